"""--format html: one file that is well formed, loads and runs nothing, whose
links, ids, headings and names hold, with the numbers of the report and no
others, whatever the text of the data looks like."""
import colorsys, csv, html.parser, os, re, shutil, subprocess, sys, tempfile

peelstats = os.environ["PEELSTATS"]
data = os.environ["SOURCE"] + "/data"
VOID = {"meta", "br", "hr", "img", "input", "link", "wbr"}
failures = []


def fail(text):
    failures.append(text)
    print("FAILED:", text, file=sys.stderr)


def run(*args, folder=data):
    return subprocess.run([peelstats, "-q", "-d", folder, "-o", "-", *args],
                          capture_output=True, check=True).stdout.decode()


class Page(html.parser.HTMLParser):
    """What a reader of the page gets."""

    def __init__(self, name, text):
        super().__init__()
        self.name, self.open, self.ids, self.refs = name, [], [], []
        self.headings, self.words, self.pictures = [], {}, []
        self.section = ""
        self.feed(text)
        self.close()
        if self.open:
            fail("%s: left open: %s" % (name, self.open))

    def fail(self, text):
        fail("%s, line %d: %s" % (self.name, self.getpos()[0], text))

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if len(a) != len(attrs):
            self.fail("an attribute twice in " + tag)
        if tag in ("script", "iframe", "object", "embed", "link", "img",
                   "form", "base", "use", "image", "foreignobject"):
            self.fail("has a " + tag)
        for key, value in attrs:
            if key.startswith("on") or key in ("src", "srcset", "xlink:href"):
                self.fail("has %s=%s" % (key, value))
        if "href" in a:
            if not a["href"].startswith("#"):
                self.fail("leads outside: " + a["href"])
            self.refs.append(a["href"][1:])
        for key in ("aria-labelledby", "aria-describedby"):
            self.refs += a.get(key, "").split()
        if "id" in a:
            self.ids.append(a["id"])
            if not re.fullmatch(r"[\w.-]+", a["id"]):
                self.fail("id " + a["id"])
        if tag == "section":
            self.section = a["id"]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "svg":
            self.pictures.append({"role": a.get("role")})
        if tag == "th" and a.get("scope") not in ("col", "row", "rowgroup"):
            self.fail("a th without scope")
        if a.get("tabindex") == "0" and not (
                a.get("aria-label") or a.get("aria-labelledby")):
            self.fail("keys reach what has no name")
        if tag == "table":
            self.captioned = False
        if tag == "caption":
            self.captioned = True
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.fail("closes " + tag)
        if tag == "table" and not self.captioned:
            self.fail("a table without caption")

    def handle_data(self, words):
        if "style" in self.open:
            for bad in ("url(", "@import", "http", "@font-face"):
                if bad in words:
                    self.fail("style has " + bad)
            return
        if self.open and self.open[-1] in ("title", "desc") and \
                "svg" in self.open:
            self.pictures[-1][self.open[-1]] = words
        inside = "picture" if "svg" in self.open else (
            "table" if "details" in self.open else "text")
        self.words.setdefault((self.section, inside), []).append(words)

    def check(self):
        if len(set(self.ids)) != len(self.ids):
            fail(self.name + ": an id twice")
        lost = set(self.refs) - set(self.ids)
        if lost:
            fail("%s: lead nowhere: %s" % (self.name, sorted(lost)[:5]))
        if self.headings.count(1) != 1 or self.headings[0] != 1:
            fail(self.name + ": not one first heading")
        for a, b in zip(self.headings, self.headings[1:]):
            if b > a + 1:
                fail("%s: heading %d after %d" % (self.name, b, a))
        for p in self.pictures:
            if p["role"] != "img" or not p.get("title") or not p.get("desc"):
                fail("%s: a picture without words: %s" % (self.name, p))


def numbers(text):
    return set(re.findall(r"\d[\d,]*(?:\.\d+)?", text))


def pages_of(trace):
    """By id: what is printed on the pages of paper, without heads, feet and
    the numbers of other pages, which are links here."""
    pages, page, left_out = {}, None, None
    for line in trace.splitlines():
        depth = len(line) - len(line.lstrip())
        if left_out is not None and depth > left_out:
            continue
        left_out = None
        if re.match(r" *(<artifact|<link|<contents)", line):
            left_out = depth
        elif re.match(r" *anchor ", line):
            page = pages.setdefault(line.split()[1], [])
        elif page is not None and re.match(r" *(text|bold) ", line):
            page.append(line[line.index('"') + 1:-1])
    return {name: " ".join(words) for name, words in pages.items()}


def same_numbers(name, page, dump, trace):
    seen = 0
    for anchor, words in pages_of(trace).items():
        key = "page-" + anchor
        if anchor == "cover":  # its title is that of the whole page
            page.words[key, "text"] += page.words["", "text"]
        parts = [" ".join(page.words.get((key, k), []))
                 for k in ("text", "table", "picture")]
        want, got = numbers(words), numbers(" ".join(parts))
        seen += len(want)
        if want - got:
            fail("%s, %s: not in the HTML: %s" % (
                name, key, sorted(want - got)[:8]))
        # axes have numbers of their own, and links the titles of pages
        more = numbers(parts[0]) - numbers(dump)
        if more:
            fail("%s, %s: in the HTML only: %s" % (
                name, key, sorted(more)[:8]))
    if seen < 500:
        fail("%s: only %d numbers compared" % (name, seen))


def with_numbers(name, text):
    """Every picture has its numbers as a table: in its figure, or, where it
    stands in a tile or a cell, with those of its section."""
    for figure in re.findall(r"<figure>.*?</figure>", text, re.S):
        if not re.search(r"<details>.*<table.*<td>\S.*</details>", figure,
                         re.S):
            fail("%s: a chart without numbers: %s" % (
                name, re.search(r"<title[^>]*>([^<]*)", figure).group(1)))
    rest = re.sub(r"<figure>.*?</figure>", "", text, flags=re.S)
    small = 0
    for section in rest.split("<section ")[1:]:
        tables = "".join(re.findall(r"<details>.*?</details>", section, re.S))
        if section.count("<svg ") != tables.count("<table"):
            fail("%s: %d small charts, %d tables of numbers: %s" % (
                name, section.count("<svg "), tables.count("<table"),
                section[:60]))
        small += section.count("<svg ")
    return small


def same_hues(name, text):
    """On a dark screen a colour stays blue, or orange, as sentences say."""
    def hue(colour):
        h, s, v = colorsys.rgb_to_hsv(*(int(colour[i:i + 2], 16) / 255
                                        for i in (0, 2, 4)))
        return h if s > 0.08 and v > 0.1 else None
    fills = {}
    for what, colour in re.findall(
            r"\.(p\d+)\{fill:#([0-9a-f]{6})", text):
        fills.setdefault(what, []).append(colour)
    if not any(len(f) == 2 for f in fills.values()):
        fail(name + ": no colours for a dark screen")
    for what, (light, dark) in ((w, f) for w, f in fills.items()
                                if len(f) == 2):
        a, b = hue(light), hue(dark)
        if a is not None and b is not None and \
                min(abs(a - b), 1 - abs(a - b)) > 0.12:
            fail("%s: #%s is #%s on a dark screen" % (name, light, dark))


for name, args, most in (("national", (), 3e6),
                         ("force", ("--force", "norfolk"), 5e5)):
    text = run("--format", "html", *args)
    if args and text != run("--format", "html", "-j", "1", *args):
        fail(name + ": not the same twice")
    if len(text.encode()) > most:
        fail("%s: %d bytes" % (name, len(text.encode())))
    page = Page(name, text)
    page.check()
    same_hues(name, text)
    if with_numbers(name, text) < 4:
        fail(name + ": no small charts")
    same_numbers(name, page, run("--dump=report", *args),
                 run("--dump=trace", *args))
    for want in ('<html lang="en-GB">', 'name="viewport"', "<main ", "<nav ",
                 "<header ", "<footer>", 'name="description"',
                 "prefers-color-scheme", "@media print", 'class="skip"'):
        if want not in text:
            fail("%s: no %s" % (name, want))
    first = text.index('<section id="page-')
    if not text[first:].startswith('<section id="page-brief"'):
        fail(name + ": the first page is not first")

# every kind of page, on its side and in large print
SOME = ("-m", "crime_total,crime_homicide,arrests", "--pages", "full")
for args in (SOME, ("--layout", "slide", *SOME), ("--large-print", *SOME),
             ("--force", "city of london", *SOME), ("--pages", "guide")):
    text = run("--format", "html", *args)
    Page(str(args), text).check()
    with_numbers(str(args), text)

# the data try to be markup
EVIL = ("<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>",
        "a & b ]]> <!-- c", "javascript:alert(1)", "\u202egnirts\u2066 x",
        "</style></svg></table><b>", "&lt;i&gt; &amp;amp;")
with tempfile.TemporaryDirectory() as folder:
    shutil.copytree(data, folder + "/d")
    for file, columns in (("forces.csv", ("short",)),
                          ("metrics.csv", ("title", "unit")),
                          ("notes.csv", ("text",)),
                          ("questions.csv", ("title",))):
        path = folder + "/d/" + file
        with open(path, newline="") as f:
            rows = list(csv.DictReader(f))
        for i, row in enumerate(rows):
            for c in columns:
                row[c] = "%s %s" % (EVIL[i % len(EVIL)], row[c])
        with open(path, "w", newline="") as f:
            out = csv.DictWriter(f, rows[0].keys(), lineterminator="\n")
            out.writeheader()
            out.writerows(rows)
    path = folder + "/d/meta.csv"
    meta = open(path).read()
    meta = re.sub(r"^title,.*$", 'title,"</title>' + EVIL[0] + ' 2017"', meta,
                  flags=re.M)
    open(path, "w").write(meta)
    os.remove(folder + "/d/published.csv")
    text = run("--format", "html", *SOME, folder=folder + "/d")
    page = Page("hostile", text)
    page.check()
    if "<script" in text or "<img" in text or "<b>" in text:
        fail("hostile: text became markup")
    if "\u202e" in text or "\u2066" in text:
        fail("hostile: a mark of direction came through")
    words = " ".join(sum(page.words.values(), []))
    for evil in EVIL[:4] + EVIL[5:]:
        if evil not in words:
            fail("hostile: lost: " + evil)
if not failures:
    print("passed")
sys.exit(1 if failures else 0)
