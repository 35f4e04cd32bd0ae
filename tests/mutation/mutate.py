#!/usr/bin/env python3
"""How much the tests notice: changes one operator or constant of the source at
a time and says which changes no test noticed. Run in a copy of the project,
which it edits; see README.md beside this file.

mutate.py map                 which lines each test reaches, and how long it
                              takes; once more: of tests that are new
mutate.py run N SEED [PART]   N changes drawn with this seed; PART, such as
                              1/2, takes every second one, for two copies;
                              once more: goes on where it was stopped
mutate.py again FILE          the changes of a list that went unnoticed, again

MUTATE_SLOWEST=SECONDS leaves out tests that take longer, but for the golden
files, and MUTATE_QUICKEST=SECONDS those that do not; MUTATE_SANITIZE=ON runs
them as CI does, with sanitizers, which notice what lies beyond an array.
"""
import collections
import concurrent.futures
import glob
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

OPERATORS = [
    (r" < ", " <= "), (r" > ", " >= "), (r" <= ", " < "), (r" >= ", " > "),
    (r" == ", " != "), (r" \+ ", " - "), (r" - ", " + "), (r" \* ", " / "),
    (r" && ", " || "), (r" \|\| ", " && "), (r"\btrue\b", "false"),
    (r"\b1\b", "2"), (r"\b0\.5\b", "0.6"), (r"!(?=\w)", "")]
# What tests other things than the code, or takes longer than the rest.
LEFT_OUT = re.compile(r"lint|newcomer|browser|fuzz/|nightly|night_faults|"
                      r"faults-|growth|package")
A_FILE = 3  # changes at most in one file
MEMORY = 4 << 30  # bytes that a process may ask for
SANITIZE = os.environ.get("MUTATE_SANITIZE", "OFF")
PLAIN, COVER = ".build/mutation-" + SANITIZE.lower(), ".build/cover"
MAP = ".build/mutation-map.json"


def shell(*command, **options):
    return subprocess.run(command, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, check=False, **options)


def configure(folder, flags, sanitize="OFF"):
    made = shell("cmake", "-S", ".", "-B", folder, "-G", "Ninja",
                 "-DCMAKE_BUILD_TYPE=Debug", "-DBUILD_TESTING=ON",
                 f"-DCMAKE_C_FLAGS={flags}",
                 f"-DPEELSTATS_SANITIZE={sanitize}",
                 "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
                 *(["-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=lld"]
                   if shutil.which("ld.lld") else []),
                 *(["-DCMAKE_C_COMPILER_LAUNCHER=ccache"]
                   if shutil.which("ccache") else []))
    if made.returncode or shell("cmake", "--build", folder).returncode:
        sys.exit(f"cannot build {folder}")


class Test:
    def __init__(self, entry):
        properties = {p["name"]: p["value"] for p in entry["properties"]}
        self.name = entry["name"]
        self.command = entry["command"]
        self.folder = properties.get("WORKING_DIRECTORY", ".")
        self.settings = dict(x.split("=", 1)
                             for x in properties.get("ENVIRONMENT", ()))
        self.program = next(
            (os.path.basename(x) for x in self.command
             if os.path.basename(x).startswith("test_")), "peelstats")

    def target(self):
        """What must be built for it."""
        return self.program

    def run(self, seconds, stop=None, **settings):
        """Whether it passes. One that takes far more than these seconds does
        not, of the processor rather than the clock, which others use too; nor
        one that takes all the memory. None if it was stopped before."""
        limits = ["prlimit", f"--cpu={int(20 + 5 * seconds)}"]
        if SANITIZE == "OFF":
            limits.append(f"--as={MEMORY}")
        end = time.monotonic() + 120 + 20 * seconds
        with subprocess.Popen(
                [*limits, *self.command], cwd=self.folder,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                env={**os.environ, **self.settings, **settings},
                start_new_session=True) as ran:
            while ran.poll() is None and time.monotonic() < end and not (
                    stop and stop.is_set()):
                time.sleep(0.02)
            if ran.poll() is None:
                os.killpg(ran.pid, signal.SIGTERM)
                try:
                    ran.wait(5)
                except subprocess.TimeoutExpired:
                    os.killpg(ran.pid, signal.SIGKILL)
        if stop and stop.is_set():
            return None
        return ran.returncode == 0


def tests_of(folder):
    listed = subprocess.run(["ctest", "--test-dir", folder,
                             "--show-only=json-v1"], capture_output=True,
                            check=True)
    tests = [Test(x) for x in json.loads(listed.stdout)["tests"]]
    return [t for t in tests if not LEFT_OUT.search(t.name)]


# Which lines a test reaches

def files_of(folder, ending):
    return [os.path.join(at, name) for at, _, names in os.walk(folder)
            for name in names if name.endswith(ending)]


def read_counts(folder, reached, test):
    """Adds the lines that the counters in the folder say were run."""
    files = files_of(folder, ".gcda")
    for data in files:
        shutil.copy(data.removeprefix(folder)[:-4] + "gcno",
                    data[:-4] + "gcno")
    for at in range(0, len(files), 50):
        out = subprocess.run(["gcov", "--json-format", "--stdout",
                              *files[at:at + 50]], capture_output=True,
                             check=False, cwd=folder).stdout
        for line in out.splitlines():
            for source in json.loads(line)["files"]:
                name = os.path.relpath(os.path.join(
                    COVER, "src", source["file"]))
                lines = reached.setdefault(name, {})
                for x in source["lines"]:
                    who = lines.setdefault(str(x["line_number"]), [])
                    if x["count"] and test not in who:
                        who.append(test)


def reach(test):
    """What a test reaches and how long it takes; None if it fails."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        if not test.run(200, GCOV_PREFIX=folder):
            return None
        seconds = time.monotonic() - begun
        lines = {}
        read_counts(folder, lines, test.name)
        return seconds, lines


def make_map():
    configure(COVER, "-g0 --coverage -fprofile-update=atomic")
    reached, seconds = {}, {}
    if os.path.exists(MAP):
        with open(MAP, encoding="utf-8") as f:
            known = json.load(f)
        reached, seconds = known["reached"], known["seconds"]
    tests = [t for t in tests_of(COVER) if t.name not in seconds]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for test, found in zip(tests, pool.map(reach, tests)):
            if found is None:
                print(f"{test.name} fails on the source as it is: left out")
                continue
            seconds[test.name] = found[0]
            for path, lines in found[1].items():
                for line, who in lines.items():
                    reached.setdefault(path, {}).setdefault(
                        line, []).extend(who)
            print(f"{test.name}: {found[0]:.1f} s, {len(found[1])} files",
                  flush=True)
    with open(MAP, "w", encoding="utf-8") as f:
        json.dump({"reached": reached, "seconds": seconds}, f)


def who_reaches(reached, path, line):
    """The tests that run a line; for one without code of its own, such as a
    line of a table, the nearest above, or all that run the file."""
    lines = reached.get(path, {})
    for at in range(line, max(0, line - 12), -1):
        if str(at) in lines:
            return lines[str(at)]
    return sorted({t for who in lines.values() for t in who})


# Changes

Change = collections.namedtuple("Change", "path line before after")


def places():
    """Every change that could be made."""
    for path in sorted(glob.glob("src/**/*.c", recursive=True)):
        comment = False
        with open(path, encoding="utf-8") as f:
            lines = f.read().split("\n")
        for i, line in enumerate(lines):
            s = line.strip()
            comment = comment or s.startswith("/*")
            if not comment and not s.startswith(("#", "*", "//")) and (
                    '"' not in s) and s.endswith((";", "{", ")", "&&", "||")):
                for find, put in OPERATORS:
                    changed = re.sub(find, put, line, count=1)
                    if changed != line:
                        yield Change(path, i + 1, line, changed)
            if "*/" in s:
                comment = False


def compiled(path):
    """The code that a compiler makes of the file when it does its best: two
    sources with the same code cannot be told apart by any test."""
    with open(PLAIN + "/compile_commands.json", encoding="utf-8") as f:
        entry = next(e for e in json.load(f)
                     if e["file"] == os.path.abspath(path))
    command = re.sub(r" -o \S+", " -o -", entry["command"])
    command = re.sub(r"-O\d|-g\d?|\S*ccache ", "", command)
    made = subprocess.run(command.replace(" -c ", " -O2 -S -c "), shell=True,
                          capture_output=True, cwd=entry["directory"],
                          check=False)
    return made.stdout if made.returncode == 0 else None


def build(targets):
    return shell("ninja", "-C", PLAIN, *targets).returncode == 0


def first_failure(tests, seconds):
    """The name of the first of these that fails, or None: as many at a time
    as there are processors, and none after it."""
    stop = threading.Event()
    failed = []

    def run_one(test):
        if not stop.is_set() and test.run(
                seconds[test.name], stop) is False:
            failed.append(test.name)
            stop.set()

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(run_one, tests))
    return failed[0] if failed else None


def noticed_by(tests, seconds):
    """The name of the first test that fails, or None."""
    scripts = [t for t in tests if t.target() == "peelstats"]
    for group in ([t for t in tests if t not in scripts], scripts):
        if not build(sorted({t.target() for t in group}) or ["help"]):
            return "the compiler"
        failed = first_failure(group, seconds)
        if failed:
            return failed
    return None


UNNOTICED = ("survived", "not reached")
UNCOUNTED = ("the compiler", "same code", "gone")
NOTICED = collections.Counter()  # by folder of the source and test


def order_of(change, known, tests):
    """The tests that reach a change: unit tests and golden files first, then
    those that noticed much in this folder and take little time."""
    folder = os.path.dirname(change.path)
    who = who_reaches(known["reached"], change.path, change.line)
    # a unit test of the file costs nothing, and lines move
    who = sorted({*who, *(t for near in known["reached"].get(
        change.path, {}).values() for t in near if t.startswith("unit"))})
    return sorted((tests[t] for t in who if t in tests), key=lambda t: (
        not t.name.startswith(("unit", "golden")),
        known["seconds"][t.name] / (0.2 + NOTICED[folder, t.name])))


def attempt(change, known, tests):
    """What becomes of the change: a test's name, "the compiler", "same code",
    "not reached" or "survived"."""
    if not os.path.exists(change.path):
        return "gone"
    with open(change.path, encoding="utf-8") as f:
        source = f.read()
    lines = source.split("\n")
    same = [i for i, line in enumerate(lines) if line == change.before]
    if not same:
        return "gone"
    at = min(same, key=lambda i: abs(i - change.line + 1))
    order = order_of(change, known, tests)
    was = compiled(change.path)
    lines[at] = change.after
    try:
        with open(change.path, "w", encoding="utf-8") as f:
            f.write("\n".join(lines))
        now = compiled(change.path)
        if now is None:
            return "the compiler"
        if now == was:
            return "same code"
        if not order:
            return "not reached"
        what = noticed_by(order, known["seconds"]) or "survived"
        NOTICED[os.path.dirname(change.path), what] += 1
        return what
    finally:
        with open(change.path, "w", encoding="utf-8") as f:
            f.write(source)


def is_asked_for(test, seconds):
    """Whether it is known and takes as long as was said."""
    least = float(os.environ.get("MUTATE_QUICKEST", "0"))
    most = float(os.environ.get("MUTATE_SLOWEST", "inf"))
    if test not in seconds:
        return False
    if test.startswith("golden"):
        return least == 0
    return least < seconds[test] <= most


def read_list(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def run(changes, wanted, path, noticed=0):
    """Tries changes until so many were wanted, those counted as noticed
    before among them; takes what the list says already."""
    done = {tuple(Change(x["path"], x["line"], x["before"], x["after"])):
            x["what"] for x in read_list(path)}
    count = collections.Counter(noticed=noticed)
    with open(MAP, encoding="utf-8") as f:
        known = json.load(f)
    configure(PLAIN, "-g0 -O1", SANITIZE)
    reaching = {t for c in changes for t in who_reaches(
        known["reached"], c.path, c.line)} | {
            t for t in known["seconds"] if t.startswith("unit")}
    tests = {t.name: t for t in tests_of(PLAIN) if t.name in reaching
             and is_asked_for(t.name, known["seconds"])}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        passed = pool.map(lambda t: t.run(100), list(tests.values()))
        for name, good in list(zip(list(tests), passed)):
            if not good:
                print(f"{name} fails on the source as it is: left out")
                del tests[name]
    a_file = collections.Counter()
    for change in changes:
        if count["noticed"] + count["unnoticed"] >= wanted:
            break
        if a_file[change.path] >= A_FILE:
            continue
        what = done.get(tuple(change)) or attempt(change, known, tests)
        if what not in UNCOUNTED:
            a_file[change.path] += 1
            count["unnoticed" if what in UNNOTICED else "noticed"] += 1
        count[what] += 1
        if tuple(change) not in done:
            with open(path, "a", encoding="utf-8") as log:
                log.write(json.dumps({**change._asdict(), "what": what}) +
                          "\n")
        print(f"{what}: {change.path}:{change.line}: "
              f"{change.before.strip()} -> {change.after.strip()}", flush=True)
    total = count["noticed"] + count["unnoticed"]
    print(f"{count['noticed']} of {total} changes noticed; besides, "
          f"{count['same code']} make the same code and "
          f"{count['the compiler']} do not compile")


def main():
    if sys.argv[1:] == ["map"]:
        make_map()
    elif sys.argv[1:2] == ["run"] and len(sys.argv) in (4, 5):
        changes = list(places())
        random.seed(int(sys.argv[3]))
        random.shuffle(changes)
        print(f"{len(changes)} changes are possible")
        if len(sys.argv) == 5:
            part, of = (int(x) for x in sys.argv[4].split("/"))
            changes = changes[part - 1::of]
        run(changes, int(sys.argv[2]), f".build/mutation-{sys.argv[3]}.jsonl")
    elif sys.argv[1:2] == ["again"] and len(sys.argv) == 3:
        tried = read_list(sys.argv[2])
        changes = [Change(x["path"], x["line"], x["before"], x["after"])
                   for x in tried if x["what"] in UNNOTICED]
        noticed = sum(x["what"] not in UNNOTICED + UNCOUNTED for x in tried)
        run(changes, noticed + len(changes), sys.argv[2] + ".again", noticed)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
