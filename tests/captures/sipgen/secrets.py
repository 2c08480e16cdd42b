"""A capture that is full of secrets, and the list of them: none may be left of them when it is redacted."""
import base64
import struct

from . import links, net

PBX, LAN, SIX, FAR, FAR6, RESOLVER = '203.0.113.47', '10.31.77.58', '2001:db8:77::4058', '198.51.100.68', '2001:db8:99::6868', '203.0.113.33'
SECOND = 10**9
START = 1772611200 * SECOND
NUMBERS = ['3035550112', '2065550147', '9175550163']
NAMES = ['Liddell', 'Alicia', 'Baumeister', 'kestrel', 'pbx17x', 'acct9042', 'geheim77', 'wonderland']
TOKENS = ['dad5d679beef', '8f5edee9e7c2ab390cd978da2210073c', 'c0ffee11c0ffee11', 'opaque55opaque', 'd0RmdmcmVCspeEc3QGZiNWpVLFJhQX1c',
          'AgQGAAAAAGM5RkTzbWlrZXkx', 'iceufrag9x', 'icepassword8dTvHLkZqR', 'eyJhbGciOiJFUzI1NiIsInBwdCI6InNoYWtlbiJ9', 'Qk9iZWFyZXJUb2tlbg',
          '5A4BEEF0C1D2', 'a1b2c3d4-77aa-4e5f-8a9b-0c1d2e3f4a5b', 'ikkey00112233445566', 'nextnonce91x']
ADDRESSES = [PBX, LAN, SIX, FAR, FAR6]


def written():
    """Every form in which a secret must not be found, as bytes; letters in lower case."""
    out = set()
    for text in NUMBERS + NAMES + TOKENS + ADDRESSES:
        raw = text.encode()
        out |= {raw, base64.b64encode(raw).rstrip(b'=')[:-1], raw.hex().encode(), b''.join(b'%%%02x' % c for c in raw)}
    for n in NUMBERS:
        for form in (f'{n[:3]}-{n[3:6]}-{n[6:]}', f'({n[:3]}) {n[3:6]}-{n[6:]}', f'{n[:3]}.{n[3:6]}.{n[6:]}', f'{n[:3]} {n[3:6]} {n[6:]}',
                     '.'.join(reversed(n)), f'{n[:3]}%2D{n[3:6]}'):
            out.add(form.encode())
        out.add(b''.join(b'%c%c' % (1, c) for c in reversed(n.encode())))
    for a in ADDRESSES:
        if '.' in a:
            out |= {a.replace('.', '-').encode(), '.'.join(reversed(a.split('.'))).encode() + b'.in-addr'}
            out.add(b''.join(bytes((len(part),)) + part.encode() for part in reversed(a.split('.'))))
        out.add(net.packed(a))
    return sorted(text.lower() for text in out)


def lines(start, *headers, body=b'', kind='application/sdp'):
    text = '\r\n'.join((start, *headers, *((f'Content-Type: {kind}',) if body else ()), f'Content-Length: {len(body)}', '', ''))
    return text.encode() + body


SDP = f'''v=0\r
o=Alicia 2890844526 2890844527 IN IP4 pbx17x.kestrel.example\r
s=Alicia Liddell\r
i=wonderland of 303-555-0112\r
u=http://pbx17x.kestrel.example/Liddell\r
e=Liddell@kestrel.example\r
p=+1 303 555 0112\r
c=IN IP4 {PBX}\r
k=clear:geheim77\r
t=0 0\r
a=ice-ufrag:iceufrag9x\r
a=ice-pwd:icepassword8dTvHLkZqR\r
a=fingerprint:sha-256 5A4BEEF0C1D2:11:22\r
a=key-mgmt:mikey AgQGAAAAAGM5RkTzbWlrZXkx\r
m=audio 16384 RTP/SAVP 0 101\r
a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1c|2^20|1:4\r
a=rtpmap:0 PCMU/8000\r
a=rtpmap:101 telephone-event/8000\r
a=rtcp:16385 IN IP4 {PBX}\r
a=candidate:1 1 UDP 2130706431 {LAN} 16384 typ host\r
a=candidate:2 1 UDP 1694498815 {PBX} 16384 typ srflx raddr {LAN} rport 16384\r
a=ssrc:7 cname:Alicia@pbx17x.kestrel.example\r
a=x-owner:Liddell\r
a=sendrecv\r
'''.encode()

HEADERS = (
    'P-Asserted-Identity: "Alicia Liddell" <sip:+13035550112@pbx17x.kestrel.example>, <tel:+1-303-555-0112>',
    'Remote-Party-ID: "Liddell, Alicia" <sip:%2B1303%35550112@kestrel.example>;party=calling',
    'Diversion: <sip:+1-917-555-0163;isub=9175550163@kestrel.example;user=phone>;reason=no-answer',
    'History-Info: <sip:acct9042@kestrel.example?Reason=SIP%3Bcause%3D302&Subject=Alicia%20Liddell>;index=1.1',
    'Identity: eyJhbGciOiJFUzI1NiIsInBwdCI6InNoYWtlbiJ9.eyJhbGciOiJFUzI1NiIsInBwdCI6InNoYWtlbiJ9.x;info=<https://kestrel.example/c.pem>',
    'Subject: Alicia Liddell calls 303 555 0112', 'Organization: wonderland', 'Reply-To: Baumeister <sip:Baumeister@kestrel.example>',
    'Call-Info: <http://pbx17x.kestrel.example/Liddell/photo.jpg>;purpose=icon', f'X-Internal: Alicia at {LAN}, 303.555.0112',
    'X-Account-Token: Qk9iZWFyZXJUb2tlbg', 'P-Charging-Vector: icid-value=acct9042;orig-ioi=kestrel.example',
    f'User-to-User: {b"Alicia Liddell".hex()};encoding=hex', 'Retry-After: 18 (Alicia is with Baumeister)',
    'Warning: 399 pbx17x.kestrel.example "number (303) 555-0112 is unknown"', f'Route: <sip:{LAN};lr>,<sip:pbx17x;lr>',
    'Contact: <sip:acct9042:geheim77@203.0.113.47:5060;transport=udp>;+sip.instance="<urn:uuid:a1b2c3d4-77aa-4e5f-8a9b-0c1d2e3f4a5b>"',
    'Geolocation: <cid:Liddell@kestrel.example>', 'Authorization: Bearer Qk9iZWFyZXJUb2tlbg', 'Priority: normal',
    f'Record-Route: <sip:{PBX};lr>', 'Refer-To: <sip:Baumeister@kestrel.example?Replaces=x17%40pbx17x.kestrel.example%3Bto-tag%3D1>',
    'Replaces: x17@pbx17x.kestrel.example;to-tag=1;from-tag=2', 'Alicia Liddell without a colon')
DIGEST = ('Proxy-Authorization: Digest username = "acct9042",realm="kestrel.example", nonce="dad5d679beef", uri="sip:+12065550147@'
          'kestrel.example", response ="8f5edee9e7c2ab390cd978da2210073c", cnonce="c0ffee11c0ffee11", opaque="opaque55opaque", '
          'ik="ikkey00112233445566", qop=auth, nc=00000001')


class Story:
    def __init__(self):
        self.time, self.packets = START, []

    def frame(self, data, out=True):
        self.packets.append((self.time, out, data))
        self.time += SECOND // 50

    def ip(self, src, dst, protocol, payload, mtu=1500, wrap=None):
        for packet in net.ip(src, dst, protocol, payload, ident=4000 + len(self.packets), mtu=mtu):
            self.frame((wrap or links.ethernet)(packet, src in (PBX, LAN, SIX)), src in (PBX, LAN, SIX))

    def udp(self, src, dst, data, sport=5060, dport=5060, **more):
        self.ip(src, dst, net.UDP, net.udp(src, sport, dst, dport, data), **more)

    def dialog(self, method, cseq, call, src=PBX, to='', via='UDP'):
        return (f'Via: SIP/2.0/{via} pbx17x:5060;branch=z9hG4bK{call}{cseq}{method};received={src}',
                f'From: "Alicia \\"Ali\\" Liddell" <sip:+13035550112@pbx17x.kestrel.example>;tag=f{call}',
                f'To: Baumeister <sip:+12065550147@kestrel.example;user=phone>{to}', f'Call-ID: {call}@pbx17x.kestrel.example',
                f'CSeq: {cseq} {method}', 'Max-Forwards: 70')

    def bodies(self):
        xml = ('<?xml version="1.0"?>\r\n<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="1" state="full" '
               'entity="sip:Liddell@kestrel.example"><!-- Liddell --><dialog id="a" call-id="x17@pbx17x.kestrel.example">'
               '<state>confirmed</state><local><identity display="Alicia Liddell">sip:+13035550112@kestrel.example</identity>'
               '</local><note>Baumeister: 303-555-0112</note></dialog></dialog-info>\r\n').encode()
        fragment = b'SIP/2.0 486 Busy here, 303-555-0112\r\nContact: <sip:acct9042@203.0.113.47>\r\n'
        parts = b''.join(b'--b17\r\nContent-Type: ' + kind + b'\r\nContent-ID: <Liddell@kestrel.example>\r\n\r\n' + body + b'\r\n'
                         for kind, body in ((b'application/sdp', SDP), (b'application/pidf+xml', xml), (b'message/sipfrag', fragment),
                                            (b'application/isup', b'\x01Liddell\x02'), (b'text/plain', b'Alicia 3035550112'),
                                            (b'application/json', b'{"name":"Liddell"}'))) + b'--b17--\r\n'
        for n, (kind, body) in enumerate((('application/dialog-info+xml', xml), ('message/sipfrag;version=2.0', fragment),
                                          ('multipart/mixed;boundary=b17', parts), ('text/plain', b'Alicia Liddell, (303) 555-0112'),
                                          ('application/octet-stream', b'\x00Alicia\xff'), ('application/x-own', b'Liddell'))):
            self.udp(PBX, FAR, lines('NOTIFY sip:Baumeister@198.51.100.68 SIP/2.0', *self.dialog('NOTIFY', n + 1, 'n17'), *HEADERS[:3],
                                     'Event: refer', 'Subscription-State: active', body=body, kind=kind))
            self.udp(FAR, PBX, lines('SIP/2.0 200 OK', *self.dialog('NOTIFY', n + 1, 'n17', to=';tag=n')))

    def invite(self, call, src, dst, **more):
        request = lines('INVITE sip:+12065550147@kestrel.example SIP/2.0', *self.dialog('INVITE', 1, call, src), DIGEST, *HEADERS, body=SDP)
        self.udp(src, dst, request, **more)
        self.udp(dst, src, lines('SIP/2.0 407 Proxy Authentication Required', *self.dialog('INVITE', 1, call, src, ';tag=t'),
                                 'Proxy-Authenticate: Digest realm="kestrel.example", nonce="dad5d679beef", opaque="opaque55opaque"',
                                 'Proxy-Authentication-Info: nextnonce="nextnonce91x", rspauth="8f5edee9e7c2ab390cd978da2210073c"'), **more)
        self.udp(src, dst, lines('ACK sip:+12065550147@kestrel.example SIP/2.0', *self.dialog('ACK', 1, call, src, ';tag=t')), **more)

    def answered(self):
        head = self.dialog('INVITE', 1, 'a17')
        self.udp(PBX, FAR, lines('INVITE sip:+12065550147@198.51.100.68 SIP/2.0', *head, body=SDP))
        self.udp(FAR, PBX, lines('SIP/2.0 200 OK', *self.dialog('INVITE', 1, 'a17', to=';tag=t'), f'Contact: <sip:Baumeister@{FAR}>',
                                 body=f'v=0\r\no=- 1 1 IN IP4 {FAR}\r\ns=-\r\nc=IN IP4 {FAR}\r\nt=0 0\r\nm=audio 20000 RTP/SAVP 0\r\n'.encode()))
        self.udp(PBX, FAR, lines(f'ACK sip:Baumeister@{FAR} SIP/2.0', *self.dialog('ACK', 1, 'a17', to=';tag=t')))
        for i in range(6):
            self.udp(PBX, FAR, net.rtp(0, i, i * 160, 7, b'Liddell' * 20), 16384, 20000)
            self.udp(FAR, PBX, net.rtp(0, i, i * 160, 9, b'Liddell' * 20), 20000, 16384)

        def items(ssrc, *texts):
            data = struct.pack('!I', ssrc) + b''.join(bytes((k, len(t))) + t for k, t in texts) + b'\0'
            return data + b'\0' * (-len(data) % 4)
        chunks = items(7, (1, b'Alicia@203.0.113.47'), (2, b'Alicia Liddell'), (4, b'+1 303 555 0112'), (8, b'\x03wonderland')) + \
            items(8, (1, b'acct9042@pbx17x.kestrel.example'))
        sdes = struct.pack('!BBH', 0x82, 202, len(chunks) // 4) + chunks
        leaving = b'\x0bgone: Alicia'
        leaving += b'\0' * (-len(leaving) % 4)
        self.udp(PBX, FAR, net.rtcp_report(7, 9, 0, 6)[:32] + sdes + struct.pack('!BBHI', 0x81, 203, 1 + len(leaving) // 4, 7) + leaving +
                 struct.pack('!BBHI4s', 0x80, 204, 4, 7, b'name') + b'geheim77', 16385, 20001)
        self.udp(PBX, FAR, lines(f'INFO sip:Baumeister@{FAR} SIP/2.0', *self.dialog('INFO', 2, 'a17', to=';tag=t'),
                                 body=b'Signal=9175550163\r\nDuration=160\r\n', kind='application/dtmf-relay'))
        bye = lines(f'BYE sip:Baumeister@{FAR} SIP/2.0', *self.dialog('BYE', 3, 'a17', to=';tag=t'),
                    'Reason: Q.850;cause=16;text="Call with +1 (303) 555-0112 ended"')
        self.udp(PBX, FAR, bye)
        quoted = net.ip(PBX, FAR, net.UDP, net.udp(PBX, 5060, FAR, 5060, bye), ident=77)[0]
        self.ip(FAR, PBX, net.ICMP, net.icmp(FAR, PBX, 3, 3, quoted))
        self.ip(FAR, PBX, net.ICMP, net.icmp(FAR, PBX, 3, 3, quoted[:28]))
        self.udp(FAR, PBX, lines('SIP/2.0 200 OK', *self.dialog('BYE', 3, 'a17', to=';tag=t')))

    def stream(self):
        """A message in many segments: out of order, one of them twice, others again in other pieces."""
        request = lines('INVITE sip:+12065550147@kestrel.example SIP/2.0', *self.dialog('INVITE', 1, 't17', via='TCP'), DIGEST, *HEADERS,
                        body=SDP)
        answer = lines('SIP/2.0 403 Number 303-555-0112 is not allowed', *self.dialog('INVITE', 1, 't17', to=';tag=t', via='TCP'))
        ack = lines('ACK sip:+12065550147@kestrel.example SIP/2.0', *self.dialog('ACK', 1, 't17', to=';tag=t', via='TCP'))
        mine, other = 0xfffffe00, 5000
        send = lambda at, data, flags=24: self.ip(PBX, FAR, net.TCP, net.tcp(PBX, 40000, FAR, 5060, mine + 1 + at, other + 1, flags, data))
        back = lambda at, data, flags=24: self.ip(FAR, PBX, net.TCP, net.tcp(FAR, 5060, PBX, 40000, other + 1 + at,
                                                                           mine + 1 + len(request), flags, data))
        send(-1, b'', 2)
        back(-1, b'', 18)
        send(0, b'', 16)
        cuts = list(range(0, len(request), 397))
        for at in cuts[:1] + cuts[3:4] + cuts[1:3] + cuts[3:5] + cuts[4:]:
            send(at, request[at:at + 397])
        send(100, request[100:900])
        back(0, answer[:60])
        back(60, answer[60:])
        send(len(request), ack + b'\r\n\r\n' + b'INVITE')
        send(len(request) + len(ack) + 4, lines('INVITE sip:Baumeister@kestrel.example SIP/2.0', *self.dialog('INVITE', 1, 'u17', via='TCP')))
        self.ip(PBX, FAR, net.TCP, net.tcp(PBX, 40001, FAR, 80, 1, 1, 24, b'GET /Liddell HTTP/1.1\r\nCookie: geheim77\r\n\r\n'))

    def lookups(self):
        def name(text):
            return net.dns_name(text)

        def question(text, kind, *answers):
            data = struct.pack('!HHHHHH', 7, 0x0100, 1, 0, 0, 0) + name(text) + struct.pack('!HH', kind, 1)
            self.udp(PBX, RESOLVER, data, 40000, 53)
            data = struct.pack('!HHHHHH', 7, 0x8180, 1, len(answers), 0, 1) + data[12:]
            for of, value in answers:
                data += b'\xc0\x0c' + struct.pack('!HHIH', of, 1, 600, len(value)) + value
            data += b'\0' + struct.pack('!HHIH', 41, 1232, 0, 11) + struct.pack('!HHHBB', 8, 7, 1, 24, 0) + net.packed(PBX)[:3]
            self.udp(RESOLVER, PBX, data, 53, 40000)
        host = 'pbx17x.kestrel.example'
        question(host, 1, (5, name('Liddell.kestrel.example')), (1, net.packed(PBX)))
        question(host, 28, (28, net.packed(SIX)))
        question('_sip._udp.kestrel.example', 33, (33, struct.pack('!HHH', 1, 1, 5060) + b'\x06pbx17x\xc0\x16'))
        question('2.1.1.0.5.5.5.3.0.3.1.e164.arpa', 35, (35, struct.pack('!HH', 1, 1) + b'\x01u\x07E2U+sip' + b'\x2b' +
                                                        b'!^.*$!sip:+13035550112@pbx17x.kestrel.examp' + b'\0'))
        question('47.113.0.203.in-addr.arpa', 12, (12, name(host)))
        question('.'.join(reversed(net.packed(SIX).hex())) + '.ip6.arpa', 12, (12, name(host)))
        question('kestrel.example', 16, (16, b'\x0eAlicia Liddell'))
        question('kestrel.example', 15, (15, b'\0\x0a\x06pbx17x\xc0\x0c'))
        question('kestrel.example', 6, (6, b'\x06pbx17x\xc0\x0c\x0aBaumeister\xc0\x0c' + b'\0' * 20))

    def tunnels(self):
        vxlan = lambda packet, out: links.ethernet(net.ipv4('192.0.2.201', '192.0.2.202', net.UDP, net.udp(
            '192.0.2.201', 55555, '192.0.2.202', 4789, b'\x08\0\0\0\0\0\x07\0' + links.ethernet(packet, out))), out)
        gre = lambda packet, out: links.ethernet(net.ipv4('192.0.2.201', '192.0.2.202', net.GRE, net.gre(packet)), out)
        ipip = lambda packet, out: links.ethernet(net.ipv4('192.0.2.201', '192.0.2.202', net.IPIP, packet), out)
        pppoe = lambda packet, out: links.ethernet(packet, out)[:12] + struct.pack('!HBBHHH', 0x8864, 0x11, 0, 7, len(packet) + 2, 0x21) + packet
        mpls = lambda packet, out: links.ethernet(packet, out)[:12] + struct.pack('!HI', 0x8847, 0x000071ff) + packet
        for n, wrap in enumerate((links.vlan, links.qinq, vxlan, gre, ipip, pppoe, mpls)):
            self.invite(f'w{n}', PBX, FAR, mtu=1300, wrap=wrap)

    def tell(self):
        self.lookups()
        self.invite('i17', PBX, FAR)
        self.invite('l17', LAN, FAR, mtu=576)
        self.invite('s17', SIX, FAR6)
        self.answered()
        self.bodies()
        self.stream()
        self.tunnels()
        self.udp(PBX, RESOLVER, b'<13>Mar 4 pbx17x sshd: Liddell from 203.0.113.47', 514, 514)
        self.frame(links.MAC_GATEWAY + links.MAC_PBX + b'\x08\x06' + net.packed(PBX) + b'Liddell')
        return self.packets


def option(code, text):
    return struct.pack('<HH', code, len(text)) + text + b'\0' * (-len(text) % 4)


def build():
    end = option(0, b'')
    data = links.block('<', 0x0a0d0d0a, struct.pack('<IHHq', 0x1a2b3c4d, 1, 0, -1) + option(1, b'for Baumeister') + option(2, b'pbx17x') +
                       option(3, b'kestrel') + option(4, b'geheim77') + end)
    data += links.block('<', 1, struct.pack('<HHI', 1, 0, 262144) + option(2, b'kestrel') + option(3, b'Liddell') +
                        option(4, net.packed(PBX) + b'\xff\xff\xff\0') + option(11, b'\0host ' + PBX.encode()) + option(12, b'pbx17x') +
                        option(15, b'wonderland') + end)
    record = net.packed(PBX) + b'pbx17x.kestrel.example\0'
    data += links.block('<', 4, struct.pack('<HH', 1, len(record)) + record + b'\0' * (-len(record) % 4) + struct.pack('<HH', 0, 0))
    for time, out, packet in Story().tell():
        ticks = time // 1000
        body = struct.pack('<IIIII', 0, ticks >> 32, ticks & 0xffffffff, len(packet), len(packet)) + packet + b'\0' * (-len(packet) % 4)
        data += links.block('<', 6, body + option(1, b'called by Liddell') + end)
    return data + links.block('<', 5, struct.pack('<III', 0, 0, 0) + option(1, b'Liddell') + end)
