"""What is told wrongly when one looks at half of the evidence: challenges that do not mean a wrong password, and payload numbers of nobody."""
from . import sip
from .access import demand
from .field_dialog import register, registrar
from .field_media import PUBLIC, both, call_to, dtls, voice
from .media import exchange
from .field_troubles import plain, refuse
from .scene import USER, capture

REALM = 'registrar.example'
PASSWORD = 'k1ngfisher'


def credentials(call, nonce, count=1, realm=REALM, header='Authorization', method='REGISTER', uri=None, qop='auth', password=PASSWORD):
    value = sip.digest(USER[0], password, realm, nonce, method, uri or call.uri, call.chance.hex(16), count)
    return ((header, value.replace('qop=auth', 'qop=' + qop)),)


def asks(call, sent, code=401, realm=REALM, nonce=None, tail='', qop='auth'):
    nonce = nonce or call.chance.hex(32)
    name = 'Proxy-Authenticate' if code == 407 else 'WWW-Authenticate'
    call.wait(0.02).respond(code, to=sent, extra=((name, f'Digest realm="{realm}", qop="{qop}", nonce="{nonce}"' + tail),))
    return nonce


def sends(call, extra=()):
    contact = f'<sip:{call.number}@{call.caller.contact}>'
    return call.wait(0.02).request(call.caller, 'REGISTER', call.uri, to_tag=False, contact=False,
                                   extra=(('Contact', contact), ('Expires', '300')) + tuple(extra))


def registered(s, style='pjsip', start=0.0):
    """A REGISTER that is challenged and then taken; the nonce."""
    call = registrar(s, style, start=start)
    nonce = asks(call, sends(call))
    register(call, 300, extra=credentials(call, nonce))
    return call, nonce


# The count of a nonce

@capture('nonce-count-not-raised', 'the refresh has the nonce of before and nc=00000001 again: stale', link='raw')
def count_stays(s):
    call, nonce = registered(s)
    asks(call, sends(call.wait(250), credentials(call, nonce)), tail=', stale=true')
    call.wait(20)
    s.sound(start=300)
    s.expect(call, 'nonce-count-reused', [('Authorization', '00000001')])
    s.forbid('digest-credentials-wrong', 'nonce-stale-loop')


@capture('nonce-count-not-raised-401', 'the same without stale=true, and the count went from 3 to 2', link='sll')
def count_falls(s):
    call, nonce = registered(s, 'yealink')
    for count in (2, 3):
        register(call.wait(120), 300, extra=credentials(call, nonce, count))
    asks(call, sends(call.wait(120), credentials(call, nonce, 2)))
    s.sound(start=450)
    s.expect(call, 'nonce-count-reused', [('Authorization', '00000002')])
    s.forbid('digest-credentials-wrong')


@capture('nonce-count-raised', 'the count rises with each refresh, and a new nonce is used when one is given', link='ethernet')
def count_rises(s):
    call, nonce = registered(s, 'cube')
    register(call.wait(120), 300, extra=credentials(call, nonce, 2))
    nonce = asks(call, sends(call.wait(120), credentials(call, nonce, 3)), tail=', stale=true')
    register(call, 300, extra=credentials(call, nonce))
    s.expect(call)
    s.forbid('nonce-count-reused', 'digest-credentials-wrong', 'nonce-stale-loop')


@capture('nonce-of-before-ran-out', 'a refresh with a count that rose is challenged; the client gives up', link='null')
def ran_out(s):
    call, nonce = registered(s, 'pjsip')
    asks(call, sends(call.wait(200), credentials(call, nonce, 2)))
    call.wait(20)
    s.sound(start=260)
    s.forbid('nonce-count-reused', 'digest-credentials-wrong')


@capture('nonce-count-of-other-call', 'a second call uses the nonce of the first with the same count: 407', link='sll2')
def other_call(s):
    first = s.out(s.pbx('pjsip'), s.carrier(), host=PUBLIC)
    first.invite()
    nonce = demand(first, realm=REALM)
    first.wait(0.004).ack_failure()
    first.wait(0.006).invite(first.offer, extra=credentials(first, nonce, header='Proxy-Authorization', method='INVITE'))
    first.ring()
    first.answer()
    first.wait(0.012).ack()
    both(first, 2).hangup(extra=credentials(first, nonce, 2, header='Proxy-Authorization', method='BYE'))
    call = s.out(s.pbx('pjsip'), s.carrier(), host=PUBLIC, start=30)
    call.invite(extra=credentials(call, nonce, header='Proxy-Authorization', method='INVITE'))
    demand(call, realm=REALM)
    call.wait(0.004).ack_failure()
    s.expect(call, 'nonce-count-reused', [('Proxy-Authorization', '00000001')])
    s.forbid('digest-credentials-wrong')


# Other challenges

@capture('stale-not-tried-again', 'stale=true and a new nonce, which the client does not use', link='vlan')
def stale_once(s):
    call = registrar(s, 'yealink')
    nonce = asks(call, sends(call))
    asks(call, sends(call.wait(90), credentials(call, nonce)), tail=', stale=TRUE')
    s.sound(start=130)
    s.expect(call, 'nonce-stale-loop', [('status-line', '401')])
    s.forbid('digest-credentials-wrong', 'nonce-count-reused')


@capture('qop-not-offered', 'the challenge is for auth-int, the digest for auth', link='raw')
def other_qop(s):
    call = registrar(s, 'cube')
    nonce = asks(call, sends(call), qop='auth-int')
    asks(call, sends(call, credentials(call, nonce)), qop='auth-int')
    s.sound(start=30)
    s.expect(call, 'digest-qop-not-offered', [('Authorization', 'auth')])
    s.forbid('digest-credentials-wrong')


@capture('qop-one-of-two', 'auth-int and auth are offered; the password is wrong', link='sll')
def one_of_two(s):
    call = registrar(s, 'cube')
    nonce = asks(call, sends(call), qop='auth-int, auth')
    asks(call, sends(call, credentials(call, nonce, password='other')), qop='auth-int, auth')
    s.sound(start=30)
    s.expect(call, 'digest-credentials-wrong', [('Authorization', USER[0])])
    s.forbid('digest-qop-not-offered')


def two_realms(s, style):
    """A proxy asks and gets what it wants; then the server behind it asks for its own realm."""
    call = s.out(s.pbx(style), s.carrier(), host=PUBLIC)
    call.invite()
    nonce = demand(call, 407, 'edge.example')
    call.wait(0.004).ack_failure()
    first = credentials(call, nonce, realm='edge.example', header='Proxy-Authorization', method='INVITE')
    call.wait(0.006).invite(call.offer, extra=first)
    nonce = demand(call, 401, 'core.example')
    call.wait(0.004).ack_failure()
    return call, first, nonce


@capture('second-realm-not-answered', 'the second challenge is for another realm, and nothing follows', link='null')
def second_realm(s):
    call, *_ = two_realms(s, 'pjsip')
    s.sound(start=20)
    s.expect(call, 'credentials-missing', [('WWW-Authenticate', 'core.example')])
    s.forbid('digest-credentials-wrong', 'auth-realm-mismatch')


@capture('second-realm-answered', 'credentials for both realms, and the call is taken', link='ethernet')
def both_realms(s):
    call, first, nonce = two_realms(s, 'freeswitch')
    call.wait(0.006).invite(call.offer, extra=first + credentials(call, nonce, realm='core.example', method='INVITE'))
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    both(call, 2).hangup(extra=first)
    s.expect(call, state='completed')
    s.forbid('credentials-missing', 'digest-credentials-wrong', 'auth-realm-mismatch')


@capture('credentials-of-elsewhere', 'the first request brings a nonce of nobody knows when; it is challenged, and the client stops', link='sll2')
def of_elsewhere(s):
    call = registrar(s, 'pjsip')
    asks(call, sends(call, credentials(call, call.chance.hex(32), 7)))
    s.sound(start=30)
    s.forbid('digest-credentials-wrong', 'nonce-count-reused')


# Payload numbers

@capture('short-voice-not-listed', 'packets of four bytes by a number that their sender lists as a codec, and the hearer not at all', link='sll')
def short_voice(s):
    call = call_to(s, offer=lambda text: text.replace(' 101\r', ' 101 112\r') + 'a=rtpmap:112 x-short/8000\r\n')
    voice(call, call.caller, 4, kind=112, size=4)
    voice(call, call.callee, 4)
    call.wait(4).hangup()
    s.forbid('dtmf-pt-asymmetry')


# WebRTC and a plain peer

ICE = 'a=ice-ufrag:8hhY\r\na=ice-pwd:asd88fgpdd777uzjYhagZg\r\n'
CANDIDATE = 'a=candidate:1 1 UDP 2130706431 203.0.113.40 14006 typ host\r\n'


def webrtc(text):
    return dtls(text) + ICE + CANDIDATE


def passive(text):
    return text.replace('setup:actpass', 'setup:passive')


def browser_call(s, answer, style='freeswitch'):
    return call_to(s, style, offer=webrtc, answer=lambda text: passive(answer(text)))


@capture('webrtc-answered-without-ice', 'DTLS with ICE is offered, and DTLS without ICE answered', link='raw')
def without_ice(s):
    call = browser_call(s, dtls)
    voice(call, call.callee, 7)
    call.wait(9).hangup()
    s.expect(call, ['webrtc-answer-plain'], [('sdp:m', 'UDP/TLS')])


@capture('webrtc-answered-without-mux', 'ICE is answered, a=rtcp-mux is not', link='sll')
def without_mux(s):
    call = browser_call(s, lambda text: webrtc(text).replace('a=rtcp-mux\r\n', ''))
    call.wait(3).hangup()
    s.sound(start=20)
    s.expect(call, also=['webrtc-answer-plain'])


@capture('webrtc-answered-trickle', 'the answer has the user fragment of ICE and no candidate yet; voice flows', link='sll2')
def trickle(s):
    call = browser_call(s, lambda text: dtls(text) + ICE)
    both(call, 5).hangup()
    s.expect(call, state='completed')
    s.forbid('webrtc-answer-plain')


@capture('ice-offered-to-plain-peer', 'a plain offer has candidates, which the answer ignores; voice flows one way only', link='ethernet')
def plain_ice(s):
    call = call_to(s, offer=lambda text: text + 'a=rtcp-mux\r\n' + ICE + CANDIDATE)
    voice(call, call.callee, 7)
    call.wait(9).hangup()
    s.forbid('webrtc-answer-plain')


# Hold

def taken_back(s, style, mirrored, held_too=False, **answer):
    call = both(call_to(s, style), 3)
    exchange(call, call.caller, direction='sendonly', mirrored='recvonly')
    call.wait(4)
    if held_too:
        exchange(call, call.callee, direction='inactive', mirrored='inactive')
        call.wait(2)
    exchange(call, call.caller, mirrored=mirrored, **answer)
    voice(call, call.caller, 12)
    call.wait(14).hangup()
    return call


@capture('resume-answered-inactive', 'the caller takes the call back from hold; the answer says inactive, to the end', link='null')
def resume_inactive(s):
    s.expect(taken_back(s, 'pjsip', 'inactive'), ['answered-on-hold'], [('sdp:a', 'inactive')])


@capture('resume-answered-recvonly', 'the same with recvonly, as the hold was answered', link='vlan')
def resume_recvonly(s):
    s.expect(taken_back(s, 'cube', 'recvonly'), ['answered-on-hold'], [('sdp:a', 'recvonly')])


@capture('resume-of-one-of-two-holds', 'both sides held; the caller takes its own hold back', link='raw')
def two_holds(s):
    taken_back(s, 'freeswitch', 'inactive', held_too=True)
    s.forbid('answered-on-hold')


@capture('resume-answered', 'the hold is taken back, and the answer says sendrecv', link='sll')
def resumed(s):
    call = both(call_to(s, 'yealink'), 3)
    exchange(call, call.caller, direction='sendonly', mirrored='recvonly')
    call.wait(4)
    exchange(call, call.caller)
    both(call, 9).hangup()
    s.expect(call, state='completed')
    s.forbid('answered-on-hold', 'hold-never-resumed')


# Lines of an SDP

@capture('number-without-rtpmap', 'a dynamic number has no a=rtpmap: 488', link='raw')
def no_rtpmap(s):
    call = plain(s, 'freeswitch')
    call.invite(call.description(call.caller).replace(b' 101\r', b' 101 97\r'))
    s.expect(refuse(call, 488), 'sdp-no-rtpmap', [('sdp:m', ' 97')])


@capture('number-without-rtpmap-taken', 'the same offer is taken', link='sll')
def rtpmap_taken(s):
    call = call_to(s, offer=lambda text: text.replace(' 101\r', ' 101 97\r'))
    both(call, 4).hangup()
    s.expect(call, state='completed')
    s.forbid('sdp-no-rtpmap')


@capture('static-without-rtpmap', 'the numbers of RFC 3551 need no a=rtpmap; refused for something else', link='null')
def static_numbers(s):
    call = plain(s, 'cube')
    call.invite(b''.join(line for line in call.description(call.caller, codecs=('PCMU', 'PCMA', 'G729')).splitlines(True)
                         if not line.startswith(b'a=rtpmap')))
    s.expect(refuse(call, 488), 'codec-mismatch-488')
    s.forbid('sdp-no-rtpmap')


def fax(call, protocol):
    body = call.description(call.caller).split(b'm=')[0] + f'm=image 14020 {protocol} t38\r\na=T38FaxVersion:0\r\n'.encode()
    sent = call.wait(0.1).request(call.caller, 'INVITE', body=body)
    call.wait(0.02).respond(488, to=sent)
    call.wait(0.01).ack_failure(invite=sent)
    call.wait(0.1).hangup()
    return call


@capture('fax-over-rtp', 'm=image with RTP/AVP in a re-INVITE: 488', link='ethernet')
def fax_by_rtp(s):
    s.expect(fax(both(call_to(s, 'pjsip'), 2), 'RTP/AVP'), 't38-over-rtp', [('sdp:m', 'RTP/AVP t38')])


@capture('fax-by-udptl-refused', 'm=image with udptl, refused too', link='sll2')
def fax_by_udptl(s):
    fax(both(call_to(s, 'pjsip'), 2), 'udptl')
    s.forbid('t38-over-rtp')


# A 403 without a reason

def refused_bare(s, domain):
    call = plain(s, 'generic')
    call.invite(edit=lambda m: m.set('From', m.get('From').replace(m.get('From').split('@')[1].split('>')[0], domain)))
    return refuse(call, 403)


@capture('lan-address-in-from', 'the From has the LAN address of the PBX: 403 without a reason', link='vlan')
def lan_from(s):
    s.expect(refused_bare(s, '192.168.7.20'), 'acl-ip-not-allowed', [('From', '192.168.7.20')])
