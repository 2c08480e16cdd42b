"""rewriting.py: SIP messages in other words and forms, and captures seen from another place: what changes before packets are
made of it. Each function changes the events of a sipgen World."""
import ipaddress
import re
import struct

from sipgen import net

UDP_HEAD = 8


def is_sip_text(data):
    return data[:8].strip()[:3].isalpha() and b'SIP/2.0' in data.split(b'\n', 1)[0]


class Text:
    """A message as its start line, its header lines (unfolded names, values as they are) and its body."""

    def __init__(self, data):
        head, _, self.body = data.partition(b'\r\n\r\n')
        lines = head.split(b'\r\n')
        self.start, self.headers, self.sound = lines[0], [], data.find(b'\r\n\r\n') > 0
        for line in lines[1:]:
            name, colon, value = line.partition(b':')
            if line[:1] in b' \t' and self.headers:
                self.headers[-1][1] += b'\r\n' + line
            elif not colon or not re.fullmatch(rb'[A-Za-z-]+\s*', name):
                self.sound = False
            else:
                self.headers.append([name.strip(), value.strip()])

    def is_request(self):
        return not self.start.startswith(b'SIP/2.0')

    def full(self, name):
        return LONG.get(name.lower(), name.lower())

    def all(self, name):
        return [h for h in self.headers if self.full(h[0]) == name]

    def get(self, name):
        return (self.all(name) or [[b'', b'']])[0][1]

    def bytes(self, write=b'%s: %s'):
        return b'\r\n'.join([self.start] + [write % (name, value) for name, value in self.headers]) + b'\r\n\r\n' + self.body


SHORT = {b'via': b'v', b'from': b'f', b'to': b't', b'call-id': b'i', b'contact': b'm', b'content-length': b'l',
         b'content-type': b'c', b'supported': b'k', b'subject': b's', b'session-expires': b'x', b'refer-to': b'r', b'event': b'o'}
LONG = {short: full for full, short in SHORT.items()}


# Styles: what another maker's messages look like; the meaning stays.

def compact(text):
    text.headers = [[SHORT.get(text.full(name), name), value] for name, value in text.headers]
    return text.bytes(b'%s:%s')


def upper(text):
    text.headers = [[name.upper(), value] for name, value in text.headers]
    return text.bytes()


def tight(text):
    text.headers = [[name, re.sub(rb'\s*;\s*', b';', value)] for name, value in text.headers]
    return text.bytes(b'%s:%s')


def loose(text):
    text.headers = [[name.lower() if len(name) % 2 else name, value] for name, value in text.headers]
    return text.bytes(b'%s \t:   %s')


def folded(text):
    for header in text.headers:
        if text.full(header[0]) in (b'via', b'allow', b'supported', b'authorization', b'proxy-authorization', b'record-route'):
            header[1] = re.sub(rb'([,;])\s*(?=[a-zA-Z<]+[=;\s,:>]?[^\r\n]*$)', rb'\1\r\n ', header[1], count=1)
    return text.bytes()


def reordered(text):
    """Another order of the names; several headers of one name keep theirs, and Content-Length stays last."""
    text.headers.sort(key=lambda h: (text.full(h[0]) == b'content-length', text.full(h[0])[::-1]))
    return text.bytes()


def joined(text):
    out = []
    for name, value in text.headers:
        if out and text.full(out[-1][0]) == text.full(name) and text.full(name) in (b'via', b'route', b'record-route'):
            out[-1][1] += b', ' + value
        else:
            out.append([name, value])
    text.headers = out
    return text.bytes()


def named(text):
    for header in text.headers:
        if text.full(header[0]) in (b'from', b'to') and header[1].startswith(b'<'):
            header[1] = '"Jürgen Łukasz 山田" '.encode() + header[1]
    return text.bytes()


def agent(name):
    def write(text):
        for header in text.headers:
            if header[0].lower() in (b'user-agent', b'server'):
                header[1] = name
        return text.bytes()
    return write


STYLES = {'compact': compact, 'upper': upper, 'tight': tight, 'loose': loose, 'folded': folded, 'reordered': reordered,
          'joined': joined, 'named': named, 'chan_sip': agent(b'FPBX-16.0.40(16.28.0)'), 'pjsip': agent(b'Asterisk PBX 20.9.3'),
          'freeswitch': agent(b'FreeSWITCH-mod_sofia/1.10.11-release~64bit'), 'cube': agent(b'Cisco-SIPGateway/IOS-17.9.4a'),
          '3cx': agent(b'3CXPhoneSystem 20.0.3'), 'avaya': agent(b'Avaya CM/R018x.01.0.890.0'), 'mitel': agent(b'Mitel-3300-ICP 15.0.2'),
          'grandstream': agent(b'Grandstream UCM6304A 1.0.21'), 'yealink': agent(b'Yealink SIP-T54W 96.86.0.100'),
          'audiocodes': agent(b'Mediant VE SBC/v.7.40A.500'), 'ribbon': agent(b'SonusUAC'), 'oracle': agent(b'Oracle SBC')}


# Languages of the reason phrases: what a provider says in words is lost, as it is in fact.

WORDS = {'none': {}, 'german': {100: 'Versuche', 180: 'Es klingelt', 200: 'In Ordnung', 401: 'Nicht angemeldet', 403: 'Verboten',
         404: 'Nicht gefunden', 407: 'Anmeldung am Proxy nötig', 408: 'Zeit abgelaufen', 480: 'Zurzeit nicht erreichbar',
         486: 'Besetzt', 487: 'Abgebrochen', 488: 'Hier nicht annehmbar', 500: 'Interner Fehler', 503: 'Dienst nicht verfügbar',
         603: 'Abgelehnt'},
         'spanish': {100: 'Intentando', 180: 'Llamando', 200: 'De acuerdo', 401: 'No autorizado', 403: 'Prohibido',
         404: 'No encontrado', 407: 'Autenticación requerida', 408: 'Tiempo agotado', 480: 'No disponible por el momento',
         486: 'Ocupado aquí', 487: 'Solicitud terminada', 488: 'No aceptable aquí', 500: 'Error interno', 503: 'Servicio no disponible',
         603: 'Rechazado'},
         'chinese': {100: '尝试', 180: '振铃', 200: '好', 401: '未授权', 403: '禁止', 404: '未找到', 407: '需要代理认证', 408: '请求超时',
         480: '暂时不可用', 486: '忙', 487: '请求终止', 488: '此处不可接受', 500: '服务器内部错误', 503: '服务不可用', 603: '拒绝'}}


def phrases(words):
    def write(text):
        if not text.is_request():
            code = text.start.split(b' ')[1]
            text.start = b'SIP/2.0 ' + code + b' ' + words.get(int(code), '').encode()
        return text.bytes()
    return write


LANGUAGES = {name: phrases(words) for name, words in WORDS.items()}


def each_message(world, write):
    """write(Text, src, dst) -> bytes of each message that is sound enough to be written anew."""
    for at, (time, n, src, dst, protocol, payload, *rest) in enumerate(world.events):
        if protocol == net.UDP and isinstance(payload, bytes) and is_sip_text(payload[UDP_HEAD:]):
            sport, dport = struct.unpack('!HH', payload[:4])
            text = Text(payload[UDP_HEAD:])
            if text.sound:
                payload = net.udp(src, sport, dst, dport, write(text))
        elif isinstance(payload, tuple) and is_sip_text(payload[2]):
            text = Text(payload[2])
            if text.sound:
                payload = (payload[0], payload[1], write(text))
        world.events[at] = (time, n, src, dst, protocol, payload, *rest)


# Other places

def moved(world, change, text=None):
    """The packets between other addresses: change(address) -> address; text(bytes) -> bytes of what is in UDP or TCP."""
    out = []
    for time, n, src, dst, protocol, payload, *rest in world.events:
        if protocol == net.UDP and isinstance(payload, bytes):
            sport, dport = struct.unpack('!HH', payload[:4])
            data = payload[UDP_HEAD:]
            payload = net.udp(change(src), sport, change(dst), dport, text(data) if text and is_sip_text(data) else data)
        elif isinstance(payload, tuple):
            payload = (payload[0], payload[1], text(payload[2]) if text else payload[2])
        else:
            return False
        out.append((time, n, change(src), change(dst), protocol, payload, *rest))
    world.events = out
    world.own = {change(address) for address in world.own}
    return True


def inside(world, public, private):
    """Taken in the LAN, behind a router that translates `public`, which its PBX writes of itself."""
    return moved(world, lambda address: private if address == public else address)


IP4 = re.compile(rb'(?<![\d.])(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?![\d.])')


def six(address):
    """The same host by IPv6; what is private stays private."""
    if ':' in address:
        return address
    one = ipaddress.ip_address(address)
    number = int(one)
    head = 'fd00:4::' if one in ipaddress.ip_network('10.0.0.0/8') or one in ipaddress.ip_network('172.16.0.0/12') or \
        one in ipaddress.ip_network('192.168.0.0/16') else '2001:470:4::'
    return str(ipaddress.ip_address(f'{head}{number >> 16:x}:{number & 0xffff:x}'))


def by_ipv6(world):
    def text(data):
        message = Text(data)
        message.start = IP4.sub(lambda m: f'[{six(m[1].decode())}]'.encode(), message.start)
        for header in message.headers:
            if message.full(header[0]) in (b'call-id', b'user-agent', b'server'):
                continue
            header[1] = IP4.sub(lambda m: (six(m[1].decode()) if header[1][:m.start()].endswith(b'received=') else
                                           f'[{six(m[1].decode())}]').encode(), header[1])
        body = IP4.sub(lambda m: six(m[1].decode()).encode(), message.body).replace(b'IN IP4', b'IN IP6')
        for header in message.headers:
            if message.full(header[0]) == b'content-length' and header[1] == str(len(message.body)).encode():
                header[1] = str(len(body)).encode()
        message.body = body
        return message.bytes()
    return moved(world, six, text)


def by_tcp(world):
    """Each SIP message over TCP, and once only: TCP repeats by itself. A 2xx to an INVITE is sent again by the side that answered,
    whatever carries it (RFC 3261 section 13.3.1.4)."""
    seen, out = set(), []
    for time, n, src, dst, protocol, payload, *rest in world.events:
        if protocol == net.UDP and isinstance(payload, bytes) and is_sip_text(payload[UDP_HEAD:]):
            data = payload[UDP_HEAD:]
            if (src, dst, data) in seen and not (data.startswith(b'SIP/2.0 2') and b' INVITE\r\n' in data):
                continue
            seen.add((src, dst, data))
            data = data.replace(b'SIP/2.0/UDP', b'SIP/2.0/TCP').replace(b'transport=udp', b'transport=tcp')
            out.append((time, n, src, dst, net.TCP, (*struct.unpack('!HH', payload[:4]), data), *rest))
        elif protocol in (net.ICMP, net.ICMP6):
            return False
        else:
            out.append((time, n, src, dst, protocol, payload, *rest))
    world.events = out
    return True


PROXY = '192.0.2.88'


def dialog_forming(text):
    method = text.get(b'cseq').split()[-1:] or [b'']
    return method[0] in (b'INVITE', b'SUBSCRIBE', b'REFER')


def as_request(text, first):
    """The request at the first hop, or behind the proxy."""
    inside_dialog = b';tag=' in text.get(b'to')
    method = text.start.split(b' ')[0]
    via = text.all(b'via')[0]
    route = [b'Route', f'<sip:{PROXY};lr>'.encode()]
    at = text.headers.index(via)
    if first:
        if inside_dialog and not (method == b'ACK' and not text.all(b'route') and text.keeps_branch):
            text.headers.insert(at + 1, route)
        return text.bytes()
    branch = re.search(rb'branch=([^;,\s]+)', via[1])
    text.headers.insert(at, [b'Via', f'SIP/2.0/UDP {PROXY}:5060;branch='.encode() + (branch[1] if branch else b'z9hG4bK') + b'.p'])
    if dialog_forming(text) and not inside_dialog:
        text.headers.insert(at + 1, [b'Record-Route', f'<sip:{PROXY};lr>'.encode()])
    return text.bytes()


def as_response(text, first):
    """`first`: as it comes to the proxy, with its Via."""
    via = text.all(b'via')[0]
    branch = re.search(rb'branch=([^;,\s]+)', via[1])
    at = text.headers.index(via)
    if first:
        text.headers.insert(at, [b'Via', f'SIP/2.0/UDP {PROXY}:5060;branch='.encode() + (branch[1] if branch else b'z9hG4bK') + b'.p'])
    recorded = text.all(b'record-route')
    if dialog_forming(text) and text.all(b'contact') and text.forming:
        at = text.headers.index(recorded[-1]) + 1 if recorded and not text.asker_recorded else \
            text.headers.index(recorded[0]) if recorded else len(text.headers)
        text.headers.insert(at, [b'Record-Route', f'<sip:{PROXY};lr>'.encode()])
    return text.bytes()


def all_answered(world):
    asked, answered = set(), set()
    for event in world.events:
        if event[4] == net.UDP and isinstance(event[5], bytes) and is_sip_text(event[5][UDP_HEAD:]):
            text = Text(event[5][UDP_HEAD:])
            (asked if text.is_request() else answered).add(text.get(b'call-id'))
    return asked <= answered


def through_proxy(world):
    """Seen at a proxy between the two that records its route: each message comes in and goes out."""
    out, forming, branches, recorded = [], set(), set(), {}
    if not all_answered(world):
        return False                                  # a proxy would answer 100, or 408 in the end
    for time, n, src, dst, protocol, payload, *rest in sorted(world.events, key=lambda e: e[:2]):
        if protocol != net.UDP or not isinstance(payload, bytes):
            return False
        data = payload[UDP_HEAD:]
        if not is_sip_text(data):
            continue                                  # the voice goes past it
        sport, dport = struct.unpack('!HH', payload[:4])
        ends = []
        for hop in (0, 1):
            text = Text(data)
            if not text.sound or not text.all(b'via') or src == dst:
                return False
            key = (text.get(b'call-id'), text.get(b'cseq').split()[0] if text.get(b'cseq') else b'')
            branch = re.search(rb'branch=([^;,\s]+)', text.get(b'via'))
            text.keeps_branch = branch is not None and branch[1] in branches
            if text.is_request():
                if b';tag=' not in text.get(b'to') and dialog_forming(text):
                    forming.add(key)
                    branches.add(branch[1] if branch else b'')
                    recorded[key] = bool(text.all(b'record-route'))
                ends.append(as_request(text, hop == 0))
            else:
                text.forming, text.asker_recorded = key in forming, recorded.get(key, False)
                ends.append(as_response(text, hop == 0))
        out.append((time, 2 * n, src, PROXY, protocol, net.udp(src, sport, PROXY, 5060, ends[0]), *rest))
        out.append((time + 300000, 2 * n + 1, PROXY, dst, protocol, net.udp(PROXY, 5060, dst, dport, ends[1]), *rest))
    world.events = out
    world.own = {PROXY}
    return True


PHONE = '192.168.20.31'


def leg_message(text, src, dst):
    """The message as it is on the phone's leg: a Call-ID, a Via, a Contact and an SDP of its own, and no session timer."""
    number = (text.get(b'cseq').split() or [b'0'])[0]
    method = text.get(b'cseq').split()[-1]
    asker = src if text.is_request() else dst
    text.headers = [h for h in text.headers if text.full(h[0]) not in (b'record-route', b'route', b'via', b'session-expires', b'require')]
    for header in text.headers:
        name = text.full(header[0])
        if name == b'call-id':
            header[1] = b'leg-' + header[1]
        elif name == b'contact':
            header[1] = f'<sip:201@{src}:5060>'.encode()
        elif name == b'content-length':
            header[1] = b'0'
    text.body = b''
    text.headers = [h for h in text.headers if text.full(h[0]) != b'content-type']
    text.headers.insert(0, [b'Via', f'SIP/2.0/UDP {asker}:5060;branch=z9hG4bKleg'.encode() + number + (b'' if method in (b'INVITE', b'CANCEL') else method)])
    if text.start[8:11] in (b'481', b'482', b'483'):
        text.start = b'SIP/2.0 480 Temporarily Unavailable'
    if text.is_request():
        text.start = method + f' sip:201@{dst}:5060 SIP/2.0'.encode()
    return text


def acknowledged(text, src, dst):
    """The ACK of the leg for its final response."""
    number = text.get(b'cseq').split()[0]
    own = b'ACK' if text.start.startswith(b'SIP/2.0 2') else b''
    headers = [[b'Via', f'SIP/2.0/UDP {src}:5060;branch=z9hG4bKleg'.encode() + number + own], [b'Max-Forwards', b'70']]
    headers += [[name, text.get(name.lower())] for name in (b'From', b'To', b'Call-ID')]
    text.start, text.headers, text.body = f'ACK sip:201@{dst}:5060 SIP/2.0'.encode(), headers + [[b'CSeq', number + b' ACK']], b''
    return text.bytes()


def beside_phone(world, pbx):
    """Seen at the PBX, which is a B2BUA: a phone's leg with a Call-ID of its own for each call that the PBX makes or gets.
    The phone's leg is sound: nothing is repeated on it, and its final responses are acknowledged."""
    legs, seen = [], set()
    for time, n, src, dst, protocol, payload, *rest in sorted(world.events, key=lambda e: e[:2]):
        if protocol != net.UDP or not isinstance(payload, bytes) or not is_sip_text(payload[UDP_HEAD:]) or (src == pbx) == (dst == pbx):
            continue
        text = Text(payload[UDP_HEAD:])
        words = text.get(b'cseq').split()
        if not text.sound or len(words) != 2 or words[1] not in (b'INVITE', b'BYE', b'CANCEL') or not text.get(b'call-id'):
            continue
        kind = (text.get(b'call-id'), text.start.split(b' ')[:2] if not text.is_request() else words, words)
        if str(kind) in seen or text.start[8:11] in (b'401', b'407', b'422') or text.is_request() and \
                words[1] == b'INVITE' and (str(text.get(b'call-id')) in seen or b';tag=' in text.get(b'to')):
            continue
        seen.update((str(kind), str(text.get(b'call-id')) if words[1] == b'INVITE' else ''))
        one, two = (PHONE, pbx) if src == pbx else (pbx, PHONE)
        when = time + (-200000 if src == pbx else 200000)
        leg = leg_message(text, one, two)
        legs.append((when, 10**6 + n, one, two, protocol, net.udp(one, 5060, two, 5060, leg.bytes()), *rest))
        if not leg.is_request() and words[1] == b'INVITE' and leg.start[8:9] != b'1':
            legs.append((when + 100000, 10**6 + n, two, one, protocol,
                         net.udp(two, 5060, one, 5060, acknowledged(leg, two, one)), *rest))
    world.events = [e for e in world.events if e[4] != net.UDP or not isinstance(e[5], bytes) or is_sip_text(e[5][UDP_HEAD:])] + legs
    return bool(legs)
