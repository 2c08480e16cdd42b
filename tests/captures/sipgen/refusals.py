"""Calls refused or passed over for their form, their route or their media, each with one that is like it."""
from .call import T_INVITE, T_OTHER
from .protocol import carrier_call
from .scene import OURS, PBX, USER, capture, code, signs


def refuse(call, code, after=0.05, **more):
    call.wait(after).respond(code, **more)
    call.wait(0.006).ack_failure()
    return call


@capture('session-interval-refused', 'the provider wants a longer session interval than we ask for: 422', link='sll')
def interval(s):
    call = s.out(s.pbx('cube'))
    call.invite(extra=(('Supported', 'timer'), ('Session-Expires', '90')))
    refuse(call, 422, extra=(('Min-SE', '1800'),))
    s.expect(call, 'session-interval-refused', [('Min-SE', '1800')])


@capture('session-interval-mended', '422 to a call out, and the next INVITE asks for enough', link='raw')
def interval_mended(s):
    call = carrier_call(s, 'compact', talk=0)
    call.invite(extra=(('Supported', 'timer'), ('Session-Expires', '90')))
    refuse(call, 422, extra=(('Min-SE', '1800'),))
    call.wait(0.01).invite(call.offer, extra=(('Supported', 'timer'), ('Session-Expires', '1800'), ('Min-SE', '1800')))
    call.ring()
    call.answer(extra=(('Require', 'timer'), ('Session-Expires', '1800;refresher=uac')))
    call.wait(0.01).ack()
    call.talk(1).hangup()
    s.expect(call, state='completed')
    s.forbid('session-interval-refused')


@capture('codec-mismatch-488', 'G.711 is offered and the other side takes G.729 only', link='sll2')
def codecs(s):
    call = s.out(s.pbx('freeswitch', codecs=('PCMA', 'CN', 'event')), s.carrier(), host='sip.carrier.example')
    call.invite()
    refuse(call, 488, body=call.description(call.callee, codecs=('G729',)), extra=(('Warning', '305 198.51.100.68 "G.729 only"'),))
    s.expect(call, 'codec-mismatch-488', [('sdp:m', 'm=audio')])


@capture('extension-required-421', 'the other side demands session timers, which the INVITE does not support', link='ethernet')
def extension(s):
    call = carrier_call(s, 'odd', talk=0)
    call.invite()
    refuse(call, 421, reason='Extension Required', extra=(('Require', 'timer'),))
    s.expect(call, 'extension-required-421', [('Require', 'timer')])


@capture('loop-482', 'the INVITE comes back to where it has been', link='vlan')
def loop(s):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    call.wait(0.02).respond(100)
    refuse(call, 482)
    s.expect(call, 'loop-482', [('status-line', '482')])


@capture('method-not-allowed', 'the address called takes no INVITE: 405', link='ppp')
def method(s):
    call = carrier_call(s, 'yealink', talk=0)
    call.invite()
    refuse(call, 405, extra=(('Allow', 'OPTIONS, REGISTER'),))
    s.expect(call, 'method-not-allowed', [('Allow', 'REGISTER')])


@capture('update-not-allowed', 'within the call an UPDATE is not taken: 405, and the call goes on', link='sll')
def update_not_allowed(s):
    call = carrier_call(s, 'pjsip', talk=1)
    update = call.request(call.caller, 'UPDATE')
    call.wait(0.02).respond(405, to=update, extra=(('Allow', 'INVITE, ACK, BYE, CANCEL, OPTIONS'),))
    call.talk(1).hangup()
    s.expect(call, state='completed', cause=None)
    s.forbid('method-not-allowed')


@capture('multipart-refused-by-pbx', 'the PBX does not take a body of several parts: no matter of codecs', link='qinq')
def multipart(s):
    call = s.into(s.pbx('freeswitch'))
    call.invite(b'--mark\r\nContent-Type: application/sdp\r\n\r\n' + call.description(call.caller) +
                b'--mark\r\nContent-Type: application/isup\r\n\r\n\1\0\r\n--mark--\r\n',
                extra=signs(call) + (('Content-Type', 'multipart/mixed;boundary=mark'),))
    refuse(call, 415, extra=(('Accept', 'application/sdp'),))
    s.expect(call, 'multipart-body-415', [('Content-Type', 'multipart')])
    s.forbid('codec-g711-missing', 'codec-mismatch-488')


@capture('refused-by-kind', 'three INVITEs whose scheme, body or Accept the other side does not take: 416, 415, 406', link='raw')
def kinds(s):
    scheme = s.out(s.pbx('generic'), s.carrier(), uri='tel:+12065550147')
    scheme.invite()
    refuse(scheme, 416, reason='Unsupported URI Scheme')
    s.expect(scheme, 'call-rejected', [('request-line', 'tel:')])
    body = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example', start=5)
    body.invite(b'<call to="us"/>\r\n', extra=(('Content-Type', 'application/call+xml'),))
    refuse(body, 415, extra=(('Accept', 'application/sdp'),))
    s.expect(body, 'call-rejected', [('Content-Type', 'call+xml')])
    answer = s.out(s.pbx('freeswitch'), s.carrier(), host='sip.carrier.example', start=10)
    answer.invite(extra=(('Accept', 'text/plain, image/png'),))
    refuse(answer, 406, reason='Not Acceptable')
    s.expect(answer, 'call-rejected', [('Accept', 'text/plain')])
    s.forbid('sip-syntax', 'codec-mismatch-488', 'multipart-body-415')


@capture('sdp-syntax-from-provider', 'the provider\'s offer breaks off: 488 says nothing of codecs', link='loop')
def sdp_broken(s):
    call = s.into(s.pbx('odd'))
    call.invite(call.description(call.caller).replace(b't=0 0\r\n', b'').replace(b'v=0', b'v=one'), extra=signs(call))
    refuse(call, 488)
    s.expect(call, 'sdp-syntax')
    s.forbid('codec-g711-missing')


@capture('origination-uri-missing', 'a branch calls our number through its own trunk: ours has no origination URI to lead the call to', link='sll2')
def no_origination(s):
    call = s.out(s.pbx('chan_sip'), dialled=OURS, number='+13035550199')
    call.invite()
    call.challenge(*USER)
    call.wait(0.1).respond(100)
    refuse(call, 404, extra=code('32010 No valid origination URI'))
    s.expect(call, 'orig-uri-missing-or-bad', [('X-Twilio-Error', '32010'), ('status-line', '404')])


@capture('origination-number-unknown', 'the same call, 404 because nobody has the number', link='vlan')
def number_unknown(s):
    call = s.out(s.pbx('folded'), dialled=OURS, number='+13035550199')
    call.invite()
    call.challenge(*USER)
    call.wait(0.1).respond(100)
    refuse(call, 404)
    s.expect(call, ['call-rejected', 'provider-status-meaning', 'number-not-found'], [('status-line', '404')])
    s.forbid('orig-uri-missing-or-bad')


# The form of messages

@capture('sip-syntax', 'the From has an opening < and no closing one: 400', link='sll2')
def syntax(s):
    call = carrier_call(s, 'generic', talk=0)
    call.invite(edit=lambda m: m.set('From', m.get('From').replace('>', '')))
    refuse(call, 400, reason='Malformed From')
    s.expect(call, 'sip-syntax', [('From', 'sip:')])


@capture('sip-syntax-no-answer', 'an INVITE whose CSeq is no number finds no answer', link='raw')
def syntax_silent(s):
    call = carrier_call(s, 'freeswitch', talk=0)
    call.invite(edit=lambda m: m.set('CSeq', 'INVITE'), resend=T_INVITE, until=16)
    s.expect(call, 'sip-syntax', [])


@capture('form-unusual-but-right', 'quoted names with brackets, escapes, unknown headers and parameters; refused for another reason', link='null')
def unusual(s):
    call = carrier_call(s, 'folded', talk=0)

    def strange(message):
        message.set('From', '"A \\"B\\" <sip:no@nowhere>;tag=not" ' + message.get('From') + ';x-q="a;b,c"')
        message.add('X-Nothing', ' , ;;= "')
        message.add('Subject', '\u00e9t\u00e9')
    call.invite(edit=strange)
    refuse(call, 400, reason='Unknown customer')
    s.expect(call, ['call-rejected', 'provider-status-meaning'], [('status-line', '400')])
    s.forbid('sip-syntax', 'content-length-mismatch')


@capture('sdp-syntax', 'the offer lacks t= and its port is beyond 65535: 488', link='ethernet')
def sdp_syntax(s):
    call = carrier_call(s, 'cube', talk=0)
    call.invite(call.description(call.caller, port=78002).replace(b't=0 0\r\n', b''))
    refuse(call, 488)
    s.expect(call, ['sdp-syntax', 'codec-mismatch-488'], [], also=['sdp-syntax'])


@capture('sdp-unusual-but-right', 'optional lines in their order, an unknown attribute; 488 for want of a common codec', link='loop')
def sdp_unusual(s):
    call = carrier_call(s, 'freeswitch', talk=0)
    offer = call.description(call.caller).replace(b't=0 0\r\n', b'b=AS:84\r\nt=0 0\r\na=tool:x y\r\na=zz\r\n')
    call.invite(offer)
    refuse(call, 488)
    s.expect(call, 'codec-mismatch-488')
    s.forbid('sdp-syntax')


def padding(size):
    return tuple(('X-Padding', f'{at} ' + 'x' * 60) for at in range(size // 72))


@capture('large-udp-request', 'an INVITE of 2000 bytes goes out in fragments and nobody answers', link='sll')
def large(s):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite(extra=padding(1200), resend=T_INVITE, until=8)
    s.expect(call, 'udp-fragmentation')


@capture('large-udp-request-whole', 'the same INVITE on a link of large packets: what is cut further on is not seen', link='ethernet', mtu=9000)
def large_whole(s):
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite(extra=padding(1200), resend=T_INVITE, until=8)
    s.expect(call, 'term-firewall-blocks-outbound-sip', also=['large-udp-request'])


@capture('large-tcp-request', 'the same INVITE by TCP, which takes any length', link='raw')
def large_tcp(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example', transport='tcp')
    call.invite(extra=padding(1200))
    s.sound(start=9)
    s.expect(call, 'term-firewall-blocks-outbound-sip')
    s.forbid('large-udp-request')


# Outcomes that are no faults

@capture('busy-here', 'the called party is busy', link='vlan')
def busy(s):
    call = s.into(s.pbx('compact'))
    call.invite(extra=signs(call))
    call.wait(0.004).respond(100)
    refuse(call, 486)
    s.expect(call, 'outcome-busy', [('status-line', '486')], state='busy')
    s.forbid('outcome-declined', 'orig-pbx-blocks-provider')


@capture('declined-by-callee', 'the called party lets it ring and declines', link='sll2')
def declined(s):
    call = s.into(s.pbx('pjsip'))
    call.invite(extra=signs(call))
    call.ring(trying=0.004, after=0.1)
    refuse(call, 603, after=7)
    s.expect(call, 'outcome-declined', [('status-line', '603')], state='declined')
    s.forbid('account-inactive', 'outcome-busy')


@capture('486-not-acknowledged', 'the 486 is repeated, no ACK comes', link='ethernet')
def unacknowledged(s):
    call = carrier_call(s, 'yealink', talk=0)
    call.invite()
    call.wait(0.4).respond(486, resend=T_OTHER, until=16)
    s.expect(call, 'final-not-acknowledged', [('status-line', '486')])


@capture('486-acknowledged-late', 'one ACK is lost; the repeated 486 gets its own', link='raw')
def acknowledged_late(s):
    call = carrier_call(s, 'yealink', talk=0)
    call.invite()
    call.wait(0.4).respond(486, resend=(0.5,))
    call.wait(0.01).ack_failure(resend=(0.5,))
    s.expect(call, state='busy')
    s.forbid('final-not-acknowledged')


# Ports

@capture('rport-missing-nat', 'sent from another port than the Via says, without rport: the responses go to the Via\'s port', link='sll2')
def no_rport(s):
    call = s.out(s.pbx('cube', port=5064, via=f'{PBX}:5060', fills_received=True), s.carrier(), host='sip.carrier.example')
    call.invite(resend=T_INVITE, until=8)
    call.wait(0.03).respond(100, dst=(PBX, 5060))
    call.wait(0.5).respond(180, dst=(PBX, 5060), resend=(3, 6))
    s.expect(call, 'rport-missing-nat', [('Via', '5060')])


@capture('other-source-port', 'the PBX sends from another port than it listens on, and says so in its Via: the call works', link='sll')
def other_port(s):
    call = s.out(s.pbx('cube', port=5064, via=f'{PBX}:5060', contact=f'{PBX}:5060'), s.carrier(), host='sip.carrier.example')
    call.invite()
    call.wait(0.03).respond(100, dst=(PBX, 5060))
    call.wait(0.5).respond(180, dst=(PBX, 5060))
    call.wait(1).respond(200, dst=(PBX, 5060), body=call.description(call.callee))
    call.wait(0.01).ack()
    call.talk(1.2)
    bye = call.request(call.caller, 'BYE')
    call.wait(0.02).respond(200, to=bye, dst=(PBX, 5060))
    s.expect(call, state='completed')
    s.forbid('rport-missing-nat', 'response-to-wrong-address')
