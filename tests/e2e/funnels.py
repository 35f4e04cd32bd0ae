#!/usr/bin/env python3
"""The forces fill every funnel: limits far away are cut at the edge of the
plot, nothing is drawn outside it, and the key says what is cut. Of the bundled
data and of random folders; FUNNELS_SEED=N tries one of these."""
import os
import subprocess
import sys
import tempfile

from any_folder import Folder
from traces import draw

PEELSTATS, SOURCE = os.environ["PEELSTATS"], os.environ["SOURCE"]
LEAST = 0.5  # of the height between the highest and the lowest mark
faults, looked = 0, 0


def fault(name, text):
    global faults
    faults += 1
    if faults <= 20:
        print(f"FAILED: {name}: {text}")


def limits(figure, plot, outer):
    paint = "line 1.00 #444E53" if outer else "line 0.80 #444E53"
    return [s for s in figure.shapes if s.kind == "line" and
            s.paint.startswith(paint) and s.box()[1] >= plot[1] - 0.5]


def look(name, figure):
    global looked
    looked += 1
    plot = left, top, right, bottom = figure.plot()
    for s in figure.shapes:
        x0, y0, x1, y1 = s.box()
        if y1 < top - 3 or y0 > bottom + 0.5:
            continue  # of the key, ticks below
        if s.kind == "line" and (x0 < left - 0.1 or x1 > right + 0.1 or
                                 y0 < top - 0.1 or y1 > bottom + 3):
            fault(name, f"a line leaves the plot: {s.points}")
    texts = [t.words for t in figure.texts]
    off = any(t.endswith("off the scale") and "99.8%" not in t and
              "95%" not in t for t in texts)
    level = [s.box()[1] for s in figure.shapes if s.kind == "line" and
             s.paint.startswith("line 1.30")] + [
        (s.box()[1] + s.box()[3]) / 2 for s in figure.shapes
        if s.kind in ("circle", "polygon")]
    level = [y for y in level if top - 1 <= y <= bottom + 1]
    if not off and max(level) - min(level) < LEAST * (bottom - top):
        fault(name, "the forces take %.0f percent of the height" %
              (100 * (max(level) - min(level)) / (bottom - top)))
    for outer, words in ((False, "95% of"), (True, "99.8% of")):
        key = next(t for t in texts if t.startswith(words))
        curves = limits(figure, plot, outer)
        ends = [p for c in curves for p in (c.points[0], c.points[-1])]
        whole = len(curves) == 2 and all(
            abs(x - min(ends)[0]) < 0.1 or abs(x - max(ends)[0]) < 0.1
            for x, _ in ends)
        cut = "off the scale" if not curves else "" if whole else "partly shown"
        told = next((w for w in ("off the scale", "partly shown")
                     if w in key), "")
        if cut != told:
            fault(name, f"the key says \"{key}\" of {len(curves)} curves")


def look_at(name, *arguments):
    for page in draw(PEELSTATS, *arguments):
        for figure in page.figures:
            if figure.alt.startswith("Funnel plot"):
                look(f"{name}: {figure.alt[:60]}", figure)


if "FUNNELS_SEED" in os.environ:
    seeds = [int(os.environ["FUNNELS_SEED"])]
else:
    seeds = [5, 17, 20, 30]  # with ten forces and more
    look_at("bundled", "-d", f"{SOURCE}/data", "--year", "2017", "--pages",
            "full")
    look_at("bundled", "-d", f"{SOURCE}/data", "--year", "2011", "--pages",
            "full")
    if looked < 45:
        fault("bundled", f"only {looked} funnels")
for seed in seeds:
    with tempfile.TemporaryDirectory() as d:
        Folder(seed).write(d)
        if subprocess.run([PEELSTATS, "--no-config", "--check", "-d", d],
                          capture_output=True).returncode != 1:
            look_at(f"seed {seed}", "-d", d, "--pages", "full")
if len(seeds) > 1 and looked < 70:
    fault("random folders", f"only {looked} funnels")
print(f"{looked} funnels, {faults} faults")
sys.exit(faults > 0)
