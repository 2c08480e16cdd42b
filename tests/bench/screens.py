#!/usr/bin/env python3
"""screens.py PROGRAM [CAPTURE] - how soon the screens answer, on a terminal of 80x24: the first picture, a key, Enter and Esc (the best
and the middle of so many rounds; of the first picture also the time of a processor, which a busy machine does not change), and what
goes to the terminal while nothing happens on the loopback interface (as root). Nothing fails for being slow."""
import fcntl, os, pty, re, select, statistics, struct, subprocess, sys, termios, time

ROUNDS = 12
IDLE = 10                                             # seconds


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
        while re.search(pattern, self.seen) is None and time.monotonic() < self.begun + 30:
            self.read(1)
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

    def end(self):
        self.process.terminate()
        used = os.wait4(self.process.pid, 0)[2]
        os.close(self.file)
        return used.ru_utime + used.ru_stime


def say(name, seconds):
    seconds = [second * 1000 for second in seconds if second is not None]
    print("%-40s best %8.2f ms   middle %8.2f ms" % (name, min(seconds), statistics.median(seconds)))


def first_picture(program, capture):
    terminal = Terminal(program, capture)
    seconds = terminal.wait_for(rb"Esc.{0,40}back")
    return seconds, terminal.end()


def main():
    program = sys.argv[1]
    capture = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.environ.get("SIPWHY_DATA", "data"),
                                                                 "examples/ack-ruri-not-remote-target.pcap")
    pictures = [first_picture(program, capture) for _ in range(ROUNDS)]
    say("first picture", [seconds for seconds, _ in pictures])
    say("first picture, of a processor", [used for _, used in pictures])
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


main()
