"""A capture in which every field that a peer controls is an attack: on terminals, on readers of reports, on shells."""
import struct

from . import links, net
from .chance import Chance

PBX, EDGE, RESOLVER = '203.0.113.40', '54.172.60.2', '203.0.113.33'
SECOND = 10**9
START = 1772611200 * SECOND

# By name, as bytes: no CR LF, which would only be another header.
ATTACKS = {
    'terminal': b'\x1b[2J\x1b]52;c;ZWNobyBoaQ==\x07\x1b]0;owned\x1b\\\x1bP+q\x1b\\\x9b2J\xc2\x9b2J\x08\x08\x0e\x7f\x85',
    'controls': b'\x01\x02\x07\x08\x0b\x0c\rInjected: x\x00\x7f\x1a end',
    'overlong': b'\xc0\xaf\xe0\x80\xaf\xed\xa0\x80\xed\xb0\x80\xf4\x90\x80\x80\xf8\x88\x80\x80\x80\xfe\xff\xe2\x82',
    'hidden': ('\u202egpj.exe\u2066\u2067\u2069\u200b\u200d\u200e\u2060\ufeff\u00ad\u061c\u180e\u2028\u2029\u0085\u3164\uffa0'
               '\U000e0001\U000e0041\U000e007f\ufffe\U0001d173').encode(),
    'combining': ('e' + '\u0301' * 60 + '\u0488\u20dd\u0e47\ufe0f\uff37\u1100\u1161\u11a8\U0001f468\u200d\U0001f469').encode(),
    'markup': b'<script>alert(1)</script>"><img src=x onerror=alert(1)>&#x3c;b&#60;&lt;]]></svg></text><!--\'-->'
              b'<![CDATA[<?xml?>&evil;<svg onload=alert(1)>',
    'markdown': b'[x](http://evil.example/)![y](http://evil.example/i.png)`z` ```a``` | # *b* _c_ ~~d~~ <http://evil.example> '
                b'http://evil.example www.evil.example a@evil.example [r]: x &#124; \\',
    'formula': b'=cmd|\' /C calc\'!A0',
    'plus': b'+1+1;"a",b\tc', 'minus': b'-2+3+cmd|\'x\'!A0', 'at': b'@SUM(1+9)', 'tab': b'\t=1+1', 'return': b'\r=1+1',
    'wide': '\uff1d1+1\uff0b\uff0d\uff20'.encode(),
    'shell': b'$(touch PWNED)`touch PWNED`;touch PWNED|touch PWNED&touch PWNED\'"\'"$(touch PWNED)>PWNED',
    'option': b'--output=PWNED', 'words': b'a b  c * ? ~ {x,y} !! # %s %n %x',
    'path': b'../../../../tmp/PWNED', 'device': b'CON', 'absolute': b'/etc/passwd', 'dots': b'..', 'long': b'n' * 270,
    'mail': b'x%0d%0aBcc: evil@evil.example\rBcc: evil@evil.example',
    'json': b'\\ud800\\u0000\\"\x1f\xed\xa0\x80\\',
}


def lines(start, *headers, body=b'', kind=b'application/sdp'):
    more = ((b'Content-Type: ' + kind,) if body else ()) + (b'Content-Length: %d' % len(body),)
    return b'\r\n'.join((start,) + headers + more) + b'\r\n\r\n' + body


class Story:
    """The calls of one attack."""

    def __init__(self, name, text, start):
        self.name, self.text, self.time, self.chance = name, text, start, Chance('hostile/' + name)
        self.packets, self.sequence = [], 0
        self.id = text + b'-' + name.encode()

    def send(self, src, dst, protocol, payload, wait=0.02):
        self.packets.append((self.time, src == PBX, net.ip(src, dst, protocol, payload, mtu=65535)[0]))
        self.time += int(wait * SECOND)

    def udp(self, src, sport, dst, dport, data, wait=0.02):
        self.send(src, dst, net.UDP, net.udp(src, sport, dst, dport, data), wait)

    def out(self, data, wait=0.02):
        self.udp(PBX, 5060, EDGE, 5060, data, wait)

    def back(self, data, wait=0.02):
        self.udp(EDGE, 5060, PBX, 5060, data, wait)

    def common(self, what, method, cseq, to_tag=b''):
        a = self.text
        return (b'Via: SIP/2.0/UDP 203.0.113.40:5060;branch=z9hG4bK' + what + self.name.encode() + b';x="' + a + b'"',
                b'From: "' + a + b'" <sip:' + a + b'@203.0.113.40>;tag=1' + a,
                b'To: ' + a + b' <sip:' + a + b'@harbourline.pstn.twilio.com>' + (b';tag=' + to_tag + a if to_tag else b''),
                b'Call-ID: ' + what + self.id, b'CSeq: %d ' % cseq + method)

    def own(self):
        a = self.text
        return (b'Contact: "' + a + b'" <sip:' + a + b'@203.0.113.40:5060>', b'User-Agent: ' + a, b'Server: ' + a,
                b'Reason: Q.850;cause=16;text="' + a + b'"', b'Warning: 399 ' + a + b' "' + a + b'"', b'X-' + a + b': ' + a,
                b'X-Twilio-Error: 32201 ' + a, b'X-Twilio-CallSid: ' + a, b'P-Asserted-Identity: <sip:' + a + b'@x>',
                b'Diversion: <sip:' + a + b'>;reason=' + a, b'Subject: ' + a, b'Accept: ' + a, b'Supported: ' + a,
                b'Retry-After: 9 (' + a + b')', b'Record-Route: <sip:' + a + b';lr>', b'Content-Disposition: ' + a, a)

    def sdp(self, host):
        a = self.text
        return (b'v=0\r\no=' + a + b' 1 1 IN IP4 ' + a + b'\r\ns=' + a + b'\r\ni=' + a + b'\r\nc=IN IP4 ' + host + b'\r\nt=0 0\r\n'
                b'm=audio 16384 RTP/AVP 0 101 98\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 ' + a + b'/8000\r\n'
                b'a=rtpmap:98 telephone-event/8000\r\na=fmtp:98 ' + a + b'\r\na=' + a + b'\r\na=x-' + a + b':' + a + b'\r\n')

    def challenge(self, what):
        a = self.text
        return lines(b'SIP/2.0 407 ' + a, *self.common(what, b'INVITE', 1, b'c'), *self.own(),
                     b'Proxy-Authenticate: Digest realm="' + a + b'", nonce="' + a + b'", opaque="' + a + b'", algorithm=' + a)

    def refused(self):
        a, uri = self.text, b'sip:' + self.text + b'@' + self.text
        invite = lines(b'INVITE ' + uri + b' SIP/2.0', *self.common(b'r', b'INVITE', 1), *self.own(), body=self.sdp(b'203.0.113.40'))
        self.out(invite)
        self.back(lines(b'SIP/2.0 100 ' + a, *self.common(b'r', b'INVITE', 1)))
        self.back(self.challenge(b'r'))
        self.out(lines(b'ACK ' + uri + b' SIP/2.0', *self.common(b'r', b'ACK', 1, b'c')))
        again = lines(b'INVITE ' + uri + b' SIP/2.0', *self.common(b'r2', b'INVITE', 2)[:3], b'Call-ID: r' + self.id,
                      b'CSeq: 2 INVITE', *self.own(),
                      b'Proxy-Authorization: Digest username="' + a + b'", realm="' + a + b'", nonce="' + a + b'", uri="' + uri +
                      b'", response="' + a + b'"', body=b'--' + a + b'\r\nContent-Type: ' + a + b'\r\n\r\n' + a + b'\r\n--' + a +
                      b'--\r\n', kind=b'multipart/mixed;boundary="' + a + b'"')
        self.out(again)
        self.send(RESOLVER, PBX, net.ICMP, net.icmp(RESOLVER, PBX, 3, 13, net.ip(PBX, EDGE, net.UDP, net.udp(
            PBX, 5060, EDGE, 5060, again), mtu=65535)[0]))
        self.back(lines(b'SIP/2.0 403 ' + a, *self.common(b'r2', b'INVITE', 2, b'f')[:3], b'Call-ID: r' + self.id,
                        b'CSeq: 2 INVITE', *self.own()))
        self.out(lines(b'ACK ' + uri + b' SIP/2.0', *self.common(b'r2', b'ACK', 2, b'f')[:3], b'Call-ID: r' + self.id, b'CSeq: 2 ACK'))

    def answered(self):
        a, uri = self.text, b'sip:12065550147@harbourline.pstn.twilio.com'
        from_to = lambda method, n, tag=b't': self.common(b'a', method, n, tag)
        self.out(lines(b'INVITE ' + uri + b' SIP/2.0', *from_to(b'INVITE', 1, b''), *self.own(), body=self.sdp(b'203.0.113.40')))
        self.back(lines(b'SIP/2.0 180 ' + a, *from_to(b'INVITE', 1), *self.own()))
        answer = lines(b'SIP/2.0 200 ' + a, *from_to(b'INVITE', 1), b'Contact: <sip:' + a + b'@' + a + b'>', *self.own(),
                       body=self.sdp(b'168.86.149.33'))
        for _ in range(2):
            self.back(answer, 0.5)
        self.out(lines(b'ACK ' + uri + b' SIP/2.0', *from_to(b'ACK', 1)))
        for i in range(8):
            self.udp(PBX, 16384, '168.86.149.33', 16384, net.rtp(0, i, i * 160, 7, b'\xff' * 160), 0.01)
            self.udp('168.86.149.33', 16384, PBX, 16384, net.rtp(0, i, i * 160, 8, b'\xff' * 160), 0.01)
        short = a[:200]
        items = struct.pack('!I', 7) + b''.join(bytes((kind, len(short))) + short for kind in (1, 2, 3, 6, 7, 8)) + b'\0'
        items += b'\0' * (-len(items) % 4)
        leaving = struct.pack('!IB', 7, len(short)) + short
        leaving += b'\0' * (-len(leaving) % 4)
        self.udp(PBX, 16385, '168.86.149.33', 16385, net.rtcp_report(7, 8, 0, 20)[:32] + struct.pack('!BBH', 0x81, 202, len(items) // 4) +
                 items + struct.pack('!BBH', 0x81, 203, len(leaving) // 4) + leaving)
        self.out(lines(b'INFO ' + uri + b' SIP/2.0', *from_to(b'INFO', 2), body=b'Signal=' + a + b'\r\nDuration=' + a + b'\r\n',
                       kind=b'application/dtmf-relay'))
        self.out(lines(b'X' + a + b' ' + uri + b' SIP/2.0', *from_to(b'X' + a, 3)))
        self.out(lines(b'MESSAGE ' + a + b' SIP/2.0', *from_to(b'MESSAGE', 4), body=a, kind=a))
        self.back(lines(b'BYE sip:' + a + b'@203.0.113.40 SIP/2.0', *from_to(b'BYE', 5), *self.own()))
        self.out(lines(b'SIP/2.0 481 ' + a, *from_to(b'BYE', 5)))

    def question(self, name, kind, answers):
        data = struct.pack('!HHHHHH', 77, 0x0100, 1, 0, 0, 0) + name + struct.pack('!HH', kind, 1)
        self.udp(PBX, 40000, RESOLVER, 53, data)
        data = struct.pack('!HHHHHH', 77, 0x8180 if answers else 0x8183, 1, len(answers), 0, 0) + name + struct.pack('!HH', kind, 1)
        for answer in answers:
            data += name + struct.pack('!HHIH', kind, 1, 600, len(answer)) + answer
        self.udp(RESOLVER, 53, PBX, 40000, data)

    def lookups(self):
        label = self.text[:63]
        name = bytes((len(label),)) + label + b'\x07example\x03com\0'
        text = self.text[:200]
        string = bytes((len(text),)) + text
        self.question(name, 1, [])
        self.question(name, 1, [net.packed(EDGE)])
        self.question(name, 33, [struct.pack('!HHH', 1, 1, 5060) + name])
        self.question(name, 35, [struct.pack('!HH', 1, 1) + string * 3 + name])
        self.question(name, 16, [string])

    def registration(self):
        a = self.text
        for code in (b'401', b'403'):
            self.out(lines(b'REGISTER sip:' + a + b' SIP/2.0', *self.common(b'g' + code, b'REGISTER', 1), *self.own()))
            self.back(lines(b'SIP/2.0 ' + code + b' ' + a, *self.common(b'g' + code, b'REGISTER', 1, b't'), *self.own(),
                            b'WWW-Authenticate: Digest realm="' + a + b'", nonce="' + a + b'"'))

    def all(self):
        self.lookups()
        self.refused()
        self.answered()
        self.registration()
        return self.packets


def build():
    packets = []
    for at, (name, text) in enumerate(ATTACKS.items()):
        packets += Story(name, text, START + at * 60 * SECOND).all()
    return links.pcap(packets, 'ethernet')
