"""A capture with a secret in each place that a message has for words of its own, one call for each."""
import struct

from . import links, net

HERE, THERE = '192.0.2.77', '198.51.100.88'
START = 1772611200
# {n}: a number of the place; what begins with Q and qq is the secret.
HEADERS = '''Warning: 399 {host} "call of {name} from {number} at {ip} to sip:{user}@{host} refused"
Warning: 301 {ip}:5060 "in_uri=sip:{user}@{host}",399 {host} "not {name}"
Reason: Q.850;cause=21;text="{user} at {ip} does not want {number}"
Server: Asterisk PBX 18.9.{n} for {name} ({host}) {user} SN{user}
User-Agent: FreeSWITCH-mod_sofia/1.10.{n} {user} {ip} {number}
Event: dialog;call-id="{user}@{ip}";id={user}
Allow-Events: dialog, {user}
Supported: 100rel, {user}
Require: {user}
Unsupported: {user}
Accept: application/sdp, application/{user}
Accept-Language: en, {user}
Accept-Encoding: {user}
Content-Language: {user}
Content-Disposition: session;name="{user}"
MIME-Version: 1.0 ({user})
Max-Forwards: {long}
RSeq: {long}
Expires: {long}
Timestamp: {long}.5
Retry-After: 5 ({name} at {host})
Subscription-State: terminated;reason={user}
Priority: {user}
Privacy: id;{user}
Date: Mon, 01 Jan 2024 00:00:00 GMT {user}
P-Early-Media: {user}
Session-Expires: 90;refresher=uac;x={user}
Feature-Caps: *;+x="{user}"
In-Reply-To: {user}@{ip}
Contact: <sip:a@192.0.2.77>;expires={long};epid={user}
Diversion: "{name}" <sip:{user}@{host}>;reason=unconditional;limit={user}
Via: SIP/2.0/UDP 192.0.2.78;branch=z9hG4bKother;x={user}
X-Anything: {name} {user} {number} {ip} {host}
Join: {user}@{ip};to-tag=1;from-tag=2
Replaces: {hex}{user}@{host};to-tag=1;from-tag=2
Target-Dialog: {user}@{ip};local-tag=1;remote-tag=2
Refer-To: <sip:b@198.51.100.88?Replaces={user}%40{ip}%3Bto-tag%3D1%3Bfrom-tag%3D2>
History-Info: <sip:{user}@{host}?Reason=SIP%3Bcause%3D302%3Btext%3D%22{user}%22>;index=1.1.1.2
Remote-Party-ID: "{name}" <sip:{number}@{host}>;screen={user};privacy={user};reason={user}
Via: SIP/2.0/UDP 192.0.2.78;branch=z9hG4bK{ip}-1-{ip};comp={user};transport={user}
Reason: SIP;cause=480;text="{user}=away, ask {name}"
Content-Type: application/{user};name="{user}"
User-Agent: snomD735/10.1.{n}.13 ({user}; build "{name}") SN:QQSERIAL{n}'''.split('\n')


def secrets(n):
    return {'n': n, 'name': f'Qqname{n:02} Qqlast{n:02}', 'user': f'qquser{n:02}', 'host': f'qqhost{n:02}.qqdomain.example',
            'number': f'+120655509{n:02}', 'long': f'120655509{n:02}', 'ip': f'203.0.113.{100 + n}', 'hex': f'cb0071{100 + n:02x}'}


def written():
    """Every secret, as bytes in lower case. Of each place all are looked for, wherever they stand."""
    out = {b'qqname', b'qqlast', b'qquser', b'qqhost', b'qqdomain', b'20655509', b'cb0071', b'qqserial', b'\x33\x33\xff\xa7\xb8\xc9'}
    return sorted(out | {f'203.0.113.{100 + n}'.encode() for n in range(len(HEADERS))})


def message(start, n, header):
    return '\r\n'.join((start, f'Via: SIP/2.0/UDP {HERE}:5060;branch=z9hG4bKp{n}', f'Call-ID: place{n}-cb0071c8-{n}',
                        'From: <sip:a@192.0.2.77>;tag=1', 'To: <sip:b@198.51.100.88>', f'CSeq: {n + 1} INVITE',
                        header, 'Contact: <sip:a@203.0.113.200:5060>', 'Content-Length: 0', '', '')).encode()


def packets():
    for n, line in enumerate(HEADERS):
        known = secrets(n)
        header = line.format(**known)
        start = 'INVITE sip:b@198.51.100.88 SIP/2.0'
        yield n * 2, net.udp(HERE, 5060, THERE, 5060, message(start, n, header)), True
        start = 'SIP/2.0 403 number {number} of {name} at {ip} is not known to {user}'.format(**known)
        yield n * 2 + 1, net.udp(THERE, 5060, HERE, 5060, message(start, n, header)), False


def build():
    data = struct.pack('<IHHiIII', 0xa1b2c3d4, 2, 4, 0, 0, 262144, 1)
    for at, datagram, sent in packets():
        src, dst = (HERE, THERE) if sent else (THERE, HERE)
        frame = links.ethernet(net.ipv4(src, dst, net.UDP, datagram), sent)
        if at == 0:  # a group's address that ends as that of who is looked for (RFC 2464 section 7)
            frame = b'\x33\x33\xff\xa7\xb8\xc9' + frame[6:]
        data += struct.pack('<IIII', START + at // 100, at % 100 * 10000, len(frame), len(frame)) + frame
    return data
