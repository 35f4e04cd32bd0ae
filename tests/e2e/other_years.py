#!/usr/bin/env python3
"""Reports of years far from the one of meta.csv: nothing is named after it,
each page names the source of the figures of its own year, and measures
without figures are named and not drawn. Events that are known are told as
what they were."""
import re
import subprocess
import sys

from series_facts import DATA, PEELSTATS, metrics, rows, table, value

notes = {n["note_id"]: n for n in table("notes")}
faults = checked = 0


def fault(text):
    global faults
    faults += 1
    if faults <= 20:
        print("FAILED:", text)


def dump(*options):
    out = subprocess.run([PEELSTATS, "--no-config", "-q", "-d", DATA,
                          "--dump=report", "-o", "-", *options],
                         capture_output=True, text=True)
    if out.returncode:
        sys.exit("FAILED: " + out.stderr)
    return out.stdout


def covers(years, year):
    return not years or any(
        int(y.split("-")[0]) <= year <= int(y.split("-")[-1])
        for y in years.split(";"))


def source(m, year):
    for i in filter(None, m["note_ids"].split(";")):
        if notes[i]["scope"] == "source" and covers(notes[i]["years"], year):
            return notes[i]["text"]
    return m["source"]


def known(m, year):
    return any(value(m, o) is not None
               for (_, y), o in rows.get(m["metric_id"], {}).items()
               if y == year)


def check_sources(year, text):
    global checked
    for page in text.split("\npage ")[1:]:
        metric = re.match(r"ranked @(\w+)", page)
        if metric is None:
            continue
        m = metrics[metric[1]]
        said = re.search(r"^  Source: (.*)$", page, re.M)[1]
        want = source(m, year)
        before = source(m, year - 1)
        if not said.startswith(want + "."):
            fault(f"{m['metric_id']} {year}: {want!r} is wanted: {said!r}")
        other = f"For {year - 1}: {before}" in said
        if other != (before != want and known(m, year - 1)):
            fault(f"{m['metric_id']} {year}: and before: {said!r}")
        checked += 1


def check_names(year, text):
    if "PEEL" in text:
        fault(f"{year}: " + re.search(".*PEEL.*", text)[0][:200])
    for line in re.findall(r"^(?:h\d|caption|report|page .*): .*$", text,
                           re.M):
        if re.search(r"(?<!since )(?<!from )2017", line):
            fault(f"{year}: {line[:200]}")


def check_left_out(year, text):
    drawn = set(re.findall(r"^page ranked @(\w+)", text, re.M))
    for m in metrics.values():
        if m["metric_id"] not in rows:
            continue
        here = known(m, year)
        if not here and m["metric_id"] in drawn:
            fault(f"{year}: a page of {m['metric_id']} without figures")
        named = re.search(rf"^  - \| {re.escape(m['title'])} \| .*"
                          rf"\bfor {year}\b", text, re.M)
        if not here and not named and any(y < year for _, y in
                                          rows[m["metric_id"]]):
            fault(f"{year}: {m['title']} is not named as missing")


def says(what, text, *wanted):
    for w in wanted:
        if not re.search(w, text, re.M):
            fault(f"{what}: {w!r} is not said")


def known_events():
    """Told as what they were: worked out by hand from the figures printed in
    the data."""
    def trend(year, metric):
        return dump("-y", str(year), "--pages", "trend", "-m", metric)
    says("stops", trend(2018, "stop_search"), "^h1: .* fell for the ninth year",
         r"the highest was 27\.7 \(2009\) and the lowest 4\.8 \(2018\)")
    says("violence", trend(2020, "crime_violence"),
         "^h1: .* rose for the seventh year", r"the lowest 10\.5 \(2013\)")
    # no data from July 2019 to March 2020: incomplete, and no fall
    short = dump("-y", "2020", "--force", "Greater Manchester", "--pages",
                 "changed,ranked", "-m", "crime_total,officers")
    says("Greater Manchester", short, r"\| Recorded crime \|.* \| \[u\]",
         "^  Incomplete: One of the two figures is incomplete.*recorded crime",
         "data behind the rate of recorded crimes are incomplete",
         "The figure for 2020 is incomplete")
    # page 1 once had a triangle downwards beside it, and "-14.7%"
    brief = dump("-y", "2020", "--force", "Greater Manchester", "--pages",
                 "brief", "-m", "crime_total,officers")
    says("Greater Manchester, page 1", brief,
         "Recorded crime: the data are incomplete")
    if re.search(r"[\u2212-]14\.7%", brief):
        fault("Greater Manchester: a change of incomplete figures on page 1")
    trace = subprocess.run(
        [PEELSTATS, "--no-config", "-q", "-d", DATA, "--dump=trace", "-o", "-",
         "-y", "2020", "--force", "Greater Manchester", "-m", "crime_total"],
        capture_output=True, text=True).stdout
    mark = re.search(r'([^\n]*\n){3}[^\n]*<item>\n[^\n]*<label>\n[^\n]*'
                     r'"Recorded crime: the data are incomplete"', trace)
    if not mark or "rectangle" not in mark.group(0):
        fault("Greater Manchester: a triangle beside incomplete figures")
    # the population rebased on another census
    city = dump("-y", "2022", "--force", "City of London", "--pages",
                "changed,ranked", "-m", "crime_total,outcome_charged")
    says("City of London", city, "not comparable with 393.4 in 2021",
         "Figures from 2022 on are not comparable with those before")
    if re.search(r"^  - \| Recorded crime \| 8", city, re.M):
        fault("City of London: a change over a break")


known_events()
for year in (2008, 2012, 2020, 2024, 2026):
    national = dump("-y", str(year))
    check_names(year, national)
    check_sources(year, national)
    check_left_out(year, national)
    essex = dump("-y", str(year), "--force", "essex")
    check_names(year, essex)
    check_sources(year, essex)
if checked < 100:
    fault(f"only {checked} sources were read")
print(f"passed: {checked} sources" if faults == 0 else f"{faults} faults")
sys.exit(faults > 0)
