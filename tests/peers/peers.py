#!/usr/bin/env python3
"""peers.py - what the checks of this folder share that need one network namespace only, all of it on its loopback: they start
themselves again in one, which ends with them."""
import contextlib
import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading
import time

PROGRAM = os.environ.get('SIPWHY', os.path.join(os.getcwd(), 'src/sipwhy'))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
QUIET = {'stdout': subprocess.DEVNULL, 'stderr': subprocess.DEVNULL}
PATIENCE = 20
CPUS = os.cpu_count() or 1


def alone(*programs):
    """Goes on in a network namespace of its own, in which each address of 10.0.0.0/8 is this host; ends where it cannot."""
    lacks = [p for p in ('ip', 'unshare', *programs) if shutil.which(p) is None]
    if lacks or os.geteuid() != 0:
        sys.exit(f'{os.path.basename(sys.argv[0])}: needs root, and {", ".join(lacks or ["nothing else"])}')
    if os.environ.get('PEERS_ALONE') != 'yes':
        os.execvpe('unshare', ['unshare', '--net', sys.executable, '-B', *sys.argv], dict(os.environ, PEERS_ALONE='yes'))
    subprocess.run(('ip', 'link', 'set', 'lo', 'up'), check=True)
    subprocess.run(('ip', 'addr', 'add', '10.255.255.254/8', 'dev', 'lo'), check=True)
    os.environ.setdefault('SIPWHY_DATA', os.path.join(ROOT, 'data'))
    os.environ['XDG_CONFIG_HOME'] = '/proc/nonexistent'


def wait_for(condition, patience=PATIENCE):
    """False: it did not come true in time."""
    until = time.monotonic() + patience
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def start(*words, log=None, **more):
    """A program that reads nothing; `log` is the file that gets what it writes."""
    more.setdefault('stdin', subprocess.DEVNULL)
    if log is None:
        return subprocess.Popen(words, **{**QUIET, **more})
    with open(log, 'ab') as out:
        return subprocess.Popen(words, stdout=out, stderr=subprocess.STDOUT, **more)


def tell(process, data):
    """To what it reads; one that has ended gets nothing, as will be seen."""
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(data)
        process.stdin.flush()


def stop(*processes, patience=15):
    """Interrupts them, in their order."""
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def put(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, 'w', encoding='utf-8') as out:
        out.write(text)
    return path


def is_bound(table, address, port):
    """Does a socket of this table of /proc/net listen there? Or is it a datagram's."""
    where = f'{int.from_bytes(socket.inet_aton(address), sys.byteorder):08X}:{port:04X}'
    with open('/proc/net/' + table, encoding='ascii') as file:
        rows = [line.split() for line in file]
    return any(row[1] == where and row[3] in ('0A', '07') for row in rows)


def listening(process='self'):
    """How many sockets take packets from interfaces in the namespace of a process."""
    with open(f'/proc/{process}/net/packet', encoding='ascii') as file:
        return len(file.readlines()) - 1


class Heard:
    """A message of HEP 3."""

    # pylint: disable=too-few-public-methods
    def __init__(self, data):
        chunks, at = {}, 6
        if data[:4] != b'HEP3' or struct.unpack_from('>H', data, 4)[0] != len(data):
            raise ValueError(f'no HEP 3: {data[:16]!r}')
        while at < len(data):
            vendor, kind, size = struct.unpack_from('>HHH', data, at)
            if size < 6 or at + size > len(data):
                raise ValueError(f'a chunk of {size} bytes at {at} of {len(data)}')
            if vendor == 0:
                chunks[kind] = data[at + 6:at + size]
            at += size
        family, first = (socket.AF_INET6, 5) if 5 in chunks else (socket.AF_INET, 3)
        self.src, self.dst = ((socket.inet_ntop(family, chunks[first + i]), int.from_bytes(chunks[7 + i], 'big')) for i in (0, 1))
        self.protocol, self.kind, self.agent = chunks[2][0], chunks[11][0], int.from_bytes(chunks[12], 'big')
        self.node, self.payload = chunks.get(19, b''), chunks.get(15, b'')
        self.time = int.from_bytes(chunks[9], 'big') + int.from_bytes(chunks[10], 'big') / 1e6


class Homer:
    """What HOMER is to --hep-send: takes HEP 3 by UDP, and keeps it."""

    def __init__(self, port=9060, address='127.0.0.1'):
        self.where, self.heard, self.junk = f'udp:{address}:{port}', [], []
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
        self.socket.bind((address, port))
        self.socket.settimeout(0.2)
        self.ends = False
        self.thread = threading.Thread(target=self.listen)
        self.thread.start()

    def listen(self):
        while not self.ends:
            with contextlib.suppress(TimeoutError):
                data = self.socket.recv(65536)
                try:
                    self.heard.append(Heard(data))
                except (ValueError, KeyError, IndexError, struct.error) as fault:
                    self.junk.append(str(fault))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """What has come is taken first."""
        time.sleep(0.2)
        self.ends = True
        self.thread.join()
        self.socket.close()


class Watcher:
    """sipwhy report --format json on what `words` say, in another namespace by the command `within`; its report when it ends."""

    def __init__(self, folder, name, *words, within=()):
        self.out, self.error = (os.path.join(folder, f'{name}.{kind}') for kind in ('json', 'error'))
        with open(self.out, 'wb') as out, open(self.error, 'wb') as error:
            self.process = start(*within, PROGRAM, 'report', '--format', 'json', *words, stdout=out, stderr=error)

    def end(self):
        stop(self.process)
        with open(self.out, encoding='utf-8') as out, open(self.error, encoding='utf-8') as error:
            text = out.read()
            if self.process.returncode not in (0, 1, 4):
                raise RuntimeError(f'sipwhy ends with {self.process.returncode}: {error.read()}')
            return json.loads(text)


def report(*words):
    """The report of files."""
    done = subprocess.run((PROGRAM, 'report', '--format', 'json', *words), capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1, 4):
        raise RuntimeError(f'sipwhy ends with {done.returncode}: {done.stderr}')
    return json.loads(done.stdout)


def verdict(of):
    """State, messages and findings of each call, without what differs from run to run."""
    return sorted((c['call_ids'], c['state'], c['transport'], [m['summary'] for m in c['messages']],
                   [(f['cause'], f['severity'], f['confidence']) for f in c['findings']]) for c in of['calls'])


def result(name, wrong):
    """Says how it went; 1 if it went wrong."""
    print(f'{"FAIL" if wrong else "ok  "} {name}{": " + wrong if wrong else ""}', flush=True)
    return 1 if wrong else 0
