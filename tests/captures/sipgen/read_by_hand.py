"""Verdicts that say no more than the messages do, each beside a look-alike: transfers and subscriptions that are refused, bodies that
are too short, calls declined by nobody, registrars that fail."""
from . import sip
from .field_beside import with_nonce
from .field_dialog import transfer
from .protocol import carrier_call
from .scene import PBX, USER, capture

REALM = 'sip.carrier.example'


# Transfers

@capture('transfer-refused-hung-up', 'the REFER is refused, and who sent it hangs up at once', link='raw')
def refused_hung_up(s):
    call = transfer(s, code=603)
    call.wait(0.2).hangup()
    s.expect(call, also=['transfer-refused'], points=[('request-line', 'BYE')])


@capture('transfer-refused-goes-on', 'the REFER is refused, and the call goes on for a while', link='sll')
def refused_goes_on(s):
    call = transfer(s, 'cube', code=405)
    call.talk(4).hangup()
    s.expect(call, also=['transfer-refused'], points=[('status-line', '405')])


# Subscriptions

def subscribe(call, event, expires='300', target=None, **more):
    return call.request(call.caller, 'SUBSCRIBE', target or f'sip:4712@{REALM}', extra=(('Event', event), ('Expires', expires)), **more)


def subscribed(s, event):
    """A SUBSCRIBE that is challenged and taken, and its NOTIFY."""
    call = s.out(s.pbx('yealink'), s.carrier(), number='4711', dialled='4712', host=REALM)
    sent = subscribe(call, event, to_tag=False)
    call.wait(0.02).respond(401, to=sent, extra=(('WWW-Authenticate', f'Digest realm="{REALM}", nonce="7a6b5c4d", qop="auth"'),))
    digest = sip.digest('4711', 'plum', REALM, '7a6b5c4d', 'SUBSCRIBE', f'sip:4712@{REALM}', call.chance.hex(8))
    sent = call.wait(0.01).request(call.caller, 'SUBSCRIBE', f'sip:4712@{REALM}', to_tag=False,
                                   extra=(('Event', event), ('Expires', '300'), ('Authorization', digest)))
    call.wait(0.02).respond(202, reason='Accepted', to=sent, extra=(('Expires', '300'),))
    call.target[call.callee] = f'sip:4711@{PBX}:5060'
    notify = call.wait(0.02).request(call.callee, 'NOTIFY', extra=(('Event', event), ('Subscription-State', 'active;expires=300')))
    call.wait(0.02).respond(200, to=notify)
    return call


@capture('subscribe-refresh-481', 'the refresh of a subscription is answered 481', link='ethernet')
def refresh_lost(s):
    call = subscribed(s, 'dialog')
    sent = subscribe(call.wait(240), 'dialog', target='sip:4712@198.51.100.68:5070')
    call.wait(0.02).respond(481, to=sent)
    s.expect(call, also=['subscription-refused'], points=[('request-line', '198.51.100.68:5070')],
             said={'subscription-refused': 'warning likely'})


@capture('subscribe-refresh-403-begun-before', 'the capture begins with a refresh, which is refused', link='sll2')
def refresh_refused(s):
    call = s.out(s.pbx('cube'), s.carrier(), number='4711', dialled='4712', host=REALM)
    sent = subscribe(call, 'message-summary', target='sip:4712@198.51.100.68:5070')
    call.wait(0.02).respond(403, to=sent)
    s.expect(call, also=['subscription-refused'], said={'subscription-refused': 'warning likely'})


@capture('subscribe-end-481', 'the end of a subscription is answered 481: it is over either way', link='null')
def end_lost(s):
    call = subscribed(s, 'presence')
    sent = subscribe(call.wait(100), 'presence', expires='0', target='sip:4712@198.51.100.68:5070')
    call.wait(0.02).respond(481, to=sent)
    s.forbid('subscription-refused')


@capture('subscribe-404-other-event', 'a phone subscribes to the profiles of its maker: 404', link='raw')
def other_event(s):
    call = s.out(s.pbx('yealink'), s.carrier(), number='4711', dialled='4712', host=REALM)
    sent = subscribe(call, 'ua-profile;profile-type="device"', to_tag=False)
    call.wait(0.02).respond(404, to=sent)
    s.expect(call, also=['subscription-refused'], said={'subscription-refused': 'info proven'})


# Nothing rings

def cancelled_late(s, code):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    call.wait(0.04).respond(100)
    cancel = call.wait(21).cancel()
    call.wait(0.03).respond(200, to=cancel, contact=False)
    call.wait(0.5).respond(code)
    call.wait(0.004).ack_failure()
    return call


@capture('no-progress-then-408', '100, then nothing until the CANCEL, then 408', link='sll2')
def no_progress_408(s):
    s.expect(cancelled_late(s, 408), 'no-progress', [('status-line', '408')])


@capture('refused-before-cancel', '100, after nine seconds 500, which crosses a CANCEL', link='raw')
def refused_first(s):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    call.wait(0.04).respond(100)
    call.wait(9).respond(500)
    call.wait(0.002).cancel()
    call.wait(0.01).ack_failure()
    s.forbid('no-progress')


# Bodies that are shorter than they say

def longer(by):
    def lie(message):
        message.length = len(message.body) + by
    return lie


@capture('content-length-too-long-answered', 'Content-Length says more than there is, and the call is answered', link='ethernet')
def long_answered(s):
    call = carrier_call(s, 'generic', talk=0)
    call.invite(edit=longer(36))
    call.challenge(*USER, edit=longer(36))
    call.ring()
    call.answer()
    call.wait(0.01).ack()
    call.talk(1).hangup()
    s.expect(call, state='completed', also=['content-length-mismatch'], said={'content-length-mismatch': 'warning likely'})


@capture('content-length-too-long-in-200', 'the 200 says more than it holds; it is sent again and again', link='sll')
def long_answer(s):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    call.ring()
    call.answer(edit=longer(120), resend=(0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5))
    s.sound(start=60)
    s.expect(call, 'content-length-mismatch', [('Content-Length', '')])


@capture('content-length-without-returns', 'a copy whose body lost its CRs: so many bytes fewer', link='raw')
def bare_feeds(s):
    call = carrier_call(s, 'generic', talk=0)

    def unix(message):
        message.length = len(message.body)
        message.body = message.body.replace(b'\r\n', b'\n')
    call.invite(edit=unix)
    call.ring()
    call.answer()
    call.wait(0.01).ack()
    call.talk(1).hangup()
    s.forbid('content-length-mismatch')


# Declined, and busy

def declined(s, after):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    call.wait(after).respond(603)
    call.wait(0.01).ack_failure()
    return call


@capture('declined-before-ringing', '603 at once, and nothing had rung', link='ethernet')
def declined_at_once(s):
    s.expect(declined(s, 0.06), state='declined', also=['outcome-declined'], said={'outcome-declined': 'info possible'})


@capture('declined-after-four-seconds', '603 after four seconds without ringing', link='null')
def declined_later(s):
    s.expect(declined(s, 4), state='declined', also=['outcome-declined'], said={'outcome-declined': 'info likely'})


@capture('busy-of-a-call-begun-before', 'the capture begins with the 486', link='raw')
def busy_late(s):
    call = carrier_call(s, 'cube', talk=0)
    call.invite(lost=True)
    call.wait(7).respond(486)
    call.wait(0.01).ack_failure()
    s.expect(call, state='busy', also=['outcome-busy'], said={'outcome-busy': 'info likely'})


# Registrations

def register(call, nonce=None, **more):
    uri = f'sip:{REALM}'
    extra = (('Expires', '600'), ('Contact', f'<sip:{call.number}@{PBX}:5060>'))
    if nonce:
        extra += (('Authorization', sip.digest('t-4711', 'plum', REALM, nonce, 'REGISTER', uri, call.chance.hex(8))),)
    return call.request(call.caller, 'REGISTER', uri, to_tag=False, extra=extra, **more)


def client(s, start=0.0):
    return s.out(s.pbx('yealink'), s.carrier(), number='t-4711', dialled='t-4711', host=REALM, start=start)


@capture('registration-504', 'the registrar answers 504: its way onward is down', link='ethernet')
def registrar_fails(s):
    call = client(s)
    call.wait(3).respond(504, to=register(call))
    s.expect(call, 'registration-refused', [('status-line', '504'), ('To', 't-4711')])


@capture('registration-504-without-request', 'only the 504 was captured', link='sll')
def registrar_fails_unseen(s):
    call = client(s)
    call.wait(3).respond(504, to=register(call, lost=True))
    s.expect(call, 'registration-refused', [('To', 't-4711')])


def challenged(call, code, reason=None):
    nonce = call.chance.hex(8)
    ask = (('WWW-Authenticate', f'Digest realm="{REALM}", nonce="{nonce}", qop="auth"'),)
    call.wait(0.02).respond(401, to=register(call), extra=ask)
    sent = register(call.wait(0.01), nonce)
    call.wait(0.02).respond(code, to=sent, reason=reason, contact=call.contact(call.caller) if code == 200 else None,
                            extra=(('Expires', '600'),) if code == 200 else ())


@capture('registration-refused-once', 'a user who is let in, and later refused with the same credentials: possible at most', link='null')
def refused_once(s):
    challenged(client(s), 200)
    challenged(client(s, start=900), 403, 'Wrong password or domain')
    s.forbid('nonce-count-reused', 'registration-refused', 'registration-ran-out')


@capture('registration-refused-always', 'a user who is refused each time', link='raw')
def refused_always(s):
    call = client(s)
    challenged(call, 403, 'Wrong password or domain')
    s.expect(call, 'digest-credentials-wrong', [('status-line', 'Wrong password')], said={'digest-credentials-wrong': 'error likely'})


# Nonce counts within the call

@capture('bye-nonce-count-403', 'the BYE has the nonce count of the INVITE, and is refused 403: that may have another reason', link='sll2')
def bye_forbidden(s):
    with_nonce(s, 1, 403)
    s.forbid('nonce-count-reused')
