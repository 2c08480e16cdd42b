"""Names that lead to the wrong place, and what the calls of a capture tell together; each with one that is like it."""
from .call import T_INVITE, Call, Party
from .field_media import PUBLIC, both
from .scene import PBX, USER, capture, signs
from .world import SECOND

RESOLVER = '192.0.2.53'


def wait_for(s, number, start, **more):
    return s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC, dialled=number, start=start, **more)


@capture('srv-target-unknown', 'the SRV record names a host that does not exist: no INVITE leaves', link='ethernet')
def srv_target(s):
    start = s.world.start
    s.world.dns(start, PBX, RESOLVER, PUBLIC, kind='NAPTR')
    s.world.dns(start + SECOND // 10, PBX, RESOLVER, f'_sip._udp.{PUBLIC}', kind='SRV', answers=((0, 0, 5060, f'edge1.{PUBLIC}'),))
    s.world.dns(start + SECOND // 5, PBX, RESOLVER, f'edge1.{PUBLIC}', rcode=3)
    s.capture.append({'cause': ['term-dns-unresolvable'], 'points': [{'header': 'dns', 'contains': f'edge1.{PUBLIC}'}]})


@capture('srv-first-target-unknown', 'of two SRV targets the first does not exist, the second takes the call', link='sll')
def srv_second(s):
    start = s.world.start
    s.world.dns(start, PBX, RESOLVER, f'_sip._udp.{PUBLIC}', kind='SRV',
                answers=((0, 0, 5060, f'edge1.{PUBLIC}'), (1, 0, 5060, f'edge2.{PUBLIC}')))
    s.world.dns(start + SECOND // 5, PBX, RESOLVER, f'edge2.{PUBLIC}', answers=('198.51.100.68',))
    call = wait_for(s, '+12065550147', 0.5)
    call.connect()
    both(call, 4).hangup()
    s.expect(call, state='completed')
    s.forbid('term-dns-unresolvable', 'dns-private-address')


@capture('name-resolves-to-private', 'the name of the trunk resolves to 10.20.0.5: nothing answers there', link='ethernet')
def private_name(s):
    s.world.dns(s.world.start, PBX, RESOLVER, PUBLIC, answers=('10.20.0.5',))
    call = s.out(s.pbx('freeswitch'), s.carrier('10.20.0.5'), host=PUBLIC, start=0.1)
    call.invite(resend=T_INVITE)
    s.expect(call, 'dns-private-address', [('dns', PUBLIC)])


@capture('register-name-private', 'the registrar\'s name resolves to a private address: nothing answers the REGISTER', link='raw')
def private_registrar(s):
    s.world.dns(s.world.start, PBX, RESOLVER, 'registrar.example', answers=('192.168.44.7',))
    call = Call(s.world, s.pbx('yealink'), Party('192.168.44.7', 'pjsip'), '4711', '4711', 'registrar.example', start=0.1,
                uri='sip:registrar.example')
    call.request(call.caller, 'REGISTER', call.uri, to_tag=False, resend=(0.5, 1.5, 3.5, 7.5))
    s.expect(call, 'dns-private-address', [('dns', 'registrar.example')])


@capture('name-private-by-vpn', 'the name resolves to a private address that a tunnel leads to: the call is taken', link='sll2')
def private_vpn(s):
    s.world.dns(s.world.start, PBX, RESOLVER, PUBLIC, answers=('10.20.0.5',))
    call = s.out(s.pbx('freeswitch'), s.carrier('10.20.0.5'), host=PUBLIC, start=0.1)
    call.connect()
    both(call, 4).hangup()
    s.expect(call, state='completed')
    s.forbid('dns-private-address')


def many(s, numbers, every=12, seconds=3, answered=True, cause='call-rejected', also=(), **more):
    for n, number in enumerate(numbers):
        call = s.out(s.pbx('freeswitch'), s.carrier(), host=PUBLIC, start=n * every, dialled=number, **more)
        if answered:
            call.connect(ring=0.5)
            call.wait(seconds).hangup()
            s.expect(call, state='completed')
        else:
            call.invite()
            call.wait(0.03).respond(100)
            call.wait(0.1).respond(500)
            call.wait(0.004).ack_failure()
            s.expect(call, cause, also=also)


@capture('toll-fraud-range', 'ten numbers in +8835 within two minutes, each for some seconds', link='ethernet')
def fraud(s):
    many(s, [f'+88351007{n:02d}4{n}' for n in range(10)])
    s.capture.append({'cause': ['toll-fraud-pattern'], 'points': [{'header': 'ip', 'contains': '+8835'}]})


@capture('many-calls-to-one-city', 'ten numbers of one city within two minutes', link='raw')
def city(s):
    many(s, [f'+1206555{n:02d}4{n}' for n in range(10)])
    s.forbid('toll-fraud-pattern')


@capture('seven-calls-to-satellite', 'seven calls to satellite phones', link='null')
def satellite(s):
    many(s, [f'+88163{n:02d}441{n}' for n in range(7)], every=300)
    s.forbid('toll-fraud-pattern')


@capture('prefixes-scanned', 'one number behind seven prefixes, each refused', link='sll')
def scanned(s):
    many(s, [prefix + '972592577956' for prefix in ('', '0', '9', '00', '900', '011', '9011')], answered=False,
         cause=None, also=['toll-fraud-pattern'])
    s.capture.append({'cause': ['toll-fraud-pattern'], 'points': [{'header': 'ip', 'contains': 'prefixes'}]})
    s.forbid('call-rejected')


@capture('carrier-prefixes', 'one number behind three prefixes that choose the carrier', link='sll2')
def carriers(s):
    many(s, [prefix + '972592577956' for prefix in ('00', '1100', '1200')], answered=False)
    s.forbid('toll-fraud-pattern')


@capture('session-ends-in-silence', 'the session timer runs out, long after the voice ended both ways', link='ethernet')
def silent_session(s):
    call = s.out(s.pbx('cube'), s.twilio(), start=0)
    call.invite(extra=(('Supported', 'timer'), ('Session-Expires', '600;refresher=uac')))
    call.challenge(*USER, extra=(('Supported', 'timer'), ('Session-Expires', '600;refresher=uac')))
    call.ring()
    call.answer(extra=(('Require', 'timer'), ('Session-Expires', '600;refresher=uac')))
    call.wait(0.012).ack()
    for party in (call.caller, call.callee):
        call.rtp(party, 4, full=True)
    call.wait(568).hangup(call.callee)
    s.expect(call, 'session-timer-expiry', [('Session-Expires', '600')], also=['rtp-stops-before-bye'])


@capture('agent-handed-on', 'the PBX refuses the provider, and hands its User-Agent on to a phone', link='ethernet')
def handed_on(s):
    call = s.into()
    call.invite(extra=signs(call))
    leg = Call(s.world, Party(PBX, 'twilio'), Party('192.168.20.31', 'yealink'), call.number, '201', start=0.02)
    leg.invite()
    leg.wait(0.03).respond(404)
    leg.wait(0.004).ack_failure()
    call.wait(0.1).respond(403)
    call.wait(0.02).ack_failure()
    s.expect(call, 'orig-pbx-blocks-provider', [('status-line', '403')])
    s.forbid('term-ruri-not-termination-uri')
