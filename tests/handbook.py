#!/usr/bin/env python3
"""handbook.py - the pages of `make html-doc`: one for each cause, with what it has to say; all links lead somewhere, nothing is loaded
from elsewhere, every page is reached from the first. `sipwhy explain` and the report as HTML lead to pages that are there, and a report
that goes to others leads nowhere."""
import html.parser, os, re, subprocess, sys, tempfile
from program import SRC, fail, failures, run

DATA = os.environ["SIPWHY_DATA"]
EXAMPLE = os.path.join(SRC, "data/examples/ack-ruri-not-remote-target.pcap")
CAUSE = "ack-ruri-not-remote-target"


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links, self.open, self.loaded, self.headings = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta",):
            self.open.append(tag)
        for name, value in attributes:
            if name == "href" and tag == "a":
                self.links.append(value)
            elif name in ("src", "href", "action", "data", "style") or name.startswith("on"):
                self.loaded.append((tag, name))

    def handle_data(self, data):
        if self.open and self.open[-1] in ("h1", "h2"):
            self.headings.append(data)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.loaded.append(("/" + tag, "not well-formed"))


def read(path):
    with open(path, encoding="utf-8") as file:
        return Page(file.read())


def target(at, link):
    """The file that a link of a page leads to."""
    link = link[len("file://"):] if link.startswith("file://") else link
    return os.path.normpath(os.path.join(os.path.dirname(at), link))


def check_pages(folder):
    listed = run("explain", "--list", "--width", "1000", env=dict(os.environ, XDG_CONFIG_HOME="/dev/null")).stdout.decode()
    causes = set(re.findall(r"^  ([a-z0-9-]+)$", listed, re.M))
    pages = {name: read(os.path.join(folder, name)) for name in os.listdir(folder)}
    if len(causes) < 100 or {cause + ".html" for cause in causes} | {"index.html"} != set(pages):
        fail("%d causes, %d pages: %s" % (len(causes), len(pages), sorted({c + ".html" for c in causes} ^ set(pages))[:5]))
    reached, todo = set(), ["index.html"]
    while todo:
        name = todo.pop()
        if name in reached or name not in pages:
            continue
        reached.add(name)
        for link in pages[name].links:
            path = target(os.path.join(folder, name), link)
            if not os.path.exists(path):
                fail("%s: a link to %s, which is not there" % (name, link))
            todo.append(os.path.relpath(path, folder))
    if reached != set(pages):
        fail("not reached from the first page: %s" % sorted(set(pages) - reached)[:5])
    for name, page in pages.items():
        if page.loaded or page.open:
            fail("%s: %s %s" % (name, page.loaded, page.open))
        wanted = ["What it is", "How to fix it"] if name != "index.html" else []
        lacks = [heading for heading in wanted if heading not in page.headings]
        if lacks or not page.headings:
            fail("%s has no %s" % (name, ", ".join(lacks) or "heading"))


def html_links(top, environment, *options, example=EXAMPLE):
    path = os.path.join(top, "report.html")
    done = run("report", "--format", "html", *options, example, env=environment)
    with open(path, "wb") as file:
        file.write(done.stdout)
    return path, read(path).links


def check_links(top, environment):
    said = run("explain", "--width", "1000", CAUSE, env=environment).stdout.decode()
    named = re.findall(r"/\S*\.html", said)
    if len(named) != 1 or not os.path.exists(named[0]):
        fail("explain names %s" % named)
    path, links = html_links(top, environment)
    if not links or not any(link.endswith("/%s.html" % CAUSE) for link in links):
        fail("the report leads to %s" % links)
    for link in links:
        if not os.path.exists(target(path, link)):
            fail("the report leads to %s, which is not there" % link)
    if html_links(top, environment, "--redact")[1]:
        fail("a redacted report leads to files of this host")
    for base in ("data/handbook", "data/handbook/"):
        path, links = html_links(top, environment, "--redact", "--handbook", base)
        if not links or not all(os.path.exists(target(path, link)) for link in links):
            fail("--handbook %s: %s" % (base, links))
    if html_links(top, environment, "--handbook", 'https://x/"><b>')[1][:1] != ['https://x/"><b>/%s.html' % CAUSE]:
        fail("an address is not escaped")
    if html_links(top, dict(environment, SIPWHY_DATA=DATA))[1]:
        fail("without a handbook the report leads somewhere")


def check_own(top, environment):
    """A rule of the user has no page."""
    os.makedirs(os.path.join(top, "config/sipwhy/rules"))
    with open(os.path.join(top, "config/sipwhy/rules/own.yaml"), "w") as file:
        file.write("- id: own-rule\n  symptom: other\n  when: 'is_call'\n  severity: error\n  confidence: proven\n"
                   "  point:\n    - at: invite.request_line\n  title: Own\n  explain: Own.\n  fix: Nothing.\n  references: []\n")
    links = html_links(top, dict(environment, XDG_CONFIG_HOME=os.path.join(top, "config")))[1]
    with open(os.path.join(top, "report.html")) as file:
        if "own-rule" not in file.read():
            fail("a rule of the user is not in the report")
    if not links or any("own-rule" in link for link in links):
        fail("a rule of the user is linked, or no other: %s" % links)


with tempfile.TemporaryDirectory(prefix="sipwhy-handbook.") as top:
    data = os.path.join(top, "data")
    os.mkdir(data)
    for name in ("providers", "products", "rules", "guide"):
        os.symlink(os.path.join(DATA, name), os.path.join(data, name))
    os.mkdir(os.path.join(data, "handbook"))
    subprocess.run([os.path.abspath("src/cmd/mkdoc"), "handbook", os.path.join(data, "handbook")], check=True,
                   env=dict(os.environ, LC_ALL="C", XDG_CONFIG_HOME="/dev/null"))
    check_pages(os.path.join(data, "handbook"))
    environment = dict(os.environ, SIPWHY_DATA=data, LC_ALL="C.UTF-8", XDG_CONFIG_HOME="/dev/null")
    check_links(top, environment)
    check_own(top, environment)
sys.exit(1 if failures else 0)
