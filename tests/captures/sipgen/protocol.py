"""Faults of dialogs, transactions, registrations and session descriptions that any provider's calls may have."""
from . import sip
from .call import T_INVITE, T_OTHER, Party
from .media import exchange
from .scene import PBX, USER, capture, signs


def carrier_call(s, style='pjsip', talk=1.2, **more):
    call = s.out(s.pbx(style, **more), s.carrier(), host='sip.carrier.example')
    if talk:
        call.connect(talk=talk)
    return call


@capture('reinvite-glare', 'both sides send a re-INVITE at once: 491, then one tries again and succeeds', link='sll')
def glare(s):
    call = carrier_call(s)
    mine = call.request(call.caller, 'INVITE', body=call.description(call.caller))
    theirs = call.wait(0.004).request(call.callee, 'INVITE', body=call.description(call.callee))
    for sent, party in ((mine, call.caller), (theirs, call.callee)):
        call.wait(0.01).respond(491, to=sent)
        call.wait(0.01).ack_failure(invite=sent)
    call.wait(2.4)
    exchange(call, call.caller)
    call.talk(8).hangup()
    s.expect(call, state='completed')
    s.forbid('reinvite-failed-call-ends', 'glare-491')
    s.forbid('reinvite-failed', 'reinvite-unanswered', 'reinvite-media-refused')


@capture('reinvite-481', 'a re-INVITE is answered 481 and the call ends', link='raw')
def reinvite_lost(s):
    call = carrier_call(s, 'freeswitch', talk=3)
    again = call.request(call.caller, 'INVITE', body=call.description(call.caller))
    call.wait(0.03).respond(481, to=again)
    call.wait(0.01).ack_failure(invite=again)
    bye = call.wait(0.02).request(call.caller, 'BYE')
    call.wait(0.03).respond(481, to=bye)
    s.expect(call, 'reinvite-failed-call-ends', [('status-line', '481')], also=['bye-481'])


@capture('reinvite-refused', 'a re-INVITE to T.38 is answered 488, the call goes on in G.711', link='sll2')
def t38_refused(s):
    call = carrier_call(s, 'cube', talk=1)
    body = call.description(call.caller).split(b'm=')[0] + b'm=image 20412 udptl t38\r\na=T38FaxVersion:0\r\n'
    again = call.request(call.caller, 'INVITE', body=body)
    call.wait(0.03).respond(488, to=again)
    call.wait(0.01).ack_failure(invite=again)
    call.talk(2).hangup()
    s.expect(call, 't38-reinvite-488', [('status-line', '488')], state='completed')
    s.forbid('codec-mismatch-488', 'codec-g711-missing', 'reinvite-failed-call-ends')


@capture('bye-unknown', 'BYE is answered 481: the other side has forgotten the dialog', link='ethernet')
def bye_unknown(s):
    call = carrier_call(s, 'yealink', talk=2)
    bye = call.request(call.caller, 'BYE')
    call.wait(0.02).respond(481, to=bye)
    s.expect(call)
    s.forbid('ack-missing')


@capture('bye-glare', 'both sides hang up at once: one BYE meets no dialog any more, which is no fault', link='null')
def bye_glare(s):
    call = carrier_call(s, 'freeswitch', talk=2)
    one = call.request(call.caller, 'BYE')
    two = call.wait(0.006).request(call.callee, 'BYE')
    call.wait(0.02).respond(200, to=one)
    call.respond(481, to=two)
    s.expect(call, state='completed')
    s.forbid('bye-481', 'reinvite-failed-call-ends')
    s.forbid('bye-unanswered', 'request-unanswered')


@capture('cancel-too-late', 'CANCEL and 200 cross: the call is acknowledged and hung up at once', link='sll')
def cancel_late(s):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    call.ring()
    cancel = call.wait(4).cancel()
    call.wait(0.002).answer(0)
    call.wait(0.02).respond(200, to=cancel, contact=False)
    call.wait(0.01).ack()
    call.wait(0.002).hangup()
    s.expect(call)
    s.forbid('ack-missing', 'ack-cseq-mismatch')


@capture('487-not-acknowledged', 'the 487 is repeated, its ACK never comes', link='sll2')
def no_ack_487(s):
    call = carrier_call(s, 'generic', talk=0)
    call.invite()
    call.ring()
    cancel = call.wait(3).cancel()
    call.wait(0.03).respond(200, to=cancel, contact=False)
    call.wait(0.01).respond(487, resend=T_OTHER)
    s.expect(call, state='cancelled')
    s.forbid('ack-missing')


@capture('session-timer-expires', 'a session of 120 s that nobody refreshes ends before its time (RFC 4028)', link='ethernet')
def timer_expires(s):
    call = carrier_call(s, 'cube', talk=0)
    call.invite(extra=(('Supported', 'timer'), ('Session-Expires', '120')))
    call.ring()
    call.answer(extra=(('Require', 'timer'), ('Session-Expires', '120;refresher=uac')))
    call.wait(0.01).ack()
    for party in (call.caller, call.callee):
        call.rtp(party, 88, every=0.9)
    call.wait(88).hangup(call.callee)
    s.expect(call, ['session-timer-expiry'], [('Session-Expires', '120')])


@capture('session-timer-refreshed', 'the same session is refreshed in time', link='sll')
def timer_refreshed(s):
    call = carrier_call(s, 'cube', talk=0)
    extra = (('Supported', 'timer'), ('Session-Expires', '90;refresher=uac'))
    call.invite(extra=extra)
    call.ring()
    call.answer(extra=(('Require', 'timer'), ('Session-Expires', '90;refresher=uac')))
    call.wait(0.01).ack()
    for party in (call.caller, call.callee):
        call.rtp(party, 70, every=0.9)
    update = call.wait(45).request(call.caller, 'UPDATE', extra=extra)
    call.wait(0.03).respond(200, to=update, contact=call.contact(call.callee), extra=(('Session-Expires', '90;refresher=uac'),))
    call.wait(25).hangup()
    s.expect(call, state='completed')
    s.forbid('session-timer-expiry')


@capture('100rel-refused', 'INVITE requires 100rel, the other side cannot: 420', link='raw')
def rel_refused(s):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite(extra=(('Require', '100rel'),))
    call.wait(0.04).respond(420, extra=(('Unsupported', '100rel'),))
    call.wait(0.01).ack_failure()
    s.expect(call, ['100rel-420', 'rejected', 'call-rejected', 'provider-status-meaning'], [])


@capture('100rel-answered', 'a reliable 183 and its PRACK (RFC 3262)', link='vlan')
def rel_fine(s):
    call = carrier_call(s, 'cube', talk=0)
    call.invite(extra=(('Supported', '100rel'),))
    call.ring(183, extra=(('Require', '100rel'), ('RSeq', '311')), body=call.description(call.callee))
    prack = call.wait(0.02).request(call.caller, 'PRACK', extra=(('RAck', f'311 {call.first.message.get("CSeq")}'),))
    call.wait(0.03).respond(200, to=prack)
    call.answer(answer=b'')
    call.wait(0.01).ack()
    call.talk(1.2).hangup()
    s.expect(call, state='completed')
    s.forbid('prack-missing', 'no-sdp-in-2xx', '100rel-420')
    s.forbid('extension-required-421', 'answer-codec-not-offered')


@capture('100rel-no-prack', 'a reliable 183 is repeated without a PRACK, then 504', link='sll2')
def rel_no_prack(s):
    call = carrier_call(s, 'freeswitch', talk=0)
    call.invite(extra=(('Supported', '100rel'),))
    call.ring(183, extra=(('Require', '100rel'), ('RSeq', '977')), resend=(0.5, 1.5, 3.5, 7.5, 15.5, 31.5),
              body=call.description(call.callee))
    call.wait(32).respond(504)
    call.wait(0.01).ack_failure()
    s.expect(call, ['prack-missing', 'rejected', 'call-rejected', 'provider-status-meaning'], [])


@capture('too-many-hops', '483: Max-Forwards came to its end', link='loop')
def hops(s):
    call = carrier_call(s, 'generic', talk=0)
    call.invite(edit=lambda m: m.set('Max-Forwards', '1'))
    call.wait(0.04).respond(483)
    call.wait(0.01).ack_failure()
    s.expect(call, ['too-many-hops-483', 'loop-482', 'rejected', 'call-rejected', 'provider-status-meaning'], [])


@capture('dtmf-one-sided', 'telephone-event in the offer only', link='sll')
def dtmf(s):
    call = s.out(s.pbx('pjsip'), s.carrier(codecs=('PCMU', 'CN')), host='sip.carrier.example')
    call.connect(talk=1.5)
    call.hangup()
    s.expect(call, 'dtmf-no-telephone-event', [('sdp:m', 'm=audio')], state='completed')


@capture('answer-not-offered', 'the answer holds a codec that the offer did not', link='ethernet')
def not_offered(s):
    call = s.out(s.pbx('pjsip', codecs=('PCMU', 'CN')), s.carrier(codecs=('G722', 'CN')), host='sip.carrier.example')
    call.connect()
    call.wait(0.3).hangup()
    s.expect(call, ['answer-codec-not-offered'], [('sdp:m', 'm=audio')])


@capture('registration', 'REGISTER challenged, then accepted', link='sll2')
def register(s):
    register_with(s, (401, 200))
    s.forbid('auth-loop', 'register-rejected', 'digest-credentials-wrong')
    s.forbid('register-bruteforce', 'registration-refused', 'scanner-probe', 'nonce-stale-loop')


@capture('registration-refused', 'REGISTER with the wrong password, again and again', link='raw')
def register_refused(s):
    register_with(s, (401, 401, 401, 401))


def register_with(s, codes):
    """REGISTERs answered by the codes, one after the other; from the second on they have credentials."""
    call = s.out(s.pbx('yealink'), s.carrier(), number='t-4711', dialled='t-4711', host='sip.carrier.example')
    extra = (('Expires', '600'), ('Contact', f'<sip:t-4711@{PBX}:5060>'))
    for at, code in enumerate(codes):
        nonce = call.chance.hex(24)
        sent = call.request(call.caller, 'REGISTER', 'sip:sip.carrier.example', to_tag=False, extra=extra)
        more = (('WWW-Authenticate', f'Digest realm="sip.carrier.example", nonce="{nonce}", qop="auth"'),) if code == 401 else \
            (('Expires', '600'),)
        call.wait(0.03).respond(code, to=sent, extra=more, contact=extra[1][1] if code == 200 else None)
        digest = sip.digest('t-4711', 'plum', 'sip.carrier.example', nonce, 'REGISTER', 'sip:sip.carrier.example', call.chance.hex(8))
        extra = extra[:2] + (('Authorization', digest),)
        call.wait(0.01)
    return call


@capture('content-length-too-long', 'Content-Length says more than the datagram holds: 400', link='sll')
def length(s):
    call = carrier_call(s, 'generic', talk=0)

    def lie(message):
        message.length = len(message.body) + 240
    call.invite(edit=lie)
    call.wait(0.03).respond(400, reason='Bad Content-Length')
    call.wait(0.01).ack_failure()
    s.expect(call, ['content-length-mismatch'], [('Content-Length', '')])


@capture('content-length-short', 'surplus bytes after the body are none of ours', link='ethernet')
def surplus(s):
    call = carrier_call(s, 'odd', talk=0)

    def short(message):
        message.length = len(message.body)
        message.body += b'\0\0'
    call.invite(edit=short)
    call.ring()
    call.answer()
    call.wait(0.01).ack()
    call.talk(1).hangup()
    s.expect(call, state='completed')
    s.forbid('content-length-mismatch')
    s.forbid('sip-syntax')


@capture('srv-failover', 'the first server of two does not answer, the caller goes to the second', link='sll2')
def second_server(s):
    first = s.out(s.pbx('pjsip'), s.carrier('198.51.100.68'), host='sip.carrier.example')
    first.invite(resend=T_INVITE, until=8)
    call = s.out(first.caller, s.carrier('198.51.100.69'), host='sip.carrier.example', start=8.3)
    call.connect(talk=1)
    call.hangup()
    s.expect(call, state='completed')


@capture('transfer', 'REFER, NOTIFY, BYE: a blind transfer', link='vlan')
def transfer(s):
    call = carrier_call(s, 'yealink', talk=1)
    refer = call.request(call.caller, 'REFER', extra=(('Refer-To', '<sip:+12065550170@sip.carrier.example>'),))
    call.wait(0.02).respond(202, to=refer)
    for at, fragment in enumerate((b'SIP/2.0 100 Trying\r\n', b'SIP/2.0 200 OK\r\n')):
        state = 'active;expires=60' if not at else 'terminated;reason=noresource'
        notify = call.wait(0.4).request(call.callee, 'NOTIFY', body=fragment, extra=(
            ('Event', 'refer'), ('Subscription-State', state), ('Content-Type', 'message/sipfrag')))
        call.wait(0.01).respond(200, to=notify)
    call.wait(0.05).hangup()
    s.expect(call, state='completed')
    s.forbid('method-not-allowed', 'extension-required-421', 'sip-syntax', 'sdp-syntax')


@capture('proxy-in-front', 'the carrier\'s call by way of two proxies: two Record-Route, in the order of RFC 3261 12.1.2', link='raw')
def proxies(s):
    carrier = Party('198.51.100.68', 'generic', contact='198.51.100.90:5060',
                    routes=['<sip:198.51.100.68;lr>', '<sip:198.51.100.77;lr;transport=udp>'])
    call = s.into(s.pbx('pjsip'), provider=carrier)
    call.invite(extra=signs(call)[2:])
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.03).ack(routes=[])
    call.talk(1.3).hangup(call.callee)
    s.expect(call, state='completed')
    s.forbid('route-altered', 'ack-route-missing', 'record-route-altered-in-200')
    s.forbid('record-route-without-lr', 'loop-482', 'too-many-hops-483')


@capture('credentials-with-carrier', 'another carrier challenges by 401 and takes the digest', link='ppp')
def carrier_challenge(s):
    call = carrier_call(s, 'freeswitch', talk=0)
    call.invite()
    call.challenge(*USER, realm='carrier.example', code=401)
    call.ring()
    call.answer()
    call.wait(0.01).ack()
    call.talk(1).hangup()
    s.expect(call, state='completed')
    s.forbid('auth-loop', '401-vs-407-header-mixup')
