#!/usr/bin/env python3
"""make.py [--check] [DIRECTORY]: writes the captures of the tests and of data/examples, tests/captures/manifest.json and the
lists of these files for automake.

DIRECTORY is the top of the source tree (the one this script is in unless said). Only what changed is made anew: a file stays
where it is the one of the last time, made.json, and so are the module of its scene and all that this module imports. --check
makes and compares all of it: exit 1 if a file differs from what the script makes."""
import hashlib
import json
import pathlib
import re
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
from sipgen import calm9  # noqa: E402,F401
from sipgen import field_legs  # noqa: E402,F401
from sipgen import field_changes  # noqa: E402,F401
from sipgen import siblings9  # noqa: E402,F401


SOURCES = pathlib.Path(scene.__file__).parent


def listed(variable, files):
    """A fragment for automake."""
    return ('# Written by tests/captures/make.py.\n' + variable + ' \\\n\t' + ' \\\n\t'.join(files) + '\n').encode()


class Made:
    """What the last run made, by file: the hashes of the file, of its row, and of the modules it came from; kept beside this
    script."""

    def __init__(self, top):
        self.top, self.path, self.sources = top, top / 'tests/captures/made.json', {}
        self.old, self.new, self.rows = {}, {}, {}

    def read(self):
        try:
            self.old = json.loads(self.path.read_text())
            manifest = json.loads((self.top / 'tests/captures/manifest.json').read_text())
            self.rows = {row['file']: row for row in manifest['captures']}
        except (OSError, ValueError, KeyError):
            self.old, self.rows = {}, {}

    def modules(self, name, found):
        """The module and all that it imports, however far."""
        if name in found or not (path := SOURCES / (name + '.py')).exists():
            return found
        found[name] = path.read_bytes()
        for line in re.findall(rb'^\s*from \.(\w*) import (\([^)]*\)|.*)', found[name], re.M):
            for other in [line[0].decode()] if line[0] else re.findall(r'\w+', line[1].decode()):
                self.modules(other, found)
        return found

    def source(self, module):
        """The hash of what a scene of the module is made by."""
        if module not in self.sources:
            found = self.modules(module.rpartition('.')[2], {})
            self.sources[module] = hashlib.sha256(b''.join(name.encode() + found[name] for name in sorted(found))).hexdigest()
        return self.sources[module]

    def row(self, module, file):
        """The row of a file that is the one of the last time, by the same modules; else None."""
        path = self.top / file
        if self.old.get(file, [None])[-1] != self.source(module) or file not in self.rows or not path.exists():
            return None
        self.note(module, file, path.read_bytes(), self.rows[file])
        return self.rows[file] if self.new[file] == self.old[file] else None

    def note(self, module, file, data, row):
        words = json.dumps(row).encode()
        self.new[file] = [hashlib.sha256(data).hexdigest(), hashlib.sha256(words).hexdigest(), self.source(module)]


def main():
    arguments = [a for a in sys.argv[1:] if a != '--check']
    top = pathlib.Path(arguments[0]) if arguments else pathlib.Path(__file__).resolve().parents[2]
    rows, different, checks = [], [], '--check' in sys.argv
    made = Made(top)

    def put(file, data):
        path = top / file
        if path.exists() and path.read_bytes() == data:
            return
        if checks:
            different.append(file)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(file)

    if not checks:
        made.read()
    for module, file, data, row in scene.build(made.row):
        if data is not None:
            put(file, data)
            made.note(module, file, data, row)
        rows.append(row)
    others = {'tests/captures/hostile.pcap': hostile.build(), 'tests/captures/secret-places.pcap': places.build(),
              'tests/captures/secrets.pcapng': secrets.build()}
    for file, data in others.items():
        put(file, data)
    manifest = {'captures': rows, 'without': scene.WITHOUT}
    put('tests/captures/manifest.json', (json.dumps(manifest, indent=1) + '\n').encode())
    examples = sorted(row['file'] for row in rows if row['file'].startswith('data/'))
    captures = sorted([row['file'] for row in rows if row['file'].startswith('tests/')] + list(others))
    scripts = sorted('tests/captures/sipgen/' + file.name for file in SOURCES.glob('*.py'))
    put('data/examples/local.mk', listed('dist_examples_DATA =', examples))
    put('tests/captures/local.mk', listed('EXTRA_DIST +=', ['tests/captures/make.py', 'tests/captures/manifest.json'] +
                                          scripts + captures))
    if not checks and made.new != made.old:
        made.path.write_text(json.dumps(made.new, indent=0) + '\n')
    for file in different:
        print(f'{file}: differs from what make.py makes')
    return 1 if different else 0


sys.exit(main())
