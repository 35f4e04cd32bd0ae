#!/usr/bin/env python3
"""The change of a year beside a force's own earlier ones: the columns of
--stats forces worked out again from the CSV files, and what the change pages
say of them. Chances are those of R: 2 * pt(-2.66 * 2 / sqrt(pi) / sqrt(1 +
1/n), nu), nu by the variance of the mean of n - 1 moving ranges."""
import csv
import math
import re
import subprocess
import sys
import tempfile

from series_facts import (DATA, PEELSTATS, force_series, forces, metrics,
                          rows, whole_series)

CHANCE = {10: .03080486, 11: .02706049, 12: .02409881, 13: .02171037,
          14: .01975197, 15: .01812293, 16: .01675075, 17: .01558208,
          18: .01457693, 19: .01370484, 20: .01294223}
faults = checked = named = 0


def fault(text):
    global faults
    faults += 1
    if faults <= 20:
        print("FAILED:", text)


def run(*options, data=DATA):
    out = subprocess.run([PEELSTATS, "--no-config", "-q", "-d", data,
                          *options], capture_output=True, text=True)
    if out.returncode:
        sys.exit("FAILED: " + out.stderr)
    return out.stdout


def changes(own, whole):
    """Relative changes in the last stretch of a series, by year."""
    whole = {y: (v, broken) for y, v, broken, _ in whole}
    found = {}
    for (_, a, _, half), (y, b, broken, partial) in zip(own, own[1:]):
        if broken or whole.get(y, (None, True))[1]:
            found = {}
        if (whole.get(y) or (0, True))[1] or broken or half or partial or \
                None in (a, b) or not a * b > 0:
            continue
        e, f = (whole.get(z, (None, 0))[0] for z in (y - 1, y))
        if e and f:
            found[y] = math.log(b / a) - math.log(f / e)
    return found


def limits(x):
    ranges = [abs(b - a) for a, b in zip(x, x[1:])]
    mean = sum(ranges) / len(ranges)
    kept = [r for r in ranges if r <= 3.267 * mean]
    reach, centre = 2.66 * sum(kept) / len(kept), sum(x) / len(x)
    return centre - reach, centre + reach


def near(where, got, want):
    if abs(float(got) - want) > 1e-9 * abs(want) + 1e-12:
        fault(f"{where}: {want} is wanted, got {got}")


def check_row(r, year, whole):
    global checked
    m = metrics[r["metric_id"]]
    own = list(force_series(m, r["force_id"], year))
    where = f"{r['metric_id']} {r['force_id']} {year}"
    found = changes(own, whole)
    now = found.pop(year, None)
    if now is None or not r["change"]:
        if r["change_relative"] or r["past_changes"]:
            fault(f"{where}: a change that is none")
        return
    if not r["change_relative"]:
        fault(f"{where}: no relative change, {now} is wanted")
        return
    near(where, r["change_relative"], now)
    if int(r["past_changes"]) != len(found):
        fault(f"{where}: {len(found)} earlier changes, not "
              f"{r['past_changes']}")
    if (r["past_lower"] == "") != (len(found) < 10):
        fault(f"{where}: limits from {len(found)} changes")
    if len(found) < 10:
        return
    low, high = limits(list(found.values()))
    near(where + " lower", r["past_lower"], low)
    near(where + " upper", r["past_upper"], high)
    if int(r["change_unusual"]) != (now < low or now > high):
        fault(f"{where}: unusual or not?")
    checked += 1


def signed(x, decimals):
    percent = 100 * math.expm1(float(x))
    return f"{percent:+.{decimals}f}%".replace("-", "\u2212")


def words(expected):
    n = int(expected + 0.5)
    return "less than one" if expected < 0.5 else "about one" \
        if n == 1 else "about " + ["two", "three", "four", "five"][n - 2]


def check_phrase(name, r, note, past):
    """One item of the note, with what anyone can check."""
    global named
    for decimals in (1, 2):  # as many as tell the change from its limit
        low, high, now = (signed(r[c], decimals) for c in (
            "past_lower", "past_upper", "change_relative"))
        if now not in (low, high):
            break
    item = f"{name} {now} (limits {low} to {high})"
    if item not in note:
        fault(f"{item!r} is not in {note!r}")
        return
    after = note.split(item, 1)[1]
    told = re.match(r", the (highest|lowest) of its (\d+) yearly changes",
                    after)
    x = float(r["change_relative"])
    want = ("highest" if x > max(past) else "lowest" if x < min(past)
            else None)
    if (told and told[1]) != want or told and int(told[2]) != len(past) + 1:
        fault(f"{item}: {want} of {len(past) + 1} is wanted: {after!r}")
    named += 1


def past_of(r, year):
    m = metrics[r["metric_id"]]
    found = changes(list(force_series(m, r["force_id"], year)),
                    list(whole_series(m, year)))
    found.pop(year)
    return list(found.values())


def note_of(page):
    found = re.search(r"^  Beside its own past: (.*)$", page, re.M)
    return found[1] if found else ""


def check_national(year, stats):
    by_force = {f: s for s, f in forces.items()}
    dump = run("-y", str(year), "--pages", "change", "--dump=report", "-o",
               "-")
    for page in dump.split("\npage ")[1:]:
        metric = re.match(r"change @change-(\w+)", page)[1]
        judged = [r for r in stats if r["metric_id"] == metric and
                  r["past_lower"]]
        outside = [r for r in judged if r["change_unusual"] == "1"]
        note = note_of(page)
        if bool(note) != bool(judged):
            fault(f"{metric} {year}: {len(judged)} can be judged: {note!r}")
        for r in outside:
            check_phrase(by_force[r["force_id"]], r, note, past_of(r, year))
        if not judged:
            continue
        chance = words(sum(CHANCE[int(r["past_changes"])] for r in judged))
        count = f"That is {len(outside)} of {len(judged)} forces" if outside \
            else f"{len(judged)} forces have ten or more"
        if note.count("(limits") != len(outside) or count not in note or \
                f"alone would give {chance}." not in note:
            fault(f"{metric} {year}: {count}, {chance}: {note!r}")


def check_force(name, year, stats):
    note = note_of(run("-y", str(year), "--force", name, "--pages", "changed",
                       "--dump=report", "-o", "-"))
    judged = [r for r in stats if r["force_id"] == forces[name] and
              r["past_lower"]]
    brief = {m: (x["short"] or x["title"]) for m, x in metrics.items()}
    chance = words(sum(CHANCE[int(r["past_changes"])] for r in judged))
    of = f"Of {len(judged)} measure{'s' if len(judged) != 1 else ''} "
    if of not in note or \
            f"alone would put {chance} outside" not in note:
        fault(f"{name} {year}: {len(judged)}, {chance}: {note!r}")
    for r in judged:
        if r["change_unusual"] == "1":
            check_phrase(brief[r["metric_id"]], r, note, past_of(r, year))
        elif brief[r["metric_id"]] not in note.split("Within them:")[1]:
            fault(f"{name} {year}: {r['metric_id']} is not told: {note!r}")


def by_hand():
    """A force whose eleventh change is far out, a second that is all the rest
    and never changes; its limits worked out in R."""
    counts = [100, 103, 99, 104, 108, 103, 107, 112, 109, 115, 118, 150]
    with tempfile.TemporaryDirectory() as d:
        for name, text in (
                ("forces", "force_id,short\nA,Ashby\nB,Borley\n"),
                ("metrics", "metric_id,title,kind,multiplier,numerator,"
                            "denominator\nm,Incidents,rate,1000,n,d\n"),
                ("observations", "force_id,metric_id,year,numerator,"
                 "denominator\n" + "".join(
                     f"A,m,{2001 + i},{n},1000\nB,m,{2001 + i},"
                     f"{1000 - n},1000\n" for i, n in enumerate(counts)))):
            with open(f"{d}/{name}.csv", "w", encoding="utf-8") as f:
                f.write(text)
        table = list(csv.DictReader(run("--stats", "forces", data=d)
                                    .splitlines()))
        alone = list(csv.DictReader(run("--stats", "forces", "--compare",
                                        "2010", data=d).splitlines()))
    r = table[0]
    for column, want in (("change_relative", 0.239950669631),
                         ("past_lower", -0.139851148135),
                         ("past_upper", 0.172954035831)):
        near("by hand " + column, r[column], want)
    if r["past_changes"] != "10" or r["change_unusual"] != "1":
        fault(f"by hand: {r}")
    if alone[0]["change_relative"] or alone[0]["past_changes"]:
        fault("two years apart, the change is of one year")


def main():
    by_hand()
    for year in (2012, 2017, 2019, 2020, 2022, 2023):
        stats = list(csv.DictReader(run("-y", str(year), "--stats", "forces")
                                    .splitlines()))
        whole = {m: list(whole_series(metrics[m], year)) for m in rows}
        for r in stats:
            check_row(r, year, whole[r["metric_id"]])
        check_national(year, stats)
        if year in (2017, 2020, 2022):
            for name in ("Essex", "Kent", "South Wales"):
                check_force(name, year, stats)
    if checked < 300 or named < 12:
        fault(f"only {checked} rows and {named} names")
    print("passed" if faults == 0 else f"{faults} faults")
    return faults > 0


if __name__ == "__main__":
    sys.exit(main())
