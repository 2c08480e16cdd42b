"""geneve.py IN OUT - each packet of a capture of Ethernet, put into a tunnel of GENEVE (RFC 8926)."""
import struct
import sys

OUTER = bytes.fromhex('020000000002' '020000000001' '0800')


def wrapped(packet):
    geneve = bytes.fromhex('00006558' '00000700') + packet
    udp = struct.pack('>HHHH', 40000, 6081, 8 + len(geneve), 0) + geneve
    ip = struct.pack('>BBHHHBBH4s4s', 0x45, 0, 20 + len(udp), 1, 0, 64, 17, 0, bytes((192, 0, 2, 201)), bytes((192, 0, 2, 202)))
    return OUTER + ip + udp


data = open(sys.argv[1], 'rb').read()
order = '<' if data[:4] in (b'\xd4\xc3\xb2\xa1', b'\x4d\x3c\xb2\xa1') else '>'
with open(sys.argv[2], 'wb') as out:
    out.write(data[:24])
    at = 24
    while at < len(data):
        seconds, fraction, n, _ = struct.unpack(order + 'IIII', data[at:at + 16])
        packet = wrapped(data[at + 16:at + 16 + n])
        out.write(struct.pack(order + 'IIII', seconds, fraction, len(packet), len(packet)) + packet)
        at += 16 + n
