#!/usr/bin/env python3
"""faults.py - what goes wrong around the program: signals, a terminal that goes away or is not known, a disk that is full,
a capture that is cut. The terminal is always left as it was, and files are complete or absent."""
import collections, os, re, resource, signal, subprocess, sys, tempfile, termios
from program import CAPTURE, PATIENCE, SRC, Screen, fail, failures, run


def ends_by(number):
    screen = Screen(CAPTURE)
    if not screen.read(b"calls"):
        fail("nothing is drawn: %r" % screen.seen[-200:])
    screen.child.send_signal(number)
    status = screen.end()
    if status not in (0, -number):
        fail("%s: ends with %s" % (number.name, status))
    if not screen.is_sane():
        fail("%s: the terminal is not as it was" % number.name)
    screen.close()


def terminal_goes():
    screen = Screen(CAPTURE)
    screen.read(b"calls")
    screen.close()
    try:
        screen.child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        screen.child.kill()
        fail("it lives on without its terminal")


def terminal_is_not_known():
    screen = Screen(CAPTURE, term="no-such-terminal")
    status = screen.end()
    if status != 2 or b"no-such-terminal" not in screen.seen and b"terminal" not in screen.seen:
        fail("an unknown terminal: %s %r" % (status, screen.seen[-200:]))
    if termios.tcgetattr(screen.slave) != screen.before:
        fail("an unknown terminal is not as it was")
    screen.close()


def terminal_is_tiny():
    for size in (1, 1), (2, 3), (1, 200), (200, 1):
        screen = Screen(CAPTURE, size=size)
        screen.read(b"\033[?1049h")
        for keys in b"\r", b"j", b"\t", b"?":
            screen.type(keys)
        screen.child.send_signal(signal.SIGTERM)
        status = screen.end()
        if status not in (0, -signal.SIGTERM) or not screen.is_sane():
            fail("%dx%d: ends with %s, sane: %s" % (size[1], size[0], status, screen.is_sane()))
        screen.close()


def captures_are_cut(folder):
    """Whatever its length, a capture is read as far as it goes."""
    whole = open(CAPTURE, "rb").read()
    path = os.path.join(folder, "cut.pcap")
    for n in list(range(0, 120, 7)) + list(range(120, len(whole), 389)):
        with open(path, "wb") as file:
            file.write(whole[:n])
        done = run("report", path)
        if done.returncode not in (0, 1, 2) or (done.returncode == 2) != (n < 24):
            fail("%d bytes of a capture: ends with %d: %s" % (n, done.returncode, done.stderr))


def memory_runs_out():
    """From too little to load the program to enough: it says so and ends, it never crashes."""
    told = 0
    for megabytes in list(range(12, 60)):
        size = megabytes << 20
        done = run("report", CAPTURE, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size)))
        told += b"memory" in done.stderr
        if done.returncode < 0 or done.returncode not in (0, 1, 2, 3, 127):
            fail("%d MiB of memory: ends with %d: %s" % (megabytes, done.returncode, done.stderr))
    if told == 0:
        fail("memory never ran out")


def failing_memory(folder):
    """The library that makes allocations fail; None where it cannot be compiled."""
    library = os.path.join(folder, "failing.so")
    done = subprocess.run([*os.environ.get("CC", "cc").split(), "-shared", "-fPIC", "-O1", "-o", library,
                           os.path.join(SRC, "tests/failing.c"), "-ldl"], stderr=subprocess.PIPE)
    if done.returncode != 0:
        print("memory that does not come is not tried: %s" % done.stderr)
        return None
    os.chmod(library, 0o755)
    return library


def without_memory(library, at, many, *arguments):
    """The report when allocation `at` fails, and `many` from there on (0: all)."""
    environment = dict(os.environ, LD_PRELOAD=library, FAIL_AT=str(at), FAIL_ON=str(many))
    return run(*arguments, env=environment)


def memory_does_not_come(library):
    """At any moment, once or for good: it ends as it should, and says why where that is not well."""
    counted = run("report", CAPTURE, env=dict(os.environ, LD_PRELOAD=library, FAIL_COUNT="2"))
    total = int(counted.stderr.split()[-1])
    step = 1 if os.environ.get("FAULTS") == "all" else max(1, total // 100)
    told = collections.Counter()
    for many in 0, 1:
        for at in list(range(1, total, step)) + list(range(total - 50, total, 3)):
            done = without_memory(library, at, many, "report", CAPTURE)
            told[done.returncode] += 1
            good = (done.returncode in (0, 1) or done.returncode in (2, 3) and b"memory" in done.stderr)
            if not good or done.returncode == 3 and done.stderr != b"sipwhy: out of memory\n":
                fail("allocation %d, %s: ends with %d: %s" % (at, many or "all", done.returncode, done.stderr))
    if told[3] < 10 or told[2] < 10:
        fail("memory that does not come is not told: %s" % told)


def memory_does_not_come_on_screen(library):
    """The terminal is given back first, then it is said."""
    screen = Screen(CAPTURE, LD_PRELOAD=library, FAIL_COUNT="2")
    screen.read(b"calls")
    screen.type(b"\rQ")
    screen.end()
    total = int(re.search(rb"(\d+)\s*$", screen.seen)[1])
    screen.close()
    told = 0
    # nearly all of them are for the rules, before the screen is there
    for at in list(range(1, total, total // 5)) + list(range(total - total // 20, total, total // 400)):
        screen = Screen(CAPTURE, LD_PRELOAD=library, FAIL_AT=str(at), FAIL_ON="0")
        screen.read(b"calls")
        screen.type(b"\rQ")
        status = screen.end()
        if status not in (0, 2, 3) or not screen.is_sane():
            fail("allocation %d on screen: ends with %s, sane: %s: %r" % (at, status, screen.is_sane(), screen.seen[-200:]))
        if status == 3 and b"sipwhy: out of memory\r\n" not in screen.seen[max(0, screen.seen.rfind(b"\033[?1049l")):]:
            fail("allocation %d on screen: is not told: %r" % (at, screen.seen[-100:]))
        told += status == 3 and b"\033[?1049h" in screen.seen
        screen.close()
    if told == 0:
        fail("memory was never missing while the screen was up")


def file_shrinks(folder):
    """Cut while it is on screen: its messages are gone, the program is not."""
    path = os.path.join(folder, "shrinks.pcap")
    with open(path, "wb") as file:
        file.write(open(CAPTURE, "rb").read())
    screen = Screen(path)
    screen.read(b"calls")
    os.truncate(path, 100)
    for keys in b"\r", b"\r", b"\t":
        screen.type(keys)
    screen.child.send_signal(signal.SIGTERM)
    status = screen.end()
    if status not in (0, -signal.SIGTERM):
        fail("a file that shrinks: ends with %s" % status)
    if not screen.is_sane():
        fail("a file that shrinks: the terminal is not as it was")
    screen.close()


def disk_is_full(folder):
    """A file system of 16 kB: what does not fit is not there at all."""
    full = os.path.join(folder, "full")
    os.mkdir(full, 0o777)
    os.chmod(full, 0o777)
    if os.getuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k,mode=777", "none", full],
                                          stderr=subprocess.DEVNULL).returncode != 0:
        print("not root: a full disk is not tried")
        return
    try:
        keys = os.path.join(folder, "keys")
        with open(keys, "w") as file:
            file.write("F2 f f s show")
        with open(os.path.join(full, "ballast"), "wb") as file:
            try:
                file.write(b"x" * 65536)
            except OSError:
                pass
        os.chmod(keys, 0o644)
        done = run("--user", "root", "--keys", keys, CAPTURE, cwd=full)
        left = os.listdir(full)
        if left != ["ballast"] or b"No space" not in done.stdout:
            fail("a full disk: %s left, says %r" % (left, done.stdout[-300:]))
    finally:
        subprocess.run(["umount", full], check=True)


with tempfile.TemporaryDirectory() as temporary:
    os.chmod(temporary, 0o755)
    for one in signal.SIGTERM, signal.SIGHUP:
        ends_by(one)
    terminal_goes()
    terminal_is_not_known()
    terminal_is_tiny()
    captures_are_cut(temporary)
    file_shrinks(temporary)
    disk_is_full(temporary)
    if "sanitize" not in open("Makefile").read().split("SANITIZE_CFLAGS =", 1)[1].split("\n", 1)[0]:
        memory_runs_out()
        failing = failing_memory(temporary)
        if failing:
            memory_does_not_come(failing)
            memory_does_not_come_on_screen(failing)
sys.exit(len(failures) > 0)
