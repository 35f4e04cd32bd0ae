"""What is drawn, read from --dump=trace: pages, the figures on them with
their texts and marks, and the words around them."""
import re
import subprocess

NUMBER = re.compile(r"-?\d+\.\d+$")


class Shape:
    """A line, polygon, circle or rectangle; `points` are its corners."""

    def __init__(self, kind, words):
        self.kind = kind
        numbers = []
        for w in words:
            if not NUMBER.match(w):
                break
            numbers.append(float(w))
        self.paint = " ".join(words[len(numbers):])
        if kind == "circle":
            x, y, r = numbers
            self.points = [(x - r, y - r), (x + r, y + r)]
        elif kind == "rectangle":
            x, y, w, h = numbers
            self.points = [(x, y), (x + w, y + h)]
        else:
            self.points = list(zip(numbers[::2], numbers[1::2]))

    def box(self):
        xs, ys = zip(*self.points)
        return min(xs), min(ys), max(xs), max(ys)


class Figure:
    def __init__(self, alt, sheet):
        self.alt, self.sheet, self.shapes, self.texts = alt, sheet, [], []

    def plot(self):
        """Left, top, right and bottom of the area between its grid lines."""
        grid = [s for s in self.shapes if s.kind == "line" and
                s.paint == "line 0.50 #DEE0E2"]
        boxes = [s.box() for s in grid]
        return (min(b[0] for b in boxes), min(b[1] for b in boxes),
                max(b[2] for b in boxes), max(b[3] for b in boxes))


class Text:
    def __init__(self, x, y, size, bold, words, tags=()):
        self.x, self.y, self.size, self.bold = x, y, size, bold
        self.words, self.tags = words, tags


class Page:
    """A page of the report: one sheet, some, or a part of one."""

    def __init__(self):
        self.anchor = ""
        self.words = []  # of titles, sentences, notes and lists
        self.cells = []  # of tables, among them rows of charts
        self.figures = []


def unquote(line):
    found = re.search(r'"((?:[^"\\]|\\.)*)"', line)
    return re.sub(r"\\(.)", r"\1", found.group(1)) if found else ""


def read(text):
    """The pages of a trace; words of running heads and feet left out."""
    pages, stack, sheet = [], [], 0
    for line in text.splitlines():
        body = line.lstrip()
        depth = (len(line) - len(body)) // 2
        del stack[depth:]
        words = body.split(" ")
        if body.startswith("<"):
            tag = words[0].strip("<>")
            what = None
            if tag == "section":
                pages.append(Page())
            elif tag == "figure":
                what = Figure(unquote(body), sheet)
                pages[-1].figures.append(what)
            stack.append((tag, what))
            continue
        figures = [w for _, w in stack if w is not None]
        tags = [t for t, _ in stack]
        if words[0] == "page":
            sheet = int(words[1])
        elif words[0] == "anchor" and not pages[-1].anchor:
            pages[-1].anchor = words[1]
        elif words[0] in ("text", "bold"):
            t = Text(float(words[1]), float(words[2]), float(words[3]),
                     words[0] == "bold", unquote(body))
            if figures:
                figures[-1].texts.append(t)
            elif "table" in tags:
                pages[-1].cells.append(t.words)
            elif "section" in tags and "artifact" not in tags:
                pages[-1].words.append(t.words)
        elif words[0] in ("line", "polygon", "circle", "rectangle"):
            if figures:
                figures[-1].shapes.append(Shape(words[0], words[1:]))
    return pages


def sheets(text):
    """The texts of each sheet, with the tags around them."""
    found, tags = [], []
    for line in text.splitlines():
        body = line.lstrip()
        del tags[(len(line) - len(body)) // 2:]
        words = body.split(" ")
        if body.startswith("<"):
            tags.append(words[0].strip("<>"))
        elif words[0] == "page":
            found.append([])
        elif words[0] in ("text", "bold"):
            found[-1].append(Text(
                float(words[1]), float(words[2]), float(words[3]),
                words[0] == "bold", unquote(body), tuple(tags)))
    return found


def trace(program, *arguments):
    done = subprocess.run([program, "--no-config", "-q", "--dump=trace",
                           *arguments], capture_output=True, timeout=120)
    if done.returncode != 0:
        raise SystemExit(f"FAILED: {arguments} ends with {done.returncode}: "
                         + done.stderr.decode()[:300])
    return done.stdout.decode()


def draw(program, *arguments):
    return read(trace(program, *arguments))
