"""SIP messages, and how different makers write them."""
import hashlib

SHORT = {'Via': 'v', 'From': 'f', 'To': 't', 'Call-ID': 'i', 'Contact': 'm', 'Content-Length': 'l', 'Content-Type': 'c',
         'Supported': 'k', 'Subject': 's', 'Session-Expires': 'x', 'Refer-To': 'r', 'Event': 'o'}


class Message:
    """A start line, headers as (name, value) in full names, a body."""

    def __init__(self, start, headers=(), body=b''):
        self.start, self.headers, self.body, self.length = start, list(headers), body, None

    def all(self, name):
        return [value for key, value in self.headers if key == name]

    def get(self, name):
        return (self.all(name) or [None])[0]

    def set(self, name, value):
        """Replaces the first one of the name, or adds it."""
        for at, (key, _) in enumerate(self.headers):
            if key == name:
                self.headers[at] = (name, value)
                return
        self.headers.append((name, value))

    def add(self, name, value):
        self.headers.append((name, value))

    def drop(self, name):
        self.headers = [(key, value) for key, value in self.headers if key != name]

    def replace(self, name, old, new):
        self.headers = [(k, v.replace(old, new) if k == name else v) for k, v in self.headers]


class Style:
    """How a program writes its messages. `order` names headers that come first; the rest keeps its place."""

    def __init__(self, agent, branch='{h}', tag='{t}', call_id='{h}{h}', order=(), session='-', subject='-', server=None,
                 extra=(), sdp=(), write='full', join=False, trying='Trying', rport=True, uri=''):
        self.agent, self.branch, self.tag, self.call_id, self.order = agent, branch, tag, call_id, order
        self.session, self.subject, self.server, self.extra, self.sdp = session, subject, server or agent, extra, sdp
        self.write, self.join, self.trying, self.rport, self.uri = write, join, trying, rport, uri

    def identifier(self, form, chance, host=''):
        return form.replace('{u}', uuid(chance)).replace('{H}', chance.hex(8).upper()).replace('{host}', host) \
            .replace('{h}', chance.hex(16)).replace('{t}', chance.hex(8)).replace('{n}', str(chance.number(10**8, 10**9)))

    def bytes(self, message):
        headers = self.sorted(message.headers)
        if self.join:
            headers = joined(headers)
        length = len(message.body) if message.length is None else message.length
        if message.body:
            headers = [h for h in headers if h[0] != 'Content-Type'] + \
                      [('Content-Type', message.get('Content-Type') or 'application/sdp')]
        headers = [h for h in headers if h[0] != 'Content-Length'] + [('Content-Length', str(length))]
        lines = [message.start] + [WRITERS[self.write](name, value) for name, value in headers]
        eol = '\n' if self.write == 'bare' else '\r\n'
        return (eol.join(lines) + eol + eol).encode() + message.body

    def sorted(self, headers):
        rank = {name: at for at, name in enumerate(self.order)}
        return sorted(headers, key=lambda h: rank.get(h[0], len(rank)))


def uuid(chance):
    h = chance.hex(32)
    return f'{h[:8]}-{h[8:12]}-4{h[13:16]}-a{h[17:20]}-{h[20:]}'


def joined(headers):
    """Several Via, Route or Record-Route on one line (RFC 3261 section 7.3.1)."""
    out = []
    for name, value in headers:
        if out and out[-1][0] == name and name in ('Via', 'Route', 'Record-Route'):
            out[-1] = (name, out[-1][1] + ', ' + value)
        else:
            out.append((name, value))
    return out


def folded(name, value):
    if name in ('Via', 'Contact', 'Proxy-Authorization', 'Allow') and (';' in value or ',' in value):
        mark = ',' if name in ('Proxy-Authorization', 'Allow') else ';'
        at = value.rfind(mark) if name != 'Contact' else -1
        return f'{name}:\r\n  {value}' if at < 0 else f'{name}: {value[:at + 1]}\r\n\t{value[at + 1:].strip()}'
    return f'{name}: {value}'


WRITERS = {'full': lambda n, v: f'{n}: {v}', 'compact': lambda n, v: f'{SHORT.get(n, n)}:{v}', 'folded': folded,
           'odd': lambda n, v: f'{n.upper() if len(n) % 2 else n.lower()} \t:   {v}', 'bare': lambda n, v: f'{n}: {v}'}

ASTERISK = ('Via', 'Max-Forwards', 'From', 'To', 'Contact', 'Call-ID', 'CSeq', 'User-Agent', 'Date', 'Allow', 'Supported')
PJSIP = ('Via', 'From', 'To', 'Contact', 'Call-ID', 'CSeq', 'Route', 'Allow', 'Supported', 'Session-Expires', 'Min-SE')
SOFIA = ('Via', 'Route', 'Max-Forwards', 'From', 'To', 'Call-ID', 'CSeq', 'Contact', 'User-Agent', 'Allow', 'Supported')
CUBE = ('Via', 'Remote-Party-ID', 'From', 'To', 'Date', 'Call-ID', 'Supported', 'Min-SE', 'Cisco-Guid', 'User-Agent', 'Allow',
        'CSeq', 'Timestamp', 'Contact', 'Expires', 'Allow-Events', 'Max-Forwards')
ALLOW = 'INVITE, ACK, CANCEL, OPTIONS, BYE, REFER, SUBSCRIBE, NOTIFY, INFO, PUBLISH, MESSAGE'

STYLES = {
    'chan_sip': Style('Asterisk PBX 16.28.0', '{t}', 'as{t}', '{h}{h}@{host}', ASTERISK, 'root', 'Asterisk PBX 16.28.0',
                      extra=(('Allow', ALLOW), ('Supported', 'replaces')), sdp=('a=silenceSupp:off - - - -', 'a=ptime:20')),
    'pjsip': Style('Asterisk PBX 20.9.3', 'Pj{u}', '{u}', '{u}', PJSIP, '-', 'Asterisk',
                   extra=(('Allow', 'OPTIONS, REGISTER, SUBSCRIBE, NOTIFY, PUBLISH, INVITE, ACK, BYE, CANCEL, UPDATE, PRACK, INFO'),
                          ('Supported', 'replaces, norefersub')), sdp=('a=ptime:20', 'a=maxptime:140')),
    'freeswitch': Style('FreeSWITCH-mod_sofia/1.10.11-release~64bit', '{t}K{t}', '{h}', '{u}', SOFIA, 'FreeSWITCH', 'FreeSWITCH',
                        extra=(('Allow', 'INVITE, ACK, BYE, CANCEL, OPTIONS, MESSAGE, INFO, UPDATE, REFER, NOTIFY'),
                               ('Supported', 'path, replaces')), sdp=('a=ptime:20',)),
    'cube': Style('Cisco-SIPGateway/IOS-17.9.4a', '{H}', '{H}-{H}', '{H}-{H}-{H}-{H}@{host}', CUBE, 'CiscoSystemsSIP-GW-UserAgent',
                  'SIP Call', extra=(('Allow', 'INVITE, OPTIONS, BYE, CANCEL, ACK, PRACK, UPDATE, REFER, SUBSCRIBE, NOTIFY, INFO'),
                                     ('Supported', 'rel1xx,resource-priority,replaces,sdp-anat'), ('Allow-Events', 'telephone-event')),
                  sdp=('a=ptime:20',), rport=False),
    'yealink': Style('Yealink SIP-T54W 96.86.0.100', '{n}', '{n}', '0_{n}@{host}', ('Via', 'Route', 'From', 'To', 'Call-ID', 'CSeq'),
                     '-', 'SDP data', extra=(('Allow', ALLOW),), sdp=('a=ptime:20',)),
    'compact': Style('Terse/3', '{t}', '{t}', '{h}', write='compact', session='u', subject=' ', join=True),
    'folded': Style('Wrapwell 2.1', '{h}', '{t}', '{t}.{n}@{host}', write='folded', extra=(('Allow', 'INVITE, ACK, BYE, CANCEL'),)),
    'odd': Style('ODDsip', '{h}', '{t}', '{h}', write='odd'),
    'bare': Style('LineFeed Gateway 0.9', '{t}', '{t}', '{n}@{host}', write='bare'),
    'generic': Style('Example SBC', '{h}', '{h}', '{h}{t}', ('Via', 'Record-Route', 'Max-Forwards', 'From', 'To'), '-', '-'),
    'twilio': Style('Twilio Gateway', '{t}.{h}.0', '{n}_{t}_{h}', '{h}{h}@0.0.0.0',
                    ('Via', 'Record-Route', 'From', 'To', 'CSeq', 'Max-Forwards', 'Call-ID', 'Contact'), 'root', 'Twilio Media Gateway',
                    server='Twilio', trying='trying -- your call is important to us', rport=True,
                    sdp=('a=ptime:20', 'a=maxptime:20')),
}

PHRASES = {100: 'Trying', 180: 'Ringing', 181: 'Call Is Being Forwarded', 183: 'Session Progress', 200: 'OK', 202: 'Accepted',
           302: 'Moved Temporarily', 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found',
           405: 'Method Not Allowed', 407: 'Proxy Authentication Required', 408: 'Request Timeout', 415: 'Unsupported Media Type',
           420: 'Bad Extension', 422: 'Session Interval Too Small', 423: 'Interval Too Brief', 480: 'Temporarily Unavailable',
           481: 'Call/Transaction Does Not Exist', 482: 'Loop Detected', 483: 'Too Many Hops', 484: 'Address Incomplete',
           486: 'Busy Here', 487: 'Request Terminated', 488: 'Not Acceptable Here', 491: 'Request Pending',
           500: 'Server Internal Error', 501: 'Not Implemented', 502: 'Bad Gateway', 503: 'Service Unavailable',
           504: 'Server Time-out', 600: 'Busy Everywhere', 603: 'Decline', 606: 'Not Acceptable'}


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


def digest(user, password, realm, nonce, method, uri, cnonce, count=1, opaque=None, qop=True):
    """The value of an Authorization header (RFC 2617 section 3.2.2, MD5)."""
    ha1, ha2 = md5(f'{user}:{realm}:{password}'), md5(f'{method}:{uri}')
    middle = f'{nonce}:{count:08x}:{cnonce}:auth' if qop else nonce
    value = f'Digest username="{user}", realm="{realm}", nonce="{nonce}", uri="{uri}", response="{md5(f"{ha1}:{middle}:{ha2}")}", algorithm=MD5'
    if qop:
        value += f', cnonce="{cnonce}", qop=auth, nc={count:08x}'
    return value + (f', opaque="{opaque}"' if opaque else '')


CODECS = {'PCMU': (0, 'PCMU/8000'), 'PCMA': (8, 'PCMA/8000'), 'G729': (18, 'G729/8000'), 'G722': (9, 'G722/8000'),
          'CN': (13, 'CN/8000'), 'opus': (107, 'opus/48000/2'), 'event': (101, 'telephone-event/8000')}


def sdp(style, address, port, version, codecs=('PCMU', 'PCMA', 'CN', 'event'), session=None, direction=None, origin=None,
        media_address=None, profile='RTP/AVP', extra=(), kind='audio'):
    """A session description with one stream; `media_address` is the c= of the stream, `address` that of the session."""
    family = 'IP6' if ':' in address else 'IP4'
    lines = ['v=0', f'o={style.session} {session} {version} IN {family} {origin or address}', f's={style.subject}',
             f'c=IN {family} {address}', 't=0 0']
    lines.append(f'm={kind} {port} {profile} ' + ' '.join(str(CODECS[c][0]) for c in codecs))
    if media_address:
        lines.append(f'c=IN {"IP6" if ":" in media_address else "IP4"} {media_address}')
    lines += [f'a=rtpmap:{CODECS[c][0]} {CODECS[c][1]}' for c in codecs]
    if 'event' in codecs:
        lines.append('a=fmtp:101 0-16')
    lines += list(style.sdp) + list(extra)
    if direction:
        lines.append('a=' + direction)
    return '\r\n'.join(lines + ['']).encode()
