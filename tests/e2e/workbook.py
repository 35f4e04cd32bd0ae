#!/usr/bin/env python3
"""--format ods: a package that other programs take, one table a sheet without
an empty or a merged cell, every number of --stats and no other, and no text
that a spreadsheet would run. LibreOffice reads it back where it is installed;
PEELSTATS_ODF_SCHEMA=FOLDER with the schemas of OpenDocument 1.3 and the program
jing check it against those."""
import csv, glob, io, os, re, shutil, struct, subprocess, sys, tempfile, zipfile
import xml.etree.ElementTree as ET

peelstats = os.environ["PEELSTATS"]
source = os.environ["SOURCE"]
data = source + "/data"
work = tempfile.TemporaryDirectory()
os.chdir(work.name)
failures = 0
NS = {"office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
      "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
      "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0"}
NONE = {"[x]", "[z]", "[c]", "none"}


def fail(*what):
    global failures
    failures += 1
    if failures < 30:
        print("FAILED:", *what, file=sys.stderr)


def run(*args, folder=data, want=0, env=None):
    r = subprocess.run([peelstats, "--no-config", "-q", "-d", folder, *args],
                       capture_output=True, timeout=300,
                       env=dict(os.environ, **(env or {})))
    if r.returncode != want:
        fail(args, "exit", r.returncode, r.stderr.decode()[-500:])
    return r.stdout


def rows_of(what, *args, folder=data):
    return list(csv.DictReader(io.StringIO(
        run("--stats", what, *args, folder=folder).decode(), newline="")))


def q(name):
    prefix, local = name.split(":")
    return "{%s}%s" % (NS[prefix], local)


def words(cell):
    out = []
    for p in cell.findall("text:p", NS):
        def walk(e):
            if e.tag == q("text:s"):
                out.append(" ")
            out.append(e.text or "")
            for child in e:
                walk(child)
                out.append(child.tail or "")
        walk(p)
    return "".join(out)


class Sheet:
    """Rows of (type, value, what shows), and where its table is."""

    def __init__(self, name, element):
        self.name = name
        self.rows = []
        self.header = None
        for child in element:
            if child.tag == q("table:table-header-rows"):
                self.header = len(self.rows)
                child = child[0]
            if child.tag == q("table:table-row"):
                self.rows.append([self.cell(c) for c in child])

    def cell(self, c):
        if c.tag != q("table:table-cell"):
            fail(self.name, "has a", c.tag)
        for key in c.attrib:
            if "spanned" in key or "formula" in key or "repeated" in key:
                fail(self.name, "a cell with", key)
        kind = c.get(q("office:value-type"))
        shown = words(c)
        if shown == "" or kind not in ("string", "float"):
            fail(self.name, "an empty cell in row", len(self.rows) + 1)
        return (kind, c.get(q("office:value"), shown), shown)

    def table(self):
        """Its rows by header; the header without the unit."""
        names = [c[2] for c in self.rows[self.header]]
        if len(set(names)) != len(names):
            fail(self.name, "two columns of one header")
        return names, [dict(zip(names, r)) for r in
                       self.rows[self.header + 1:]]


class Book:
    def __init__(self, name, content):
        self.name = name
        root = ET.fromstring(content)
        self.sheets = {}
        for t in root.iter(q("table:table")):
            title = t.get(q("table:name"))
            if title in self.sheets or not re.fullmatch(r"\w+", title):
                fail(name, "sheet name", title)
            self.sheets[title] = Sheet(name + " " + title, t)
        self.ranges = {r.get(q("table:name")):
                       r.get(q("table:target-range-address"))
                       for r in root.iter(q("table:database-range"))}

    def check(self):
        order = list(self.sheets)
        front = [s for s in order if not s.startswith("Table_")]
        if front not in (["Cover", "Contents", "Notes", "Columns"],
                         ["Cover", "Contents", "Columns"]):
            fail(self.name, "begins with", front)
        if order != front + ["Table_%d" % (i + 1)
                             for i in range(len(order) - len(front))]:
            fail(self.name, "order of sheets", order)
        for title, s in self.sheets.items():
            self.check_sheet(title, s)
        names, contents = self.sheets["Contents"].table()
        listed = {r["Sheet"][2]: r for r in contents}
        if list(listed) != order[len(front):]:
            fail(self.name, "contents", list(listed))
        for title, r in listed.items():
            s = self.sheets[title]
            if s.rows[0][0][2] != r["Title"][2]:
                fail(title, "is listed as", r["Title"][2])
            if len(s.rows) - s.header - 1 != int(r["Rows of figures"][1]):
                fail(title, "has not so many rows", r["Rows of figures"])
        return self

    def check_sheet(self, title, s):
        if title == "Cover":
            if s.header is not None or any(len(r) != 1 for r in s.rows):
                fail(title, "has columns")
            return
        n = len(s.rows[s.header])
        if any(len(r) != 1 for r in s.rows[:s.header]):
            fail(s.name, "more than a title and lines above the table")
        if any(len(r) != n for r in s.rows[s.header:]):
            fail(s.name, "rows of different lengths")
        letters = ""
        k = n
        while k > 0:
            letters = chr(ord("A") + (k - 1) % 26) + letters
            k = (k - 1) // 26
        want = "%s.A%d:%s.%s%d" % (title, s.header + 1, title, letters,
                                   len(s.rows))
        if self.ranges.get(title + "_data") != want:
            fail(s.name, "is marked as", self.ranges.get(title + "_data"),
                 "not", want)


def package(name, raw):
    """The zip file as OpenDocument part 2 and a nightly run want it."""
    if raw[:4] != b"PK\3\4" or raw[30:38] != b"mimetype" or \
            raw[38:84] != b"application/vnd.oasis.opendocument.spreadsheet":
        fail(name, "does not begin with its media type")
    method, time, date = struct.unpack("<HHH", raw[8:14])
    if method != 0 or struct.unpack("<H", raw[28:30])[0] != 0:
        fail(name, "the media type is packed or has an extra field")
    z = zipfile.ZipFile(io.BytesIO(raw))
    if z.testzip() is not None:
        fail(name, "is damaged")
    for i in z.infolist():
        if i.date_time != (1980, 1, 1, 0, 0, 0) or i.external_attr != 0:
            fail(name, i.filename, "tells when or where it was made")
    manifest = z.read("META-INF/manifest.xml").decode()
    for n in z.namelist():
        if n not in ("mimetype", "META-INF/manifest.xml") and \
                'full-path="%s"' % n not in manifest:
            fail(name, n, "is not in the manifest")
        if n != "mimetype":
            ET.fromstring(z.read(n))
    schema(name, z)
    return z.read("content.xml")


def schema(name, z):
    folder = os.environ.get("PEELSTATS_ODF_SCHEMA")
    if folder is None:
        return
    for n in z.namelist():
        if n == "mimetype":
            continue
        rng = "manifest-schema" if "manifest" in n else "schema"
        with open("part.xml", "wb") as f:
            f.write(z.read(n))
        r = subprocess.run(["jing", "-i", "%s/OpenDocument-v1.3-%s.rng" % (
            folder, rng), "part.xml"], capture_output=True, text=True)
        if r.returncode != 0:
            fail(name, n, r.stdout[:500])


def book(name, *args, folder=data):
    raw = run("-o", "-", "--format", "ods", *args, folder=folder)
    with open(name + ".ods", "wb") as f:
        f.write(raw)
    return Book(name, package(name, raw)).check()


def plain(header):
    """The name in --stats of a header: "Lower 95% (x)" is lower95."""
    return re.sub(r" \(.*\)$", "", header).replace(" 95%", "95") \
        .replace(" ", "_").lower()


def same(name, sheet, want):
    """The rows of --stats, digit by digit; where those have nothing the cell
    has a mark."""
    names, got = sheet.table()
    short = {plain(n): n for n in names}
    if len(got) != len(want):
        fail(name, len(got), "rows, not", len(want))
    for mine, theirs in zip(got, want):
        for column, value in theirs.items():
            kind, number, shown = mine[short[column]]
            if value == "" and (number not in NONE or kind != "string"):
                fail(name, column, "has", number, "and --stats nothing")
            elif value != "" and number != value:
                fail(name, column, number, "is not", value)
    return names, got


# --stats as a workbook gives back --stats, with names beside the ids
TABLES = ("forces", "metrics", "grades", "judgments", "published",
          "correlations", "associations", "series")
without = [r["metric_id"] for r in csv.DictReader(
    open(data + "/observations.csv", newline="", encoding="utf-8-sig"))
    if r["year"] == "2017" and r["status"] == "missing"][0]
few = ("-m", "crime_total,crime_robbery,crime_severity," + without)
for what in TABLES:
    args = ("-m", "crime_homicide") if what == "series" else few
    b = book(what, "--stats", what, *args)
    names, got = same(what, b.sheets["Table_1"], rows_of(what, *args))
    if what == "metrics":
        titles = {r["metric_id"]: r["title"] for r in csv.DictReader(
            open(data + "/metrics.csv", newline="", encoding="utf-8-sig"))}
        for r in got:
            if r["Title"][2] != titles[r["Metric id"][2]]:
                fail("title of", r["Metric id"])
    # every column is explained
    explained = {r["Name in --stats"][2] for r in
                 b.sheets["Columns"].table()[1]}
    for n in names:
        if plain(n) not in explained:
            fail(what, n, "is not explained on the sheet Columns")

# the report: a sheet for each measure; together they are --stats forces
national = book("national", *few)
want = rows_of("forces", *few)
same("metrics of the report", national.sheets["Table_1"], rows_of("metrics", *few))
rest = iter(want)
n = 0
for title, s in national.sheets.items():
    if not title.startswith("Table_") or \
            plain(s.rows[s.header][0][2]) != "metric_id" or title == "Table_1":
        continue
    names, got = s.table()
    same(title, s, [next(rest) for _ in got])
    n += len(got)
if n != len(want):
    fail("the sheets of measures have", n, "rows, --stats forces", len(want))

# missing figures: the mark, the word and the note are in the row; numbers show
# the decimals of their measure
decimals = {r["metric_id"]: int(r["decimals"] or 1) for r in csv.DictReader(
    open(data + "/metrics.csv", newline="", encoding="utf-8-sig"))}
notes = {r["Note id"][2] for r in national.sheets["Notes"].table()[1]}
missing = 0
for s in national.sheets.values():
    if s.header is None or s.rows[s.header][0][2] != "Metric id":
        continue
    names, got = s.table()
    value = [x for x in names if plain(x) == "value"]
    for r in got if value else []:
        kind, number, shown = r[value[0]]
        if kind == "string":
            missing += 1
            if shown != "[x]" or r["Status"][2] in ("ok", "none"):
                fail(s.name, "a missing value shows", shown, r["Status"])
        elif len(shown.partition(".")[2]) != decimals[r["Metric id"][2]]:
            fail(s.name, shown, "has other decimals than its measure")
        for note in r["Note ids"][2].split(";"):
            if note != "none" and note not in notes:
                fail(s.name, "note", note, "is not on the sheet Notes")
if missing == 0:
    fail("no missing figure was seen")

# the report: the grades too, by question and one by one
for what, sheet in (("grades", "Table_2"), ("judgments", "Table_3")):
    same(what + " of the report", national.sheets[sheet], rows_of(what))

# the report of a force: its figures and its grades; a grade that is not known
# is marked, and nothing in it is what another force has
force = book("force", "--force", "norfolk")
if [t for t in force.sheets if t.startswith("Table_")] != ["Table_1", "Table_2"]:
    fail("sheets of a force", list(force.sheets))
same("force", force.sheets["Table_1"], rows_of("forces", "--force", "norfolk"))
names, got = same("grades of a force", force.sheets["Table_2"],
                  rows_of("judgments", "--force", "norfolk"))
judged = {(r["question_id"], r["year"]): r["grade"] for r in csv.DictReader(
    open(data + "/judgments.csv", newline="", encoding="utf-8-sig"))
    if r["force_id"] == "E23000024"}
if len(got) < 5:
    fail("grades of a force", len(got), "rows")
for r in got:
    for year, column in (("2017", "Grade"), ("2016", "Compare grade")):
        want = judged.get((r["Question id"][2], year), "[x]")
        want = {"ungraded": "not graded"}.get(want, want)
        if r[column][2] != want:
            fail(r["Question"], year, r[column], "is not", want)
    if r["Force"][2] != "Norfolk":
        fail("a grade of", r["Force"])
# in a column of words a mark begins where the words do
if 'table:style-name="words" office:value-type="string"><text:p>[x]<' not in \
        zipfile.ZipFile("force.ods").read("content.xml").decode():
    fail("a grade that is not known stands apart from the others")

# the same bytes in another time zone and with other threads, also in a folder
for env in ({"TZ": "Pacific/Auckland"}, {"TZ": "America/New_York"}):
    if run("-o", "-", "--format", "ods", "--force", "norfolk", env=env) != \
            open("force.ods", "rb").read():
        fail("other bytes with", env)
run("-O", "out", "--force", "norfolk", "--format", "csv,ods", "-j", "2")
made = glob.glob("out/*.ods")
if [os.path.basename(m) for m in made] != ["peelstats-2017-force-norfolk.ods"] \
        or open(made[0], "rb").read() != open("force.ods", "rb").read():
    fail("in a folder:", made)
run("--stats", "forces", "--format", "ods", "-o", "x.csv", want=2)


# text that means harm
def folder_of(name, forces, metrics, rows, **more):
    os.mkdir(name)
    files = dict(forces=[("force_id", "short")] + forces,
                 metrics=[("metric_id", "title", "kind", "multiplier", "unit",
                           "numerator", "denominator", "source", "note_ids")] +
                 metrics,
                 observations=[("force_id", "metric_id", "year", "numerator",
                                "denominator", "status", "note_ids")] + rows,
                 **more)
    for file, lines in files.items():
        with open("%s/%s.csv" % (name, file), "w", newline="") as f:
            csv.writer(f).writerows(lines)
    return name


EVIL = ["=1+1", "+2", "-3", "@SUM(A1)", "=cmd|' /C calc'!A0", "\"x\" & 'y'",
        "<text:p>z</text:p>", "a]]>b", "two  spaces", "&#0; &amp;",
        "{=7}", "'=4", "\u202eevil", "\ufeffx"]
forces = [("f%d" % i, w) for i, w in enumerate(EVIL)]
hostile = folder_of(
    "hostile", forces,
    [("m", "=HYPERLINK(\"http://x\")", "rate", "1000", "@unit", "=n", "+d",
      "-source", "n1")],
    [("f%d" % i, "m", "2017", 100 + i, 1000, "ok", "n1")
     for i in range(len(EVIL))],
    notes=[("note_id", "text"), ("n1", "=1+1")],
    meta=[("key", "value"), ("title", "=T"), ("publisher", "@p"),
          ("contact", "+c"), ("licence", "-l")])
b = book("evil", folder=hostile)
for s in b.sheets.values():
    for r in s.rows:
        for kind, value, shown in r:
            if kind == "string" and shown[0] in "=+-@\t\r":
                fail("a text that is a formula:", shown)
got = {r["Force id"][2]: r["Force"][2] for r in
       b.sheets["Table_2"].table()[1]}
for i, w in enumerate(EVIL):
    seen = re.sub("[\u202e\ufeff]", "", w)  # left out when it is read
    if got["f%d" % i] not in (seen, "'" + seen):
        fail("text", repr(w), "became", repr(got["f%d" % i]))

# a thousand measures
many = folder_of(
    "many", [("f%d" % i, "Force %d" % i) for i in range(2)],
    [("m%d" % m, "Measure %d" % m, "rate", "1000", "per 1,000 population",
      "things", "population", "made up", "") for m in range(1000)],
    [("f%d" % f, "m%d" % m, "2017", 10 + (m * 7 + f * 13) % 50, 1000 + f,
      "ok", "") for m in range(1000) for f in range(2)])
b = book("many", folder=many)
if len(b.sheets) < 1001:
    fail("a thousand measures make", len(b.sheets), "sheets")

# back into a folder of ours
sheet = [t for t, s in national.sheets.items() if s.header is not None and
         len(s.rows) > s.header + 1 and
         s.rows[s.header + 1][0][2] == "crime_robbery"
         and t != "Table_1"][0]
with open("own.ini", "w") as f:
    f.write("""[table]
title = Our own
source = ours
sheet = %s
force = Force id
period = Year
[measure crime_robbery]
title = Robbery
kind = rate
multiplier = 1000
numerator = robbery offences
denominator = population
count = %s
""" % (sheet, [c[2] for c in national.sheets[sheet].rows[
        national.sheets[sheet].header] if c[2].startswith("Numerator")][0]))
run("--init", "back", "--from", data, "--year", "2017")
before = open("back/observations.csv").read()
run("--import", "national.ods", "--recipe", "own.ini", "--data", "back",
    "--year", "2017")


def counts(text):
    return {(r["force_id"], r["metric_id"], r["year"]):
            float(r["numerator"] or "nan") for r in
            csv.DictReader(io.StringIO(text, newline=""))}


a, b = counts(before), counts(open("back/observations.csv").read())
if a.keys() != b.keys() or any(
        a[k] != b[k] for k in a if a[k] == a[k]):
    fail("imported from our own workbook, figures differ")


# as LibreOffice reads it
def office(names):
    r = subprocess.run(
        ["soffice", "-env:UserInstallation=file://%s/profile" % work.name,
         "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,"
         "false,false,-1", "--outdir", "sheets"] + [n + ".ods" for n in names],
        capture_output=True, timeout=300)
    if not os.path.isdir("sheets"):
        fail("soffice made no CSV:", r.stderr[-300:])


def sheets_of(name):
    files = glob.glob("sheets/%s-*.csv" % name)
    return {re.search(r"-(\w+)\.csv$", f).group(1): list(csv.reader(
        open(f, newline="", encoding="utf-8"))) for f in files}


def compare(name):
    ours = Book(name, zipfile.ZipFile(name + ".ods").read("content.xml"))
    theirs = sheets_of(name)
    if set(theirs) != set(ours.sheets):
        fail(name, "sheets in LibreOffice:", sorted(theirs))
        return
    for title, s in ours.sheets.items():
        for mine, row in zip(s.rows, theirs[title]):
            for (kind, value, shown), cell in zip(mine, row):
                # a CSV of LibreOffice ends at the twentieth decimal
                if kind == "float" and abs(float(cell) - float(value)) > \
                        max(1e-14 * abs(float(value)), 5.1e-21):
                    fail(title, cell, "in LibreOffice is not", value)
                if kind == "string" and cell != shown:
                    fail(title, repr(cell), "in LibreOffice is not",
                         repr(shown))
        if len(theirs[title]) != len(s.rows):
            fail(name, title, len(theirs[title]), "rows in LibreOffice")


if shutil.which("soffice") is None:
    print("no soffice: what LibreOffice reads was not checked")
else:
    seen = ("national", "force", "evil")
    office(seen)
    for name in seen:
        compare(name)
print("%d failures" % failures)
sys.exit(failures > 0)
