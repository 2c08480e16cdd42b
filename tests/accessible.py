#!/usr/bin/env python3
"""accessible.py - the screens for whoever sees no colours, or hears them. Each script of tests/screens is drawn as a picture: a row that
is painted as selected has a sign, once; what is painted as wrong or as a warning has a sign, a number or a word in its row. On terminals
without colours (vt100, NO_COLOR) no colour is sent, and what is selected is; and the terminal's cursor is where the user is (tmux)."""
import html, os, re, shutil, subprocess, sys, tempfile
from program import PROGRAM, SRC, Screen, fail, failures, wait_for

SCREENS = os.path.join(SRC, "tests/screens")
CAPTURE = os.path.join(SRC, "data/examples/ack-ruri-not-remote-target.pcap")
ENVIRONMENT = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8", LANGUAGE="", XDG_CONFIG_HOME="/dev/null", COLORFGBG="15;0")
WIDTH, HEIGHT = 8, 17
SELECTED, WRONG, WARNING = "005faf", "ff5f5f", "ffd75f"            # of the theme dark
# A sign, a status, or a word that says it
TELLING = re.compile(r"[✗!◆✓^x]|\b[4-6][0-9]{2}\b|\b[4-6]xx\b|error|fail|refus|not |no |un|without|wrong|lost|never|lack|miss|drop|end|cancel|"
                     r"CANCEL|BYE|private|limit|confin|silent|too |another|busy|declin|proven|likely|possible", re.I)


def value(text, name):
    found = re.search(r"^# %s: (.*)" % name, text, re.M)
    return found.group(1).split() if found else []


class Picture:
    """What a picture shows: by row its text, and runs (x, cells, paint)."""

    def __init__(self, svg):
        self.rows, self.inks, self.papers = {}, {}, {}
        for x, y, width, fill in re.findall(r'<rect x="(\d+)" y="(\d+)" width="(\d+)" height="17" fill="#(\w+)"/>', svg):
            self.papers.setdefault(int(y) // HEIGHT, []).append((int(x) // WIDTH, int(width) // WIDTH, fill))
        for x, y, width, fill, text in re.findall(r'<text x="(\d+)" y="(\d+)" textLength="(\d+)" fill="#(\w+)"[^>]*>(.*?)</text>', svg):
            row = int(y) // HEIGHT
            at, words = int(x) // WIDTH, html.unescape(text)
            line = self.rows.get(row, "").ljust(at)
            self.rows[row] = line[:at] + words + line[at + len(words):]
            self.inks.setdefault(row, []).append((at, words, fill))


def selected_rows(picture):
    """The runs painted as selected that begin a selection: none above them begins in the same column."""
    for row, runs in sorted(picture.papers.items()):
        xs = [x for x, n, fill in runs if fill == SELECTED and n > 1]
        above = [x for x, n, fill in picture.papers.get(row - 1, []) if fill == SELECTED]
        if xs and min(xs) not in above:
            yield row, min(xs)


def check_script(name):
    """How many selections it shows."""
    with open(os.path.join(SCREENS, name)) as file:
        text = file.read()
    with tempfile.NamedTemporaryFile("w", suffix=".keys") as keys:
        keys.write("svg\n" + text)
        keys.flush()
        done = subprocess.run([PROGRAM, "--keys", keys.name, "--size", value(text, "size")[0], *value(text, "options"), *value(text, "capture")],
                              stdout=subprocess.PIPE, cwd=SRC, env=ENVIRONMENT, timeout=120)
    found = 0
    for number, svg in enumerate(re.findall(r"<svg.*?</svg>", done.stdout.decode(), re.S), 1):
        picture = Picture(svg)
        for row, x in selected_rows(picture):
            line = picture.rows.get(row, "")
            found += 1
            if not re.search("[▸▣>@]", line[max(0, x - 2):x + 1]):
                fail("%s, screen %d: nothing but colour shows what is selected: %r" % (name, number, line))
        for row, inks in picture.inks.items():
            for x, words, fill in inks:
                counts = re.fullmatch(r" *\d+ *", words)       # under a heading that says of what
                if fill in (WRONG, WARNING) and words.strip() and not counts and not TELLING.search(picture.rows[row]) and row > 0:
                    below = picture.rows.get(row + 1, "") + picture.rows.get(row - 1, "") + picture.rows.get(row - 2, "")
                    if not TELLING.search(below):
                        fail("%s, screen %d: nothing but colour shows what is wrong: %r" % (name, number, picture.rows[row]))
    return found


def check_colours(term, **variables):
    """A tour through the screens on a terminal without colours."""
    screen = Screen("--own", "203.0.113.40", CAPTURE, term=term, XDG_CONFIG_HOME="/dev/null", TZ="UTC", **variables)
    screen.read(until=b"call")
    for keys in (b"\r", b"d", b"q", b"q", b"i", b"q", b"o", b"q", b"t", b"q", b"S", b"q", b"s", b"q", b"K", b"q", b"w", b"\r", b"q", b"?", b"q"):
        screen.type(keys)
        screen.drain()
    screen.type(b"Q")
    screen.end()
    codes = {int(code or 0) for sgr in re.findall(rb"\x1b\[([0-9;]*)m", screen.seen) for code in sgr.split(b";")}
    if any(30 <= code <= 49 and code not in (39, 49) or 90 <= code <= 107 for code in codes):
        fail("%s %s: colours are sent: %s" % (term, variables, sorted(codes)))
    if 7 not in codes or 1 not in codes:
        fail("%s %s: nothing is reversed or bold: %s" % (term, variables, sorted(codes)))
    screen.close()


def check_cursor():
    """The cursor is on the selected row, and where a text is typed."""
    with tempfile.TemporaryDirectory(prefix="sipwhy-cursor.") as folder:
        def tmux(*words):
            return subprocess.run(["tmux", "-S", os.path.join(folder, "socket"), *words], stdout=subprocess.PIPE, env=ENVIRONMENT).stdout.decode()

        def at():
            x, y = tmux("display", "-p", "#{cursor_x} #{cursor_y}").split()
            lines = tmux("capture-pane", "-p").splitlines()
            return int(x), (lines + [""] * 24)[int(y)]
        tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", PROGRAM, CAPTURE, os.path.join(SRC, "data/examples/acl-ip-not-allowed.pcap"))
        try:
            if not wait_for(lambda: at()[1].startswith("▸")):
                fail("the cursor is not on the selected call: %r" % (at(),))
            tmux("send-keys", "o")
            if not wait_for(lambda: at()[1].startswith("▸ theme")):
                fail("the cursor is not on the first setting: %r" % (at(),))
            tmux("send-keys", "j")
            if not wait_for(lambda: at()[1].startswith("▸ colors")):
                fail("the cursor is not on the selected setting: %r" % (at(),))
            tmux("send-keys", "q")
            wait_for(lambda: re.match("▸.*[0-9]:[0-9]", at()[1]))
            tmux("send-keys", "f")
            wait_for(lambda: "▸" not in at()[1])
            tmux("send-keys", "abc")
            if not wait_for(lambda: re.search("abc$", at()[1][:at()[0]])):
                fail("the cursor is not behind what is typed: %r" % (at(),))
        finally:
            tmux("kill-server")


def main():
    found = sum(check_script(name) for name in sorted(os.listdir(SCREENS)) if name.endswith(".keys"))
    if found < 100:
        fail("only %d selections are seen" % found)
    check_colours("vt100")
    check_colours("xterm-256color", NO_COLOR="1")
    if shutil.which("tmux"):
        check_cursor()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
