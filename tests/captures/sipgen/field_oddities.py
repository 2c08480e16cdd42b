"""Signed callers, several final responses, changes that meet, and what failed calls have in common; each with a look-alike."""
import base64
import json

from .field_media import PUBLIC, both, call_to
from .scene import OURS, THEIRS, capture
from .world import SECOND


def part(value):
    return base64.urlsafe_b64encode(json.dumps(value, separators=(',', ':')).encode()).rstrip(b'=').decode()


def passport(call, age=2, orig=None, dest=None, claims=None):
    """An Identity header as RFC 8224 has it; the signature is none."""
    issued = call.t // SECOND - age
    claims = claims or part({'attest': 'A', 'dest': {'tn': [dest or call.dialled.strip('+')]}, 'iat': issued,
                             'orig': {'tn': orig or call.number.strip('+')}, 'origid': '123e4567-e89b-12d3-a456-426655440000'})
    head = part({'alg': 'ES256', 'ppt': 'shaken', 'typ': 'passport', 'x5u': 'https://cert.example.org/p.cer'})
    return (('Identity', f'{head}.{claims}.{call.chance.hex(86)};info=<https://cert.example.org/p.cer>;alg=ES256;ppt=shaken'),)


def signed(s, code, reason=None, **claims):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC)
    call.invite(extra=passport(call, **claims))
    call.wait(0.03).respond(100)
    call.wait(0.2).respond(code, reason=reason)
    call.wait(0.004).ack_failure()
    return call


@capture('identity-stale', 'the PASSporT is ten minutes old: 403 Stale Date', link='ethernet')
def stale(s):
    s.expect(signed(s, 403, 'Stale Date', age=600), 'provider-status-meaning', [('Identity', '.')])


@capture('identity-of-other-caller', 'the PASSporT is for another caller: 438', link='sll')
def other_caller(s):
    s.expect(signed(s, 438, 'Invalid Identity Header', orig='12065550999'), 'provider-status-meaning', [('From', '5550112')])


@capture('identity-of-other-callee', 'the call was forwarded after it was signed: 438', link='raw')
def other_callee(s):
    s.expect(signed(s, 438, 'Invalid Identity Header', dest='14155550100'), 'provider-status-meaning', [('To', '5550147')])


@capture('identity-cut', 'the claims of the PASSporT are no JSON: 437', link='sll2')
def cut(s):
    s.expect(signed(s, 437, 'Unsupported Credential', claims='eyJhdHRlc3QiOiJBIiw'), 'provider-status-meaning', [('Identity', '.')])


@capture('identity-fresh', 'a signed call is taken', link='null')
def fresh(s):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC)
    call.invite(extra=passport(call, orig='0' + OURS[2:]))
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    both(call, 3).hangup()
    s.expect(call, state='completed')
    s.forbid('provider-status-meaning')


@capture('identity-old-but-busy', 'the callee of a call with an old PASSporT is busy: 486', link='loop')
def old_busy(s):
    s.expect(signed(s, 486, 'Busy Here', age=600), state='busy')
    s.forbid('provider-status-meaning')


def refused_twice(s, tag=None):
    call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC)
    call.invite()
    call.ring(trying=0.03)
    first = call.wait(2).respond(486)
    call.wait(0.01).ack_failure(first)
    call.wait(0.4).respond(603, tag=tag)
    call.wait(0.01).ack_failure()
    return call


@capture('two-finals', 'the INVITE is answered 486 and then 603 by the same server', link='ethernet')
def two_finals(s):
    s.expect(refused_twice(s), also=['two-final-responses'])


@capture('two-finals-of-branches', '486 of one branch and 603 of another, with different tags', link='raw')
def two_branches(s):
    s.expect(refused_twice(s, 'otherbranch1'))
    s.forbid('two-final-responses')


def asked(call, party, code, again=True, **more):
    sent = call.request(party, 'INVITE', body=call.description(party))
    call.wait(0.02).respond(code, to=sent, **more)
    call.wait(0.01).ack_failure(invite=sent)
    return sent


@capture('glare-not-settled', 'a re-INVITE meets one of the other side: 491, and no second try', link='sll')
def glare(s):
    call = call_to(s)
    both(call, 3)
    theirs = call.request(call.callee, 'INVITE', body=call.description(call.callee, direction='sendonly'))
    mine = call.wait(0.004).request(call.caller, 'INVITE', body=call.description(call.caller, direction='sendonly'))
    for sent in (theirs, mine):
        call.wait(0.01).respond(491, to=sent)
        call.wait(0.01).ack_failure(invite=sent)
    both(call.wait(0.1), 8).hangup()
    s.expect(call, also=['glare-491'])


@capture('reinvite-too-soon', 'a second re-INVITE before the first was answered: 500 with Retry-After', link='raw')
def overlap(s):
    call = call_to(s)
    both(call, 2)
    asked(call, call.caller, 500, extra=(('Retry-After', '4'),))
    both(call, 6).hangup()
    s.expect(call, also=['reinvite-overlaps'])
    s.forbid('reinvite-failed')


@capture('reinvite-500', 'a re-INVITE is refused 500 without Retry-After', link='null')
def plain_500(s):
    call = call_to(s)
    both(call, 2)
    asked(call, call.caller, 500)
    both(call, 6).hangup()
    s.expect(call, also=['reinvite-failed'])
    s.forbid('reinvite-overlaps')


@capture('t38-refused-hangup', 'T.38 is refused and the fax machine hangs up at once', link='ethernet')
def fax(s):
    call = call_to(s)
    both(call, 3)
    body = call.description(call.callee).split(b'm=')[0] + b'm=image 20412 udptl t38\r\na=T38FaxVersion:0\r\n'
    sent = call.request(call.callee, 'INVITE', body=body)
    call.wait(0.02).respond(488, to=sent)
    call.wait(0.01).ack_failure(invite=sent)
    call.wait(1).hangup(call.callee)
    s.expect(call, 't38-reinvite-488', [('status-line', '488')])


@capture('t38-refused-goes-on', 'T.38 is refused and the fax goes on by G.711', link='sll2')
def fax_on(s):
    call = call_to(s)
    both(call, 3)
    body = call.description(call.callee).split(b'm=')[0] + b'm=image 20412 udptl t38\r\na=T38FaxVersion:0\r\n'
    sent = call.request(call.callee, 'INVITE', body=body)
    call.wait(0.02).respond(488, to=sent)
    call.wait(0.01).ack_failure(invite=sent)
    both(call, 20).hangup(call.callee)
    s.expect(call, also=['t38-reinvite-488'])


def attempt(s, n, well, carrier='198.51.100.68', number=None, **more):
    call = s.out(s.pbx('freeswitch', **more), s.carrier(carrier), host=PUBLIC, start=n * 7, dialled=number or f'+1206555{n:02d}47')
    call.invite()
    call.wait(0.03).respond(100)
    if well:
        call.wait(0.4).respond(180)
        call.answer(1)
        call.wait(0.012).ack()
        call.wait(2).hangup()
        s.expect(call, state='completed')
    else:
        call.wait(0.1).respond(500)
        call.wait(0.004).ack_failure()
        s.expect(call, 'call-rejected')
    return call


def common(s, contains):
    s.capture.append({'cause': ['only-calls-of-a-kind-fail'], 'points': [{'header': 'ip', 'contains': contains}]})


@capture('one-gateway-fails', 'calls to one of two gateways fail, those to the other are taken', link='ethernet')
def gateway(s):
    for n in range(8):
        attempt(s, n, n % 2, '198.51.100.68' if n % 2 else '198.51.100.70')
    common(s, '198.51.100.70')


@capture('one-codec-fails', 'calls that offer G.729 alone fail, those with PCMU are taken', link='sll')
def codec(s):
    for n in range(8):
        attempt(s, n, n % 2, **({} if n % 2 else {'codecs': ('G729',)}))
    common(s, 'G729')


@capture('one-network-fails', 'calls from one network fail, those from others are taken', link='raw')
def network(s):
    for n in range(8):
        attempt(s, n, n % 2, ip='203.0.113.40' if n % 2 else f'192.0.2.{20 + n}')
    common(s, '192.0.2.0/24')


@capture('two-gateways-fail-at-times', 'calls to both gateways fail and are taken', link='null')
def at_times(s):
    for n in range(8):
        attempt(s, n, n % 4 < 2, '198.51.100.68' if n % 2 else '198.51.100.70')
    s.forbid('only-calls-of-a-kind-fail')


def redial(s, times):
    for n in range(times):
        call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC, start=n * 3, dialled=THEIRS)
        call.invite()
        call.wait(0.03).respond(100)
        call.wait(0.1).respond(500)
        call.wait(0.004).ack_failure()
        s.expect(call, 'call-rejected')


@capture('retry-storm', 'a refused number is called again every three seconds', link='sll2')
def storm(s):
    redial(s, 14)
    s.capture.append({'cause': ['retry-storm'], 'points': [{'header': 'ip', 'contains': 'within a minute'}]})


@capture('redialled-five-times', 'a refused number is called five times', link='loop')
def redialled(s):
    redial(s, 5)
    s.forbid('retry-storm')
