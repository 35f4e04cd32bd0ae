#!/usr/bin/env python3
"""Every column of every --stats table is described in peelstats-data(5), as
--list columns says, and is what it says. After a change of a columns_*.def:
columns.py --write puts the list into the manual page."""
import csv, io, json, os, re, subprocess, sys

peelstats = os.environ["PEELSTATS"]
source = os.environ["SOURCE"]
page = source + "/src/peelstats-data.5"
failures = []


def fail(text):
    failures.append(text)
    print("FAILED:", text, file=sys.stderr)


def run(*args):
    return subprocess.run([peelstats, *args], capture_output=True, text=True,
                          check=True).stdout


def roff(text):
    return text.replace("\\", "\\\\").replace("-", "\\-")


def section(columns):
    """What the manual page says of the columns."""
    out = [".SH COLUMNS OF \\-\\-stats\n",
           "Each table of\n.B \\-\\-stats\nhas these columns, the unit in "
           "brackets: where it is\n.I unit\nit is that of the measure, where "
           "it is\n.I judged\nthat of what the chart shows. A field is empty "
           "as the last words say.\n"]
    table = None
    for c in columns:
        if c["table"] != table:
            table = c["table"]
            out.append(".SS \\-\\-stats %s\n" % table)
        out.append(".TP\n.B %s\n" % c["column"])
        words = c["meaning"][0].upper() + c["meaning"][1:]
        if c["unit"]:
            words += " (%s)" % c["unit"]
        words += "."
        if c["empty_when"]:
            words += " Empty: %s." % c["empty_when"]
        out.append(roff(words) + "\n")
    return "".join(out)


columns = json.loads(run("--list", "columns", "--format", "json"))["rows"]
want = section(columns)
manual = open(page).read()
found = re.search(r"^\.SH COLUMNS OF .*?(?=^\.SH )", manual, re.M | re.S)
if "--write" in sys.argv:
    place = found.span() if found else (manual.index(".SH STATUS"),) * 2
    open(page, "w").write(manual[:place[0]] + want + manual[place[1]:])
    sys.exit(0)
if not found or found.group() != want:
    fail("peelstats-data.5 describes other columns; run columns.py --write")

tables = {}
for c in columns:
    tables.setdefault(c["table"], []).append(c)
    if len(c["meaning"]) < 5:
        fail("%s.%s: no description" % (c["table"], c["column"]))
folders = [source + "/data", source + "/tests/golden/small"] + [
    source + "/tests/shapes/" + name
    for name in sorted(os.listdir(source + "/tests/shapes"))]
if len(tables) < 7:
    fail("tables: %s" % list(tables))
for table, of_table in tables.items():
    filled = set()
    for folder in folders:
        text = run("--stats", table, "-d", folder)
        rows = csv.DictReader(io.StringIO(text))
        if rows.fieldnames != [c["column"] for c in of_table]:
            fail("%s: another header than --list columns" % table)
            break
        for row in rows:
            for c in of_table:
                cell = row[c["column"]]
                where = "%s.%s in %s" % (table, c["column"], folder)
                if cell:
                    filled.add(c["column"])
                elif not c["empty_when"]:
                    fail(where + " is empty, which it never is")
                if cell and c["unit"] and not re.fullmatch(
                        r"-?[0-9][0-9.e+-]*", cell):
                    fail("%s: %r has no unit" % (where, cell))
            if len(failures) > 20:
                sys.exit(1)
    # a column that no folder fills is described by hope only
    never = {c["column"] for c in of_table} - filled
    if never:
        print("never filled:", table, *sorted(never))
if not failures:
    print("passed")
sys.exit(1 if failures else 0)
