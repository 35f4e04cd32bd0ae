#!/usr/bin/env python3
"""A test that reads. Every title and sentence of every report is parsed into
claims (rose, changed little, high among, lowest, n of m, percent above), and
each claim is recomputed from the CSV files by claims_facts.py. A sentence of
a form that is not in the table below is a failure: nothing passes because it
was not understood. CLAIMS_SEEDS=20 reads more random folders."""
import copy
import csv
import os
import re
import subprocess
import sys
import tempfile

import claims_folders
import claims_grades
import claims_lists
from claims_facts import Folder
from claims_forms import Reader, Where

PROGRAM = os.environ["PEELSTATS"]
SOURCE = os.environ["SOURCE"]
READ = {"ranked", "change", "spread", "places", "changed"}


def sentences(text):
    """Two that belong together stay together."""
    text = re.sub(r"\. (Half of|For \w+ of them)", r".\0\1",
                  text)
    return [s.replace("\0", " ") for s in re.split(
        r"(?<=[.!?]) (?=[A-Z\u00c0-\u00dd]|\d+ of )", text) if s]


def claims_of(dump):
    """(kind, metric, style, text) of each title and text that is read."""
    kind = metric = None
    for line in dump.splitlines():
        page = re.match(r"page (\w+) @([\w-]*)", line)
        if page:
            kind = page.group(1)
            metric = re.sub(r"^(change|spread|places)-", "", page.group(2))
            yield kind, metric, "page", ""
        news = re.match(r"  ([^-|=][^|]+) \| (.*?)(?: @\S+)? \| [v^]?$", line)
        if news and kind == "brief":
            yield kind, None, "page", ""
            yield kind, None, "head", news.group(1)
            yield kind, None, "text", news.group(2)
        found = re.match(r"(text|h1|h2): (.*)$", line)
        if found and kind in READ:
            yield kind, metric, *found.groups()
        left_out = re.search(r"\. ((?:This|These \d+) \w+ (?:is|are) not in "
                             r"the .*? figure for \d{4}\.)$", line)
        if left_out and kind in READ and not found:
            yield kind, metric, "note", left_out.group(1)
        bullet = re.match(r"  \u2022: ((?:The number|.*? (?:rose|fell) by) "
                          r".*)$", line)
        if bullet and kind == "numbers":
            yield kind, None, "text", bullet.group(1)


def run(path, *arguments):
    return subprocess.run([PROGRAM, "--no-config", "-d", path, *arguments],
                          check=False, capture_output=True, text=True).stdout


def read_report(reader, force, dump, failures):
    where, n = Where(reader, force), 0
    for kind, metric, style, text in claims_of(dump):
        if style == "page" or where.kind != kind:
            where = Where(reader, force, metric, kind,
                          where.shared if kind == "brief" else None)
        for sentence in sentences(text):
            problem = reader.problem(sentence, where)
            n += 1
            if problem:
                failures.append(f"{reader.folder.path} {force or 'all'} "
                                f"{kind} {metric}: {sentence!r}: {problem}")
    for check in (claims_lists.check_dump, claims_grades.check_lines):
        wrong, lists = check(reader.folder, force, dump)
        failures += [f"{reader.folder.path} {force or 'all'}: {x}"
                     for x in wrong]
        n += lists
    return n


def read_elsewhere(reader, path, force, failures):
    """The mail and the plain text say what the report says, to the digit."""
    named = ("--force", force) if force else ()
    dump = run(path, *named, "--dump=report", "-o", "-")
    stats = list(csv.DictReader(run(path, "--stats", "forces", "--format",
                                    "csv").splitlines()))
    mail = run(path, *named, "--summary")
    text = run(path, *named, "--format", "txt", "-o", "-")
    wrong = claims_lists.check_mail(reader.folder, force, mail, dump, stats)
    wrong += claims_lists.check_text(dump, text)
    failures += [f"{path} {force or 'all'}: {x}" for x in wrong]
    # the lists that stand in the report with all its pages
    return mail, dump, stats, run(path, *named, "--pages", "full",
                                  "--dump=report", "-o", "-")


def check_lists(reader, force, found, failures):
    """Another digit in a tile, row, list or line of the mail is noticed."""
    mail, page_one, stats, dump = found
    tried, folder = 0, reader.folder
    lines = dump.splitlines()
    for i, line in enumerate(lines):
        note = re.sub(r" \(on [^)]*\)$", "", line)
        if line.startswith("  Note ") and note != line and not (
                claims_lists.check_note(folder, force, note)):
            failures.append(f"a note without its measure: {note!r}")
        kind = re.match(r"tile: .* to |  \u2022: .*good or outstanding|"
                        r"  \d+=? of \d+ \| .* \| .* among |  - \| \S.* \| "
                        r"(?:high\^|lowv) \| |  - \| (?:O|G|RI|I)  \w|"
                        r"text: [\d,]+ printed figures", line)
        if not kind:
            continue
        slip = re.sub(r"(?<=[ |])\d[\d,]*(?:\.\d+)?(?=[ %,|])", one_up, line,
                      count=1)
        tried += slip != line
        slipped = "\n".join([*lines[:i], slip, *lines[i + 1:]])
        if slip != line and not (
                claims_lists.check_dump(folder, force, slipped)[0] or
                claims_grades.check_lines(folder, force, slipped)[0]):
            failures.append(f"a slip is not noticed: {slip!r} for {line!r}")
    for slip in (re.sub(r"\d\.\d", one_up, mail, count=1),
                 re.sub(r"(?<=\()\d+(?= figure)", one_up, mail, count=1)):
        tried += slip != mail
        if slip != mail and not claims_lists.check_mail(folder, force, slip,
                                                        page_one, stats):
            failures.append(f"a slip is not noticed in the mail of {force}")
    if tried < 5:
        failures.append(f"only {tried} slips tried in lists")


def reader_of(path, year=None):
    """The table of forms for a folder and a year, with what --stats says of
    ranks and of changes."""
    reader = Reader(Folder(path, year))
    stats = list(csv.DictReader(run(
        path, "--stats", "forces", "--format", "csv", "--year",
        str(reader.folder.year)).splitlines()))
    reader.folder.ranges = {
        (row["metric_id"], row["force_id"]): (int(row["rank_lower95"]),
                                              int(row["rank_upper95"]))
        for row in stats if row["rank_lower95"].isdigit()}
    reader.folder.moved_unusually = [
        (row["metric_id"], row["force_id"],
         "rose" if float(row["change"]) > 0 else "fell") for row in stats
        if row["change_class"].startswith("unusually") and
        claims_lists.is_told(reader.folder, row, "change_class")]
    reader.folder.changes = [
        (row["metric_id"], claims_lists.is_told(reader.folder, row,
                                                "change_class"))
        for row in stats if row["change_class"].startswith("unusually")]
    return reader


def read_year(path, year, failures):
    """Another year: the whole, and a force of each kind."""
    reader, n = reader_of(path, year), 0
    for force, name in ((None, None), ("E23000001", "metropolitan-police"),
                        ("E23000034", "city-of-london")):
        named = ("--force", name) if force else ()
        n += read_report(reader, force, run(
            path, *named, "--year", str(year), "--dump=report", "-o", "-"),
            failures)
    return n


def read_folder(path, failures, most=99):
    reader, n = reader_of(path), 0
    with tempfile.TemporaryDirectory() as out:
        run(path, "--force", "all", "-O", out, "--dump=report", "-q")
        names = {re.sub("[^a-z0-9]+", "-", r["short"].lower()).strip("-"): f
                 for f, r in reader.folder.forces.items()}
        for name in sorted(os.listdir(out))[-most:]:
            slug = re.search(r"force-(.*)\.pdf", name)
            with open(os.path.join(out, name), encoding="utf-8") as f:
                n += read_report(reader, names[slug.group(1)] if slug else
                                 None, f.read(), failures)
    return reader, n


def read_finished(path, force, failures):
    """The finished document says what the dump says, word for word."""
    arguments = ("--force", force) if force else ()
    with tempfile.TemporaryDirectory() as out:
        pdf = os.path.join(out, "r.pdf")
        run(path, *arguments, "-o", pdf)
        text = subprocess.run(["pdftotext", pdf, "-"], check=True,
                              capture_output=True, text=True).stdout
    words = re.sub(r"\s+", "", text)
    for kind, metric, style, said in claims_of(
            run(path, *arguments, "--dump=report", "-o", "-")):
        for sentence in sentences(said):
            if re.sub(r"\s+", "", sentence) not in words:
                failures.append(f"{force}: not in the PDF: {sentence!r}")


# The sentences that ../findings of an earlier version held against it: each
# must be refused, for the reason given.
OLD = [
    ("E23000024", "asb_incidents", "Norfolk: the rate of anti-social "
     "behaviour incidents rose and is in line with other forces",
     "print the same"),
    ("E23000001", "burglary", "Metropolitan Police: the rate of burglary "
     "offences rose and is in line with other forces", "print the same"),
    (None, "robbery", "Forces typically differ from it by about 182 percent, "
     "and the limits allow for that.", "median distance"),
    ("E23000001", "theft_person", "Metropolitan Police: the rate of theft "
     "from the person offences rose and is in line with other forces",
     "its class is"),
    ("E23000009", "crime_total", "This is the 43rd highest of the 43 forces "
     "with data.", "the other end is nearer"),
    (None, "crime_total", "The middle half of the 43 forces lies between 46.4 "
     "and 107.9.", "other quartiles"),
    (None, "crime_total", "The highest rate is 774.9 (City of London), 17 "
     "times the lowest, 46.4 (North Yorkshire).", "40 compared"),
    (None, "crime_total", "Of the 40 forces that can be compared, the highest "
     "rate is 107.9 (West Yorkshire), 3.2 times the lowest, 46.4 (North "
     "Yorkshire).", "times the lowest"),
    (None, "crime_total", "Of the 40 forces that can be compared, the highest "
     "rate is 107.9 (Cleveland), 2.3 times the lowest, 46.4 (North "
     "Yorkshire).", "is highest too"),
    (None, "crime_total", "The forces differ by no more than chance alone "
     "would give.", "homogeneity"),
    (None, "crime_total", "About 106 percent of a force\u2019s 2016 distance "
     "from the average was still there in 2017.", "more than all"),
    # a measure of which a third is missing, named all the same
    ("W15000001", "crime_burglary", "North Wales: the rate of burglary "
     "offences rose but is low among forces", "no figure"),
    ("W15000001", "crime_total", "North Wales: the rate of recorded crimes "
     "rose and is in line with other forces", "not comparable"),
    # a national change without its interval, and its one-off untold
    (None, "crime_homicide", "The rate fell by 7.2 percent.", "interval"),
    ("E23000001", "stop_search", "Metropolitan Police: the rate of stops and "
     "searches fell and is in line with other forces", "its class is"),
    ("E23000001", "robbery", "Metropolitan Police: the rate of robbery "
     "offences rose and is unusually high among forces", "its class is"),
    ("E23000001", "crime_severity", "This force is not in the England and "
     "Wales figure for 2017.", "published for all"),
    # "still": the side of England and Wales was compared, not the class
    ("E23000002", "asb_incidents", "Cumbria: the rate of anti-social "
     "behaviour incidents fell but is still high among forces",
     "a form nobody knows"),
    # headlines of a force whose figures are not comparable
    (None, "crime_total", "One force stands outside the usual spread of the "
     "rate of recorded crimes", "are outside"),
    (None, "asb_incidents", "One force changed unusually since 2016: the rate "
     "of anti-social behaviour incidents", "changed unusually"),
    ("E23000008", None, "Of 16 measures with figures for both years, parts of "
     "others not counted, 28 rose and 17 fell in Durham.",
     "a form nobody knows"),
    ("E23000008", None, "Of 45 measures with figures for both years, parts of "
     "others not counted, 28 rose, 17 fell and none stayed the same in "
     "Durham. For one of them there are too few cases to tell the change from "
     "chance.", "rose and"),
    ("E23000024", "crime_total", "It differs from England and Wales by more "
     "than chance alone.", "a form nobody knows"),
    (None, "crime_total", "29 of 43 ranks could lie anywhere in half the "
     "table", "a form nobody knows"),
    (None, "crime_total", "Without a second year nothing more can be allowed "
     "for.", "a form nobody knows"),
    ("E23000024", "crime_total", "This is the 9th lowest of the 43 forces with "
     "data; its rank may lie anywhere from 20 to 42.", "a form nobody knows"),
    ("E23000024", "crime_total", "This is the 9th lowest of the 43 forces with "
     "data; its place may be anywhere from the 20th to the 42nd lowest.",
     "is outside"),
    ("E23000024", "vehicle", "In Norfolk there were 2.7 vehicle offences per "
     "1,000 population in the 12 months to 30 June 2017, compared with 2.7 in "
     "2016.", "print the same"),
    ("E23000024", "crime_total", "It rose more, or fell less, than others.",
     "a form nobody knows"),
    (None, None, "Of 45 measures with figures for both years, 28 rose and 17 "
     "fell in Durham.", "a form nobody knows"),
    (None, "crime_severity", "Crime severity score score", "slip of the pen"),
    (None, "crime_total", "No of the 43 forces have too few cases.",
     "slip of the pen"),
    (None, None, "1 of those 1 are of forces.", "slip of the pen"),
    (None, None, "(null) | Serious knife crime", "slip of the pen"),
    ("E23000024", "crime_total", "The change since then could be chance.",
     "a form nobody knows"),
    # two meanings of one word
    ("E23000024", "crime_total", "Norfolk: the rate of recorded crimes rose "
     "and is broadly in line with other forces", "slip of the pen"),
    # the wording of earlier reports on the five sources
    (None, None, "Fraud cases referred by the government Agency Intelligence "
     "Network rose.", "slip of the pen"),
    (None, "crime_total", "In England and Wales there were 76.3 recorded "
     "crimes per 1,000 population on July 2017.", "slip of the pen"),
    (None, "crime_total", "In England and Wales there were 76.3 recorded "
     "crimes per 1,000 population in the 2016/17.", "slip of the pen"),
    (None, None, "The percentage of evidential difficulties \u2026 rose.",
     "slip of the pen"),
    (None, None, "Stops and searches that led to an arrest: 17.6% % in 2017.",
     "slip of the pen"),
]

# The same of lines of tables and lists: force, page, lines, reason.
OLD_LINES = [
    # a figure copied from the document itself was said to agree, and figures
    # that can be checked were not
    (None, "published", ["text: 114 printed figures are held against the data "
                         "of this report. 77 agree, 5 differ."],
     "a form nobody knows"),
    (None, "published", [
        "text: 114 printed figures are held against the data of this report. "
        "32 cannot be checked: the figures they rest on are not published for "
        "each force."], "a form nobody knows"),
    (None, "published", [
        "text: 251 printed figures are held against the data of this report. "
        "156 agree, within their rounding, with figures worked out from other "
        "data. As printed are 0 more: this report takes the printed figure "
        "itself. Of the others 13 differ and 4 conflict with another printed "
        "figure. Not checked are 78: what would decide each is named below."],
     "the tables below have"),
    # last inspected, and carried forward, were known and left out
    ("E23000027", "judgments", [
        "  | Question | Grade | 2017 | Last inspected | 2016 | Since 2016",
        "  - | Preventing crime and tackling anti-social behaviour | G | Good "
        "| [x] | Good | Same grade"], "looked at in 2016"),
    ("E23000027", "judgments", [
        "  | Question | Grade | 2017 | Last inspected | 2016 | Since 2016",
        "  - | Preventing crime and tackling anti-social behaviour | G | Good "
        "| 2016 | Good | Same grade"], "nothing can be said"),
    (None, "grades", [
        "  | Force | Overall | Preventing crime",
        "  - | Hertfordshire | G^ | G"], "it is G 16"),
    (None, "grades", [
        "  | Grade | Preventing crime", "  - | Same grade, inspected again | "
        "32"], "it is"),
    (None, "grades", [
        "  \u2022: Preventing crime and tackling anti-social behaviour: 37 of "
        "43 forces good or outstanding, no inadequate. Of the 17 graded in "
        "both years, five improved and none declined."], "were looked at"),
    # a note that names no force, and no measure
    (None, "sources", ["  Note 21: From April 2017 every officer involved "
                       "records each use of force, so Taser figures for 2017 "
                       "(12 months to 31 March 2018) are not comparable with "
                       "2016."], "of which measure?"),
    (None, "sources", ["  Note 199: The force could not give the share of "
                       "offences flagged as having a vulnerable victim. (on "
                       "offences flagged)"], "whose figure?"),
]


def one_up(found):
    digits = found.group(0)
    last = "0" if digits[-1] == "9" else str(int(digits[-1]) + 1)
    return digits[:-1] + last


# A slip in a true sentence makes it false: what the checker must notice.
SLIPS = [(r"\brose\b", "fell"), (r"\bfell\b", "rose"),
         (r"\babove\b", "below"), (r"\bbelow\b", "above"),
         (r"\bhighest\b", "lowest"), (r"\blowest\b", "highest"),
         (r"\bunusually high\b", "high"), (r"\bhigh among\b", "low among"),
         (r"in line with other forces", "high among forces"),
         (r"^Good: ", "Outstanding: "), (r"^Improved since", "Declined since"),
         (r"\(rose\)", "(fell)"), (r", low\)", ", high)"),
         (r", high\)", ", low)"), (r"^Two(?= )", "Three"), (r"^No(?= )", "One"),
         (r"^One(?= )", "Two"), (r"^Furthest out: ([^)]+\)), ([^)]+\))",
                                 r"Furthest out: \2, \1"),
         (r"changed little", "rose"), (r"about the same as", "just above"),
         (r"(?<= )\d[\d,]*(?:\.\d+)?(?= percent| recorded|%)", one_up),
         (r"(?<=compared with )[\d.,]+\d", one_up),
         (r"\d+(?= (?:of \d+ forces|forces|measures))", one_up),
         (r"(?<=(?:ce|in) )20\d\d", one_up), (r"(?<=per )[\d,]+", one_up)]
# 22nd from either end is the middle of 43
MIDDLE = re.compile(r"This is the 22nd (?:highest|lowest) of the 43 ")


def check_itself(reader, force, dump, failures):
    """Each slip in each sentence that is read is refused."""
    where, tried = Where(reader, force), 0
    for kind, metric, style, text in claims_of(dump):
        if style == "page":
            where = Where(reader, force, metric, kind,
                          where.shared if kind == "brief" else None)
        for sentence in sentences(text):
            if any(form.match(sentence) and claim is None
                   for form, claim in reader.forms):
                continue
            for pattern, instead in SLIPS:
                slip = re.sub(pattern, instead, sentence, count=1)
                if slip == sentence:
                    continue
                if MIDDLE.match(slip):
                    continue
                tried += 1
                if not reader.problem(slip, copy.copy(where)):
                    failures.append(f"a slip is not noticed: {slip!r} for "
                                    f"{sentence!r}")
            reader.problem(sentence, where)
    if tried < 75:
        failures.append(f"only {tried} slips tried")


def find(reader, name):
    for m in reader.folder.measures:
        if m.endswith(name):
            return m
    return name


def check_old(reader, failures):
    by_name = {r["short"]: f for f, r in reader.folder.forces.items()}
    for force, metric, sentence, reason in OLD:
        short = sentence.split(":")[0]
        where = Where(reader, by_name.get(short, force),
                      find(reader, metric) if metric else None)
        problem = reader.problem(sentence, where)
        if not problem or reason not in problem:
            failures.append(f"not refused: {sentence!r}: {problem}")
    for force, kind, lines, reason in OLD_LINES:
        dump = "\n".join([f"page {kind} @{kind}", *lines])
        problems = (claims_lists.check_dump(reader.folder, force, dump)[0] +
                    claims_grades.check_lines(reader.folder, force, dump)[0])
        if not any(reason in x for x in problems):
            failures.append(f"not refused: {lines[-1]!r}: {problems}")


def main():
    failures = []
    reader, n = read_folder(os.path.join(SOURCE, "data"), failures)
    check_old(reader, failures)
    bundled = os.path.join(SOURCE, "data")
    for force, code in (("norfolk", "E23000024"), (None, None)):
        read_finished(bundled, force, failures)
        named = ("--force", force) if force else ()
        check_lists(reader, code, read_elsewhere(reader, bundled, code,
                                                 failures), failures)
        check_itself(reader, code, run(bundled, *named, "--dump=report", "-o",
                                       "-"), failures)
    for year in (2020, 2023):
        n += read_year(bundled, year, failures)
    for seed in range(int(os.environ.get("CLAIMS_SEEDS", "4"))):
        with tempfile.TemporaryDirectory() as path:
            claims_folders.make(path, seed)
            made, read = read_folder(path, failures)
            n += read
            read_elsewhere(made, path, None, failures)
    for problem in failures[:int(os.environ.get("CLAIMS_SHOWN", "40"))]:
        print(problem)
    print(f"{n} sentences read, {len(failures)} failures")
    return bool(failures) or n < 5000


if __name__ == "__main__":
    sys.exit(main())
