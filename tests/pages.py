#!/usr/bin/env python3
"""pages.py CHROMIUM [CAPTURE...] - is anything of the HTML report cut? Each report is laid out in an iframe as wide as a phone, a sheet of
paper and a screen; nothing may reach beyond its right edge, and no box may have to be scrolled. Then it is printed as PDF (where there is
pdftotext to read it): each of its words must be on the paper, none beyond an edge, and the page not be made smaller to fit. Without
captures: a few examples."""
import collections, html, json, os, re, shutil, subprocess, sys, tempfile

SRC = os.path.abspath(os.environ.get("srcdir", "."))
PROGRAM = os.path.abspath("src/sipwhy")
EXAMPLES = ["ack-ruri-not-remote-target", "via-rewritten-in-200", "sdp-private-address", "term-dns-unresolvable"]
WIDTHS = [390, 700, 1280]
ENVIRONMENT = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8", LANGUAGE="", XDG_CONFIG_HOME="/dev/null",
                   SIPWHY_DATA=os.environ.get("SIPWHY_DATA", os.path.join(SRC, "data")))
MEASURE = """
const said = [];
const frames = [...document.querySelectorAll("iframe")];
function measure(f) {
    const page = f.contentDocument, width = f.clientWidth, cut = [];
    if (page.documentElement.scrollWidth > width) cut.push("the page is " + page.documentElement.scrollWidth + " wide");
    for (const e of page.querySelectorAll("body *")) {
        const box = e.getBoundingClientRect(), words = e.textContent.trim().slice(0, 40);
        if (box.width && box.right > width + 1) cut.push(e.tagName + " ends at " + Math.round(box.right) + ": " + words);
        if (!e.ownerSVGElement && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX != "visible")
            cut.push(e.tagName + " scrolls: " + words);
        if (e.tagName == "text" && box.right > e.ownerSVGElement.getBoundingClientRect().right + 1)
            cut.push("text of the ladder is cut: " + words);
    }
    said.push({name: f.title, measured: page.querySelectorAll("body *").length, cut: cut});
}
window.onload = () => {
    frames.forEach(measure);
    document.getElementById("said").textContent = JSON.stringify(said);
};
"""


def report(capture):
    return subprocess.run([PROGRAM, "report", "--format", "html", capture], stdout=subprocess.PIPE, env=ENVIRONMENT, timeout=120).stdout.decode()


def measure(chromium, folder, pages):
    """What the browser says of each page in a frame of each width."""
    path = os.path.join(folder, "frames.html")
    with open(path, "w") as out:
        out.write("<!doctype html><meta charset='utf-8'><body>")
        for name, page in pages:
            for width in WIDTHS:
                out.write('<iframe title="%s at %d" style="border:0;width:%dpx;height:900px" srcdoc="%s"></iframe>\n'
                          % (name, width, width, html.escape(page, quote=True)))
        out.write('<pre id="said"></pre><script>%s</script>' % MEASURE)
    dom = chrome(chromium, folder, "--window-size=1400,1000", "--virtual-time-budget=10000", "--dump-dom", "file://" + path)
    said = re.findall(r'<pre id="said">(.*?)</pre>', dom, re.S)
    return json.loads(html.unescape(said[-1])) if said and said[-1] else []


def chrome(chromium, folder, *arguments):
    return subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--user-data-dir=" + folder,
                           *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=300).stdout.decode()


def squeezed(text):
    return collections.Counter(re.sub(r"\s+", "", text))


def printed(chromium, folder, page):
    """What is wrong with the page on paper."""
    path, pdf = os.path.join(folder, "page.html"), os.path.join(folder, "page.pdf")
    with open(path, "w") as out:
        out.write(page)
    chrome(chromium, folder, "--no-pdf-header-footer", "--print-to-pdf=" + pdf, "file://" + path)
    boxes = subprocess.run(["pdftotext", "-bbox", pdf, "-"], stdout=subprocess.PIPE, timeout=60).stdout.decode()
    words, said, width = [], [], 0
    for line in boxes.splitlines():
        sheet = re.search(r'<page width="([0-9.]+)"', line)
        word = re.search(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*)</word>', line)
        width = float(sheet.group(1)) if sheet else width
        if word:
            left, top, right, bottom = (float(number) for number in word.groups()[:4])
            words.append((bottom - top, html.unescape(word.group(5))))
            if left < 0 or right > width:
                said.append("'%s' goes from %.0f to %.0f of %.0f" % (words[-1][1], left, right, width))
    body = re.sub(r"<style>.*?</style>|<title>.*?</title>|<[^>]*>", " ", page, flags=re.S)
    lost = squeezed(html.unescape(body)) - squeezed(" ".join(word for _, word in words))
    if sum(lost.values()) > 0:
        said.append("characters that are not on the paper: %r" % dict(lost))
    if not words or max(height for height, _ in words) < 20: # the heading, of 22 points
        said.append("the page is made smaller to fit")
    return said


def main():
    captures = sys.argv[2:] or [os.path.join(SRC, "data/examples", name + ".pcap") for name in EXAMPLES]
    pages = [(os.path.basename(capture), report(capture)) for capture in captures]
    pages.append(("too wide", "<body><div><p style='width:2000px'>" + "<b>x</b>" * 10 + "</p></div>"))
    with tempfile.TemporaryDirectory() as folder:
        said = measure(sys.argv[1], folder, pages)
    failed = len(said) != len(pages) * len(WIDTHS)
    if failed:
        print("the browser has measured %d frames of %d" % (len(said), len(pages) * len(WIDTHS)))
    for frame in said:
        wide = frame["name"].startswith("too wide") # proves that what is cut would be seen
        if wide != bool(frame["cut"]) or frame["measured"] < 10:
            print("%s: %s" % (frame["name"], "; ".join(frame["cut"]) or "nothing is cut, or nothing was measured"))
            failed = True
    for name, page in pages if shutil.which("pdftotext") else []:
        with tempfile.TemporaryDirectory() as folder:
            said = printed(sys.argv[1], folder, page)
        if (name == "too wide") != bool(said):
            print("%s on paper: %s" % (name, "; ".join(said) or "nothing is cut"))
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
