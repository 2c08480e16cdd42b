#!/usr/bin/env python3
"""claims.py - each claim of SECURITY.md names tests; they exist, and `make check` runs them. What is named in brackets behind a test
is a part of it, and called in it."""
import fnmatch, glob, os, re, subprocess, sys

SRC = os.environ.get("srcdir", ".")
COMMANDS = {"make week", "make fill", "tests/complexity/run", "tests/complexity/collisions", "tests/live/hostile"}  # by themselves: they take long
failures = []


def fail(words):
    failures.append(words)
    print("FAIL:", words)


def run_by_make():
    """Names of all that `make check` runs, as the Makefile of this build has it."""
    rule = b"include Makefile\nprint-tests:\n\t@echo $(TESTS)\n"
    environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    out = subprocess.run(["make", "-s", "--no-print-directory", "-f", "-", "print-tests"], input=rule, stdout=subprocess.PIPE, env=environment, check=True)
    return {re.sub(r"^.*?(?=tests/)", "", name) for name in out.stdout.decode().split()}


def rows(text):
    table = text.split("## Claims\n", 1)[1].split("\n## ", 1)[0]
    for line in table.splitlines():
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if len(cells) != 2:
                fail("a row that is not claim and test: %s" % line)
            elif cells != ["claim", "test"] and set(cells[0]) != {"-"}:
                yield cells


def source_of(name):
    """Files in which the parts of a test stand."""
    if name.startswith("check-"):
        return [path for path in (os.path.join(SRC, "tests", name.removeprefix("check-") + ".py"), os.path.join(SRC, "tests", name)) if os.path.exists(path)]
    return glob.glob(os.path.join(SRC, "tests", name + ".c"))


def check_part(name, part, claim):
    texts = []
    for path in source_of(name):
        with open(path) as file:
            texts.append(file.read())
    names = set(re.findall(r"\w+", "\n".join(texts)))
    found = [one for one in names if fnmatch.fnmatchcase(one, part)]
    if not found:
        fail("%s has no %s, which is to prove: %s" % (name, part, claim))
    elif "*" not in part and sum(len(re.findall(r"\b%s\b" % re.escape(part), text)) for text in texts) < 2:
        fail("%s does not call %s, which is to prove: %s" % (name, part, claim))


def check_test(name, run, claim):
    """A name, or a pattern of names; the fuzz targets run as replays of their corpus."""
    found = [one for one in run if fnmatch.fnmatchcase(one, "tests/" + name)]
    if not found:
        fail("make check does not run %s, which is to prove: %s" % (name, claim))
    for one in found:
        if not source_of(one.removeprefix("tests/")):
            fail("%s is run, but not in the tree" % one)
    if name.startswith("fuzz/"):
        for one in found:
            corpus = os.path.join(SRC, "tests/fuzz/corpus", os.path.basename(one).removesuffix("_fuzz"))
            if not os.path.isdir(corpus) or not os.listdir(corpus):
                fail("%s has nothing to replay" % one)


def check(claim, cell, run):
    named = re.findall(r"`([^`]+)`(?: \(([^)]*)\))?", cell)
    tests = [name for name, _ in named if name not in COMMANDS and re.fullmatch(r"(unit/|fuzz/|check-)[\w/*-]+", name)]
    if not tests:
        fail("no test is named for: %s" % claim)
    for command in {name for name, _ in named} & COMMANDS:
        if command.startswith("tests/") and not os.access(os.path.join(SRC, command), os.X_OK):
            fail("there is no %s" % command)
    last = None
    for name, parts in named:
        if name in tests:
            check_test(name, run, claim)
            last = name
        elif name not in COMMANDS:
            fail("what is `%s`, which is to prove: %s" % (name, claim))
        for part in re.findall(r"`([\w*]+)`", parts):
            check_part(last, part, claim)


def main():
    with open(os.path.join(SRC, "SECURITY.md")) as file:
        text = file.read()
    run, claims = run_by_make(), list(rows(text))
    if len(claims) < 15:
        fail("only %d claims are found" % len(claims))
    for claim, cell in claims:
        check(claim[:70], cell, run)
    return len(failures) > 0


sys.exit(main())
