"""Calls from the provider to the PBX that fail, and those that only look so."""
from .call import T_INVITE, T_OTHER, Party
from .scene import OURS, PBX, PBX_LAN, capture, signs

SCANNER = '185.53.90.24'


def arrive(s, pbx, **more):
    """The provider's INVITE, with its signs."""
    call = s.into(pbx, **more)
    call.invite(extra=signs(call))
    return call


def rung(s, pbx, **more):
    call = arrive(s, pbx, **more)
    call.ring(trying=0.004)
    return call


def unheard(call, known=True):
    """What follows a 200 that never gets its ACK: it is sent for 32 s, then the PBX hangs up (RFC 3261 section 13.3.1.4).
    The provider knows the dialog if the 200 reached it."""
    bye = call.wait(32).request(call.callee, 'BYE')
    call.wait(0.06).respond(200 if known else 481, to=bye)


@capture('via-rewritten-in-200', 'the PBX puts its own address into the provider\'s second Via', example=True)
def via_rewritten(s):
    call = arrive(s, s.nat_pbx('freeswitch'))
    change = lambda m: m.replace('Via', '172.20.11.6', PBX)
    call.ring(trying=0.004)
    call.answer(edit=change, resend=T_OTHER)
    call.rtp(call.callee, 32)
    unheard(call, known=False)
    s.expect(call, 'via-rewritten-in-200', [('Via', PBX)])
    s.sound(start=70, out=False, style='freeswitch')


@capture('via-rewritten-all', 'every response has the change, Via joined and terse', link='sll')
def via_rewritten_all(s):
    call = arrive(s, s.pbx('compact'), provider=s.twilio('35.156.191.130', core='172.25.3.44'))
    change = lambda m: m.replace('Via', '172.25.3.44', PBX)
    call.wait(0.003).respond(100, edit=change)
    call.wait(0.4).respond(180, edit=change)
    call.answer(edit=change, resend=T_OTHER)
    unheard(call, known=False)
    s.expect(call, 'via-rewritten-in-200', [('Via', PBX)])


@capture('via-joined', 'Via joined on one line, received and rport added: nothing is changed', link='vlan')
def via_joined(s):
    call = rung(s, s.pbx('compact'))
    call.answer(edit=lambda m: m.set('Via', m.get('Via') + ';received=54.172.60.2'))
    call.wait(0.03).ack()
    call.talk(2).hangup()
    s.expect(call, state='completed')
    s.forbid('via-rewritten-in-200')


@capture('contact-private-in-200', 'the PBX answers with its LAN address in Contact', example=True)
def contact_private(s):
    call = rung(s, s.nat_pbx('chan_sip', contact=f'{PBX_LAN}:5060'))
    call.answer(resend=T_OTHER)
    for party in (call.caller, call.callee):
        call.rtp(party, 32)
    unheard(call)
    s.expect(call, 'contact-private-in-200', [('Contact', PBX_LAN)])
    s.sound(start=70, out=False, style='chan_sip')


@capture('contact-loopback', 'Contact is 127.0.0.1; bare line feeds', link='ppp', order='>')
def contact_loopback(s):
    call = rung(s, s.pbx('bare', contact='127.0.0.1:5060'))
    call.answer(resend=T_OTHER)
    for party in (call.caller, call.callee):
        call.rtp(party, 32)
    unheard(call)
    s.expect(call, ['contact-private-in-200', 'loop-contact'], [('Contact', '127.0.0.1')])


@capture('contact-private-tcp', 'the same over TCP: the 2xx is repeated there too', link='sll2', mss=420)
def contact_private_tcp(s):
    call = rung(s, s.pbx('pjsip', contact='192.168.88.3:5060'), transport='tcp', provider=s.twilio('54.65.63.193'))
    call.answer(resend=T_OTHER)
    for party in (call.caller, call.callee):
        call.rtp(party, 32)
    unheard(call)
    s.expect(call, 'contact-private-in-200', [('Contact', '192.168.88.3')])


@capture('contact-private-acked', 'a private Contact that something on the way mends: the ACK arrives', link='null')
def contact_mended(s):
    call = rung(s, s.nat_pbx('odd', contact=f'{PBX_LAN}:5060'))
    call.answer()
    call.target[call.caller] = f'sip:{OURS}@{PBX}:5060'
    call.wait(0.04).ack()
    call.talk(2).hangup()
    s.expect(call, state='completed')
    s.forbid('contact-private-in-200')
    s.forbid('contact-missing-in-2xx')


@capture('contact-private-record-route', 'a private Contact behind a public proxy that records its route', link='sll2')
def contact_routed(s):
    pbx = Party(PBX, 'freeswitch', core='10.31.7.9', media=PBX, fills_received=True)
    call = rung(s, pbx)
    call.answer()
    call.routes[call.caller] = [f'<sip:{PBX}:5060;lr>']
    call.wait(0.04).ack()
    call.talk(2)
    call.hangup(call.caller)
    s.expect(call, state='completed')
    s.forbid('contact-private-in-200')


@capture('provider-ip-not-trusted-peer-401', 'the PBX demands credentials of the provider: 401', example=True)
def peer_401(s):
    call = arrive(s, s.pbx('chan_sip'))
    call.wait(0.004).respond(401, extra=(('WWW-Authenticate', 'Digest algorithm=MD5, realm="asterisk", nonce="3f1c9a02"'),))
    call.wait(0.06).ack_failure()
    s.expect(call, 'provider-ip-not-trusted-peer-401', [('status-line', '401')])
    s.sound(start=5, out=False, style='chan_sip', provider=s.twilio('54.172.60.1'))


@capture('peer-401-folded', 'the same, folded, from another region', link='raw')
def peer_401_folded(s):
    call = arrive(s, s.pbx('folded'), provider=s.twilio('54.252.254.65'))
    call.wait(0.004).respond(401, extra=(('WWW-Authenticate', 'Digest realm="pbx.kestrel.example", nonce="77ac01", qop="auth"'),))
    call.wait(0.2).ack_failure()
    s.expect(call, 'provider-ip-not-trusted-peer-401', [('status-line', '401')])


@capture('provider-ip-not-trusted-peer-407', 'the PBX demands credentials of the provider: 407', example=True)
def peer_407(s):
    call = arrive(s, s.pbx('freeswitch'), provider=s.twilio('54.244.51.1'))
    call.wait(0.004).respond(100)
    call.wait(0.003).respond(407, extra=(('Proxy-Authenticate', f'Digest realm="{PBX}", nonce="b4a07e66", algorithm=MD5, qop="auth"'),))
    call.wait(0.08).ack_failure()
    s.expect(call, 'provider-ip-not-trusted-peer-407', [('status-line', '407')])
    s.sound(start=5, out=False, style='freeswitch')


@capture('registered-trunk-401', 'a carrier that is challenged and does answer the challenge', link='loop')
def challenged_carrier(s):
    call = s.into(s.pbx('pjsip'), provider=s.carrier('198.51.100.68'))
    call.invite()
    call.challenge('inbound', 'cherry', realm='asterisk', code=401)
    call.ring(trying=0.004)
    call.answer()
    call.wait(0.03).ack()
    call.talk(1.6).hangup(call.callee)
    s.expect(call, state='completed')
    s.forbid('provider-ip-not-trusted-peer-401', 'digest-credentials-wrong')
    s.forbid('provider-ip-not-trusted-peer-407', 'auth-wrong-header')


@capture('scanner', 'a scanner\'s OPTIONS and INVITE from an address of no provider, challenged; a sound call besides', link='sll')
def scanner(s):
    bot = Party(SCANNER, 'generic', port=5083)
    bot.style.agent, saved = 'friendly-scanner', bot.style.agent
    ping = s.into(s.pbx('chan_sip'), provider=bot, number='100', dialled='100')
    sent = ping.request(ping.caller, 'OPTIONS', f'sip:100@{PBX}', to_tag=False)
    ping.wait(0.003).respond(404, to=sent)
    call = s.into(s.pbx('chan_sip'), provider=bot, number='1001', dialled='900442079460018', start=0.6)
    call.invite()
    call.wait(0.004).respond(401, extra=(('WWW-Authenticate', 'Digest algorithm=MD5, realm="asterisk", nonce="0f0f9a02"'),))
    call.wait(0.09).ack_failure()
    bot.style.agent = saved
    s.sound(start=4, out=False, style='chan_sip')
    s.forbid('provider-ip-not-trusted-peer-401', 'pbx-not-responding')


SILENT = ['provider-ip-not-trusted-peer-silent', 'orig-firewall-blocks-provider', 'pbx-not-responding']


@capture('provider-ip-not-trusted-peer-silent', 'INVITEs of one region stay unanswered, those of another are', example=True)
def peer_silent(s):
    call = s.into(s.pbx('chan_sip'), provider=s.twilio('54.171.127.195'))
    call.invite(extra=signs(call), resend=T_INVITE, until=4)
    s.expect(call, SILENT, [('request-line', PBX)])
    s.sound(start=6, out=False, style='chan_sip')


@capture('orig-firewall-blocks-provider', 'the host\'s firewall refuses the provider by ICMP', example=True)
def host_firewall(s):
    call = s.into(s.pbx('pjsip'), provider=s.twilio('35.156.191.129'))
    sent = call.invite(extra=signs(call), resend=T_INVITE, until=4)
    for after in (0, 0.5, 1.5, 3.5):
        s.world.icmp(sent.time + int(after * 1e9) + 90000, PBX, '35.156.191.129', 3, 10, (sent.src, sent.dst, sent.data))
    s.expect(call, ['orig-firewall-blocks-provider'], [('request-line', PBX)])


@capture('no-listener', 'nobody listens on the port: ICMP port unreachable', link='ethernet')
def no_listener(s):
    call = s.into(s.pbx('pjsip'))
    sent = call.invite(extra=signs(call), resend=T_INVITE, until=4)
    for after in (0, 0.5, 1.5, 3.5):
        s.world.icmp(sent.time + int(after * 1e9) + 60000, PBX, '54.172.60.2', 3, 3, (sent.src, sent.dst, sent.data))
    s.expect(call, ['no-listener', 'icmp-unreachable', 'orig-firewall-blocks-provider', 'pbx-not-responding'], [('request-line', PBX)])


@capture('pbx-not-responding', 'the PBX takes the INVITE with 100 and says nothing more; the provider gives up', example=True)
def pbx_mute(s):
    call = arrive(s, s.pbx('cube'))
    call.wait(0.01).respond(100)
    cancel = call.wait(60).cancel()
    call.wait(0.01).respond(200, to=cancel, contact=False)
    call.wait(0.01).respond(408)
    call.wait(0.05).ack_failure()
    s.expect(call, SILENT + ['pbx-response-too-slow'], [])


@capture('pbx-answers-504', 'the PBX itself answers 504', link='sll')
def pbx_504(s):
    call = arrive(s, s.pbx('generic'))
    call.wait(0.01).respond(100)
    call.wait(12).respond(504)
    call.wait(0.05).ack_failure()
    s.expect(call, SILENT, [('status-line', '504')])


@capture('pbx-too-slow', 'the first response comes after five seconds; the provider has gone on', link='vlan')
def pbx_slow(s):
    call = s.into(s.pbx('freeswitch'))
    call.invite(extra=signs(call), resend=T_INVITE, until=4)
    call.wait(5.2).respond(100)
    call.wait(0.02).respond(180)
    call.wait(0.05).respond(500)
    call.wait(0.05).ack_failure()
    s.expect(call, ['pbx-response-too-slow', 'pbx-not-responding', 'rejected', 'call-rejected', 'provider-status-meaning'])


@capture('answer-arrives-in-time', 'the first INVITE is lost, the second is answered', link='sll2')
def one_repeat(s):
    call = s.into(s.pbx('freeswitch'))
    call.invite(extra=signs(call), resend=(0.5,))
    call.wait(0.5)
    call.ring(trying=0.01)
    call.answer()
    call.wait(0.03).ack()
    call.talk(1.6).hangup()
    s.expect(call, state='completed')
    s.forbid(*SILENT)
    s.forbid('pbx-response-too-slow', 'no-listener', 'orig-uri-wrong', 'request-unanswered')


@capture('pbx-session-timer-too-large', '422: the PBX wants 7200 s, the INVITE says 1800', example=True)
def timer_large(s):
    call = s.into(s.pbx('pjsip'))
    call.invite(extra=signs(call) + (('Supported', 'timer'), ('Session-Expires', '1800'), ('Min-SE', '120')))
    call.wait(0.01).respond(422, extra=(('Min-SE', '7200'),))
    call.wait(0.05).ack_failure()
    s.expect(call, 'pbx-session-timer-too-large', [('Min-SE', '7200')])


@capture('carrier-session-timer-too-small', '422: the INVITE says 60 s, less than RFC 4028 allows', example=True)
def timer_small(s):
    call = s.into(s.pbx('cube'))
    call.invite(extra=signs(call) + (('Supported', 'timer'), ('Session-Expires', '60')))
    call.wait(0.01).respond(422, extra=(('Min-SE', '90'),))
    call.wait(0.05).ack_failure()
    s.expect(call, 'carrier-session-timer-too-small', [('Session-Expires', '60')])


@capture('422-without-timer', '422 though the INVITE does not support timers, terse names', link='raw')
def timer_unsupported(s):
    call = s.into(s.pbx('compact'))
    call.invite(extra=signs(call) + (('Session-Expires', '900'),))
    call.wait(0.01).respond(422, extra=(('Min-SE', '3600'),))
    call.wait(0.05).ack_failure()
    s.expect(call, ['pbx-session-timer-too-large', 'pbx-422-without-timer-support'], [('Min-SE', '3600')])


@capture('422-then-success', '422, and the next INVITE asks for enough', link='ethernet')
def timer_retry(s):
    call = s.into(s.pbx('cube'), provider=s.carrier('198.51.100.68'))
    call.invite(extra=(('Supported', 'timer'), ('Session-Expires', '600')))
    call.wait(0.01).respond(422, extra=(('Min-SE', '1800'),))
    call.wait(0.05).ack_failure()
    call.wait(0.05).invite(call.offer, extra=(('Supported', 'timer'), ('Session-Expires', '1800'), ('Min-SE', '1800')))
    call.ring(trying=0.004)
    call.answer(extra=(('Require', 'timer'), ('Session-Expires', '1800;refresher=uac')))
    call.wait(0.03).ack()
    call.talk(1.6).hangup()
    s.expect(call, state='completed')
    s.forbid('pbx-session-timer-too-large', 'carrier-session-timer-too-small')
    s.forbid('pbx-422-without-timer-support', 'session-interval-refused')


@capture('origination-host-unknown', 'the PBX asks for its own name, which does not exist; calls out work', link='sll2')
def orig_uri(s):
    s.world.dns(s.world.start, PBX, '192.0.2.53', 'sip-in.kestrel.example', 'A', 3)
    s.sound(start=3)


@capture('codec-g711-missing', 'the PBX takes G.729 only: 488', example=True)
def codec(s):
    call = arrive(s, s.pbx('cube', codecs=('G729', 'event')))
    call.wait(0.01).respond(100)
    call.wait(0.05).respond(488, extra=(('Warning', f'305 {PBX} "Incompatible media format"'),))
    call.wait(0.05).ack_failure()
    s.expect(call, ['codec-g711-missing', 'codec-mismatch-488'], [])
    s.sound(start=5, out=False, style='cube')


@capture('codec-offer-g729', 'our offer holds G.729 and Opus only: 415', link='sll2')
def codec_out(s):
    call = s.out(s.pbx('freeswitch', codecs=('opus', 'G729', 'event')))
    call.invite()
    call.challenge('kestrel-pbx', 'Tr4de-wind!')
    call.wait(0.05).respond(415)
    call.wait(0.004).ack_failure()
    s.expect(call, 'codec-g711-missing', [('sdp:m', 'm=audio')])


@capture('codec-offer-g722', 'the same with G.722, 488, headers oddly spaced', link='ppp')
def codec_g722(s):
    call = s.out(s.pbx('odd', codecs=('G722', 'event')))
    call.invite()
    call.wait(0.05).respond(488)
    call.wait(0.004).ack_failure()
    s.expect(call, 'codec-g711-missing', [('sdp:m', 'm=audio')])


@capture('srtp-refused', '488: SRTP was offered, G.711 would have been common', link='sll')
def srtp(s):
    call = s.out(s.pbx('pjsip'))
    key = ('a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj',)
    call.invite(call.description(call.caller, profile='RTP/SAVP', extra=key))
    call.challenge('kestrel-pbx', 'Tr4de-wind!')
    call.wait(0.05).respond(488, extra=(('X-Twilio-Error', '32207 Secure media not accepted'),))
    call.wait(0.004).ack_failure()
    s.expect(call, ['rtp-avp-vs-savp', 'secure-media-refused', 'rejected', 'call-rejected', 'provider-status-meaning'])
    s.forbid('codec-g711-missing')
    s.forbid('multipart-body-415')


@capture('multipart-refused', '415 to a multipart body with common codecs: the Accept header tells', link='null')
def multipart(s):
    call = s.out(s.pbx('cube'), s.carrier(), host='sip.carrier.example')
    offer = call.description(call.caller)
    body = b'--mark\r\nContent-Type: application/sdp\r\n\r\n' + offer + \
        b'\r\n--mark\r\nContent-Type: application/x-q931\r\n\r\n\x08\x02\x00\x01\x05\r\n--mark--\r\n'
    call.invite(body, extra=(('Content-Type', 'multipart/mixed;boundary=mark'), ('MIME-Version', '1.0')))
    call.wait(0.05).respond(415, extra=(('Accept', 'application/sdp'),))
    call.wait(0.004).ack_failure()
    s.expect(call, ['multipart-body-415', 'rejected', 'call-rejected', 'provider-status-meaning'])
    s.forbid('codec-g711-missing')
    s.forbid('rtp-avp-vs-savp')
