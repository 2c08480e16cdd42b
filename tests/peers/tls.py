#!/usr/bin/env python3
"""tls.py FOLDER [NAME...] - calls over TLS between openssl s_server and openssl s_client, captured, each with its key log.

Root; ip, openssl and dumpcap. In a network namespace of its own the two programs make a TLS connection for each
row of CASES; what one says on its standard input the other gets: the messages of a SIP call, in turn. FOLDER gets
NAME.pcapng, NAME.keys and NAME.said (all messages as the peers got them), and rsa.key, the server's private key. tests/captures/tls
holds some of these. Those of `key-` have the earlier connection inside whose session is resumed."""
import os
import pathlib
import re
import subprocess
import sys
import time

SPACE = f'sipwhy-tls-{os.getpid()}'
SERVER, CLIENT = '10.99.0.1', '10.99.0.2'
IN = ['ip', 'netns', 'exec', SPACE]
OLD = ['-tls1_2']
CERTIFICATE = ['-cert', 'ec.pem', '-key', 'ec.key']  # the client's; of the folder

# name: certificate, options of both, of the server, of the client
CASES = {
    'tls13-aes128-gcm': ('rsa', ['-tls1_3', '-ciphersuites', 'TLS_AES_128_GCM_SHA256']),
    'tls13-aes256-gcm': ('rsa', ['-tls1_3', '-ciphersuites', 'TLS_AES_256_GCM_SHA384']),
    'tls13-chacha20': ('rsa', ['-tls1_3', '-ciphersuites', 'TLS_CHACHA20_POLY1305_SHA256']),
    'tls13-aes128-ccm': ('rsa', ['-tls1_3', '-ciphersuites', 'TLS_AES_128_CCM_SHA256']),
    'tls13-aes128-ccm8': ('rsa', ['-tls1_3', '-ciphersuites', 'TLS_AES_128_CCM_8_SHA256:TLS_AES_128_CCM_SHA256']),
    'tls12-aes128-gcm': ('rsa', OLD + ['-cipher', 'ECDHE-RSA-AES128-GCM-SHA256']),
    'tls12-aes256-gcm': ('rsa', OLD + ['-cipher', 'ECDHE-RSA-AES256-GCM-SHA384']),
    'tls12-rsa-gcm': ('rsa', OLD + ['-cipher', 'AES128-GCM-SHA256']),
    'tls12-chacha20': ('rsa', OLD + ['-cipher', 'ECDHE-RSA-CHACHA20-POLY1305']),
    'tls12-cbc-sha': ('rsa', OLD + ['-cipher', 'ECDHE-RSA-AES128-SHA']),
    'tls12-cbc-sha256': ('rsa', OLD + ['-cipher', 'ECDHE-RSA-AES128-SHA256']),
    'tls12-cbc-sha384': ('rsa', OLD + ['-cipher', 'ECDHE-RSA-AES256-SHA384']),
    'tls12-cbc-then-mac': ('rsa', OLD + ['-cipher', 'ECDHE-RSA-AES256-SHA'], ['-no_etm'], ['-no_etm']),
    'tls12-ccm': ('ec', OLD + ['-cipher', 'ECDHE-ECDSA-AES128-CCM']),
    'tls12-ccm8': ('ec', OLD + ['-cipher', 'ECDHE-ECDSA-AES256-CCM8']),
    'tls11-cbc-sha': ('rsa', ['-tls1_1', '-cipher', 'ECDHE-RSA-AES128-SHA@SECLEVEL=0']),
    'tls10-cbc-sha': ('rsa', ['-tls1', '-cipher', 'ECDHE-RSA-AES128-SHA@SECLEVEL=0']),
    'tls13-resumed': ('rsa', ['-tls1_3']),
    'tls12-resumed': ('rsa', OLD),
    'tls13-key-update': ('rsa', ['-tls1_3']),
    'tls12-renegotiation': ('rsa', OLD, ['-client_renegotiation'], ['-legacy_renegotiation']),
    'tls13-early-data': ('rsa', ['-tls1_3'], ['-early_data']),
    # with the server's private key alone, see `rsa.key`
    'tls12-key-cbc-sha': ('rsa', OLD + ['-cipher', 'AES128-SHA']),
    'tls12-key-cbc-sha256': ('rsa', OLD + ['-cipher', 'AES256-SHA256']),
    'tls12-key-aes256-gcm': ('rsa', OLD + ['-cipher', 'AES256-GCM-SHA384']),
    'tls12-key-not-extended': ('rsa', OLD + ['-cipher', 'AES128-GCM-SHA256']),
    'tls12-key-client-certificate': ('rsa', OLD + ['-cipher', 'AES128-GCM-SHA256'], ['-Verify', '1'], CERTIFICATE),
    'tls12-key-renegotiation': ('rsa', OLD + ['-cipher', 'AES128-SHA'], ['-client_renegotiation'], ['-legacy_renegotiation']),
    'key-ticket': ('rsa', OLD + ['-cipher', 'AES128-SHA']),
    'key-session': ('rsa', OLD + ['-cipher', 'AES128-SHA', '-no_ticket']),
    'tls11-key-cbc-sha': ('rsa', ['-tls1_1', '-cipher', 'AES128-SHA@SECLEVEL=0']),
    'tls10-key-cbc-sha': ('rsa', ['-tls1', '-cipher', 'AES256-SHA@SECLEVEL=0']),
    'tls13-retry': ('rsa', ['-tls1_3'], ['-groups', 'P-384'], ['-groups', 'X25519:P-384']),
}


def sip(first, seq, cseq, to_tag, sdp=''):
    head = [first, f'Via: SIP/2.0/TLS {CLIENT}:40000;branch=z9hG4bK-{cseq.replace(" ", "-")}', 'Max-Forwards: 70',
            f'From: <sip:1001@{CLIENT}>;tag=a1', f'To: <sip:+12125550123@{SERVER}>' + (';tag=b2' if to_tag else ''),
            'Call-ID: over-tls-1@example.com', f'CSeq: {cseq}']
    if 'BYE' not in cseq and first != 'SIP/2.0 100 Trying':
        host = SERVER if first.startswith('SIP') else CLIENT
        head.append(f'Contact: <sip:x@{host}:5061;transport=tls>')
    if sdp:
        head.append('Content-Type: application/sdp')
    head.append(f'Content-Length: {len(sdp)}')
    return ('\r\n'.join(head) + '\r\n\r\n' + sdp).encode()


def sdp(host):
    return (f'v=0\r\no=- 1 1 IN IP4 {host}\r\ns=-\r\nc=IN IP4 {host}\r\nt=0 0\r\nm=audio 20000 RTP/AVP 0 8\r\n'
            'a=rtpmap:0 PCMU/8000\r\na=sendrecv\r\n')


URI = f'sip:+12125550123@{SERVER}:5061;transport=tls'
# (by the client, bytes); a call that is answered with 488
CALL = [
    (True, sip(f'INVITE {URI} SIP/2.0', 1, '1 INVITE', False, sdp(CLIENT))),
    (False, sip('SIP/2.0 100 Trying', 1, '1 INVITE', False)),
    (False, sip('SIP/2.0 180 Ringing', 1, '1 INVITE', True)),
    (False, sip('SIP/2.0 488 Not Acceptable Here', 1, '1 INVITE', True)),
    (True, sip(f'ACK {URI} SIP/2.0', 1, '1 ACK', True)),
]


def run(*words, **more):
    return subprocess.run(words, check=True, **more)


def make_space(folder):
    run('ip', 'netns', 'add', SPACE)
    run(*IN, 'ip', 'link', 'set', 'lo', 'up')
    for address in (SERVER, CLIENT):
        run(*IN, 'ip', 'addr', 'add', address + '/32', 'dev', 'lo')
    (folder / 'plain.cnf').write_text('openssl_conf = a\n[a]\nssl_conf = b\n[b]\nsystem_default = c\n'
                                      '[c]\nOptions = -ExtendedMasterSecret\n')
    for kind, key in (('rsa', ['rsa:2048']), ('ec', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'])):
        run('openssl', 'req', '-x509', '-newkey', *key, '-nodes', '-subj', '/CN=sip.example.com', '-days', '3650',
            '-keyout', folder / f'{kind}.key', '-out', folder / f'{kind}.pem', stderr=subprocess.DEVNULL)


def environment(folder, name):
    """Of both programs."""
    return dict(os.environ, OPENSSL_CONF=str(folder / 'plain.cnf')) if name.endswith('not-extended') else None


def wait_for(path, text, seconds=5):
    for _ in range(int(seconds * 50)):
        if path.exists() and text in path.read_bytes():
            return True
        time.sleep(0.02)
    return False


class Pair:
    """A server and a client that talk."""

    def __init__(self, folder, name, extra=()):
        row = CASES[name] + ([], [])
        kind, both, server, client = row[0], row[1], row[2], row[3]
        self.folder, self.name = folder, name
        keys = folder / f'{name}.keys'
        self.outs = [folder / f'{name}.server', folder / f'{name}.client']
        handles = [open(out, 'wb') for out in self.outs]
        self.server = subprocess.Popen(
            [*IN, 'openssl', 's_server', '-accept', f'{SERVER}:5061', '-cert', folder / f'{kind}.pem', '-key',
             folder / f'{kind}.key', '-keylogfile', keys, '-quiet', '-no_ign_eof', *both, *server],
            stdin=subprocess.PIPE, stdout=handles[0], stderr=subprocess.STDOUT, env=environment(folder, name))
        time.sleep(0.3)
        self.handles, self.keys, self.both, self.client_options = handles, keys, both, [*client, *extra]
        self.client = None

    def connect(self, *more):
        self.client = subprocess.Popen(
            [*IN, 'openssl', 's_client', '-connect', f'{SERVER}:5061', '-bind', f'{CLIENT}:0', '-quiet',
             '-no_ign_eof', *self.both, *self.client_options, *more],
            stdin=subprocess.PIPE, stdout=self.handles[1], stderr=subprocess.STDOUT, cwd=self.folder,
            env=environment(self.folder, self.name))
        time.sleep(0.3)

    def say(self, by_client, data, seen=True):
        (self.client if by_client else self.server).stdin.write(data)
        (self.client if by_client else self.server).stdin.flush()
        if seen and not wait_for(self.outs[0 if by_client else 1], data):
            print(f'{self.name}: not received: {data[:40]}')
        time.sleep(0.05)

    def leave(self):
        for end in (self.client, self.server):
            if end is not None and end.poll() is None:
                end.stdin.close()
                time.sleep(0.1)
                end.terminate()
                end.wait()


def talk(pair, call):
    said = b''
    for i, (by_client, data) in enumerate(call):
        pair.say(by_client, data)
        said += data
        if pair.name == 'tls13-key-update' and i == 0:
            command(pair, True, b'K')
            command(pair, False, b'K')
        if pair.name.endswith('-renegotiation') and i == 1:
            command(pair, True, b'R')
    return said


def command(pair, by_client, letter):
    """A letter alone on its line is a command of these programs, without -quiet."""
    pair.say(by_client, letter + b'\n', False)
    time.sleep(0.3)


def start_dump(capture):
    dump = subprocess.Popen([*IN, 'dumpcap', '-q', '-i', 'lo', '-w', capture, '-f', 'tcp port 5061'],
                            stderr=subprocess.PIPE)
    dump.stderr.readline()
    time.sleep(0.7)
    return dump


def play(folder, name):
    capture = folder / f'{name}.pcapng'
    loud = name == 'tls13-key-update' or name.endswith('-renegotiation')
    whole = name.startswith('key-')
    pair = Pair(folder, name)
    if loud:  # commands are for programs that are not quiet
        pair.server.terminate()
        pair.server.wait()
        row = CASES[name] + ([], [])
        pair.server = subprocess.Popen(
            [*IN, 'openssl', 's_server', '-accept', f'{SERVER}:5061', '-cert', folder / 'rsa.pem', '-key',
             folder / 'rsa.key', '-keylogfile', pair.keys, *row[1], *row[2]],
            stdin=subprocess.PIPE, stdout=pair.handles[0], stderr=subprocess.STDOUT)
        time.sleep(0.3)
    dump = start_dump(capture) if whole else None
    if whole or name.endswith('resumed') or name == 'tls13-early-data':
        session = folder / f'{name}.session'
        pair.connect('-sess_out', session)
        pair.say(False, b'\r\n\r\n')
        pair.client.stdin.close()
        time.sleep(0.3)
        more = ['-sess_in', session]
    else:
        more = []
    dump = dump or start_dump(capture)
    call = CALL
    if name == 'tls13-early-data':
        early = folder / 'early'
        early.write_bytes(CALL[0][1])
        more += ['-early_data', early]
        call = CALL[1:]
    if loud:
        pair.client = subprocess.Popen(
            [*IN, 'openssl', 's_client', '-connect', f'{SERVER}:5061', '-bind', f'{CLIENT}:0', *pair.both,
             *pair.client_options, *more],
            stdin=subprocess.PIPE, stdout=pair.handles[1], stderr=subprocess.STDOUT)
        time.sleep(0.4)
    else:
        pair.connect(*more)
    talk(pair, call)
    pair.leave()
    time.sleep(0.6)
    dump.terminate()
    dump.wait()
    (folder / f'{name}.said').write_bytes(b''.join(data for _, data in CALL))
    print(f'{name}: {capture.stat().st_size} bytes, {len(re.findall(b"(?m)^[A-Z]", pair.keys.read_bytes()))} secrets')


def main():
    folder = pathlib.Path(sys.argv[1]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o777)  # dumpcap gives its rights up
    make_space(folder)
    try:
        for name in sys.argv[2:] or CASES:
            play(folder, name)
    finally:
        run('ip', 'netns', 'del', SPACE)


main()
