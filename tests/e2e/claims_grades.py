"""What a report says of grades and of published figures, worked out again
from judgments.csv and published.csv."""
import re

from claims_checks import Wrong, count, need

GRADES = ("outstanding", "good", "requires improvement", "inadequate")
ORDER = {"inadequate": 0, "requires improvement": 1, "good": 2,
         "outstanding": 3}


class Grades:
    """The grades of one question in the year of the report and before."""

    def __init__(self, folder, question):
        def of(year):
            return {r["force_id"]: r for r in folder.read("judgments.csv")
                    if r["question_id"] == question["question_id"] and
                    int(r["year"]) == year}
        self.question, self.year = question, folder.year
        self.size = len(folder.forces)
        self.now, self.before = of(folder.year), of(folder.year - 1)
        self.graded = question.get("graded") != "no"

    def grade(self, force, rows=None):
        row = (self.now if rows is None else rows).get(force)
        return row["grade"] if row else ""

    def looked(self, force):
        """The year in which it was last looked at; 0 when not known."""
        return int((self.now.get(force) or {}).get("inspected_year") or 0)

    def change(self, force):
        """-1, 0, 1; None where nothing can be said of it."""
        now, then = self.grade(force), self.grade(force, self.before)
        if now not in ORDER or then not in ORDER or not self.graded or (
                self.looked(force) and self.looked(force) < self.year):
            return None
        return ((ORDER[now] > ORDER[then]) - (ORDER[now] < ORDER[then]))

    def count(self, *grades):
        return sum(r["grade"] in grades for r in self.now.values())

    @property
    def inspected(self):
        return sum(self.looked(f) == self.year for f in self.now)

    @property
    def carried(self):
        return sum(0 < self.looked(f) < self.year for f in self.now)

    def changes(self, which):
        return sum(self.change(f) == which for f in self.now)

    def pairs(self):
        return sum(self.change(f) is not None for f in self.now)


def all_of(folder):
    if "grades" not in folder.told:
        folder.told["grades"] = [Grades(folder, q)
                                 for q in folder.read("questions.csv")]
    return folder.told["grades"]


def titled(folder, title):
    for g in all_of(folder):
        if g.question["title"] == title:
            return g
    raise Wrong(f"no question is called {title!r}")


def briefs(folder, text):
    """The questions that a list of short names has."""
    found, left = [], text.lower()
    for g in sorted(all_of(folder), key=lambda g: -len(
            g.question.get("short") or g.question["title"])):
        name = (g.question.get("short") or g.question["title"]).lower()
        if re.search(r"(?:^|, | and )" + re.escape(name) + r"(?:$|, | and )",
                     left):
            left = left.replace(name, "\u2026", 1)
            found.append(g)
    need(not re.sub(r"\u2026|, | and ", "", left), f"what is {left!r}?")
    return found


# ------------------------------------------------------------------- page one
def has_grade(w, grade, names):
    """Outstanding: preventing crime. All that have it, the first question
    aside, which stands above."""
    told = briefs(w.folder, names)
    right = [g for g in all_of(w.folder)[1:]
             if g.grade(w.force) == grade.lower()]
    need({id(g) for g in told} == {id(g) for g in right},
         f"it is {[g.question['title'] for g in right]}")


def moved(w, how, year, names, again=None):
    way = {"Improved": 1, "Declined": -1}.get(how, 0)
    need(int(year or again) == w.folder.year - 1, "another year")
    told = briefs(w.folder, names)
    right = [g for g in all_of(w.folder) if g.change(w.force) == way]
    need({id(g) for g in told} == {id(g) for g in right},
         f"it is {[g.question['title'] for g in right]}")


def again(w, year, names):
    moved(w, "", year, names)


def since(w, year, up, down, of):
    g = all_of(w.folder)[0]
    need(int(year) == w.folder.year - 1, "another year")
    need((int(up), int(down), int(of)) == (g.changes(1), g.changes(-1),
                                           g.pairs()), "other counts")


# ------------------------------------------------------------ pages of grades
def check_finding(folder, line):
    """A line of "What the grades show", all of it."""
    title, said = re.match(r"  \u2022: (.+?): (.*)$", line).groups()
    g = titled(folder, title)
    whole = re.match(r"looked at in (\d+) of (\d+) \S+, without a grade\.$",
                     said)
    if whole:
        need(not g.graded and int(whole.group(1)) == len(g.now) and
             int(whole.group(2)) == g.size, f"{len(g.now)} of {g.size}")
        return
    found = re.match(
        r"(\d+) of (\d+) \S+ good or outstanding, (\w+) inadequate\."
        r"(?: (\d+) \S+ (?:was|were) \w+ in (\d+)(?:; (\d+) kept the grade of "
        r"an earlier \w+)?\.)?"
        r"(?: Of the (\d+) graded in both years, (\w+) improved and (\w+) "
        r"declined\.| Not all grades of (\d+) are known here: the figures "
        r"printed are (.+) improved and (.+) declined\.)?$", said)
    need(found, "a form nobody knows")
    (good, of, bad, seen, year, kept, pairs, up, down, before, more,
     fewer) = found.groups()
    need((int(good), int(of), count(bad)) == (
        g.count("good", "outstanding"), g.size, g.count("inadequate")),
         "other grades")
    need(g.graded, "it is not graded")
    need(int(seen or 0) == g.inspected and int(kept or 0) == g.carried,
         f"{g.inspected} were looked at, {g.carried} not")
    need(not year or int(year) == g.year, "another year")
    if pairs:
        need((int(pairs), count(up), count(down)) == (
            g.pairs(), g.changes(1), g.changes(-1)),
             f"{g.changes(1)}, {g.changes(-1)} of {g.pairs()}")
    if before:
        need(int(before) == g.year - 1, "another year")
        for said, quantity in ((more, "count_improved"),
                               (fewer, "count_declined")):
            printed = {r["value"] for r in folder.read("published.csv")
                       if r["subject"] == g.question["question_id"] and
                       r["quantity"] == quantity and
                       int(r["year"]) == g.year}
            need(set(said.split(" or ")) == printed, f"printed is {printed}")


ROWS = {"O  Outstanding": "outstanding", "G  Good": "good",
        "RI  Requires improvement": "requires improvement",
        "I  Inadequate": "inadequate"}


def check_counts(folder, head, cells):
    """A row of the table of counts under its questions."""
    name, values = cells[0], cells[1:]
    for title, value in zip(head[1:], values):
        g = next((g for g in all_of(folder)
                  if (g.question.get("short") or g.question["title"]) ==
                  title), None)
        need(g is not None, f"no question is called {title!r}")
        if name in ROWS:
            right = g.count(ROWS[name])
        elif name == f"In {g.year}":
            right = g.inspected
        elif name.startswith("Earlier"):
            right = g.carried
        elif name.endswith(("Improved", "Declined")):
            right = g.changes(1 if name.endswith("Improved") else -1)
        elif name.startswith("Same grade"):
            right = g.changes(0)
        else:
            continue
        if not g.graded and value == "\u2013":
            continue
        need(value.split(" or ")[0] == str(right), f"{title}: it is {right}")


def check_cell(folder, head, cells):
    """A row of the matrix: the grade of a force, and how it moved."""
    names = {r["short"]: f for f, r in folder.forces.items()}
    force = names.get(cells[0])
    need(force, "whose grades?")
    short = {"outstanding": "O", "good": "G", "requires improvement": "RI",
             "inadequate": "I", "ungraded": "\u2013", "": "[x]"}
    for title, value in zip(head[1:], cells[1:]):
        g = next(g for g in all_of(folder)
                 if (g.question.get("short") or g.question["title"]) == title)
        right = short[g.grade(force)]
        if g.looked(force) and g.looked(force) != g.year and right != "[x]":
            right += f" {g.looked(force) % 100:02}"
        right += {1: "^", -1: "v"}.get(g.change(force), "")
        need(value == right, f"{title}: it is {right}")


def check_judgment(folder, force, cells):
    """A row of the judgments of a force."""
    title, _, now, looked, *then = cells
    g = titled(folder, title)
    said = {"ungraded": "Not graded", "": "[x]"}

    def word(grade):
        return said.get(grade, grade.capitalize())
    need(now == word(g.grade(force)), f"it is {g.grade(force)!r}")
    need(looked == (str(g.looked(force)) if g.looked(force) else "[x]"),
         f"looked at in {g.looked(force)}")
    if then:
        need(then[0] == word(g.grade(force, g.before)), "another before")
        change = g.change(force)
        right = {1: "\u25b2 Improved", -1: "\u25bc Declined",
                 0: "Same grade"}.get(change)
        if change is not None:
            need(then[1] == right, f"it is {right}")
        else:
            need("mproved" not in then[1] and "eclined" not in then[1] and
                 "Same" not in then[1], "nothing can be said of it")


# ---------------------------------------------------------- published figures
def check_published(folder, rows, sentence):
    """The counts of the sentence are those of --stats published, which
    e2e/stats.py holds against published.csv; none of the figures taken from
    the document itself is said to agree."""
    found = re.match(
        r"([\d,]+) printed figures are held .*? ([\d,]+) agree, .*? As printed "
        r"are ([\d,]+) more: .* Of the others ([\d,]+) differ and ([\d,]+) "
        r"conflict .*? Not checked are ([\d,]+): .*?(?: The other ([\d,]+) "
        r"are .*)?$", sentence)
    need(found, "a form nobody knows")
    every, agree, same, differ, conflict, unchecked, alone = (
        int(x.replace(",", "")) if x else 0 for x in found.groups())
    of_years = [r for r in folder.read("published.csv")
                if int(r["year"]) in (folder.year, folder.year - 1)]
    need(every == len(of_years) == agree + same + differ + conflict +
         unchecked + alone, "they do not add up")
    tables = [len(rows.get(h, ())) for h in ("Different", "In conflict",
                                             "Not checked")]
    need(tables == [differ, conflict, unchecked],
         f"the tables below have {tables}")
    values = {}
    for r in folder.read("published.csv"):
        value = re.sub(r"(?<=\d)(?=(?:\d{3})+(?:\.|$))", ",",
                       r["value"].lstrip("-")) if abs(
                           float(r["value"])) >= 1000 else r["value"]
        values.setdefault(value.lstrip("-"), []).append(r)
    for heading, cells in ((h, c) for h in rows for c in rows[h]):
        printed = cells[2].lstrip("\u2212")
        need(printed in values or printed.replace(",", "") in values,
             f"{cells}: nobody printed {printed}")
        if heading == "Different":
            need(cells[3] != cells[2], f"{cells}: it does not differ")
            need(not re.search(r", forces \w+", cells[0]) or
                 "." not in cells[3], f"{cells}: a part of a force")


def check_lines(folder, force, dump):
    """All that is wrong with the pages of grades and published figures."""
    problems, n, kind, head, heading = [], 0, "", [], ""
    published, sentence = {}, ""
    for line in dump.splitlines():
        cells = [x.strip() for x in line[4:].split(" | ")]
        page = re.match(r"page (\w+) @([\w-]*)", line)
        if page:
            kind = page.group(1)
        if line.startswith("h2: "):
            heading = line[4:]
        if line.startswith("  | "):
            head = cells
        try:
            if kind == "grades" and re.match(r"  \u2022: ", line):
                check_finding(folder, line)
            elif kind == "grades" and line.startswith("  - | ") and (
                    head[0] == "Grade"):
                check_counts(folder, head, cells[1:] if not cells[0]
                             else [x.strip() for x in line[6:].split(" | ")])
            elif kind == "grades" and line.startswith("  - | "):
                check_cell(folder, head, [x.strip() for x in
                                          line[6:].split(" | ")])
            elif kind == "judgments" and line.startswith("  - | "):
                check_judgment(folder, force, [x.strip() for x in
                                               line[6:].split(" | ")])
            elif kind == "published" and line.startswith("  - | "):
                published.setdefault(heading, []).append(
                    [x.strip() for x in line[6:].split(" | ")])
                continue
            elif kind == "published" and " printed figures are held" in line:
                sentence = line.removeprefix("text: ")
                continue
            else:
                continue
        except (Wrong, KeyError, ValueError) as wrong:
            problems.append(f"{line!r}: {wrong}")
        n += 1
    if sentence:
        n += 1 + sum(map(len, published.values()))
        try:
            check_published(folder, published, sentence)
        except Wrong as wrong:
            problems.append(f"{sentence!r}: {wrong}")
    return problems, n
