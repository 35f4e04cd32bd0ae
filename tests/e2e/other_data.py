#!/usr/bin/env python3
"""A folder of hospitals, and one that says nothing about what it compares: no
output calls them police forces of England and Wales, which the program must
have from the data folder alone."""
import csv
import os
import re
import subprocess
import sys
import tempfile

PROGRAM = os.environ["PEELSTATS"]
FOREIGN = re.compile(r"[Pp]olic|PEEL|England|Wales|E&W|\b[Ff]orces?\b|"
                     r"[Cc]onstab|HMIC|Metropolitan|City of London|"
                     r"\ban? (?:null|undefined)|\{\w+[}:]")
# names of columns and files, which every folder shares
CODES = re.compile(r"force_id|(?<=,)force(?=,)|\"force\"(?=:)|forces\.csv|"
                   r"-force-|--list forces|--stats forces")
failures = []

HOSPITALS = ["Ash Hill", "Beech Park", "Cedar House", "Dale", "Elm Court",
             "Fern Bank", "Grove", "Holly Road", "Ivy Lane", "Juniper",
             "Kings", "Larch", "Maple", "Nettle Field"]


def write(folder, name, rows):
    with open(os.path.join(folder, name), "w", newline="",
              encoding="utf-8") as out:
        csv.writer(out).writerows(rows)


def make(folder, meta):
    ids = [f"H{i:02}" for i in range(len(HOSPITALS))]
    write(folder, "forces.csv",
          [["force_id", "short", "full", "extreme"]] +
          [[i, n, f"{n} Hospital", "yes" if i == "H13" else ""]
           for i, n in zip(ids, HOSPITALS)])
    write(folder, "metrics.csv", [
        ["metric_id", "title", "kind", "multiplier", "numerator",
         "denominator", "unit", "decimals", "section", "headline", "group",
         "category"],
        ["falls", "Falls", "rate", 1000, "falls", "bed days",
         "per 1,000 bed days", 1, "Safety", "yes", "", ""],
        ["seen", "Seen in time", "proportion", 100, "patients seen in time",
         "patients", "%", 1, "Waiting", "yes", "", ""],
        ["calls", "Calls answered", "ratio", 100, "answered calls", "beds",
         "per 100 beds", 1, "Waiting", "", "", ""],
        ["cost", "Cost", "amount", 1, "pounds", "patients",
         "£ per patient", 0, "Money", "", "", ""],
        ["meals", "Meals", "score", 1, "", "", "score", 1, "Money", "", "",
         ""],
        ["share_a", "Urgent", "proportion", 100, "urgent cases", "cases", "%",
         1, "Mix", "", "Kinds of case", "Urgent"],
        ["share_b", "Planned", "proportion", 100, "planned cases", "cases",
         "%", 1, "Mix", "", "Kinds of case", "Planned"]])
    rows = [["force_id", "metric_id", "year", "numerator", "denominator",
             "value", "status", "note_ids"]]
    for y, year in enumerate((2019, 2020)):
        for i, h in enumerate(ids):
            base = 9000 + 700 * i
            rows += [
                [h, "falls", year, 40 + 9 * i + 11 * y, base, "", "", ""],
                [h, "seen", year, base // 2 + 90 * (i % 5), base, "", "", ""],
                [h, "calls", year, 300 + i * (3 + y), 210 + i, "", "", ""],
                [h, "cost", year, base * (90 + i), base, "", "", ""],
                [h, "meals", year, "", "", 6 + i / 10,
                 "missing" if i == 3 else "", "n1" if i == 3 else ""]]
    rows[-5][3] = 9000   # far from the others: the checks speak of it
    rows = [r for r in rows if r[6] != "missing" or r.__setitem__(5, "")
            is None]
    write(folder, "observations.csv", rows)
    write(folder, "national.csv", [
        ["metric_id", "year", "numerator", "denominator"],
        ["share_a", 2020, 400, 1000], ["share_b", 2020, 600, 1000]])
    write(folder, "questions.csv", [["question_id", "title", "short"],
                                    ["q", "Clean wards", "Clean"]])
    write(folder, "judgments.csv",
          [["force_id", "question_id", "year", "grade"]] +
          [[h, "q", year, ("good", "inadequate")[(i + year) % 3 == 0]]
           for i, h in enumerate(ids) for year in (2019, 2020)])
    write(folder, "notes.csv", [["note_id", "text", "scope", "reason"],
                                ["n1", "The kitchen burnt down.", "pair",
                                 "the kitchen burnt down"]])
    write(folder, "published.csv", [
        ["published_id", "document", "area", "subject", "year", "quantity",
         "value", "decimals"],
        ["p1", "Yearbook", "H01", "falls", 2020, "value", "6.1", 1],
        ["p2", "Yearbook", "H02", "q", 2018, "count_good", "6", 0]])
    if meta:
        write(folder, "meta.csv", [["key", "value"], *meta])


def check(where, text):
    for line in text.splitlines():
        found = FOREIGN.search(CODES.sub("", line))
        if found:
            failures.append(f"{where}: {found.group(0)!r} in {line.strip()!r}")


def run(data, *arguments, binary=False):
    done = subprocess.run([PROGRAM, "-d", data, *arguments],
                          capture_output=True)
    if done.returncode not in (0, 1):
        failures.append(f"{arguments}: status {done.returncode}: "
                        f"{done.stderr.decode()[:300]}")
    check(" ".join(arguments) + " (messages)", done.stderr.decode())
    return done.stdout if binary else done.stdout.decode()


def check_pdf(data, folder, *arguments):
    path = os.path.join(folder, "r.pdf")
    run(data, *arguments, "-o", path)
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True,
                          capture_output=True, text=True).stdout
    info = subprocess.run(["pdfinfo", path], check=True, capture_output=True,
                          text=True).stdout
    check(" ".join(arguments) + " (PDF)", text + info)
    return text


def check_all(data, folder):
    text = ""
    for arguments in ((), ("--pages", "full"), ("--force", "H02"),
                      ("--layout", "slide"), ("--large-print",), ("--year", "2019")):
        text += check_pdf(data, folder, *arguments)
        for form in ("txt", "csv", "json"):
            check(f"{arguments} {form}",
                  run(data, *arguments, "--format", form, "-o", "-"))
        check(f"{arguments} dump",
              run(data, *arguments, "--dump=report", "-o", "-"))
    check("summary", run(data, "--summary"))
    check("summary", run(data, "--summary", "--force", "H02"))
    for table in ("forces", "metrics", "grades", "published"):
        check(table, run(data, "--stats", table))
    run(data, "--check", "-v")
    return text


def main():
    with tempfile.TemporaryDirectory() as folder:
        make(folder, [["title", "Hospitals of the region"],
                      ["short_title", "Wards"], ["area", "the region"],
                      ["unit", "hospital"], ["units", "hospitals"],
                      ["organisation", "general hospital"],
                      ["organisations", "general hospitals"],
                      ["released", "2021-02-03"]])
        text = check_all(folder, folder)
        for words in ("14 general hospitals of the region", "Hospital",
                      "The region"):
            if words not in text:
                failures.append(f"the folder's words are missing: {words}")
        if not run(folder, "--summary=subject").startswith("Wards 2020: falls up "):
            failures.append("subject: " + run(folder, "--summary=subject"))
    with tempfile.TemporaryDirectory() as folder:
        make(folder, None)
        text = check_all(folder, folder)
        for words in ("All areas together", "of all areas together"):
            if words not in text:
                failures.append(f"the neutral words are missing: {words}")
    for problem in failures[:40]:
        print(problem)
    print(f"{len(failures)} failures")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
