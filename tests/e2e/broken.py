"""Breaks a PDF in one way at a time, to show that archive.py finds it: a copy
of the file is made anew, its object streams and cross-reference stream too, so
that nothing else is wrong with it."""
import re
import zlib

from pdfbytes import Pdf, Ref


class Draft:
    """A copy of a file, as objects by number."""

    def __init__(self, data):
        self.pdf = Pdf(data)
        self.raw = dict(self.pdf.raw)
        self.head = data[:min(p[1] for p in self.pdf.place.values()
                              if p[0] == 1)]
        self.tail = b"%%EOF\n"
        self.shift = {}  # object -> by how much its offset lies
        self.between = b""  # before startxref

    def find(self, want):
        """The first object whose value is as wanted."""
        for num, v in self.pdf.value.items():
            if isinstance(v, dict) and want(v):
                return num
        raise SystemExit("nothing to break")

    def typed(self, kind, key="Type"):
        return self.find(lambda v: v.get(key) == kind)

    def edit(self, num, old, new):
        """Replaces the first match of `old` in an object."""
        changed = re.sub(old, lambda m: new, self.raw[num], count=1)
        if changed == self.raw[num]:
            raise SystemExit(f"{old} is not in object {num}")
        self.raw[num] = changed

    def add(self, num, entries):
        """Adds entries at the end of a dictionary."""
        at = self.raw[num].rindex(b">>") if (
            num not in self.pdf.body) else self.raw[num].index(b">>stream")
        self.raw[num] = self.raw[num][:at] + entries + self.raw[num][at:]

    def replace(self, num, change):
        """Replaces the bytes of a stream."""
        data = change(self.pdf.stream(num))
        head = self.raw[num][:self.raw[num].index(b"stream")]
        if b"FlateDecode" in head:
            data = zlib.compress(data)
        head = re.sub(rb"/Length \d+", b"/Length %d" % len(data), head)
        self.raw[num] = head + b"stream\r\n" + data + b"\nendstream\nendobj\n"

    def pack(self, num):
        """An object stream from its parts."""
        parts = sorted((p[2], n) for n, p in self.pdf.place.items()
                       if p[0] == 2 and p[1] == num)
        body, numbers = b"", b""
        for _, n in parts:
            numbers += b"%d %d " % (n, len(body))
            body += self.raw[n]
        data = zlib.compress(numbers + body, 1)
        return (b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode"
                b"/Length %d>>stream\n" % (num, len(parts), len(numbers),
                                           len(data))
                + data + b"\nendstream\nendobj\n")

    def write(self):
        pdf, out, place = self.pdf, self.head, dict(self.pdf.place)
        for num in sorted((n for n, p in place.items() if p[0] == 1),
                          key=lambda n: place[n][1]):
            place[num] = (1, len(out) + self.shift.get(num, 0), 0)
            if num == pdf.xref:
                continue
            packed = pdf.value[num].get("Type") == "ObjStm"
            out += self.pack(num) if packed else self.raw[num]
        start = len(out)
        place[pdf.xref] = (1, start, 0)
        rows = b"".join(
            bytes([place.get(i, (0, 0, 0))[0]])
            + place.get(i, (0, 0, 0))[1].to_bytes(5, "big")
            + place.get(i, (0, 0, 0))[2].to_bytes(2, "big")
            for i in range(pdf.trailer["Size"]))
        data = zlib.compress(rows)
        head = self.raw[pdf.xref][:self.raw[pdf.xref].index(b"stream\r")]
        head = re.sub(rb"/DecodeParms<<.*?>>", b"", head)
        head = re.sub(rb"/Length \d+", b"/Length %d" % len(data), head)
        return (out + head + b"stream\n" + data + b"\nendstream\nendobj\n"
                + self.between + b"startxref\n%d\n" % start + self.tail)

    # what there is to break

    @property
    def root(self):
        return self.pdf.trailer["Root"]

    @property
    def info(self):
        return self.pdf.trailer["Info"]

    @property
    def page(self):
        return self.pdf.pages()[0]

    @property
    def xmp(self):
        return self.pdf.root["Metadata"]

    @property
    def link(self):
        return self.typed("Link", "Subtype")

    @property
    def font(self):
        return self.typed("Type0", "Subtype")

    @property
    def cid(self):
        return Ref(self.pdf.get(self.pdf.value[self.font][
            "DescendantFonts"])[0])

    @property
    def icc(self):
        return self.pdf.value[self.typed("OutputIntent")]["DestOutputProfile"]

    def draw(self, what):
        """Adds operators to the first page."""
        self.replace(self.pdf.get(self.page)["Contents"],
                     lambda data: data + what)

    def cmap(self, change):
        self.replace(self.pdf.value[self.font]["ToUnicode"], change)


def entry(num, old, new):
    return lambda d: d.edit(getattr(d, num), old, new)


def more(num, entries):
    return lambda d: d.add(getattr(d, num), entries)


def drawn(what):
    return lambda d: d.draw(what)


def metadata(old, new):
    return lambda d: d.replace(d.xmp, lambda x: re.sub(old, new, x, count=1))


def profile(at, new):
    return lambda d: d.replace(
        d.icc, lambda x: x[:at] + new + x[at + len(new):])


def setting(**values):
    return lambda d: d.__dict__.update(values)


def ends_early(d):
    d.edit(d.xmp, rb"/Length (\d+)", b"/Length %d"
           % (len(d.pdf.stream(d.xmp)) - 1))


def short_string(n):
    return lambda d: d.add(d.info, b"/X(%s)" % (b"x" * n))


def no_glyph(d):
    """The code of a letter leads to .notdef."""
    d.replace(d.pdf.value[d.cid]["CIDToGIDMap"],
              lambda x: x[:2] + b"\0\0" + x[4:])


def moved(d):
    d.shift[d.xmp] = 1


def embedded(spec, file=b"/Subtype/text#2Fcsv/Params<</ModDate(D:2018)>>",
             root=b""):
    """A file attached; the fonts' first stream stands for it."""
    def damage(d):
        stream = d.pdf.value[d.cid]["CIDToGIDMap"]
        d.add(stream, file)
        d.add(d.root, b"/Names<</EmbeddedFiles<</Names[(x)%d 0 R]>>>>"
              % d.info + root.replace(b"SPEC", b"%d 0 R" % d.info))
        d.add(d.info, spec.replace(b"FILE", b"<</F %d 0 R>>" % stream))
        if root:
            d.replace(d.xmp, lambda x: x.replace(b"part>2<", b"part>3<"))
    return damage


BREAKS = [
    ("6.1.2", lambda d: setattr(d, "head", b"\n" + d.head)),
    ("6.1.2", setting(head=b"%PDF-1.7\n%ab\n")),
    ("6.1.2", setting(head=b"%PDF-1.7\n")),
    ("6.1.3", lambda d: d.edit(d.pdf.xref, rb"/ID\[.*?\]", b"")),
    ("6.1.3", lambda d: d.add(d.pdf.xref, b"/Encrypt 1 0 R")),
    ("6.1.3", setting(tail=b"%%EOF\n\n")),
    ("6.1.3", setting(tail=b"%%EOF\nmore")),
    ("6.1.4", moved),
    ("6.1.4", setting(between=b"% nothing\n")),
    ("6.1.4", lambda d: d.edit(d.pdf.xref, rb"/Size (\d+)", b"/Size %d" % (
        d.pdf.trailer["Size"] + 1))),
    ("6.1.6", more("info", b"/X<414>")),
    ("6.1.6", more("info", b"/X<4G>")),
    ("6.1.7.1", ends_early),
    ("6.1.7.1", entry("xmp", rb"stream\r\n", b"stream ")),
    ("6.1.7.1", entry("xmp", rb"\nendstream", b"endstream")),
    ("6.1.7.1", more("xmp", b"/F(other)")),
    ("6.1.7.2", lambda d: d.edit(d.icc, rb"FlateDecode", b"LZWDecode")),
    ("6.1.7.2", lambda d: d.edit(d.icc, rb"FlateDecode", b"Crypt")),
    ("6.1.8", more("info", b"/X/\xff#fe")),
    ("6.1.9", entry("xmp", rb"obj\n", b"obj ")),
    ("6.1.9", entry("xmp", rb" 0 obj", b"  0 obj")),
    ("6.1.9", entry("xmp", rb" 0 obj", b" 0\tobj")),
    ("6.1.9", entry("xmp", rb"endstream\nendobj", b"endstream endobj")),
    ("6.1.9", entry("xmp", rb"endobj\n", b"endobj ")),
    ("6.1.12", more("root", b"/Perms<<>>")),
    ("6.1.13", more("info", b"/X 2147483648")),
    ("6.1.13", more("info", b"/X -2147483649")),
    ("6.1.13", more("info", b"/X 4" + b"0" * 38 + b".0")),
    ("6.1.13", short_string(32768)),
    ("6.1.13", more("info", b"/X/" + b"n" * 128)),
    ("6.1.13", drawn(b"\n" + 29 * b"q\n" + 29 * b"Q\n")),
    ("6.1.13", drawn(b"\nq\n")),
    ("6.1.13", entry("page", rb"/MediaBox ?\[[^]]*\]",
                     b"/MediaBox[0 0 2 2]")),
    ("6.2.2", drawn(b"\nfoo\n")),
    ("6.2.3", lambda d: d.edit(d.root, rb"/OutputIntents", b"/OutputX")),
    ("6.2.3", profile(16, b"GRAY")),
    ("6.2.3", profile(12, b"abst")),
    ("6.2.3", profile(0, b"\1")),
    ("6.2.4", drawn(b"\n0 0 0 1 k\n")),
    ("6.2.5", entry("page", rb"/Font", b"/ExtGState<</G<</TR/Identity>>>>"
                    b"/Font")),
    ("6.2.10", entry("page", rb"/Font", b"/ExtGState<</G<</ca 0.5>>>>/Font")),
    ("6.2.10", more("page", b"/Group<</S/Transparency>>")),
    ("6.2.11.2", entry("cid", rb"/BaseFont/[A-Z]{6}", b"/BaseFont/AAAAAA")),
    ("6.2.11.2", entry("font", rb"/Type/Font", b"")),
    ("6.2.11.3.2", entry("cid", rb"/CIDToGIDMap \d+ 0 R", b"")),
    ("6.2.11.3.3", entry("font", rb"Identity-H", b"Own")),
    ("6.2.11.4.1", lambda d: d.edit(d.pdf.value[d.cid]["FontDescriptor"],
                                    rb"FontFile2", b"FontFileX")),
    ("6.2.11.4.2", lambda d: d.add(d.pdf.value[d.cid]["FontDescriptor"],
                                   b"/CIDSet %d 0 R" % d.xmp)),
    ("6.2.11.5", lambda d: d.edit(d.cid, rb"(?<=/W\[0\[)(\d+) (\d+)",
                                  b"500 2000")),
    ("6.2.11.7.2", entry("font", rb"/ToUnicode \d+ 0 R", b"")),
    ("6.2.11.7.2", lambda d: d.cmap(lambda x: x.replace(
        b"<0001><0", b"<FF01><0"))),
    ("6.2.11.7.2", lambda d: d.cmap(lambda x: re.sub(
        rb"<0001><....", b"<0001><FEFF", x))),
    ("6.2.11.7.3", lambda d: d.cmap(lambda x: re.sub(
        rb"<0001><....", b"<0001><E001", x))),
    ("6.2.11.8", no_glyph),
    ("6.3.1", entry("link", rb"/Subtype ?/Link", b"/Subtype/Movie")),
    ("6.3.2", entry("link", rb"/F 4", b"")),
    ("6.3.2", entry("link", rb"/F 4", b"/F 6")),
    ("6.3.3", entry("link", rb"/Subtype ?/Link", b"/Subtype/Stamp")),
    ("6.3.4", entry("link", rb"/Contents", b"/Kontents")),
    ("6.4.1", more("root", b"/AcroForm<<>>")),
    ("6.5.1", entry("link", rb"/Dest", b"/A<</S/JavaScript/JS()>>/X")),
    ("6.5.1", entry("link", rb"/Dest", b"/A<</S/Launch/F(x)>>/X")),
    ("6.5.1", entry("link", rb"/Dest", b"/X")),
    ("6.5.1", more("root", b"/OpenAction<</S/Hide>>")),
    ("6.5.2", more("root", b"/AA<<>>")),
    ("6.5.2", more("page", b"/AA<<>>")),
    ("6.6.2.1", lambda d: d.edit(d.root, rb"/Metadata", b"/Metadatum")),
    ("6.6.2.1", metadata(rb'" id=', b'" bytes="9" id=')),
    ("6.6.2.1", metadata(b"</rdf:RDF>", b"")),
    ("6.6.2.1", metadata(b"<dc:format>", b"<dc:format>\xff")),
    ("6.6.2.3", metadata(b"/pdfua/ns/id/</", b"/x/</")),
    ("6.6.3", entry("info", rb"/Title ?\(", b"/Title(Other: ")),
    ("6.6.3", metadata(b"<xmp:CreatorTool>", b"<xmp:CreatorTool>x")),
    ("6.6.4", metadata(b"conformance>A", b"conformance>B")),
    ("6.6.4", metadata(b"<pdfaid:part>2", b"<pdfaid:part>1")),
    ("6.6.4", metadata(b"<pdfuaid:part>1", b"<pdfuaid:part>2")),
    ("6.7.2.2", lambda d: d.edit(d.root, rb"/MarkInfo", b"/MarkX")),
    ("6.7.3.3", lambda d: d.edit(d.root, rb"/StructTreeRoot", b"/StructX")),
    ("6.7.3.4", lambda d: d.edit(d.find(lambda v: v.get("S") == "P"),
                                 rb"/S/P", b"/S/Para")),
    ("6.7.4", lambda d: d.edit(d.root, rb"/Lang ?\(.*?\)", b"")),
    ("6.8", embedded(b"/F(x)/UF(x)/EF FILE")),
    ("6.8", embedded(b"/F(x)/UF(x)/EF FILE", root=b"/AF[SPEC]")),
    ("6.8", embedded(b"/F(x)/EF FILE/AFRelationship/Data",
                     root=b"/AF[SPEC]")),
    ("6.8", embedded(b"/F(x)/UF(x)/EF FILE/AFRelationship/Data",
                     root=b"/AF[]")),
    ("6.8", embedded(b"/F(x)/UF(x)/EF FILE/AFRelationship/Data",
                     file=b"/Subtype/csv", root=b"/AF[SPEC]")),
    ("6.9", more("root", b"/OCProperties<<>>")),
    ("6.10", more("root", b"/Names<</AlternatePresentations<<>>>>")),
    ("6.10", more("page", b"/PresSteps<<>>")),
    ("6.11", more("root", b"/Requirements[]")),
]
# Of a file of PDF 2.0.
BREAKS_OF_TWO = [
    ("A4:6.1.3", lambda d: d.add(d.pdf.xref, b"/Info %d 0 R" % d.root)),
    ("A4:6.7.3", metadata(b"<pdfaid:part>4", b"<pdfaid:part>2")),
    ("A4:6.7.3", metadata(b"rev>2020", b"rev>20")),
    ("A4:6.7.3", metadata(b"</pdfaid:rev>", b"</pdfaid:rev>"
                          b"<pdfaid:conformance>A</pdfaid:conformance>")),
    ("UA2:5", metadata(b"<pdfuaid:part>2", b"<pdfuaid:part>1")),
    ("UA2:5", metadata(b"<pdfuaid:rev>2024</pdfuaid:rev>", b"")),
    ("UA2:8.11.1", lambda d: d.replace(d.xmp, lambda x: x.replace(
        b"dc:title>", b"dc:source>"))),
    ("WTPDF:6.1.3", metadata(b"wtpdf#", b"other#")),
    ("UA2:8.2.5.2", lambda d: d.edit(d.find(lambda v: v.get("S") ==
                                            "Document"), rb"/NS", b"/NX")),
    ("UA2:8.2.5.2", lambda d: d.edit(d.typed("Namespace"), rb"pdf2/ssn",
                                     b"pdf/ssn")),
    ("UA2:8.2.5.8", lambda d: d.edit(d.find(lambda v: v.get("S") == "TOCI"),
                                     rb"/Ref\[", b"/Rex[")),
    ("UA2:8.2.5.14", lambda d: d.edit(d.find(lambda v: v.get("S") == "P"),
                                      rb"/S/P", b"/S/Note")),
    ("UA2:8.8", lambda d: d.edit(d.typed("GoTo", "S"), rb"/SD", b"/SX")),
    ("UA2:8.8", lambda d: d.edit(d.typed("GoTo", "S"), rb"/SD\[\d+",
                                 b"/SD[%d" % d.page)),
    ("UA2:8.8", more("link", b"/Dest[]")),
]
# What must stay allowed: an associated file.
SOUND = [lambda d: None,
         embedded(b"/F(x)/UF(x)/EF FILE/AFRelationship/Data",
                  root=b"/AF[SPEC]")]


def prove(data, check):
    """Breaks the file in every way; returns 1 if a break is not found."""
    missed = 0
    two = data.startswith(b"%PDF-2")
    breaks = BREAKS_OF_TWO if two else BREAKS
    for i, change in enumerate(SOUND[:1] if two else SOUND):
        draft = Draft(data)
        change(draft)
        for rule, words in check(draft.write()):
            print(f"sound copy {i}: {rule}: {words}")
            missed += 1
    for i, (rule, damage) in enumerate(breaks):
        draft = Draft(data)
        damage(draft)
        found = {r for r, _ in check(draft.write())}
        if rule not in found:
            print(f"break {i} of rule {rule} is not found, but {found}")
            missed += 1
    print(f"{len(breaks)} breaks, {missed} missed")
    return min(missed, 1)
