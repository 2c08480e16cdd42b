#!/usr/bin/env python3
"""hostile.py SHAPE TIMES FILE - writes TIMES as much of a shape of tests/complexity/shapes.py as is counted there, and prints the options
of the program that it is meant for. Without arguments: the names of the shapes that SIP is carried in, or only seems to be."""
import os, sys
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../complexity"))
from shapes import CARRIED, SHAPES, write

if len(sys.argv) != 4:
    print(*CARRIED, sep="\n")
    sys.exit(0)
build, n, options = SHAPES[sys.argv[1]]
write(sys.argv[3], build(int(sys.argv[2]) * n))
print(*options)
