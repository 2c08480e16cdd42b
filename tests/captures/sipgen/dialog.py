"""Calls that are answered and then lost for want of a good ACK, and the ACKs that are good in spite of their looks."""
from .call import T_OTHER, Party
from .scene import PBX, TRUNK, USER, capture


def answered(s, pbx, provider=None, auth=True, transport='udp', **more):
    """A call up to the 200, which is repeated as if no ACK came."""
    call = s.out(pbx, provider, transport=transport, **{k: more.pop(k) for k in ('host', 'start') if k in more})
    call.invite()
    if auth:
        call.challenge(*USER)
    call.ring()
    more.setdefault('resend', T_OTHER)
    call.answer(**more)
    return call


def dropped(call, seconds=32.0, audio=True):
    """Voice both ways until the provider hangs up."""
    if audio:
        for party in (call.caller, call.callee):
            call.rtp(party, seconds, every=0.5)
    call.wait(seconds)
    call.hangup(call.callee)


def acked(call, **more):
    """An ACK for the 200 and for each time it comes again (RFC 3261 section 13.2.2.4)."""
    call.wait(0.011)
    return call.ack(resend=tuple(r + 0.0 for r in T_OTHER), **more)


@capture('ack-ruri-not-remote-target', 'the ACK names the termination host in place of the 200\'s Contact', example=True)
def to_trunk(s):
    call = answered(s, s.pbx('chan_sip'))
    acked(call, uri=call.uri)
    dropped(call)
    s.expect(call, 'ack-ruri-not-remote-target', [('request-line', TRUNK)])
    s.sound(start=60, style='chan_sip')


@capture('ack-uri-edge', 'the ACK names the edge of Record-Route; folded', link='sll', form='pcap-ns')
def to_edge(s):
    call = answered(s, s.pbx('folded'), s.twilio('54.169.127.129', core='172.28.60.12'))
    acked(call, uri='sip:+12065550147@54.169.127.129:5060')
    dropped(call)
    s.expect(call, 'ack-ruri-not-remote-target', [('request-line', '54.169.127.129')])


@capture('ack-uri-carrier-tcp', 'the same with another carrier, over TCP and without Record-Route', link='ethernet', mss=536)
def to_wrong_tcp(s):
    call = answered(s, s.pbx('yealink'), s.carrier(contact='198.51.100.71:5070'), auth=False, transport='tcp',
                    host='sip.carrier.example')
    acked(call, uri='sip:+12065550147@sip.carrier.example')
    dropped(call)
    s.expect(call, 'ack-ruri-not-remote-target', [('request-line', 'sip.carrier.example')])


@capture('ack-private-target', 'ACK to the private Contact by way of Record-Route: as it must be', link='sll2')
def good_private(s):
    call = s.out(s.pbx('freeswitch'), s.twilio(core='172.31.9.200'))
    call.connect(USER, talk=4)
    call.hangup()
    s.expect(call, state='completed')
    s.forbid('ack-ruri-not-remote-target', 'ack-wrong-next-hop', 'contact-private-in-200')
    s.forbid('ack-no-credentials', 'dropped-after-ack-timeout', 'ack-cseq-mismatch', 'ack-route-order')


@capture('ack-equivalent-uri', 'default port and letter case differ between Contact and ACK: the same address (RFC 3261 19.1.4)', link='raw')
def equivalent(s):
    call = s.out(s.pbx('cube'), s.carrier(contact='GW7.Carrier.Example:5060'), host='sip.carrier.example')
    call.invite()
    call.ring()
    call.answer()
    call.wait(0.01).ack(uri='sip:+12065550147@gw7.carrier.example')
    call.talk(1.5).hangup(uri='sip:+12065550147@gw7.carrier.example')
    s.expect(call, state='completed')
    s.forbid('ack-ruri-not-remote-target')


@capture('strict-router', 'a Record-Route without lr: the ACK names the router and carries the target last (12.2.1.1)', link='vlan')
def strict(s):
    provider = Party('198.51.100.68', 'generic', contact='198.51.100.80:5060', routes=['<sip:198.51.100.68:5060>'])
    call = s.out(s.pbx('pjsip'), provider, host='sip.carrier.example')
    call.invite()
    call.ring()
    call.answer()
    target = call.target[call.caller]
    more = dict(uri='sip:198.51.100.68:5060', routes=[f'<{target}>'])
    call.wait(0.01).ack(**more)
    call.talk(1.5).hangup(**more)
    s.expect(call, state='completed')
    s.forbid('ack-ruri-not-remote-target', 'ack-route-missing', 'ack-wrong-next-hop', 'ack-provider-ip-rewritten')
    s.forbid('ack-route-order', 'route-altered')


@capture('ack-provider-ip-rewritten', 'the PBX puts its own public address in place of the provider\'s private one', example=True)
def rewritten(s):
    call = answered(s, s.nat_pbx('chan_sip'))
    acked(call, uri=f'sip:+12065550147@{PBX}:5060;transport=udp')
    dropped(call)
    s.expect(call, 'ack-provider-ip-rewritten', [('request-line', PBX)])
    s.sound(start=60, style='pjsip')


@capture('ack-rewritten-terse', 'the same, terse and joined, the Route rewritten as well', link='null')
def rewritten_route(s):
    call = answered(s, s.pbx('compact'), s.twilio(core='172.16.200.9'))
    acked(call, uri=f'sip:+12065550147@{PBX}:5060;transport=udp', routes=['<sip:54.172.60.2:5060;lr>', f'<sip:{PBX};lr>'])
    dropped(call)
    s.expect(call, 'ack-provider-ip-rewritten', [('request-line', PBX)])


@capture('ack-missing', 'the 200 is sent eleven times, no ACK', link='sll2')
def missing(s):
    call = answered(s, s.pbx('freeswitch'))
    dropped(call)
    s.expect(call, 'ack-missing', [('status-line', '200')])
    s.sound(start=60, style='freeswitch')


@capture('ack-missing-ipv6', 'the same by IPv6 with an unknown carrier; bare line feeds', link='ethernet', order='>')
def missing_six(s):
    s.world.own.add('2001:db8:5a::14')
    call = answered(s, s.pbx('bare', ip='2001:db8:5a::14'), s.carrier('2001:db8:77:1::5060'), auth=False, host='trunk.carrier.example')
    dropped(call, audio=False)
    s.expect(call, 'ack-missing')


@capture('ack-not-captured', 'the capture ends two seconds after the 200: nothing can be said of an ACK', link='sll')
def ends_early(s):
    s.world.keep = lambda at, src, dst: at < 3.6
    call = answered(s, s.pbx('pjsip'), auth=False, resend=(0.5,))
    s.expect(call)
    s.forbid('ack-missing')


@capture('ack-route-missing', 'the 200 has Record-Route, the ACK no Route and goes to the Contact', link='vlan')
def no_route(s):
    call = answered(s, s.pbx('odd'), s.carrier(contact='198.51.100.90:5060', routes=['<sip:198.51.100.68;lr>']), auth=False,
                    host='sip.carrier.example')
    acked(call, routes=[], dst=('198.51.100.90', 5060))
    dropped(call)
    s.expect(call, ['ack-route-missing', 'ack-wrong-next-hop'], [('Record-Route', '198.51.100.68'), ('request-line', '198.51.100.90')])


@capture('ack-route-missing-trunk', 'the ACK goes to the edge, but without Route', link='raw')
def no_route_trunk(s):
    call = answered(s, s.pbx('pjsip'))
    acked(call, routes=[])
    dropped(call)
    s.expect(call, 'ack-route-missing', [('Record-Route', '54.172.60.2'), ('request-line', '172.20.11.6')])


@capture('ack-no-route-needed', 'no Record-Route, no Route: the ACK goes straight to the Contact', link='loop')
def no_route_needed(s):
    call = s.out(s.pbx('pjsip'), s.carrier(contact='198.51.100.90:5060'), host='sip.carrier.example')
    call.invite()
    call.ring()
    call.answer()
    call.wait(0.01).ack(dst=('198.51.100.90', 5060))
    call.talk(1.4).hangup(dst=('198.51.100.90', 5060))
    s.expect(call, state='completed')
    s.forbid('ack-route-missing', 'ack-wrong-next-hop')


@capture('ack-wrong-next-hop', 'the ACK has its Route but is sent to the private Contact', link='sll')
def wrong_hop(s):
    call = answered(s, s.pbx('freeswitch'))
    acked(call, dst=('172.20.11.6', 5060))
    dropped(call)
    s.expect(call, 'ack-wrong-next-hop', [('request-line', '172.20.11.6'), ('Route', '54.172.60.2')])


@capture('ack-cseq-mismatch', 'the ACK counts CSeq on', link='sll2')
def cseq(s):
    call = answered(s, s.pbx('yealink'))
    number = int(call.first.message.get('CSeq').split()[0])
    acked(call, cseq=number + 1)
    dropped(call)
    s.expect(call, 'ack-cseq-mismatch', [('CSeq', f'{number + 1} ACK')])
    s.forbid('ack-missing', 'ack-lost')


@capture('ack-totag-mismatch', 'the ACK carries a To tag that no response had', link='qinq')
def totag(s):
    call = answered(s, s.pbx('generic'))
    acked(call, edit=lambda m: m.set('To', call.to_value + ';tag=8d02nowhere'))
    dropped(call)
    s.expect(call, 'ack-totag-mismatch', [('To', '8d02nowhere')])


@capture('ack-lost', 'the ACK is right in every respect and the 200 keeps coming', link='ppp')
def lost(s):
    call = answered(s, s.pbx('pjsip'))
    acked(call)
    dropped(call)
    s.expect(call, 'ack-lost')
    s.forbid('ack-missing', 'ack-ruri-not-remote-target')


@capture('200-lost-once', 'one 200 is lost on the way to the caller and comes again', link='ethernet')
def lost_once(s):
    call = s.out(s.pbx('cube'))
    call.invite()
    call.challenge(*USER)
    call.ring()
    call.answer(resend=(0.5,), lost=True)
    call.wait(0.512).ack()
    call.talk(3).hangup()
    s.expect(call, state='completed')
    s.forbid('ack-missing', 'ack-lost')


@capture('ack-lost-once', 'one ACK is lost; the repeated 200 gets another', link='null')
def ack_lost_once(s):
    call = s.out(s.pbx('chan_sip'))
    call.invite()
    call.challenge(*USER)
    call.ring()
    call.answer(resend=(0.5,))
    call.wait(0.012).ack(resend=(0.5,))
    call.talk(3).hangup()
    s.expect(call, state='completed')
    s.forbid('ack-missing', 'ack-lost')
    s.forbid('dropped-after-ack-timeout', 'ack-totag-mismatch')


@capture('hangup-at-31s', 'a person hangs up after 31 seconds', link='sll')
def hangup(s):
    call = s.out(s.pbx('freeswitch'))
    call.connect(USER, talk=31.2)
    call.hangup(call.callee)
    s.expect(call, state='completed')
    s.forbid('ack-lost', 'ack-missing', 'ack-ruri-not-remote-target')
    s.forbid('dropped-after-ack-timeout', 'session-timer-expiry', 'one-way-audio')


@capture('still-up', 'the call is up when the capture ends', link='sll2')
def still_up(s):
    call = s.into(s.pbx('pjsip'))
    call.invite()
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.03).ack()
    call.talk(5)
    s.expect(call, state='answered')


@capture('forked-2xx', 'two called parties answer; the second is acknowledged and hung up', link='raw')
def forked(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example')
    call.invite()
    call.ring()
    call.respond(180, tag='second-leg-77')
    call.answer()
    call.wait(0.012).ack()
    second = call.wait(0.03).respond(200, tag='second-leg-77', body=call.description(call.callee))
    edit = lambda m: m.set('To', second.message.get('To'))
    call.wait(0.01).ack(edit=edit)
    bye = call.wait(0.002).request(call.caller, 'BYE', edit=edit)
    call.wait(0.02).respond(200, to=bye)
    call.talk(1.5).hangup()
    s.expect(call, state='completed')
    s.forbid('ack-totag-mismatch', 'ack-missing', 'bye-481')
    s.forbid('final-not-acknowledged')


@capture('late-offer', 'INVITE without SDP, offer in the 200, answer in the ACK', link='vlan')
def late_offer(s):
    call = s.out(s.pbx('cube'))
    call.invite(b'')
    call.challenge(*USER)
    call.ring()
    call.answer()
    call.wait(0.014).ack(body=call.description(call.caller))
    call.talk(2).hangup()
    s.expect(call, state='completed')
    s.forbid('late-offer-no-answer', 'no-sdp-in-2xx')


@capture('late-offer-no-answer', 'offer in the 200, and an ACK without the answer', link='sll')
def late_no_answer(s):
    call = s.out(s.pbx('cube'), s.carrier(), host='sip.carrier.example')
    call.invite(b'')
    call.ring()
    call.answer()
    call.wait(0.014).ack()
    call.rtp(call.callee, 4)
    call.wait(4).hangup(call.callee)
    s.expect(call, 'late-offer-no-answer')


@capture('target-refresh', 'a re-INVITE moves the Contact; BYE follows it (12.2.2)', link='ethernet')
def refresh(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host='sip.carrier.example')
    call.connect(talk=1.2)
    call.callee.contact = '198.51.100.75:5080'
    again = call.request(call.callee, 'INVITE', body=call.description(call.callee))
    call.wait(0.02).respond(200, to=again, body=call.description(call.caller), contact=call.contact(call.caller))
    call.wait(0.03).request(call.callee, 'ACK', cseq=call.cseq[call.callee])
    call.target[call.caller] = 'sip:+12065550147@198.51.100.75:5080'
    call.talk(1.2).hangup(dst=('198.51.100.75', 5080))
    s.expect(call, state='completed')
    s.forbid('ack-missing', 'route-altered', 'ack-ruri-not-remote-target')


@capture('begins-mid-call', 'the capture starts after the answer: repeated 200s would prove nothing, there is only a BYE', link='sll2')
def mid_call(s):
    s.world.keep = lambda at, src, dst: at > 4
    call = s.out(s.pbx('pjsip'))
    call.connect(USER, talk=5)
    call.hangup(call.callee)
    s.expect(call)


@capture('one-direction', 'the capture holds what the PBX sends only', link='raw')
def one_direction(s):
    s.world.keep = lambda at, src, dst: src == PBX
    call = s.out(s.pbx('chan_sip'))
    call.connect(USER, talk=2)
    call.hangup()
    s.expect(call)
    s.forbid('term-firewall-blocks-outbound-sip', 'firewall-blocks-inbound-rtp')


@capture('no-media-captured', 'signalling only: nothing can be said of the voice', link='ethernet')
def no_media(s):
    call = s.out(s.pbx('yealink'))
    call.connect(USER)
    call.wait(9).hangup()
    other = s.into(s.pbx('yealink'), start=20)
    other.invite()
    other.ring(trying=0.004)
    other.answer()
    other.wait(0.03).ack()
    other.wait(8).hangup(other.callee)
    s.expect(call, state='completed')
    s.expect(other, state='completed')
    s.forbid('firewall-blocks-outbound-rtp', 'firewall-blocks-inbound-rtp', 'sdp-private-address')


# Captures that began after the INVITE

@capture('ack-uri-late-capture', 'the capture begins after the INVITE: the 200 and its wrong ACK are there all the same', link='sll')
def late_uri(s):
    s.world.keep = lambda at, src, dst: at > 1.5
    call = answered(s, s.pbx('folded'), transport='tcp')
    acked(call, uri=call.uri)
    dropped(call, audio=False)
    s.expect(call, 'ack-ruri-not-remote-target', [('request-line', TRUNK)])


@capture('ack-cseq-late-capture', 'the same for an ACK with another CSeq', link='ethernet')
def late_cseq(s):
    s.world.keep = lambda at, src, dst: at > 1.5
    call = answered(s, s.pbx('freeswitch'))
    acked(call, cseq=call.cseq[call.caller] + 1)
    dropped(call, audio=False)
    s.expect(call, 'ack-cseq-mismatch')
    s.forbid('ack-missing', 'ack-lost')


@capture('ack-next-hop-late-capture', 'the same for an ACK past the Record-Route', link='raw')
def late_hop(s):
    s.world.keep = lambda at, src, dst: at > 1.5
    call = answered(s, s.pbx('pjsip'))
    acked(call, dst=('172.20.11.6', 5060))
    dropped(call, audio=False)
    s.expect(call, 'ack-wrong-next-hop', [('request-line', '172.20.11.6')])


@capture('no-answer-late-capture', 'the capture begins after 180: a 480 then is no refusal, as the phone rang', link='sll2')
def late_no_answer(s):
    s.world.keep = lambda at, src, dst: at > 1.5
    call = s.out(s.pbx('yealink'))
    call.invite()
    call.challenge(*USER)
    call.ring()
    call.wait(20).respond(480)
    call.wait(0.01).ack_failure()
    s.expect(call)
    s.forbid('call-rejected')


@capture('begins-before-reinvite', 'the capture begins within the call; a re-INVITE and its ACK are sound', link='null')
def before_reinvite(s):
    s.world.keep = lambda at, src, dst: at > 4
    call = s.out(s.pbx('cube'))
    call.connect(USER, talk=3)
    again = call.request(call.callee, 'INVITE', body=call.description(call.callee))
    call.wait(0.02).respond(200, to=again, body=call.description(call.caller), contact=call.contact(call.caller), resend=(0.5, 1.5))
    call.wait(0.03).request(call.callee, 'ACK', cseq=call.cseq[call.callee], resend=(0.5, 1.5))
    call.talk(2).hangup()
    s.expect(call)
    s.forbid('ack-ruri-not-remote-target', 'ack-lost', 'ack-missing', 'ack-wrong-next-hop')
