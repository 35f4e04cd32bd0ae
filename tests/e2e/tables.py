#!/usr/bin/env python3
"""Tables at the limits of what is understood of them, by the first recipe that
is made of each and by the figures that come of it. Written here, so what they
hold is known."""
import csv
import os
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.environ["PEELSTATS"]
DATA = os.environ["SOURCE"] + "/data"
FORCES = ["Norfolk", "Kent", "Essex", "Cumbria"]
failures = []


def need(holds, sentence):
    if not holds:
        failures.append(sentence)


def run(*arguments, status=0):
    done = subprocess.run([PROGRAM, "--no-config", *arguments], text=True,
                          capture_output=True, check=False, timeout=120)
    need(done.returncode == status, f"{arguments} ends with "
         f"{done.returncode}, not {status}: {done.stderr[-300:]}")
    return done


def write(name, text):
    with open(name, "w", encoding="utf-8") as f:
        f.write(text)


def lines(rows, between=","):
    return "".join(between.join(str(c) for c in row) + "\n" for row in rows)


def first_recipe(name, *say, never=()):
    out = run("--import", name, "--recipe", "new", "-d", DATA).stdout
    for words in say:
        need(words in out, f"{name}: the first recipe lacks {words!r}: {out}")
    for words in never:
        need(words not in out, f"{name}: the first recipe has {words!r}")


def check_separators():
    """The one that the table uses most; of equals the comma."""
    plain = [["Police force", "Tools"], *([f, 5] for f in FORCES)]
    for between, name in ((",", "comma"), (";", "semicolon"), ("\t", "tab")):
        write(name + ".csv", lines(plain, between))
        first_recipe(name + ".csv", "force = Police force\n",
                     "count = Tools\n")
    write("tie.csv", "Of; all; of; them;;\n" + lines(plain))
    first_recipe("tie.csv", "force = Police force\n", "count = Tools\n")


def check_headers():
    """Years in a header are no sums, and a total above it is no header."""
    write("years.csv", lines(
        [["Tools by force"], ["Police force", 2016, 2017],
         *([f, 5, 6] for f in FORCES)]))
    first_recipe("years.csv", "period = columns\n", "header_row = 2\n")
    write("total.csv", lines(
        [["Police force", "Hammers", "Saws"], ["England and Wales", 40, 41],
         *([f, 5, 6] for f in FORCES)]))
    first_recipe("total.csv", "count = Hammers\n", "count = Saws\n",
                 never=["count = 40"])


def check_periods():
    """In the titles, else in the name of the sheet."""
    rows = [["Police force", "Tools"], *([f, 5] for f in FORCES)]
    write("Tools March 2016.csv", lines(rows))
    first_recipe("Tools March 2016.csv", "period = 2016-03-31\n")
    write("Saws March 2016.csv", lines([["Year ending June 2018"], *rows]))
    first_recipe("Saws March 2016.csv", "period = 2018-06-30\n",
                 never=["2016"])


def check_many_columns():
    """Twelve columns of numbers are measures, more are told."""
    for n, said in ((11, None), (12, None),
                    (13, "# 1 more column holds numbers"),
                    (15, "# 3 more columns hold numbers")):
        write(f"{n}.csv", lines(
            [["Police force", *(f"Tool {i}" for i in range(n))],
             *([f, *range(10, 10 + n)] for f in FORCES)]))
        shown = [f"count = Tool {i}\n" for i in range(min(n, 12))]
        first_recipe(f"{n}.csv", *shown, *([said] if said else []),
                     never=["count = Tool 12\n"] +
                     ([] if said else [" more column"]))
    # the widest table that is read, and one that is wider
    for n, status in ((1024, 0), (1025, 1)):
        write(f"{n}.csv", lines([["Police force"] + ["x"] * (n - 1),
                                 *([f] + [1] * (n - 1) for f in FORCES)]))
        run("--import", f"{n}.csv", "--recipe", "new", "-d", DATA,
            status=status)


RECIPE = """[table]
title = Tools
source = Somebody
force = Police force
period = 2017-06-30

[measure tools]
title = Tools
kind = rate
multiplier = 1000
numerator = tools
denominator = {}
count = Tools
"""


def check_base():
    """The population that the folder has, of another measure."""
    write("tools.csv", lines([["Police force", "Tools"],
                              *([f, 5] for f in FORCES)]))
    write("known.ini", RECIPE.format("population"))
    write("other.ini", RECIPE.format("inhabitants of the sea"))
    for recipe, has in (("known.ini", True), ("other.ini", False)):
        folder = recipe[:5]
        shutil.copytree(DATA, folder)
        run("--import", "tools.csv", "--recipe", recipe, "-d", folder,
            status=0 if has else 1)
        with open(folder + "/observations.csv", encoding="utf-8") as f:
            rows = list(csv.DictReader(f))
        base = {r["force_id"]: r["denominator"] for r in rows
                if r["metric_id"] == "crime_total" and r["year"] == "2017"}
        made = [r for r in rows if r["metric_id"] == "tools" and
                r["numerator"] == "5"]
        need(len(made) == (len(FORCES) if has else 0),
             f"{recipe}: {len(made)} rows of the table")
        for r in made:
            need(r["denominator"] == base[r["force_id"]],
                 f"another population than that of the folder: {r}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        check_separators()
        check_headers()
        check_periods()
        check_many_columns()
        check_base()
        os.chdir("/")
    for sentence in failures[:20]:
        print("FAILED:", sentence)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
