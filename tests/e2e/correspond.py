#!/usr/bin/env python3
"""The five inspection reports that this project follows, beside ours: a row
for each of their figures, tables and items of boxes of numbers, with the sheet
where ours stands, or with what is missing. A row may not say less than the
truth: what it names must stand on that sheet with a figure, and what it calls
missing must be a figure of few forces, or of none, in every measure of the
data folder whose words are about it. With a file name the table goes there as
CSV."""
import csv
import os
import re
import subprocess
import sys
import tempfile

PROGRAM = os.environ["PEELSTATS"]
DATA = os.path.join(os.environ["SOURCE"], "data")
IMAGE = "values are an image in the source, in no public table"
UNNAMED = "an image whose caption and values are not in the source's text"
NATIONAL, HERTS, BEDS = "national", "Hertfordshire", "Bedfordshire"
NORFOLK, CAMBS = "Norfolk", "Cambridgeshire"

CALLS = r"call(s|ed)? for (assistance|service)|\b999\b|calls to the police"
GROUPS = r"organised crime groups? (per|by)|disrupt"
OFFENCES = r"\(year\u2019s offences\)|offences of the year"


def boxes(source, where):
    """What the box of a report counts, by its annex A: the values are an
    image there, so ours are those of the published tables."""
    return [(source, "box: " + item, words, missing, about)
            for item, words, missing, about in (
                ("calls for assistance", None, IMAGE, CALLS),
                ("calls for assistance on domestic abuse", None, IMAGE, CALLS),
                ("recorded crime", where + r".{1,900}Recorded crime.{1,200}?"
                 r"\b\d+\.\d\b", "", ""),
                ("crime outcomes: charged", r"Offences? of the year with a "
                 r"charge|Charged \(year\u2019s offences\).{1,40}\d+\.\d",
                 "", ""),
                ("crime outcomes: out of court",
                 r"Out of court \(year\u2019s offences\).{1,40}\d+\.\d|"
                 r"Offences? of the year with an out-of-court", "", ""),
                ("crime outcomes: other kinds", None, "the kinds without "
                 "action are in no table that is held here: " + IMAGE,
                 r"evidential difficulties|investigation complete|no suspect"),
                ("anti-social behaviour", r"Anti-social behaviour.{1,200}?"
                 r"\b\d\d\.\d\b", "", ""),
                ("domestic abuse", r"Domestic abuse (arrest|charge) "
                 r"rate.{1,120}\d+\.\d", "", ""),
                ("organised crime groups", None, IMAGE, GROUPS))]


# source, what it is, words that stand on our sheet or None, what is missing,
# and what a measure would be about that held it
ROWS = boxes(NATIONAL, "England and Wales in numbers") + [
    (NATIONAL, "table: performance, the main headlines",
     "Improved, as printed", "", ""),
    (NATIONAL, "figure 1: spending on neighbourhood policing",
     "Spending on neighbourhood policing", "the force bars: " + IMAGE,
     r"spen(t|ding) on neighbourhood"),
    (NATIONAL, "figure 2", None, UNNAMED, ""),
    (NATIONAL, "figure 3: tweets by crime category",
     "Tweets by the police that were studied", "the shares: " + IMAGE,
     r"\btweets?\b"),
    (NATIONAL, "figure 4: anti-social behaviour powers",
     "Use of powers against anti-social behaviour",
     "the force bars: " + IMAGE, r"powers against anti-social"),
    (NATIONAL, "figure 5: incidents per 1,000 population", None, IMAGE,
     r"^incidents|all incidents"),
    (NATIONAL, "figure 6: shortfall of investigators",
     "Shortfall of investigators", "the force bars: " + IMAGE,
     r"investigators?\b.*short|shortfall"),
    (NATIONAL, "figure 7: digital exhibits awaiting examination",
     "Digital devices awaiting examination", "the force bars: " + IMAGE,
     r"digital (devices|exhibits)"),
    (NATIONAL, "figure 8: outcome 16", "Victim did not support action",
     "the force bars but for Durham: " + IMAGE, r"outcome 16|did not support action"),
    (NATIONAL, "figure 9: persons wanted",
     "Wanted records on the Police National Computer",
     "the split by offence but for homicide and rape: " + IMAGE,
     r"\bwanted\b"),
    (NATIONAL, "figure 10: crime with a vulnerable victim",
     "Offences flagged as having a vulnerable victim",
     "the force bars: " + IMAGE, r"vulnerable victim"),
    (NATIONAL, "figure 11: incidents flagged for mental health", None, IMAGE,
     r"mental health"),
    (NATIONAL, "figure 12", None, UNNAMED, ""),
    (NATIONAL, "figure 13: domestic abuse arrest rate",
     "Domestic abuse arrest rate", "the bars of other forces: " + IMAGE,
     r"domestic abuse arrest|arrests per 100 domestic"),
    (NATIONAL, "figure 14: domestic abuse, outcome 16",
     "Domestic abuse crimes ended", "the force bars: " + IMAGE,
     r"domestic abuse.*(outcome 16|not support)"),
    (NATIONAL, "figure 15: crime file review",
     "What inspectors found in crime files", "", ""),
    (NATIONAL, "figure 16: registered sex offenders",
     "Registered sex offenders, very high risk", "", ""),
    (NATIONAL, "figure 17: organised crime groups", None, IMAGE,
     GROUPS),
    (NATIONAL, "figure 18: organised crime groups by type of crime", None,
     IMAGE, GROUPS),
    (NATIONAL, "figure 19: disruptions of organised crime groups", None,
     IMAGE, GROUPS),
    (NATIONAL, "figure 20: referrals to the agency network", None, IMAGE,
     r"referrals? (to|from|by) .*(agency|GAIN|network)"),
    (NATIONAL, "annex B: judgments of each force",
     "How each force was graded", "", ""),
]
for force, figures in ((HERTS, 2), (BEDS, 3), (NORFOLK, 1), (CAMBS, 2)):
    ROWS += boxes(force, f"{force}.{{1,20}}at a glance") + [
        (force, "table: judgments and when last inspected",
         f"How {force}.{{1,20}}was judged", "", ""),
        (force, "list: areas inspected", "Inspected in 2017", "", ""),
        (force, "figure: domestic abuse arrest rate",
         "Domestic abuse arrest rate", "the bars of other forces: " + IMAGE,
         r"domestic abuse arrest|arrests per 100 domestic"),
        (force, "figures printed in the text",
         f"Figures printed about {force}", "", "")]
    if figures > 1:
        ROWS.append((force, "figure 1: investigations with action taken",
                     "Action taken", "", ""))
    if figures > 2:
        ROWS.append((force, "figure 3: organised crime groups", None, IMAGE,
                     GROUPS))


def sheets(source, folder):
    """The text of each sheet of our report in the order of the sources."""
    path = os.path.join(folder, source + ".pdf")
    which = [] if source == NATIONAL else ["--force", source]
    subprocess.run([PROGRAM, "-d", DATA, "-y", "2017", "-q", "--layout",
                    "inspection", "-o", path, *which], check=True)
    text = subprocess.run(["pdftotext", path, "-"], check=True,
                          capture_output=True, text=True).stdout
    return [re.sub(r"\s+", " ", s) for s in text.split("\f")]


FEW = 12  # forces of which one figure or another is printed in the text


def read(name):
    with open(os.path.join(DATA, name), encoding="utf-8") as f:
        return list(csv.DictReader(f))


def held(about, metrics, counts):
    """Measures about it that have figures of more than a few forces in 2016
    or 2017: then it is not missing."""
    return [m["metric_id"] for m in metrics
            if re.search(about, " ".join([m["title"], m["short"],
                                          m["numerator"], m["denominator"]]),
                         re.I) and counts.get(m["metric_id"], 0) > FEW]


def force_counts():
    """Of each measure the most forces that have a figure in a year."""
    found = {}
    for r in read("observations.csv"):
        if r["year"] in ("2016", "2017") and (r["value"] or r["numerator"]):
            found.setdefault((r["metric_id"], r["year"]), set()).add(
                r["force_id"])
    counts = {}
    for (metric, _), forces in found.items():
        counts[metric] = max(counts.get(metric, 0), len(forces))
    return counts


def check_itself(metrics, counts):
    """What is held would be found, were it called missing."""
    return [f"the check does not see that {about!r} is held" for about in (
        "recorded crime", "anti-social behaviour", "charge", "stop and search",
        "out-of-court", "police officers") if not held(about, metrics, counts)]


def main():
    metrics, counts = read("metrics.csv"), force_counts()
    failures = check_itself(metrics, counts)
    table = []
    with tempfile.TemporaryDirectory() as folder:
        ours = {s: sheets(s, folder)
                for s in (NATIONAL, HERTS, BEDS, NORFOLK, CAMBS)}
    for source, item, words, missing, about in ROWS:
        at = [] if words is None else [
            i + 1 for i, s in enumerate(ours[source])
            if i > 1 and re.search(words, s)]
        if words is not None and not at:
            failures.append(f"{source}, {item}: {words!r} stands nowhere")
        if words is None and not missing:
            failures.append(f"{source}, {item}: neither here nor missing")
        if about and held(about, metrics, counts):
            failures.append(f"{source}, {item}: said to be missing, and is in "
                            f"{held(about, metrics, counts)}")
        if missing and words is None and missing != UNNAMED and not about:
            failures.append(f"{source}, {item}: nothing to look for")
        table.append([source, item, at[0] if at else "", missing])
    out = open(sys.argv[1], "w", encoding="utf-8", newline="") \
        if len(sys.argv) > 1 else sys.stdout
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["source", "item", "sheet", "missing"])
    writer.writerows(table)
    for failure in failures:
        print("FAILED:", failure, file=sys.stderr)
    return 1 if failures else 0


sys.exit(main())
