"""Kinds of fault beside those of the other field modules: changes that get no answer, media that crosses, comes late or not at
all, what receivers report, crowds of requests; each with one that looks like it."""
import struct

from . import net
from .call import T_OTHER, Call, Party
from .field_dialog import phone, refused, register, transfer
from .field_media import PUBLIC, both, call_to, changed, keys, voice
from .media import exchange
from .protocol import carrier_call
from .scene import PBX, TRUNK, WITHOUT, capture, signs
from .world import SECOND


WITHOUT['not-conformant'] = 'is told with --lint only; tests/report/check-report asks for it'


# Within the call

@capture('bye-refused-voice-goes-on', 'the BYE is refused with 403 and the other side goes on talking', link='ethernet')
def bye_refused(s):
    call = call_to(s, 'cube')
    voice(call, call.caller, 4)
    voice(call, call.callee, 14)
    call.wait(4)
    refused(call, 403)
    s.world.dns(call.t + 30 * SECOND, PBX, '192.0.2.53', PUBLIC, answers=('198.51.100.68',))
    s.expect(call, 'bye-refused', [('status-line', '403')])


@capture('bye-refused', 'the BYE is refused with 500, and the voice ends with it', link='sll')
def bye_refused_quiet(s):
    call = call_to(s, 'odd')
    both(call, 3)
    refused(call, 500)
    s.expect(call, also=['bye-refused'])
    s.forbid('rtp-after-bye')


@capture('bye-refused-then-taken', 'the BYE is challenged, and the next one is taken', link='raw')
def bye_taken(s):
    call = call_to(s, 'yealink')
    both(call, 2)
    sent = call.request(call.caller, 'BYE')
    call.wait(0.02).respond(407, to=sent, extra=(('Proxy-Authenticate', 'Digest realm="carrier.example",nonce="0123"'),))
    call.wait(0.01).hangup(extra=(('Proxy-Authorization', 'Digest username="u", realm="carrier.example", nonce="0123", '
                                   'uri="sip:x", response="00112233445566778899aabbccddeeff"'),))
    s.expect(call, state='completed')
    s.forbid('bye-refused')


@capture('reinvite-answered-without-sdp', 'the re-INVITE has an offer, its 200 has no SDP', link='sll2')
def no_answer(s):
    call = call_to(s, 'compact')
    both(call, 3)
    again = call.request(call.callee, 'INVITE', body=call.description(call.callee, direction='sendonly'))
    call.wait(0.02).respond(200, to=again, contact=call.contact(call.caller))
    call.wait(0.01).request(call.callee, 'ACK', cseq=call.cseq[call.callee])
    call.wait(0.2).hangup(call.callee)
    s.expect(call, 'reinvite-without-answer', [('status-line', '200')])


@capture('reinvite-late-offer', 'a re-INVITE without SDP: the offer stands in the 200, the answer in the ACK', link='vlan')
def late_offer(s):
    call = call_to(s, 'generic')
    both(call, 3)
    again = call.request(call.callee, 'INVITE')
    call.wait(0.02).respond(200, to=again, body=call.description(call.caller), contact=call.contact(call.caller))
    call.wait(0.01).request(call.callee, 'ACK', cseq=call.cseq[call.callee], body=call.description(call.callee))
    both(call, 2).hangup()
    s.expect(call, state='completed')
    s.forbid('reinvite-without-answer', 'reinvite-stuck')


@capture('reinvite-hangs', 'a re-INVITE gets 100 and no final response', link='null')
def stuck(s):
    call = call_to(s, 'pjsip')
    again = call.wait(1).request(call.caller, 'INVITE', body=call.description(call.caller))
    call.wait(0.02).respond(100, to=again)
    call.wait(30).hangup()
    s.expect(call, also=['reinvite-stuck'])


@capture('transfer-unanswered', 'the REFER is sent again and again, and nothing comes back', link='ppp')
def refer_lost(s):
    call = carrier_call(s, 'yealink')
    call.request(call.caller, 'REFER', extra=(('Refer-To', '<sip:300@198.51.100.68>'),), resend=T_OTHER)
    call.wait(36).hangup()
    s.expect(call, also=['transfer-unanswered'])


@capture('transfer-answered-late', 'the second REFER is answered', link='loop')
def refer_second(s):
    call = carrier_call(s, 'cube')
    sent = call.request(call.caller, 'REFER', extra=(('Refer-To', '<sip:300@198.51.100.68>'),), resend=(0.5,))
    call.wait(0.6).respond(202, to=sent)
    call.wait(3).hangup()
    s.expect(call, state='completed')
    s.forbid('transfer-unanswered')


@capture('refer-without-to-tag', 'the REFER has no To tag: 481', link='raw')
def refer_tag(s):
    call = carrier_call(s, 'odd')
    refused(call, 481, 'REFER', to_tag=False, extra=(('Refer-To', '<sip:77@198.51.100.68>'),))
    call.wait(2).hangup()
    s.expect(call, 'dialog-tag-wrong', [('To', call.dialled)])


@capture('cancel-and-no-487', 'the CANCEL gets 200, the INVITE nothing', link='ethernet')
def no_487(s):
    call = carrier_call(s, 'generic', talk=0)
    call.invite()
    call.ring()
    sent = call.wait(4).cancel()
    call.wait(0.02).respond(200, to=sent, contact=False)
    s.sound(start=90)
    s.expect(call, also=['cancel-without-487'])


@capture('cancel-and-487-late', 'the 487 comes two seconds after the 200 to the CANCEL', link='sll2')
def late_487(s):
    call = carrier_call(s, 'folded', talk=0)
    call.invite()
    call.ring()
    sent = call.wait(4).cancel()
    call.wait(0.02).respond(200, to=sent, contact=False)
    call.wait(2).respond(487)
    call.wait(0.01).ack_failure()
    s.sound(start=90)
    s.expect(call, state='cancelled')
    s.forbid('cancel-without-487')


@capture('rack-of-other-method', 'the RAck names UPDATE where the reliable response was to the INVITE', link='vlan')
def rack_method(s):
    call = carrier_call(s, 'cube', talk=0)
    call.invite(extra=(('Supported', '100rel'),))
    call.ring(183, extra=(('Require', '100rel'), ('RSeq', '31')), resend=(0.5, 1.5, 3.5, 7.5, 15.5))
    count = call.first.message.get('CSeq').split()[0]
    refused(call, 481, 'PRACK', extra=(('RAck', f'31 {count} UPDATE'),))
    call.wait(32).respond(504)
    call.wait(0.01).ack_failure()
    s.expect(call, 'rack-mismatch', [('RAck', 'UPDATE')])


# What an SDP says

@capture('answer-port-0', 'the answer refuses the only stream', link='sll')
def port_0(s):
    call = call_to(s, answer=lambda text: text.replace(f'm=audio {text.split("m=audio ")[1].split()[0]}', 'm=audio 0'))
    call.wait(3).hangup()
    s.expect(call, 'answer-refuses-audio', [('sdp:m', 'm=audio 0')])


@capture('answer-video-port-0', 'the answer refuses the video and takes the voice', link='raw')
def video_0(s):
    call = call_to(s, offer=lambda text: text + 'm=video 7000 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n',
                   answer=lambda text: text + 'm=video 0 RTP/AVP 96\r\n')
    both(call, 3).hangup()
    s.expect(call, state='completed')
    s.forbid('answer-refuses-audio')


@capture('answered-on-hold', 'the answer gives 0.0.0.0, and no re-INVITE follows', link='ethernet')
def on_hold(s):
    call = call_to(s, answer=lambda text: text.replace('c=IN IP4 198.51.100.68', 'c=IN IP4 0.0.0.0'))
    voice(call, call.callee, 11)
    call.wait(12).hangup()
    s.expect(call, 'answered-on-hold', [('sdp:c', '0.0.0.0')])


@capture('answered-on-hold-resumed', 'the answer gives 0.0.0.0, a re-INVITE the address', link='sll2')
def resumed(s):
    call = call_to(s, answer=lambda text: text.replace('c=IN IP4 198.51.100.68', 'c=IN IP4 0.0.0.0'))
    call.wait(2)
    exchange(call, call.callee)
    both(call, 9).hangup()
    s.expect(call, state='completed')
    s.forbid('answered-on-hold', 'late-media')


# Media

@capture('events-by-a-number-of-nobody', 'key presses come by 110, which neither side listed', link='sll')
def unlisted(s):
    call = call_to(s)
    keys(call, call.callee, 110, (1, 2, 3))
    both(call, 4).hangup()
    s.expect(call, also=['dtmf-pt-asymmetry'])


@capture('voice-begins-late', 'the voice begins seven seconds after the answer, both ways', link='raw')
def late(s):
    call = call_to(s, 'cube')
    call.wait(7)
    both(call, 5).hangup()
    s.expect(call, also=['late-media'])


@capture('voice-begins-soon', 'the voice begins a second and a half after the answer', link='null')
def soon(s):
    call = call_to(s, 'cube')
    call.wait(1.5)
    both(call, 8).hangup()
    s.expect(call, state='completed')
    s.forbid('late-media', 'no-voice')


@capture('voice-of-neither', 'this call has no RTP at all, the one before has', link='ethernet')
def neither(s):
    both(call_to(s), 7).hangup()
    call = call_to(s, start=30)
    call.wait(14).hangup()
    s.expect(call, 'no-voice', [('status-line', '200')])


@capture('voice-elsewhere', 'no call of this host has RTP here: media takes another way', link='sll')
def elsewhere(s):
    both(s.out(s.pbx('freeswitch'), s.carrier('198.51.100.90'), host='a.example').connect(), 7).hangup()
    call = call_to(s, start=30)
    call.wait(14).hangup()
    s.expect(call, state='completed')
    s.forbid('no-voice')


def two_calls(s):
    one, two = call_to(s), call_to(s, start=0.4, dialled='+12065550199')
    for call in (one, two):
        voice(call, call.caller, 8)
    return one, two


@capture('voice-crossed', 'the voice of two calls to the PBX is exchanged', link='vlan')
def crossed(s):
    one, two = two_calls(s)
    voice(one, one.callee, 8, to=(two.caller.rtp, two.caller.rtp_port))
    voice(two, two.callee, 8, to=(one.caller.rtp, one.caller.rtp_port))
    for call in (one, two):
        call.wait(9).hangup()
        s.expect(call, 'rtp-crossed', [('rtp', '198.51.100.68')])


@capture('voice-of-two-calls', 'two calls at once between the same hosts, each with its own voice', link='raw')
def not_crossed(s):
    one, two = two_calls(s)
    for call in (one, two):
        voice(call, call.callee, 8)
        call.wait(9).hangup()
        s.expect(call, state='completed')
    s.forbid('rtp-crossed', 'rtp-of-no-call')


def reception(call, party, about, lost, count=4):
    """Receiver reports (RFC 3550 section 6.4.2) of a side: `lost` packets of the other's in the end."""
    peer = call.other(party)
    src, dst = (party.rtp, party.rtp_port + 1), (peer.rtp, peer.rtp_port + 1)
    for n in range(count):
        block = struct.pack('!IIIIII', about, 77 << 24 | lost * (n + 1) // count, 1000 + 90 * n, 40, 0, 0)
        item = struct.pack('!IBB', 0x99, 1, 5) + b'media' + b'\0'
        data = struct.pack('!BBHI', 0x81, 201, 7, 0x99) + block + struct.pack('!BBH', 0x81, 202, len(item) // 4) + item
        call.world.udp(call.t + int((1 + n * 2) * SECOND), src, dst, data)


def reported(s, lost):
    call = call_to(s, 'freeswitch')
    voice(call, call.caller, 9, every=0.02, ssrc=0x4d2)
    voice(call, call.callee, 9, every=0.02)
    reception(call, call.callee, 0x4d2, lost)
    call.wait(9).hangup()
    return call


@capture('loss-reported', 'complete here, a third lost where the carrier receives it', link='sll2')
def loss_reported(s):
    s.expect(reported(s, 140), also=['rtp-loss-reported'])


@capture('loss-reported-small', 'the carrier reports three packets lost', link='loop')
def loss_small(s):
    s.expect(reported(s, 3), state='completed')
    s.forbid('rtp-loss-reported')


def muted(s, value):
    call = call_to(s, 'pjsip')
    voice(call, call.caller, 9, every=0.02, size=160)
    for n in range(440):
        data = net.rtp(0, n, 160 * n, 99, value(n))
        s.world.udp(call.t + int(n * 0.02 * SECOND), (call.callee.rtp, call.callee.rtp_port), (call.caller.rtp, call.caller.rtp_port), data)
    call.wait(9).hangup()
    return call


@capture('voice-muted', 'the carrier sends nothing but silence', link='ethernet')
def silence(s):
    s.expect(muted(s, lambda n: b'\xff' * 160), also=['rtp-silence'])


@capture('voice-pausing', 'the carrier sends silence in between', link='raw')
def pausing(s):
    s.expect(muted(s, lambda n: b'\xff' * 160 if n % 50 < 25 else bytes((n + k) % 250 for k in range(160))), state='completed')
    s.forbid('rtp-silence')


# Crowds

def phones(s, rounds, every):
    for turn in range(rounds):
        for n in range(20):
            phone(s, user=str(4000 + n), ip=f'198.51.100.{30 + n}', port=5060, start=turn * every + n * 0.02,
                  private=f'198.51.100.{30 + n}:5060')


@capture('registration-storm', 'twenty phones register anew every second and a half', link='ethernet')
def storm(s):
    phones(s, 6, 1.5)
    s.capture.append({'cause': ['registration-storm'], 'points': []})


@capture('registers-at-once', 'sixty phones register at once, and then are content', link='sll')
def restart(s):
    for n in range(60):
        phone(s, user=str(4000 + n), ip=f'198.51.100.{30 + n}', port=5060, start=n * 0.05, private=f'198.51.100.{30 + n}:5060')
    s.forbid('registration-storm')


def ping(s, user, start, code=404, ip='185.53.90.77', uri=None):
    call = Call(s.world, Party(ip, 'generic', port=5090), Party(PBX, 'chan_sip'), 'nobody', user, PBX, start=start)
    sent = call.request(call.caller, 'OPTIONS', uri or f'sip:{user}@{PBX}', to_tag=False)
    if code:
        call.wait(0.01).respond(code, to=sent)
    return call


@capture('options-sweep', 'a stranger asks for forty users by OPTIONS', link='raw')
def sweep(s):
    for n in range(40):
        ping(s, str(100 + n), n * 0.1)
    s.capture.append({'cause': ['options-sweep'], 'points': []})
    s.forbid('options-flood')


@capture('options-flood', 'sixty OPTIONS in a second, none of them answered', link='sll2')
def flood(s):
    for n in range(60):
        ping(s, 'pbx', n * 0.015, code=None)
    s.capture.append({'cause': ['options-flood'], 'points': []})
    s.forbid('options-sweep')


@capture('options-of-peers', 'forty peers ask by OPTIONS whether the PBX is up', link='vlan')
def peers(s):
    for n in range(40):
        ping(s, 'pbx', n * 0.2, code=200, ip=f'198.51.100.{100 + n}')
    s.forbid('options-sweep', 'options-flood')


# Causes of Q.850

def cleared(s, code, cause, text=''):
    call = s.out(s.pbx('cube'), s.carrier(), host=PUBLIC)
    call.invite()
    call.wait(0.03).respond(100)
    call.wait(0.4).respond(code, extra=(('Reason', f'Q.850;cause={cause}{text}'),))
    call.wait(0.01).ack_failure()
    return call


@capture('q850-no-circuit', '503 with cause 34: no circuit is free', link='ethernet')
def no_circuit(s):
    s.expect(cleared(s, 503, 34), 'provider-status-meaning', [('Reason', 'cause=34')])


@capture('q850-out-of-order', '480 with cause 27, and its words', link='sll')
def out_of_order(s):
    s.expect(cleared(s, 480, 27, ';text="DESTINATION_OUT_OF_ORDER"'), 'provider-status-meaning', [('Reason', 'cause=27')])


@capture('q850-rejected', '480 with cause 21, which says no more than the status', link='null')
def plain_cause(s):
    s.expect(cleared(s, 480, 21), ['call-rejected', 'outcome-unavailable'])
    s.forbid('provider-status-meaning')


# What the provider's profile knows

def origination(s, code):
    call = s.into(s.pbx('freeswitch'))
    call.invite(extra=signs(call))
    call.wait(0.02).respond(100)
    call.wait(0.3).respond(code)
    call.wait(0.01).ack_failure()
    return call


@capture('failover-stopped', 'the PBX answers 484: the provider tries no other address after that', link='ethernet')
def stopped(s):
    s.expect(origination(s, 484), also=['failover-stopped'], cause=['number-not-found', 'call-rejected'])


@capture('failover-goes-on', 'the PBX answers 503: the provider tries the next address', link='sll')
def goes_on(s):
    s.expect(origination(s, 503), ['call-rejected', 'pbx-not-responding'])
    s.forbid('failover-stopped')


def pinged(s, every):
    for n in range(8):
        call = s.out(s.pbx('chan_sip'), start=n * every)
        sent = call.request(call.caller, 'OPTIONS', f'sip:{TRUNK}', to_tag=False)
        call.wait(0.03).respond(200, to=sent)
        s.expect(call, also=['options-too-often'] if every < 10 else [])


@capture('options-too-often', 'OPTIONS go to the provider every three seconds', link='raw')
def too_often(s):
    pinged(s, 3)


@capture('options-now-and-then', 'OPTIONS go to the provider every half a minute', link='null')
def now_and_then(s):
    pinged(s, 30)
    s.forbid('options-too-often')


# Conformance

@capture('breaches-without-harm', 'an INVITE without Max-Forwards, a 180 without a tag; the call goes well', link='sll2')
def breaches(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC)
    call.invite(edit=lambda message: message.drop('Max-Forwards'))
    call.ring(edit=lambda message: message.set('To', message.get('To').split(';tag=')[0]))
    call.answer()
    call.wait(0.012).ack()
    both(call, 2).hangup()
    s.expect(call, state='completed')
    s.forbid('sip-syntax')
