#!/usr/bin/env python3
"""packets.py - `report --format pcap|pcapng`: what is written is read as the same calls; those that were chosen, and no others;
redacted where that is asked for; without the responses of digests."""
import json, os, subprocess, sys, tempfile

from program import PROGRAM, SRC, fail, failures

CAPTURES = os.path.join(SRC, "tests/captures")
SAME = """transfer.pcap form-compressed.pcap.gz form-pcapng-two-links.pcapng tcp-small-segments.pcap websocket.pcap websocket-joined.pcap
sctp-chunks.pcap tunnel-gtp.pcap turn-channel.pcap turn-tcp.pcap rtp-tcp.pcap link-radiotap.pcap""".split()
ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8", TZ="UTC")


def run(*arguments, **more):
    return subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, env=ENVIRONMENT, **more)


def written(path, *options, **more):
    done = run("report", *options, path, **more)
    if done.returncode != 0:
        fail("%s %r ends with %d: %r" % (path, options, done.returncode, done.stderr[-200:]))
    return done.stdout


def story(data):
    """What a report tells: of each call its Call-ID, state and causes; and the counts."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        report = json.loads(run("report", "--format", "json", file.name).stdout)
    capture = report["capture"]
    return (capture["sip_messages"], capture["rtp_packets"],
            [(c["call_ids"], c["state"], [f.get("cause", f.get("id")) for f in c["findings"]]) for c in report["calls"]])


def main():
    for name in SAME:
        path = os.path.join(CAPTURES, name)
        with open(path, "rb") as file:
            whole = file.read()
        for form in ("pcapng",) if "two-links" in name else ("pcap", "pcapng"):
            if story(whole) != story(written(path, "--format", form)):
                fail("%s is another story as %s" % (name, form))
        if "two-links" not in name and story(whole) != story(written("-", "--format", "pcap", input=whole)):
            fail("%s is another story from a pipe" % name)
    path = os.path.join(CAPTURES, "clock-set-back.pcap")
    with open(path, "rb") as file:
        whole = story(file.read())
    one = story(written(path, "--format", "pcap", "--call", "2"))
    if [c[0] for c in one[2]] != [whole[2][1][0]]:
        fail("--call 2 of %s: %r" % (path, one))
    none = written(path, "--format", "pcap", "--filter", "status == 699")
    if len(none) != 24:
        fail("no call: %d bytes" % len(none))
    path = os.path.join(CAPTURES, "credentials-refused-folded.pcap")
    plain, redacted = written(path, "--format", "pcap"), written(path, "--format", "pcap", "--redact")
    with open(path, "rb") as file:
        was = file.read()
    response = was[was.index(b'response="') + 10:][:32]
    if response in plain or response in redacted or len(plain) != len(redacted):
        fail("the response of a digest is left")
    return 1 if failures else 0


sys.exit(main())
