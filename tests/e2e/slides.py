#!/usr/bin/env python3
"""A deck of slides as it is shown: read from the finished PDF. Each is 16 to 9,
has sixty words at most (all that is printed but the labels of its chart, the
running head and the foot; a word holds a letter or a digit), one chart at
most, and the message as its title, which is that of the report; no letter is
too small, none lies over another. SLIDES_SEED=N tries one folder.
"""
import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile

from any_folder import Folder
from overprint import overprinted
from pdfbytes import Pdf, Ref
from png import png
from reading import Tree

PEELSTATS = os.environ["PEELSTATS"]
SOURCE = os.environ["SOURCE"]
WORDS, LEAST_SIZE, MOST_SLIDES = 60, 9, 14
faults = 0


def need(condition, text):
    global faults
    if not condition:
        faults += 1
        if faults <= 20:
            print(f"FAILED: {text}")


def run(*arguments):
    done = subprocess.run([PEELSTATS, "--no-config", "-q", *arguments],
                          capture_output=True, timeout=60)
    need(done.returncode == 0, f"{arguments}: {done.stderr.decode()[:300]}")
    return done.stdout.decode()


def count_words(text):
    return sum(any(c.isalnum() or ord(c) > 127 for c in word)
               for word in text.split())


class Slide:
    def __init__(self):
        self.texts, self.titles, self.figures, self.sizes = [], [], 0, []

    def words(self):
        return sum(count_words(t) for t in self.texts)


class Deck:
    """What stands on each page, by the structure of the document."""

    def __init__(self, path):
        with open(path, "rb") as f:
            self.pdf = Pdf(f.read())
        self.tree = Tree(self.pdf)
        self.pages = list(self.pdf.pages())
        self.slides = {page: Slide() for page in self.pages}
        for page in self.pages:
            self.slides[page].sizes = [
                float(operands[1]) for op, operands in self.pdf.content(page)
                if op == "Tf"]
        self.walk(self.pdf.get(self.pdf.root["StructTreeRoot"])["K"], None)

    def walk(self, ref, inside):
        entry = self.pdf.get(ref)
        role = entry["S"]
        inside = role if role in ("Figure", "H1") else inside
        kids = entry.get("K", [])
        if role == "Figure" and "Pg" in entry:
            self.slides[entry["Pg"]].figures += 1
        for k in kids if isinstance(kids, list) else [kids]:
            if isinstance(k, Ref):
                self.walk(k, inside)
            elif isinstance(k, int):
                self.add(entry["Pg"], k, inside)
            elif k.get("Type") == "MCR":
                self.add(k["Pg"], k["MCID"], inside)

    def add(self, page, mcid, inside):
        words = self.tree.marks.get((page, mcid), "")
        if inside == "Figure":
            return
        self.slides[page].texts.append(words)
        if inside == "H1":
            self.slides[page].titles.append(words)


def flat(text):
    return " ".join(text.split())


MAP_TITLE = (r"(.*): (?:high in (?P<high>\w+) and low in (?P<low>\w+) of \d+ "
             r"\S+|high in (?P<only_high>\w+) of \d+ \S+, low in none|"
             r"low in (?P<only_low>\w+) of \d+ \S+, high in none|"
             r"no \S+ is high or low among \S+)")


def number(word):
    few = "no one two three four five six seven eight nine".split()
    return few.index(word) if word in few else int(word)


def check_map(name, title, data):
    """The title of a map counts forces: so does --stats."""
    m = re.fullmatch(MAP_TITLE, title)
    said = [number(m["high"] or m["only_high"] or "no"),
            number(m["low"] or m["only_low"] or "no")]
    with open(f"{data[1]}/metrics.csv", encoding="utf-8") as f:
        ids = {r["metric_id"] for r in csv.DictReader(f)
               if r["title"] == m.group(1)}
    with open(f"{data[1]}/forces.csv", encoding="utf-8") as f:
        apart = {r["force_id"] for r in csv.DictReader(f)
                 if r.get("extreme") == "yes"}
    rows = [r for r in csv.DictReader(io.StringIO(run(*data, "--stats",
                                                      "forces")))
            if r["metric_id"] in ids and r["status"] != "partial"]
    # a force whose rates are not comparable counts where its share is
    counted = [[sum(r["class_typical"].endswith(side) for r in rows
                    if r["force_id"] not in left) for side in ("high", "low")]
               for left in ([], apart)]
    need(said in counted, f"{name}: {title!r}, but {counted}")


def read_deck(name, path):
    deck = Deck(path)
    for page, slide in deck.slides.items():
        number = f"{name}: slide {deck.pages.index(page) + 1}"
        box = [float(x) for x in deck.pdf.get(page)["MediaBox"]]
        need(box == [0, 0, 960, 540], f"{number} is {box}")
        need(slide.words() <= WORDS, f"{number} has {slide.words()} words: "
             + " | ".join(slide.texts))
        need(slide.figures <= 1, f"{number} has {slide.figures} charts")
        need(min(slide.sizes) >= LEAST_SIZE,
             f"{number} has letters of {min(slide.sizes)} pt")
        need(slide.titles, f"{number} has no title")
    need(len(deck.pages) <= MOST_SLIDES, f"{name}: {len(deck.pages)} slides")
    for both in overprinted(path):
        need(False, f"{name}: one over the other: {both}")
    return deck


def look(name, data, d, *arguments):
    path = f"{d}/deck.pdf"
    run(*data, *arguments, "--layout", "slide", "-o", path)
    deck = read_deck(name, path)
    report = flat(run(*data, *arguments, "--dump=report") +
                  run(*data, *arguments, "--dump=report", "--pages", "full"))
    for page, slide in deck.slides.items():
        title = flat(" ".join(slide.titles))
        if re.fullmatch(MAP_TITLE, title):
            check_map(name, title, data)
            continue
        need(title in report, f"{name}: not a sentence of the report: "
             f"{title!r}")
    return deck


def prove(d):
    """What must not be is seen: on a sheet of the usual report."""
    path = f"{d}/proof.pdf"
    run("-d", f"{SOURCE}/tests/golden/small", "-o", path)
    deck = Deck(path)
    need(max(s.words() for s in deck.slides.values()) > WORDS
         and min(min(s.sizes) for s in deck.slides.values()) < LEAST_SIZE,
         "the proof: a report on paper passes for slides")


with tempfile.TemporaryDirectory() as d:
    prove(d)
    if "SLIDES_SEED" in os.environ:
        seeds = [int(os.environ["SLIDES_SEED"])]
    else:
        seeds = range(1, 1 + int(os.environ.get("SLIDES_COUNT", 4)))
        bundled = ["-d", f"{SOURCE}/data", "-y", "2017"]
        deck = look("national", bundled, d)
        words = [" ".join(s.texts) for s in deck.slides.values()]
        need("In brief" in words[0], f"slide 1: {words[0]}")
        for kind in ("graded good or outstanding", "Each square is",
                     "no usable figure"):
            need(sum(kind in w for w in words) == 1, f"no slide on {kind}")
        look("Norfolk", bundled, d, "--force", "norfolk")
        look("City of London", bundled, d, "--force", "City of London")
    for seed in seeds:
        data = f"{d}/seed{seed}"
        os.mkdir(data)
        Folder(seed).write(data)
        done = subprocess.run([PEELSTATS, "--no-config", "--check", "-d",
                               data], capture_output=True)
        if done.returncode != 1:
            look(f"seed {seed}", ["-d", data], d)
            look(f"seed {seed}, F0", ["-d", data], d, "--force", "F0")

    # the words of analysts stay in the report; branding is on every slide
    data = f"{d}/brand"
    shutil.copytree(f"{SOURCE}/tests/golden/small", data)
    subprocess.run(["chmod", "-R", "u+w", data], check=True)
    with open(f"{data}/meta.csv", "a", encoding="utf-8") as f:
        f.write("brand_name,The Unit\nbrand_colour,#5A1E5A\n"
                "brand_logo,logo.png\nmarking,OFFICIAL\n")
    with open(f"{data}/logo.png", "wb") as f:
        f.write(png(80, 40, 6, 8))
    with open(f"{data}/commentary.csv", "w", encoding="utf-8") as f:
        f.write("page,force_id,text,author,date\nbrief,all,"
                + "many " * 200 + ",A. Smith,2018-03-22\n")
    for version in ("1.7", "2.0"):
        path = f"{d}/brand.pdf"
        run("-d", data, "--layout", "slide", "--pdf", version, "-o", path)
        deck = read_deck(f"branding, PDF {version}", path)
        need(all("many" not in t for s in deck.slides.values()
                 for t in s.texts), "a commentary on a slide")
        for tool in (["archive.py", "--", path], ["structure.py", path]):
            if tool[0] == "structure.py" and version == "2.0":
                continue
            done = subprocess.run(
                [sys.executable, f"{SOURCE}/tests/e2e/{tool[0]}", *tool[1:]],
                capture_output=True, text=True)
            need(done.returncode == 0, f"{tool[0]} {version}: {done.stdout}")
        sheets = subprocess.run(["pdftotext", path, "-"], capture_output=True,
                                text=True).stdout.split("\f")[:-1]
        for i, sheet in enumerate(sheets, 1):
            need(sheet.count("OFFICIAL") >= 2, f"slide {i} is not marked")
print("slides are as they should be" if faults == 0 else f"{faults} faults")
sys.exit(faults > 0)
