"""What users ask about in forums and issue trackers, each with one that looks like it: requests that lack a header, refusals that
name their reason, registrations that are none, calls that cross, transfers and changes that are malformed."""
import copy

from . import sip
from .access import demand
from .call import T_INVITE, T_OTHER, Call, Party
from .field_dialog import register, registrar, report, transfer
from .field_media import PUBLIC, both, call_to, changed
from .media import exchange
from .scene import PBX, USER, capture

REALM = 'sip.carrier.example'


def plain(s, style='pjsip', **more):
    return s.out(s.pbx(style), s.carrier(), host=PUBLIC, **more)


def refuse(call, code, reason=None, after=0.05, **more):
    call.wait(0.02).respond(100)
    call.wait(after).respond(code, reason=reason, **more)
    call.wait(0.004).ack_failure()
    return call


def refused(s, code, reason=None, style='pjsip', edit=None, extra=(), call=None, offer=None, response=(), routes=None, **more):
    """An INVITE, `edit`ed, and its refusal."""
    call = call or plain(s, style, **more)
    call.invite(offer, edit=edit, extra=extra, **({'routes': routes} if routes else {}))
    return refuse(call, code, reason, extra=response)


def without_header(call, line):
    """The caller writes its messages without the header that begins so."""
    style = call.caller.style
    call.caller.style = copy.copy(style)

    def write(message):
        return b'\r\n'.join(part for part in style.bytes(message).split(b'\r\n') if not part.startswith(line))
    call.caller.style.bytes = write
    return call


def answered(call):
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    return call


# Headers that must be there

@capture('from-without-tag', 'the From of the INVITE has no tag: 400', link='raw')
def from_tag(s):
    call = refused(s, 400, 'Bad Request', edit=lambda m: m.set('From', m.get('From').split(';tag=')[0]))
    s.expect(call, 'mandatory-header-missing', [('From', '5550112')])


@capture('invite-without-contact', 'the INVITE has no Contact: 400', link='sll')
def no_contact(s):
    call = refused(s, 400, 'Missing Contact header', 'yealink', edit=lambda m: m.drop('Contact'))
    s.expect(call, 'mandatory-header-missing', [('request-line', 'INVITE')])


@capture('tcp-without-content-length', 'over TCP the INVITE has no Content-Length: 400', link='ethernet')
def no_length(s):
    call = without_header(plain(s, 'freeswitch', transport='tcp'), b'Content-Length')
    s.expect(refused(s, 400, 'Missing Content-Length', call=call), 'mandatory-header-missing', [('request-line', 'INVITE')])


@capture('body-without-type', 'the INVITE has an SDP and no Content-Type: 415', link='sll2')
def no_type(s):
    call = without_header(plain(s, 'cube'), b'Content-Type')
    s.expect(refused(s, 415, call=call), 'mandatory-header-missing', [('Content-Length', '')])
    s.forbid('codec-mismatch-488')


@capture('no-max-forwards-taken', 'an INVITE without Max-Forwards is taken all the same', link='null')
def no_forwards(s):
    call = plain(s, 'odd')
    call.invite(edit=lambda m: m.drop('Max-Forwards'))
    both(answered(call), 2).hangup()
    s.expect(call, state='completed')
    s.forbid('mandatory-header-missing')


@capture('refused-and-cut', 'packets cut at 330 bytes: nobody knows which headers the refused INVITE had', snap=400, link='sll')
def cut_invite(s):
    s.expect(refused(s, 403, 'Insufficient balance on account', 'cube'), ['call-rejected'])
    s.forbid('mandatory-header-missing')


@capture('refused-and-not-seen', 'the INVITE that was refused was not captured', link='ethernet')
def unseen_invite(s):
    call = s.out(s.pbx('pjsip'))
    s.world.keep = lambda time, src, dst: not (src == PBX and 0.066 < time < 0.09)
    call.invite()
    call.challenge(*USER)
    refuse(call, 400)
    s.expect(call, ['call-rejected'])
    s.forbid('mandatory-header-missing', 'credentials-missing')


# Offers

@capture('late-offer-refused', 'the INVITE leaves the offer to the other side: 488', link='raw')
def late_offer(s):
    s.expect(refused(s, 488, style='cube', offer=b''), 'late-offer-refused', [('request-line', 'INVITE')])


@capture('late-offer-taken', 'the same INVITE is answered with an offer, the ACK brings the answer', link='sll')
def late_offer_taken(s):
    call = plain(s, 'cube')
    call.invite(b'')
    call.ring()
    call.answer()
    call.wait(0.012).ack(body=call.description(call.caller))
    both(call, 2).hangup()
    s.expect(call, state='completed')
    s.forbid('late-offer-refused')


@capture('offer-port-zero', 'the only stream is offered at port 0: 488', link='ethernet')
def port_zero(s):
    call = plain(s, 'pjsip')
    call.invite(call.description(call.caller, port=0))
    s.expect(refuse(call, 488), 'offer-port-zero', [('sdp:m', 'm=audio 0 ')])


@capture('offer-video-port-zero', 'the video beside the voice is at port 0; the offer is refused for something else', link='raw')
def video_zero(s):
    call = plain(s, 'pjsip')
    call.invite(call.description(call.caller) + b'm=video 0 RTP/AVP 99\r\na=rtpmap:99 H264/90000\r\n')
    s.expect(refuse(call, 488), 'codec-mismatch-488')
    s.forbid('offer-port-zero', 'image-with-voice-offered')


@capture('voice-and-fax-offered', 'voice and T.38 in the first offer: 488', link='sll2')
def voice_and_fax(s):
    call = s.into(s.pbx('freeswitch'), s.carrier(), host=f'{PBX}:5060')
    call.invite(call.description(call.caller) + b'm=image 13962 udptl t38\r\na=T38FaxVersion:0\r\n')
    s.expect(refuse(call, 488), 'image-with-voice-offered', [('sdp:m', 'm=audio')])


@capture('reinvite-without-media', 'after a fax a re-INVITE has no m= line: 488, and the call ends', link='null')
def no_media(s):
    call = both(call_to(s, 'pjsip'), 2)
    sent = call.request(call.caller, 'INVITE', body=call.description(call.caller).split(b'm=')[0])
    call.wait(0.02).respond(488, to=sent)
    call.wait(0.01).ack_failure(invite=sent)
    call.wait(0.1).hangup(call.callee)
    s.expect(call, 'offer-without-media', [('request-line', 'INVITE')])


@capture('reinvite-refused-488', 'a whole re-INVITE is refused, and the call goes on', link='vlan')
def media_there(s):
    call = both(call_to(s, 'pjsip'), 2)
    sent = call.request(call.caller, 'INVITE', body=call.description(call.caller, codecs=('G729',)))
    call.wait(0.02).respond(488, to=sent)
    call.wait(0.01).ack_failure(invite=sent)
    both(call, 6).hangup()
    s.expect(call, also=['reinvite-media-refused'])
    s.forbid('offer-without-media')


# Refusals that say why

@capture('next-hop-unresolved', 'the proxy cannot resolve where the call has to go: 478', link='raw')
def unresolved(s):
    s.expect(refused(s, 478, 'Unresolvable destination (478/SL)'), 'next-hop-failed', [('status-line', '478')])


@capture('peer-not-configured', 'the PBX there has no trunk for this address: 503 with a Warning', link='sll')
def no_peer(s):
    warning = ('Warning', f'399 pbx01 "Unable to find a device handler for the request received on port 5060 from {PBX}"')
    s.expect(refused(s, 503, style='cube', response=(warning,)), 'peer-not-configured', [('Warning', 'device handler')])


@capture('domain-not-served', 'the proxy does not serve the domain of the Request-URI: 403 Not relaying', link='ethernet')
def not_relaying(s):
    s.expect(refused(s, 403, 'Not relaying', uri='sip:+12065550147@198.51.100.68'), 'domain-not-served', [('request-line', '198.51.100.68')])


@capture('from-domain-refused', 'From names the LAN address, and the provider wants its domain', link='sll2')
def from_domain(s):
    call = plain(s)
    call.from_value = '<sip:+13035550112@10.31.7.5>'
    s.expect(refused(s, 403, 'From domain not allowed', call=call), 'from-domain-refused', [('From', '10.31.7.5')])


@capture('from-not-the-account', 'From is another user than the credentials: 403', link='null')
def auth_id(s):
    call = plain(s, number='2001')
    call.invite()
    call.challenge('2002', 'plum', realm=REALM)
    s.expect(refuse(call, 403, 'Forbidden auth ID'), 'from-not-the-account', [('From', '2001')])


@capture('preloaded-route-refused', 'the INVITE brings a Route that the proxy does not take', link='raw')
def preload(s):
    call = refused(s, 403, 'Preload Route denied', routes=['<sip:198.51.100.68;lr>', '<sip:198.51.100.99;lr>'])
    s.expect(call, 'preloaded-route-refused', [('Route', '198.51.100.')])


@capture('route-403-bare', 'an INVITE with a Route of its own is refused without a word', link='loop')
def bare_route(s):
    s.expect(refused(s, 403, routes=['<sip:198.51.100.68;lr>']), 'acl-ip-not-allowed')
    s.forbid('preloaded-route-refused', 'domain-not-served', 'from-domain-refused', 'from-not-the-account', 'anonymous-refused')


@capture('503-bare', 'a 503 without a word', link='ethernet')
def bare_503(s):
    s.expect(refused(s, 503, style='cube'), 'call-rejected')
    s.forbid('peer-not-configured', 'next-hop-failed')


@capture('anonymous-433', 'the called party takes no anonymous calls', link='sll')
def anonymous(s):
    call = plain(s)
    call.from_value = '"Anonymous" <sip:anonymous@anonymous.invalid>'
    s.expect(refused(s, 433, 'Anonymity Disallowed', call=call, extra=(('Privacy', 'id'),)), 'anonymous-refused', [('From', 'anonymous')])


@capture('anonymous-nobody-named', 'a withheld number, and nothing else names the customer: 403', link='raw')
def nobody(s):
    call = plain(s)
    call.from_value = '"Anonymous" <sip:anonymous@anonymous.invalid>'
    s.expect(refused(s, 403, call=call, extra=(('Privacy', 'id'),)), 'anonymous-refused', [('From', 'anonymous')])


@capture('anonymous-asserted-403', 'a withheld number that P-Asserted-Identity gives: 403 for something else', link='sll2')
def asserted(s):
    call = plain(s)
    call.from_value = '"Anonymous" <sip:anonymous@anonymous.invalid>'
    refused(s, 403, call=call, extra=(('P-Asserted-Identity', '<sip:+13035550112@sip.carrier.example>'), ('Privacy', 'id')))
    s.expect(call, 'acl-ip-not-allowed')
    s.forbid('anonymous-refused')


@capture('emergency-refused', 'an emergency call from a number without an address: 403', link='vlan')
def emergency(s):
    call = refused(s, 403, 'Emergency address not registered for caller', dialled='911')
    s.expect(call, 'emergency-refused', [('request-line', '911')])


@capture('emergency-answered', 'an emergency call is answered', link='null')
def emergency_well(s):
    call = plain(s, dialled='112')
    call.invite()
    both(answered(call), 2).hangup()
    s.expect(call, state='completed')
    s.forbid('emergency-refused')


@capture('number-in-to-only', 'the account stands in the Request-URI, the number in To: 404', link='ethernet')
def to_only(s):
    call = s.into(s.pbx(), s.carrier(), dialled='acct4711', host=f'{PBX}:5060')
    call.to_value = '<sip:+13035550112@sip.carrier.example>'
    call.invite()
    s.expect(refuse(call, 404), 'number-in-to-only', [('To', '5550112')])


@capture('number-in-to-routed', 'the same, and the PBX routes by To', link='sll')
def to_routed(s):
    call = s.into(s.pbx(), s.carrier(), dialled='acct4711', host=f'{PBX}:5060')
    call.to_value = '<sip:+13035550112@sip.carrier.example>'
    call.invite()
    both(answered(call), 2).hangup()
    s.expect(call, state='completed')
    s.forbid('number-in-to-only')


@capture('nobody-called', 'the Request-URI has no user: 404', link='raw')
def no_user(s):
    call = plain(s, 'cube', uri='sip:sip.carrier.example')
    call.to_value = '<sip:sip.carrier.example>'
    s.expect(refused(s, 404, call=call), 'ruri-without-user', [('request-line', 'sip:sip.carrier.example')])


@capture('nobody-called-answered', 'a call to a host without user, which one telephone is', link='sll2')
def no_user_well(s):
    call = plain(s, 'cube', uri='sip:sip.carrier.example')
    call.invite()
    both(answered(call), 2).hangup()
    s.expect(call, state='completed')
    s.forbid('ruri-without-user')


@capture('busy-says-flood', '486 at once, and its words are not those of a busy phone', link='null')
def flood(s):
    call = refused(s, 486, 'Flood', style='freeswitch')
    s.expect(call, also=['busy-in-other-words'], state='busy')


@capture('busy-at-once', '486 Busy Here at once: the line is in use', link='raw')
def busy(s):
    s.expect(refused(s, 486, style='freeswitch'), state='busy')
    s.forbid('busy-in-other-words')


@capture('redirect-to-nowhere', '302 without Contact', link='ethernet')
def nowhere(s):
    s.expect(refused(s, 302), 'redirect-without-contact', [('status-line', '302')])


@capture('redirect-followed', '302 with Contact, and the caller follows', link='sll')
def followed(s):
    call = plain(s)
    call.invite()
    call.wait(0.02).respond(100)
    call.wait(0.1).respond(302, contact='<sip:+12065550147@198.51.100.77:5060>')
    call.wait(0.004).ack_failure()
    second = s.out(s.pbx(), s.carrier('198.51.100.77'), host='198.51.100.77:5060', start=0.4)
    second.connect(talk=2)
    second.hangup()
    s.expect(second, state='completed')
    s.forbid('redirect-without-contact')


@capture('ringing-ended', 'the called side ends the ringing with 487, and no CANCEL came', link='sll2')
def ring_time(s):
    call = plain(s, 'cube')
    call.invite(extra=(('Expires', '20'),))
    call.ring()
    call.wait(19.3).respond(487)
    call.wait(0.01).ack_failure()
    s.expect(call, also=['ringing-ended-by-callee'])


def accept_cancel(call, tag=True):
    first = call.first.message
    to = call.last.message.get('To') if tag else first.get('To')
    message = sip.Message('SIP/2.0 200 OK', [('Via', first.get('Via')), ('From', first.get('From')), ('To', to), ('Call-ID', call.id),
                                             ('CSeq', first.get('CSeq').replace('INVITE', 'CANCEL'))])
    call.put(call.callee, message, call.caller.address)


@capture('ringing-cancelled', 'the caller gives up: CANCEL, 487', link='raw')
def cancelled(s):
    call = plain(s, 'cube')
    call.invite(extra=(('Expires', '20'),))
    call.ring()
    call.wait(8).cancel()
    call.wait(0.02)
    accept_cancel(call)
    call.wait(0.002).respond(487)
    call.wait(0.01).ack_failure()
    s.expect(call, state='cancelled')
    s.forbid('ringing-ended-by-callee', 'cancel-crossed-answer')


@capture('cancel-crossed-answer', 'the 200 crosses the CANCEL, and the caller takes no notice of it', link='ethernet')
def crossed(s):
    call = plain(s, 'freeswitch')
    call.invite()
    call.ring()
    call.wait(4).cancel()
    call.wait(0.01).respond(200, body=call.description(call.callee), resend=T_OTHER)
    accept_cancel(call)
    call.wait(32).hangup(call.callee)
    s.expect(call, 'cancel-crossed-answer', [('request-line', 'CANCEL'), ('status-line', '200 OK')])


@capture('cancel-crossed-acknowledged', 'the same, and the caller sends ACK and BYE', link='sll')
def crossed_well(s):
    call = plain(s, 'freeswitch')
    call.invite()
    call.ring()
    call.wait(4).cancel()
    call.wait(0.01).respond(200, body=call.description(call.callee), resend=(0.5, 1.5), until=1)
    accept_cancel(call)
    call.wait(0.6).ack()
    call.hangup()
    s.expect(call)
    s.forbid('cancel-crossed-answer')


def many_candidates(text):
    return text + ''.join(f'a=candidate:{n} 1 udp 21307064{n} {PBX} 2{n}00 typ host generation 0 network-id 1\r\n' for n in range(10, 32))


@capture('answer-in-fragments', 'a 200 of two fragments finds no ACK', link='raw')
def fragments(s):
    call = s.into(s.pbx(), s.carrier(), host=f'{PBX}:5060')
    call.invite()
    call.ring()
    call.wait(2).respond(200, body=changed(call, call.callee, many_candidates), resend=T_OTHER)
    call.wait(32).hangup(call.callee)
    s.expect(call, 'large-udp-response', [('status-line', '200 OK')])


@capture('answer-in-fragments-arrives', 'the same 200 is acknowledged', link='sll2')
def fragments_well(s):
    call = s.into(s.pbx(), s.carrier(), host=f'{PBX}:5060')
    call.invite()
    call.ring()
    call.answer(answer=changed(call, call.callee, many_candidates))
    call.wait(0.02).ack()
    both(call, 2).hangup()
    s.expect(call, state='completed')
    s.forbid('large-udp-response')


@capture('ping-in-call-481', 'OPTIONS within the call is answered 481, and the asker hangs up', link='vlan')
def ping(s):
    call = s.into(s.pbx('freeswitch'), s.carrier(), host=f'{PBX}:5060')
    call.connect()
    both(call, 5)
    sent = call.request(call.caller, 'OPTIONS')
    call.wait(0.01).respond(481, to=sent)
    call.wait(0.05).hangup()
    s.expect(call, 'dialog-ping-refused', [('status-line', '481')])


@capture('ping-in-call-200', 'OPTIONS within the call is answered 200, and a person hangs up', link='null')
def ping_well(s):
    call = s.into(s.pbx('freeswitch'), s.carrier(), host=f'{PBX}:5060')
    call.connect()
    both(call, 2)
    sent = call.request(call.caller, 'OPTIONS')
    call.wait(0.01).respond(200, to=sent)
    call.wait(0.05).hangup()
    s.expect(call, state='completed')
    s.forbid('dialog-ping-refused')


@capture('held-call-rtp-timeout', 'a held call without music is hung up for want of RTP', link='ethernet')
def timeout(s):
    call = both(call_to(s, 'pjsip'), 2)
    exchange(call, call.callee, direction='sendonly', mirrored='recvonly')
    call.wait(60).hangup(call.caller, extra=(('Reason', 'Q.850;cause=44;text="RTP timeout"'),))
    s.expect(call, 'hung-up-for-no-rtp', [('Reason', 'RTP timeout')])


@capture('reason-normal-clearing', 'a BYE with the Reason of a normal end', link='sll')
def normal(s):
    call = both(call_to(s, 'pjsip'), 3)
    call.hangup(call.caller, extra=(('Reason', 'Q.850;cause=16;text="Normal call clearing"'),))
    s.expect(call, state='completed')
    s.forbid('hung-up-for-no-rtp')


@capture('fork-answers-without-sdp', 'the SDP came in a 183 of one branch, the 200 of another has none', link='raw')
def fork(s):
    call = plain(s)
    call.invite()
    call.wait(0.03).respond(100)
    call.wait(0.5).respond(183, tag='branch1', body=call.description(call.callee))
    call.wait(2).respond(200)
    call.wait(0.01).ack()
    call.wait(8).hangup()
    s.expect(call, 'no-sdp-in-2xx', [('status-line', '200 OK')])


# Transfers

@capture('refer-to-bare-uri', 'the Refer-To has a ? and no angle brackets: 400', link='sll2')
def bare_uri(s):
    call = transfer(s, refer_to='sip:300@198.51.100.68?Replaces=a7%40198.51.100.68%3Bto-tag%3D1%3Bfrom-tag%3D2', code=400)
    s.expect(call, 'refer-to-without-brackets', [('Refer-To', '300')])


@capture('refer-to-plain-uri', 'a Refer-To without angle brackets that needs none is refused 403', link='null')
def plain_uri(s):
    s.expect(transfer(s, refer_to='sip:300@198.51.100.68', code=403), also=['transfer-refused'])
    s.forbid('refer-to-without-brackets', 'referred-by-wanted')


@capture('refer-429', 'REFER without Referred-By: 429', link='raw')
def referrer(s):
    call = call_to(s, 'pjsip')
    sent = call.request(call.caller, 'REFER', extra=(('Refer-To', '<sip:300@198.51.100.68>'),))
    call.wait(0.03).respond(429, to=sent, reason='Provide Referrer Identity')
    call.wait(1).hangup()
    s.expect(call, 'referred-by-wanted', [('status-line', '429')])


def twilio_transfer(s, target):
    call = s.out()
    call.connect(USER, talk=1)
    sent = call.request(call.caller, 'REFER', extra=(('Refer-To', target), ('Referred-By', call.from_value)))
    call.wait(0.03).respond(202, to=sent)
    report(call, 'SIP/2.0 403 Forbidden', 'terminated;reason=noresource')
    call.wait(1).hangup()
    return call


@capture('transfer-to-edge-address', 'the target of the transfer names an edge of the provider, not the trunk: 403', link='ethernet')
def edge(s):
    call = twilio_transfer(s, '<sip:+17205550166@54.172.60.2:5060>')
    s.expect(call, also=['transfer-target-address'])


@capture('transfer-to-trunk-403', 'the target names the trunk, and the number may not be called', link='sll')
def trunk(s):
    s.expect(twilio_transfer(s, '<sip:+17205550166@harbourline.pstn.twilio.com>'), also=['transfer-failed'])
    s.forbid('transfer-target-address')


# Credentials

@capture('branch-reused', 'the INVITE with credentials has the branch of the first: the 401 comes again', link='raw')
def branch(s):
    call = plain(s, 'yealink')
    call.invite(branch='z9hG4bK5521341')
    nonce = demand(call, 401, REALM)
    first = call.last
    call.wait(0.004).ack_failure()
    digest = sip.digest(*USER, REALM, nonce, 'INVITE', call.uri, call.chance.hex(16))
    call.wait(0.006).invite(call.offer, extra=(('Authorization', digest),), branch='z9hG4bK5521341', resend=T_INVITE)
    for after in (0.02, 0.5, 1, 2, 4, 8, 16):
        s.world.message(call.wait(after).t, first.src, first.dst, 'udp', first.data)
    s.expect(call, 'branch-reused', [('Via', 'z9hG4bK5521341')])


@capture('branch-new-asked-again', 'the INVITE with credentials has a branch of its own, and is asked again', link='sll2')
def branch_well(s):
    call = plain(s, 'yealink')
    call.invite()
    call.challenge(*USER, realm=REALM, code=401)
    demand(call, 401, REALM)
    call.wait(0.004).ack_failure()
    s.expect(call, 'digest-credentials-wrong')
    s.forbid('branch-reused', 'to-tag-in-new-request')


@capture('to-tag-of-challenge', 'the INVITE with credentials carries the To tag of the 401: 481', link='null')
def to_tag(s):
    call = plain(s, 'freeswitch')
    call.invite()
    nonce = demand(call, 401, REALM)
    tag = call.last.message.get('To').split(';tag=')[1]
    call.wait(0.004).ack_failure()
    digest = sip.digest(*USER, REALM, nonce, 'INVITE', call.uri, call.chance.hex(16))
    call.wait(0.006).invite(call.offer, extra=(('Authorization', digest),), edit=lambda m: m.set('To', m.get('To') + ';tag=' + tag))
    call.wait(0.03).respond(481)
    call.wait(0.004).ack_failure()
    s.expect(call, 'to-tag-in-new-request', [('To', tag)])


EMPTY = 'Digest username="4711", realm="registrar.example", nonce="", uri="sip:registrar.example", response=""'


def asked(call, credentials):
    """A REGISTER with those credentials, and the nonce that a 401 gives; None: 200."""
    return call.request(call.caller, 'REGISTER', call.uri, to_tag=False, contact=False, extra=(
        ('Contact', f'<sip:4711@{PBX}:5060>'), ('Expires', '3600'), ('Authorization', credentials)))


@capture('nonce-empty', 'the challenge is answered with an empty nonce, again and again', link='raw')
def nonce_empty(s):
    call = registrar(s, 'yealink')
    for _ in range(3):
        demand(call, 401, 'registrar.example', to=asked(call, EMPTY))
        call.wait(0.02)
    s.expect(call, 'nonce-missing', [('Authorization', 'nonce=""')])


@capture('nonce-empty-first', 'an IMS client sends empty credentials first, then answers the challenge', link='sll')
def nonce_first(s):
    call = registrar(s, 'yealink')
    nonce = demand(call, 401, 'registrar.example', to=asked(call, EMPTY))
    digest = sip.digest('4711', 'plum', 'registrar.example', nonce, 'REGISTER', call.uri, call.chance.hex(8))
    sent = asked(call.wait(0.02), digest)
    call.wait(0.03).respond(200, to=sent, extra=(('Contact', f'<sip:4711@{PBX}:5060>;expires=3600'),))
    s.expect(call)
    s.forbid('nonce-missing', 'registration-not-granted', 'challenge-without-header')


# Registrations and subscriptions

@capture('register-granted-nothing', 'the 200 grants 0 s', link='ethernet')
def granted(s):
    call = registrar(s, 'yealink')
    register(call, 3600, grant=0)
    s.expect(call, 'registration-not-granted', [('Contact', '4711')])


@capture('register-contact-not-listed', 'the 200 lists no Contact', link='sll2')
def unlisted(s):
    call = registrar(s, 'yealink')
    for _ in range(2):
        sent = call.request(call.caller, 'REGISTER', call.uri, to_tag=False, contact=False,
                            extra=(('Contact', f'<sip:4711@{PBX}:5060>'), ('Expires', '3600')))
        call.wait(0.03).respond(200, to=sent)
        call.wait(4)
    s.expect(call, also=['registration-not-granted'])


@capture('register-too-many', 'the registrar holds as many Contacts as it may: 503', link='null')
def too_many(s):
    call = registrar(s, 'yealink')
    sent = call.request(call.caller, 'REGISTER', call.uri, to_tag=False, contact=False,
                        extra=(('Contact', f'<sip:4711@{PBX}:5060>'), ('Expires', '3600')))
    call.wait(0.03).respond(503, to=sent, reason='Too many registered contacts')
    s.expect(call, 'too-many-contacts', [('status-line', '503')])


@capture('register-503', 'a REGISTER is refused 503', link='raw')
def register_503(s):
    call = registrar(s, 'yealink')
    register(call, code=503)
    s.expect(call, 'registration-refused')
    s.forbid('too-many-contacts')


@capture('register-401-empty', '401 without WWW-Authenticate', link='ethernet')
def empty(s):
    call = registrar(s)
    for _ in range(2):
        register(call, code=401)
        call.wait(30)
    s.expect(call, 'challenge-without-header', [('status-line', '401')])


@capture('register-423-without-least', '423 without Min-Expires', link='sll')
def no_least(s):
    call = registrar(s, 'yealink')
    for _ in range(2):
        register(call, 60, 423)
        call.wait(20)
    s.expect(call, 'register-interval-too-brief', [('status-line', '423')])


def called_after(s, *expires):
    """A phone registers, then others register or remove the same user, and a call finds it not there."""
    phone = registrar(s, 'yealink')
    register(phone)
    for n, seconds in enumerate(expires):
        other = registrar(s, 'pjsip', ip='203.0.113.77', start=60 + 20 * n)
        register(other, seconds, contact=None if seconds else '*')
    call = Call(s.world, Party('203.0.113.50', 'yealink'), s.carrier(), '4712', '4711', 'registrar.example', start=120)
    call.invite()
    return refuse(call, 480)


@capture('registration-removed', 'another client removes all registrations of the user, and a call finds nobody', link='raw')
def removed(s):
    s.expect(called_after(s, 0), 'registration-ran-out', [('request-line', '4711')])
    s.forbid('registered-under-other-form')


@capture('registration-removed-and-back', 'the user is removed and registers again; the call is refused all the same', link='sll2')
def removed_back(s):
    s.expect(called_after(s, 0, 3600), 'call-rejected')
    s.forbid('registration-ran-out', 'registered-under-other-form')


@capture('subscribe-489', 'the server does not know the event of the SUBSCRIBE', link='null')
def bad_event(s):
    call = registrar(s, 'yealink')
    sent = call.request(call.caller, 'SUBSCRIBE', 'sip:4712@registrar.example', to_tag=False, extra=(('Event', 'dialog'), ('Expires', '300')))
    call.wait(0.02).respond(489, to=sent, reason='Bad Event')
    s.expect(call, also=['subscription-refused'])


@capture('subscribe-taken', 'the SUBSCRIBE is taken, and a NOTIFY comes', link='raw')
def taken(s):
    call = registrar(s, 'yealink')
    call.first = call.request(call.caller, 'SUBSCRIBE', 'sip:4712@registrar.example', to_tag=False,
                              extra=(('Event', 'dialog'), ('Expires', '300')))
    call.target[call.callee] = f'sip:4711@{PBX}:5060'
    call.wait(0.02).respond(200, extra=(('Expires', '300'),))
    sent = call.wait(0.02).request(call.callee, 'NOTIFY', extra=(('Event', 'dialog'), ('Subscription-State', 'active;expires=300')))
    call.wait(0.02).respond(200, to=sent)
    s.expect(call)
    s.forbid('subscription-refused')


@capture('unsigned-428', 'the other side takes signed calls only, and this one is not signed', link='ethernet')
def unsigned(s):
    s.expect(refused(s, 428, 'Use Identity Header'), 'provider-status-meaning', [('request-line', 'INVITE')])


@capture('answer-without-ringing', 'only 100, and after 14 s the answer', link='sll')
def silent_ringing(s):
    call = plain(s)
    call.invite()
    call.wait(0.03).respond(100)
    call.answer(14)
    call.wait(0.01).ack()
    both(call, 3).hangup()
    s.expect(call, also=['pdd-high'])


@capture('from-other-user-busy', 'From is not the account, which the server takes; the callee is busy', link='loop')
def other_user(s):
    call = plain(s, number='2001')
    call.invite()
    call.challenge('2002', 'plum', realm=REALM)
    call.ring()
    call.wait(1).respond(486)
    call.wait(0.004).ack_failure()
    s.expect(call, state='busy')
    s.forbid('from-not-the-account')


@capture('refused-words-of-nothing', 'the refusals of three calls have words of other things', link='vlan')
def other_words(s):
    for n, (code, reason) in enumerate(((403, 'Insufficient funds'), (404, 'Number not in service'), (500, 'Overloaded'))):
        s.expect(refused(s, code, reason, start=n * 8), 'call-rejected')
    s.forbid('domain-not-served', 'from-domain-refused', 'peer-not-configured', 'next-hop-failed', 'anonymous-refused')


@capture('voice-and-fax-busy', 'voice and T.38 are offered, and the callee is busy', link='raw')
def fax_busy(s):
    call = s.into(s.pbx('freeswitch'), s.carrier(), host=f'{PBX}:5060')
    call.invite(call.description(call.caller) + b'm=image 13962 udptl t38\r\na=T38FaxVersion:0\r\n')
    call.ring()
    call.wait(1).respond(486)
    call.wait(0.004).ack_failure()
    s.expect(call, state='busy')
    s.forbid('image-with-voice-offered')
