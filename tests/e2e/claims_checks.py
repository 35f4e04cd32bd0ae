"""What the sentences of a report claim, each checked against the facts of
claims_facts.py. A check takes where the sentence stands, and what it holds."""
import math
import re
from fractions import Fraction

from claims_facts import median, quantile, show

NUMBER = r"[\u00a3\u2212+]?[0-9][0-9,]*(?:\.[0-9]+)?%?"
SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight",
         "nine"]


class Wrong(Exception):
    """A claim that is not true."""


def need(truth, why):
    if not truth:
        raise Wrong(why)


def count(word):
    word = word.lower()
    if word in ("none", "no"):
        return 0
    return SMALL.index(word) if word in SMALL else int(word.replace(",", ""))


def plain(text):
    return Fraction(text.replace("\u2212", "-").replace(",", "").strip(
        "\u00a3%"))


# ------------------------------------------------------- reports of a force
def title_move(w, moved, joint, stands, note):
    w.said["moved"], w.said["stands"] = moved, stands
    up = w.value > w.compare
    small = w.percent() is not None and w.percent() < 1
    alike = w.metric.alike(w.value, w.compare)
    chance = w.m.by_chance(w.force)
    if moved in ("rose", "fell"):
        need(up == (moved == "rose") and w.value != w.compare,
             f"it went from {float(w.compare)} to {float(w.value)}")
        need(not alike, "both figures print the same")
        need(not small, "the change is under 1 percent")
        need(chance is not True, "chance could explain it")
    elif moved == "changed little":
        need(alike or small, "it changed more than a little")
    elif moved == "may not have changed":
        need(chance is not False and not alike, "chance does not explain it")
    title_class(w, stands, note)
    if joint:
        side = ("high" in stands) - ("low" in stands)
        against = (side * ((moved == "rose") - (moved == "fell"))) < 0
        need(joint == ("but" if against else "and"), f"{joint} is amiss")


def title_class(w, stands, note):
    w.said["stands"] = stands
    if stands:
        need(w.m.comparable(w.force), "it is not comparable")
        need(any(stands == c + w.units for c in w.m.classes(w.force) if c),
             f"its class is {w.m.classes(w.force)}, z "
             f"{w.m.z.get(w.force)}")
    else:
        need(not w.m.comparable(w.force) or "" in w.m.classes(w.force),
             "the class is left out")
    need(bool(note) == (w.force in w.m.extreme), "comparable or not?")


def title_incomplete(w):
    need("partial" in (w.m.now[w.force].status, w.m.before[w.force].status),
         "neither figure is incomplete")


def title_without(w, _year):
    need(w.force not in w.m.value, "it has a figure")


def title_alone(w, year):
    need(int(year) == w.folder.year and w.force in w.m.value, "no figure")


def compared(w, how):
    need((how == "compared") == (w.force in w.m.both or w.m.few),
         "does its series break between the years?")


def text_level(w, middle, how, before, same):
    need(w.metric.show(w.value) in middle, f"the figure is "
         f"{w.metric.show(w.value)}")
    if before:
        need(before == w.metric.show(w.compare), f"it was "
             f"{w.metric.show(w.compare)}")
        compared(w, how)
        need(how != "compared" or not w.metric.alike(w.value, w.compare),
             "both print the same and are set against each other")
    if same:
        compared(w, "compared")
        need(w.metric.alike(w.value, w.compare), "they print differently")
        need(w.said.get("moved") not in ("rose", "fell"),
             "the title says that it moved")
    if not before and not same:
        need(w.force not in w.m.compare, "the year before is left out")


def beside(w, distance, shown, chance):
    ew = w.m.national
    need(ew is not None and shown == w.metric.show(ew), f"it is {ew}")
    need(not w.metric.alike(w.value, ew), "both print the same")
    found = re.match(rf"(?:({NUMBER}) (percent|percentage points?) |just )"
                     r"(above|below)$|({0}) times$".format(NUMBER), distance)
    need(found, f"what is {distance!r}?")
    size, unit, side, times = found.groups()
    if times:
        need(times == show(w.value / ew, 1) and w.value >= 2 * ew,
             f"it is {float(w.value / ew)} times")
        return
    need((side == "above") == (w.value > ew), "the other side")
    if unit == "percent":
        need(size == show(abs(w.value / ew - 1) * 100, 0),
             f"it is {float(w.value / ew)} of it")
    elif unit:
        need(size == show(abs(w.value - ew), w.metric.decimals),
             f"the difference is {float(w.value - ew)}")
        need((unit[-1] == "t") == (plain(size) == 1), "point or points?")
    else:
        need(abs(w.value / ew - 1) < Fraction(1, 100), "more than just")


def beside_same(w, shown):
    need(shown == w.metric.show(w.m.national) and
         w.metric.alike(w.value, w.m.national), "they differ")


def beside_only(w, shown):
    need(shown == w.metric.show(w.m.national), "another figure")


def stands_text(w, stands, _how, typical):
    title_class(w, stands, "")
    need(typical == w.metric.show(Fraction(w.m.typical)), "the typical one "
         f"has {w.m.typical}")


def not_comparable(w):
    need(w.force in w.m.extreme, "it is comparable")


def incomplete(w):
    need(w.m.now[w.force].status == "partial", "it is whole")


def few_events(w):
    need(w.m.now[w.force].numerator < 20, "20 or more events")


def chance_text(w, _year):
    need(w.m.by_chance(w.force) is not False, "chance does not explain it")
    need(w.said.get("moved") not in ("rose", "fell"),
         "the title says that it moved")


def change_text(w, verb, _how):
    need((verb == "rose") == (w.value > w.compare), "the other way")
    need(w.said.get("moved") != {"rose": "fell", "fell": "rose"}[verb],
         "the title says the other way")


def rank_text(w, joint, place, end, n, first, low, high, of_end):
    values = sorted(w.m.value.values())
    need(w.m.comparable(w.force), "it is not comparable")
    need(int(n) == len(values), f"{len(values)} have data")
    below = sum(v < w.value for v in values) + 1
    above = sum(v > w.value for v in values) + 1
    at = above if end == "highest" else below
    need(at == (int(place) if place else 1), f"it is {at} from that end")
    need(at <= (below if end == "highest" else above),
         "the other end is nearer")
    need(bool(joint) == (values.count(w.value) > 1), "joint or not?")
    beyond = [f for f, v in w.m.value.items() if w.m.comparable(f) and
              (v > w.value if end == "highest" else v < w.value)]
    need(bool(first) == (at > 1 and not beyond) and
         (not first or end in first), "the first of those compared or not?")
    if high:
        need(of_end == end, "counted from the other end")
        need(int(low or 1) <= at <= int(high) <= int(n),
             f"place {at} is outside")
        need(low != "1", "1st highest")
        ends = w.folder.rank_range(w.m.metric.id, w.force)
        if ends:
            a, b = ends if end == "highest" else (
                int(n) + 1 - ends[1], int(n) + 1 - ends[0])
            need((int(low or 1), int(high)) == (a, b), f"it is {a} to {b}")


def moved_counts(w, of, parts, rose, fell, same, _place=None, chance=None):
    every = [m for m in w.folder.measures.values() if w.force in m.both]
    measures = w.folder.wholes(w.force)
    need(bool(parts) == (len(every) > len(measures)), "parts or not?")
    measures = [m for m in measures if w.force not in m.uneven]
    up = sum(w.force in m.rose for m in measures)
    down = sum(w.force in m.fell for m in measures)
    need((count(of), count(rose), count(fell)) == (len(measures), up, down),
         f"of {len(measures)}, {up} rose and {down} fell")
    need(count(same) == len(measures) - up - down, "unchanged")
    sure = [m.by_chance(w.force) for m in measures]
    need(sure.count(True) <= count(chance or "no") <=
         sure.count(True) + sure.count(None),
         f"{sure.count(True)} could be chance")


# ----------------------------------------------------- reports of the whole
def title_share(w, verb, n, of, _year=""):
    of = of or n
    both, up, down = (len(set(x) - w.m.uneven) for x in (
        w.m.both, w.m.rose, w.m.fell))
    moved, other = (up, down) if verb == "rose" else (down, up)
    need(count(n) == moved and count(of) == both, f"{moved} of {both}")
    need(moved >= other, "more went the other way")


def level_national(w, middle, how, before, same):
    need(w.m.national is not None and
         w.metric.show(w.m.national) in middle, "another figure")
    if before:
        need(before == w.metric.show(w.m.national_before), "it was another")
        need((how == "compared") == w.m.has_change(), "a break, or not?")
        need(how != "compared" or before != w.metric.show(w.m.national),
             "both print the same and are set against each other")
    if same:
        need(w.metric.alike(w.m.national, w.m.national_before),
             "they print differently")


def moved_national(w, verb, size, unit, low=None, high=None, chance=None,
                   before=None, after=None, per=None):
    now, then = w.m.matched()
    if now is None:
        now, then = w.m.national, w.m.national_before
    need(now is not None and then, "nothing to compare")
    right = (w.metric.printed_difference(now, then) if "point" in unit
             else show(abs(now / then - 1) * 100, 1))
    need(size == right, f"it is {right}")
    need((verb == "rose") == (now > then), "the other way")
    if before:
        need((before, after) == (w.metric.show(then), w.metric.show(now)),
             "from and to other figures")
        need(not per or per == w.metric.row["unit"], "another unit")
    need(low or not w.metric.modelled or not w.m.matched_forces(),
         "the interval is left out")
    if low:
        interval(w, plain(size) * (1 if now > then else -1), plain(low),
                 plain(high), chance)


def interval(w, change, low, high, chance):
    """By chance alone; 3 percent of its width for the formula taken."""
    need(low <= change <= high, "the interval leaves the change out")
    need(bool(chance) == (low <= 0 <= high), "chance or not?")
    a, b = w.m.matched_figures()
    if w.metric.kind == "rate" and min(a.numerator, b.numerator) > 200:
        ratio = 1 + float(change) / 100
        wide = 1.959964 * math.sqrt(1 / a.numerator + 1 / b.numerator)
        for end, sign in ((low, -1), (high, 1)):
            right = 100 * (ratio * math.exp(sign * wide) - 1)
            need(abs(right - float(end)) < 0.16 + 6 * wide,
                 f"the limit is {right}")


def almost_national(w):
    now, then = w.m.matched()
    if now is None:
        now, then = w.m.national, w.m.national_before
    need(abs(now / then - 1) * 1000 < 1 or
         w.metric.alike(now, then), "it changed")


def among_moved(w, n, *rest):
    need(count(n) == w.m.matched_counts()[2], "another number of them")
    return moved_national(w, *rest)


def middle_half(w, n, low, high):
    values = sorted(w.m.value.values())
    need(int(n) == len(values), f"{len(values)} have figures")
    need((low, high) == tuple(w.metric.show(quantile(values, Fraction(p, 4)))
                              for p in (1, 3)), "other quartiles")


def change_counts(w, of, rose, fell, same):
    both, up, down = (len(set(x) - w.m.uneven) for x in (
        w.m.both, w.m.rose, w.m.fell))
    need((count(of), count(rose), count(fell), count(same)) ==
         (both, up, down, both - up - down),
         f"{up} rose, {down} fell of {both}")


def chance_counts(w, n):
    sure = [w.m.by_chance(f) for f in w.m.both if f not in w.m.uneven]
    need(sure.count(True) <= count(n) <= sure.count(True) + sure.count(None),
         f"{sure.count(True)} could be chance")


def spread_title(w, n):
    out = sum(w.m.comparable(f) and abs(z) >= 3.090232306167813
              for f, z in w.m.z.items())
    need(count(n) == out, f"{out} are outside")


def changed_title(w, n, year):
    """By --stats; only of figures that can be compared."""
    need(int(year) == w.folder.year - 1, "another year")
    out = w.folder.unusual_changes(w.metric.id)
    need(count(n) == out, f"{out} changed unusually")


def left_out(w, which, year):
    """Who is not counted in the sum; a published figure is of all."""
    m = w.m
    figures = m.now if int(year) == w.folder.year else m.before
    need(any(x.counted for x in figures.values()),
         "the figure is published for all")
    if which != "This":
        absent = [f for f, x in figures.items()
                  if not (x.counted and x.in_national)]
        need(int(which.split()[1]) <= len(absent), f"{len(absent)} are not")


def typical_old(w, size):
    d = median([abs(v / w.m.national - 1) * 100
                for v in w.m.value.values()])
    need(abs(d - plain(size)) <= Fraction(1, 2),
         f"the median distance is {float(d)}")


def ranks_title(w, wide, n):
    need(int(n) == len(w.m.value) and count(wide) <= int(n), "other numbers")


def kept(w, percent):
    need(0 <= int(percent) <= 99, "more than all of it cannot be left")


def finding(w, sentence, verb, size, a, b):
    """The whole of a finding belongs to one measure, whichever it names."""
    for m in w.folder.measures.values():
        now, then, _ = m.matched_counts()
        numerator = m.metric.row.get("numerator") or "\0"
        if numerator not in sentence or not then or m.metric.kind != "rate":
            continue
        if (show(then, 0), show(now, 0)) == (a, b) and (
                size == show(abs(Fraction(now, then) - 1) * 100, 1)) and (
                (verb == "rose") == (now > then)):
            w.m = m  # the sentence after it goes on about it
            return
    raise Wrong("no measure has these figures")


def finding_of_count(w, *rest):
    """A count in a rate, or a ratio whose name begins with its number."""
    try:
        finding(w, *rest)
    except Wrong:
        sentence, verb, size, a, b = rest
        finding_value(w, sentence, verb, size, "percent", None, None, None, a,
                      b)


def finding_value(w, sentence, verb, size, unit, low, high, chance, a, b):
    for m in w.folder.measures.values():
        at = m.matched()
        now, then = at if at[0] is not None else (m.national,
                                                   m.national_before)
        names = (m.metric.title.lower()[1:],
                 m.metric.row.get("numerator") or "\0")
        if not now or not then or not any(x in sentence for x in names) or (
                " per " in sentence and
                m.metric.row["unit"].lstrip("\u00a3 ") not in sentence):
            continue
        right = (m.metric.printed_difference(now, then) if "point" in unit
                 else show(abs(now / then - 1) * 100, 1))
        if ((a, b) == (m.metric.show(then), m.metric.show(now)) and
                size == right and (verb == "rose") == (now > then)):
            w.m = m
            if low:
                interval(w, plain(size) * (1 if now > then else -1),
                         plain(low), plain(high), chance)
            return
    raise Wrong("no measure has these figures")


def without_events(w, said):
    """Each event takes its count out of its year, one after the other."""
    now, before = (w.m.matched_figures() if w.force is None else
                   (w.m.now[w.force], w.m.before[w.force]))
    counts = {w.folder.year: now.numerator,
              w.folder.year - 1: before.numerator}
    for part in said.split("; also without "):
        found = re.match(rf"the ({NUMBER}) (.+) \((\d{{4}})\) it (?:(rose|fell) "
                         rf"by ({NUMBER}) percent|was almost unchanged)$", part)
        need(found, f"what is {part!r}?")
        size, words, year, verb, percent = found.groups()
        need(any(e["metric_id"] == w.metric.id and e["year"] == year and
                 e["words"] == words and Fraction(e["count"]) == plain(size)
                 for e in w.folder.read("events.csv")), "no such event")
        counts[int(year)] -= plain(size)
        change = (counts[w.folder.year] / now.denominator /
                  (counts[w.folder.year - 1] / before.denominator) - 1) * 100
        need(show(abs(change), 1) == (percent or "0.0") and
             (not verb or (verb == "rose") == (change > 0)),
             f"it is {float(change)}")
