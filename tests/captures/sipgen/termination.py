"""Calls from the PBX to the provider that fail, and those that only look so."""
from . import net
from .call import T_INVITE, T_OTHER
from .scene import PBX, ROUTER, THEIRS, TRUNK, TRUNK_EU, USER, capture, code


# No response

@capture('term-firewall-blocks-outbound-sip', 'INVITE sent seven times, nothing comes back', example=True)
def silent(s):
    call = s.out(s.pbx('pjsip'))
    call.invite(resend=T_INVITE)
    s.expect(call, 'term-firewall-blocks-outbound-sip', [('request-line', TRUNK)])
    s.sound(start=50, out=False)


@capture('silent-with-icmp', 'a router answers the INVITE with ICMP administratively prohibited', link='sll')
def prohibited(s):
    call = s.out(s.pbx('freeswitch'))
    sent = call.invite(resend=T_INVITE, until=4)
    for after in (0, 0.5, 1.5, 3.5):
        s.world.icmp(sent.time + int((after + 0.004) * 1e9), ROUTER, PBX, 3, 13, (sent.src, sent.dst, sent.data))
    s.expect(call, ['term-firewall-blocks-outbound-sip', 'icmp-unreachable'])
    s.sound(start=40, out=False, style='freeswitch')


@capture('silent-tcp', 'SYN after SYN without an answer: no SIP at all', link='ethernet')
def syn_only(s):
    for after in (0, 1, 3, 7):
        data = net.tcp(PBX, 40112, '54.172.60.2', 5060, 771100, 0, 2, options=b'\x02\x04\x05\x64')
        s.world.add(s.world.start + after * 10**9, PBX, '54.172.60.2', net.TCP, data)
    s.capture.append({'cause': ['tcp-no-answer'], 'points': [{'header': 'tcp', 'contains': '54.172.60.2:5060'}]})
    s.forbid('term-dns-unresolvable', 'orig-firewall-blocks-provider', 'tcp-refused')


@capture('failover-after-4s', 'the first edge is silent for 4 s, the next answers: a call that works', link='sll2')
def failover(s):
    first = s.out(s.pbx('cube'), s.twilio('54.172.60.0'))
    first.invite(resend=T_INVITE, until=4)
    call = s.out(first.caller, s.twilio('54.172.60.3'), start=4.01, call_id=first.id)
    call.tags, call.cseq, call.sessions[call.caller] = {call.caller: first.tags[first.caller], call.callee: call.tags[call.callee]}, \
        {call.caller: first.cseq[first.caller], call.callee: 1}, first.sessions[first.caller]
    call.connect(USER, talk=1.2)
    call.hangup()
    s.expect(call, state='completed')
    s.forbid('term-firewall-blocks-outbound-sip')


@capture('term-dns-unresolvable', 'the termination host does not exist; no INVITE follows', example=True, link='ethernet')
def nxdomain(s):
    t = s.world.start
    for after, kind in ((0, 'SRV'), (0.03, 'A'), (0.05, 'AAAA'), (5.2, 'A')):
        s.world.dns(t + int(after * 1e9), PBX, '192.0.2.53', 'harborline.pstn.twilio.com', kind, 3)
    s.capture.append({'cause': ['term-dns-unresolvable'], 'points': [{'header': 'dns', 'contains': 'harborline'}]})


@capture('dns-servfail', 'the resolver answers SERVFAIL, then not at all', link='qinq')
def servfail(s):
    t = s.world.start
    s.world.dns(t, PBX, '192.0.2.53', TRUNK, 'A', 2)
    for after in (5, 10, 15):
        s.world.dns(t + after * 10**9, PBX, '192.0.2.53', TRUNK, 'A', answer_after=None)
    s.capture.append({'cause': ['term-dns-unresolvable'], 'points': []})


@capture('dns-works', 'SRV and AAAA do not exist, A does: the call goes through', link='vlan')
def dns_fine(s):
    t = s.world.start
    s.world.dns(t, PBX, '192.0.2.53', '_sip._udp.' + TRUNK, 'SRV', 3)
    s.world.dns(t + 20000000, PBX, '192.0.2.53', TRUNK, 'AAAA', 0)
    s.world.dns(t + 30000000, PBX, '192.0.2.53', TRUNK, 'A', 0, ['54.172.60.2', '54.172.60.1'])
    s.sound(start=0.1)
    s.forbid('term-dns-unresolvable')


@capture('dns-other-name', 'a name that is no trunk\'s does not exist', link='ethernet')
def dns_other(s):
    s.world.dns(s.world.start, PBX, '192.0.2.53', 'updates.example.net', 'A', 3)
    s.sound(start=2)
    s.forbid('term-dns-unresolvable')


@capture('term-ruri-not-termination-uri', 'the Request-URI names the edge\'s address in place of the trunk; a bare 403', example=True)
def edge_in_uri(s):
    call = s.out(s.pbx('chan_sip'), host='54.172.60.2')
    call.invite()
    call.wait(0.07).respond(403)
    call.wait(0.003).ack_failure()
    s.expect(call, 'term-ruri-not-termination-uri', [('request-line', '54.172.60.2')])
    s.sound(start=8, style='chan_sip')
    s.forbid('acl-ip-not-allowed')


@capture('ruri-edge-silent', 'the same, and the provider says nothing', link='raw')
def edge_silent(s):
    call = s.out(s.pbx('compact'), host='54.171.127.193', provider=s.twilio('54.171.127.193'))
    call.invite(resend=T_INVITE)
    s.expect(call, 'term-ruri-not-termination-uri', [('request-line', '54.171.127.193')])
    s.sound(start=50, style='compact')


# 403 and its kin

@capture('acl-ip-not-allowed', '403 to an INVITE without credentials; the address is not in the ACL', example=True)
def acl(s):
    call = s.out(s.nat_pbx('chan_sip', outside=23817))
    call.invite()
    call.wait(0.03).respond(100)
    call.wait(0.05).respond(403, extra=code('32201 Authentication failure - source IP Address not in ACL'))
    call.wait(0.004).ack_failure()
    s.expect(call, 'acl-ip-not-allowed', [('Via', 'received=' + PBX)])


@capture('acl-no-code', 'the same without the provider\'s code, written tersely over TCP', link='ppp')
def acl_bare(s):
    call = s.out(s.pbx('compact'), transport='tcp', host=TRUNK_EU, provider=s.twilio('54.171.127.194'))
    call.invite()
    call.wait(0.06).respond(403)
    call.wait(0.004).ack_failure()
    s.expect(call, 'acl-ip-not-allowed', [('Via', 'received=' + PBX)])
    s.sound(start=9, style='compact', out=False)
    s.forbid('digest-credentials-wrong')


@capture('digest-credentials-wrong', '407, the INVITE with a digest, 403', example=True)
def credentials(s):
    call = s.out(s.pbx('pjsip'))
    call.invite()
    call.challenge(*USER, answer='Tr4de-wind')
    call.wait(0.05).respond(403, extra=code('32202 Authentication failure - bad user credentials'))
    call.wait(0.004).ack_failure()
    s.expect(call, 'digest-credentials-wrong', [('Proxy-Authorization', 'kestrel-pbx')])
    s.sound(start=7)
    s.forbid('acl-ip-not-allowed')


@capture('credentials-refused-folded', 'the same without a code, headers folded', link='sll2', order='>')
def credentials_folded(s):
    call = s.out(s.pbx('folded'))
    call.invite()
    call.challenge('desk-south', 'Tr4de-wind!', answer='guess')
    call.wait(0.05).respond(403)
    call.wait(0.004).ack_failure()
    s.expect(call, 'digest-credentials-wrong', [('Proxy-Authorization', 'desk-south')])
    s.forbid('acl-ip-not-allowed')


@capture('credentials-407-again', 'the digest is refused by another 407 without stale=true', link='ethernet')
def credentials_loop(s):
    call = s.out(s.pbx('freeswitch'))
    call.invite()
    call.challenge(*USER, answer='nope')
    call.challenge(*USER, again=False)
    s.expect(call, ['digest-credentials-wrong', 'auth-loop'], [('Proxy-Authorization', 'kestrel-pbx')])


@capture('nonce-stale', 'the nonce has aged: 407 with stale=true, then the call works', link='sll')
def stale(s):
    call = s.out(s.pbx('cube'))
    call.invite()
    call.challenge(*USER)
    call.challenge(*USER, stale=True)
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    call.talk(1.5).hangup()
    s.expect(call, state='completed')
    s.forbid('digest-credentials-wrong', 'auth-loop', 'acl-ip-not-allowed')
    s.forbid('nonce-stale-loop', 'auth-realm-mismatch', 'auth-same-cseq', 'auth-wrong-header', 'credentials-missing', 'digest-algorithm-unsupported')


@capture('account-inactive', '603 at once on an INVITE: the account is not active', example=True)
def inactive(s):
    call = s.out(s.pbx('cube'))
    call.invite()
    call.challenge(*USER)
    call.wait(0.05).respond(603, extra=code('10001 Account is not active'))
    call.wait(0.004).ack_failure()
    s.expect(call, 'account-inactive', [('status-line', '603')])


@capture('account-inactive-no-code', 'two calls, both 603 at once', link='null')
def inactive_bare(s):
    for start, dialled in ((0, THEIRS), (6, '+442079460018')):
        call = s.out(s.pbx('odd'), start=start, dialled=dialled)
        call.invite()
        call.wait(0.09).respond(603)
        call.wait(0.004).ack_failure()
        s.expect(call, 'account-inactive', [('status-line', '603')])


@capture('declined-after-ringing', '603 after ringing: the called party declined', link='loop')
def declined(s):
    call = s.out(s.pbx('freeswitch'))
    call.invite()
    call.challenge(*USER)
    call.ring()
    call.wait(4.1).respond(603)
    call.wait(0.004).ack_failure()
    s.expect(call, state='declined')
    s.sound(start=30, style='freeswitch')
    s.forbid('account-inactive')
    s.forbid('outcome-busy', 'call-rejected')


@capture('dialed-number-not-e164', '400: the dialled number carries 011 in place of +', example=True)
def not_e164(s):
    call = s.out(s.pbx('freeswitch'), dialled='011442079460018')
    call.invite()
    call.challenge(*USER)
    call.wait(0.05).respond(400, reason='Invalid Phone Number', extra=code('32101 SIP: Invalid phone number'))
    call.wait(0.004).ack_failure()
    s.expect(call, 'dialed-number-not-e164', [('request-line', '011442079460018')])
    s.sound(start=8, style='freeswitch')


@capture('dialled-national', '400 on a national number, bare line feeds', link='sll2')
def national(s):
    call = s.out(s.pbx('bare'), dialled='02065550147')
    call.invite()
    call.wait(0.05).respond(400)
    call.wait(0.004).ack_failure()
    s.expect(call, 'dialed-number-not-e164', [('request-line', '02065550147')])


@capture('number-not-assigned', '404: the number is E.164 but nobody has it', link='sll')
def unassigned(s):
    call = s.out(s.pbx('pjsip'))
    call.invite()
    call.challenge(*USER)
    call.ring(183, after=1.1)
    call.wait(0.9).respond(404, extra=(('Reason', 'Q.850;cause=1;text="Unallocated (unassigned) number"'),))
    call.wait(0.004).ack_failure()
    s.expect(call, 'provider-status-meaning', [('status-line', '404')])
    s.forbid('dialed-number-not-e164', 'acl-ip-not-allowed', 'destination-blocked')


@capture('callerid-not-verified', '403 Invalid Caller ID: From is an extension', example=True)
def caller(s):
    call = s.out(s.pbx('chan_sip'), number='2041')
    call.invite()
    call.challenge(*USER)
    call.wait(0.05).respond(403, reason='Invalid Caller ID', extra=code('32204 Invalid Caller ID'))
    call.wait(0.004).ack_failure()
    s.expect(call, ['callerid-not-verified', 'callerid-not-e164'], [('From', '2041')])
    s.sound(start=6, style='chan_sip')
    s.forbid('digest-credentials-wrong')


@capture('callerid-foreign', 'a trial account calls from a number that is not verified', link='raw', form='pcapng')
def caller_unverified(s):
    call = s.out(s.pbx('pjsip'), number='+13035550190')
    call.invite()
    call.challenge(*USER)
    call.wait(0.05).respond(400, reason='The source phone number provided, +13035550190, is not yet verified for your account',
                            extra=code('32100 SIP: Trial accounts may only use verified caller IDs'))
    call.wait(0.004).ack_failure()
    s.expect(call, 'callerid-not-verified', [('From', '+13035550190')])
    s.sound(start=6)


@capture('callerid-rpid', 'From is a number, Remote-Party-ID an extension', link='ethernet')
def caller_rpid(s):
    call = s.out(s.pbx('cube'))
    call.invite(extra=(('Remote-Party-ID', f'"Front desk" <sip:311@{PBX}>;party=calling;screen=no;privacy=off'),))
    call.wait(0.05).respond(403, reason='Invalid Caller ID', extra=code('32204 Invalid Caller ID'))
    call.wait(0.004).ack_failure()
    s.expect(call, ['callerid-not-verified', 'rpid-not-valid-callerid'], [('Remote-Party-ID', '311')])


@capture('callerid-rpid-accepted', 'an odd Remote-Party-ID, and the call works all the same', link='sll')
def caller_rpid_fine(s):
    call = s.out(s.pbx('cube'))
    call.invite(extra=(('Remote-Party-ID', f'"Front desk" <sip:311@{PBX}>;party=calling;screen=no;privacy=off'),))
    call.challenge(*USER)
    call.ring()
    call.answer()
    call.wait(0.01).ack()
    call.talk(1).hangup()
    s.expect(call, state='completed')
    s.forbid('callerid-not-verified', 'callerid-not-e164')


@capture('destination-blocked', '403: the number is blocked', example=True)
def blocked(s):
    call = s.out(s.pbx('yealink'), dialled='+12065550199')
    call.invite()
    call.challenge(*USER)
    call.wait(0.05).respond(403, reason='Phone number is blocked for verification', extra=code('32203 Call blocked by Twilio'))
    call.wait(0.004).ack_failure()
    s.expect(call, 'destination-blocked', [('request-line', '+12065550199')])
    s.sound(start=6, style='yealink')
    s.forbid('digest-credentials-wrong', 'acl-ip-not-allowed', 'geo-permission-missing')


@capture('destination-blacklisted', 'the older words: is blacklisted', link='null', form='pcap-ns')
def blacklisted(s):
    call = s.out(s.pbx('bare'), dialled='+12065550198')
    call.invite()
    call.wait(0.05).respond(403, reason='To number: +12065550198, is blacklisted')
    call.wait(0.004).ack_failure()
    s.expect(call, 'destination-blocked', [('request-line', '+12065550198')])


@capture('geo-permission-missing', '403 No International Authorization for a call to another country', example=True)
def geo(s):
    call = s.out(s.pbx('pjsip'), dialled='+37255501234')
    call.invite()
    call.challenge(*USER)
    call.wait(0.05).respond(403, reason='No International Authorization', extra=code('32205 Geo Permission configuration is not permitting call'))
    call.wait(0.004).ack_failure()
    s.expect(call, 'geo-permission-missing', [('request-line', '+372')])
    s.sound(start=6)


@capture('geo-permission-phrase', 'the same by its phrase alone', link='loop')
def geo_phrase(s):
    call = s.out(s.pbx('compact'), dialled='+61491570156')
    call.invite()
    call.wait(0.05).respond(403, reason='No International Permission')
    call.wait(0.004).ack_failure()
    s.expect(call, 'geo-permission-missing', [('request-line', '+61')])
    s.forbid('acl-ip-not-allowed')


# Limits

@capture('cps-limit-exceeded', 'five calls within half a second; the last are refused', example=True)
def cps(s):
    for at in range(5):
        call = s.out(s.pbx('freeswitch'), dialled=f'+1206555013{at}', start=at * 0.11)
        call.invite()
        if at < 1:
            call.ring()
            call.wait(2).respond(486)
            call.wait(0.004).ack_failure()
            s.expect(call, state='busy')
            continue
        call.wait(0.05).respond(503, reason='Trunk CPS limit exceeded', extra=code('32001 SIP: Trunk CPS limit exceeded'))
        call.wait(0.004).ack_failure()
        s.expect(call, 'cps-limit-exceeded', [('status-line', 'CPS')])


@capture('cps-pool', 'the parent account\'s pool is exhausted; other sender, only the code tells', link='sll2')
def cps_pool(s):
    for at in range(3):
        call = s.out(s.pbx('yealink'), dialled=f'+1206555014{at}', start=at * 0.2)
        call.invite()
        call.wait(0.05).respond(503, extra=code('32012 Parent account pooled CPS limit exceeded') if at else ())
        call.wait(0.004).ack_failure()
        if at:
            s.expect(call, 'cps-limit-exceeded', [('status-line', '503')])


@capture('503-failover', '503 with Retry-After for one call at leisure, tried at another edge with success', link='ethernet')
def unavailable(s):
    first = s.out(s.pbx('pjsip'), s.twilio('54.172.60.0'))
    first.invite()
    first.wait(0.05).respond(503, extra=(('Retry-After', '5'),))
    first.wait(0.004).ack_failure()
    call = s.out(first.caller, s.twilio('54.172.60.1'), start=0.2)
    call.connect(USER, talk=1)
    call.hangup()
    s.expect(call, state='completed')
    s.forbid('cps-limit-exceeded', 'concurrent-call-limit-exceeded')


@capture('challenges-are-no-rate', 'one call: three INVITEs in a second, two of them challenged', link='sll')
def not_cps(s):
    call = s.out(s.pbx('chan_sip'))
    call.invite(resend=(0.5,))
    call.wait(0.5).challenge(*USER)
    call.challenge(*USER, stale=True)
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    call.talk(1).hangup()
    s.expect(call, state='completed')
    s.forbid('cps-limit-exceeded')


@capture('concurrent-call-limit-exceeded', 'four calls are up, the fifth is refused', example=True)
def concurrent(s):
    calls = []
    for at in range(4):
        call = s.out(s.pbx('pjsip'), dialled=f'+1206555015{at}', start=at * 3.0)
        call.connect(USER, talk=0.8)
        calls.append(call)
    fifth = s.out(s.pbx('pjsip'), dialled='+12065550159', start=14)
    fifth.invite()
    fifth.wait(0.05).respond(503, reason='Trunk concurrent call limit exceeded')
    fifth.wait(0.004).ack_failure()
    s.expect(fifth, 'concurrent-call-limit-exceeded', [('status-line', 'concurrent')])
    for call in calls:
        call.t = fifth.t + 2 * 10**9
        call.hangup()
        s.expect(call, state='completed')


# Outcomes that are no faults

@capture('busy', '486: the called party is busy', link='vlan')
def busy(s):
    call = s.out(s.pbx('chan_sip'))
    call.invite()
    call.challenge(*USER)
    call.ring()
    call.wait(1.2).respond(486)
    call.wait(0.004).ack_failure()
    s.expect(call, state='busy')
    s.forbid('ack-ruri-not-remote-target', 'ack-route-missing', 'ack-wrong-next-hop')
    s.forbid('call-rejected', 'final-not-acknowledged', 'term-ruri-not-termination-uri')


@capture('cancelled', 'the caller gives up while it rings: CANCEL, 487', link='qinq')
def cancelled(s):
    call = s.out(s.pbx('freeswitch'))
    call.invite()
    call.ring()
    cancel = call.wait(5.3).cancel()
    call.wait(0.03).respond(200, to=cancel, contact=False)
    call.wait(0.02).respond(487)
    call.wait(0.004).ack_failure()
    s.expect(call, state='cancelled')
    s.forbid('outcome-declined', 'request-unanswered', 'final-not-acknowledged')


def given_up(s, style, after):
    """100 Trying, nothing after it, and a CANCEL."""
    call = s.out(s.pbx(style), s.carrier(), host='sip.carrier.example')
    call.invite()
    call.wait(0.04).respond(100)
    cancel = call.wait(after).cancel()
    call.wait(0.03).respond(200, to=cancel, contact=False)
    call.wait(0.02).respond(487)
    call.wait(0.004).ack_failure()
    return call


@capture('no-progress', '100 and then nothing: the caller gives up after 25 s', link='sll2')
def no_progress(s):
    s.expect(given_up(s, 'pjsip', 25), 'no-progress', [('status-line', '100')])
    s.sound(start=60, out=False)


@capture('no-progress-given-up-early', '100 and a CANCEL after three seconds: nobody can tell whether it would have rung', link='null')
def progress_early(s):
    s.expect(given_up(s, 'generic', 3), state='cancelled')
    s.forbid('no-progress', 'pbx-not-responding')


@capture('no-answer', '480 after half a minute of ringing', link='ppp')
def no_answer(s):
    call = s.out(s.pbx('yealink'))
    call.invite()
    call.ring()
    call.wait(30).respond(480, extra=(('Reason', 'Q.850;cause=19;text="No answer from user"'),))
    call.wait(0.004).ack_failure()
    s.expect(call, state='unanswered')
    s.forbid('acl-ip-not-allowed', 'pbx-not-responding')


@capture('redirected', '302: the call goes on to the Contact given', link='sll2')
def redirected(s):
    call = s.out(s.pbx('pjsip'), s.carrier(), host='sip.carrier.example')
    call.invite()
    call.wait(0.05).respond(302, contact='<sip:+12065550147@198.51.100.99:5060>')
    call.wait(0.004).ack_failure()
    call.next_hop = ('198.51.100.99', 5060)
    moved = s.out(call.caller, s.carrier('198.51.100.99'), start=0.2, call_id=call.id, host='198.51.100.99:5060')
    moved.tags[moved.caller], moved.cseq[moved.caller] = call.tags[call.caller], call.cseq[call.caller]
    moved.connect(talk=1)
    moved.hangup()
    s.expect(call, state='completed')


@capture('unknown-carrier', 'a sound call over IPv6 by a provider of whom nothing is known', link='sll')
def ipv6_sound(s):
    s.world.own.add('2001:db8:5a::14')
    pbx = s.pbx('cube', ip='2001:db8:5a::14')
    call = s.out(pbx, s.carrier('2001:db8:77:1::5060'), host='trunk.carrier.example')
    call.connect(('t-4711', 'plum'), talk=2)
    call.hangup(call.callee)
    s.expect(call, state='completed')


@capture('unknown-carrier-silent', 'the same provider does not answer', link='raw')
def ipv6_silent(s):
    s.world.own.add('2001:db8:5a::14')
    call = s.out(s.pbx('pjsip', ip='2001:db8:5a::14'), s.carrier('2001:db8:77:1::5060'), host='trunk.carrier.example')
    call.invite(resend=T_INVITE)
    s.expect(call, 'term-firewall-blocks-outbound-sip', [('request-line', 'trunk.carrier.example')])


@capture('options-unanswered', 'OPTIONS and INVITE, neither answered', link='ethernet')
def options_silent(s):
    ping = s.out(s.pbx('pjsip'))
    ping.request(ping.caller, 'OPTIONS', f'sip:{TRUNK}', to_tag=False, resend=T_OTHER)
    call = s.out(s.pbx('pjsip'), start=40)
    call.invite(resend=T_INVITE)
    s.expect(call, 'term-firewall-blocks-outbound-sip', [('request-line', TRUNK)])
