"""Calls with voice one way or none, and those where silence is as it should be."""
from . import net
from .scene import PBX, PBX_LAN, TRUNK, USER, capture, signs


def up(s, call, **more):
    call.invite(**more)
    if call.host == TRUNK:
        call.challenge(*USER)
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    return call


def exchange(call, party, codes=(200,), mirrored=None, **session):
    """A re-INVITE from one side, its answer and ACK."""
    other = call.other(party)
    again = call.wait(0.02).request(party, 'INVITE', body=call.description(party, **session))
    for code in codes:
        body = call.description(other, direction=mirrored) if code == 200 else b''
        call.wait(0.02).respond(code, to=again, body=body, contact=call.contact(other))
    return call.wait(0.03).request(party, 'ACK', cseq=call.cseq[party])


# The PBX hears nothing

@capture('sdp-private-address', 'the PBX offers its LAN address in c=; no voice comes back', example=True)
def private(s):
    call = up(s, s.out(s.nat_pbx('chan_sip', media=PBX_LAN)))
    call.rtp(call.caller, 9)
    call.wait(9).hangup()
    s.expect(call, 'sdp-private-address', [('sdp:c', PBX_LAN)])
    s.sound(start=30, out=False, style='chan_sip')


@capture('sdp-private-answer', 'the same in the answer to the provider, terse', link='sll2')
def private_answer(s):
    call = s.into(s.pbx('compact', media='192.168.77.5'))
    call.invite(extra=signs(call))
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.04).ack()
    call.rtp(call.callee, 8)
    call.wait(8).hangup()
    s.expect(call, 'sdp-private-address', [('sdp:c', '192.168.77.5')])


@capture('sdp-private-media-level', 'the session says a public address, the stream a private one, and the stream wins', link='raw')
def private_media(s):
    call = s.out(s.pbx('freeswitch'))
    call.invite(call.description(call.caller, media_address='172.29.1.8'))
    call.challenge(*USER)
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    call.rtp(call.caller, 8)
    call.wait(8).hangup()
    s.expect(call, 'sdp-private-address', [('sdp:c', '172.29.1.8')])


@capture('sdp-public-media-level', 'the session says a private address, the stream a public one, and the stream wins', link='sll')
def public_media(s):
    call = s.out(s.pbx('freeswitch'))
    call.invite(call.description(call.caller, address=PBX_LAN, media_address=PBX))
    call.challenge(*USER)
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    call.talk(3).hangup()
    s.expect(call, state='completed')
    s.forbid('sdp-private-address', 'contact-sdp-address-mismatch')


@capture('sdp-private-latched', 'c= is private, but the peer answers to where the voice comes from', link='ethernet')
def latched(s):
    call = up(s, s.out(s.nat_pbx('odd', media=PBX_LAN)))
    call.talk(3).hangup()
    s.expect(call, state='completed')
    s.forbid('sdp-private-address', 'firewall-blocks-inbound-rtp')


@capture('sdp-private-inside', 'two phones in one LAN: private addresses are right there', link='vlan')
def inside(s):
    s.world.own.add('10.31.7.5')
    call = s.out(s.pbx('yealink', ip='10.31.7.21'), s.carrier('10.31.7.5', style='pjsip'), number='21', dialled='44', host='10.31.7.5')
    call.connect(talk=2)
    call.hangup()
    s.expect(call, state='completed')
    s.forbid('sdp-private-address', 'contact-private-in-200', 'callerid-not-e164', 'dialed-number-not-e164')


@capture('firewall-blocks-inbound-rtp', 'our SDP is right, voice goes out and none comes in', example=True)
def inbound(s):
    call = up(s, s.out(s.pbx('pjsip', rtp_port=17420)))
    call.rtp(call.caller, 9)
    call.wait(9).hangup()
    s.expect(call, 'firewall-blocks-inbound-rtp', [('sdp:m', '17420')])
    s.sound(start=30)
    s.forbid('sdp-private-address')


@capture('inbound-rtp-none-on-origination', 'the same for a call from the provider, over TCP', link='sll', mss=300)
def inbound_orig(s):
    call = s.into(s.pbx('freeswitch', rtp_port=24866), transport='tcp')
    call.invite(extra=signs(call))
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.04).ack()
    call.rtp(call.callee, 8)
    call.wait(8).hangup()
    s.expect(call, 'firewall-blocks-inbound-rtp', [('sdp:m', '24866')])


# The other side hears nothing

@capture('firewall-blocks-outbound-rtp', 'voice comes in, none leaves', example=True)
def outbound(s):
    call = up(s, s.out(s.pbx('cube'), s.twilio(rtp_port=31276)))
    call.rtp(call.callee, 9)
    call.wait(9).hangup()
    s.expect(call, 'firewall-blocks-outbound-rtp', [('sdp:m', '31276'), ('sdp:c', '168.86.149.33')])
    s.sound(start=30, style='cube')


@capture('outbound-rtp-refused', 'the router refuses our voice by ICMP', link='sll2')
def outbound_icmp(s):
    call = up(s, s.out(s.nat_pbx('chan_sip')))
    call.talk(4)
    src, dst = (PBX_LAN, call.caller.rtp_port), (call.callee.rtp, call.callee.rtp_port)
    for at in range(8):
        s.world.icmp(call.t - (4 - at // 2) * 10**9 + 40000000 + at * 1000, '10.31.7.1', PBX_LAN, 3, 13,
                     (src, dst, net.rtp(0, 9 + at, 160 * at, 0x5150, b'\xd5' * 160)))
    call.hangup(call.callee)
    s.expect(call, 'firewall-blocks-outbound-rtp', [('icmp', '10.31.7.1')])
    s.forbid('firewall-blocks-inbound-rtp', 'isp-blocks-rtp')


@capture('outbound-rtp-refused-vpn', 'the same on a trunk by VPN, where the provider has a private address, too', link='raw')
def outbound_vpn(s):
    call = s.into(s.pbx('freeswitch', ip=PBX_LAN), s.carrier('10.99.4.2', style='folded'), host=PBX_LAN)
    call.invite()
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.04).ack()
    call.talk(3)
    src, dst = (PBX_LAN, call.callee.rtp_port), ('10.99.4.2', call.caller.rtp_port)
    for at in range(6):
        s.world.icmp(call.t - (3 - at // 2) * 10**9 + 40000000 + at * 1000, '10.31.7.1', PBX_LAN, 3, 13,
                     (src, dst, net.rtp(0, 9 + at, 160 * at, 0x5150, b'\xd5' * 160)))
    call.hangup()
    s.expect(call, 'firewall-blocks-outbound-rtp', [('icmp', '10.31.7.1')])
    s.forbid('firewall-blocks-inbound-rtp')


@capture('isp-blocks-rtp', 'a router on the way, public and not ours, refuses our voice', example=True)
def isp(s):
    call = up(s, s.out(s.pbx('pjsip')))
    call.talk(4)
    src, dst = (PBX, call.caller.rtp_port), (call.callee.rtp, call.callee.rtp_port)
    for at in range(8):
        s.world.icmp(call.t - (4 - at // 2) * 10**9 + 70000000 + at * 1000, '192.0.2.177', PBX, 3, 13,
                     (src, dst, net.rtp(0, 9 + at, 160 * at, 0x5150, b'\xd5' * 160)))
    call.hangup(call.callee)
    s.expect(call, ['isp-blocks-rtp', 'firewall-blocks-outbound-rtp'])


@capture('rtp-ttl-too-low', 'our voice leaves with a TTL of 12 and dies on the way', example=True)
def ttl(s):
    call = up(s, s.out(s.pbx('freeswitch', ttl=12)))
    call.talk(5)
    src, dst = (PBX, call.caller.rtp_port), (call.callee.rtp, call.callee.rtp_port)
    for at in range(8):
        s.world.icmp(call.t - (5 - at // 2) * 10**9 + 90000000 + at * 1000, '192.0.2.214', PBX, 11, 0,
                     (src, dst, net.rtp(0, 9 + at, 160 * at, 0x5150, b'\xd5' * 160)))
    call.hangup(call.callee)
    s.expect(call, 'rtp-ttl-too-low')


@capture('rtp-ttl-64', 'the TTL of our voice is 64, that of the provider\'s 9 hops less', link='null')
def ttl_fine(s):
    call = up(s, s.out(s.pbx('freeswitch', ttl=64), s.twilio(ttl=55)))
    call.talk(3).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-ttl-too-low', 'ttl-suspect')


@capture('rtp-ttl-low-no-harm', 'a trunk on the next hop: a TTL of 31 both ways, and voice both ways', link='sll')
def ttl_harmless(s):
    call = up(s, s.out(s.pbx('pjsip', ttl=31), s.carrier(ttl=31), host='sip.carrier.example'))
    call.talk(3).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-ttl-too-low')


# Silence that is meant

@capture('hold-sendonly', 'hold by sendonly, answered by recvonly; later resumed', link='sll2')
def hold(s):
    call = up(s, s.out(s.pbx('freeswitch')))
    call.talk(1.5)
    exchange(call, call.caller, direction='sendonly', mirrored='recvonly')
    call.rtp(call.caller, 6)
    call.wait(6)
    exchange(call, call.caller, direction='sendrecv', mirrored='sendrecv')
    call.talk(1.5).hangup()
    s.expect(call, state='completed')
    s.forbid('firewall-blocks-inbound-rtp', 'one-way-after-n-seconds')
    s.forbid('one-way-audio', 'reinvite-failed')


@capture('hold-until-the-end', 'held all the time by the provider, never resumed', link='ethernet')
def hold_end(s):
    call = s.into(s.pbx('pjsip'))
    call.invite(extra=signs(call))
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.04).ack()
    exchange(call, call.caller, direction='inactive', mirrored='inactive')
    call.wait(12).hangup()
    s.expect(call, state='completed')
    s.forbid('firewall-blocks-inbound-rtp', 'firewall-blocks-outbound-rtp')


@capture('hold-zeros', 'hold the old way, by 0.0.0.0', link='loop')
def hold_zeros(s):
    call = up(s, s.out(s.pbx('chan_sip')))
    call.talk(1.5)
    exchange(call, call.caller, address='0.0.0.0', mirrored='sendrecv')
    call.rtp(call.caller, 5)
    call.wait(5)
    exchange(call, call.caller)
    call.talk(1.5).hangup(call.callee)
    s.expect(call, state='completed')
    s.forbid('sdp-private-address', 'firewall-blocks-inbound-rtp')


@capture('announcement', 'recvonly in the offer: an announcement is listened to', link='ppp')
def recvonly(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host='sip.carrier.example')
    call.invite(call.description(call.caller, direction='recvonly'))
    call.ring()
    call.wait(0.5).respond(200, body=call.description(call.callee, direction='sendonly'))
    call.wait(0.012).ack()
    call.rtp(call.callee, 5)
    call.wait(5).hangup(call.callee)
    s.expect(call, state='completed')
    s.forbid('firewall-blocks-outbound-rtp')


@capture('short-call', 'hung up at the instant of the answer: no voice yet, none missed', link='raw')
def short(s):
    call = up(s, s.out(s.pbx('cube')))
    call.rtp(call.callee, 0.15)
    call.wait(0.15).hangup()
    s.expect(call, state='completed')
    s.forbid('firewall-blocks-outbound-rtp', 'firewall-blocks-inbound-rtp')


@capture('rtp-full', 'a second and a half of every packet, both ways, in order', link='ethernet', form='pcap-ns', order='>')
def full(s):
    call = up(s, s.out(s.pbx('yealink')))
    call.talk(1.5, full=True).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-loss', 'rtp-pt-not-negotiated', 'rtp-to-wrong-address', 'firewall-has-old-media-range', 'isp-blocks-rtp', 'dtmf-no-telephone-event')


@capture('early-media', '183 with SDP: an announcement before the answer, then 486', link='sll')
def early(s):
    call = s.out(s.pbx('pjsip'))
    call.invite()
    call.challenge(*USER)
    call.ring(183, body=call.description(call.callee))
    call.rtp(call.callee, 3)
    call.wait(3).respond(486)
    call.wait(0.004).ack_failure()
    s.expect(call, state='busy')
    s.forbid('firewall-blocks-outbound-rtp')


@capture('video-refused', 'the answer rejects a stream by port 0', link='vlan')
def port_zero(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example')
    video = ('m=video 40000 RTP/AVP 97', 'a=rtpmap:97 H264/90000')
    call.invite(call.description(call.caller) + ('\r\n'.join(video) + '\r\n').encode())
    call.ring()
    call.answer(answer=call.description(call.callee) + b'm=video 0 RTP/AVP 97\r\n')
    call.wait(0.012).ack()
    call.talk(2).hangup()
    s.expect(call, state='completed')
    s.forbid('m-line-count-mismatch', 'firewall-blocks-inbound-rtp')
