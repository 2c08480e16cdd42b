"""Causes that take each other's place: which of them is told when several hold."""
from .scene import USER, capture


@capture('callerid-national-bare', 'From is a national number without +: a 403 that says nothing more', link='raw')
def national_bare(s):
    call = s.out(s.pbx('freeswitch'), number='3035550112')
    call.invite()
    call.challenge(*USER)
    call.wait(0.05).respond(403)
    call.wait(0.004).ack_failure()
    s.expect(call, ['callerid-not-e164'], [('From', '3035550112')])
    s.forbid('digest-credentials-wrong', 'acl-ip-not-allowed')
