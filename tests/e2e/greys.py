#!/usr/bin/env python3
"""What is told apart by colour is told apart in grey too, without reading the
letters: the tiles of grades and the bars of several series, as they are
rendered in grey. Any two of them differ in tone, or in how much the tone
changes within them (strokes).
"""
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile

PEELSTATS = os.environ["PEELSTATS"]
SOURCE = os.environ["SOURCE"]
DPI = 150
GRADES = {"inadequate": "#801650", "requires improvement": "#FBD3BC",
          "good": "#6BACE6", "outstanding": "#12436D"}
LEAST = 22  # of 255, in tone or in its deviation
faults = 0


def need(condition, text):
    global faults
    if not condition:
        faults += 1
        print(f"FAILED: {text}")


def run(*arguments):
    done = subprocess.run([PEELSTATS, "--no-config", "-q", *arguments],
                          capture_output=True, timeout=60)
    need(done.returncode == 0, f"{arguments}: {done.stderr.decode()[:300]}")
    return done.stdout.decode()


class Sheets:
    """A report, drawn as text and rendered in grey."""

    def __init__(self, d, *arguments):
        self.sheets = re.split(r"(?m)^page \d+ .*$",
                               run(*arguments, "--dump=trace"))[1:]
        run(*arguments, "-o", f"{d}/r.pdf")
        self.file, self.d, self.seen = f"{d}/r.pdf", d, {}

    def pixels(self, n):
        if n not in self.seen:
            subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), "-f",
                            str(n + 1), "-l", str(n + 1), "-singlefile",
                            self.file, f"{self.d}/r"], check=True)
            with open(f"{self.d}/r.pgm", "rb") as f:
                data = f.read()
            m = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
            self.seen[n] = int(m.group(1)), data[m.end():]
        return self.seen[n]

    def boxes(self, fill):
        """Rectangles of a colour that are large enough to be tiles."""
        for n, sheet in enumerate(self.sheets):
            for m in re.finditer(r"rectangle ([\d.]+) ([\d.]+) ([\d.]+) "
                                 rf"([\d.]+) fill {fill}", sheet):
                x, y, w, h = map(float, m.groups())
                if w > 12 and h > 8:
                    yield n, x, y, w, h

    def look(self, n, x, y, w, h):
        """Mean tone of a box without its rim, and its deviation."""
        width, data = self.pixels(n)
        scale = DPI / 72
        points = [data[row * width + column]
                  for row in range(int((y + 1) * scale),
                                   int((y + h - 1) * scale))
                  for column in range(int((x + 1) * scale),
                                      int((x + w - 1) * scale))]
        mean = sum(points) / len(points)
        return mean, (sum((p - mean) ** 2 for p in points)
                      / len(points)) ** 0.5


def alike(looks):
    return [(a, b) for a in looks for b in looks if a < b
            and max(abs(p - q) for p, q in zip(looks[a], looks[b])) < LEAST]


def tell_apart(where, looks):
    for a, b in alike(looks):
        need(False, f"{where}: {a} and {b} look alike in grey: {looks[a]}, "
             f"{looks[b]}")


def grades(where, sheets, share):
    """The left part of a tile, where no letters are; that of most of them."""
    looks = {}
    for name, fill in GRADES.items():
        boxes = list(sheets.boxes(fill))
        need(boxes, f"{where}: no tile is {name}")
        seen = sorted(sheets.look(n, x, y, share * w, h)
                      for n, x, y, w, h in boxes[:9])
        looks[name] = seen[len(seen) // 2]
    tell_apart(where, looks)


def many_series(d):
    """A folder with six series in a group."""
    data = f"{d}/series"
    shutil.copytree(f"{SOURCE}/tests/shapes/shares", data)
    subprocess.run(["chmod", "-R", "u+w", data], check=True)

    def read(name):
        with open(f"{data}/{name}.csv", encoding="utf-8") as f:
            return list(csv.reader(f))
    metrics, national = read("metrics"), read("national")
    at = metrics[0].index("series")
    for row in [r for r in metrics if r[0].startswith("ocg_")]:
        row[at] = "Series A"
        for letter in "BCDEF":
            other = list(row)
            other[0], other[1] = row[0] + letter, row[1] + letter
            other[at] = f"Series {letter}"
            metrics.append(other)
            national += [[other[0], *r[1:]] for r in national
                         if r[0] == row[0]]
    for name, rows in (("metrics", metrics), ("national", national)):
        with open(f"{data}/{name}.csv", "w", newline="",
                  encoding="utf-8") as f:
            csv.writer(f).writerows(rows)
    return data


def series(d):
    sheets = Sheets(d, "-d", many_series(d), "--pages", "categories")
    looks = {}
    for n, sheet in enumerate(sheets.sheets):
        for m in re.finditer(
                r"rectangle ([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) fill [^\n]*\n"
                r"(?:\s*line [^\n]*\n)?\s*text [^\n]*\"(Series \w)\"", sheet):
            looks[m.group(5)] = sheets.look(n, *map(float, m.groups()[:4]))
    need(len(looks) == 6, f"six series, but in the key: {sorted(looks)}")
    tell_apart("series", looks)


def same_as_web():
    """The web page draws strokes on the same grades, by its style."""
    page = run("-d", f"{SOURCE}/tests/golden/small", "--format", "html", "-o",
               "-")
    for name, stroked in (("i", True), ("r", True), ("g", False),
                          ("o", False)):
        rule = re.search(rf"\.g{name}\{{(background:[^}}]*)\}}", page)
        need(rule and ("repeating-linear-gradient" in rule.group(1))
             == stroked, f"web page: .g{name}: {rule and rule.group(1)}")


with tempfile.TemporaryDirectory() as d:
    # the check sees tiles without strokes: these two colours are one grey
    plain = {"inadequate": (55.0, 0.0), "outstanding": (58.0, 0.0)}
    need(len(alike(plain)) == 1, "the proof: two greys pass")
    bundled = ["-d", f"{SOURCE}/data", "-y", "2017"]
    grades("grades", Sheets(d, *bundled, "--pages", "grades"), 0.3)
    grades("slide", Sheets(d, *bundled, "--layout", "slide", "--pages",
                           "grades"), 1)
    series(d)
    same_as_web()
print("greys are told apart" if faults == 0 else f"{faults} faults")
sys.exit(faults > 0)
