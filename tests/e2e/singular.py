#!/usr/bin/env python3
"""One is one: folders of one force, one measure or one year never print "1
forces" or "1 measures", in no report and no message. The folders are cut from
the bundled one."""
import csv
import os
import re
import subprocess
import sys
import tempfile

PROGRAM = os.environ["PEELSTATS"]
DATA = os.path.join(os.environ["SOURCE"], "data")
MANY = re.compile(r"\b(?:1|one) (?:police )?(?:forces|measures|years|figures|"
                  r"reports|files|rows|notes|pages|places|warnings|problems|"
                  r"judgments|changes|cases)\b", re.IGNORECASE)
# figures for all forces together, and what speaks of forces left out
NOT_KEPT = {"totals.csv", "published.csv", "national.csv", "categories.csv"}
faults = []
read = 0


def table(name):
    with open(os.path.join(DATA, name), encoding="utf-8-sig") as f:
        return list(csv.DictReader(f))


def cut(folder, forces, measures, years):
    """The rows of these forces, measures and years."""
    os.mkdir(folder)
    for name in sorted(os.listdir(DATA)):
        if not name.endswith(".csv"):
            continue
        rows = table(name)
        head = list(rows[0])
        kept = []
        for row in rows:
            if (name in NOT_KEPT
                    or row.get("force_id") and row["force_id"] not in forces
                    or row.get("metric_id")
                    and row["metric_id"] not in measures
                    or name == "observations.csv"
                    and int(row["year"]) not in years):
                continue
            if name == "forces.csv":
                row["neighbours"] = ""
            if name == "metrics.csv" and row["part_of"] not in measures:
                row["part_of"] = ""
            kept.append(row)
        with open(os.path.join(folder, name), "w", encoding="utf-8",
                  newline="") as f:
            out = csv.DictWriter(f, head)
            out.writeheader()
            out.writerows(kept)


def listen(what, folder, *arguments):
    global read
    done = subprocess.run([PROGRAM, "-d", folder, *arguments],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        faults.append(f"{what}: {arguments}: {done.stderr[:300]}")
    for line in (done.stdout + done.stderr).splitlines():
        read += 1
        found = MANY.search(line)
        if found:
            start = max(0, found.start() - 60)
            faults.append(f"{what}: {arguments[0]}: "
                          f"...{line[start:found.end() + 60]}")


def main():
    ids = [row["force_id"] for row in table("forces.csv")]
    with tempfile.TemporaryDirectory() as tmp:
        for i, (n, measures, years) in enumerate((
                (1, ["crime_total"], [2017]),
                (1, ["stop_search"], [2016, 2017]),
                (2, ["crime_total"], [2016, 2017]),
                (14, ["stop_search"], range(2005, 2018)))):
            folder = os.path.join(tmp, str(i))
            cut(folder, ids[:n], measures, years)
            what = f"{n} of the forces, {measures}, {len(years)} years"
            for arguments in (
                    ("--check",),
                    ("--dump=report", "-q", "-o", "-", "--pages", "full"),
                    ("--dump=report", "-q", "-o", "-", "--force", ids[0]),
                    ("--summary", "-q"),
                    ("--summary", "-q", "--force", ids[0]),
                    ("--format", "txt", "-q", "-o", "-")):
                listen(what, folder, *arguments)
    for text in faults[:15]:
        print("FAILED:", text)
    if read < 1000:
        print(f"FAILED: only {read} lines read")
    return 1 if faults or read < 1000 else 0


if __name__ == "__main__":
    sys.exit(main())
