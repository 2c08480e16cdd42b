#!/usr/bin/env python3
"""make.py [--check] [DIRECTORY]: writes the captures of the tests and of data/examples, and tests/captures/manifest.json.

DIRECTORY is the top of the source tree (the one this script is in unless said). --check only compares: exit 1 if a file
differs from what the script makes."""
import json
import pathlib
import sys

sys.dont_write_bytecode = True
from sipgen import scene  # noqa: E402
from sipgen import dialog, media, origination, reading, termination  # noqa: E402,F401


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
    put('tests/captures/manifest.json', (json.dumps(rows, indent=1) + '\n').encode())
    for file in different:
        print(f'{file}: differs from what make.py makes')
    return 1 if different else 0


sys.exit(main())
