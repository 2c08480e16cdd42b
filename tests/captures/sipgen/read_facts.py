"""Facts that a first look reads wrongly: an ICMP error about RTCP before those about RTP, a payload type without its rtpmap,
voice that pauses for music, a redirection that is followed by another form of the number; each with one that looks like it."""
from . import net
from .call import T_INVITE
from .field_beside import attended, redirected
from .field_media import FAR, PUBLIC, both, call_to, voice
from .scene import PBX, TRUNK, USER, capture
from .world import SECOND


def refused(s, call, port, at):
    """The callee refuses what is sent to that port by ICMP."""
    src, dst = (call.caller.rtp, call.caller.rtp_port), (FAR, port)
    s.world.icmp(call.t + int(at * SECOND), FAR, PBX, 3, 3, (src, dst, net.rtp(0, 9, 0, 7, b'\x11' * 20)))


@capture('icmp-rtcp-then-rtp', 'the callee refuses the port for RTCP, and then that for RTP', link='sll')
def rtcp_then_rtp(s):
    call = call_to(s)
    voice(call, call.caller, 8)
    refused(s, call, call.callee.rtp_port + 1, 0.5)
    for at in range(7):
        refused(s, call, call.callee.rtp_port, 1 + at)
    call.wait(8).hangup()
    s.expect(call, also=['icmp-rtp-port-unreachable'])
    s.forbid('one-way-audio', 'firewall-blocks-inbound-rtp')


@capture('icmp-rtcp-alone', 'the callee refuses the port for RTCP alone; voice comes from one side only', link='raw')
def rtcp_alone(s):
    call = call_to(s)
    voice(call, call.caller, 8)
    for at in range(7):
        refused(s, call, call.callee.rtp_port + 1, 1 + at)
    call.wait(8).hangup()
    s.expect(call, also=['one-way-audio'])
    s.forbid('icmp-rtp-port-unreachable')


def without_event_map(number=None):
    """The answer's telephone-event as a payload type alone."""
    def change(text):
        lines = [line for line in text.split('\r\n') if not line.startswith(('a=rtpmap:101', 'a=fmtp:101'))]
        lines = [line.replace(' 101', f' {number or 101}') if line.startswith('m=audio') else line for line in lines]
        return '\r\n'.join(lines)
    return change


@capture('dtmf-payload-type-kept', 'the answer holds the payload type of telephone-event without an rtpmap', link='ethernet')
def event_kept(s):
    call = call_to(s, answer=without_event_map())
    both(call, 3).hangup()
    s.expect(call, state='completed')
    s.forbid('dtmf-no-telephone-event')


@capture('dtmf-payload-type-other', 'the answer holds another payload type without an rtpmap', link='sll2')
def event_other(s):
    call = call_to(s, answer=without_event_map(97))
    both(call, 3).hangup()
    s.expect(call, also=['dtmf-no-telephone-event'])


@capture('late-voice-of-others', 'what comes seven seconds after the answer comes from ports that no SDP names', link='null')
def late_of_others(s):
    call = call_to(s, 'cube')
    call.wait(7)
    for party in (call.caller, call.callee):
        voice(call, party, 5, src=(party.rtp, party.rtp_port + 40))
    call.wait(5).hangup()
    s.expect(call, state='completed')
    s.forbid('late-media')


@capture('invite-passed-over-meanwhile', 'an INVITE is not answered while another to the same host is', link='vlan')
def passed_over_meanwhile(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host=PUBLIC, start=5)
    call.invite(resend=T_INVITE)
    other = s.out(s.pbx('pjsip'), s.carrier(), host=PUBLIC, start=12)
    other.connect(talk=1)
    other.hangup()
    s.sound(start=100)
    s.expect(call, 'invite-passed-over')
    s.expect(other, state='completed')
    s.forbid('term-firewall-blocks-outbound-sip')


@capture('rtp-music-between', 'a voice pauses for music from the same port, and goes on with its SSRC', link='ethernet')
def music_between(s):
    call = call_to(s, 'cube')
    voice(call, call.caller, 20)
    ssrc, seq = voice(call, call.callee, 6)
    call.wait(6)
    voice(call, call.callee, 7)
    call.wait(7)
    voice(call, call.callee, 7, ssrc=ssrc, seq=seq)
    call.wait(7).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-two-senders')


@capture('redirect-followed-with-00', '302 to a number with +, which the caller then dials with 00', link='raw')
def followed_with_00(s):
    redirected(s, contact='<sip:+12065550147@198.51.100.77:5060>')
    second = s.out(s.pbx(), s.carrier('198.51.100.68'), dialled='0012065550147', host=TRUNK, start=4)
    second.connect(talk=2)
    second.hangup()
    s.sound(start=40)
    s.expect(second, state='completed')
    s.forbid('redirect-not-followed')


@capture('redirect-to-other-number', '302, and the next call is to quite another number', link='sll2')
def other_number(s):
    call = redirected(s, contact='<sip:+12065550147@198.51.100.77:5060>')
    second = s.out(s.pbx(), s.carrier('198.51.100.68'), dialled='+13105550188', host=TRUNK, start=4)
    second.connect(talk=2)
    second.hangup()
    s.sound(start=40)
    s.expect(call, 'redirect-not-followed')


@capture('redirect-to-tls', '302 to a Contact with transport=tls: the next INVITE cannot be seen', link='sll')
def redirect_to_tls(s):
    redirected(s, contact='<sip:+12065550147@198.51.100.77:5061;transport=tls>')
    s.sound(start=40)
    s.forbid('redirect-not-followed')


def stopping(s, who):
    """After six seconds the voice of one side of a trunk's call stops for good."""
    call = s.out()
    call.connect(USER)
    for party in (call.caller, call.callee):
        voice(call, party, 6 if party is who(call) else 26)
    call.wait(26).hangup()
    s.expect(call, 'one-way-after-n-seconds')


@capture('voice-of-provider-stops', 'the provider\'s voice stops: the PBX hears nothing any more', link='raw')
def provider_stops(s):
    stopping(s, lambda call: call.callee)


@capture('voice-of-pbx-stops', 'the PBX\'s voice stops: the far end hears nothing any more', link='sll')
def pbx_stops(s):
    stopping(s, lambda call: call.caller)


@capture('transfer-replaces-turned', 'the transferor was called in the call that Replaces names with a tag it never had', link='null')
def replaces_turned(s):
    second = s.into(s.pbx('pjsip'), s.carrier(), number='+12065550190', dialled='+13035550112')
    second.connect(talk=1)
    call = attended(s, lambda call: f'{second.id};to-tag={second.tags[second.caller]}x;from-tag={second.tags[second.callee]}')
    s.expect(call, 'replaces-other-dialog', [('Refer-To', 'Replaces')])
