"""Reads a PDF from its bytes, by nothing but Python: what a reader that takes
the standard at its word sees. What is not as ISO 19005-2, 6.1 has it goes to
a list of faults, and reading goes on where it can."""
import re
import zlib

# Regular characters end a token; see ISO 32000-1, 7.2.2.
TOKEN = re.compile(
    rb"(?P<space>(?:[\0\t\n\f\r ]+|%[^\r\n]*)+)"
    rb"|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?=[\0\t\n\f\r ()<>\[\]/%]|$))"
    rb"|(?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|(?P<open><<)|(?P<close>>>)|(?P<hex><[^<>]*>)"
    rb"|(?P<string>\((?:[^()\\]|\\.)*\))"
    rb"|(?P<array>\[)|(?P<end>\])"
    rb"|(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%]+)", re.S)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.S)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f",
           b"\n": b"", b"\r": b"", b"\r\n": b""}
WORDS = {b"true": True, b"false": False, b"null": None}


class Name(str):
    """A name without its slash."""


class Ref(int):
    """The number of an object that stands elsewhere."""


class Word(str):
    """A keyword or an operator."""


class Broken(Exception):
    pass


def unescape(raw):
    def one(match):
        c = match.group(1)
        if c[:1].isdigit():
            return bytes([int(c, 8) & 255])
        return ESCAPES.get(c, c)
    return ESCAPE.sub(one, raw) if b"\\" in raw else raw


def name_of(raw):
    if b"#" in raw:
        raw = re.sub(rb"#([0-9A-Fa-f]{2})",
                     lambda m: bytes([int(m.group(1), 16)]), raw)
    return Name(raw[1:].decode("utf-8", "surrogateescape"))


def hexadecimal(raw, fault):
    digits = raw[1:-1].translate(None, b"\0\t\n\f\r ")
    if not re.fullmatch(rb"[0-9A-Fa-f]*", digits):
        fault("6.1.6", f"no hexadecimal string: {raw[:30]!r}")
        return b""
    if len(digits) % 2:
        fault("6.1.6", f"an odd number of digits: {raw[:30]!r}")
        digits += b"0"
    return bytes.fromhex(digits.decode())


def number(raw):
    return float(raw) if b"." in raw else int(raw)


def tokens(data, fault, start=0):
    """Values and words of `data`, as (value, end of it); brackets are the
    words << >> [ ]."""
    at = start
    while at < len(data):
        m = TOKEN.match(data, at)
        if m is None:
            raise Broken(f"cannot be read: {data[at:at + 30]!r}")
        at, kind, raw = m.end(), m.lastgroup, m.group()
        if kind == "space":
            continue
        if kind == "number":
            yield number(raw), at
        elif kind == "name":
            yield name_of(raw), at
        elif kind == "string":
            yield unescape(raw[1:-1]), at
        elif kind == "hex":
            yield hexadecimal(raw, fault), at
        elif kind == "word" and raw in WORDS:
            yield WORDS[raw], at
        else:
            yield Word(raw.decode("latin-1")), at


def dictionary(items):
    if len(items) % 2 or not all(isinstance(k, Name) for k in items[::2]):
        raise Broken(f"no dictionary: {str(items)[:60]}")
    return dict(zip(items[::2], items[1::2]))


def value(data, fault, start=0):
    """The value that begins at `start`, and where it ends."""
    stack = [[]]
    for v, end in tokens(data, fault, start):
        if not isinstance(v, Word):
            stack[-1].append(v)
        elif v in ("<<", "["):
            stack.append([])
        elif v in (">>", "]"):
            items = stack.pop()
            stack[-1].append(dictionary(items) if v == ">>" else items)
        elif v == "R" and len(stack) > 1:
            stack[-1][-2:] = [Ref(stack[-1][-2])]
        else:
            raise Broken(f"{v} stands where a value should")
        if len(stack) == 1:
            return stack[0][0], end
    raise Broken("ends within a value")


def unpredict(data, columns):
    """Undoes the PNG predictors "none" and "up"."""
    out, above = bytearray(), bytes(columns)
    for at in range(0, len(data), columns + 1):
        row = data[at + 1:at + 1 + columns]
        if data[at] == 2:
            row = bytes((a + b) & 255 for a, b in zip(row, above))
        elif data[at] != 0:
            raise Broken(f"predictor {data[at]}")
        out += row
        above = row
    return bytes(out)


class Pdf:
    """A file: `value` by object number, `raw` its bytes (of the object, or
    its part of an object stream), `place` where they come from."""

    def __init__(self, data):
        self.data = data
        self.faults = []
        self.value, self.raw, self.place, self.body = {}, {}, {}, {}
        self.decoded = {}
        self.tail = 0
        self.trailer = self.read_xref()
        for num in sorted(n for n, p in self.place.items() if p[0] == 1):
            self.read_object(num, self.place[num][1])
        for num in [n for n, v in self.value.items()
                    if n in self.body and v.get("Type") == "ObjStm"]:
            self.read_packed(num)
        for num, (kind, where, _) in self.place.items():
            if kind == 2 and num not in self.value:
                self.fault("6.1.4", f"object {num} is not in stream {where}")

    def fault(self, rule, text):
        self.faults.append((rule, text))

    def read_xref(self):
        m = re.search(rb"startxref\n(\d+)\n%%EOF", self.data)
        if m is None:
            raise Broken("no startxref")
        self.start, self.tail = int(m.group(1)), m.start()
        num = self.read_object(None, self.start)
        self.xref = num
        trailer = self.value[num]
        if trailer.get("Type") != "XRef":
            raise Broken("startxref leads to no cross-reference stream")
        widths = trailer["W"]
        rows, size = self.stream(num), sum(widths)
        if len(rows) != size * trailer["Size"]:
            self.fault("6.1.4", f"{len(rows)} bytes for {trailer['Size']} "
                       "entries")
        for i in range(len(rows) // size):
            row, at, field = rows[i * size:], 0, []
            for w in widths:
                field.append(int.from_bytes(row[at:at + w], "big"))
                at += w
            if field[0]:
                self.place[i] = tuple(field)
        return trailer

    def read_object(self, num, at):
        m = re.compile(rb"(\d+)([\0\t\n\f\r ]+)(\d+)([\0\t\n\f\r ]+)obj"
                       ).match(self.data, at)
        if m is None or num not in (None, int(m.group(1))):
            self.fault("6.1.4", f"object {num} is not at {at}")
            return num
        num = int(m.group(1))
        self.spacing(num, at, m)
        try:
            v, end = value(self.data, self.fault, m.end())
            self.value[num] = v
            end = self.read_body(num, v, end)
        except Broken as error:
            self.fault("6.1.9", f"object {num}: {error}")
            return num
        self.raw[num] = self.data[at:end]
        return num

    def spacing(self, num, at, m):
        data = self.data
        if m.group(2) != b" " or m.group(4) != b" ":
            self.fault("6.1.9", f"spaces in the head of object {num}")
        if at > 0 and data[at - 1:at] not in (b"\n", b"\r"):
            self.fault("6.1.9", f"no end of line before object {num}")
        if data[m.end():m.end() + 1] not in (b"\n", b"\r"):
            self.fault("6.1.9", f"no end of line after obj of {num}")

    def read_body(self, num, v, end):
        """What follows the value; returns where the object ends."""
        data = self.data
        m = re.compile(rb"[\0\t\n\f\r ]*stream").match(data, end)
        if m is not None and isinstance(v, dict):
            end = self.read_stream(num, v, m.end())
        m = re.compile(rb"([\0\t\n\f\r ]*)endobj").match(data, end)
        if m is None:
            raise Broken("no endobj")
        if m.group(1)[-1:] not in (b"\n", b"\r"):
            self.fault("6.1.9", f"no end of line before endobj of {num}")
        m = re.compile(rb"\r\n|\n|\r").match(data, m.end())
        if m is None:
            raise Broken("no end of line after endobj")
        return m.end()

    def read_stream(self, num, v, at):
        data = self.data
        eol = re.compile(rb"\r\n|\n").match(data, at)
        if eol is None:
            self.fault("6.1.7.1", f"no end of line after stream of {num}")
        at = eol.end() if eol else at
        length = v.get("Length")
        if not isinstance(length, int) or isinstance(length, Ref):
            raise Broken("no Length in place")
        self.body[num] = data[at:at + length]
        m = re.compile(rb"(\r\n|\n|\r)endstream").match(data, at + length)
        if m is None:
            found = data.find(b"endstream", at)
            self.fault("6.1.7.1", f"stream {num}: Length {length} does not "
                       "end before the end of line before endstream")
            return found + 9
        return m.end()

    def stream(self, num):
        """The bytes of a stream, decoded."""
        if num in self.decoded:
            return self.decoded[num]
        v, data = self.value[num], self.body.get(num, b"")
        filters = v.get("Filter", [])
        for f in filters if isinstance(filters, list) else [filters]:
            if f != "FlateDecode":
                raise Broken(f"filter {f} of stream {num}")
            inflate = zlib.decompressobj()
            data = inflate.decompress(data)
            if not inflate.eof or inflate.unused_data:
                self.fault("6.1.7.2", f"stream {num} is cut or goes on")
        parms = v.get("DecodeParms", {})
        if parms.get("Predictor", 1) > 1:
            data = unpredict(data, parms["Columns"])
        self.decoded[num] = data
        return data

    def read_packed(self, num):
        v, data = self.value[num], self.stream(num)
        head = [int(n) for n in data[:v["First"]].split()]
        if len(head) != 2 * v["N"]:
            self.fault("6.1.4", f"object stream {num} has not {v['N']} parts")
        ends = [v["First"] + at for at in head[3::2]] + [len(data)]
        for i, (inner, at) in enumerate(zip(head[::2], head[1::2])):
            at += v["First"]
            if self.place.get(inner) != (2, num, i):
                self.fault("6.1.4", f"object {inner} is not where the table "
                           "says")
            try:
                self.value[inner], end = value(data, self.fault, at)
            except Broken as error:
                self.fault("6.1.9", f"object {inner}: {error}")
                continue
            if data[end:ends[i]].strip():
                self.fault("6.1.9", f"object {inner} goes on after its value")
            self.raw[inner] = data[at:ends[i]]

    def get(self, x):
        return self.value[x] if isinstance(x, Ref) else x

    def pages(self, node=None):
        node = self.root["Pages"] if node is None else node
        v = self.get(node)
        if v["Type"] == "Page":
            return [node]
        return [p for k in self.get(v["Kids"]) for p in self.pages(k)]

    @property
    def root(self):
        return self.get(self.trailer["Root"])

    def content(self, page):
        """Operators of a page with their operands."""
        contents = self.get(page)["Contents"]
        data = b"\n".join(self.stream(c) for c in (
            contents if isinstance(contents, list) else [contents]))
        operands, stack = [], []
        for v, _ in tokens(data, self.fault):
            if v == "<<" or v == "[":
                stack.append(operands)
                operands = []
            elif v == ">>" or v == "]":
                inner = operands
                operands = stack.pop()
                operands.append(dictionary(inner) if v == ">>" else inner)
            elif isinstance(v, Word):
                yield str(v), operands
                operands = []
            else:
                operands.append(v)


def text(raw):
    """A text string: UTF-16 with its mark, else PDFDocEncoding, of which only
    ASCII is looked for here."""
    if raw[:2] == b"\xfe\xff":
        return raw[2:].decode("utf-16-be")
    return raw.decode("latin-1")


def to_unicode(cmap):
    """Code -> text of a ToUnicode map."""
    known = {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, words in re.findall(rb"<(\w+)>\s*<(\w+)>", part):
            known[int(code, 16)] = bytes.fromhex(
                words.decode()).decode("utf-16-be")
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.S):
        for low, high, words in re.findall(
                rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", part):
            first = int(words, 16)
            for i in range(int(high, 16) - int(low, 16) + 1):
                known[int(low, 16) + i] = chr(first + i)
    return known
