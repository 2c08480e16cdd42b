"""Internet packets: IPv4 and IPv6 with fragments, UDP, TCP, ICMP, DNS, tunnels."""
import ipaddress
import struct

UDP, TCP, ICMP, ICMP6, IPIP, GRE, IPV6 = 17, 6, 1, 58, 4, 47, 41


def packed(address):
    return ipaddress.ip_address(address).packed


def checksum(data):
    if len(data) % 2:
        data += b'\0'
    total = sum(struct.unpack(f'!{len(data) // 2}H', data))
    while total > 0xffff:
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff


def pseudo(src, dst, protocol, length):
    if ':' in src:
        return packed(src) + packed(dst) + struct.pack('!II', length, protocol)
    return packed(src) + packed(dst) + struct.pack('!HH', protocol, length)


def ipv4(src, dst, protocol, payload, ttl=64, tos=0, ident=0, offset=0, more=False):
    flags = (0x2000 if more else 0) | offset // 8
    head = struct.pack('!BBHHHBBH4s4s', 0x45, tos, 20 + len(payload), ident & 0xffff, flags, ttl, protocol, 0,
                       packed(src), packed(dst))
    return head[:10] + struct.pack('!H', checksum(head)) + head[12:] + payload


def ipv6(src, dst, protocol, payload, ttl=64, tos=0):
    return struct.pack('!IHBB', 6 << 28 | tos << 20, len(payload), protocol, ttl) + packed(src) + packed(dst) + payload


def ip(src, dst, protocol, payload, ttl=64, tos=0, ident=0, mtu=1500):
    """The packet, or its fragments where it is longer than the MTU."""
    if ':' not in src:
        if len(payload) + 20 <= mtu:
            return [ipv4(src, dst, protocol, payload, ttl, tos, ident)]
        room = (mtu - 20) // 8 * 8
        return [ipv4(src, dst, protocol, payload[at:at + room], ttl, tos, ident, at, at + room < len(payload))
                for at in range(0, len(payload), room)]
    if len(payload) + 40 <= mtu:
        return [ipv6(src, dst, protocol, payload, ttl, tos)]
    room = (mtu - 48) // 8 * 8
    return [ipv6(src, dst, 44, struct.pack('!BBHI', protocol, 0, at | (at + room < len(payload)), ident) +
                 payload[at:at + room], ttl, tos) for at in range(0, len(payload), room)]


def udp(src, sport, dst, dport, payload):
    length = 8 + len(payload)
    head = struct.pack('!HHHH', sport, dport, length, 0)
    total = checksum(pseudo(src, dst, UDP, length) + head + payload) or 0xffff
    return head[:6] + struct.pack('!H', total) + payload


def tcp(src, sport, dst, dport, seq, ack, flags, payload=b'', options=b''):
    head = struct.pack('!HHIIBBHHH', sport, dport, seq & 0xffffffff, ack & 0xffffffff, (5 + len(options) // 4) << 4,
                       flags, 64240, 0, 0) + options
    total = checksum(pseudo(src, dst, TCP, len(head) + len(payload)) + head + payload)
    return head[:16] + struct.pack('!H', total) + head[18:] + payload


def icmp(src, dst, kind, code, quoted):
    """An ICMP error that quotes a packet: for IPv6 the types of RFC 4443 are given by the caller."""
    body = struct.pack('!BBHI', kind, code, 0, 0) + quoted[:548]
    seed = pseudo(src, dst, ICMP6, len(body)) if ':' in src else b''
    return body[:2] + struct.pack('!H', checksum(seed + body)) + body[4:]


def gre(packet):
    return struct.pack('!HH', 0, 0x86dd if packet[0] >> 4 == 6 else 0x0800) + packet


def dns_name(name):
    return b''.join(bytes([len(label)]) + label.encode() for label in name.split('.')) + b'\0'


DNS_TYPES = {'A': 1, 'AAAA': 28, 'SRV': 33, 'NAPTR': 35}


def dns(ident, name, kind, rcode=None, answers=()):
    """A question (rcode None) or its response; the answers are addresses, or (priority, weight, port, target)."""
    flags = 0x0100 if rcode is None else 0x8180 | rcode
    data = struct.pack('!HHHHHH', ident, flags, 1, len(answers), 0, 0)
    data += dns_name(name) + struct.pack('!HH', DNS_TYPES[kind], 1)
    for answer in answers:
        value = packed(answer) if isinstance(answer, str) else struct.pack('!HHH', *answer[:3]) + dns_name(answer[3])
        data += struct.pack('!HHHIH', 0xc00c, DNS_TYPES[kind], 1, 600, len(value)) + value
    return data


def rtp(payload_type, seq, timestamp, ssrc, payload, marker=False):
    return struct.pack('!BBHII', 0x80, marker << 7 | payload_type, seq & 0xffff, timestamp & 0xffffffff, ssrc) + payload


def rtcp_report(ssrc, about, lost, highest, jitter=8):
    """An empty sender's receiver report with its CNAME (RFC 3550 section 6)."""
    report = struct.pack('!BBHI', 0x81, 201, 7, ssrc) + struct.pack('!IIIIII', about, lost << 24, highest, jitter, 0, 0)
    name = b'media@example'
    item = struct.pack('!IBB', ssrc, 1, len(name)) + name
    item += b'\0' * (4 - len(item) % 4)
    return report + struct.pack('!BBH', 0x81, 202, len(item) // 4) + item
