"""vntag.py IN OUT - a VN-Tag (IEEE 802.1BR) goes into each packet of a capture of Ethernet."""
import struct
import sys

TAG = bytes.fromhex('8926' '00010002')


def wrapped(packet):
    return packet[:12] + TAG + packet[12:]


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
