#!/usr/bin/env python3
"""hep.py - HEP both ways: one program reads a capture and sends it on (--hep-send), another one listens (--hep-listen) and says the
same of the calls; agents, their key, reports of RTCP and texts of logs, as HOMER's agents send them, on loopback."""
import json, os, signal, socket, struct, subprocess, sys, tempfile, time
from program import PATIENCE, PROGRAM, SRC, fail, failures, wait_for

CAPTURES = ["busy-here", "auth-realm-mismatch", "route-403-bare"]


def free_port(kind):
    with socket.socket(socket.AF_INET, kind) as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def sockets(table, port):
    """Fields of the kernel's lines on the sockets at this port of ours."""
    with open("/proc/net/" + table) as file:
        return [fields for fields in map(str.split, file) if fields[1].endswith(":%04X" % port)]


def is_bound(table, port):
    return sockets(table, port) != []


def is_read(table, port):
    """Nothing waits to be read, and no connection to be accepted."""
    return all(int(fields[4].split(":")[1], 16) == 0 for fields in sockets(table, port))


class Listener:
    """sipwhy report --hep-listen; its calls when it ends."""

    def __init__(self, transport, *options):
        self.transport = transport
        self.port = free_port(socket.SOCK_STREAM if transport == "tcp" else socket.SOCK_DGRAM)
        self.where = "%s:127.0.0.1:%d" % (transport, self.port)
        self.child = subprocess.Popen([PROGRAM, "report", "--hep-listen", self.where, *options], stdout=subprocess.PIPE,
                                      stderr=subprocess.PIPE)
        until = time.monotonic() + PATIENCE
        while not is_bound(transport, self.port) and time.monotonic() < until and self.child.poll() is None:
            time.sleep(0.02)

    def end(self):
        """Once it has begun to read: before, a signal ends it without a word."""
        if not wait_for(lambda: is_read(self.transport, self.port) or self.child.poll() is not None):
            fail("a listener does not read")
        time.sleep(0.3)
        self.child.send_signal(signal.SIGTERM)
        out, err = self.child.communicate(timeout=PATIENCE)
        if self.child.returncode not in (0, 1, 2, 3):
            fail("a listener ends with %d: %r" % (self.child.returncode, err))
        return out.decode()


def shifted(name, folder):
    """The capture as if it were of now: of an agent whose clock is far off the time is not believed."""
    with open(os.path.join(SRC, "tests/captures", name + ".pcap"), "rb") as file:
        data = file.read()
    order = "<" if data[:4] in (b"\xd4\xc3\xb2\xa1", b"\x4d\x3c\xb2\xa1") else ">"
    first = struct.unpack_from(order + "I", data, 24)[0]
    out, at = data[:24], 24
    while at < len(data):
        seconds, part, size, whole = struct.unpack_from(order + "IIII", data, at)
        out += struct.pack(order + "IIII", seconds - first + int(time.time()) - 1, part, size, whole) + data[at + 16:at + 16 + size]
        at += 16 + size
    path = os.path.join(folder, name + ".pcap")
    with open(path, "wb") as file:
        file.write(out)
    os.chmod(path, 0o644)
    return path


def said(text):
    """State and causes of each call, by its Call-ID."""
    return {call["call_ids"][0]: (call["state"], len(call["messages"]), [f["cause"] for f in call["findings"]])
            for call in json.loads(text)["calls"]}


def relay(transport, folder):
    """What is said of the messages that came on is what is said of the capture."""
    for name in CAPTURES:
        path = shifted(name, folder)
        listener = Listener(transport, "--format", "json")
        sender = subprocess.run([PROGRAM, "report", "--format", "json", "--hep-send", listener.where, path], capture_output=True,
                                timeout=PATIENCE)
        heard, own = said(listener.end()), said(sender.stdout)
        if not own or heard != own:
            fail("%s by %s: said there %r, here %r; %r" % (name, transport, heard, own, sender.stderr))
        if b"sent on by HEP" not in sender.stdout:
            fail("%s: it is not said that messages were sent on" % name)


def chunk(kind, value):
    return struct.pack(">HHH", 0, kind, len(value) + 6) + value


def hep(payload, kind=1, agent=2001, node=b"sbc-1", key=None, correlation=None, reverse=False, ports=(5060, 5060)):
    ends = [bytes((192, 0, 2, 1)), bytes((192, 0, 2, 2))]
    if reverse:
        ends.reverse()
    now = time.time()
    out = chunk(1, b"\x02") + chunk(2, b"\x11") + chunk(3, ends[0]) + chunk(4, ends[1])
    out += b"".join(chunk(7 + i, struct.pack(">H", port)) for i, port in enumerate(ports))
    out += chunk(9, struct.pack(">I", int(now))) + chunk(10, struct.pack(">I", int(now % 1 * 1e6))) + chunk(11, bytes((kind,)))
    out += chunk(12, struct.pack(">I", agent)) + chunk(19, node)
    out += chunk(14, key) if key else b""
    out += chunk(17, correlation) if correlation else b""
    out += chunk(15, payload)
    return b"HEP3" + struct.pack(">H", len(out) + 6) + out


def message(start, cseq=b"1 INVITE", tag=b"", sdp=None):
    body = sdp or b""
    return (start + b"\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKhep\r\nFrom: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>"
            + tag + b"\r\nCall-ID: hep-call@192.0.2.1\r\nCSeq: " + cseq + b"\r\nContact: <sip:a@192.0.2.1>\r\n"
            + (b"Content-Type: application/sdp\r\n" if sdp else b"") + b"Content-Length: %d\r\n\r\n" % len(body) + body)


def offer(host):
    return (b"v=0\r\no=- 1 1 IN IP4 %s\r\ns=-\r\nc=IN IP4 %s\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n" % (host, host))


INVITE = message(b"INVITE sip:b@192.0.2.2 SIP/2.0", sdp=offer(b"192.0.2.1"))
OK = message(b"SIP/2.0 200 OK", tag=b";tag=2", sdp=offer(b"192.0.2.2"))
REPORT = json.dumps({"sender_information": {"ntp_timestamp_sec": 1, "ntp_timestamp_usec": 2, "octets": 160000, "rtp_timestamp": 3,
                                            "packets": 1000},
                     "ssrc": 77, "type": 200, "report_count": 1,
                     "report_blocks": [{"source_ssrc": 88, "highest_seq_no": 900, "fraction_lost": 51, "ia_jitter": 80,
                                        "packets_lost": 100, "lsr": 0, "dlsr": 0}]}).encode()


def sent(listener, *messages):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        for m in messages:
            s.sendto(m, ("127.0.0.1", listener.port))
            time.sleep(0.02)
    return listener.end()


def agents(folder):
    """Names of agents, a log and a report of the call; agents at both ends of a hop tell of one message."""
    call = b"hep-call@192.0.2.1"
    out = sent(Listener("udp", "--facts"),
               hep(INVITE), hep(INVITE, agent=2002, node=b"pbx"),
               hep(OK, agent=2002, node=b"pbx", reverse=True), hep(OK, reverse=True),
               hep(b"dialplan: no route\nto b", kind=100, correlation=call),
               hep(b"of no call", kind=100, correlation=b"other"))
    for words in ("agents = sbc-1 (2001), pbx (2002)", "messages = 2", "agents.logs = 1", "dialplan: no route"):
        if words not in out.replace('"', ""):
            fail("agents: no '%s' among the facts: %s" % (words, [l for l in out.splitlines() if l.startswith((
                "agents", "messages ="))]))
    for more, words, text in (([], "log, ", "^[[31mdialplan: no route"), (["--format", "json"], '"logs":[', "\\u001B[31mdialplan: no route\\nto b")):
        out = sent(Listener("udp", *more), hep(INVITE), hep(b"\033[31mdialplan: no route\nto b", kind=100, correlation=call),
                   hep(b"of no call", kind=100, correlation=b"other"))
        if words not in out or text not in out or "\033" in out or "of no call" in out:
            fail("a log in a report: %r" % out)
        out = sent(Listener("udp", "--redact", *more), hep(INVITE), hep(b"dialplan: no route", kind=100, correlation=call))
        if "dialplan" in out:
            fail("a log in a redacted report: %r" % out)
    for format in ("ladder", "svg"):  # a row at the log's host, in one line
        out = sent(Listener("udp", "--format", format), hep(INVITE), hep(OK, reverse=True),
                   hep(b"\033[31mno <r>\r\nto", kind=100, correlation=call))
        if ("log  ^[[31mno <r> to" if format == "ladder" else "log  ^[[31mno &lt;r&gt; to") not in out:
            fail("no row of a log in the ladder, %s: %r" % (format, out))
    out = sent(Listener("udp", "--format", "csv", "--columns", "call_id,agents"), hep(INVITE))
    if "sbc-1 (2001)" not in out:
        fail("agents: no column of theirs: %r" % out)
    listener = Listener("udp", "--format", "json")
    out = sent(listener, hep(INVITE), hep(OK, reverse=True), hep(REPORT, kind=5, ports=(4001, 4001), correlation=call),
               hep(b"{\"type\": 1}", kind=5), hep(b"[1, ", kind=5))
    if "1 report of RTCP came by HEP" not in out or "2 packets of HEP carry something else" not in out:
        fail("reports of RTCP: %s" % [n for n in json.loads(out).get("capture", {}).get("notes", [])])


def key(folder):
    path = os.path.join(folder, "key")
    with open(path, "w") as file:
        file.write("secret\n")
    os.chmod(path, 0o644)
    out = sent(Listener("udp", "--format", "json", "--hep-key", path), hep(INVITE, key=b"secret"), hep(OK, reverse=True),
               hep(OK, key=b"secrex", reverse=True), hep(OK, key=b"secret-and-more", reverse=True))
    if "3 packets of HEP were refused" not in out or said(out)["hep-call@192.0.2.1"][1] != 1:
        fail("a key that does not fit: %r" % out[-600:])
    listener = Listener("tcp", "--format", "json", "--hep-key", path)
    subprocess.run([PROGRAM, "report", "--quiet", "--hep-key", path, "--hep-send", listener.where, shifted("busy-here", folder)],
                   timeout=PATIENCE)
    if len(said(listener.end())) != 1:
        fail("what is sent with the key is not taken with it")
    for wrong in ([path + "-none"], ["/dev/null"]):
        done = subprocess.run([PROGRAM, "report", "--hep-key", *wrong, shifted("busy-here", folder)], capture_output=True)
        if done.returncode == 0:
            fail("--hep-key %s is taken" % wrong)


def nobody_listens(folder):
    where = "tcp:127.0.0.1:%d" % free_port(socket.SOCK_STREAM)
    done = subprocess.run([PROGRAM, "report", "--hep-send", where, shifted("busy-here", folder)], capture_output=True, timeout=PATIENCE)
    if b"could not be sent on by HEP" not in done.stdout:
        fail("nobody listens, and it is not said: %r %r" % (done.stdout[-300:], done.stderr))
    done = subprocess.run([PROGRAM, "report", "--hep-send", "sctp:1", shifted("busy-here", folder)], capture_output=True)
    if b"expected udp:" not in done.stderr:
        fail("an address that is none is taken: %r" % done.stderr)


def nobody_answers(folder):
    """A host that takes no connection costs the time of one attempt, not that of one for each message."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as server, socket.socket() as first, socket.socket() as second:
        for waiting in (first, second):                       # the queue is full then, and what comes is dropped
            waiting.setblocking(False)
            waiting.connect_ex(server.getsockname())
        time.sleep(0.2)
        where = "tcp:127.0.0.1:%d" % server.getsockname()[1]
        start = time.monotonic()
        done = subprocess.run([PROGRAM, "report", "--hep-send", where, shifted("auth-realm-mismatch", folder)],
                              capture_output=True, timeout=PATIENCE)
        took = time.monotonic() - start
    if b"could not be sent on by HEP" not in done.stdout or took > 7:
        fail("nobody answers: %.1f s, %r %r" % (took, done.stdout[-300:], done.stderr))


with tempfile.TemporaryDirectory() as folder:
    os.chmod(folder, 0o755)
    relay("udp", folder)
    relay("tcp", folder)
    agents(folder)
    key(folder)
    nobody_listens(folder)
    nobody_answers(folder)
sys.exit(1 if failures else 0)
