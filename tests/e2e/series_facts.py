"""The figures of the bundled folder over the years, read from its CSV files
alone and worked out in fractions."""
import csv
import os
from fractions import Fraction

PEELSTATS, SOURCE = os.environ["PEELSTATS"], os.environ["SOURCE"]
DATA = f"{SOURCE}/data"
UNUSABLE = {"missing", "not_comparable", "unverified", "suppressed",
            "not_applicable", "not_published"}


def table(name):
    with open(f"{DATA}/{name}.csv", encoding="utf-8") as f:
        return list(csv.DictReader(f))


metrics = {m["metric_id"]: m for m in table("metrics")}
forces = {f["short"]: f["force_id"] for f in table("forces")}
rows, national = {}, {}
for o in table("observations"):
    rows.setdefault(o["metric_id"], {})[(o["force_id"], int(o["year"]))] = o
for o in table("national"):
    national[(o["metric_id"], int(o["year"]))] = o


def value(m, o):
    if o is None or o["status"] in UNUSABLE or \
            float(o.get("coverage") or 1) < 0.9:
        return None
    if o["numerator"] and o["denominator"]:
        return Fraction(m["multiplier"] or 1) * Fraction(o["numerator"]) \
            / Fraction(o["denominator"])
    return Fraction(o["value"]) if o["value"] else None


def printed(m, v):
    """Half away from zero, as a whole number of the last decimal."""
    x = v * 10 ** int(m["decimals"] or 1)
    return int(x + Fraction(1, 2)) if x >= 0 else -int(-x + Fraction(1, 2))


def force_series(m, force, last):
    """(year, value, breaks, partial) up to a year."""
    own = rows.get(m["metric_id"], {})
    years = sorted({y for _, y in own if y <= last})
    for y in range(years[0], last + 1) if years else []:
        o = own.get((force, y))
        v = value(m, o)
        yield y, v, v is not None and o["status"] == "break", \
            o is not None and (o["status"] == "partial" or
                               float(o.get("coverage") or 1) < 1)


def whole_series(m, last):
    own = rows.get(m["metric_id"], {})
    years = sorted({y for _, y in own if y <= last})
    for y in range(years[0], last + 1) if years else []:
        used = [o for (_, z), o in own.items() if z == y and
                value(m, o) is not None and o["numerator"] and
                o["in_national"] != "no"]
        breaks = sum(o["status"] == "break" for o in used)
        if used:
            v = Fraction(m["multiplier"] or 1) \
                * sum(Fraction(o["numerator"]) for o in used) \
                / sum(Fraction(o["denominator"]) for o in used)
            yield y, v, 2 * breaks >= len(used), False
        else:
            o = national.get((m["metric_id"], y))
            yield y, value(m, o), False, False
