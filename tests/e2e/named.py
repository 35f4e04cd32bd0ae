#!/usr/bin/env python3
"""Whom the words of a page name has the name beside its mark, in every chart
of the page that shows it; names lie on no other name and on no mark. Of the
bundled data, national and of three forces, and of random folders; NAMED_SEED=N
tries one of these."""
import csv
import os
import re
import subprocess
import sys
import tempfile

from any_folder import Folder
from traces import draw

PEELSTATS, SOURCE = os.environ["PEELSTATS"], os.environ["SOURCE"]
POINTS = ("Funnel plot", "Distribution of")  # marks that stand on a scale
faults, checked, labels = 0, 0, 0


def fault(name, text):
    global faults
    faults += 1
    if faults <= 20:
        print(f"FAILED: {name}: {text}")


def run(*arguments):
    return subprocess.run([PEELSTATS, "--no-config", "-q", *arguments],
                          check=True, capture_output=True,
                          encoding="utf-8").stdout


def names_of(arguments):
    rows = run("--list", "forces", *arguments).splitlines()
    return [line.split("\t")[1] for line in rows]


def rows_shown(arguments):
    """The first cells of the tables of charts, by page and chart."""
    shown, page, kind = {}, "", ""
    for line in run("--dump=report", *arguments).splitlines():
        if line.startswith("page "):
            page = re.search(r"@(\S+):", line).group(1)
            kind = ""
        elif line.startswith("figure "):
            kind = line.split(" ")[1].rstrip(":")
        elif kind and line.startswith("  shows: "):
            shown.setdefault((page, kind), set()).add(
                line[9:].split(": ")[0])
        elif kind and line.startswith("  - | "):
            shown.setdefault((page, kind), set()).add(
                line[6:].split(" | ")[0].rstrip(" |"))
        elif not line.startswith("  "):
            kind = ""
    return shown


def plain(text):
    return re.sub(r"\s", "", text)


class Names:
    def __init__(self, names):
        self.names = sorted(names, key=len, reverse=True)
        self.form = re.compile(
            r"(?<!\w)(?:" + "|".join(map(re.escape, self.names)) + r")(?!\w)")

    def within(self, text):
        return set(self.form.findall(text))


def box(text):
    """Of the letters, a little narrower than they are."""
    return (text.x, text.y - 0.5 * text.size,
            text.x + 0.38 * text.size * len(text.words), text.y)


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def look_at_labels(name, figure, names):
    """The names beside points: clear of each other and of other marks."""
    global labels
    mine = [t for t in figure.texts if names.within(t.words)]
    labels += len(mine)
    boxes = [box(t) for t in mine]
    for i, a in enumerate(boxes):
        for j in range(i):
            if overlap(a, boxes[j]):
                fault(name, f"{mine[i].words} lies on {mine[j].words}")
        for s in figure.shapes:
            if s.kind in ("circle", "polygon") and overlap(a, s.box()):
                fault(name, f"{mine[i].words} lies on a mark")


def look(name, page, names, shown):
    global checked
    said = names.within(" ".join(page.words).replace("  ", " "))
    for kind in ("funnel", "spread", "ranked", "change", "places", "trends"):
        rows = shown.get((page.anchor, kind))
        if kind == "spread":  # has no table: every unit that is ranked
            rows = shown.get((page.anchor.replace("spread-", "", 1), "ranked"))
        if not rows or not page.anchor.startswith("spread-") and \
                kind == "spread":
            continue
        figures = [f for f in page.figures if kind not in (
            "funnel", "spread") or f.alt.startswith(
                POINTS[0] if kind == "funnel" else POINTS[1])]
        seen = plain(" ".join(
            [t.words for f in figures for t in f.texts] +
            ([] if kind in ("funnel", "spread") else page.cells)))
        for unit in sorted(said & rows):
            checked += 1
            if plain(unit) not in seen:
                fault(name, f"{page.anchor}: {unit} is named by the words, "
                      f"but not in the chart ({kind})")
    for f in page.figures:
        if f.alt.startswith(POINTS):
            look_at_labels(f"{name}: {page.anchor}", f, names)


def look_at(name, *arguments):
    names = Names(names_of(arguments[:2]))
    shown = rows_shown(arguments)
    for page in draw(PEELSTATS, *arguments):
        look(name, page, names, shown)


def main():
    if "NAMED_SEED" in os.environ:
        seeds = [int(os.environ["NAMED_SEED"])]
    else:
        seeds = [5, 17]
        data = f"{SOURCE}/data"
        look_at("bundled", "-d", data, "--year", "2017", "--pages", "full")
        look_at("bundled", "-d", data, "--year", "2017")
        for force in ("norfolk", "City of London", "Metropolitan Police"):
            look_at(force, "-d", data, "--year", "2017", "--force", force)
        if checked < 400 or labels < 200:
            fault("bundled", f"only {checked} names, {labels} beside points")
    for seed in seeds:
        with tempfile.TemporaryDirectory() as d:
            Folder(seed).write(d)
            look_at(f"seed {seed}", "-d", d, "--pages", "full")
    print(f"{checked} names, {labels} beside points, {faults} faults")
    return faults > 0


sys.exit(main())
