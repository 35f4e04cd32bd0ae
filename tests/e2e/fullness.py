#!/usr/bin/env python3
"""No sheet is nearly empty: of the bundled data and of random folders with
the longest notes, each kind of report is looked at as it is drawn (the trace).
A sheet under a third full must be the last of its chapter, which is what a
bookmark of the first level opens. No heading stands at the foot of a sheet
whose table or chart is on the next. FULLNESS_SEED=N tries one folder.
"""
import os
import re
import subprocess
import sys
import tempfile

from any_folder import Folder

PEELSTATS = os.environ["PEELSTATS"]
SOURCE = os.environ["SOURCE"]
TOP, FOOT = 21 * 72 / 25.4, 16 * 72 / 25.4  # of the content, in points
LEAST = 1 / 3
HEADINGS = ("h1", "h2", "h3")
SHOWN = ("table", "figure", "list", "caption")
faults = 0


def lowest(words):
    """The lowest place that a line of the trace draws at, or None."""
    kind = words[0]
    if kind in ("text", "bold"):
        return float(words[2])
    if kind == "rectangle":
        return float(words[2]) + float(words[4])
    if kind == "circle":
        return float(words[2]) + float(words[3])
    if kind in ("line", "polygon"):
        ys = []
        for x, y in zip(words[1::2], words[2::2]):
            if not re.fullmatch(r"-?[\d.]+", x):
                break
            ys.append(float(y))
        return max(ys, default=None)
    return None


class Sheet:
    def __init__(self, number, height):
        self.number, self.height = number, height
        self.bottom, self.opens, self.words = TOP, False, ""
        self.roles = []  # of headings and of what may follow them

    def share(self):
        return (self.bottom - TOP) / (self.height - TOP - FOOT)


def read_trace(text):
    sheets, artifact = [], None
    for line in text.splitlines():
        body = line.lstrip()
        depth = len(line) - len(body)
        words = body.split(" ")
        if words[0] == "page":
            sheets.append(Sheet(int(words[1]), float(words[3])))
            artifact = None
        elif body.startswith("<"):
            if artifact is not None and depth <= artifact:
                artifact = None
            if body.startswith("<artifact"):
                artifact = depth
            role = re.match(r"<([a-z0-9-]+)", body)
            if role and role.group(1) in (*HEADINGS, *SHOWN, "p"):
                sheets[-1].roles.append(role.group(1))
            continue
        if artifact is not None and depth > artifact:
            continue
        artifact = None
        if words[0] == "outline" and words[1] == "1":
            sheets[-1].opens = True
        at = lowest(words) if sheets else None
        if at is not None:
            sheets[-1].bottom = max(sheets[-1].bottom, at)
        if words[0] in ("text", "bold") and not sheets[-1].words:
            sheets[-1].words = body.split('"')[1]
    return sheets


def nearly_empty(sheets):
    for i, sheet in enumerate(sheets):
        last = i + 1 == len(sheets) or sheets[i + 1].opens
        if sheet.share() < LEAST and not last:
            yield sheet


def stranded(sheets):
    """Sheets that end in a heading, and words at most, of what comes on the
    next one."""
    for sheet, after in zip(sheets, sheets[1:]):
        roles = sheet.roles
        while roles and roles[-1] == "p":
            roles = roles[:-1]
        if (roles and roles[-1] in HEADINGS and after.roles
                and after.roles[0] in SHOWN):
            yield sheet


def look(name, *arguments):
    global faults
    done = subprocess.run([PEELSTATS, "--no-config", "-q", "--dump=trace",
                           *arguments], capture_output=True, timeout=120)
    if done.returncode != 0:
        faults += 1
        print(f"FAILED: {name}: ends with {done.returncode}")
        return
    sheets = read_trace(done.stdout.decode())
    for sheet in nearly_empty(sheets):
        faults += 1
        if faults <= 20:
            print(f"FAILED: {name}: sheet {sheet.number} of {len(sheets)} is "
                  f"{100 * sheet.share():.0f} percent full: {sheet.words}")
    for sheet in stranded(sheets):
        faults += 1
        if faults <= 20:
            print(f"FAILED: {name}: sheet {sheet.number} ends in a heading "
                  f"of what the next one shows: {sheet.words}")


KINDS = [[], ["--pages", "full"], ["--layout", "slide"], ["--large-print"],
         ["--layout", "inspection"]]


def look_at(name, data, forces, years, kinds=KINDS):
    for year in years:
        chosen = ["-d", data] + (["--year", year] if year else [])
        for kind in kinds:
            look(" ".join([name, year, *kind]), *chosen, *kind)
            for force in forces:
                look(" ".join([name, year, force, *kind]), *chosen, *kind,
                     "--force", force)


def prove():
    """The reader of traces sees what it is to see."""
    page = "page {} 595.28 841.89\n"
    full = "text 51.02 700.00 10.00 #000000 \"full\"\n"
    short = "text 51.02 100.00 10.00 #000000 \"short\"\n"
    foot = "<artifact>\n  text 51.02 820.00 7.00 #000000 \"foot\"\n"
    opens = "outline 1 \"A\" 59.53\n"
    told = [sheet.number for sheet in nearly_empty(read_trace(
        page.format(1) + opens + full + foot + page.format(2) + short + foot
        + page.format(3) + opens + short + foot + page.format(4) + full))]
    alone = [sheet.number for sheet in stranded(read_trace(
        page.format(1) + "<h2>\n<p>\n" + page.format(2) + "<table>\n<h2>\n"
        + "<figure>\n" + page.format(3) + "<p>\n<h2>\n" + page.format(4)
        + "<h2>\n"))]
    if told != [3] or alone != [1]:
        print(f"FAILED: the proof: {told}, {alone}")
        sys.exit(1)


def main():
    prove()
    if "FULLNESS_SEED" in os.environ:
        seeds = [int(os.environ["FULLNESS_SEED"])]
    else:
        # the notes of one chart of 23 take a third of a sheet
        seeds = [*range(1, 1 + int(os.environ.get("FULLNESS_COUNT", 5))), 23]
        look_at("bundled", f"{SOURCE}/data",
                ["norfolk", "City of London", "Metropolitan Police", "Essex"],
                ["2017"])
        look_at("bundled", f"{SOURCE}/data", ["Dyfed-Powys"], ["2012", "2024"],
                [[]])
    for seed in seeds:
        with tempfile.TemporaryDirectory() as d:
            Folder(seed).write(d)
            check = subprocess.run([PEELSTATS, "--no-config", "--check", "-d", d],
                                   capture_output=True)
            if check.returncode != 1:
                look_at(f"seed {seed}", d, ["F0"], [""])
    print("no sheet is nearly empty" if faults == 0 else f"{faults} faults")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
