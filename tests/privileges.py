#!/usr/bin/env python3
"""privileges.py - what the program may do, and when it gives that up: before it reads the first byte of a capture. What needs
root is tried where root is there."""
import os, pwd, subprocess, sys, tempfile, time
from program import CAPTURE, PATIENCE, PROGRAM, Screen, fail, failures, run

ROOT = os.getuid() == 0
CALLER = 12345                                            # whoever called sudo: a user that need not be known
HAS_SECCOMP = b"seccomp: once" in run("--version", env=dict(os.environ, LC_ALL="C")).stdout


def state_of(pid):
    with open("/proc/%d/status" % pid) as file:
        return dict(line.rstrip("\n").split(":\t", 1) for line in file if ":\t" in line)


def is_confined(state, uid):
    """The whole of it: users, capabilities, no_new_privs, seccomp."""
    return (set(state["Uid"].split()) == {str(uid)} and state["NoNewPrivs"] == "1"
            and (not HAS_SECCOMP or state["Seccomp"] == "2")
            and all(int(state[name], 16) == 0 for name in ("CapInh", "CapPrm", "CapEff", "CapAmb"))
            and (not ROOT or int(state["CapBnd"], 16) == 0))


def wait_for(condition):
    until = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def environment_of(caller):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SUDO_")}
    if caller is not None:
        environment.update(SUDO_UID=str(caller), SUDO_GID=str(caller))
    return environment


def parses_when_confined(folder, command, caller, uid):
    """A pipe in the place of the capture: while it is empty, nothing can have been read of it."""
    words = "%s as %d of %s" % (" ".join(command), uid, caller)
    fifo = os.path.join(folder, "capture")
    os.mkfifo(fifo)
    child = subprocess.Popen([PROGRAM, *command, fifo], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, env=environment_of(caller))
    with open(fifo, "wb") as pipe:                        # from here on it is open there, too
        if not wait_for(lambda: child.poll() is not None or is_confined(state_of(child.pid), uid)):
            fail("%s: waits for a capture with %s" % (words, state_of(child.pid)))
        if child.poll() is not None:
            fail("%s: ends before the capture comes: %s" % (words, child.stderr.read()))
        else:
            with open(CAPTURE, "rb") as capture:
                pipe.write(capture.read())
    out, err = child.communicate(timeout=PATIENCE)
    if child.returncode not in (0, 1) or b"SIP" not in out and b"?" not in out:
        fail("%s: ends with %d: %r %r" % (words, child.returncode, out[-200:], err))
    os.unlink(fifo)


def order(folder):
    keys, answers = os.path.join(folder, "keys"), os.path.join(folder, "answers")
    for path in keys, answers:
        with open(path, "w"):
            pass
    commands = ["report"], ["--keys", keys], ["guide", "--answers", answers]
    for command in commands:
        if ROOT:
            parses_when_confined(folder, command, None, pwd.getpwnam("nobody").pw_uid)
            parses_when_confined(folder, command, CALLER, CALLER)
        else:
            parses_when_confined(folder, command, None, os.getuid())


def terminal_is_not_touched(folder):
    """What cannot be read is known before a screen is drawn."""
    path = os.path.join(folder, "text.pcap")
    with open(path, "w") as file:
        file.write("INVITE sip:bob@example.com SIP/2.0\r\n")
    screen = Screen(path)
    status = screen.end()
    if status != 2 or b"not a capture file" not in screen.seen or b"\033[" in screen.seen:
        fail("a file that is no capture: ends with %s and %r" % (status, screen.seen))
    screen.close()


with tempfile.TemporaryDirectory() as temporary:
    os.chmod(temporary, 0o755)
    order(temporary)
    terminal_is_not_touched(temporary)
    if not ROOT:
        print("not root: what only root can try is not tried")
sys.exit(len(failures) > 0)
