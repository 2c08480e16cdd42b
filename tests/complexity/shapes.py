"""shapes.py - the worst that can be sent to each stage, as packets of raw IP: n of them, or of n bytes."""
import random, struct, zlib

MASK = 2**64 - 1


# ---- packets of raw IP; nobody looks at their checksums ----

def ipv4(src, dst, protocol, data, ident=0, part=0):
    return struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(data), ident & 0xffff, part, 64, protocol, 0, bytes(src), bytes(dst)) + data


def ipv6(src, dst, protocol, data):
    return struct.pack("!IHBB", 6 << 28, len(data), protocol, 64) + src + dst + data


def udp(sport, dport, data):
    return struct.pack("!HHHH", sport, dport, 8 + len(data), 0) + data


def tcp(seq, data, flags=0x10, sport=5060):
    return struct.pack("!HHIIBBHHH", sport, 5060, seq & 0xffffffff, 0, 5 << 4, flags, 65535, 0, 0) + data


HERE, THERE = (192, 0, 2, 1), (198, 51, 100, 2)


def message(start="INVITE sip:b@198.51.100.2 SIP/2.0", call="c", cseq=1, method="INVITE", extra="", body=b"", branch="1", kind="application/sdp"):
    typed = "Content-Type: %s\r\n" % kind if body else ""
    return ("%s\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK%s\r\nFrom: <sip:a@192.0.2.1>;tag=1\r\nTo: <sip:b@198.51.100.2>\r\n"
            "Call-ID: %s\r\nCSeq: %d %s\r\n%s%sContent-Length: %d\r\n\r\n"
            % (start, branch, call, cseq, method, extra, typed, len(body))).encode() + body


def sip(*arguments, **more):
    return ipv4(HERE, THERE, 17, udp(5060, 5060, message(*arguments, **more)))


def stream(data, size):
    """A TCP connection from HERE that brings the data in segments of that size."""
    yield ipv4(HERE, THERE, 6, tcp(0, b"", 2))
    for at in range(0, len(data), size):
        yield ipv4(HERE, THERE, 6, tcp(1 + at, data[at:at + size]))


def mix(a, b):
    """base/hash.c: hash_mix(), with which addresses were hashed before there was a key."""
    h = ((a ^ a >> 31) * 0x9fb21c651e98df25 + b) & MASK
    h = ((h ^ h >> 32) * 0xd6e8feb86659fd93) & MASK
    return h ^ h >> 29


def colliding(i):
    """Addresses of IPv6 that are all one to a hash without a key, as in tests/unit/base/colliding.h."""
    first = b"\x20\x01\x0d\xb8" + struct.pack("<I", i)
    h = mix(6, struct.unpack("<Q", first)[0])
    return first + struct.pack("<Q", (0x736970776879 - (h ^ h >> 31) * 0x9fb21c651e98df25) & MASK)


def text6(address):
    return ":".join("%x" % g for g in struct.unpack("!8H", address))


# ---- shapes: n is the number of packets or bytes ----

def blank_lines(n):
    return stream(b"\n" * n, 65000)


def blank_lines_within(n):
    return stream(b"x\n" + b"\n" * n, 65000)


def lines_that_are_none(n):
    return stream(b"x y\n" * (n // 4), 65000)


def start_line_in_bytes(n):
    return stream(b"INVITE sip:" + b"a" * n, 1)


def headers_without_end(n):
    return stream(b"INVITE sip:b@c SIP/2.0\r\n" + b"A: b\r\n" * (n // 6), 100)


def small_messages(n):
    return stream(message("OPTIONS sip:b@c SIP/2.0", method="OPTIONS") * n, 65000)


def segments_backwards(n):
    yield ipv4(HERE, THERE, 6, tcp(0, b"", 2))
    for i in reversed(range(n)):
        yield ipv4(HERE, THERE, 6, tcp(1000 + i * 10, b"0123456789"))


def segments_ahead(n):
    yield ipv4(HERE, THERE, 6, tcp(0, b"", 2))
    for i in range(n):
        yield ipv4(HERE, THERE, 6, tcp(1000 + i * 10, b"0123456789"))


def connections(n):
    for i in range(n):
        yield ipv6(colliding(i), colliding(n), 6, tcp(0, b"", 2))


def seconds_of_many(n):
    """Many connections, of which hardly one keeps anything; and then time passes, by a segment that waits."""
    yield from connections(n)
    for i in range(n):
        yield ipv4(HERE, THERE, 6, tcp(10 * i, b"", 2, 1024 + i % 60000))
        yield ipv4(HERE, THERE, 6, tcp(10 * i + 5, b"xy", 16, 1024 + i % 60000))


def fragments_of_many(n):
    for i in range(n):
        yield ipv4(HERE, THERE, 17, b"12345678", i, 0x2000 | 1000)


def fragments_of_one(n):
    for i in range(n):
        yield ipv4(HERE, THERE, 17, b"12345678", i >> 13, 0x2000 | (i & 0x1ffe) * 8 // 8)


def lookups(n):
    for i in range(n):
        name = b"\x04h%03d\x04x%03d\x07example\0" % (i % 1000, i // 1000)
        for flags in (0x0100, 0x8183):
            data = struct.pack("!HHHHHH", i & 0xffff, flags, 1, 0, 0, 0) + name + struct.pack("!HH", 1, 1)
            yield ipv4(HERE, THERE, 17, udp(4000, 53, data)) if flags == 0x100 else ipv4(THERE, HERE, 17, udp(53, 4000, data))


def media_ends(n):
    for i in range(n):
        body = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP6 %s\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n" % text6(colliding(i))
        yield sip(call="c%d" % i, body=body.encode())


def callers(n):
    for i in range(n):
        yield ipv6(colliding(i), colliding(n), 17, udp(5060, 5060, message(call="c%d" % i)))


def streams_of_voice(n):
    for i in range(n):
        for k in range(2):
            yield ipv6(colliding(i), colliding(n), 17, udp(4000, 4000, struct.pack("!BBHII", 0x80, 0, k, 160 * k, 7) + b"\xd5" * 20))


def requests_of_one_call(n):
    for i in range(n):
        yield sip("INFO sip:b@c SIP/2.0", cseq=i + 1, method="INFO", branch=str(i))


def invites_of_one_call(n):
    for i in range(n):
        yield sip(cseq=i + 1, branch=str(i), body=b"v=0\r\no=- 1 %d IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n"
                  b"m=audio 4000 RTP/AVP 0\r\n" % i)


def header_lines(n):
    return stream(message(extra="Via: SIP/2.0/UDP a;branch=z9hG4bKx\r\n" * (n // 36)), 60000)


def listed(text):
    return lambda n: stream(message(extra="Contact: " + text * (n // len(text)) + "\r\n"), 60000)


def folded(n):
    return stream(message(extra="Subject: a\r\n" + " b\r\n" * (n // 4)), 60000)


def warned(n):
    return stream(message(extra="Warning: 399 a \"" + "call 1 2 3 4 of x@y. " * (n // 21) + "\"\r\n"), 60000)


def described(line):
    def build(n):
        return stream(message(body=b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n" + line * (n // len(line))), 60000)
    return build


def parts(n):
    return stream(message(kind="multipart/mixed;boundary=B", body=b"--B\r\nContent-Type: text/plain\r\n\r\nx\r\n" * (n // 38)), 60000)


def xml(n):
    return stream(message(kind="application/pidf+xml", body=b"<a b='c'>d<" * (n // 11)), 60000)


# ---- what SIP is carried in, and what only begins so ----

def connection(i, *segments):
    """The i-th of many, each from a port of its own."""
    sport, seq = 1024 + i % 60000, 1
    here = (192, 0, 2 + i // 60000, 1)
    yield ipv4(here, THERE, 6, tcp(0, b"", 2, sport))
    for data in segments:
        yield ipv4(here, THERE, 6, tcp(seq, data, sport=sport))
        seq += len(data)


CLIENT_HELLO = b"\x03\x03" + bytes(range(32)) + b"\0" + b"\0\x02\x13\x01" + b"\x01\0"


def record(kind, data, length=None):
    return struct.pack("!BHH", kind, 0x0303, len(data) if length is None else length) + data


def hello():
    return record(22, b"\x01" + struct.pack("!I", len(CLIENT_HELLO))[1:] + CLIENT_HELLO)


def tls_handshakes_without_end(n):
    """Messages of 16 MB are announced, in records that come, of connections that stay."""
    for i in range(n):
        yield from connection(i, record(22, b"\x0b\xff\xff\xff" + bytes(8000)), record(22, bytes(8000)))


def tls_records_without_end(n):
    """Each record lacks its last byte."""
    for i in range(n):
        yield from connection(i, hello() + record(23, bytes(16000), 16001))


def tls_records_in_bytes(n):
    yield from connection(0, hello(), *([b"\x17\x03\x03\x40\0"] + [b"x"] * 16384) * (n // 16384 + 1))


def hep3(*chunks):
    body = b"".join(struct.pack("!HHH", vendor, kind, len(data) + 6) + data for vendor, kind, data in chunks)
    return ipv4(HERE, THERE, 17, udp(9060, 9060, b"HEP3" + struct.pack("!H", len(body) + 6) + body))


def hep_junk(n):
    """Chunks of all types and lengths, that fit and that do not."""
    dice = random.Random(1)
    for _ in range(n):
        body = b"".join(struct.pack("!HHH", dice.randrange(2), dice.randrange(24), dice.choice((0, 6, 7, 8, 10, 22, 30, 65535)))
                        + dice.randbytes(dice.randrange(24)) for _ in range(40))
        yield ipv4(HERE, THERE, 17, udp(9060, 9060, b"HEP3" + struct.pack("!H", dice.choice((len(body) + 6, 65535, 7))) + body))


def hep_bombs(n):
    bomb = zlib.compress(bytes(262000), 9)
    for i in range(n):
        yield hep3((0, 1, b"\x02"), (0, 2, b"\x11"), (0, 3, bytes(HERE)), (0, 4, bytes(THERE)), (0, 11, b"\x01"),
                   (0, 12, struct.pack("!I", i)), (0, 16, bomb))


UPGRADE = b"GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: sip\r\n\r\n"


def websocket_fragments(n):
    """A message that goes on."""
    yield from connection(0, UPGRADE, b"\x01\x01I", *[b"\x00\x01N"] * n)


def websockets_of_many(n):
    """Messages whose last fragment does not come, of connections that stay."""
    for i in range(n):
        yield from connection(i, UPGRADE + b"\x01\x7e\x10\0" + bytes(4096))


def websocket_bombs(n):
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = squeeze.compress(bytes(250000)) + squeeze.flush(zlib.Z_SYNC_FLUSH)
    frame = b"\xc1\x7e" + struct.pack("!H", len(bomb) - 4) + bomb[:-4]
    yield from connection(0, UPGRADE, *[frame] * n)


def sctp(tag, tsn, flags, data):
    chunk = struct.pack("!BBHIHHI", 0, flags, 16 + len(data), tsn & 0xffffffff, 0, 0, 0) + data + bytes(-len(data) % 4)
    return ipv4(HERE, THERE, 132, struct.pack("!HHII", 5060, 5060, tag, 0) + chunk)


def sctp_fragments_of_one(n):
    """A message that goes on, in one association."""
    for i in range(n):
        yield sctp(1, i, 2 if i == 0 else 0, b"INVITE sip:b@c SIP/2.0\r\n")


def sctp_fragments_of_many(n):
    """Beginnings of messages in many associations."""
    for i in range(n):
        yield sctp(i % 3000, 2 * i, 2, b"INVITE sip:b@c SIP/2.0\r\n" + bytes(1000))


def text_without_message(n):
    """Behind a message, which makes it a trace, lines of a log like those above messages, and requests that are none."""
    lines = (b"[Jan  4 10:00:00] VERBOSE[12] logger.c: <--- SIP read from UDP:192.0.2.1:5060 --->\n", b"INVITE sip:b@c SIP/2\n",
             b"2026-01-04 10:00:00.000 recv 520 bytes from udp/[192.0.2.1]:5060 at 10:00:00.000000:\n", b"Via: \n", b"\n")
    return lines[0] + message("OPTIONS sip:b@c SIP/2.0", method="OPTIONS") + b"".join(lines) * (n // sum(map(len, lines)))


REDACT = ("--redact",)
KEYS = ("--keylog", "/dev/null")
CARRIED = {
    "tls-handshakes": (tls_handshakes_without_end, 600, ()),
    "tls-records": (tls_records_without_end, 600, KEYS),
    "tls-records-in-bytes": (tls_records_in_bytes, 32768, KEYS),
    "hep-junk": (hep_junk, 2000, ()),
    "hep-bombs": (hep_bombs, 20, ()),
    "websocket-fragments": (websocket_fragments, 4000, ()),
    "websockets-of-many": (websockets_of_many, 1000, ()),
    "websocket-bombs": (websocket_bombs, 20, ()),
    "sctp-fragments-of-one": (sctp_fragments_of_one, 2000, ()),
    "sctp-fragments-of-many": (sctp_fragments_of_many, 3000, ()),
    "text-without-message": (text_without_message, 100000, ()),
}
LADDER, SVG, JSON = ("--format", "ladder"), ("--format", "svg"), ("--format", "json")
LIMITS = ("--limit", "lookups=100000")
SHAPES = {
    "blank-lines": (blank_lines, 200000, ()),
    "blank-lines-within": (blank_lines_within, 200000, ()),
    "lines-that-are-none": (lines_that_are_none, 15000, ()),
    "start-line-in-bytes": (start_line_in_bytes, 3000, ()),
    "headers-without-end": (headers_without_end, 40000, ()),
    "small-messages": (small_messages, 200, ()),
    "segments-backwards": (segments_backwards, 2000, ()),
    "segments-ahead": (segments_ahead, 2000, ()),
    "connections": (connections, 12000, ()),
    "seconds-of-many": (seconds_of_many, 1500, ("--limit", "attempts=16")),
    "fragments-of-many": (fragments_of_many, 2000, ()),
    "fragments-of-one": (fragments_of_one, 4000, ()),
    "lookups": (lookups, 1000, LIMITS),
    "media-ends": (media_ends, 400, ("--format", "csv")),
    "callers": (callers, 400, ("--format", "csv")),
    "streams-of-voice": (streams_of_voice, 2000, ()),
    "requests-of-one-call": (requests_of_one_call, 700, ("--format", "csv")),
    "invites-of-one-call": (invites_of_one_call, 400, ("--format", "csv")),
    "ladder": (requests_of_one_call, 300, LADDER),
    "svg": (requests_of_one_call, 300, SVG),
    "json": (requests_of_one_call, 300, JSON),
    "header-lines": (header_lines, 50000, ("--limit", "headers=1024")),
    "list-of-contacts": (listed("<sip:a@b>,"), 40000, ()),
    "list-redacted": (listed("<sip:a@b>,"), 40000, REDACT),
    "names-redacted": (listed("a b c d "), 40000, REDACT),
    "quotes-redacted": (listed("\"a\" "), 40000, REDACT),
    "parameters-redacted": (listed(";x=y"), 40000, REDACT),
    "commas-redacted": (listed("a,"), 40000, REDACT),
    "colons-redacted": (listed("a:"), 40000, REDACT),
    "digits-redacted": (listed("1-"), 40000, REDACT),
    "folded-redacted": (folded, 40000, REDACT),
    "warning-redacted": (warned, 40000, REDACT),
    "sdp-attributes": (described(b"a=x:y\r\n"), 40000, ()),
    "sdp-media": (described(b"m=audio 4000 RTP/AVP 0 8 101\r\n"), 40000, ()),
    "sdp-redacted": (described(b"a=candidate:1 1 UDP 1 192.0.2.1 9 typ host\r\n"), 40000, REDACT),
    "parts-redacted": (parts, 40000, REDACT),
    "xml-redacted": (xml, 40000, REDACT),
    **CARRIED,
}


SPAN = 100                                                # seconds that any number of packets takes
SECONDS_EACH = {"seconds-of-many": 1}                     # shapes that take longer the more there are of them


def write(path, packets, each=0):
    """Spread over the same time, however many there are: what 64*T1 does to a few, it does to many. Or `each` takes so long. A text
    is written as it is."""
    if isinstance(packets, bytes):
        with open(path, "wb") as file:
            file.write(packets)
        return
    packets = list(packets)
    with open(path, "wb") as file:
        file.write(struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 262144, 101))
        for i, packet in enumerate(packets):
            at = each * 1000000 * i if each else SPAN * 1000000 * i // len(packets)
            file.write(struct.pack("<IIII", 1772611200 + at // 1000000, at % 1000000, len(packet), len(packet)) + packet)
