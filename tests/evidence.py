#!/usr/bin/env python3
"""evidence.py [CAPTURE...] - is what a finding rests on in sight after one key? Each capture is opened at five sizes and Enter is
pressed on the call that the list begins with: the wrong line with its mark, what is said of it, the fix and the confidence must be
there, and what does not fit must say so; so must the guide's conclusion, with the fix. Without arguments: the examples of the
project. Prints a table of how many do."""
import glob, json, os, re, subprocess, sys, tempfile

SRC = os.path.abspath(os.environ.get("srcdir", "."))
PROGRAM = os.path.abspath("src/sipwhy")
SIZES = ["80x24", "100x30", "120x40", "160x50", "40x12"]
QUESTIONS = ["the cause is on the first screen", "its fix begins there", "the wrong line is in sight after Enter",
             "what is said of it", "the fix begins", "the confidence", "what is cut says so",
             "the guide concludes, with a fix"]
ENVIRONMENT = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8", LANGUAGE="", XDG_CONFIG_HOME="/dev/null",
                   SIPWHY_DATA=os.environ.get("SIPWHY_DATA", os.path.join(SRC, "data")))


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT,
                          timeout=120).stdout.decode()


def first_finding(capture):
    """What the list begins with: the first call with an error, else what is wrong with the capture as a whole."""
    report = json.loads(run("report", "--format", "json", capture))
    for call in sorted(report["calls"], key=lambda call: call["id"]):
        if call["findings"] and call["findings"][0]["severity"] == "error":
            return call["findings"][0]
    whole = [finding for finding in report["capture"].get("findings", report.get("findings", []))
             if finding["severity"] == "error"]
    return whole[0] if whole else None


def squeezed(text):
    return re.sub(r"[\s…~]+", "", text)


def has(rows, words, most=14):
    """The beginning of the words, as much of it as fits into a row anywhere."""
    begin = squeezed(words.replace("\r", "").split("\n")[0])[:most]
    return any(begin in squeezed(row) for row in rows)


def has_end(rows, words):
    """The last word."""
    end = words.split()[-1][-6:] if words.split() else ""
    return any(end in squeezed(row) for row in rows)


def is_marked(rows, text):
    """Carets stand under the row that holds the text's beginning."""
    begin = squeezed(text)[:6 if len(rows[0]) < 60 else 12]
    return any(begin in squeezed(row) and "^" in below for row, below in zip(rows, rows[1:]))


def look(finding, first, entered, guided):
    """An answer for each of the questions."""
    rows, evidence = entered.split("\n"), finding["evidence"][0] if finding["evidence"] else None
    line = said = cut = True
    if evidence:
        line = has(rows, evidence["text"], 6 if len(rows[0]) < 60 else 12) and (evidence.get("message") is None or is_marked(rows, evidence["text"]))
        if evidence.get("expected"):
            said = has(rows, "expected") and has(rows, evidence["expected"], 6 if len(rows[0]) < 60 else 8)
        elif evidence.get("note"):
            said = has(rows, evidence["note"], 10)
    for words in (finding["fix"], finding.get("explain") or ""):
        cut = cut and (has_end(rows, words) or "more," in entered)
    return [has(first.split("\n"), finding["title"], 10), "Fix:" in first, line, said, "Fix:" in entered,
            finding["confidence"] in rows[0], cut, re.search("proven|likely|possible", guided) and has(guided.split("\n"), finding["fix"], 8)]


def main():
    captures = sys.argv[1:] or sorted(glob.glob(os.path.join(SRC, "data/examples/*.pcap")))
    table = {size: [0] * len(QUESTIONS) for size in SIZES}
    failed, n = 0, 0
    with tempfile.NamedTemporaryFile("w", suffix=".keys") as keys:
        keys.write("show Enter show Esc w Enter show\n")
        keys.flush()
        for capture in captures:
            finding = first_finding(capture)
            if finding is None:
                continue
            n += 1
            for size in SIZES:
                height = int(size.split("x")[1])
                lines = run("--keys", keys.name, "--size", size, capture).split("\n")
                answers = look(finding, *["\n".join(lines[i * (height + 1):(i + 1) * (height + 1) - 1]) for i in range(3)])
                for i, answer in enumerate(answers):
                    table[size][i] += bool(answer)
                    if not answer and (i > 1 or size == "80x24" and i == 0):
                        failed += 1
                        print("FAIL: %s at %s: %s" % (os.path.basename(capture), size, QUESTIONS[i]))
    print("%-45s %s" % ("of %d captures with an error" % n, "".join("%8s" % size for size in SIZES)))
    for i, question in enumerate(QUESTIONS):
        print("%-45s %s" % (question, "".join("%8d" % table[size][i] for size in SIZES)))
    return 1 if failed or not n else 0


sys.exit(main())
