#!/usr/bin/env python3
"""completion.py - what Tab offers in bash, zsh and fish. Each shell is started in a terminal of its own, with the completion that the
build made and nothing of the user's. Words are typed, then Tab, then a key that prints the command line; where several words go on so,
their list is on the screen. Shells that are not there are left out, and named; where none is, the test is skipped."""
import fcntl, os, pty, re, select, shutil, signal, struct, subprocess, sys, tempfile, termios, time
from program import PATIENCE, PROGRAM, SRC, fail, failures

BUILD = os.getcwd()
# What is typed behind "sipwhy ", and what it becomes; a list: the words that are shown for choice.
CASES = [
    ("rep", "report"),
    ("expl", "explain"),
    ("t", ["trace.txt", "trunks"]),
    ("report --form", "report --format"),
    ("report --format js", ["json", "jsonl"]),
    ("report --format markd", "report --format markdown"),
    ("report --format=markd", "report --format=markdown"),
    ("report -f markd", "report -f markdown"),
    ("--ascii report --form", "--ascii report --format"),
    ("trunks --format markd", "trunks --format markd"),
    ("trunks --format cs", "trunks --format csv"),
    ("report --color al", "report --color always"),
    ("report --only warn", "report --only warning"),
    ("report --status no-", "report --status no-answer"),
    ("report --limit conn", "report --limit connections="),
    ("report --columns call_s", "report --columns call_sid"),
    ("report --columns id,call_s", "report --columns id,call_sid"),
    ("report --cause acl-ip", "report --cause acl-ip-not-allowed"),
    ("explain sdp-priv", "explain sdp-private-address"),
    ("explain rtp-ttl", "explain rtp-ttl-too-low"),
    ("explain rtp-to-", ["rtp-to-old-address", "rtp-to-source-port", "rtp-to-wrong-address"]),
    ("explain --why-not rtp-ttl", "explain --why-not rtp-ttl-too-low"),
    ("explain --why-not rtp-ttl-too-low trace", "explain --why-not rtp-ttl-too-low trace.txt"),
    ("report --trunk acm", "report --trunk acme"),
    ("probe acm", "probe acme"),
    ("probe wes", "probe west\\ office"),
    ("probe --dry-run acm", "probe --dry-run acme"),
    ("guide drops-after-32s-", "guide drops-after-32s-no-audio"),
    ("report --filter answer_d", "report --filter answer_delay"),
    ("report --filter 'status == 403 and answer_d", "report --filter 'status == 403 and answer_delay"),
    ("report --filter 'not (answer_d", "report --filter 'not (answer_delay"),
    ('report -F "answer_d', 'report -F "answer_delay'),
    ("report --facts=answer_d", "report --facts=answer_delay"),
    ("report trac", "report trace.txt"),
    ("trac", "trace.txt"),
    ("--config trac", "--config trace.txt"),
    ("--config=trac", "--config=trace.txt"),
    ("--save-to fold", "--save-to folder/"),
    ("-i l", "-i lo"),
    ("report --no-such", "report --no-such"),
    ("explain trac", "explain trac"),
]
LINE = re.compile(rb"<<<(.*?)>>>", re.S)
SETUP = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], """PS1='ready> '
bind 'set bell-style none'; bind 'set completion-query-items 0'; bind 'set page-completions off'; bind 'set enable-bracketed-paste off'
bind 'set show-all-if-ambiguous on'; bind '"\\C-xk": kill-whole-line'; bind -x '"\\C-xp": printf "<<<%%s>>>" "$READLINE_LINE"'
. '%s/data/completions/sipwhy'
"""),
    "zsh": (["zsh", "-f", "-i"], """PS1='ready> '; PROMPT_EOL_MARK=''
fpath=('%s/data/completions' $fpath); autoload -Uz compinit; compinit -u -D; LISTMAX=10000
unsetopt list_ambiguous beep list_beep auto_remove_slash; shown() { zle -I; print -rn -- "<<<$BUFFER>>>"; }; zle -N shown; bindkey '^Xk' kill-whole-line; bindkey '^Xp' shown
"""),
    "fish": (["fish", "--no-config", "--private", "-i"], """function fish_prompt; echo 'ready> '; end; set -g fish_greeting
function shown; printf '<<<%%s>>>' (commandline | string collect); end; bind \\cxp shown; bind \\cxk 'commandline ""'; bind \\t complete
set -g fish_autosuggestion_enabled 0
source '%s/data/completions/sipwhy.fish'
"""),
}


class Shell:
    def __init__(self, name, folder):
        arguments, setup = SETUP[name]
        self.child, self.master = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            os.environ.update(HOME=folder, XDG_CONFIG_HOME=folder + "/config", TERM="xterm", LC_ALL="C.UTF-8", HISTFILE="",
                              PATH=folder + "/bin:" + os.environ["PATH"], SIPWHY_DATA=os.path.join(BUILD, "data-source"))
            os.execvp(arguments[0], arguments)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 240, 0, 0))
        self.seen = b""
        with open(os.path.join(folder, "setup"), "w") as file:
            file.write(setup % BUILD)
        self.type(b". ./setup\r")
        self.read(re.compile(b"ready> "))

    def type(self, keys):
        os.write(self.master, keys)

    def read(self, pattern):
        """What the pattern finds in the output, which is waited for; None: it does not come."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = pattern.search(self.seen)
            if found:
                return found
            if select.select([self.master], [], [], 0.1)[0]:
                try:
                    self.seen += os.read(self.master, 65536)
                except OSError:
                    break
        return None

    def ask(self):
        """The line as it stands."""
        self.type(b"\x18p")
        found = self.read(LINE)
        return found.group(1).decode() if found else None

    def complete(self, words):
        """The line that Tab makes of the words, and all that is written meanwhile."""
        self.type(b"\x18k")
        self.seen = b""
        self.type(("sipwhy " + words).encode() + b"\t")
        line = self.ask()
        return line, re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[()][A-Z0-9]|[\x0e\x0f]", b" ", self.seen.split(b"<<<")[0]).decode(errors="replace")

    def end(self):
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.master)


def check(name, folder):
    shell = Shell(name, folder)
    for typed, wanted in CASES:
        line, seen = shell.complete(typed)
        if line is None:
            return fail("%s: no line for 'sipwhy %s': %r" % (name, typed, shell.seen[-300:]))
        if isinstance(wanted, str):
            if line.rstrip(" '\"=") != "sipwhy " + wanted.rstrip("'\"="):
                fail("%s: 'sipwhy %s' becomes '%s', not '%s'" % (name, typed, line, wanted))
        else:
            lacks = [word for word in wanted if not re.search(r"(?<![\w-])%s(?![\w-])" % re.escape(word), seen.replace(typed, " ", 1))]
            if lacks:
                fail("%s: 'sipwhy %s' offers no %s: %r" % (name, typed, " ".join(lacks), seen[-300:]))
    shell.end()


def main():
    shells = [name for name in SETUP if shutil.which(name)]
    for name in SETUP:
        if name not in shells:
            print("%s is not there" % name)
    if not shells:
        return 77
    with tempfile.TemporaryDirectory(prefix="sipwhy-completion.") as folder:
        for path in ("config/sipwhy", "bin", "folder"):
            os.makedirs(os.path.join(folder, path))
        open(os.path.join(folder, "trace.txt"), "w").close()
        with open(os.path.join(folder, "config/sipwhy/trunks.yaml"), "w") as file:
            file.write("trunks:\n  - name: acme\n  - name: west office\n")
        os.symlink(PROGRAM, os.path.join(folder, "bin/sipwhy"))
        for name in sys.argv[1:] or shells:
            check(name, folder)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
