"""What SIP travels in: TCP connections that do not come about, TLS without keys, fragments, addresses nobody has; each
fault with one that is like it."""
import struct

from . import net
from .call import T_INVITE
from .protocol import carrier_call
from .scene import PBX, capture
from .world import SECOND

SERVER, PHONE = '198.51.100.80', '203.0.113.61'
HOST = 'sip.harbour.example'
FIN, SYN, RST, PUSH = 17, 2, 20, 24


class Wire:
    """A TCP connection, packet by packet."""

    def __init__(self, s, client=PBX, server=SERVER, port=5061, at=0.0):
        self.world, self.client, self.server = s.world, (client, s.world.chance.number(32768, 60999)), (server, port)
        self.at, self.seq = at, {True: s.world.chance.number(1, 2**31), False: s.world.chance.number(1, 2**31)}

    def put(self, out, flags, data=b'', after=0.012):
        src, dst = (self.client, self.server) if out else (self.server, self.client)
        ack = 0 if flags == SYN else self.seq[not out]
        self.world.add(self.world.start + int(self.at * SECOND), src[0], dst[0], net.TCP,
                       net.tcp(*src, *dst, self.seq[out], ack, flags, data))
        self.seq[out] += len(data) + (1 if flags & 3 else 0)
        self.at += after
        return self

    def wait(self, seconds):
        self.at += seconds
        return self

    def open(self):
        return self.put(True, SYN).put(False, SYN + 16, after=0.001).put(True, 16, after=0.001)

    def syns(self, *waits):
        for wait in waits:
            self.put(True, SYN, after=wait)
            self.seq[True] -= 1
        return self

    def send(self, data, after=0.02):
        return self.put(True, PUSH, data, after)

    def answer(self, data, after=0.02):
        return self.put(False, PUSH, data, after)

    def close(self, out=True):
        self.put(out, FIN)
        return self.put(not out, FIN).put(out, 16)


# TLS, as RFC 5246 and RFC 8446 write it

def vector(size, data):
    return len(data).to_bytes(size, 'big') + data


def record(kind, data, version=0x0303):
    return struct.pack('!BH', kind, version) + vector(2, data)


def handshake(kind, data):
    return bytes([kind]) + vector(3, data)


def alert(number, level=2):
    return record(21, bytes([level, number]))


def extension(kind, data):
    return struct.pack('!H', kind) + vector(2, data)


def client_hello(s, versions=(0x0304, 0x0303), sni=HOST, ciphers=(0x1301, 0x1302, 0xc02f, 0xc030), ticket=b''):
    extensions = extension(35, ticket)
    if sni:
        extensions = extension(0, vector(2, b'\0' + vector(2, sni.encode()))) + extensions
    if 0x0304 in versions:
        extensions += extension(43, vector(1, b''.join(struct.pack('!H', v) for v in versions)))
    body = struct.pack('!H', min(max(versions), 0x0303)) + bytes.fromhex(s.world.chance.hex(64)) + vector(1, b'')
    body += vector(2, b''.join(struct.pack('!H', c) for c in ciphers)) + vector(1, b'\0') + vector(2, extensions)
    return record(22, handshake(1, body), 0x0301)


def server_hello(s, version=0x0303, cipher=0xc02f):
    extensions = extension(43, struct.pack('!H', version)) if version > 0x0303 else extension(0xff01, b'\0')
    body = struct.pack('!H', 0x0303) + bytes.fromhex(s.world.chance.hex(64)) + vector(1, b'')
    return handshake(2, body + struct.pack('!HB', cipher, 0) + vector(2, extensions))


def cover(s, size):
    return record(23, bytes.fromhex(s.world.chance.hex(2 * size)))


# X.509, as much of DER as it takes; the signature is noise, which nobody verifies here.

def der(tag, *parts):
    data = b''.join(parts)
    if len(data) < 128:
        return bytes([tag, len(data)]) + data
    size = len(data).to_bytes((len(data).bit_length() + 7) // 8, 'big')
    return bytes([tag, 0x80 | len(size)]) + size + data


def name(common):
    return der(0x30, der(0x31, der(0x30, bytes.fromhex('0603550403'), der(0x0c, common.encode()))))


def number(value):
    return der(2, value.to_bytes(value.bit_length() // 8 + 1, 'big'))


def certificate(s, names=(HOST,), subject=None, issuer='Harbour Root CA', valid=('240101000000Z', '340101000000Z')):
    sha256_rsa = der(0x30, bytes.fromhex('06092a864886f70d01010b0500'))
    modulus = int(s.world.chance.hex(512), 16) | 1 << 2047 | 1
    key = der(0x30, der(0x30, bytes.fromhex('06092a864886f70d0101010500')), der(3, b'\0', der(0x30, number(modulus), number(65537))))
    other = der(0x30, *(der(0x82, n.encode()) for n in names))
    extensions = der(0xa3, der(0x30, der(0x30, bytes.fromhex('0603551d11'), der(4, other))))
    body = der(0x30, der(0xa0, number(2)), number(4711), sha256_rsa, name(issuer), der(0x30, *(der(0x17, v.encode()) for v in valid)),
               name(subject or (names[0] if names else 'x')), key, extensions)
    return der(0x30, body, sha256_rsa, der(3, b'\0', bytes.fromhex(s.world.chance.hex(512))))


def certificates(*ders):
    return handshake(11, vector(3, b''.join(vector(3, d) for d in ders)))


def greeted(s, hello=None, wire=None, request=False, **cert):
    """A handshake of TLS 1.2 up to the end of the server's part."""
    wire = wire or Wire(s)
    wire.open().send(hello or client_hello(s, versions=(0x0303,)))
    flight = server_hello(s) + certificates(certificate(s, **cert))
    flight += handshake(13, vector(1, b'\1') + vector(2, b'\4\1') + vector(2, b'')) if request else b''
    return wire.answer(record(22, flight + handshake(14, b'')))


def finished(s, wire):
    """The rest of TLS 1.2, and a request with its answer under cover."""
    key = record(22, handshake(16, vector(1, bytes.fromhex(s.world.chance.hex(128)))))
    done = record(20, b'\1') + record(22, bytes.fromhex(s.world.chance.hex(80)))
    wire.send(key + done).answer(done)
    return wire.send(cover(s, 611)).answer(cover(s, 402))


def of_capture(s, cause, *points):
    s.capture.append({'cause': [cause], 'points': [{'header': h, 'contains': c} for h, c in points]})


# TCP

@capture('tcp-refused', 'the registrar answers the SYN of a phone with RST, twice', link='ethernet')
def refused(s):
    for at in (0, 30):
        Wire(s, PHONE, port=5060, at=at).put(True, SYN).put(False, RST)
    of_capture(s, 'tcp-refused', ('tcp', 'RST'))
    s.forbid('tcp-no-answer', 'tcp-ended-at-request', 'tls-handshake-ended')


@capture('tcp-refused-then-udp', 'a provider refuses TCP, and the call goes by UDP', link='sll')
def refused_then_udp(s):
    call = carrier_call(s, 'pjsip', talk=0)
    Wire(s, PBX, call.callee.ip, 5060, at=-0.2).put(True, SYN).put(False, RST)
    call.connect(None, talk=1.2)
    call.hangup()
    s.expect(call, state='completed')
    s.forbid('tcp-no-answer', 'request-unanswered')


@capture('tcp-icmp', 'a router answers each SYN with ICMP: administratively prohibited', link='raw')
def icmp(s):
    wire = Wire(s, PHONE, port=5061)
    for at in (0, 1):
        packet = net.tcp(*wire.client, *wire.server, wire.seq[True], 0, SYN)
        inner = net.ip(PHONE, SERVER, net.TCP, packet, ttl=60)[0]
        s.world.add(s.world.start + int(at * SECOND), PHONE, SERVER, net.TCP, packet)
        s.world.add(s.world.start + int((at + 0.004) * SECOND), '203.0.113.33', PHONE, net.ICMP,
                    net.icmp('203.0.113.33', PHONE, 3, 13, inner))
    of_capture(s, 'tcp-no-answer', ('icmp', '203.0.113.33'))
    s.forbid('tcp-refused', 'address-not-on-link')


@capture('tcp-one-syn', 'the capture ends after one SYN: nothing is known yet', link='ethernet')
def one_syn(s):
    Wire(s, PHONE, port=5060).put(True, SYN)
    s.forbid('tcp-no-answer', 'tcp-refused')
    s.partial = True


def register(s, at, port=5060):
    """A REGISTER as bytes, and its Call-ID."""
    call = s.out(s.pbx('yealink', ip=PHONE), s.carrier(SERVER), number='t-61', dialled='t-61', host=HOST, start=at, transport='tcp')
    extra = (('Expires', '600'), ('Contact', f'<sip:t-61@{PHONE}:5060;transport=tcp>'))
    sent = call.request(call.caller, 'REGISTER', f'sip:{HOST}', to_tag=False, extra=extra, lost=True)
    s.world.sip += 1
    return call, sent


def accepted(call, sent):
    values = {name: value for name, value in sent.message.headers if name in ('Via', 'From', 'To', 'Call-ID', 'CSeq')}
    head = ''.join(f'{name}: {value}\r\n' for name, value in values.items())
    return f'SIP/2.0 200 OK\r\n{head}Expires: 600\r\nContent-Length: 0\r\n\r\n'.encode()


@capture('tcp-reset-later', 'a phone registers by TCP; much later the server resets the idle connection', link='ethernet')
def reset_later(s):
    call, sent = register(s, 0)
    wire = Wire(s, PHONE, port=5060).open().send(sent.data).answer(accepted(call, sent))
    s.world.sip += 1
    wire.wait(120).put(False, RST)
    s.expect(call, state='completed')
    s.forbid('tcp-refused', 'tcp-ended-at-request', 'tcp-closed-connection-used', 'sip-on-tls-port')


@capture('tcp-ended-at-request', 'a REGISTER over a connection that the server no longer knows: RST', link='vlan')
def ended(s):
    call, sent = register(s, 0)
    Wire(s, PHONE, port=5060).send(sent.data).put(False, RST)
    s.expect(call, 'tcp-ended-at-request', [('tcp', 'RST')])
    s.forbid('tcp-closed-connection-used', 'tcp-refused', 'sip-on-tls-port')


@capture('tcp-closed-connection-used', 'the server closes an idle connection, and the phone sends its REGISTER over it', link='ethernet')
def closed_used(s):
    call, sent = register(s, 61)
    wire = Wire(s, PHONE, port=5060).open().wait(60).put(False, FIN).put(True, 16, after=1).send(sent.data).put(False, RST)
    s.expect(call, 'tcp-closed-connection-used', [('tcp', f'{PHONE}:{wire.client[1]}')])
    s.forbid('tcp-ended-at-request', 'sip-on-tls-port')


# Neighbours

def arp(s, at, what, sender, target):
    body = struct.pack('!HHBBH6s4s6s4s', 1, 0x0800, 6, 4, what, bytes.fromhex('02a0c9140811'), net.packed(sender), bytes(6),
                       net.packed(target))
    s.world.add(s.world.start + int(at * SECOND), sender, target, None, body)


@capture('arp-unanswered', 'a phone asks again and again who has the address of the registrar: nothing else is to be seen')
def arp_alone(s):
    for at in (0, 1.02, 2.04, 7, 8.03):
        arp(s, at, 1, PHONE, '203.0.113.99')
    of_capture(s, 'address-not-on-link', ('ip', '203.0.113.99'))
    s.forbid('tcp-no-answer', 'term-dns-unresolvable')
    s.partial = True


@capture('arp-host-gone', 'the host that a call went to is gone when the next is to be made')
def arp_gone(s):
    call = s.out(s.pbx('pjsip'), s.carrier('203.0.113.77'), host='203.0.113.77')
    call.connect(None, talk=1.2)
    call.hangup()
    for at in (90, 91, 92, 93):
        arp(s, at, 1, PBX, '203.0.113.77')
    s.expect(call, state='completed')
    of_capture(s, 'address-not-on-link', ('ip', '203.0.113.77'))


@capture('arp-noise', 'a call, an address that is found at the third question, and one that has nothing to do with SIP')
def arp_noise(s):
    call = s.out(s.pbx('pjsip'), s.carrier('203.0.113.77'), host='203.0.113.77')
    for at in (-3, -2, -1):
        arp(s, at, 1, PBX, '203.0.113.77')
    arp(s, -0.9, 2, '203.0.113.77', PBX)
    for at in (0, 1, 2, 3, 4):
        arp(s, at, 1, PBX, '203.0.113.5')
    call.connect(None, talk=1.2)
    call.hangup()
    s.expect(call, state='completed')
    s.forbid('address-not-on-link')


# TLS

@capture('tls-unknown-ca', 'the PBX does not trust the root of its provider: alert 48, three times', link='ethernet', mss=536)
def unknown_ca(s):
    for at in (0, 30, 60):
        greeted(s, wire=Wire(s, at=at)).send(alert(48)).close()
    of_capture(s, 'tls-unknown-ca', ('tls', 'unknown_ca'))
    s.forbid('tls-client-certificate', 'tls-certificate-expired', 'tls-certificate-name', 'tls-alert', 'sip-encrypted')


@capture('tls-certificate-expired', 'the certificate ended last year: alert 45', link='sll2')
def expired(s):
    greeted(s, valid=('240101000000Z', '250101000000Z')).send(alert(45)).put(True, RST)
    of_capture(s, 'tls-certificate-expired', ('tls', 'certificate_expired'))
    s.forbid('tls-unknown-ca', 'tls-certificate-rejected')


@capture('tls-expired-taken', 'the certificate ended last year, and the client takes it all the same', link='ethernet')
def expired_taken(s):
    finished(s, greeted(s, valid=('240101000000Z', '250101000000Z'))).send(alert(0, 1)).close()
    of_capture(s, 'tls-certificate-expired', ('tls', 'Certificate'))
    s.forbid('tls-alert', 'tls-certificate-rejected', 'tls-unknown-ca')
    s.partial = True


@capture('tls-certificate-name', 'the certificate is for another host: alert 46', link='ethernet')
def wrong_name(s):
    greeted(s, names=('pbx.other.example', '*.other.example')).send(alert(46)).close()
    of_capture(s, 'tls-certificate-name', ('tls', 'Certificate'))
    s.forbid('tls-certificate-rejected', 'tls-certificate-expired')


@capture('tls-certificate-rejected', 'alert 46 over a certificate whose name and dates are right', link='raw')
def rejected(s):
    greeted(s, names=('*.harbour.example',)).send(alert(46)).close()
    of_capture(s, 'tls-certificate-rejected', ('tls', 'certificate_unknown'))
    s.forbid('tls-certificate-name', 'tls-certificate-expired', 'tls-unknown-ca')


@capture('tls-hidden-refusal', 'TLS 1.3: the client leaves with a record of 19 bytes where its Finished should stand', link='ethernet')
def hidden(s):
    wire = Wire(s).open().send(client_hello(s))
    wire.answer(record(22, server_hello(s, 0x0304, 0x1301)) + record(20, b'\1') + cover(s, 1180)).send(record(20, b'\1') + cover(s, 19))
    wire.close()
    of_capture(s, 'tls-certificate-rejected', ('tls', PBX))
    s.forbid('sip-encrypted')


@capture('tls-client-certificate', 'the server asks for a certificate, the PBX has none: alert 40', link='ethernet')
def no_certificate(s):
    wire = greeted(s, request=True).send(record(22, certificates())).answer(alert(40))
    wire.close(False)
    of_capture(s, 'tls-client-certificate', ('tls', 'handshake_failure'))
    s.forbid('tls-no-common-cipher', 'tls-alert', 'tls-unknown-ca')


@capture('tls-client-unknown-ca', 'the server does not trust the certificate of the PBX: its alert 48', link='ethernet')
def client_unknown(s):
    own = certificate(s, names=('pbx.example',), issuer='Own CA')
    greeted(s, request=True).send(record(22, certificates(own))).answer(alert(48)).close(False)
    of_capture(s, 'tls-client-certificate', ('tls', 'unknown_ca'))
    s.forbid('tls-unknown-ca')


@capture('tls-no-common-cipher', 'an old phone offers RC4 and 3DES: alert 40 in place of the ServerHello', link='ethernet')
def no_cipher(s):
    Wire(s, PHONE).open().send(client_hello(s, (0x0303,), ciphers=(5, 10))).answer(alert(40)).close(False)
    of_capture(s, 'tls-no-common-cipher', ('tls', 'handshake_failure'))
    s.forbid('tls-client-certificate', 'tls-version', 'tls-alert')


@capture('tls-version', 'a phone knows TLS 1.0 only: alert 70', link='vlan')
def old_version(s):
    Wire(s, PHONE).open().send(client_hello(s, (0x0301,))).answer(alert(70)).close(False)
    of_capture(s, 'tls-version', ('tls', 'ClientHello'))
    s.forbid('tls-no-common-cipher', 'tls-alert', 'tls-wrong-host')


@capture('tls-wrong-host', 'the server does not know the name in the ClientHello: alert 112', link='ethernet')
def wrong_host(s):
    Wire(s).open().send(client_hello(s, sni='sip.elsewhere.example')).answer(alert(112)).close(False)
    of_capture(s, 'tls-wrong-host', ('tls', 'ClientHello'))
    s.forbid('tls-version', 'tls-alert')


@capture('tls-alert', 'the server has an internal error: alert 80', link='ethernet')
def internal(s):
    Wire(s).open().send(client_hello(s)).answer(alert(80)).put(False, RST)
    of_capture(s, 'tls-alert', ('tls', 'internal_error'))
    s.forbid('tls-handshake-ended', 'tls-no-common-cipher')


@capture('tls-name-warning', 'the server only warns that it does not know the name, and goes on', link='ethernet')
def name_warning(s):
    wire = Wire(s).open().send(client_hello(s, (0x0303,))).answer(alert(112, 1))
    flight = server_hello(s) + certificates(certificate(s)) + handshake(14, b'')
    finished(s, wire.answer(record(22, flight))).close()
    of_capture(s, 'sip-encrypted')
    s.forbid('tls-wrong-host', 'tls-alert', 'tls-certificate-name', 'tls-certificate-rejected')
    s.partial = True


@capture('tls-on-plain-port', 'TLS to port 5060: the server answers 400 in clear', link='ethernet')
def on_plain_port(s):
    text = b'SIP/2.0 400 Bad Request\r\nVia: SIP/2.0/TCP 192.0.2.1\r\nContent-Length: 0\r\n\r\n'
    Wire(s, PHONE, port=5060).open().send(client_hello(s)).answer(text).close(False)
    s.world.sip += 1
    of_capture(s, 'tls-on-plain-port', ('tls', 'ClientHello'))
    s.forbid('tls-handshake-ended', 'sip-on-tls-port')


@capture('tls-handshake-ended', 'the server takes the connection and closes it at the ClientHello', link='ethernet')
def handshake_ended(s):
    Wire(s).open().send(client_hello(s)).close(False)
    of_capture(s, 'tls-handshake-ended', ('tcp', 'FIN'))
    s.forbid('tls-on-plain-port', 'tls-alert', 'tcp-refused')


@capture('tls-sound', 'TLS 1.3 between a PBX and its provider, and the voice of a call', link='ethernet')
def sound(s):
    wire = Wire(s).open().send(client_hello(s))
    wire.answer(record(22, server_hello(s, 0x0304, 0x1301)) + record(20, b'\1') + cover(s, 1180)).send(record(20, b'\1') + cover(s, 53))
    wire.send(cover(s, 860)).answer(cover(s, 340)).answer(cover(s, 910)).send(cover(s, 470))
    for at in range(100):
        when = s.world.start + int((0.4 + at * 0.02) * SECOND)
        for src, dst, ssrc in (((PBX, 14000), (SERVER, 20000), 77), ((SERVER, 20000), (PBX, 14000), 78)):
            s.world.udp(when, src, dst, net.rtp(0, 500 + at, at * 160, ssrc, b'\xff' * 160))
    wire.wait(2).send(cover(s, 450)).answer(cover(s, 300))
    of_capture(s, 'sip-encrypted', ('tls', 'ServerHello'))
    s.forbid('tls-certificate-rejected', 'tls-alert', 'tls-handshake-ended', 'tls-unknown-ca', 'tcp-no-answer')
    s.partial = True


@capture('tls-joined', 'a capture begins within a TLS connection to port 5061 that goes on', link='ethernet')
def joined(s):
    Wire(s).send(cover(s, 860)).answer(cover(s, 340) + cover(s, 200)).send(cover(s, 470)).answer(cover(s, 99))
    s.forbid('tls-handshake-ended', 'tls-certificate-rejected', 'tls-alert')
    s.partial = True


@capture('tls-web', 'HTTPS beside a call: not SIP, nothing to be said of it', link='ethernet')
def web(s):
    greeted(s, wire=Wire(s, port=443)).send(alert(48)).close()
    call = s.sound(start=1)
    s.forbid('tls-unknown-ca', 'sip-encrypted')
    assert call


@capture('sip-on-tls-port', 'a REGISTER in clear to port 5061, answered by a TLS alert', link='ethernet')
def sip_on_tls(s):
    call, sent = register(s, 0, 5061)
    Wire(s, PHONE).open().send(sent.data).answer(alert(70)).close(False)
    s.expect(call, 'sip-on-tls-port', [('tls', 'protocol_version')])
    s.forbid('tls-on-plain-port', 'tcp-ended-at-request', 'tls-version')


# Fragments

def long_offer(call):
    return (('X-Trace', call.chance.hex(1900)),)


@capture('udp-fragments-arrive-in-part', 'of a long INVITE only first fragments arrive at the PBX', link='ethernet')
def fragments_lost(s):
    call = s.into(s.pbx('pjsip'), provider=s.carrier())
    call.invite(resend=T_INVITE, until=8, extra=long_offer(call))
    whole = s.world.packets

    def packets():
        return [p for p in whole() if not (p[2][0] >> 4 == 4 and struct.unpack('!H', p[2][6:8])[0] & 0x1fff)]
    s.world.packets = packets
    s.expect(call, 'udp-fragmentation', [('request-line', 'INVITE')])
    s.forbid('request-unanswered', 'pbx-not-responding')


@capture('udp-fragments-unanswered', 'a long INVITE is not answered, the OPTIONS before it was', link='sll')
def fragments_unanswered(s):
    peer = s.carrier()
    ping = s.out(s.pbx('pjsip'), peer, number='101', dialled='101', host='sip.carrier.example')
    sent = ping.request(ping.caller, 'OPTIONS', 'sip:sip.carrier.example', to_tag=False)
    ping.wait(0.03).respond(200, to=sent)
    call = s.out(s.pbx('pjsip'), peer, start=5, host='sip.carrier.example')
    call.invite(resend=T_INVITE, until=16, extra=long_offer(call))
    s.expect(call, 'udp-fragmentation', [('request-line', 'sip.carrier.example')])


@capture('udp-fragments-answered', 'a long INVITE in fragments that is answered', link='ethernet')
def fragments_answered(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example')
    call.invite(extra=long_offer(call))
    call.wait(0.1).respond(486)
    call.wait(0.01).ack_failure()
    s.expect(call, state='busy')
    s.forbid('udp-fragmentation')
