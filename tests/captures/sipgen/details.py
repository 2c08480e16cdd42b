"""The finer causes beside those on the provider's page, each with a call that is like it and works."""
from . import net
from .call import T_INVITE, T_OTHER
from .origination import unheard
from .scene import OURS, PBX, TRUNK, USER, capture, signs


@capture('callerid-national', 'From is a national number without +: 403', link='sll')
def national(s):
    call = s.out(s.pbx('freeswitch'), number='3035550112')
    call.invite()
    call.challenge(*USER)
    call.wait(0.05).respond(403, reason='Caller ID is unauthorized')
    call.wait(0.004).ack_failure()
    s.expect(call, ['callerid-not-e164', 'callerid-not-verified'], [('From', '3035550112')])
    s.forbid('digest-credentials-wrong')


@capture('callerid-from-pai', 'From is anonymous, P-Asserted-Identity has the number: the call works', link='raw')
def asserted(s):
    call = s.out(s.pbx('pjsip'), number='anonymous')
    call.from_value = '"Anonymous" <sip:anonymous@anonymous.invalid>'
    call.invite(extra=(('P-Asserted-Identity', f'<sip:{OURS}@{PBX}>'), ('Privacy', 'id')))
    call.challenge(*USER, extra=(('P-Asserted-Identity', f'<sip:{OURS}@{PBX}>'), ('Privacy', 'id')))
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    call.talk(1.2).hangup()
    s.expect(call, state='completed')
    s.forbid('callerid-not-e164', 'callerid-not-verified', 'rpid-not-valid-callerid')


@capture('pbx-forbids-provider', 'the PBX answers the provider\'s INVITE with 403', link='sll2')
def forbidden(s):
    call = s.into(s.pbx('pjsip'), provider=s.twilio('54.65.63.194'))
    call.invite(extra=signs(call))
    call.wait(0.004).respond(403)
    call.wait(0.1).ack_failure()
    s.expect(call, ['orig-pbx-blocks-provider', 'provider-ip-not-trusted-peer-403'], [('status-line', '403')])
    s.sound(start=4, out=False)
    s.forbid('acl-ip-not-allowed')


@capture('pbx-number-unknown', 'the PBX answers 404: the number has no destination there', link='vlan')
def unknown_number(s):
    call = s.into(s.pbx('freeswitch'))
    call.invite(extra=signs(call))
    call.wait(0.004).respond(100)
    call.wait(0.01).respond(404)
    call.wait(0.06).ack_failure()
    s.expect(call, ['provider-status-meaning', 'number-not-found', 'rejected', 'call-rejected'], [('status-line', '404')])
    s.forbid('orig-pbx-blocks-provider', 'pbx-not-responding')


@capture('responses-to-sent-by', 'the PBX answers to the Via port where rport demands the source port (RFC 3581)', link='ethernet')
def wrong_port(s):
    carrier = s.carrier('198.51.100.68', port=41877, via='198.51.100.68:5060')
    call = s.into(s.pbx('chan_sip'), provider=carrier)
    call.invite(resend=T_INVITE, until=16)
    call.wait(0.003).respond(100, dst=('198.51.100.68', 5060))
    call.wait(0.4).respond(180, dst=('198.51.100.68', 5060))
    s.expect(call, ['response-to-wrong-address', 'rport-missing-nat'], [('Via', '198.51.100.68')])


@capture('responses-to-rport', 'the same Via, answered to the source port: the call works', link='sll')
def right_port(s):
    carrier = s.carrier('198.51.100.68', port=41877, via='198.51.100.68:5060')
    call = s.into(s.pbx('chan_sip'), provider=carrier)
    call.invite()
    call.ring(trying=0.004)
    call.answer()
    call.target[call.caller] = f'sip:{OURS}@{PBX}:5060'
    call.wait(0.03).ack()
    call.talk(1.5).hangup()
    s.expect(call, state='completed')
    s.forbid('response-to-wrong-address', 'rport-missing-nat')


@capture('rtp-port-closed', 'voice arrives, and the PBX refuses it by ICMP port unreachable', link='sll2')
def not_played(s):
    call = s.into(s.pbx('pjsip'))
    call.invite(extra=signs(call))
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.04).ack()
    call.talk(4)
    src, dst = (call.caller.rtp, call.caller.rtp_port), (PBX, call.callee.rtp_port)
    for at in range(8):
        s.world.icmp(call.t - (4 - at // 2) * 10**9 + 30000000 + at * 900, PBX, call.caller.rtp, 3, 3,
                     (src, dst, net.rtp(0, 40 + at, 160 * at, 0x6170, b'\x7f' * 160)))
    call.hangup()
    s.expect(call, ['rtp-arrives-not-played', 'icmp-rtp-port-unreachable', 'icmp-unreachable'])


@capture('rtp-after-hangup-refused', 'a last voice packet after the BYE is refused: the port is closed by then', link='raw')
def last_packet(s):
    call = s.into(s.pbx('pjsip'))
    call.invite(extra=signs(call))
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.04).ack()
    call.talk(2)
    call.hangup(call.callee)
    src, dst = (call.caller.rtp, call.caller.rtp_port), (PBX, call.callee.rtp_port)
    packet = net.rtp(13, 9, 1600, 0x6170, b'\x4b')
    s.world.udp(call.t + 20000000, src, dst, packet)
    s.world.icmp(call.t + 20050000, PBX, call.caller.rtp, 3, 3, (src, dst, packet))
    s.expect(call, state='completed')
    s.forbid('rtp-arrives-not-played', 'icmp-rtp-port-unreachable')


@capture('rtp-after-hangup-unseen', 'the same, and neither the BYE nor its 200 was captured', link='ethernet')
def last_packet_unseen(s):
    call = s.into(s.pbx('freeswitch'))
    call.invite(extra=signs(call))
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.04).ack()
    call.talk(3)
    src, dst = (call.caller.rtp, call.caller.rtp_port), (PBX, call.callee.rtp_port)
    packet = net.rtp(13, 9, 1600, 0x6170, b'\x4b')
    s.world.udp(call.t + 20000000, src, dst, packet)
    s.world.icmp(call.t + 20050000, PBX, call.caller.rtp, 3, 3, (src, dst, packet))
    s.expect(call)
    s.forbid('rtp-arrives-not-played', 'icmp-rtp-port-unreachable')


@capture('rtp-to-signalling-address', 'our voice goes to the provider\'s signalling address, not to that of its SDP', link='sll')
def wrong_target(s):
    call = s.out(s.pbx('cube'))
    call.connect(USER)
    call.rtp(call.caller, 12, to=(call.callee.ip, call.callee.rtp_port))
    call.rtp(call.callee, 12)
    call.wait(12).hangup(call.callee)
    s.expect(call, 'rtp-to-wrong-address', [('sdp:c', '168.86.149.33')])
    s.forbid('firewall-blocks-inbound-rtp')


@capture('rtp-to-signalling-address-nat', 'the same from behind a NAT, where no SDP names an end of the stream', link='vlan')
def wrong_target_nat(s):
    call = s.out(s.nat_pbx('freeswitch'))
    call.connect(USER)
    call.rtp(call.caller, 12, to=(call.callee.ip, call.callee.rtp_port))
    call.rtp(call.callee, 12)
    call.wait(12).hangup()
    s.expect(call, 'rtp-to-wrong-address', [('sdp:c', '168.86.149.33')])
    s.forbid('firewall-blocks-outbound-rtp', 'firewall-blocks-inbound-rtp')


@capture('record-route-altered', 'the 200 has the PBX\'s address in the provider\'s Record-Route', link='null')
def record_route(s):
    call = s.into(s.nat_pbx('freeswitch'))
    call.invite(extra=signs(call))
    call.ring(trying=0.004)
    call.answer(edit=lambda m: m.replace('Record-Route', '54.172.60.2', PBX), resend=T_OTHER)
    call.rtp(call.callee, 32)
    unheard(call)
    s.expect(call, 'record-route-altered-in-200', [('Record-Route', PBX)])


@capture('record-route-rewritten-alike', 'parameters of Record-Route change places: the same route', link='loop')
def record_route_alike(s):
    call = s.into(s.pbx('chan_sip'), provider=s.twilio(routes=['<sip:54.172.60.2;r2=on;lr>', '<sip:54.172.60.2;transport=tcp;r2=on;lr>']))
    call.invite(extra=signs(call))
    call.ring(trying=0.004)
    call.answer(edit=lambda m: m.replace('Record-Route', 'r2=on;lr', 'lr;r2=on'))
    call.wait(0.03).ack(routes=[])
    call.talk(1.3).hangup()
    s.expect(call, state='completed')
    s.forbid('record-route-altered-in-200', 'via-rewritten-in-200')


@capture('contact-wrong-port', 'the 200 names a port where nobody listens; the ACK is refused', link='ethernet')
def contact_port(s):
    call = s.into(s.pbx('freeswitch', contact=f'{PBX}:5080'), provider=s.carrier('198.51.100.68'))
    call.invite()
    call.ring(trying=0.004)
    call.answer(resend=T_OTHER)
    sent = call.wait(0.04).ack(dst=(PBX, 5080), resend=T_OTHER)
    for after in (0,) + T_OTHER:
        s.world.icmp(sent.time + int(after * 1e9) + 70000, PBX, '198.51.100.68', 3, 3, (sent.src, sent.dst, sent.data))
    call.talk(31.9)
    call.hangup(call.callee)
    s.expect(call, ['contact-wrong-port', 'icmp-unreachable', 'ack-lost'], [('Contact', '5080')])


@capture('contact-other-port', 'the 200 names another port, and the ACK to it is heard', link='sll2')
def contact_port_fine(s):
    call = s.into(s.pbx('freeswitch', contact=f'{PBX}:5080'), provider=s.carrier('198.51.100.68'))
    call.invite()
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.04).ack(dst=(PBX, 5080))
    call.talk(1.5).hangup(dst=(PBX, 5080))
    s.expect(call, state='completed')
    s.forbid('contact-wrong-port', 'ack-lost', 'ack-wrong-next-hop')


@capture('contact-missing-in-2xx', 'the 200 has no Contact; no ACK can be sent', link='sll')
def contact_missing(s):
    call = s.into(s.pbx('generic'))
    call.invite(extra=signs(call))
    call.ring(trying=0.004)
    call.answer(edit=lambda m: m.drop('Contact'), resend=T_OTHER)
    unheard(call)
    s.expect(call, 'contact-missing-in-2xx', [('status-line', '200')])


@capture('contact-name-private', 'Contact is a name that stands for a private address', link='raw')
def contact_name(s):
    s.world.dns(s.world.start - 3 * 10**9, PBX, '192.0.2.53', 'pbx.kestrel.example', 'A', 0, ['10.31.7.5'])
    call = s.into(s.pbx('cube', contact='pbx.kestrel.example:5060'))
    call.invite(extra=signs(call))
    call.ring(trying=0.004)
    call.answer(resend=T_OTHER)
    unheard(call)
    s.expect(call, ['contact-fqdn-private-dns'], [('Contact', 'pbx.kestrel.example')])


@capture('contact-name-public', 'Contact is a name that stands for the public address: the call works', link='ppp')
def contact_name_fine(s):
    s.world.dns(s.world.start - 3 * 10**9, PBX, '192.0.2.53', 'pbx.kestrel.example', 'A', 0, [PBX])
    call = s.into(s.pbx('cube', contact='pbx.kestrel.example:5060'))
    call.invite(extra=signs(call))
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.04).ack()
    call.talk(1.3).hangup()
    s.expect(call, state='completed')
    s.forbid('contact-fqdn-private-dns', 'contact-private-in-200')


@capture('firewall-old-media-range', 'the host refuses voice from a port above 20000, as old recipes for firewalls do', link='sll2')
def old_range(s):
    call = s.out(s.pbx('chan_sip'), s.twilio(rtp_port=41208))
    call.connect(USER)
    call.rtp(call.caller, 6)
    src, dst = (call.callee.rtp, 41208), (PBX, call.caller.rtp_port)
    for at in range(12):
        packet = net.rtp(0, 40 + at, 160 * at, 0x6171, b'\x7f' * 160)
        s.world.udp(call.t + at * 400000000, src, dst, packet)
        s.world.icmp(call.t + at * 400000000 + 50000, PBX, call.callee.rtp, 3, 10, (src, dst, packet))
    call.wait(6).hangup(call.callee)
    s.expect(call, ['firewall-has-old-media-range', 'firewall-blocks-inbound-rtp', 'icmp-unreachable', 'rtp-arrives-not-played'])


@capture('uri-of-another', 'the provider\'s INVITE is for an address that is not the PBX\'s; it says nothing', link='ethernet')
def uri_other(s):
    call = s.into(s.pbx('pjsip'), host='203.0.113.99:5060')
    call.invite(extra=signs(call), resend=T_INVITE, until=4)
    s.expect(call, ['orig-uri-wrong', 'pbx-not-responding', 'provider-ip-not-trusted-peer-silent', 'orig-firewall-blocks-provider'],
             [('request-line', '203.0.113.99')])


@capture('routed-through-alg', 'an ALG mends Contact and Via; a sound call', link='sll')
def alg_mended(s):
    call = s.out(s.nat_pbx('yealink', good=False, media=PBX), host=TRUNK)
    call.invite()
    call.challenge(*USER)
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    call.talk(1.5).hangup()
    s.expect(call, state='completed')
    s.forbid('contact-private-in-200', 'sip-alg-mangling', 'contact-sdp-address-mismatch')
