#!/usr/bin/env python3
"""Page 1 of every report is one sheet that says what matters, and the mail
says the same: its items in the same words and order, its subject the news."""
import os
import re
import subprocess
import sys
import tempfile
from html import escape

PROGRAM = os.environ["PEELSTATS"]
SOURCE = os.environ["SOURCE"]
BUNDLED = os.path.join(SOURCE, "data")
failures = []


def run(data, *arguments):
    return subprocess.run([PROGRAM, "--no-config", "-d", data, *arguments],
                          check=True, capture_output=True, text=True).stdout


def flowed(text):
    """Lines that end in a space go on in the next one (RFC 3676)."""
    return re.sub(r" \n", " ", text)


def check_mail(where, data, *force):
    dump = run(data, "--pages", "brief", "--dump=report", "-o", "-", *force)
    news = re.findall(r"^  ([^-|=][^|]+) \| (.*?)(?: @\S+)? \| [v^]?$", dump,
                      re.MULTILINE)
    mail = flowed(run(data, "--summary", *force))
    subject, _, body = mail.partition("\n\n")
    items = [line[2:] for line in body.split("\n\n")[1].splitlines()]
    if items != [f"{h}. {t}".strip() for h, t in news]:
        failures.append(f"{where}: the mail {items} is not page 1 {news}")
    html = run(data, "--summary=html", *force)
    for h, t in news:
        if escape(h) not in html or escape(t) not in html:
            failures.append(f"{where}: the HTML of the mail misses {h}")
    check_tables(where, dump, body, html)
    if not 3 <= len(news) <= 6:
        failures.append(f"{where}: {len(news)} pieces of news")
    if len(subject.removeprefix("Subject: ")) > 78:
        failures.append(f"{where}: a long subject: {subject}")
    if re.search(r"figures? (?:stand|outside)|limits", subject):
        failures.append(f"{where}: no news in the subject: {subject}")
    missing = re.findall(r"^  Missing: (.*)$", dump, re.MULTILINE)
    if missing and f"Missing: {missing[0]}" not in body:
        failures.append(f"{where}: the mail misses {missing}")


def cells(dump):
    """Words of the tables of page 1: names, numbers, grades."""
    names = dict(O="Outstanding", G="Good", I="Inadequate",
                 RI="Requires improvement")
    for line in dump.splitlines():
        # the unit under a name and the name under a number are a line apart
        for cell in line[6:].split(" | ") if line.startswith("  - | ") else []:
            cell = re.sub(r" \[\w+\]$|[v^]$", "", cell.strip())
            cell = re.sub(r" per .*| percent$| [A-Z].*", "", cell)
            # a line over the years is no text
            if cell and cell[0] != "[" and cell != "few years":
                yield names.get(cell, cell)


def check_tables(where, dump, body, html):
    found = list(cells(dump))
    if len(found) < 20:
        failures.append(f"{where}: few cells in the tables: {found}")
    for cell in found:
        if cell not in body or escape(cell) not in html:
            failures.append(f"{where}: no {cell!r} of page 1 in the mail")


def check_sheets():
    with tempfile.TemporaryDirectory() as out:
        run(BUNDLED, "--force", "all", "-O", out, "--pages", "brief", "-q")
        names = sorted(os.listdir(out))
        if len(names) != 44:
            failures.append(f"{len(names)} reports")
        for name in names:
            text = subprocess.run(
                ["pdftotext", os.path.join(out, name), "-"], check=True,
                capture_output=True, text=True).stdout
            if text.count("\f") != 1 or "Read with care" not in text:
                failures.append(f"{name}: page 1 goes on over "
                                f"{text.count(chr(12))} sheets")


def main():
    check_sheets()
    for force in ("norfolk", "city of london", "suffolk", "metropolitan"):
        check_mail(force, BUNDLED, "--force", force)
    check_mail("all", BUNDLED)
    subject = run(BUNDLED, "--summary=subject", "--force", "norfolk")
    if subject.strip() != ("Norfolk: serious knife crime up 116.1%, recorded "
                           "crime below England and Wales"):
        failures.append(f"subject: {subject}")
    for problem in failures:
        print(problem)
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
