"""Completion in the shells themselves: bash and zsh on a terminal, fish by
complete -C. What the data say is hostile throughout: nothing of it may run,
and every word that is offered must reach the program as it stands there."""
import csv, os, pty, re, select, shutil, signal, subprocess, sys, tempfile
import time

peelstats = os.environ["PEELSTATS"]
source = os.environ["SOURCE"]
work = tempfile.mkdtemp()
failures = []
environment = {"HOME": work, "PATH": work + "/bin:/usr/bin:/bin",
               "TERM": "dumb", "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh",
               "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}

# ids of measures: each has a prefix of its own, so that TAB takes it whole
NASTY = ["aa$(id>pwned)", "ab`id>pwned`", "ac;id>pwned", "ad|id>pwned",
         "ae&id>pwned", "af>pwned", "ag\"x", "ah'x", "ai x  y", "aj*",
         "ak?[a-z]", "al\\x", "am!!", "an~x", "ao=x", "ap:x", "aq@x",
         "ar{x}", "as#x", "at$HOME", "au${IFS}x", "av(x)", "aw^x", "~ax",
         "$(id>pwned)"]


def fail(text):
    failures.append(text)
    print("FAILED:", text, file=sys.stderr)


def clean():
    for root, folders, files in os.walk(work):
        if "pwned" in files or "pwned" in folders:
            return False
    return True


def check_clean(what):
    if not clean():
        fail(what + ": a name ran as a command")
        for root, _, files in os.walk(work):
            if "pwned" in files:
                os.remove(root + "/pwned")


def make_data(folder, ids, forces=None):
    """The small data set with its measure under every one of the ids."""
    small = source + "/tests/golden/small/"
    os.makedirs(folder)
    for name in os.listdir(small):
        if name not in ("metrics.csv", "observations.csv", "forces.csv",
                        "notes.csv", "meta.csv"):
            continue
        rows = list(csv.reader(open(small + name, newline="")))
        head, rows = rows[0], rows[1:]
        if "metric_id" in head:
            at = head.index("metric_id")
            first = [r for r in rows if r[at] == "crime"]
            rows = [r[:at] + [i] + r[at + 1:] for i in ids for r in first]
        if name == "forces.csv" and forces:
            at = head.index("short")
            for row, force in zip(rows, forces):
                row[at] = force
        with open(folder + "/" + name, "w", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows([head] + rows)


class Shell:
    """An interactive shell on a terminal of its own."""
    DUMP = "\x18d"  # Ctrl-X d writes the line as it is to the file "line"

    def __init__(self, argv, setup, folder):
        self.folder, self.seen = folder, b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(argv[0], argv, environment)
        self.send(setup + "\n")
        self.send(": >ready\n")
        self.wait("ready")

    def send(self, text):
        data = text.encode()
        while data:
            self.read(0)
            data = data[os.write(self.fd, data[:256]):]

    def read(self, seconds):
        while select.select([self.fd], [], [], seconds)[0]:
            try:
                got = os.read(self.fd, 65536)
            except OSError:
                return
            if not got:
                return
            self.seen += got
            seconds = 0

    def wait(self, name):
        """What a file holds once it is there; the file is removed."""
        path = os.path.join(self.folder, name)
        until = time.monotonic() + 20
        while time.monotonic() < until:
            self.read(0.02)
            if os.path.exists(path):
                time.sleep(0.01)
                text = open(path, errors="surrogateescape").read()
                os.remove(path)
                return text
        fail("no answer; seen: %r" % self.seen[-600:])
        self.send("\x03")
        return ""

    def press_tab(self, line):
        """The line after TAB, and what the terminal showed."""
        self.read(0.02)
        self.seen = b""
        self.send(line + "\t" + self.DUMP)
        return self.wait("line"), self.seen.decode(errors="replace")

    def run(self):
        """The arguments the line as it stands gives to the program."""
        self.send("\n")
        return self.wait("ran").split("\0")[:-1]

    def drop(self):
        self.send("\x15\x0b")

    def close(self):
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except OSError:
            pass
        os.close(self.fd)


STUB = "peelstats() { printf '%s\\0' \"$@\" >running; mv running ran; }\n"


def bash(folder):
    return Shell(["bash", "--noprofile", "--norc", "-i"], """
unset HISTFILE; set +o history; PS1='> '
bind 'set bell-style none'; bind 'set show-all-if-ambiguous on'
bind 'set completion-query-items 0'; bind 'set page-completions off'
bind 'set enable-bracketed-paste off'
dump() { printf %s "$READLINE_LINE" >dumping; mv dumping line; }
bind -x '"\\C-xd": dump'
source <(peelstats --completion bash)
""" + STUB, folder)


def zsh(folder, load="source <(peelstats --completion zsh)\n"):
    return Shell(["zsh", "-f", "-i"], """
unset HISTFILE; PS1='> '; unsetopt beep prompt_cr prompt_sp
LISTMAX=9999; export ZDOTDIR=/nowhere
zmodload zsh/zle; bindkey -e
dump() { print -rn -- "$BUFFER" >dumping; mv dumping line; }
zle -N dump; bindkey '^Xd' dump
""" + load + STUB, folder)


SHELLS = [("bash", bash), ("zsh", zsh)]


def fish(line, folder):
    """The words fish offers, each with its description."""
    out = subprocess.run(
        ["fish", "-N", "-c", "peelstats --completion fish | source\n"
         "complete -C (string collect -- $argv[1])", line],
        cwd=folder, env=environment, capture_output=True, text=True)
    if out.stderr:
        fail("fish says: " + out.stderr)
    check_clean("fish, " + line)
    return dict((row + "\t").split("\t")[:2]
                for row in out.stdout.splitlines())


def same(what, got, want):
    if got != want:
        fail("%s: %r, not %r" % (what, got, want))


def typed(word):
    """As much of the word as nobody has to quote, or None."""
    return None if word[0] in "~$" else word[:2]


def test_hostile(name, start, folder):
    """Every id, typed as far as it is its own, then run as it was offered."""
    shell = start(folder)
    _, seen = shell.press_tab("peelstats --metric ")
    if "ac;id>pwned" not in seen.replace("\\", ""):
        fail("%s shows no list: %r" % (name, seen))
    check_clean(name + ", all of them")
    shell.drop()
    for word in filter(typed, NASTY):
        line, _ = shell.press_tab("peelstats --metric " + typed(word))
        same("%s: TAB gave %s" % (name, line), shell.run(),
             ["--metric", word])
        check_clean("%s, %s" % (name, word))
    # behind a quote that is open, and in a list with commas
    for word in NASTY[:10]:
        for quote in "'\"":
            line, _ = shell.press_tab("peelstats -m " + quote + word[:2])
            if not line.rstrip().endswith(quote):
                shell.send(quote)
            same("%s: TAB in %s gave %s" % (name, quote, line),
                 shell.run(), ["-m", word])
        line, _ = shell.press_tab("peelstats --metric=crime," + word[:2])
        same("%s: list gave %s" % (name, line), shell.run(),
             ["--metric=crime," + word])
        check_clean("%s, quoted %s" % (name, word))
    for begun, want in ((" --force ea", "east"), (" --force=all,ea", "all,east"),
                        (" --pages cover,gl", "cover,glance"),
                        (" --format pdf,c", "pdf,csv"),
                        (" --summary=su", "subject"), (" -y 2", "201")):
        line, _ = shell.press_tab("peelstats" + begun)
        same(name + begun, re.split("[ =]", line.rstrip())[-1], want)
        shell.drop()
    shell.close()


FOLDERS = ["a b", "$(id>pwned)", "`id>pwned`", "q'q", "q\"q", "*", "[a-z]?",
           "new\nline", ";id>pwned;", "back\\slash", "~", "x=y:z"]


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def test_folders(name, start, folder):
    """A folder that the line names, or ./peelstats.conf, is the one asked."""
    shell = start(folder)
    for i, other in enumerate(FOLDERS):
        for option in ("-d ", "--data=", "--data ", "-d"):
            line, _ = shell.press_tab("peelstats %s%s --metric own" % (
                option, quoted(other) if "\n" not in other
                else '"$OTHER"'))
            same("%s in %r" % (name, option + other), line.split()[-1],
                 "own%d" % i)
            check_clean("%s in %s" % (name, other))
            shell.drop()
    # unquoted, as people type it
    for text, want in (("a\\ b", "own0"), ("\"a b\"", "own0"),
                       ("~/here/a\\ b", "own0"), ("$HOME/here/q\\'q", "own3")):
        line, _ = shell.press_tab("peelstats -d %s --metric own" % text)
        same("%s in %s" % (name, text), line.split()[-1], want)
        shell.drop()
    # what only running it would tell, and what is not there: no word, no noise
    for text in ("$(id>pwned)", "`id>pwned`", "\"$(id>pwned)\"", "nowhere"):
        begun = "peelstats -d %s --metric own" % text
        line, seen = shell.press_tab(begun)
        same(name + ", nothing to offer", line, begun)
        if "error" in seen or "not found" in seen or "cannot" in seen:
            fail("%s writes into the prompt: %r" % (name, seen))
        check_clean(name + ", " + text)
        shell.drop()
    for i, other in enumerate(FOLDERS):
        if "\n" in other:
            continue
        with open(folder + "/peelstats.conf", "w") as out:
            out.write("data = %s\n" % other)
        line, _ = shell.press_tab("peelstats --metric own")
        same("%s, peelstats.conf with %r" % (name, other), line.split()[-1],
             "own%d" % i)
        check_clean("%s, peelstats.conf with %s" % (name, other))
        shell.drop()
    os.remove(folder + "/peelstats.conf")
    shell.close()


def test_fish(folder):
    same("fish, all", set(fish("peelstats --metric ", folder)),
         set(NASTY + ["crime"]))
    for word in filter(typed, NASTY):
        same("fish, " + word,
             fish("peelstats --metric=crime," + typed(word), folder),
             {"--metric=crime," + word: "Recorded crime"})
    known = subprocess.run([peelstats, "--format", "none", "-o", "x"],
                           capture_output=True, text=True).stderr
    same("fish, format", set(fish("peelstats --format pdf,", folder)),
         {"pdf," + word for word in known.strip().split(": ")[-1].split(", ")})
    same("fish, summary", set(fish("peelstats --summary=s", folder)),
         {"--summary=subject"})
    for i, other in enumerate(FOLDERS):
        for option in ("-d ", "--data=", "--data ", "-d"):
            text = other.replace("\\", "\\\\").replace("'", "\\'")
            # fish gives the words a line each: one of two lines is lost
            same("fish in %r" % (option + other), set(fish(
                "peelstats %s'%s' -m own" % (option, text), folder)),
                {"own%d" % i} if "\n" not in other else set())
        if "\n" in other:
            continue
        with open(folder + "/peelstats.conf", "w") as out:
            out.write("data = %s\n" % other)
        same("fish, peelstats.conf", set(fish("peelstats -m own", folder)),
             {"own%d" % i})
    os.remove(folder + "/peelstats.conf")
    for text in ("(id>pwned)", "(id >pwned)", "nowhere"):
        same("fish, nothing to offer",
             fish("peelstats -d %s -m own" % text, folder), {})


def test_descriptions(folder):
    """Fish shows what the help says of every option."""
    text = subprocess.run([peelstats, "--help"], capture_output=True,
                          text=True, cwd=folder).stdout
    help_of = dict(re.findall(
        r"^ +(?:-\w, )?(--[a-z-]+)\S*(?: \S+)? +(\S.*?)(?:  +\[.*|)$", text,
        re.M))
    said = fish("peelstats --", folder)
    if len(said) < 40:
        fail("fish offers %d options only" % len(said))
    for option, words in said.items():
        option = option.rstrip("=")
        same("fish, " + option, words, help_of.get(option))


def test_autoload(folder):
    """As the package installs it: a file that zsh loads by itself."""
    if not shutil.which("zsh"):
        return
    os.makedirs(work + "/functions")
    with open(work + "/functions/_peelstats", "w") as out:
        out.write(subprocess.run([peelstats, "--completion", "zsh"],
                                 capture_output=True, text=True).stdout)
    shell = zsh(folder, "fpath=(%s/functions $fpath)\n"
                "autoload -Uz compinit; compinit -D -i\n" % work)
    for begun, want in (("--metric aa", "aa\\$\\(id\\>pwned\\)"),
                        ("--summary=b", "--summary=body"),
                        ("--force ea", "east")):
        line, _ = shell.press_tab("peelstats " + begun)
        same("zsh, loaded by itself", line.split()[-1], want)
        shell.drop()
    check_clean("zsh, loaded by itself")
    shell.close()


def test_stub(folder):
    """Called by hand, as by a framework that stubs readline."""
    out = subprocess.run(["bash", "-c", """
source <(peelstats --completion bash)
COMP_WORDS=(peelstats -d other --force "") COMP_CWORD=4
_peelstats
printf '%s\n' "${COMPREPLY[@]}"
"""], cwd=folder, env=environment, capture_output=True, text=True)
    same("bash, called by hand", out.stdout.split(),
         ["all", "eastshire", "elsewhere", "old-city", "westshire",
          "southshire"])
    same("bash, called by hand", out.stderr, "")


def main():
    os.makedirs(work + "/bin")
    os.symlink(peelstats, work + "/bin/peelstats")
    folder = work + "/here"
    make_data(folder + "/data", ["crime"] + NASTY,
              ["$(id>pwned)", "`id>pwned`", "No\"r'folk", "So *?[ ", "East"])
    make_data(folder + "/other", ["crime"], ["Elsewhere"])
    for i, other in enumerate(FOLDERS):
        make_data(folder + "/" + other, ["own%d" % i])
    environment["OTHER"] = FOLDERS[7]
    for name, start in SHELLS:
        if shutil.which(name):
            test_hostile(name, start, folder)
            test_folders(name, start, folder)
    if shutil.which("fish"):
        test_fish(folder)
        test_descriptions(folder)
    test_autoload(folder)
    test_stub(folder)
    shutil.rmtree(work, ignore_errors=True)
    if not failures:
        print("passed")
    sys.exit(1 if failures else 0)


main()
