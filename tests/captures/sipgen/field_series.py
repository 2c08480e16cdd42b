"""What several calls, lookups or RTCP reports tell together, each with one that is like it."""
import struct

from . import net
from .call import T_INVITE
from .field_media import PUBLIC, both, call_to, voice
from .scene import PBX, capture
from .world import SECOND

FAR, SPARE = '198.51.100.68', '198.51.100.69'


def up_for(s, start, seconds, number):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC, start=start, dialled=number)
    call.connect()
    call.wait(seconds).hangup()
    return call


def refused(s, start, number, code=480, lost=False):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC, start=start, dialled=number)
    call.invite(lost=lost)
    call.wait(0.03).respond(100)
    call.wait(0.1).respond(code)
    call.wait(0.004).ack_failure()
    return call


@capture('limit-of-calls-503', '503 with no more words, always and only while three calls are up', link='sll2')
def channels(s):
    for n in range(3):
        s.expect(up_for(s, n, 30, f'+1206555010{n}'), state='completed')
    for n in range(2):
        s.expect(refused(s, 10 + 4 * n, f'+1206555018{n}', 503), 'concurrent-call-limit-exceeded', [('status-line', '503')])
    s.expect(up_for(s, 50, 3, '+12065550190'), state='completed')


@capture('busy-twice-while-others-talk', 'one number is busy twice while three calls are up', link='raw')
def busy_number(s):
    for n in range(3):
        s.expect(up_for(s, n, 30, f'+1206555010{n}'), state='completed')
    for n in range(2):
        s.expect(refused(s, 10 + 4 * n, '+12065550180', 486), state='busy')
    s.forbid('concurrent-call-limit-exceeded')


@capture('busy-twice-one-invite-unseen', 'the same, and of the second busy call the INVITE was not captured', link='sll')
def busy_number_unseen(s):
    for n in range(3):
        s.expect(up_for(s, n, 30, f'+1206555010{n}'), state='completed')
    s.expect(refused(s, 10, '+12065550180', 486), state='busy')
    s.expect(refused(s, 14, '+12065550180', 486, lost=True))
    s.forbid('concurrent-call-limit-exceeded')


@capture('dns-slow', 'the name of the trunk is answered after 4.2 s, the second question', link='ethernet')
def dns_slow(s):
    start = s.world.start
    s.world.dns(start, PBX, '192.0.2.53', PUBLIC, answer_after=None)
    s.world.dns(start + 3 * SECOND, PBX, '192.0.2.53', PUBLIC, answers=(FAR,), answer_after=1.2)
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC, start=4.3)
    call.connect()
    both(call, 4).hangup()
    s.expect(call, also=['dns-slow-or-flapping'])


@capture('dns-fast', 'the name is answered at once, the phone rings after 11 s', link='sll')
def dns_fast(s):
    s.world.dns(s.world.start, PBX, '192.0.2.53', PUBLIC, answers=(FAR, SPARE))
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC, start=0.1)
    call.connect(ring=11)
    both(call, 4).hangup()
    s.expect(call, also=['pdd-high'])
    s.forbid('dns-slow-or-flapping', 'srv-failover')


@capture('rings-soon', 'the phone rings after three seconds', link='loop')
def rings_soon(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC)
    call.connect(ring=3)
    both(call, 4).hangup()
    s.expect(call, state='completed')
    s.forbid('pdd-high')


@capture('second-address-not-tried', 'the name has two addresses; the first is silent, the second is never asked', link='ethernet')
def no_failover(s):
    s.world.dns(s.world.start, PBX, '192.0.2.53', PUBLIC, answers=(FAR, SPARE))
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC, start=0.1)
    call.invite(resend=T_INVITE)
    s.expect(call, 'srv-failover', [('dns', PUBLIC)])


@capture('second-address-tried', 'the first address is silent, the second takes the call', link='raw')
def failover(s):
    s.world.dns(s.world.start, PBX, '192.0.2.53', PUBLIC, answers=(FAR, SPARE))
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC, start=0.1)
    call.invite(resend=T_INVITE[:3])
    second = s.out(s.pbx('freeswitch'), s.carrier(SPARE), host=PUBLIC, start=8)
    second.connect()
    both(second, 4).hangup()
    s.expect(second, state='completed')
    s.forbid('srv-failover')


@capture('rtp-on-other-ports', 'the callee\'s voice goes between ports that no SDP names', link='sll')
def loose(s):
    call = call_to(s)
    voice(call, call.caller, 7)
    voice(call, call.callee, 7, src=(FAR, 39004), to=(PBX, 39006))
    call.wait(7).hangup()
    s.expect(call, ['one-way-audio', 'firewall-blocks-inbound-rtp', 'firewall-blocks-outbound-rtp', 'rtp-of-no-call'],
             also=['rtp-of-no-call'])


@capture('rtp-of-the-call-before', 'RTP on other ports ends before this call is answered', link='raw')
def loose_before(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC, start=20)
    call.t -= 18 * SECOND
    voice(call, call.callee, 7, src=(FAR, 39004), to=(PBX, 39006))
    call.t += 18 * SECOND
    call.connect()
    voice(call, call.caller, 7)
    call.wait(7).hangup()
    s.expect(call, ['one-way-audio', 'firewall-blocks-inbound-rtp', 'firewall-blocks-outbound-rtp'])
    s.forbid('rtp-of-no-call')


def reports(call, party, count, seconds=7, ssrc=0x4d2):
    """Sender reports (RFC 3550 section 6.4.1) of so many packets in the end, with their CNAME."""
    peer = call.other(party)
    src, dst = (party.rtp, party.rtp_port + 1), (peer.rtp, peer.rtp_port + 1)
    for n in range(3):
        sent = count * (n + 1) // 3
        report = struct.pack('!BBHIQIII', 0x80, 200, 6, ssrc, n << 32, 160 * sent, sent, 160 * sent)
        item = struct.pack('!IBB', ssrc, 1, 5) + b'media' + b'\0'
        call.world.udp(call.t + int((1 + n * 2) * SECOND), src, dst, report + struct.pack('!BBH', 0x81, 202, len(item) // 4) + item)


@capture('sender-reports-nothing-sent', 'no RTP from the callee, and its sender reports count 0 packets', link='ethernet')
def silent(s):
    call = call_to(s)
    voice(call, call.caller, 7)
    reports(call, call.callee, 0)
    call.wait(7).hangup()
    s.expect(call, 'sender-silent', [('rtp', 'RTCP')])
    s.forbid('rtp-lost-on-the-way')


@capture('sender-reports-packets', 'no RTP from the callee, and its sender reports count packets', link='sll')
def lost(s):
    call = call_to(s)
    voice(call, call.caller, 7)
    reports(call, call.callee, 300)
    call.wait(7).hangup()
    s.expect(call, ['rtp-lost-on-the-way', 'firewall-blocks-inbound-rtp'], also=['rtp-lost-on-the-way'])
    s.forbid('sender-silent')


@capture('voice-mostly-lost', 'three of four packets to the PBX are missing, the other way is complete', link='sll2')
def mostly(s):
    call = call_to(s)
    voice(call, call.caller, 6, every=0.02)
    call.rtp(call.callee, 6, full=True, lose=lambda count: count % 4)
    call.wait(6).hangup()
    s.expect(call, 'rtp-loss')


@capture('voice-uneven', 'voice comes in bursts, 160 ms of it at once', link='raw')
def bursts(s):
    call = call_to(s)
    voice(call, call.caller, 7, every=0.02)
    voice(call, call.callee, 7, steps=(0.001,) * 7 + (0.153,))
    call.wait(7).hangup()
    s.expect(call, also=['rtp-jitter'])


@capture('voice-slightly-uneven', 'packets of 20 ms come after 12 and 28 ms in turn', link='null')
def slightly(s):
    call = call_to(s)
    voice(call, call.caller, 6, every=0.02)
    voice(call, call.callee, 6, steps=(0.012, 0.028))
    call.wait(6).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-jitter', 'rtp-loss', 'ptime-mismatch')
