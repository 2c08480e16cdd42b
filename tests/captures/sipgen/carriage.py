"""Sound calls in what a call may travel in: WebSocket, SCTP, TURN, RTP over TCP, tunnels; and what cannot be opened."""
import struct
import zlib

from . import links, net
from .scene import PBX, USER, capture

SCTP, ESP, AH = 132, 50, 51
OUTER = '192.0.2.201', '192.0.2.202'


def sound(name, about, style='pjsip', transport='udp', talk=1.2, six=False, before=None, **options):
    @capture(name, about, **options)
    def fill(s):
        if before:
            before(s)
        if six:
            s.world.own.add('2001:db8:5a::14')
        pbx = s.pbx(style, ip='2001:db8:5a::14') if six else s.pbx(style)
        provider = s.carrier('2001:db8:77:1::5060') if six else s.carrier()
        call = s.out(pbx, provider, transport=transport, host='trunk.carrier.example')
        call.connect(None if six else USER, talk=talk)
        call.hangup(call.callee)
        s.expect(call, state='completed')


# WebSocket (RFC 6455, RFC 7692)


def ws_frame(opcode, data, mask=None, fin=True, packed=False):
    head = bytes([(0x80 if fin else 0) | (0x40 if packed else 0) | opcode])
    size = len(data)
    flag = 0x80 if mask else 0
    if size < 126:
        head += bytes([flag | size])
    elif size < 65536:
        head += bytes([flag | 126]) + struct.pack('!H', size)
    else:
        head += bytes([flag | 127]) + struct.pack('!Q', size)
    if not mask:
        return head + data
    return head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(data))


class WebSocket:
    """`pieces`: fragments of a message, with a ping between them; `extension`: permessage-deflate with these parameters."""

    def __init__(self, pieces=1, extension=None, joined=False):
        self.pieces, self.extension, self.joined, self.packers = pieces, extension, joined, {}

    def upgrade(self, world, time, src, dst):
        offer = f'Sec-WebSocket-Extensions: permessage-deflate{self.extension}\r\n' if self.extension is not None else ''
        ask = (f'GET /ws HTTP/1.1\r\nHost: {dst[0]}:{dst[1]}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: null\r\n'
               f'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{offer}'
               'Sec-WebSocket-Protocol: sip\r\n\r\n')
        answer = ('HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n'
                  f'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n{offer}Sec-WebSocket-Protocol: sip\r\n\r\n')
        world.add(time - 30000000, src[0], dst[0], net.TCP, (src[1], dst[1], ask.encode()))
        world.add(time - 15000000, dst[0], src[0], net.TCP, (dst[1], src[1], answer.encode()))

    def packed(self, data, src):
        if src not in self.packers or 'no_context_takeover' in self.extension:
            self.packers[src] = zlib.compressobj(9, zlib.DEFLATED, -15)
        packer = self.packers[src]
        return (packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH))[:-4]

    def __call__(self, world, time, src, dst, data):
        key = (src, dst)
        if not hasattr(self, 'client'):
            self.client = src
            if not self.joined:
                self.upgrade(world, time, src, dst)
        client = src == self.client
        mask = (lambda: world.chance.number(1, 2**32 - 1).to_bytes(4, 'big')) if client else lambda: None
        packs = self.extension is not None
        body = self.packed(data, key) if packs else data
        size = -(-len(body) // self.pieces)
        parts = [body[at:at + size] for at in range(0, len(body), size)]
        out = b''
        for at, part in enumerate(parts):
            out += ws_frame(1 if at == 0 else 0, part, mask(), at == len(parts) - 1, packs and at == 0)
            if at < len(parts) - 1:
                out += ws_frame(9, b'ping', mask())
        world.add(time, src[0], dst[0], net.TCP, (src[1], dst[1], out), tos=0x60)


sound('websocket', 'a sound call over WebSocket', transport='ws', carry=WebSocket())
sound('websocket-fragments', 'WebSocket: each message in three fragments with a ping between them, in small segments', transport='ws',
      carry=WebSocket(pieces=3), mss=300, reorder=True)
sound('websocket-deflate', 'WebSocket: messages are compressed, each with what came before it', transport='ws',
      carry=WebSocket(extension=''))
sound('websocket-deflate-alone', 'WebSocket: messages are compressed, each by itself', transport='ws',
      carry=WebSocket(extension='; server_no_context_takeover; client_no_context_takeover'))
sound('websocket-joined', 'WebSocket: the upgrade is not in the capture', transport='ws', carry=WebSocket(joined=True), mss=500)


# HEP 3, as agents of HOMER send what they see


class Hep:
    """Each message by an agent; with the INVITE the text of a log, `text`, that the host wrote which got it."""

    def __init__(self, text):
        self.text = text

    def packet(self, time, src, dst, kind, data, more=()):
        v6 = ':' in src[0]
        chunks = [(1, bytes([10 if v6 else 2])), (2, bytes([net.UDP])), (5 if v6 else 3, net.packed(src[0])),
                  (6 if v6 else 4, net.packed(dst[0])), (7, struct.pack('!H', src[1])), (8, struct.pack('!H', dst[1])),
                  (9, struct.pack('!I', time // 10**9)), (10, struct.pack('!I', time % 10**9 // 1000)), (11, bytes([kind])),
                  (12, struct.pack('!I', 2001)), (19, b'pbx'), *more, (15, data)]
        body = b''.join(struct.pack('!HHH', 0, number, 6 + len(value)) + value for number, value in chunks)
        return b'HEP3' + struct.pack('!H', 6 + len(body)) + body

    def __call__(self, world, time, src, dst, data):
        def add(at, packet):
            world.add(at, OUTER[0], OUTER[1], net.UDP, net.udp(OUTER[0], 9061, OUTER[1], 9060, packet))
        add(time, self.packet(time, src, dst, 1, data))
        if data.startswith(b'INVITE '):
            call_id = data.split(b'Call-ID: ')[1].split(b'\r\n')[0]
            add(time + 5000000, self.packet(time + 5000000, src, dst, 100, self.text, [(17, call_id)]))


sound('hep-log', "HEP: a sound call as an agent of HOMER sends it, with what the switch wrote into its log of it",
      carry=Hep(b'dialplan: 2 rules fit,\nthe first one is taken\x1b[31m'))


# SCTP (RFC 9260)


def crc32c(data):
    crc = 0xffffffff
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82f63b78 if crc & 1 else 0)
    return crc ^ 0xffffffff


def sctp(sport, dport, tag, chunks):
    head, body = struct.pack('!HHI', sport, dport, tag), b''.join(c + b'\0' * (-len(c) % 4) for c in chunks)
    return head + struct.pack('<I', crc32c(head + b'\0' * 4 + body)) + body


class Association:
    """`room`: bytes of a chunk; `again`: the first chunk of each message is sent twice; `interleaved`: I-DATA (RFC 8260)."""

    def __init__(self, room=1200, again=False, interleaved=False):
        self.room, self.again, self.interleaved, self.sides = room, again, interleaved, {}

    def chunk(self, side, at, flags, part):
        side[0] = (side[0] + 1) & 0xffffffff
        if self.interleaved:
            last = struct.pack('!I', 0 if flags & 2 else at)
            head = struct.pack('!IHHI', side[0], 1, 0, side[1]) + last
            return struct.pack('!BBH', 64, flags, 4 + len(head) + len(part)) + head + part
        head = struct.pack('!IHHI', side[0], 1, side[1] & 0xffff, 0)
        return struct.pack('!BBH', 0, flags, 4 + len(head) + len(part)) + head + part

    def __call__(self, world, time, src, dst, data):
        key = src, dst
        if key not in self.sides:
            # The numbers wrap in the call: the first TSN is near the end.
            self.sides[key] = [2**32 - world.chance.number(1, 6), 0, world.chance.number(1, 2**32 - 1)]
        side = self.sides[key]
        parts = [data[at:at + self.room] for at in range(0, len(data), self.room)]
        chunks = [self.chunk(side, at, (2 if at == 0 else 0) | (1 if at == len(parts) - 1 else 0), part)
                  for at, part in enumerate(parts)]
        side[1] += 1
        sack = struct.pack('!BBHIIHH', 3, 0, 16, 1, 65536, 0, 0)
        packets = [[sack, chunks[0]]] + [[c] for c in chunks[1:]]
        if self.again:
            packets += [packets[0]]
            packets[0], packets[-2] = packets[-2], packets[0]
        for at, packet in enumerate(packets):
            world.add(time + at * 400000, src[0], dst[0], SCTP, sctp(src[1], dst[1], side[2], packet), tos=0x60)


sound('sctp', 'a sound call over SCTP', transport='sctp', carry=Association())
sound('sctp-chunks', 'SCTP: messages in chunks of 300 bytes, out of order, one of them twice', transport='sctp',
      carry=Association(room=300, again=True))
sound('sctp-interleaved', 'SCTP: messages in chunks of 500 bytes, interleaved (I-DATA)', transport='sctp',
      carry=Association(room=500, interleaved=True))


# Tunnels


def outer(protocol, payload):
    return net.ipv4(*OUTER, protocol, payload)


def in_udp(port, payload, source=49321):
    return outer(net.UDP, net.udp(OUTER[0], source, OUTER[1], port, payload))


def ethernet(packet):
    return bytes.fromhex('02a0c914ee0102a0c914ee02') + struct.pack('!H', links.ethertype(packet)) + packet


def ppp(packet):
    return links.ppp(packet, True)


def esp(packet, check=12, encrypted=False):
    pad = -(len(packet) + 2) % 4
    body = packet + bytes(range(1, pad + 1)) + bytes([pad, 4])
    if encrypted:
        body = bytes((byte * 73 + 41 + i * i) & 0xff for i, byte in enumerate(body))
    return struct.pack('!II', 0x5ca1ab1e, 7) + body + bytes(range(check))


def gtp(packet):
    extension = bytes([1, 0x10, 9, 0])                # a QoS flow, of 5G: PDU session container
    return struct.pack('!BBHI', 0x34, 255, len(packet) + 4 + len(extension), 0x1001) + b'\0\0\0\x85' + extension + packet


TUNNELS = {
    'gre-ppp': lambda p: outer(net.GRE, struct.pack('!HH', 0, 0x880b) + ppp(p)),
    'pptp': lambda p: outer(net.GRE, struct.pack('!HHHHII', 0x3081, 0x880b, len(ppp(p)), 17, 5, 4) + ppp(p)),
    'geneve': lambda p: in_udp(6081, struct.pack('!BBHI', 2, 0, 0x6558, 4242 << 8) + bytes.fromhex('0102810100000001') + ethernet(p)),
    'vxlan-gpe': lambda p: in_udp(4790, struct.pack('!BBHI', 0x0c, 0, 1, 4242 << 8) + p),
    'nsh': lambda p: in_udp(4790, struct.pack('!BBHI', 0x0c, 0, 4, 4242 << 8) + struct.pack('!HBBI', 0x0fc2, 2, 1, 0x2aff) + p),
    'gtp': lambda p: in_udp(2152, gtp(p), 2152),
    'l2tp': lambda p: in_udp(1701, struct.pack('!HHHH', 0x4002, 8 + len(ppp(p)), 7, 9) + ppp(p), 1701),
    'esp-null': lambda p: outer(ESP, esp(p)),
    'esp-null-udp': lambda p: in_udp(4500, esp(p, 16), 4500),
    'ah': lambda p: outer(AH, struct.pack('!BBHII', 4, 4, 0, 0x5ca1ab1e, 7) + bytes(12) + p),
}
for tunnel, wrap in TUNNELS.items():
    sound('tunnel-' + tunnel, 'a sound call in a tunnel: ' + tunnel, tunnel=wrap, mtu=1300)
sound('tunnel-6in4', 'IPv6 in IPv4', six=True, tunnel=lambda p: outer(net.IPV6, p), mtu=1400)
sound('tunnel-vlan-gre-ppp', 'GRE with PPP behind a VLAN tag', tunnel=TUNNELS['gre-ppp'], link='vlan', mtu=1300)


def teredo(packet):
    return in_udp(3544, bytes.fromhex('00010000') + bytes(9) + packet, 51413)


@capture('tunnel-teredo', 'IPv6 in UDP: one end is a client of Teredo', tunnel=teredo, mtu=1200)
def _(s):
    us = '2001:0:c000:2c9:8000:3b24:34ff:8ed7'
    s.world.own.add(us)
    call = s.out(s.pbx('pjsip', ip=us), s.carrier('2001:db8:77:1::5060'), host='trunk.carrier.example')
    call.connect(None, talk=1.2)
    call.hangup(call.callee)
    s.expect(call, state='completed')


@capture('tunnel-esp-encrypted', 'ESP that is encrypted beside a sound call')
def _(s):
    s.sound(start=0)
    for at in range(5):
        s.world.add(s.world.start + at * 10**9, *OUTER, ESP, esp(bytes(20 + at), encrypted=True))


# Link layers


def radiotap(packet, out):
    head = struct.pack('<BBHIBBHHbB', 0, 0, 18, 0x2e, 0x10, 12, 2437, 0xa0, -52, 1)
    llc = b'\xaa\xaa\x03\0\0\0' + struct.pack('!H', links.ethertype(packet))
    ours, theirs, cell = links.MAC_PBX, links.MAC_GATEWAY, bytes.fromhex('02a0c9140b55')
    three = cell + ours + theirs if out else ours + cell + theirs
    return (head.ljust(18, b'\0') + struct.pack('<BBH', 0x88, 1 if out else 2, 44) + three + struct.pack('<HH', 16, 0) + llc + packet +
            b'\xde\xad\xbe\xef')


def nflog(packet, out):
    def attribute(kind, data):
        return struct.pack('<HH', 4 + len(data), kind) + data + b'\0' * (-len(data) % 4)
    family = 10 if packet[0] >> 4 == 6 else 2
    return (struct.pack('!BBH', family, 0, 5) + attribute(1, struct.pack('!HBB', links.ethertype(packet), 1, 0)) +
            attribute(10, b'sip\0') + attribute(9, packet))


def backbone(packet, out):
    return (bytes.fromhex('02a0c914bb0102a0c914bb02') + struct.pack('!HI', 0x88e7, 0x00002a2a) + links.ethernet(packet, out))


links.LINKS.update({'radiotap': (127, radiotap), 'nflog': (239, nflog), '802.1ah': (1, backbone)})
for link in ('radiotap', 'nflog', '802.1ah'):
    sound('link-' + link, 'a sound call, link layer ' + link, link=link)


# Media by another way


class Relayed:
    """The PBX's voice goes by a TURN server (RFC 8656): to and from `relay`, its address there."""
    SERVER, RELAY = ('192.0.2.78', 3478), '192.0.2.78'

    def __init__(self, way, both=False):
        self.way, self.both, self.client, self.bound = way, both, (PBX, 50210), set()

    def stun(self, kind, attributes):
        body = b''.join(struct.pack('!HH', t, len(v)) + v + b'\0' * (-len(v) % 4) for t, v in attributes)
        return struct.pack('!HHI', kind, len(body), 0x2112a442) + bytes(range(12)) + body

    def address(self, end):
        host = int.from_bytes(net.packed(end[0]), 'big') ^ 0x2112a442
        return struct.pack('!BBHI', 0, 1, end[1] ^ 0x2112, host)

    def send(self, world, time, out, data):
        src, dst = (self.client, self.SERVER) if out else (self.SERVER, self.client)
        if self.way == 'tcp':
            data += b'\0' * (-len(data) % 4)
            world.add(time, src[0], dst[0], net.TCP, (src[1], dst[1], data))
        else:
            self.plain(time, src, dst, data)

    def begin(self, world, time, relayed, peer):
        if not self.bound:
            self.send(world, time - 9000000, True, self.stun(3, [(0x19, b'\x11\0\0\0')]))
            self.send(world, time - 8000000, False, self.stun(0x103, [(0x16, self.address(relayed)), (0x0d, bytes(4))]))
        if peer not in self.bound and self.way != 'indication':
            self.send(world, time - 7000000, True, self.stun(9, [(0x0c, b'\x40\x01\0\0'), (0x12, self.address(peer))]))
        self.bound.add(peer)

    def install(self, s):
        world = s.world
        self.plain = world.udp

        def udp(time, src, dst, data, *more, **named):
            out = src[0] == PBX
            if 5060 in (src[1], dst[1]) or (data[0] >> 6) != 2 or not (out or dst[0] == PBX):
                return self.plain(time, src, dst, data, *more, **named)
            relayed, peer = ((self.RELAY, src[1]), dst) if out else ((self.RELAY, dst[1]), src)
            self.begin(world, time, relayed, peer)
            if self.way == 'indication':
                packet = self.stun(0x16 if out else 0x17, [(0x12, self.address(peer)), (0x13, data)])
            else:
                packet = struct.pack('!HH', 0x4001, len(data)) + data
            if self.both and not out:
                self.plain(time, peer, relayed, data)
            self.send(world, time + 100000, out, packet)
            if self.both and out:
                self.plain(time + 200000, relayed, peer, data)
        world.udp = udp


def relayed(name, about, way, both=False, **options):
    @capture(name, about, **options)
    def fill(s):
        Relayed(way, both).install(s)
        pbx = s.pbx('pjsip', media=Relayed.RELAY, rtp=PBX)
        call = s.out(pbx, s.carrier(), host='trunk.carrier.example')
        call.connect(USER, talk=2.4)
        call.hangup(call.callee)
        s.expect(call, state='completed')


relayed('turn-channel', 'the voice of the PBX goes by a TURN server, in a channel', 'channel')
relayed('turn-indication', 'the voice of the PBX goes by a TURN server, in Send and Data indications', 'indication')
relayed('turn-tcp', 'the voice of the PBX goes by a TURN server, in a channel over TCP', 'tcp')
relayed('turn-both-legs', 'a TURN server: what comes to it and what goes from it is captured', 'channel', both=True)


@capture('rtp-tcp', 'the voice goes over TCP, a length before each packet (RFC 4571)')
def _(s):
    world, plain = s.world, s.world.udp

    def udp(time, src, dst, data, *more, **named):
        if 5060 in (src[1], dst[1]) or (data[0] >> 6) != 2:
            return plain(time, src, dst, data, *more, **named)
        world.add(time, src[0], dst[0], net.TCP, (src[1], dst[1], struct.pack('!H', len(data)) + data))
    world.udp = udp
    call = s.out(s.pbx(), s.carrier(), host='trunk.carrier.example')
    call.connect(USER, talk=2.4)
    call.hangup(call.callee)
    s.expect(call, state='completed')
