#!/usr/bin/env python3
"""written.py - what is said of a call does not hang on how it was written down: the SIP messages of captures as sngrep saves them give the
same causes with the same marks; where a finding rests on something missing it is less sure, and says so; where only a ladder was drawn,
nothing is said of headers. And `sipwhy paste` takes a text from a terminal, whatever stands in it."""
import datetime, fcntl, json, os, pty, select, signal, struct, subprocess, sys, tempfile, termios, time
from program import PATIENCE, PROGRAM, SRC, fail, failures, run

CAPTURES = os.path.join(SRC, "tests/captures")
# capture: causes of its calls as a text; "-" behind a cause: it is one step less sure than in the capture
SAME = {
    "503-bare": ["call-rejected"],
    "422-without-timer": ["pbx-session-timer-too-large-", "pbx-422-without-timer-support"],
    "486-not-acknowledged": ["final-not-acknowledged-", "outcome-busy"],
    "busy-at-once": None,
    "ack-missing": ["ack-missing-", "dropped-after-ack-timeout"],
    "ack-cseq-mismatch": None,
    "bye-without-route": ["route-altered-"],
    "one-network-fails": None,
    "transfer-replaces-ended": None,                     # bodies of the type message/sipfrag look like messages
}
SURE = ["proven", "likely", "possible"]
SAYS = "may lack messages"


def packets(name):
    """Time, ends and bytes of the SIP messages of a capture, Ethernet or cooked, IPv4, UDP."""
    with open(os.path.join(CAPTURES, name + ".pcap"), "rb") as file:
        data = file.read()
    head = {1: 14, 276: 20, 113: 16, 101: 0}[struct.unpack("<I", data[20:24])[0] & 0xffff]
    at = 24
    while at < len(data):
        seconds, micros, kept, _ = struct.unpack("<IIII", data[at:at + 16])
        ip = data[at + 16 + head:at + 16 + kept]
        at += 16 + kept
        if len(ip) < 28 or ip[0] >> 4 != 4 or ip[9] != 17:
            continue
        udp = ip[(ip[0] & 15) * 4:]
        ends = ["%s:%d" % (".".join(map(str, ip[12 + 4 * i:16 + 4 * i])), struct.unpack(">H", udp[2 * i:2 * i + 2])[0]) for i in (0, 1)]
        if b"SIP/2.0" in udp[8:400]:
            yield seconds, micros, ends, udp[8:]


def as_text(name):
    out = b""
    for seconds, micros, ends, message in packets(name):
        when = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime("%Y/%m/%d %H:%M:%S")
        out += ("%s.%06d %s -> %s\n" % (when, micros, *ends)).encode() + message.replace(b"\r\n", b"\n") + b"\n\n"
    return out


def as_ladder(name):
    out = ""
    for seconds, micros, ends, message in packets(name):
        start = message.split(b"\r\n")[0].decode("ascii", "replace")
        words = start[8:] if start.startswith("SIP/2.0 ") else start.split()[0]
        out += "%02d:%02d:%02d.%06d %s -> %s: %s\n" % (seconds // 3600 % 24, seconds // 60 % 60, seconds % 60, micros, *ends, words)
    return out.encode()


def report(path):
    return json.loads(run("report", "--format", "json", path).stdout)


def findings(read):
    return [f for call in read["calls"] for f in call["findings"]]


def marks(finding):
    return [(e.get("header"), e.get("line"), e.get("column"), e.get("length"), e.get("text")) for e in finding["evidence"]]


def compare(folder, name, wanted):
    path = os.path.join(folder, name + ".txt")
    with open(path, "wb") as file:
        file.write(as_text(name))
    wire, text = report(os.path.join(CAPTURES, name + ".pcap")), report(path)
    if [c["state"] for c in wire["calls"]] != [c["state"] for c in text["calls"]]:
        fail("%s: the states differ as a text" % name)
    if not any("a text" in note for note in text["capture"]["notes"]):
        fail("%s: no note says that a text was read" % name)
    pairs = list(zip(findings(wire), findings(text)))
    if [a["cause"] for a, _ in pairs] != [b["cause"] for _, b in pairs] or len(findings(wire)) != len(findings(text)) or not pairs:
        fail("%s: %s, as a text %s" % (name, [f["cause"] for f in findings(wire)], [f["cause"] for f in findings(text)]))
    for a, b in pairs:
        less = SURE.index(b["confidence"]) - SURE.index(a["confidence"])
        if marks(a) != marks(b):
            fail("%s: %s is marked elsewhere as a text" % (name, a["cause"]))
        if less not in (0, 1) or (less == 1) != (SAYS in b["explanation"] and a["confidence"] != "possible"):
            fail("%s: %s is %s, as a text %s: %s" % (name, a["cause"], a["confidence"], b["confidence"], b["explanation"]))
        if wanted is not None and a["cause"] + ("-" if less else "") not in wanted:
            fail("%s: %s, %d less sure as a text, is not expected" % (name, a["cause"], less))


def draw(folder, name, cause):
    """A ladder gives the general verdict, and points at first lines alone."""
    path = os.path.join(folder, name + ".ladder")
    with open(path, "wb") as file:
        file.write(as_ladder(name))
    read = report(path)
    causes = [f["cause"] for f in findings(read)]
    if not any("only a ladder" in note for note in read["capture"]["notes"]):
        fail("%s: no note says that only a ladder was read" % name)
    if any("snap length" in note for note in read["capture"]["notes"]):
        fail("%s: a ladder is called cut short" % name)
    if cause not in causes:
        fail("%s as a ladder: %s in place of %s" % (name, causes, cause))
    for f in findings(read):
        if any(e.get("line") not in (None, 1) for e in f["evidence"]):
            fail("%s as a ladder: %s points at a header that was not drawn" % (name, f["cause"]))


def named_harmless(folder):
    """The name of a file, which may be a stranger's, stands in notes."""
    path = os.path.join(folder, "a\033[31m.txt")
    with open(path, "wb") as file:
        file.write(as_text("503-bare"))
    done = subprocess.run([PROGRAM, "report", "--format", "csv", path], capture_output=True, timeout=PATIENCE)
    if b"\033" in done.stderr or b"^[[31m" not in done.stderr:
        fail("the name of a file reaches the terminal: %r" % done.stderr)


def paste(sent, ends):
    """What `sipwhy paste` prints without a screen for what the terminal sends; its exit status."""
    child, master = pty.fork()
    if child == 0:
        os.environ.update(TERM="dumb", LC_ALL="C.UTF-8")
        os.execv(PROGRAM, [PROGRAM, "paste", "--no-screen"])
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen, end, at, ready = b"", time.monotonic() + PATIENCE, 0, False
    while time.monotonic() < end:
        can_read, can_write, _ = select.select([master], [master] if ready and at < len(sent) else [], [], 0.2)
        try:
            if can_read:
                seen += os.read(master, 65536)
            elif can_write:
                at += os.write(master, sent[at:at + 512])
        except OSError:
            break
        ready = ready or b"\033[?2004h" in seen
    done, status = os.waitpid(child, os.WNOHANG)
    while done == 0 and time.monotonic() < end:
        time.sleep(0.01)
        done, status = os.waitpid(child, os.WNOHANG)
    if done == 0:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        fail("paste of %r does not end" % sent[:30])
        return seen
    if os.waitstatus_to_exitcode(status) != ends:
        fail("paste of %r ends with %d" % (sent[:30], os.waitstatus_to_exitcode(status)))
    if b"\033[?2004l" not in seen:
        fail("the terminal still marks pastes")
    return seen


def pastes():
    log = as_text("503-bare").replace(b"\n", b"\r")
    ladder = b"alice -> bob: INVITE\rbob -> alice: 403 Forbidden\ralice -> bob: ACK\r"
    for sent, ends, words in ((b"\033[200~" + log + b"\033[201~", 1, b"call-rejected"),
                              (b"\033[200~\033[31m\033]0;title\007\003\004" + log + b"\033[201~", 1, b"call-rejected"),
                              (ladder + b"\004", 1, b"call-rejected"),
                              (b"\033[200~no call\033[201~", 2, b"not a capture"),
                              (b"\003", 2, b"given up")):
        seen = paste(sent, ends)
        if words not in seen:
            fail("paste of %r does not say %s: %r" % (sent[:30], words, seen[-300:]))
        if b"\033]0;title" in seen or b"\033[31m" in seen:
            fail("what was pasted reaches the terminal")


with tempfile.TemporaryDirectory() as top:
    for capture, expected in SAME.items():
        compare(top, capture, expected)
    draw(top, "503-bare", "call-rejected")
    draw(top, "one-network-fails", "call-rejected")
    draw(top, "busy-at-once", "outcome-busy")
    named_harmless(top)
pastes()
sys.exit(1 if failures else 0)
