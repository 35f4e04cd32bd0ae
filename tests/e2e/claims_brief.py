"""What page 1 claims, checked against the facts of claims_facts.py."""
from fractions import Fraction

from claims_checks import compared, need, title_class, title_incomplete, Wrong
from claims_facts import show


def find(w, head):
    """The measure whose title begins a headline."""
    named = [m for m in w.folder.measures.values()
             if head == m.metric.title and (w.force is None or
                                            w.force in m.value)]
    need(named, f"no measure is called {head!r}")
    w.m = named[0]


def brief_moved(w, head, verb, size, unit):
    find(w, head)
    if w.force is None:
        now, then = w.m.matched()
        if now is None:
            now, then = w.m.national, w.m.national_before
    else:
        now, then = w.value, w.compare
        need(w.m.by_chance(w.force) is not True, "chance could explain it")
    need((verb == "rose") == (now > then), "it moved the other way")
    right = (w.metric.printed_difference(now, then) if "point" in unit
             else show(abs(now / then - 1) * 100, 1))
    need(size == right, f"it moved by {right}")


def brief_from(w, head, verb, before, now):
    find(w, head)
    need((before, now) == (w.metric.show(w.compare), w.metric.show(w.value)),
         "other figures")
    need((verb == "rose") == (w.value > w.compare), "the other way")


def brief_class(w, head, stands):
    find(w, head)
    title_class(w, stands, "")


def brief_still(w, head, how):
    find(w, head)
    alike = w.metric.alike(w.value, w.compare)
    if how == "changed little":
        need(alike or (w.percent() is not None and w.percent() < 1),
             "it changed more than a little")
    else:
        need(w.m.by_chance(w.force) is not False and not alike,
             "chance does not explain it")


def brief_alone(w, head, _place):
    find(w, head)
    need(w.force not in w.m.compare, "the year before is left out")


def brief_partial(w, head):
    find(w, head)
    title_incomplete(w)


def brief_level(w, value, unit, year, how, before, same, national):
    need(int(year) == w.folder.year, "another year")
    need(value == w.metric.show(w.value), "another figure")
    need(w.metric.points or unit.strip() in w.metric.row["unit"],
         "another unit")
    if before:
        compared(w, how)
        need(before == w.metric.show(w.compare) and (
            how != "compared" or not w.metric.alike(w.value, w.compare)),
             "it was another")
    elif same:
        compared(w, "compared")
        need(w.metric.alike(w.value, w.compare), "they print differently")
    else:
        need(w.force not in w.m.compare, "the year before is left out")
    if national:
        need(national == w.metric.show(w.m.national), "another for all")


def brief_typical(w, typical):
    need(typical == w.metric.show(Fraction(w.m.typical)), "another one")


def grades(w, title):
    """The grades of the year by force, of the question of that title."""
    question = [q["question_id"] for q in w.folder.read("questions.csv")
                if q["title"] == title]
    if not question:
        raise Wrong(f"no question is called {title!r}")
    return {r["force_id"]: r["grade"] for r in w.folder.read("judgments.csv")
            if r["question_id"] == question[0] and
            int(r["year"]) == w.folder.year}


def brief_grade(w, title, grade):
    need(grades(w, title).get(w.force) == grade, "another grade")


def brief_good(w, title, n, of):
    found = list(grades(w, title).values())
    w.said["grades"] = found
    need(int(n) == sum(g in ("good", "outstanding") for g in found) and
         int(of) == len(w.folder.forces), "another count")


def brief_counts(w, *counts):
    for n, grade in zip(counts, ("outstanding", "good",
                                 "requires improvement", "inadequate")):
        need(int(n) == w.said["grades"].count(grade), f"another for {grade}")
