#!/usr/bin/env python3
"""Every claim of the pages over the years, worked out again from the CSV by
separate code: streaks, "highest since", the ends of each line, and that a
break, a gap or an incomplete figure is never told as a rise or a fall."""
import re
import subprocess
import sys

from series_facts import (DATA, PEELSTATS, force_series, forces, metrics,
                          printed, whole_series)

ORDINALS = dict(zip("second third fourth fifth sixth seventh eighth ninth tenth "
                    "eleventh twelfth".split(), range(2, 13)))
by_title = {m["title"]: m for m in metrics.values()}
faults = claims = 0


def fault(text):
    global faults
    faults += 1
    if faults <= 20:
        print("FAILED:", text)


def check_phrase(where, m, series, text, last):
    """The words behind a figure: streak and extreme, or none."""
    global claims
    series = list(series)
    while series and series[-1][1] is None:
        series.pop()
    if not series or series[-1][0] != last or series[-1][3]:
        return
    now = printed(m, series[-1][1])
    segment = []
    for y, v, broken, partial in reversed(series):
        if v is not None and not partial:
            segment.append((y, printed(m, v)))
        if broken:
            break
    streak, side = 0, 0
    step = list(reversed(series))
    for (y, v, broken, partial), (_, before, _, hollow) in zip(step, step[1:]):
        if broken or before is None or hollow or v is None:
            break
        move = (printed(m, v) > printed(m, before)) \
            - (printed(m, v) < printed(m, before))
        if move == 0 or (side and move != side):
            break
        side, streak = move, streak + 1
    said = re.search(r"the (\w+) (rise|fall) in a row", text)
    if (said is not None) != (streak >= 2) or said and (
            ORDINALS[said[1]], said[2]) != (streak, "rise" if side > 0
                                            else "fall"):
        fault(f"{where}: streak of {side * streak}: {text}")
    claims += said is not None
    said = re.search(r"the (highest|lowest) (?:since (\d+)"
                     r"|of the (\d+) years from (\d+))", text)
    want = None
    for word, sign in (("highest", 1), ("lowest", -1)):
        beaten = [y for y, v in segment[1:] if sign * v >= sign * now]
        reach = last - (max(beaten) if beaten else segment[-1][0])
        if reach >= 3 and len(segment) > 3:
            want = (word, str(max(beaten)), None, None) if beaten else \
                (word, None, str(len(segment)), str(segment[-1][0]))
            break
    if (said.groups() if said else None) != want:
        fault(f"{where}: {want} is wanted: {text}")
    claims += said is not None


def dump(*options):
    out = subprocess.run([PEELSTATS, "--no-config", "-q", "-d", DATA,
                          "--dump=report", "-o", "-", *options],
                         capture_output=True, text=True)
    if out.returncode:
        sys.exit("FAILED: " + out.stderr)
    return out.stdout


def national_pages(year):
    pages = dump("-y", str(year), "--pages", "trend").split("\npage ")[1:]
    for page in pages:
        m = metrics[re.match(r"trend @trend-(\w+)", page)[1]]
        series = list(whole_series(m, year))
        text = re.search(r"text: (?:.*?) was .* in \d{4}(.*?)\. From", page)
        if text is None:
            continue
        check_phrase(f"{m['metric_id']} {year}", m, series, text[1], year)
        ends = re.search(r"highest was \D*([\d.,]+)%? \((\d+)\) and the lowest "
                         r"\D*([\d.,]+)%? \((\d+)\)", page)
        known = [(v, y) for y, v, _, _ in series if v is not None]
        high = printed(m, max(v for v, _ in known))
        low = printed(m, min(v for v, _ in known))
        scale = 10 ** int(m["decimals"] or 1)
        got = [round(float(ends[i].replace(",", "")) * scale) for i in (1, 3)]
        if got != [high, low]:
            fault(f"{m['metric_id']} {year}: ends {got}, not {[high, low]}")
    return len(pages)


def force_pages(force, year):
    text = dump("-y", str(year), "--force", force, "--pages", "trends,ranked")
    page = text.split("\npage ")[1]
    for label, said in re.findall(r"^  ([^:]+): (\S+ .* in \d{4}.*)$", page,
                                  re.M):
        if label in by_title:
            m = by_title[label]
            check_phrase(f"{force} {label} {year}", m,
                         force_series(m, forces[force], year), said, year)


pages = sum(national_pages(y) for y in (2012, 2017, 2020, 2023))
if pages < 20:
    fault(f"only {pages} pages over the years")
for name in ("Norfolk", "Greater Manchester", "Essex", "North Wales"):
    for y in (2017, 2020, 2022):
        force_pages(name, y)
if claims < 60:
    fault(f"only {claims} claims were understood")
print(f"passed: {claims} claims" if faults == 0 else f"{faults} faults")
sys.exit(faults > 0)
