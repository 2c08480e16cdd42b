"""A capture in the making: what is sent when, then the packets in order and the file."""
import gzip

from . import links, net
from .chance import Chance

SECOND = 10**9
EPOCH = 1772611200                                    # 2026-03-04T08:00:00Z


class World:
    def __init__(self, name, link='ethernet', form='pcap', order='<', snap=262144, mtu=1500, mss=1380, tunnel=None,
                 reorder=False, repeat=False, mark='', cut=0, steps=(), carry=None):
        self.name, self.link, self.form, self.order, self.snap = name, link, form, order, snap
        self.mtu, self.mss, self.tunnel, self.reorder, self.repeat, self.cut = mtu, mss, tunnel, reorder, repeat, cut
        self.carry = carry                            # what a message travels in: a function of world, time, src, dst, data
        self.steps = steps                            # (second, by): then the clock is set by so many seconds
        self.chance = Chance(name)
        self.start = (EPOCH + self.chance.number(0, 86400 * 9)) * SECOND + self.chance.number(0, 999999) * 1000
        self.events, self.connections, self.own, self.sip = [], {}, set(), 0
        self.keep = lambda time, src, dst: True       # what the capture saw, time in seconds from its start

    def add(self, time, src, dst, protocol, payload, ttl=None, tos=0):
        """One datagram (or a function that makes its payload when its turn comes); without a protocol, what is no IP."""
        self.events.append((time, len(self.events), src, dst, protocol, payload, ttl, tos))

    def udp(self, time, src, dst, data, ttl=None, tos=0):
        self.add(time, src[0], dst[0], net.UDP, net.udp(*src, *dst, data), ttl, tos)

    def message(self, time, src, dst, transport, data, tos=0x60):
        if not self.keep((time - self.start) / SECOND, src[0], dst[0]):
            return
        self.sip += 1
        if self.carry:
            self.carry(self, time, src, dst, data)
        elif transport == 'udp':
            self.udp(time, src, dst, data, tos=tos)
        else:
            self.add(time, src[0], dst[0], net.TCP, (src[1], dst[1], data), tos=tos)

    def icmp(self, time, src, dst, kind, code, quoted):
        """`quoted`: the (source, destination, data) of the datagram that the error is about."""
        one, two, data = quoted
        inner = net.ip(one[0], two[0], net.UDP, net.udp(*one, *two, data), ttl=1 if kind == 11 else 57)[0]
        protocol = net.ICMP6 if ':' in src else net.ICMP
        self.add(time, src, dst, protocol, net.icmp(src, dst, kind, code, inner))

    def dns(self, time, client, server, name, kind='A', rcode=0, answers=(), answer_after=0.018):
        """A question, and its answer unless answer_after is None."""
        ident, port = self.chance.number(1, 65535), self.chance.number(32768, 60999)
        self.udp(time, (client, port), (server, 53), net.dns(ident, name, kind))
        if answer_after is not None:
            self.udp(time + int(answer_after * SECOND), (server, 53), (client, port),
                     net.dns(ident, name, kind, rcode, answers))

    # From here on: making the file

    def connect(self, time, src, sport, dst, dport):
        """The sequence numbers of a connection by direction; the first use of it makes the handshake."""
        key = (src, sport, dst, dport)
        if key not in self.connections:
            back = (dst, dport, src, sport)
            one, two = self.chance.number(1, 2**32 - 1), self.chance.number(1, 2**32 - 1)
            self.connections[key], self.connections[back] = [one + 1], [two + 1]
            option = b'\x02\x04' + self.mss.to_bytes(2, 'big')
            yield time - 42000000, src, dst, net.tcp(src, sport, dst, dport, one, 0, 2, options=option)
            yield time - 2000000, dst, src, net.tcp(dst, dport, src, sport, two, one + 1, 18, options=option)
            yield time - 1000000, src, dst, net.tcp(src, sport, dst, dport, one + 1, two + 1, 16)

    def segments(self, time, src, sport, dst, dport, data):
        yield from self.connect(time, src, sport, dst, dport)
        mine, other = self.connections[src, sport, dst, dport], self.connections[dst, dport, src, sport]
        out = []
        for at in range(0, len(data), self.mss):
            part = data[at:at + self.mss]
            flags = 24 if at + self.mss >= len(data) else 16
            out.append(net.tcp(src, sport, dst, dport, mine[0] + at, other[0], flags, part))
        if self.reorder and len(out) > 1:
            out[0], out[1] = out[1], out[0]
        if self.repeat:
            out.append(out[0])
        mine[0] += len(data)
        for at, segment in enumerate(out):
            yield time + at * 300000, src, dst, segment
        yield time + 8000000, dst, src, net.tcp(dst, dport, src, sport, other[0], mine[0], 16)

    def packets(self):
        """Every IP packet as (time, outgoing, bytes) in the order of time."""
        numbered, idents = [], {}
        for time, _, src, dst, protocol, payload, ttl, tos in sorted(self.events, key=lambda e: e[:2]):
            if not self.keep((time - self.start) / SECOND, src, dst):
                continue
            out = src in self.own
            ttl = ttl or (64 if out else 52)
            parts = [(time, src, dst, payload)]
            if isinstance(payload, tuple):
                parts = list(self.segments(time, src, payload[0], dst, payload[1], payload[2]))
            for when, one, two, body in parts:
                idents[one] = idents.get(one, self.chance.number(1, 30000)) + 1
                whole = [body] if protocol is None else net.ip(one, two, protocol, body, ttl, tos, idents[one], self.mtu)
                for at, packet in enumerate(whole):
                    numbered.append((when + at * 20000, len(numbered), one in self.own, self.wrapped(packet)))
        return [(time, out, packet) for time, _, out, packet in sorted(numbered, key=lambda n: n[:2])]

    def wrapped(self, packet):
        if callable(self.tunnel):
            return self.tunnel(packet)
        if self.tunnel == 'ipip':
            return net.ipv4('192.0.2.201', '192.0.2.202', net.IPIP, packet)
        if self.tunnel == 'gre':
            return net.ipv4('192.0.2.201', '192.0.2.202', net.GRE, net.gre(packet))
        return packet

    def stamp(self, time):
        return time + sum(int(by * SECOND) for at, by in self.steps if time - self.start >= at * SECOND)

    def bytes(self):
        packets = [(self.stamp(packet[0]), *packet[1:]) for packet in self.packets()]
        if self.form == 'pcapng':
            names = self.link if isinstance(self.link, tuple) else (self.link,)
            data = links.pcapng(packets, names, self.order, self.snap)
        elif self.form == 'snoop':
            data = links.snoop(packets)
        else:
            data = links.pcap(packets, self.link, self.order, self.form == 'pcap-ns', self.snap)
        data = data[:len(data) - self.cut] if self.cut else data
        return gzip.compress(data, mtime=0) if self.name.endswith('.gz') else data
