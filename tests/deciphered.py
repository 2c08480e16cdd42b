#!/usr/bin/env python3
"""deciphered.py - calls over TLS, made by real peers (tests/captures/tls), are read by their keys: message for message what the peers
said, and with the verdict, the places and the ladder of the same call over TCP. Keys appear in nothing that is written."""
import glob, json, os, re, signal, socket, struct, subprocess, sys, tempfile, time
from program import PROGRAM, SRC, fail, failures, run, wait_for

FOLDER = os.path.join(SRC, "tests/captures/tls")
SERVER, CLIENT = "10.99.0.1", "10.99.0.2"
KEY = os.path.join(FOLDER, "rsa.key")
ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8", XDG_CONFIG_HOME="/proc/self")
FIVE = ["INVITE", "100", "180", "488", "ACK"]


def report(*arguments):
    done = run("report", *arguments, env=ENVIRONMENT)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def read(*arguments):
    status, out, error = report("--format", "json", *arguments)
    if status not in (0, 1, 4):
        fail("%s: status %d: %s" % (arguments, status, error))
        sys.exit(1)
    return status, json.loads(out)


def name_of(message):
    return message["summary"].split()[0]


def messages(report):
    return [name_of(m) for call in report["calls"] for m in call["messages"]]


def over_tcp(path):
    """The same call without TLS, with the same ports."""
    with open(os.path.join(FOLDER, "said"), "rb") as file:
        said = re.split(rb"(?<=\r\n\r\n)(?=[A-Z]+[ /])|(?<=sendrecv\r\n)(?=SIP)", file.read())
    said = [piece for piece in said if piece]
    ends = {True: (CLIENT, 40000), False: (SERVER, 5061)}
    seq = {True: 1, False: 1}
    out = [struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, 101)]

    def packet(up, flags, data, at):
        (source, sport), (target, dport) = ends[up], ends[not up]
        tcp = struct.pack(">HHIIBBHHH", sport, dport, seq[up], 0, 5 << 4, flags, 65535, 0, 0) + data
        ip = struct.pack(">BBHHHBBH4s4s", 0x45, 0, 20 + len(tcp), at, 0, 64, 6, 0, socket.inet_aton(source), socket.inet_aton(target))
        out.append(struct.pack("<IIII", 1000 + at, 0, len(ip + tcp), len(ip + tcp)) + ip + tcp)
        seq[up] += len(data) + (flags & 3 > 0)

    packet(True, 2, b"", 0)
    packet(False, 18, b"", 0)
    for i, piece in enumerate(said):
        packet(not piece.startswith(b"SIP/"), 24, piece, i + 1)
    packet(True, 17, b"", len(said) + 1)
    with open(path, "wb") as file:
        file.write(b"".join(out))


def essence(report):
    """Of the calls, as far as the carriage may not make a difference; frames and times do."""
    found = []
    for call in report["calls"]:
        rows = [[f["cause"], f["severity"], f["confidence"], [[e.get("message"), e.get("line"), e.get("column"), e.get("length")]
                for e in f.get("evidence", [])]] for f in call["findings"]]
        found.append([call["state"], [name_of(m) for m in call["messages"]], rows])
    return found


def each_capture(plain):
    status, of_tcp = read(plain)
    if messages(of_tcp) != FIVE:
        fail("over TCP: %s" % messages(of_tcp))
    captures = sorted(glob.glob(os.path.join(FOLDER, "*.pcapng")))
    if len(captures) < 20:
        fail("captures are missing in %s" % FOLDER)
    for capture in captures:
        keys = capture[:-len("pcapng")] + "keys"
        name = os.path.basename(capture)
        options = ["--keylog", keys] if os.path.exists(keys) else []
        each = [options] + ([["--key", KEY]] if "-key-" in name and name != "tls13-key-update.pcapng" or name[:4] == "key-" else [])
        for options in each:
            one_capture(name, capture, options, status, of_tcp)


def one_capture(name, capture, options, status, of_tcp):
    got, found = read(*options, capture)
    if got != status or essence(found) != essence(of_tcp):
        fail("%s %s: status %d, %s, but over TCP %d, %s" % (name, options, got, essence(found), status, essence(of_tcp)))
    if any(call["transport"] != "tls" for call in found["calls"]):
        fail("%s %s: not by TLS" % (name, options))
    if options:
        got, without = read(capture)
        if got != 4 or messages(without):
            fail("%s: without keys status %d, %s" % (name, got, messages(without)))


def private_keys(folder):
    """The reason why one opens nothing is said; several are tried; one with a passphrase is refused, and not asked about."""
    other = os.path.join(FOLDER, "other.key")
    for name, key, words in (("tls12-key-cbc-sha", other, "the key does not fit the certificate shown"),
                             ("tls12-aes128-gcm", KEY, "keys that no private key opens (Diffie-Hellman)"),
                             ("tls13-aes128-gcm", KEY, "keys that no private key opens (Diffie-Hellman)")):
        status, found = read("--key", key, os.path.join(FOLDER, name + ".pcapng"))
        if status != 4 or messages(found) or len([note for note in found["capture"]["notes"] if words in note]) != 1:
            fail("%s with %s: status %d, %s" % (name, key, status, found["capture"]["notes"]))
    capture = os.path.join(FOLDER, "tls12-key-cbc-sha.pcapng")
    if messages(read("--key", other, "--key", KEY, capture)[1]) != FIVE:
        fail("the second of two keys is not used")
    sealed = os.path.join(folder, "sealed.key")
    subprocess.run(["openssl", "pkey", "-in", KEY, "-aes128", "-passout", "pass:secret", "-out", sealed], check=True)
    for path, words in ((sealed, "needs a passphrase; give it as --key <(openssl pkey -in"), (capture, "no private key"),
                        (os.path.join(folder, "nowhere"), "No such file")):
        status, _, error = report("--key", path, capture)
        if status != 2 or words not in error or path not in error:
            fail("--key %s: %d %s" % (path, status, error))


def wrong_keys():
    """Those of another connection open nothing, and that is said."""
    capture, keys = (os.path.join(FOLDER, n) for n in ("tls13-chacha20.pcapng", "tls13-aes128-ccm.keys"))
    status, found = read("--keylog", keys, capture)
    if status != 4 or messages(found):
        fail("the keys of another: status %d" % status)
    if not any("lacks keys" in note for note in found["capture"]["notes"]):
        fail("that keys are missing is not said: %s" % found["capture"]["notes"])


def secrets():
    found = set()
    for path in glob.glob(os.path.join(FOLDER, "*.keys")):
        with open(path) as file:
            found |= {line.split()[2] for line in file if line[0] != "#"}
    with open(KEY) as file:
        found |= {line.strip() for line in file if len(line) > 50}
    return found


def keys_stay_inside():
    known = secrets()
    cases = [(form, more, *how) for form in ("text", "json", "jsonl", "csv", "markdown", "html", "svg") for more in ([], ["--redact"])
             for how in ((["--keylog", os.path.join(FOLDER, "tls13-aes128-gcm.keys")], "tls13-aes128-gcm"), (["--key", KEY], "tls12-key-cbc-sha"))]
    for form, more, options, name in cases:
        status, out, error = report("--format", form, *more, *options, os.path.join(FOLDER, name + ".pcapng"))
        if status not in (0, 1):
            fail("%s: status %d %s" % (form, status, error))
        if any(secret in out + error for secret in known):
            fail("%s: shows a key" % form)
        if more and ("over-tls-1@example.com" in out or "+12125550123" in out or CLIENT in out):
            fail("%s: --redact leaves what was deciphered" % form)


def save(folder, arguments):
    """What the save screen writes of the one call there is."""
    path, script = os.path.join(folder, "out.pcap"), os.path.join(folder, "script")
    if os.path.exists(path):
        os.unlink(path)
    with open(script, "w") as file:
        file.write('Enter s n ^U "out.pcap" Enter s show\n')
    done = run("--keys", script, *arguments, env=ENVIRONMENT, cwd=folder)
    if not os.path.exists(path):
        fail("%s: nothing was saved: %r" % (arguments, done.stdout[-500:]))
        return path, b""
    with open(path, "rb") as file:
        return path, file.read()


def saved(folder):
    """What is saved of the call stays as it was sent, opens with the same keys, and holds none; redacted, nobody can open it."""
    for name, log in (("secrets-block", "tls13-aes256-gcm"), ("tls12-aes128-gcm", "tls12-aes128-gcm"), ("tls13-retry", "tls13-retry"),
                      ("tls12-key-cbc-sha", None), ("key-ticket", None), ("key-session", None)):
        key = ["--key", KEY] if log is None else ["--keylog", os.path.join(FOLDER, log + ".keys")]
        for more in ([], ["--redact"]):
            options = [] if name == "secrets-block" else key
            path, data = save(folder, [*more, *options, os.path.join(FOLDER, name + ".pcapng")])
            if re.search(b"INVITE|over-tls|CLIENT_RANDOM|TRAFFIC_SECRET|PRIVATE KEY", data):
                fail("%s %s: what is saved is in clear, or has keys" % (name, more))
            if name.startswith("key-"):  # the connection whose session it resumes is not of the call
                key = ["--keylog", os.path.join(FOLDER, name + ".keys")]
            found = messages(read(*key, path)[1]) if data else None
            if (found == FIVE) != (not more):
                fail("%s %s: of what is saved it reads %s" % (name, more, found))


def texts(folder):
    """A text is saved without the responses of digests, and redacted as a packet is."""
    with open(os.path.join(SRC, "tests/captures/traces/sngrep.txt")) as file:
        text = file.read().replace("Max-Forwards: 70", 'Authorization: Digest username="1001", realm="r", nonce="n", uri="sip:x", '
                                   'response="0123456789abcdef0123456789abcdef"', 1)
    path = os.path.join(folder, "digest.txt")
    with open(path, "w") as file:
        file.write(text)
    for more in ([], ["--redact"]):
        out, data = save(folder, [*more, path])
        if b"0123456789abcdef" in data or b"INVITE" not in data or b"response=" not in data:
            fail("a text, saved %s: digests, or no message" % more)
        if (b"12125550123" in data or b"1001" in data or b"over-tls-1@example.com" in data or b"\x0a\x63\x00" in data) != (not more):
            fail("a text, saved %s: what is private" % more)
        if data and messages(read(out)[1]) != FIVE:
            fail("a text, saved %s: it says %s" % (more, messages(read(out)[1])))


def growing(folder):
    """A key log that comes late, in pieces, while the capture grows."""
    with open(os.path.join(FOLDER, "tls13-aes128-gcm.keys"), "rb") as file:
        keys = file.read()
    with open(os.path.join(FOLDER, "tls13-aes128-gcm.pcapng"), "rb") as file:
        data = file.read()
    capture, log = os.path.join(folder, "growing.pcapng"), os.path.join(folder, "growing.keys")
    open(log, "w").close()
    open(capture, "w").close()
    program = subprocess.Popen([PROGRAM, "report", "--format", "json", "--follow", "--keylog", log, capture], env=ENVIRONMENT,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(0.4)
    for path, bytes_ in ((log, keys[:100]), (log, keys[100:]), (capture, data[:1000]), (capture, data[1000:])):
        with open(path, "ab") as file:
            file.write(bytes_)
        time.sleep(0.3)
    time.sleep(0.5)
    program.send_signal(signal.SIGINT)
    out, error = program.communicate(timeout=20)
    if messages(json.loads(out)) != FIVE:
        fail("growing: %s %s" % (out[:200], error))


def memory():
    """Locked, out of core files, and closed to others, while it runs. ASan lets no memory be locked."""
    with open("Makefile") as file:
        if re.search(r"^SANITIZE_CFLAGS = .*sanitize", file.read(), re.M):
            return
    memory_with("--keylog", os.path.join(FOLDER, "tls13-aes128-gcm.keys"), os.path.join(FOLDER, "tls13-aes128-gcm.pcapng"))
    memory_with("--key", KEY, os.path.join(FOLDER, "tls13-aes128-gcm.pcapng"))  # it opens nothing: nothing but the key is kept


def memory_with(*arguments):
    program = subprocess.Popen([PROGRAM, "report", "--follow", *arguments], env=ENVIRONMENT, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        def maps():
            with open("/proc/%d/smaps" % program.pid) as file:
                return re.findall(r"^VmFlags:(.*)$", file.read(), re.M)
        if os.geteuid() != 0:
            return
        if not wait_for(lambda: any(" lo" in flags and " dd" in flags for flags in maps())):
            fail("no memory is locked and left out of core files")
        if os.stat("/proc/%d/maps" % program.pid).st_uid != 0:
            fail("the memory is open to the user's other programs")
    finally:
        program.send_signal(signal.SIGTERM)             # a shell may have what it starts in the background ignore SIGINT
        program.wait(20)


def refused(folder):
    status, _, error = report("--keylog", os.path.join(folder, "nowhere"), os.path.join(FOLDER, "tls13-chacha20.pcapng"))
    if status != 2 or "nowhere" not in error:
        fail("a key log that is not there: %d %s" % (status, error))


if b"OpenSSL" not in run("--version", env=ENVIRONMENT).stdout:
    sys.exit(77)
with tempfile.TemporaryDirectory() as folder:
    os.chmod(folder, 0o755)
    plain = os.path.join(folder, "plain.pcap")
    over_tcp(plain)
    each_capture(plain)
    wrong_keys()
    keys_stay_inside()
    saved(folder)
    texts(folder)
    growing(folder)
    memory()
    private_keys(folder)
    refused(folder)
sys.exit(1 if failures else 0)
