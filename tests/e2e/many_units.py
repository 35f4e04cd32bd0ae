#!/usr/bin/env python3
"""More units than fit on a sheet: folders of 61, 120 and 331, with grades, a
map, years and gaps, in every layout. No word lies over another or leaves its
page, no name is cut, every unit is in the ranked list, a chart that goes on
says which part of how many each sheet holds, and no sheet is nearly empty but
the last of its chapter. MANY_UNITS=N tries one size.
"""
import csv
import math
import os
import random
import re
import subprocess
import sys
import tempfile

from fullness import nearly_empty, read_trace
from overprint import overprinted

PEELSTATS = os.environ["PEELSTATS"]
faults = 0


def need(condition, text):
    global faults
    if not condition:
        faults += 1
        if faults <= 20:
            print(f"FAILED: {text}")


def names(n, dice):
    first = "North South East West Upper Lower Great Little".split()
    middle = ("Nor Suf Cam Hert Bed Lin Lei Der Not Staf War Glou Wilt Dor Som "
              "Dev Kent Sur Ox Buck Berk Hamp").split()
    last = "shire bridge ford ton ham bury field mouth wick stead".split()
    end = ["", "", "", " Borough", " upon Water", " and the Marshes"]
    found = set()
    while len(found) < n:
        found.add(dice.choice(first + [""]) + " " + dice.choice(middle)
                  + dice.choice(last) + dice.choice(end))
    return sorted(x.strip() for x in found)


METRICS = [("fly", "Fly-tipping incidents", "rate", 1000, "incidents",
            "people", "yes", "Streets"),
           ("waste", "Waste recycled", "proportion", 100, "tonnes recycled",
            "tonnes collected", "yes", "Streets"),
           ("staff", "Staff", "count", "", "staff", "", "", "Money"),
           ("debt", "Debt", "amount", "", "", "", "", "Money")]


def figures(dice, n):
    for i in range(n):
        people = dice.randrange(40, 400) * 1000
        for m in METRICS:
            level = dice.gauss(1, 0.25)
            for year in range(2011, 2018):
                level = max(0.1, level * dice.gauss(1.02, 0.04))
                head = [f"U{i}", m[0], year]
                if year > 2015 and dice.random() < 0.03:
                    yield head + ["", "", "", "missing", "gone"]
                elif m[2] == "rate":
                    yield head + [int(people * 0.02 * level), people, "", "",
                                  ""]
                elif m[2] == "proportion":
                    yield head + [int(people * min(0.9, 0.45 * level)),
                                  people, "", "", ""]
                elif m[2] == "count":
                    yield head + [int(people * 0.01 * level), "", "", "", ""]
                else:
                    yield head + ["", "", round(1e6 * level), "", ""]


def write(folder, n):
    dice = random.Random(n)
    called = names(n, dice)
    columns = max(8, math.ceil(0.8 * math.sqrt(n)))

    def put(name, head, rows):
        with open(f"{folder}/{name}.csv", "w", newline="",
                  encoding="utf-8") as f:
            csv.writer(f).writerows([head.split(","), *rows])
    put("forces", "force_id,short,full,tile_column,tile_row,tile_letters,"
        "neighbours",
        [(f"U{i}", x, f"{x} Council", i % columns + 1, i // columns + 1, x[:4],
          ";".join(f"U{j}" for j in (i - columns, i + columns)
                   if 0 <= j < n))
         for i, x in enumerate(called)])
    put("meta", "key,value", [("title", "Councils compared"),
                              ("unit", "council"), ("area", "England")])
    put("notes", "note_id,text,scope,reason",
        [("gone", "No count.", "pair", "did not supply the number")])
    put("metrics", "metric_id,title,kind,multiplier,numerator,denominator,"
        "headline,section", METRICS)
    put("observations", "force_id,metric_id,year,numerator,denominator,value,"
        "status,note_ids", figures(dice, n))
    put("questions", "question_id,title,short",
        [(f"q{k}", f"Question {k} on how it is run", f"Question {k}")
         for k in range(1, 6)])
    put("judgments", "force_id,question_id,year,grade",
        [(f"U{i}", f"q{k}", year, dice.choice(
            ["outstanding", "good", "requires improvement", "inadequate"]))
         for i in range(n) for k in range(1, 6) for year in (2016, 2017)
         if dice.random() < 0.97])
    return called


def run(*arguments):
    done = subprocess.run([PEELSTATS, "--no-config", "-q", *arguments],
                          capture_output=True, timeout=120)
    need(done.returncode == 0, f"{arguments}: {done.stderr.decode()[:300]}")
    return done.stdout.decode()


def cut_names(trace, called):
    """Texts that end in dots but were no more than a name."""
    for m in re.finditer(r'(?m)^\s*(?:text|bold) [^"]*"([^"]+)…"', trace):
        if any(x.startswith(m.group(1)) for x in called):
            yield m.group(1)


def parts(trace):
    """Each chart that goes on has all its parts, in order."""
    at = of = 0
    for m in re.finditer(r"[Pp]art (\d+) of (\d+)[ )\"]", re.sub(
            r'<figure alt "[^"]*"', "", trace)):
        n, total = int(m.group(1)), int(m.group(2))
        need(n == 1 or n == 2 and at != 1 or n == at + 1 and total == of,
             f"part {n} of {total} after {at} of {of}")
        at, of = n, total


def look(name, folder, d, called, *arguments):
    trace = run("-d", folder, *arguments, "--dump=trace")
    path = f"{d}/many.pdf"
    run("-d", folder, *arguments, "-o", path)
    for fault in overprinted(path):
        need(False, f"{name}: {fault}")
    for cut in cut_names(trace, called):
        need(False, f"{name}: a name is cut: {cut!r}")
    parts(trace)
    for sheet in nearly_empty(read_trace(trace)):
        need(False, f"{name}: sheet {sheet.number} is "
             f"{100 * sheet.share():.0f} percent full: {sheet.words}")
    return trace


LAYOUTS = {"usual": [], "full": ["--pages", "full"], "force":
           ["--force", "U7", "--pages", "full"],
           "large": ["--large-print"], "large, force":
           ["--large-print", "--force", "U7"], "slides":
           ["--layout", "slide"], "slides, force":
           ["--layout", "slide", "--force", "U7"],
           "inspection": ["--layout", "inspection"]}


def every_unit(name, folder, called):
    """The ranked list of a measure holds all that have a figure."""
    trace = run("-d", folder, "-m", "staff", "--pages", "ranked",
                "--dump=trace")
    said = " ".join(re.findall(r'"([^"]*)"', trace))
    said = " ".join(said.split())
    for x in called:
        need(x in said, f"{name}: {x} is not in the ranked list")
    if len(called) > 61:
        need("(part 2 of" in said, f"{name}: nothing says which part it is")


sizes = {61: ["usual", "slides, force"], 120: [x for x in LAYOUTS if x != "usual"],
         331: ["slides, force"]}
if "MANY_UNITS" in os.environ:
    sizes = {int(os.environ["MANY_UNITS"]): list(LAYOUTS)}
for n, layouts in sizes.items():
    with tempfile.TemporaryDirectory() as d:
        folder = f"{d}/folder"
        os.mkdir(folder)
        called = write(folder, n)
        for layout in layouts:
            look(f"{n} units, {layout}", folder, d, called, *LAYOUTS[layout])
        every_unit(f"{n} units", folder, called)
print("many units have room" if faults == 0 else f"{faults} faults")
sys.exit(faults > 0)
