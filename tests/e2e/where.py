#!/usr/bin/env python3
"""Tile maps: every square stands where the folder says, with the value and in
the tone of the standing that --stats tells; told apart in grey; neighbours
side by side with their own figures."""
import csv
import io
import os
import re
import subprocess
import sys

PEELSTATS = os.environ["PEELSTATS"]
SOURCE = os.environ["SOURCE"]
DATA = f"{SOURCE}/data"
faults = 0


def need(condition, text):
    global faults
    if not condition:
        faults += 1
        if faults <= 20:
            print(f"FAILED: {text}")


def run(*arguments):
    done = subprocess.run([PEELSTATS, "--no-config", "-q", "-d", DATA,
                           "--year", "2017", *arguments],
                          capture_output=True, text=True)
    need(done.returncode == 0, f"{arguments}: {done.stderr[:200]}")
    return done.stdout


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def grey(colour):
    r, g, b = (int(colour[i:i + 2], 16) for i in (0, 2, 4))
    return 0.299 * r + 0.587 * g + 0.114 * b


with open(f"{DATA}/forces.csv", encoding="utf-8") as f:
    forces = {r["force_id"]: r for r in csv.DictReader(f)}
with open(f"{DATA}/metrics.csv", encoding="utf-8") as f:
    metrics = {r["short"] or r["title"]: r for r in csv.DictReader(f)}
by_letters = {r["tile_letters"]: r for r in forces.values()}
need(len(by_letters) == 43, "letters are not unique")
need(len({(r["tile_column"], r["tile_row"]) for r in forces.values()}) == 43,
     "two forces on one square")
for r in forces.values():
    for other in filter(None, r["neighbours"].split(";")):
        need(r["force_id"] in forces[other]["neighbours"].split(";"),
             f"{r['short']} borders on {other}, which does not border on it")
stats = {(r["metric_id"], r["force_id"]): r for r in rows(
    run("--stats", "forces"))}


def read_maps(trace):
    """Squares by map: place on the sheet, tone, edge, letters, value."""
    maps, square, shown = [], None, False
    for line in trace.splitlines():
        body = line.strip()
        if body.startswith("<figure alt \"Tile map"):
            maps.append((body.split('"')[1], [], []))
            shown, square = True, None
        elif body.startswith("<"):
            shown = False
        elif shown and body.startswith("rectangle"):
            words = body.split()
            tone = re.search(r"fill #(\w{6})", body)
            if tone is None:  # the ring of the report's force
                continue
            square = [float(words[1]), float(words[2]), tone.group(1),
                      float(re.search(r"line ([\d.]+)", body).group(1)), [],
                      "dashed" in body]
            maps[-1][1].append(square)
        elif shown and re.match(r"text|bold", body):
            words = body.split('"')[1]
            (square[4] if square else maps[-1][2]).append(words)
        if not shown:
            square = None
    return maps


def check_maps(maps):
    tones = {}
    for alt, squares, head in maps:
        metric = metrics[head[0]]["metric_id"]
        need(len(squares) == 43, f"{metric}: {len(squares)} squares")
        x = sorted({s[0] for s in squares})
        y = sorted({s[1] for s in squares})
        for left, top, tone, edge, words, apart in squares:
            force = by_letters[words[0]]
            stat = stats[metric, force["force_id"]]
            need((x.index(left) + 1, y.index(top) + 1)
                 == (int(force["tile_column"]), int(force["tile_row"])),
                 f"{metric}: {words[0]} stands elsewhere")
            value = words[1].replace(",", "").rstrip("%")
            if stat["value"] == "":
                need(value == "[x]", f"{metric} {words[0]}: {value}")
            else:
                places = len(value.partition(".")[2])
                need(abs(float(value) - float(stat["value"]))
                     <= 0.5000001 * 10 ** -places,
                     f"{metric} {words[0]}: {value}, {stat['value']}")
            kind = stat["class_typical"]
            if kind == "in_line":
                kind += "_upper" if float(stat["z_typical"]) > 0 else "_lower"
            # dashed: no figure, or one that cannot be set beside others
            need(not apart or force["extreme"] == "yes" or kind == ""
                 or kind == "not_assessed" or stat["status"] != "ok",
                 f"{metric}: {words[0]} is dashed: {stat}")
            extreme = apart
            told = re.search(r"(?<!\w)" + re.escape(force["short"])
                             + r"(?!\w)", alt)
            need(bool(told) == (kind in ("high", "low", "unusually_high",
                                         "unusually_low") and not extreme)
                 or extreme, f"{metric}: {force['short']} in {alt!r}")
            if not extreme:
                tones.setdefault(kind, set()).add((tone, edge))
    return tones


national = read_maps(run("--pages", "where", "--dump=trace"))
need(len(national) == 4, f"{len(national)} maps")
tones = check_maps(read_maps(run("--pages", "where", "-m", "officers",
                                 "--dump=trace")))
for kind, seen in check_maps(national).items():
    tones.setdefault(kind, set()).update(seen)
order = ["unusually_low", "low", "in_line_lower", "in_line_upper", "high",
         "unusually_high"]
there = [k for k in order if k in tones]
need(len(there) >= 5, f"only {there} are on the maps")
for kind in there:
    need(len(tones[kind]) == 1, f"{kind} has tones {tones[kind]}")
shades = [grey(next(iter(tones[k]))[0]) for k in there]
need(all(a > b + 7 for a, b in zip(shades, shades[1:])),
     f"tones are not told apart in grey: {dict(zip(there, shades))}")

# the table of the same numbers, for who does not see the map
html = run("--pages", "where", "--format", "html", "-o", "-")
need(html.count('role="img"') >= 1 and "<td>29.9 (high)</td>" in html,
     "HTML: the table")

# a force's own neighbours, each with its own figure
for force in forces.values():
    if force["short"] not in ("Norfolk", "Thames Valley", "City of London"):
        continue
    dump = run("--force", force["short"], "--pages", "where", "--dump=report")
    table = re.search(r"table: (.*)\n((?:  .*\n)+)", dump)
    head, *lines = [[c.strip() for c in line.split("|")[1:]]
                    for line in table.group(2).splitlines()]
    first = head.index(force["tile_letters"] if force["tile_letters"] in head
                       else force["short"])
    ids = [force["force_id"], *force["neighbours"].split(";")]
    need(len(head) - first == min(len(ids), 9), f"{head}")
    for line in lines:
        name = line[0].split("  ")[0]
        metric = metrics[max((k for k in metrics if name == k
                              or name.startswith(k + " ")), key=len)]
        metric = metric["metric_id"]
        for cell, other in zip(line[first:], ids):
            stat = stats[metric, other]
            value = re.sub(r" ?\[\w\]$|,", "", cell).rstrip("%")
            need((value == "" or value == "[x]") if stat["value"] == "" else
                 abs(float(value) - float(stat["value"])) < 0.06,
                 f"{force['short']} {metric} {other}: {cell}")
print("maps are right" if faults == 0 else f"{faults} faults")
sys.exit(faults > 0)
