"""The same sound call in every wrapping a capture may have; and captures with damage."""
from .call import Party
from .scene import PBX, USER, capture


def wrapped(name, about, style='pjsip', transport='udp', six=False, **options):
    @capture(name, about, **options)
    def fill(s):
        if six:
            s.world.own.add('2001:db8:5a::14')
        pbx = s.pbx(style, ip='2001:db8:5a::14') if six else s.pbx(style)
        provider = s.carrier('2001:db8:77:1::5060') if six else s.twilio()
        call = s.out(pbx, provider, transport=transport, **({'host': 'trunk.carrier.example'} if six else {}))
        call.connect(None if six else USER, talk=1.2)
        call.hangup(call.callee)
        s.expect(call, state='completed')


for link in ('ethernet', 'vlan', 'qinq', 'sll', 'sll2', 'null', 'loop', 'raw', 'ppp'):
    wrapped('link-' + link, 'a sound call, link layer ' + link, link=link)
wrapped('form-big-endian', 'pcap, big-endian', order='>', style='chan_sip')
wrapped('form-nanoseconds', 'pcap with nanoseconds, big-endian', order='>', form='pcap-ns', style='freeswitch')
wrapped('form-pcapng', 'pcapng, one interface', form='pcapng', style='cube')
wrapped('form-pcapng-big-endian', 'pcapng, big-endian', form='pcapng', order='>')
wrapped('form-pcapng-two-links', 'pcapng, what comes in by Ethernet, what goes out by raw IP', form='pcapng', link=('ethernet', 'raw'))
wrapped('form-snoop', 'a capture of Solaris\' snoop', form='snoop', style='chan_sip')
wrapped('form-compressed.pcap.gz', 'a compressed capture', style='odd')
wrapped('ip-fragments', 'IPv4 fragments of 600 bytes', style='folded', mtu=600)
wrapped('ip6-fragments', 'IPv6 fragments', style='cube', six=True, mtu=640)
wrapped('ip6', 'IPv6 on Linux cooked v2', style='compact', six=True, link='sll2')
wrapped('tunnel-ipip', 'IP in IP', tunnel='ipip', style='yealink')
wrapped('tunnel-gre', 'GRE', tunnel='gre', style='bare')
wrapped('tcp-small-segments', 'TCP, a message in many segments', transport='tcp', mss=120, style='freeswitch')
wrapped('tcp-reordered', 'TCP, the first two segments of each message change places, and one comes again', transport='tcp', mss=260,
        reorder=True, repeat=True, style='cube')
wrapped('tcp-ip6', 'TCP over IPv6, terse', transport='tcp', six=True, style='compact', mss=400, link='raw')


@capture('cut-off', 'the file ends within a packet', cut=31)
def cut(s):
    call = s.out(s.pbx('pjsip'))
    call.connect(USER, talk=1)
    call.hangup()
    s.world.sip -= 1
    s.expect(call)


@capture('short-snap', 'packets cut at 400 bytes: what is missing is not judged', snap=400, link='sll')
def snap(s):
    call = s.out(s.pbx('chan_sip'))
    call.connect(USER, talk=1)
    call.hangup()
    s.expect(call)
    s.forbid('sip-syntax', 'sdp-syntax', 'large-udp-request')
    s.partial = True


def clock(name, about, *steps, **options):
    """A sound call of 40 s, another before and one after it; the clock is set meanwhile."""
    @capture(name, about, steps=steps, **options)
    def fill(s):
        s.sound(start=0)
        call = s.out(s.pbx('pjsip'), start=8)
        call.connect(USER)
        call.talk(40)
        call.hangup(call.callee)
        s.expect(call, state='completed')
        s.sound(start=60, out=False)
        s.forbid('rtp-loss', 'one-way-audio', 'firewall-blocks-inbound-rtp', 'firewall-blocks-outbound-rtp', 'ack-missing',
                 'ack-lost', 'bye-unanswered', 'request-unanswered', 'dropped-after-ack-timeout')


clock('clock-set-back', 'the clock is set back by an hour while they talk', (20, -3600))
clock('clock-set-back-1s', 'the clock is set back by a second before the answer, and ahead again while they talk', (9.5, -1), (20, 1),
      form='pcapng')
clock('clock-set-back-twice', 'back by 10 s within the ringing and by a day between two calls', (9.7, -10), (55, -86400), link='sll')
clock('clock-set-ahead', 'the clock is set ahead by an hour while they talk', (20, 3600), link='raw')
clock('clock-far-ahead', 'for a few packets the clock is a year ahead', (20, 31536000), (20.3, -31536000))


@capture('two-legs', 'the PBX carries a phone\'s call on to the trunk: two legs, two Call-IDs', link='sll2')
def legs(s):
    phone = Party('10.31.7.21', 'yealink')
    inner = s.out(phone, s.pbx('pjsip', ip='10.31.7.5'), number='21', dialled='012065550147', host='10.31.7.5')
    inner.invite()
    inner.challenge('21', 'pear', realm='asterisk', code=401)
    inner.wait(0.003).respond(100)
    outer = s.out(s.nat_pbx('pjsip'), start=0.09)
    outer.connect(USER, talk=2)
    inner.t = outer.t - 2 * 10**9 - 20000000
    inner.respond(180)
    inner.answer(0.005)
    inner.wait(0.01).ack()
    inner.talk(2)
    inner.hangup()
    outer.wait(0.03).hangup()
    s.expect(inner, state='completed')
    s.expect(outer, state='completed')


@capture('keep-alives', 'OPTIONS answered 200, CRLF and STUN between, a sound call', link='ethernet')
def keep_alive(s):
    ping = s.out(s.pbx('pjsip'))
    sent = ping.request(ping.caller, 'OPTIONS', 'sip:harbourline.pstn.twilio.com', to_tag=False)
    ping.wait(0.04).respond(200, to=sent)
    s.world.udp(ping.t + 10**9, (PBX, 5060), ('54.172.60.2', 5060), b'\r\n\r\n')
    s.world.udp(ping.t + 2 * 10**9, ('54.172.60.2', 5060), (PBX, 5060), b'\0\0\0\0')
    call = s.out(s.pbx('pjsip'), start=4)
    call.connect(USER, talk=1.2)
    call.hangup()
    s.expect(call, state='completed')
    s.forbid('request-unanswered', 'large-udp-request', 'scanner-probe')
