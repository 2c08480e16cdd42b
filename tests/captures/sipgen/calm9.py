"""Sound calls and dialogs that draw no warning, each beside the capture that does: a phone that is woken, events that a phone asks
for by itself."""
from .field_media import both
from .protocol import carrier_call
from .read_by_hand import REALM, subscribe
from .scene import capture


# The time until it rings

def woken(s, code, reason):
    """A phone that has to be woken: 18x at once tells the caller so, and it rings after ten seconds."""
    call = carrier_call(s, 'pjsip', talk=0)
    call.invite()
    call.wait(0.04).respond(100)
    call.wait(0.2).respond(code, reason=reason)
    call.ring(trying=None, after=10)
    call.answer()
    call.wait(0.012).ack()
    both(call, 4).hangup()
    s.expect(call, state='completed')
    s.forbid('pdd-high')


@capture('queued-then-rings', 'the call is queued at once, and rings after ten seconds', link='raw')
def queued(s):
    woken(s, 182, 'Queued')


@capture('forwarded-then-rings', 'the call is forwarded at once, and rings after ten seconds', link='sll')
def forwarded(s):
    woken(s, 181, 'Call Is Being Forwarded')


@capture('rings-late', '100, and it rings after ten seconds', link='sll2')
def rings_late(s):
    call = carrier_call(s, 'yealink', talk=0)
    call.connect(ring=10)
    both(call, 4).hangup()
    s.expect(call, also=['pdd-high'], points=[('status-line', '180 Ringing')], said={'pdd-high': 'warning likely'})


# Subscriptions

@capture('subscribe-489-features', 'a phone asks whether it may share its keys with the server, which knows no such event', link='null')
def features(s):
    call = s.out(s.pbx('cube'), s.carrier(), number='4711', dialled='4712', host=REALM)
    sent = subscribe(call, 'as-feature-event', to_tag=False)
    call.wait(0.02).respond(489, reason='Bad Event', to=sent)
    s.expect(call, also=['subscription-refused'], said={'subscription-refused': 'info proven'})


@capture('subscribe-489-shared-line', 'the server does not know the event of shared lines', link='ethernet')
def shared_line(s):
    call = s.out(s.pbx('cube'), s.carrier(), number='4711', dialled='4712', host=REALM)
    sent = subscribe(call, 'call-info', to_tag=False)
    call.wait(0.02).respond(489, reason='Bad Event', to=sent)
    s.expect(call, also=['subscription-refused'], said={'subscription-refused': 'warning proven'})
