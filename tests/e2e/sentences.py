#!/usr/bin/env python3
"""Every sentence of the national report and of four force reports: no banned
word, no typing slip, not too long, percent and points never mixed, and the
numbers of --stats."""
import csv
import io
import os
import re
import subprocess
import sys

PROGRAM = os.environ["PEELSTATS"]
SOURCE = os.environ["SOURCE"]
DATA = os.path.join(SOURCE, "data")
BANNED = re.compile(
    r"\b(significant(ly)?|worst|best|average of forces|national average|"
    r"failed to|trend[s]? (is|are)|caused by|due to|because of police)\b"
    r"|  |[\"']|\.\.|\(\)|\bnan\b|\binf\b", re.IGNORECASE)
LONGEST = 46  # words: names of measures and places come on top of 25
failures = []


def run(*arguments):
    return subprocess.run([PROGRAM, "-d", DATA, *arguments], check=True,
                          capture_output=True, text=True).stdout


def check(sentence, style, where):
    if BANNED.search(sentence):
        failures.append(f"{where}: {sentence!r}")
    if style == "text" and len(sentence.split()) > LONGEST:
        failures.append(f"{where}: {len(sentence.split())} words: {sentence}")
    if style == "h1" and len(sentence.split()) > 24:
        failures.append(f"{where}: a title of {len(sentence.split())} words: "
                        f"{sentence}")
    # a change of a percentage is in points
    if re.search(r"[Tt]he percentage (rose|fell) by [0-9.]+ percent[ .]",
                 sentence):
        failures.append(f"{where}: percent of a percentage: {sentence}")


CLASSES = re.compile(r'^X\((\w+), "(\w+)", (-?\d), "([^"]*)"', re.MULTILINE)


def check_classes():
    """One meaning a word: the table of classes, the annex, the manual page
    and the words of the reports are the same."""
    with open(os.path.join(SOURCE, "include", "peelstats",
                           "standings.def"), encoding="utf-8") as f:
        classes = CLASSES.findall(  # in the words of the bundled folder
            f.read().replace("{units}", "forces").replace("{unit}", "force")
            .replace("{area}", "England and Wales"))
    with open(os.path.join(SOURCE, "src", "peelstats.1"),
              encoding="utf-8") as f:
        manual = f.read().replace("\n", " ")
    annex = run("--dump=report", "-o", "-", "--pages", "methods")
    if len(classes) != 6:
        failures.append(f"{len(classes)} classes")
    for _, word, _, words in classes:
        if f".B {word} {words or 'no usable figure'}" not in manual:
            failures.append(f"the manual page does not explain {word}")
        if words and f"  {words[0].upper()}{words[1:]}: " not in annex:
            failures.append(f"annex D does not explain {words}")
    if "broadly" in annex + manual:
        failures.append("'broadly' has no meaning of its own")
    # each title says the class of --stats
    said = {row[1]: row[3] for row in classes}
    rows = csv.DictReader(io.StringIO(run("--stats", "forces", "--force",
                                          "metropolitan police")))
    dump = run("--dump=report", "-o", "-", "--force", "metropolitan police",
               "--pages", "ranked")
    titles = dict(re.findall(r"^page ranked @(\w+):.*\n(?:text: .*\n)?"
                             r"h1: (.*)$", dump, re.MULTILINE))
    compared = 0
    for row in rows:
        title = titles.get(row["metric_id"], "")
        for word, words in said.items():
            if title.endswith((" is " + words, " are " + words)) and words:
                compared += 1
                if row["class_typical"] != word:
                    failures.append(f"{title}: {row['class_typical']}")
    if compared < 10:
        failures.append(f"only {compared} titles compared with their class")


NUMBERS = ["none", "one", "two", "three", "four", "five", "six", "seven",
           "eight", "nine"]


def number(word):
    return NUMBERS.index(word) if word in NUMBERS else int(word)


def check_counts():
    """How many measures rose and fell: wholes only, and also those that the
    chart cannot show."""
    with open(os.path.join(DATA, "metrics.csv"), encoding="utf-8") as f:
        whole = {r["metric_id"]: r["part_of"] for r in csv.DictReader(f)}
    for force in ("durham", "staffordshire", "leicestershire"):
        rows = list(csv.DictReader(io.StringIO(
            run("--stats", "forces", "--force", force))))
        change = {r["metric_id"]: float(r["change"]) for r in rows
                  if r["change"] and int(r["of_n"]) >= 13}

        def counted(metric):
            while whole[metric]:
                metric = whole[metric]
                if metric in change:
                    return False
            return True

        kept = [x for m, x in change.items() if counted(m)]
        dump = run("--dump=report", "-o", "-", "--force", force, "--pages",
                   "changed")
        said = re.search(r"Of (\d+) measures with figures for both years.*?, "
                         r"(\w+) rose, (\w+) fell and (\w+) stayed", dump)
        want = (len(kept), sum(x > 0 for x in kept), sum(x < 0 for x in kept),
                sum(x == 0 for x in kept))
        got = tuple(map(number, said.groups())) if said else None
        if got != want:
            failures.append(f"{force}: measures that rose and fell are "
                            f"{want}, said is {got}")


def main():
    total = 0
    check_classes()
    check_counts()
    for force in ("", "norfolk", "city of london", "metropolitan police",
                  "cleveland"):
        extra = ("--force", force) if force else ("--pages", "full")
        dump = run("--dump=report", "-o", "-", *extra)
        for line in dump.splitlines():
            found = re.match(r"(text|h1|h2|figure \w+): (.*)", line)
            if not found:
                continue
            for sentence in re.split(r"(?<=[.!?]) (?=[A-Z])", found.group(2)):
                check(sentence, found.group(1), force or "national")
                total += 1
    # the sentence says what --stats says: value, England and Wales, rank
    rows = csv.DictReader(io.StringIO(
        run("--stats", "forces", "-m", "crime_total")))
    norfolk = next(r for r in rows if r["force_id"] == "E23000024")
    dump = run("--dump=report", "-o", "-", "--force", "norfolk", "--pages",
               "ranked", "-m", "crime_total")
    for text in (f"there were {float(norfolk['value']):.1f} recorded crimes",
                 f"England and Wales figure of "
                 f"{float(norfolk['national_value']):.1f}",
                 f"the {44 - int(norfolk['rank'])}th lowest of the "
                 f"{norfolk['of_n']}",
                 # counted from the low end, as the place is
                 f"from the {44 - int(norfolk['rank_upper95'])}nd to the "
                 f"{44 - int(norfolk['rank_lower95'])}th lowest."):
        if text not in dump:
            failures.append(f"not said: {text}")
    for failure in failures[:20]:
        print(failure)
    print(f"{total} sentences, {len(failures)} failures")
    return 1 if failures or total < 1500 else 0


sys.exit(main())
