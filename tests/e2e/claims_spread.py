"""What is claimed of how the forces differ, worked out from the CSV files."""
import math
from fractions import Fraction

from claims_checks import count, need
from claims_facts import quantile

CHI_SQUARE_Z = 1.959963984540054  # of the 97.5th percentile


def centre_text(w, typical, national):
    need(typical == w.metric.show(Fraction(w.m.typical)) and
         (national == w.metric.show(w.m.national)
          if w.m.national is not None else not national), "other figures")


def middle_half_alike(w, n, value):
    values = sorted(w.m.value.values())
    need(int(n) == len(values), f"{len(values)} have figures")
    need({value} == {w.metric.show(quantile(values, Fraction(p, 4)))
                     for p in (1, 3)}, "other quartiles")


def compared(w):
    return {f: v for f, v in w.m.value.items() if w.m.comparable(f)}


def one_end(w, n, printed, names, value, word):
    need(printed == w.metric.show(value), f"the {word} is {float(value)}")
    there = [f for f, v in compared(w).items() if w.metric.alike(v, value)]
    said = names.split(" ")
    if len(there) > 3:
        need(count(said[0]) == len(there), f"{len(there)} are the {word}")
    else:
        for f in there:
            need(w.folder.forces[f]["short"] in names, f"{f} is {word} too")


def ends_text(w, n, high, high_names, about, times, low, low_names):
    values = compared(w)
    need(int(n or len(w.m.value)) == len(values), f"{len(values)} compared")
    top, bottom = max(values.values()), min(values.values())
    one_end(w, n, high, high_names, top, "highest")
    one_end(w, n, low, low_names, bottom, "lowest")
    if times:
        slack = Fraction(1, 20) if "." in times else Fraction(1, 2)
        need(abs(top / bottom - Fraction(times)) <= slack,
             f"it is {float(top / bottom)} times the lowest")
        need(about or abs(Fraction(high.strip("%\u00a3").replace(",", "")) /
                          Fraction(low.strip("%\u00a3").replace(",", "")) -
                          Fraction(times)) <= slack,
             "the printed figures give another number")


def all_alike(w, n, value):
    values = compared(w)
    need(int(n) == len(values) and all(
        w.metric.show(v) == value for v in values.values()), "they differ")


def homogeneity(w):
    """Cochran's Q over its 97.5th percentile (Wilson and Hilferty 1931), of
    the levels with the errors of chance at the rate of all."""
    now = [w.m.now[f] for f in w.m.now if w.m.now[f].counted]
    rate = float(sum(x.numerator for x in now) /
                 sum(x.denominator for x in now))
    y = [w.m.level(x) for x in now]
    weight = [w.m.error(x, rate) ** -2 for x in now]
    mean = sum(a * b for a, b in zip(y, weight)) / sum(weight)
    df = len(now) - 1
    top = df * (1 - 2 / (9 * df) + CHI_SQUARE_Z * math.sqrt(2 / (9 * df))) ** 3
    return sum(b * (a - mean) ** 2 for a, b in zip(y, weight)) / top


def beyond_chance(w, by_no):
    if not by_no:
        need(homogeneity(w) > 0.98, f"homogeneity is {homogeneity(w)}")
    else:
        need(homogeneity(w) < 1.02, f"homogeneity is {homogeneity(w)}")
