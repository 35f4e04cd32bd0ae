#!/usr/bin/env python3
"""Works every number of the report out again from the CSV, in exact
fractions, and compares: each row of each ranked chart and data table."""
import csv
import os
import re
import subprocess
import sys
from collections import defaultdict
from fractions import Fraction

SOURCE, PEELSTATS = os.environ["SOURCE"], os.environ["PEELSTATS"]
UNUSABLE = {"missing", "not_comparable", "unverified", "suppressed",
            "not_applicable", "not_published"}


def table(name):
    with open(f"{SOURCE}/data/{name}.csv", newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def shown(x, decimals, plus=False):
    """Rounded half away from zero, with commas and a real minus sign."""
    scaled = abs(x) * 10 ** decimals
    whole = int(scaled + Fraction(1, 2))
    digits = str(whole).rjust(decimals + 1, "0")
    left = digits[:len(digits) - decimals]
    text = f"{int(left):,}"
    if decimals:
        text += "." + digits[len(digits) - decimals:]
    if whole == 0:
        return text
    return ("\u2212" if x < 0 else "+" if plus else "") + text


forces = {r["force_id"]: r["short"] for r in table("forces")}
metrics = {r["metric_id"]: r for r in table("metrics")}
figures = defaultdict(dict)
breaks = set()  # not one series with the year before: no change
for r in table("observations"):
    if r["status"] in UNUSABLE:
        continue
    m = metrics[r["metric_id"]]
    counts = None
    if r["numerator"] and r["denominator"]:
        counts = Fraction(r["numerator"]), Fraction(r["denominator"])
        value = Fraction(m["multiplier"]) * counts[0] / counts[1]
    elif r["value"]:
        value = Fraction(r["value"])
    else:
        continue
    figures[r["metric_id"], r["year"]][forces[r["force_id"]]] = value, counts
    if r["status"] == "break":
        breaks.add((r["metric_id"], r["year"], forces[r["force_id"]]))
national = {(r["metric_id"], r["year"]): Fraction(r["value"])
            for r in table("national") if r["value"]}


def pooled(metric, year, names):
    pairs = [figures[metric, year][n][1] for n in names]
    if not pairs or None in pairs:
        return None
    multiplier = Fraction(metrics[metric]["multiplier"])
    return multiplier * sum(p[0] for p in pairs) / sum(p[1] for p in pairs)


def value_text(metric, x):
    if x is None:
        return "[x]"
    m = metrics[metric]
    return shown(x, int(m["decimals"])) + ("%" if m["kind"] == "proportion"
                                           else "")


def rounded(x, decimals):
    """Half away from zero."""
    n = int(abs(x) * 10 ** decimals + Fraction(1, 2))
    return Fraction(n if x >= 0 else -n, 10 ** decimals)


def change_text(metric, now, before):
    """The difference of the two figures as they are printed; the arrow knows
    more."""
    if now is None or before is None:
        return "[x]"
    arrow = "^" if now > before else "v" if now < before else ""
    decimals = int(metrics[metric]["decimals"])
    return shown(rounded(now, decimals) - rounded(before, decimals), decimals,
                 True) + arrow


def relative_text(metric, now, before, events):
    """As the annex prints it: points of a percentage, else percent."""
    if metrics[metric]["kind"] == "proportion":
        return change_text(metric, now, before)
    if now is None or before is None:
        return "[x]"
    arrow = "^" if now > before else "v" if now < before else ""
    if before == 0:
        return "from 0^" if now > 0 else "0.0%"
    if events is not None and events < 10:
        return "[low]" + arrow
    return shown(100 * (now / before - 1), 1, True) + "%" + arrow


def expected_rows(metric):
    now, before = figures[metric, "2017"], figures[metric, "2016"]
    both = [n for n in now if n in before and
            (metric, "2017", n) not in breaks]
    e_now = pooled(metric, "2017", now) or national.get((metric, "2017"))
    e_before = pooled(metric, "2016", before) or national.get((metric, "2016"))
    m_now, m_before = pooled(metric, "2017", both), pooled(metric, "2016", both)
    matched = m_now is not None and m_before is not None
    change = (m_now, m_before) if matched else (e_now, e_before)
    rows = {"England and Wales": ("", value_text(metric, e_now),
                                  value_text(metric, e_before),
                                  change_text(metric, *change),
                                  relative_text(metric, m_now or e_now,
                                                m_before or e_before, None))}
    values = [v for v, _ in now.values()]
    for name in forces.values():
        x = now.get(name, (None,))[0]
        y = before.get(name, (None,))[0]
        rank = ""
        if x is not None:
            rank = str(1 + sum(v > x for v in values))
            rank += "=" if values.count(x) > 1 else ""
        z = None if (metric, "2017", name) in breaks else y
        rows[name] = (rank, value_text(metric, x), value_text(metric, y),
                      change_text(metric, x, z),
                      relative_text(metric, x, z,
                                    before.get(name, (0, (None,)))[1][0]
                                    if name in before
                                    and before[name][1] else None))
    return rows


def main():
    dump = subprocess.run(
        [PEELSTATS, "-d", f"{SOURCE}/data", "--pages", "full", "--dump=report", "-o", "-"],
        check=True, capture_output=True, text=True).stdout
    checked = bad = 0
    metric = kind = None
    for line in dump.splitlines():
        if line.startswith("page "):
            kind, anchor = line.split()[1], line.split("@")[1].split(":")[0]
            metric = anchor.removeprefix("table-")
            want = expected_rows(metric) if metric in metrics and kind in (
                "ranked", "tables") else None
        if kind not in ("ranked", "tables") or want is None or " | " not in line:
            continue
        cells = [c.strip() for c in line.strip().strip("-").split("|")]
        if kind == "ranked" and len(cells) == 7 and cells[1] in want:
            got = cells[2:6]
            if not figures[metric, "2017"]:
                want[cells[1]] = ("",) + want[cells[1]][1:]
        elif kind == "tables" and len(cells) == 9 and cells[2] in want:
            chance = metrics[metric]["kind"] in ("rate", "proportion",
                                                 "ratio")
            got = [cells[1].split(" (")[0], cells[5],
                   cells[7] if chance else cells[6],
                   cells[8] if chance else cells[7]]
            got[0] = "" if got[0] == "[x]" else got[0]
        else:
            continue
        got = [g.split(" [")[0] if g[:1] != "[" else g for g in got]
        got[1] = re.split(r"\[[uerb]\]", got[1])[0] or "[x]"
        checked += 1
        row = want[cells[1] if kind == "ranked" else cells[2]]
        wanted = row[:3] + (row[4] if kind == "tables" and chance
                            else row[3],)
        if tuple(got) != wanted:
            bad += 1
            print(f"{metric} {kind}: {cells}: expected "
                  f"{wanted}")
    print(f"{checked} rows checked, {bad} differ")
    return 1 if bad or checked < 48 * 2 * 40 else 0


sys.exit(main())
