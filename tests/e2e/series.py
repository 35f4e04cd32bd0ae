#!/usr/bin/env python3
"""--stats series against R: the vectors of tests/vectors go in as CSV folders
and come out of the command. Relative changes are worked out here again."""
import csv
import math
import os
import subprocess
import sys
import tempfile

PEELSTATS, SOURCE = os.environ["PEELSTATS"], os.environ["SOURCE"]
faults = 0


def fault(text):
    global faults
    faults += 1
    if faults <= 20:
        print("FAILED:", text)


def vector(name, kind):
    with open(f"{SOURCE}/tests/vectors/{name}.{kind}.csv") as f:
        return list(csv.DictReader(f))


def inputs(name):
    cases = {}
    for row in vector(name, "in"):
        case = cases.setdefault(row["case"], {})
        case.setdefault(row["field"], []).append(row["value"])
    return cases


def run(metrics, observations, series=(), *options, forces="A"):
    """The rows of --stats series of a folder, by measure, force and period."""
    with tempfile.TemporaryDirectory() as d:
        def put(name, head, rows):
            with open(f"{d}/{name}.csv", "w", newline="") as f:
                w = csv.writer(f)
                w.writerow(head)
                w.writerows(rows)
        put("forces", ["force_id", "short"], [(f, "Force " + f) for f in forces])
        put("metrics", ["metric_id", "title", "kind", "multiplier",
                        "numerator", "denominator"], metrics)
        put("observations", ["force_id", "metric_id", "year", "numerator",
                             "denominator", "value", "status"], observations)
        if series:
            put("series", ["force_id", "metric_id", "period", "numerator",
                           "denominator", "value"], series)
        out = subprocess.run(
            [PEELSTATS, "--no-config", "-q", "-d", d, "--stats", "series",
             *options], capture_output=True, text=True)
        if out.returncode != 0:
            sys.exit("FAILED: " + out.stderr)
        rows = {}
        for row in csv.DictReader(out.stdout.splitlines()):
            key = row["metric_id"], row["force_id"]
            rows.setdefault(key, []).append(row)
        return rows


def agree(where, want, got, rtol, atol):
    if want == "NA" or got == "":
        if (want == "NA") != (got == ""):
            fault(f"{where}: {want} is wanted, got {got or 'nothing'}")
    elif abs(float(got) - float(want)) > rtol * abs(float(want)) + atol:
        fault(f"{where}: {want} is wanted, got {got}")


def compare(name, rows, column, skip=()):
    """Every expectation of a file; column(stat) names the output's."""
    checked = 0
    for e in vector(name, "exp"):
        if (e["case"], e["stat"]) in skip or column(e["stat"]) is None:
            continue
        got = rows[(e["case"], "A")]
        i = int(e["i"])
        agree(f"{name} {e['case']} {e['stat']} {i}", e["value"],
              got[i][column(e["stat"])], float(e["rtol"]), float(e["atol"]))
        checked += 1
    if checked < 300:
        fault(f"{name}: only {checked} rows compared")


def scores(name):
    cases = inputs(name)
    return (run([(c, c, "score", "", "", "") for c in cases],
                [("A", c, 1960 + i, "", "", x, "")
                 for c, v in cases.items() for i, x in enumerate(v["x"])],
                (), "--signal", "level"))


def levels():
    compare("31_run_chart", scores("31_run_chart"),
            lambda s: "run_signal" if s == "signal" else s)
    # limits are given from 13 points on
    compare("32_xmr", scores("32_xmr"),
            lambda s: {"mean": "centre", "moving_range": None}.get(s, s))


def counts():
    cases = inputs("33_laney_prime")
    rows = run([(c, c, v["kind"][0], 1, "n", "d") for c, v in cases.items()],
               [("A", c, 1960 + i, n, d, "", "") for c, v in cases.items()
                for i, (n, d) in enumerate(zip(v["numerator"],
                                               v["denominator"]))],
               (), "--signal", "level")
    compare("33_laney_prime", rows,
            lambda s: None if s == "sigma_z" else s)


def seasons():
    cases = inputs("34_seasonal")
    parts = []
    for c, v in cases.items():
        first = int(v["first_quarter"][0]) - 1
        for i, x in enumerate(v["x"]):
            at = first + i
            parts.append(("A", c, f"{2001 + at // 4}-Q{at % 4 + 1}", "", "", x))
    rows = run([(c, c, "score", "", "", "") for c in cases],
               [("A", next(iter(cases)), 2000, "", "", 1, "")], parts)
    first = next(iter(cases))
    rows[(first, "A")] = rows[(first, "A")][1:]  # the row of the year
    compare("34_seasonal", rows,
            lambda s: s if s == "adjusted" else None)


def relative():
    """Three forces by hand: a gap, a zero, a break and a partial figure."""
    years = list(range(2001, 2016))
    base = {"A": 1000, "B": 2000, "C": 4000}
    count = {f: [100 + 7 * ((i * (k + 2)) % 5) + 3 * i for i in range(15)]
             for k, f in enumerate("ABC")}
    odd = {("B", 2004): "missing", ("B", 2009): "break", ("C", 2012): "partial"}
    count["A"][10] = 0
    rows = run([("m", "M", "rate", 10, "n", "d")],
               [(f, "m", y, "" if odd.get((f, y)) == "missing" else count[f][i],
                 base[f], "", odd.get((f, y), ""))
                for f in "ABC" for i, y in enumerate(years)], forces="ABC")
    total = {}
    for i, y in enumerate(years):
        used = [f for f in "ABC" if odd.get((f, y)) != "missing"]
        total[y] = sum(count[f][i] for f in used) / sum(base[f] for f in used)
    for r in rows[("m", "E&W")]:
        agree(f"total {r['period']}", 10 * total[int(r["period"])], r["value"],
              1e-12, 0)
    for f in "ABC":
        for r in rows[("m", f)]:
            y = int(r["period"])
            i = y - 2001
            if any(odd.get((f, z)) in ("missing", "partial")
                   for z in (y, y - 1)) or odd.get((f, y)) == "break" \
               or i == 0 or count[f][i] == 0 or count[f][i - 1] == 0:
                want = "NA"
            else:
                want = math.log(count[f][i] / count[f][i - 1]) \
                    - math.log(total[y] / total[y - 1])
            agree(f"{f} {y}", want, r["relative_change"], 1e-9, 1e-12)
            if (f, y) == ("B", 2009) and r["segment"] != "2":
                fault(f"a break begins no segment: {r}")
    if rows[("m", "B")][3]["value"] or rows[("m", "B")][3]["status"] != "missing":
        fault("a gap is filled")
    if rows[("m", "A")][0]["method"] != "runs":
        fault(f"12 changes have no limits: {rows[('m', 'A')][0]}")
    if rows[("m", "B")][0]["method"]:
        fault("a segment of few changes is judged")
    late = run([("m", "M", "rate", 10, "n", "d")],
               [("A", "m", y, 5, 10, "", "") for y in years], (),
               "--year", "2009", "--since", "2005")
    if [r["period"] for r in late[("m", "A")]] != \
            ["2005", "2006", "2007", "2008", "2009"]:
        fault("--year and --since do not bound the series")


levels()
counts()
seasons()
relative()
print("passed" if faults == 0 else f"{faults} faults")
sys.exit(faults > 0)
