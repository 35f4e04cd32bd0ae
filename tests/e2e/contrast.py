#!/usr/bin/env python3
"""Measures contrast on the pages of a finished PDF (WCAG 2.2, 1.4.6 and
1.4.11): every text 7:1 against what it stands on, every mark of a figure 3:1,
in colour and printed in grey.

contrast.py -- FILE...       prints what is too faint
contrast.py --prove FILE     also paints it over, and checks that it is found
"""
import re
import sys

from pdfbytes import Pdf

TEXT, MARK = 7.0, 3.0
WHITE = (1.0, 1.0, 1.0)
GUIDE = 0.75  # [pt] straight lines up to it guide the eye and mean nothing


def linear(v):
    return v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4


def luminance(c):
    r, g, b = map(linear, c)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def grey(c):
    v = 0.299 * c[0] + 0.587 * c[1] + 0.114 * c[2]
    return (v, v, v)


def contrast(a, b):
    """The lesser of colour and grey."""
    def ratio(x, y):
        high, low = sorted((luminance(x), luminance(y)), reverse=True)
        return (high + 0.05) / (low + 0.05)
    return min(ratio(a, b), ratio(grey(a), grey(b)))


class Page:
    """What is painted, in order: boxes and discs with their colour."""

    def __init__(self, pdf, page, number):
        self.number = number
        self.bad = []
        self.painted = []  # (left, bottom, right, top, colour)
        self.fill = self.line = (0.0, 0.0, 0.0)
        self.width, self.cap, self.size = 1.0, 0, 0.0
        self.at = (0.0, 0.0)
        self.path, self.boxes = [], []
        self.tags = []
        self.last = None  # bar without an edge: its box and colour
        self.disc = None  # the one open: its middle, ground and best contrast
        for op, operands in pdf.content(page):
            self.run(op, operands)

    def fault(self, what, ratio, colour, back):
        def name(c):
            return "".join(f"{round(255 * v):02X}" for v in c)
        self.bad.append(f"page {self.number}: {what} {name(colour)} on "
                        f"{name(back)} is {ratio:.2f}:1")

    def run(self, op, x):
        if op == "rg":
            self.fill = tuple(x)
        elif op == "RG":
            self.line = tuple(x)
        elif op == "w":
            self.width = x[0]
        elif op == "J":
            self.cap = x[0]
        elif op == "Tf":
            self.size = x[1]
        elif op == "Td":
            self.at = tuple(x)
        elif op == "TJ":
            self.text(x[0])
        elif op in ("BDC", "BMC"):
            self.tags.append(x[0])
        elif op == "EMC":
            self.tags.pop()
        elif op in ("m", "l"):
            self.path.append(tuple(x))
        elif op == "re":
            self.boxes.append((x[0], x[1], x[0] + x[2], x[1] + x[3]))
        elif op in ("f", "B", "s", "S"):
            self.paint(op)
        if op in ("EMC", "f", "B", "re", "TJ"):
            self.end_disc()

    def under(self, x, y):
        """The colour at a point."""
        for left, bottom, right, top, colour in reversed(self.painted):
            if left <= x <= right and bottom <= y <= top:
                return colour
        return WHITE

    def text(self, parts):
        if not any(isinstance(p, bytes) and p.strip(b"\0 ") for p in parts):
            return
        back = self.under(self.at[0] + 0.2 * self.size,
                          self.at[1] + 0.3 * self.size)
        ratio = contrast(self.fill, back)
        if ratio < TEXT:
            self.fault("text", ratio, self.fill, back)

    def paint(self, op):
        points = self.path
        if self.boxes:
            box = self.boxes[0]
        else:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            half = self.width / 2 if op in "sS" else 0
            box = (min(xs) - half, min(ys) - half, max(xs) + half,
                   max(ys) + half)
        self.path, self.boxes = [], []
        if self.tags and self.tags[-1] in ("Figure", "Span"):
            if op == "S" and self.cap == 1:
                self.add_disc(points[0], box)
            else:
                self.mark(op, box, points)
        if op in "fB":
            self.painted.append(box + (self.fill,))
        elif self.cap == 1 or self.width > 4:
            self.painted.append(box + (self.line,))

    def mark(self, op, box, points):
        back = self.under((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        if op in "sS" and self.cap == 0:
            straight = len(points) == 2 and (
                points[0][0] == points[1][0] or points[0][1] == points[1][1])
            if straight and self.width <= GUIDE:
                return
        colours = {"f": (self.fill,), "B": (self.fill, self.line)}.get(
            op, (self.line,))
        if WHITE in colours and op != "B" or box[2] - box[0] < 0.01 and (
                op == "B"):  # a casing; a bar of nothing
            return
        ratio = max(contrast(c, back) for c in colours)
        if ratio < MARK:
            self.fault("mark", ratio, colours[0], back)
        if op == "f":
            self.neighbour(box)

    def add_disc(self, middle, box):
        """Discs on one another are one mark, seen by the best of them."""
        if self.disc is None or self.disc[0] != middle:
            self.end_disc()
            self.disc = (middle, self.under(*middle), 0, self.line)
        _, back, best, colour = self.disc
        self.disc = (middle, back, max(best, contrast(self.line, back)),
                     colour)

    def end_disc(self):
        if self.disc and self.disc[2] < MARK:
            self.fault("disc", self.disc[2], self.disc[3], self.disc[1])
        self.disc = None

    def neighbour(self, box):
        """Bars that only their colour tells apart, one under the other."""
        if self.last and self.last[1] != self.fill and (
                0 <= self.last[0][1] - box[3] < 5
                and self.last[0][0] == box[0]):
            ratio = contrast(self.fill, self.last[1])
            if ratio < MARK:
                self.fault("bar", ratio, self.fill, self.last[1])
        self.last = (box, self.fill)


def check(data):
    pdf = Pdf(data)
    return [fault for i, page in enumerate(pdf.pages(), 1)
            for fault in Page(pdf, page, i).bad]


def prove(data):
    """Fainter texts, and a darker ground under them, are found."""
    from broken import Draft
    missed = 0
    draft = Draft(data)
    colours = set()
    for page in draft.pdf.pages():
        ref = draft.pdf.get(page)["Contents"]
        colours |= set(re.findall(rb"[\d. ]+ rg\n(?=BT)",
                                  draft.pdf.stream(ref)))
    for colour in sorted(colours) + [b"ground"]:
        draft = Draft(data)
        for page in draft.pdf.pages():
            ref = draft.pdf.get(page)["Contents"]
            if colour == b"ground":
                draft.replace(ref, lambda d: b"/Artifact BMC\n.5 .5 .5 rg\n"
                              b"0 0 900 900 re\nf\nEMC\n" + d)
            else:
                draft.replace(ref, lambda d, c=colour: d.replace(
                    c + b"BT", b".6 .6 .6 rg\nBT"))
        if not check(draft.write()):
            print(f"{colour} made faint is not found")
            missed = 1
    return missed


def main():
    status = 0
    for path in sys.argv[2:]:
        with open(path, "rb") as f:
            data = f.read()
        bad = check(data)
        for fault in sorted(set(bad))[:20]:
            print(f"{path}: {fault}")
        status |= bool(bad)
        if sys.argv[1] == "--prove":
            status |= prove(data)
    return status


if __name__ == "__main__":
    sys.exit(main())
