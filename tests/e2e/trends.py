#!/usr/bin/env python3
"""Every claim of the pages over the years, worked out again from the CSV by
separate code: streaks, "highest since", the ends of each line, and that a
break, a gap or an incomplete figure is never told as a rise or a fall."""
import csv
import re
import subprocess
import sys
import tempfile

from series_facts import (DATA, PEELSTATS, force_series, forces, metrics,
                          printed, whole_series)

ORDINALS = dict(zip("second third fourth fifth sixth seventh eighth ninth tenth "
                    "eleventh twelfth".split(), range(2, 13)))
by_title = {m["title"]: m for m in metrics.values()}
faults = claims = trails = 0


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


def since_break(series):
    """(value, year) of complete figures after the last break."""
    known = []
    for y, v, broken, partial in series:
        known = [] if broken else known
        if v is not None and not partial:
            known.append((v, y))
    return known


def shown(m, v):
    decimals = int(m["decimals"] or 1)
    return f"{printed(m, v) / 10 ** decimals:,.{decimals}f}"


def check_trail(where, m, series, page, year):
    """The small line of a page: its ends, its words, and whether it has one."""
    global trails
    series = [p for p in series]
    while series and series[-1][1] is None:
        series.pop()
    known = [(y, v) for y, v, _, _ in series if v is not None]
    said = re.search(r"^figure trail: .*?: \D*?([\d,.]+)%? in (\d+) and "
                     r"\D*?([\d,.]+)%? in (\d+)\. (.*)$", page, re.M)
    if (said is None) != (len(known) < 5):
        fault(f"{where}: {len(known)} years known, line: {said}")
    if said is None:
        return
    trails += 1
    want = (shown(m, known[0][1]), str(known[0][0]), shown(m, known[-1][1]),
            str(known[-1][0]))
    if said.groups()[:4] != want:
        fault(f"{where}: ends {said.groups()[:4]}, not {want}")
    check_phrase(where, m, series, said[5].replace("The ", "the "), year)
    last = since_break(series)
    told = re.search(r"Figures from (\d+) on are not comparable", said[5])
    broken = [y for i, (y, v, b, _) in enumerate(series) if b and
              any(p[1] is not None for p in series[:i])]
    if (told and int(told[1])) != (broken[-1] if broken else None):
        fault(f"{where}: breaks {broken}: {said[5]}")
    ends = re.search(r"highest was \D*([\d.,]+)%? \((\d+)\) and the lowest "
                     r"\D*([\d.,]+)%? \((\d+)\)", said[5])
    if ends and (ends[1], ends[3]) != (shown(m, max(last)[0]),
                                       shown(m, min(last)[0])):
        fault(f"{where}: {said[5]}")


def trail_pages(force, year):
    named = ("--force", force) if force else ()
    text = dump("-y", str(year), *named, "--pages", "ranked")
    for page in text.split("\npage ")[1:]:
        m = metrics[re.match(r"ranked @(\w+)", page)[1]]
        series = force_series(m, forces[force], year) if force \
            else whole_series(m, year)
        check_trail(f"line of {m['metric_id']} {force} {year}", m, series,
                    page, year)


def options():
    """Lines begin where they are asked to, or are left out; a break is a gap
    in the drawing: City of London 2022, of which the population was rebased
    on another census."""
    if "figure trail" in dump("--no-trend") or "page trend" in dump(
            "--no-trend", "--pages", "full", "-m", "crime_total"):
        fault("--no-trend leaves lines")
    late = dump("-y", "2020", "--since", "2015", "--pages", "ranked,trend",
                "-m", "crime_total")
    if late.count(" 2015 to 2020") < 3 or " 2014 " in late:
        fault("--since: " + late[:900])
    with tempfile.TemporaryDirectory() as d:
        for force, gaps in (("city-of-london", 1), ("kent", 0)):
            subprocess.run([PEELSTATS, "--no-config", "-q", "-d", DATA, "-y",
                            "2023", "--force", force, "-m", "crime_total",
                            "--pages", "ranked", "--charts", d], check=True)
            with open(f"{d}/peelstats-2023-{force}-crime_total-trail.svg",
                      encoding="utf-8") as f:
                paths = re.findall(r'<path class="p1" d="([^"]*)"', f.read())
            if sum(len(re.findall("[Mm]", p)) for p in paths) != gaps + 1:
                fault(f"{force}: {gaps} gaps are wanted: {paths}")


def quarters():
    """The page of quarters: sums and changes from series.csv, up to the last
    quarter of the report's year and no further."""
    counts, bad = {}, set()
    with open(f"{DATA}/series.csv", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            key = row["metric_id"], row["period"]
            if not row["numerator"]:
                bad.add(key)
                continue
            own = counts.setdefault(key, {})
            own[row["force_id"]] = int(row["numerator"])
    told = 0
    for name in (None, "Kent", "Norfolk"):
        named = ("--force", name) if name else ()
        page = dump("-y", "2017", "--pages", "quarters", *named)
        if "2017-Q3" in page or "2017-Q2" not in page:
            fault(f"quarters of {name} look forward")
        for title, n, change in re.findall(
                r"^  (.+): ([\d,]+) in 2017-Q2: (\S+?)%", page, re.M):
            m = next(x for x in metrics.values()
                     if title in (x["short"], x["title"]))
            both = [counts[m["metric_id"], q] for q in ("2017-Q2", "2016-Q2")]
            now, before = (x[forces[name]] if name else sum(x.values())
                           for x in both)
            want = f"{100 * (now / before - 1):+.1f}".replace("-", "\u2212")
            if before < 10:
                fault(f"{name} {title}: a change from {before}")
            if (n, change) != (f"{now:,}", want):
                fault(f"{name} {title}: {now:,} and {want} are wanted: "
                      f"{n} {change}")
            told += 1
    if told < 60:
        fault(f"only {told} quarters were told")
    if "page quarters" in dump("-y", "2017"):
        fault("quarters come without being asked for")


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
        known = since_break(series)
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


def brief_page(force, year):
    """The same words in the news of page 1."""
    text = dump("-y", str(year), "--pages", "brief",
                *(["--force", force] if force else []))
    said = 0
    for head, words in re.findall(r"^  ([^|]+) \| ([^|]*) \|", text, re.M):
        titles = [t for t in by_title if head.startswith(t + " ")
                  or head.startswith(t + ":")]
        if not titles or not re.search(r"(?:per|of all|\d) .* in \d{4}|from",
                                       words):
            continue
        m = by_title[max(titles, key=len)]
        if force and "unusually" not in head and "not comparable" in words:
            continue
        past = re.search(r" For (.+?) this is (the [^.]+)\.", words)
        series = force_series(m, forces[force], year) if force else \
            whole_series(m, year)
        check_phrase(f"page 1 {force} {head} {year}", m, series,
                     past[2] if past else "", year)
        if past and past[1] != (force or "England and Wales"):
            fault(f"page 1 {year}: {past[1]} for {force}")
        said += past is not None
    return said


if sum(brief_page(name, y) for name in (None, "Norfolk", "Essex", "Kent")
       for y in (2012, 2017, 2020, 2026)) < 20:
    fault("page 1 says little of the years")
pages = sum(national_pages(y) for y in (2012, 2017, 2020, 2023))
if pages < 20:
    fault(f"only {pages} pages over the years")
for name in ("Norfolk", "Greater Manchester", "Essex", "North Wales"):
    for y in (2017, 2020, 2022):
        force_pages(name, y)
for name, y in ((None, 2017), (None, 2023), ("Essex", 2017), ("Kent", 2020),
                ("City of London", 2023), ("North Wales", 2019)):
    trail_pages(name, y)
options()
quarters()
if claims < 150 or trails < 100:
    fault(f"only {claims} claims and {trails} lines were understood")
print(f"passed: {claims} claims" if faults == 0 else f"{faults} faults")
sys.exit(faults > 0)
