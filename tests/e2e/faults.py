#!/usr/bin/env python3
"""Fails every allocation, or every call on files, of small runs in turn.

faults.py memory|files SHIM: whatever fails, the run ends with 0 and the bytes
of an undisturbed run, or with 3 or 4 and a message; a report that was there
keeps its bytes and mode unless it is replaced whole; no temporary file stays.
SHIM is made of faults/failing_memory.c or faults/failing_files.c.

ctest takes the first, the last and some between, evenly; PEELSTATS_FAULTS=all
takes all (many minutes), PEELSTATS_FAULTS=N about N of
each mode.
"""

import concurrent.futures
import errno
import os
import subprocess
import sys
import tempfile

PROGRAM = os.environ["PEELSTATS"]
SMALL = os.path.join(os.environ["SOURCE"], "tests/golden/small")
SANITIZED = os.environ.get("SANITIZED", "") not in ("", "OFF")
KIND, SHIM = sys.argv[1:]
OLD = b"the old report\n"
AGAIN = ["open", "openat", "read", "write", "fsync", "close", "flock"]
SKIPPED = 77
ERRORS = [errno.EINTR, errno.EIO, errno.ENOSPC]
TAKEN = os.environ.get("PEELSTATS_FAULTS", "24")

# name, arguments, files that are there before and may be replaced
MODES = [
    ("pdf", "-o r.pdf", ["r.pdf"]),
    ("pdf of two kinds of page",
     "--pages cover,ranked --jobs 1 --attach-data -o r.pdf", ["r.pdf"]),
    ("slides", "--layout slide --pages cover -o r.pdf", ["r.pdf"]),
    ("one force", "--force F1 --pages glance -o r.pdf", ["r.pdf"]),
    ("many", "--force all --pages cover -O out --jobs 2", ["out"]),
    ("formats", "-O out --format pdf,csv,json,txt,html,ods --pages cover", ["out"]),
    ("charts", "--charts out --pages ranked", ["out"]),
    ("standard output", "--pages cover -o -", []),
    ("stats", "--stats forces -o s.csv", ["s.csv"]),
    ("stats as json", "--stats metrics --format json -o s.json", ["s.json"]),
    ("correlations", "--stats correlations", []),
    ("grades", "--stats grades", []),
    ("associations", "--stats associations", []),
    ("judgments", "--stats judgments", []),
    ("published", "--stats published", []),
    ("summary", "--summary -o mail.txt", ["mail.txt"]),
    ("summary since", "--summary --since before.csv", []),
    ("check", "--check", []),
    ("check as json", "--check --format json", []),
    ("list", "--list metrics", []),
    ("codes", "--list codes", []),
    ("explain", "--explain E204", []),
    ("help", "--help", []),
    ("version", "--version", []),
    ("completion", "--completion bash", []),
    ("dry run", "--force all -O out --dry-run --pages cover", []),
    ("configuration", "--config c --stats metrics", []),
    ("init", "--init new", []),
]


def first_force():
    with open(os.path.join(SMALL, "forces.csv"), encoding="utf-8") as f:
        return f.read().splitlines()[1].split(",")[0]


def arguments(mode):
    words = [first_force() if w == "F1" else w for w in mode[1].split()]
    if "--config" not in words:
        words.insert(0, "--no-config")
    if words[1] in ("--help", "--version", "--explain", "--completion",
                    "--init"):
        return words
    return words + ["-d", SMALL]


def tree(folder):
    """Every file below, with its bytes and mode."""
    found = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)
            with open(path, "rb") as f:
                found[os.path.relpath(path, folder)] = (
                    f.read(), os.stat(path).st_mode & 0o777)
    return found


def prepare(folder, mode, reference):
    with open(os.path.join(folder, "before.csv"), "wb") as f:
        f.write(BEFORE)
    with open(os.path.join(folder, "c"), "w", encoding="utf-8") as f:
        f.write("year = 2017\n# a setting\njobs = 2\n")
    for name in mode[2]:
        old = [name]
        if name == "out":
            old = [n for n in reference if n.startswith("out/")]
            os.mkdir(os.path.join(folder, name))
        for file in old:
            path = os.path.join(folder, file)
            with open(path, "wb") as f:
                f.write(OLD)
            os.chmod(path, 0o600)


def run(folder, mode, settings):
    environment = {k: v for k, v in os.environ.items()
                   if not k.startswith("PEELSTATS_")}
    environment.update(settings, LD_PRELOAD=SHIM, HOME=folder)
    return subprocess.run([PROGRAM, *arguments(mode)], cwd=folder,
                          env=environment, capture_output=True, timeout=120,
                          check=False)


def undisturbed(mode, reference):
    """Status, output and files of a run in which nothing fails."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder, mode, reference)
        result = run(folder, mode, {})
        return result, tree(folder)


def count(mode, reference):
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder, mode, reference)
        name = "MEMORY_COUNT" if KIND == "memory" else "CALL_COUNT"
        with tempfile.NamedTemporaryFile() as f:
            run(folder, mode, {name: f.name})
            return int(f.read().decode() or 0)


def fault(mode, nth, error, good, files):
    """What is wrong after the failure; None when all is well."""
    with tempfile.TemporaryDirectory() as folder, \
            tempfile.NamedTemporaryFile() as named:
        prepare(folder, mode, files)
        before = tree(folder)
        settings = {"MEMORY_FAILS": str(nth)}
        if KIND == "files":
            settings = {"CALL_FAILS": f"{nth}:{error}",
                        "CALL_NAMED": named.name}
        if nth == 0:
            settings = {"CALL_SHORT": "1"}
        result = run(folder, mode, settings)
        after = tree(folder)
        called = named.read().decode()
    wrong = judge(result, before, after, good, files, called)
    if error == errno.EINTR and called in AGAIN and result.returncode != 0:
        wrong = f"status {result.returncode}: it is to be made again"
    if wrong:
        wrong = (f"{mode[0]}: {called or 'allocation'} {nth}"
                 f" {errno.errorcode.get(error, '')}: {wrong}\n"
                 f"  {result.stderr.decode(errors='replace')[:300]}")
    return wrong


def judge(result, before, after, good, files, called):
    if result.returncode == 0 or nothing_failed(result, good):
        if result.stdout != good.stdout:
            return "another output, and status 0"
        if after != files:
            odd = [n for n in set(after) | set(files)
                   if after.get(n) != files.get(n)]
            if called != "unlink" or \
                    not all(".peelstats-" in n for n in odd):
                return f"other files, and status 0: {sorted(odd)}"
        return None
    if result.returncode not in (3, 4):
        return f"status {result.returncode}"
    if b"peelstats: " not in result.stderr:
        return f"status {result.returncode} without a message"
    for name in set(before) | set(after):
        if after.get(name) == before.get(name, None):
            continue
        if name in files and after.get(name) == files[name]:
            continue
        if called == "unlink" and ".peelstats-" in name:
            continue
        return f"{name} is neither as before nor as it should be"
    return None


def nothing_failed(result, good):
    """Some runs end with a status of their own."""
    return good.returncode != 0 and result.returncode == good.returncode


def places(n):
    if TAKEN == "all" or n <= int(TAKEN):
        return range(1, n + 1)
    third = int(TAKEN) // 4
    middle = range(third, n - third, max(1, n // (int(TAKEN) - 2 * third)))
    return sorted({*range(1, third + 1), *middle,
                   *range(n - third + 1, n + 1)})


def cases(mode):
    _, files = undisturbed(mode, {})
    good, files = undisturbed(mode, files)
    if good.returncode != 0:
        yield None, None, None, None, good.stderr.decode()
        return
    n = count(mode, files)
    at = places(n)
    if KIND == "memory":
        for nth in at:
            yield nth, 0, good, files, None
        return
    yield 0, 0, good, files, None
    for nth in at:
        some = ERRORS if TAKEN == "all" else [ERRORS[nth % len(ERRORS)]]
        for error in some:
            yield nth, error, good, files, None


def main():
    failures = []
    done = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for mode in MODES:
            waiting = []
            for nth, error, good, files, broken in cases(mode):
                if broken is not None:
                    failures.append(f"{mode[0]} does not run: {broken}")
                    continue
                waiting.append(pool.submit(fault, mode, nth, error, good,
                                           files))
            failures += [w.result() for w in waiting if w.result()]
            done += len(waiting)
    print(f"{done} failures of {KIND} made in {len(MODES)} modes")
    if done < 10 * len(MODES):
        failures.append("hardly anything was tried: is the shim loaded?")
    for text in failures[:20]:
        print(text)
    print(f"{len(failures)} of them not borne well")
    return 1 if failures else 0


if __name__ == "__main__":
    if SANITIZED:
        print("not run: sanitizers put their own in place of what would "
              "fail; .ci/run runs it in a build without")
        sys.exit(SKIPPED)
    BEFORE = subprocess.run([PROGRAM, "--no-config", "--stats", "forces",
                             "-d", SMALL], capture_output=True,
                            check=True).stdout
    sys.exit(main())
