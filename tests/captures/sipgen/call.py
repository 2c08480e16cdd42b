"""Calls between two parties, message by message, with the state that RFC 3261 section 12 gives each side."""
from . import net, sip
from .world import SECOND

T_INVITE = (0.5, 1.5, 3.5, 7.5, 15.5, 31.5)           # RFC 3261 section 17.1.1.2: Timer A doubles
T_OTHER = (0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5)  # sections 13.3.1.4, 17.1.2.2, 17.2.1: capped at T2


class Party:
    """One side as the capture sees it.

    ip, port: of its packets. via, contact: what it writes of itself ("host:port"). seen: address and port the other
    side sees it at. core: the private host behind a provider's edge, with its own Via and Contact; the edge then adds
    Record-Route. media: the address in its SDP; rtp: the address its RTP really comes from."""

    def __init__(self, ip, style, port=5060, via=None, contact=None, seen=None, core=None, routes=None, media=None, rtp=None,
                 rtp_port=None, codecs=('PCMU', 'PCMA', 'CN', 'event'), ttl=None, tos=0xb8, fills_received=True):
        host = f'[{ip}]' if ':' in ip else ip
        self.ip, self.port, self.style = ip, port, sip.STYLES[style]
        self.host = host
        self.via = via or f'{host}:{port}'
        self.contact = contact or (f'{core}:5060' if core else f'{host}:{port}')
        self.seen = seen or (ip, port)
        self.core = core
        self.routes = routes if routes is not None else ([f'<sip:{host}:{port};lr>'] if core else [])
        self.media, self.rtp, self.rtp_port = media or ip, rtp or (ip if not core else media or ip), rtp_port
        self.codecs, self.ttl, self.tos, self.fills_received = codecs, ttl, tos, fills_received

    @property
    def address(self):
        return self.ip, self.port


class Sent:
    """A message on the wire, kept to be answered or sent again."""

    def __init__(self, time, src, dst, message, data):
        self.time, self.src, self.dst, self.message, self.data = time, src, dst, message, data


class Call:
    def __init__(self, world, caller, callee, number, dialled, host=None, start=0.0, transport='udp', call_id=None, uri=None):
        self.world, self.caller, self.callee, self.transport = world, caller, callee, transport
        self.t = world.start + int(start * SECOND)
        self.chance = world.chance
        self.number, self.dialled = number, dialled
        self.host = host or callee.contact
        self.uri = uri or f'sip:{dialled}@{self.host}'
        self.id = call_id or caller.style.identifier(caller.style.call_id, self.chance, caller.host)
        self.tags = {party: party.style.identifier(party.style.tag, self.chance) for party in (caller, callee)}
        self.cseq = {caller: self.chance.number(1, 900), callee: self.chance.number(1, 30000)}
        self.target = {caller: self.uri, callee: None}
        self.routes = {caller: [], callee: []}
        self.sessions = {party: [self.chance.number(10**5, 10**9), self.chance.number(1, 9)] for party in (caller, callee)}
        self.from_value = f'<sip:{number}@{caller.via.rsplit(":", 1)[0]}>'
        self.to_value = f'<sip:{dialled}@{self.host}>'
        self.first = self.last = None                 # the INVITE, the last response
        self.next_hop = callee.address
        # Over a connection the caller opens the connection from a port of its own, and everything goes over it.
        self.socket = {caller: (caller.ip, self.chance.number(32768, 60999)) if transport in ('tcp', 'ws') else caller.address,
                       callee: callee.address}
        for party in (caller, callee):
            if party.rtp_port is None:
                party.rtp_port = self.chance.number(5200, 9800) * 2

    def wait(self, seconds):
        self.t += int(seconds * SECOND)
        return self

    def since(self, sent):
        return (self.t - sent.time) / SECOND

    def other(self, party):
        return self.callee if party is self.caller else self.caller

    # Sending

    def put(self, party, message, dst, resend=(), until=None, lost=False):
        """Sends, and again after each of `resend` seconds (up to `until`): a retransmission is the same bytes."""
        data, src = party.style.bytes(message), self.socket[party]
        dst = self.socket[self.other(party)] if dst == self.other(party).address else dst
        sent = Sent(self.t, src, dst, message, data)
        for after in (() if lost else (0,)) + tuple(r for r in resend if until is None or r < until):
            self.world.message(self.t + int(after * SECOND), src, dst, self.transport, data)
        return sent

    def branch(self, party):
        return 'z9hG4bK' + party.style.identifier(party.style.branch, self.chance)

    def vias(self, party, branch):
        top = f'SIP/2.0/{self.transport.upper()} {party.via};branch={branch}'
        if not party.core:
            return [top + (';rport' if party.style.rport else '')]
        return [top, f'SIP/2.0/UDP {party.core}:5060;rport=5060;received={party.core};branch={self.branch(party)}']

    def ends(self, party):
        """From and To as this side writes them in its requests."""
        mine, theirs = (self.from_value, self.to_value) if party is self.caller else (self.to_value, self.from_value)
        return mine + f';tag={self.tags[party]}', theirs

    def request(self, party, method, uri=None, routes=None, cseq=None, branch=None, to_tag=True, body=b'', edit=None, extra=(),
                dst=None, resend=(), until=None, lost=False, contact=True):
        mine, theirs = self.ends(party)
        if to_tag:
            theirs += f';tag={self.tags[self.other(party)]}'
        if cseq is None:
            self.cseq[party] += 1
            cseq = self.cseq[party]
        headers = [('Via', via) for via in self.vias(party, branch or self.branch(party))]
        headers += [('Route', route) for route in (self.routes[party] if routes is None else routes)]
        if method == 'INVITE' and not to_tag:
            headers += [('Record-Route', route) for route in party.routes]
        headers += [('Max-Forwards', '70'), ('From', mine), ('To', theirs), ('Call-ID', self.id), ('CSeq', f'{cseq} {method}')]
        if contact and method in ('INVITE', 'UPDATE', 'SUBSCRIBE', 'REFER', 'OPTIONS'):
            headers.append(('Contact', self.contact(party)))
        headers.append(('User-Agent', party.style.agent))
        if method in ('INVITE', 'OPTIONS', 'UPDATE'):
            headers += party.style.extra
        message = sip.Message(f'{method} {uri or self.target[party]} SIP/2.0', headers + list(extra), body)
        if edit:
            edit(message)
        return self.put(party, message, dst or (self.next_hop if party is self.caller else self.other(party).address),
                        resend, until, lost)

    def contact(self, party):
        user = self.number if party is self.caller else self.dialled
        transport = f';transport={self.transport}' if self.transport != 'udp' else ';transport=udp' if party.core else ''
        return f'<sip:{user}@{party.contact}{transport}>'

    def respond(self, code, to=None, reason=None, body=b'', edit=None, extra=(), resend=(), until=None, lost=False, contact=None,
                tag=None, dst=None, record=True):
        """The response to a request (the INVITE if not said), by the side that got it."""
        request = to or self.first
        asker = self.caller if request.src == self.socket[self.caller] else self.callee
        party = self.other(asker)
        method = request.message.get('CSeq').split()[1]
        vias = request.message.all('Via')
        vias[0] = self.received(vias[0], asker) if party.fills_received else vias[0]
        headers = [('Via', via) for via in vias]
        dialog = method in ('INVITE', 'SUBSCRIBE') and 100 < code < 300
        if dialog and record and ';tag=' not in request.message.get('To'):
            headers += [('Record-Route', r) for r in party.routes + request.message.all('Record-Route')]
        to_value = request.message.get('To')
        if ';tag=' not in to_value and code > 100:
            to_value += f';tag={tag or self.tags[party]}'
        headers += [('From', request.message.get('From')), ('To', to_value), ('Call-ID', self.id),
                    ('CSeq', request.message.get('CSeq'))]
        if dialog or contact:
            headers.append(('Contact', contact or self.contact(party)))
        headers.append(('Server' if party.style.server else 'User-Agent', party.style.server))
        phrase = reason or (party.style.trying if code == 100 else sip.PHRASES[code])
        message = sip.Message(f'SIP/2.0 {code} {phrase}', headers + list(extra), body)
        if edit:
            edit(message)
        self.last = self.put(party, message, dst or asker.address, resend, until, lost)
        if dialog and code > 100 and request is self.first:
            self.remember(self.last.message)
        return self.last

    def received(self, via, asker):
        """RFC 3261 section 18.2.1, RFC 3581 section 4."""
        ip, port = asker.seen[0], asker.seen[1] if self.transport == 'udp' else self.socket[asker][1]
        if ';rport' in via:
            return via.replace(';rport', f';rport={port}') + f';received={ip}'
        sent_by = via.split()[1].split(';')[0].rsplit(':', 1)[0]
        return via if sent_by.strip('[]') == ip else via + f';received={ip}'

    def remember(self, message):
        """The caller's side of the dialog from a response (RFC 3261 section 12.1.2)."""
        target = message.get('Contact')
        if target:
            self.target[self.caller] = target.split('<')[1].split('>')[0]
        self.routes[self.caller] = message.all('Record-Route')[::-1]

    # The usual steps

    def description(self, party, **more):
        session = self.sessions[party]
        session[1] += 1
        options = dict(codecs=party.codecs, session=session[0])
        options.update(more)
        return sip.sdp(party.style, options.pop('address', party.media), options.pop('port', party.rtp_port), session[1], **options)

    def invite(self, offer=None, **more):
        """The INVITE that starts the call; `offer` b'' is a late offer. Again after a challenge, with the same offer."""
        body = self.description(self.caller) if offer is None else offer
        self.offer = body
        self.first = self.request(self.caller, 'INVITE', self.uri, to_tag=False, body=body, **more)
        target = self.first.message.get('Contact')
        self.target[self.callee] = target.split('<')[1].split('>')[0] if target else None
        self.routes[self.callee] = self.first.message.all('Record-Route')
        return self.first

    def ack(self, **more):
        """For a 2xx: its own transaction, to the remote target (section 13.2.2.4)."""
        more.setdefault('cseq', int(self.first.message.get('CSeq').split()[0]))
        return self.request(self.caller, 'ACK', **more)

    def ack_failure(self, response=None, invite=None, **more):
        """For any other final response: part of the INVITE's transaction (section 17.1.1.3)."""
        request = (invite or self.first).message
        party = self.caller if (invite or self.first).src == self.socket[self.caller] else self.callee
        message = sip.Message(request.start.replace('INVITE', 'ACK'), [('Via', request.get('Via'))] +
                              [('Route', route) for route in request.all('Route')] +
                              [('Max-Forwards', '70'), ('From', request.get('From')),
                               ('To', (response or self.last).message.get('To')), ('Call-ID', self.id),
                               ('CSeq', request.get('CSeq').replace('INVITE', 'ACK')), ('User-Agent', party.style.agent)])
        return self.put(party, message, (invite or self.first).dst, **more)

    def cancel(self, **more):
        request = self.first.message
        message = sip.Message(request.start.replace('INVITE', 'CANCEL'), [('Via', request.get('Via')), ('Max-Forwards', '70')] +
                              [(n, request.get(n)) for n in ('From', 'To', 'Call-ID')] +
                              [('CSeq', request.get('CSeq').replace('INVITE', 'CANCEL')), ('User-Agent', self.caller.style.agent)])
        return self.put(self.caller, message, self.first.dst, **more)

    def challenge(self, user, password, realm='sip.twilio.com', code=407, answer=None, nonce=None, again=True, stale=False, edit=None,
                  **more):
        """A challenge, its ACK and the INVITE with credentials (answer: another password is used)."""
        nonce = nonce or self.chance.hex(32)
        opaque = self.chance.hex(32)
        name = 'Proxy-Authenticate' if code == 407 else 'WWW-Authenticate'
        value = f'Digest realm="{realm}",qop="auth",nonce="{nonce}",opaque="{opaque}"' + (',stale=true' if stale else '')
        self.wait(0.061).respond(code, extra=((name, value),), reason='Proxy Authentication required' if code == 407 else None)
        self.wait(0.004).ack_failure()
        if again:
            credentials = sip.digest(user, answer or password, realm, nonce, 'INVITE', self.uri, self.chance.hex(16), opaque=opaque)
            header = 'Proxy-Authorization' if code == 407 else 'Authorization'
            self.wait(0.006).invite(self.offer, extra=tuple(more.pop('extra', ())) + ((header, credentials),), edit=edit, **more)
        return self

    def ring(self, code=180, trying=0.045, after=0.6, **more):
        if trying is not None:
            self.wait(trying).respond(100)
        return self.wait(after).respond(code, **more)

    def answer(self, after=2.0, answer=None, **more):
        """The 200, with the SDP answer if the INVITE had an offer."""
        body = self.description(self.callee) if answer is None else answer
        return self.wait(after).respond(200, body=body, **more)

    def connect(self, auth=None, ring=0.6, talk=0, after=1.8, **more):
        """INVITE to ACK as it should be; then `talk` seconds of voice both ways."""
        self.invite(**more)
        if auth:
            self.challenge(*auth)
        self.ring(after=ring)
        self.answer(after)
        self.wait(0.012).ack()
        return self.talk(talk)

    def talk(self, seconds, **more):
        """Voice both ways from now on, and the clock at its end."""
        if seconds:
            for party in (self.caller, self.callee):
                self.rtp(party, seconds, **more)
            self.wait(seconds)
        return self

    def hangup(self, party=None, **more):
        bye = self.request(party or self.caller, 'BYE', **more)
        self.wait(0.022).respond(200, to=bye)
        return self

    # Media

    def rtp(self, party, seconds, full=False, start=0.03, to=None, src=None, ttl=None, codec=0, ssrc=None, every=0.4, lose=None,
            seq=None):
        """A stream from one side to the other. Unless `full` it is thinned as a sender with silence suppression thins it:
        a few packets of voice, then comfort noise (RFC 3389), sequence numbers without a gap."""
        peer = self.other(party)
        src, dst = src or (party.rtp, party.rtp_port), to or (peer.rtp, peer.rtp_port)
        ssrc = ssrc if ssrc is not None else int(self.chance.hex(8), 16)
        seq, stamp = seq if seq is not None else self.chance.number(1, 60000), self.chance.number(1, 2**31)
        begin = self.t + int(start * SECOND)
        at, count, last = 0.0, 0, None
        while at < seconds - start:
            voice = full or count % 40 < 5
            payload = tone(count, codec) if voice else b'\x4b'
            marker = voice and (last is None or not last)
            data = net.rtp(codec if voice else 13, seq, stamp + int(round(at * 8000)), ssrc, payload, marker)
            if not lose or not lose(count):
                self.world.udp(begin + int(at * SECOND) + self.chance.number(0, 400) * 1000, src, dst, data, ttl or party.ttl,
                               party.tos)
            seq, count, last = seq + 1, count + 1, voice
            following_voice = full or count % 40 < 5
            at = round(at + (0.02 if voice and following_voice else every), 3)
        return ssrc, seq


def tone(count, codec):
    """20 ms of a sawtooth; the shape does not matter, that it is no silence does."""
    size = 20 if codec == 18 else 160
    return bytes((0x80 if (n // 8 + count) % 2 else 0) | (n * 5 + count * 3) % 0x50 + 0x10 for n in range(size))
