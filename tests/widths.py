#!/usr/bin/env python3
"""widths.py - each script of tests/screens at 80x24 in each language of po/LINGUAS: titles, questions and messages that are whole in English
are whole there, help and the way back stand in the bottom line, and before them as many keys as fit: three at least where English has
three. LANGUAGE=xx tests/widths.py prints the bottom lines of a language beside the English ones, for its translator."""
import os, re, subprocess, sys, tempfile
from program import SRC, fail, failures

PROGRAM = os.path.abspath("tests/localized")
SCREENS = os.path.join(SRC, "tests/screens")
KEYS_AT_LEAST = 3


def value(text, name):
    found = re.search(r"^# %s: (.*)" % name, text, re.M)
    return found.group(1).split() if found else []


def screens(script, language, locales):
    """The screens of a script, each 24 lines."""
    environment = dict(os.environ, TZ="UTC", LC_ALL="", LANG="C.UTF-8", LANGUAGE=language, XDG_CONFIG_HOME="/dev/null", SIPWHY_LOCALES=locales)
    done = subprocess.run([PROGRAM, "--keys", os.path.join(SCREENS, script[0]), "--size", "80x24", *value(script[1], "options"),
                           *value(script[1], "capture")], stdout=subprocess.PIPE, cwd=SRC, env=environment, timeout=120)
    lines = done.stdout.decode().split("\n")
    return [lines[at:at + 24] for at in range(0, len(lines) - 1, 25)]


def keys_of(line):
    """The keys of a bottom line: what stands between two blanks or more."""
    return [part for part in re.split(r"  +", line.strip()) if part]


def has_way_back(line):
    return re.search(r"(\?|F1) \S.*Esc \S", line) is not None


def is_bar(line):
    """Not a message, which begins at the edge, nor a question."""
    return line.startswith(" ") and has_way_back(line)


def check(script, language, locales, english):
    own = screens(script, language, locales)
    if len(own) != len(english):
        return fail("%s: %s has %d screens in place of %d" % (language, script[0], len(own), len(english)))
    for number, (here, there) in enumerate(zip(own, english), 1):
        where = "%s: %s, screen %d" % (language, script[0], number)
        if "…" in here[0] and "…" not in there[0]:
            fail("%s: the title is cut: %s" % (where, here[0]))
        if here[-1].rstrip().endswith("…") or (is_bar(there[-1]) and not has_way_back(here[-1])):
            fail("%s: the bottom line is cut: %s" % (where, here[-1]))
        elif is_bar(there[-1]) and is_bar(here[-1]):
            few, many = len(keys_of(here[-1])), len(keys_of(there[-1]))
            if few < min(many, KEYS_AT_LEAST + 2):
                fail("%s: %d keys in place of %d: %s" % (where, few, many, here[-1]))
        if os.environ.get("LANGUAGE") == language and is_bar(there[-1]):
            print(there[-1] + "\n" + here[-1])


def main():
    with open(os.path.join(SRC, "po/LINGUAS")) as file:
        languages = [word for line in file for word in line.split("#")[0].split()]
    scripts = []
    for name in sorted(os.listdir(SCREENS)):
        if name.endswith(".keys"):
            with open(os.path.join(SCREENS, name)) as file:
                scripts.append((name, file.read()))
    scripts = [script for script in scripts if "size:" not in re.sub("^#.*", "", script[1], flags=re.M)]
    with tempfile.TemporaryDirectory(prefix="sipwhy-widths.") as locales:
        for language in languages:
            os.makedirs(os.path.join(locales, language, "LC_MESSAGES"))
            subprocess.run(["msgfmt", "-o", os.path.join(locales, language, "LC_MESSAGES/sipwhy.mo"), os.path.join(SRC, "po", language + ".po")],
                           check=True)
        english = {script[0]: screens(script, "en", locales) for script in scripts}
        differs = set()
        for language in languages:
            for script in scripts:
                check(script, language, locales, english[script[0]])
            if screens(scripts[0], language, locales) != english[scripts[0][0]]:
                differs.add(language)
        if set(languages) - differs:
            fail("not translated at all: %s" % " ".join(sorted(set(languages) - differs)))
        if sum(len(shown) for shown in english.values()) < 50:
            fail("too few screens are seen")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
