"""What receivers report of the voice (RTCP, RTCP XR), what STUN and TURN tell, key presses; and requests within the call that are
lost or not taken; each with one that looks like it."""
import struct

from . import net, sip
from .call import T_OTHER
from .field_dialog import call_user, phone, refresh, register, timed, transfer
from .field_media import both, call_to, keys, voice
from .field_series import reports
from .field_siblings import cleared, reception
from .protocol import carrier_call
from .scene import PBX, capture
from .world import SECOND

SERVER = ('192.0.2.60', 3478)


# Reports

def described(party_ssrc, block):
    """A compound packet: an empty receiver report, a name, and what is given."""
    item = struct.pack('!IBB', party_ssrc, 1, 5) + b'media' + b'\0'
    return struct.pack('!BBHI', 0x80, 201, 1, party_ssrc) + struct.pack('!BBH', 0x81, 202, len(item) // 4) + item + block


def control(call, party, at, data):
    peer = call.other(party)
    call.world.udp(call.t + int(at * SECOND), (party.rtp, party.rtp_port + 1), (peer.rtp, peer.rtp_port + 1), data)


def uneven(call, party, jitter):
    """Receiver reports of a side, with so much jitter in timestamp units."""
    for n in range(4):
        block = struct.pack('!IIIIII', 0x4d2, 0, 1000 + 90 * n, jitter, 0, 0)
        control(call, party, 1 + 2 * n, struct.pack('!BBHI', 0x81, 201, 7, 0x99) + block)


def metrics(call, party, lost, discarded, mos, r):
    """RTCP XR with metrics for voice (RFC 3611 section 4.7)."""
    block = struct.pack('!BBHIBBBBHHHHbbBBBBBBBBHHH', 7, 0, 8, 0x4d2, lost, discarded, 60, 10, 900, 400, 120, 80, -20, -60, 55, 16,
                        r, 127, mos, mos, 0, 0, 60, 120, 200)
    for n in range(3):
        control(call, party, 1 + 3 * n, described(0x99, struct.pack('!BBHI', 0x80, 207, 1 + len(block) // 4, 0x99) + block))


def heard(s, style='cube'):
    call = call_to(s, style)
    voice(call, call.caller, 9, every=0.02, ssrc=0x4d2)
    voice(call, call.callee, 9, every=0.02)
    return call


@capture('rtcp-only-loss', 'no RTP in the capture; the carrier reports a third lost', link='sll')
def rtcp_loss(s):
    call = call_to(s, 'cube')
    reports(call, call.caller, 400)
    reception(call, call.callee, 0x4d2, 140)
    call.wait(9).hangup()
    s.expect(call, also=['rtp-loss-reported'])


@capture('rtcp-only', 'no RTP in the capture; the carrier reports two packets lost', link='raw')
def rtcp_well(s):
    call = call_to(s, 'yealink')
    reports(call, call.caller, 400)
    reception(call, call.callee, 0x4d2, 2)
    call.wait(9).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-loss-reported', 'rtp-jitter', 'no-voice', 'one-way-audio')


@capture('jitter-reported', 'even here; the carrier reports a jitter of 150 ms', link='vlan')
def jitter(s):
    call = heard(s)
    uneven(call, call.callee, 1200)
    call.wait(9).hangup()
    s.expect(call, also=['rtp-jitter'])


@capture('jitter-reported-small', 'the carrier reports a jitter of 10 ms', link='null')
def jitter_small(s):
    call = heard(s, 'freeswitch')
    uneven(call, call.callee, 80)
    call.wait(9).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-jitter', 'rtp-loss-reported')


@capture('xr-discarded', 'the carrier plays what comes in time: a third comes too late', link='ethernet')
def discarded(s):
    call = heard(s)
    metrics(call, call.callee, 5, 77, 18, 45)
    call.wait(9).hangup()
    s.expect(call, also=['rtp-quality-reported'])


@capture('xr-good', 'XR with a good mark, and one that measures no MOS', link='sll2')
def xr_good(s):
    call = heard(s, 'odd')
    metrics(call, call.callee, 0, 1, 41, 92)
    metrics(call, call.caller, 0, 0, 127, 127)
    call.wait(9).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-quality-reported')


@capture('xr-not-measured', 'XR of a phone that measures nothing: all 0', link='raw')
def xr_nothing(s):
    call = heard(s, 'yealink')
    metrics(call, call.callee, 0, 0, 0, 0)
    call.wait(9).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-quality-reported')


@capture('loss-before-the-capture', 'the reports count 400 packets lost, all before the first of them', link='vlan')
def loss_before(s):
    call = heard(s, 'pjsip')
    for n in range(4):
        block = struct.pack('!IIIIII', 0x4d2, 400, 50000 + 90 * n, 40, 0, 0)
        control(call, call.callee, 1 + 2 * n, struct.pack('!BBHI', 0x81, 201, 7, 0x99) + block)
    call.wait(9).hangup()
    s.expect(call, state='completed')
    s.forbid('rtp-loss-reported')


@capture('voice-ended-by-goodbye', 'the carrier leaves by RTCP BYE and sends no more', link='ppp')
def goodbye(s):
    call = call_to(s, 'pjsip')
    voice(call, call.caller, 20, every=0.05)
    voice(call, call.callee, 6, every=0.05, ssrc=0x77)
    control(call, call.callee, 6.1, described(0x77, struct.pack('!BBHI', 0x81, 203, 1, 0x77)))
    call.wait(20).hangup()
    s.expect(call, 'one-way-after-n-seconds', [('rtp', 'RTCP BYE')])


# STUN and TURN

def stun(kind, method, turn, error=None):
    body = struct.pack('!HHHBB', 9, 8, 0, error // 100, error % 100) + b'nope' if error else b''
    bits = {'request': 0, 'success': 0x100, 'error': 0x110}[kind] | method
    return struct.pack('!HHI', bits, len(body), 0x2112a442) + bytes([turn]) * 12 + body


def checks(call, one, two, count, answered=False, to=None):
    src, dst = (one.rtp, one.rtp_port), to or (two.rtp, two.rtp_port)
    for n in range(count):
        call.world.udp(call.t + int(n * 0.4 * SECOND), src, dst, stun('request', 1, n))
        if answered:
            call.world.udp(call.t + int((n * 0.4 + 0.01) * SECOND), dst, src, stun('success', 1, n))


def asked(s, errors, method=3, well=False):
    """Allocate, each time with this error; at last well."""
    client = (PBX, 50000)
    for n, error in enumerate([*errors, None] if well else errors):
        at = s.world.start + n * SECOND
        s.world.udp(at, client, SERVER, stun('request', method, n))
        s.world.udp(at + 10**7, SERVER, client, stun('error' if error else 'success', method, n, error))
    s.sound(start=20)


@capture('ice-unanswered', 'checks both ways, none answered, and no voice', link='raw')
def ice(s):
    call = call_to(s, 'freeswitch')
    checks(call, call.caller, call.callee, 8)
    call.wait(0.1)
    checks(call, call.callee, call.caller, 8)
    call.wait(12).hangup()
    s.expect(call, 'ice-not-completed', [('rtp', 'STUN Binding')])


@capture('ice-second-pair', 'the checks of one pair fail, those of the other are answered', link='sll')
def ice_well(s):
    call = call_to(s, 'freeswitch')
    checks(call, call.caller, call.callee, 6, to=('192.168.9.9', 5000))
    checks(call, call.caller, call.callee, 2, answered=True)
    both(call, 5).hangup()
    s.expect(call, state='completed')
    s.forbid('ice-not-completed')


@capture('turn-credentials', 'Allocate is answered 401 again and again', link='vlan')
def turn_401(s):
    asked(s, [401, 401, 401, 401])
    s.capture.append({'cause': ['turn-refused'], 'points': [{'header': 'rtp', 'contains': '401'}]})


@capture('turn-quota', 'Allocate is answered 401, then 486', link='null')
def turn_486(s):
    asked(s, [401, 486])
    s.capture.append({'cause': ['turn-refused'], 'points': [{'header': 'rtp', 'contains': '486'}]})


@capture('turn-challenged', 'Allocate is answered 401, then well', link='loop')
def turn_well(s):
    asked(s, [401], well=True)
    s.forbid('turn-refused', 'turn-unanswered')


@capture('stun-unanswered', 'Binding is sent seven times to a server that does not answer', link='ethernet')
def stun_silent(s):
    for n in range(7):
        s.world.udp(s.world.start + n * SECOND, (PBX, 50000), SERVER, stun('request', 1, 9))
    s.sound(start=20)
    s.capture.append({'cause': ['turn-unanswered'], 'points': [{'header': 'rtp', 'contains': 'STUN Binding'}]})


# DTLS, TCP, lists of extensions, voice refused within the call

def dtls(role):
    return lambda text: text.replace('RTP/AVP', 'UDP/TLS/RTP/SAVPF') + \
        f'a=fingerprint:sha-256 AA:BB:CC:DD\r\na=setup:{role}\r\na=rtcp-mux\r\n'


@capture('dtls-both-active', 'active is answered with active: neither waits for the handshake', link='sll')
def both_active(s):
    call = call_to(s, 'freeswitch', offer=dtls('active'), answer=dtls('active'))
    call.wait(9).hangup()
    s.expect(call, 'dtls-roles', [('sdp:a', 'active')])


@capture('dtls-actpass-active', 'actpass is answered with active', link='raw')
def actpass(s):
    call = call_to(s, 'freeswitch', offer=dtls('actpass'), answer=dtls('active'))
    call.wait(7).hangup()
    s.expect(call, state='completed')
    s.forbid('dtls-roles')


@capture('reinvite-port-0', 'a re-INVITE is answered 200 with port 0: the voice ends', link='null')
def port_0(s):
    call = call_to(s, 'cube')
    both(call, 3)
    sent = call.request(call.caller, 'INVITE', body=call.description(call.caller))
    call.wait(0.02).respond(200, to=sent, body=call.description(call.callee, port=0), contact=call.contact(call.callee))
    call.request(call.caller, 'ACK', cseq=call.cseq[call.caller])
    call.wait(15).hangup()
    s.expect(call, 'answer-refuses-audio', [('sdp:m', 'audio 0 ')])


@capture('timer-in-a-second-supported', 'timer stands in a second Supported; 422 again and again', link='vlan')
def second_supported(s):
    call = carrier_call(s, 'cube', talk=0)
    for interval in (90, 600, 900):
        call.invite(extra=(('Supported', 'timer'), ('Session-Expires', str(interval))))
        call.wait(0.1).respond(422, extra=(('Min-SE', '1800'),))
        call.ack_failure()
        call.wait(0.1)
    s.expect(call, ['pbx-session-timer-too-large', 'session-interval-refused'])
    s.forbid('pbx-422-without-timer-support')


@capture('tcp-unanswered-then-udp', 'four SYNs without an answer, then the call goes by UDP', link='ethernet')
def syn_then_udp(s):
    for at in (0, 1, 3, 7):
        s.world.add(s.world.start + at * SECOND, PBX, '198.51.100.68', net.TCP,
                    net.tcp(PBX, 40000, '198.51.100.68', 5060, 100, 0, 2))
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example', start=12)
    call.connect(talk=1)
    call.hangup()
    s.expect(call, state='completed')


# Key presses

def pressed(call, party, ends, digits=(1, 2, 3)):
    """Telephone events, without a packet that ends them unless `ends`."""
    peer, seq = call.other(party), 500
    for digit in digits:
        for n in range(8):
            data = net.rtp(101, seq, 9000 + digit * 4000, 77, bytes((digit, 0x8a if ends and n > 4 else 10)) +
                           (160 * (n + 1)).to_bytes(2, 'big'), n == 0)
            call.world.udp(call.t + int((digit + 0.02 * n) * SECOND), (party.rtp, party.rtp_port), (peer.rtp, peer.rtp_port), data)
            seq += 1


@capture('keys-without-end', 'no packet of the telephone events has the E bit', link='sll2')
def endless(s):
    call = call_to(s)
    pressed(call, call.caller, False)
    both(call, 6).hangup()
    s.expect(call, also=['dtmf-packet-errors'])


@capture('keys-with-end', 'the same events, ended', link='raw')
def ended(s):
    call = call_to(s, 'pjsip')
    pressed(call, call.caller, True)
    both(call, 6).hangup()
    s.expect(call, state='completed')
    s.forbid('dtmf-packet-errors', 'dtmf-twice')


def by_info(call, digits):
    for digit in digits:
        sent = call.wait(0.5).request(call.caller, 'INFO', body=f'Signal={digit}\r\nDuration=160\r\n'.encode(),
                                      extra=(('Content-Type', 'application/dtmf-relay'),))
        call.wait(0.01).respond(200, to=sent)


@capture('keys-twice', 'each key by telephone-event and by INFO', link='vlan')
def twice(s):
    call = call_to(s, 'yealink')
    both(call, 2)
    keys(call, call.caller, 101)
    by_info(call, '51')
    both(call, 3).hangup()
    s.expect(call, also=['dtmf-twice'])


@capture('keys-of-both-kinds', 'two keys by telephone-event, later two others by INFO', link='ppp')
def of_both_kinds(s):
    call = call_to(s, 'cube')
    both(call, 2)
    keys(call, call.caller, 101)
    both(call, 3)
    by_info(call, '92')
    both(call, 1).hangup()
    s.expect(call, state='completed')
    s.forbid('dtmf-twice', 'dtmf-packet-errors')


# Within the call

def refused_refresh(s, style='cube'):
    call = timed(s, style, interval=180)
    call.talk(4).wait(86)
    sent = refresh(call, call.caller, interval=180)
    call.wait(0.02).respond(405, to=sent, extra=(('Allow', 'INVITE, ACK, BYE, CANCEL, OPTIONS'),))
    return call


@capture('refresh-405', 'the refresh by UPDATE is answered 405, and the carrier hangs up when the session is stale', link='raw')
def refresh_405(s):
    call = refused_refresh(s)
    call.wait(60).hangup(call.callee)
    s.expect(call, 'session-timer-expiry', [('status-line', '405')])


@capture('refresh-405-then-reinvite', 'the refresh by UPDATE is answered 405, the re-INVITE in its place is taken', link='sll')
def refresh_again(s):
    call = refused_refresh(s, 'pjsip')
    again = refresh(call, call.caller, 'INVITE', interval=180)
    call.wait(0.02).respond(200, to=again, body=call.description(call.callee), contact=call.contact(call.callee),
                            extra=(('Session-Expires', '180;refresher=uac'),))
    call.request(call.caller, 'ACK', cseq=call.cseq[call.caller])
    call.talk(4).hangup()
    s.expect(call, state='completed')
    s.forbid('session-timer-expiry', 'reinvite-failed', 'update-not-taken')


@capture('update-405', 'an UPDATE is answered 405, and the call goes on', link='null')
def update_405(s):
    call = carrier_call(s, 'freeswitch')
    sent = call.request(call.caller, 'UPDATE')
    call.wait(0.02).respond(405, to=sent)
    call.wait(2).hangup()
    s.expect(call, also=['update-not-taken'])
    s.forbid('reinvite-failed')


@capture('bye-to-private-contact', 'the INVITE came from a public address with a private Contact: the BYE goes there', link='ethernet')
def bye_private(s):
    call = s.into(s.pbx('freeswitch'), s.carrier(contact='192.168.8.10:5060'))
    call.connect(talk=3)
    call.request(call.callee, 'BYE', dst=('192.168.8.10', 5060), resend=T_OTHER)
    s.sound(start=60)
    s.expect(call, 'contact-private-in-invite', [('Contact', '192.168.8.10')])


@capture('bye-to-source-of-invite', 'the same Contact, and the BYE goes to where the INVITE came from', link='sll2')
def bye_source(s):
    call = s.into(s.pbx('pjsip'), s.carrier(contact='192.168.8.10:5060'))
    call.connect(talk=3)
    call.hangup(call.callee)
    s.expect(call, state='completed')
    s.forbid('contact-private-in-invite', 'bye-unanswered')


@capture('info-unanswered', 'an INFO with a key gets no response', link='loop')
def info_lost(s):
    call = carrier_call(s, 'yealink', talk=3)
    call.request(call.caller, 'INFO', body=b'Signal=5\r\nDuration=160\r\n', extra=(('Content-Type', 'application/dtmf-relay'),),
                 resend=T_OTHER)
    call.wait(36).hangup()
    s.expect(call, also=['request-within-unanswered'])


@capture('info-answered-late', 'the second INFO is answered', link='vlan')
def info_late(s):
    call = carrier_call(s, 'odd', talk=3)
    sent = call.request(call.caller, 'INFO', body=b'Signal=5\r\nDuration=160\r\n', extra=(('Content-Type', 'application/dtmf-relay'),),
                        resend=(0.5,))
    call.wait(0.6).respond(200, to=sent)
    call.wait(3).hangup()
    s.expect(call, state='completed')
    s.forbid('request-within-unanswered')


@capture('reinvite-challenged-unanswered', 'the re-INVITE for hold is challenged, and the PBX does not send it again', link='raw')
def challenged(s):
    call = call_to(s, 'compact')
    both(call, 3)
    sent = call.request(call.caller, 'INVITE', body=call.description(call.caller, direction='sendonly'))
    call.wait(0.02).respond(407, to=sent, extra=(('Proxy-Authenticate', 'Digest realm="carrier.example",nonce="abcd",qop="auth"'),))
    call.ack_failure(invite=sent)
    call.wait(6).hangup()
    s.expect(call, 'dialog-challenge-unanswered', [('status-line', '407')])


def cancelled_at(s, dst, style='cube'):
    call = carrier_call(s, style, talk=0)
    call.invite()
    call.ring()
    request = call.first.message
    message = sip.Message(request.start.replace('INVITE', 'CANCEL'), [('Via', request.get('Via')), ('Max-Forwards', '70')] +
                          [(name, request.get(name)) for name in ('From', 'To', 'Call-ID')] +
                          [('CSeq', request.get('CSeq').replace('INVITE', 'CANCEL'))])
    return call, call.wait(6).put(call.caller, message, dst, resend=T_OTHER)


@capture('cancel-elsewhere', 'the CANCEL goes to another address than the INVITE, and the phone rings on', link='ethernet')
def cancel_elsewhere(s):
    call, _ = cancelled_at(s, ('198.51.100.99', 5060))
    call.wait(40).respond(480)
    call.ack_failure()
    s.expect(call, 'cancel-unanswered', [('request-line', 'CANCEL')])


@capture('transfer-unreported', 'the REFER is accepted, and no NOTIFY comes', link='sll')
def unreported(s):
    call = transfer(s)
    call.wait(40).hangup()
    s.expect(call, also=['transfer-not-reported'])


@capture('transfer-without-subscription', 'REFER with Refer-Sub: false: no NOTIFY is due', link='null')
def no_subscription(s):
    call = carrier_call(s, 'cube')
    sent = call.request(call.caller, 'REFER', extra=(('Refer-To', '<sip:300@198.51.100.68>'), ('Refer-Sub', 'false')))
    call.wait(0.03).respond(202, to=sent, extra=(('Refer-Sub', 'false'),))
    call.wait(20).hangup()
    s.expect(call, state='completed')
    s.forbid('transfer-not-reported')


# Causes of Q.850

@capture('q850-temporary-failure', '503 with cause 41: a passing failure of the network', link='ppp')
def q41(s):
    s.expect(cleared(s, 503, 41), 'provider-status-meaning', [('Reason', 'cause=41')])


@capture('q850-barred', '503 with cause 57 stands for a line that is barred', link='raw')
def q57(s):
    s.expect(cleared(s, 503, 57), 'provider-status-meaning', [('Reason', 'cause=57')])


@capture('q850-incompatible', '500 with cause 88: the called line takes no voice', link='sll2')
def q88(s):
    s.expect(cleared(s, 500, 88), 'provider-status-meaning', [('Reason', 'cause=88')])


# Registrations that were taken back

def signed_off(s, again, **more):
    one = phone(s)
    one.wait(20)
    register(one, 0, **more)
    if again:
        one.wait(5)
        register(one)
    return call_user(s, 60, code=480)


@capture('phone-signed-off', 'the phone took its registration back, by *: 480', link='vlan')
def star(s):
    s.expect(signed_off(s, False, contact='*'), 'registration-ran-out')
    s.forbid('registered-under-other-form')


@capture('phone-signed-off-and-on', 'the phone took its registration back and registered anew: 480 all the same', link='raw')
def on_again(s):
    s.expect(signed_off(s, True), 'call-rejected')
    s.forbid('registration-ran-out')
