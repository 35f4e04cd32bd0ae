"""Nothing that the data, a setting or a name of a file say steers a terminal:
no control character of either set, no mark of direction, in any mode."""
import os, pty, re, select, shutil, subprocess, sys, tempfile

peelstats = os.environ["PEELSTATS"]
small = os.environ["SOURCE"] + "/tests/golden/small"
work = tempfile.mkdtemp()
failures = []

# a colour, a title, the second set, a bell, what deletes, what turns round
STEER = "\033[31m\033]0;x\a\u009b31m\x7f\x08\u202e\u2066\u200f\u061c\x01"
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# what the program sends itself: colours, and the line of progress
OWN = re.compile("\033\\[(0|1|1;3[13])m|\r\033\\[K|\r\n")


def fail(text):
    failures.append(text)
    print("FAILED:", text, file=sys.stderr)


def on_terminal(args, folder):
    """What a terminal that is all three streams is sent."""
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.environ.update(LC_ALL="C.UTF-8", TERM="xterm")
        os.execv(peelstats, [peelstats] + args)
    seen = b""
    while select.select([fd], [], [], 60)[0]:
        try:
            got = os.read(fd, 65536)
        except OSError:
            break
        if not got:
            break
        seen += got
    os.close(fd)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), seen


def check(args, folder, says=None):
    status, seen = on_terminal(args, folder)
    text = OWN.sub("", seen.decode("utf-8", "backslashreplace"))
    found = FORBIDDEN.search(text)
    if found:
        fail("%s: %r in %r" % (args, found.group(),
                               text[max(0, found.start() - 60):][:160]))
    if "\\x" in text:
        fail("%s: bytes that are no UTF-8" % args)
    if status < 0 or status > 4:
        fail("%s: ended by %d" % (args, status))
    if says is not None and says not in text:
        fail("%s: no %r in %r" % (args, says, text[:300]))
    return text


def spoil(folder, name, old):
    """Puts what steers behind one text of a file of the data."""
    path = "%s/%s" % (folder, name)
    text = open(path, newline="").read()
    assert old in text, (name, old)
    open(path, "w", newline="").write(text.replace(old, old + STEER, 1))


def main():
    data = work + "/data"
    modes = [["--list", what] for what in
             ("forces", "names", "metrics", "notes", "years")] + [
        ["--check"], ["--check", "--all"], ["--check", "--format", "json"],
        ["--check", "--format", "csv"], ["--summary"],
        ["--stats", "forces"], ["--stats", "forces", "--format", "json"],
        ["--stats", "metrics"], ["--stats", "grades"],
        ["--list", "forces", "--format", "json"],
        ["--list", "metrics", "--format", "csv"],
        ["--force", "all", "-O", "out", "--progress", "always"],
        ["-o", "-", "--format", "txt"], ["-o", "-", "--format", "csv"],
        ["-o", "-", "--format", "json"], ["-o", "-", "--dump=report"],
        ["-o", "x.pdf", "--force", "Northshir"], ["-m", "crim", "-o", "x.pdf"]]
    for name, old in (("forces.csv", "Northshire"), ("forces.csv", "\nF1"),
                      ("metrics.csv", "Recorded crime"),
                      ("metrics.csv", "\ncrime"), ("notes.csv", "lost"),
                      ("meta.csv", "title,"), ("observations.csv", "\nF1"),
                      ("observations.csv", "12 months to 30 June 2016"),
                      ("questions.csv", "\n")):
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(small, data)
        spoil(data, name, old)
        for mode in modes:
            check(mode, work)
    # what is typed, set, and named
    shutil.rmtree(data)
    shutil.copytree(small, data)
    odd = work + "/f" + STEER.replace("/", "") + "older"
    shutil.copytree(small, odd)
    check(["--check", "-d", odd], work, "no errors")
    check(["-d", odd, "-o", odd + "/r.pdf", "-v"], work, "written")
    check(["-d", odd, "-O", odd, "-n", "-v"], work, "data in")
    check(["--list", "reports", "-d", odd, "-O", odd], work, "national")
    check(["--help", "-d", odd], work, "older]")
    check(["-d", work + "/no" + STEER, "-o", "x.pdf"], work, "cannot")
    check(["--force", "no" + STEER, "-o", "x.pdf"], work, "unknown force")
    check(["--metric", STEER, "-o", "x.pdf"], work, "unknown measure")
    check(["--pages", STEER, "-o", "x.pdf"], work, "no pages")
    check(["--year", STEER, "-o", "x.pdf"], work, "not a year")
    check(["--explain", STEER], work, "no code")
    check(["--" + STEER], work, "unknown option")
    check([STEER], work)
    with open(work + "/peelstats.conf", "w") as out:
        out.write("year%s = 1\nlayout = %s\n" % (STEER, STEER))
    check(["--list", "years"], work, "unknown setting")
    os.remove(work + "/peelstats.conf")
    # a file holds what was there: it is only the terminal that is spared
    spoil(data, "metrics.csv", "Recorded crime")
    rows = subprocess.run([peelstats, "--list", "metrics", "--format", "csv"],
                          cwd=work, capture_output=True, text=True).stdout
    if rows and STEER not in rows:
        fail("a pipe does not get the text as it is")
    shutil.rmtree(work, ignore_errors=True)
    if not failures:
        print("passed")
    sys.exit(1 if failures else 0)


main()
