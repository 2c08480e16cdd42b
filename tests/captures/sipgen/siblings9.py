"""Faults that have another look than those of the other field modules, each with one that looks like it."""
from .call import T_INVITE, T_OTHER, Call, Party
from .field_dialog import SERVER, phone, register, registrar, ring_phone, timed, transfer
from .field_legs import taken_once
from .field_media import PUBLIC, both, voice
from .media import exchange
from .scene import USER, capture

CARRIER = '198.51.100.90'
REPORT = (('Event', 'refer'), ('Subscription-State', 'active;expires=60'), ('Content-Type', 'message/sipfrag'))
SHA = (('WWW-Authenticate', 'Digest realm="registrar.example", nonce="5eed", algorithm=SHA-256'),)


def into(s, style='cube', **more):
    """A call of some carrier to the PBX."""
    return s.into(s.pbx(style), s.carrier(CARRIER), **more)


@capture('credentials-challenged-once', 'an INVITE whose credentials were taken before is challenged again', link='ppp')
def invite_again(s):
    call = taken_once(s, lambda call: call.challenge(*USER, again=False))
    s.expect(call, 'digest-credentials-wrong', said={'digest-credentials-wrong': 'error possible'})


# Requests within the dialog

def notified(s, **more):
    call = transfer(s, 'yealink')
    sent = call.wait(0.1).request(call.callee, 'NOTIFY', body=b'SIP/2.0 100 Trying\r\n', extra=REPORT, **more)
    call.wait(0.02).respond(481, to=sent)
    call.wait(1).hangup()
    return call


@capture('notify-without-to-tag', 'the NOTIFY about a transfer has no To tag: 481', link='sll')
def no_tag(s):
    call = notified(s, to_tag=False)
    s.expect(call, 'dialog-tag-wrong', [('To', call.number)])
    s.forbid('transfer-notify-refused')


@capture('notify-with-to-tag', 'the NOTIFY about a transfer has its tags, and is refused all the same', link='raw')
def with_tag(s):
    s.expect(notified(s), also=['transfer-notify-refused'])
    s.forbid('dialog-tag-wrong')


def changed(s, repeats, ack):
    """A re-INVITE of the carrier that is taken; its 200 is repeated."""
    call = into(s, 'freeswitch')
    call.connect()
    both(call, 3)
    again = call.request(call.caller, 'INVITE', body=call.description(call.caller))
    call.wait(0.02).respond(200, to=again, body=call.description(call.callee), contact=call.contact(call.callee), resend=repeats)
    if ack:
        call.wait(0.6).request(call.caller, 'ACK', cseq=call.cseq[call.caller])
    both(call, 32)
    return call


@capture('reinvite-not-acknowledged', 'the 200 to a re-INVITE finds no ACK, and the PBX hangs up', link='ethernet')
def not_acknowledged(s):
    call = changed(s, T_OTHER, ack=False).hangup(party=None)
    s.expect(call, 'reinvite-not-acknowledged', [('status-line', '200')])


@capture('reinvite-acknowledged-late', 'the 200 to a re-INVITE is sent twice, and then its ACK comes', link='vlan')
def acknowledged_late(s):
    call = changed(s, (0.5,), ack=True).hangup()
    s.expect(call, state='completed')
    s.forbid('reinvite-not-acknowledged')


@capture('reinvite-put-off', 'a re-INVITE is answered 500 with Retry-After, and no other was under way', link='sll2')
def put_off(s):
    call = into(s, 'pjsip')
    call.connect()
    both(call, 3)
    again = call.request(call.caller, 'INVITE', body=call.description(call.caller))
    call.wait(0.02).respond(500, to=again, extra=(('Retry-After', '6'),))
    call.wait(0.01).ack_failure(invite=again)
    both(call, 3).hangup()
    s.expect(call, also=['reinvite-overlaps'], said={'reinvite-overlaps': 'warning likely'})


@capture('reliable-answered-without-prack', 'a reliable 183 finds no PRACK, and the call is answered all the same', link='null')
def answered_without(s):
    call = into(s, 'yealink')
    call.invite(extra=(('Supported', '100rel'),))
    call.ring(183, extra=(('Require', '100rel'), ('RSeq', '9')), resend=(0.5, 1.5, 3.5))
    call.answer(5)
    call.wait(0.01).ack()
    call.talk(2).hangup()
    s.expect(call, also=['prack-missing'], said={'prack-missing': 'warning likely'})


def crossed(s, hang_up):
    call = into(s)
    call.invite()
    call.ring()
    sent = call.wait(3).cancel()
    call.answer(0.001)
    call.wait(0.02).respond(481, to=sent)
    call.wait(0.01).ack()
    if hang_up:
        call.wait(0.01).hangup()
    s.sound(start=60)
    return call


@capture('cancel-crossed-stays-up', 'CANCEL and 200 cross; the 200 is acknowledged, and no BYE follows', link='raw')
def stays_up(s):
    s.expect(crossed(s, False), 'cancel-crossed-answer', [('request-line', 'CANCEL')])


@capture('cancel-crossed-hung-up', 'CANCEL and 200 cross; the 200 is acknowledged and the call hung up', link='sll')
def hung_up(s):
    crossed(s, True)
    s.forbid('cancel-crossed-answer')


# Session timers

def ended(s, text):
    call = timed(s, 'yealink', 'uas', 120)
    both(call, 80, every=0.2)
    return call.hangup(extra=(('Reason', f'SIP;cause=408;text="{text}"'),))


@capture('session-timer-said', 'a BYE after two thirds of the interval says that the session timer ran out', link='ppp')
def timer_said(s):
    s.expect(ended(s, 'Session timer expired'), 'session-timer-expiry')


@capture('session-timer-not-said', 'a BYE at the same time gives another reason', link='raw')
def timer_not_said(s):
    s.expect(ended(s, 'Request timeout'))
    s.forbid('session-timer-expiry')


# Registrations

@capture('register-sha-unanswered', 'each REGISTER is challenged for SHA-256, and none has credentials', link='sll2')
def sha(s):
    call = registrar(s, 'yealink')
    for _ in range(3):
        register(call, code=401, answer=SHA)
        call.wait(20)
    s.expect(call, 'digest-algorithm-unsupported', [('WWW-Authenticate', 'SHA-256')])


@capture('register-sha-cut', 'the capture ends with the challenge', link='vlan')
def sha_cut(s):
    register(registrar(s, 'yealink'), code=401, answer=SHA)
    s.forbid('digest-algorithm-unsupported', 'credentials-missing')


def call_phone(s, server, private='192.168.1.23'):
    call = Call(s.world, Party(server, 'pjsip'), Party(private, 'yealink'), '200', '4711', 'pbx.example', start=30,
                uri=f'sip:4711@{private}:5060')
    call.invite(resend=T_INVITE)
    return call


@capture('registered-called-at-private', 'a phone behind NAT is called at the private address of its Contact', link='ethernet')
def at_private(s):
    phone(s, ip='203.0.113.99', port=33001)
    call = call_phone(s, SERVER)
    phone(s, user='4712', start=90)
    s.expect(call, 'register-contact-private', [('request-line', '192.168.1.23')])


@capture('called-at-private-from-lan', 'a phone of the same LAN does not answer', link='raw')
def from_lan(s):
    call_phone(s, '192.168.1.5')
    phone(s, user='4712', start=90)
    s.forbid('register-contact-private')


# Refusals

def refused(s, code, reason, cause):
    call = s.out(s.pbx('yealink'), s.carrier(), host=PUBLIC)
    call.invite()
    call.wait(0.05).respond(100)
    call.wait(2).respond(code, reason=reason, extra=(('Reason', f'Q.850;cause={cause}'),))
    call.wait(0.01).ack_failure()
    return call


@capture('q850-other-language', 'the phrase of the 404 is German, the cause of Q.850 is 1', link='null')
def german(s):
    s.expect(refused(s, 404, 'Rufnummer nicht vergeben', 1), 'provider-status-meaning', [('Reason', '1')])


@capture('q850-says-nothing', 'the cause of Q.850 is 31, which names no fault', link='loop')
def normal(s):
    s.expect(refused(s, 480, 'Nicht erreichbar', 31), 'call-rejected')
    s.forbid('provider-status-meaning')


@capture('registered-other-case', 'jane is registered, and Jane is called: 404', link='sll')
def other_case(s):
    phone(s, user='jane')
    call = Call(s.world, Party('198.51.100.200', 'odd'), Party(SERVER, 'pjsip'), '200', 'Jane', 'pbx.example', start=20,
                uri='sip:Jane@pbx.example')
    call.invite()
    call.wait(0.1).respond(404)
    call.wait(0.01).ack_failure()
    s.expect(call, 'registered-under-other-form', [('request-line', 'Jane')])


# Media of two sides of which neither is known as the own

def astray(s, **more):
    call = into(s, 'odd')
    call.connect()
    voice(call, call.callee, 9, **more)
    voice(call, call.caller, 9)
    call.wait(9).hangup()
    return call


@capture('voice-to-wrong-address', 'the voice goes to an address that no SDP names', link='vlan')
def wrong_address(s):
    s.expect(astray(s, to=('198.51.100.7', 9000)), 'rtp-to-wrong-address', [('sdp:c', CARRIER)])


@capture('voice-to-source', 'the voice goes to where that of the other side comes from, not to its SDP', link='raw')
def to_source(s):
    call = into(s, 'odd')
    call.connect()
    voice(call, call.callee, 9, to=('198.51.100.7', 9000))
    voice(call, call.caller, 9, src=('198.51.100.7', 9000))
    call.wait(9).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-to-wrong-address')


def offered(s, resume):
    call = into(s, 'odd')
    call.invite(call.description(call.caller, address='0.0.0.0'))
    call.ring()
    call.answer()
    call.wait(0.01).ack()
    if resume:
        exchange(call.wait(0.5), call.caller)
        voice(call, call.callee, 11)
    voice(call, call.caller, 11)
    return call.wait(12).hangup()


@capture('offered-on-hold', 'the offer gives 0.0.0.0, and no re-INVITE follows', link='ethernet')
def on_hold(s):
    s.expect(offered(s, False), also=['answered-on-hold'], said={'answered-on-hold': 'warning likely'})


@capture('offered-on-hold-resumed', 'the offer gives 0.0.0.0, a re-INVITE the address', link='sll2')
def resumed(s):
    s.expect(offered(s, True), state='completed')
    s.forbid('answered-on-hold')


# Transport

def by_tcp(s, port):
    call = s.out(s.pbx('pjsip'), Party('198.51.100.68', 'generic', port=port), host='sip.carrier.example', transport='tcp')
    call.invite()
    s.sound(start=60)
    return call


@capture('sip-on-tls-port-silent', 'an INVITE in clear goes to port 5061 over TCP, and nothing comes back', link='ethernet')
def tls_port(s):
    s.expect(by_tcp(s, 5061), 'sip-on-tls-port', [('request-line', 'sip.carrier.example')], said={'sip-on-tls-port': 'error possible'})


@capture('sip-on-plain-port-silent', 'the same to port 5060', link='raw')
def plain_port(s):
    by_tcp(s, 5060)
    s.forbid('sip-on-tls-port')
