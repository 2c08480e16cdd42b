"""Offers and answers within a call, CANCELs, pings, subscriptions and voice that begins late; each with one that looks like it."""
import struct

from . import net
from .call import T_OTHER, Call, Party
from .carriage import SCTP, Association, sctp
from .field_beside import registrar
from .field_carriage import of_capture
from .field_media import both, call_to, changed, voice
from .field_siblings import ping
from .media import exchange
from .protocol import carrier_call
from .scene import PBX, capture
from .world import SECOND


# Offers and answers within the call

def reoffer(call, party, offer=None, answer=None, method='INVITE', **more):
    """A re-INVITE or UPDATE of one side, its answer and ACK; `offer`, `answer` change the SDP as text."""
    other = call.other(party)
    again = call.wait(0.02).request(party, method, body=changed(call, party, offer))
    call.wait(0.02).respond(200, to=again, body=changed(call, other, answer, **more), contact=call.contact(other))
    if method == 'INVITE':
        call.wait(0.03).request(party, 'ACK', cseq=call.cseq[party])
    return call


def only(number, rtpmap=''):
    """The SDP with one codec."""
    def change(text):
        head, tail = ''.join(line for line in text.splitlines(True) if not line.startswith(('a=rtpmap', 'a=fmtp'))).split('RTP/AVP ', 1)
        return f'{head}RTP/AVP {number}\r\n' + tail.split('\r\n', 1)[1] + (f'a=rtpmap:{rtpmap}\r\n' if rtpmap else '')
    return change


@capture('reinvite-answer-not-offered', 'a second re-INVITE offers PCMA alone, and the answer takes G.729; the voice stops', link='ethernet')
def not_offered(s):
    call = call_to(s, 'freeswitch')
    both(call, 3)
    reoffer(call, call.callee)
    both(call, 3)
    reoffer(call, call.callee, only(8), only(18))
    call.wait(9).hangup()
    s.expect(call, 'answer-codec-not-offered', [('sdp:m', 'RTP/AVP 18'), ('sdp:m', 'RTP/AVP 8')])


@capture('update-answer-not-offered', 'an UPDATE offers opus, the answer has PCMU, and who offered hangs up', link='sll')
def update_not_offered(s):
    call = call_to(s, 'pjsip')
    both(call, 4)
    reoffer(call, call.caller, only(111, '111 opus/48000/2'), only(0), method='UPDATE')
    call.wait(0.05).hangup()
    s.expect(call, 'answer-codec-not-offered', [('sdp:m', 'RTP/AVP 0'), ('sdp:m', 'RTP/AVP 111')])


@capture('reinvite-answer-other-spelling', 'a re-INVITE offers 18 without a name, the answer calls it G729A', link='raw')
def other_spelling(s):
    call = call_to(s, 'cube')
    both(call, 3)
    reoffer(call, call.callee, only(18), only(18, '18 G729A/8000'))
    voice(call, call.caller, 3, kind=18)
    voice(call, call.callee, 3, kind=18)
    call.wait(3).hangup()
    s.forbid('answer-codec-not-offered')


@capture('reinvite-answer-adds-codecs', 'the answer to a re-INVITE has the offered codec under another number, and more', link='sll2')
def adds_codecs(s):
    call = call_to(s, 'freeswitch')
    both(call, 3)
    reoffer(call, call.callee, only(111, '111 opus/48000/2'),
            only('18 107', '107 OPUS/48000/2'))
    voice(call, call.caller, 4, kind=111)
    voice(call, call.callee, 4, kind=107)
    call.wait(4).hangup()
    s.forbid('answer-codec-not-offered')


@capture('reinvite-answer-not-offered-mended', 'the same, and the next re-INVITE a second later is answered well', link='raw')
def mended(s):
    call = call_to(s, 'cube')
    both(call, 3)
    reoffer(call, call.callee, only(8), only(18))
    both(call, 1)
    reoffer(call, call.callee)
    both(call, 6).hangup()
    s.forbid('answer-codec-not-offered')


def late_reoffer(call, party, answered=True, body=None):
    """A re-INVITE without SDP: the 2xx offers, the ACK answers."""
    other = call.other(party)
    again = call.wait(0.02).request(party, 'INVITE')
    call.wait(0.02).respond(200, to=again, body=call.description(other), contact=call.contact(other))
    call.wait(0.03).request(party, 'ACK', cseq=call.cseq[party], body=call.description(party) if answered else body or b'')
    return call


@capture('reinvite-late-offer-unanswered', 'a re-INVITE without SDP; its ACK has no answer, and the side that offered hangs up', link='vlan')
def late_unanswered(s):
    call = call_to(s, 'pjsip')
    both(call, 3)
    late_reoffer(call, call.callee)
    both(call, 3)
    late_reoffer(call, call.callee, False)
    call.wait(0.4).hangup(call.caller)
    s.expect(call, 'late-offer-no-answer', [('request-line', 'ACK'), ('sdp:m', 'm=audio'), ('request-line', 'INVITE')],
             said={'late-offer-no-answer': 'error likely'})


@capture('reinvite-late-offer-unanswered-well', 'the same, and the call goes on', link='ppp')
def late_unanswered_well(s):
    call = call_to(s, 'freeswitch')
    both(call, 3)
    late_reoffer(call, call.callee, False)
    both(call, 45, every=0.4).hangup(call.callee)
    s.expect(call, also=['late-offer-no-answer'], said={'late-offer-no-answer': 'warning likely'})


@capture('reinvite-late-offer-unanswered-hung-up-later', 'the same, and who offered hangs up twelve seconds later, as people do', link='sll')
def late_unanswered_later(s):
    call = call_to(s, 'pjsip')
    both(call, 3)
    late_reoffer(call, call.callee, False)
    both(call, 12).hangup(call.caller)
    s.expect(call, also=['late-offer-no-answer'], said={'late-offer-no-answer': 'warning likely'})


@capture('reinvite-late-offer-unanswered-twice', 'two such re-INVITEs: the call goes on after the first, and the second one ends it', link='raw')
def late_unanswered_twice(s):
    call = call_to(s, 'cube')
    both(call, 3)
    late_reoffer(call, call.callee, False)
    both(call, 20, every=0.2)
    late_reoffer(call, call.callee, False)
    call.wait(0.4).hangup(call.caller)
    s.expect(call, 'late-offer-no-answer', [('request-line', 'ACK')], said={'late-offer-no-answer': 'error likely'})


@capture('reinvite-late-offer-answered', 'a re-INVITE without SDP, answered in its ACK', link='loop')
def late_answered(s):
    call = call_to(s, 'freeswitch')
    both(call, 3)
    late_reoffer(call, call.callee)
    both(call, 3).hangup()
    s.expect(call, state='completed')
    s.forbid('late-offer-no-answer', 'answer-codec-not-offered')



@capture('hold-resumed-out-of-order', 'the 200 that resumes the call stands before its re-INVITE in the capture', link='ethernet')
def resumed_out_of_order(s):
    call = call_to(s)
    both(call, 4)
    exchange(call, call.callee, direction='sendonly', mirrored='recvonly')
    call.wait(10)
    early(s, call, call.callee)
    both(call, 9).hangup()
    s.expect(call, state='completed')
    s.forbid('hold-never-resumed', 'one-way-after-n-seconds', 'rtp-stops-before-bye')


def early(s, call, party, mirrored=None, **session):
    """A re-INVITE whose 200 was captured 3 ms before it."""
    other = call.other(party)
    again = call.wait(0.02).request(party, 'INVITE', body=call.description(party, **session))
    del s.world.events[-1]
    s.world.sip -= 1
    ok = call.wait(0.02).respond(200, to=again, body=call.description(other, direction=mirrored), contact=call.contact(other))
    s.world.message(call.t + 3000000, again.src, again.dst, 'udp', again.data)
    call.wait(0.03).request(party, 'ACK', cseq=call.cseq[party])
    return ok


@capture('hold-out-of-order', 'the 200 to the hold stands before its re-INVITE, and nobody resumes the call', link='sll')
def held_out_of_order(s):
    call = call_to(s)
    both(call, 4)
    early(s, call, call.callee, mirrored='recvonly', direction='sendonly')
    call.wait(14).hangup()
    s.expect(call, also=['hold-never-resumed'])


@capture('reinvite-late-offer-out-of-order', 'a re-INVITE without SDP stands behind its 200, which stands behind the ACK with the answer', link='raw')
def late_out_of_order(s):
    call = call_to(s)
    both(call, 3)
    again = call.wait(0.02).request(call.callee, 'INVITE')
    ok = call.wait(0.02).respond(200, to=again, body=call.description(call.caller), contact=call.contact(call.caller))
    del s.world.events[-2:]
    s.world.sip -= 2
    call.wait(0.01).request(call.callee, 'ACK', cseq=call.cseq[call.callee], body=call.description(call.callee))
    s.world.message(call.t + 2000000, ok.src, ok.dst, 'udp', ok.data)
    s.world.message(call.t + 4000000, again.src, again.dst, 'udp', again.data)
    both(call.wait(0.02), 6).hangup()
    s.expect(call, state='completed')
    s.forbid('late-offer-no-answer', 'hold-never-resumed')


# Later changes

@capture('reinvite-later-without-answer', 'the first re-INVITE is answered well, the second one\'s 200 has no SDP', link='sll2')
def later_without_answer(s):
    call = call_to(s, 'freeswitch')
    both(call, 2)
    reoffer(call, call.callee)
    both(call, 2)
    again = call.wait(0.02).request(call.callee, 'INVITE', body=call.description(call.callee))
    call.wait(0.02).respond(200, to=again, contact=call.contact(call.caller))
    call.wait(0.03).request(call.callee, 'ACK', cseq=call.cseq[call.callee])
    both(call, 3).hangup()
    s.expect(call, also=['reinvite-without-answer'], said={'reinvite-without-answer': 'warning proven'})


@capture('reinvite-later-not-settled', 'the first re-INVITE is refused and mended, a later one is refused for good', link='null')
def later_not_settled(s):
    call = call_to(s, 'pjsip')
    both(call, 2)
    for code in (500, 200, 500):
        again = call.wait(0.5).request(call.caller, 'INVITE', body=call.description(call.caller))
        call.wait(0.02).respond(code, to=again, body=call.description(call.callee) if code == 200 else b'', contact=call.contact(call.callee))
        call.wait(0.01)
        if code == 200:
            call.request(call.caller, 'ACK', cseq=call.cseq[call.caller])
        else:
            call.ack_failure(invite=again)
    both(call, 3).hangup()
    s.expect(call, 'reinvite-failed', [('status-line', '500')])


# CANCEL

def cancelled(s, style='odd', resend=(), code=481, **changes):
    """A call that rings and is given up by a CANCEL with other values than the INVITE's."""
    call = carrier_call(s, style, talk=0)
    call.invite()
    call.ring()
    sent = call.wait(5).cancel(lost=True)
    for name, change in changes.items():
        if name == 'start':
            sent.message.start = change(sent.message.start)
        else:
            sent.message.set(name.replace('_', '-'), change(sent.message.get(name.replace('_', '-'))))
    sent = call.put(call.caller, sent.message, call.first.dst, resend)
    if code:
        call.wait(0.02).respond(code, to=sent, edit=lambda message: message.set('Call-ID', sent.message.get('Call-ID')),
                                **({'contact': False} if code == 200 else {}))
    if code == 200:
        call.wait(0.01).respond(487)
        call.wait(0.01).ack_failure()
    return call


def other_user(start):
    return start.replace('sip:', 'sip:0', 1)


@capture('cancel-other-request-uri', 'the CANCEL has another Request-URI than its INVITE: 481', link='ethernet')
def cancel_uri(s):
    s.expect(cancelled(s, start=other_user), 'cancel-unmatched', [('request-line', 'sip:0')])


@capture('cancel-other-request-uri-taken', 'the same, matched by its branch all the same, and the call ends', link='sll')
def cancel_uri_taken(s):
    s.expect(cancelled(s, 'cube', code=200, start=other_user), state='cancelled')
    s.forbid('cancel-unmatched')


@capture('cancel-with-to-tag', 'the CANCEL has the To tag of the 180: 481', link='sll2')
def cancel_to_tag(s):
    s.expect(cancelled(s, 'pjsip', To=lambda value: value + ';tag=ringing'), 'cancel-unmatched', [('To', 'tag=ringing')])


@capture('cancel-other-sent-by', 'the CANCEL has the branch and another host in its Via; nothing answers it', link='raw')
def cancel_sent_by(s):
    call = cancelled(s, 'freeswitch', T_OTHER, None, Via=lambda value: value.replace(f' {PBX}', ' 10.9.8.7'))
    s.sound(start=60, out=False)
    s.expect(call, 'cancel-unmatched', [('Via', '10.9.8.7')], said={'cancel-unmatched': 'error likely'})


@capture('cancel-other-call-id', 'the CANCEL has another Call-ID than its INVITE: 481', link='vlan')
def cancel_call_id(s):
    call = cancelled(s, 'pjsip', Call_ID=lambda value: 'x' + value)
    s.expect(call, state='ringing')
    s.expect('x' + call.id, 'cancel-unmatched', [('Call-ID', 'x')])


@capture('cancel-other-request-uri-refused', 'the CANCEL has another Request-URI than its INVITE: 403', link='null')
def cancel_uri_refused(s):
    s.expect(cancelled(s, 'cube', code=403, start=other_user), 'cancel-unmatched', [('request-line', '0+12065550147')])


@capture('cancel-other-request-uri-unavailable', 'the CANCEL has another Request-URI than its INVITE: 503, which is not for that', link='null')
def cancel_uri_unavailable(s):
    s.expect(cancelled(s, 'cube', code=503, start=other_user), 'cancel-refused', [('status-line', '503')])
    s.forbid('cancel-unmatched')


@capture('cancel-other-call-id-refused', 'the CANCEL has another Call-ID than its INVITE, and is refused by 403 as such', link='sll')
def cancel_call_id_refused(s):
    call = cancelled(s, 'yealink', code=403, Call_ID=lambda value: 'x' + value)
    s.expect(call, state='ringing')
    s.forbid('cancel-unmatched')


@capture('cancel-other-branch-after-refusal', 'busy, and the CANCEL that comes too late has another branch: 481', link='ethernet')
def cancel_after_refusal(s):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    call.ring()
    call.wait(5).respond(486)
    sent = call.wait(0.01).cancel(lost=True)
    sent.message.set('Via', sent.message.get('Via').replace('z9hG4bK', 'z9hG4bKother'))
    sent = call.put(call.caller, sent.message, call.first.dst)
    call.wait(0.02).respond(481, to=sent)
    call.wait(0.01).ack_failure()
    s.forbid('cancel-unmatched')


@capture('cancel-other-sent-by-and-refused', 'the CANCEL has another host in its Via and finds no answer; the phone declines three seconds later', link='sll')
def cancel_declined(s):
    call = cancelled(s, 'freeswitch', (0.5, 1.5), None, Via=lambda value: value.replace(f' {PBX}', ' 10.9.8.7'))
    call.wait(3).respond(603)
    call.wait(0.01).ack_failure()
    s.forbid('cancel-unmatched')


@capture('cancel-of-a-call-before', 'a CANCEL whose INVITE was before the capture: 481', link='null')
def cancel_alone(s):
    call = carrier_call(s, 'yealink', talk=0)
    call.invite()
    del s.world.events[-1]
    s.world.sip -= 1
    sent = call.wait(2).cancel()
    call.wait(0.02).respond(481, to=sent)
    s.sound(start=30)
    s.forbid('cancel-unmatched')


# OPTIONS that are answered

@capture('options-sweep-answered', 'a stranger asks for forty users, and each is answered 200', link='raw')
def sweep_answered(s):
    for n in range(40):
        ping(s, str(100 + n), n * 0.1, 200)
    s.capture.append({'cause': ['options-sweep'], 'points': []})
    s.forbid('options-flood')


@capture('options-of-phones-behind-edge', 'a PBX asks after forty phones behind one edge', link='sll')
def behind_edge(s):
    for n in range(40):
        ping(s, str(100 + n), n * 0.1, 200, uri=f'sip:{100 + n}@198.51.100.{30 + n}:5060')
    s.forbid('options-sweep', 'options-flood')


def asks(s, host, user, start):
    call = Call(s.world, Party('185.53.90.77', 'generic', port=5090), Party(host, 'bare'), 'nobody', user, host, start=start)
    sent = call.request(call.caller, 'OPTIONS', f'sip:{user}@{host}', to_tag=False)
    call.wait(0.01).respond(200, to=sent)


@capture('options-host-sweep', 'a stranger asks thirty hosts for user 100, and they answer', link='sll2')
def host_sweep(s):
    for n in range(30):
        asks(s, f'203.0.113.{100 + n}', '100', n * 0.1)
    s.capture.append({'cause': ['options-sweep'], 'points': []})
    s.forbid('options-flood')


@capture('options-of-own-phones', 'a PBX asks thirty phones, each for its own user', link='ethernet')
def own_phones(s):
    for n in range(30):
        asks(s, f'203.0.113.{100 + n}', str(200 + n), n * 0.1)
    s.forbid('options-sweep', 'options-flood')


@capture('options-flood-answered', 'a hundred OPTIONS in five seconds from one host to one, all answered', link='vlan')
def flood_answered(s):
    for n in range(100):
        ping(s, 'pbx', n * 0.05, 200)
    s.capture.append({'cause': ['options-flood'], 'points': []})
    s.forbid('options-sweep')


# Subscriptions

def subscribed(s, answered, style='yealink', state='active;expires=300'):
    """The NOTIFY comes, and the response to the SUBSCRIBE perhaps."""
    call = registrar(s, style)
    sent = call.first = call.request(call.caller, 'SUBSCRIBE', 'sip:4712@registrar.example', to_tag=False, resend=T_OTHER, until=0.6 if answered else 32,
                                     extra=(('Event', 'dialog'), ('Expires', '300')))
    call.target[call.callee] = f'sip:4711@{PBX}:5060'
    told = call.wait(0.04).request(call.callee, 'NOTIFY', extra=(('Event', 'dialog'), ('Subscription-State', state)))
    call.wait(0.02).respond(200, to=told)
    if answered:
        call.wait(0.5).respond(200, to=sent, extra=(('Expires', '300'),))
    s.sound(start=90)
    return call


@capture('subscribe-notified-not-answered', 'the NOTIFY comes, the SUBSCRIBE is repeated, and no response to it comes', link='raw')
def not_answered(s):
    s.expect(subscribed(s, False), also=['subscription-not-answered'])


@capture('subscribe-terminated-not-answered', 'the NOTIFY says terminated, the SUBSCRIBE is repeated, and no response to it comes', link='sll')
def terminated_not_answered(s):
    s.expect(subscribed(s, False, 'pjsip', 'terminated;reason=noresource'), also=['subscription-not-answered'],
             points=[('Subscription-State', 'terminated;reason=noresource')])


@capture('subscribe-answered-late', 'the NOTIFY comes, and the 200 after the SUBSCRIBE was repeated once', link='ethernet')
def answered_late(s):
    s.expect(subscribed(s, True))
    s.forbid('subscription-not-answered', 'request-unanswered')


@capture('subscribe-refresh-not-answered-notified', 'a subscription of before the capture is refreshed without an answer, and a lamp changes meanwhile', link='sll')
def refresh_unanswered(s):
    call = registrar(s, 'yealink')
    call.first = call.request(call.caller, 'SUBSCRIBE', 'sip:4712@registrar.example', resend=T_OTHER, until=32,
                              extra=(('Event', 'dialog'), ('Expires', '300')))
    call.target[call.callee] = f'sip:4711@{PBX}:5060'
    told = call.wait(4).request(call.callee, 'NOTIFY', extra=(('Event', 'dialog'), ('Subscription-State', 'active;expires=40')))
    call.wait(0.02).respond(200, to=told)
    s.sound(start=90)
    s.forbid('subscription-not-answered')


# Voice that begins late

def begins_late(s, late, early, after=6.0, steps=None, style='cube'):
    """The voice of one party begins seconds after that of the other."""
    call = call_to(s, style)
    late, early = getattr(call, late), getattr(call, early)
    voice(call, early, after + 50, every=0.3)
    voice(call, late, after + 50, every=0.3, start=after, steps=steps)
    return call.wait(after + 50).hangup()


@capture('voice-to-caller-begins-late', 'the called side sends its voice six seconds after its answer', link='raw')
def late_to_caller(s):
    s.expect(begins_late(s, 'callee', 'caller'), also=['late-media'], said={'late-media': 'warning possible'})


@capture('voice-to-callee-begins-late', 'the caller sends its voice six seconds after the answer', link='sll')
def late_to_callee(s):
    s.expect(begins_late(s, 'caller', 'callee', style='pjsip'), also=['late-media'], said={'late-media': 'warning possible'})


@capture('voice-with-pauses-begins-late', 'the caller says nothing for six seconds, and its voice pauses later, too', link='sll2')
def late_with_pauses(s):
    begins_late(s, 'caller', 'callee', steps=(0.02,) * 30 + (2.5,))
    s.forbid('late-media')


# Associations of SCTP (RFC 9260)

INIT, INIT_ACK, ABORT, SHUTDOWN, SHUTDOWN_ACK, COMPLETE = 1, 2, 6, 7, 8, 14
CLIENT, SERVER = (PBX, 5060), ('198.51.100.68', 5060)


def chunk(s, at, kind, out=True, port=5060):
    """A packet with one chunk of control, at so many seconds from the beginning."""
    src, dst = (CLIENT, (SERVER[0], port)) if out else ((SERVER[0], port), CLIENT)
    value = {INIT: struct.pack('!IIHHI', 0x1001, 65536, 10, 10, 1), INIT_ACK: struct.pack('!IIHHI', 0x2002, 65536, 10, 10, 1),
             SHUTDOWN: struct.pack('!I', 1)}.get(kind, b'')
    tag = 0 if kind == INIT else 0x2002 if out else 0x1001
    s.world.add(s.world.start + int(at * SECOND), src[0], dst[0], SCTP,
                sctp(src[1], dst[1], tag, [struct.pack('!BBH', kind, 0, 4 + len(value)) + value]), tos=0x60)


def associate(s, at=0.0):
    chunk(s, at, INIT)
    chunk(s, at + 0.012, INIT_ACK, False)


@capture('sctp-refused', 'the carrier answers the INIT with ABORT', link='ethernet')
def sctp_refused(s):
    chunk(s, 0, INIT)
    chunk(s, 0.012, ABORT, False)
    of_capture(s, 'sctp-refused', ('ip', 'ABORT'))
    s.forbid('tcp-refused', 'sctp-no-answer')


@capture('sctp-refused-then-udp', 'the carrier refuses SCTP, and the call goes by UDP', link='sll')
def sctp_then_udp(s):
    chunk(s, 0, INIT)
    chunk(s, 0.012, ABORT, False)
    call = s.out(s.pbx(), s.carrier(), host='trunk.carrier.example', start=0.1)
    call.connect(talk=1.2).hangup()
    s.expect(call, state='completed')
    s.forbid('sctp-no-answer', 'sctp-ended-at-request')


@capture('sctp-no-answer', 'four INITs, and nothing comes back', link='sll2')
def sctp_no_answer(s):
    for at in (0, 3, 9, 21):
        chunk(s, at, INIT)
    of_capture(s, 'sctp-no-answer', ('ip', 'INIT'))
    s.forbid('tcp-no-answer', 'sctp-refused')


@capture('sctp-icmp', 'the carrier has no SCTP: it answers the INIT with ICMP, protocol unreachable', link='ethernet')
def sctp_icmp(s):
    chunk(s, 0, INIT)
    packet = sctp(CLIENT[1], SERVER[1], 0, [struct.pack('!BBH', INIT, 0, 20) + struct.pack('!IIHHI', 0x1001, 65536, 10, 10, 1)])
    inner = net.ip(CLIENT[0], SERVER[0], SCTP, packet, ttl=60)[0]
    s.world.add(s.world.start + int(0.01 * SECOND), SERVER[0], CLIENT[0], net.ICMP, net.icmp(SERVER[0], CLIENT[0], 3, 2, inner))
    of_capture(s, 'sctp-no-answer', ('icmp', SERVER[0]))
    s.forbid('tcp-no-answer', 'sctp-refused')


@capture('sctp-one-init', 'the capture ends after one INIT: nothing is known yet', link='raw')
def sctp_one(s):
    chunk(s, 0, INIT)
    s.forbid('sctp-no-answer', 'sctp-refused', 'tcp-no-answer')
    s.partial = True


@capture('sctp-aborted-at-request', 'the INVITE gets a 100, and then the carrier aborts the association', carry=Association())
def sctp_aborted(s):
    associate(s)
    call = s.out(s.pbx(), s.carrier(), host='trunk.carrier.example', start=0.1, transport='sctp')
    call.invite()
    call.wait(0.03).respond(100)
    chunk(s, 6.2, ABORT, False)
    s.sound(start=90, out=False)
    s.expect(call, 'sctp-ended-at-request', [('ip', 'ABORT')])


@capture('sctp-ended-long-after', 'the INVITE finds no answer, and the association is shut down ten minutes later', carry=Association())
def sctp_long_after(s):
    associate(s)
    call = s.out(s.pbx(), s.carrier(), host='trunk.carrier.example', start=0.1, transport='sctp')
    call.invite()
    for at, kind, out in ((600, SHUTDOWN, True), (600.02, SHUTDOWN_ACK, False), (600.03, COMPLETE, True)):
        chunk(s, at, kind, out)
    s.sound(start=90, out=False)
    s.forbid('sctp-ended-at-request')


@capture('sctp-shut-down', 'a call over SCTP, and the association is shut down after it', carry=Association())
def sctp_shut(s):
    associate(s)
    call = s.out(s.pbx(), s.carrier(), host='trunk.carrier.example', start=0.1, transport='sctp')
    call.connect(talk=1.2).hangup()
    for at, kind, out in ((30, SHUTDOWN, True), (30.02, SHUTDOWN_ACK, False), (30.03, COMPLETE, True)):
        chunk(s, at, kind, out)
    s.expect(call, state='completed')
    s.forbid('sctp-ended-at-request', 'sctp-refused', 'sctp-no-answer')


# A 180 behind the 200

@capture('ringing-after-answer', 'a 180 of the phone comes behind its 200, and one of another branch, too: the call stays answered', link='vlan')
def ringing_after(s):
    call = call_to(s, 'freeswitch')
    call.wait(0.02).respond(180)
    call.wait(0.1).respond(180, tag='otherbranch')
    both(call, 3).hangup()
    s.expect(call, state='completed')


# A host that calls itself

@capture('itself-after-other', 'the same call twice: from one host to another, and within one host', link='raw')
def itself(s):
    for n, callee in enumerate(('10.8.0.5', '10.8.0.4')):
        call = Call(s.world, Party('10.8.0.4', 'generic', port=5070), Party(callee, 'generic', port=5060), '100', '200', callee, start=n * 60.0)
        call.connect().wait(5)
        call.hangup()
        s.expect(call, state='completed')
