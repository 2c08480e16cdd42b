#!/usr/bin/env python3
"""upgrades.py - what worked with a former release works with this one. tests/upgrades/VERSION holds, of each, files as a user had them:
settings with keys and a theme, trunks, triggers, rules, questions, profiles, products, and an alert that was not delivered yet; and in
names the names that scripts and files use, one a line. Of those none may be gone. GENERATE=VERSION writes the names of this build there,
as is done once, for a release; never after it."""
import json, os, re, shutil, subprocess, sys, tempfile
from program import SRC, fail, failures, run

DATA = os.environ["SIPWHY_DATA"]
FORMER = os.path.join(SRC, "tests/upgrades")
EXAMPLES = os.path.join(SRC, "data/examples")
REFUSED = os.path.join(EXAMPLES, "acl-ip-not-allowed.pcap")
SOUND = os.path.join(SRC, "tests/captures/100rel-answered.pcap")
JSON_OF = ["acl-ip-not-allowed", "ack-ruri-not-remote-target", "sdp-private-address", "digest-credentials-wrong", "rtp-ttl-too-low",
           "term-dns-unresolvable"]
ALERT = "01M8K3VTFQ79441V15H7C2498A"
PLAIN = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="", TZ="UTC", XDG_CONFIG_HOME="/dev/null")


def output(*arguments, environment=None):
    return run(*arguments, env=environment or PLAIN).stdout.decode()


def shape(value, path, out):
    """The names of a JSON value with their types: "calls[].id number"."""
    if isinstance(value, dict):
        for name, inner in value.items():
            shape(inner, path + "." + name if path else name, out)
    elif isinstance(value, list):
        out.add(path + " list")
        for inner in value:
            shape(inner, path + "[]", out)
    elif value is not None:
        out.add("%s %s" % (path, {bool: "boolean", str: "string"}.get(type(value), "number")))


def json_shapes():
    log = os.path.join(SRC, "tests/captures/call-log-history.pcap")
    runs = [("report", "report", "--format", "json", os.path.join(EXAMPLES, name + ".pcap")) for name in JSON_OF]
    runs.append(("report", "report", "--format", "json", "--call-log", os.path.join(SRC, "tests/report/call-log-history.csv"), log))
    runs.append(("line", "report", "--format", "jsonl", REFUSED))
    runs.append(("alert", "watch", "--config", "/dev/null", REFUSED))
    runs += [("trunks", "trunks", "--format", "json", "--by", by, REFUSED) for by in ("trunk", "peer", "day")]
    out = set()
    for kind, *arguments in runs:
        lines = output(*arguments)
        for text in lines.splitlines() if kind in ("line", "alert") else [lines]:
            found = set()
            shape(json.loads(text), "", found)
            out |= {"%s %s" % (kind, line) for line in found}
    return {"json " + line for line in out}


def names():
    """All names that a user's files and scripts may hold."""
    out = json_shapes()
    for command in ("", "report", "explain", "lint", "guide", "watch", "trunks", "probe", "paste"):
        said = output(*([command] if command else []), "--help")
        for letters, long in re.findall(r"^  ((?:-\w, )*)--([a-z-]+)", said, re.M):
            out |= {"option %s %s" % (command or "sipwhy", name) for name in ["--" + long, *re.findall(r"-\w", letters)]}
    settings = output("--dump-config")
    out |= {"setting " + name for name in re.findall(r"^([a-z-]+): ", settings, re.M)}
    out |= {"action " + name for name in re.findall(r"^  ([a-z0-9-]+): ", settings, re.M)}
    header = output("report", "--format", "csv", "--columns", "all", REFUSED).splitlines()[0]
    out |= {"column " + name for name in header.split(",")}
    for place, name in enumerate(output("report", "--format", "csv", REFUSED).splitlines()[0].split(","), 1):
        out.add("csv %d %s" % (place, name))
    out |= {"cause " + name for name in re.findall(r"^  ([a-z0-9-]+)$", output("explain", "--list", "--width", "1000"), re.M)}
    out |= {"symptom " + name for name in re.findall(r"\[([a-z0-9-]+)\]", output("guide", "--plain", "--width", "1000"))}
    with open("data/man/sipwhy-rules.5") as page:
        out |= {"fact %s %s" % found for found in re.findall(r"^\.It Ic (\S+) Pq (\w+)", page.read(), re.M)}
    formats = re.search(r"--format FORMAT[^(]*\(?(.*)", output("report", "--help")).group(0)
    out |= {"format " + name for name in ("text", "ladder", "json", "jsonl", "csv", "markdown", "html", "svg", "pcap", "pcapng")
            if run("report", "--format", name, REFUSED, env=PLAIN).returncode == 1 or name.startswith("pcap")} if formats else set()
    return out


def statuses():
    """The exit statuses that scripts ask for."""
    for wanted, arguments in ((0, ["report", SOUND]), (1, ["report", REFUSED]), (2, ["report", "--no-such-option"]),
                              (2, ["report", "/dev/null"]), (0, ["explain", "acl-ip-not-allowed"]), (2, ["explain", "no-such-cause"])):
        status = run(*arguments, env=PLAIN).returncode
        if status != wanted:
            fail("%s ends with %d, not %d" % (" ".join(arguments), status, wanted))


def check_settings(version, config, environment):
    """Each setting of the file is taken as it stands there."""
    with open(os.path.join(config, "sipwhy/config.yaml")) as file:
        kept = re.findall(r'^( *[a-z-]+): "(.*)"$', file.read(), re.M)  # keys are indented
    done = run("--dump-config", env=environment)
    now = dict(re.findall(r'^( *[a-z0-9-]+): "(.*)"$', done.stdout.decode(), re.M))
    if done.returncode != 0 or done.stderr or len(kept) < 20:
        fail("%s: the settings: %s" % (version, done.stderr.decode()))
    for name, value in kept:
        if now.get(name) != value:
            fail('%s: the setting %s: "%s" is now "%s"' % (version, name.strip(), value, now.get(name)))


def check_files(version, config, environment):
    folder = os.path.join(config, "sipwhy")
    for paths in ([], [os.path.join(folder, "trunks.yaml")], [os.path.join(folder, "alerts.yaml")]):
        done = run("lint", *paths, env=environment)
        said = [line for line in (done.stdout + done.stderr).decode().splitlines() if not line.startswith("warning:")]
        if done.returncode != 0:
            fail("%s: lint %s: %s" % (version, " ".join(paths), said))
    told = run("report", "--format", "json", REFUSED, env=environment)
    if told.returncode != 1:
        return fail("%s: no report: %s" % (version, told.stderr.decode()))
    call = json.loads(told.stdout)["calls"][0]
    if "own-refusal" not in [finding["cause"] for finding in call["findings"]]:
        fail("%s: the rule does not hold: %s" % (version, [finding["cause"] for finding in call["findings"]]))
    if call.get("trunk") != "acme":
        fail("%s: the trunk is %s" % (version, call.get("trunk")))
    walked = output("guide", "--plain", "own-symptom", "--answers", os.path.join(FORMER, version, "answers"), environment=environment)
    if "The call was refused" not in walked:
        fail("%s: the question leads to: %s" % (version, walked[-300:]))
    listed = output("trunks", "--format", "csv", environment=environment)
    for name in ("acme", "west office"):
        if not re.search("^%s," % name, listed, re.M):
            fail("%s: no trunk %s: %s" % (version, name, listed))


def check_spool(version, top, config):
    """What a former program could not deliver is delivered by this one."""
    spool, out = os.path.join(top, "spool"), os.path.join(top, "delivered")
    path = os.path.join(config, "sipwhy/alerts.yaml")
    with open(path) as file:
        text = file.read().replace("SPOOL", spool).replace("OUT", out)
    with open(path, "w") as file:
        file.write(text)
    os.chmod(top, 0o777)                                       # root becomes nobody
    run("watch", "--config", path, SOUND, env=PLAIN)             # makes the folder
    waiting = os.path.join(spool, ALERT + ".command.kept.json")
    shutil.copy(os.path.join(FORMER, version, "alert.json"), waiting)
    os.chmod(waiting, 0o600)
    if os.getuid() == 0:
        os.chown(waiting, os.stat(spool).st_uid, os.stat(spool).st_gid)
    done = run("watch", "--config", path, SOUND, env=PLAIN)
    delivered = open(out).read() if os.path.exists(out) else ""
    if ALERT not in delivered or os.listdir(spool) not in ([], ["lock"]):
        fail("%s: the alert that waited: %r, left: %s, said: %s" % (version, delivered, os.listdir(spool), done.stderr.decode()))


def check(version, known):
    with open(os.path.join(FORMER, version, "names")) as file:
        former = set(file.read().splitlines())
    gone = sorted(former - known)
    if len(former) < 1000 or gone:
        fail("%s: %d names of %d are gone: %s" % (version, len(gone), len(former), "; ".join(gone[:20])))
    with tempfile.TemporaryDirectory(prefix="sipwhy-upgrades.") as top:
        config = os.path.join(top, "config")
        shutil.copytree(os.path.join(FORMER, version, "config"), os.path.join(config, "sipwhy"))
        for folder, _, files in os.walk(config):
            os.chmod(folder, 0o755)
            for name in files:
                os.chmod(os.path.join(folder, name), 0o600)
        environment = dict(PLAIN, XDG_CONFIG_HOME=config)
        check_settings(version, config, environment)
        check_files(version, config, environment)
        check_spool(version, top, config)


def main():
    known = names()
    if os.environ.get("GENERATE"):
        with open(os.path.join(FORMER, os.environ["GENERATE"], "names"), "w") as file:
            file.write("\n".join(sorted(known)) + "\n")
        return 0
    versions = sorted(name for name in os.listdir(FORMER) if re.fullmatch(r"[0-9.]+", name))
    if not versions:
        fail("no files of a former release")
    for version in versions:
        check(version, known)
    statuses()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
