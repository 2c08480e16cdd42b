#!/usr/bin/env python3
"""glossary.py - each language of po/LINGUAS has po/glossary.XX: the terms that must be called the same everywhere, and what they must not be
called. Prints each translation that says what is forbidden where the English text has the term; and terms that no text has."""
import os, re, subprocess, sys

PO = os.path.join(os.environ.get("srcdir", "."), "po")


def texts(language):
    """Pairs of the English text and its translation."""
    done = subprocess.run(["msgattrib", "--translated", "--no-obsolete", "--no-wrap", os.path.join(PO, language + ".po")],
                          stdout=subprocess.PIPE, check=True)
    for entry in done.stdout.decode().split("\n\n"):
        parts = {}
        for key, rest in re.findall(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:".*"\n?)+)', entry, re.M):
            parts[key] = "".join(re.findall(r'"(.*)"', rest))
        for key, text in parts.items():
            if key.startswith("msgstr") and parts.get("msgid"):
                yield parts["msgid"], text


def terms(language):
    path = os.path.join(PO, "glossary." + language)
    if not os.path.exists(path):
        print("po/glossary.%s is not there: the terms of the language" % language)
        return []
    with open(path, encoding="utf-8") as file:
        return [(line.rstrip("\n").split("\t") + ["", ""])[:3] for line in file if line.strip() and not line.startswith("#")]


def check(language):
    rows, wrong = terms(language), 0
    pairs = list(texts(language))
    for term, called, never in rows:
        words = re.sub(r" *[(].*[)]", "", term).split(", ")
        pattern = re.compile(r"(?<![\w.{-])(%s)s?(?![\w}-])" % "|".join(map(re.escape, words)))
        having = [(source, text) for source, text in pairs if pattern.search(source)]
        if not having:
            print("po/glossary.%s: no text has '%s'" % (language, term))
            wrong += 1
        for source, text in having if never else []:
            if re.search(never, text):
                print("po/%s.po: '%s' is '%s': %s" % (language, term, called, text))
                wrong += 1
    return wrong if rows else wrong + 1


with open(os.path.join(PO, "LINGUAS")) as linguas:
    languages = [word for line in linguas for word in line.split("#")[0].split()]
sys.exit(1 if sum([check(language) for language in languages]) else 0)
