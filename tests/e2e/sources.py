#!/usr/bin/env python3
"""What the inspection reports that this project follows print, looked for in
ours: judgments and when they were made, caveats, printed figures."""
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.environ["PEELSTATS"]
DATA = os.path.join(os.environ["SOURCE"], "data")
failures = []


def text(*arguments):
    """A report as plain text, its lines joined."""
    out = subprocess.run([PROGRAM, "-d", DATA, "-y", "2017", "-q", "--format",
                          "txt", "-o", "-", *arguments], check=True,
                         capture_output=True, text=True).stdout
    return re.sub(r"\s+", " ", out)


def says(where, report, pattern):
    if not re.search(pattern, report):
        failures.append(f"{where}: nothing like {pattern!r}")


def check_judgments():
    """Hertfordshire's table of judgments, as its report of 2017 prints it."""
    herts = text("--force", "Hertfordshire", "--pages", "judgments")
    for question, grade, year in (
            ("Preventing crime and tackling anti-social behaviour", "Good",
             2016),
            ("Investigating crime and reducing re-offending", "Good", 2017),
            ("Protecting vulnerable people and supporting victims",
             "Requires improvement", 2017),
            ("Tackling serious and organised crime", "Good", 2016),
            ("Specialist capabilities", "Not graded", 2017)):
        says("Hertfordshire", herts, f"{question}: Grade: {grade};.{{1,40}}Last inspected: {year}")
    national = text("--pages", "grades")
    # improved and declined, as printed: 5, 9, 12, 7 and 0, 2, 7, 2
    for printed in ("5 improved and 0 declined", "9 improved and 2 declined",
                    "12 improved and 7 declined", "7 or 6 improved and 2 declined"):
        says("grades", national, printed)
    says("grades", national,
         "17 forces were inspected in 2017; 26 kept the grade")
    says("grades", national, "Specialist capabilities: looked at in 43 of 43 "
         "forces, without a grade")


def check_caveats():
    """Three forces that took part in a pilot are never just unusually low."""
    three = "Leicestershire, Staffordshire and West Yorkshire took part"
    says("outside", text("--pages", "outside"), three)
    for force in ("Leicestershire", "Staffordshire", "West Yorkshire"):
        one = text("--force", force, "--pages", "full", "-m",
                   "outcome_penalty_notice")
        says(force, one, r"unusually low among forces: .{1,160} would explain\. " + three)
    says("summary", subprocess.run(
        [PROGRAM, "-d", DATA, "-y", "2017", "--summary"], check=True,
        capture_output=True, text=True).stdout.replace("\n", " "),
         r"\(Leicestershire, low,\s+with a note in the report\)")
    notes = text("--pages", "sources")
    for words in ("Fraud and the British Transport Police are left out",
                  "not checked as recorded crime is",
                  "Dorset did not record outcomes reliably",
                  "Suffolk could not send its outcomes",
                  "counts people who come there by day"):
        says("notes", notes, words)


def check_printed():
    """What the four force reports print about their forces, and where."""
    for force, figures in (
            ("Hertfordshire", ("Domestic abuse arrest rate.{1,60}2016: "
                               "Printed: 57.4; E&W: 51;",
                               "46.1; E&W: 46 or 45.5", "Printed: 9,658;",
                               "Printed: 0.7; E&W: 0.8;.{1,99}agrees",
                               "27.6", "7 of 9 files", "38%", "1,052")),
            ("Bedfordshire", ("118.9; E&W: 21.8", "56.3;",
                              "19.1%; E&W: 56.8%;.{1,90}agrees", "2,314",
                              "46 of 60 files", "\u221223%, change")),
            ("Norfolk", ("57.7;", "1.6; E&W: 7.0", "20.0; E&W: 18.6",
                         "17.5; E&W: 5.7", "12 of 27 files")),
            ("Cambridgeshire", ("75.4; E&W: 21.8", "52.8; E&W: ", "45%",
                                "10.5%", "3.2%", "Printed: 64;",
                                "only custody records read by hand"))):
        report = text("--force", force, "--pages", "printed")
        for figure in figures:
            says(force, report, figure)
    # of those that print nothing, and of those that could not
    rows = subprocess.run([PROGRAM, "-d", DATA, "-y", "2017", "--stats",
                           "forces", "-m", "domestic_abuse_arrest_rate"],
                          check=True, capture_output=True, text=True).stdout
    says("--stats forces", rows, r"E23000036,2017.*,not_published,")
    says("--stats forces", rows, r"E23000008,2017.*,missing,missing,")
    lines = rows.splitlines()
    at = lines[0].split(",").index("rank")
    if any(line.split(",")[at] for line in lines[1:]):
        failures.append("few figures are ranked")


def check_national():
    """National figures stand in the chapter they belong to, once each."""
    national = text("--pages", "national,categories")
    chapters = ["Preventing crime and tackling anti-social behaviour",
                "Investigating crime and reducing re-offending",
                "Protecting vulnerable people and supporting victims",
                "Tackling serious and organised crime"]
    for before, after in zip(chapters, chapters[1:]):
        if not -1 < national.find(before) < national.find(after):
            failures.append(f"national: {after!r} does not follow {before!r}")
    offenders = national.count("Registered sex offenders, very high risk")
    if offenders != 1:
        failures.append(f"national: sex offenders stand there {offenders} times")
    # figure 16 with change; figure 15; one year without empty columns
    for figure in (r"very high risk\W+(2017: )?1,148\W+(Share: )?1.7%.{1,9}1,539",
                   "25.4%", "67,633", "84%.{1,60}87%", "77%", "62%",
                   "Forces with a multi-agency safeguarding hub: Unit: "
                   "forces; Period: 2017; 2017: 41 -",
                   "1,306,421", "lowest force, 2017: Printed: 0.1;",
                   r"neighbourhood policing, change to 2017\W+(Printed: )?\u22128\b"):
        says("national", national, figure)


def check_contradictions():
    """What the reports print twice, differently, or against the data."""
    rows = subprocess.run([PROGRAM, "-d", DATA, "-y", "2017", "--stats",
                           "published"], check=True, capture_output=True,
                          text=True).stdout
    for row in ("crime_total,2017,count_rose,43,42,.*differs",
                "domestic_abuse_share_of_crime,2017,value,11.5,11.37.*differs",
                "file_review_supervision_da,2017,value,28,72,.*differs",
                "E23000027,dvpo_rate,2017,value,0.7,0.70.*agrees",
                "E23000026,immigration_enforcement_referral_rate,2017,value,"
                "19.1,19.10.*agrees",
                "serious_organised_crime,2017,count_improved,7,.*conflicts",
                "serious_organised_crime,2017,count_improved,6,.*conflicts"):
        says("--stats published", rows, row)
    page = text("--pages", "published,national")
    # each with both places
    for words in (
            "Supporting vulnerable people.{1,60}88 percent.{1,60}Responding to "
            "vulnerable victims.{1,30}61 percent",
            "Standards of investigation.{1,50}41 percent.{1,60}Investigating "
            "crime: still lacking capacity.{1,20}almost half",
            "Phone investigations: standards need to improve.{1,60}nearly "
            "half.{1,40}Phone investigations \u2013 improvements needed.{1,40}"
            "four out of five",
            "Figure 15.{1,40}72 percent.{1,90}Standards of investigation"
            ".{1,60}only 28 percent",
            "forces that improved, 2017: Where it is printed: .{1,90}main "
            "headlines",
            "forces that improved, 2017: Where it is printed: .{1,90}Tackling "
            "serious and organised crime \\(summary\\)",
            "Initial response; ours in PEEL: .{1,60}The arrest rate for "
            "domestic abuse has fallen; Printed: 42.5; Ours: 46"):
        says("contradictions", page, words)
    # not recorded reliably, and not sent: shown, and not compared
    for force, year in (("Dorset", 2016), ("Suffolk", 2017)):
        one = text("--force", force, "--pages", "full", "-m",
                   "outcome_charged")
        says(force, one, "the data behind the number of charges and summonses "
             "per 100 recorded crimes are incomplete")
        says(force, one, f"{year} data are partial for .{{0,60}}{force}")


def order(where, report, *headings):
    at = [report.find(h) for h in headings]
    if -1 in at or at != sorted(at):
        failures.append(f"{where}: {list(zip(headings, at))} are not in order")


def check_layout():
    """The order of the reports: numbers, judgments, questions inspected,
    annexes; a force has the chapters of what was inspected there."""
    national = text("--layout", "inspection")
    order("national", national[:national.rindex("Annex D")] + "the annexes",
          "England and Wales in numbers", "How each force was graded",
          "Officers allocated to local policing",
          "Digital devices awaiting examination",
          "Registered sex offenders, very high risk", "the annexes")
    for force, chapters in (
            ("Hertfordshire", ["Investigating crime and reducing re-offending: "
                               "good, inspected in 2017.",
                               "Protecting vulnerable people and supporting "
                               "victims: requires improvement, inspected in "
                               "2017."]),
            ("Norfolk", ["Protecting vulnerable people and supporting "
                         "victims: good, inspected in 2017."])):
        report = text("--layout", "inspection", "--force", force)
        order(force, report[:report.rindex("Annex C")] + "the annexes",
              f"How {force} Constabulary was judged", *chapters,
              "the annexes")
        if "and carried forward." in report:
            failures.append(f"{force}: a chapter that was not inspected")


def check_boxes():
    """The boxes of numbers are those that the folder gives a place."""
    with tempfile.TemporaryDirectory() as folder:
        for name in os.listdir(DATA):
            if name.endswith(".csv"):
                shutil.copy(os.path.join(DATA, name), folder)
        path = os.path.join(folder, "metrics.csv")
        with open(path, encoding="utf-8") as f:
            rows = list(csv.DictReader(f))
        place = {"taser_use": "", "robbery": "", "crime_robbery": "1",
                 "officers": "2", "crime_total": "3"}
        with open(path, "w", encoding="utf-8", newline="") as f:
            writer = csv.DictWriter(f, fieldnames=list(rows[0]))
            writer.writeheader()
            for row in rows:
                row["headline"] = place.get(row["metric_id"], row["headline"])
                writer.writerow(row)
        out = subprocess.run([PROGRAM, "-d", folder, "-y", "2017", "-q",
                              "--pages", "numbers", "--dump=report", "-o",
                              "-"], check=True, capture_output=True,
                             text=True).stdout
    tiles = out[:out.find("What the figures show")]
    order("boxes", tiles, "Robbery", "Police officers", "Recorded crime")
    if "Arrests" in tiles:
        failures.append("boxes: one without a place stands there")


check_judgments()
check_boxes()
check_layout()
check_caveats()
check_printed()
check_national()
check_contradictions()
for failure in failures:
    print(failure)
sys.exit(1 if failures else 0)
