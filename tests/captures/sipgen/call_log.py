"""Calls that tell what a call log holds: names of the provider, who handed them on, how they were signed, why they ended."""
from .field_oddities import passport
from .scene import OURS, THEIRS, capture

SIDS = (('X-Twilio-CallSid', 'CA' + '4b' * 16), ('X-Twilio-AccountSid', 'AC' + '5c' * 16), ('X-Twilio-ApiVersion', '2010-04-01'),
        ('X-Twilio-TrunkSid', 'TK' + '6d' * 16), ('X-Twilio-ParentCallSid', 'CA' + '7e' * 16))


@capture('call-log-origination', 'a call of the provider with all its names, signed, handed on, named, ended with a Reason')
def origination(s):
    call = s.into(s.pbx('pjsip'))
    call.from_value = f'"Harbour Office" <sip:{THEIRS}@54.172.60.2>'
    call.connect(talk=1.2, extra=SIDS + passport(call) + (
        ('X-Twilio-VerStat', 'TN-Validation-Passed-A'), ('Diversion', '<sip:+13035550190@twilio.com>;reason=no-answer')))
    call.hangup(extra=(('Reason', 'Q.850;cause=16;text="Normal call clearing"'), ('X-Twilio-RecordingSid', 'RE' + '8f' * 16)))
    s.expect(call, state='completed')
    # A refused one, and one that the caller gave up.
    refused = s.into(s.pbx('pjsip'), start=20)
    refused.invite(extra=(('X-Twilio-CallSid', 'CA' + '1a' * 16),))
    refused.ring()
    refused.wait(0.4).respond(486)
    refused.wait(0.01).ack_failure()
    s.expect(refused, state='busy')


@capture('call-log-history', 'what another carrier tells: History-Info, verstat in the asserted number, the name there too')
def history(s):
    call = s.into(s.pbx('pjsip'), s.carrier())
    entries = (f'<sip:+13035550177@198.51.100.68>;index=1, <sip:+13035550178@198.51.100.68;cause=302>;index=1.1',
               f'"A, B" <sip:{OURS}@203.0.113.40;cause=302>;index=1.2')
    call.connect(talk=1.2, extra=(
        ('History-Info', entries[0]), ('History-Info', entries[1]),
        ('P-Asserted-Identity', f'"Night Desk" <sip:{THEIRS}@198.51.100.68;verstat=TN-Validation-Passed-B>')))
    call.hangup(call.callee)
    s.expect(call, state='completed')
    # Nobody handed this one on: both entries are the number that was called.
    plain = s.into(s.pbx('pjsip'), s.carrier(), start=20)
    plain.connect(talk=1.2, extra=(
        ('History-Info', f'<sip:{OURS}@198.51.100.68>;index=1, <sip:{OURS}@203.0.113.40>;index=1.1'),
        ('P-Asserted-Identity', f'<sip:{THEIRS}@198.51.100.68;verstat=No-TN-Validation>')))
    plain.hangup(plain.callee)
    s.expect(plain, state='completed')
