#!/usr/bin/env python3
"""hostile.py - a capture whose every field is an attack, through every way out of the program. Each output is read as its reader
would read it: by a terminal, a parser of HTML, XML, CSV, JSON, Markdown, a shell."""
import base64, csv, html.parser, io, json, os, pty, re, select, subprocess, sys, tempfile, unicodedata
import fcntl, struct, termios
import xml.etree.ElementTree as ElementTree

SRC = os.path.abspath(os.environ.get("srcdir", "."))
PROGRAM = os.path.abspath("src/sipwhy")
CAPTURE = os.path.join(SRC, "tests/captures/hostile.pcap")
PLAIN = os.path.join(SRC, "data/examples/ack-ruri-not-remote-target.pcap")
FORMATS = "text ladder json jsonl csv markdown html svg".split()
SVG = "{http://www.w3.org/2000/svg}"
ENVIRONMENT = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8", LANGUAGE="",
                   SIPWHY_DATA=os.environ.get("SIPWHY_DATA", os.path.join(SRC, "data")), TERM="xterm-256color")
ENVIRONMENT.pop("NO_COLOR", None)
failures = 0


def fail(words):
    global failures
    failures += 1
    if failures < 60:
        print("FAIL:", words)


def run(*arguments, stdin=None, **more):
    done = subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, input=stdin or b"", timeout=120,
                          env=ENVIRONMENT, **more)
    if done.returncode not in (0, 1, 2, 4):
        fail("%r ends with %d: %r" % (arguments, done.returncode, done.stderr[-300:]))
    clean(done.stderr, "standard error of %r" % (arguments,))
    return done.stdout


# ---- what may be shown ----

HIDDEN = set(range(0xfff9, 0xfffc)) | {0x115f, 0x1160, 0x3164, 0xffa0, 0x2065} | set(range(0xe0000, 0xe1000))


def harmful(character):
    """Would a terminal or a reader's eye be misled by it?"""
    code = ord(character)
    return (code < 0x20 or 0x7f <= code < 0xa0 or code in HIDDEN or code & 0xfffe == 0xfffe or
            unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co"))


def clean(data, what, also="\n", combining=None):
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        fail("%s: no UTF-8: %s" % (what, error))
        return ""
    for character in set(text) - set(also):
        if harmful(character):
            at = text.index(character)
            fail("%s: U+%04X in %r" % (what, ord(character), text[max(0, at - 30):at + 10]))
            break
    if combining and re.search("[\u0300-\u036f\u0488\u20dd\u0e47\ufe0f]{%d}" % (combining + 1), text):
        fail("%s: combining characters pile up" % what)
    return text


# ---- formats ----

class Page(html.parser.HTMLParser):
    """Elements and attributes as a browser would see them."""
    TAGS = set("html head meta title style body h1 h2 h3 p pre span div code svg g text line path polygon rect".split())
    ATTRIBUTES = set("charset http-equiv content name class viewbox x y x1 y1 x2 y2 width height points d text-anchor rx xml:space".split())

    def __init__(self, name):
        super().__init__(convert_charrefs=False)
        self.name, self.open, self.texts = name, [], []

    def handle_starttag(self, tag, attributes):
        if tag not in self.TAGS or {name for name, _ in attributes} - self.ATTRIBUTES:
            fail("%s: <%s %r>" % (self.name, tag, attributes))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            fail("%s: </%s> closes nothing" % (self.name, tag))

    def handle_data(self, data):
        self.texts.append(data)
        if "<" in data or ("&" in data and self.open[-1:] != ["style"]):
            fail("%s: raw %r" % (self.name, data[:80]))

    def handle_entityref(self, name):
        if name not in ("lt", "gt", "amp", "quot"):
            fail("%s: &%s;" % (self.name, name))

    def handle_charref(self, name):
        if name != "39":
            fail("%s: &#%s;" % (self.name, name))

    def odd(self, data):
        fail("%s: a comment or instruction: %r" % (self.name, data))

    handle_comment = handle_pi = unknown_decl = odd

    def handle_decl(self, data):
        if data != "DOCTYPE html":
            self.odd(data)


def check_html(name, data):
    text = clean(data, name)
    page = Page(name)
    page.feed(text)
    page.close()
    if page.open:
        fail("%s: %r are not closed" % (name, page.open))


def check_svg(name, data):
    clean(data, name)
    plain = ElementTree.fromstring(run("report", "--format", "svg", PLAIN))
    known = {(e.tag, a) for e in plain.iter() for a in [None, *e.attrib]}
    known |= {(SVG + "text", "class"), (SVG + "g", "class"), (SVG + "line", "class"), (SVG + "path", "class")}
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        fail("%s: %s" % (name, error))
        return
    for element in root.iter():
        for attribute in [None, *element.attrib]:
            if (element.tag, attribute) not in known:
                fail("%s: <%s %s>" % (name, element.tag, attribute))
        for value in element.attrib.values():
            if re.search("script|PWNED|evil|cmd|owned", value):
                fail("%s: an attribute is %r" % (name, value))


def check_csv(name, data):
    rows = list(csv.reader(io.StringIO(clean(data, name, "\r\n"), newline=""), strict=True))
    if len(rows) < 2 or {len(row) for row in rows} != {len(rows[0])}:
        fail("%s: rows of %r cells" % (name, {len(row) for row in rows}))
    for row in rows:
        for cell in row:
            if cell.lstrip()[:1] in tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20") and cell:
                fail("%s: a formula: %r" % (name, cell[:60]))


def check_json(name, data):
    try:
        value = json.loads(clean(data, name), parse_constant=lambda word: fail("%s: %s" % (name, word)))
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, UnicodeEncodeError) as error:
        fail("%s: %s" % (name, error))


def check_jsonl(name, data):
    for line in data.splitlines():
        check_json(name, line + b"\n")


def check_markdown(name, data):
    """Outside of indented blocks nothing is a sign of Markdown but what the program itself writes."""
    blank, block = True, False
    for line in clean(data, name).split("\n"):
        block = line.startswith("    ") and (blank or block) or (block and not line.strip())
        blank = not line.strip()
        if block or blank:
            continue
        rest = re.sub(r"^(#{1,2} |\* |- |  - |   - |\d+\. |>)", "", line)
        rest = re.sub(r"^(To decide: |)\*\*[a-z ]+\*\* ", "", rest)
        rest = re.sub(r"`[^`]*`", "", rest)
        rest = re.sub(r"\\[!-/:-@\[-`{-~]", "", rest)
        found = re.search(r"[\[\]<>`*_|~&#]|!\[|://|www\.|@", rest)
        if found:
            fail("%s: %r is Markdown in %r" % (name, found.group(), line[:160]))


def check_text(name, data):
    clean(data, name, combining=2)


def reports():
    """As it is and redacted, also to a file whose name is an attack."""
    checks = {"json": check_json, "jsonl": check_jsonl, "csv": check_csv, "markdown": check_markdown, "html": check_html,
              "svg": check_svg}
    for form in FORMATS:
        check = checks.get(form, check_text)
        for redact in (), ("--redact",):
            check("report %s %s" % (form, " ".join(redact)), run("report", "--format", form, *redact, CAPTURE))
    check_text("report --ascii", run("report", "--width", "40", CAPTURE))
    for color in "always", "never":
        text = run("report", "--color", color, CAPTURE)
        check_text("report --color", re.sub(rb"\x1b\[[0-9;]*m", b"", text))


# ---- screens ----

SCREENS = [
    "show G show Enter show",
    "e show z > show > show > show b show b F",
    "Enter show Tab show Tab show Tab show r show r v show v D show D T show R P a x show q",
    "Enter G show Tab PgDn show PgDn show r PgDn show Right Right Right show",
    "d show PgDn show Enter show m show q q",
    "w show Enter show m show 1 show c show q",
    "i show PgDn show PgDn show PgDn show q",
    "o show PgDn show q",
    "s show Right show Right show n show Esc Esc",
    "t show t \"X-Twilio-Error\" Enter show \"Reason\" show Esc Esc",
    "/ \"PWNED\" Enter show n show n show / \"<script>\" Enter show",
    "f 'status show Esc f \"from\" Tab show Esc Esc",
    "f \"header.User-Agent ~ 'PWNED'\" Enter show F",
    "Enter Space j j c show PgDn show q",
    "Space j Space j Enter show x show",
    "O show Esc",
    "y show Enter y show Tab y show d y show",
    "?",
]


def check_screen(name, data, width):
    for line in clean(data, name, combining=2).split("\n"):
        cells = sum(0 if unicodedata.combining(c) or c in "\u20dd\u0488\ufe0f\u0e47" or "\u1160" <= c <= "\u11ff" else
                    2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
        if cells > width:
            fail("%s: %d cells in a line of %d: %r" % (name, cells, width, line))


def screens(folder):
    """What begins with a call is tried with every 24th, by each script with others."""
    calls = len(run("report", "--format", "jsonl", CAPTURE).splitlines())
    for turn, script in enumerate(SCREENS):
        of_call = script.startswith(("Enter", "d", "w"))
        for at in range(5 * turn % 24, calls, 24) if of_call else (0,):
            path = os.path.join(folder, "keys")
            with open(path, "w") as file:
                file.write("j " * at + script)
            for width, height in ((80, 24), (201, 60), (21, 7)) if at < 24 else ((100, 30),):
                check_screen("screen %r at call %d" % (script, at), run("--keys", path, "--size", "%dx%d" % (width, height), CAPTURE,
                                                                        cwd=folder), width)


# ---- a terminal ----

KNOWN = re.compile(rb"\x1b\[[0-9;?>=]*[ -/]*[@-~]|\x1b[()][0AB]|\x1b[=>78MHc]")


def terminal():
    """What goes to a real one: sequences of ncurses, and the clipboard, which holds nothing that a shell would act on."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    child = subprocess.Popen([PROGRAM, CAPTURE], stdin=slave, stdout=slave, stderr=slave, env=ENVIRONMENT, start_new_session=True)
    seen, keys = b"", [b"y"] + [b"\r", b"y", b"\t", b"y", b"\t", b"y", b"q", b"j"] * 24 + [b"w", b"\r", b"y", b"m", b"y", b"Q"]
    os.close(slave)
    while b"Fix:" not in seen and select.select([master], [], [], 20)[0]:  # the calls are there
        seen += os.read(master, 65536)
    while True:
        if not select.select([master], [], [], 0.25 if keys else 20)[0]:
            if not keys:
                break
            os.write(master, keys.pop(0))
            continue
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
        if keys and not select.select([master], [], [], 0.01)[0]:
            os.write(master, keys.pop(0))
    child.kill()
    child.wait()
    os.close(master)
    copied = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", seen)
    if len(copied) < 20:
        fail("the clipboard was used %d times" % len(copied))
    for text in copied:
        clean(base64.b64decode(text, validate=True), "the clipboard")
    rest = KNOWN.sub(b"", re.sub(rb"\x1b\]52;c;[A-Za-z0-9+/=]*\x07|\x1b\]11;\?\x1b\\", b"", seen))
    clean(rest, "a terminal", "\n\r\b\t\x0f\x0e")


# ---- the guide: words for a ticket, commands for a shell ----

def symptoms():
    return re.findall(r"\[([a-z0-9-]+)\]$", run("guide", "--plain", "--width", "1000").decode(), re.M)


def commands_of(text):
    """The command lines that it offers: what stands behind these words, over all lines of the paragraph."""
    found = re.findall(r"^ +to be sure: ((?:.+\n)+?)(?= *\d+[).] |\n|>|$)", text, re.M)
    return [" ".join(command.split()) for command in found]


def guide(folder):
    stubs, commands = os.path.join(folder, "bin"), set()
    calls = [json.loads(line) for line in run("report", "--format", "jsonl", CAPTURE).splitlines()]
    for at, symptom in enumerate(symptoms()):
        for call in calls[at % 96::96]:
            for form, answers in ("text", b""), ("markdown", b"unknown\n" * 8), ("markdown", b"1\n" * 8):
                data = run("guide", "--plain", "--width", "1000", "--summary", form, "--call", str(call["id"]), symptom, CAPTURE,
                           stdin=answers)
                name = "guide %s of call %d" % (symptom, call["id"])
                text = clean(data, name)
                commands.update(commands_of(text))
                if form == "markdown" and "\n# " in text:
                    check_markdown(name, text[text.rindex("\n# "):].encode())
    for command in commands:
        if "PWNED" in command or "evil" in command or not command.isascii():
            fail("a command holds an attack: %r" % command)
    if len(commands) < 5:
        fail("the guide offers %d commands" % len(commands))
    os.mkdir(stubs)
    for tool in "dig nft iptables timeout traceroute tcpdump ss asterisk tail curl bash touch".split():
        path = os.path.join(stubs, tool)
        with open(path, "w") as file:
            file.write('#!/bin/sh\nprintf "%s\\n" "${0##*/}" >>called\n')
        os.chmod(path, 0o755)
    for command in commands:
        subprocess.run(["/bin/sh", "-c", command], cwd=folder, env={"PATH": stubs}, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20)
    if any("PWNED" in name for _, _, names in os.walk(folder) for name in names):
        fail("a command of the guide did what the capture said")


# ---- arguments and files ----

def arguments(folder):
    """Names of files are texts too, and so is what is typed."""
    bad = "\x1b[2J\x9b\u202e<b>$(touch PWNED)`x`=1"
    name = os.path.join(folder, bad + ".pcap")
    with open(name, "wb") as file, open(PLAIN, "rb") as source:
        file.write(source.read())
    for form in FORMATS:
        data = run("report", "--format", form, name)
        {"html": check_html, "svg": check_svg, "markdown": check_markdown, "csv": check_csv, "json": check_json,
         "jsonl": check_jsonl}.get(form, check_text)("a file's name in %s" % form, data)
    with open(name, "r+b") as file:
        file.truncate(1000)
    for words in (["report", name], ["report", bad], ["report", "--format", bad, PLAIN], ["report", "--filter", bad, PLAIN],
                  ["report", "--only", bad, PLAIN], ["report", "--call", bad, PLAIN], ["report", "--bpf", bad, PLAIN],
                  ["--" + bad], ["explain", bad], ["lint", bad], ["lint", name], ["guide", "--plain", bad], ["--keys", name, PLAIN],
                  ["--config", name, PLAIN], ["report", "--limit", bad, PLAIN], ["report", "--width", bad, PLAIN],
                  ["guide", "--plain", "--provider", bad, "drops-after-32s"], ["report", "-i", bad]):
        clean(run(*words), "%r" % (words[:2],))
    keys = os.path.join(folder, "keys")
    with open(keys, "w") as file:
        file.write('s n ^U "%s" show Enter show O "%s" show Esc o show' % (bad, bad))
    clean(run("--keys", keys, name, cwd=folder), "a typed name")


with tempfile.TemporaryDirectory() as temporary:
    ENVIRONMENT.update(HOME=os.path.join(temporary, "home"), XDG_CONFIG_HOME=os.path.join(temporary, "home"))
    os.chmod(temporary, 0o755)
    for part in [reports, lambda: screens(temporary), terminal, lambda: guide(temporary), lambda: arguments(temporary)]:
        part()
sys.exit(failures > 0)
