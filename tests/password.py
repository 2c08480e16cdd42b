#!/usr/bin/env python3
"""password.py PROGRAM - who gives up at the password's prompt has a terminal again that shows what is typed, however that was done;
a line that is typed is taken. A shell holds the terminal, as it does for users."""
import os, pty, re, select, signal, sys, termios, time

PATIENCE = 60
SCRIPT = 'trap : INT QUIT TERM; "$0" probe sip:127.0.0.1:1 --call 5550100 --auth-user alice --yes; echo "ended $?."; read -r line'
failed = False


def shows(terminal):
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


def read(terminal, words, seen=b""):
    until = time.monotonic() + PATIENCE
    while not re.search(words, seen) and time.monotonic() < until:
        if select.select([terminal], [], [], 0.1)[0]:
            seen += os.read(terminal, 4096)
    return seen


def attempt(name, end, wanted):
    """`end`: what is typed, or a signal; `wanted`: the exit status as the shell has it, None: any."""
    global failed
    shell, terminal = pty.fork()
    if shell == 0:
        for ends in (signal.SIGINT, signal.SIGQUIT):       # who runs this in the background has them ignored
            signal.signal(ends, signal.SIG_DFL)
        os.execvp("sh", ["sh", "-c", SCRIPT, sys.argv[1]])
    seen = read(terminal, b"Password of alice: ")
    until = time.monotonic() + PATIENCE
    while shows(terminal) and time.monotonic() < until:
        time.sleep(0.01)
    hidden = not shows(terminal)
    if isinstance(end, bytes):
        os.write(terminal, end)
    else:
        with open("/proc/%d/task/%d/children" % (shell, shell)) as file:
            os.kill(int(file.read().split()[0]), end)
    seen = read(terminal, rb"ended (\d+)\.", seen)
    status = re.search(rb"ended (\d+)\.", seen)
    if not hidden or not shows(terminal) or b"gehei" in seen:
        print("FAIL: %s: %s, then %s" % (name, "hidden" if hidden else "shown", "shown" if shows(terminal) else "hidden"))
        failed = True
    if not status or (wanted is not None and int(status.group(1)) != wanted):
        print("FAIL: %s: %r" % (name, seen))
        failed = True
    os.kill(shell, signal.SIGKILL)
    os.waitpid(shell, 0)
    os.close(terminal)


attempt("^C", b"gehei\x03", 130)
attempt("^\\", b"\x1c", 131)
attempt("SIGTERM", signal.SIGTERM, 143)
attempt("a line", b"geheim\n", None)
sys.exit(failed)
