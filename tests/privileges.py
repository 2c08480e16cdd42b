#!/usr/bin/env python3
"""privileges.py - what the program may do, and when it gives that up: before it reads the first byte of a capture. What needs
root is tried where root is there."""
import os, pwd, re, shutil, signal, socket, subprocess, sys, tempfile, time
from program import CAPTURE, PATIENCE, PROGRAM, Screen, fail, failures, run, wait_for

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


def program_of_group(folder, group, capability):
    """A copy of the program that the group may start, with that capability, beside a link to the data."""
    place = os.path.join(folder, "tree")
    os.makedirs(os.path.join(place, "src"))
    copy = os.path.join(place, "src", "sipwhy")
    shutil.copyfile(PROGRAM, copy)
    os.symlink(os.path.realpath("data-source"), os.path.join(place, "data-source"))
    with open(os.path.join(place, "config.status"), "w"):
        pass
    os.chown(copy, 0, group)
    os.chmod(copy, 0o750)
    if capability and subprocess.run(["setcap", capability + "=ep", copy], stderr=subprocess.DEVNULL).returncode != 0:
        return None
    return copy


def as_user(user, groups):
    def become():
        os.setgroups(groups)
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    return become


def listens(program, folder, user, groups, interface, send):
    """As that user: hears a call, and has nothing left of what it took to listen."""
    out = os.path.join(folder, "heard")
    with open(out, "wb") as file:
        child = subprocess.Popen([program, "report", "--format", "jsonl", "-i", interface, "udp port 5060"], stdout=file,
                                 stderr=subprocess.PIPE, preexec_fn=as_user(user, groups), env=environment_of(None))
    if not wait_for(lambda: child.poll() is not None or is_confined_user(child.pid, user)):
        fail("%s by capability: %s" % (interface, state_of(child.pid)))
    elif child.poll() is None:
        if os.stat("/proc/%d/status" % child.pid).st_uid != 0:
            fail("its user may look into the memory of a program that listens")
        wait_for(lambda: send() or os.path.getsize(out) > 0 or child.poll() is not None)
        child.send_signal(signal.SIGTERM)
    err = child.communicate(timeout=PATIENCE)[1]
    with open(out, "rb") as file:
        heard = file.read()
    if child.returncode not in (0, 1) or b"privileges-test" not in heard:
        fail("%s by capability: ends with %d: %r %r" % (interface, child.returncode, heard[:300], err))


def is_confined_user(pid, user):
    """The bounding set stays: lowering it takes more than the program has."""
    return is_confined(dict(state_of(pid), CapBnd="0"), user)


REQUEST = (b"OPTIONS sip:b@192.0.2.2 SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKp\r\nMax-Forwards: 70\r\n"
           b"From: <sip:a@192.0.2.1>;tag=1\r\nTo: <sip:b@192.0.2.2>\r\nCall-ID: privileges-test\r\nCSeq: 1 OPTIONS\r\n"
           b"Content-Length: 0\r\n\r\n")
RESPONSE = (b"SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKp\r\n"
            b"From: <sip:a@192.0.2.1>;tag=1\r\nTo: <sip:b@192.0.2.2>;tag=2\r\nCall-ID: privileges-test\r\n"
            b"CSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n")


def by_capability(folder):
    """Without root: CAP_NET_RAW on the program's file, for those of a group."""
    user, group = pwd.getpwnam("nobody").pw_uid, 23456
    program = program_of_group(folder, group, "cap_net_raw")
    if program is None:
        print("no capabilities on files here: not tried")
        return
    ours, theirs = socket.socket(socket.AF_INET, socket.SOCK_DGRAM), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    ours.bind(("127.0.0.1", 0))
    theirs.bind(("127.0.0.1", 0))

    def send():
        ours.sendto(REQUEST, ("127.0.0.1", 5060))
        theirs.sendto(RESPONSE, ours.getsockname())
        time.sleep(0.1)
    listens(program, folder, user, [group], "lo", send)
    try:
        subprocess.run([program, "--version"], preexec_fn=as_user(user, []), stdout=subprocess.DEVNULL)
        fail("who is not of the group starts the program")
    except PermissionError:
        pass
    shutil.rmtree(os.path.join(folder, "tree"))
    program = program_of_group(folder, group, None)
    done = subprocess.run([program, "report", "-i", "lo"], preexec_fn=as_user(user, [group]), stderr=subprocess.PIPE)
    if done.returncode != 2 or ("setcap cap_net_raw=ep " + program).encode() not in done.stderr:
        fail("without the capability: %d %r" % (done.returncode, done.stderr))


def as_sudo(folder, script, *arguments, **more):
    """Plays the keys as root for whom CALLER typed sudo, in that folder."""
    keys = os.path.join(folder, "script")
    with open(keys, "w") as file:
        file.write(script)
    os.chmod(keys, 0o644)
    environment = dict(environment_of(CALLER), LC_ALL="C.UTF-8", **more)
    environment.pop("XDG_CONFIG_HOME", None)
    done = run("--keys", keys, "--size", "100x20", *arguments, cwd=folder, env=environment)
    os.unlink(keys)
    return done


def folder_of(parent, name, owner, mode):
    path = os.path.join(parent, name)
    os.mkdir(path)
    os.chown(path, owner, owner)
    os.chmod(path, mode)
    return path


SAVE = "Enter s n ^U \"out.pcap\" Enter s show"


def saved_files_are_the_callers(folder):
    own = folder_of(folder, "own", CALLER, 0o755)
    path = os.path.join(own, "out.pcap")
    done = as_sudo(own, SAVE, CAPTURE)
    about = os.stat(path) if os.path.exists(path) else None
    if about is None or (about.st_uid, about.st_gid, about.st_mode & 0o7777) != (CALLER, CALLER, 0o600):
        fail("a saved file is not the caller's: %s %r" % (about, done.stdout[-300:]))
        return
    done = as_sudo(own, SAVE + " y show", CAPTURE)
    if b"is there already" not in done.stdout or os.stat(path).st_ino != about.st_ino:
        fail("a file of another session is replaced: %r" % done.stdout[-300:])
    os.unlink(path)
    again = SAVE + " " + SAVE.removeprefix("Enter ")
    done = as_sudo(own, again + " n show", CAPTURE)
    if b"(y/n)" not in done.stdout:
        fail("a file is replaced without asking: %r" % done.stdout[-300:])
    os.unlink(path)
    done = as_sudo(own, again + " y show", CAPTURE)
    if b"Saved" not in done.stdout or sorted(os.listdir(own)) != ["out.pcap"]:
        fail("a file is not replaced as asked: %s %r" % (os.listdir(own), done.stdout[-300:]))


def not_in_folders_of_others(folder):
    other = folder_of(folder, "other", CALLER + 1, 0o755)
    done = as_sudo(other, SAVE, CAPTURE)
    if os.listdir(other) or b"Permission denied for the user who called sudo; files" not in done.stdout:
        fail("saved in a folder of another user: %s %r" % (os.listdir(other), done.stdout[-300:]))
    named = folder_of(folder, "named", CALLER, 0o755)
    as_sudo(other, SAVE.replace("out.pcap", named + "/out.pcap"), "--save-to", named, CAPTURE)
    if os.listdir(other) or os.listdir(named) != ["out.pcap"]:
        fail("--save-to: %s %s" % (os.listdir(other), os.listdir(named)))


def root_saves_where_root_is(folder):
    """In a root shell the program is nobody by then; files and settings are root's all the same, wherever that is."""
    home = folder_of(folder, "root", 0, 0o700)
    places = folder_of(folder, "private", 0, 0o700), folder_of(folder, "foreign", CALLER, 0o700)
    environment = dict(environment_of(None), LC_ALL="C.UTF-8", HOME=home)
    environment.pop("XDG_CONFIG_HOME", None)
    keys = os.path.join(folder, "script")
    with open(keys, "w") as file:
        file.write("o s show Esc " + SAVE)
    for place in places:
        done = run("--keys", keys, "--size", "100x20", CAPTURE, cwd=place, env=environment)
        about = [os.stat(os.path.join(place, name)) for name in os.listdir(place)]
        if [(one.st_uid, one.st_mode & 0o7777) for one in about] != [(0, 0o600)]:
            fail("root cannot save in %s: %s %r" % (place, about, done.stdout[-300:]))
        if not os.path.exists(os.path.join(home, ".config/sipwhy/config.yaml")):
            fail("root cannot save the settings: %r" % done.stdout[-2000:])
    os.unlink(keys)


WITHOUT = """
import ctypes, errno, os, struct, sys
def without(numbers, code):
    lines = [struct.pack("HBBI", 0x20, 0, 0, 0)]                       # the number of the call
    for number in numbers:
        lines.append(struct.pack("HBBI", 0x15, 0, 1, number))
        lines.append(struct.pack("HBBI", 0x06, 0, 0, 0x00050000 | code))
    lines.append(struct.pack("HBBI", 0x06, 0, 0, 0x7fff0000))
    program = ctypes.create_string_buffer(b"".join(lines))
    libc = ctypes.CDLL(None, use_errno=True)
    head = struct.pack("HxxxxxxP", len(lines), ctypes.addressof(program))
    assert libc.prctl(38, 1, 0, 0, 0) == 0 and libc.prctl(22, 2, head, 0, 0) == 0
without([int(word) for word in sys.argv[1].split(",")], errno.ENOSYS)
os.execv(sys.argv[2], sys.argv[2:])
"""


def on_a_kernel_without(calls, *arguments):
    return subprocess.run([sys.executable, "-c", WITHOUT, calls, PROGRAM, *arguments], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, timeout=60, env=dict(os.environ, LC_ALL="C.UTF-8"))


def what_is_missing_is_said(folder):
    """Kernels that lack system calls, played by a filter."""
    if os.uname().machine != "x86_64" or not HAS_SECCOMP:
        print("not x86-64, or no seccomp: older kernels are not tried")
        return
    landlock, seccomp = "444", "317"
    said = b"not confined in full, there is no "
    done = on_a_kernel_without(landlock, "report", CAPTURE)
    if done.returncode == 2 or said + b"Landlock;" not in done.stderr:
        fail("without Landlock: %d %r" % (done.returncode, done.stderr))
    done = on_a_kernel_without(seccomp, "report", "--strict", CAPTURE)
    if done.returncode == 2 or said in done.stderr:               # mode 2 by prctl(2), as before Linux 3.17
        fail("without seccomp(2): %d %r" % (done.returncode, done.stderr))
    done = on_a_kernel_without(landlock, "report", "--strict", CAPTURE)
    if done.returncode != 2 or done.stdout or b"there is no Landlock" not in done.stderr:
        fail("--strict without Landlock: %d %r" % (done.returncode, done.stderr))
    done = on_a_kernel_without(landlock, "--keys", os.devnull, "--size", "120x20", CAPTURE)
    if b"(not confined: no Landlock)" not in done.stdout.split(b"\n")[0]:
        fail("the title without Landlock: %r" % done.stdout[:300])
    done = run("report", "--strict", CAPTURE, env=dict(os.environ, LC_ALL="C.UTF-8"))
    if b"not confined" in done.stderr and done.returncode != 2 or b"not confined" not in done.stderr and done.returncode == 2:
        fail("--strict here: %d %r" % (done.returncode, done.stderr))


def not_through_links(folder):
    """In a folder that everybody may write to, somebody else has put a link where the file will be."""
    sticky = folder_of(folder, "sticky", 0, 0o1777)
    target = os.path.join(folder_of(folder, "target", CALLER, 0o755), "precious")
    link = os.path.join(sticky, "out.pcap")
    with open(target, "w") as file:
        file.write("precious")
    os.chown(target, CALLER, CALLER)
    os.symlink(target, link)
    os.lchown(link, CALLER + 1, CALLER + 1)
    done = as_sudo(sticky, SAVE + " y show", CAPTURE)
    with open(target) as file:
        if file.read() != "precious" or not os.path.islink(link) or os.listdir(sticky) != ["out.pcap"]:
            fail("written through a link: %r" % done.stdout[-300:])
    if b"symbolic link" not in done.stdout:
        fail("a link is not told: %r" % done.stdout[-300:])
    os.unlink(link)
    as_sudo(sticky, SAVE, CAPTURE)
    if os.listdir(sticky) != ["out.pcap"] or os.stat(link).st_uid != CALLER:
        fail("nothing is saved in a folder for all")


def settings_are_the_callers(folder):
    """Without a capture privileges are still there, but not used for what lies in the caller's home."""
    home = folder_of(folder, "home", CALLER, 0o755)
    as_sudo(home, "o s show", HOME=home)
    for name in ".config", ".config/sipwhy", ".config/sipwhy/config.yaml":
        path = os.path.join(home, name)
        if not os.path.exists(path) or os.stat(path).st_uid != CALLER:
            fail("%s is not the caller's" % name)
            return
    roots = folder_of(folder, "roots", 0, 0o755)
    shutil.rmtree(os.path.join(home, ".config"))
    os.mkdir(os.path.join(home, ".config"))
    os.symlink(roots, os.path.join(home, ".config/sipwhy"))
    done = as_sudo(home, "o s show", HOME=home)
    if os.listdir(roots) or b"Permission denied" not in done.stdout:
        fail("settings are written where the caller may not: %s %r" % (os.listdir(roots), done.stdout[-300:]))


def nothing_of_roots_is_read_for_the_caller(folder):
    """A link in the caller's home to what only root may read."""
    home = folder_of(folder, "reader", CALLER, 0o755)
    secret = os.path.join(folder, "secret")
    with open(secret, "w") as file:
        file.write("secret: 'root:$6$hash'\n")
    os.chmod(secret, 0o600)
    os.makedirs(os.path.join(home, ".config/sipwhy"))
    for name in "config.yaml", "trunks.yaml":
        os.symlink(secret, os.path.join(home, ".config/sipwhy", name))
    for arguments in (), (CAPTURE,):
        done = as_sudo(home, "show", *arguments, HOME=home)
        if b"hash" in done.stdout + done.stderr or b"'secret'" in done.stdout + done.stderr:
            fail("what only root may read is shown: %r %r" % (done.stdout, done.stderr))


def paths_named(secret, below, shut):
    """Every command and option that takes a path, with one that only root may read or write to."""
    yield ["lint", secret]
    yield ["lint", below]
    yield ["report", secret]
    yield ["report", "--facts", secret]
    yield ["report", "--facts=call_id", secret]
    yield ["report", "--read", secret]
    yield ["report", "--follow", secret]
    yield ["report", "--keylog", secret, CAPTURE]
    yield ["report", "--key", secret, CAPTURE]
    yield ["report", "--hep-key", secret, CAPTURE]
    yield ["report", "--call-log", secret, CAPTURE]
    yield ["report", "--alerts", secret, CAPTURE]
    yield ["report", "--record", os.path.join(below, "new.pcap"), CAPTURE]
    yield ["watch", secret]
    yield ["watch", "--read", secret]
    yield ["watch", "--keylog", secret, CAPTURE]
    yield ["watch", "--key", secret, CAPTURE]
    yield ["watch", "--hep-key", secret, CAPTURE]
    yield ["watch", "--config", secret, CAPTURE]
    yield ["watch", "--record", os.path.join(below, "new.pcap"), CAPTURE]
    yield ["guide", "--answers", secret]
    yield ["guide", "--plain", secret]
    yield ["guide", "--keylog", secret, "--plain", CAPTURE]
    yield ["guide", "--key", secret, "--plain", CAPTURE]
    yield ["guide", "--hep-key", secret, "--plain", CAPTURE]
    yield ["guide", "--call-log", secret, "--plain", CAPTURE]
    yield ["guide", "--alerts", secret, "--plain", CAPTURE]
    yield ["guide", "--plain", "--read", secret]
    yield ["guide", "--config", secret, "--keys", os.devnull]
    yield ["guide", "--keys", secret]
    yield ["guide", "--save-to", shut, "--keys", os.devnull]
    yield ["explain", "--list", secret]
    yield ["probe", "--record", os.path.join(below, "new.pcap"), "127.0.0.1:9"]
    yield ["paste", "--keys", secret]
    yield ["paste", "--config", secret, "--keys", os.devnull]
    yield ["paste", "--save-to", shut, "--keys", os.devnull]
    yield ["probe", "--listen=127.0.0.1:9999", "--certificate", secret]
    yield ["trunks", secret]
    yield ["trunks", "--read", secret]
    yield ["trunks", "--keylog", secret, CAPTURE]
    yield ["trunks", "--key", secret, CAPTURE]
    yield ["explain", "--why-not", "busy", secret]
    yield ["--config", secret, "--dump-config"]
    yield ["--config", secret, "--keys", os.devnull]
    yield ["--keys", secret]
    yield ["--keys", os.devnull, secret]
    yield ["--keys", os.devnull, "--keylog", secret, CAPTURE]
    yield ["--keys", os.devnull, "--key", secret, CAPTURE]
    yield ["--keys", os.devnull, "--hep-key", secret, CAPTURE]
    yield ["--keys", os.devnull, "--call-log", secret, CAPTURE]
    yield ["--keys", os.devnull, "--alerts", secret, CAPTURE]
    yield ["--keys", os.devnull, "--read", secret]
    yield ["--keys", os.devnull, "--follow", secret]
    yield ["--keys", os.devnull, "--save-to", shut]
    yield ["--keys", os.devnull, "--record", os.path.join(below, "new.pcap"), CAPTURE]
    yield ["-i", "lo", "--config", secret, "--keys", os.devnull]
    yield ["-i", "lo", "--keys", secret]
    yield ["-i", "lo", "--record", os.path.join(below, "new.pcap"), "--keys", os.devnull]


def all_paths_are_named():
    """What takes a path is known from the completions, which are made from the tables of commands and options."""
    with open("data/completions/sipwhy") as file:
        text = file.read()
    patterns = re.findall(r"^    (\S+)\)\n        compopt -o filenames;", text, re.M)
    takers = {pattern.split("|")[-1].rstrip("=") for pattern in patterns}
    commands = {command: options.split() for command, options in re.findall(r"^    '(\w*)'\) options='([^']*)'", text, re.M)}
    named, alone = set(), set()
    for arguments in paths_named("secret", "below", "shut"):
        command = arguments[0] if arguments[0] in commands else ""
        for before, path in zip([""] + arguments, arguments):
            if path.split("/")[0] in ("secret", "below", "shut"):
                named.add((command, before))
                if before not in takers:
                    alone.add(command)
    wanted = {(command, option) for command, options in commands.items() for option in options if option in takers}
    wanted -= {("report", "--handbook")}                    # written into the report as it is, never opened
    untried = set(commands) - alone - {"probe", "paste"}    # a host; what is pasted
    if not {"--read", "--config", "--save-to"} <= takers or wanted - named or untried:
        fail("paths that are not tried as who called sudo: %s %s %s" % (sorted(wanted - named), sorted(untried), takers))


def root_reads_for_nobody(folder):
    """What only root, or root's group, may read is not opened for who called sudo, and the error says why."""
    for owner, mode in (0, 0o600), (0, 0o640):
        below = folder_of(folder, "below", 0, 0o700 if mode == 0o600 else 0o750)
        secret, shut = os.path.join(below, "trunks.yaml"), os.path.join(below, "shut", "inside")
        os.makedirs(shut)
        os.chmod(os.path.dirname(shut), 0o700 if mode == 0o600 else 0o750)
        with open(secret, "w") as file:
            file.write("rootsecret: x\n")
        os.chmod(secret, mode)
        os.chmod(below, 0o755)
        for arguments in paths_named(secret, below, shut):
            done = run(*arguments, stdin=subprocess.DEVNULL, env=dict(environment_of(CALLER), LC_ALL="C.UTF-8"))
            said = done.stdout + done.stderr
            if b"rootsecret" in said or "--list" not in arguments and b"for the user who called sudo" not in said:
                fail("%s: reads what only root may: %d %r" % (arguments, done.returncode, said[-300:]))
        shutil.rmtree(below)
    closed = folder_of(folder, "closed", 0, 0o700)
    with open(os.path.join(closed, "rootsecret.pcap"), "w"):
        pass
    done = as_sudo(folder, "3 / ^U \"%s/\" Tab show Enter show" % closed)
    if b"rootsecret" in done.stdout or b"for the user who called sudo" not in done.stdout:
        fail("the start screen lists what only root may: %r" % done.stdout[-2000:])


def root_alone_reads_as_root(folder):
    """In a root shell the same paths are root's own."""
    secret = os.path.join(folder, "roots.yaml")
    with open(secret, "w") as file:
        file.write("theme: mono\n")
    os.chmod(secret, 0o600)
    shutil.copyfile(CAPTURE, secret + ".pcap")
    os.chmod(secret + ".pcap", 0o600)
    for arguments in (["--config", secret, "--dump-config"], ["report", secret + ".pcap"],
                      ["--config", secret, "--keys", os.devnull, secret + ".pcap"]):
        done = run(*arguments, stdin=subprocess.DEVNULL, env=dict(environment_of(None), LC_ALL="C.UTF-8"))
        if done.returncode == 2:
            fail("%s: root may not read root's own: %r" % (arguments, done.stderr))


def the_terminals_description(folder):
    """ncurses looks into ~/.terminfo: not with root's rights for a link of who called sudo."""
    home = folder_of(folder, "terminfo", CALLER, 0o755)
    place = os.path.join(folder, "entries")
    source = subprocess.run(["infocmp", "-x", "xterm"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if source.returncode != 0:
        print("no infocmp: ~/.terminfo not tried")
        return
    os.mkdir(place)
    with open(os.path.join(folder, "source"), "wb") as file:
        file.write(source.stdout.replace(b"xterm|", b"sipwhy-test|", 1))
    subprocess.run(["tic", "-x", "-o", place, os.path.join(folder, "source")], stderr=subprocess.DEVNULL, check=True)
    os.symlink(place, os.path.join(home, ".terminfo"))
    for mode, known in (0o755, True), (0o700, False):
        os.chmod(place, mode)
        screen = Screen("-i", "lo", term="sipwhy-test", SUDO_UID=str(CALLER), SUDO_GID=str(CALLER), TERMINFO_DIRS=place)
        screen.read(b"sipwhy-test" if not known else b"\033[")
        if known == (b"is not known" in screen.seen):
            fail("a terminal's description of mode %o: %r" % (mode, screen.seen[-300:]))
        screen.child.terminate()
        screen.end()
        screen.close()


def a_probe_gives_up_root(folder):
    """Nobody answers: while the answer is waited for, root is gone, and who sends and who reads are two, both confined."""
    place = folder_of(folder, "probing", CALLER, 0o755)
    for caller, uid in ((None, pwd.getpwnam("nobody").pw_uid), (CALLER, CALLER)):
        silent = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        silent.bind(("127.0.0.1", 0))
        path = os.path.join(place, "probe-%d.pcap" % uid)
        child = subprocess.Popen([PROGRAM, "probe", "-O", path, "127.0.0.1:%d;transport=udp" % silent.getsockname()[1]],
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=place,
                                 env=dict(environment_of(caller), XDG_STATE_HOME=os.path.join(place, "state-%d" % uid)))
        silent.settimeout(PATIENCE)
        first = silent.recv(65535)
        if not first.startswith(b"OPTIONS "):
            fail("a probe sends %r" % first)
        with open("/proc/%d/task/%d/children" % (child.pid, child.pid)) as file:
            senders = [int(pid) for pid in file.read().split()]
        if [state_of(pid)["Name"] for pid in senders] != ["sipwhy-prober"]:
            fail("a probe has the processes %s" % [state_of(pid)["Name"] for pid in senders])
        for pid in senders + [child.pid]:
            if not wait_for(lambda pid=pid: is_confined(state_of(pid), uid)):
                fail("a probe as %d is not confined: %s" % (uid, state_of(pid)))
        out, err = child.communicate(timeout=PATIENCE)
        silent.setblocking(False)
        try:
            fail("a second OPTIONS: %r" % silent.recv(65535))
        except BlockingIOError:
            pass
        if child.returncode != 1 or b"nothing came" not in out or os.path.getsize(path) < 100:
            fail("a probe of nobody: %d %r %r" % (child.returncode, out, err))
        os.unlink(path)


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
    all_paths_are_named()
    terminal_is_not_touched(temporary)
    what_is_missing_is_said(temporary)
    if ROOT:
        by_capability(temporary)
        a_probe_gives_up_root(temporary)
        saved_files_are_the_callers(temporary)
        not_in_folders_of_others(temporary)
        not_through_links(temporary)
        root_saves_where_root_is(temporary)
        settings_are_the_callers(temporary)
        nothing_of_roots_is_read_for_the_caller(temporary)
        root_reads_for_nobody(temporary)
        root_alone_reads_as_root(temporary)
        the_terminals_description(temporary)
    else:
        print("not root: what only root can try is not tried")
sys.exit(len(failures) > 0)
