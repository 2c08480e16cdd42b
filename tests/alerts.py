#!/usr/bin/env python3
"""alerts.py - sipwhy watch from end to end: a capture comes by a pipe, alerts go to commands, a receiver of webhooks and a server of
mail, which go down and come back; the program is killed meanwhile. Nothing is lost, nothing comes twice but what was under way."""
import contextlib, hashlib, hmac, http.client, http.server, json, logging, os, re, select, shutil, signal, socket, ssl, stat, struct, subprocess, sys, tempfile, threading, time
from program import PATIENCE, PROGRAM, SRC, fail, failures, wait_for

sys.path.append("/usr/lib/python3/dist-packages")             # of Debian, where another Python comes first in the PATH
try:
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult
except ImportError:
    Controller = None

KEY = b"a key of this test"
NUMBER = b"6180ebadc58c505b6180ebadc58c505b"                 # in the Call-ID of the example
VERSION = subprocess.run([PROGRAM, "--version"], stdout=subprocess.PIPE, env=dict(os.environ, LC_ALL="C")).stdout
HAS_CURL, HAS_HTTP = b"webhooks and mail: libcurl" in VERSION, b"Prometheus: libmicrohttpd" in VERSION
HAS_JOURNAL = b"journal: libsystemd" in VERSION
with open(os.path.join(SRC, "data/examples/acl-ip-not-allowed.pcap"), "rb") as example:
    EXAMPLE = example.read()
HEADER = EXAMPLE[:24]


def packets_of(capture):
    at, packets = 24, []
    while at < len(capture):
        seconds, part, captured, length = struct.unpack_from("<IIII", capture, at)
        packets.append((seconds, part, capture[at + 16:at + 16 + captured], length))
        at += 16 + captured
    return packets


PACKETS = packets_of(EXAMPLE)


def call(number):
    """A refused call of its own, two minutes behind the one before, so that it settles when the next comes."""
    out = b""
    for seconds, part, data, length in PACKETS:
        data = data.replace(NUMBER, b"%032x" % number)
        out += struct.pack("<IIII", seconds + 120 * number, part, len(data), length) + data
    return out


def calls(*numbers):
    return HEADER + b"".join(call(number) for number in numbers)


def call_id(number):
    return "%032x@10.31.7.5" % number


class Watch:
    """sipwhy watch, which reads a pipe."""

    def __init__(self, folder, config, *options, first=HEADER):
        path = os.path.join(folder, "alerts.yaml")
        if config is not None:
            with open(path, "w") as file:
                file.write(config)
        self.child = subprocess.Popen([PROGRAM, "watch", "--config", path, *options, "-"], stdin=subprocess.PIPE,
                                      stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ, LC_ALL="C"))
        self.write(first)

    def write(self, data):
        with contextlib.suppress(BrokenPipeError):
            self.child.stdin.write(data)
            self.child.stdin.flush()

    def speaks(self):
        """Waits for its first line, or its end."""
        select.select([self.child.stdout], [], [], PATIENCE)

    def end(self):
        out, self.err = self.child.communicate(timeout=3 * PATIENCE)
        return self.child.returncode, [json.loads(line) for line in out.splitlines()]

    def helpers(self):
        """The sender, the runner and so on."""
        with contextlib.suppress(OSError):
            with open("/proc/%d/task/%d/children" % (self.child.pid, self.child.pid)) as file:
                return [int(pid) for pid in file.read().split()]
        return []

    def kill(self, all_of_it):
        victims = [self.child.pid] + (self.helpers() if all_of_it else [])
        for pid in victims:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        out, _ = self.child.communicate(timeout=PATIENCE)
        return [json.loads(line) for line in out.splitlines() if line.endswith(b"}")]


class Receiver:
    """Takes webhooks; may be away, refuse, or think for a while."""

    def __init__(self):
        self.got, self.answers, self.pause, self.times = [], [], 0, []
        self.server, self.port = None, 0

    def start(self):
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.times.append(time.monotonic())
                time.sleep(receiver.pause)
                status = receiver.answers.pop(0) if receiver.answers else 200
                if status == 200:
                    receiver.got.append((self.headers["Idempotency-Key"], body, dict(self.headers)))
                with contextlib.suppress(OSError):
                    self.send_response(status)
                    if status == 429:
                        self.send_header("Retry-After", "4")
                    self.send_header("Content-Length", "0")
                    self.end_headers()

            def log_message(self, *arguments):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *arguments):
                pass

        self.server = Server(("127.0.0.1", self.port), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def keys(self):
        return [key for key, _, _ in self.got]

    def call_ids(self):
        return [json.loads(body)["call"]["call_ids"][0] for _, body, _ in self.got]


def hook(folder, receiver, more=""):
    with open(os.path.join(folder, "key"), "wb") as file:
        file.write(KEY + b"\n")
    return ("spool: %s/spool\ntriggers:\n  - name: hook\n    when: 'cause == \"acl-ip-not-allowed\" and code == \"32201\"'\n"
            "    webhook:\n      url: http://127.0.0.1:%d/hook\n      key_file: key\n      headers: ['X-Team: voice']\n%s"
            % (folder, receiver.port, more))


def spooled(folder):
    path = os.path.join(folder, "spool")
    return sorted(name for name in os.listdir(path) if not name.startswith(".")) if os.path.isdir(path) else []


def lines(folder):
    """Each error once, on standard output, as it is known: the first call is told before the pipe ends."""
    watch = Watch(folder, "")
    watch.write(call(1))
    watch.write(call(2))
    line = watch.child.stdout.readline()
    watch.write(call(3))
    status, rest = watch.end()
    told = [json.loads(line)] + rest
    if status != 0 or watch.err or [one["call"]["call_ids"][0] for one in told] != [call_id(n) for n in (1, 2, 3)]:
        fail("lines: %d %s %s" % (status, told, watch.err))
    first = told[0]
    if (first["format"], first["trigger"], first["code"], first["severity"]) != ("sipwhy-alert/1", None, "32201", "error"):
        fail("lines: %s" % first)
    if sorted(one["id"] for one in told) != [one["id"] for one in told] or len(first["id"]) != 26:
        fail("lines: ids do not sort")
    watch = Watch(folder, "redact: true\n")
    watch.write(call(1))
    status, told = watch.end()
    if len(told) != 1 or "203.0.113.40" in json.dumps(told) or "13035550112" in json.dumps(told):
        fail("redacted lines: %s" % told)


def packet(seconds, part, data, length):
    return struct.pack("<IIII", seconds, part, len(data), length) + data


def goes_on(packets, seconds):
    """The last packet of a stream, again and again, as it would go on."""
    second, part, data, length = packets[-1]
    out, now = [], second * 1000000 + part
    sequence, stamp = struct.unpack_from(">HI", data, 44)
    for i in range(1, seconds * 50):
        now += 20000
        changed = data[:44] + struct.pack(">HI", (sequence + i) & 0xffff, stamp + 160 * i & 0xffffffff) + data[50:]
        out.append((now // 1000000, now % 1000000, changed, length))
    return out


def voice(folder):
    """A call that goes on is looked at 10 seconds after its answer; what was told then is not told again."""
    with open(os.path.join(SRC, "data/examples/firewall-blocks-inbound-rtp.pcap"), "rb") as file:
        capture = file.read()
    packets = packets_of(capture)
    ends = next(i for i, one in enumerate(packets) if one[2][42:45] == b"BYE")
    streams = {}
    for one in packets[:ends]:
        if one[2][42] == 0x80:
            streams.setdefault(one[2][26:38], []).append(one)
    more = sorted(one for stream in streams.values() if len(stream) > 20 for one in goes_on(stream, 11))
    watch = Watch(folder, "", first=capture[:24] + b"".join(packet(*one) for one in packets[:ends] + more))
    watch.speaks()
    os.set_blocking(watch.child.stdout.fileno(), False)
    line = watch.child.stdout.readline()
    os.set_blocking(watch.child.stdout.fileno(), True)
    told = json.loads(line) if line else {"cause": None}
    if told["cause"] != "firewall-blocks-inbound-rtp" or watch.child.poll() is not None:
        fail("voice: nothing is told while the call goes on: %s" % told)
    late = more[-1][0] + 1
    for i, one in enumerate(packets[ends:ends + 2]):
        watch.write(packet(late, 20000 * i, one[2], one[3]))
    status, rest = watch.end()
    if [one for one in rest if one["cause"] == told["cause"]]:
        fail("voice: told twice: %s" % rest)


def thresholds(folder):
    config = "spool: %s/spool\ntriggers:\n  - name: several\n    threshold: 3 in 10m\n    quiet: 30m\n    command: [/bin/true]\n" % folder
    watch = Watch(folder, config, first=calls(*range(1, 10)))
    status, told = watch.end()
    fired = [one for one in told if one["trigger"] == "several"]
    if status != 0 or len(told) != 9 or len(fired) != 1 or fired[0]["count"] != 3 or fired[0]["calls"] != [call_id(n) for n in (1, 2, 3)]:
        fail("thresholds: %d %s" % (status, [(one["trigger"], one["count"]) for one in told]))


def commands(folder):
    """The values come by the environment, whatever they hold; the record by standard input; the status says what to do."""
    script, out = os.path.join(folder, "command"), os.path.join(folder, "out")
    with open(script, "w") as file:
        file.write("#!/bin/sh\n[ ! -f %s.late ] || exit 75\nenv | grep ^SIPWHY_ | sort >>%s\ncat >>%s\necho \"$1\" >>%s\n" % (out, out, out, out))
    os.chmod(script, 0o755)
    os.chmod(folder, 0o777)
    config = "spool: %s/spool\ntriggers:\n  - name: run\n    command: [%s, '$(id) ;']\n" % (folder, script)
    status, told = Watch(folder, config, first=calls(1)).end()
    with open(out) as file:
        got = file.read()
    if status != 0 or "SIPWHY_CODE=32201\n" not in got or "SIPWHY_CALL_ID=" + call_id(1) not in got or "$(id) ;\n" not in got:
        fail("command: %d %r" % (status, got))
    elif json.loads(got[got.index("{"):got.index("$(id)")]) != told[0]:
        fail("command: its input is another record")
    open(out + ".late", "w").close()
    watch = Watch(folder, None, first=calls(2))
    status, told = watch.end()
    if status != 0 or b"exit status 75" not in watch.err or len(spooled(folder)) != 1:
        fail("a command that cannot yet: %d %s %s" % (status, watch.err, spooled(folder)))
    os.unlink(out + ".late")
    Watch(folder, None).end()
    with open(out) as file:
        if call_id(2) not in file.read() or spooled(folder):
            fail("a command that could not: is not run later")
    watch = Watch(folder, config.replace(script, "/bin/false"), first=calls(3))
    status, told = watch.end()
    if status != 1 or b"exit status 1" not in watch.err or spooled(folder):
        fail("a command that refuses: %d %s" % (status, watch.err))
    watch = Watch(folder, config.replace("[%s, '$(id) ;']" % script, "{run: [/bin/sleep, '100'], timeout: 1s}"), first=calls(4))
    began = time.monotonic()
    status, told = watch.end()
    if b"too long" not in watch.err or len(spooled(folder)) != 1 or time.monotonic() - began > PATIENCE:
        fail("a command that takes too long: %d %s" % (status, watch.err))


def files_of(folder):
    return sorted(name for name in os.listdir(folder) if not name.startswith(".")) if os.path.isdir(folder) else []


def captures(folder):
    """save: failed keeps the packets of each failed call before its alert goes out; by size and age the oldest go."""
    kept, script, out = os.path.join(folder, "calls"), os.path.join(folder, "command"), os.path.join(folder, "out")
    os.chmod(folder, 0o777)
    with open(script, "w") as file:
        file.write("#!/bin/sh\ncat >>%s\necho >>%s\n" % (out, out))
    os.chmod(script, 0o755)
    os.mkdir(kept)
    os.chmod(kept, 0o777)
    old = os.path.join(kept, "0" * 26 + ".pcapng")
    for path, days in ((old, 3), (os.path.join(kept, "1" * 26 + ".pcapng"), 1), (os.path.join(kept, "notes.txt"), 9)):
        with open(path, "w") as file:
            file.write("old")
        os.utime(path, (time.time() - days * 86400,) * 2)
    config = "spool: %s/spool\nsave: failed\nsave_folder: %s\nsave_age: 2d\ntriggers:\n  - name: run\n    command: [%s]\n" % (folder, kept, script)
    watch = Watch(folder, config, first=calls(1, 2))
    watch.write(call(3))
    status, told = watch.end()
    if status != 0 or watch.err or len(told) != 3 or len(files_of(kept)) != 5 or os.path.exists(old):
        fail("captures: %d %s %s" % (status, watch.err, files_of(kept)))
    for number, one in enumerate(told, 1):
        if not one["capture"] or os.path.basename(one["capture"]) != one["id"] + ".pcapng":
            fail("captures: the alert names %s" % one["capture"])
            continue
        with open(one["capture"], "rb") as file:
            data = file.read()
        others = [n for n in (1, 2, 3) if n != number and call_id(n).encode() in data]
        if call_id(number).encode() not in data or others or stat.S_IMODE(os.stat(one["capture"]).st_mode) != 0o600:
            fail("captures: %s has other packets: %s" % (one["capture"], others))
        report = json.loads(subprocess.run([PROGRAM, "report", "--format", "json", one["capture"]], stdout=subprocess.PIPE).stdout)
        if [call["findings"][0]["cause"] for call in report["calls"]] != [one["cause"]]:
            fail("captures: the capture alone says something else")
    with open(out) as file:
        if [json.loads(line) for line in file] != told:
            fail("captures: a command got other records")
    redacted(folder, kept, config)
    bounded(folder, kept, config)
    unwritable(folder, config)


def redacted(folder, kept, config):
    status, told = Watch(folder, "redact: true\n" + config, first=calls(4)).end()
    with open(told[0]["capture"], "rb") as file:
        data = file.read()
    if status != 0 or b"13035550112" in data or b"203.0.113.40" in data or b"INVITE" not in data:
        fail("captures: not redacted")


def bounded(folder, kept, config):
    """A MiB holds the latest; the clock's order is that of the names."""
    for i in range(3):
        with open(os.path.join(kept, "%026d.pcapng" % (2 + i)), "wb") as file:
            file.write(bytes(400 * 1024))
    before = files_of(kept)
    status, told = Watch(folder, config + "save_mib: 1\n", first=calls(5)).end()
    after = files_of(kept)
    if status != 0 or "%026d.pcapng" % 2 in after or "%026d.pcapng" % 4 not in after or told[0]["id"] + ".pcapng" not in after \
            or "notes.txt" not in after:
        fail("captures: not bounded: %s, then %s" % (before, after))


def unwritable(folder, config):
    """Where no file can be made the alert goes without it, which is said once."""
    readonly = os.path.join(folder, "readonly")
    os.mkdir(readonly)
    os.chmod(readonly, 0o555)
    if os.getuid() == 0:
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "none", readonly], stderr=subprocess.DEVNULL).returncode != 0:
            return
    try:
        watch = Watch(folder, config.replace(os.path.join(folder, "calls"), readonly), first=calls(6, 7))
        status, told = watch.end()
    finally:
        if os.getuid() == 0:
            subprocess.run(["umount", readonly], check=True)
    if status != 0 or [one["capture"] for one in told] != [None, None] or watch.err.count(b"is not kept") != 1:
        fail("captures that cannot be made: %d %s %s" % (status, told, watch.err))
    watch = Watch(folder, config.replace(os.path.join(folder, "calls"), folder + "/none/such"), first=calls(8))
    watch.end()
    watch = Watch(folder, config.replace("save: failed", "save: all"))
    if watch.end()[0] != 2 or b"failed or none is wanted here" not in watch.err:
        fail("save: all: %s" % watch.err)


def is_signed(body, headers):
    parts = dict(part.split("=") for part in headers.get("X-Sipwhy-Signature", "t=,v1=").split(","))
    wanted = hmac.new(KEY, parts["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(wanted, parts["v1"]) and abs(time.time() - int(parts["t"] or 0)) < 600


def webhooks(folder):
    """Signed, in order; what cannot be delivered waits on disk for the next start, and for a receiver that comes back."""
    receiver = Receiver()
    receiver.start()
    config = hook(folder, receiver)
    watch = Watch(folder, config, first=calls(1, 2))
    status, told = watch.end()
    if status != 0 or watch.err or receiver.call_ids() != [call_id(1), call_id(2)] or spooled(folder):
        fail("webhook: %d %s %s" % (status, watch.err, receiver.call_ids()))
    for (key, body, headers), record in zip(receiver.got, told):
        if not is_signed(body, headers) or key != record["id"] or json.loads(body) != record or headers.get("X-Team") != "voice" \
                or headers["Content-Type"] != "application/json":
            fail("webhook: %s %s" % (headers, body))
    receiver.stop()
    watch = Watch(folder, None, first=calls(3, 4, 5))
    status, told = watch.end()
    if status != 0 or b"wait in the spool" not in watch.err or len(told) != 3 or len(spooled(folder)) != 3:
        fail("a receiver that is away: %d %s %s" % (status, watch.err, spooled(folder)))
    for name in spooled(folder):
        mode = os.stat(os.path.join(folder, "spool", name)).st_mode
        if stat.S_IMODE(mode) != 0o600:
            fail("a file in the spool has the mode %o" % mode)
    receiver.start()
    watch = Watch(folder, None, first=calls(6))
    watch.end()
    if receiver.call_ids() != [call_id(n) for n in range(1, 7)] or spooled(folder):
        fail("a receiver that is back: %s %s" % (receiver.call_ids(), spooled(folder)))
    receiver.stop()
    comes_back(folder, receiver)
    answers(folder, receiver)


def comes_back(folder, receiver):
    """While the program runs."""
    receiver.got = []
    watch = Watch(folder, None, first=calls(1, 2, 3))
    if not wait_for(lambda: len(spooled(folder)) >= 2):
        fail("a receiver that comes back: nothing waits")
    receiver.start()
    if not wait_for(lambda: len(receiver.got) >= 2):
        fail("a receiver that comes back: nothing comes")
    watch.write(call(4))
    status, told = watch.end()
    if status != 0 or receiver.call_ids() != [call_id(n) for n in (1, 2, 3, 4)] or b"delivered again" not in watch.err:
        fail("a receiver that comes back: %d %s %s" % (status, receiver.call_ids(), watch.err))


def answers(folder, receiver):
    """503 is tried again after a second, 429 when Retry-After says so, 410 is final, and the capture goes on."""
    receiver.got, receiver.answers, receiver.times = [], [503, 429, 410], []
    watch = Watch(folder, None, first=calls(1, 2, 3))
    if not wait_for(lambda: len(receiver.got) >= 1):
        fail("answers: nothing is delivered")
    status, told = watch.end()
    if status != 1 or receiver.call_ids() != [call_id(2), call_id(3)] or b"HTTP 410" not in watch.err or b"HTTP 503" not in watch.err:
        fail("answers: %d %s %s" % (status, receiver.call_ids(), watch.err))
    pauses = [after - before for before, after in zip(receiver.times, receiver.times[1:])]
    if pauses[0] < 0.9 or pauses[1] < 3.9:
        fail("answers: tried again after %s" % pauses)
    receiver.stop()


def killed(folder):
    """At several moments, the parser alone and all of it: the spool is whole, what was taken is delivered, and nothing twice but what
    was under way, which has the same key."""
    receiver = Receiver()
    receiver.start()
    config = hook(folder, receiver)
    receiver.pause = 0.02
    number, printed, kills = 0, [], 0
    for moment in (0, 0.01, 0.03, 0.07, 0.15, 0.3, 0.5):
        for all_of_it in False, True:
            watch = Watch(folder, config, first=calls(*range(number, number + 12)))
            number += 12
            watch.speaks()
            time.sleep(moment)
            told = watch.kill(all_of_it)
            kills += 1
            if not all_of_it:
                printed += [one["id"] for one in told if one["trigger"] == "hook"]
            for name in spooled(folder):
                with open(os.path.join(folder, "spool", name)) as file:
                    record = json.load(file)
                    if record["format"] != "sipwhy-alert/1" or record["id"] != name.split(".")[0]:
                        fail("killed: %s is not whole" % name)
    receiver.pause = 0
    watch = Watch(folder, config)
    if not wait_for(lambda: not spooled(folder)):
        fail("killed: the spool is not sent: %s" % spooled(folder))
    watch.end()
    keys = receiver.keys()
    if set(printed) - set(keys):
        fail("killed: %d of %d are lost" % (len(set(printed) - set(keys)), len(printed)))
    if len(keys) - len(set(keys)) > kills or len({(key, body) for key, body, _ in receiver.got}) != len(set(keys)):
        fail("killed: %d of %d came twice" % (len(keys) - len(set(keys)), len(keys)))
    first = list(dict.fromkeys(keys))
    if first != sorted(first):
        fail("killed: not in order: %s" % first)
    if len(printed) < 12 or len(set(keys)) < 24:
        fail("killed: only %d were tried" % len(printed))
    receiver.stop()


def faults(folder):
    """What is wrong with alerts.yaml is said with its place, by lint, too; a receiver that is not there is said at the start."""
    wrong = {
        "triggers:\n  - name: a b\n": ":2:11: ",
        "triggers:\n  - name: a\n    when: 'caus == \"x\"'\n": ":3:12: ",
        "triggers:\n  - name: a\n    threshold: five\n": ":3:16: ",
        "triggers:\n  - name: a\n    quiet: 1 week\n": ":3:12: ",
        "triggers:\n  - name: a\n    webhook: {url: 'ftp://x'}\n": ":3:20: ",
        "triggers:\n  - name: a\n    command: [page]\n": ":3:15: ",
        "triggers:\n  - name: a\n    mail: {server: 'smtp://x', from: a@b, to: nobody}\n": ":3:47: ",
        "journal: perhaps\n": ":1:10: ",
        "trigers: []\n": ":1:1: ",
        "triggers:\n  - name: a\n  - name: a\n": ":3:11: ",
    }
    path = os.path.join(folder, "alerts.yaml")
    for text, place in wrong.items():
        watch = Watch(folder, text)
        status, _ = watch.end()
        done = subprocess.run([PROGRAM, "lint", path], stdout=subprocess.PIPE, env=dict(os.environ, LC_ALL="C"))
        if status != 2 or (path + place).encode() not in watch.err or done.returncode != 2 or (path + place).encode() not in done.stdout:
            fail("%r: %d %s %s" % (text, status, watch.err, done.stdout))
    if HAS_CURL:
        receiver = Receiver()
        receiver.start()
        receiver.stop()
        watch = Watch(folder, hook(folder, receiver))
        if b"webhook of 'hook'" not in watch.child.stderr.readline() or watch.end()[0] != 0:
            fail("a webhook that cannot be reached is not said at the start")
        watch = Watch(folder, hook(folder, receiver).replace("key_file: key", "key_file: nokey"))
        if watch.end()[0] != 2 or b"nokey" not in watch.err:
            fail("a key that is not there: %s" % watch.err)


def tests_of_triggers(folder):
    receiver = Receiver()
    receiver.start()
    config = hook(folder, receiver, "    command: [/bin/true]\n")
    watch = Watch(folder, config, "--test", "hook")
    status, told = watch.end()
    if status != 0 or len(receiver.got) != 1 or watch.err.count(b"delivered") != 2 or told[0]["trigger"] != "hook":
        fail("--test: %d %s" % (status, watch.err))
    receiver.stop()
    watch = Watch(folder, None, "--test", "hook")
    status, _ = watch.end()
    if status != 1 or b"webhook of 'hook'" not in watch.err or spooled(folder):
        fail("--test of a receiver that is away: %d %s" % (status, watch.err))
    watch = Watch(folder, None, "--test", "hok")
    if watch.end()[0] != 2 or b"'hook'" not in watch.err:
        fail("--test of no trigger: %s" % watch.err)


class Mailbox:
    def __init__(self):
        self.got, self.refuse = [], None

    async def handle_DATA(self, server, session, envelope):
        if self.refuse:
            return self.refuse
        self.got.append((envelope.mail_from, envelope.rcpt_tos, envelope.content.decode()))
        return "250 OK"


def authority(folder):
    """A certificate for 127.0.0.1 that only this test trusts; None: openssl(1) is not there."""
    key, certificate = os.path.join(folder, "server.key"), os.path.join(folder, "ca.pem")
    try:
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key, "-out",
                        certificate, "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
                       check=True, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def header_of(mail, name):
    return [line.split(": ", 1)[1] for line in mail.split("\r\n") if line.lower().startswith(name + ": ")]


def mails(folder):
    """By TLS that is verified and with a password; one for each alert, or a digest of several; kept while the server is away."""
    context = authority(folder)
    if Controller is None or context is None:
        print("no aiosmtpd or no openssl here: mail is not tried")
        return
    box = Mailbox()

    def check(server, session, envelope, mechanism, data):
        return AuthResult(success=data.login == b"user" and data.password == b"secret")

    def controller(port):
        made = Controller(box, hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True, authenticator=check,
                          auth_required=True)
        made.start()
        return made
    port = free_port()
    server = controller(port)
    with open(os.path.join(folder, "password"), "w") as file:
        file.write("secret\n")
    config = ("spool: %s/spool\ntriggers:\n  - name: post\n    mail:\n      server: smtp://127.0.0.1:%d\n      from: sipwhy@example.com\n"
              "      to: [noc@example.com, second@example.com]\n      user: user\n      password_file: password\n      ca_file: ca.pem\n"
              % (folder, port))
    watch = Watch(folder, config, first=calls(1, 2))
    status, told = watch.end()
    if status != 0 or watch.err or len(box.got) != 2 or spooled(folder):
        fail("mail: %d %s %s" % (status, watch.err, box.got))
    for (sender, receivers, mail), record in zip(box.got, told):
        if sender != "sipwhy@example.com" or len(receivers) != 2 or record["id"] not in header_of(mail, "message-id")[0] \
                or "access list" not in header_of(mail, "subject")[0] or record["call"]["call_ids"][0] not in mail.replace("=\r\n", ""):
            fail("mail: %s %s %s" % (sender, receivers, mail))
    server.stop()
    watch = Watch(folder, config + "      digest: 1h\n", first=calls(3, 4, 5))
    status, told = watch.end()
    if status != 0 or len(spooled(folder)) != 3:
        fail("a server of mail that is away: %d %s %s" % (status, watch.err, spooled(folder)))
    box.got = []
    server = controller(port)
    status, _ = Watch(folder, None).end()
    if len(box.got) != 1 or spooled(folder) or not all(record["id"] in box.got[0][2] for record in told):
        fail("a digest: %s" % box.got)
    elif "3 alerts" not in header_of(box.got[0][2], "subject")[0] or told[0]["id"] not in header_of(box.got[0][2], "message-id")[0]:
        fail("a digest: %s" % box.got)
    box.got, box.refuse = [], "554 no thanks"
    watch = Watch(folder, config, first=calls(6))
    if watch.end()[0] != 1 or spooled(folder):
        fail("a mail that is refused: %s %s" % (watch.err, spooled(folder)))
    box.refuse = None
    for wrong in config.replace("      ca_file: ca.pem\n", ""), config.replace("user: user", "user: other"):
        watch = Watch(folder, wrong, first=calls(7))
        status, _ = watch.end()
        if status != 0 or box.got or len(spooled(folder)) != 1:
            fail("mail by a server that is not trusted, or does not trust: %d %s %s" % (status, watch.err, box.got))
        for name in spooled(folder):
            os.unlink(os.path.join(folder, "spool", name))
    server.stop()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def ask(port, method="GET", path="/metrics"):
    """(status, type, body) of the answer; None: nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, body=b"x=1" if method == "POST" else None)
        answer = connection.getresponse()
        return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


SAMPLE = re.compile(r'(sipwhy_[a-z_]+)(?:\{([a-z]+)="((?:[^"\\\n]|\\[\\"n])*)"\})? ([0-9.e+]+)')


def exposition(text):
    """{name: {label: value}} of the text, which must be as Prometheus wants it."""
    kinds, helped, values, last = {}, set(), {}, None
    if not text.endswith("\n"):
        fail("metrics: the last line has no end")
    for line in text.splitlines():
        comment = re.fullmatch(r"# (HELP|TYPE) (sipwhy_[a-z_]+) (.+)", line)
        if comment and comment.group(1) == "HELP":
            last = comment.group(2)
            if last in helped:
                fail("metrics: %s is helped twice" % last)
            helped.add(last)
        elif comment:
            if comment.group(2) != last or comment.group(3) not in ("counter", "gauge", "histogram"):
                fail("metrics: " + line)
            kinds[last] = comment.group(3)
            if (kinds[last] == "counter") != last.endswith("_total"):
                fail("metrics: the name of a counter ends in _total, and no other: " + last)
        else:
            sample = SAMPLE.fullmatch(line)
            base = re.sub(r"_(bucket|sum|count)$", "", sample.group(1)) if sample and kinds[last] == "histogram" else sample and sample.group(1)
            if base != last:
                fail("metrics: " + line)
                continue
            of = values.setdefault(sample.group(1), {})
            if sample.group(3) in of:
                fail("metrics: twice: " + line)
            of[sample.group(3)] = float(sample.group(4))
    for name, kind in kinds.items():
        buckets = list(values.get(name + "_bucket", {}).items())
        if buckets and (sorted(buckets, key=lambda one: float(one[0])) != buckets or buckets[-1][0] != "+Inf"
                                    or [n for _, n in buckets] != sorted(n for _, n in buckets)
                                    or buckets[-1][1] != values[name + "_count"][None] or None not in values[name + "_sum"]):
            fail("metrics: the buckets of %s: %s" % (name, buckets))
    return kinds, values


def metrics(folder):
    """Figures while a capture grows: counted once, labels bounded, and nothing but GET /metrics is answered."""
    capture, port, receiver = os.path.join(folder, "growing.pcap"), free_port(), Receiver()
    receiver.start()
    refusals = [call(number).replace(b"SIP/2.0 403", b"SIP/2.0 %d" % (402 + number)) for number in range(1, 81)]
    with open(os.path.join(folder, "alerts.yaml"), "w") as file:
        file.write(hook(folder, receiver) if HAS_CURL else "")
    with open(capture, "wb") as file:
        file.write(HEADER + b"".join(refusals) + call(81))
    child = subprocess.Popen([PROGRAM, "watch", "--config", os.path.join(folder, "alerts.yaml"), "--metrics", "127.0.0.1:%d" % port,
                              "--follow", capture], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=dict(os.environ, LC_ALL="C"))

    def total():
        answer = ask(port)
        return exposition(answer[2])[1].get("sipwhy_calls_total", {}).get(None, 0) if answer and answer[0] == 200 else 0

    if not wait_for(lambda: total() >= 80 or child.poll() is not None):
        fail("metrics: %s calls of 80 were counted: %s" % (total(), child.poll()))
    elif child.poll() is None:
        judge_metrics(port)
        with open(capture, "ab") as file:
            file.write(call(82))
        if not wait_for(lambda: total() == 81):
            fail("metrics: what comes later is not counted: %d" % total())
        held = [socket.create_connection(("127.0.0.1", port)) for _ in range(12)]

        def refused():
            return [one for one in held if select.select([one], [], [], 0)[0] and one.recv(1, socket.MSG_PEEK) == b""]

        if not wait_for(lambda: len(refused()) >= 8):
            fail("metrics: %d of 12 connections of one address are refused" % len(refused()))
        for one in held:
            one.close()
        if not wait_for(lambda: ask(port) is not None):
            fail("metrics: nothing is answered after others were there")
    child.send_signal(signal.SIGTERM)
    err = child.communicate(timeout=PATIENCE)[1]
    if child.returncode != 0 or err or ask(port) is not None:
        fail("metrics: ends with %s %s" % (child.returncode, err))
    if HAS_CURL and len(receiver.got) != 3:
        fail("metrics: %d webhooks beside them" % len(receiver.got))
    receiver.stop()
    for where in "127.0.0.1", "127.0.0.1:0", "localhost:9", "nothing", "192.0.2.77:9290":
        done = subprocess.run([PROGRAM, "watch", "--metrics", where, capture], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode != 2 or done.stdout or b"--metrics" not in done.stderr:
            fail("metrics at %s: %s" % (where, done))


def judge_metrics(port):
    status, kind, text = ask(port)
    if status != 200 or not kind.startswith("text/plain; version=0.0.4"):
        fail("metrics: %d %s" % (status, kind))
    kinds, values = exposition(text)
    causes, statuses = values["sipwhy_calls_by_cause_total"], values["sipwhy_calls_by_status_total"]
    if statuses["403"] != 1 or len(statuses) != 61 or statuses["other"] != 20 or sum(statuses.values()) != 80:
        fail("metrics: statuses %s" % statuses)
    if sum(causes.values()) != values["sipwhy_calls_failed_total"][None] or causes.get("acl-ip-not-allowed") != 1:
        fail("metrics: causes %s" % causes)
    if values["sipwhy_calls_by_trunk_total"] != {"none": 80.0} or values["sipwhy_calls_answered_total"][None] != 0:
        fail("metrics: trunks %s" % values["sipwhy_calls_by_trunk_total"])
    if values["sipwhy_sip_messages_total"][None] != len(PACKETS) * 81 or values["sipwhy_limit_max"]["calls"] != 200000:
        fail("metrics: %s messages" % values["sipwhy_sip_messages_total"])
    if list(values["sipwhy_build_info"].values()) != [1.0]:
        fail("metrics: version %s" % values["sipwhy_build_info"])
    for method, path, wanted in ("POST", "/metrics", 405), ("PUT", "/metrics", 405), ("GET", "/", 404), ("GET", "/metrics/x", 404):
        answer = ask(port, method, path)
        if answer is None or answer[0] != wanted:
            fail("metrics: %s %s: %s" % (method, path, answer))
    dashboard(kinds)
    with contextlib.suppress(FileNotFoundError):
        done = subprocess.run(["promtool", "check", "metrics"], input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode != 0:
            fail("promtool: %s" % done.stdout)


def dashboard(kinds):
    """Each figure that the dashboard shows is one that is given, and each that is given is shown."""
    with open(os.path.join(SRC, "data/grafana-dashboard.json")) as file:
        board = json.load(file)
    queries = [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    queries += [variable["query"] for variable in board["templating"]["list"]]
    shown = {name if name in kinds else re.sub(r"_(bucket|sum|count)$", "", name) for query in queries for name in re.findall(r"sipwhy_[a-z_]+", query)}
    if shown - set(kinds) or set(kinds) - shown:
        fail("the dashboard: %s is not given, %s not shown" % (shown - set(kinds), set(kinds) - shown))
    places = [tuple(panel["gridPos"][side] for side in "xywh") for panel in board["panels"]]
    over = [(a, b) for i, a in enumerate(places) for b in places[:i]
            if a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]]
    if over or len({panel["id"] for panel in board["panels"]}) != len(places) or any(x + w > 24 for x, _, w, _ in places):
        fail("the dashboard: panels lie over each other: %s" % over)


def two_at_once(folder):
    config = "spool: %s/spool\ntriggers:\n  - name: run\n    command: [/bin/true]\n" % folder
    first = Watch(folder, config, first=calls(1, 2))
    first.speaks()
    second = Watch(folder, None)
    if second.end()[0] != 2 or b"another sipwhy watch" not in second.err:
        fail("two with the same spool: %s" % second.err)
    first.end()


def never_as_root(folder):
    config = "spool: %s/spool\ntriggers:\n  - name: run\n    command: [/bin/true]\n" % folder
    watch = Watch(folder, config, "--user", "root")
    if watch.end()[0] != 2 or b"never run as root" not in watch.err:
        fail("commands as root: %s" % watch.err)


def with_a_capability(folder):
    """A member of the group sipwhy, whose program may listen: his folders are his own, as are those of a unit of systemd."""
    program, home = os.path.join(folder, "sipwhy"), os.path.join(folder, "home")
    shutil.copyfile(PROGRAM, program)
    os.chmod(program, 0o755)
    try:                                                     # cap_net_raw=ep: capabilities(7), revision 2
        os.setxattr(program, "security.capability", struct.pack("<IIIII", 0x02000001, 1 << 13, 0, 0, 0))
    except OSError as error:
        print("no capability for a file here: %s" % error)
        return
    os.makedirs(os.path.join(home, ".config/sipwhy"))
    with open(os.path.join(home, ".config/sipwhy/alerts.yaml"), "w") as file:
        file.write("triggers:\n  - name: run\n    command: [/bin/true]\n")
    with open(os.path.join(folder, "calls.pcap"), "wb") as file:
        file.write(calls(1, 2))
    subprocess.run(["chown", "-R", "12345:12345", home], check=True)
    plain = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    for state, more in (".local/state/sipwhy", {}), ("state", {"STATE_DIRECTORY": os.path.join(home, "state")}):
        done = subprocess.run([program, "watch", "calls.pcap"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder, user=12345,
                              group=12345, extra_groups=[], env=dict(plain, HOME=home, LC_ALL="C", **more))
        if done.stderr or b"acl-ip-not-allowed" not in done.stdout or not os.path.isdir(os.path.join(home, state, "spool")):
            fail("with a capability: %d %s %s" % (done.returncode, done.stderr, os.listdir(home)))


# Within a mount namespace: takes what is sent to the journal, and prints its fields.
JOURNAL = """
import os, socket, subprocess, sys
subprocess.run(["mount", "-t", "tmpfs", "none", "/run"], check=True)
os.makedirs("/run/systemd/journal")
log = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
log.bind("/run/systemd/journal/socket")
os.chmod("/run/systemd/journal/socket", 0o666)
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
log.setblocking(False)
while True:
    try:
        print(log.recv(65536).decode())
    except BlockingIOError:
        break
"""


def journal(folder):
    """The fields of an alert, to a journal of our own."""
    path, capture = os.path.join(folder, "alerts.yaml"), os.path.join(folder, "calls.pcap")
    with open(path, "w") as file:
        file.write("journal: true\nspool: %s/spool\n" % folder)
    with open(capture, "wb") as file:
        file.write(calls(1, 2))
    done = subprocess.run(["unshare", "-m", sys.executable, "-c", JOURNAL, PROGRAM, "watch", "--config", path, capture],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ, LC_ALL="C"))
    if b"permitted" in done.stderr or b"denied" in done.stderr:
        print("no mount namespace here: the journal is not tried")
        return
    fields = dict(line.split("=", 1) for line in done.stdout.decode().splitlines() if "=" in line)
    if fields.get("SIPWHY_CODE") != "32201" or fields.get("SIPWHY_CAUSE") != "acl-ip-not-allowed" \
            or fields.get("SIPWHY_CALL_ID") != call_id(2) or fields.get("SIPWHY_TITLE", "-") not in fields.get("MESSAGE", ""):
        fail("journal: %s %s" % (done.stdout, done.stderr))


def the_unit(folder):
    """As systemd judges it, where that is at hand."""
    unit = os.path.join(folder, "sipwhy-watch.service")
    with open(os.path.join(SRC, "data/sipwhy-watch.service.in")) as file:
        text = file.read()
    if "\nStandardOutput=null\nStandardError=journal\n" not in text:
        fail("errors of the unit go where its output does")
    with open(unit, "w") as file:
        file.write(text.replace("@bindir@", "/usr/bin"))
    try:
        done = subprocess.run(["systemd-analyze", "security", "--offline=true", "--no-pager", unit], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, env=dict(os.environ, LC_ALL="C"))
    except OSError:
        print("no systemd-analyze here: the unit is not judged")
        return
    level = re.search(rb"Overall exposure level for \S+: ([0-9.]+)", done.stdout)
    if level is None:
        print("systemd-analyze does not judge a unit here:", done.stdout[-200:])
    elif float(level.group(1)) > 2.0:
        fail("the unit is judged %s" % level.group(1))


logging.disable()                                            # what aiosmtpd thinks of the clients
TESTS = [never_as_root, with_a_capability] * (os.getuid() == 0) + [journal] * (os.getuid() == 0 and HAS_JOURNAL) + [the_unit, lines, voice, thresholds, commands, captures, faults, two_at_once] + [webhooks, killed, tests_of_triggers, mails] * HAS_CURL + [metrics] * HAS_HTTP
for test in TESTS:
    if len(sys.argv) > 1 and test.__name__ not in sys.argv[1:]:
        continue
    with tempfile.TemporaryDirectory() as temporary:
        os.chmod(temporary, 0o755)
        test(temporary)
sys.exit(len(failures) > 0)
