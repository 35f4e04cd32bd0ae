#!/usr/bin/env python3
"""Checks a finished PDF against the rules of PDF/UA-1 and PDF/A-2a that this
program undertakes, on the objects themselves (through qpdf), and shows that
each rule fails on a file that breaks it.

structure.py FILE            checks; prints what is wrong
structure.py --prove FILE    also breaks the file in every way and checks that
                             the break is found
"""
import base64
import copy
import json
import re
import struct
import subprocess
import sys

KIDS = {
    "Table": {"Caption", "THead", "TBody", "TR"}, "THead": {"TR"},
    "TBody": {"TR"}, "TR": {"TH", "TD"}, "L": {"LI", "Caption"},
    "LI": {"Lbl", "LBody"}, "TOC": {"TOCI", "TOC"},
}
ROLES = {"Document", "Sect", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody",
         "TOC", "TOCI", "Reference", "Link", "Table", "Caption", "THead",
         "TBody", "TR", "TH", "TD", "Figure", "Note", "Span"}
PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "s", "S", "Tj", "TJ", "'",
          '"', "Do", "sh"}
TOKEN = re.compile(
    rb"\((?:\\.|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|/[^\s/<>\[\]()]*"
    rb"|[^\s/<>\[\]()]+", re.S)


class Pdf:
    def __init__(self, path):
        with open(path, "rb") as f:
            self.head = f.read(8)
        run = subprocess.run(
            ["qpdf", "--json=2", "--json-key=qpdf",
             "--json-stream-data=inline", "--decode-level=generalized", path],
            capture_output=True, check=True)
        self.objects = json.loads(run.stdout)["qpdf"][1]
        self.trailer = self.objects["trailer"]["value"]

    def get(self, x):
        if isinstance(x, str) and re.fullmatch(r"\d+ \d+ R", x):
            o = self.objects["obj:" + x]
            return o["value"] if "value" in o else o["stream"]["dict"]
        return x

    def stream(self, ref):
        data = self.objects["obj:" + ref]["stream"]["data"]
        return data if isinstance(data, bytes) else base64.b64decode(data)

    def set_stream(self, ref, data):
        self.objects["obj:" + ref]["stream"]["data"] = data


def string(x):
    return x[2:] if isinstance(x, str) and x[:2] in ("u:", "b:") else x


class Check:
    def __init__(self, pdf):
        self.pdf = pdf
        self.bad = []
        self.root = pdf.get(pdf.trailer["/Root"])
        self.pages = self.page_list(self.root["/Pages"])
        self.marks = {}
        self.owner = {}
        self.annotations = {}
        self.levels = []

    def fault(self, rule, text):
        self.bad.append((rule, text))

    def page_list(self, ref):
        node = self.pdf.get(ref)
        if node["/Type"] == "/Page":
            return [ref]
        return [p for k in self.pdf.get(node["/Kids"])
                for p in self.page_list(k)]

    def run(self):
        self.document()
        self.metadata()
        tree = self.pdf.get(self.root.get("/StructTreeRoot", {}))
        if not tree:
            self.fault("tree", "no StructTreeRoot")
            return self.bad
        self.parents = self.number_tree(tree.get("/ParentTree"))
        for kid in self.kids(tree):
            self.element(kid, self.root["/StructTreeRoot"], "root")
        self.headings()
        for number, page in enumerate(self.pages):
            self.content(number, page)
            self.links(number, page)
        for key in self.owner.keys() - self.marks.keys():
            self.fault("marks", f"{key} is in the tree, not on the page")
        return self.bad

    def document(self):
        if self.pdf.head != b"%PDF-1.7":
            self.fault("version", self.pdf.head)
        if string(self.root.get("/Lang")) != "en-GB":
            self.fault("lang", "no /Lang")
        if not self.pdf.get(self.root.get("/MarkInfo", {})).get("/Marked"):
            self.fault("marked", "not marked as tagged")
        view = self.pdf.get(self.root.get("/ViewerPreferences", {}))
        if not view.get("/DisplayDocTitle"):
            self.fault("title", "the title is not displayed")
        if len(self.pdf.trailer.get("/ID", [])) != 2:
            self.fault("id", "no /ID")
        intents = self.pdf.get(self.root.get("/OutputIntents", []))
        if not intents or "/DestOutputProfile" not in self.pdf.get(intents[0]):
            self.fault("intent", "no output intent")
        if "/PageLabels" not in self.root or "/Outlines" not in self.root:
            self.fault("outline", "no page labels or outlines")

    def metadata(self):
        ref = self.root.get("/Metadata")
        xmp = self.pdf.stream(ref).decode() if ref else ""
        part = 3 if "/AF" in self.root else 2
        for claim in (f"<pdfaid:part>{part}<", "<pdfaid:conformance>A<",
                      "<pdfuaid:part>1<", "pdfaExtension:schemas"):
            if claim not in xmp:
                self.fault("xmp", f"{claim} is not in the metadata")
        info = self.pdf.get(self.pdf.trailer["/Info"])
        title = string(info["/Title"]).replace("&", "&amp;").replace(
            "<", "&lt;").replace(">", "&gt;")
        if f'x-default">{title}<' not in xmp:
            self.fault("xmp", "the title differs from /Info")
        date = string(info.get("/CreationDate", ""))
        if date and f"{date[2:6]}-{date[6:8]}-{date[8:10]}T" not in xmp:
            self.fault("xmp", "the date differs from /Info")

        for ref in self.pdf.get(self.root.get("/AF", [])):
            spec = self.pdf.get(ref)
            if spec.get("/AFRelationship") != "/Data" or not spec.get(
                    "/UF") or "/Names" not in self.root:
                self.fault("attachment", "not an associated file")

    def number_tree(self, ref):
        nums = self.pdf.get(ref).get("/Nums", [])
        return {nums[i]: nums[i + 1] for i in range(0, len(nums), 2)}

    def kids(self, node):
        k = node.get("/K", [])
        return k if isinstance(k, list) else [k]

    def element(self, ref, parent, parent_role):
        e = self.pdf.get(ref)
        role = e["/S"][1:]
        if role not in ROLES:
            self.fault("role", role)
        if parent_role in KIDS and role not in KIDS[parent_role]:
            self.fault("nesting", f"{role} in {parent_role}")
        if e["/P"] != parent:
            self.fault("parent", f"{role} names another parent")
        self.attributes(role, e)
        if role in ("H1", "H2", "H3"):
            self.levels.append(int(role[1]))
        inner = []
        for kid in self.kids(e):
            if isinstance(kid, int):
                self.own(e["/Pg"], kid, ref)
            elif isinstance(kid, dict) and kid.get("/Type") == "/MCR":
                self.own(kid["/Pg"], kid["/MCID"], ref)
            elif isinstance(kid, dict) and kid.get("/Type") == "/OBJR":
                self.annotations[kid["/Obj"]] = (role, ref)
            else:
                inner.append(self.element(kid, ref, role))
        if role == "Link" and not any(
                isinstance(k, dict) and "/Obj" in k for k in self.kids(e)):
            self.fault("link", "a Link without its annotation")
        if role == "TR":
            return role, [sum(span for _, span in inner)]
        if role in ("THead", "TBody", "Table"):
            rows = [w for kind, widths in inner if kind != "Caption"
                    for w in widths]
            if role == "Table" and len(set(rows)) > 1:
                self.fault("table", f"rows of {sorted(set(rows))} cells")
            return role, rows
        return role, self.attribute(e, "/ColSpan") or 1

    def attribute(self, e, key):
        a = self.pdf.get(e.get("/A", {}))
        for part in a if isinstance(a, list) else [a]:
            if key in part:
                return part[key]
        return None

    def attributes(self, role, e):
        if role == "Figure":
            if not string(e.get("/Alt", "")):
                self.fault("alt", "a Figure without Alt")
            if not self.attribute(e, "/BBox"):
                self.fault("alt", "a Figure without BBox")
        if role == "TH" and self.attribute(e, "/Scope") not in (
                "/Row", "/Column"):
            self.fault("scope", "a TH without Scope")
        if role == "Note" and "/ID" not in e:
            self.fault("note", "a Note without ID")

    def own(self, page, mcid, ref):
        key = (page, mcid)
        if key in self.owner:
            self.fault("marks", f"{key} has two owners")
        self.owner[key] = ref

    def headings(self):
        last = 0
        for level in self.levels:
            if level > last + 1:
                self.fault("headings", f"H{level} after H{last}")
            last = level
        if not self.levels:
            self.fault("headings", "none")

    def content(self, number, page):
        node = self.pdf.get(page)
        contents = node["/Contents"]
        refs = contents if isinstance(contents, list) else [contents]
        data = b"\n".join(self.pdf.stream(r) for r in refs)
        fonts = self.fonts(node)
        owners = self.parents.get(node.get("/StructParents"), [])
        owners = self.pdf.get(owners)
        open_marks, operands, font = [], [], None
        for token in TOKEN.findall(data):
            op = token.decode("latin-1")
            if op in ("BDC", "BMC"):
                text = b" ".join(operands).decode("latin-1")
                mcid = re.search(r"/MCID (\d+)", text)
                open_marks.append(text)
                if mcid:
                    self.mark(page, int(mcid.group(1)), owners)
            elif op == "EMC":
                open_marks.pop()
            elif op == "Tf":
                font = fonts.get(operands[-2].decode())
            elif op in PAINTS:
                if not any("/MCID" in m or m.startswith("/Artifact")
                           for m in open_marks):
                    self.fault("untagged", f"{op} on page {number + 1}")
                if op in ("Tj", "TJ"):
                    self.codes(font, operands, number)
            else:
                operands.append(token)
                continue
            operands = []
        if open_marks:
            self.fault("marks", f"left open on page {number + 1}")

    def mark(self, page, mcid, owners):
        key = (page, mcid)
        if key in self.marks:
            self.fault("marks", f"{key} twice")
        self.marks[key] = True
        if key not in self.owner:
            self.fault("marks", f"{key} is on the page, not in the tree")
        elif mcid >= len(owners) or owners[mcid] != self.owner[key]:
            self.fault("parents", f"{key}: the parent tree differs")

    def fonts(self, node):
        resources = self.pdf.get(node["/Resources"])
        return {name: self.font(ref) for name, ref in
                self.pdf.get(resources.get("/Font", {})).items()}

    def font(self, ref):
        if not hasattr(self, "known"):
            self.known = {}
        if ref not in self.known:
            self.known[ref] = self.read_font(self.pdf.get(ref))
        return self.known[ref]

    def read_font(self, f):
        if f.get("/Encoding") != "/Identity-H" or "/ToUnicode" not in f:
            self.fault("unicode", f"{f.get('/BaseFont')} has no ToUnicode")
            cmap = b""
        else:
            cmap = self.pdf.stream(f["/ToUnicode"])
        cid = self.pdf.get(self.pdf.get(f["/DescendantFonts"])[0])
        descriptor = self.pdf.get(cid["/FontDescriptor"])
        if "/FontFile2" not in descriptor:
            self.fault("font", "a font is not embedded")
        known = {int(m, 16) for m in re.findall(
            rb"<([0-9A-F]{4})><[0-9A-F]{4,}>", cmap)}
        self.widths(cid, self.pdf.stream(descriptor["/FontFile2"]),
                    self.pdf.stream(cid["/CIDToGIDMap"]))
        return known

    def widths(self, cid, program, gids):
        tables = {}
        for i in range(struct.unpack(">H", program[4:6])[0]):
            tag, _, at, size = struct.unpack(
                ">4sLLL", program[12 + 16 * i:28 + 16 * i])
            tables[tag] = program[at:at + size]
        units = struct.unpack(">H", tables[b"head"][18:20])[0]
        long = struct.unpack(">H", tables[b"hhea"][34:36])[0]
        for code, width in enumerate(self.pdf.get(cid["/W"])[1]):
            gid = struct.unpack(">H", gids[2 * code:2 * code + 2])[0]
            at = 4 * min(gid, long - 1)
            advance = struct.unpack(">H", tables[b"hmtx"][at:at + 2])[0]
            if abs(advance * 1000 / units - width) > 1:
                self.fault("width", f"code {code}: {width}")

    def codes(self, known, operands, number):
        for part in operands:
            if not part.startswith(b"("):
                continue
            raw = re.sub(rb"\\(.)", lambda m: b"\r" if m.group(1) == b"r"
                         else m.group(1), part[1:-1], flags=re.S)
            for (code,) in struct.iter_unpack(">H", raw):
                if known is None or code not in known:
                    self.fault("unicode", f"code {code}, page {number + 1}")

    def links(self, number, page):
        node = self.pdf.get(page)
        if node.get("/Annots") and node.get("/Tabs") != "/S":
            self.fault("link", "no tab order")
        for ref in self.pdf.get(node.get("/Annots", [])):
            a = self.pdf.get(ref)
            role, element = self.annotations.get(ref, ("nothing", None))
            if not string(a.get("/Contents", "")) or a.get("/F") != 4:
                self.fault("link", f"page {number + 1}: no Contents or flags")
            if role != "Link" or self.parents.get(
                    a.get("/StructParent")) != element:
                self.fault("link", f"page {number + 1}: not in the tree")


def find(pdf, role, having=None):
    for o in pdf.objects.values():
        v = o.get("value")
        if isinstance(v, dict) and v.get("/S") == "/" + role and "/P" in v and (
                having is None or having in v):
            return v
    raise SystemExit(f"no {role} to break")


def break_content(pdf):
    page = next(o["value"] for o in pdf.objects.values()
                if isinstance(o.get("value"), dict)
                and o["value"].get("/Type") == "/Page")
    ref = page["/Contents"]
    pdf.set_stream(ref, pdf.stream(ref) + b"\n0 0 9 9 re\nf\n")


def break_width(pdf):
    font = next(o["value"] for o in pdf.objects.values()
                if isinstance(o.get("value"), dict)
                and o["value"].get("/Subtype") == "/CIDFontType2")
    font["/W"][1][3] += 40


def break_unicode(pdf):
    next(o["value"] for o in pdf.objects.values()
         if isinstance(o.get("value"), dict)
         and o["value"].get("/Subtype") == "/Type0").pop("/ToUnicode")


def root_of(pdf):
    return pdf.get(pdf.trailer["/Root"])


BREAKS = {
    "alt": lambda p: find(p, "Figure").pop("/Alt"),
    "scope": lambda p: find(p, "TH").pop("/A"),
    "untagged": break_content,
    "headings": lambda p: find(p, "H2").update({"/S": "/H3"}),
    "width": break_width,
    "unicode": break_unicode,
    "lang": lambda p: root_of(p).pop("/Lang"),
    "nesting": lambda p: find(p, "TD").update({"/S": "/P"}),
    "role": lambda p: find(p, "P").update({"/S": "/Para"}),
    "parents": lambda p: p.get(p.get(p.get(root_of(p)["/StructTreeRoot"])[
        "/ParentTree"])["/Nums"][1]).reverse(),
    "link": lambda p: next(
        o["value"] for o in p.objects.values()
        if isinstance(o.get("value"), dict)
        and o["value"].get("/Subtype") == "/Link").pop("/Contents"),
    "xmp": lambda p: p.get(p.trailer["/Info"]).update({"/Title": "u:Other"}),
    "marked": lambda p: p.get(root_of(p)["/MarkInfo"]).pop("/Marked"),
    "title": lambda p: root_of(p).pop("/ViewerPreferences"),
    "intent": lambda p: root_of(p).pop("/OutputIntents"),
    "id": lambda p: p.trailer.pop("/ID"),
    "table": lambda p: find(p, "TR")["/K"].pop(),
}


def main():
    prove = sys.argv[1] == "--prove"
    pdf = Pdf(sys.argv[-1])
    bad = Check(pdf).run()
    for rule, text in bad[:20]:
        print(f"{rule}: {text}")
    print(f"{sys.argv[-1]}: {len(bad)} faults")
    status = 1 if bad else 0
    for rule, damage in BREAKS.items() if prove else ():
        broken = copy.deepcopy(pdf)
        damage(broken)
        if rule not in {r for r, _ in Check(broken).run()}:
            print(f"a broken \"{rule}\" is not found")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
