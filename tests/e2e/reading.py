#!/usr/bin/env python3
"""Reads a report as a screen reader does, from its structure alone, and
compares it with the report's own words.

reading.py FILE              prints what is read, as text
reading.py FILE DUMP         compares with what --dump=report says of it:
                             nothing missing, twice, glued or out of order
"""
import re
import sys

from pdfbytes import Pdf, Ref, text, to_unicode

INLINE = {"Span", "Link", "Reference"}
# Columns of a row of a chart's table, by their place in the dump.
CHARTS = {"ranked": (1, 0, 2, 3, 4), "change": (0, 2, 1, 3),
          "places": (1, 0, 2), "spine": (3, 1, 2, 4, 5, 6)}


class Element:
    def __init__(self, role, entry):
        self.role = role
        self.alt, self.actual, self.expansion = (
            text(entry[k]) if k in entry else None
            for k in ("Alt", "ActualText", "E"))
        self.scope = None
        for a in entry.get("A", {}), :
            if isinstance(a, dict):
                self.scope = a.get("Scope")
        self.kids = []  # elements and texts

    def words(self, say=False, symbols=True):
        """The text; as it is said, with short forms written out, and with
        what symbols read as."""
        if self.actual is not None:
            return self.actual if symbols else ""
        if say and self.expansion is not None:
            return self.expansion
        return "".join(k if isinstance(k, str) else k.words(say, symbols)
                       for k in self.kids)

    def plain(self, say=False, symbols=True):
        return " ".join(self.words(say, symbols).split())

    def below(self, role):
        """Elements of a role, in order."""
        for k in self.kids:
            if isinstance(k, Element):
                if k.role == role:
                    yield k
                yield from k.below(role)


class Tree:
    def __init__(self, pdf):
        self.pdf = pdf
        self.marks = {}
        self.fonts = {}
        for page in pdf.pages():
            self.read_page(page)
        root = pdf.get(pdf.root["StructTreeRoot"])
        self.document = self.element(root["K"])

    def font(self, ref):
        if ref not in self.fonts:
            self.fonts[ref] = to_unicode(self.pdf.stream(
                self.pdf.get(ref)["ToUnicode"]))
        return self.fonts[ref]

    def read_page(self, page):
        fonts = self.pdf.get(self.pdf.get(
            self.pdf.get(page)["Resources"]).get("Font", {}))
        known, mcid = {}, None
        for op, operands in self.pdf.content(page):
            if op == "BDC":
                mcid = operands[1].get("MCID")
            elif op in ("BMC", "EMC"):
                mcid = None
            elif op == "Tf":
                known = self.font(fonts[operands[0]])
            elif op == "TJ" and mcid is not None:
                raw = b"".join(p for p in operands[0] if isinstance(p, bytes))
                self.marks[page, mcid] = self.marks.get(
                    (page, mcid), "") + "".join(
                        known[raw[i] << 8 | raw[i + 1]]
                        for i in range(0, len(raw), 2))

    def element(self, ref):
        entry = self.pdf.get(ref)
        e = Element(entry["S"], entry)
        kids = entry.get("K", [])
        for k in kids if isinstance(kids, list) else [kids]:
            if isinstance(k, Ref):
                e.kids.append(self.element(k))
            elif isinstance(k, int):
                e.kids.append(self.marks.get((entry["Pg"], k), ""))
            elif k.get("Type") == "MCR":
                e.kids.append(self.marks.get((k["Pg"], k["MCID"]), ""))
        return e


def rows_of(table):
    return [list(k for k in row.kids if isinstance(k, Element))
            for row in table.below("TR")]


# The transcript

def speak_table(table, out):
    rows = rows_of(table)
    caption = next(table.below("Caption"), None)
    name = caption.plain(True) if caption else "no caption"
    out.append(f"[table: {name}; {len(rows)} rows]")
    head = next((r for r in rows if all(c.scope == "Column" for c in r)), [])
    body = [r for r in rows if r is not head]
    for i, row in enumerate(body):
        if len(row) == 1 and len(head) > 1:
            out.append(f"  {row[0].plain(True)}:")
        elif i < 3 or i == len(body) - 1:
            speak_row(row, head, out)
        elif i == 3:
            out.append("  ...")


def speak_row(row, head, out):
    name = "; ".join(c.plain(True) for c in row if c.scope == "Row")
    cells = []
    for i, cell in enumerate(row):
        if cell.scope != "Row":
            over = head[i].plain(True) if i < len(head) else "?"
            cells.append(f"{over} {cell.plain(True) or 'blank'}")
    out.append(f"  {name}: " + "; ".join(cells))


def speak(e, out):
    if e.role in ("H1", "H2", "H3"):
        out.append(("" if e.role != "H1" else "\n")
                   + "#" * int(e.role[1]) + " " + e.plain(True))
    elif e.role == "Table":
        speak_table(e, out)
    elif e.role == "Figure":
        out.append(f"[picture: {e.alt}]")
    elif e.role == "LI":
        parts = [k.plain(True) for k in e.kids if isinstance(k, Element)]
        out.append("- " + " ".join(p for p in parts if p != "\u2022"))
    elif e.role in ("P", "TOCI"):
        out.append(("" if e.role == "P" else "> ") + e.plain(True))
    else:
        for k in e.kids:
            if isinstance(k, Element):
                speak(k, out)
    return out


# What is read, piece by piece, and what the report says of itself

def pieces(e, out):
    if e.role in ("H1", "H2", "H3", "P", "TOCI", "Lbl", "LBody", "Caption"):
        out.append((e.role[0] if e.role in ("H1", "H2", "H3") else e.role,
                    e.plain(), ""))
    elif e.role in ("TH", "TD"):
        out.append(("cell", e.plain(symbols=False), e.scope))
    elif e.role == "Figure":
        out.append(("alt", plain(e.alt), ""))
    else:
        if e.role == "Table" and next(e.below("Caption"), None) is None:
            out.append(("a table without a caption", "", ""))
        if e.role == "Sect" and e.kids[0].role != "H1":
            out.append(("a section before its heading", "", ""))
        for k in e.kids:
            if isinstance(k, Element):
                pieces(k, out)
    return out


def bookmarks_twice(pdf):
    titles = [text(v["Title"]) for v in pdf.value.values()
              if isinstance(v, dict) and {"Title", "Parent"} <= v.keys()]
    return {t for t in titles if titles.count(t) > 1}


def plain(words):
    return " ".join(words.split())


def cells(line):
    """Cells of a line of the dump, without the marks of triangles."""
    return [re.sub(r"(?<=.)[\^v]$", "", plain(c))
            for c in re.split(r" \|(?: |$)", line)[1:]]


def contents(lines):
    section, out = "", []
    many = sum(bool(re.match(r"page \S+ @.* level [12]$", line))
               for line in lines) > 42
    for i, line in enumerate(lines):
        m = re.match(r"page \S+ @\S+: (.*) \[(.*)\] level (\d)$", line)
        if m and m.group(3) != "0":
            new = m.group(3) == "2" and m.group(2) != section
            if new and many:
                found = next(x[4:] for x in lines[i:] if x.startswith("h1: "))
                out.append(("TOCI", plain(f"{m.group(2)}: {found}") + " #"))
            elif new:
                out.append(("TOCI", plain(m.group(2))))
            if m.group(3) == "1" or not many:
                out.append(("TOCI", plain(m.group(1)) + " #"))
        if m and m.group(3) != "0":
            section = m.group(2)
    return out


class Expected:
    """The pieces of a report, from its dump; " #" is a number of a page."""

    def __init__(self, dump):
        self.lines = dump.split("\n")
        self.out = []
        # on slides a headline leads to its slide, without its number
        self.deck = any(x.startswith("page bars @") for x in self.lines)
        self.caption = None
        self.alone = False  # a chart of one year
        self.at = 0
        while self.at < len(self.lines):
            line = self.lines[self.at]
            self.at += 1
            key, _, rest = line.partition(": ")
            self.block(key, rest, line)

    def add(self, *items):
        self.out.extend((kind, plain(words)) for kind, words in items)

    def more(self):
        """The indented lines that follow."""
        while (self.at < len(self.lines)
               and self.lines[self.at].startswith("  ")):
            self.at += 1
            yield self.lines[self.at - 1][2:]

    def block(self, key, rest, line):
        if key in ("h1", "h2", "h3"):
            self.add(("H", rest))
        elif key == "text":
            self.add(("P", rest))
        elif key == "caption":
            if self.lines[self.at].startswith(
                    tuple(f"figure {chart}:" for chart in CHARTS)):
                self.caption = rest
            else:
                self.add(("P", rest))
        elif key in ("box", "list", "notes"):
            if key == "box":
                self.add(("H", rest))
            self.items()
        elif key == "commentary":
            self.add(("H", rest), *(("P", words) for words in self.more()))
        elif key == "table":
            self.table(rest)
        elif key.startswith("figure "):
            self.figure(key[7:], rest)
        elif key == "tile":
            self.tile(rest)
        elif line == "news":
            self.news()
        elif line == "contents":
            self.out.extend(contents(self.lines))

    def items(self):
        for line in self.more():
            m = re.match(r"(.*?): (.*)$", line)
            label, words = m.group(1), m.group(2)
            words = re.sub(r" @\S+$", "#.", words)
            self.add(("Lbl", label), ("LBody", words))

    def news(self):
        for line in self.more():
            head, words, _ = line.split(" | ")
            page = re.search(r" @\S+$", words)
            words = re.sub(r" ?@\S+$", "", words)
            self.add(("Lbl", head),
                     ("LBody", f"{words} page #" if page and not self.deck
                      else words))

    def table(self, rest):
        caption, _, second = rest.partition(" || ")
        rows = [cells(" " + line.lstrip("-= ")) for line in self.more()]
        parts = [(caption, 0, None)]
        if second:
            m = re.match(r"(.*), from column (\d+)$", second)
            split = int(m.group(2))
            parts = [(caption, 0, split), (m.group(1), split, None)]
        for words, start, end in parts:
            if words:
                self.add(("Caption", words))
            for row in rows:
                self.add(*(("cell", c) for c in (
                    row[start:end] if len(row) > 1 else row)))

    def figure(self, chart, alt):
        rows = list(self.more())
        shows = [r[7:] for r in rows if r.startswith("shows: ")]
        rows = [cells(" " + r.lstrip("-= ")) for r in rows if "| " in r]
        caption, self.caption = self.caption, None
        if chart in CHARTS:
            self.add(("alt", alt), ("Caption", caption or ""))
            self.out.append(("head", ""))
            self.alone = chart == "ranked" and rows[0][3] == ""
            for row in rows[1:]:
                self.row(chart, row)
            return
        if chart in ("multiples", "trends", "where"):
            self.add(*(("alt", words) for words in shows))
        elif chart == "trail":
            self.add(("trail", alt))
        else:
            self.add(("alt", alt))

    def row(self, chart, row):
        if len(row) == 1:
            return self.add(("cell", row[0]))
        if chart == "ranked":
            row[0] = f"{row[0]} {row[5]}".strip()
        if chart == "spine":
            self.out.append(("spine", (row[7], f"{row[7]} {row[8]}")))
        picked = CHARTS[chart]
        if chart == "ranked" and self.alone:
            picked = picked[:3]
        self.add(*(("cell", row[i]) for i in picked))
        if chart == "spine":
            self.add(("cell", ""))
        return None

    def tile(self, rest):
        alts = [r[7:] for r in self.more()]
        self.out.append(("tile", rest))
        self.add(*(("alt", alt) for alt in alts))


def same(kind, want, got):
    if kind == got[0] and want == got[1]:
        return True
    pattern = re.escape(want).replace(r"\#", r"\d+").replace("#", r"\d+")
    return got[0] == kind and re.fullmatch(pattern, got[1]) is not None


def joined(got):
    """A chart that goes on over sheets says so: its parts as one chart."""
    got = [(kind, re.sub(r" \(part \d+ of \d+\)$", "", words), scope)
           for kind, words, scope in got
           if kind != "P" or not re.fullmatch(r"Part \d+ of \d+", words)]
    out, whole, at = [], None, 0
    while at < len(got):
        m = re.match(r"Part (\d+) of \d+\. (.*)", got[at][1])
        if got[at][0] != "alt" or not m:
            out.append(got[at])
        elif m.group(1) == "1":
            whole = m.group(2)
            out.append(("alt", whole, ""))
        elif m.group(2) == whole:
            # its caption and the heads of its columns are read again
            while at + 1 < len(got) and (got[at + 1][0] == "Caption"
                                         or got[at + 1][2] == "Column"):
                at += 1
        else:
            out.append(("a part of another chart", got[at][1], ""))
        at += 1
    return out


def compare(want, got):
    """What differs first, or None; both are lists of pieces."""
    at = 0
    got = joined(got)
    for kind, words in want:
        if kind == "head":  # of a chart's table: its own words
            while at < len(got) and got[at][2] == "Column":
                at += 1
            continue
        if kind == "trail":  # a sheet that is full goes without it
            at += same("alt", words, got[at])
            continue
        if kind == "spine":  # the unit stands where it has room
            if got[at][1] not in words:
                return f"{words} is read as {got[at]}"
            at += 1
            continue
        if kind == "tile":
            # a heading, the unit, and the value with its change
            parts = [g[1] for g in got[at:at + 3]]
            if [g[0] for g in got[at:at + 3]] != ["H", "P", "P"] or not (
                    plain(words).startswith(f"{parts[0]}, {parts[1]}: ")):
                return f"tile: {words!r} is read as {parts}"
            at += 3
            continue
        if at == len(got) or not same(kind, words, got[at]):
            return (f"{kind}: {words!r} is read as "
                    f"{got[at:at + 1]} after {got[max(0, at - 2):at]}")
        at += 1
    return f"more is read: {got[at:at + 3]}" if at < len(got) else None


def stammer(got):
    """The first piece that says a word twice: "score score"."""
    return next((words for _, words, _ in got
                 if re.search(r"\b([^\W\d]{2,}) \1\b", words, re.I)), None)


def main():
    with open(sys.argv[1], "rb") as f:
        pdf = Pdf(f.read())
    tree = Tree(pdf)
    if len(sys.argv) == 2:
        print("\n".join(speak(tree.document, [])))
        return 0
    with open(sys.argv[2], encoding="utf-8") as f:
        want = Expected(f.read()).out
    got = pieces(tree.document, [])
    difference = compare(want, got)
    if stammer(got):
        difference = f"a word twice: {stammer(got)!r}"
    if bookmarks_twice(pdf):
        difference = f"bookmarks alike: {bookmarks_twice(pdf)}"
    if difference:
        print(f"{sys.argv[1]}: {difference}")
    return 1 if difference else 0


if __name__ == "__main__":
    sys.exit(main())
