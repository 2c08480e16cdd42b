"""Calls that were answered: ACKs, requests within the dialog and voice that go wrong, each with one that is like it."""
from . import net
from .call import T_OTHER
from .dialog import acked, answered, dropped
from .media import exchange, up
from .protocol import carrier_call
from .scene import PBX, capture, signs

TWO = ['<sip:198.51.100.68;lr>', '<sip:198.51.100.77;lr;transport=udp>']


# The ACK

@capture('ack-route-order', 'the ACK has the Record-Routes in the order of the 200, not reversed', link='sll2')
def order(s):
    call = answered(s, s.pbx('compact'), s.carrier(contact='198.51.100.90:5060', routes=TWO), auth=False, host='sip.carrier.example')
    acked(call, routes=call.routes[call.caller][::-1])
    dropped(call, audio=False)
    s.expect(call, 'ack-route-order', [('Route', '198.51.100.68')])


@capture('ack-two-routes', 'two Record-Routes, reversed in the ACK as they must be', link='ethernet')
def two_routes(s):
    call = carrier_two(s)
    call.wait(0.01).ack(dst=('198.51.100.77', 5060))
    call.talk(1).hangup(dst=('198.51.100.77', 5060))
    s.expect(call, state='completed')
    s.forbid('ack-route-order', 'ack-route-missing', 'ack-wrong-next-hop', 'route-altered')


def carrier_two(s):
    call = s.out(s.pbx('folded'), s.carrier(contact='198.51.100.90:5060', routes=TWO), host='sip.carrier.example')
    call.invite()
    call.ring()
    call.answer()
    return call


@capture('ack-without-credentials', 'the ACK lacks the credentials of its INVITE, and the 200 is repeated', link='raw')
def no_credentials(s):
    call = answered(s, s.pbx('cube'))
    acked(call)
    dropped(call)
    s.expect(call, ['ack-lost', 'ack-no-credentials'], also=['ack-no-credentials', 'dropped-after-ack-timeout'])


@capture('ack-with-credentials-lost', 'the ACK has the credentials and is lost all the same', link='vlan')
def with_credentials(s):
    call = answered(s, s.pbx('pjsip'))
    acked(call, extra=(('Proxy-Authorization', call.first.message.get('Proxy-Authorization')),))
    dropped(call)
    s.expect(call, 'ack-lost', also=['dropped-after-ack-timeout'])
    s.forbid('ack-no-credentials', 'ack-missing', 'record-route-without-lr')


@capture('record-route-without-lr', 'a Record-Route without lr meets a PBX that knows loose routes only', link='ppp')
def no_lr(s):
    provider = s.carrier(contact='198.51.100.80:5060', routes=['<sip:198.51.100.68:5060>'])
    call = answered(s, s.pbx('yealink'), provider, auth=False, host='sip.carrier.example')
    acked(call, routes=['<sip:198.51.100.68:5060>'])
    dropped(call, audio=False)
    s.expect(call, 'record-route-without-lr', [('Record-Route', '198.51.100.68')])
    s.forbid('ack-lost', 'ack-ruri-not-remote-target')


# Requests within the call

@capture('bye-unanswered', 'the BYE to the Contact of the INVITE finds no answer', link='sll')
def bye(s):
    call = s.into(s.pbx('freeswitch'), provider=s.carrier(contact='198.51.100.99:5060'))
    call.invite()
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.03).ack()
    call.talk(1)
    call.request(call.callee, 'BYE', dst=('198.51.100.99', 5060), resend=T_OTHER, until=12)
    s.expect(call, 'bye-unanswered', [('request-line', '198.51.100.99')])


@capture('bye-unanswered-tcp', 'over TCP the BYE is sent once only, and nothing comes back', link='ethernet')
def bye_tcp(s):
    call = s.into(s.pbx('freeswitch'), provider=s.carrier(), transport='tcp')
    call.invite()
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.03).ack()
    call.talk(1)
    call.request(call.callee, 'BYE')
    s.expect(call, 'bye-unanswered', [('request-line', '198.51.100.68')])
    s.sound(start=60, out=False)


@capture('bye-second-try', 'one BYE is lost, the next is answered', link='sll2')
def bye_again(s):
    call = carrier_call(s, 'odd')
    sent = call.request(call.caller, 'BYE', resend=(0.5,))
    call.wait(0.53).respond(200, to=sent)
    s.expect(call, state='completed')
    s.forbid('bye-unanswered', 'reinvite-unanswered')


@capture('reinvite-failed', 'a re-INVITE is answered 500, the call goes on', link='ethernet')
def failed(s):
    call = carrier_call(s, 'freeswitch')
    refused(call, 500)
    call.talk(1).hangup()
    s.expect(call, 'reinvite-failed', [('status-line', '500')])
    s.forbid('call-rejected', 'reinvite-failed-call-ends', 'reinvite-media-refused')


def refused(call, code, body=None):
    again = call.request(call.caller, 'INVITE', body=body or call.description(call.caller))
    call.wait(0.03).respond(code, to=again)
    call.wait(0.01).ack_failure(invite=again)
    return again


@capture('reinvite-media-refused', 'a re-INVITE that asks for G.722 is answered 488, the call goes on', link='raw')
def media(s):
    call = carrier_call(s, 'bare')
    refused(call, 488, call.description(call.caller, codecs=('G722',)))
    call.talk(1).hangup()
    s.expect(call, 'reinvite-media-refused', [('status-line', '488')])
    s.forbid('codec-g711-missing', 'codec-mismatch-488', 't38-reinvite-488', 'reinvite-failed')


@capture('reinvite-unanswered', 'the provider\'s re-INVITE after a minute of silence does not get in any more', link='null')
def unanswered(s):
    call = s.into(s.pbx('chan_sip'))
    call.invite(extra=signs(call))
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.03).ack()
    call.talk(2)
    call.wait(62).request(call.caller, 'INVITE', body=call.description(call.caller), resend=(0.5, 1.5, 3.5, 7.5))
    s.expect(call, 'reinvite-unanswered', [('request-line', PBX)])


@capture('reinvite-unanswered-tcp', 'the same over TCP, where nothing is sent twice', link='vlan', mss=700)
def unanswered_tcp(s):
    call = s.into(s.pbx('folded'), provider=s.carrier(), transport='tcp')
    call.invite()
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.03).ack()
    call.talk(1)
    call.wait(40).request(call.caller, 'INVITE', body=call.description(call.caller))
    s.sound(start=60)
    s.expect(call, 'reinvite-unanswered', [('request-line', PBX)])


@capture('reinvite-slow-tcp', 'over TCP, the answer to a re-INVITE takes its time', link='loop')
def slow_tcp(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example', transport='tcp')
    call.connect(talk=1)
    again = call.request(call.caller, 'INVITE', body=call.description(call.caller))
    call.wait(6).respond(200, to=again, body=call.description(call.callee), contact=call.contact(call.callee))
    call.wait(0.01).request(call.caller, 'ACK', cseq=call.cseq[call.caller])
    call.talk(6).hangup()
    s.expect(call, state='completed')
    s.forbid('reinvite-unanswered', 'reinvite-failed')


def fax(call):
    return call.description(call.caller).split(b'm=')[0] + b'm=image 20412 udptl t38\r\na=T38FaxVersion:0\r\n'


@capture('t38-accepted', 'a re-INVITE to T.38 is accepted', link='sll2')
def t38(s):
    call = carrier_call(s, 'cube')
    again = call.request(call.caller, 'INVITE', body=fax(call))
    call.wait(0.03).respond(200, to=again, body=fax(call).replace(b'20412', b'30166'), contact=call.contact(call.callee))
    call.wait(0.01).request(call.caller, 'ACK', cseq=call.cseq[call.caller])
    call.wait(1).hangup()
    s.expect(call, state='completed')
    s.forbid('t38-reinvite-488', 'reinvite-media-refused', 'm-line-count-mismatch')


# Answers

@capture('no-sdp-in-2xx', 'the INVITE has an offer, the 200 no answer', link='sll')
def no_sdp(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example')
    call.invite()
    call.ring()
    call.answer(answer=b'')
    call.wait(0.01).ack()
    call.wait(0.3).hangup()
    s.expect(call, 'no-sdp-in-2xx', [('status-line', '200')])


@capture('m-line-missing', 'the offer has voice and video, the answer one line only', link='raw')
def lines(s):
    call = s.out(s.pbx('generic'), s.carrier(), host='sip.carrier.example')
    call.invite(call.description(call.caller) + b'm=video 40000 RTP/AVP 97\r\na=rtpmap:97 H264/90000\r\n')
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    call.wait(0.6).hangup()
    s.expect(call, 'm-line-count-mismatch')


@capture('rtp-port-closed-far', 'our voice is refused by the far side: port unreachable', link='vlan')
def far_closed(s):
    call = up(s, s.out(s.pbx('cube'), s.carrier(), host='sip.carrier.example'))
    call.talk(3)
    src, dst = (PBX, call.caller.rtp_port), (call.callee.rtp, call.callee.rtp_port)
    for at in range(5):
        s.world.icmp(call.t - (3 - at // 2) * 10**9 + 60000000 + at * 900, call.callee.ip, PBX, 3, 3,
                     (src, dst, net.rtp(0, 40 + at, 160 * at, 0x6170, b'\x7f' * 160)))
    call.hangup()
    s.expect(call, 'icmp-rtp-port-unreachable', [('icmp', '198.51.100.68')])
    s.forbid('rtp-arrives-not-played', 'isp-blocks-rtp')


@capture('old-media-ports', 'no voice comes from a port above 20000, which old firewall recipes do not know', link='raw')
def old_ports(s):
    call = up(s, s.out(s.pbx('folded'), s.twilio(rtp_port=48122)))
    call.rtp(call.caller, 7)
    call.wait(7).hangup(call.callee)
    s.expect(call, 'firewall-blocks-inbound-rtp', also=['firewall-has-old-media-range'])


@capture('old-media-ports-within', 'the same from port 14444, which the old recipes let in', link='ethernet')
def old_ports_within(s):
    call = up(s, s.out(s.pbx('folded'), s.twilio(rtp_port=14444)))
    call.rtp(call.caller, 7)
    call.wait(7).hangup(call.callee)
    s.expect(call, 'firewall-blocks-inbound-rtp')
    s.forbid('firewall-has-old-media-range')


# Voice between two of whom neither is known

def strangers(s, style, **more):
    s.world.own.clear()
    call = s.out(s.pbx(style, ip='203.0.113.140'), s.carrier('198.51.100.22'), host='198.51.100.22', **more)
    call.invite()
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    return call


@capture('one-way-audio', 'two unknown sides, voice from one of them only', link='raw')
def one_way(s):
    call = strangers(s, 'pjsip')
    call.rtp(call.caller, 9, every=0.1)
    call.wait(9).hangup()
    s.expect(call, 'one-way-audio')


@capture('one-way-audio-silence', 'the same with few packets: one who listens sends comfort noise', link='ethernet')
def one_way_few(s):
    call = strangers(s, 'odd')
    call.rtp(call.callee, 10)
    call.wait(10).hangup()
    s.expect(call, 'one-way-audio')


@capture('one-way-on-hold', 'two unknown sides, one puts the other on hold', link='raw')
def one_way_hold(s):
    call = strangers(s, 'yealink')
    call.talk(1)
    exchange(call, call.caller, direction='sendonly', mirrored='recvonly')
    call.rtp(call.caller, 9, every=0.1)
    call.wait(9).hangup()
    s.expect(call, state='completed')
    s.forbid('one-way-audio')


def lossy(s, lose, **more):
    call = up(s, s.out(s.pbx('pjsip', codecs=('G729',)), s.carrier(codecs=('G729',)), host='sip.carrier.example'))
    call.rtp(call.caller, 4, codec=18, full=True)
    call.rtp(call.callee, 4, codec=18, full=True, lose=lose, **more)
    call.wait(4).hangup()
    return call


@capture('rtp-loss', 'every sixth packet of the provider\'s voice is missing', link='raw')
def loss(s):
    call = lossy(s, lambda at: at % 6 == 3)
    s.expect(call, 'rtp-loss')


@capture('rtp-loss-small', 'one packet in fifty is missing: nobody hears it', link='raw')
def loss_small(s):
    call = lossy(s, lambda at: at % 50 == 17)
    s.expect(call, state='completed')
    s.forbid('rtp-loss', 'rtp-pt-not-negotiated')


@capture('rtp-pt-not-negotiated', 'G.711 is agreed on and the far side sends payload type 9', link='sll')
def payload(s):
    call = up(s, s.out(s.pbx('freeswitch', codecs=('PCMU',)), s.carrier(codecs=('PCMU',)), host='sip.carrier.example'))
    call.rtp(call.caller, 1.2, full=True)
    call.rtp(call.callee, 1.2, full=True, codec=9)
    call.wait(1.2).hangup()
    s.expect(call, 'rtp-pt-not-negotiated')


@capture('rtp-pt-asymmetric', 'one codec under two dynamic numbers: each side sends the number that the other gave', link='sll2')
def asymmetric(s):
    call = s.out(s.pbx('freeswitch', codecs=('opus',)), s.carrier(codecs=('opus',)), host='sip.carrier.example')
    call.invite()
    call.ring()
    call.answer(answer=call.description(call.callee).replace(b' 107', b' 96').replace(b':107 ', b':96 '))
    call.wait(0.01).ack()
    call.rtp(call.caller, 1, full=True, codec=96)
    call.rtp(call.callee, 1, full=True, codec=107)
    call.wait(1).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-pt-not-negotiated', 'answer-codec-not-offered')
