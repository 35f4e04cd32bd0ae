#!/usr/bin/env python3
"""Published tables into a data folder: the shipped recipes on small files of
the same shape, recipes of one's own, and files that mean harm. The figures of
the fixtures are made up here, added up here, and looked for in the folder."""
import csv, io, os, re, shutil, subprocess, sys, tempfile, zipfile

peelstats = os.environ["PEELSTATS"]
data = os.environ["SOURCE"] + "/data"
work = tempfile.TemporaryDirectory()
os.chdir(work.name)
failures = 0


def fail(*what):
    global failures
    failures += 1
    print("FAILED:", *what, file=sys.stderr)


def run(want, *args):
    r = subprocess.run([peelstats, "--no-config", *args], capture_output=True,
                       text=True, errors="replace", timeout=120)
    if r.returncode != want:
        fail(args, "exit", r.returncode, "expected", want, r.stderr[-600:])
    return r.stdout, r.stderr


def rows(folder):
    with open(folder + "/observations.csv", newline="") as f:
        return {(r["force_id"], r["metric_id"], r["year"]): r
                for r in csv.DictReader(f)}


def xlsx(path, sheets, shared=(), extra=None, strings=None):
    """sheets: name -> XML of sheetData; shared: texts."""
    names = list(sheets)
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("xl/workbook.xml",
                   '<workbook %s xmlns:r="%s"><sheets>%s</sheets></workbook>' % (
                       ns, rel, "".join(
                           '<sheet name="%s" sheetId="%d" r:id="rId%d"/>' % (
                               n, i + 1, i + 1) for i, n in enumerate(names))))
        z.writestr("xl/_rels/workbook.xml.rels",
                   "<Relationships>%s</Relationships>" % "".join(
                       '<Relationship Id="rId%d" Target="worksheets/s%d.xml"/>'
                       % (i + 1, i + 1) for i in range(len(names))))
        z.writestr("xl/sharedStrings.xml", strings or (
            "<sst %s>%s</sst>" % (ns, "".join(
                "<si><t>%s</t></si>" % s for s in shared))))
        for i, n in enumerate(names):
            z.writestr("xl/worksheets/s%d.xml" % (i + 1), (extra or "") +
                       "<worksheet %s><sheetData>%s</sheetData></worksheet>" % (
                           ns, sheets[n]))


def ods(path, tables, before=""):
    head = ('<office:document-content xmlns:office="urn:o" xmlns:table="urn:t" '
            'xmlns:text="urn:x"><office:body><office:spreadsheet>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        z.writestr("content.xml", before + head + "".join(
            '<table:table table:name="%s">%s</table:table>' % t
            for t in tables.items()) +
            "</office:spreadsheet></office:body></office:document-content>")


def number(x):
    return ('<table:table-cell office:value-type="float" office:value="%s">'
            '<text:p>about</text:p></table:table-cell>' % x)


def words(s):
    return ('<table:table-cell office:value-type="string"><text:p>%s</text:p>'
            '</table:table-cell>' % s)


run(0, "--init", "start", "--from", data, "--year", "2017")
norfolk, london = "E23000024", "E23000034"

# --- recorded crime: quarters, groups left out, names left out, two years ---
with open("crime.csv", "w", newline="") as f:
    w = csv.writer(f)
    w.writerow(["Financial Year", "Financial Quarter", "Force Name",
                "Offence Description", "Offence Group", "Offence Subgroup",
                "Offence Code", "Number of Offences"])
    for year, quarter, count in (("2016/17", 1, 5),
                                 ("2016/17", "Q2", 1000),
                                 ("2016/17", "q3", 2000),
                                 ("2016/17", " Q 4", 3000),
                                 ("2017/18", 1, 4000)):
        for name in ("Norfolk", "London, City of"):
            w.writerow([year, quarter, name, "x", "Robbery", "Robbery", "34",
                        " 1,%03d " % (count % 1000) if count == 1000 else count])
            w.writerow([year, quarter, name, "x", "Theft", "Bicycle", "1", 7])
            w.writerow([year, quarter, name, "x", "Fraud offences", "f", "2", 9])
        w.writerow([year, quarter, "Action Fraud", "x", "Theft", "t", "3", 99])
out, err = run(0, "--import", "crime.csv", "--recipe", "recorded_crime", "-d",
               "start")
now = rows("start")
# June 2017: quarters 2 to 4 of 2016/17 and 1 of 2017/18
for force in (norfolk, london):
    if now[force, "crime_robbery", "2017"]["numerator"] != "10000":
        fail("robbery", now[force, "crime_robbery", "2017"])
    if now[force, "crime_total", "2017"]["numerator"] != "10028":
        fail("total", now[force, "crime_total", "2017"])
if now[norfolk, "crime_total", "2017"]["denominator"] != "891731":
    fail("the population of the folder is not used")
if "left out, the table has not all of its quarters" not in err:
    fail("half a year is taken", err)
before = open("start/observations.csv").read()
_, err = run(0, "--import", "crime.csv", "--recipe", "recorded_crime", "-d",
             "start")
if "0 new, 0 changed" not in err or open(
        "start/observations.csv").read() != before:
    fail("the same file twice", err)
_, err = run(0, "--check", "-d", "start")

# --- a folder with many columns of its own keeps them all (the first 256 were
#     kept, and the figures of the others lost) ---
shutil.copytree("start", "wide")
with open("wide/observations.csv") as f:
    lines = f.read().split("\n")
extra = "".join(",own_%d" % i for i in range(400))
with open("wide/observations.csv", "w") as f:
    f.write("\n".join([lines[0] + extra] +
                      [x and x + ",kept" * 400 for x in lines[1:]]))
crime = open("crime.csv").read().replace("2016/17,2,Norfolk,x,Robbery", "2016/17,2,Norfolk,x,Theft")
with open("crime2.csv", "w") as f:
    f.write(crime)
run(0, "--import", "crime2.csv", "--recipe", "recorded_crime", "-d", "wide")
for key, row in rows("wide").items():
    if row["own_399"] != "kept" and key in now and key[1][:6] != "crime_":
        fail("an import loses columns of the folder", key)
        break

# --- a table in XLSX: shared, inline and rich texts, dates as numbers -------
shared = ["Force name", "Financial year", "Arrests", "Norfolk", "City of London",
          "2016/17", "England and Wales"]
cell = '<c r="%s" t="s"><v>%d</v></c>'
head = "<row r=\"3\">%s</row>" % "".join(
    cell % (c + "3", i) for i, c in enumerate("ABC"))


def body(row, name, year, count):
    return '<row r="%d">%s%s<c r="C%d"><f>SUM(1,2)</f><v>%s</v></c></row>' % (
        row, cell % ("A%d" % row, name), year % row, row, count)


text_year = '<c r="B%d" t="s"><v>5</v></c>'
day = '<c r="B%d"><v>42825</v></c>'  # 31 March 2017
inline = '<c r="B%d" t="inlineStr"><is><r><t>2016</t></r><r><t>/17</t></r></is></c>'
sheet = ('<row r="1"><c r="A1" t="inlineStr"><is><t>Arrests</t></is></c></row>' +
         head + body(4, 3, text_year, 100) + body(5, 3, day, 11) +
         body(6, 4, inline, 7) + body(7, 6, text_year, 118))
xlsx("arrests.xlsx", {"Notes": "", "Data": sheet}, shared)
run(0, "--import", "arrests.xlsx", "--recipe", "arrests", "-d", "start")
now = rows("start")
if (now[norfolk, "arrests", "2017"]["numerator"],
        now[london, "arrests", "2017"]["numerator"]) != ("111", "7"):
    fail("arrests", now[norfolk, "arrests", "2017"])
# a total that is not the sum is refused, and nothing changes
before = open("start/observations.csv").read()
xlsx("wrong.xlsx", {"Data": sheet.replace("118", "119").replace(
    "<v>100<", "<v>90<")}, shared)
_, err = run(1, "--import", "wrong.xlsx", "--recipe", "arrests", "-d", "start")
if '"England and Wales" of arrests, 2017 is 119' not in err:
    fail("total", err)
if open("start/observations.csv").read() != before:
    fail("a refused table changed the folder")

# --- outcomes: the counts of the bundled data in the layout of the publisher's
#     files come back as they are; what is no outcome or a part of one is left
#     out, and so are fraud and other bodies -----------------------------------
HEADERS = ["Financial Year", "Financial Quarter", "Force Name", "Offence Code",
           "Offence Description", "Offence Group", "Offence Subgroup",
           "Offence code expired", "Outcome Type", "Outcome Description",
           "Outcome Group",
           "Outcomes for offences that were recorded in the quarter",
           "Outcomes for investigations closed in the quarter"]
OLD = HEADERS[:4] + HEADERS[4:8] + ["Outcome Description", "Outcome Group",
      "Outcome Type", "Force outcomes for offences recorded in quarter",
      "Force outcomes recorded in quarter"]
KINDS = {"1": "charged", "3": "caution", "6": "penalty_notice",
         "7": "cannabis_warning", "8": "community_resolution"}


def outcome_counts(known, force):
    """Outcome type -> on the basis of offences, of closed investigations."""
    def of(what):
        return int(known[force, "outcome_" + what, "2017"]["numerator"] or 0)
    closed = {t: of(k) for t, k in KINDS.items()}
    closed["22"] = of("out_of_court") - sum(closed.values()) + closed["1"]
    begun = {"1": of("charged_offbasis"), "8": of("out_of_court_offbasis")}
    begun["18"] = of("assigned_offbasis") - sum(begun.values())
    return {t: (begun.get(t, 0), closed.get(t, 0))
            for t in set(closed) | set(begun)}


def outcomes(path, known, names, headers=HEADERS, spoil=None):
    old = headers is OLD
    with open(path, "w", newline="") as f:
        w = csv.writer(f)
        w.writerow(headers)

        def line(quarter, name, kind, begun, closed, group="Theft offences"):
            what = [kind, "words", "words"]
            w.writerow(["2016/17", "Q%d" % quarter, name, "49", "x", group,
                        "x", ""] + (what[1:] + what[:1] if old else what) +
                       [begun, closed])
        for quarter in (1, 2, 3, 4):
            for force, name in names:
                for kind, pair in outcome_counts(known, force).items():
                    parts = [x // 4 + (x % 4 if quarter == 3 else 0)
                             for x in pair]
                    if spoil and spoil[:3] == (force, kind, quarter):
                        parts[1] = spoil[3]
                    line(quarter, name, kind, *parts)
                line(quarter, name, "0", 1000, "N/A")
                line(quarter, name, "1A", 7, 7)
                line(quarter, name, "1", 3, 3, "Fraud offences to 2012/13")
                line(quarter, name, "2", "N/A - Offence code expired", 0)
            line(quarter, "British Transport Police", "1", 9, 9)


run(0, "--init", "outcomes", "--from", data, "--year", "2017")
known = rows("outcomes")
names = [(r["force_id"], r["short"]) for r in csv.DictReader(
    open(data + "/forces.csv", newline=""))]
for headers in (HEADERS, OLD):
    outcomes("outcomes.csv", known, names, headers)
    _, err = run(0, "--import", "outcomes.csv", "--recipe", "outcomes", "-d",
                 "outcomes")
    if "473 figures: 0 new, 0 changed, 473 as they were" not in err:
        fail("outcomes", err)
# a count that the force did not provide makes a sum that is too low: it is
# marked, and says why; a force that is left out of the table is named
shutil.copytree("outcomes", "some")
lines = [x for x in open("some/observations.csv") if ",outcome_" not in x]
open("some/observations.csv", "w").writelines(lines)
outcomes("some.csv", known, names[:-1], HEADERS,
         (norfolk, "1", 2, "N/A - data not provided"))
_, err = run(0, "--import", "some.csv", "--recipe", "outcomes", "-d", "some")
r = rows("some")[norfolk, "outcome_charged", "2017"]
want = int(known[norfolk, "outcome_charged", "2017"]["numerator"])
if (r["status"], r["note_ids"], r["numerator"]) != (
        "partial", "table_partly_provided", str(want - want // 4)):
    fail("a count that was not provided", r)
if rows("some")[london, "outcome_charged", "2017"]["status"]:
    fail("a whole count is marked", rows("some")[london, "outcome_charged", "2017"])
if "outcome_charged, 2017: no row of the table for %s; put down as missing" % (
        names[-1][1]) not in err or rows("some")[
            names[-1][0], "outcome_charged", "2017"]["status"] != "missing":
    fail("a force without a row", err)
share = rows("some")[london, "outcome_out_of_court_share", "2017"]
if (share["numerator"], share["denominator"]) != tuple(
        known[london, "outcome_out_of_court_share", "2017"][k]
        for k in ("numerator", "denominator")):
    fail("base_where", share)
run(0, "--check", "-d", "some")

# --- workforce in ODS: dates over the columns, regions, repeats, notes ------
def line(name, *values):
    return "<table:table-row>%s%s</table:table-row>" % (
        words(name), "".join(number(v) for v in values))


table = ('<table:table-row table:number-rows-repeated="2"><table:table-cell '
         'table:number-columns-repeated="16384"/></table:table-row>' +
         "<table:table-row><table:table-cell/>%s%s%s%s</table:table-row>" % (
             words("Mar-17"), words("Sep-17"),
             words("Change in 6 months Mar-17 to Sep-17"), words("%")) +
         line("East of England", 200.25, 210.25, 10, 5) +
         line("Norfolk<text:s/>(1)", 200.25, 210.25, 10, 5) +
         line("West Midlands", 30, 31, 1, 3) +
         line("West Midlands", 30, 31, 1, 3) +
         line("Total 43 forces", 230.25, 241.25, 11, 5) +
         line("British Transport Police", 5, 5, 0, 0) +
         line("Total", 235.25, 246.25, 11, 5) +
         '<table:table-row table:number-rows-repeated="1048500">'
         '<table:table-cell table:number-columns-repeated="16384"/>'
         "</table:table-row>")
ods("officers.ods", {"Index": "", "Table_1": table, "Table_2": table})
_, err = run(0, "--import", "officers.ods", "--recipe", "workforce_officers",
             "-d", "start")
now = rows("start")
if now[norfolk, "officers", "2017"]["numerator"] != "200.25" or now[
        "E23000014", "officers_sep", "2017"]["numerator"] != "31":
    fail("officers", now[norfolk, "officers", "2017"], err)
if now[norfolk, "officers", "2017"]["period"] != "as at 31 March 2017":
    fail("period", now[norfolk, "officers", "2017"])

# --- a new folder has no population: that of the bundled data is taken ------
if os.path.exists(os.path.dirname(peelstats) + "/../../data/forces.csv"):
    run(0, "--init", "fresh", "-d", data)
    _, err = run(0, "--import", "arrests.xlsx", "--recipe", "arrests", "-d",
                 "fresh")
    if "taken from the data that come with peelstats" not in err or rows(
            "fresh")[norfolk, "arrests", "2017"]["denominator"] != "891731":
        fail("population", err)

# --- a stranger's table of hospitals, with a first recipe -------------------
run(0, "--init", "h", "-d", data, "--force",
    "St Mary's,Papworth,Addenbrooke's,Ely,Hinchingbrooke")
with open("waits.csv", "w") as f:
    f.write("Waiting lists,,,\nHospital,Year,Seen in time,Patients\n"
            "St Marys,2016,50,100\nPapworth,2016,40,90\nAddenbrookes,2016,"
            "30,80\nEly,2016,20,70\nHinchingbrook,2016,10,60\nTotal,2016,150,400\n")
out, _ = run(0, "--import", "waits.csv", "--recipe", "new", "-d", "h")
recipe = out.replace("kind = count", "kind = proportion").replace(
    "multiplier = 1", "multiplier = 100").replace(
    "# denominator = population", "denominator = patients").replace(
    "# base = COLUMN", "base = Patients")
recipe = recipe[:recipe.index("[measure patients]")]
open("waits.ini", "w").write(recipe)
_, err = run(1, "--import", "waits.csv", "--recipe", "waits.ini", "-d", "h")
if "did you mean Hinchingbrooke (U5)?" not in err:
    fail("an unknown name", err)
open("waits.csv", "a").close()
text = open("waits.csv").read().replace("Hinchingbrook,", "Hinchingbrooke,")
open("waits.csv", "w").write(text)
_, err = run(0, "--import", "waits.csv", "--recipe", "waits.ini", "-d", "h")
if "the examples of --init are gone" not in err:
    fail("examples stay", err)
if rows("h")["U1", "seen_in_time", "2016"]["denominator"] != "100":
    fail("base", rows("h"))
if "EXAMPLE" in open("h/metrics.csv").read() + open("h/meta.csv").read():
    fail("traces of the examples")
run(0, "-d", "h", "-o", "h.pdf", "-q")
# rows of sums and of averages are told from hospitals: the sum is held against
# the table's own, the others are left out
shutil.copytree("h", "sums")
open("evil.csv", "w").write(open("waits.csv").read() +
                            "\x1b]0;owned\x07Ely\u202e,2016,5,6\nPapworth,"
                            "2016,\x1b[31mno,7\n")
out, err = run(1, "--import", "evil.csv", "--recipe", "waits.ini", "-d", "sums")
if "\x1b" in err or "\x07" in err or "\u202e" in err:
    fail("a table speaks to the terminal", repr(err))
open("comma.csv", "w").write(open("waits.csv").read().replace(
    "St Marys,2016,50", 'St Marys,2016,"49,9"'))
run(0, "--import", "comma.csv", "--recipe", "waits.ini", "-d", "sums")
if rows("sums")["U1", "seen_in_time", "2016"]["numerator"] != "49.9":
    fail("a decimal comma", rows("sums")["U1", "seen_in_time", "2016"])
body = open("waits.csv").read().replace("Total,2016,150,400\n", "")
for more, want in (
        ("All hospitals,2016,150,400\nNational average,2016,30,80\n"
         "Sub-total,2016,90,190\nNorth West total,2016,60,170\n", 0),
        ("Grand total,2016,151,400\nAverage,2016,30,80\n", 0),
        ("Whole country,2016,160,400\n", 1),
        ("All hospitals,2016,180,400\n", 1)):
    open("sums.csv", "w").write(body + more)
    _, err = run(want, "--import", "sums.csv", "--recipe", "waits.ini", "-d",
                 "sums")
    if want and "add up to 150: is a filter or a row missing?" not in err:
        fail("a total", more, err)
open("sums.csv", "w").write(body.replace("Addenbrookes", "Addenbrooke Hosp."))
_, err = run(1, "--import", "sums.csv", "--recipe", "waits.ini", "-d", "sums")
if "did you mean Addenbrooke's (U3)?" not in err:
    fail("a name with more words", err)
# the first recipe of one that is wrong says where
open("bad.ini", "w").write("[table]\nforce = A\nperoid = B\n")
_, err = run(1, "--import", "waits.csv", "--recipe", "bad.ini", "-d", "h")
if "bad.ini:3: an unknown key" not in err:
    fail("recipe", err)
# the manual tells every key that a recipe may have
manual = open(os.environ["SOURCE"] + "/src/peelstats-data.5").read()
manual = manual[manual.index(".SH RECIPES"):manual.index(".SH EXAMPLE")]
for section in ("[table]", "[measure x]"):
    open("bad.ini", "w").write(section + "\nperoid = B\n")
    _, err = run(1, "--import", "waits.csv", "--recipe", "bad.ini", "-d", "h")
    keys = err[err.index("there are ") + 10:].split("\n")[0].split(", ")
    if len(keys) < 10:
        fail("keys", err)
    for key in keys:
        if not re.search(r"\b%s\b" % key, manual):
            fail("the manual does not tell the key", key)
out, _ = run(0, "--recipe", "list")
if not all(n in out for n in ("arrests\t", "outcomes\t", "recorded_crime\t", "stop_search\t")):
    fail("list", out)
_, err = run(2, "--import", "waits.csv", "--recipe", "nothing", "-d", "h")
_, err = run(2, "--import", "waits.csv", "-d", "h")

# --- a first recipe for tables with titles and several rows of headers -------
# as the Office for National Statistics prints them: codes beside names, a
# name above a blank header, totals and regions between the forces
shutil.copytree("start", "stack")
forces = [(r["force_id"], r["short"]) for r in csv.DictReader(
    open("start/forces.csv", newline=""))][:6]


def table(name, lines):
    with open(name, "w", newline="") as f:
        csv.writer(f).writerows(lines)


def first_recipe(name, *say):
    out, _ = run(0, "--import", name, "--recipe", "new", "-d", "stack")
    for s in say:
        if s not in out:
            fail(name, "the first recipe lacks", s, out[:900])
    open("first.ini", "w").write(out)
    return run(0, "--import", name, "--recipe", "first.ini", "-d", "stack")[1]


table("stacked.csv", [
    ["Table P1: Tools by kind and force, year ending June 2018"], [],
    ["England and Wales"],
    ["", "", "All tools (but one)", "Big tools"],
    ["Area Code", "Area Name", "", "Hammers", "Saws", "Saws"],
    ["", "", "Numbers"],
    ["K04000001", "ENGLAND AND WALES", "42", "21", "15", "6"],
    ["E12000001", "North East", "42", "21", "15", "6"]] +
    [[code, force, 7 + i - 2.5 + (2.5 - i), 1 + i, 5 - i, 1]
     for i, (code, force) in enumerate(forces)])
err = first_recipe("stacked.csv", "title = Table P1: Tools by kind",
                   "force = Area Name\n", "period = 2018-06-30\n",
                   "title = All tools (but one)\n", "count = column C\n",
                   "count = Hammers\n", "count = column E\n", "[measure saws_4]")
if "24 figures: 24 new" not in err or "148 put down as missing" not in err or \
        rows("stack")["E23000028", "hammers", "2018"]["status"] != "missing":
    fail("stacked headers", err)
got = rows("stack")
for i, (code, force) in enumerate(forces):
    r = got[code, "hammers", "2018"]
    if r["numerator"] != str(1 + i) or \
            r["period"] != "12 months to 30 June 2018":
        fail("stacked headers", r)

# periods above a second row of headers, and figures that are not there: blank,
# a sign, suppressed; the total is more than what is left
table("periods.csv", [
    ["Table 5: Nails"], [],
    ["", "", "Apr '15 to Mar '16", "", "Apr '16 to Mar '17", ""],
    ["Code", "Name", "Number", "% bent", "Number", "% bent"],
    ["K04000001", "England and Wales", 21, 30, 30, 30]] +
    [[code, force, i + 1, 5, ["", "[c]", "..", 4, 5, 6][i], 5]
     for i, (code, force) in enumerate(forces)])
err = first_recipe("periods.csv", "force = column B\n",
                   "period = columns\n", "[measure number]",
                   "value = % bent\n", "# skip = NAME; NAME\n")
got = rows("stack")
for i, status in enumerate(["missing", "suppressed", "missing", "", "", ""]):
    r = got[forces[i][0], "number", "2017"]
    if got[forces[i][0], "bent", "2017"]["value"] != "5":
        fail("the second column below a period", got[forces[i][0], "bent", "2017"])
    if r["status"] != status or r["numerator"] != (str(i + 1) if i > 2 else ""):
        fail("a figure that is not there", r)
    if status and "figure" not in r["note_ids"]:
        fail("a gap without a note", r)
    if status and "%s, number, 2017: the table has no figure; it is put " \
            "down as %s" % (forces[i][1], status) not in err:
        fail("a gap is not said", err)
run(0, "--import", "periods.csv", "--recipe", "first.ini", "-d", "stack")
if rows("stack") != got:
    fail("the same file twice changes something")

# --- a stranger's hospitals: months side by side, of which twelve are a year; a
#     pivot with the parts of a share below each year; the base of a measure
#     from a table of its own --------------------------------------------------
names = ["Ashby", "Birch Hill", "Cold Norton", "Dale"]
run(0, "--init", "wards", "-d", data, "--force", ",".join(names))
open("wards/meta.csv", "w").write("key,value\ntitle,Wards\nunit,trust\n"
                                  "area,England\n")
months = [(m, y) for y in (22, 23) for m in (
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()]
months = months[3:-9]  # April 2022 to March 2023
seen = {n: [100 * (i + 1) + k for k in range(12)] for i, n in enumerate(names)}


def wide(path, counts, title):
    table(path, [["Title:", title], [], ["Code", "Name"] +
                 ["%s-%d" % m for m in months],
                 ["-", "England"] + [sum(c[k] for c in counts.values() if c[k])
                                     for k in range(12)]] +
          [["R%d" % i, n + " NHS Foundation Trust"] + counts[n]
           for i, n in enumerate(names)] + [["Source: returns of hospitals"]])


def own_recipe(name, measure, **change):
    out, _ = run(0, "--import", name + ".csv", "--recipe", "new", "-d", "wards")
    for key, value in change.items():
        out = re.sub(r"^(# )?%s = .*$" % key, "%s = %s" % (key, value), out,
                     flags=re.M)
    out = re.sub(r"\[measure \w+\]", "[measure %s]" % measure, out)
    open(name + ".ini", "w").write(out)
    return run(0, "--import", name + ".csv", "--recipe", name + ".ini", "-d",
               "wards")[1], out


wide("patients.csv", {n: [10 * x for x in seen[n]] for n in names}, "Patients")
err, out = own_recipe("patients", "patients", title="Patients",
                      numerator="patients")
if "months = add\nyear_ends = March\n" not in out or "British" in out or \
        "4 figures: 4 new" not in err:
    fail("months", out, err)
short = {n: list(seen[n]) for n in names}
short["Dale"][5] = ""
wide("intime.csv", short, "Patients seen within four hours")
err, out = own_recipe("intime", "in_time", title="Seen in four hours",
                      kind="proportion", multiplier=100,
                      numerator="patients seen in four hours",
                      denominator="patients")
for i, n in enumerate(names):
    r = rows("wards")["U%d" % (i + 1), "in_time", "2023"]
    if (r["numerator"], r["denominator"], r["period"], r["status"]) != (
            str(sum(x for x in short[n] if x)), str(10 * sum(seen[n])),
            "12 months to 31 March 2023", "partial" if n == "Dale" else ""):
        fail("twelve months", r)
table("pivot.csv", [["Table 3: Visits"], [], ["", "2021/22", "", "2022/23", ""],
                    ["Trust", "All", "On time", "All", "On time"]] +
      [[n, 200 + i, 50 + i, 400 + i, 300 + i] for i, n in enumerate(names)] +
      [["Grand Total", 806, 206, 1606, 1206]])
open("pivot.ini", "w").write(
    "[table]\nforce = column A\nperiod = columns\n[measure on_time]\n"
    "kind = proportion\nmultiplier = 100\nnumerator = visits on time\n"
    "denominator = visits\ncount = On time\nbase = Total | All\n")
run(0, "--import", "pivot.csv", "--recipe", "pivot.ini", "-d", "wards")
for year, base, count in ((2022, 200, 50), (2023, 400, 300)):
    r = rows("wards")["U3", "on_time", str(year)]
    if (r["numerator"], r["denominator"]) != (str(count + 2), str(base + 2)):
        fail("a pivot", r)
open("pivot.ini", "a").write("count = Too late\n")
_, err = run(1, "--import", "pivot.csv", "--recipe", "pivot.ini", "-d", "wards")
if '"Too late" was not found' not in err:
    fail("a column that a pivot has not", err)
# a folder of the units that a table names, whatever they are: with their codes
# and without totals, titles, notes and what they all are called
council = ["Ashby City Council", "Birch Borough Council", "Cold Norton District "
           "Council", "Fen Borough Council"]
table("waste.csv", [["Table 2: Household waste, tonnes"], [],
                    ["ONS code", "Region", "Local authority", "Year", "Indicator",
                     "Value"], ["E92000001", "", "England", "2022-23", "Collected",
                                "168,010"]] +
      [["E0700000%d" % i, "East", n, "2022-23", what, "{:,}".format(value + i)]
       for i, n in enumerate(council) for what, value in (
           ("Collected", 42001), ("Recycled", 20001))] +
      [["Source: returns of 2,023 bodies"]])
run(0, "--init", "tips", "-d", data, "--from", "waste.csv")
units = list(csv.DictReader(open("tips/forces.csv", newline="")))
if [(u["force_id"], u["short"], u["full"]) for u in units] != [
        ("E0700000%d" % i, n.replace(" City", "").replace(" Borough", "").replace(
            " District", "").replace(" Council", ""), n)
        for i, n in enumerate(council)] or "unit,local authority" not in open(
            "tips/meta.csv").read():
    fail("units of a table", units)
open("waste.ini", "w").write(
    "[table]\nforce = Local authority\nperiod = Year\n[measure recycled]\n"
    "kind = proportion\nmultiplier = 100\nnumerator = tonnes recycled\n"
    "denominator = tonnes collected\ncount = Value\n"
    "where = Indicator: Recycled\nbase = Value\n"
    "base_where = Indicator: Collected\n")
_, err = run(0, "--import", "waste.csv", "--recipe", "waste.ini", "-d", "tips")
r = rows("tips")["E07000002", "recycled", "2023"]
if (r["numerator"], r["denominator"]) != ("20003", "42003"):
    fail("numerators and denominators in rows of their own", r, err)
run(0, "--check", "-d", "tips")
# a first recipe of such a table does not add up what is no one thing
out, _ = run(0, "--import", "waste.csv", "--recipe", "new", "-d", "tips")
if out.count("[measure ") != 2 or "where = Indicator: Recycled\n" not in out:
    fail("a column that says what is counted", out)
open("two.ini", "w").write(out)
run(0, "--import", "waste.csv", "--recipe", "two.ini", "-d", "tips")
if rows("tips")["E07000001", "collected", "2023"]["numerator"] != "42002":
    fail("one of two indicators", rows("tips"))
table("long.csv", [["Council " + "x" * 500, "Year", "y" * 3000]] + [
    [n + " " + "z" * 150, 2023, 5 + i] for i, n in enumerate(council)])
run(0, "--init", "long", "-d", data, "--from", "long.csv")
_, err = run(1, "--init", "none", "-d", data, "--from", "first.ini")
if os.path.exists("none/forces.csv") or "no column of names" not in err:
    fail("a folder of what is no table", err)
# tables as people spoil them: each is refused, or what is lost is said
header, body = ["Council", "Year", "Tonnes"], [
    [n, y, "%d" % (1000 * (i + 1) + k)] for i, n in enumerate(council)
    for k, y in enumerate(("2021/22", "2022/23"))]
open("spoilt.ini", "w").write("[table]\nforce = Council\nperiod = Year\n"
                              "[measure tonnes]\nkind = count\nnumerator = "
                              "tonnes\ncount = Tonnes\n")


def spoilt(want, says, change, head=header):
    lines = [list(x) for x in body]
    lines = change(lines) or lines
    table("spoilt.csv", [head] + lines)
    shutil.rmtree("spoilt", ignore_errors=True)
    shutil.copytree("tips", "spoilt")
    _, err = run(want, "--import", "spoilt.csv", "--recipe", "spoilt.ini", "-d",
                 "spoilt")
    if says not in err:
        fail("spoilt", says, err)
    return rows("spoilt").get(("E07000000", "tonnes", "2023"), {})


def cell(column, text, row=1):
    def change(lines):
        lines[row][column] = text
    return change


for text, number in (("1,001", "1001"), ("\u20ac1,001", "1001"), ("1001*", "1001"),
                     ("1,001\u00b9", "1001"), ("1001 (provisional)", "1001"),
                     ("1001 p", "1001"), ("1\u00a0001", "1001"),
                     ("'1001", "1001"), ("1.001E+03", "1001"), ("1001,5", "1001.5")):
    if spoilt(0, "8 new", cell(2, text))["numerator"] != number:
        fail("a number as people write it", text)
for text, status in (("NA", "missing"), ("#DIV/0!", "missing"), ("<5", "suppressed"),
                     ("31%", "missing"), ("1.2k", "missing"), ("####", "missing"),
                     ("TRUE", "missing"), ("\u2013", "missing")):
    if spoilt(0, 'the first "%s" in row 3' % text, cell(2, text))["status"] != status:
        fail("no number", text)
spoilt(1, "2 rows, where others have 1: is it there twice?",
       lambda lines: lines + [lines[2]])
spoilt(1, "row 3: no name beside figures, as in many rows; merged cells",
       lambda lines: [x if i % 2 == 0 else [""] + x[1:]
                      for i, x in enumerate(lines)])
spoilt(0, 'row 3: the period "22/23" is not understood', cell(1, "22/23"))
spoilt(1, 'the period "FY22" is not understood', lambda lines: [
    [x[0], "FY22", x[2]] for x in lines])
spoilt(0, "8 new", lambda lines: [[x[0], x[1].replace("/", "\u2013"), x[2]]
                                  for x in lines])
spoilt(1, '"Tonnes" was not found', lambda lines: None,
       ["Council", "Year", "Weight"])
spoilt(1, 'unknown local authority "Ahsby"; did you mean Ashby (E07000000)?',
       cell(0, "Ahsby"))
# percentages as they are: no sum, no total, one row each
table("rates.csv", [["Trust", "Year", "% pleased"], ["England", 2023, "77.7%"]] +
      [[n, 2023, "%.1f%%" % (60.5 + i)] for i, n in enumerate(names)])
err, out = own_recipe("rates", "pleased", title="Patients who were pleased")
if "value = % pleased\n" not in out or "4 figures: 4 new" not in err or rows(
        "wards")["U2", "pleased", "2023"]["value"] != "61.5":
    fail("percentages", out, err)
_, err = run(0, "--import", "rates.csv", "--recipe", "rates.ini", "-d", "wards")
if "0 new, 0 changed, 4 as they were" not in err:
    fail("percentages twice", err)
open("part.ini", "w").write(open("rates.ini").read().replace(
    "value =", "times = 0.01\nvalue ="))
run(0, "--import", "rates.csv", "--recipe", "part.ini", "-d", "wards")
if rows("wards")["U2", "pleased", "2023"]["value"] != "0.615":
    fail("times", rows("wards")["U2", "pleased", "2023"])
run(0, "--import", "rates.csv", "--recipe", "rates.ini", "-d", "wards")
open("rates.csv", "a").write("Dale,2023,12.0\n")
_, err = run(1, "--import", "rates.csv", "--recipe", "rates.ini", "-d", "wards")
if "Dale, pleased, 2023: 2 rows, but values cannot be added up" not in err:
    fail("two percentages", err)
run(0, "--check", "-d", "wards")
# names in forces.csv may be changed before a table comes: examples of others
# go with the examples
run(0, "--init", "renamed", "-d", data, "--force", "Ashby,Birch,Cold,Dale")
text = open("renamed/forces.csv").read()
text = text.replace("Birch,Birch", "Birch Hill,").replace("Cold,Cold",
                                                          "Cold Norton,")
open("renamed/forces.csv", "w").write(text)
run(0, "--import", "pivot.csv", "--recipe", "new", "-d", "renamed", "-o", "p.ini")
_, err = run(0, "--import", "pivot.csv", "--recipe", "p.ini", "-d", "renamed")
if "16 figures: 16 new" not in err or "example" in open(
        "renamed/observations.csv").read():
    fail("examples of names that are gone", err)

# --- files that mean harm: refused in words, quickly, in little memory ------
before = open("start/observations.csv").read()


def harmful(name, *say):
    cmd = "ulimit -v 4000000; exec \"$0\" \"$@\""
    if os.environ.get("SANITIZED") in ("1", "ON"):
        cmd = "exec \"$0\" \"$@\""
    r = subprocess.run(["bash", "-c", cmd, peelstats, "--no-config", "--import",
                        name, "--recipe", "arrests", "-d", "start"],
                       capture_output=True, text=True, errors="replace",
                       timeout=60)
    if r.returncode not in (1, 3) or not r.stderr.startswith("peelstats: error"):
        fail(name, r.returncode, r.stderr[-300:])
    for s in say:
        if s not in r.stderr:
            fail(name, s, r.stderr[-300:])
    if open("start/observations.csv").read() != before:
        fail(name, "changed the folder")


entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
xlsx("entity.xlsx", {"Data": sheet}, shared, extra=entity)
harmful("entity.xlsx", "document type")
outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ods("outside.ods", {"t": table}, before=outside)
harmful("outside.ods", "document type")
with zipfile.ZipFile("bomb.ods", "w", zipfile.ZIP_DEFLATED) as z:
    with z.open("content.xml", "w", force_zip64=True) as f:
        f.write(b"<a>")
        for _ in range(600):
            f.write(b" " * (1 << 20))
harmful("bomb.ods", "more than 512 MiB")
xlsx("wide.xlsx", {"Data": '<row r="1"><c r="XFD1"><v>1</v></c></row>'}, shared)
harmful("wide.xlsx", "1,024 columns")
ods("wide.ods", {"t": '<table:table-row><table:table-cell '
    'table:number-columns-repeated="1000000" office:value-type="float" '
    'office:value="1"/></table:table-row>'})
harmful("wide.ods", "1,024 columns")
ods("long.ods", {"t": '<table:table-row table:number-rows-repeated="900000000">'
                 + words("x") + "</table:table-row>"})
harmful("long.ods", "repeated more than 10,000 times")
open("wide.csv", "w").write("a" + ",a" * 1000000 + "\n")
harmful("wide.csv", "1,024 columns")
xlsx("strings.xlsx", {"Data": '<row r="1"><c r="A1" t="s"><v>99</v></c></row>'},
     shared)
harmful("strings.xlsx", "a text that is not there")
xlsx("deep.xlsx", {"Data": "<a>" * 5000 + "</a>" * 5000}, shared)
harmful("deep.xlsx", "too deep")
whole = open("arrests.xlsx", "rb").read()
for cut in (4, 60, len(whole) // 2, len(whole) - 8):
    open("cut.xlsx", "wb").write(whole[:cut])
    harmful("cut.xlsx")
with zipfile.ZipFile("other.zip", "w") as z:
    z.writestr("../../etc/passwd", "x")
harmful("other.zip", "neither an XLSX nor an ODS")
open("old.xls", "wb").write(b"\xd0\xcf\x11\xe0" + b"\0" * 512)
harmful("old.xls", "before 2007")
open("quote.csv", "w").write('Force name,Financial year,Arrests\nNorfolk,"2016/17')
harmful("quote.csv")
os.mkdir("folder.xlsx")
harmful("folder.xlsx", "not a regular file")
harmful("not-there.xlsx", "No such file")
print("passed" if failures == 0 else "%d failures" % failures)
sys.exit(failures != 0)
