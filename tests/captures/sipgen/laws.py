"""What must not be said: captures that a rule once took for a fault of its own, with what is true of them."""
from .call import T_INVITE, T_OTHER, Party
from .media import exchange
from .protocol import carrier_call
from .refusals import refuse
from .scene import OURS, PBX, USER, capture, code, signs

ANALYTICS = ('Reason', 'SIP;cause=603;text="v=analytics1;url=https://redress.example;id=4711"')


@capture('refused-for-funds', 'a 403 without a challenge whose words name the account\'s balance: no access list', link='sll')
def funds(s):
    call = s.out(s.pbx('cube'))
    call.invite()
    refuse(call, 403, reason='Insufficient balance on account')
    s.expect(call, 'call-rejected', [('status-line', 'Insufficient balance')])
    by_header = s.out(s.pbx('yealink'), s.carrier(), host='sip.carrier.example', start=9)
    by_header.invite()
    refuse(by_header, 403, extra=(('Warning', '399 sip.carrier.example "Prepaid credit is used up"'),))
    s.expect(by_header, 'call-rejected', [('Warning', 'credit')])
    by_cause = s.out(s.pbx('odd'), s.carrier(), host='sip.carrier.example', start=18)
    by_cause.invite()
    refuse(by_cause, 403, extra=(('Reason', 'Q.850;cause=1;text="Unallocated number"'),))
    s.expect(by_cause, 'provider-status-meaning', [('Reason', 'Unallocated')])
    s.forbid('acl-ip-not-allowed', 'digest-credentials-wrong', 'account-inactive')


@capture('refused-in-other-words', 'a bare 403 in another language, and one that names the address: the access list', link='raw')
def bare(s):
    german = s.out(s.pbx('pjsip'))
    german.invite()
    refuse(german, 403, reason='Verboten')
    s.expect(german, 'acl-ip-not-allowed', [('status-line', 'Verboten')])
    address = s.out(s.pbx('folded'), s.carrier(), host='sip.carrier.example', start=9)
    address.invite()
    refuse(address, 403, reason='IP address not in access list')
    s.expect(address, 'acl-ip-not-allowed', [('status-line', 'access list')])


@capture('do-not-disturb', 'phones set to do not disturb answer 480: an outcome', link='vlan')
def disturb(s):
    call = s.out(s.pbx('yealink'), s.carrier(), host='sip.carrier.example')
    call.invite()
    refuse(call, 480, reason='Do Not Disturb')
    s.expect(call, 'outcome-unavailable', [('status-line', 'Disturb')])
    german = s.into(s.pbx('odd'), s.carrier(), start=6)
    german.invite()
    refuse(german, 480, reason='Bitte nicht stören')
    s.expect(german, 'outcome-unavailable')


@capture('not-reachable', 'a bare 480 at once: nobody says why', link='ppp')
def not_reachable(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example')
    call.invite()
    refuse(call, 480)
    s.expect(call, ['call-rejected', 'called-party-unavailable'], [('status-line', '480')])
    s.forbid('outcome-unavailable')


@capture('media-must-be-encrypted', 'the trunk is secure and plain RTP is offered: 32208, and the same in words', link='ethernet')
def encrypted(s):
    call = s.out(s.pbx('pjsip'))
    call.invite()
    refuse(call, 488, extra=code('32208 SRTP required'))
    s.expect(call, 'rtp-avp-vs-savp', [('X-Twilio-Error', '32208'), ('sdp:m', 'RTP/AVP')])
    words = s.out(s.pbx('cube'), s.carrier(), host='sip.carrier.example', start=7)
    words.invite()
    refuse(words, 488, reason='Media must be encrypted')
    s.expect(words, 'rtp-avp-vs-savp', [('status-line', 'encrypted')])
    s.forbid('codec-mismatch-488', 'codec-g711-missing')


@capture('browser-offer-refused', 'DTLS-SRTP as browsers offer it is refused by a plain peer', link='sll2')
def browser(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host='sip.carrier.example')
    call.invite(call.description(call.caller, profile='UDP/TLS/RTP/SAVPF', codecs=('opus', 'PCMU', 'event'),
                                 extra=('a=fingerprint:sha-256 ' + ':'.join(['4A'] * 32), 'a=setup:actpass', 'a=ice-ufrag:x1',
                                        'a=ice-pwd:' + 'p' * 24, 'a=rtcp-mux')))
    refuse(call, 488)
    s.expect(call, 'rtp-avp-vs-savp', [('sdp:m', 'UDP/TLS/RTP/SAVPF')])
    s.forbid('codec-g711-missing', 'codec-mismatch-488')


def burst(s, refused, ip, **more):
    """Six calls within a second, `refused` of them by 503."""
    for at in range(6):
        call = s.out(s.pbx('pjsip', ip=ip), start=at * 0.15, **more)
        call.invite()
        call.challenge(*USER)
        if at >= 6 - refused:
            refuse(call, 503)
            yield call
        else:
            call.ring()
            call.answer(after=0.3)
            call.wait(0.01).ack()
            call.hangup()


@capture('outage-503', 'each call of a burst is refused with 503: nothing is too fast, the provider is down', link='loop')
def outage(s):
    for call in burst(s, 6, PBX):
        s.expect(call, 'call-rejected', [('status-line', '503')])
    s.forbid('cps-limit-exceeded', 'concurrent-call-limit-exceeded')


@capture('blocked-by-analytics', '603 Network Blocked with analytics in its Reason, and 608: no account is inactive', link='qinq')
def analytics(s):
    call = s.out(s.pbx('pjsip'))
    call.invite()
    call.challenge(*USER)
    refuse(call, 603, reason='Network Blocked', extra=(ANALYTICS,))
    s.expect(call, 'blocked-by-analytics', [('Reason', 'analytics')])
    other = s.out(s.pbx('cube'), s.carrier(), host='sip.carrier.example', start=8)
    other.invite()
    refuse(other, 608, reason='Rejected', extra=(('Reason', 'SIP;cause=608;text="likely spam"'),))
    s.expect(other, 'blocked-by-analytics', [('Reason', 'spam')])
    s.forbid('account-inactive')


@capture('declined-by-person', 'the called party declines after ringing; nothing blocked it', link='raw')
def declined(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example')
    call.invite()
    call.ring()
    refuse(call, 603, after=4)
    s.expect(call, state='declined')
    s.forbid('blocked-by-analytics', 'account-inactive', 'call-rejected')


@capture('credentials-not-captured', 'the INVITE with credentials was not captured; its 403 names the country', link='sll')
def not_captured(s):
    call = s.out(s.pbx('pjsip'), dialled='+5352880147')
    s.world.keep = lambda time, src, dst: not (src == PBX and 0.066 < time < 0.09)
    call.invite()
    call.challenge(*USER)
    refuse(call, 403, reason='No International Permission')
    s.expect(call, 'geo-permission-missing', [('status-line', 'International')], state='failed')
    s.forbid('credentials-missing')


@capture('challenged-answer-not-offered', 'after a challenge the answer names G.729, which was not offered', link='ethernet')
def challenged(s):
    call = s.out(s.pbx('pjsip', codecs=('PCMU', 'event')))
    call.invite()
    call.challenge(*USER)
    call.ring()
    call.answer(answer=call.description(call.callee, codecs=('G729', 'event')))
    call.wait(0.01).ack()
    call.wait(3).hangup()
    s.expect(call, 'answer-codec-not-offered', [('sdp:m', '18')])


@capture('payload-type-changed', 'PCMU is agreed on and then PCMA: each packet has the type of its time', link='sll2')
def changed(s):
    call = s.out(s.pbx('pjsip', codecs=('PCMU', 'event')), s.carrier(codecs=('PCMU', 'event')), host='sip.carrier.example')
    call.connect(talk=2)
    call.caller.codecs = call.callee.codecs = ('PCMA', 'event')
    exchange(call, call.caller)
    call.talk(2, codec=8).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-pt-not-negotiated')


@capture('payload-type-of-browser', 'the payload type of opus stands in a UDP/TLS/RTP/SAVPF line', link='vlan')
def listed(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host='sip.carrier.example')
    lines = dict(profile='UDP/TLS/RTP/SAVPF', codecs=('opus', 'PCMU'), extra=('a=fingerprint:sha-256 AA:BB', 'a=setup:actpass'))
    call.invite(call.description(call.caller, **lines))
    call.ring()
    call.answer(answer=call.description(call.callee, **lines).replace(b'actpass', b'active'))
    call.wait(0.01).ack()
    call.talk(2, codec=107, full=True).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-pt-not-negotiated')


@capture('proxy-to-provider', 'an INVITE to a proxy names the provider in its Request-URI and finds no answer', link='raw')
def to_proxy(s):
    call = s.out(s.pbx('pjsip'), s.carrier('198.51.100.77'), host='54.172.60.2:5060')
    call.invite(resend=T_INVITE)
    s.expect(call, ['term-firewall-blocks-outbound-sip', 'pbx-not-responding', 'request-unanswered'])
    s.forbid('orig-uri-wrong', 'orig-firewall-blocks-provider')


@capture('reinvite-timed-out', 'a re-INVITE is answered 408: nobody has forgotten the call', link='sll')
def timed_out(s):
    call = carrier_call(s, 'cube', talk=2)
    again = call.request(call.caller, 'INVITE', body=call.description(call.caller))
    call.wait(0.03).respond(100, to=again)
    call.wait(6).respond(408, to=again)
    call.wait(0.01).ack_failure(invite=again)
    call.wait(0.02).hangup()
    s.expect(call, 'reinvite-failed-call-ends', [('status-line', '408')])


@capture('stranger-challenged', 'a stranger who calls himself a PBX is challenged and gives up', link='ethernet')
def stranger(s):
    call = s.into(s.pbx('pjsip'), s.carrier('45.134.144.10', style='chan_sip'), number='100', dialled='900442079460018')
    call.invite()
    call.wait(0.02).respond(401, extra=(('WWW-Authenticate', 'Digest realm="asterisk",nonce="1f"'),))
    s.sound(start=20)
    s.expect(call, 'provider-ip-not-trusted-peer-401')
    s.forbid('digest-credentials-wrong')


@capture('one-way-422', 'only what the PBX sends was captured: a 422, and the call that followed', link='raw')
def one_way_422(s):
    s.world.keep = lambda time, src, dst: src == PBX
    call = s.into(s.pbx('cube'))
    call.invite(extra=signs(call) + (('Supported', 'timer'), ('Session-Expires', '120')))
    refuse(call, 422, extra=(('Min-SE', '300'),))
    call.wait(0.02).invite(call.offer, extra=signs(call) + (('Supported', 'timer'), ('Session-Expires', '300'), ('Min-SE', '300')))
    call.ring()
    call.answer()
    call.wait(0.01).ack()
    call.talk(2).hangup()
    s.expect(call)
    s.forbid('pbx-session-timer-too-large', 'carrier-session-timer-too-small', 'pbx-422-without-timer-support')


@capture('one-way-hangup', 'only what the PBX sends was captured: it hangs up 29 s after its 200', link='sll2')
def one_way_hangup(s):
    s.world.keep = lambda time, src, dst: src == PBX
    call = s.into(s.pbx('freeswitch'))
    call.connect(talk=29, extra=signs(call))
    call.hangup(call.callee)
    s.expect(call, state='completed')
    s.forbid('dropped-after-ack-timeout', 'ack-missing', 'ack-lost')


@capture('ack-never-sent-to-provider', 'the provider\'s own Contact is private; no ACK is sent to its 200', link='ethernet')
def no_ack(s):
    call = s.out(s.pbx('pjsip'))
    call.invite()
    call.challenge(*USER)
    call.ring()
    call.callee.routes = []
    call.answer(resend=T_OTHER, record=False)
    call.wait(32)
    call.hangup(call.callee)
    s.expect(call, 'ack-missing', [('status-line', '200')])
    s.forbid('contact-private-in-200')


@capture('second-branch-ended', 'two phones answer and the caller hangs up on the second: the first call goes on', link='loop')
def branches(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example')
    call.invite()
    call.ring()
    call.answer()
    call.wait(0.01).ack()
    call.talk(1)
    first = call.tags[call.callee]
    call.wait(0.02).respond(200, tag='second-phone', body=call.description(call.callee))
    call.tags[call.callee] = 'second-phone'
    call.wait(0.01).ack()
    call.wait(0.01).hangup()
    call.tags[call.callee] = first
    call.talk(2)
    s.expect(call, state='answered')


@capture('refused-then-bye', 'a caller sends BYE after the 403: the call has failed all the same', link='raw')
def bye_after(s):
    call = s.out(s.pbx('pjsip'))
    call.invite()
    refuse(call, 403, reason='Caller ID not allowed')
    call.wait(0.1).hangup()
    s.expect(call, 'callerid-not-verified', state='failed')


@capture('cancel-refused', 'a CANCEL is answered 481 and cancels nothing: the call is answered', link='sll')
def cancel_refused(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example')
    call.invite()
    call.ring()
    cancel = call.wait(3).cancel()
    call.wait(0.02).respond(481, to=cancel)
    s.expect(call, state='ringing')


@capture('response-before-request', 'the 100 stands a moment before its INVITE in the capture', link='ethernet')
def swapped(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example')
    call.invite()
    sent = call.first
    del s.world.events[-1]
    s.world.sip -= 1
    call.wait(0.01).respond(100)
    s.world.message(call.t + 3000000, sent.src, sent.dst, 'udp', sent.data)
    call.ring(trying=None)
    call.answer()
    call.wait(0.01).ack()
    call.talk(1).hangup()
    s.expect(call, state='completed')


@capture('ack-to-other-provider', 'the ACK to another provider is addressed wrongly: no code of Twilio\'s', link='sll2')
def other_provider(s):
    provider = Party('192.76.120.10', 'generic', core='172.18.3.21')
    call = s.out(s.pbx('cube'), provider, host='sip.telnyx.com')
    call.invite()
    call.ring()
    call.answer(resend=T_OTHER)
    call.wait(0.01).ack(uri=f'sip:{call.dialled}@sip.telnyx.com')
    call.wait(32)
    call.hangup(call.callee)
    s.expect(call, 'ack-ruri-not-remote-target', [('request-line', 'sip.telnyx.com')])


@capture('telnyx-caller-invalid', 'Telnyx refuses the caller\'s number, its code at the end of the phrase', link='raw')
def telnyx(s):
    call = s.out(s.pbx('pjsip'), s.carrier('192.76.120.10'), host='192.76.120.10', number='1001')
    call.invite()
    refuse(call, 403, reason='Caller Origination Number is Invalid D35')
    s.expect(call, 'callerid-not-verified', [('status-line', 'D35'), ('From', '1001')])
    s.forbid('term-ruri-not-termination-uri', 'acl-ip-not-allowed')


# Silence, and what else the capture tells of it

@capture('no-route-to-provider', 'a router says that the host cannot be reached: that is no firewall', link='raw')
def no_route(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example')
    sent = call.invite()
    s.world.icmp(call.t + 4000000, '203.0.113.33', PBX, 3, 1, (sent.src, sent.dst, sent.data))
    s.expect(call, 'destination-unreachable', [('icmp', 'type 3 code 1')])
    s.forbid('term-firewall-blocks-outbound-sip', 'no-listener')


def registration(s, who, at, start=0.0):
    call = s.out(who, at, number='200', dialled='200', host=at.contact, start=start)
    call.first = call.request(call.caller, 'REGISTER', f'sip:{at.host}', to_tag=False, extra=(('Contact', call.contact(who)), ('Expires', '3600')))
    call.wait(0.02).respond(200, extra=(('Contact', call.contact(who) + ';expires=3600'),))
    s.expect(call, state='completed')
    return call


@capture('invite-passed-over', 'a server answers the REGISTER of a PBX and passes over its INVITE', link='ethernet')
def passed_over(s):
    pbx, server = s.pbx('pjsip'), s.carrier()
    registration(s, pbx, server)
    call = s.out(pbx, server, host='198.51.100.68', start=5)
    call.invite(resend=T_INVITE)
    s.expect(call, 'invite-passed-over', [('request-line', '198.51.100.68')])
    s.forbid('term-firewall-blocks-outbound-sip', 'large-udp-request', 'registered-callee-silent')


@capture('registered-phone-silent', 'a phone has registered at the PBX and does not answer its INVITE', link='sll2')
def phone_silent(s):
    pbx, phone = s.pbx('freeswitch'), s.carrier('198.51.100.90', style='yealink')
    registration(s, phone, pbx)
    call = s.out(pbx, phone, dialled='200', host='198.51.100.90:5060', start=1800)
    call.invite(resend=T_INVITE)
    s.expect(call, 'registered-callee-silent', [('request-line', '198.51.100.90')])
    s.forbid('term-firewall-blocks-outbound-sip', 'term-ruri-not-termination-uri', 'invite-passed-over')


@capture('name-of-private-address', 'an INVITE to a private address that never answers: that is not the PBX', link='raw')
def private_name(s):
    s.world.own.clear()
    call = s.out(s.carrier('203.0.113.140', style='pjsip'), s.carrier('10.0.0.5'), host='sip.example.test')
    call.invite(resend=T_INVITE)
    s.expect(call, 'term-firewall-blocks-outbound-sip', [('request-line', 'sip.example.test')])
    s.forbid('pbx-not-responding', 'orig-uri-wrong', 'orig-firewall-blocks-provider', 'destination-unreachable')


def through_proxy(s, caller, proxy, callee):
    """Two calls with one Call-ID: into the proxy, and out of it."""
    call = s.out(caller, proxy, host='sip.carrier.example')
    onward = s.out(proxy, callee, host='198.51.100.70', call_id=call.id)
    onward.tags[proxy], onward.tags[callee] = call.tags[caller], call.tags[proxy]
    onward.cseq[proxy] = call.cseq[caller]
    onward.from_value, onward.to_value = call.from_value, call.to_value
    onward.vias = lambda party, branch, vias=onward.vias: vias(party, branch) + call.first.message.all('Via')
    return call, onward


@capture('proxy-hears-nothing', 'a proxy sends the INVITE on and hears nothing: its 408 is not the fault', link='sll')
def proxy_silent(s):
    call, onward = through_proxy(s, s.pbx('pjsip'), s.carrier(), s.carrier('198.51.100.70'))
    call.invite()
    call.wait(0.01).respond(100)
    onward.t = call.t + 5000000
    onward.invite(call.offer, resend=T_INVITE, until=16)
    call.wait(20).respond(408)
    call.wait(0.01).ack_failure()
    s.expect(call, 'onward-leg-unanswered', [('request-line', '198.51.100.70'), ('status-line', '408')])
    s.forbid('call-rejected', 'pbx-not-responding')


@capture('proxy-refused-behind', 'a proxy sends the INVITE on and passes a 404 back', link='vlan')
def proxy_refused(s):
    call, onward = through_proxy(s, s.pbx('pjsip'), s.carrier(), s.carrier('198.51.100.70'))
    call.invite()
    call.wait(0.01).respond(100)
    onward.t = call.t + 5000000
    onward.invite(call.offer)
    onward.wait(0.02).respond(404)
    onward.wait(0.001).ack_failure()
    call.wait(0.04).respond(404)
    call.wait(0.01).ack_failure()
    s.expect(call, 'call-rejected', [('status-line', '404')])
    s.forbid('onward-leg-unanswered')


@capture('responses-lost-answered', 'an INVITE is answered and repeated all the same', link='ethernet')
def responses_lost(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host='sip.carrier.example')
    call.invite(resend=T_INVITE)
    call.wait(0.02).respond(100)
    call.wait(0.4).respond(180)
    s.expect(call, 'responses-lost', [('request-line', 'INVITE')])


@capture('response-crosses', 'one repeated INVITE crosses the 100 to it', link='raw')
def crosses(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example')
    call.invite(resend=(0.5,))
    call.ring(trying=0.48)
    call.answer()
    call.wait(0.01).ack()
    call.talk(1).hangup()
    s.expect(call, state='completed')
    s.forbid('responses-lost')


@capture('contact-private-reached', 'the ACK goes to the private address in the Contact, as it has to, and is lost', link='qinq')
def ack_to_private(s):
    call = s.out(s.pbx('pjsip'), s.carrier(contact='10.9.9.9:5060'), host='198.51.100.68')
    call.invite()
    call.ring()
    call.answer(resend=T_OTHER)
    call.wait(0.01).ack(dst=('10.9.9.9', 5060))
    call.wait(32)
    call.hangup(call.callee)
    s.expect(call, 'contact-private-in-200', [('Contact', '10.9.9.9'), ('request-line', '10.9.9.9')])
    s.forbid('ack-lost')


@capture('rtcp-port-refused', 'ICMP refuses RTCP only: the voice goes both ways', link='sll')
def rtcp_refused(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example')
    call.connect()
    far = (call.callee.rtp, call.callee.rtp_port + 1)
    s.world.icmp(call.t + 900000000, call.callee.rtp, PBX, 3, 3, ((PBX, call.caller.rtp_port + 1), far, b'\x81\xc8' + bytes(26)))
    call.talk(2).hangup()
    s.expect(call, state='completed')
    s.forbid('icmp-rtp-port-unreachable')


@capture('search-domain', 'the resolver tries a name with its search domain as well: the plain name resolves', link='raw')
def search(s):
    at = s.world.start
    s.world.dns(at, PBX, '192.0.2.53', 'sip.carrier.example.corp.example', rcode=3)
    s.world.dns(at + 30000000, PBX, '192.0.2.53', 'sip.carrier.example', answers=('198.51.100.68',))
    s.world.dns(at + 60000000, PBX, '192.0.2.53', '_sip._udp.carrier.example', kind='SRV', rcode=3)
    s.forbid('term-dns-unresolvable')
    s.partial = True
