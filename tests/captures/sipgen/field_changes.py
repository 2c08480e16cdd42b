"""Offers and answers within a call, CANCELs, pings, subscriptions and voice that begins late; each with one that looks like it."""
from .field_media import PUBLIC, both, call_to, changed, voice
from .media import exchange
from .scene import capture


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
