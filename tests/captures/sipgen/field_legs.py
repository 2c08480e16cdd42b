"""Both legs of a B2BUA beyond refusals, TURN relays that end within a call, the clock of key presses, the marking of voice; each with
one that looks like it."""
import struct

from . import net
from .call import T_OTHER, Party
from .field_beside import forked, with_nonce
from .field_media import PUBLIC, both, call_to, keys, voice
from .scene import PBX, USER, capture
from .world import SECOND

PHONE, BEHIND = '203.0.113.77', '198.51.100.210'
EVENTS = 101


# Legs that end for each other

def legs(s, style='freeswitch', start=0.0, port=30000, behind=BEHIND, answered=True, **more):
    """Phone to PBX and PBX to carrier, both answered; of the legs only the second one's ACK may be missing."""
    pbx = s.pbx(style)
    first = s.out(Party(PHONE, 'generic'), pbx, host=PBX, start=start)
    second = s.out(s.pbx(style, rtp_port=port), Party(behind, 'generic'), host=PUBLIC, start=start + 0.15, **more)
    first.invite()
    first.wait(0.01).respond(100)
    second.invite()
    second.ring()
    if answered:
        second.answer()
        second.wait(0.012).ack()
    return first, second


def join(first, second):
    """The PBX answers the phone when it has been answered itself."""
    first.t = max(first.t, second.t)
    first.answer(after=0.02)
    first.wait(0.01).ack()
    second.t = first.t


@capture('legs-dropped-behind', 'no ACK arrives at the carrier, which gives up; the PBX then hangs up on the phone', link='ethernet')
def dropped_behind(s):
    first, second = legs(s, answered=False)
    second.answer(resend=T_OTHER)
    second.wait(0.1)
    join(first, second)
    both(first, 31.9, every=0.4)
    second.wait(32).hangup(second.callee)
    first.t = second.t
    first.wait(0.02).hangup(first.callee)
    s.expect(second, 'ack-missing')
    s.expect(first, 'leg-behind-ended', [('request-line', 'BYE')])


@capture('legs-dropped-for-a-reason', 'the carrier ends its leg with a cause of the network', link='sll')
def dropped_reason(s):
    first, second = legs(s, 'pjsip')
    join(first, second)
    both(first, 19.9, every=0.4)
    second.wait(20).hangup(second.callee, extra=(('Reason', 'Q.850;cause=41;text="Temporary failure"'),))
    first.t = second.t
    first.wait(0.02).hangup(first.callee)
    s.expect(first, 'leg-behind-ended', [('request-line', 'BYE')])


@capture('legs-hung-up', 'the called party hangs up, and the PBX hands it on', link='sll2')
def hung_up(s):
    first, second = legs(s)
    join(first, second)
    second.wait(20).hangup(second.callee, extra=(('Reason', 'Q.850;cause=16;text="Normal call clearing"'),))
    first.t = second.t
    first.wait(0.02).hangup(first.callee)
    s.expect(first, state='completed')
    s.expect(second, state='completed')
    s.forbid('leg-behind-ended')


@capture('legs-of-two-calls', 'two phones call one number at once; one leg is dropped for want of an ACK: whose it was is not told', link='raw')
def two_calls(s):
    first, second = legs(s, answered=False)
    other = s.out(Party('203.0.113.78', 'generic'), s.pbx('freeswitch'), host=PBX, start=0.05)
    other.connect(talk=1)
    second.answer(resend=T_OTHER)
    second.wait(0.1)
    join(first, second)
    second.wait(32).hangup(second.callee)
    first.t = second.t
    first.wait(0.02).hangup(first.callee)
    other.hangup()
    s.expect(second, 'ack-missing')
    s.forbid('leg-behind-ended')


@capture('legs-dropped-before', 'the phone sends no ACK; the PBX gives both legs up', link='vlan')
def dropped_before(s):
    first, second = legs(s)
    first.t = second.t
    first.answer(after=0.02, resend=T_OTHER)
    both(second, 31.9, every=0.4)
    first.wait(32).hangup(first.callee)
    second.t = first.t
    second.wait(0.02).hangup()
    s.expect(first, 'ack-missing')
    s.expect(second, 'leg-behind-ended', [('request-line', 'BYE')])


# Voice and keys between legs

def ended(first, second):
    second.t = max(first.t, second.t)
    second.hangup(second.callee)
    first.t = second.t
    first.wait(0.02).hangup(first.callee)


@capture('legs-voice-not-sent-on', 'the PBX takes the voice of the phone and sends none to the carrier', link='ethernet')
def not_sent_on(s):
    first, second = legs(s)
    join(first, second)
    both(first, 12)
    voice(second, second.callee, 12)
    second.t = first.t
    ended(first, second)
    s.expect(second, 'media-not-bridged', [('sdp:m', 'm=audio')])
    s.expect(first)


@capture('legs-voice-not-sent-back', 'the PBX takes the voice of the carrier and sends none to the phone', link='sll')
def not_sent_back(s):
    first, second = legs(s, 'pjsip')
    join(first, second)
    voice(first, first.caller, 12)
    both(second, 12)
    first.t = second.t
    ended(first, second)
    s.expect(first, 'media-not-bridged', [('sdp:m', 'm=audio')])
    s.expect(second)


@capture('legs-voice-bridged', 'the PBX sends all voice on, and the key presses', link='sll2')
def bridged(s):
    first, second = legs(s)
    join(first, second)
    for call in (first, second):
        keys(call, call.caller, EVENTS)
        both(call, 12)
    ended(first, second)
    s.expect(first, state='completed')
    s.expect(second, state='completed')
    s.forbid('media-not-bridged', 'dtmf-not-passed-on', 'dtmf-clockrate', 'dscp-not-set')


@capture('legs-second-leg-without-rtp', 'only the RTP of the phone is captured', link='null')
def unseen(s):
    first, second = legs(s)
    join(first, second)
    both(first, 12)
    second.t = first.t
    ended(first, second)
    s.expect(first, state='completed')
    s.forbid('media-not-bridged')


@capture('legs-keys-not-sent-on', 'the phone presses keys, and the PBX sends none to the carrier', link='vlan')
def keys_lost(s):
    first, second = legs(s, 'pjsip')
    join(first, second)
    keys(first, first.caller, EVENTS)
    both(first, 10)
    both(second, 10)
    ended(first, second)
    s.expect(first, also=['dtmf-not-passed-on'], said={'dtmf-not-passed-on': 'warning possible'})


# The clock of key presses

def opus(events):
    """SDP with opus at 48000 alone, and events at these rates."""
    def change(text):
        kept = ''.join(line for line in text.splitlines(True) if not line.startswith(('a=rtpmap', 'a=fmtp')))
        numbers = ' '.join(str(100 + n) for n in range(1, len(events) + 1))
        head, tail = kept.split('RTP/AVP ', 1)
        tail = tail.split('\r\n', 1)[1]
        lines = 'a=rtpmap:111 opus/48000/2\r\n' + ''.join(f'a=rtpmap:{101 + n} telephone-event/{rate}\r\n' for n, rate in enumerate(events))
        return f'{head}RTP/AVP 111 {numbers}\r\n{tail}{lines}'
    return change


def opus_call(s, offered, answered, style='freeswitch', pressed=None):
    call = call_to(s, style, offer=opus(offered), answer=opus(answered))
    if pressed:
        keys(call, call.caller, pressed)
    both(call, 8, kind=111, every=0.02).hangup()
    return call


@capture('events-at-other-clock', 'opus at 48000, and events at 8000 only; keys are pressed', link='raw')
def clock(s):
    call = opus_call(s, [8000], [8000], pressed=101)
    s.expect(call, also=['dtmf-clockrate'], said={'dtmf-clockrate': 'warning possible'})


@capture('events-at-other-clock-none', 'the same, and no key is pressed', link='ppp')
def clock_none(s):
    call = opus_call(s, [8000], [8000], 'pjsip')
    s.expect(call, also=['dtmf-clockrate'], said={'dtmf-clockrate': 'info possible'})


@capture('events-at-both-clocks', 'opus at 48000, and events at both clocks', link='loop')
def clock_both(s):
    opus_call(s, [48000, 8000], [48000, 8000], pressed=101)
    s.forbid('dtmf-clockrate')


@capture('events-with-g722', 'G.722, written with 8000, and events at 8000', link='sll')
def clock_g722(s):
    call = call_to(s, offer=lambda text: text.replace('RTP/AVP 0', 'RTP/AVP 9'), answer=lambda text: text.replace('RTP/AVP 0 8', 'RTP/AVP 9'))
    both(call, 6, kind=9).hangup()
    s.forbid('dtmf-clockrate')


# TURN

SERVER, RELAY = ('192.0.2.78', 3478), '192.0.2.78'


class Turn:
    """The allocation of the PBX's media relay; the relayed RTP is captured behind it."""

    def __init__(self, s, call, lifetime=600):
        self.s, self.call, self.client, self.turn = s, call, (PBX, 50210), 0
        self.ask(0x003, -3)
        self.say(0x103, -2.98, [(0x16, self.address((RELAY, call.caller.rtp_port))), (0x0d, struct.pack('!I', lifetime))])

    def address(self, end):
        host = int.from_bytes(net.packed(end[0]), 'big') ^ 0x2112a442
        return struct.pack('!BBHI', 0, 1, end[1] ^ 0x2112, host)

    def message(self, kind, attributes):
        body = b''.join(struct.pack('!HH', t, len(v)) + v + b'\0' * (-len(v) % 4) for t, v in attributes)
        return struct.pack('!HHI', kind, len(body), 0x2112a442) + bytes([self.turn]) * 12 + body

    def at(self, after):
        return self.call.t + int(after * SECOND)

    def ask(self, kind, after, attributes=()):
        self.turn += 1
        self.s.world.udp(self.at(after), self.client, SERVER, self.message(kind, attributes))

    def say(self, kind, after, attributes=()):
        self.s.world.udp(self.at(after), SERVER, self.client, self.message(kind, attributes))

    def refuse(self, after, code):
        self.ask(0x004, after)
        self.say(0x114, after + 0.02, [(0x09, struct.pack('!HBB', 0, code // 100, code % 100))])

    def renew(self, after, lifetime=600):
        self.ask(0x004, after)
        self.say(0x104, after + 0.02, [(0x0d, struct.pack('!I', lifetime))])


def relayed(s, style='freeswitch'):
    """The PBX asks for its voice at the address of the relay."""
    pbx = s.pbx(style, media=RELAY, rtp=RELAY)
    call = s.out(pbx, s.carrier(), host=PUBLIC, start=4)
    call.invite()
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    return call


@capture('turn-refresh-refused', 'the Refresh is answered 437 in the middle of the call, and the voice ends', link='ethernet')
def turn_refused(s):
    call = relayed(s)
    turn = Turn(s, call)
    turn.refuse(20, 437)
    both(call, 20, every=0.2)
    call.wait(15).hangup(call.callee)
    s.expect(call, 'turn-refresh-failed', [('rtp', 'TURN Refresh')])


@capture('turn-refresh-unanswered', 'the Refresh finds no answer, and the voice ends', link='sll')
def turn_silent(s):
    call = relayed(s, 'pjsip')
    turn = Turn(s, call, 60)
    for after in (20, 20.5, 21.5, 23.5, 27.5):
        turn.ask(0x004, after)
    both(call, 24, every=0.2)
    call.wait(20).hangup(call.callee)
    s.expect(call, 'turn-refresh-failed', [('rtp', 'TURN Refresh')])


@capture('turn-allocation-lapsed', 'nobody refreshes the allocation, and its time runs out', link='sll2')
def turn_lapsed(s):
    call = relayed(s)
    Turn(s, call, 30)
    both(call, 28, every=0.2)
    call.wait(15).hangup(call.callee)
    s.expect(call, 'turn-refresh-failed', [('rtp', 'TURN Allocate')])


@capture('turn-refreshed', 'the nonce is stale once, the next Refresh is taken; with the BYE the relay is given up', link='raw')
def turn_renewed(s):
    call = relayed(s, 'pjsip')
    turn = Turn(s, call, 60)
    turn.refuse(20, 438)
    turn.renew(20.1, 60)
    both(call, 30, every=0.2)
    call.hangup(call.callee)
    turn.renew(0.1, 0)
    turn.refuse(0.3, 437)
    s.expect(call, state='completed')
    s.forbid('turn-refresh-failed', 'turn-refused')


# Marking

def lossy(call, party, tos, every=0.02):
    party.tos = tos
    lost = {n for n in range(500) if n % 11 == 3}
    udp = call.world.udp
    seen = [0]

    def thinned(*args, **named):
        seen[0] += 1
        if seen[0] not in lost:
            udp(*args, **named)
    call.world.udp = thinned
    voice(call, party, 10, every=every)
    call.world.udp = udp


@capture('voice-not-marked', 'the voice from the carrier has DSCP 0 and loses packets, that to it is EF and whole', link='ethernet')
def unmarked(s):
    call = call_to(s)
    call.caller.tos = 0xb8
    voice(call, call.caller, 10, every=0.02)
    lossy(call, call.callee, 0)
    call.wait(10).hangup()
    s.expect(call, also=['dscp-not-set', 'rtp-loss'], said={'dscp-not-set': 'warning possible'})


@capture('voice-not-marked-and-whole', 'the voice from the carrier has DSCP 0 and is whole', link='sll')
def unmarked_whole(s):
    call = call_to(s, 'pjsip')
    call.caller.tos, call.callee.tos = 0xb8, 0
    both(call, 10, every=0.02).hangup()
    s.expect(call, state='completed')
    s.forbid('dscp-not-set')


@capture('voice-marked-and-lost', 'both ways are EF, and one loses packets', link='sll2')
def marked_lost(s):
    call = call_to(s)
    call.caller.tos = 0xb8
    voice(call, call.caller, 10, every=0.02)
    lossy(call, call.callee, 0xb8)
    call.wait(10).hangup()
    s.expect(call, also=['rtp-loss'])
    s.forbid('dscp-not-set')


# Guards of other rules

@capture('fork-early-media-pauses', 'the first branch pauses while the second sends early media, and goes on after it', link='sll2')
def pauses(s):
    forked(s, first=(0.0, 2.0), second=(2.5, 6.0), again=(6.5, 8.0))
    s.forbid('early-media-two-branches', 'rtp-two-senders')


@capture('bye-nonce-count-cut', 'the capture ends with the 407 to the BYE: the next BYE may have a higher count', link='null')
def count_cut(s):
    call = with_nonce(s, 1, company=False)
    end = (call.t - s.world.start) / SECOND
    s.world.keep = lambda at, src, dst: at < end + 0.1
    s.expect(call)
    s.forbid('nonce-count-reused')


def taken_once(s, again):
    """The user is let in, and 90 s later refused."""
    first = s.out(host=PUBLIC, provider=s.carrier())
    first.connect(USER, talk=1.6)
    first.hangup()
    call = s.out(host=PUBLIC, provider=s.carrier(), start=90)
    call.invite()
    call.challenge(*USER)
    again(call)
    return call


@capture('credentials-refused-once', 'an INVITE whose credentials were taken before is refused: "Authentication failed"', link='raw')
def invite_once(s):
    def refuse(call):
        call.wait(0.03).respond(403, reason='Authentication failed')
        call.wait(0.004).ack_failure()
    s.expect(taken_once(s, refuse), 'digest-credentials-wrong', said={'digest-credentials-wrong': 'error possible'})
