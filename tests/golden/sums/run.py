#!/usr/bin/env python3
"""Compares every page of many reports with a sum of it that is kept: what
nobody meant to change is named, page by page.

run.py PEELSTATS. With REGOLD=1 it keeps the sums of today instead: look at
the pages that it names first, `peelstats ... --dump=trace` draws them as text.
"""
import concurrent.futures
import hashlib
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(os.path.dirname(HERE))
DATA = os.path.join(os.path.dirname(TESTS), "data")
EXPECTED = os.path.join(HERE, "expected.sums")
FORCE = ["--force", "norfolk"]
YEAR = ["-y", "2017"]
SHAPES = ["money", "national", "percent", "rate", "ratio", "shares"]

# Each with a name, a folder and arguments; drawn ones page by page.
DRAWN = [
    ("national", DATA, [*YEAR, "--pages", "full"]),
    ("force", DATA, [*YEAR, *FORCE, "--pages", "full"]),
    ("inspection", DATA, [*YEAR, *FORCE, "--layout", "inspection"]),
    ("slides", DATA, [*YEAR, "--layout", "slide"]),
    ("slides of a force", DATA, [*YEAR, *FORCE, "--layout", "slide"]),
    ("large print", DATA, [*YEAR, *FORCE, "--large-print"]),
    ("by name", DATA, [*YEAR, "--sort", "name", "--pages", "ranked",
                       "--compare", "none"]),
    *((shape, os.path.join(TESTS, "shapes", shape), ["--pages", "full"])
      for shape in SHAPES)]
PRINTED = [
    ("text", DATA, [*YEAR, "--format", "txt"]),
    ("text of a force", DATA, [*YEAR, *FORCE, "--format", "txt"]),
    ("web page", DATA, [*YEAR, *FORCE, "--format", "html"]),
    ("figures", DATA, [*YEAR, "--format", "csv"]),
    ("mail", DATA, [*YEAR, "--summary=all"]),
    ("mail of a force", DATA, [*YEAR, *FORCE, "--summary=all"]),
    *((f"stats {table}", DATA, [*YEAR, "--stats", table])
      for table in ("forces", "metrics", "grades", "published",
                    "associations")),
    ("stats series", DATA, [*YEAR, "--stats", "series", "--metric",
                            "crime_total"]),
    ("stats correlations", DATA, [*YEAR, "--stats", "correlations"]),
    *((f"list {what}", DATA, ["--list", what])
      for what in ("metrics", "pages", "columns", "codes"))]


def output(program, folder, *arguments):
    ran = subprocess.run([program, "--no-config", "-q", "-d", folder,
                          *arguments], capture_output=True, check=False)
    if ran.returncode:
        sys.exit(f"{' '.join(arguments)}: {ran.stderr.decode()}")
    return ran.stdout.decode()


def line(name, part, text):
    total = hashlib.sha256(text.encode()).hexdigest()[:12]
    return f"{name} | {part} | {text.count(chr(10))} lines | {total}\n"


def pages(name, trace):
    """A line for each page of a report, which goes by its anchor."""
    at = "before the first"
    found = {}
    for sheet in re.split(r"(?m)^(?=page \d+ )", trace):
        anchor = re.search(r"(?m)^ *anchor (\S+) ", sheet)
        at = anchor[1] if anchor else at
        # the number of a sheet says nothing of what is on it
        found[at] = found.get(at, "") + re.sub(
            r'(?m)^page \d+|"(?:page |Page )?\d+( of \d+)?"$', "", sheet)
    return [line(name, at, text) for at, text in found.items() if text]


def sums(program, name, folder, arguments):
    if (name, folder, arguments) in DRAWN:
        return pages(name, output(program, folder, *arguments, "--dump=trace",
                                  "-o", "-"))
    where = [] if {"--stats", "--list", "--summary=all"} & set(arguments) \
        else ["-o", "-"]
    return [line(name, "all", output(program, folder, *arguments, *where))]


def main():
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = [text for lines in pool.map(
            lambda case: sums(sys.argv[1], *case), DRAWN + PRINTED)
            for text in lines]
    if os.environ.get("REGOLD") == "1":
        with open(EXPECTED, "w", encoding="utf-8") as f:
            f.writelines(found)
        return 0
    with open(EXPECTED, encoding="utf-8") as f:
        kept = f.readlines()
    if found == kept:
        return 0
    for text in sorted(set(found) ^ set(kept)):
        print(("now:    " if text in found else "before: ") + text, end="")
    print("These pages are not as they were: look at them, and keep the sums "
          "of today with REGOLD=1 if that was meant.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
