#!/usr/bin/env python3
"""outages.py - the program listens while its interface goes down, comes back, is taken away and made anew: what came before and
after is there, the outage is told of, and no finding follows from it. Two hosts in network namespaces of our own."""
import json, os, select, shutil, signal, subprocess, sys, tempfile, time
from program import PATIENCE, PROGRAM, fail, failures

NEAR, FAR = "sipwhy-near-%d" % os.getpid(), "sipwhy-far-%d" % os.getpid()
SENDER = """import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((sys.argv[1], int(sys.argv[2])))
print(flush=True)
for line in sys.stdin:
    try:
        s.sendto(bytes.fromhex(line.strip()), (sys.argv[3], int(sys.argv[4])))
        print('sent', flush=True)
    except OSError as error:
        print(error, flush=True)
"""


def ip(*words, check=True):
    return subprocess.run(["ip", *words], check=check, stdout=subprocess.DEVNULL,
                          stderr=None if check else subprocess.DEVNULL).returncode == 0


class Host:
    """Sends from one socket to another."""

    def __init__(self, space, here, there):
        self.child = subprocess.Popen(["ip", "netns", "exec", space, sys.executable, "-c", SENDER, here[0], str(here[1]), there[0],
                                       str(there[1])], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.child.stdout.readline()

    def send(self, message):
        self.child.stdin.write(message.encode().hex().encode() + b"\n")
        self.child.stdin.flush()
        return self.child.stdout.readline() == b"sent\n"

    def close(self):
        self.child.communicate()


class Pair:
    """Caller and callee; `caller`, `callee`: hosts."""

    def __init__(self, caller, callee, addresses):
        self.caller, self.callee, self.addresses = caller, callee, addresses

    def message(self, start, call, tags, cseq, extra=""):
        near = self.addresses[0]
        contact = f"b@{self.addresses[1]}" if start.startswith("SIP") else f"x@{near}:5060"
        return (f"{start}\r\nVia: SIP/2.0/UDP {near}:5060;branch=z9hG4bK{call}{cseq[:5].replace(' ', '')}\r\n"
                f"From: <sip:a@{near}>;tag=f{call}\r\nTo: <sip:b@{self.addresses[1]}>{tags}\r\nCall-ID: {call}\r\n"
                f"CSeq: {cseq}\r\nContact: <sip:{contact}>\r\n{extra}Max-Forwards: 70\r\nContent-Length: 0\r\n\r\n")

    def begin(self, call):
        to = f"sip:b@{self.addresses[1]}"
        self.caller.send(self.message(f"INVITE {to} SIP/2.0", call, "", "1 INVITE"))
        self.callee.send(self.message("SIP/2.0 200 OK", call, f";tag=t{call}", "1 INVITE"))
        self.caller.send(self.message(f"ACK {to} SIP/2.0", call, f";tag=t{call}", "1 ACK"))

    def bye(self, call, times=1, answered=True):
        for n in range(times):
            time.sleep(0.06 if n else 0)                  # what comes sooner is taken for a packet captured twice
            self.caller.send(self.message(f"BYE sip:b@{self.addresses[1]} SIP/2.0", call, f";tag=t{call}", "2 BYE"))
        if answered:
            self.callee.send(self.message("SIP/2.0 200 OK", call, f";tag=t{call}", "2 BYE"))

    def whole(self, call):
        self.begin(call)
        self.bye(call)


class Report:
    """`sipwhy report` in the namespace; what it says on standard error is read as it comes."""

    def __init__(self, *arguments):
        self.errors = b""
        self.child = subprocess.Popen(["ip", "netns", "exec", NEAR, PROGRAM, "report", *arguments], stdout=subprocess.PIPE,
                                      stderr=subprocess.PIPE, env=dict(os.environ, LC_ALL="C.UTF-8"))

    def says(self, words):
        until = time.monotonic() + PATIENCE
        while words not in self.errors:
            if not select.select([self.child.stderr], [], [], max(0, until - time.monotonic()))[0]:
                return False
            more = os.read(self.child.stderr.fileno(), 65536)
            self.errors += more
            if not more:
                return words in self.errors
        return True

    def end(self, interrupt=True):
        if interrupt:
            self.child.send_signal(signal.SIGINT)
        out, more = self.child.communicate(timeout=PATIENCE)
        self.errors += more
        return out


def wait_until_listening(pid):
    """Confined, and so with its interfaces open."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with open("/proc/%d/status" % pid) as file:
            if "NoNewPrivs:\t1" in file.read():
                return
        time.sleep(0.02)
    fail("it does not begin to listen")


def expect(words, condition, *about):
    if not condition:
        fail("%s %r" % (words, about))


def join(near, far):
    ip("link", "add", near, "netns", NEAR, "type", "veth", "peer", "name", far, "netns", FAR)
    ip("-n", NEAR, "addr", "add", "10.98.0.2/24", "dev", near)
    ip("-n", FAR, "addr", "add", "10.98.0.1/24", "dev", far)
    ip("-n", NEAR, "link", "set", near, "up")
    ip("-n", FAR, "link", "set", far, "up")


def by_id(report):
    return {call["call_ids"][0]: call for call in report["calls"]}


def causes(call):
    return [finding["cause"] for finding in call["findings"]]


def down_and_up(pair):
    """A BYE whose answers may have been lost accuses nobody; one after the outage does."""
    report = Report("-i", "near0", "--format", "json")
    wait_until_listening(report.child.pid)
    pair.whole("before")
    pair.begin("across")
    ip("-n", NEAR, "link", "set", "near0", "down")
    expect("down: is not told", report.says(b"interface near0 is down since "), report.errors)
    expect("down: sends all the same", not pair.callee.send("x"))
    ip("-n", NEAR, "link", "set", "near0", "up")
    expect("up: is not told", report.says(b"interface near0 is back"), report.errors)
    pair.bye("across", 5, answered=False)
    pair.whole("after")
    pair.begin("unanswered")
    pair.bye("unanswered", 5, answered=False)
    said = json.loads(report.end())
    calls = by_id(said)
    expect("calls around an outage:", set(calls) == {"before", "across", "after", "unanswered"}, list(calls))
    if len(calls) == 4:
        expect("an outage makes a finding:", causes(calls["across"]) == [], causes(calls["across"]))
        expect("what is no outage's fault:", "bye-unanswered" in causes(calls["unanswered"]), causes(calls["unanswered"]))
        expect("states:", [calls[name]["state"] for name in ("before", "across", "after")] == ["completed"] * 3, calls)
    notes = said["capture"]["notes"]
    expect("notes:", any(n.startswith("interface near0 was down from ") for n in notes), notes)
    expect("ends with", report.child.returncode in (0, 1, 4), report.child.returncode)


def taken_away(pair, local):
    """And made anew with the same name: it cannot be opened again. The loopback goes on."""
    report = Report("-i", "near0", "-i", "lo", "--format", "json")
    wait_until_listening(report.child.pid)
    pair.whole("before")
    ip("-n", NEAR, "link", "del", "near0")
    expect("gone: is not told", report.says(b"interface near0 is gone since "), report.errors)
    join("near0", "far0")
    local.whole("local")
    said = json.loads(report.end())
    expect("calls after an interface is gone:", set(by_id(said)) == {"before", "local"}, said["calls"])
    notes = said["capture"]["notes"]
    expect("notes:", any(n.startswith("interface near0 is gone since ") for n in notes), notes)


def last_taken_away(pair):
    """Nothing is left to listen to: the report comes, without an interrupt."""
    report = Report("-i", "near0", "--format", "json")
    wait_until_listening(report.child.pid)
    pair.whole("before")
    ip("-n", NEAR, "link", "del", "near0")
    said = json.loads(report.end(interrupt=False))
    expect("calls of an interface that is gone:", set(by_id(said)) == {"before"}, said["calls"])
    expect("ends with", report.child.returncode in (0, 4), report.child.returncode, report.errors)
    join("near0", "far0")


def any_goes_on(pair):
    report = Report("-i", "any", "--format", "json")
    wait_until_listening(report.child.pid)
    pair.whole("before")
    ip("-n", NEAR, "link", "set", "near0", "down")
    ip("-n", NEAR, "link", "set", "near0", "up")
    pair.whole("between")
    ip("-n", NEAR, "link", "del", "near0")
    join("near0", "far0")
    pair.whole("after")
    said = json.loads(report.end())
    expect("any: calls:", set(by_id(said)) == {"before", "between", "after"}, said["calls"])
    expect("any: tells", b"near0" not in report.errors, report.errors)


class Pane:
    """The program on a screen that shows what a person would see."""

    def __init__(self, folder, *command):
        self.socket = os.path.join(folder, "socket")
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", "150", "-y", "24", *command)
        self.pid = int(self.tmux("display-message", "-p", "#{pane_pid}"))

    def tmux(self, *words):
        return subprocess.run(["tmux", "-S", self.socket, *words], stdout=subprocess.PIPE, text=True).stdout

    def shows(self, words):
        until = time.monotonic() + PATIENCE
        while words not in self.tmux("capture-pane", "-p"):
            if time.monotonic() > until:
                return False
            time.sleep(0.05)
        return True

    def expect(self, words):
        if not self.shows(words):
            fail("the screen does not show '%s':\n%s" % (words, self.tmux("capture-pane", "-p")))


def on_screen(pair):
    with tempfile.TemporaryDirectory() as folder:
        pane = Pane(folder, "ip", "netns", "exec", NEAR, PROGRAM, "-i", "near0", "--ascii")
        wait_until_listening(pane.pid)
        pair.whole("before")
        pane.expect("1 call,")
        ip("-n", NEAR, "link", "set", "near0", "down")
        pane.expect("interface near0 is down since ")
        pane.tmux("send-keys", "Down")                    # what is told goes by the next key, the state does not
        pane.expect("interface near0 is down")
        ip("-n", NEAR, "link", "set", "near0", "up")
        pane.expect("interface near0 is back")
        pair.whole("after")
        pane.expect("2 calls,")
        ip("-n", NEAR, "link", "del", "near0")
        pane.expect("interface near0 is gone since ")
        pane.tmux("send-keys", "Down")
        pane.expect("interface near0 is gone")
        pane.expect("2 calls,")
        pane.tmux("kill-server")
    join("near0", "far0")


def main():
    if not ip("netns", "add", NEAR, check=False):
        print("no namespaces: not tried")
        return 77
    hosts = []
    try:
        ip("netns", "add", FAR)
        ip("-n", NEAR, "link", "set", "lo", "up")
        join("near0", "far0")
        near, far = ("10.98.0.2", 5060), ("10.98.0.1", 5060)
        here, there = ("127.0.0.1", 5060), ("127.0.0.2", 5060)
        hosts = [Host(FAR, far, near), Host(NEAR, near, far), Host(NEAR, here, there), Host(NEAR, there, here)]
        pair = Pair(hosts[0], hosts[1], (far[0], near[0]))
        local = Pair(hosts[2], hosts[3], (here[0], there[0]))
        down_and_up(pair)
        taken_away(pair, local)
        last_taken_away(pair)
        any_goes_on(pair)
        if shutil.which("tmux"):
            on_screen(pair)
    finally:
        for host in hosts:
            host.close()
        for space in NEAR, FAR:
            ip("netns", "del", space, check=False)
    return len(failures) > 0


sys.exit(main())
