"""Help, lists, completion and manual describe the same options and kinds of
pages in the same words."""
import os, re, subprocess, sys

peelstats = os.environ["PEELSTATS"]
manual = open(os.environ["SOURCE"] + "/src/peelstats.1").read()
failures = []


def fail(text):
    failures.append(text)
    print("FAILED:", text, file=sys.stderr)


def run(*args):
    return subprocess.run([peelstats, *args], capture_output=True, text=True,
                          check=True).stdout


def plain(roff):
    """The words of a piece of the manual."""
    text = re.sub(r"^\.(?:BR|B|IR|I|BI|RB)\s+", "", roff, flags=re.M)
    text = re.sub(r"\\f[A-Z]", "", text).replace("\\-", "-")
    text = " ".join(text.replace('"', "").replace("\\", "").split())
    return re.sub(r" ([,.;:])", r"\1", text)


def entries(section):
    """Every .TP of a section: what stands before, and the text."""
    part = manual[manual.index(".SH " + section):]
    part = part[:part.index("\n.SH ", 1)]
    for entry in part.split(".TP\n")[1:]:
        head, _, body = entry.partition("\n")
        yield plain(head), plain(re.split(r"^\.SS ", body, flags=re.M)[0])


text = run("--help")
options, _, pages = text.partition("\nPages, for --pages\n")
of_help = dict(re.findall(
    r"^ +(?:-\w, )?(--[a-z-]+)\S*(?: \S+)? +(\S.*?)(?: +\[.*\])?$", options,
    re.M))
of_manual = {}
for head, body in entries("OPTIONS"):
    of_manual.setdefault(re.search(r"--[a-z-]+", head).group(), body)
if len(of_help) < 45:
    fail("the help has %d options" % len(of_help))
if set(of_help) != set(of_manual):
    fail("of help or manual only: %s" % (set(of_help) ^ set(of_manual)))
scripts = {shell: run("--completion", shell) for shell in
           ("bash", "zsh", "fish")}
for option, words in of_help.items():
    if len(words) < 8:
        fail("%s: no description" % option)
    if not of_manual.get(option, "").lower().startswith(words.lower()):
        fail("%s: the help says %r, the manual %r" % (
            option, words, of_manual.get(option)))
    if not re.search(r"^\t%s$" % option, scripts["bash"], re.M):
        fail("%s: not in the completion of bash" % option)
    zsh = re.sub(r"([\[\]:])", r"\\\1", words)
    if not re.search(re.escape(option) + r"\b[^\n]*\[" + re.escape(zsh),
                     scripts["zsh"]):
        fail("%s: not described to zsh" % option)
    if "-l %s" % option[2:] not in scripts["fish"] or \
            "-d '%s'" % words not in scripts["fish"]:
        fail("%s: not described to fish" % option)

of_list = [tuple(row.split("\t")) for row in
           run("--list", "pages").splitlines()]
if [tuple(row.split(None, 1)) for row in
        pages.split("\n\n")[0].splitlines()] != of_list:
    fail("the help has other pages than --list pages")
if [(name, words.rstrip(".").lower()) for name, words in entries("PAGES")] != \
        [(name, words.lower()) for name, words in of_list]:
    fail("the manual has other pages than --list pages: %s" % (
        set(entries("PAGES")) ^ set(of_list)))
for row in text.splitlines():
    if len(row) > 80 and "[" not in row:
        fail("wider than 80 columns: " + row)

# the folder that is read, by whatever says so
for args, env, want in (
        ((), {}, None), (("-d", "some/where"), {}, "some/where"),
        ((), {"PEELSTATS_DATA": "/of/the environment"}, "/of/the environment")):
    out = subprocess.run([peelstats, "--help", *args], capture_output=True,
                         text=True, env={**os.environ, **env}).stdout
    found = re.search(r"--data DIR .*?\[(.*?)\]", out, re.S).group(1)
    if want is not None and found != want:
        fail("the help says that %s is read, not %s" % (found, want))
    if want is None and found == "./data":
        fail("the help names a folder by guess")
if not failures:
    print("passed")
sys.exit(1 if failures else 0)
