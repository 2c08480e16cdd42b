#!/usr/bin/env python3
"""recording.py - -O FILE: what a file or an interface brings is written to a new file that grows, that always ends behind a packet,
and that is the user's own. What needs root is tried where root is there, in a network namespace of its own."""
import os, re, shutil, signal, socket, struct, subprocess, sys, tempfile, time
from program import CAPTURE, PATIENCE, PROGRAM, fail, failures, run, wait_for

SPACE = "sipwhy-record-%d" % os.getpid()
CALLER = 12345                                            # whoever called sudo: a user that need not be known
ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8")


PLAIN, CREDENTIALS = (os.path.join(os.path.dirname(CAPTURE), name + ".pcap") for name in ("ack-ruri-not-remote-target", "digest-credentials-wrong"))
RESPONSE = re.compile(rb"(response=\")(?!0+\")[0-9a-f]{32}")


def unmarked(packet):
    """Without the checksum of UDP."""
    return packet[0], packet[1], packet[2][:40], packet[2][42:]


def masked(packet):
    return unmarked((packet[0], packet[1], RESPONSE.sub(rb"\g<1>" + b"0" * 32, packet[2])))


def packets(path):
    """Times and bytes of a pcap file; fails if it ends within one."""
    with open(path, "rb") as file:
        data = file.read()
    found, at = [], 24
    while at + 16 <= len(data):
        seconds, fraction, n, _ = struct.unpack_from("<IIII", data, at)
        scale = 1 if data[:4] == b"\x4d\x3c\xb2\xa1" else 1000
        found.append((seconds, fraction * scale, data[at + 16:at + 16 + n]))
        at += 16 + n
    if at != len(data) and data:
        fail("%s ends within a packet" % path)
    return found


def of_a_file(folder):
    """All packets, or those that pass the filter, bit for bit but for the response of a digest."""
    for number, (capture, options) in enumerate(((PLAIN, []), (PLAIN, ["--bpf", "greater 600"]), (CREDENTIALS, []))):
        path = os.path.join(folder, "copy%d.pcap" % number)
        done = run("report", "-O", path, *options, capture, env=ENVIRONMENT)
        before, after = packets(capture), packets(path)
        wanted = [one for one in before if not options or len(one[2]) >= 600]
        words = b"%s: %d packet" % (path.encode(), len(wanted))
        if done.returncode not in (0, 1) or words not in done.stderr or os.stat(path).st_mode & 0o7777 != 0o600:
            fail("-O of a file: %d %r" % (done.returncode, done.stderr))
        if [unmarked(one) for one in after] != [masked(one) for one in wanted] or not wanted:
            fail("-O of %s: not the packets" % capture)
        if capture == CREDENTIALS and any(RESPONSE.search(one[2]) for one in after):
            fail("-O writes the response of a digest")
    path = os.path.join(folder, "screen.pcapng")
    keys = os.path.join(folder, "keys")
    with open(keys, "w") as file:
        file.write("show")
    done = run("--keys", keys, "--size", "120x20", "--record", path, CAPTURE, env=ENVIRONMENT)
    if b" > screen.pcapng" not in done.stdout.split(b"\n")[0] or b"packets" not in done.stderr or done.returncode != 0:
        fail("-O on the screen: %r %r" % (done.stdout[:200], done.stderr))
    done = run("report", path, env=ENVIRONMENT)
    again = run("report", CAPTURE, env=ENVIRONMENT)
    if done.returncode != again.returncode or done.stdout.splitlines()[-1] != again.stdout.splitlines()[-1]:
        fail("-O as pcapng: %r" % done.stdout[-300:])


def refused(folder):
    """What is there stays, and what fits nothing is told before anything is read."""
    there = os.path.join(folder, "there.pcap")
    shutil.copyfile(CAPTURE, there)
    new = os.path.join(folder, "new.pcap")
    for arguments, words in (([there, CAPTURE], b"is there already"), ([there, there], b"is there already"),
                             ([os.path.join(folder, "a.txt"), CAPTURE], b".pcap or .pcapng"),
                             ([new, "--redact", CAPTURE], b"--record"), ([new], b"--record"),
                             ([new, os.path.join(folder, "missing.pcap")], b"missing.pcap"),
                             (["/proc/no.pcap", CAPTURE], b"No such file")):
        done = run("report", "-O", *arguments, env=ENVIRONMENT)
        if done.returncode != 2 or words not in done.stderr:
            fail("-O %s: %d %r" % (arguments, done.returncode, done.stderr))
    if packets(there) != packets(CAPTURE) or os.path.exists(new):
        fail("-O: a file that should not be touched or be there")


REQUEST = (b"OPTIONS sip:b@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK%d\r\nMax-Forwards: 70\r\n"
           b"From: <sip:a@127.0.0.1>;tag=1\r\nTo: <sip:b@127.0.0.1>\r\nCall-ID: %d\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n")
SENDER = """import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for line in sys.stdin:
    port, data = line.split()
    s.sendto(bytes.fromhex(data), ('127.0.0.1', int(port)))
"""


def in_space(*words, **more):
    return subprocess.Popen(["ip", "netns", "exec", SPACE, *words], **more)


def begin(path):
    """For whom CALLER typed sudo."""
    child = in_space(PROGRAM, "report", "-O", path, "-i", "lo", "udp dst port 5060", stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                     env=dict(ENVIRONMENT, SUDO_UID=str(CALLER), SUDO_GID=str(CALLER)))

    def confined():
        with open("/proc/%d/status" % child.pid) as file:
            return "NoNewPrivs:\t1" in file.read()
    wait_for(lambda: child.poll() is not None or confined())
    return child


def send(sender, port, data):
    sender.stdin.write(b"%d %s\n" % (port, data.hex().encode()))
    sender.stdin.flush()


def of_an_interface(folder, sender):
    """It can be read while it grows; what does not pass the filter is not in it."""
    path = os.path.join(folder, "live.pcap")
    child = begin(path)
    for n in range(1, 4):
        send(sender, 5060, REQUEST % (n, n))
        send(sender, 9, b"not this")
        if not wait_for(lambda: len(packets(path)) == n):
            fail("-O of an interface: %d packets of %d while it listens" % (len(packets(path)), n))
    send(sender, 5060, REQUEST % (4, 4))
    time.sleep(0.1)
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=PATIENCE)
    about = os.stat(path)
    if len(packets(path)) != 4 or b"live.pcap: 4 packets" not in err or child.returncode not in (0, 1, 4):
        fail("-O of an interface: %d packets, %d %r" % (len(packets(path)), child.returncode, err))
    if (about.st_uid, about.st_gid, about.st_mode & 0o7777) != (CALLER, CALLER, 0o600):
        fail("-O of an interface: the file is not the caller's: %s" % (about,))
    killed = os.path.join(folder, "killed.pcap")
    child = begin(killed)
    send(sender, 5060, REQUEST % (5, 5))
    wait_for(lambda: len(packets(killed)) == 1)
    child.kill()
    child.communicate()
    if len(packets(killed)) != 1 or run("report", killed, env=ENVIRONMENT).returncode == 2:
        fail("-O: what was written is lost when the program is killed")


def on_a_full_disk(folder, sender):
    """The file ends behind a packet, that is said, and listening goes on."""
    small = os.path.join(folder, "small")
    os.mkdir(small)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k,mode=777", "none", small], stderr=subprocess.DEVNULL).returncode != 0:
        print("no tmpfs here: a full disk is not tried")
        return
    try:
        path = os.path.join(small, "full.pcap")
        child = begin(path)
        for n in range(1, 60):
            send(sender, 5060, REQUEST.replace(b"Content-Length", b"X: " + b"x" * 1400 + b"\r\nContent-Length") % (n, n))
            time.sleep(0.03)
        said = child.stderr.readline()
        send(sender, 5060, REQUEST % (1000, 1000))
        time.sleep(0.1)
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=PATIENCE)
        n = len(packets(path))
        if b"full.pcap ends behind packet %d: No space left" % n not in said + err or child.returncode != 2 or n == 60:
            fail("-O on a full disk: %d packets, %d %r" % (n, child.returncode, said + err))
        if b"60 calls" not in out and out.count(b"OPTIONS") < 60:
            fail("-O on a full disk: listening did not go on: %r" % out[-300:])
    finally:
        subprocess.run(["umount", "-l", small], check=False)


def not_for_who_may_not(folder):
    """Under sudo the folder of another user is not written to."""
    other = os.path.join(folder, "other")
    os.mkdir(other, 0o755)
    done = run("report", "-O", os.path.join(other, "a.pcap"), CAPTURE, env=dict(ENVIRONMENT, SUDO_UID=str(CALLER), SUDO_GID=str(CALLER)))
    if done.returncode != 2 or os.listdir(other) or b"for the user who called sudo" not in done.stderr:
        fail("-O in a folder of another: %d %r %s" % (done.returncode, done.stderr, os.listdir(other)))


def by_root(folder):
    os.chown(folder, CALLER, CALLER)
    not_for_who_may_not(folder)
    if shutil.which("ip") is None or subprocess.run(["ip", "netns", "add", SPACE], stderr=subprocess.DEVNULL).returncode != 0:
        print("no network namespaces here: interfaces are not tried")
        return
    sender = None
    try:
        subprocess.run(["ip", "-n", SPACE, "link", "set", "lo", "up"], check=True)
        sender = in_space(sys.executable, "-c", SENDER, stdin=subprocess.PIPE)
        of_an_interface(folder, sender)
        on_a_full_disk(folder, sender)
    finally:
        if sender is not None:
            sender.communicate()
        subprocess.run(["ip", "netns", "del", SPACE], check=False)


with tempfile.TemporaryDirectory() as temporary:
    os.chmod(temporary, 0o755)
    of_a_file(temporary)
    refused(temporary)
    if os.getuid() == 0:
        by_root(temporary)
    else:
        print("not root: what only root can try is not tried")
sys.exit(len(failures) > 0)
