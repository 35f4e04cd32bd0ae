"""What is true of a data folder, worked out from its CSV files alone: exact
fractions for figures, ranks and changes; the classes about the typical force
from the published formulas (Spiegelhalter 2005, Paule and Mandel 1982)."""
import csv
import math
import os
from fractions import Fraction

UNUSABLE = {"missing", "not_comparable", "unverified", "suppressed",
            "not_applicable", "not_published"}
WINSORISED_SQUARE = 0.678654558953  # E of a normal z pulled in to 10%, 90%
Z95, Z998 = 1.959963984540054, 3.090232306167813


def number(text):
    return Fraction(text) if text not in ("", None) else None


def rounded(x, decimals):
    """Half away from zero, as a whole number of the last decimal."""
    scaled = abs(x) * 10 ** decimals
    n = int(scaled + Fraction(1, 2))
    return n if x >= 0 else -n


def show(x, decimals):
    n = rounded(Fraction(x), decimals)
    text = f"{abs(n) // 10 ** decimals:,}"
    if decimals:
        text += f".{abs(n) % 10 ** decimals:0{decimals}}"
    return ("\u2212" if n < 0 else "") + text


def quantile(sorted_values, p):
    """Type 7 of Hyndman and Fan."""
    at = (len(sorted_values) - 1) * p
    low = int(at)
    high = min(low + 1, len(sorted_values) - 1)
    return sorted_values[low] + (at - low) * (sorted_values[high] -
                                              sorted_values[low])


def median(values):
    return quantile(sorted(values), Fraction(1, 2))


class Figure:
    """One figure of a force in one year."""

    def __init__(self, row, metric):
        row = row or {"status": "missing"}
        self.row = row
        self.status = row.get("status") or "ok"
        self.numerator = number(row.get("numerator"))
        self.denominator = number(row.get("denominator"))
        self.in_national = (row.get("in_national") or "yes") != "no"
        self.coverage = number(row.get("coverage"))
        self.value = None
        if self.coverage is not None and self.status not in UNUSABLE:
            if self.coverage < Fraction(9, 10):
                self.status = "not_comparable"
            elif self.coverage < 1 and self.status == "ok":
                self.status = "partial"
        if self.status in UNUSABLE:
            return
        if self.numerator is not None and self.denominator:
            self.value = (metric.multiplier * self.numerator /
                          self.denominator)
        elif row.get("value"):
            self.value = number(row["value"])

    @property
    def counted(self):
        return (self.value is not None and self.numerator is not None and
                bool(self.denominator))


class Metric:
    def __init__(self, row):
        self.row = row
        self.id, self.kind = row["metric_id"], row["kind"]
        self.title = row["title"]
        self.multiplier = Fraction(row["multiplier"] or 1)
        self.decimals = int(row.get("decimals") or 1)
        self.modelled = self.kind in ("rate", "proportion", "ratio")
        self.points = self.kind == "proportion"
        self.money = (row.get("unit") or "").startswith("\u00a3")

    def show(self, x):
        text = show(x, self.decimals)
        if self.points:
            return text + "%"
        return ("\u00a3" if self.money else "") + text

    def printed_difference(self, a, b):
        """What whoever subtracts the printed figures gets."""
        n = abs(rounded(a, self.decimals) - rounded(b, self.decimals))
        return show(Fraction(n, 10 ** self.decimals), self.decimals)

    def alike(self, a, b):
        return rounded(a, self.decimals) == rounded(b, self.decimals)


def tail_of_binomial(k, n, p):
    """P(X <= k) and P(X >= k), exactly summed for a few, else by the normal
    with a continuity correction."""
    if n <= 4000:
        logs = [math.lgamma(n + 1) - math.lgamma(i + 1) -
                math.lgamma(n - i + 1) + i * math.log(p) +
                (n - i) * math.log1p(-p) for i in range(n + 1)]
        return (sum(map(math.exp, logs[:k + 1])),
                sum(map(math.exp, logs[k:])))
    sd = math.sqrt(n * p * (1 - p))
    return (0.5 * math.erfc(-(k + 0.5 - n * p) / sd / math.sqrt(2)),
            0.5 * math.erfc((k - 0.5 - n * p) / sd / math.sqrt(2)))


def two_sided(z):
    return math.erfc(abs(z) / math.sqrt(2))


def adjusted(p):
    """Benjamini and Hochberg's q of a dictionary of p values."""
    order = sorted(p, key=lambda f: p[f], reverse=True)
    q, least = {}, 1.0
    for i, f in enumerate(order):
        least = min(least, p[f] * len(order) / (len(order) - i))
        q[f] = least
    return q


class Measure:
    """A metric in the year of the report and the one it is compared with."""

    def __init__(self, metric, forces, now, before, compare_year):
        self.metric, self.forces = metric, forces
        self.now, self.before = now, before
        self.compare_year = compare_year
        known = {f: x.value for f, x in now.items() if x.value is not None}
        self.value = known
        self.compare = {f: x.value for f, x in before.items()
                        if x.value is not None}
        self.rank = {f: 1 + sum(v > known[f] for v in known.values())
                     for f in known}
        # a break is not one series with the year before: no change
        self.both = [f for f in known if f in self.compare and
                     now[f].status != "break"]
        self.rose = [f for f in self.both if known[f] > self.compare[f]]
        self.fell = [f for f in self.both if known[f] < self.compare[f]]
        # incomplete in one year only: a rise or fall that is none
        self.uneven = {f for f in self.both if (now[f].status == "partial") !=
                       (before[f].status == "partial")}
        # a share of its own figures can be compared, a rate per resident not
        self.extreme = {f for f in now if forces[f].get("extreme") == "yes"
                        and metric.kind in ("rate", "amount", "score")}
        self.national = self.pooled(now)
        self.national_before = self.pooled(before)
        # figures of few forces stand by themselves: nothing compares them
        self.few = 43 * len(known) < 13 * len(forces) and any(
            x.status == "not_published" for x in now.values())
        if self.few:
            self.both = self.rose = self.fell = []
        self.typical, self.z = self.standing()
        self.q = None  # of the changes; made when asked for

    def pooled(self, figures, only=None):
        if any(x.counted for x in figures.values()):
            used = [x for f, x in figures.items()
                    if x.counted and x.in_national and
                    (only is None or f in only)]
            base = sum(x.denominator for x in used)
            if not base:
                return None
            return (self.metric.multiplier * sum(x.numerator for x in used) /
                    base)
        return None

    def has_change(self):
        """Whether a change of the whole can be told: sums of forces that
        were counted alike in both years, or two published figures."""
        if any(x.counted for x in [*self.now.values(), *self.before.values()]):
            return bool(self.matched_forces())
        return True

    def matched_forces(self):
        return [f for f in self.value if f in self.compare and
                self.now[f].status != "break" and self.now[f].counted and
                self.before[f].counted and self.now[f].in_national and
                self.before[f].in_national]

    def matched(self):
        both = self.matched_forces()
        return self.pooled(self.now, both), self.pooled(self.before, both)

    def matched_counts(self):
        a, b = self.matched_figures()
        return a.numerator, b.numerator, len(self.matched_forces())

    def matched_figures(self):
        """This year and the one before, added up."""
        def added(figures):
            total = Figure(None, self.metric)
            used = [figures[f] for f in self.matched_forces()]
            total.numerator = sum(x.numerator for x in used)
            total.denominator = sum(x.denominator for x in used)
            return total
        return added(self.now), added(self.before)

    def level(self, x):
        if self.metric.kind == "proportion":
            return math.asin(math.sqrt(x.numerator / x.denominator))
        return math.log(max(x.numerator, Fraction(1, 2)) / x.denominator)

    def error(self, x, theta):
        if self.metric.kind == "proportion":
            return 1 / (2 * math.sqrt(x.denominator))
        return math.sqrt(1 / (theta * float(x.denominator)) +
                         (1 / float(x.denominator)
                          if self.metric.kind == "ratio" else 0))

    def standing(self):
        """Median level and z about it; without counts the robust z."""
        if not self.metric.modelled:
            return self.robust()
        counted = [f for f in self.now if self.now[f].counted]
        if len(counted) < 10:
            return None, {}
        y = {f: self.level(self.now[f]) for f in counted}
        target = median([y[f] for f in counted])
        theta = (math.sin(target) ** 2 if self.metric.points
                 else math.exp(target))
        if not theta > 0:
            return None, {}
        s = {f: self.error(self.now[f], theta) for f in counted}

        def spread(tau2):
            z = sorted((y[f] - target) / math.sqrt(s[f] ** 2 + tau2)
                       for f in counted)
            low, high = quantile(z, 0.1), quantile(z, 0.9)
            return sum(min(max(v, low), high) ** 2 for v in z) / len(z)

        tau2 = 0.0
        if spread(0.0) > WINSORISED_SQUARE:
            low, high = 0.0, max(v * v for v in s.values())
            while spread(high) > WINSORISED_SQUARE:
                high *= 2
            for _ in range(200):
                tau2 = (low + high) / 2
                if spread(tau2) > WINSORISED_SQUARE:
                    low = tau2
                else:
                    high = tau2
        return (float(self.metric.multiplier) * theta,
                {f: (y[f] - target) / math.sqrt(s[f] ** 2 + tau2)
                 for f in counted})

    def robust(self):
        values = list(self.value.values())
        if len(values) < 4:
            return None, {}
        middle = median(values)
        mad = median([abs(v - middle) for v in values])
        if not mad:
            return middle, {}
        return middle, {f: float((v - middle) / mad) / 1.482602218505602
                        for f, v in self.value.items()}

    def comparable(self, f):
        return (f in self.value and f not in self.extreme and
                self.now[f].status != "partial")

    def classes(self, f):
        """The classes that its z allows: two next to a cut-off."""
        if f not in self.z:
            return {""}
        names = ("in line with other ", "high among ", "unusually high among ")

        def of(size, z):
            n = 2 if size >= Z998 else 1 if size >= Z95 else 0
            return names[n] if z > 0 or n == 0 else names[n].replace(
                "high", "low")
        z = self.z[f]
        return {of(abs(z) * (1 + e), z) for e in (-1e-6, 0, 1e-6)}

    def change_p(self, f):
        """Of chance alone; None without counts."""
        a, b = self.before[f], self.now[f]
        if not (self.metric.modelled and a.counted and b.counted):
            return None
        if self.metric.kind == "rate":
            n = int(a.numerator + b.numerator)
            if n == 0:
                return 1.0
            low, high = tail_of_binomial(
                int(b.numerator), n,
                float(b.denominator / (a.denominator + b.denominator)))
            return min(1.0, 2 * min(low, high))
        if self.metric.kind == "proportion":
            pooled = float((a.numerator + b.numerator) /
                           (a.denominator + b.denominator))
            v = pooled * (1 - pooled) * float(1 / a.denominator +
                                              1 / b.denominator)
            if v <= 0:
                return 1.0
            return two_sided(float(b.numerator / b.denominator -
                                   a.numerator / a.denominator) /
                             math.sqrt(v))
        if not (a.numerator and b.numerator):
            return None
        v = sum(float(1 / x) for x in (a.numerator, a.denominator,
                                       b.numerator, b.denominator))
        return two_sided(math.log(b.value / a.value) / math.sqrt(v))

    def by_chance(self, f):
        """Whether chance could explain the change: True, False, or None when
        our formulas are too coarse to decide."""
        if self.q is None:
            p = {g: self.change_p(g) for g in self.both}
            self.q = adjusted({g: x for g, x in p.items() if x is not None})
        q = self.q
        if f not in q:
            return None if self.metric.kind == "ratio" else False
        return None if 0.02 < q[f] < 0.12 else q[f] > 0.05


class Folder:
    def __init__(self, path, year=None):
        self.path, self.ranges, self.changes = path, {}, []
        self.files, self.told = {}, {}
        self.forces = {r["force_id"]: r for r in self.read("forces.csv")}
        self.metrics = [Metric(r) for r in self.read("metrics.csv")]
        self.meta = {r["key"]: r["value"] for r in self.read("meta.csv")}
        rows = self.read("observations.csv")
        self.year = year or int(self.meta.get("year") or
                                max(r["year"] for r in rows))
        table = {(r["metric_id"], r["force_id"], int(r["year"])): r
                 for r in rows}
        self.measures = {}
        for m in self.metrics:
            def figures(y):
                return {f: Figure(table.get((m.id, f, y)), m)
                        for f in self.forces}
            self.measures[m.id] = Measure(m, self.forces,
                                          figures(self.year),
                                          figures(self.year - 1),
                                          self.year - 1)
        for r in self.read("national.csv"):
            x = self.measures[r["metric_id"]]
            value = Figure(r, x.metric).value
            if int(r["year"]) == self.year and x.national is None:
                x.national = value
            if int(r["year"]) == self.year - 1 and x.national_before is None:
                x.national_before = value

    def read(self, name):
        if name not in self.files:
            path = os.path.join(self.path, name)
            self.files[name] = []
            if os.path.exists(path):
                with open(path, newline="", encoding="utf-8-sig") as f:
                    self.files[name] = list(csv.DictReader(f))
        return self.files[name]

    def noted(self):
        """Of each force the notes that its figures carry, of either year."""
        if "notes" not in self.told:
            self.told["notes"] = {f: {
                n for m in self.measures.values()
                for x in (m.now[f], m.before[f])
                for n in (x.row.get("note_ids") or "").split(";")}
                for f in self.forces}
        return self.told["notes"]

    def by_brief(self):
        """The measures that each short name stands for."""
        if "briefs" not in self.told:
            found = self.told["briefs"] = {}
            for m in self.measures.values():
                found.setdefault(m.metric.row.get("short") or m.metric.title,
                                 []).append(m)
        return self.told["briefs"]

    def outside(self, limit):
        """Figures that can be compared and are so far from the typical one."""
        key = f"outside {limit}"
        if key not in self.told:
            self.told[key] = {(f, m.metric.id)
                              for m in self.measures.values()
                              for f, z in m.z.items()
                              if m.comparable(f) and abs(z) >= limit}
        return self.told[key]

    def is_part(self, part, whole):
        """Whether a metric is a part of another, or of a part of it."""
        up = self.told.setdefault("whole", {
            m.id: m.row.get("part_of") or None for m in self.metrics})
        part = up[part]
        while part and part != whole:
            part = up.get(part)
        return bool(part)

    def wholes(self, force):
        """The measures with both years, without the parts of others."""
        both = [i for i, m in self.measures.items() if force in m.both]
        return [self.measures[i] for i in both
                if not any(self.is_part(i, j) for j in both if i != j)]

    def rank_range(self, metric, force):
        """Of the figures that --stats gives to analysts (checked elsewhere
        against vectors), not ours; None where there is none."""
        return self.ranges.get((metric, force))

    def unusual_changes(self, metric):
        return sum(claims for m, claims in self.changes if m == metric)

    def word(self, key, neutral):
        return self.meta.get(key) or neutral
