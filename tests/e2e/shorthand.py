#!/usr/bin/env python3
"""Every sheet that prints a mark such as [x] says on that sheet what it means:
in its words, at the label of a list, or at its foot; so does every page of the
HTML; and the text has words in the place of marks. Of the national report, of
three forces and of random folders; SHORTHAND_SEED=N tries one of these."""
import os
import re
import subprocess
import sys
import tempfile

from any_folder import Folder
from traces import sheets, trace

PEELSTATS, SOURCE = os.environ["PEELSTATS"], os.environ["SOURCE"]
MARK = re.compile(r"\[(?:x|z|u|e|p|r|b|c|low)\]")
faults, seen = 0, 0


def fault(name, text):
    global faults
    faults += 1
    if faults <= 20:
        print(f"FAILED: {name}: {text}")


def told(words):
    """The marks that these words explain: more words follow."""
    return set(re.findall(MARK.pattern + r"(?=,| +[A-Za-z])", words))


def look_at_sheets(name, *arguments):
    global seen
    for number, texts in enumerate(sheets(trace(PEELSTATS, *arguments)), 1):
        marks, known = {}, set()
        for t in texts:
            own = set(MARK.findall(t.words))
            known |= told(t.words)
            if t.bold and "label" in t.tags:
                known |= own
            if "artifact" not in t.tags:
                marks.update((m, t.words) for m in own)
        seen += len(marks)
        for m in sorted(set(marks) - known):
            fault(name, f"sheet {number}: nothing says what {m} means: "
                  f"{marks[m]!r}")


def run(*arguments):
    return subprocess.run([PEELSTATS, "--no-config", "-q", *arguments],
                          check=True, capture_output=True,
                          encoding="utf-8").stdout


def look_at_web(name, *arguments):
    page = run("--format", "html", "-o", "-", *arguments)
    for part in re.findall(r"<section .*?</section>", page, re.DOTALL):
        labels = "".join(re.findall(r"<dt>.*?</dt>", part))
        for m in sorted(set(MARK.findall(part)) - told(part) -
                        set(MARK.findall(labels))):
            fault(f"{name}, HTML", f"nothing says what {m} means: "
                  f"{part[:70]!r}")


def look_at_text(name, *arguments):
    for line in run("--format", "txt", "-o", "-", *arguments).splitlines():
        for m in set(MARK.findall(line)) - told(line):
            fault(f"{name}, text", f"{m} in {line!r}")


def look_at(name, *arguments):
    look_at_sheets(name, *arguments)
    look_at_web(name, *arguments)


def prove():
    if told("44.4 [r]") or told("Kent [u]   12.3") or told("[x] 2016") or \
            told("[x] not available, [u] partial") != {"[x]", "[u]"} or \
            told("data are partial [u] for Kent") != {"[u]"}:
        fault("the proof", "marks told are not told apart")


prove()
data = ["-d", f"{SOURCE}/data", "--year", "2017"]
if "SHORTHAND_SEED" in os.environ:
    seeds = [int(os.environ["SHORTHAND_SEED"])]
else:
    seeds = [5, 17]
    look_at("national", *data)
    look_at_sheets("every page", *data, "--pages", "full")
    look_at_sheets("large print", *data, "--large-print")
    look_at_sheets("slides", *data, "--layout", "slide")
    look_at_sheets("inspection", *data, "--layout", "inspection", "--force",
                   "norfolk")
    for force in ("norfolk", "sussex", "City of London"):
        look_at(force, *data, "--force", force)
    look_at_text("norfolk", *data, "--force", "norfolk")
    if seen < 250:
        fault("bundled", f"only {seen} marks")
for seed in seeds:
    with tempfile.TemporaryDirectory() as d:
        Folder(seed).write(d)
        look_at(f"seed {seed}", "-d", d, "--pages", "full")
        look_at(f"seed {seed}", "-d", d, "--force", "F0")
print(f"{seen} marks on sheets, {faults} faults")
sys.exit(faults > 0)
