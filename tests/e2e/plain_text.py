#!/usr/bin/env python3
"""--format txt is what a person would type: no mark of a program, every
sentence of the report whole on a line of its own, a table with headers for
each chart, and no cell that is nothing."""
import csv
import glob
import io
import os
import re
import subprocess
import sys

PROGRAM = os.environ["PEELSTATS"]
SOURCE = os.environ["SOURCE"]
SHORTHAND = re.compile(r" ?\[(?:u|e|p|r|b)\]")
failures = []


def run(data, *arguments):
    return subprocess.run([PROGRAM, "-d", data, *arguments], check=True,
                          capture_output=True, text=True).stdout


def fail(where, what):
    failures.append(f"{where}: {what}")


def check_marks(where, text):
    for mark in ("(null)", "\t", " | ", " @", "[x]", "[u]", "[z]", "[low]",
                 "[c]", "%^", " ^", "page contents", "(bars)", "(circles)",
                 "\n\n\n\n\n", "..", ", page "):
        at = text.find(mark)
        if at >= 0:
            fail(where, f"{mark!r} in {text[max(at - 60, 0):at + 20]!r}")
    for line in text.splitlines():
        if line != line.rstrip():
            fail(where, f"a space at the end of {line!r}")


def check_sentences(where, text, dump):
    """A paragraph is one line: what a window wraps, nobody else did."""
    lines = set(text.splitlines())
    for found in re.finditer(r"^(text|h1): (.*)$", dump, re.MULTILINE):
        words = SHORTHAND.sub("", found.group(2))
        if "(bars)" in words or re.match(r"Figure \d+$", words):
            continue
        if words.rstrip() in lines or words in DRAWN or DRAWN_PARTS.search(words):
            continue
        fail(where, f"not in the text: {words!r}")


# what only explains a drawing
DRAWN = {"Contents", "How to read the charts"}
DRAWN_PARTS = re.compile(r"circle|at a glance, page|Over the years, page|Blue: |Each tick|inner part|^An example with|"
                         r"Dashed line|Each square|[Ll]ight bars", re.DOTALL)


def check_values(where, data, text, force):
    """Each force's value and change stand in the row that its name begins."""
    for metric in list(csv.DictReader(open(f"{data}/metrics.csv")))[:6]:
        rows = list(csv.DictReader(io.StringIO(
            run(data, "--stats", "forces", "-m", metric["metric_id"]))))
        known = [r for r in rows if r["value"]]
        if len(known) < 4 or int(metric["decimals"] or 0) > 4:
            continue
        one = run(data, "--format", "txt", "-o", "-", "-m",
                  metric["metric_id"], "--pages", "ranked", *force)
        names = {r["force_id"]: r["short"]
                 for r in csv.DictReader(open(f"{data}/forces.csv"))}
        for r in known:
            line = [x for x in one.splitlines()
                    if x.startswith(names[r["force_id"]] + " ")]
            if len(line) == 1 and r["rank"] not in line[0]:
                fail(where, f"rank {r['rank']} is not in {line[0]!r}")
            if not line and "Too few" not in one:
                fail(where, f"no row for {names[r['force_id']]} in "
                     f"{metric['metric_id']}")


def check(data, *force):
    where = " ".join((os.path.basename(data), *force))
    text = run(data, "--format", "txt", "-o", "-", *force)
    dump = run(data, "--dump=report", "-o", "-", *force)
    if "(null)" in dump:
        fail(where, "(null) in the dump")
    check_marks(where, text)
    check_sentences(where, text, dump)
    if "Rank" not in text and "ranked" in dump:
        fail(where, "no header over a ranking")
    check_values(where, data, text, force)


def main():
    check(f"{SOURCE}/data")
    check(f"{SOURCE}/data", "--force", "norfolk")
    check(f"{SOURCE}/data", "--force", "city of london", "--pages", "full")
    for folder in sorted(glob.glob(f"{SOURCE}/tests/shapes/*")):
        check(folder)
    # a row of a table that is too wide names its columns
    wide = run(f"{SOURCE}/data", "--format", "txt", "-o", "-", "--pages",
               "grades")
    if "- Norfolk: Overall: Good; Preventing crime: Outstanding" not in wide:
        fail("grades", "Norfolk's grades are not spelled out")
    for problem in failures[:30]:
        print(problem)
    print(f"{len(failures)} failures")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
