"""Sound calls and dialogs that draw no warning, each beside the capture that does: a phone that is woken, events that a phone asks
for by itself, a challenge out of order, a phone that is called by its Contact."""
from . import sip
from .field_media import both
from .field_troubles import answered, refuse
from .protocol import carrier_call
from .read_by_hand import REALM, subscribe
from .scene import PBX, USER, capture


# The time until it rings

def woken(s, code, reason):
    """A phone that has to be woken: 18x at once tells the caller so, and it rings after ten seconds."""
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    call.wait(0.04).respond(100)
    call.wait(0.2).respond(code, reason=reason)
    call.ring(trying=None, after=10)
    call.answer()
    call.wait(0.012).ack()
    both(call, 4).hangup()
    s.expect(call, state='completed')
    s.forbid('pdd-high')


@capture('queued-then-rings', 'the call is queued at once, and rings after ten seconds', link='raw')
def queued(s):
    woken(s, 182, 'Queued')


@capture('forwarded-then-rings', 'the call is forwarded at once, and rings after ten seconds', link='sll')
def forwarded(s):
    woken(s, 181, 'Call Is Being Forwarded')


@capture('rings-late', '100, and it rings after ten seconds', link='sll2')
def rings_late(s):
    call = carrier_call(s, 'yealink', talk=0)
    call.connect(ring=10)
    both(call, 4).hangup()
    s.expect(call, also=['pdd-high'], points=[('status-line', '180 Ringing')], said={'pdd-high': 'warning likely'})


# Subscriptions

@capture('subscribe-489-features', 'a phone asks whether it may share its keys with the server, which knows no such event', link='null')
def features(s):
    call = s.out(s.pbx('cube'), s.carrier(), number='4711', dialled='4712', host=REALM)
    sent = subscribe(call, 'as-feature-event', to_tag=False)
    call.wait(0.02).respond(489, reason='Bad Event', to=sent)
    s.expect(call, also=['subscription-refused'], said={'subscription-refused': 'info proven'})


@capture('subscribe-489-shared-line', 'the server does not know the event of shared lines', link='ethernet')
def shared_line(s):
    call = s.out(s.pbx('cube'), s.carrier(), number='4711', dialled='4712', host=REALM)
    sent = subscribe(call, 'call-info', to_tag=False)
    call.wait(0.02).respond(489, reason='Bad Event', to=sent)
    s.expect(call, also=['subscription-refused'], said={'subscription-refused': 'warning proven'})


# Within the call

@capture('reinvite-challenged-out-of-order', 'the re-INVITE with credentials stands before its challenge in the capture', link='raw')
def out_of_order(s):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    answered(call)
    body, nonce = call.description(call.caller), call.chance.hex(32)
    challenged = both(call, 3).request(call.caller, 'INVITE', body=body)
    proof = sip.digest(*USER, REALM, nonce, 'INVITE', call.target[call.caller], call.chance.hex(16))
    again = call.wait(0.01).request(call.caller, 'INVITE', body=body, extra=(('Proxy-Authorization', proof),))
    call.wait(0.02).respond(407, to=challenged, extra=(('Proxy-Authenticate', f'Digest realm="{REALM}",qop="auth",nonce="{nonce}"'),))
    call.wait(0.001).ack_failure(invite=challenged)
    call.wait(0.02).respond(200, to=again, body=call.description(call.callee))
    call.wait(0.01).ack(cseq=call.cseq[call.caller])
    both(call, 3).hangup()
    s.expect(call, state='completed')
    s.forbid('dialog-challenge-unanswered', 'reinvite-failed')


# A phone that is called by the user of its Contact

@capture('number-in-to-phone-absent', 'a phone is called by its Contact, the number stands in To: 480 without a word', link='null')
def phone_absent(s):
    call = s.into(s.pbx(), s.carrier(), dialled='x7f3k2', host=f'{PBX}:5060')
    call.to_value = '<sip:+13035550112@sip.carrier.example>'
    call.invite()
    s.expect(refuse(call, 480), 'call-rejected')
    s.forbid('number-in-to-only')


# Voice from before the SDPs that were captured

@capture('begins-before-t38', 'the capture begins at the answer: the offer is not in it, the T.38 that replaces the voice is', link='sll')
def before_t38(s):
    s.world.keep = lambda at, src, dst: at > 2.3
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    answered(call)
    both(call, 3)
    fax = dict(kind='image', profile='udptl', codecs=(), extra=('a=T38FaxVersion:0',))
    sent = call.request(call.callee, 'INVITE', body=call.description(call.callee, **fax).replace(b'udptl \r', b'udptl t38\r'))
    call.wait(0.03).respond(200, to=sent, body=call.description(call.caller, **fax).replace(b'udptl \r', b'udptl t38\r'),
                            contact=call.contact(call.caller))
    call.wait(0.02).request(call.callee, 'ACK', cseq=call.cseq[call.callee])
    call.wait(9).hangup()
    s.expect(call)
    s.forbid('rtp-pt-not-negotiated')
