"""Faults that the field has: requests within the dialog, reliable responses, forks, registrations, credentials, transfers."""
import re

from .call import T_INVITE, T_OTHER, Call, Party
from .protocol import carrier_call
from .scene import PBX, USER, capture

ROUTES = ['<sip:198.51.100.68;lr>']
TWO_ROUTES = ['<sip:198.51.100.68;lr>', '<sip:198.51.100.70:5060;lr;transport=udp>']


def routed(s, style='pjsip', routes=None, **more):
    """A call through a carrier's proxy that records its route."""
    provider = s.carrier(contact='198.51.100.91:5060', routes=routes or ROUTES)
    call = s.out(s.pbx(style), provider, host='sip.carrier.example', **more)
    call.connect(talk=1)
    return call


def refused(call, code=481, method='BYE', party=None, **more):
    party = party or call.caller
    sent = call.request(party, method, **more)
    call.wait(0.02).respond(code, to=sent)
    return sent


def without_tag(name):
    def edit(message):
        message.set(name, message.get(name).split(';tag=')[0])
    return edit


def other_tag(name):
    def edit(message):
        message.set(name, message.get(name).split(';tag=')[0] + ';tag=8f7e6d5c')
    return edit


# Requests within the dialog, checked as the ACK is

@capture('bye-from-without-tag', 'the BYE of the called side has no tag in From: 481', link='raw')
def from_tag(s):
    call = carrier_call(s, 'yealink')
    refused(call, party=call.callee, edit=without_tag('From'))
    s.expect(call, 'dialog-tag-wrong', [('From', call.dialled)])


@capture('info-to-other-tag', 'the INFO has a To tag that the dialog has not: 481', link='sll')
def to_tag(s):
    call = carrier_call(s, 'cube')
    refused(call, method='INFO', edit=other_tag('To'))
    call.wait(0.5).hangup()
    s.expect(call, 'dialog-tag-wrong', [('To', '8f7e6d5c')])


@capture('bye-both-ways-481', 'both hang up at once and both say 481: the tags are right', link='vlan')
def tags_right(s):
    call = carrier_call(s, 'freeswitch')
    one = call.request(call.caller, 'BYE')
    two = call.wait(0.003).request(call.callee, 'BYE')
    call.wait(0.02).respond(481, to=one)
    call.respond(481, to=two)
    s.expect(call, state='completed')
    s.forbid('dialog-tag-wrong', 'dialog-cseq-wrong', 'dialog-target-wrong', 'route-altered')


@capture('update-cseq-reused', 'an UPDATE counts as the INFO before it did: 500', link='sll2')
def cseq(s):
    call = carrier_call(s, 'pjsip')
    info = call.request(call.caller, 'INFO')
    call.wait(0.02).respond(200, to=info)
    refused(call, 500, 'UPDATE', cseq=call.cseq[call.caller])
    call.wait(1).hangup()
    s.expect(call, 'dialog-cseq-wrong', [('CSeq', 'UPDATE')])


@capture('update-500-right-cseq', 'an UPDATE is answered 500 although its CSeq is one more', link='ppp')
def cseq_right(s):
    call = carrier_call(s, 'odd')
    info = call.request(call.caller, 'INFO')
    call.wait(0.02).respond(200, to=info)
    refused(call, 500, 'UPDATE')
    call.wait(1).hangup()
    s.expect(call)
    s.forbid('dialog-cseq-wrong', 'dialog-tag-wrong', 'dialog-target-wrong')


@capture('bye-to-first-uri', 'the BYE asks for the URI of the INVITE, not for the Contact: 404', link='ethernet')
def target(s):
    call = routed(s, 'yealink')
    refused(call, 404, uri=call.uri)
    s.expect(call, 'dialog-target-wrong', [('request-line', 'sip.carrier.example')])


@capture('bye-to-renewed-target', 'a re-INVITE gave a new Contact, and the BYE goes there: sound', link='null')
def target_renewed(s):
    call = routed(s)
    call.callee.contact = '198.51.100.92:5060'
    again = call.request(call.callee, 'INVITE', body=call.description(call.callee))
    call.wait(0.03).respond(200, to=again, body=call.description(call.caller), contact=call.contact(call.caller))
    call.wait(0.01).request(call.callee, 'ACK', cseq=call.cseq[call.callee])
    call.talk(1)
    refused(call, 481, uri=f'sip:{call.dialled}@198.51.100.92:5060')
    s.expect(call)
    s.forbid('dialog-target-wrong', 'route-altered', 'dialog-next-hop-wrong')


@capture('bye-without-route', 'the BYE lacks the Route of the call: 481', link='raw')
def no_route(s):
    call = routed(s, 'bare')
    refused(call, routes=[])
    s.expect(call, 'route-altered', [('request-line', 'BYE')])


@capture('reinvite-route-order', 'a re-INVITE has the routes the wrong way round: 404', link='sll2')
def route_order(s):
    call = routed(s, 'folded', TWO_ROUTES)
    again = refused(call, 404, 'INVITE', routes=call.routes[call.caller][::-1], body=call.description(call.caller))
    call.wait(0.01).ack_failure(invite=again)
    call.talk(1).hangup()
    s.expect(call, 'route-altered', [('Route', '198.51.100.68')])


@capture('bye-481-right-route', 'the BYE has its Route and is answered 481 all the same', link='vlan')
def right_route(s):
    call = routed(s, 'compact', TWO_ROUTES)
    refused(call)
    s.expect(call)
    s.forbid('route-altered', 'dialog-target-wrong', 'dialog-tag-wrong', 'dialog-next-hop-wrong')


def by_udp(call, party, method, **more):
    """A request of a TCP call that goes out by UDP."""
    sockets, call.transport = dict(call.socket), 'udp'
    call.socket = {call.caller: call.caller.address, call.callee: call.callee.address}
    sent = call.request(party, method, **more)
    call.transport, call.socket = 'tcp', sockets
    return sent


def tcp_call(s, style='pjsip', **more):
    call = s.out(s.pbx(style), s.carrier(), host='sip.carrier.example', transport='tcp')
    call.connect(talk=1, **more)
    return call


@capture('bye-over-udp', 'the call runs over TCP, the BYE goes out by UDP and is lost', link='ethernet')
def bye_udp(s):
    call = tcp_call(s)
    by_udp(call, call.caller, 'BYE', resend=T_OTHER)
    s.sound(start=60)
    s.expect(call, 'asymmetric-transport', [('Via', 'UDP')])


@capture('ack-over-udp', 'the call runs over TCP, the ACK goes out by UDP and is lost', link='raw')
def ack_udp(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host='sip.carrier.example', transport='tcp')
    call.invite()
    call.ring()
    call.answer(resend=T_OTHER, until=16)
    by_udp(call, call.caller, 'ACK', cseq=int(call.first.message.get('CSeq').split()[0]), resend=T_OTHER, until=16)
    call.wait(32).request(call.callee, 'BYE')
    s.expect(call, 'asymmetric-transport', [('Via', 'UDP')])


@capture('bye-over-tcp', 'the call and its BYE run over TCP, and the BYE is refused', link='sll')
def bye_tcp(s):
    call = tcp_call(s, 'cube')
    refused(call, 481)
    s.expect(call)
    s.forbid('asymmetric-transport', 'dialog-target-wrong')


@capture('bye-past-the-proxy', 'the BYE has the right Route and goes straight to the Contact, where nobody answers', link='sll')
def next_hop(s):
    call = routed(s, 'odd')
    call.request(call.caller, 'BYE', dst=('198.51.100.91', 5060), resend=T_OTHER)
    s.sound(start=60)
    s.expect(call, 'dialog-next-hop-wrong', [('request-line', 'BYE')])


@capture('info-from-other-address', 'the INFO comes from another address of the carrier and is refused', link='raw')
def source(s):
    call = carrier_call(s, 'pjsip')
    call.socket[call.callee] = ('198.51.100.69', 5060)
    info = call.request(call.callee, 'INFO')
    call.socket[call.callee] = call.callee.address
    call.wait(0.01).respond(403, to=info, dst=info.src)
    call.wait(1).hangup()
    s.expect(call, 'mid-dialog-from-other-ip', [('request-line', 'INFO')])


@capture('info-from-other-address-taken', 'the INFO comes from another address of the carrier and is taken', link='null')
def source_taken(s):
    call = carrier_call(s, 'pjsip')
    call.socket[call.callee] = ('198.51.100.69', 5060)
    info = call.request(call.callee, 'INFO')
    call.socket[call.callee] = call.callee.address
    call.wait(0.01).respond(200, to=info, dst=info.src)
    call.wait(1).hangup()
    s.expect(call, state='completed')
    s.forbid('mid-dialog-from-other-ip')


# Reliable responses

def reliable(s, style='pjsip', supported=True, extra=(('Require', '100rel'), ('RSeq', '4711')), **more):
    call = carrier_call(s, style, talk=0)
    call.invite(extra=(('Supported', '100rel'),) if supported else ())
    call.ring(183, extra=extra, body=call.description(call.callee), **more)
    return call


T_RELIABLE = (0.5, 1.5, 3.5, 7.5, 15.5)


def given_up(call, after=32):
    call.wait(after).respond(504)
    call.wait(0.01).ack_failure()


@capture('rack-of-other-response', 'the RAck of the PRACK names another RSeq: 481, and 504 in the end', link='ethernet')
def rack(s):
    call = reliable(s, resend=T_RELIABLE)
    refused(call, method='PRACK', extra=(('RAck', f'4710 {call.first.message.get("CSeq")}'),))
    given_up(call)
    s.expect(call, 'rack-mismatch', [('RAck', '4710')])


@capture('rack-missing', 'the PRACK has no RAck', link='sll2')
def no_rack(s):
    call = reliable(s, 'cube', resend=T_RELIABLE)
    refused(call, 400, 'PRACK')
    given_up(call)
    s.expect(call, 'rack-mismatch', [('request-line', 'PRACK')])


@capture('prack-refused', 'the PRACK is right and refused with 405', link='raw')
def prack_refused(s):
    call = reliable(s, 'freeswitch', resend=T_RELIABLE)
    refused(call, 405, 'PRACK', extra=(('RAck', f'4711 {call.first.message.get("CSeq")}'),))
    given_up(call)
    s.expect(call, 'prack-refused', [('status-line', '405')])
    s.forbid('rack-mismatch', 'prack-missing')


@capture('prack-unanswered', 'the PRACK is right and lost', link='null')
def prack_lost(s):
    call = reliable(s, 'odd', resend=T_RELIABLE)
    call.request(call.caller, 'PRACK', extra=(('RAck', f'4711 {call.first.message.get("CSeq")}'),), resend=T_OTHER, until=30)
    given_up(call)
    s.expect(call, 'prack-unanswered', [('request-line', 'PRACK')])
    s.forbid('rack-mismatch', 'prack-missing')


@capture('reliable-not-asked-for', 'a 183 is sent reliably to a caller that does not list 100rel', link='vlan')
def not_asked(s):
    call = reliable(s, 'chan_sip', supported=False, resend=T_RELIABLE)
    given_up(call)
    s.expect(call, 'prack-missing', [('RSeq', '4711')])


@capture('reliable-without-rseq', 'a 183 requires 100rel and has no RSeq; the caller gives up', link='sll')
def no_rseq(s):
    call = reliable(s, 'generic', extra=(('Require', '100rel'),), resend=T_RELIABLE)
    given_up(call)
    s.expect(call, also=['reliable-without-rseq'], cause=['call-rejected', 'pbx-not-responding', 'reliable-without-rseq'])


@capture('reliable-answered-twice', 'two reliable responses and a PRACK for each, the second PRACK repeated', link='ppp')
def twice(s):
    call = reliable(s, 'pjsip')
    cseq = call.first.message.get('CSeq')
    one = call.wait(0.02).request(call.caller, 'PRACK', extra=(('RAck', f'4711 {cseq}'),))
    call.wait(0.02).respond(200, to=one)
    call.wait(1).respond(180, extra=(('Require', '100rel'), ('RSeq', '4712')), resend=(0.5,))
    two = call.wait(0.02).request(call.caller, 'PRACK', extra=(('RAck', f'4712 {cseq}'),), resend=(0.5,))
    call.wait(0.55).respond(200, to=two)
    call.answer()
    call.wait(0.01).ack()
    call.talk(1).hangup()
    s.expect(call, state='completed')
    s.forbid('prack-missing', 'prack-refused', 'prack-unanswered', 'rack-mismatch', 'reliable-without-rseq', 'dialog-cseq-wrong')


# Registrations

def registrar(s, style='pjsip', contact=None, user='4711', start=0.0, ip=PBX, port=5060, **more):
    """A REGISTER dialog; its messages are made by hand, since it is no call."""
    phone = Party(ip, style, port=port, contact=contact or f'{ip}:{port}', **more)
    call = Call(s.world, phone, s.carrier(), user, user, 'registrar.example', start=start, uri='sip:registrar.example')
    call.from_value = call.to_value = f'<sip:{user}@registrar.example>'
    return call


def register(call, expires=3600, code=200, grant=None, extra=(), uri=None, user=None, contact=None, answer=()):
    contact = contact or f'<sip:{user or call.number}@{call.caller.contact}>'
    sent = call.request(call.caller, 'REGISTER', uri or call.uri, to_tag=False, contact=False,
                        extra=(('Contact', contact), ('Expires', str(expires))) + tuple(extra))
    listed = () if code != 200 else (('Contact', contact + f';expires={expires if grant is None else grant}'),)
    call.wait(0.03).respond(code, to=sent, extra=listed + tuple(answer))
    return sent


@capture('register-too-brief', 'the client asks for 60 s again and again, the registrar wants 600', link='raw')
def brief(s):
    call = registrar(s)
    for _ in range(3):
        register(call, 60, 423, answer=(('Min-Expires', '600'),))
        call.wait(20)
    s.expect(call, 'register-interval-too-brief', [('Expires', '60')])


@capture('register-brief-then-longer', 'after one 423 the client asks for what the registrar wants', link='sll')
def brief_once(s):
    call = registrar(s, 'yealink')
    register(call, 60, 423, answer=(('Min-Expires', '600'),))
    call.wait(0.1)
    register(call, 600)
    s.expect(call)
    s.forbid('register-interval-too-brief', 'registration-refused', 'registration-renewed-late')


@capture('register-user-in-uri', 'the Request-URI of the REGISTER has a user: 404', link='ethernet')
def uri_user(s):
    call = registrar(s, 'cube')
    register(call, code=404, uri='sip:4711@registrar.example')
    s.expect(call, 'register-uri-has-user', [('request-line', '4711')])


@capture('register-user-in-uri-taken', 'the same is taken by another registrar', link='sll2')
def uri_user_taken(s):
    call = registrar(s, 'cube')
    register(call, uri='sip:4711@registrar.example')
    s.expect(call)
    s.forbid('register-uri-has-user')


@capture('register-contact-other-user', 'the Contact names line1 where the account is 4711: 403', link='vlan')
def contact_user(s):
    call = registrar(s, 'odd')
    register(call, code=403, user='line1')
    s.expect(call, 'register-contact-user', [('Contact', 'line1')])


@capture('register-contact-other-user-taken', 'the same is taken', link='raw')
def contact_user_taken(s):
    call = registrar(s, 'odd')
    register(call, user='line1')
    s.expect(call)
    s.forbid('register-contact-user')


@capture('register-refresh-private', 'the refresh gives 10.31.7.5 where the first REGISTER gave the public address', link='ethernet')
def moved(s):
    call = registrar(s, 'pjsip')
    register(call, 300)
    call.wait(150)
    register(call, 300, contact='<sip:4711@10.31.7.5:5060>')
    s.expect(call, 'register-contact-private', [('Contact', '10.31.7.5')])


@capture('register-always-private', 'a phone behind NAT that always gives its private address: the registrar goes by the source', link='null')
def never_public(s):
    call = registrar(s, 'yealink', contact='192.168.1.20:5060')
    register(call, 300)
    call.wait(150)
    register(call, 300)
    s.expect(call)
    s.forbid('register-contact-private', 'registration-renewed-late')


@capture('register-late', 'the registrar grants 60 s, the client comes back after 90', link='sll')
def late(s):
    call = registrar(s, 'generic')
    register(call, 120, grant=60)
    call.wait(90)
    register(call, 120, grant=60)
    s.expect(call, 'registration-renewed-late', [('request-line', 'REGISTER')])


@capture('register-in-time', 'the registrar grants 60 s, the client comes back after 50; then it unregisters and comes back later', link='ppp')
def in_time(s):
    call = registrar(s, 'generic')
    register(call, 120, grant=60)
    call.wait(50)
    register(call, 120, grant=60)
    call.wait(20)
    register(call, 0)
    call.wait(300)
    register(call, 120, grant=60)
    s.expect(call)
    s.forbid('registration-renewed-late', 'register-interval-too-brief')


# Calls to those who registered

SERVER = '203.0.113.80'


def phone(s, user='4711', ip='198.51.100.140', port=51022, start=0.0, private='192.168.1.23:5060', expires=3600, grant=None):
    """A phone that registers at SERVER, behind a NAT unless private is its own address."""
    call = Call(s.world, Party(ip, 'yealink', port=port, contact=private, via=private), Party(SERVER, 'pjsip'), user, user,
                'pbx.example', start=start, uri='sip:pbx.example')
    call.from_value = call.to_value = f'<sip:{user}@pbx.example>'
    register(call, expires, grant=grant)
    return call


def ring_phone(s, to, uri, start, **more):
    call = Call(s.world, Party(SERVER, 'pjsip'), Party(to[0], 'yealink', port=to[1]), '200', '4711', 'pbx.example', start=start,
                uri=uri)
    call.invite(**more)
    return call


@capture('nat-mapping-gone', 'nothing from the phone for ten minutes: the INVITE does not get in, and it registers from another port', link='raw')
def nat_gone(s):
    s.world.own = {SERVER}
    phone(s)
    call = ring_phone(s, ('198.51.100.140', 51022), 'sip:4711@192.168.1.23:5060', 600, resend=T_INVITE)
    phone(s, port=52244, start=1200)
    s.expect(call, 'nat-binding-timeout', [('request-line', '192.168.1.23')])


@capture('nat-mapping-alive', 'the phone behind NAT is called ten seconds after it registered and answers', link='sll')
def nat_alive(s):
    s.world.own = {SERVER}
    phone(s)
    call = ring_phone(s, ('198.51.100.140', 51022), 'sip:4711@192.168.1.23:5060', 10)
    call.ring()
    call.answer()
    call.wait(0.01).ack()
    call.talk(1).hangup()
    s.expect(call, state='completed')
    s.forbid('nat-binding-timeout', 'registered-other-port', 'registration-ran-out')


@capture('nat-wrong-port', 'the phone registered from port 51022, the INVITE goes to 5060', link='ethernet')
def nat_port(s):
    s.world.own = {SERVER}
    phone(s)
    call = ring_phone(s, ('198.51.100.140', 5060), 'sip:4711@198.51.100.140:5060', 10, resend=T_INVITE)
    s.sound(start=100)
    s.expect(call, 'registered-other-port', [('request-line', '4711')])


def call_user(s, start, uri='sip:4711@pbx.example', code=None, **more):
    call = Call(s.world, Party('203.0.113.90', 'cube'), Party(SERVER, 'pjsip'), '200', '4711', 'pbx.example', start=start, uri=uri)
    call.invite(**more)
    if code:
        call.wait(0.02).respond(code)
        call.wait(0.01).ack_failure()
    return call


@capture('registration-ran-out', 'the registration of 60 s ran out before the call: 480', link='raw')
def ran_out(s):
    phone(s, grant=60)
    call = call_user(s, 200, code=480)
    s.expect(call, 'registration-ran-out', [('status-line', '480')])


@capture('registered-other-form', 'the called user is registered, the call names it at the address: 404', link='sll2')
def other_form(s):
    phone(s)
    call = call_user(s, 200, uri=f'sip:4711@{SERVER}:5080', code=404)
    s.expect(call, 'registered-under-other-form', [('request-line', '5080')])
    s.forbid('registration-ran-out')


@capture('registration-replaced', 'a second device registers the same user and replaces the first; it does not answer', link='vlan')
def replaced(s):
    phone(s)
    phone(s, ip='198.51.100.141', port=5060, private='198.51.100.141:5060', start=100)
    call = call_user(s, 200)
    call.ring()
    cancel = call.wait(6).cancel()
    call.wait(0.02).respond(200, to=cancel, contact=False)
    call.wait(0.01).respond(487)
    call.wait(0.01).ack_failure()
    s.expect(call, 'registration-replaced', [('ip', '198.51.100.141')])


@capture('registered-and-busy', 'the called user is registered and busy, which is no fault', link='null')
def registered_busy(s):
    phone(s)
    call = call_user(s, 200)
    call.ring()
    call.wait(3).respond(486)
    call.wait(0.01).ack_failure()
    s.expect(call, state='busy')
    s.forbid('registration-ran-out', 'registered-under-other-form', 'registration-replaced')


# Session timers

def timed(s, style='cube', refresher='uac', interval=90, **more):
    call = carrier_call(s, style, talk=0)
    call.invite(extra=(('Supported', 'timer'), ('Session-Expires', str(interval))))
    call.ring()
    call.answer(extra=(('Require', 'timer'), ('Session-Expires', f'{interval};refresher={refresher}')))
    call.wait(0.01).ack()
    return call


def refresh(call, party, method='UPDATE', interval=90, refresher='uac', **more):
    body = call.description(party) if method == 'INVITE' else b''
    return call.request(party, method, body=body,
                        extra=(('Supported', 'timer'), ('Session-Expires', f'{interval};refresher={refresher}')), **more)


@capture('refresh-unanswered', 'the UPDATE that refreshes the session is not answered', link='ethernet')
def refresh_lost(s):
    call = timed(s)
    call.wait(45)
    refresh(call, call.caller, resend=T_OTHER)
    call.wait(33).hangup()
    s.expect(call, 'session-refresh-unanswered', [('Session-Expires', '90')])


@capture('refresh-not-counted', 'the re-INVITE that refreshes the session gets 200, and the callee hangs up when the first interval ends', link='raw')
def refresh_uncounted(s):
    call = timed(s, 'freeswitch', interval=120)
    sent = refresh(call.wait(60), call.caller, 'INVITE', 120)
    call.wait(0.02).respond(200, to=sent, body=call.description(call.callee), contact=call.contact(call.callee),
                            extra=(('Session-Expires', '120;refresher=uac'),))
    call.wait(0.01).request(call.caller, 'ACK', cseq=call.cseq[call.caller])
    call.wait(59.98).hangup(call.callee)
    s.expect(call, 'session-refresh-not-counted', [('request-line', 'INVITE')])


@capture('refresh-then-hangup', 'a refreshed call is hung up by the callee at some other time', link='sll')
def refresh_sound(s):
    call = timed(s, 'freeswitch', interval=120)
    call.wait(60)
    sent = refresh(call, call.caller, 'UPDATE', 120)
    call.wait(0.02).respond(200, to=sent, contact=call.contact(call.callee), extra=(('Session-Expires', '120;refresher=uac'),))
    call.wait(43).hangup(call.callee)
    s.expect(call, state='completed')
    s.forbid('session-refresh-not-counted', 'session-timer-expiry', 'session-both-refresh', 'session-refresh-unanswered')


@capture('refresh-by-both', 'both sides refresh at the same time, 491 both ways, and the call is hung up', link='sll2')
def refresh_both(s):
    call = timed(s, 'cube', interval=90)
    call.wait(45)
    mine = refresh(call, call.caller, 'INVITE', 90, 'uac')
    theirs = refresh(call.wait(0.004), call.callee, 'INVITE', 90, 'uac')
    for sent in (mine, theirs):
        call.wait(0.01).respond(491, to=sent)
        call.wait(0.01).ack_failure(invite=sent)
    call.wait(1).hangup()
    s.expect(call, 'session-both-refresh', [('Session-Expires', '90')])


# Forks and CANCEL

@capture('second-200-ignored', 'a forked INVITE gets two 200s; the second gets neither ACK nor BYE', link='raw')
def second_ignored(s):
    call = carrier_call(s, talk=0)
    call.invite()
    call.ring()
    call.answer()
    call.wait(0.01).ack()
    target, routes = dict(call.target), dict(call.routes)
    call.wait(0.05).respond(200, body=call.description(call.callee), tag='secondphone', contact='<sip:12@198.51.100.93:5060>',
                            resend=T_OTHER, until=20)
    call.target, call.routes = target, routes
    call.talk(25).hangup()
    s.expect(call, 'second-200-ignored', [('To', 'secondphone')])


@capture('second-200-ended', 'a forked INVITE gets two 200s; the second is acknowledged and hung up', link='vlan')
def second_ended(s):
    call = carrier_call(s, 'cube', talk=0)
    call.invite()
    call.ring()
    call.answer()
    call.wait(0.01).ack()
    target, tags = dict(call.target), dict(call.tags)
    call.wait(0.05).respond(200, body=call.description(call.callee), tag='secondphone', contact='<sip:12@198.51.100.93:5060>')
    call.tags[call.callee] = 'secondphone'
    call.wait(0.01).ack(uri='sip:12@198.51.100.93:5060')
    bye = call.wait(0.01).request(call.caller, 'BYE', uri='sip:12@198.51.100.93:5060')
    call.wait(0.02).respond(200, to=bye)
    call.target, call.tags = target, tags
    call.talk(2).hangup()
    s.expect(call, state='completed')
    s.forbid('second-200-ignored')


@capture('merged-after-cancel', 'the proxy tries again with the same CSeq after 487: 482, which is no loop', link='sll')
def merged(s):
    call = carrier_call(s, 'generic', talk=0)
    call.invite()
    call.ring()
    cancel = call.wait(5).cancel()
    call.wait(0.01).respond(200, to=cancel, contact=False)
    call.wait(0.01).respond(487)
    call.wait(0.01).ack_failure()
    call.wait(0.5).invite(call.offer, cseq=call.cseq[call.caller])
    call.wait(0.02).respond(482, tag='other')
    call.wait(0.01).ack_failure()
    s.expect(call, 'merged-after-failure', [('Via', 'branch=')])
    s.forbid('loop-482')


@capture('retry-with-new-cseq', 'after 503 the caller tries again with the next CSeq and is answered', link='null')
def retried(s):
    call = carrier_call(s, 'cube', talk=0)
    call.invite()
    call.wait(0.02).respond(503)
    call.wait(0.01).ack_failure()
    call.wait(0.5).invite(call.offer)
    call.ring()
    call.answer()
    call.wait(0.01).ack()
    call.talk(1).hangup()
    s.expect(call, state='completed')
    s.forbid('merged-after-failure')


@capture('cancel-other-branch', 'the CANCEL has another branch than its INVITE: 481, and the phone rings on', link='ethernet')
def cancel_branch(s):
    call = carrier_call(s, 'odd', talk=0)
    call.invite()
    call.ring()
    sent = call.wait(5).cancel()
    s.world.events.pop()
    s.world.sip -= 1
    sent.message.set('Via', sent.message.get('Via').split(';branch=')[0] + ';branch=z9hG4bKsomethingelse;rport')
    sent = call.put(call.caller, sent.message, call.first.dst)
    call.wait(0.02).respond(481, to=sent)
    s.expect(call, 'cancel-unmatched', [('Via', 'somethingelse')])


@capture('cancel-481', 'the CANCEL is right and answered 481, and nothing ends the call', link='raw')
def cancel_481(s):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    call.ring()
    sent = call.wait(5).cancel()
    call.wait(0.02).respond(481, to=sent)
    s.expect(call, 'cancel-refused', [('status-line', '481')])
    s.forbid('cancel-unmatched')


@capture('cancel-lost', 'the CANCEL is sent again and again, and nothing comes back', link='sll2')
def cancel_lost(s):
    call = carrier_call(s, 'yealink', talk=0)
    call.invite()
    call.ring()
    call.wait(5).cancel(resend=T_OTHER)
    s.sound(start=100)
    s.expect(call, 'cancel-unanswered', [('request-line', 'CANCEL')])


@capture('cancel-repeated-once', 'the first CANCEL is lost, the second one does it', link='ppp')
def cancel_again(s):
    call = carrier_call(s, 'yealink', talk=0)
    call.invite()
    call.ring()
    sent = call.wait(5).cancel(resend=(0.5,))
    call.wait(0.52).respond(200, to=sent, contact=False)
    call.wait(0.01).respond(487)
    call.wait(0.01).ack_failure()
    s.expect(call, state='cancelled')
    s.forbid('cancel-unanswered', 'cancel-unmatched', 'cancel-refused', 'answer-lost')


@capture('answer-lost', 'the 200 never arrives: here the call rings, and then the called side hangs up', link='sll')
def lost_answer(s):
    call = carrier_call(s, 'cube', talk=0)
    call.invite()
    call.ring()
    call.wait(36)
    bye = call.request(call.callee, 'BYE')
    call.wait(0.01).respond(481, to=bye)
    s.expect(call, 'answer-lost', [('request-line', 'BYE')])


@capture('responses-lost', 'the callee rings and answers, the caller repeats its INVITE: it gets nothing', link='vlan')
def lost_responses(s):
    call = s.into(s.pbx('freeswitch'))
    call.invite(resend=(0.5, 1.5, 3.5, 7.5, 15.5))
    call.wait(0.01).respond(100)
    call.wait(0.05).respond(180)
    call.answer(1, resend=T_OTHER)
    s.sound(start=100)
    s.expect(call, 'responses-lost', [('request-line', 'INVITE')])


@capture('invite-crosses-100', 'one INVITE more is on its way when the 100 comes', link='raw')
def crossing(s):
    call = carrier_call(s, 'odd', talk=0)
    call.invite(resend=(0.5,))
    call.wait(0.49).respond(100)
    call.wait(0.5).respond(180)
    call.answer(1)
    call.wait(0.01).ack()
    call.talk(1).hangup()
    s.expect(call, state='completed')
    s.forbid('responses-lost')


# Transfers

def transfer(s, style='pjsip', refer_to='<sip:300@198.51.100.68>', code=202, **more):
    call = carrier_call(s, style)
    sent = call.request(call.caller, 'REFER', extra=(('Refer-To', refer_to), ('Referred-By', call.from_value)), **more)
    call.wait(0.03).respond(code, to=sent)
    return call


def report(call, line, state='active;expires=60', code=200):
    sent = call.wait(0.1).request(call.callee, 'NOTIFY', body=line.encode() + b'\r\n', extra=(
        ('Event', 'refer'), ('Subscription-State', state), ('Content-Type', 'message/sipfrag;version=2.0')))
    call.wait(0.02).respond(code, to=sent)


@capture('transfer-refused', 'the carrier refuses the REFER', link='raw')
def refer_refused(s):
    call = transfer(s, code=603)
    call.talk(1).hangup()
    s.expect(call, 'transfer-refused', [('status-line', '603')])


@capture('transfer-not-found', 'the carrier calls the new target and reports 404', link='ethernet')
def refer_failed(s):
    call = transfer(s, 'cube')
    report(call, 'SIP/2.0 100 Trying')
    report(call, 'SIP/2.0 404 Not Found', 'terminated;reason=noresource')
    call.talk(1).hangup()
    s.expect(call, 'transfer-failed', [('body', '404')])


@capture('transfer-done', 'a transfer that succeeds', link='sll')
def refer_done(s):
    call = transfer(s, 'freeswitch', '<sip:300@198.51.100.68?Replaces=7fe1%3Bto-tag%3Da1%3Bfrom-tag%3Db2>')
    report(call, 'SIP/2.0 100 Trying')
    report(call, 'SIP/2.0 200 OK', 'terminated;reason=noresource')
    call.hangup()
    s.expect(call, state='completed')
    s.forbid('transfer-refused', 'transfer-failed', 'transfer-notify-refused', 'replaces-without-tags', 'replaces-unknown')


@capture('transfer-without-tags', 'an attended transfer whose Replaces has no tags: 481', link='sll2')
def refer_tags(s):
    call = transfer(s, 'odd', '<sip:300@198.51.100.68?Replaces=7fe1a2%40192.0.2.7>')
    report(call, 'SIP/2.0 481 Call/Transaction Does Not Exist', 'terminated;reason=noresource')
    call.talk(1).hangup()
    s.expect(call, 'replaces-without-tags', [('Refer-To', 'Replaces=7fe1a2')])


@capture('transfer-notify-refused', 'the PBX refuses the NOTIFY about its own REFER', link='vlan')
def notify_refused(s):
    call = transfer(s, 'chan_sip')
    report(call, 'SIP/2.0 100 Trying', code=481)
    call.talk(1).hangup()
    s.expect(call, 'transfer-notify-refused', [('status-line', '481')])


@capture('replaces-unknown', 'the INVITE of an attended transfer meets a server that has no such call', link='null')
def no_such_call(s):
    call = carrier_call(s, talk=0)
    call.invite(extra=(('Replaces', '7fe1a2@192.0.2.7;to-tag=a1;from-tag=b2'),))
    call.wait(0.03).respond(481)
    call.wait(0.01).ack_failure()
    s.expect(call, 'replaces-unknown', [('Replaces', '7fe1a2')])


# Credentials

def challenged(s, style='pjsip', edit=None, last=401):
    call = carrier_call(s, style, talk=0)
    call.invite()
    call.challenge(*USER, realm='carrier.example', code=401, edit=edit)
    again = (('WWW-Authenticate', 'Digest realm="carrier.example",qop="auth",nonce="0123456789abcdef"'),)
    call.wait(0.05).respond(last, extra=again if last == 401 else ())
    call.wait(0.01).ack_failure()
    return call


def changed(old, new, header='Authorization'):
    def edit(message):
        message.replace(header, old, new)
    return edit


@capture('digest-other-uri', 'the digest was made over the host without its port', link='raw')
def other_uri(s):
    call = s.out(s.pbx('cube'), s.carrier(), host='sip.carrier.example:5070')
    call.invite()
    call.challenge(*USER, realm='carrier.example', code=401, edit=changed('example:5070"', 'example"'))
    call.wait(0.05).respond(401, extra=(('WWW-Authenticate', 'Digest realm="carrier.example",qop="auth",nonce="0123456789abcdef"'),))
    call.wait(0.01).ack_failure()
    s.expect(call, 'digest-uri-mismatch', [('Authorization', 'sip.carrier.example')])
    s.forbid('digest-credentials-wrong')


@capture('digest-same-uri', 'the digest has the right uri and is refused', link='sll')
def same_uri(s):
    call = challenged(s, 'freeswitch')
    s.expect(call, 'digest-credentials-wrong')
    s.forbid('digest-uri-mismatch', 'nonce-not-renewed', 'digest-algorithm-mismatch', 'digest-qop-incomplete', 'auth-same-cseq')


@capture('nonce-not-renewed', 'the second credentials use the nonce of the first challenge', link='ethernet')
def old_nonce(s):
    call = carrier_call(s, 'yealink', talk=0)
    call.invite()
    call.challenge(*USER, realm='carrier.example', code=401, nonce='aaaaaaaaaaaaaaaa')
    call.challenge(*USER, realm='carrier.example', code=401, nonce='bbbbbbbbbbbbbbbb', stale=True,
                   edit=changed('bbbbbbbbbbbbbbbb', 'aaaaaaaaaaaaaaaa'))
    call.wait(0.05).respond(401, extra=(('WWW-Authenticate',
                                         'Digest realm="carrier.example",qop="auth",nonce="cccccccccccccccc"'),))
    call.wait(0.01).ack_failure()
    s.expect(call, 'nonce-not-renewed', [('Authorization', 'aaaaaaaaaaaaaaaa')])


@capture('digest-other-algorithm', 'the challenge offers MD5, the credentials say SHA-256', link='sll2')
def other_algorithm(s):
    call = challenged(s, 'odd', changed('algorithm=MD5', 'algorithm=SHA-256'))
    s.expect(call, 'digest-algorithm-mismatch', [('Authorization', 'SHA-256')])


@capture('digest-no-cnonce', 'the credentials say qop and have no cnonce', link='null')
def no_cnonce(s):
    call = challenged(s, 'generic', without_cnonce, last=400)
    s.expect(call, 'digest-qop-incomplete', [('Authorization', 'auth')])


def without_cnonce(message):
    message.set('Authorization', re.sub(r',?\s*cnonce="[^"]*"', '', message.get('Authorization')))


@capture('bye-challenged', 'the BYE is challenged, and no BYE with credentials follows', link='raw')
def bye_challenged(s):
    call = carrier_call(s, 'cube')
    bye = call.request(call.caller, 'BYE')
    call.wait(0.02).respond(407, to=bye, extra=(('Proxy-Authenticate', 'Digest realm="carrier.example",nonce="0123"'),))
    s.sound(start=60)
    s.expect(call, 'dialog-challenge-unanswered', [('status-line', '407')])


@capture('bye-challenged-answered', 'the BYE is challenged and sent again with credentials', link='vlan')
def bye_challenge_answered(s):
    call = carrier_call(s, 'cube')
    bye = call.request(call.caller, 'BYE')
    call.wait(0.02).respond(407, to=bye, extra=(('Proxy-Authenticate', 'Digest realm="carrier.example",nonce="0123"'),))
    call.wait(0.01).hangup(extra=(('Proxy-Authorization', 'Digest username="u", realm="carrier.example", nonce="0123", '
                                   'uri="sip:x", response="00112233445566778899aabbccddeeff"'),))
    s.sound(start=60)
    s.expect(call, state='completed')
    s.forbid('dialog-challenge-unanswered', 'dialog-cseq-wrong')


# A proxy that passes the call on

@capture('proxy-leg-silent', 'the proxy takes the INVITE and passes it on to a host that is silent: 408', link='raw')
def leg_silent(s):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    call.wait(0.01).respond(100)
    data = call.first.data
    for after in (0.0,) + T_INVITE[:5]:
        s.world.message(call.t + int((0.01 + after) * 10**9), call.callee.address, ('198.51.100.99', 5060), 'udp',
                        data.replace(b'Via: ', b'Via: SIP/2.0/UDP 198.51.100.68;branch=z9hG4bKhop2\r\nVia: ', 1))
    call.wait(32).respond(408)
    call.wait(0.01).ack_failure()
    s.expect(call, 'onward-leg-unanswered', [('request-line', 'sip:'), ('status-line', '408')])


@capture('proxy-leg-slow', 'the host behind the proxy answers the third INVITE', link='sll2')
def leg_slow(s):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    call.wait(0.01).respond(100)
    data = call.first.data
    for after in (0.0, 0.5, 1.5):
        s.world.message(call.t + int((0.01 + after) * 10**9), call.callee.address, ('198.51.100.99', 5060), 'udp',
                        data.replace(b'Via: ', b'Via: SIP/2.0/UDP 198.51.100.68;branch=z9hG4bKhop2\r\nVia: ', 1))
    call.wait(1.6)
    sent = call.respond(180)
    s.world.message(sent.time - 10**7, ('198.51.100.99', 5060), call.callee.address, 'udp',
                    sent.data.replace(b'Via: ', b'Via: SIP/2.0/UDP 198.51.100.68;branch=z9hG4bKhop2\r\nVia: ', 1))
    call.answer()
    call.wait(0.01).ack()
    call.talk(1).hangup()
    s.expect(call, state='completed')
    s.forbid('onward-leg-unanswered', 'record-route-missing')


@capture('ack-lost-behind-proxy', 'the proxy passes the ACK on, and it is lost on the last hop', link='sll')
def ack_behind(s):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    call.ring()
    call.answer(resend=T_OTHER, until=20)
    ack = call.wait(0.01).ack()
    for after in (0.0, 0.5, 1.5, 3.5, 7.5, 11.5, 15.5):
        if after:
            s.world.message(call.t + int(after * 10**9) + 10**7, ack.src, ack.dst, 'udp', ack.data)
        s.world.message(call.t + int(after * 10**9) + 2 * 10**7, ack.dst, ('198.51.100.99', 5060), 'udp',
                        ack.data.replace(b'Via: ', b'Via: SIP/2.0/UDP 198.51.100.68;branch=z9hG4bKhop2ack\r\nVia: ', 1))
    call.wait(32).request(call.callee, 'BYE')
    s.expect(call, 'ack-lost', [('request-line', 'ACK')])


@capture('ack-past-the-proxy', 'the 200 passes a proxy that does not record its route; the ACK goes past it and is lost', link='raw')
def ack_past(s):
    call = carrier_call(s, 'cube', talk=0)
    call.invite()
    call.ring()
    call.answer(resend=T_OTHER, until=20, contact='<sip:12@198.51.100.99:5060>')
    for after in (0.0,) + T_OTHER[:4]:
        s.world.message(call.t - 10**7 + int(after * 10**9), ('198.51.100.99', 5060), call.callee.address, 'udp',
                        call.last.data.replace(b'Via: ', b'Via: SIP/2.0/UDP 198.51.100.68;branch=z9hG4bKhop2\r\nVia: ', 1))
    s.sound(start=100)
    s.expect(call, 'record-route-missing', [('Contact', '198.51.100.99')])


@capture('ack-to-private-contact', 'the 200 of a public host says Contact 10.9.9.9, and the ACK goes there', link='ethernet')
def ack_private(s):
    call = carrier_call(s, 'yealink', talk=0)
    call.invite()
    call.ring()
    call.answer(resend=T_OTHER, until=20, contact='<sip:12@10.9.9.9:5060>')
    call.wait(0.01).ack(dst=('10.9.9.9', 5060), resend=T_OTHER, until=20)
    call.wait(32).request(call.callee, 'BYE')
    s.expect(call, 'contact-private-in-200', [('Contact', '10.9.9.9')])


@capture('invite-ignored', 'the host answers OPTIONS and not the INVITE', link='null')
def ignored(s):
    ping = carrier_call(s, 'chan_sip', talk=0)
    sent = ping.request(ping.caller, 'OPTIONS', uri='sip:sip.carrier.example', to_tag=False)
    ping.wait(0.02).respond(200, to=sent)
    call = s.out(s.pbx('chan_sip'), s.carrier(), host='sip.carrier.example', start=5)
    call.invite(resend=T_INVITE)
    s.sound(start=100)
    s.expect(call, 'invite-passed-over', [('request-line', 'sip.carrier.example')])


@capture('invite-unanswered-after-calls', 'INVITEs were answered before, this one is not', link='vlan')
def not_ignored(s):
    ping = carrier_call(s, 'pjsip', talk=0)
    sent = ping.request(ping.caller, 'OPTIONS', uri='sip:sip.carrier.example', to_tag=False)
    ping.wait(0.02).respond(200, to=sent)
    before = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example', start=1)
    before.connect(talk=1)
    before.hangup()
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example', start=20)
    call.invite(resend=T_INVITE)
    s.sound(start=100)
    s.expect(call, 'term-firewall-blocks-outbound-sip')
    s.forbid('invite-passed-over')


# Statuses that mean something else

def quick(s, start, code, dialled='+12065550147', pbx='cube', after=0.1, **more):
    """A call that is refused at once."""
    call = s.out(s.pbx(pbx), s.carrier(), dialled=dialled, host='sip.carrier.example', start=start, **more)
    call.invite()
    call.wait(0.02).respond(100)
    call.wait(after).respond(code)
    call.wait(0.01).ack_failure()
    return call


def long_call(s, start, seconds, number):
    call = s.out(s.pbx('cube'), s.carrier(), dialled=f'+1206555{number:04}', host='sip.carrier.example', start=start)
    call.connect()
    call.wait(seconds).hangup()
    return call


@capture('channels-in-use', 'two numbers are refused with 486, only while two calls are up', link='raw')
def channels(s):
    for at, seconds in ((0, 60), (1, 60), (90, 5)):
        long_call(s, at, seconds, 100 + at)
    for at in range(2):
        s.expect(quick(s, 20 + 5 * at, 486, f'+1206555040{at}'), 'concurrent-call-limit-exceeded', [('status-line', '486')])


@capture('busy-while-others-talk', 'one called party is busy while two calls are up; another call gets through then', link='sll')
def busy_meanwhile(s):
    for at, seconds in ((0, 60), (1, 60), (30, 5), (90, 5)):
        long_call(s, at, seconds, 200 + at)
    call = quick(s, 20, 486)
    s.expect(call, state='busy')
    s.forbid('concurrent-call-limit-exceeded', 'refused-at-once')


@capture('refused-at-once', 'four calls to four numbers, each answered 480 after 20 ms', link='ethernet')
def at_once(s):
    calls = [quick(s, 10 * at, 480, f'+1206555030{at}', after=0.02) for at in range(4)]
    for call in calls:
        s.expect(call, 'refused-at-once', [('status-line', '480')])


@capture('failover-after-busy', 'the called party is busy, and the PBX tries the next gateway', link='sll2')
def failover(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host='198.51.100.68')
    call.invite()
    call.ring()
    call.wait(4).respond(486)
    call.wait(0.01).ack_failure()
    other = s.out(s.pbx('freeswitch'), s.carrier('198.51.100.70'), host='198.51.100.70', start=4.8)
    other.invite()
    other.ring()
    other.wait(4).respond(486)
    other.wait(0.01).ack_failure()
    s.expect(call, 'failover-after-final', [('status-line', '486')])
    s.expect(other, 'failover-after-final', [('status-line', '486')])


@capture('failover-after-503', 'the first gateway says 503, the next one takes the call', link='vlan')
def failover_right(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host='198.51.100.68')
    call.invite()
    call.wait(0.05).respond(503)
    call.wait(0.01).ack_failure()
    other = s.out(s.pbx('freeswitch'), s.carrier('198.51.100.70'), host='198.51.100.70', start=0.3)
    other.connect(talk=1)
    other.hangup()
    s.expect(other, state='completed')
    s.forbid('failover-after-final', 'retry-after-ignored')


@capture('retry-after-ignored', '503 with Retry-After: 30, and the next attempt after two seconds', link='null')
def too_soon(s):
    calls = []
    for start in (0, 2.5):
        call = s.out(s.pbx('odd'), s.carrier(), host='sip.carrier.example', start=start)
        call.invite()
        call.wait(0.05).respond(503, extra=(('Retry-After', '30'),))
        call.wait(0.01).ack_failure()
        calls.append(call)
    s.expect(calls[0], ['call-rejected', 'retry-after-ignored'], also=['retry-after-ignored'])


@capture('retry-after-kept', '503 with Retry-After: 30, and the next attempt after forty', link='ppp')
def in_good_time(s):
    for start in (0, 40):
        call = s.out(s.pbx('odd'), s.carrier(), host='sip.carrier.example', start=start)
        call.invite()
        call.wait(0.05).respond(503, extra=(('Retry-After', '30'),))
        call.wait(0.01).ack_failure()
        s.expect(call, ['call-rejected'])
    s.forbid('retry-after-ignored', 'concurrent-call-limit-exceeded')


@capture('tls-required', 'the carrier takes calls over TLS only and says so', link='raw')
def tls_only(s):
    call = carrier_call(s, 'cube', talk=0)
    call.invite()
    call.wait(0.05).respond(488, reason='TLS required')
    call.wait(0.01).ack_failure()
    s.expect(call, 'secure-transport-required', [('status-line', 'TLS')])
    s.forbid('codec-mismatch-488', 'codec-g711-missing')


@capture('invite-contact-loopback', 'the Contact of the INVITE is 127.0.0.1: 400', link='sll')
def loopback(s):
    call = s.out(s.pbx('generic', contact='127.0.0.1:5060'), s.carrier(), host='sip.carrier.example')
    call.invite()
    call.wait(0.05).respond(400)
    call.wait(0.01).ack_failure()
    s.expect(call, 'loop-contact', [('Contact', '127.0.0.1')])


@capture('stir-438', 'the signature of the caller does not fit: 438', link='ethernet')
def stir(s):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite(extra=(('Identity', 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln;info=<https://cert.example/a.pem>;alg=ES256'),))
    call.wait(0.05).respond(438, reason='Invalid Identity Header')
    call.wait(0.01).ack_failure()
    s.expect(call, 'provider-status-meaning', [('status-line', '438')])


@capture('rejected-608', 'a service on the way blocks the caller: 608', link='sll2')
def analytics(s):
    call = carrier_call(s, 'cube', talk=0)
    call.invite()
    call.wait(0.05).respond(608, reason='Rejected')
    call.wait(0.01).ack_failure()
    s.expect(call, 'provider-status-meaning', [('status-line', '608')])


@capture('too-large-513', 'the carrier does not take a message of that size', link='null')
def too_large(s):
    call = carrier_call(s, 'folded', talk=0)
    call.invite()
    call.wait(0.05).respond(513, reason='Message Too Large')
    call.wait(0.01).ack_failure()
    s.expect(call, 'message-too-large-513', [('status-line', '513')])


@capture('rings-after-ten-seconds', 'ten seconds pass from the INVITE to the ringing', link='vlan')
def slow(s):
    call = carrier_call(s, 'yealink', talk=0)
    call.invite()
    call.ring(after=10)
    call.answer()
    call.wait(0.01).ack()
    call.talk(1).hangup()
    s.expect(call, also=['pdd-high'], cause='pdd-high')


@capture('rings-after-five-seconds', 'five seconds pass, which is nothing special', link='raw')
def not_slow(s):
    call = carrier_call(s, 'yealink', talk=0)
    call.invite()
    call.ring(after=5)
    call.answer()
    call.wait(0.01).ack()
    call.talk(1).hangup()
    s.expect(call, state='completed')
    s.forbid('pdd-high', 'message-too-large-513', 'secure-transport-required', 'loop-contact', 'provider-status-meaning',
             'number-not-found')
