#!/usr/bin/env python3
"""follow.py - captures that are written while the program reads them: with --follow they grow, in pieces that end anywhere, and
their successors are read; without it, what changes under the program is not shown as if it were what was read."""
import gzip, json, os, signal, struct, subprocess, sys, tempfile, time
from program import PATIENCE, PROGRAM, Screen, fail, failures, run

BASE = int(time.time()) - 7200                            # two hours ago


def record(when, payload):
    """A packet of UDP between two hosts, as pcap has it."""
    udp = struct.pack(">HHHH", 5060, 5060, 8 + len(payload), 0) + payload
    ip = struct.pack(">BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), 1, 0, 64, 17, 0, bytes((192, 0, 2, 1)), bytes((192, 0, 2, 2)))
    frame = ip + udp
    return struct.pack("<IIII", int(when), int(when % 1 * 1e6), len(frame), len(frame)) + frame


HEADER = struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, 101)


def message(start, call, extra=b""):
    """The same length whatever the call, so that one may stand in the place of another."""
    return (start + b"\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK%d\r\nFrom: <sip:caller%d@example.com>;tag=1\r\n"
            b"To: <sip:callee@example.com>%s\r\nCall-ID: follow-%d\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n"
            % (call, call, extra, call))


def invite(when, call):
    return record(when, message(b"INVITE sip:callee@example.com SIP/2.0", call))


def busy(when, call):
    return invite(when, call) + record(when + 0.1, message(b"SIP/2.0 486 Busy Here", call, b";tag=2"))


def write(path, data, mode="ab"):
    with open(path, mode) as file:
        file.write(data)


class Reader:
    """sipwhy report --follow, whose calls come out line by line."""

    def __init__(self, *paths):
        self.child = subprocess.Popen([PROGRAM, "report", "--format", "jsonl", "--follow", *paths],
                                      stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        os.set_blocking(self.child.stdout.fileno(), False)
        self.out = b""

    def sees(self, words):
        until = time.monotonic() + PATIENCE
        while words not in self.out and time.monotonic() < until and self.child.poll() is None:
            self.out += self.child.stdout.read() or b""
            time.sleep(0.01)
        return words in self.out

    def end(self, number=signal.SIGTERM):
        self.child.send_signal(number)
        os.set_blocking(self.child.stdout.fileno(), True)
        out, err = self.child.communicate(timeout=PATIENCE)
        self.out += out
        return self.child.returncode, err

    def calls(self):
        lines = [json.loads(line) for line in self.out.splitlines()]
        return {line["call_ids"][0]: line for line in lines if "call_ids" in line}


def grows(folder):
    """In pieces of an odd number of bytes; the calls come as they end, and nothing is said to be cut."""
    path = os.path.join(folder, "grows.pcap")
    write(path, b"", "wb")
    os.chmod(path, 0o644)
    reader = Reader(path)
    whole = HEADER + b"".join(busy(BASE + 100 * i, i) for i in range(1, 9))
    for at in range(0, len(whole), 57):
        write(path, whole[at:at + 57])
        time.sleep(0.005)
    if not reader.sees(b"follow-7"):
        fail("a file that grows: a call that is over is not told: %r" % reader.out[-300:])
    status, err = reader.end(signal.SIGINT)
    calls = reader.calls()
    if status != 0 or err or sorted(calls) != ["follow-%d" % i for i in range(1, 9)]:
        fail("a file that grows: ends with %d, %s, %s" % (status, sorted(calls), err))
    if b"cut off" in reader.out:
        fail("a file that grows is said to be cut off")


def old_files_stand_still(folder):
    """A call that is two hours old and one of now: only the latter runs out of time while it is looked at."""
    old, new = os.path.join(folder, "old.pcap"), os.path.join(folder, "new.pcap")
    write(old, HEADER + busy(BASE, 9) + invite(BASE + 100, 1) + invite(BASE + 101, 2), "wb")
    write(new, HEADER + invite(time.time() - 38, 3), "wb")
    os.chmod(old, 0o644)
    os.chmod(new, 0o644)
    second, first = Reader(new), Reader(old)
    if not second.sees(b"follow-3"):
        fail("a call of now does not run out of time")
    first.sees(b"follow-9")
    first.end()
    states = {name: call["state"] for name, call in first.calls().items()}
    if states.get("follow-1") != "trying" or states.get("follow-2") != "trying":
        fail("an old file that is followed: %s" % states)
    second.end()


def is_replaced(folder):
    """By another file under its name, and emptied and written anew: as with tcpdump -C -W, and logrotate."""
    path, other = os.path.join(folder, "ring.pcap"), os.path.join(folder, "next.pcap")
    write(path, HEADER + busy(BASE, 0) + busy(BASE + 50, 1), "wb")
    write(other, HEADER + busy(BASE + 100, 2) + busy(BASE + 200, 3), "wb")
    os.chmod(path, 0o644)
    os.chmod(other, 0o644)
    reader = Reader(path)
    reader.sees(b"follow-0")
    os.rename(other, path)
    if not reader.sees(b"follow-2"):
        fail("a file that is replaced: its successor is not read: %r" % reader.out[-300:])
    write(path, HEADER + busy(BASE + 300, 4) + busy(BASE + 400, 5), "wb")
    if not reader.sees(b"follow-4"):
        fail("a file that is written anew is not read: %r" % reader.out[-300:])
    status, err = reader.end()
    if status != 0 or b"another file has this name" not in err or b"written anew" not in err:
        fail("a file that is replaced: ends with %d: %s" % (status, err))


def several_grow(folder):
    paths = [os.path.join(folder, "several-%d.pcap" % i) for i in range(3)]
    for path in paths:
        write(path, HEADER, "wb")
        os.chmod(path, 0o644)
    reader = Reader(*paths)
    for i in range(1, 7):
        write(paths[i % 3], busy(BASE + 100 * i, i))
        time.sleep(0.25)
    if not reader.sees(b"follow-5"):
        fail("several files that grow: %r" % reader.out[-300:])
    reader.end()
    if len(reader.calls()) != 6:
        fail("several files that grow: %s" % sorted(reader.calls()))


def a_folder_gets_files(folder):
    """New files are read as they come; what only was renamed or packed is not read again, and what is no capture harms nothing."""
    folder = os.path.join(folder, "set")
    os.mkdir(folder, 0o755)

    def add(name, data):
        write(os.path.join(folder, name), data, "wb")
        os.chmod(os.path.join(folder, name), 0o644)

    add("cap-1.pcap", HEADER + busy(BASE, 1) + busy(BASE + 100, 2))
    reader = Reader(folder)
    if not reader.sees(b"follow-1"):
        fail("a folder: its first file is not read: %r" % reader.out[-300:])
    add("notes.txt", b"no capture, and long enough to see that\n")
    os.rename(os.path.join(folder, "cap-1.pcap"), os.path.join(folder, "cap-1.pcap.1"))
    add("cap-1.pcap.gz", gzip.compress(HEADER + busy(BASE, 1) + busy(BASE + 100, 2)))
    add("cap-2.pcap", HEADER + busy(BASE + 200, 3)[:90])
    add("cap-3.pcap.gz", gzip.compress(HEADER + busy(BASE + 400, 5)))
    time.sleep(1.5)                                       # a piece of a file, as the writer left it
    write(os.path.join(folder, "cap-2.pcap"), busy(BASE + 200, 3)[90:] + busy(BASE + 300, 4))
    add("cap-4.pcap", HEADER + busy(BASE + 500, 6) + busy(BASE + 600, 7))
    if not reader.sees(b"follow-6"):
        fail("a folder: a file that came is not read: %r" % reader.out[-300:])
    status, err = reader.end()
    calls = reader.calls()
    if status != 0 or sorted(calls) != ["follow-%d" % i for i in range(1, 8)]:
        fail("a folder: ends with %d, %s, %s" % (status, sorted(calls), err))
    for name, call in calls.items():
        if call["messages"] and len(call["messages"]) != 2:
            fail("a folder: %s was read twice" % name)


def grows_on_screen(folder):
    path = os.path.join(folder, "screen.pcap")
    write(path, HEADER + busy(BASE, 1), "wb")
    os.chmod(path, 0o644)
    screen = Screen("--follow", path)
    if not screen.read(b"caller1"):
        fail("on screen: the first call is not shown")
    whole = busy(BASE + 100, 2)
    for at in range(0, len(whole), 91):
        write(path, whole[at:at + 91])
        time.sleep(0.02)
    if not screen.read(b"caller2"):
        fail("on screen: the call that came is not shown")
    screen.type(b"q")
    if not screen.read(b"Leave?"):
        fail("on screen: leaves without asking")
    screen.type(b"y")
    if screen.end() != 0 or not screen.is_sane():
        fail("on screen: does not leave well")
    screen.close()


def many(first):
    """More than is kept of a file in memory, each call as long as any other."""
    return HEADER + b"".join(busy(BASE, first + i) for i in range(25000))


def changes_on_screen(folder):
    """Cut, written over and deleted while it is on screen: what is not there any more is not shown as if it were."""
    path = os.path.join(folder, "changes.pcap")
    before, other = many(10000), many(50000)
    changes = {
        "cut": lambda: os.truncate(path, len(HEADER) + 20),
        "emptied": lambda: os.truncate(path, 0),
        "written over": lambda: write(path, other, "r+b"),
        "deleted": lambda: os.unlink(path),
    }
    for name, change in changes.items():
        write(path, before, "wb")
        os.chmod(path, 0o644)
        screen = Screen(path, size=(50, 160))
        if not screen.shows(b"caller34999", keys=b"G"):
            fail("%s: the capture is not shown" % name)
        change()
        screen.type(b"/nowhere\r")                      # the search reads all, and what was in memory before is forgotten
        if not screen.read(b"No other call"):
            fail("%s: the search does not end" % name)
        screen.type(b"g\r")
        gone = name != "deleted"
        if not screen.shows(b"changed since" if gone else b"branch=z9hG4bK1"):
            fail("%s: the message is not shown as it should be: %r" % (name, screen.seen[-300:]))
        if gone and (b"branch=" in screen.seen or b"caller5" in screen.seen or b"caller6" in screen.seen):
            fail("%s: shows another message" % name)
        screen.child.send_signal(signal.SIGTERM)
        status = screen.end()
        if status not in (0, -signal.SIGTERM) or not screen.is_sane():
            fail("%s: ends with %s" % (name, status))
        screen.close()
        if os.path.exists(path):
            os.unlink(path)


def is_not_for_interfaces():
    done = run("report", "--follow", "-i", "lo")
    if done.returncode != 2 or b"--follow" not in done.stderr:
        fail("--follow -i: %d %s" % (done.returncode, done.stderr))


with tempfile.TemporaryDirectory() as temporary:
    os.chmod(temporary, 0o755)
    grows(temporary)
    old_files_stand_still(temporary)
    is_replaced(temporary)
    several_grow(temporary)
    a_folder_gets_files(temporary)
    grows_on_screen(temporary)
    changes_on_screen(temporary)
    is_not_for_interfaces()
sys.exit(len(failures) > 0)
