"""spdx.py FILE TABLE PROGRAM <NEEDED - a list of libraries in SPDX 2.3 (JSON): what the specification demands of it, and whether it
names the libraries that the program needs (sonames on standard input) or loads, by the table that it was made from."""
import json
import re
import sys

faults = []
NOT_LISTED = ("libc.so", "libm.so", "ld-linux")            # the C library is the system's


def demand(holds, words):
    if not holds:
        faults.append(words)


def has(entry, where, **patterns):
    for key, pattern in patterns.items():
        demand(isinstance(entry.get(key), str) and re.fullmatch(pattern, entry[key]), f"{where}: {key} is {entry.get(key)!r}")


def check_package(package):
    where = package.get("name", "a package")
    has(package, where, SPDXID=r"SPDXRef-[A-Za-z0-9.-]+", name=r".+", versionInfo=r"[0-9][0-9A-Za-z.+-]*", downloadLocation=r"NOASSERTION|https?://.+",
        licenseConcluded=r"NOASSERTION", licenseDeclared=r"NOASSERTION|[A-Za-z0-9.+-]+( (OR|AND) [A-Za-z0-9.+-]+)*", copyrightText=r".+",
        primaryPackagePurpose=r"APPLICATION|LIBRARY")
    demand(package.get("filesAnalyzed") is False, f"{where}: filesAnalyzed")
    for reference in package["externalRefs"]:
        has(reference, where, referenceCategory=r"PACKAGE-MANAGER", referenceType=r"purl", referenceLocator=r"pkg:generic/[^@/]+@[^@/]+")


def check_document(document):
    has(document, "the document", spdxVersion=r"SPDX-2\.3", dataLicense=r"CC0-1\.0", SPDXID=r"SPDXRef-DOCUMENT", name=r"sipwhy-.+",
        documentNamespace=r"https://[^#]+")
    has(document["creationInfo"], "creationInfo", created=r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
    demand(all(re.match(r"(Tool|Person|Organization): .+", who) for who in document["creationInfo"]["creators"]), "creators")
    ids = ["SPDXRef-DOCUMENT"] + [package["SPDXID"] for package in document["packages"]]
    demand(len(ids) == len(set(ids)), "an SPDXID is there twice")
    described = set()
    for relation in document["relationships"]:
        demand(relation["relationshipType"] in ("DESCRIBES", "DYNAMIC_LINK", "RUNTIME_DEPENDENCY_OF"), f"relation {relation['relationshipType']}")
        for end in "spdxElementId", "relatedSpdxElement":
            demand(relation[end] in ids, f"a relation of {relation[end]}, which is no element")
        described.update((relation["spdxElementId"], relation["relatedSpdxElement"]))
    demand(described == set(ids), "elements without a relation: %s" % (set(ids) - described))


def check_links(document, table, program, needed):
    """Both ways: a library that is linked is listed, one that is listed is linked, or named in the program, which loads it."""
    begins = {}
    for line in open(table):
        if not line.startswith("#"):
            module, sonames = line.split()[:2]
            begins["libcsv" if module == "csv.h" else module] = tuple(sonames.split(","))
    listed = {package["name"] for package in document["packages"]} - {"sipwhy"}
    for soname in needed:
        if not soname.startswith(NOT_LISTED):
            demand(any(soname.startswith(begins[name]) for name in listed), f"{soname} is linked and not listed")
    for name in listed:
        how, _, loaded = begins[name][0].rpartition(":")
        demand(loaded.encode() in program if how else any(soname.startswith(begins[name]) for soname in needed),
               f"{name} is listed and not linked")


with open(sys.argv[1]) as file:
    spdx = json.load(file)
check_document(spdx)
for package in spdx["packages"]:
    check_package(package)
with open(sys.argv[3], 'rb') as file:
    check_links(spdx, sys.argv[2], file.read(), sys.stdin.read().split())
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
