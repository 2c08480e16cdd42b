"""Link layers and capture files: a list of (time in ns, outgoing, IP packet) becomes a pcap or pcapng."""
import struct

MAC_PBX, MAC_GATEWAY = bytes.fromhex('02a0c9140811'), bytes.fromhex('02a0c91408fe')


def ethertype(packet):
    return 0x86dd if packet[0] >> 4 == 6 else 0x0800 if packet[0] >> 4 == 4 else 0x0806


def ethernet(packet, out, tags=()):
    head = MAC_GATEWAY + MAC_PBX if out else MAC_PBX + MAC_GATEWAY
    for tag, vlan in tags:
        head += struct.pack('!HH', tag, vlan)
    return (head + struct.pack('!H', ethertype(packet)) + packet).ljust(60, b'\0')


def vlan(packet, out):
    return ethernet(packet, out, ((0x8100, 0x6014),))


def qinq(packet, out):
    return ethernet(packet, out, ((0x88a8, 300), (0x8100, 20)))


def sll(packet, out):
    mac = MAC_PBX if out else MAC_GATEWAY
    return struct.pack('!HHH', 4 if out else 0, 1, 6) + mac + b'\0\0' + struct.pack('!H', ethertype(packet)) + packet


def sll2(packet, out):
    mac = MAC_PBX if out else MAC_GATEWAY
    return struct.pack('!HHIHBB', ethertype(packet), 0, 2, 1, 4 if out else 0, 6) + mac + b'\0\0' + packet


def null(packet, out):
    return struct.pack('<I', 30 if packet[0] >> 4 == 6 else 2) + packet


def loop(packet, out):
    return struct.pack('!I', 24 if packet[0] >> 4 == 6 else 2) + packet


def raw(packet, out):
    return packet


def ppp(packet, out):
    return b'\xff\x03' + struct.pack('!H', 0x0057 if packet[0] >> 4 == 6 else 0x0021) + packet


LINKS = {'ethernet': (1, ethernet), 'vlan': (1, vlan), 'qinq': (1, qinq), 'sll': (113, sll), 'sll2': (276, sll2),
         'null': (0, null), 'loop': (108, loop), 'raw': (101, raw), 'ppp': (9, ppp)}


def pcap(packets, link, order='<', nanos=False, snap=262144):
    number, wrap = LINKS[link]
    data = struct.pack(order + 'IHHiIII', 0xa1b23c4d if nanos else 0xa1b2c3d4, 2, 4, 0, 0, snap, number)
    for time, out, packet in packets:
        frame = wrap(packet, out)
        kept = frame[:snap]
        part = time % 10**9
        data += struct.pack(order + 'IIII', time // 10**9, part if nanos else part // 1000, len(kept), len(frame)) + kept
    return data


def snoop(packets):
    """RFC 1761: Ethernet; what is behind a packet fills four bytes."""
    data = struct.pack('!8sII', b'snoop', 2, 4)
    for time, out, packet in packets:
        frame = ethernet(packet, out)
        fill = b'\0' * (-len(frame) % 4)
        data += struct.pack('!IIIIII', len(frame), len(frame), 24 + len(frame + fill), 0, time // 10**9, time % 10**9 // 1000) + frame + fill
    return data


def block(order, kind, body):
    body += b'\0' * (-len(body) % 4)
    return struct.pack(order + 'II', kind, len(body) + 12) + body + struct.pack(order + 'I', len(body) + 12)


def pcapng(packets, links, order='<', snap=262144):
    """One interface for each link: with two, the packets that come in are the first's, those that go out the second's.
    The first counts microseconds, the second nanoseconds."""
    data = block(order, 0x0a0d0d0a, struct.pack(order + 'IHHq', 0x1a2b3c4d, 1, 0, -1))
    for at, link in enumerate(links):
        options = struct.pack(order + 'HHB3xHH', 9, 1, 9 if at else 6, 0, 0)
        data += block(order, 1, struct.pack(order + 'HHI', LINKS[link][0], 0, snap) + options)
    for time, out, packet in packets:
        at = 1 if out and len(links) > 1 else 0
        frame = LINKS[links[at]][1](packet, out)
        kept, ticks = frame[:snap], time if at else time // 1000
        data += block(order, 6, struct.pack(order + 'IIIII', at, ticks >> 32, ticks & 0xffffffff, len(kept), len(frame)) +
                      kept)
    return data
