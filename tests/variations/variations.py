#!/usr/bin/env python3
"""variations.py [--program SIPWHY] [--way WAY]... [--capture NAME]... [-v]: each capture of tests/captures, taken in another
way: what is said of it must still be true.

The ways and what may be said in each are data (expectations.json). The captures are made anew by the scripts of
tests/captures, so that a way works on packets and not on bytes of a file. Exit status 1: something was said that must not be."""
import argparse
import concurrent.futures
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parents[1]
sys.path.insert(0, str(TOP / 'tests/captures'))
from sipgen import access, details, dialog, laws, links, media, net  # noqa: E402,F401
from sipgen import origination, protocol, reading, refusals, scene, termination, within  # noqa: E402,F401

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


# The ways. Each takes the packets (time, outgoing, bytes) and gives (packets, link, snap).

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


def ends_early(packets, chance):
    half = packets[0][0] + (packets[-1][0] - packets[0][0]) // 2
    return [p for p in packets if p[0] <= half], None, None


def unchanged(packets, chance):
    return packets, None, None


WAYS = {
    'vlan': as_link('vlan'), 'cooked': as_link('sll2'), 'raw': as_link('raw'), 'twice': twice, 'swapped': swapped,
    'snap1000': cut(1000), 'snap400': cut(400), 'snap200': cut(200),
    'sent-only': keep(lambda p: p[1]), 'received-only': keep(lambda p: not p[1]),
    'without-rtp': keep(lambda p: not is_rtp(p[2]) and not is_rtcp(p[2])), 'rtcp-only': keep(lambda p: not is_rtp(p[2])),
    'begins-late': begins(1), 'begins-later': begins(3), 'ends-early': ends_early,
    'sip-lost': lost(is_sip, 0.05), 'rtp-lost': lost(is_rtp, 0.01), 'segments': unchanged,
    'unknown-provider': unchanged, 'own-given': unchanged,
}
NEEDS_NO_PROFILES = {'unknown-provider', 'own-given'}


def scenes(way, wanted):
    """Each scene, filled: its name, its packets, its row."""
    for name, about, example, options, fill in scene.SCENES:
        if wanted and name not in wanted:
            continue
        if name.endswith('.gz') or options.get('form') or options.get('cut') or options.get('snap') or options.get('steps'):
            continue
        more = dict(options)
        if way == 'segments':
            more['mss'] = 60
        one = scene.Scene(name, about, example, more)
        fill(one)
        yield name, one, options


def first_causes(findings):
    return [f['cause'] for f in findings if f['severity'] == 'error']


def judge_call(row, call, rule, expected, general):
    """What is wrong with the verdict on this call; None: nothing."""
    errors = first_causes(call['findings'] if call else [])
    if row['cause'] is None:
        return f'healthy call: {errors[0]}' if errors else None
    if not errors or errors[0] in row['cause'] or errors[0] in row['also']:
        return None
    if rule['fault'] == 'general' and errors[0] in general:
        return None
    return f'{row["cause"][0]} became {errors[0]}'


def report_of(program, path, data, own):
    command = [program, 'report', '--format', 'json'] + [part for ip in own for part in ('--own', ip)] + [str(path)]
    done = subprocess.run(command, capture_output=True, timeout=120,
                          env=dict(os.environ, SIPWHY_DATA=str(data), XDG_CONFIG_HOME='/nonexistent'))
    return json.loads(done.stdout)


def try_one(program, folder, data, way, name, one, options, expected):
    rule = expected['ways'][way]
    packets, link, snap = WAYS[way](one.world.packets(), random.Random(f'{way} {name}'))
    if not packets:
        return []
    plain = options.get('link', 'ethernet')
    path = folder / f'{way}-{name}.pcap'
    path.write_bytes(links.pcap(packets, link or (plain if isinstance(plain, str) else 'ethernet'), snap=snap or 262144))
    own = sorted({scene.PBX, scene.PBX_LAN}) if way == 'own-given' else []
    report = report_of(program, path, data, own)
    path.unlink()
    calls = {i: call for call in report['calls'] for i in call['call_ids']}
    said = [judge_call(row, calls.get(row['id']), rule, expected, expected['general']) for row in one.calls]
    seen = {f['cause'] for call in report['calls'] for f in call['findings'] if f['severity'] == 'error'}
    # What takes evidence away leaves the general causes possible, which the capture as a whole excludes.
    allowed = expected['general'] if rule['fault'] == 'general' and any(row['cause'] for row in one.calls) else []
    said += [f'says {cause}, which is never true of it' for cause in one.never if cause in seen and cause not in allowed]
    return [f'{way} {name}: {words}' for words in said if words]


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument('--program', default='src/sipwhy')
    ask.add_argument('--way', action='append')
    ask.add_argument('--capture', action='append')
    ask.add_argument('-v', action='store_true')
    options = ask.parse_args()
    expected = json.loads((HERE / 'expectations.json').read_text())
    program = str(pathlib.Path(options.program).resolve())
    folder = pathlib.Path(tempfile.mkdtemp(prefix='sipwhy-variations-'))
    bare = folder / 'data'
    shutil.copytree(TOP / 'data', bare, ignore=shutil.ignore_patterns('providers', 'examples'))
    (bare / 'providers').mkdir()
    wrong, tried = [], 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for way in options.way or WAYS:
            data = bare if way in NEEDS_NO_PROFILES else TOP / 'data'
            jobs = []
            for name, one, made in scenes(way, options.capture):
                jobs.append(pool.submit(try_one, program, folder, data, way, name, one, made, expected))
            said = [words for job in jobs for words in job.result()]
            tried += len(jobs)
            wrong += said
            print(f'{way}: {len(jobs)} captures, {len(said)} wrong', flush=True)
            for words in said:
                print('  ' + words)
    shutil.rmtree(folder)
    still = set(expected['open'])
    fresh = [words for words in wrong if words not in still]
    print(f'{tried} variations, {len(wrong)} wrong, {len(fresh)} of them not listed as open')
    return 1 if fresh else 0


sys.exit(main())
