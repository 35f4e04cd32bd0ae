#!/usr/bin/env python3
"""No word of statisticians outside the annexes on method: the national report,
all its pages and those of a force, as pages of the report, as HTML, as
text, in the mail and in the words of the PDF itself."""
import html
import os
import re
import subprocess
import sys
import tempfile

PEELSTATS, SOURCE = os.environ["PEELSTATS"], os.environ["SOURCE"]
JARGON = re.compile(
    r"\b(?:phi|tau|z-?scores?|gini|skew(?:ness|ed)?|kurtosis|"
    r"over-?dispersion|overdispersed|dispersion|heterogeneity|homogeneity|"
    r"variances?|standard (?:deviations?|errors?|units?)|coefficients?|"
    r"pearson|spearman|kendall|correlations?|regression|quantiles?|"
    r"quartiles?|percentiles?|deciles?|p-?values?|q-?values?|null hypothesis|"
    r"poisson|binomial|bootstrap|bayes(?:ian)?|chi-?squared?|shrinkage|"
    r"winsori[sz]\w*|paule|mandel|benjamini|hochberg|holm|bonferroni|"
    r"logarithms?|log-?scale|degrees of freedom|significan(?:t|ce)|"
    r"confidence (?:set|bound)s?|stochastic|residuals?|parameters?)\b|"
    r"[\u03b1-\u03c9\u0393-\u03a9]|\([zpq]\)|\b[zpq] ?[=<>\u2264] ?[\d.]", re.IGNORECASE)
# kinds of pages, and how their sections are called
ANNEX = ("tables", "sources", "methods", "statistics")
SECTION = re.compile(r"Annex [ACD]: |Sources and methods|Statistical methods")
faults, looked = 0, 0


def fault(name, text):
    global faults
    faults += 1
    if faults <= 20:
        print(f"FAILED: {name}: {text}")


def run(*arguments):
    return subprocess.run([PEELSTATS, "--no-config", "-q", "-d",
                           f"{SOURCE}/data", *arguments], check=True,
                          capture_output=True, encoding="utf-8").stdout


def look(name, text):
    global looked
    for line in text.splitlines():
        looked += 1
        for found in JARGON.finditer(line):
            at = found.start()
            fault(name, f"{found.group(0)!r} in "
                  f"{line[max(0, at - 50):at + 60].strip()!r}")


def pages(dump):
    """The words of a dumped report by page, with its kind."""
    for part in re.split(r"^(?=page )", dump, flags=re.MULTILINE)[1:]:
        yield re.match(r"page (\S+) @(\S+):", part).groups(), part


def look_at(name, *arguments, web=True):
    kinds = {}
    for (kind, anchor), words in pages(run("--dump=report", *arguments)):
        kinds[anchor] = kind
        if kind not in ANNEX:
            # the first line names the page for developers
            look(f"{name}: {anchor}", words.partition("\n")[2])
    if not web:
        return
    page = run("--format", "html", "-o", "-", *arguments)
    page = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    for part in re.split(r"(?=<section )", page):
        found = re.match(r'<section id="page-([^"]*)"', part)
        if not found or kinds.get(found.group(1)) not in ANNEX:
            look(f"{name}, HTML",
                 html.unescape(re.sub(r"<[^>]*>", "\n", part)))


def look_at_files(name, *arguments):
    """The text up to its annexes, the mail, and the sheets of the PDF."""
    text = run("--format", "txt", "-o", "-", *arguments)
    last = [m.start() for m in re.finditer(
        r"^(?:Annex C: sources and methods|Sources and methods)$", text,
        re.MULTILINE)]
    look(f"{name}, text", text[:last[-1] if last else None])
    for part in ("subject", "body", "html"):
        look(f"{name}, mail", re.sub(r"<style>.*?</style>|<[^>]*>", "\n",
                                     run(f"--summary={part}", *arguments),
                                     flags=re.DOTALL))
    with tempfile.TemporaryDirectory() as d:
        run("-o", f"{d}/r.pdf", *arguments)
        sheets = subprocess.run(
            ["pdftotext", "-raw", f"{d}/r.pdf", "-"], capture_output=True,
            check=True, encoding="utf-8").stdout.split("\f")
    for number, sheet in enumerate(sheets, 1):
        if not SECTION.search("\n".join(sheet.splitlines()[:3])):
            look(f"{name}, PDF, sheet {number}", sheet)


def prove():
    """Sees the words of an earlier page of the spread."""
    for words in ("Gini (0 = all alike)", "Skewness (0 = even)",
                  "Usual spread of forces (\u03c4)", "\u03c6 4,701.7",
                  "Rank correlation of the two years 0.95", "z = 3.1",
                  "Distance (z)", "90th to 10th percentile", "Coefficient of variation"):
        if not JARGON.search(words):
            fault("the proof", words)
    if JARGON.search("Size, zero, Philip, tautology, [z], p. 3, q1"):
        fault("the proof", "harmless words")


prove()
look_at("every page", "--year", "2017", "--pages", "full", web=False)
for force in ("", "norfolk"):
    name = force or "national"
    chosen = ["--year", "2017"] + (["--force", force] if force else [])
    look_at(name, *chosen)
    look_at_files(name, *chosen)
if looked < 100000:
    fault("all", f"only {looked} lines")
print(f"{looked} lines, {faults} faults")
sys.exit(faults > 0)
