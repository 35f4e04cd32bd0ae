#!/usr/bin/env python3
"""Every sentence of the national report and of four force reports: no banned
word, no typing slip, not too long, percent and points never mixed, and the
numbers of --stats."""
import csv
import io
import os
import re
import subprocess
import sys

PROGRAM = os.environ["PEELSTATS"]
DATA = os.path.join(os.environ["SOURCE"], "data")
BANNED = re.compile(
    r"\b(significant(ly)?|worst|best|average of forces|national average|"
    r"failed to|trend[s]? (is|are)|caused by|due to|because of police)\b"
    r"|  |[\"']|\.\.|\(\)|\bnan\b|\binf\b", re.IGNORECASE)
LONGEST = 46  # words: names of measures and places come on top of 25
failures = []


def run(*arguments):
    return subprocess.run([PROGRAM, "-d", DATA, *arguments], check=True,
                          capture_output=True, text=True).stdout


def check(sentence, style, where):
    if BANNED.search(sentence):
        failures.append(f"{where}: {sentence!r}")
    if style == "text" and len(sentence.split()) > LONGEST:
        failures.append(f"{where}: {len(sentence.split())} words: {sentence}")
    if style == "h1" and len(sentence.split()) > 24:
        failures.append(f"{where}: a title of {len(sentence.split())} words: "
                        f"{sentence}")
    # a change of a percentage is in points
    if re.search(r"[Tt]he percentage (rose|fell) by [0-9.]+ percent[ .]",
                 sentence):
        failures.append(f"{where}: percent of a percentage: {sentence}")


def main():
    total = 0
    for force in ("", "norfolk", "city of london", "metropolitan police",
                  "cleveland"):
        extra = ("--force", force) if force else ("--pages", "full")
        dump = run("--dump=report", "-o", "-", *extra)
        for line in dump.splitlines():
            found = re.match(r"(text|h1|h2|figure \w+): (.*)", line)
            if not found:
                continue
            for sentence in re.split(r"(?<=[.!?]) (?=[A-Z])", found.group(2)):
                check(sentence, found.group(1), force or "national")
                total += 1
    # the sentence says what --stats says: value, England and Wales, rank
    rows = csv.DictReader(io.StringIO(
        run("--stats", "forces", "-m", "crime_total")))
    norfolk = next(r for r in rows if r["force_id"] == "E23000024")
    dump = run("--dump=report", "-o", "-", "--force", "norfolk", "--pages",
               "ranked", "-m", "crime_total")
    for text in (f"there were {float(norfolk['value']):.1f} recorded crimes",
                 f"England and Wales figure is "
                 f"{float(norfolk['national_value']):.1f}",
                 f"the {norfolk['rank']}th highest of the {norfolk['of_n']}",
                 f"from {norfolk['rank_lower95']} to "
                 f"{norfolk['rank_upper95']}"):
        if text not in dump:
            failures.append(f"not said: {text}")
    for failure in failures[:20]:
        print(failure)
    print(f"{total} sentences, {len(failures)} failures")
    return 1 if failures or total < 1500 else 0


sys.exit(main())
