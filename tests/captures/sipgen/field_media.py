"""Faults of media as the field has them, each with one that looks like it: offers and answers that do not go together, voice
that stops, goes astray or comes otherwise than agreed."""
from . import net
from .media import exchange
from .scene import PBX, USER, capture
from .world import SECOND

PUBLIC, FAR, NAT_LAN = 'sip.carrier.example', '198.51.100.68', '10.44.0.9'


def voice(call, party, seconds, every=0.1, to=None, src=None, kind=0, seq=None, start=0.02, ssrc=None, size=20, steps=None):
    """A stream without pauses, but of few and small packets; `steps`: the distances between them, in turn."""
    peer = call.other(party)
    src, dst = src or (party.rtp, party.rtp_port), to or (peer.rtp, peer.rtp_port)
    ssrc = ssrc if ssrc is not None else int(call.chance.hex(8), 16)
    seq = seq if seq is not None else call.chance.number(1, 60000)
    steps, at, count = steps or (every,), start, 0
    while at < seconds:
        data = net.rtp(kind, seq + count, 160 * count, ssrc, bytes((count * 7 + n * 3) % 251 for n in range(size)))
        call.world.udp(call.t + int(at * SECOND) + call.chance.number(0, 400) * 1000, src, dst, data, party.ttl, party.tos)
        at += steps[count % len(steps)]
        count += 1
    return ssrc, seq + count


def both(call, seconds, **more):
    for party in (call.caller, call.callee):
        voice(call, party, seconds, **more)
    return call.wait(seconds)


def keys(call, party, number, digits=(5, 1), every=0.5, **more):
    """Telephone events (RFC 4733), three packets for the end."""
    peer = call.other(party)
    src, dst = (party.rtp, party.rtp_port), (peer.rtp, peer.rtp_port)
    seq, stamp, ssrc = 7000, 80000, int(call.chance.hex(8), 16)
    for digit in digits:
        for n in range(8):
            end, duration = n >= 5, min(160 * (n + 1), 960)
            data = net.rtp(number, seq, stamp, ssrc, bytes((digit, 0x8a if end else 10)) + duration.to_bytes(2, 'big'), n == 0)
            call.world.udp(call.t + int((0.02 * n + every) * SECOND), src, dst, data, party.ttl, party.tos)
            seq += 1
        stamp, every = stamp + 4000, every + 0.5


def call_to(s, style='freeswitch', other='generic', offer=None, answer=None, **more):
    """An answered call to a carrier of whom nothing is known; `offer`, `answer` change the SDP as text."""
    call = s.out(s.pbx(style), s.carrier(style=other), host=PUBLIC, **more)
    call.invite(changed(call, call.caller, offer))
    call.ring()
    call.answer(answer=changed(call, call.callee, answer))
    call.wait(0.012).ack()
    return call


def changed(call, party, change, **more):
    body = call.description(party, **more)
    return change(body.decode()).encode() if change else body


def crypto(tag, suite='AES_CM_128_HMAC_SHA1_80', profile='RTP/SAVP'):
    return lambda text: text.replace('RTP/AVP', profile) + f'a=crypto:{tag} {suite} inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz\r\n'


def without(line):
    return lambda text: ''.join(part for part in text.splitlines(True) if not part.startswith(line))


# Offer and answer

@capture('sdes-tag-not-offered', 'the answer takes a=crypto 1, and 4 was offered')
def key_tag(s):
    call = call_to(s, offer=crypto(4), answer=crypto(1))
    voice(call, call.callee, 8)
    call.wait(8).hangup()
    s.expect(call, 'sdp-key-not-offered', [('sdp:a', 'a=crypto:1 '), ('sdp:a', 'a=crypto:4 ')])


@capture('sdes-second-key', 'two keys are offered, the answer takes the second', link='sll2')
def key_second(s):
    call = call_to(s, offer=lambda text: crypto(2)(crypto(1, 'AES_CM_128_HMAC_SHA1_32')(text)), answer=crypto(2))
    both(call, 4).hangup()
    s.expect(call, state='completed')
    s.forbid('sdp-key-not-offered', 'sdp-key-suite-changed', 'rtp-avp-vs-savp', 'srtp-without-key')


@capture('sdes-suite-changed', 'the tag is the offered one, the suite is not', link='raw')
def key_suite(s):
    call = call_to(s, style='yealink', offer=crypto(1), answer=crypto(1, 'AES_CM_128_HMAC_SHA1_32'))
    voice(call, call.caller, 6)
    call.wait(6).hangup()
    s.expect(call, 'sdp-key-suite-changed', [('sdp:a', 'HMAC_SHA1_32')])


@capture('savp-answered-avp', 'SRTP is offered, the answer is plain', link='vlan')
def profile(s):
    call = call_to(s, style='pjsip', offer=crypto(1))
    voice(call, call.callee, 6)
    call.wait(6).hangup()
    s.expect(call, 'rtp-avp-vs-savp', [('sdp:m', 'RTP/AVP'), ('sdp:m', 'RTP/SAVP')])


@capture('avpf-answered-avp', 'AVPF is offered, the answer is AVP, and the offerer drops it', link='sll')
def feedback(s):
    call = call_to(s, offer=lambda text: text.replace('RTP/AVP', 'RTP/AVPF'))
    voice(call, call.callee, 6)
    call.wait(6).hangup()
    s.expect(call, ['firewall-blocks-outbound-rtp', 'one-way-audio', 'rtp-profile-feedback'], also=['rtp-profile-feedback'])


@capture('avpf-tolerated', 'the same, and both talk all the same', link='null')
def feedback_well(s):
    call = call_to(s, offer=lambda text: text.replace('RTP/AVP', 'RTP/AVPF'))
    both(call, 4).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-profile-feedback')


@capture('ip4-answered-ip6', 'the offer wants its voice by IPv4, the answer by IPv6', link='ethernet')
def family(s):
    call = call_to(s, answer=lambda text: text.replace('IP4 ' + FAR, 'IP6 2001:db8:4::68'))
    call.wait(9).hangup()
    s.expect(call, 'sdp-address-families', [('sdp:c', '2001:db8:4::68')])


@capture('ip6-both', 'SIP by IPv4, voice by IPv6 both ways', link='raw')
def family_well(s):
    call = s.out(s.pbx('freeswitch', media='2001:db8:40::5', rtp='2001:db8:40::5'),
                 s.carrier(media='2001:db8:4::68', rtp='2001:db8:4::68'), host=PUBLIC)
    call.connect()
    both(call, 4).hangup()
    s.expect(call, state='completed')
    s.forbid('sdp-address-families')


@capture('sendonly-answered-sendonly', 'hold by sendonly, answered by sendonly: nobody listens', link='sll2')
def direction(s):
    call = call_to(s, style='cube')
    both(call, 2)
    exchange(call, call.callee, direction='sendonly', mirrored='sendonly')
    call.wait(1).hangup(call.callee)
    s.expect(call, 'direction-not-mirrored', [('sdp:a', 'a=sendonly')])


@capture('sendonly-answered-inactive', 'hold by sendonly, answered by inactive, which is allowed', link='loop')
def direction_well(s):
    call = call_to(s, style='cube')
    both(call, 2)
    exchange(call, call.callee, direction='sendonly', mirrored='inactive')
    call.wait(6)
    exchange(call, call.callee, direction='sendrecv', mirrored='sendrecv')
    both(call, 2).hangup()
    s.expect(call, state='completed')
    s.forbid('direction-not-mirrored', 'hold-never-resumed', 'one-way-after-n-seconds', 'rtp-pauses')


@capture('events-two-clocks', '101 is telephone-event/16000 in the offer and /8000 in the answer; key presses come with it')
def number(s):
    call = call_to(s, offer=lambda text: text.replace('telephone-event/8000', 'telephone-event/16000'))
    keys(call, call.callee, 101)
    both(call, 4).hangup()
    s.expect(call, 'rtp-pt-not-negotiated', [('sdp:a', 'telephone-event/8000'), ('sdp:a', 'telephone-event/16000')])
    s.forbid('rtp-pt-two-meanings')


@capture('dynamic-two-codecs', '107 is opus in the offer, G726 in the answer, and voice comes with it', link='sll')
def meanings(s):
    def say(codec):
        return lambda text: text.replace('RTP/AVP 0', 'RTP/AVP 107 0') + f'a=rtpmap:107 {codec}\r\n'
    call = call_to(s, offer=say('opus/48000/2'), answer=say('G726-32/8000'))
    both(call, 5, kind=107).hangup()
    s.expect(call, also=['rtp-pt-two-meanings'])


@capture('dynamic-two-codecs-not-sent', 'the same two meanings, and only payload type 0 is sent', link='ppp')
def meanings_unsent(s):
    def say(codec):
        return lambda text: text.replace('RTP/AVP 0', 'RTP/AVP 0 107') + f'a=rtpmap:107 {codec}\r\n'
    call = call_to(s, offer=say('opus/48000/2'), answer=say('G726-32/8000'))
    both(call, 4).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-pt-two-meanings', 'rtp-pt-not-negotiated', 'dtmf-pt-asymmetry')


@capture('srtp-without-key', 'RTP/SAVP without a=crypto is refused', link='raw')
def keyless(s):
    call = s.out(s.pbx('odd'), s.carrier(), host=PUBLIC)
    call.invite(changed(call, call.caller, lambda text: text.replace('RTP/AVP', 'RTP/SAVP')))
    call.wait(0.04).respond(488)
    call.wait(0.004).ack_failure()
    s.expect(call, 'srtp-without-key', [('sdp:m', 'RTP/SAVP')])


@capture('srtp-mikey', 'RTP/SAVP with key management by MIKEY', link='sll2')
def mikey(s):
    def key(text):
        return text.replace('RTP/AVP', 'RTP/SAVP') + 'a=key-mgmt:mikey AQAFgM0XflABAAAAAAAAAAAAAAsAyONQ6gAAAAAGAA\r\n'
    call = call_to(s, offer=key, answer=key)
    both(call, 4).hangup()
    s.expect(call, state='completed')
    s.forbid('srtp-without-key')


# WebRTC

def browser(call):
    """The INVITE goes out to a browser that registered by WebSocket."""
    call.uri = 'sip:t4k7v0@m2q8.invalid;transport=ws'
    call.target[call.caller] = call.uri


@capture('browser-offered-plain', 'a plain offer goes to a browser behind a WebSocket', link='ethernet')
def plain_to_browser(s):
    call = s.out(s.pbx('pjsip'), s.carrier('198.51.100.90'), host=PUBLIC, transport='tcp')
    browser(call)
    call.invite()
    call.wait(0.05).respond(100)
    call.wait(0.05).respond(488)
    call.wait(0.004).ack_failure()
    s.expect(call, 'webrtc-needs-dtls', [('sdp:m', 'RTP/AVP')])
    s.forbid('codec-mismatch-488')


def dtls(text):
    return text.replace('RTP/AVP', 'UDP/TLS/RTP/SAVPF') + 'a=fingerprint:sha-256 19:E2:1C:3B:4B:9F:81:E6\r\na=setup:actpass\r\na=rtcp-mux\r\n'


@capture('browser-busy', 'the browser is offered WebRTC, and is busy', link='sll')
def browser_busy(s):
    call = s.out(s.pbx('pjsip'), s.carrier('198.51.100.90'), host=PUBLIC, transport='tcp')
    browser(call)
    call.invite(changed(call, call.caller, dtls))
    call.ring()
    call.wait(2).respond(486)
    call.wait(0.004).ack_failure()
    s.expect(call, state='busy')
    s.forbid('webrtc-needs-dtls', 'srtp-without-key', 'rtp-avp-vs-savp')


@capture('webrtc-to-plain-peer', 'an offer of WebRTC goes to a trunk that takes plain RTP', link='sll2')
def webrtc_refused(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC)
    call.invite(changed(call, call.caller, dtls))
    call.wait(0.04).respond(100)
    call.wait(0.1).respond(488)
    call.wait(0.004).ack_failure()
    s.expect(call, 'rtp-avp-vs-savp', [('sdp:m', 'UDP/TLS/RTP/SAVPF')])
    s.forbid('webrtc-needs-dtls')


# Broken descriptions

@capture('sdp-empty-line', 'an empty line within the SDP, and the trunk refuses', link='vlan')
def blank(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC)
    call.invite(changed(call, call.caller, lambda text: text.replace('a=rtpmap:8', '\r\na=rtpmap:8')))
    call.wait(0.05).respond(400)
    call.wait(0.004).ack_failure()
    s.expect(call, 'sdp-syntax', [('sdp', 'a=rtpmap:8')])


@capture('sdp-empty-line-at-the-end', 'empty lines after the SDP; the call is refused for its codecs', link='raw')
def blank_end(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC)
    call.invite(changed(call, call.caller, lambda text: text + '\r\n\r\n'))
    call.wait(0.05).respond(488)
    call.wait(0.004).ack_failure()
    s.expect(call, 'codec-mismatch-488')
    s.forbid('sdp-syntax')


@capture('sdp-without-connection', 'no c= line at all, and the trunk refuses')
def no_connection(s):
    call = s.out(s.pbx('yealink'), s.carrier(), host=PUBLIC)
    call.invite(changed(call, call.caller, without('c=')))
    call.wait(0.05).respond(488)
    call.wait(0.004).ack_failure()
    s.expect(call, 'sdp-syntax', [('sdp:m', 'm=audio')])


@capture('sdp-without-connection-answered', 'the answer has no c= line: nobody knows where its voice is to go', link='sll')
def no_connection_answer(s):
    call = call_to(s, answer=without('c='))
    voice(call, call.callee, 7)
    call.wait(7).hangup()
    s.expect(call, 'sdp-no-connection', [('sdp:m', 'm=audio')])


@capture('sdp-connection-per-stream', 'no c= line of the session, but one of the stream', link='loop')
def connection_below(s):
    call = call_to(s, offer=lambda text: without('c=')(text) + f'c=IN IP4 {PBX}\r\n')
    both(call, 4).hangup()
    s.expect(call, state='completed')
    s.forbid('sdp-no-connection', 'sdp-syntax')


# Key presses

def info(call, party, digit, code):
    body = f'Signal={digit}\r\nDuration=250\r\n'.encode()
    sent = call.wait(0.8).request(party, 'INFO', body=body, extra=(('Content-Type', 'application/dtmf-relay'),))
    call.wait(0.02).respond(code, to=sent)


def no_events(text):
    return ''.join(line.replace(' 101\r', '\r') for line in text.splitlines(True) if ':101 ' not in line)


@capture('dtmf-by-info-lost', 'no telephone-event in the answer, and INFO is refused', link='ethernet')
def info_lost(s):
    call = call_to(s, style='yealink', answer=no_events)
    both(call, 2)
    for digit in (4, 7):
        info(call, call.caller, digit, 405)
    both(call, 1).hangup()
    s.expect(call, also=['dtmf-lost'])
    s.forbid('dtmf-no-telephone-event', 'method-not-allowed', 'dtmf-info-refused')


@capture('dtmf-by-info-refused', 'telephone-event is agreed, INFO is refused', link='sll')
def info_refused(s):
    call = call_to(s, style='yealink')
    both(call, 2)
    info(call, call.caller, 4, 415)
    both(call, 1).hangup()
    s.expect(call, also=['dtmf-info-refused'])
    s.forbid('dtmf-lost')


@capture('dtmf-by-info-taken', 'the same INFO, taken with 200', link='raw')
def info_taken(s):
    call = call_to(s, style='yealink', answer=no_events)
    both(call, 2)
    info(call, call.caller, 4, 200)
    both(call, 1).hangup()
    s.expect(call, state='completed')
    s.forbid('dtmf-lost', 'dtmf-info-refused')


@capture('events-by-own-number', 'the caller sends key presses by its own 101, the other side listed 96', link='sll2')
def own_number(s):
    call = call_to(s, answer=lambda text: text.replace(' 101', ' 96').replace(':101 ', ':96 '))
    keys(call, call.caller, 101)
    both(call, 4).hangup()
    s.expect(call, also=['dtmf-pt-asymmetry'])


@capture('events-by-the-hearers-number', 'the same two numbers, each side sends by the other\'s', link='ppp')
def hearers_number(s):
    call = call_to(s, answer=lambda text: text.replace(' 101', ' 96').replace(':101 ', ':96 '))
    keys(call, call.caller, 96)
    keys(call, call.callee, 101)
    both(call, 4).hangup()
    s.expect(call, state='completed')
    s.forbid('dtmf-pt-asymmetry', 'rtp-pt-not-negotiated')


# Where the voice goes

@capture('nat-voice-to-private', 'seen by the provider: voice goes to the private address of a c= line whose owner is public')
def to_private(s):
    call = s.out(s.pbx('chan_sip', media=NAT_LAN, rtp=PBX), s.carrier(), host=PUBLIC)
    call.connect()
    voice(call, call.caller, 8)
    voice(call, call.callee, 8, to=(NAT_LAN, call.caller.rtp_port))
    call.wait(8).hangup()
    s.expect(call, 'sdp-private-address', [('sdp:c', NAT_LAN), ('rtp', NAT_LAN)])


@capture('nat-voice-latched', 'the same SDP, and the provider answers to where the voice comes from', link='sll')
def to_source(s):
    call = s.out(s.pbx('chan_sip', media=NAT_LAN, rtp=PBX), s.carrier(), host=PUBLIC)
    call.connect()
    both(call, 6).hangup()
    s.expect(call, state='completed')
    s.forbid('sdp-private-address', 'rtp-to-old-address', 'rtp-to-source-port')


def moved(s, follow, version=True):
    call = call_to(s)
    first = call.caller.rtp_port
    old, seq = voice(call, call.callee, 20 if not follow else 3)
    voice(call, call.caller, 3)
    call.wait(3)
    if not version:
        call.sessions[call.caller][1] -= 1
    call.caller.rtp_port += 44
    exchange(call, call.caller)
    voice(call, call.caller, 12)
    if follow:
        voice(call, call.callee, 12, ssrc=old, seq=seq)
    call.wait(17 if not follow else 12).hangup()
    return call, first


@capture('reinvite-port-not-followed', 'a re-INVITE moves the port, and the voice goes on to the old one', link='sll2')
def old_port(s):
    call, first = moved(s, follow=False)
    s.expect(call, 'rtp-to-old-address', [('rtp', f':{first}')])
    s.forbid('o-version-not-incremented')


@capture('reinvite-port-followed', 'a re-INVITE moves the port, and the voice follows', link='raw')
def new_port(s):
    call, _ = moved(s, follow=True)
    s.expect(call, state='completed')
    s.forbid('rtp-to-old-address', 'o-version-not-incremented', 'one-way-after-n-seconds')


@capture('reinvite-version-kept', 'the port moves with the o= version as it was, and nobody follows', link='ethernet')
def version_kept(s):
    call, _ = moved(s, follow=False, version=False)
    s.expect(call, 'o-version-not-incremented', [('sdp:o', 'o=')])


@capture('rtp-from-another-port', 'RTP comes from another port than the m= line gives, and the answer goes there', link='sll')
def source_port(s):
    call = call_to(s)
    src = (PBX, call.caller.rtp_port + 6)
    voice(call, call.caller, 6, src=src)
    voice(call, call.callee, 6, to=src)
    for at in range(4):
        s.world.icmp(call.t + (1 + at) * SECOND, PBX, FAR, 3, 3, ((FAR, call.callee.rtp_port), src, net.rtp(0, at, 0, 7, b'\x11' * 20)))
    call.wait(6).hangup()
    s.expect(call, ['rtp-arrives-not-played', 'icmp-rtp-port-unreachable'], also=['rtp-to-source-port'])


# Voice that stops

@capture('voice-stops-one-way', 'after 5 s the carrier\'s voice stops for good, ours goes on', link='ethernet')
def stops(s):
    call = call_to(s)
    voice(call, call.caller, 18)
    voice(call, call.callee, 6)
    call.wait(18).hangup()
    s.expect(call, 'one-way-after-n-seconds', [('rtp', FAR)])
    s.forbid('rtp-stops-before-bye')


@capture('voice-stops-both-ways', 'voice stops both ways, and half a minute later the carrier hangs up', link='sll2')
def stops_both(s):
    call = call_to(s)
    both(call, 6)
    call.wait(25).hangup(call.callee, extra=(('Reason', 'SIP;cause=408;text="RTP Timeout"'),))
    s.expect(call, 'rtp-stops-before-bye', [('Reason', 'RTP Timeout'), ('rtp', FAR)])
    s.forbid('one-way-after-n-seconds')


@capture('voice-stops-on-hold', 'the voice stops since the call is on hold; resumed after 12 s', link='loop')
def stops_held(s):
    call = call_to(s)
    both(call, 6)
    exchange(call, call.caller, direction='inactive', mirrored='inactive')
    call.wait(12)
    exchange(call, call.caller, direction='sendrecv', mirrored='sendrecv')
    both(call, 6).hangup()
    s.expect(call, state='completed')
    s.forbid('one-way-after-n-seconds', 'rtp-stops-before-bye', 'rtp-pauses', 'hold-never-resumed')


@capture('hold-never-resumed', 'put on hold by the carrier, and hung up by us 14 s later', link='sll')
def held(s):
    call = call_to(s)
    both(call, 6)
    exchange(call, call.callee, direction='sendonly', mirrored='recvonly')
    call.wait(14).hangup()
    s.expect(call, also=['hold-never-resumed'])
    s.forbid('one-way-after-n-seconds', 'rtp-stops-before-bye')


@capture('voice-pauses', 'the carrier\'s voice pauses for 9 s and goes on', link='raw')
def pauses(s):
    call = call_to(s)
    voice(call, call.caller, 22)
    ssrc, seq = voice(call, call.callee, 6)
    call.wait(15)
    voice(call, call.callee, 7, ssrc=ssrc, seq=seq)
    call.wait(7).hangup()
    s.expect(call, also=['rtp-pauses'])


@capture('voice-after-bye', 'our voice goes on for 12 s after the BYE', link='vlan')
def after(s):
    call = call_to(s)
    voice(call, call.caller, 18)
    voice(call, call.callee, 6)
    call.wait(6).hangup(call.callee)
    s.expect(call, also=['rtp-after-bye'])


@capture('voice-until-bye-arrives', 'our voice goes on for a second after the BYE', link='null')
def after_short(s):
    call = call_to(s)
    voice(call, call.caller, 7)
    voice(call, call.callee, 6)
    call.wait(6).hangup(call.callee)
    s.expect(call, state='completed')
    s.forbid('rtp-after-bye')


# The pace

def ptime(value):
    return lambda text: without('a=ptime')(text) + f'a=ptime:{value}\r\n'


@capture('ptime-30-uneven', 'a=ptime:30 is agreed, the carrier sends after 20 and 40 ms in turn', link='ethernet')
def uneven(s):
    call = call_to(s, offer=ptime(30), answer=ptime(30))
    voice(call, call.caller, 7, every=0.03)
    voice(call, call.callee, 7, steps=(0.02, 0.04))
    call.wait(7).hangup()
    s.expect(call, also=['ptime-mismatch'])


@capture('ptime-20-sent-as-60', 'a=ptime:20 is agreed, the carrier sends every 60 ms', link='sll')
def long_packets(s):
    call = call_to(s, offer=ptime(20), answer=ptime(20))
    voice(call, call.caller, 8, every=0.02)
    voice(call, call.callee, 8, every=0.06, size=60)
    call.wait(8).hangup()
    s.expect(call, also=['ptime-mismatch'])


@capture('ptime-30-both', 'a=ptime:30 is agreed and kept', link='sll2')
def thirty(s):
    call = call_to(s, offer=ptime(30), answer=ptime(30))
    both(call, 6, every=0.03).hangup()
    s.expect(call, state='completed')
    s.forbid('ptime-mismatch')


# Early media

@capture('early-media-none', '183 with SDP and no 180; twelve seconds without any RTP before the answer', link='ethernet')
def early_none(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC)
    call.invite()
    call.challenge(*USER)
    call.ring(183, body=call.description(call.callee))
    call.wait(12)
    call.sessions[call.callee][1] -= 1
    call.answer()
    call.wait(0.012).ack()
    both(call, 6).hangup()
    s.expect(call, also=['early-media-183-blocked'])


@capture('early-media-then-180', '183 with SDP, then 180: the phone plays the tone itself', link='raw')
def early_ringing(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC)
    call.invite()
    call.challenge(*USER)
    call.ring(183, body=call.description(call.callee))
    call.wait(0.5).respond(180)
    call.wait(10)
    call.sessions[call.callee][1] -= 1
    call.answer()
    call.wait(0.012).ack()
    both(call, 6).hangup()
    s.expect(call, state='completed')
    s.forbid('early-media-183-blocked')
