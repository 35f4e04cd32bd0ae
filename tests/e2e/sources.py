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


check_judgments()
check_caveats()
for failure in failures:
    print(failure)
sys.exit(1 if failures else 0)
