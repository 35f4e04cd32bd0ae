#!/usr/bin/env python3
"""A folder of hospitals, and one that says nothing about what it compares: no
output calls them police forces of England and Wales, which the program must
have from the data folder alone. Every page and format is read, and every text in
the source of what reports are made by."""
import csv
import glob
import os
import re
import subprocess
import sys
import tempfile

PROGRAM = os.environ["PEELSTATS"]
SOURCE = os.environ["SOURCE"]
DOMAIN = (r"[Pp]olic(?!y)|PEEL|England|Wales|E&W|\b[Ff]orces?\b|[Cc]onstab|"
          r"HMIC|[Ii]nspect|Metropolitan|City of London|Home Office|"
          r"\b[Rr]esident|\b[Oo]ffen[cd]|\b[Cc]rim(?:e|inal)|\b[Vv]ictim|"
          r"\b[Oo]fficers?\b|population|Taser|Clare|\b[Ww]arrant")
FOREIGN = re.compile(DOMAIN + r"|\ban? (?:null|undefined)|"
                     r"\{(?:a unit|units?|area|organisation|short|of |judg)")
# names of columns and files, which every folder shares
CODES = re.compile(r"force_id|(?<=,)force(?=,)|\"force\"(?=:)|forces\.csv|"
                   r"-force-|--list forces|--stats forces|"
                   r"(?<=,)E&W(?=,)|inspected_year|count_inspected|--layout inspection|"
                   # of methods: what a rate is, and variances of statistics
                   r"per 1,000 \(or more\) of a population")
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
        ["proper", "Braille menus", "rate", 1000,
         "Braille menus of the Seen Office, seen", "patients",
         "per 1,000 patients", 1, "Food", "", "", ""],
        ["meals", "Meals", "score", 1, "", "", "score", 1, "Money", "", "",
         ""],
        ["printed", "Beds printed", "count", 1, "beds", "", "beds", 0, "Money",
         "", "", ""],
        ["alone", "Wards", "count", 1, "wards", "", "wards", 0, "Money", "",
         "", ""],
        ["share_a", "Urgent", "proportion", 100, "urgent cases", "cases", "%",
         1, "Mix", "", "Kinds of case", "Urgent"],
        ["share_b", "Planned", "proportion", 100, "planned cases", "cases",
         "%", 1, "Mix", "", "Kinds of case", "Planned"]])
    rows = [["force_id", "metric_id", "year", "numerator", "denominator",
             "value", "status", "note_ids"]]
    for y, year in enumerate(range(2009, 2021)):
        for i, h in enumerate(ids):
            base = 9000 + 700 * i
            rows += [
                [h, "falls", year, 40 + 9 * i + 11 * y, base, "", "", ""],
                [h, "seen", year, base // 2 + 90 * ((i + year) % 5), base, "", "", ""],
                [h, "calls", year, 300 + i * (3 + y), 210 + i, "", "", ""],
                [h, "proper", year, 500 + 9 * i + y, base, "", "", ""],
                [h, "cost", year, base * (90 + i), base, "", "", ""],
                [h, "meals", year, "", "", 6 + i / 10,
                 "missing" if i == 3 else "", "n1" if i == 3 else ""]]
    for i, h in enumerate(ids):   # printed of a few
        rows.append([h, "printed", 2020, "", "", 5 + i if i < 3 else "",
                     "" if i < 3 else "not_published", ""])
    rows[-6 - len(ids)][3] = 9000   # far from the others: the checks speak of it
    rows = [r for r in rows if r[6] != "missing" or r.__setitem__(5, "")
            is None]
    write(folder, "observations.csv", rows)
    write(folder, "national.csv", [
        ["metric_id", "year", "numerator", "denominator"],
        ["share_a", 2020, 400, 1000], ["share_b", 2020, 600, 1000]])
    with open(os.path.join(folder, "national.csv"), "a",
              encoding="utf-8") as out:
        out.write("alone,2019,12,\nalone,2020,14,\n")
    write(folder, "events.csv", [
        ["metric_id", "force_id", "year", "count", "words"],
        ["falls", "H02", 2020, 20, "falls on ice"]])
    write(folder, "series.csv", [
        ["force_id", "metric_id", "period", "numerator"],
        *[[h, "falls", f"{y}-Q{q}", 12 + i + q] for i, h in enumerate(ids)
          for y in range(2015, 2021) for q in (1, 2, 3, 4)]])
    write(folder, "questions.csv", [
        ["question_id", "title", "short", "graded"],
        ["q", "Clean wards", "Clean", ""], ["k", "Safe kitchens", "Safe", ""],
        ["s", "Other wards", "Other", "no"]])
    write(folder, "judgments.csv",
          [["force_id", "question_id", "year", "grade", "inspected_year"]] +
          [[h, "q", year, ("good", "inadequate")[(i + year) % 3 == 0], year]
           for i, h in enumerate(ids) for year in (2019, 2020)] +
          # last looked at before, or never known
          [[h, "k", year, "good", 2019 if i % 2 else 2020 if i % 3 else ""]
           for i, h in enumerate(ids) for year in (2019, 2020)
           if year == 2020 or i % 2] +
          [[h, "s", 2020, "ungraded", 2020] for h in ids])
    write(folder, "notes.csv", [["note_id", "text", "scope", "reason"],
                                ["n1", "The kitchen burnt down.", "pair",
                                 "the kitchen burnt down"]])
    write(folder, "published.csv", [
        ["published_id", "document", "area", "subject", "year", "quantity",
         "value", "decimals"],
        ["p1", "Yearbook", "H01", "falls", 2020, "value", "6.1", 1],
        ["p2", "Yearbook", "H02", "q", 2018, "count_good", "6", 0],
        ["p3", "Yearbook", "E&W", "k", 2020, "count_inspected", "9", 0],
        ["p4", "Yearbook", "H02", "k", 2020, "inspected_year", "2020", 0],
        ["p5", "Yearbook", "H00", "k", 2020, "inspected_year", "2020", 0],
        ["p6", "Yearbook", "E&W", "q", 2020, "count_improved", "3", 0],
        ["p7", "Yearbook", "E&W", "falls", 2020, "change_percent", "3", 0]])
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


def check_files(data, folder, *arguments):
    """Every format of every report, and each chart as a file."""
    out = os.path.join(folder, "out")
    run(data, "--force", "all", *arguments, "-O", out)
    for path in glob.glob(os.path.join(out, "**"), recursive=True):
        if not os.path.isfile(path) or path.endswith(".pdf"):
            continue
        with open(path, encoding="utf-8") as f:
            check(" ".join(arguments) + " " + os.path.basename(path),
                  os.path.basename(path) + "\n" + re.sub(
                      r"[A-Za-z0-9+/=]{200,}", "", f.read()))


def check_all(data, folder):
    text = ""
    for arguments in ((), ("--pages", "full"),
                      ("--force", "H02", "--pages", "full"), ("--force", "H13"),
                      ("--layout", "slide"), ("--layout", "inspection"),
                      ("--layout", "inspection", "--force", "H01"),
                      ("--large-print",), ("--large-print", "--force", "H03"),
                      ("--year", "2019"), ("--year", "2009"),
                      ("--compare", "none")):
        text += check_pdf(data, folder, *arguments)
        for form in ("txt", "csv", "json", "html"):
            check(f"{arguments} {form}",
                  run(data, *arguments, "--format", form, "-o", "-"))
        for kind in ("report", "trace"):
            check(f"{arguments} dump {kind}",
                  run(data, *arguments, f"--dump={kind}", "-o", "-"))
    check_files(data, folder, "--charts", os.path.join(folder, "out", "charts"))
    for arguments in ((), ("--force", "H02")):
        check("summary", run(data, "--summary", *arguments))
    for table in ("forces", "metrics", "grades", "published", "series",
                  "correlations", "associations", "judgments"):
        check(table, run(data, "--stats", table))
    for what in ("metrics", "years", "notes"):
        check(f"list {what}", run(data, "--list", what))
    run(data, "--check", "-v")
    run(data, "--check", "--all")
    return text


# What names a column, a file, an option or a page, not the thing compared;
# names that a reader may give a force or a whole by; a developer's messages.
TOKENS = re.compile(r"forces?|-?force-|forces\.csv|inspected_year|"
                    r"count_inspected|England and Wales|england( wales)?|"
                    r"wales|E&W|Police|police|constabulary|"
                    r".*(--force|forces\.csv|--stats forces|--list forces).*|"
                    r"the short name of the force")
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*')


def check_source():
    """No text of the rooms that reports are made in says what is compared."""
    n = 0
    for room in ("dataset", "analysis", "story", "report", "draw", "write"):
        for path in glob.glob(f"{SOURCE}/src/{room}/**/*.[cdh]*",
                              recursive=True):
            if re.search(r"columns_\w+\.def$|pages\.def$", path):
                continue  # what --list and the manual print
            with open(path, encoding="utf-8") as f:
                code = re.sub(r"/\*.*?\*/", "", f.read(), flags=re.S)
            for found in LITERAL.findall(code):
                text = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', found))
                n += 1
                if re.search(DOMAIN, CODES.sub("", text)) and not (
                        TOKENS.fullmatch(text)):
                    failures.append(f"{path}: {text!r}")
    if n < 1500:
        failures.append(f"only {n} texts of the source were read")


def main():
    check_source()
    with tempfile.TemporaryDirectory() as folder:
        make(folder, [["title", "Hospitals of the region"],
                      ["short_title", "Wards"], ["area", "the region"],
                      ["unit", "hospital"], ["units", "hospitals"],
                      ["organisation", "general hospital"],
                      ["organisations", "general hospitals"],
                      ["judged", "visited"], ["judgment", "visit"],
                      ["released", "2021-02-03"]])
        text = check_all(folder, folder)
        for words in ("14 general hospitals of the region", "Hospital",
                      "The region", "last visit", "Last visited"):
            if words not in text:
                failures.append(f"the folder's words are missing: {words}")
        if "braille" in text or "of Seen in time" in text:
            failures.append("a name has lost its capital, or a word got one")
        if not run(folder, "--summary=subject").startswith("Wards 2020: falls up "):
            failures.append("subject: " + run(folder, "--summary=subject"))
    with tempfile.TemporaryDirectory() as folder:
        make(folder, None)
        text = check_all(folder, folder)
        for words in ("All areas together", "of all areas together",
                      "last judgment", "Last judged"):
            if words not in text:
                failures.append(f"the neutral words are missing: {words}")
    for problem in failures[:40]:
        print(problem)
    print(f"{len(failures)} failures")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
