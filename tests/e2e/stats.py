#!/usr/bin/env python3
"""--stats as other programs read it.

Expected numbers: R, rechecked in Python (tests/vectors/README.md); columns:
the names that outside readers rely on.
"""
import csv
import io
import json
import os
import subprocess
import sys
import tempfile

PROGRAM = os.environ["PEELSTATS"]
SOURCE = os.environ["SOURCE"]
os.environ["PEELSTATS_DATA"] = os.path.join(SOURCE, "data")
VECTORS = os.path.join(SOURCE, "tests", "vectors")

COLUMNS = {
    "forces": "metric_id force_id year numerator denominator value lower95"
    " upper95 rank rank_lower95 rank_upper95 rank_lower95_chance"
    " rank_upper95_chance of_n national_value z class p q compare_year"
    " compare_value change change_percent change_p change_q change_z"
    " change_class status compare_status note_ids",
    "metrics": "metric_id year n national_numerator national_denominator"
    " national_value compare_year compare_n compare_national_value matched_n"
    " matched_value matched_compare_value matched_change_percent mean sd cv"
    " min q25 median q75 max iqr mad qn skewness kurtosis gini ratio_max_min"
    " ratio_p90_p10 phi tau2 tau2_change scv pearson pearson_log spearman"
    " kendall n_low n_high n_unusually_low n_unusually_high n_q05 n_rose"
    " n_fell n_unchanged n_change_q05 n_change_low n_change_high",
    "grades": "question_id year outstanding good requires_improvement"
    " inadequate ungraded not_available compare_year improved declined"
    " unchanged not_compared",
    "published": "published_id document area subject year quantity"
    " published_value computed_value difference verdict",
}
CLASS = {"-2": "unusually_low", "-1": "low", "0": "in_line", "1": "high",
         "2": "unusually_high", "NA": "not_assessed", "": "not_assessed"}
FORCE = {"value2017": "value", "value2016": "compare_value", "lo95": "lower95",
         "hi95": "upper95", "rank_desc": "rank",
         "rank_lo": "rank_lower95_chance", "rank_hi": "rank_upper95_chance",
         "z_od": "z", "p_chance_midp": "p", "bh_chance": "q",
         "pct_change": "change_percent", "p_change": "change_p",
         "bh_change": "change_q", "z_change_od": "change_z"}
METRIC = {"valid2017": "n", "valid2016": "compare_n", "matched": "matched_n",
          "pooled2017": "national_value",
          "pooled2016": "compare_national_value",
          "matched2017": "matched_value",
          "matched2016": "matched_compare_value",
          "matched_pct": "matched_change_percent", "median2017": "median",
          "q25": "q25", "q75": "q75", "qn2017": "qn", "phi": "phi",
          "tau2_wpm": "tau2", "tau2_delta": "tau2_change",
          "pearson": "pearson", "spearman": "spearman", "gini": "gini",
          "scv_diehr": "scv", "n_class_high": "n_high",
          "n_class_low": "n_low", "n_bh05": "n_q05",
          "n_change_bh05": "n_change_q05"}
failures = []


def expect(condition, text):
    if not condition:
        failures.append(text)


def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True,
                          check=False)
    expect(done.returncode == 0,
           f"{arguments}: exit {done.returncode}: {done.stderr[:300]}")
    return done.stdout.decode()


def table(what, *arguments):
    return list(csv.DictReader(io.StringIO(run("--stats", what, *arguments))))


def read(name):
    with open(os.path.join(VECTORS, name), encoding="utf-8") as f:
        return list(csv.DictReader(f))


def close(got, want, relative):
    if want in ("NA", ""):
        return got == ""
    return got != "" and (
        abs(float(got) - float(want)) <= relative * abs(float(want)) + 1e-10)


def write_folder(folder, kinds, rows):
    """rows: (force, metric, year, numerator, denominator)."""
    def put(name, header, lines):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.write(header + "\n")
            f.writelines(",".join(map(str, line)) + "\n" for line in lines)

    forces = dict.fromkeys(row[0] for row in rows)
    put("forces.csv", "force_id,short", [(f, f) for f in forces])
    put("metrics.csv", "metric_id,title,kind,multiplier",
        [(m, m, kind, per) for m, (kind, per) in kinds.items()])
    put("observations.csv",
        "force_id,metric_id,year,numerator,denominator,status",
        [(*row, "" if row[3] != "" else "missing") for row in rows])


def check_typical():
    """35: each case is a measure; both columns through the command."""
    cases = {}
    for r in read("35_typical.in.csv"):
        cases.setdefault(r["case"], {}).setdefault(r["field"], []).append(
            r["value"])
    expected = {}
    for r in read("35_typical.exp.csv"):
        expected[r["case"], r["stat"], int(r["i"])] = r["value"]
    kinds, rows = {}, []
    most = max(len(c["numerator"]) for c in cases.values())
    for case, c in cases.items():
        kinds[case] = (c["kind"][0], "1000")
        for i in range(most):
            have = i < len(c["numerator"])
            rows.append((f"F{i:02}", case, 2017,
                         c["numerator"][i] if have else "",
                         c["denominator"][i] if have else ""))
    with tempfile.TemporaryDirectory() as folder:
        write_folder(folder, kinds, rows)
        forces = {(r["metric_id"], r["force_id"]): r
                  for r in table("forces", "-d", folder)}
        metrics = {r["metric_id"]: r for r in table("metrics", "-d", folder)}
    for (case, stat, i), want in expected.items():
        if stat in ("z", "class"):
            got = forces[case, f"F{i:02}"][f"{stat}_typical"]
        elif stat == "typical":
            got = metrics[case]["typical_value"]
            want = str(1000 * float(want))
        else:
            got = metrics[case]["tau2_typical"]
        right = (got == CLASS[want] if stat == "class"
                 else close(got, want, 1e-6))
        expect(right, f"{case} {stat} {i}: {got}, not {want}")
    expect(len(expected) == 2142, "vectors 35 are not whole")


def check_vectors():
    source = read("30_e2e_input.csv")
    kinds = {r["metric"]: (r["kind"], r["per"]) for r in source}

    def number(text):
        return "" if text == "NA" else text

    rows = []
    for r in source:
        known = "NA" not in (r["numerator"], r["denominator"])
        rows.append((r["force"], r["metric"], r["year"],
                     number(r["numerator"]) if known else "",
                     number(r["denominator"]) if known else ""))
    with tempfile.TemporaryDirectory() as folder:
        write_folder(folder, kinds, rows)
        forces = {(r["metric_id"], r["force_id"]): r
                  for r in table("forces", "-d", folder)}
        metrics = {r["metric_id"]: r for r in table("metrics", "-d", folder)}
    fields = 0
    for want in read("30_e2e_expected_force.csv"):
        got = forces[want["metric"], want["force"]]
        for theirs, ours in FORCE.items():
            # the vectors rank a count of 0 as a half; a rank is of the value
            if ours.startswith("rank") and want["metric"] == "rare_harm":
                continue
            exact = ours.startswith("rank")
            expect(close(got[ours], want[theirs], 0 if exact else 1e-9
                         if not ours.endswith(("_p", "_q", "p", "q"))
                         else 1e-7),
                   f"{want['metric']} {want['force']} {ours}: "
                   f"{got[ours]}, not {want[theirs]}")
            fields += 1
        for theirs, ours in (("class_od", "class"),
                             ("class_change", "change_class")):
            expect(got[ours] == CLASS[want[theirs]],
                   f"{want['metric']} {want['force']} {ours}: {got[ours]}")
            fields += 1
    for want in read("30_e2e_expected_metric.csv"):
        for theirs, ours in METRIC.items():
            expect(close(metrics[want["metric"]][ours], want[theirs], 1e-9),
                   f"{want['metric']} {ours}: "
                   f"{metrics[want['metric']][ours]}, not {want[theirs]}")
            fields += 1
    expect(fields > 2600, f"only {fields} fields compared")


def check_columns():
    for what, names in COLUMNS.items():
        header = run("--stats", what).split("\n", 1)[0].split(",")
        wanted = names.split()
        expect(header[:len(wanted)] == wanted, f"{what}: columns {header}")


def check_json():
    for what in COLUMNS:
        parsed = json.loads(run("--stats", what, "--format", "json"))
        rows = table(what, "--format", "csv")
        expect(parsed["schema_version"] == 1, f"{what}: schema_version")
        expect(len(parsed["rows"]) == len(rows), f"{what}: row counts differ")
        for a, b in zip(parsed["rows"], rows, strict=True):
            for key, text in b.items():
                value = a[key]
                same = (value is None and text == "" or
                        isinstance(value, str) and value == text or
                        isinstance(value, (int, float)) and
                        float(text) == value)
                expect(same, f"{what}: {key}: {value!r} and {text!r}")


def one_kind(kind, before, now, per=1000):
    """--stats forces and metrics of one metric; pairs, None = no row."""
    rows = []
    for i, (x, y) in enumerate(zip(before, now)):
        rows += [(f"F{i + 1:02}", "m", year, *pair)
                 for year, pair in ((2016, x), (2017, y)) if pair]
    with tempfile.TemporaryDirectory() as folder:
        write_folder(folder, {"m": (kind, per)}, rows)
        return table("forces", "-d", folder), table(
            "metrics", "-d", folder)[0]


def check_edges():
    forces, metric = one_kind("rate", [(0, 1000)] * 12, [(0, 1000)] * 12)
    expect(all(f["class"] == "not_assessed" and f["p"] == "1" and
               f["change_percent"] == "" and f["change_p"] == "1" and
               f["rank"] == "1" for f in forces), "all zero")
    expect(metric["phi"] == metric["tau2"] == metric["pearson"] == "",
           "all zero: spread")

    forces, metric = one_kind("rate", [(10, 1000)] * 12, [(10, 1000)] * 12)
    expect(metric["sd"] == metric["gini"] == metric["tau2"] == "0" and
           metric["skewness"] == metric["spearman"] == "", "all equal")
    expect(all(f["rank"] == "1" and f["rank_upper95"] == "12" and
               f["class"] == "in_line" and f["change_class"] == "in_line"
               for f in forces), "all equal: forces")

    forces, metric = one_kind(
        "rate", [(i, 1000) for i in (11, 12, 13)],
        [(i, 1000) for i in (21, 22, 23)])
    expect(metric["tau2"] == metric["phi"] == metric["tau2_change"] == "" and
           all(f["class"] == "not_assessed" for f in forces) and
           forces[0]["p"] != "", "three forces")

    forces, _ = one_kind("rate", [None] * 12, [(i, 99) for i in range(1, 13)])
    expect(all(f["compare_value"] == f["change"] == f["change_p"] == "" and
               f["class"] != "not_assessed" for f in forces), "one year")

    # O = E in ten of twelve; the others 40 standard errors off: p = 1e-300
    forces, _ = one_kind(
        "rate", [(1000, 10000)] * 12,
        [(10 ** 6, 10 ** 7)] * 11 + [(10 ** 6 + 40000, 10 ** 7)])
    expect(0 < float(forces[11]["p"]) < 1e-270, f"p {forces[11]['p']}")

    # counts of 10^12: p by the normal approximation is 0.6171 (z = 0.5)
    total = 12 * 10 ** 12
    forces, _ = one_kind("rate", [(10 ** 12, 10 ** 14)] * 12,
                         [(10 ** 12, 10 ** 14)] * 11 +
                         [(10 ** 12 + 545000, 10 ** 14)])
    expect(abs(float(forces[11]["p"]) - 0.6174) < 0.002,
           f"huge p {forces[11]['p']} {total}")
    expect(abs(float(forces[0]["upper95"]) / 10 - 1 - 1.96e-6) < 1e-9,
           "huge interval")

    forces, _ = one_kind("ratio", [(300, 100)] * 12,
                         [(400 + i, 100) for i in range(12)], 100)
    expect(forces[0]["value"] == "400" and forces[0]["lower95"] != "",
           "ratio above its multiplier")

    forces, _ = one_kind("amount", [(5, 1)] * 12,
                         [(5 + i * i, 1) for i in range(12)], 1)
    expect(all(f["p"] == f["lower95"] == f["rank_lower95"] == "" and
               f["class"] != "not_assessed" for f in forces), "amount")


def check_published():
    """Verdicts; rates of 10 and 12 per 1,000, all grades but one known."""
    rows = [(f"F{i}", "m", year, n, 1000) for i in range(1, 5)
            for year, n in ((2016, 8 + i), (2017, 10 + i))]
    figures = [  # subject, area, quantity, printed, verdict
        ("m", "E&W", "value", "12.5", "agrees"),
        ("m", "E&W", "value", "12.4", "differs"),
        ("m", "E&W", "value", "13", "agrees"),  # 12.5 rounds away from zero
        ("m", "F1", "value", "11.00", "agrees"),
        ("m", "F1", "numerator", "12", "differs"),
        ("m", "E&W", "denominator", "4000", "agrees"),
        ("m", "E&W", "change_percent", "19.0", "agrees"),  # 100 x 8 / 42
        ("m", "E&W", "change_points", "2.0", "agrees"),
        ("m", "F4", "rank", "1", "agrees"),
        ("m", "F4", "rank", "2", "differs"),
        ("m", "E&W", "lowest", "11", "agrees"),
        ("m", "E&W", "highest", "15", "differs"),
        ("q", "E&W", "count_good", "3", "cannot_check"),
        ("q", "E&W", "count_good", "4", "differs"),
        ("q", "E&W", "count_good", "1", "differs"),
        ("n", "F1", "value", "5", "cannot_check"),
        ("n", "E&W", "value", "5", "conflicts"),
        ("n", "E&W", "value", "6.0", "conflicts"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        write_folder(folder, {"m": ("rate", 1000), "n": ("rate", 1000)}, rows)

        def put(name, text):
            with open(os.path.join(folder, name), "w",
                      encoding="utf-8") as f:
                f.write(text)

        put("questions.csv", "question_id,title\nq,Question\n")
        put("judgments.csv", "force_id,question_id,year,grade\n"
            "F1,q,2017,good\nF2,q,2017,good\nF3,q,2017,inadequate\n")
        put("published.csv",
            "published_id,document,area,subject,year,quantity,value\n" +
            "".join(f"p{i},Report {i},{area},{subject},2017,{quantity},"
                    f"{value}\n" for i, (subject, area, quantity, value, _)
                    in enumerate(figures)))
        got = table("published", "-d", folder)
    for row, (subject, area, quantity, value, verdict) in zip(got, figures, strict=True):
        expect(row["verdict"] == verdict,
               f"{subject} {area} {quantity} {value}: {row}")
    expect(len(got) == len(figures), "published rows")


def check_methods():
    """Options: what changes, and that nothing else does."""
    rows = [(f"F{i:02}", "m", year, n, 1000)
            for i in range(1, 13)
            for year, n in ((2016, 30 + i), (2017, (i * 7) % 41))]
    with tempfile.TemporaryDirectory() as folder:
        write_folder(folder, {"m": ("rate", 1000)}, rows)
        plain = table("forces", "-d", folder)
        # 7 of 1,000: Garwood 2.81 to 14.42; Byar 2.80 to 14.42; mid-P
        # 3.06 to 13.85 (R, exactci); 14: exact 7.65, Byar 7.65
        row = {r["force_id"]: r for r in plain}["F01"]
        expect(abs(float(row["lower95"]) - 2.8144) < 1e-3, "exact")
        phe = table("forces", "-d", folder, "--ci", "phe")
        expect(phe[0]["lower95"] == row["lower95"], "PHE below 10 events")
        expect(phe[1]["lower95"] != plain[1]["lower95"], "PHE from 10 events")
        mid = table("forces", "-d", folder, "--ci", "midp")
        expect(float(mid[0]["lower95"]) > float(row["lower95"]), "mid-P")
        bonferroni = table("forces", "-d", folder, "--adjust", "bonferroni")
        for a, b in zip(plain, bonferroni, strict=True):
            expect(abs(float(b["q"]) - min(1, 12 * float(a["p"]))) < 1e-12,
                   "Bonferroni")
        expect(table("metrics", "-d", folder, "--od", "dl")[0]["tau2"] !=
               table("metrics", "-d", folder)[0]["tau2"], "spread by DL")
        # (i * 7) % 41 is 1 for F06 and 2 for F12: two, so none besides
        hidden = table("forces", "-d", folder, "--suppress", "5")
        expect([r["force_id"] for r in hidden
                if r["status"] == "suppressed"] == ["F06", "F12"],
               "suppressed")
        # below 2 only F06; the next smallest, F12, hides it in the total
        hidden = table("forces", "-d", folder, "--suppress", "2")
        expect([(r["force_id"], r["value"], r["rank"]) for r in hidden
                if r["status"] == "suppressed"] ==
               [("F06", "", ""), ("F12", "", "")], "suppressed in pairs")
        for wrong in (("--ci", "wald"), ("--od", "x"), ("--adjust", "z"),
                      ("--suppress", "-1")):
            done = subprocess.run([PROGRAM, "--stats", "forces", "-d", folder,
                                   *wrong], capture_output=True, check=False)
            expect(done.returncode == 2, f"{wrong} is taken")


check_columns()
check_methods()
check_published()
check_json()
check_typical()
check_vectors()
check_edges()
for failure in failures[:20]:
    print(failure)
print(f"{len(failures)} failures")
sys.exit(bool(failures))
