#!/usr/bin/env python3
"""screens.py PROGRAM [CAPTURE [MANY]] - how soon the screens answer, on a terminal of 80x24: the first picture, a key, Enter and Esc (the best
and the middle of so many rounds; of the first picture also the time of a processor, which a busy machine does not change), and what
goes to the terminal while nothing happens on the loopback interface (as root). MANY is a capture of many calls ("generate calls 100000
MANY"): its first picture, too, and what its search, its filters and its sorting take of a processor. Nothing fails for being slow."""
import fcntl, os, pty, re, select, statistics, struct, subprocess, sys, termios, time

ROUNDS = 12
IDLE = 10                                             # seconds
WANTED = 50                                           # ms, of a first picture


class Terminal:
    def __init__(self, *command):
        self.file, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.seen = b""
        self.begun = time.monotonic()
        self.process = subprocess.Popen(command, stdin=child, stdout=child, stderr=child, start_new_session=True,
                                        env=dict(os.environ, TERM="xterm-256color", LC_ALL="C.UTF-8", XDG_CONFIG_HOME="/dev/null"))
        os.close(child)

    def read(self, seconds):
        """What comes within the time, or b""."""
        if not select.select([self.file], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.file, 65536)
        except OSError:
            return b""
        if b"\x1b]11;?" in data:                      # what colour is the background?
            os.write(self.file, b"\x1b]11;rgb:0000/0000/0000\x1b\\")
        self.seen += data
        return data

    def wait_for(self, pattern):
        while re.search(pattern, self.seen) is None:
            if not self.read(1) and self.process.poll() is not None or time.monotonic() > self.begun + 30:
                sys.exit("no picture; all there was: %s" % self.seen.decode(errors="replace").strip())
        return time.monotonic() - self.begun

    def quiet(self):
        while self.read(0.3):
            pass

    def key(self, key):
        """Seconds to the first byte that answers it."""
        self.quiet()
        begun = time.monotonic()
        os.write(self.file, key)
        return time.monotonic() - begun if self.read(5) else None

    def used(self):
        """Seconds of a processor that the program has taken."""
        with open("/proc/%d/schedstat" % self.process.pid) as file:
            return int(file.read().split()[0]) / 1e9

    def rest(self):
        """Waits until the program does nothing."""
        used = None
        while used is None or self.used() - used > 0.02:
            used, until = self.used(), time.monotonic() + 1
            while time.monotonic() < until:
                self.read(0.1)
        return self.used()

    def work(self, keys):
        """Seconds of a processor from the last of the keys until there is nothing left to do."""
        for key in keys[:-1]:
            os.write(self.file, key)
            self.rest()
        begun = self.rest()
        os.write(self.file, keys[-1])
        return self.rest() - begun

    def end(self):
        self.process.terminate()
        self.process.wait()
        os.close(self.file)


def say(name, seconds):
    seconds = [second * 1000 for second in seconds if second is not None]
    print("%-40s best %8.2f ms   middle %8.2f ms" % (name, min(seconds), statistics.median(seconds)))


def first_picture(program, capture):
    terminal = Terminal(program, capture)
    seconds, used = terminal.wait_for(rb"Esc.{0,40}back"), terminal.used()
    terminal.end()
    return seconds, used                              # what comes behind the picture is not its own


def pictures_of(program, capture, name):
    pictures = [first_picture(program, capture) for _ in range(ROUNDS)]
    say(name, [seconds for seconds, _ in pictures])
    say(name + ", of a processor", [used for _, used in pictures])
    print("%s: %.1f ms, at most %d wanted" % (name, min(pictures)[0] * 1000, WANTED))


def many_calls(program, capture):
    """A text that no message holds is searched for in all of them."""
    terminal = Terminal(program, capture)
    terminal.rest()
    for name, undo, *keys in (("search, no hit", None, b"/", b"Nowhere-1", b"\r"),
                              ("search, begins as all do", None, b"/", b"branch=z9hG4bKnowhere", b"\r"),
                              ("filter on a status", b"F", b"f", b"status >= 500", b"\r"),
                              ("filter on a fact of the SDP", b"F", b"f", b"answer.audio.port == 1", b"\r"),
                              ("sort by the next column", None, b">"),
                              ("sort by the next column", None, b">"),
                              ("sort by the next column", None, b">"),
                              ("sort by the next column", None, b">")):
        print("%-40s %8.3f s of a processor" % (name, terminal.work(keys)))
        if undo is not None:
            terminal.work([undo])
    for key in (b"/", b"Nowhere-1"):
        os.write(terminal.file, key)
        terminal.rest()
    begun = terminal.used()
    os.write(terminal.file, b"\r")
    time.sleep(0.2)
    os.write(terminal.file, b"\x1b")
    print("%-40s %8.3f s of a processor" % ("search, stopped by a key after 0.2 s", terminal.rest() - begun))
    terminal.end()


def main():
    program = sys.argv[1]
    capture = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.environ.get("SIPWHY_DATA", "data"),
                                                                 "examples/ack-ruri-not-remote-target.pcap")
    pictures_of(program, capture, "first picture")
    terminal = Terminal(program, capture)
    terminal.wait_for(rb"Esc.{0,40}back")
    say("a key", [terminal.key(key) for _ in range(ROUNDS // 2) for key in (b"j", b"k")])
    entered, left = [], []
    for _ in range(ROUNDS):
        entered.append(terminal.key(b"\r"))
        left.append(terminal.key(b"\x1b"))
    say("Enter", entered)
    say("Esc", left)
    terminal.end()
    if os.getuid() == 0:
        terminal = Terminal(program, "-i", "lo", "--user", "root")
        terminal.wait_for(rb"Esc.{0,40}back")
        terminal.quiet()
        terminal.seen, begun = b"", time.monotonic()
        while time.monotonic() < begun + IDLE:
            terminal.read(0.5)
        print("%-40s %.0f bytes a second" % ("idle, live", len(terminal.seen) / IDLE))
        terminal.end()
    if len(sys.argv) > 3:
        pictures_of(program, sys.argv[3], "first picture, many calls")
        many_calls(program, sys.argv[3])


main()
