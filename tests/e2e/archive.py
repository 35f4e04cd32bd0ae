#!/usr/bin/env python3
"""Checks a finished PDF against ISO 19005-2 (PDF/A-2a) and, with a file
attached, ISO 19005-3: the clauses of section 6 that a report can break, each
by its number, on the bytes themselves. A file that says it is PDF 2.0 is held
against ISO 19005-4 (PDF/A-4, 4f with a file), whose clauses are named with "A4:",
and against what ISO 14289-2 (PDF/UA-2) adds to part 1, named "UA2:".

archive.py -- FILE...        checks; prints what is wrong
archive.py --prove FILE      also breaks the file in each way (broken.py) and
                             checks that the break is found
"""
import re
import struct
import sys
import xml.dom.minidom

from pdfbytes import Broken, Name, Pdf, Ref, text, to_unicode

# ISO 32000-1, annex A
OPERATORS = set(
    "b B b* B* BDC BMC BT BX c cm CS cs d d0 d1 Do DP EMC ET EX f F f* G g "
    "gs h i J j K k l M m MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td "
    "TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split())
ROLES = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct "
    "Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody "
    "TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu "
    "RB RT RP WT WP Figure Formula Form".split())
ANNOTATIONS = set(
    "Text Link FreeText Line Square Circle Polygon PolyLine Highlight "
    "Underline Squiggly StrikeOut Stamp Caret Ink Popup FileAttachment "
    "Widget PrinterMark TrapNet Watermark Redact".split())
ACTIONS = {"GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"}
NAMED = {"NextPage", "PrevPage", "FirstPage", "LastPage"}
INFO = {"Title": "dc:title", "Author": "dc:creator",
        "Subject": "dc:description", "Creator": "xmp:CreatorTool",
        "Producer": "pdf:Producer", "CreationDate": "xmp:CreateDate",
        "ModDate": "xmp:ModifyDate"}


class Archive:
    def __init__(self, data):
        self.data = data
        self.bad = []
        self.first = 0  # byte behind the header
        self.two = data.startswith(b"%PDF-2")
        self.used = {}  # font -> codes shown in it

    def fault(self, rule, words):
        self.bad.append((rule, words))

    def run(self):
        try:
            self.pdf = Pdf(self.data)
        except (Broken, KeyError, ValueError) as error:
            return [("unreadable", repr(error))]
        for rule in (self.header, self.trailer, self.tiles, self.streams,
                     self.values, self.catalogue, self.intents, self.metadata,
                     self.structure, self.attachments, self.annotations,
                     self.content, self.fonts):
            try:
                rule()
            except (Broken, KeyError, TypeError, IndexError) as error:
                self.fault("unreadable", f"{rule.__name__}: {error!r}")
        return self.pdf.faults + self.bad

    # 6.1: the file

    def header(self):
        m = re.match(rb"%PDF-(?:1\.[0-7]|2\.0)(\r\n|\n|\r)%[^\r\n]*"
                     rb"(\r\n|\n|\r)", self.data)
        if m is None:
            return self.fault("6.1.2", "no header with a comment after it")
        if not re.match(rb"%[\x80-\xFF]{4}", self.data[m.end(1):]):
            self.fault("6.1.2", "the comment has under four binary bytes")
        self.first = m.end()

    def trailer(self):
        pdf = self.pdf
        ident = pdf.trailer.get("ID", [])
        if len(ident) != 2 or not all(isinstance(i, bytes) and i
                                      for i in ident):
            self.fault("6.1.3", "no ID")
        if self.two and "Info" in pdf.trailer:
            self.fault("A4:6.1.3", "Info in the trailer")
        if "Encrypt" in pdf.trailer:
            self.fault("6.1.3", "encrypted")
        if self.data[self.data.rindex(b"%%EOF") + 5:] not in (
                b"", b"\n", b"\r", b"\r\n"):
            self.fault("6.1.3", "something follows the end")
        if pdf.trailer["Size"] != max(pdf.place) + 1:
            self.fault("6.1.4", "Size is not the highest number and one")

    def tiles(self):
        """Every byte belongs to an object."""
        pdf = self.pdf
        at = self.first
        parts = {p[1]: n for n, p in pdf.place.items() if p[0] == 1}
        parts[pdf.start] = pdf.xref
        for start, num in sorted(parts.items()):
            if start != at:
                self.fault("6.1.4", f"{start - at} bytes before object {num}")
            at = start + len(pdf.raw.get(num, b""))
        if at != pdf.tail:
            self.fault("6.1.4", "bytes before startxref")

    def streams(self):
        for num in self.pdf.body:
            v = self.pdf.value[num]
            if v.keys() & {"F", "FFilter", "FDecodeParms"}:
                self.fault("6.1.7.1", f"stream {num} is in another file")
            if v.get("Filter", "FlateDecode") != "FlateDecode":
                self.fault("6.1.7.2", f"stream {num}: {v['Filter']}")
            else:
                self.pdf.stream(num)

    def values(self):
        """Names and the limits of section 6.1.13, in every object."""
        if len(self.pdf.value) > 8388607:
            self.fault("6.1.13", "too many objects")
        for num, v in self.pdf.value.items():
            stack = [v]
            while stack:
                x = stack.pop()
                if isinstance(x, dict):
                    stack.extend(x)
                    stack.extend(x.values())
                    self.dictionary(num, x)
                elif isinstance(x, list):
                    stack.extend(x)
                else:
                    self.limits(f"object {num}", x)

    def limits(self, where, x):
        if isinstance(x, Name):
            raw = x.encode("utf-8", "surrogateescape")
            if len(raw) > 127:
                self.fault("6.1.13", f"{where}: a name of {len(raw)} bytes")
            if re.search("[\udc80-\udcff]", x):
                self.fault("6.1.8", f"{where}: {raw!r} is not UTF-8")
        elif isinstance(x, bytes) and len(x) > 32767:
            self.fault("6.1.13", f"{where}: a string of {len(x)} bytes")
        elif isinstance(x, int) and not -2**31 <= x <= 2**31 - 1:
            self.fault("6.1.13", f"{where}: {x}")
        elif isinstance(x, float) and x and not 1.175e-38 < abs(x) < 3.403e38:
            self.fault("6.1.13", f"{where}: {x}")

    def dictionary(self, num, x):
        if "AA" in x:
            self.fault("6.5.2", f"object {num} has additional actions")
        kind = x.get("S")
        if x.get("Type") == "Action" or "JS" in x or (
                isinstance(kind, Name) and kind in (
                    "JavaScript", "Launch", "Sound", "Movie", "Hide",
                    "ResetForm", "ImportData", "Rendition")):
            if kind not in ACTIONS or kind == "Named" and x["N"] not in NAMED:
                self.fault("6.5.1", f"object {num}: action {kind}")

    def catalogue(self):
        root = self.pdf.root
        names = self.pdf.get(root.get("Names", {}))
        for rule, key, where in (
                ("6.1.12", "Perms", root), ("6.4.1", "AcroForm", root),
                ("6.9", "OCProperties", root), ("6.11", "Requirements", root),
                ("6.10", "AlternatePresentations", names),
                ("6.5.1", "JavaScript", names)):
            if key in where:
                self.fault(rule, key)
        action = self.pdf.get(root.get("OpenAction", []))
        if isinstance(action, dict) and action.get("S") not in ACTIONS:
            self.fault("6.5.1", "OpenAction")
        if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
                            text(root.get("Lang", b""))):
            self.fault("6.7.4", "no language")
        if self.pdf.get(root.get("MarkInfo", {})).get("Marked") is not True:
            self.fault("6.7.2.2", "not marked")

    # 6.2: colour

    def intents(self):
        pdf = self.pdf
        intents = [pdf.get(i) for i in pdf.get(
            pdf.root.get("OutputIntents", []))]
        profiles = {i.get("DestOutputProfile") for i in intents}
        if len(profiles) != 1 or any(i.get("S") != "GTS_PDFA1"
                                     for i in intents):
            return self.fault("6.2.3", "not one output intent")
        ref = profiles.pop()
        icc, n = pdf.stream(ref), pdf.value[ref].get("N")
        if (len(icc) < 128 or icc[36:40] != b"acsp"
                or icc[12:16] not in (b"mntr", b"prtr") or icc[8] > 4
                or icc[16:20] != b"RGB " or n != 3
                or struct.unpack(">L", icc[:4])[0] != len(icc)):
            return self.fault("6.2.3", "no profile of three colours")
        tags = {icc[a:a + 4]: struct.unpack(">LL", icc[a + 4:a + 12])
                for a in range(132, 132 + 12 * icc[131], 12)}
        needed = {b"desc", b"cprt", b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ",
                  b"rTRC", b"gTRC", b"bTRC"}
        if not needed <= tags.keys() or any(
                a + size > len(icc) for a, size in tags.values()):
            self.fault("6.2.3", "the profile is not whole")
        return None

    def resources(self, page, node):
        for key, part in self.pdf.get(node["Resources"]).items():
            part = self.pdf.get(part)
            if key == "ExtGState":
                for state in map(self.pdf.get, part.values()):
                    if state.keys() & {"TR", "TR2", "HTO", "HTP"}:
                        self.fault("6.2.5", f"page {page}: a transfer curve")
                    if (state.get("SMask", "None") != "None"
                            or state.get("BM", "Normal") != "Normal"
                            or state.get("ca", 1) != 1
                            or state.get("CA", 1) != 1):
                        self.fault("6.2.10", f"page {page}: transparency")
            elif key == "XObject":
                for image in map(self.pdf.get, part.values()):
                    self.image(page, image)
            elif key not in ("Font", "ProcSet"):
                self.fault("6.2.2", f"page {page}: {key} is not expected")

    def image(self, page, image):
        """6.2.8: a picture of plain points, in the colours of the intent."""
        if image.get("Subtype") != "Image":
            self.fault("6.2.2", f"page {page}: {image.get('Subtype')}")
        for key in image.keys() & {"Alternates", "OPI", "SMask", "Mask",
                                   "SMaskInData"}:
            self.fault("6.2.8", f"page {page}: an image with {key}")
        if image.get("Interpolate", False) not in (False, "false"):
            self.fault("6.2.8", f"page {page}: an image that is smoothed")
        if image.get("ColorSpace") not in ("DeviceRGB", "DeviceGray"):
            self.fault("6.2.4", f"page {page}: {image.get('ColorSpace')}")
        if image.get("BitsPerComponent") not in (1, 2, 4, 8, 16):
            self.fault("6.2.8", f"page {page}: bits of an image")

    def content(self):
        for page, ref in enumerate(self.pdf.pages(), 1):
            node = self.pdf.get(ref)
            if "PresSteps" in node:
                self.fault("6.10", f"page {page}: PresSteps")
            if "Group" in node and "CS" not in self.pdf.get(node["Group"]):
                self.fault("6.2.10", f"page {page}: a group without CS")
            box = self.pdf.get(node["MediaBox"])
            if not all(3 <= box[i + 2] - box[i] <= 14400 for i in (0, 1)):
                self.fault("6.1.13", f"page {page}: {box}")
            self.resources(page, node)
            self.operators(page, node, ref)

    def operators(self, page, node, ref):
        known = self.pdf.get(self.pdf.get(node["Resources"])["Font"])
        pictures = self.pdf.get(self.pdf.get(node["Resources"])
                                .get("XObject", {}))
        depth, codes = 0, None
        for op, operands in self.pdf.content(ref):
            if op == "Tf":
                codes = self.used.setdefault(known.get(operands[0]), set())
            elif op == "TJ":
                self.show(codes, operands[0], page)
            elif op not in OPERATORS:
                self.fault("6.2.2", f"page {page}: operator {op}")
            elif op in ("q", "Q"):
                depth += 1 if op == "q" else -1
                if not 0 <= depth <= 28:
                    self.fault("6.1.13", f"page {page}: q nested {depth}")
            elif op in ("k", "K", "cs", "CS", "sh", "ri"):
                self.fault("6.2.4", f"page {page}: colour by {op}")
            elif op == "Do":
                if operands[0] not in pictures:
                    self.fault("6.2.2", f"page {page}: {operands[0]}")
            elif op in ("Tj", "'", '"', "gs"):
                self.fault("6.2.2", f"page {page}: {op} is not expected")
            for x in operands:
                self.limits(f"page {page}", x)
        if depth:
            self.fault("6.1.13", f"page {page}: q without Q")

    def show(self, codes, parts, page):
        for part in parts:
            self.limits(f"page {page}", part)
            if isinstance(part, bytes):
                codes.update(struct.unpack(f">{len(part) // 2}H",
                                           part[:len(part) & ~1]))
                if len(part) % 2:
                    self.fault("6.2.11.7", f"page {page}: half a code")

    # 6.2.11: fonts

    def fonts(self):
        for ref, codes in self.used.items():
            font = self.pdf.get(ref)
            if font is None:
                self.fault("6.2.2", "a font is in no resources")
                continue
            name = font.get("BaseFont", "")
            cid = self.pdf.get(self.pdf.get(font["DescendantFonts"])[0])
            d = self.pdf.get(cid["FontDescriptor"])
            for owner, keys in (
                    (font, "Type Subtype BaseFont Encoding"),
                    (cid, "Type Subtype BaseFont CIDSystemInfo W"),
                    (d, "Type FontName Flags FontBBox ItalicAngle Ascent "
                     "Descent CapHeight StemV")):
                for key in set(keys.split()) - owner.keys():
                    self.fault("6.2.11.2", f"{name} has no {key}")
            if cid.get("BaseFont") != name or d.get("FontName") != name:
                self.fault("6.2.11.2", f"{name} has another name inside")
            if not re.match(r"[A-Z]{6}\+.", name):
                self.fault("6.2.11.2", f"{name} does not say it is a subset")
            self.composite(name, font, cid)
            if "FontFile2" not in d:
                self.fault("6.2.11.4.1", f"{name} is not embedded")
                continue
            words = self.unicode(name, font, codes)
            if "CIDToGIDMap" in cid:
                self.program(name, cid, d, {c: words.get(c) or "" for c in
                                            codes})

    def composite(self, name, font, cid):
        if font.get("Encoding") != "Identity-H":
            self.fault("6.2.11.3.3", f"{name}: encoding "
                       f"{font.get('Encoding')}")
        if not isinstance(cid.get("CIDToGIDMap"), Ref):
            self.fault("6.2.11.3.2", f"{name} has no CIDToGIDMap")

    def unicode(self, name, font, codes):
        if "ToUnicode" not in font:
            self.fault("6.2.11.7.2", f"{name} has no ToUnicode")
            return {}
        known = to_unicode(self.pdf.stream(font["ToUnicode"]))
        for code in codes:
            words = known.get(code, "")
            if not words or re.search("[\0\ufeff\ufffe]", words):
                self.fault("6.2.11.7.2", f"{name}, code {code}: {words!r}")
            if re.search("[\ue000-\uf8ff\U000f0000-\U0010ffff]", words):
                self.fault("6.2.11.7.3", f"{name}, code {code}: private")
        return known

    def program(self, name, cid, d, codes):
        program = self.pdf.stream(d["FontFile2"])
        tables = {}
        for i in range(struct.unpack(">H", program[4:6])[0]):
            tag, _, at, size = struct.unpack(
                ">4sLLL", program[12 + 16 * i:28 + 16 * i])
            tables[tag] = program[at:at + size]
        head, maxp = tables[b"head"], tables[b"maxp"]
        units = struct.unpack(">H", head[18:20])[0]
        n_glyphs = struct.unpack(">H", maxp[4:6])[0]
        long = struct.unpack(">H", tables[b"hhea"][34:36])[0]
        size = 4 if struct.unpack(">H", head[50:52])[0] else 2
        loca = struct.unpack(f">{n_glyphs + 1}{'L' if size == 4 else 'H'}",
                             tables[b"loca"][:(n_glyphs + 1) * size])
        gids = self.pdf.stream(cid["CIDToGIDMap"])
        widths = self.pdf.get(cid["W"])[1]
        for code, words in codes.items():
            gid = int.from_bytes(gids[2 * code:2 * code + 2], "big")
            if gid == 0:
                self.fault("6.2.11.8", f"{name}, code {code}: .notdef")
            elif gid >= n_glyphs or loca[gid] == loca[gid + 1] and words.strip(
                    " \u00a0\u2003\u2009\u202f"):
                self.fault("6.2.11.4.1", f"{name}, code {code}: no glyph")
            at = 4 * min(gid, long - 1)
            advance = struct.unpack(">H", tables[b"hmtx"][at:at + 2])[0]
            if abs(advance * 1000 / units - widths[code]) > 1:
                self.fault("6.2.11.5", f"{name}, code {code}: width")
        if "CIDSet" in d:
            bits = self.pdf.stream(d["CIDSet"])
            for code in range(len(gids) // 2):
                if not bits[code // 8:][:1] or not (
                        bits[code // 8] & 128 >> code % 8):
                    self.fault("6.2.11.4.2", f"{name}: {code} not in CIDSet")

    # 6.3 to 6.8

    def annotations(self):
        for page, ref in enumerate(self.pdf.pages(), 1):
            for a in map(self.pdf.get, self.pdf.get(
                    self.pdf.get(ref).get("Annots", []))):
                kind, flags = a.get("Subtype"), a.get("F", 0)
                if kind not in ANNOTATIONS:
                    self.fault("6.3.1", f"page {page}: {kind}")
                if not flags & 4 or flags & (1 | 2 | 32 | 256):
                    self.fault("6.3.2", f"page {page}: F is {flags}")
                if kind not in ("Link", "Popup") and "AP" not in a:
                    self.fault("6.3.3", f"page {page}: no appearance")
                if not text(a.get("Contents", b"")).strip():
                    self.fault("6.3.4", f"page {page}: no Contents")
                if "Dest" not in a and "A" not in a:
                    self.fault("6.5.1", f"page {page}: leads nowhere")

    def metadata(self):
        ref = self.pdf.root.get("Metadata")
        if ref is None:
            return self.fault("6.6.2.1", "no metadata")
        raw = self.pdf.stream(ref)
        m = re.match(rb"<\?xpacket ([^?]*)\?>", raw)
        if m is None or re.search(rb"\b(bytes|encoding)=", m.group(1)):
            self.fault("6.6.2.1", "the packet's head")
        try:
            xmp = xml.dom.minidom.parseString(raw.decode("utf-8"))
        except (UnicodeDecodeError, xml.parsers.expat.ExpatError) as error:
            return self.fault("6.6.2.1", f"no XML: {error}")
        if self.two:
            return self.claims(xmp)
        part = "3" if "AF" in self.pdf.root else "2"
        for name, want in (("pdfaid:part", part), ("pdfuaid:part", "1"),
                           ("pdfaid:conformance", "A")):
            if self.property(xmp, name) != want:
                self.fault("6.6.4", f"{name} is {self.property(xmp, name)}")
        if "http://www.aiim.org/pdfua/ns/id/" not in self.property(
                xmp, "pdfaSchema:namespaceURI"):
            self.fault("6.6.2.3", "pdfuaid is not described")
        return self.info(xmp)

    def claims(self, xmp):
        """What a file of PDF 2.0 says of itself."""
        claims = [("A4:6.7.3", "pdfaid:part", "4"),
                  ("A4:6.7.3", "pdfaid:rev", "2020"),
                  ("UA2:5", "pdfuaid:part", "2"),
                  ("UA2:5", "pdfuaid:rev", "2024"),
                  ("WTPDF:6.1.3", "pdfd:conformsTo",
                   "http://pdfa.org/declarations/wtpdf#accessibility1.0"),
                  ("A4:6.7.3", "pdfaid:conformance",
                   "F" if "AF" in self.pdf.root else "found 0 times")]
        for rule, name, want in claims:
            if self.property(xmp, name) != want:
                self.fault(rule, f"{name} is {self.property(xmp, name)}")
        if self.property(xmp, "dc:title").startswith("found 0"):
            self.fault("UA2:8.11.1", "no title")

    @staticmethod
    def property(xmp, name):
        found = xmp.getElementsByTagName(name)
        if len(found) != 1:
            return f"found {len(found)} times"
        out, stack = "", [found[0]]
        while stack:
            node = stack.pop()
            out += node.data if node.nodeType == node.TEXT_NODE else ""
            stack.extend(reversed(node.childNodes))
        return out

    def info(self, xmp):
        info = self.pdf.get(self.pdf.trailer.get("Info", {}))
        for key, name in INFO.items():
            if key not in info:
                continue
            words = text(info[key])
            if key.endswith("Date"):
                words = re.sub(r"D:(....)(..)(..)(..)(..)(..)Z",
                               r"\1-\2-\3T\4:\5:\6Z", words)
            if self.property(xmp, name) != words:
                self.fault("6.6.3", f"{key}: {words!r} is not "
                           f"{self.property(xmp, name)!r}")
        if "Title" not in info:
            self.fault("6.6.3", "no title")

    def structure(self):
        tree = self.pdf.get(self.pdf.root.get("StructTreeRoot", {}))
        if "K" not in tree or "ParentTree" not in tree:
            self.fault("6.7.3.3", "no structure")
        for v in self.pdf.value.values():
            if isinstance(v, dict) and "P" in v and "S" in v and (
                    v["S"] not in ROLES):
                self.fault("6.7.3.4", f"role {v['S']}")
        if self.two:
            self.structure_of_two(tree)

    def is_element(self, ref):
        v = self.pdf.value.get(ref) if isinstance(ref, Ref) else None
        return isinstance(v, dict) and v.get("S") in ROLES and "P" in v

    def structure_of_two(self, tree):
        """What PDF/UA-2 asks beyond part 1."""
        spaces = [self.pdf.get(s) for s in self.pdf.get(
            tree.get("Namespaces", []))]
        top = self.pdf.get(tree["K"])
        if (not any(s.get("NS") == b"http://iso.org/pdf2/ssn" for s in spaces)
                or top["S"] != "Document"
                or self.pdf.get(top.get("NS", {})) not in spaces):
            self.fault("UA2:8.2.5.2", "no Document of PDF 2.0")
        for num, v in self.pdf.value.items():
            if not isinstance(v, dict):
                continue
            if v.get("S") == "TOCI" and not all(
                    map(self.is_element, v.get("Ref", [None]))):
                self.fault("UA2:8.2.5.8", f"TOCI {num} refers to nothing")
            if v.get("S") == "Note":
                self.fault("UA2:8.2.5.14", f"Note {num}")
            if v.get("Subtype") == "Link" or {"Title", "Parent"} <= v.keys():
                self.leads(num, v)

    def leads(self, num, v):
        """Links and bookmarks lead to elements."""
        action = self.pdf.get(v.get("A", {}))
        if "Dest" in v or action.get("S") != "GoTo" or not self.is_element(
                action.get("SD", [None])[0]):
            self.fault("UA2:8.8", f"object {num} leads to no element")

    def attachments(self):
        root, get = self.pdf.root, self.pdf.get
        names = get(get(root.get("Names", {})).get("EmbeddedFiles", {}))
        specs = get(names.get("Names", []))[1::2]
        if specs and "AF" not in root:
            self.fault("6.8", "a file is embedded in PDF/A-2")
        for ref in specs:
            spec = get(ref)
            if not spec.keys() >= {"F", "UF", "EF"}:
                self.fault("6.8", "a file without F, UF or EF")
                continue
            if "AFRelationship" not in spec or ref not in get(root["AF"]):
                self.fault("6.8", "a file is not associated")
            file = get(get(spec["EF"])["F"])
            if "/" not in file.get("Subtype", "") or "ModDate" not in get(
                    file.get("Params", {})):
                self.fault("6.8", "a file without MIME type or date")


def main():
    prove = sys.argv[1] == "--prove"
    status = 0
    for path in sys.argv[2:]:
        with open(path, "rb") as f:
            data = f.read()
        bad = Archive(data).run()
        for rule, words in bad[:20]:
            print(f"{path}: {rule}: {words}")
        status |= bool(bad)
        if prove:
            import broken
            status |= broken.prove(data, lambda d: Archive(d).run())
    return status


if __name__ == "__main__":
    sys.exit(main())
