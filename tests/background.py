#!/usr/bin/env python3
"""background.py PROGRAM CAPTURE - a terminal that answers what its background is gets the theme that can be read there, and the answer is
never taken for keys. The program runs in a terminal of our own."""
import fcntl, os, pty, select, struct, sys, termios, time

LIGHT = b"48;5;153" # behind what is selected
ANSWERS = [(b"\x1b]11;rgb:ffff/ffff/eeee\x1b\\", True), (b"\x1b]11;rgb:fd/f6/e3\x07", True), (b"\x1b]11;rgb:0000/0000/0000\x1b\\", False),
           (b"\x1b]11;nonsense\x07", False)]


def play(program, capture, answer):
    """What is shown behind the answer; the program is left by a key."""
    child, terminal = pty.fork()
    if child == 0:
        environment = {name: value for name, value in os.environ.items() if name not in ("COLORFGBG", "NO_COLOR")}
        os.execve(program, [program, capture], dict(environment, TERM="xterm-256color", LC_ALL="C.UTF-8", XDG_CONFIG_HOME="/dev/null"))
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen, end, answered, left = b"", time.time() + 20, None, False
    while time.time() < end:
        try:
            data = os.read(terminal, 65536) if select.select([terminal], [], [], 0.2)[0] else None
        except OSError:
            break
        if data == b"":
            break
        seen += data or b""
        if answered is None and b"\x1b]11;?" in seen and b"failed" in seen:
            answered = len(seen)
            os.write(terminal, answer)
        elif answered is not None and data is None and not left: # all is drawn
            left = True
            os.write(terminal, b"Q")
    os.waitpid(child, 0)
    return None if answered is None else seen[answered:]


def main():
    failed = 0
    for answer, light in ANSWERS:
        shown = play(sys.argv[1], sys.argv[2], answer)
        if shown is None:
            print("the terminal is not asked")
        elif (LIGHT in shown) != light:
            print("%r: %s" % (answer, "not light" if light else "light"))
        elif b"nothing here" in shown:
            print("%r: taken for keys" % answer)
        else:
            continue
        failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
