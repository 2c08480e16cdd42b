"""Faults that show only beside another call, dialog, branch or stream: the leg behind a B2BUA, dialogs that a transfer takes
over, redirections, subscriptions, early media of a fork, voice whose source moves; each with one that looks like it."""
from .call import T_INVITE, T_OTHER, Party
from .field_dialog import carrier_call, registrar, report
from .field_facts import credentials
from .field_media import both, call_to, voice
from .scene import PBX, TRUNK, capture
from .sip import sdp

PUBLIC, BEHIND = 'sip.carrier.example', '198.51.100.210'


# The leg behind a B2BUA

def two_legs(s, style='freeswitch', behind=BEHIND, start=0.0):
    """A phone calls by way of the PBX, which begins a call of its own to the carrier."""
    phone = Party('203.0.113.77', 'yealink')
    first = s.out(phone, s.pbx(style), host=PBX, start=start)
    first.invite()
    first.wait(0.01).respond(100)
    second = s.out(s.pbx(style), Party(behind, 'generic'), host=PUBLIC, start=start + 0.15)
    second.invite()
    return first, second


def ends(first, second, at, code, reason=None):
    """The carrier refuses, and the PBX hands it back."""
    second.wait(at).respond(code, reason=reason)
    second.wait(0.004).ack_failure()
    first.t = second.t
    first.wait(0.01).respond(code, reason=reason)
    first.wait(0.004).ack_failure()


@capture('b2bua-leg-refused', 'the leg behind the PBX is refused with 404, and the phone gets the 404', link='ethernet')
def leg_refused(s):
    first, second = two_legs(s)
    ends(first, second, 0.1, 404)
    s.expect(second, 'call-rejected')
    s.expect(first, 'leg-behind-refused', [('status-line', '404')])


@capture('b2bua-leg-other-status', 'the leg behind is refused with 503, and the PBX says 500', link='sll')
def leg_other_status(s):
    first, second = two_legs(s, 'pjsip')
    second.wait(0.1).respond(503)
    second.wait(0.004).ack_failure()
    first.t = second.t
    first.wait(0.01).respond(500)
    first.wait(0.004).ack_failure()
    s.expect(second, 'call-rejected')
    s.expect(first, 'leg-behind-refused', [('status-line', '500')])


@capture('b2bua-leg-silent', 'nothing answers on the leg behind, and the PBX says 503', link='raw')
def leg_silent(s):
    phone = Party('203.0.113.77', 'yealink')
    first = s.out(phone, s.pbx('freeswitch'), host=PBX)
    first.invite()
    first.wait(0.01).respond(100)
    second = s.out(s.pbx('freeswitch'), Party(BEHIND, 'generic'), host=PUBLIC, start=0.15)
    second.invite(resend=T_INVITE, until=8)
    first.wait(12).respond(503)
    first.wait(0.004).ack_failure()
    s.sound(start=60)
    s.expect(second, ['request-unanswered', 'term-firewall-blocks-outbound-sip', 'invite-passed-over'])
    s.expect(first, 'leg-behind-refused', [('status-line', '503')])


@capture('b2bua-second-try', 'the first leg behind is refused, the second one is taken', link='vlan')
def second_try(s):
    first, second = two_legs(s, 'pjsip')
    second.wait(0.1).respond(503)
    second.wait(0.004).ack_failure()
    third = s.out(s.pbx('pjsip'), Party('198.51.100.211', 'generic'), host='b.carrier.example', start=0.4)
    third.connect(talk=2)
    first.t = third.t
    first.wait(0.01).respond(486)
    first.wait(0.004).ack_failure()
    third.hangup()
    s.expect(third, state='completed')
    s.forbid('leg-behind-refused')


@capture('b2bua-refused-before', 'the PBX refuses with 403 by itself while another call of it to a like number is under way', link='sll2')
def refused_before(s):
    first, second = two_legs(s, 'odd')
    first.wait(0.3).respond(403)
    first.wait(0.004).ack_failure()
    second.wait(3).respond(404)
    second.wait(0.004).ack_failure()
    s.expect(first, ['acl-ip-not-allowed', 'call-rejected', 'term-ruri-not-termination-uri'])
    s.forbid('leg-behind-refused')


# Dialogs that a transfer takes over

def consultation(s, start=0.0, ended=False):
    """The call of the transferring side with the new target."""
    call = s.out(s.pbx('pjsip'), s.carrier(), host=PUBLIC, number='+13035550112', dialled='+12065550190', start=start)
    call.connect(talk=1)
    if ended:
        call.hangup()
    return call


def attended(s, replaces, answer='SIP/2.0 481 Call/Transaction Does Not Exist', **more):
    call = s.out(s.pbx('pjsip'), s.carrier(), host=PUBLIC, start=8)
    call.connect(talk=1)
    value = replaces(call).replace('@', '%40').replace(';', '%3B').replace('=', '%3D')
    sent = call.request(call.caller, 'REFER', extra=(('Refer-To', f'<sip:+12065550190@{PUBLIC}?Replaces={value}>'),
                                                     ('Referred-By', call.from_value)))
    call.wait(0.03).respond(202, to=sent)
    report(call, 'SIP/2.0 100 Trying')
    report(call, answer, 'terminated;reason=noresource')
    call.wait(1).hangup()
    return call


def named(call, to=None, off=''):
    return f'{call.id};to-tag={call.tags[call.callee]}{off};from-tag={call.tags[call.caller]}'


@capture('transfer-replaces-itself', 'Replaces names the call in which the REFER is sent: 481', link='ethernet')
def replaces_itself(s):
    consultation(s)
    call = attended(s, named)
    s.expect(call, 'replaces-other-dialog', [('Refer-To', 'Replaces')])


@capture('transfer-replaces-other-tags', 'Replaces names the second call with a tag that it never had: 481', link='sll')
def replaces_tags(s):
    second = consultation(s)
    call = attended(s, lambda call: named(second, off='x'))
    s.expect(call, 'replaces-other-dialog', [('Refer-To', 'Replaces')])


@capture('transfer-replaces-ended', 'the second call is hung up before the REFER that names it: 603', link='raw')
def replaces_ended(s):
    second = consultation(s, ended=True)
    call = attended(s, lambda call: named(second), 'SIP/2.0 603 Decline')
    s.expect(call, 'replaces-other-dialog', [('Refer-To', 'Replaces')])


@capture('transfer-replaces-right', 'Replaces names the second call as it is, and the target is busy', link='vlan')
def replaces_right(s):
    second = consultation(s)
    call = attended(s, lambda call: named(second), 'SIP/2.0 486 Busy Here')
    s.expect(call, 'transfer-failed')
    s.forbid('replaces-other-dialog', 'replaces-unknown', 'replaces-without-tags')


@capture('replaces-ended-invite', 'the INVITE is to take over a call that has ended: 481', link='null')
def invite_replaces_ended(s):
    second = consultation(s, ended=True)
    call = s.out(s.pbx('cube'), s.carrier(), host=PUBLIC, start=10)
    call.invite(extra=(('Replaces', named(second)),))
    call.wait(0.03).respond(481)
    call.wait(0.01).ack_failure()
    s.expect(call, 'replaces-other-dialog', [('Replaces', 'to-tag')])


@capture('replaces-taken', 'the INVITE takes over a call that is up', link='sll2')
def invite_replaces(s):
    second = consultation(s)
    call = s.out(s.pbx('cube'), s.carrier(), host=PUBLIC, start=10)
    call.invite(extra=(('Replaces', named(second)),))
    call.answer(0.1)
    call.wait(0.01).ack()
    call.talk(2).hangup()
    s.expect(call, state='completed')
    s.forbid('replaces-other-dialog', 'replaces-unknown')


# Redirections

def redirected(s, code=302, contact='<sip:+12065550147@198.51.100.77:5060>'):
    call = s.out(host=TRUNK)
    call.invite()
    call.wait(0.02).respond(100)
    call.wait(0.1).respond(code, contact=contact, reason='Moved Temporarily')
    call.wait(0.004).ack_failure()
    return call


@capture('redirect-not-followed', '302 with a Contact, to which no INVITE follows', link='ethernet')
def not_followed(s):
    call = redirected(s)
    s.sound(start=40)
    s.expect(call, 'redirect-not-followed', [('Contact', '198.51.100.77')])


@capture('redirect-followed-later', '302, and five seconds later the caller calls the Contact', link='raw')
def followed_later(s):
    redirected(s)
    second = s.out(s.pbx(), s.carrier('198.51.100.77'), host='198.51.100.77:5060', start=5)
    second.connect(talk=2)
    second.hangup()
    s.sound(start=40)
    s.expect(second, state='completed')
    s.forbid('redirect-not-followed', 'redirect-without-contact')


@capture('redirect-of-provider', 'the PBX redirects a call of the provider, which follows where no capture sees it', link='sll')
def redirect_inward(s):
    call = s.into()
    call.invite()
    call.wait(0.05).respond(302, contact='<sip:+12065550155@198.51.100.80>', reason='Moved Temporarily')
    call.wait(0.02).ack_failure()
    s.sound(start=40)
    s.forbid('redirect-not-followed')


# Subscriptions

def subscribed(s, style='yealink', notify=None, expires='300'):
    call = registrar(s, style)
    sent = call.first = call.request(call.caller, 'SUBSCRIBE', 'sip:4712@registrar.example', to_tag=False,
                                     extra=(('Event', 'dialog'), ('Expires', expires)))
    call.target[call.callee] = f'sip:4711@{PBX}:5060'
    if notify is not None:
        call.wait(0.01)
        told = call.request(call.callee, 'NOTIFY', extra=(('Event', 'dialog'), ('Subscription-State', notify)))
        call.wait(0.02).respond(200, to=told)
    call.wait(0.02).respond(200, to=sent, extra=(('Expires', expires),))
    s.sound(start=90)
    return call


@capture('subscribe-without-notify', 'the SUBSCRIBE is answered 200, and no NOTIFY comes', link='raw')
def no_notify(s):
    s.expect(subscribed(s), also=['subscription-not-notified'])


@capture('subscribe-notify-first', 'the NOTIFY comes before the 200 to the SUBSCRIBE', link='ethernet')
def notify_first(s):
    s.expect(subscribed(s, 'cube', 'active;expires=300'))
    s.forbid('subscription-not-notified', 'subscription-refused')


# Early media of a fork

def forked(s, style='pjsip', first=(0.0, 8.0), second=(0.0, 8.0), talk_to=None, again=None):
    """Two branches answer 183 with an SDP each and send voice from and until, the first of them `again`; the second answers."""
    call = s.out(s.pbx(style), s.carrier(), host=PUBLIC)
    call.invite()
    call.wait(0.03).respond(100)
    others = [('198.51.100.90', 16000), ('198.51.100.91', 18000)]
    phones = [Party(ip, 'generic', rtp_port=port) for ip, port in others]
    for n, (phone, span) in enumerate(zip(phones, (first, second))):
        body = sdp(phone.style, phone.ip, phone.rtp_port, 1, session=7001 + n)
        call.wait(0.1).respond(183, body=body, tag=f'branch{n}a5', contact=f'<sip:{n}@{phone.ip}:5060>', reason='Session Progress')
        way = dict(src=(phone.ip, phone.rtp_port), to=(PBX, call.caller.rtp_port))
        ssrc, seq = voice(call, call.callee, span[1], start=span[0] + 0.02, **way)
        if again and n == 0:
            voice(call, call.callee, again[1], start=again[0], ssrc=ssrc, seq=seq, **way)
    if talk_to is not None:
        voice(call, call.caller, 8, to=others[talk_to])
    call.tags[call.callee] = 'branch1a5'
    call.callee.media, call.callee.rtp, call.callee.rtp_port = '198.51.100.91', '198.51.100.91', 18000
    call.wait(8.2).respond(200, body=sdp(phones[1].style, phones[1].ip, 18000, 1, session=7002), tag='branch1a5',
                           contact='<sip:1@198.51.100.91:5060>')
    call.wait(0.01).ack()
    both(call, 6).hangup()
    return call


@capture('fork-early-media-twice', 'two branches of a fork send early media at once', link='ethernet')
def early_twice(s):
    call = forked(s, talk_to=0)
    s.expect(call, also=['early-media-two-branches'], state='completed')
    s.forbid('rtp-to-old-address', 'early-media-183-blocked')


@capture('fork-early-media-in-turn', 'a serial fork: the second branch sends early media when the first has stopped', link='raw')
def early_in_turn(s):
    call = forked(s, 'cube', first=(0.0, 3.0), second=(3.6, 8.0))
    s.expect(call, state='completed')
    s.forbid('early-media-two-branches', 'rtp-to-old-address', 'early-media-183-blocked')


# Voice whose source moves

def moving(s, follows, named_by_sdp=False, other_ssrc=False):
    call = call_to(s)
    far = call.callee
    old, new = (far.rtp, far.rtp_port), (far.rtp, far.rtp_port + 4000)
    ssrc, seq = voice(call, far, 5)
    voice(call, call.caller, 5 if follows else 14)
    call.wait(5)
    if named_by_sdp:
        far.rtp_port += 4000
        again = call.request(far, 'INVITE', body=call.description(far))
        call.wait(0.02).respond(200, to=again, body=call.description(call.caller), contact=call.contact(call.caller))
        call.wait(0.01).request(far, 'ACK', cseq=call.cseq[far])
    voice(call, far, 9, src=new, seq=seq, ssrc=None if other_ssrc else ssrc)
    if follows:
        voice(call, call.caller, 9, to=new)
    call.wait(9).hangup()
    return call, old


@capture('rtp-source-moved', 'after 5 s the same stream comes from another port, and the answer goes to the old one', link='ethernet')
def moved(s):
    call, _ = moving(s, False)
    s.expect(call, also=['rtp-source-moved'])


@capture('rtp-source-followed', 'the stream comes from another port, and the answer follows', link='sll')
def followed(s):
    call, _ = moving(s, True)
    s.expect(call, state='completed')
    s.forbid('rtp-source-moved', 'rtp-to-source-port')


@capture('rtp-source-of-music', 'another stream (music) comes from another port, and the answer stays', link='raw')
def music(s):
    call, _ = moving(s, False, other_ssrc=True)
    s.expect(call, state='completed')
    s.forbid('rtp-source-moved', 'rtp-two-senders')


@capture('rtp-two-senders', 'two streams of voice come at once from one port', link='vlan')
def two_senders(s):
    call = call_to(s, 'cube')
    both(call, 1)
    for _ in range(2):
        voice(call, call.callee, 12)
    voice(call, call.caller, 12)
    call.wait(12).hangup()
    s.expect(call, also=['rtp-two-senders'])


@capture('rtp-one-after-the-other', 'a new stream takes the place of the first on one port', link='null')
def one_by_one(s):
    call = call_to(s, 'yealink')
    for _ in range(2):
        voice(call, call.callee, 6)
        voice(call, call.caller, 6)
        call.wait(6)
    call.hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-two-senders')


# Would the provider raise its limit?

def burst(s, seconds):
    """Twenty answered calls of that length, and five begun within a second of which the last is refused."""
    for n in range(20):
        call = s.out(dialled=f'+12065550{100 + n}', start=n * 70.0)
        call.connect()
        call.wait(seconds).hangup()
    for n in range(5):
        call = s.out(dialled=f'+12065551{100 + n}', start=1500 + n * 0.1)
        call.invite()
        if n == 4:
            call.wait(0.05).respond(503, reason='Trunk CPS limit exceeded', extra=(('X-Twilio-Error', '32012 Trunk CPS limit exceeded'),))
            call.wait(0.004).ack_failure()
            s.expect(call, 'cps-limit-exceeded', [('status-line', '503')])
        else:
            call.ring()
            call.wait(4).answer()
            call.wait(0.01).ack()
            call.wait(seconds).hangup()


@capture('cps-short-calls', 'the limit of calls a second is exceeded; the calls last 8 s in the mean', link='raw')
def short_calls(s):
    burst(s, 8)


@capture('cps-long-calls', 'the limit of calls a second is exceeded; the calls last 60 s in the mean', link='ethernet')
def long_calls(s):
    burst(s, 60)


# Contacts that nothing can be sent to

def answered_with(s, contact, style='generic', acked=False):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    call.ring()
    call.answer(contact=contact, resend=() if acked else T_OTHER, until=20)
    if acked:
        call.wait(0.01).ack()
        call.talk(2).hangup()
        return call
    call.wait(32).request(call.callee, 'BYE')
    s.sound(start=60)
    return call


@capture('contact-port-zero', 'the Contact of the 200 has port 0, and no ACK comes', link='raw')
def port_zero(s):
    s.expect(answered_with(s, '<sip:12@198.51.100.68:0>'), 'contact-impossible', [('Contact', ':0')])


@capture('contact-multicast', 'the Contact of the 200 is a multicast address, and no ACK comes', link='sll2')
def multicast(s):
    s.expect(answered_with(s, '<sip:12@224.0.1.75:5060>'), 'contact-impossible', [('Contact', '224.0.1.75')])


@capture('contact-other-host', 'the Contact of the 200 is another host, and the call is sound', link='ethernet')
def other_host(s):
    s.expect(answered_with(s, '<sip:12@198.51.100.93:5060>', acked=True), state='completed')
    s.forbid('contact-impossible')


# Nonce counts within the call

def with_nonce(s, count, code=407, company=True):
    """The INVITE is challenged and taken; the BYE has its nonce and that count."""
    call = s.out(s.pbx('pjsip'), s.carrier(), host=PUBLIC)
    call.invite()
    nonce = '5f6e7d8c9b0a'
    ask = (('Proxy-Authenticate', f'Digest realm="carrier.example",qop="auth",nonce="{nonce}"'),)
    call.wait(0.05).respond(407, extra=ask)
    call.wait(0.004).ack_failure()
    call.wait(0.006).invite(call.offer, extra=credentials(call, nonce, header='Proxy-Authorization', method='INVITE'))
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    both(call, 2)
    bye = call.request(call.caller, 'BYE', extra=credentials(call, nonce, count, header='Proxy-Authorization', method='BYE'))
    call.wait(0.02).respond(code, to=bye, extra=ask if code == 407 else ())
    if company:
        s.sound(start=60)
    return call


@capture('bye-nonce-count-reused', 'the BYE has the nonce and the nonce count of the INVITE: 407, and no other BYE', link='ethernet')
def bye_count(s):
    s.expect(with_nonce(s, 1), 'nonce-count-reused', [('Proxy-Authorization', '00000001')])


@capture('bye-nonce-count-raised', 'the BYE has the nonce of the INVITE, counted on: taken', link='raw')
def bye_count_on(s):
    s.expect(with_nonce(s, 2, 200), state='completed')
    s.forbid('nonce-count-reused')
