"""sound.py: sound traffic of all kinds, for the variations only: nothing of it may be called a fault. Each kind stands here
four times: to and from the provider of a profile, and to and from one of whom nothing is known, in other styles."""
from sipgen import sip
from sipgen.access import register, subscriber
from sipgen.field_media import both, changed, crypto, keys, voice
from sipgen.media import exchange
from sipgen.scene import USER, capture, signs

STYLES = ('pjsip', 'freeswitch', 'cube', 'yealink', 'compact', 'odd', 'chan_sip', 'folded', 'bare', 'generic')
KINDS = []
PROGRESS = {180: 'Ringing', 181: 'Call Is Being Forwarded', 182: 'Queued', 183: 'Session Progress'}


def kind(make):
    """Registers a function that makes a whole call, or a dialog, of `call`."""
    KINDS.append(make)
    return make


def up(call, offer=None, answer=None, ringing=180, **more):
    """Answered, with the ACK; `offer` and `answer` change the SDP as text."""
    call.invite(changed(call, call.caller, offer), **more)
    call.ring(ringing)
    call.answer(answer=changed(call, call.callee, answer))
    call.wait(0.012).ack()
    return call


def done(call, sent, code=200, **more):
    return call.wait(0.03).respond(code, to=sent, **more)


def refused(call, code, reason=None, rings=False):
    call.invite()
    call.ring() if rings else call.wait(0.04).respond(100)
    call.wait(4 if rings else 0.4).respond(code, reason=reason)
    call.wait(0.01).ack_failure()


# Calls that are not answered, which is an outcome

@kind
def busy_after_ringing(call):
    refused(call, 486, rings=True)


@kind
def declined_after_ringing(call):
    refused(call, 603, rings=True)


@kind
def do_not_disturb(call):
    refused(call, 480, 'Do Not Disturb')


@kind
def no_answer_480(call):
    call.invite()
    call.ring()
    call.wait(30).respond(480)
    call.wait(0.01).ack_failure()


def given_up(call, seconds):
    call.wait(seconds)
    done(call, call.cancel())
    call.wait(0.01).respond(487)
    call.wait(0.01).ack_failure()


@kind
def cancelled_at_once(call):
    call.invite()
    call.wait(0.04).respond(100)
    given_up(call, 0.3)


@kind
def no_answer_cancelled(call):
    call.invite()
    call.ring()
    given_up(call, 42)


@kind
def hung_up_in_early_media(call):
    call.invite()
    call.ring(183, body=call.description(call.callee))
    voice(call, call.callee, 6)
    given_up(call, 6)


# Ways to an answer

@kind
def many_18x(call):
    call.invite()
    call.ring()
    for code in (183, 180, 181, 182, 180):
        call.wait(0.7).respond(code, reason=PROGRESS[code])
    call.answer()
    call.wait(0.012).ack()
    both(call, 5).hangup()


@kind
def forked_18x(call):
    call.invite()
    call.ring(tag='fork-a')
    call.wait(0.3).respond(180, tag='fork-b')
    call.answer()
    call.wait(0.012).ack()
    both(call, 5).hangup(call.callee)


@kind
def early_media_then_answer(call):
    call.invite()
    call.ring(183, body=call.description(call.callee))
    voice(call, call.callee, 3)
    call.wait(3)
    call.answer(after=0.1)
    call.wait(0.012).ack()
    both(call, 5).hangup()


@kind
def ringing_without_sdp_183(call):
    up(call, ringing=183)
    both(call, 5).hangup()


@kind
def slow_ack(call):
    call.invite()
    call.ring()
    call.answer(resend=(0.5, 1.5))
    call.wait(1.2).ack()
    call.wait(0.4).ack()
    both(call, 5).hangup()


@kind
def invite_twice(call):
    call.invite(resend=(0.5,))
    call.wait(0.55).respond(100)
    call.ring(trying=None)
    call.answer()
    call.wait(0.012).ack()
    both(call, 5).hangup()


@kind
def challenged(call):
    call.invite()
    call.challenge(*USER)
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    both(call, 5).hangup(call.callee)


@kind
def stale_nonce(call):
    call.invite()
    call.challenge(*USER)
    call.challenge(*USER, stale=True)
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    both(call, 5).hangup()


@kind
def retry_after_488(call):
    call.invite(changed(call, call.caller, crypto(1)))
    call.wait(0.05).respond(488)
    call.wait(0.01).ack_failure()
    call.wait(0.05)
    up(call)
    both(call, 5).hangup()


@kind
def retry_after_420(call):
    call.invite(extra=(('Require', '100rel'),))
    call.wait(0.05).respond(420, reason='Bad Extension', extra=(('Unsupported', '100rel'),))
    call.wait(0.01).ack_failure()
    call.wait(0.05)
    up(call)
    both(call, 5).hangup()


@kind
def reliable_ringing(call):
    call.invite(extra=(('Supported', '100rel'),))
    call.ring(extra=(('Require', '100rel'), ('RSeq', '711')))
    number = call.first.message.get('CSeq').split()[0]
    done(call, call.wait(0.02).request(call.caller, 'PRACK', extra=(('RAck', f'711 {number} INVITE'),)))
    call.answer()
    call.wait(0.012).ack()
    both(call, 5).hangup()


@kind
def late_offer(call):
    call.invite(offer=b'')
    call.ring()
    call.answer()
    call.wait(0.012).ack(body=call.description(call.caller))
    both(call, 5).hangup()


@kind
def diverted(call):
    up(call, extra=(('Diversion', '<sip:+13035550188@example.net>;reason=no-answer;counter=1'),
                    ('History-Info', '<sip:+13035550188@example.net>;index=1')))
    both(call, 5).hangup()


@kind
def pushed(call):
    """A phone that has to be woken: it rings after nine seconds."""
    call.invite()
    call.wait(0.05).respond(100)
    call.wait(0.2).respond(182, reason=PROGRESS[182])
    call.ring(trying=None, after=9)
    call.answer()
    call.wait(0.012).ack()
    both(call, 5).hangup()


# Within the call

@kind
def short(call):
    up(call)
    both(call, 1).hangup()


@kind
def held_inactive(call):
    up(call)
    both(call, 3)
    exchange(call, call.callee, direction='inactive', mirrored='inactive')
    call.wait(7)
    exchange(call, call.callee, direction='sendrecv', mirrored='sendrecv')
    both(call, 3).hangup()


@kind
def hung_up_on_hold(call):
    up(call)
    both(call, 3)
    exchange(call, call.caller, direction='sendonly', mirrored='recvonly')
    call.wait(4).hangup(call.caller)


@kind
def music_from_elsewhere(call):
    up(call)
    both(call, 3)
    exchange(call, call.caller, direction='sendonly', mirrored='recvonly')
    voice(call, call.caller, 6, ssrc=4711)
    call.wait(6)
    exchange(call, call.caller, direction='sendrecv', mirrored='sendrecv')
    both(call, 3).hangup()


@kind
def codec_changes(call):
    up(call)
    both(call, 3)
    exchange(call, call.callee, codecs=('PCMA', 'event'))
    both(call, 3, kind=8).hangup()


@kind
def media_moves(call):
    up(call)
    both(call, 3)
    call.caller.rtp_port += 20
    exchange(call, call.caller)
    both(call, 4).hangup()


@kind
def refreshed_by_update(call):
    timer = (('Supported', 'timer'), ('Session-Expires', '600;refresher=uac'))
    call.invite(extra=timer)
    call.ring()
    call.answer(extra=(('Require', 'timer'), ('Session-Expires', '600;refresher=uac')))
    call.wait(0.012).ack()
    for _ in range(2):
        call.talk(300)
        done(call, call.request(call.caller, 'UPDATE', extra=timer), extra=(('Session-Expires', '600;refresher=uac'),))
    both(call, 20).hangup()


@kind
def refreshed_by_reinvite(call):
    timer = (('Supported', 'timer'), ('Session-Expires', '600;refresher=uac'))
    call.invite(extra=timer)
    call.ring()
    call.answer(extra=(('Require', 'timer'), ('Session-Expires', '600;refresher=uac')))
    call.wait(0.012).ack()
    call.talk(300)
    exchange(call, call.caller)
    both(call, 20).hangup()


@kind
def long(call):
    up(call)
    call.talk(1500).hangup()


def challenged_again(call, method, body=b''):
    sent = call.request(call.caller, method, body=body)
    nonce = call.chance.hex(32)
    call.wait(0.03).respond(407, to=sent, extra=(('Proxy-Authenticate', f'Digest realm="sip.example",qop="auth",nonce="{nonce}"'),))
    if method == 'INVITE':
        call.wait(0.005).ack_failure(invite=sent)
    proof = sip.digest(USER[0], USER[1], 'sip.example', nonce, method, call.target[call.caller], call.chance.hex(16))
    return call.wait(0.01).request(call.caller, method, body=body, extra=(('Proxy-Authorization', proof),))


@kind
def reinvite_challenged(call):
    up(call)
    both(call, 3)
    sent = challenged_again(call, 'INVITE', call.description(call.caller))
    done(call, sent, body=call.description(call.callee))
    call.wait(0.01).ack(cseq=call.cseq[call.caller])
    both(call, 3).hangup()


@kind
def bye_challenged(call):
    up(call)
    both(call, 3)
    done(call, challenged_again(call, 'BYE'))


@kind
def bye_repeated(call):
    up(call)
    both(call, 3)
    bye = call.request(call.caller, 'BYE', resend=(0.5,))
    call.wait(0.6).respond(200, to=bye)


@kind
def byes_cross(call):
    up(call)
    both(call, 4)
    one, two = call.request(call.caller, 'BYE'), call.request(call.callee, 'BYE')
    call.wait(0.02).respond(200, to=one)
    call.respond(200, to=two)


@kind
def keys_by_info(call):
    up(call)
    both(call, 2)
    done(call, call.request(call.caller, 'INFO', body=b'Signal=5\r\nDuration=160\r\n', extra=(('Content-Type', 'application/dtmf-relay'),)))
    both(call, 3).hangup()


@kind
def keys_by_events(call):
    up(call)
    keys(call, call.caller, 101)
    both(call, 4).hangup()


@kind
def options_within(call):
    up(call)
    both(call, 3)
    done(call, call.request(call.callee, 'OPTIONS'))
    both(call, 3).hangup()


@kind
def transferred_blind(call):
    up(call)
    both(call, 3)
    sent = call.request(call.callee, 'REFER', extra=(('Refer-To', '<sip:+12065550199@sip.example>'),))
    done(call, sent, 202)
    for words, state in (('SIP/2.0 100 Trying', 'active;expires=60'), ('SIP/2.0 200 OK', 'terminated;reason=noresource')):
        done(call, call.wait(0.5).request(call.caller, 'NOTIFY', body=words.encode() + b'\r\n', extra=(
            ('Event', 'refer'), ('Subscription-State', state), ('Content-Type', 'message/sipfrag;version=2.0'))))
    call.hangup(call.callee)


@kind
def t38_taken(call):
    up(call)
    both(call, 3)
    fax = dict(kind='image', profile='udptl', codecs=(), extra=('a=T38FaxVersion:0',))
    sent = call.request(call.callee, 'INVITE', body=call.description(call.callee, **fax).replace(b'udptl \r', b'udptl t38\r'))
    done(call, sent, body=call.description(call.caller, **fax).replace(b'udptl \r', b'udptl t38\r'), contact=call.contact(call.caller))
    call.wait(0.02).request(call.callee, 'ACK', cseq=call.cseq[call.callee])
    call.wait(9).hangup()


@kind
def fax_by_g711(call):
    up(call)
    both(call, 4)
    exchange(call, call.callee, codecs=('PCMU',), extra=('a=silenceSupp:off - - - -',))
    both(call, 8).hangup()


# Media of other kinds

@kind
def comfort_noise(call):
    up(call)
    for party in (call.caller, call.callee):
        call.rtp(party, 12)
    call.wait(12).hangup()


@kind
def announcement(call):
    up(call, offer=lambda text: text + 'a=recvonly\r\n', answer=lambda text: text + 'a=sendonly\r\n')
    voice(call, call.callee, 8)
    call.wait(8).hangup(call.callee)


@kind
def paging(call):
    up(call, offer=lambda text: text + 'a=sendonly\r\n', answer=lambda text: text + 'a=recvonly\r\n')
    voice(call, call.caller, 8)
    call.wait(8).hangup()


@kind
def srtp_by_keys(call):
    up(call, offer=crypto(1), answer=crypto(1))
    both(call, 5).hangup()


@kind
def srtp_as_choice(call):
    up(call, offer=lambda text: text + 'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz\r\n')
    both(call, 5).hangup()


@kind
def video_refused(call):
    up(call, offer=lambda text: text + 'm=video 20402 RTP/AVP 97\r\na=rtpmap:97 H264/90000\r\n',
       answer=lambda text: text + 'm=video 0 RTP/AVP 97\r\n')
    both(call, 5).hangup()


@kind
def application_stream(call):
    up(call, offer=lambda text: text + 'm=application 20600 UDP/BFCP *\r\na=floorctrl:c-s\r\n',
       answer=lambda text: text + 'm=application 0 UDP/BFCP *\r\n')
    both(call, 5).hangup()


@kind
def ptime_30(call):
    up(call, offer=lambda text: text + 'a=ptime:30\r\n', answer=lambda text: text + 'a=ptime:30\r\n')
    both(call, 6, every=0.03, size=240).hangup()


@kind
def late_voice(call):
    up(call)
    call.wait(1.2)
    both(call, 6).hangup()


@kind
def no_voice_captured(call):
    up(call)
    call.wait(20).hangup()


@kind
def several_bodies(call):
    call.invite(b'--b1\r\nContent-Type: application/sdp\r\n\r\n' + call.description(call.caller) + b'\r\n--b1\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b1--\r\n',
                edit=lambda m: m.set('Content-Type', 'multipart/mixed;boundary=b1'))
    call.ring()
    call.answer()
    call.wait(0.012).ack()
    both(call, 5).hangup()


@kind
def picked_up(call):
    up(call, extra=(('Replaces', 'd41d8cd9@203.0.113.7;to-tag=7743;from-tag=6472'), ('Require', 'replaces')), ringing=180)
    both(call, 5).hangup()


# Registrations and the like, for which the direction does not matter

def other(call, method, extra=(), answers=(200,), body=b''):
    sent = call.request(call.caller, method, f'sip:{call.host}', to_tag=False, extra=extra, body=body)
    for code in answers:
        call.wait(0.04).respond(code, to=sent)
    return sent


@kind
def options_answered(call):
    other(call, 'OPTIONS')


@kind
def options_refused(call):
    other(call, 'OPTIONS', answers=(405,))


@kind
def options_busy(call):
    other(call, 'OPTIONS', answers=(486,))


@kind
def short_message(call):
    other(call, 'MESSAGE', (('Content-Type', 'text/plain'),), (202,), b'lunch?')


@kind
def published(call):
    other(call, 'PUBLISH', (('Event', 'presence'), ('Expires', '600')))


@kind
def lamp_watched(call):
    call.first = other(call, 'SUBSCRIBE', (('Event', 'dialog'), ('Expires', '300')))
    done(call, call.wait(0.05).request(call.callee, 'NOTIFY', f'sip:{call.number}@{call.caller.contact}', extra=(
        ('Event', 'dialog'), ('Subscription-State', 'active;expires=300'), ('Content-Type', 'application/dialog-info+xml')), body=b'<x/>'))


@kind
def mailbox_watched(call):
    call.first = other(call, 'SUBSCRIBE', (('Event', 'message-summary'), ('Expires', '600')))
    done(call, call.wait(0.05).request(call.callee, 'NOTIFY', f'sip:{call.number}@{call.caller.contact}', extra=(
        ('Event', 'message-summary'), ('Subscription-State', 'active;expires=600'),
        ('Content-Type', 'application/simple-message-summary')), body=b'Messages-Waiting: no\r\n'))


def add(make, at):
    out, known, style = at % 2 == 0, at < 2, STYLES[(len(make.__name__) + 3 * at) % len(STYLES)]

    @capture(f'sound-{make.__name__.replace("_", "-")}-{at}', 'sound: ' + make.__name__.replace('_', ' '))
    def fill(s):
        party = s.pbx(style)
        provider = s.twilio() if known else s.carrier()
        call = s.out(party, provider, **({} if known else {'host': 'sip.carrier.example'})) if out else s.into(party, provider)
        if known and not out:
            begin = call.invite
            call.invite = lambda offer=None, extra=(), **more: begin(offer, extra=signs(call) + tuple(extra), **more)
        make(call)
        s.expect(call)


def add_registrations():
    """Accepted, renewed, and taken back."""
    @capture('sound-registered', 'sound: registered, renewed in time, and taken back')
    def fill(s):
        call = subscriber(s, 't-5120', 'yealink')
        for expires, seconds in (('600', 500), ('600', 500), ('0', 1)):
            done(call, register(call, expires=expires), contact=call.contact(call.caller), extra=(('Expires', expires),))
            call.wait(seconds)
        s.expect(call)


for one in KINDS:
    for turn in range(4):
        add(one, turn)
add_registrations()
