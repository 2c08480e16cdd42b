"""A scene is one capture and what must be said of it. The modules beside this one register theirs with @capture."""
from .call import Call, Party
from .world import World

SCENES = []
USER = ('kestrel-pbx', 'Tr4de-wind!')
TRUNK, TRUNK_EU = 'harbourline.pstn.twilio.com', 'harbourline.pstn.dublin.twilio.com'
PBX, PBX_LAN = '203.0.113.40', '10.31.7.5'
ROUTER = '203.0.113.33'
OURS, THEIRS = '+13035550112', '+12065550147'

# Causes that no capture can raise, each with the reason: the test of the rules excuses them.
WITHOUT = {}


def capture(name, about, example=False, **options):
    """Registers a scene: a function that fills it. An example goes to data/examples, the others beside the script."""
    def register(fill):
        SCENES.append((name, about, example, options, fill))
        return fill
    return register


class Scene:
    def __init__(self, name, about, example, options):
        suffix = '' if name.endswith('.gz') else {'pcapng': '.pcapng', 'snoop': '.snoop'}.get(options.get('form'), '.pcap')
        self.file = ('data/examples/' if example else 'tests/captures/') + name + suffix
        self.world = World(name, **options)
        self.world.own.update((PBX, PBX_LAN))
        self.about, self.calls, self.capture, self.never = about, [], [], []
        self.partial = False                          # not all SIP of it can be read: exit status 4 where nothing is wrong

    def expect(self, call, cause=None, points=(), also=(), state=None, method=None, said=None):
        """What the report must say of a call: its first finding is (one of) `cause`, None for no error at all; `said`: how grave
        and how sure the finding of a cause is."""
        row = {'id': call if isinstance(call, str) else call.id, 'cause': [cause] if isinstance(cause, str) else cause,
               'points': [{'header': h, 'contains': c} for h, c in points], 'also': list(also)}
        if state:
            row['state'] = state
        if said:
            row['said'] = said
        self.calls.append(row)
        return call

    def forbid(self, *causes):
        """Causes that neither a call of the capture nor the capture as a whole may have, whatever their severity."""
        self.never += causes

    def row(self):
        return {'file': self.file, 'about': self.about, 'calls': self.calls, 'capture': self.capture, 'never': self.never,
                'sip': self.world.sip, **({'partial': True} if self.partial else {})}

    # The parties

    def pbx(self, style='pjsip', **more):
        return Party(more.pop('ip', PBX), style, **more)

    def nat_pbx(self, style='chan_sip', good=True, **more):
        """A PBX at a private address, the capture taken on it; `good`: it writes its public address."""
        public = PBX if good else PBX_LAN
        more.setdefault('media', public)
        return Party(PBX_LAN, style, via=f'{PBX_LAN}:5060' if not good else f'{PBX}:5060',
                     contact=more.pop('contact', f'{public}:5060'), seen=(PBX, more.pop('outside', 5060)), rtp=PBX_LAN, **more)

    def twilio(self, edge='54.172.60.2', core='172.20.11.6', media='168.86.149.33', **more):
        return Party(edge, 'twilio', core=core, media=media, **more)

    def carrier(self, ip='198.51.100.68', style='generic', **more):
        """Some provider of whom nothing is known."""
        return Party(ip, style, **more)

    def out(self, pbx=None, provider=None, number=OURS, dialled=THEIRS, host=TRUNK, **more):
        return Call(self.world, pbx or self.pbx(), provider or self.twilio(), number, dialled, host, **more)

    def into(self, pbx=None, provider=None, number=THEIRS, dialled=OURS, **more):
        pbx, provider = pbx or self.pbx(), provider or self.twilio()
        call = Call(self.world, provider, pbx, number, dialled, more.pop('host', f'{pbx.seen[0]}:{pbx.seen[1]}'), **more)
        call.next_hop = pbx.address
        return call

    def sound(self, start=60.0, style='pjsip', out=True, **more):
        """A call without a fault, for company."""
        pbx = more.pop('pbx', None) or self.pbx(style)
        call = (self.out if out else self.into)(pbx, start=start, **more)
        call.connect(USER if out else None, talk=1.6, **({} if out else {'extra': signs(call)}))
        call.hangup(call.callee)
        return self.expect(call, state='completed')


def signs(call):
    """The headers by which Twilio's INVITEs are known."""
    return (('X-Twilio-CallSid', 'CA' + call.chance.hex(32)), ('X-Twilio-AccountSid', 'AC' + call.chance.hex(32)),
            ('Diversion', f'<sip:{call.dialled}@twilio.com>;reason=unconditional'))


def code(value):
    """The header with which Twilio says why."""
    return (('X-Twilio-Error', value),)


def build(known=None):
    """Every scene as (module, file, bytes, row of the manifest). Where known(module, file) gives a row, it is taken as it is, and
    bytes is None."""
    for name, about, example, options, fill in SCENES:
        scene = Scene(name, about, example, options)
        row = known(fill.__module__, scene.file) if known else None
        if row is None:
            fill(scene)
        yield fill.__module__, scene.file, scene.world.bytes() if row is None else None, row or scene.row()
