"""What page 1 claims, checked against the facts of claims_facts.py."""
import math
import re
from fractions import Fraction

from claims_checks import count, compared, need, title_class, title_incomplete
from claims_facts import Z998, show
from claims_grades import GRADES, titled


def find(w, head):
    """The measure whose title begins a headline."""
    named = [m for m in w.folder.measures.values()
             if head == m.metric.title and (w.force is None or
                                            w.force in m.value)]
    need(named, f"no measure is called {head!r}")
    w.m = named[0]
    w.shared.setdefault("told", set()).add(w.m.metric.id)


def brief_moved(w, head, verb, size, unit):
    find(w, head)
    if w.force is None:
        now, then = w.m.matched()
        if now is None:
            now, then = w.m.national, w.m.national_before
        need(by_chance(w) is not True, "chance could explain it")
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


def by_chance(w):
    """Whether chance could explain the change of all: None near the limit,
    and of kinds other than rates."""
    a, b = w.m.matched_figures()
    if w.metric.kind != "rate" or not (a.numerator and b.numerator):
        return None
    now, then = w.m.matched()
    z = abs(math.log(now / then)) / math.sqrt(1 / a.numerator +
                                              1 / b.numerator)
    return None if 1.7 < z < 2.3 else z < 2


def brief_still(w, head, how):
    find(w, head)
    if w.force is None:
        need(how == "may not have changed" and by_chance(w) is not False,
             "chance does not explain it")
        return
    alike = w.metric.alike(w.value, w.compare)
    if how == "changed little":
        need(alike or (w.percent() is not None and w.percent() < 1),
             "it changed more than a little")
    else:
        need(w.m.by_chance(w.force) is not False and not alike,
             "chance does not explain it")


def brief_alone(w, head, _place):
    find(w, head)
    need(w.force not in w.m.both, "the year before is left out")


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


def brief_grade(w, title, grade):
    need(titled(w.folder, title).grade(w.force) == grade, "another grade")


def brief_good(w, title, n, of):
    w.said["grades"] = g = titled(w.folder, title)
    need(int(n) == g.count("good", "outstanding") and int(of) == g.size,
         "another count")


def brief_counts(w, *counts):
    for n, grade in zip(counts, GRADES):
        need(int(n) == w.said["grades"].count(grade), f"another for {grade}")


# ------------------------------------------------- how many figures stand out
def unusual(w):
    """Of a force: the class of each figure that stands out, by our own z; a
    change that does, by --stats."""
    found = {m: "high" if w.folder.measures[m].z[f] > 0 else "low"
             for f, m in w.folder.outside(Z998) if f == w.force}
    for m, f, way in w.folder.moved_unusually:
        if f == w.force:
            found.setdefault(m, way)
    return found


def told_above(w):
    """The measures that page 1 told before this line, and stand out."""
    return w.shared.get("told", set())


def brief_none(w, how):
    found = set(unusual(w))
    need(found <= told_above(w), f"{found - told_above(w)} are")
    need((how == "Nothing else") == bool(found), "else, or not?")


def brief_more(w, n, more):
    found, told = set(unusual(w)), told_above(w)
    need(count(n) == len(found - told), f"{len(found - told)} are")
    need(bool(more) == bool(found & told), "more, or not?")
    w.said["more"] = len(found - told)


def brief_named(w, names, rest):
    found, n = unusual(w), 0
    for name, way in re.findall(r"(?:^|, | and )(.+?) \((high|low|rose|fell)\)",
                                names):
        measures = [m for b, ms in w.folder.by_brief().items() for m in ms
                    if b.lower() == name.lower()]
        need(any(found.get(m.metric.id) == way for m in measures),
             f"{name} is not unusually {way}")
        n += 1
    need(n + (count(rest) if rest else 0) == w.said["more"], "how many?")


def brief_nobody(w):
    need(not w.folder.outside(Z998), "somebody does")


def brief_outside(w, n, of, verb):
    out = len(w.folder.outside(Z998))
    assessed = sum(m.comparable(f) for m in w.folder.measures.values()
                   for f in m.z)
    need((int(n.replace(",", "")), int(of.replace(",", ""))) ==
         (out, assessed), f"{out} of {assessed}")
    need((verb == "is") == (out == 1), "is or are?")


def brief_furthest(w, how, names):
    """The one with the greatest z is named, and each is outside, on its
    side; of a force only its furthest."""
    z = {(f, m): w.folder.measures[m].z[f] for f, m in w.folder.outside(Z998)}
    need((how == "It is") == (len(z) == 1), "one, or the furthest?")
    ids = {r["short"]: f for f, r in w.folder.forces.items()}
    last = None
    found = re.findall(r"(?:^|, | and )([^(]+?) \(((?:[^()]|\([^()]*\))+), "
                       r"(high|low)(?:, with a note in the report)?\)", names)
    need(found, "whose?")
    for name, brief, side in found:
        own = {m: abs(x) for (f, m), x in z.items() if f == ids.get(name)}
        here = [m.metric.id for b, ms in w.folder.by_brief().items()
                for m in ms if b.lower() == brief.lower()]
        m = next((m for m in here if m in own), None)
        need(m and own[m] >= max(own.values()) - 1e-6,
             f"{name} is furthest out on another one")
        need((z[ids[name], m] > 0) == (side == "high"), "the other side")
        need(last is None or own[m] <= last + 1e-6, "not in order")
        if last is None:
            need(own[m] >= max(map(abs, z.values())) - 1e-6,
                 "another is further out")
        last = own[m]


def brief_past(w, who, words):
    """Streaks and extremes agree with the year before; tests/e2e/trends.py
    holds them against all years."""
    now, then = (w.m.national, w.m.national_before) if w.force is None \
        else (w.value, w.compare)
    if now is None or then is None:
        return
    moved = re.search(r"(rise|fall) in a row", words)
    if moved:
        need((moved[1] == "rise") == (now > then), "it moved the other way")
    side = re.search(r"the (highest|lowest) ", words)
    if side:
        need(now >= then if side[1] == "highest" else now <= then,
             f"it is not the {side[1]}")
