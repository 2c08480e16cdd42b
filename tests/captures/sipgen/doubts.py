"""Verdicts that are no surer, and no graver, than what the capture shows, each beside one that shows more."""
from .call import T_INVITE, T_OTHER
from .field_media import both, call_to
from .media import exchange
from .scene import PBX, PBX_LAN, THEIRS, USER, capture, signs

CHALLENGE = (('WWW-Authenticate', 'Digest algorithm=MD5, realm="asterisk", nonce="5b2c9a41"'),)


@capture('busy-after-180', 'rings, then 486: the phone itself was reached')
def busy_ringing(s):
    call = s.out(s.pbx('pjsip'))
    call.invite()
    call.challenge(*USER)
    call.ring()
    call.wait(7).respond(486)
    call.wait(0.01).ack_failure()
    s.expect(call, state='busy', said={'outcome-busy': 'info proven'})


@capture('busy-without-180', '486 and no ringing: a busy phone, or a trunk that has no channel free', link='ethernet')
def busy_silent(s):
    call = s.out(s.pbx('cube'), s.carrier(), host='sip.carrier.example')
    call.invite()
    call.wait(0.05).respond(100)
    call.wait(1.4).respond(486)
    call.wait(0.01).ack_failure()
    s.expect(call, state='busy', said={'outcome-busy': 'info likely'})


@capture('sendonly-answered-sendonly-goes-on', 'hold by sendonly, answered by sendonly: the call goes on and is resumed', link='raw')
def harmless_direction(s):
    call = call_to(s, style='cube')
    both(call, 2)
    exchange(call, call.callee, direction='sendonly', mirrored='sendonly')
    both(call, 8)
    exchange(call, call.callee, direction='sendrecv', mirrored='sendrecv')
    both(call, 4).hangup()
    s.expect(call, state='completed')


@capture('sendonly-answered-sendrecv-goes-on', 'hold by sendonly, answered by sendrecv: nobody minds', link='sll2')
def harmless_hold(s):
    call = call_to(s, style='freeswitch')
    both(call, 2)
    exchange(call, call.callee, direction='sendonly', mirrored='sendrecv')
    both(call, 9).hangup()
    s.expect(call, state='completed', also=['direction-not-mirrored'], said={'direction-not-mirrored': 'warning likely'})


@capture('sendonly-answered-sendrecv-hung-up', 'the same, and who put it on hold hangs up at once', link='sll')
def direction_ends_call(s):
    call = call_to(s, style='freeswitch')
    both(call, 2)
    exchange(call, call.callee, direction='sendonly', mirrored='sendrecv')
    call.wait(0.4).hangup(call.callee)
    s.expect(call, 'direction-not-mirrored', [('sdp:a', 'a=sendonly')], said={'direction-not-mirrored': 'error likely'})


@capture('port-unreachable-from-host', 'ICMP port unreachable from the PBX itself: no program there, or a rule that rejects', link='loop')
def rejected(s):
    call = s.into(s.pbx('freeswitch'))
    sent = call.invite(extra=signs(call), resend=T_INVITE, until=4)
    for after in (0, 0.5, 1.5, 3.5):
        s.world.icmp(sent.time + int(after * 1e9) + 60000, PBX, '54.172.60.2', 3, 3, (sent.src, sent.dst, sent.data))
    s.expect(call, 'no-listener', [('request-line', PBX)], said={'no-listener': 'error likely'})


@capture('contact-private-ack-unseen', 'the 200 of a public PBX has a private Contact, and no ACK was seen anywhere', link='null')
def private_contact(s):
    call = s.into(s.pbx('chan_sip', contact=PBX_LAN + ':5060'))
    call.invite(extra=signs(call))
    call.ring(trying=0.004)
    call.answer(resend=T_OTHER, until=32)
    for party in (call.caller, call.callee):
        call.rtp(party, 31, every=0.5)
    call.wait(32).request(call.callee, 'BYE')
    s.expect(call, 'contact-private-in-200', [('Contact', PBX_LAN)], said={'contact-private-in-200': 'error likely'})


@capture('sdp-private-no-voice-back', 'a private c= and no voice back; the far side may still send to where voice comes from', link='raw')
def private_sdp(s):
    call = s.into(s.pbx('yealink', media='192.168.44.9'))
    call.invite(extra=signs(call))
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.04).ack()
    call.rtp(call.callee, 9)
    call.wait(9).hangup()
    s.expect(call, 'sdp-private-address', [('sdp:c', '192.168.44.9')], said={'sdp-private-address': 'error likely'})


@capture('declined-at-once', '603 from the provider after 90 ms: the account, a block, or a phone that declines', link='sll')
def declined(s):
    call = s.out(s.pbx('freeswitch'), dialled=THEIRS)
    call.invite()
    call.wait(0.09).respond(603)
    call.wait(0.004).ack_failure()
    s.expect(call, 'account-inactive', [('status-line', '603')], said={'account-inactive': 'error possible'})


def asked_for_credentials(s):
    call = s.into(s.pbx('chan_sip'))
    call.invite(extra=signs(call))
    call.wait(0.004).respond(401, extra=CHALLENGE)
    call.wait(0.06).ack_failure()
    return call


@capture('peer-401-at-the-end', 'the PBX asks the provider for credentials, and there the capture ends', link='ethernet')
def challenged_at_end(s):
    s.expect(asked_for_credentials(s), 'provider-ip-not-trusted-peer-401', [('status-line', '401')],
             said={'provider-ip-not-trusted-peer-401': 'error likely'})


@capture('peer-401-and-no-more', 'the same, and for ten seconds no INVITE with credentials comes', link='ethernet')
def challenged_for_good(s):
    s.expect(asked_for_credentials(s), 'provider-ip-not-trusted-peer-401', [('status-line', '401')],
             said={'provider-ip-not-trusted-peer-401': 'error proven'})
    s.sound(start=10, out=False, style='chan_sip')


@capture('dnd-cut', 'packets cut at 400 bytes: the phrase says that the callee does not want to be disturbed', snap=400, link='ethernet')
def cut_dnd(s):
    s.partial = True
    call = s.into(s.pbx('yealink'), s.carrier())
    call.invite()
    call.wait(0.04).respond(100)
    call.wait(0.4).respond(480, reason='Do Not Disturb', extra=(('X-Trace', 'e2f1' * 20),))
    call.wait(0.01).ack_failure()
    s.expect(call, also=['outcome-unavailable'])
    s.forbid('call-rejected')
