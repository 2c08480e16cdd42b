#!/usr/bin/env python3
"""faults.py - what goes wrong around the program: signals, a terminal that goes away or is not known, a disk that is full,
a capture that is cut. The terminal is always left as it was, and files are complete or absent."""
import collections, os, re, resource, signal, subprocess, sys, tempfile, termios
from program import CAPTURE, PATIENCE, PROGRAM, SRC, Screen, fail, failures, run


SANITIZED = "sanitize" in open("Makefile").read().split("SANITIZE_CFLAGS =", 1)[1].split("\n", 1)[0]
MOUSE = tempfile.NamedTemporaryFile(suffix=".yaml")
MOUSE.write(b"mouse: true\n")
MOUSE.flush()
os.chmod(MOUSE.name, 0o644)


def ends_by(number, screens=b""):
    """The terminal is as it was, also when its mouse was on."""
    screen = Screen("--config", MOUSE.name, CAPTURE)
    if not screen.read(b"calls"):
        fail("nothing is drawn: %r" % screen.seen[-200:])
    if b"1000h" not in screen.seen:
        fail("the mouse is not on: %r" % screen.seen)
    screen.type(screens)
    screen.child.send_signal(number)
    status = screen.end()
    if status != (-number if screens else 0):
        fail("%s: ends with %s" % (number.name, status))
    if not screen.is_sane():
        fail("%s: the terminal is not as it was" % number.name)
    screen.close()


def quits_are_ignored():
    """A stray ^\\ does not leave the terminal as curses has it."""
    screen = Screen(CAPTURE)
    screen.read(b"calls")
    if termios.tcgetattr(screen.slave)[6][termios.VQUIT] != b"\0":
        fail("^\\ would end the program")
    screen.type(b"Q")
    if screen.end() != 0 or not screen.is_sane():
        fail("Q: ends with %s, modes %s" % (screen.child.returncode, screen.modes()))
    screen.close()


def stops_and_goes_on():
    """Stopped as by a shell, the terminal is the shell's; continued, it is drawn again."""
    screen = Screen(CAPTURE, job=True)
    screen.read(b"calls")
    if not screen.stop():
        fail("^Z: is not stopped")
        return
    screen.drain()
    if not screen.is_sane():
        fail("^Z: the terminal is not as it was: %s" % screen.modes())
    screen.seen = b""
    screen.child.send_signal(signal.SIGCONT)
    if not screen.read(b"calls"):
        fail("it is not drawn when it goes on: %r" % screen.seen)
    screen.child.send_signal(signal.SIGTERM)
    if screen.end() != 0 or not screen.is_sane():
        fail("after ^Z: ends with %s, modes %s" % (screen.child.returncode, screen.modes()))
    screen.close()


def terminal_is_resized():
    """To one cell and back, again and again, with each screen open."""
    screen = Screen(CAPTURE)
    screen.read(b"calls")
    for keys in b"\r", b"\r", b"\x1b", b"?", b"\x1bOQ", b"\x1b", b"v", b"\x1b", b"o", b"q":
        screen.type(keys)
        for size in (1, 1), (24, 80), (2, 1), (1, 300), (200, 2), (24, 80):
            screen.resize(size)
        screen.drain()
        if screen.child.poll() is not None:
            fail("resized after %r: ends with %s" % (keys, screen.child.returncode))
            return
    screen.child.send_signal(signal.SIGTERM)
    if screen.end() != 0 or not screen.is_sane():
        fail("resized: ends with %s, modes %s" % (screen.child.returncode, screen.modes()))
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
    """Where nothing can be drawn (no TERM, dumb) the report comes as plain text; a type that is not known is an error."""
    for term in "no-such-terminal", "", "dumb":
        screen = Screen(CAPTURE, term=term)
        screen.type(b"Q")
        status = screen.end()
        if term == "no-such-terminal":
            right = status == 2 and b"the terminal type '" + term.encode() in screen.seen
        else:
            right = status == 1 and b"with errors" in screen.seen and b"\x1b" not in screen.seen
        if not right:
            fail("TERM=%s: %s %r" % (term, status, screen.seen[-200:]))
        if termios.tcgetattr(screen.slave) != screen.before:
            fail("TERM=%s: the terminal is not as it was" % term)
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
        if done.returncode not in (0, 1, 2, 4) or (done.returncode == 2) != (n < 24):
            fail("%d bytes of a capture: ends with %d: %s" % (n, done.returncode, done.stderr))


def memory_runs_out():
    """From too little to load the program to enough: it says so and ends, it never crashes."""
    told = 0
    for megabytes in list(range(12, 60)):
        size = megabytes << 20
        done = run("report", CAPTURE, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (size, size)))
        told += b"memory" in done.stderr
        if done.returncode < 0 or done.returncode not in (0, 1, 2, 3, 4, 127):
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
    # once the rules are there the capture is opened, by libraries too, with few allocations
    close = {0: range(total - 50, total, 3), 1: range(total - total // 16, total, 2)}
    for many in 0, 1:
        for at in list(range(1, total, step)) + list(close[many]):
            done = without_memory(library, at, many, "report", CAPTURE)
            told[done.returncode] += 1
            good = (done.returncode in (0, 1, 4) or done.returncode in (2, 3) and b"memory" in done.stderr)
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
        # what reads the terminal's description for curses ends the program itself
        by_library = status == 1 and b": Out of memory" in screen.seen
        if status not in (0, 2, 3) and not by_library or not screen.is_sane():
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


FORMATS = "text", "ladder", "json", "jsonl", "csv", "markdown", "html", "svg"


def saves(folder, keys, **more):
    """A walk through the save screen in a folder: what is there after it, and what it says."""
    script = os.path.join(folder, "..", "keys")
    with open(script, "w") as file:
        file.write(keys)
    os.chmod(script, 0o644)
    before = set(os.listdir(folder))
    done = run("--user", "root", "--keys", script, CAPTURE, cwd=folder, **more)
    return sorted(set(os.listdir(folder)) - before), done.stdout


def saving_everything(folder, words, **more):
    """Each kind of file that can be saved, where it cannot be: nothing is there, and it is said why."""
    for turns in range(10):
        left, said = saves(folder, "F2 " + "f " * turns + "s show", **more)
        if left or b"Not saved" not in said or words not in said:
            fail("%s, format %d: %s left, says %r" % (words, turns, left, said[-300:]))


def disk_is_full(folder):
    """A file system of 16 kB, then one that cannot be written: what does not fit is not there at all."""
    full = os.path.join(folder, "full")
    os.mkdir(full, 0o777)
    os.chmod(full, 0o777)
    if os.getuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k,mode=777", "none", full],
                                          stderr=subprocess.DEVNULL).returncode != 0:
        print("not root: a full disk is not tried")
        return
    try:
        with open(os.path.join(full, "ballast"), "wb") as file:
            try:
                file.write(b"x" * 65536)
            except OSError:
                pass
        saving_everything(full, b"No space left on device")
        subprocess.run(["mount", "-o", "remount,ro", full], check=True)
        saving_everything(full, b"Read-only file system")
    finally:
        subprocess.run(["umount", full], check=True)


def file_may_not_grow(folder):
    """As a quota or `ulimit -f` has it: no death by SIGXFSZ."""
    narrow = os.path.join(folder, "narrow")
    os.mkdir(narrow, 0o777)
    os.chmod(narrow, 0o777)
    saving_everything(narrow, b"File too large", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64)))


def output_is_refused():
    """By a full disk: status 2. By a reader that has seen enough: quietly."""
    commands = [("report", "--format", name, CAPTURE) for name in FORMATS] + [("--help",), ("--version",), ("explain", "--list")]
    for command in commands:
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, *command], stdout=full, stderr=subprocess.PIPE, timeout=60)
        if done.returncode != 2 or b"standard output" not in done.stderr:
            fail("%s on a full disk: ends with %d: %s" % (command, done.returncode, done.stderr))
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([PROGRAM, *command], stdout=writer, stderr=subprocess.PIPE, timeout=60)
        os.close(writer)
        if done.returncode != -signal.SIGPIPE or done.stderr:
            fail("%s into a closed pipe: ends with %d: %s" % (command, done.returncode, done.stderr))


with tempfile.TemporaryDirectory() as temporary:
    os.chmod(temporary, 0o755)
    for one in signal.SIGTERM, signal.SIGHUP:
        ends_by(one)
    if not SANITIZED:                                     # a sanitizer has handlers of its own
        for one in signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT, signal.SIGFPE, signal.SIGILL:
            ends_by(one, screens=b"\r")
    quits_are_ignored()
    stops_and_goes_on()
    terminal_is_resized()
    terminal_goes()
    terminal_is_not_known()
    terminal_is_tiny()
    captures_are_cut(temporary)
    file_shrinks(temporary)
    disk_is_full(temporary)
    file_may_not_grow(temporary)
    output_is_refused()
    if not SANITIZED:
        memory_runs_out()
        failing = failing_memory(temporary)
        if failing:
            memory_does_not_come(failing)
            memory_does_not_come_on_screen(failing)
sys.exit(len(failures) > 0)
