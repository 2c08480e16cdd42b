#!/usr/bin/env python3
"""redaction.py - captures that are saved redacted: nothing of the secrets is left, in no form; lengths, sequence numbers and ports
stay, checksums are right, and the story that is read from them is the same. So it is in reports of every format."""
import ipaddress, json, os, struct, subprocess, sys, tempfile

SRC = os.path.abspath(os.environ.get("srcdir", "."))
sys.path.insert(0, os.path.join(SRC, "tests/captures"))
from sipgen import net, places, secrets  # noqa: E402

PROGRAM = os.path.abspath("src/sipwhy")
CAPTURES = os.path.join(SRC, "tests/captures")
SECRETS = os.path.join(CAPTURES, "secrets.pcapng")
PLACES = os.path.join(CAPTURES, "secret-places.pcap")
STAYS = """Warning: 399 |Warning: 301 |"call of | refused"|;cause=21;|Server: Asterisk PBX |User-Agent: FreeSWITCH-mod_sofia/|
Event: dialog;call-id="|Allow-Events: dialog, |Supported: 100rel, |Accept: application/sdp, |Date: Mon, 01 Jan 2024 00:00:00 GMT |
SIP/2.0 403 number |not known to |;refresher=uac;x=|terminated;reason=|CSeq: 1 INVITE|;tag=1|branch=z9hG4bKother;|;epid=|
Call-ID: place0-|index=1.1.1.2|>;reason=unconditional;limit=""".replace("\n", "").split("|")
STORIES = """tcp-reordered tcp-small-segments large-tcp-request tcp-ip6 contact-private-tcp ack-uri-carrier-tcp reinvite-slow-tcp
ip-fragments ip6-fragments large-udp-request tunnel-gre tunnel-ipip link-vlan link-qinq link-sll link-sll2 link-ppp link-null
link-loop link-raw ip6 form-pcapng.pcapng form-pcapng-two-links.pcapng form-compressed.pcap.gz keep-alives dns-works srv-failover
transfer silent-with-icmp outbound-rtp-refused short-snap cut-off multipart-refused content-length-short
content-length-too-long credentials-refused-folded via-joined ack-wrong-next-hop one-way-audio stir-438 toll-fraud-range
link-802.1ah.pcap link-nflog link-radiotap tunnel-6in4 tunnel-ah tunnel-esp-null tunnel-esp-null-udp tunnel-geneve tunnel-gre-ppp
tunnel-gtp tunnel-l2tp tunnel-nsh tunnel-pptp tunnel-vlan-gre-ppp tunnel-vxlan-gpe sctp turn-channel turn-indication
turn-both-legs websocket turn-tcp""".split()
NOBODYS = [ipaddress.ip_network(net) for net in """192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 198.18.0.0/15 240.0.0.0/4 0.0.0.0/8
10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 169.254.0.0/16 127.0.0.0/8 224.0.0.0/4 2001:db8::/32 3fff::/20 fc00::/7 fe80::/10
ff00::/8 ::/127""".split()]
ENVIRONMENT = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8",
                   SIPWHY_DATA=os.environ.get("SIPWHY_DATA", os.path.join(SRC, "data")), TERM="xterm")
failures = 0


def fail(words):
    global failures
    failures += 1
    print("FAIL:", words)


def run(*arguments, **more):
    done = subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, env=ENVIRONMENT, **more)
    if done.returncode not in (0, 1, 4):
        fail("%r ends with %d: %r" % (arguments, done.returncode, done.stderr[-300:]))
    return done.stdout


def save(folder, capture, *options):
    """All calls with their voice as pcapng; its path."""
    folder = tempfile.mkdtemp(dir=folder)
    os.chmod(folder, 0o777)
    keys = b"s Right c Down Down Down Down Enter show"
    shown = run("--user", "root", *options, "--keys", "/dev/stdin", capture, cwd=folder, input=keys) if os.getuid() == 0 else \
        run(*options, "--keys", "/dev/stdin", capture, cwd=folder, input=keys)
    files = os.listdir(folder)
    if len(files) != 1:
        fail("%s: nothing was saved: %r" % (capture, shown[-300:]))
        return None
    return os.path.join(folder, files[0])


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


# ---- what is in a file ----

def only_a_comment(options):
    """What the program says of a packet: its words are looked through with the bytes of the file."""
    while options:
        kind, length = struct.unpack_from("<HH", options)
        if kind not in (0, 1):
            fail("a packet has the option %d" % kind)
        options = options[4 + (length + 3) // 4 * 4:]


def packets_of(data):
    """(time, link, bytes) of each packet of a pcapng of this program; an interface has but one option, the resolution."""
    at, interfaces, packets = 0, [], []
    while at < len(data):
        kind, length = struct.unpack_from("<II", data, at)
        body = data[at + 8:at + length - 4]
        if kind == 1:
            interfaces.append(struct.unpack_from("<H", body)[0])
            if body[8:] != struct.pack("<HHB3xHH", 9, 1, 9, 0, 0):
                fail("an interface has options: %r" % body[8:])
        elif kind == 6:
            number, high, low, n, wire = struct.unpack_from("<IIIII", body)
            packets.append((high << 32 | low, interfaces[number], body[20:20 + n], wire))
            only_a_comment(body[20 + (n + 3) // 4 * 4:])
        elif kind != 0x0a0d0d0a or len(body) != 16:
            fail("a block of kind %d, %d bytes" % (kind, len(body)))
        at += length
    return packets


def inside(link, data):
    """What stands behind the link's header and tags."""
    at = {1: 14, 113: 16, 276: 20, 101: 0, 12: 0, 0: 4, 108: 4, 9: 4}.get(link, len(data))  # else nothing is summed
    kind = struct.unpack_from("!H", data, at - 2)[0] if link in (1, 113) and len(data) >= at else 0
    while link == 1 and kind in (0x8100, 0x88a8):
        kind, at = struct.unpack_from("!H", data, at + 2)[0], at + 4
    at += {0x8864: 8, 0x8847: 4}.get(kind, 0)
    return data[at:]


class Sums:
    """Counts the checksums of a capture that are right, wrong, absent; fragments are put together first."""

    def __init__(self):
        self.right = self.wrong = self.none = 0
        self.parts = {}
        self.addresses = set()

    def count(self, good):
        self.right += good
        self.wrong += not good

    def transport(self, protocol, src, dst, data):
        six = len(src) == 16
        seed = src + dst + (struct.pack("!II", len(data), protocol) if six else struct.pack("!HH", protocol, len(data)))
        if protocol in (net.IPIP, net.IPV6):
            self.packet(data)
        elif protocol == net.GRE:
            self.packet(data[4:])
        elif protocol == net.UDP and data[6:8] == b"\0\0":
            self.none += 1
        elif protocol in (net.UDP, net.TCP, net.ICMP6):
            self.count(net.checksum(seed + data) == 0)
        elif protocol == net.ICMP:
            self.count(net.checksum(data) == 0)
        if protocol == net.UDP and data[2:4] == b"\x12\xb5":
            self.packet(inside(1, data[16:]))

    def fragment(self, key, offset, more, data):
        parts = self.parts.setdefault(key, {})
        parts[offset] = data, more
        whole = b""
        while len(whole) in parts:
            data, more = parts[len(whole)]
            whole += data
            if not more:
                del self.parts[key]
                self.transport(key[0], key[1], key[2], whole)
                return

    def packet(self, data):
        if len(data) >= 20 and data[0] >> 4 == 4:
            header, total, ident, part = (data[0] & 15) * 4, *struct.unpack_from("!HHH", data, 2)
            src, dst, protocol = data[12:16], data[16:20], data[9]
            self.addresses |= {ipaddress.ip_address(src), ipaddress.ip_address(dst)}
            self.count(net.checksum(data[:header]) == 0)
            if total > len(data):
                return
            if part & 0x3fff:
                self.fragment((protocol, src, dst, ident), (part & 0x1fff) * 8, bool(part & 0x2000), data[header:total])
            else:
                self.transport(protocol, src, dst, data[header:total])
        elif len(data) >= 40 and data[0] >> 4 == 6:
            length, protocol = struct.unpack_from("!HB", data, 4)
            src, dst, body = data[8:24], data[24:40], data[40:40 + length]
            self.addresses |= {ipaddress.ip_address(src), ipaddress.ip_address(dst)}
            if length > len(data) - 40:
                return
            if protocol == 44:
                part, ident = struct.unpack_from("!HI", body, 2)
                self.fragment((body[0], src, dst, ident), part & 0xfff8, bool(part & 1), body[8:])
            else:
                self.transport(protocol, src, dst, body)


def sums_of(packets):
    sums = Sums()
    for _, link, data, _ in packets:
        sums.packet(inside(link, data))
    return sums


# ---- what must be the same ----

def story(path, *options):
    """What a report says, without what names anybody."""
    calls = []
    for line in run("report", "--format", "jsonl", *options, path).splitlines():
        call = json.loads(line)
        calls.append({
            "state": call["state"], "status": call["status_code"], "method": call["method"], "start": call["start"],
            "end": call["end"], "ended_by": call["ended_by"], "provider": call["provider"], "direction": call["direction"],
            "ladder": [(m["time"], m["summary"].split(" ")[0], m["retransmission"], m["src"].rsplit(":")[-1]) for m in call["messages"]],
            "streams": [(s["packets"], s["lost"], s["codec"]) for s in call["streams"]],
            "findings": [(f["cause"], f["severity"], f["confidence"],
                          [(e["message"], e["header"], e["line"]) for e in f["evidence"]]) for f in call["findings"]]})
    return calls


def same_story(folder, capture):
    path = os.path.join(CAPTURES, capture if "." in capture else capture + ".pcap")
    plain = bytes_of(save(folder, path))
    saved = save(folder, path, "--redact")
    was, is_ = packets_of(plain), packets_of(bytes_of(saved))
    if [(t, l, len(d), w) for t, l, d, w in was] != [(t, l, len(d), w) for t, l, d, w in is_]:
        fail("%s: other times or lengths" % capture)
    before, after = sums_of(was), sums_of(is_)
    if (before.right, before.wrong, before.none) != (after.right, after.wrong, after.none) or before.wrong:
        fail("%s: checksums: %d right, %d wrong, %d none; were %d, %d, %d" % (
            capture, after.right, after.wrong, after.none, before.right, before.wrong, before.none))
    are = {address for address in after.addresses if not any(address in net for net in NOBODYS)}
    if are - before.addresses:               # a provider's stay
        fail("%s: somebody may have %s" % (capture, ", ".join(map(str, are - before.addresses))))
    if len(after.addresses) != len(before.addresses):
        fail("%s: %d addresses became %d" % (capture, len(before.addresses), len(after.addresses)))
    want = story(path)
    for name, found in ("saved", story(saved)), ("reported", story(path, "--redact")), ("saved and reported", story(saved, "--redact")):
        if len(found) != len(want):
            fail("%s %s: %d calls, were %d" % (capture, name, len(found), len(want)))
        for a, b in zip(want, found):
            for key in a:
                if a[key] != b[key]:
                    fail("%s %s: %s is %r, was %r" % (capture, name, key, b[key], a[key]))
                    break


# ---- what must be gone ----

def leaks(name, data, of=secrets):
    data = data.lower()
    for secret in of.written():
        at = data.find(secret)
        if at >= 0:
            fail("%s: %r in %r" % (name, secret, data[max(0, at - 60):at + len(secret) + 20]))


def nothing_is_left(folder):
    with open(SECRETS, "rb") as file:
        was = file.read().lower()
    missing = [s for s in (t.lower().encode() for t in secrets.NUMBERS + secrets.NAMES + secrets.TOKENS) if s not in was]
    if missing:
        fail("no secrets of the capture: %r" % missing)
    plain = bytes_of(save(folder, SECRETS))
    sums = sums_of(packets_of(plain))
    if sum(s in plain.lower() for s in secrets.written()) < 40 or sums.right < 200 or sums.wrong:
        fail("without --redact hardly anything is found, %d checksums right, %d wrong" % (sums.right, sums.wrong))
    with open(os.path.join(folder, "config"), "w") as file:
        file.write("save-digests: true\n")
    whole = bytes_of(save(folder, SECRETS, "--config", os.path.join(folder, "config")))
    response = b"8f5edee9e7c2ab390cd978da2210073c"
    if response in plain or response not in whole:
        fail("the response of a digest: saved %s, when it is to be kept %s" % (response in plain, response in whole))
    changed = [(a, b) for a, b in zip(packets_of(plain), packets_of(whole)) if a != b]
    if not changed or any(a[2].count(b"0") <= b[2].count(b"0") or len(a[2]) != len(b[2]) for a, b in changed):
        fail("more than the responses of digests is changed: %r" % changed[:1])
    for _ in range(5):                                # the replacements are others each time
        leaks("saved", bytes_of(save(folder, SECRETS, "--redact")))
    for form in "text ladder json jsonl csv markdown html svg".split():
        leaks(form, run("report", "--format", form, "--redact", SECRETS))
    keys = b"show Enter show Tab show r show v show q d show q i show"
    leaks("screens", run("--redact", "--size", "200x60", "--keys", "/dev/stdin", SECRETS, input=keys))


def places_are_empty(folder):
    """One secret in each place that a message has for words of its own."""
    plain = bytes_of(save(folder, PLACES)).lower()
    missing = [s for s in places.written() if s not in plain]
    if missing:
        fail("no secrets of the places: %r" % missing)
    data = bytes_of(save(folder, PLACES, "--redact"))
    leaks("saved places", data, places)
    for words in STAYS:
        if words.encode() not in data:
            fail("%r is gone from the places" % words)
    for form in "text ladder json jsonl csv markdown html svg".split():
        leaks("places as " + form, run("report", "--format", form, "--redact", PLACES), places)


with tempfile.TemporaryDirectory() as temporary:
    ENVIRONMENT.update(HOME=os.path.join(temporary, "home"), XDG_CONFIG_HOME=os.path.join(temporary, "home"))
    os.chmod(temporary, 0o777)
    nothing_is_left(temporary)
    places_are_empty(temporary)
    for one in ["secrets.pcapng", *STORIES]:
        same_story(temporary, one)
sys.exit(failures > 0)
