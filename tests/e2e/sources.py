#!/usr/bin/env python3
"""What the inspection reports that this project follows print, looked for in
ours: judgments and when they were made, caveats, printed figures."""
import os
import re
import subprocess
import sys

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
                    "12 improved and 7 declined", "7 improved and 2 declined"):
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


check_judgments()
check_caveats()
check_printed()
for failure in failures:
    print(failure)
sys.exit(1 if failures else 0)
