#!/usr/bin/env python3
"""tls.py FOLDER [NAME...] - calls over TLS between openssl s_server and openssl s_client, captured, each with its key log.

Root; ip, unshare, openssl and dumpcap. In a network namespace of its own the two programs make a TLS connection for each
row of CASES; what one says on its standard input the other gets: the messages of a SIP call, in turn. FOLDER gets
NAME.pcapng, NAME.keys and NAME.said (all messages as the peers got them), and rsa.key, the server's private key. tests/captures/tls
holds some of these. Those of `key-` have the earlier connection inside whose session is resumed. check-tls plays all of them, and
each suite."""
import os
import pathlib
import re
import subprocess
import sys
import time

import peers

SERVER, CLIENT = '10.99.0.1', '10.99.0.2'
OLD = ['-tls1_2']
CERTIFICATE = ['-cert', '{folder}/ec.pem', '-key', '{folder}/ec.key']  # the client's

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
    'tls12-resumed-by-id': ('rsa', OLD + ['-no_ticket']),
    'tls13-key-update': ('rsa', ['-tls1_3']),
    'tls13-key-updates': ('rsa', ['-tls1_3']),
    'tls12-renegotiation': ('rsa', OLD, ['-client_renegotiation'], ['-legacy_renegotiation']),
    'tls12-renegotiation-by-server': ('rsa', OLD),
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
    'tls13-client-certificate': ('rsa', ['-tls1_3'], ['-Verify', '1'], CERTIFICATE),
    'tls12-client-certificate': ('rsa', OLD, ['-Verify', '1'], CERTIFICATE),
    'tls13-asked-later': ('rsa', ['-tls1_3'], ['-verify', '1'], ['-enable_pha', *CERTIFICATE]),
    'tls13-padded': ('rsa', ['-tls1_3', '-record_padding', '512']),
    'tls13-small-records': ('rsa', ['-tls1_3', '-max_send_frag', '512']),
    'tls12-small-records': ('rsa', OLD + ['-max_send_frag', '512', '-split_send_frag', '512']),
}
# After so many messages the client, or the server, is given a command.
COMMANDS = {
    'tls13-key-update': {1: [(True, b'K'), (False, b'K')]},
    'tls13-key-updates': {n: [(True, b'k'), (False, b'k'), (True, b'K')] for n in range(1, 5)},
    'tls12-renegotiation': {2: [(True, b'R')]},
    'tls12-key-renegotiation': {2: [(True, b'R')]},
    'tls12-renegotiation-by-server': {2: [(False, b'r')], 3: [(False, b'r')]},
    'tls13-asked-later': {2: [(False, b'c')]},
}


def sip(ends, call_id, first, cseq, to_tag, sdp=''):
    client, server = ends
    head = [first, f'Via: SIP/2.0/TLS {client}:40000;branch=z9hG4bK-{cseq.replace(" ", "-")}', 'Max-Forwards: 70',
            f'From: <sip:1001@{client}>;tag=a1', f'To: <sip:+12125550123@{server}>' + (';tag=b2' if to_tag else ''),
            f'Call-ID: {call_id}', f'CSeq: {cseq}']
    if 'BYE' not in cseq and first != 'SIP/2.0 100 Trying':
        host = server if first.startswith('SIP') else client
        head.append(f'Contact: <sip:x@{host}:5061;transport=tls>')
    if sdp:
        head.append('Content-Type: application/sdp')
    head.append(f'Content-Length: {len(sdp)}')
    return ('\r\n'.join(head) + '\r\n\r\n' + sdp).encode()


def sdp_of(host):
    return (f'v=0\r\no=- 1 1 IN IP4 {host}\r\ns=-\r\nc=IN IP4 {host}\r\nt=0 0\r\nm=audio 20000 RTP/AVP 0 8\r\n'
            'a=rtpmap:0 PCMU/8000\r\na=sendrecv\r\n')


def call_of(server, call_id='over-tls-1@example.com', client=CLIENT):
    """(by the client, bytes); a call that is answered with 488."""
    ends, uri = (client, server), f'sip:+12125550123@{server}:5061;transport=tls'
    rows = [(True, f'INVITE {uri} SIP/2.0', '1 INVITE', False, sdp_of(client)),
            (False, 'SIP/2.0 100 Trying', '1 INVITE', False), (False, 'SIP/2.0 180 Ringing', '1 INVITE', True),
            (False, 'SIP/2.0 488 Not Acceptable Here', '1 INVITE', True), (True, f'ACK {uri} SIP/2.0', '1 ACK', True)]
    return [(row[0], sip(ends, call_id, *row[1:])) for row in rows]


def make_certificates(folder):
    (folder / 'plain.cnf').write_text('openssl_conf = a\n[a]\nssl_conf = b\n[b]\nsystem_default = c\n'
                                      '[c]\nOptions = -ExtendedMasterSecret\n')
    for kind, key in (('rsa', ['rsa:2048']), ('ec', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'])):
        subprocess.run(['openssl', 'req', '-x509', '-newkey', *key, '-nodes', '-subj', '/CN=sip.example.com', '-days', '3650',
                        '-keyout', f'{folder}/{kind}.key', '-out', f'{folder}/{kind}.pem'], check=True, stderr=subprocess.DEVNULL)


class Pair:
    """A server and a client that talk; what they get is in the files `outs`, what was not got is in `missing`."""

    def __init__(self, folder, name, row, server, keys):
        kind, both, of_server, of_client = (*row, [], [])[:4]
        self.name, self.server_address, self.keys = name, server, keys
        self.quiet = [] if name in COMMANDS else ['-quiet', '-no_ign_eof']  # commands are for programs that are not quiet
        self.outs = [folder / f'{name}.server', folder / f'{name}.client']
        self.of_client = [option.format(folder=folder) for option in [*both, *of_client]]
        self.missing, self.client = [], None
        self.environment = dict(os.environ, OPENSSL_CONF=str(folder / 'plain.cnf')) if name.endswith('not-extended') else None
        self.server = self.open(
            0, 's_server', '-accept', f'{server}:5061', '-cert', folder / f'{kind}.pem', '-key', folder / f'{kind}.key',
            '-keylogfile', keys, *self.quiet, *both, *of_server)
        if not peers.wait_for(lambda: peers.is_bound('tcp', server, 5061)):
            self.missing.append('the server does not listen')

    def open(self, out, *words):
        return peers.start('openssl', *words, log=self.outs[out], stdin=subprocess.PIPE, env=self.environment)

    def connect(self, *more):
        self.client = self.open(1, 's_client', '-connect', f'{self.server_address}:5061', '-bind', f'{CLIENT}:0', *self.quiet,
                                *self.of_client, *more)

    def say(self, by_client, data):
        peers.tell(self.client if by_client else self.server, data)
        out = self.outs[0 if by_client else 1]
        if not peers.wait_for(lambda: data in out.read_bytes(), 5):
            self.missing.append(f'not received: {data[:40]}')

    def command(self, by_client, letter):
        """A letter alone on its line; most log new keys."""
        had = self.keys.stat().st_size
        peers.tell(self.client if by_client else self.server, letter + b'\n')
        peers.wait_for(lambda: self.keys.stat().st_size > had, 0.3)
        time.sleep(0.1)

    def leave(self):
        for end in (self.client, self.server):
            if end is not None and end.poll() is None:
                end.stdin.close()
                time.sleep(0.1)
                end.terminate()
                end.wait()


def first_connection(pair, session):
    """One that the next resumes."""
    pair.connect('-sess_out', session)
    pair.say(False, b'\r\n\r\n')
    pair.client.stdin.close()
    peers.wait_for(lambda: pair.client.poll() is not None, 2)
    peers.wait_for(session.exists, 2)
    return ['-sess_in', session]


def talk(pair, call, before=lambda: None):
    """All of the call, in a connection that begins with the first message; `before` is called once what comes before, and is not to be captured, has
    been said."""
    session, early = (pair.outs[0].with_suffix(kind) for kind in ('.session', '.early'))
    is_early, is_whole = 'early-data' in pair.name, pair.name.startswith('key-')
    if is_whole:
        before()
    more = first_connection(pair, session) if 'resumed' in pair.name or is_early or is_whole else []
    if not is_whole:
        before()
    if is_early:
        early.write_bytes(call[0][1])
        more = [*more, '-early_data', early]
    pair.connect(*more)
    for n, (by_client, data) in enumerate(call, 1):
        if n > 1 or not is_early:
            pair.say(by_client, data)
        elif not peers.wait_for(lambda: call[0][1] in pair.outs[0].read_bytes(), 5):
            pair.missing.append('early data')
        for command in COMMANDS.get(pair.name, {}).get(n, []):
            pair.command(*command)
    pair.leave()


def play(folder, name):
    """One case into files."""
    capture, keys, dump = folder / f'{name}.pcapng', folder / f'{name}.keys', []
    keys.write_bytes(b'')

    def watch():
        dump.append(subprocess.Popen(['dumpcap', '-q', '-i', 'lo', '-w', capture, '-f', 'tcp port 5061'], stderr=subprocess.PIPE))
        dump[0].stderr.readline()
        time.sleep(0.7)

    pair, call = Pair(folder, name, CASES[name], SERVER, keys), call_of(SERVER)
    talk(pair, call, watch)
    time.sleep(0.6)
    dump[0].terminate()
    dump[0].wait()
    (folder / f'{name}.said').write_bytes(b''.join(data for _, data in call))
    print(f'{name}: {capture.stat().st_size} bytes, {len(re.findall(b"(?m)^[A-Z]", keys.read_bytes()))} secrets'
          f'{"; ".join(["", *pair.missing])}')


def main():
    folder = pathlib.Path(sys.argv[1]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o777)  # dumpcap gives its rights up
    peers.alone('openssl', 'dumpcap')
    make_certificates(folder)
    for name in sys.argv[2:] or CASES:
        play(folder, name)


if __name__ == '__main__':
    main()
