#!/usr/bin/env python3
"""make.py [--check] [DIRECTORY]: writes the captures of the tests and of data/examples, tests/captures/manifest.json and the
lists of these files for automake.

DIRECTORY is the top of the source tree (the one this script is in unless said). --check only compares: exit 1 if a file
differs from what the script makes."""
import json
import pathlib
import sys

sys.dont_write_bytecode = True
from sipgen import hostile, places, scene, secrets  # noqa: E402
from sipgen import (  # noqa: E402,F401
    access, details, dialog, field_carriage, field_dialog, field_facts, field_media, field_oddities, field_patterns, field_reported, field_series, field_siblings, field_troubles, laws, media, origination,
    precedence, protocol, reading, refusals, termination, within)
from sipgen import call_log  # noqa: E402,F401
from sipgen import carriage  # noqa: E402,F401
from sipgen import doubts  # noqa: E402,F401
from sipgen import field_beside  # noqa: E402,F401
from sipgen import read_facts  # noqa: E402,F401
from sipgen import read_by_hand  # noqa: E402,F401


def listed(variable, files):
    """A fragment for automake."""
    return ('# Written by tests/captures/make.py.\n' + variable + ' \\\n\t' + ' \\\n\t'.join(files) + '\n').encode()


def main():
    arguments = [a for a in sys.argv[1:] if a != '--check']
    top = pathlib.Path(arguments[0]) if arguments else pathlib.Path(__file__).resolve().parents[2]
    rows, different = [], []

    def put(file, data):
        path = top / file
        if '--check' in sys.argv:
            if not path.exists() or path.read_bytes() != data:
                different.append(file)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    for file, data, row in scene.build():
        put(file, data)
        rows.append(row)
    others = {'tests/captures/hostile.pcap': hostile.build(), 'tests/captures/secret-places.pcap': places.build(),
              'tests/captures/secrets.pcapng': secrets.build()}
    for file, data in others.items():
        put(file, data)
    manifest = {'captures': rows, 'without': scene.WITHOUT}
    put('tests/captures/manifest.json', (json.dumps(manifest, indent=1) + '\n').encode())
    examples = sorted(row['file'] for row in rows if row['file'].startswith('data/'))
    captures = sorted([row['file'] for row in rows if row['file'].startswith('tests/')] + list(others))
    scripts = sorted('tests/captures/sipgen/' + file.name for file in pathlib.Path(scene.__file__).parent.glob('*.py'))
    put('data/examples/local.mk', listed('dist_examples_DATA =', examples))
    put('tests/captures/local.mk', listed('EXTRA_DIST +=', ['tests/captures/make.py', 'tests/captures/manifest.json'] +
                                          scripts + captures))
    for file in different:
        print(f'{file}: differs from what make.py makes')
    return 1 if different else 0


sys.exit(main())
