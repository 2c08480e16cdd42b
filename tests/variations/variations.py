#!/usr/bin/env python3
"""variations.py [--reports PROGRAM] [--way WAY]... [--capture NAME]... [--part N | --every] [--silent]: the captures of
tests/captures and the sound calls of sound.py, taken in another way: what is said of them must still be true. PROGRAM is that of
reports.c.

The ways and what may be said in each are data (expectations.json). The captures are made anew by the scripts of
tests/captures, so that a way works on packets and not on bytes of a file. One capture of each cause goes through all ways, the
others through a sixth of them, in one style and language each; `--part` 1 to 5: through another sixth and in other styles;
`--every`: all through all. `--silent` names the calls that met with silence where their fault can be decided. Exit status 1:
something was said that must not be, or more surely than it may be, or nothing of more than 2 % of those calls."""
import argparse
import collections
import concurrent.futures
import importlib
import json
import multiprocessing
import os
import pathlib
import pkgutil
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zlib

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parents[1]
sys.path[:0] = [str(HERE), str(TOP / 'tests/captures')]
import sipgen  # noqa: E402
from sipgen import links, net, scene  # noqa: E402
import rewriting  # noqa: E402

for module in pkgutil.iter_modules(sipgen.__path__):
    importlib.import_module('sipgen.' + module.name)
import sound  # noqa: E402,F401

SECOND = 10**9


# What a packet is, without another parser: the bytes tell.

def header(packet):
    """(protocol, offset of its payload)"""
    return (packet[9], (packet[0] & 15) * 4) if packet[0] >> 4 == 4 else (packet[6], 40)


def is_rtp(packet):
    protocol, at = header(packet)
    data = packet[at + 8:]
    return protocol == net.UDP and len(data) >= 12 and data[0] >> 6 == 2 and not 192 <= data[1] <= 223


def is_rtcp(packet):
    protocol, at = header(packet)
    data = packet[at + 8:]
    return protocol == net.UDP and len(data) >= 8 and data[0] >> 6 == 2 and 192 <= data[1] <= 223


def is_sip(packet):
    return not is_rtp(packet) and not is_rtcp(packet) and header(packet)[0] in (net.UDP, net.TCP)


# Ways of packets. Each takes the packets (time, outgoing, bytes) and gives (packets, link, snap).

def keep(rule):
    return lambda packets, chance: ([p for p in packets if rule(p)], None, None)


def as_link(link):
    return lambda packets, chance: (packets, link, None)


def cut(snap):
    return lambda packets, chance: (packets, 'ethernet', snap)


def twice(packets, chance):
    return [p for time, out, data in packets for p in ((time, out, data), (time + 40000, out, data))], None, None


def swapped(packets, chance):
    moved = [(time + chance.randrange(60) * 10**6, time, out, data) for time, out, data in packets]
    return [(time, out, data) for time, _, out, data in sorted(moved)], None, None


def lost(which, share):
    return lambda packets, chance: ([p for p in packets if not which(p[2]) or chance.random() >= share], None, None)


def begins(after):
    """After so many packets that are SIP."""
    def way(packets, chance):
        sip = [time for time, _, data in packets if is_sip(data)]
        start = sip[min(after, len(sip) - 1)] if sip else 0
        return [p for p in packets if p[0] >= start], None, None
    return way


def ends_at(share):
    def way(packets, chance):
        end = packets[0][0] + int((packets[-1][0] - packets[0][0]) * share)
        return [p for p in packets if p[0] <= end], None, None
    return way


def unchanged(packets, chance):
    return packets, None, None


WAYS = {
    'vlan': as_link('vlan'), 'cooked': as_link('sll2'), 'raw': as_link('raw'), 'twice': twice, 'swapped': swapped,
    'snap1000': cut(1000), 'snap400': cut(400), 'snap200': cut(200),
    'sent-only': keep(lambda p: p[1]), 'received-only': keep(lambda p: not p[1]),
    'without-rtp': keep(lambda p: not is_rtp(p[2]) and not is_rtcp(p[2])), 'rtcp-only': keep(lambda p: not is_rtp(p[2])),
    'begins-late': begins(1), 'begins-later': begins(3), 'ends-early': ends_at(0.5), 'ends-earlier': ends_at(0.2),
    'ends-late': ends_at(0.9), 'sip-lost': lost(is_sip, 0.05), 'rtp-lost': lost(is_rtp, 0.01),
}


# Ways of worlds. Each changes the events before they become packets; False: it does not apply.

def written(table):
    """In one of the forms, by turns."""
    def way(world, turn):
        name = sorted(table)[turn % len(table)]
        rewriting.each_message(world, table[name])
        return name
    return way


def with_mss(world, turn):
    world.mss = (7, 60, 200, 536, 700)[turn % 5]
    return any(isinstance(e[5], tuple) for e in world.events) and f'mss {world.mss}'


WORLDS = {
    'segments': with_mss, 'style': written(rewriting.STYLES), 'language': written(rewriting.LANGUAGES),
    'style-unknown': written(rewriting.STYLES),
    'inside': lambda world, turn: rewriting.inside(world, scene.PBX, scene.PBX_LAN) and 'inside',
    'ipv6': lambda world, turn: rewriting.by_ipv6(world) and 'ipv6',
    'tcp': lambda world, turn: rewriting.by_tcp(world) and 'tcp',
    'proxy': lambda world, turn: rewriting.through_proxy(world) and 'proxy',
    'b2bua': lambda world, turn: any(rewriting.beside_phone(world, ip) for ip in (scene.PBX, scene.PBX_LAN)) and 'b2bua',
    'unknown-provider': lambda world, turn: 'unknown', 'own-given': lambda world, turn: 'own',
    'own-and-profile': lambda world, turn: 'own',
}
NEEDS_NO_PROFILES = {'unknown-provider', 'own-given', 'style-unknown'}
OWN = {'own-given', 'own-and-profile'}
ALL = [*WAYS, *WORLDS]
SOME = 6                                              # of so many ways one, for a capture whose cause another has had


SILENT_AT_MOST = 0.02                                 # of the calls whose fault can be decided
CERTAINTY = ('possible', 'likely', 'proven')


def suits(name, options):
    return not (name.endswith('.gz') or any(options.get(key) for key in ('form', 'cut', 'snap', 'steps', 'tunnel')))


def filled(name, about, example, options, fill):
    one = scene.Scene(name, about, example, dict(options))
    fill(one)
    return one


def chosen(wanted, ways, part):
    """(place, turn, way): all ways for one capture of each cause, some for the others; part None: all for all. The name alone
    decides the turn, so that a new capture does not move the others."""
    had = set()
    for place, (name, about, example, options, fill) in enumerate(scene.SCENES):
        if wanted and name not in wanted or not suits(name, options):
            continue
        causes = {c for row in filled(name, about, example, options, fill).calls for c in (row['cause'] or ['sound'])[:1]}
        first = part is None or bool(wanted) or not causes <= had
        had |= causes
        turn = zlib.crc32(name.encode())
        for at, way in enumerate(ways):
            if first or (turn + at + part) % SOME == 0:
                yield place, turn // SOME + (part or 0), way


HOLES = re.compile(r'  | [.,;](\s|$)| \(\)|[{}]')


def holes(report):
    """Sentences with a place that nothing fills, though something should stand there."""
    found = [f for call in report['calls'] for f in call['findings']] + report.get('findings', [])
    said = {(f['cause'], text) for f in found for text in (f['title'], f['explanation'], f['fix'], f.get('check') or '') if HOLES.search(text)}
    return [f'{cause} has a hole: "{text[max(0, HOLES.search(text).start() - 30):][:70]}"' for cause, text in sorted(said)]


def first_causes(findings):
    return [f['cause'] for f in findings if f['severity'] == 'error']


def too_sure(call, at_most):
    """Errors that are said more surely than this way allows."""
    return [f"{f['cause']} is {f['confidence']}, which this way does not show" for f in call['findings'] if f['severity'] == 'error'
            and CERTAINTY.index(f['confidence']) > CERTAINTY.index(at_most.get(f['cause'], 'proven'))]


def judge_call(row, call, rule, general, right):
    """What is wrong with the verdict on this call; None: nothing."""
    errors = first_causes(call['findings'] if call else [])
    if row['cause'] is None:
        errors = [cause for cause in errors if cause not in right]
        return f'healthy call: {errors[0]}' if errors else None
    if not errors or errors[0] in row['cause'] + row['also'] + right:
        return None
    if rule['fault'] == 'general' and errors[0] in general:
        return None
    return f'{row["cause"][0]} became {errors[0]}'


class Reporters:
    """A running reports.c for each set of data and own addresses, of this process."""

    def __init__(self, program, folder, parts):
        self.program, self.folder, self.parts, self.running = program, folder, parts, {}

    def report(self, path, bare, own):
        key = (bare, *own)
        if key not in self.running:
            self.running[key] = subprocess.Popen([self.program, *own], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=dict(
                os.environ, SIPWHY_DATA=str(self.parts[bare]), XDG_CONFIG_HOME='/proc/nonexistent'))
        one, lines = self.running[key], []
        print(path, file=one.stdin, flush=True)
        for line in one.stdout:
            if line == '.\n':
                return json.loads(''.join(lines))
            lines.append(line)
        sys.exit(f'no report of {path}')


def begin(*arguments):
    global reporters
    reporters = Reporters(*arguments)


def try_one(place, turn, way, expected):
    """What is said of the capture in this way and must not be, and the counts; None where the way does not apply."""
    made = scene.SCENES[place]
    rule, name, options = expected['ways'][way], made[0], made[3]
    one, form = filled(*made), ''
    if way in WORLDS:
        form = WORLDS[way](one.world, turn)
        if not form:
            return None
    packets, link, snap = WAYS.get(way, unchanged)(one.world.packets(), random.Random(f'{way} {name}'))
    if not packets:
        return None
    plain = options.get('link', 'ethernet')
    path = reporters.folder / f'{way}-{name}.pcap'
    path.write_bytes(links.pcap(packets, link or (plain if isinstance(plain, str) else 'ethernet'), snap=snap or 262144))
    report = reporters.report(path, way in NEEDS_NO_PROFILES, sorted({scene.PBX, scene.PBX_LAN}) if way in OWN else [])
    path.unlink()
    return judge(one, report, way, rule, expected, form)


def judge(one, report, way, rule, expected, form):
    calls = {i: call for call in report['calls'] for i in call['call_ids']}
    general = expected['general'] + rule.get('general', [])
    name = one.world.name
    right = expected['right'].get(way, {}).get(name, {}).get('causes', [])
    said = [judge_call(row, calls.get(row['id']), rule, general, right) for row in one.calls]
    seen = {f['cause'] for call in report['calls'] for f in call['findings'] if f['severity'] == 'error'}
    # What takes evidence away leaves the general causes possible, which the capture as a whole excludes.
    allowed = general if rule['fault'] == 'general' and (one.capture or any(row['cause'] for row in one.calls)) else []
    said += [f'says {cause}, which is never true of it' for cause in one.never if cause in seen and cause not in allowed + right]
    said += [words for call in report['calls'] for words in too_sure(call, rule.get('at_most', {}))]
    said += holes(report)
    tail = f' ({form})' if form in rewriting.STYLES or form in rewriting.LANGUAGES else ''
    counts, warned = tally(one, calls, general)
    excused = not rule.get('decided') or name in expected['undecided'].get(way, {})
    counts['lacking'] = 0 if excused else counts['silent']
    counts['decided'] = 0 if excused else counts['silent'] + counts['named'] + counts['general']
    return [f'{way} {name}: {words}{tail}' for words in said if words], counts, warned, f'{way} {name}{tail}'


def tally(one, calls, general):
    """Of the calls with a fault: how many were named, and how many met with silence; the sound ones; the warnings of these."""
    counts, warned = collections.Counter(), collections.Counter()
    for row in one.calls:
        findings = calls.get(row['id'], {'findings': []})['findings']
        errors = first_causes(findings)
        if row['cause'] is None:
            counts['sound'] += 1
            warned.update(f['cause'] for f in findings if f['severity'] == 'warning')
        else:
            said = {f['cause'] for f in findings}
            named, vague = said & set(row['cause'] + row['also']), said & set(general)
            counts['named' if named else 'general' if errors or vague else 'silent'] += 1
    return counts, warned


def without_providers(folder):
    bare = folder / 'data'
    shutil.copytree(TOP / 'data', bare, ignore=shutil.ignore_patterns('providers', 'examples'))
    (bare / 'providers').mkdir()
    return bare


def asked():
    ask = argparse.ArgumentParser()
    ask.add_argument('--reports', default='tests/variations/reports')
    ask.add_argument('--way', action='append')
    ask.add_argument('--capture', action='append')
    ask.add_argument('--part', type=int, default=0)
    ask.add_argument('--every', action='store_true')
    ask.add_argument('--silent', action='store_true')
    return ask.parse_args()


def main():
    options = asked()
    expected = json.loads((HERE / 'expectations.json').read_text())
    folder = pathlib.Path(tempfile.mkdtemp(prefix='sipwhy-variations-'))
    parts = (os.environ.get('SIPWHY_DATA', TOP / 'data'), without_providers(folder))
    tried, wrong, warned = {way: collections.Counter() for way in options.way or ALL}, 0, collections.Counter()
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context('fork'), begin,
                                                (str(pathlib.Path(options.reports).resolve()), folder, parts)) as pool:
        jobs = [(way, pool.submit(try_one, place, turn, way, expected))
                for place, turn, way in chosen(options.capture, options.way or ALL, None if options.every else options.part)]
        for way, job in jobs:
            if job.result() is None:
                continue
            said, counts, warnings, name = job.result()
            tried[way].update(captures=1, **counts)
            warned.update(warnings)
            wrong += len(said)
            said += [f'{name}: nothing is said'] if options.silent and counts['lacking'] else []
            for words in said:
                print(words, flush=True)
    shutil.rmtree(folder)
    return print_sums(tried, warned, wrong)


def print_sums(tried, warned, wrong):
    """The exit status, too."""
    print_table(tried, warned)
    sums = sum(tried.values(), collections.Counter())
    share = sums['lacking'] / max(sums['decided'], 1)
    print(f'{sums["captures"]} variations, {wrong} wrong; {sums["sound"]} sound calls; nothing said of {sums["lacking"]} of '
          f'{sums["decided"]} calls whose fault can be decided ({share:.1%})')
    return 1 if wrong or share > SILENT_AT_MOST else 0


def print_table(tried, warned):
    kinds = ('captures', 'named', 'general', 'silent', 'sound')
    print(f'{"way":<18}' + ''.join(f'{kind:>10}' for kind in kinds))
    for way, counts in tried.items():
        print(f'{way:<18}' + ''.join(f'{counts[kind]:>10}' for kind in kinds))
    for way in (way for way in tried if way in NEEDS_NO_PROFILES):
        faults = sum(tried[way][kind] for kind in kinds[1:4])
        print(f'no profile, {way}: {tried[way]["named"]} of {faults} faults named ({tried[way]["named"] / max(faults, 1):.1%})')
    print('warnings of sound calls: ' + (', '.join(f'{cause} {n}' for cause, n in warned.most_common()) or 'none'))


sys.exit(main())
