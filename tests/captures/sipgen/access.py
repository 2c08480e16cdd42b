"""Credentials, registrations and requests other than calls, each fault with one that is like it."""
from . import sip
from .call import T_OTHER, Party
from .scene import OURS, PBX, USER, capture
from .protocol import carrier_call

REALM = 'sip.carrier.example'
SCANNER = '185.53.90.24'


def demand(call, code=407, realm='sip.twilio.com', nonce=None, tail='', to=None, **more):
    """A challenge; its nonce."""
    nonce = nonce or call.chance.hex(32)
    name = 'Proxy-Authenticate' if code == 407 else 'WWW-Authenticate'
    value = f'Digest realm="{realm}",qop="auth",nonce="{nonce}"' + tail
    call.wait(0.061).respond(code, to=to, extra=((name, value),), **more)
    return nonce


def proof(call, nonce, realm='sip.twilio.com', password='Tr4de-wind!', header='Proxy-Authorization', method='INVITE', uri=None):
    digest = sip.digest(USER[0], password, realm, nonce, method, uri or call.uri, call.chance.hex(16))
    return ((header, digest),)


def refused_twice(s, call, **more):
    """An INVITE, a 407, an INVITE with credentials as `more` has them, and 407 again."""
    call.invite()
    nonce = demand(call)
    call.wait(0.004).ack_failure()
    call.wait(0.006).invite(call.offer, extra=proof(call, nonce, **more))
    demand(call)
    call.wait(0.004).ack_failure()
    return call


@capture('auth-wrong-header', 'a 407 is answered with Authorization, as if it were a 401', link='sll2')
def wrong_header(s):
    call = refused_twice(s, s.out(s.pbx('cube')), header='Authorization')
    s.expect(call, 'auth-wrong-header', [('Authorization', USER[0])])


@capture('auth-wrong-header-register', 'a REGISTER answers 401 with Proxy-Authorization; by TCP', link='raw', mss=512)
def wrong_header_register(s):
    call = s.out(s.pbx('yealink'), s.carrier(), number='t-4711', dialled='t-4711', host=REALM, transport='tcp')
    uri, extra = f'sip:{REALM}', (('Expires', '600'), ('Contact', f'<sip:t-4711@{PBX}:5060;transport=tcp>'))
    sent = call.request(call.caller, 'REGISTER', uri, to_tag=False, extra=extra)
    nonce = demand(call, 401, REALM, to=sent)
    again = call.wait(0.01).request(call.caller, 'REGISTER', uri, to_tag=False,
                                    extra=extra + proof(call, nonce, REALM, header='Proxy-Authorization', method='REGISTER', uri=uri))
    demand(call, 401, REALM, to=again)
    s.expect(call, 'auth-wrong-header', [('Proxy-Authorization', USER[0])])


@capture('two-challenges-403', 'a proxy asks by 407, the server behind it by 401; both are answered as they must be, then 403', link='vlan')
def two_challenges(s):
    call = carrier_call(s, 'freeswitch', talk=0)
    call.invite()
    first = demand(call, 407, 'proxy.carrier.example')
    call.wait(0.004).ack_failure()
    mine = proof(call, first, 'proxy.carrier.example')
    call.wait(0.006).invite(call.offer, extra=mine)
    second = demand(call, 401, REALM)
    call.wait(0.004).ack_failure()
    call.wait(0.006).invite(call.offer, extra=mine + proof(call, second, REALM, header='Authorization'))
    call.wait(0.05).respond(403)
    call.wait(0.004).ack_failure()
    s.expect(call, ['digest-credentials-wrong', 'call-rejected'], [('status-line', '403')])
    s.forbid('auth-wrong-header', 'auth-realm-mismatch', 'auth-same-cseq', 'nonce-stale-loop')


@capture('auth-realm-mismatch', 'the credentials name a realm of the PBX\'s own', link='ppp')
def realm(s):
    call = refused_twice(s, s.out(s.pbx('folded')), realm='asterisk')
    s.expect(call, 'auth-realm-mismatch', [('Proxy-Authorization', 'asterisk')])


@capture('auth-same-cseq', 'the INVITE with credentials keeps the CSeq of the one without: 400', link='ethernet')
def same_cseq(s):
    call = s.out(s.pbx('odd'), s.carrier('198.51.100.68'), host=REALM)
    call.invite()
    nonce = demand(call)
    call.wait(0.004).ack_failure()
    call.wait(0.006).invite(call.offer, cseq=call.cseq[call.caller], extra=proof(call, nonce))
    call.wait(0.03).respond(400, reason='CSeq out of order')
    call.wait(0.004).ack_failure()
    s.expect(call, also=['auth-same-cseq'], cause=['auth-same-cseq', 'call-rejected'], points=[])


@capture('nonce-stale-loop', 'every nonce is stale by the time it comes back', link='sll')
def stale_loop(s):
    call = s.out(s.pbx('chan_sip'))
    call.invite()
    for at in range(4):
        nonce = demand(call, tail=',stale=true' if at else '')
        call.wait(0.004).ack_failure()
        if at < 3:
            call.wait(0.006).invite(call.offer, extra=proof(call, nonce))
    s.expect(call, 'nonce-stale-loop', [('status-line', '407')])
    s.forbid('digest-credentials-wrong')


@capture('nonce-invalid', 'the server says that the nonce is none of its own', link='null')
def nonce_invalid(s):
    call = carrier_call(s, 'compact', talk=0)
    call.invite()
    nonce = demand(call, 401, REALM)
    call.wait(0.004).ack_failure()
    call.wait(0.006).invite(call.offer, extra=proof(call, nonce, REALM, header='Authorization'))
    demand(call, 401, REALM, reason='Invalid nonce')
    call.wait(0.004).ack_failure()
    s.expect(call, 'nonce-stale-loop', [('status-line', 'Invalid nonce')])


@capture('digest-algorithm-unsupported', 'the challenge is for SHA-256 alone and the PBX gives up', link='loop')
def sha(s):
    call = s.out(s.pbx('generic'), s.carrier('198.51.100.68'), host=REALM)
    call.invite()
    demand(call, 401, REALM, tail=',algorithm=SHA-256')
    call.wait(0.004).ack_failure()
    s.sound(start=5)
    s.expect(call, 'digest-algorithm-unsupported', [('WWW-Authenticate', 'SHA-256')])


@capture('digest-md5-as-well', 'SHA-256 and MD5 are offered; the PBX answers neither', link='sll2')
def md5_too(s):
    call = s.out(s.pbx('bare'), s.carrier('198.51.100.68'), host=REALM)
    call.invite()
    nonce = call.chance.hex(32)
    call.wait(0.05).respond(401, extra=tuple(
        ('WWW-Authenticate', f'Digest realm="{REALM}", qop="auth", nonce="{nonce}", algorithm={name}') for name in ('SHA-256', 'MD5')))
    call.wait(0.004).ack_failure()
    s.sound(start=5)
    s.expect(call, 'credentials-missing', [('status-line', '401')])
    s.forbid('digest-algorithm-unsupported')


@capture('credentials-missing', 'the 407 is acknowledged and then nothing more comes', link='raw')
def no_answer(s):
    call = s.out(s.pbx('pjsip'))
    call.invite()
    call.wait(0.03).respond(100)
    demand(call)
    call.wait(0.004).ack_failure()
    s.sound(start=4.2, style='freeswitch')
    s.expect(call, 'credentials-missing', [('status-line', '407')])


@capture('challenge-just-captured', 'the capture ends right after the 407: the next INVITE may be on its way', link='vlan')
def just_captured(s):
    call = s.out(s.pbx('pjsip'))
    call.invite()
    demand(call)
    call.wait(0.004).ack_failure()
    s.expect(call, state='failed')
    s.forbid('credentials-missing', 'digest-algorithm-unsupported', 'digest-credentials-wrong')


# Registrations

def register(call, extra=(), expires='600'):
    extra = (('Expires', expires), ('Contact', f'<sip:{call.number}@{call.caller.contact}>')) + tuple(extra)
    return call.request(call.caller, 'REGISTER', f'sip:{REALM}', to_tag=False, extra=extra)


def subscriber(s, number, style='yealink', start=0.0, **more):
    return s.out(s.pbx(style, **more), s.carrier(), number=number, dialled=number, host=REALM, start=start)


@capture('registration-unknown', 'the registrar does not know the user: 404', link='sll')
def unknown_user(s):
    call = subscriber(s, 't-4177', 'folded')
    call.wait(0.03).respond(404, to=register(call))
    s.expect(call, 'registration-refused', [('status-line', '404')])


@capture('registration-too-brief', '423, and the next REGISTER asks for enough (RFC 3261 section 10.2.8)', link='ethernet')
def too_brief(s):
    call = subscriber(s, 't-4711', 'pjsip')
    call.wait(0.03).respond(423, to=register(call, expires='30'), extra=(('Min-Expires', '300'),))
    call.wait(0.02).respond(200, to=register(call, expires='300'), contact=call.contact(call.caller), extra=(('Expires', '300'),))
    s.expect(call, state='completed')
    s.forbid('registration-refused')


@capture('register-bruteforce', 'somebody tries one password after the other', link='raw')
def bruteforce(s):
    bot = Party(SCANNER, 'generic', port=5071)
    for at in range(22):
        call = s.into(s.pbx('chan_sip'), provider=bot, number=str(100 + at), dialled=str(100 + at), start=at * 0.3)
        nonce = call.chance.hex(8)
        uri = f'sip:{PBX}'
        digest = sip.digest(str(100 + at), 'secret', 'asterisk', nonce, 'REGISTER', uri, call.chance.hex(8))
        sent = call.request(call.caller, 'REGISTER', uri, to_tag=False, extra=(('Authorization', digest), ('Expires', '60')))
        call.wait(0.002).respond(401 if at % 3 else 403, to=sent, extra=(('WWW-Authenticate', f'Digest realm="asterisk", nonce="{nonce}"'),))
    s.capture.append({'cause': ['register-bruteforce'], 'points': []})


@capture('registrations-after-restart', 'two dozen phones register at once, each challenged and then accepted', link='sll2')
def restart(s):
    for at in range(24):
        call = subscriber(s, f'{200 + at}', start=at * 0.05)
        sent = register(call)
        nonce = demand(call, 401, REALM, to=sent)
        uri = f'sip:{REALM}'
        again = register(call.wait(0.01), proof(call, nonce, REALM, header='Authorization', method='REGISTER', uri=uri))
        call.wait(0.02).respond(200, to=again, contact=call.contact(call.caller), extra=(('Expires', '600'),))
    s.forbid('register-bruteforce', 'registration-refused', 'credentials-missing')


@capture('scanner-registers', 'a scanner that says so, from an address of no provider', link='ethernet')
def scanner(s):
    call = s.into(s.pbx('freeswitch'), provider=Party(SCANNER, 'generic', port=5071), number='100', dialled='100')
    sent = call.request(call.caller, 'OPTIONS', f'sip:100@{PBX}', to_tag=False, edit=lambda m: m.set('User-Agent', 'friendly-scanner'))
    call.wait(0.002).respond(404, to=sent)
    s.expect(call, 'scanner-probe', [('User-Agent', 'friendly-scanner')])


@capture('monitor-in-the-lan', 'a monitor of our own asks with a tool that scanners use, too', link='sll')
def monitor(s):
    watch = Party('10.31.7.88', 'odd', port=41180)
    call = s.into(s.nat_pbx('pjsip'), provider=watch, number='monitor', dialled='s')
    sent = call.request(call.caller, 'OPTIONS', 'sip:10.31.7.5', to_tag=False, edit=lambda m: m.set('User-Agent', 'sipsak 0.9.8'))
    call.wait(0.002).respond(404, to=sent)
    s.expect(call)
    s.forbid('scanner-probe')


@capture('options-silence', 'the provider does not answer OPTIONS', link='null')
def options(s):
    call = s.out(s.pbx('pjsip'))
    call.request(call.caller, 'OPTIONS', f'sip:{call.host}', to_tag=False, resend=T_OTHER, until=12)
    s.expect(call, 'request-unanswered', [('request-line', call.host)])
    s.sound(start=14)


@capture('options-second-try', 'the first OPTIONS is lost, the second is answered', link='sll2')
def options_again(s):
    call = s.out(s.pbx('pjsip'))
    sent = call.request(call.caller, 'OPTIONS', f'sip:{call.host}', to_tag=False, resend=(0.5,))
    call.wait(0.56).respond(200, to=sent, contact=f'<sip:{OURS}@{call.callee.contact}>')
    s.expect(call, state='completed')
    s.forbid('request-unanswered')
