#!/usr/bin/env python3
"""The five inspection reports that this project follows, beside ours: a row
for each of their figures, tables and boxes of numbers, with the sheet where
ours stands, or with what is missing. A row may not say less than the truth:
what it names must stand on that sheet, and what it calls missing must have no
figure in the data folder. With a file name the table goes there as CSV."""
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

# source, what it is, words that stand on our sheet or None, what is missing,
# and for a missing one the measure that would hold it
ROWS = [
    (NATIONAL, "box: effectiveness in numbers", "England and Wales in numbers",
     "calls for assistance: " + IMAGE, "calls"),
    (NATIONAL, "table: performance, the main headlines",
     "Improved, as printed", "", ""),
    (NATIONAL, "figure 1: spending on neighbourhood policing",
     "Spending on neighbourhood policing", "the force bars: " + IMAGE,
     "neighbourhood_expenditure"),
    (NATIONAL, "figure 2", None, UNNAMED, "figure_2"),
    (NATIONAL, "figure 3: tweets by crime category",
     "Tweets by the police that were studied", "the shares: " + IMAGE,
     "tweets_category"),
    (NATIONAL, "figure 4: anti-social behaviour powers",
     "Use of powers against anti-social behaviour",
     "the force bars: " + IMAGE, "asb_powers"),
    (NATIONAL, "figure 5: incidents per 1,000 population", None, IMAGE,
     "incidents"),
    (NATIONAL, "figure 6: shortfall of investigators",
     "Shortfall of investigators", "the force bars: " + IMAGE,
     "investigator_shortfall"),
    (NATIONAL, "figure 7: digital exhibits awaiting examination",
     "Digital devices awaiting examination", "the force bars: " + IMAGE,
     "digital_devices_awaiting_examination"),
    (NATIONAL, "figure 8: outcome 16", "Victim did not support action",
     "the force bars but for Durham: " + IMAGE, "outcome16_by_force"),
    (NATIONAL, "figure 9: persons wanted",
     "Wanted records on the Police National Computer",
     "the split by offence but for homicide and rape: " + IMAGE,
     "wanted_records_by_offence"),
    (NATIONAL, "figure 10: crime with a vulnerable victim",
     "Offences flagged as having a vulnerable victim",
     "the force bars: " + IMAGE, "vulnerable_victim_by_force"),
    (NATIONAL, "figure 11: incidents flagged for mental health", None, IMAGE,
     "mental_health_incidents"),
    (NATIONAL, "figure 12", None, UNNAMED, "figure_12"),
    (NATIONAL, "figure 13: domestic abuse arrest rate",
     "Domestic abuse arrest rate", "the bars of other forces: " + IMAGE,
     "domestic_abuse_arrest_rate_all"),
    (NATIONAL, "figure 14: domestic abuse, outcome 16",
     "Domestic abuse crimes ended", "the force bars: " + IMAGE,
     "da_outcome16_by_force"),
    (NATIONAL, "figure 15: crime file review",
     "What inspectors found in crime files", "", ""),
    (NATIONAL, "figure 16: registered sex offenders",
     "Registered sex offenders, very high risk", "", ""),
    (NATIONAL, "figure 17: organised crime groups", None, IMAGE,
     "organised_crime_groups"),
    (NATIONAL, "figure 18: organised crime groups by type of crime", None,
     IMAGE, "organised_crime_groups_type"),
    (NATIONAL, "figure 19: disruptions of organised crime groups", None,
     IMAGE, "disruptions"),
    (NATIONAL, "figure 20: referrals to the agency network", None, IMAGE,
     "gain_referrals"),
    (NATIONAL, "annex B: judgments of each force",
     "How each force was graded", "", ""),
]
for force, figures in ((HERTS, 2), (BEDS, 3), (NORFOLK, 1), (CAMBS, 2)):
    ROWS += [
        (force, "box: force in numbers", f"{force}.{{1,20}}at a glance",
         "calls for assistance: " + IMAGE, "calls"),
        (force, "table: judgments and when last inspected",
         f"How {force}.{{1,20}}was judged", "", ""),
        (force, "list: areas inspected", "Inspected in 2017", "", ""),
        (force, "figure: domestic abuse arrest rate",
         "Domestic abuse arrest rate", "the bars of other forces: " + IMAGE,
         "domestic_abuse_arrest_rate_all"),
        (force, "figures printed in the text",
         f"Figures printed about {force}", "", "")]
    if figures > 1:
        ROWS.append((force, "figure 1: investigations with action taken",
                     "Action taken", "", ""))
    if figures > 2:
        ROWS.append((force, "figure 3: organised crime groups", None, IMAGE,
                     "organised_crime_groups"))


def sheets(source, folder):
    """The text of each sheet of our report in the order of the sources."""
    path = os.path.join(folder, source + ".pdf")
    which = [] if source == NATIONAL else ["--force", source]
    subprocess.run([PROGRAM, "-d", DATA, "-y", "2017", "-q", "--layout",
                    "inspection", "-o", path, *which], check=True)
    text = subprocess.run(["pdftotext", path, "-"], check=True,
                          capture_output=True, text=True).stdout
    return [re.sub(r"\s+", " ", s) for s in text.split("\f")]


def figures_of(metric):
    """Whether the folder has a figure of a force for the measure."""
    with open(os.path.join(DATA, "observations.csv"), encoding="utf-8") as f:
        return any(r["metric_id"] == metric and
                   (r["value"] or r["numerator"]) for r in csv.DictReader(f))


def main():
    failures = []
    table = []
    with tempfile.TemporaryDirectory() as folder:
        ours = {s: sheets(s, folder)
                for s in (NATIONAL, HERTS, BEDS, NORFOLK, CAMBS)}
    for source, item, words, missing, metric in ROWS:
        at = [] if words is None else [
            i + 1 for i, s in enumerate(ours[source])
            if i > 1 and re.search(words, s)]
        if words is not None and not at:
            failures.append(f"{source}, {item}: {words!r} stands nowhere")
        if words is None and not missing:
            failures.append(f"{source}, {item}: neither here nor missing")
        if metric and figures_of(metric):
            failures.append(f"{source}, {item}: {metric} is said to be missing")
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
