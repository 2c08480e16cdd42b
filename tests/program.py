#!/usr/bin/env python3
"""program.py - the program as tests see it that run the whole of it: its output, or a terminal that it draws on."""
import fcntl, os, pty, re, select, signal, struct, subprocess, termios, time

SRC = os.path.abspath(os.environ.get("srcdir", "."))
PROGRAM = os.path.abspath("src/sipwhy")
CAPTURE = os.path.join(SRC, "data/examples/busy.pcap")
if not os.path.exists(CAPTURE):
    CAPTURE = os.path.join(SRC, "data/examples/digest-credentials-wrong.pcap")
PATIENCE = 20
failures = []


def fail(words):
    failures.append(words)
    print("FAIL:", words)


class Screen:
    """The program on a terminal of its own; `job`: of the test's session, so that it can be stopped."""

    def __init__(self, *arguments, term="xterm-256color", size=(24, 80), job=False, **variables):
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        self.before = termios.tcgetattr(self.slave)
        environment = dict(os.environ, TERM=term, LC_ALL="C.UTF-8", HOME="/nonexistent", **variables)
        # ncurses keeps what it allocated where newterm() fails
        environment["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
        self.child = subprocess.Popen([PROGRAM, *arguments], stdin=self.slave, stdout=self.slave, stderr=self.slave,
                                      env=environment, start_new_session=not job, process_group=0 if job else None)
        self.seen = b""

    def read(self, until=None):
        """What it writes: until the words come, or it has ended."""
        end = time.monotonic() + PATIENCE
        while until is None or until not in self.seen:
            ended = self.child.poll() is not None
            if not select.select([self.master], [], [], 0.1)[0]:
                if ended or time.monotonic() > end:
                    break
                continue
            try:
                self.seen += os.read(self.master, 65536)
            except OSError:
                break
        return until is None or until in self.seen

    def drain(self):
        """What it has written so far."""
        while select.select([self.master], [], [], 0.1)[0]:
            self.seen += os.read(self.master, 65536)

    def stop(self):
        """Stops it as ^Z in a shell does. curses ignores the signal while it draws, so it may need more than one; and before the
        modes of a terminal change, what was written must have been read."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.child.send_signal(signal.SIGTSTP)
            self.drain()
            with open("/proc/%d/stat" % self.child.pid) as file:
                if file.read().rsplit(")", 1)[1].split()[0] == "T":
                    return True
        return False

    def resize(self, size):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        self.child.send_signal(signal.SIGWINCH)

    def type(self, keys):
        os.write(self.master, keys)

    def shows(self, words, keys=b""):
        """Are the words there in the end? Types the keys and has all of the screen drawn anew, for curses draws only changes."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.child.poll() is None:
            self.seen = b""
            self.type(keys + b"\x0c")
            while select.select([self.master], [], [], 0.2)[0]:
                self.seen += os.read(self.master, 65536)
            if words in self.seen:
                return True
        return False

    def end(self):
        try:
            status = self.child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
            return None
        self.read()
        return status

    def modes(self):
        """The private modes of the terminal as its output left them: those that are not as at the start."""
        modes = {}
        for numbers, on in re.findall(rb"\033\[\?([0-9;]+)([hl])", self.seen):
            for number in numbers.split(b";"):
                modes[int(number)] = on == b"h"
        return sorted(number for number, on in modes.items() if on != (number in (7, 12, 25)) and number != 12)

    def is_sane(self):
        """As it was: modes of the line, the first screen, cursor shown, no mouse, no keypad, no bracketed paste."""
        keypad = self.seen.rfind(b"\033>") >= self.seen.rfind(b"\033=")
        return termios.tcgetattr(self.slave) == self.before and self.modes() == [] and keypad

    def close(self):
        os.close(self.slave)
        os.close(self.master)


def run(*arguments, **more):
    return subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60, **more)


def wait_for(condition):
    """False: it did not come true in time."""
    until = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
