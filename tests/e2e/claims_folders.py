"""Random folders of figures, each the same for its seed: every kind of
measure, few and many that are compared, ties, zeros, small counts, gaps,
incomplete figures, one that is not comparable, long names."""
import csv
import os
import random

WORDS = [{"unit": "hospital", "units": "hospitals", "area": "the region"},
         {}, {"unit": "force", "units": "forces",
              "area": "England and Wales"}]
SIZES = [43, 12, 3, 2, 26, 9]


def write(folder, name, rows):
    with open(os.path.join(folder, name), "w", newline="",
              encoding="utf-8") as out:
        csv.writer(out).writerows(rows)


def counts(rng, kind, base, level, drift, year):
    mean = base * level * (drift if year == 2020 else 1)
    n = max(0, round(rng.gauss(mean, max(mean, 1) ** 0.5)))
    return min(n, base) if kind == "proportion" else n


def make(folder, seed):
    rng = random.Random(seed)
    size = SIZES[seed % len(SIZES)]
    ids = [f"U{i:02}" for i in range(size)]
    names = [f"Place {chr(65 + i % 26)}{i}" for i in range(size)]
    names[0] = "A place with a name that is rather long for a table"
    write(folder, "forces.csv", [["force_id", "short", "extreme"]] + [
        [i, n, "yes" if k == 1 and size > 5 else ""]
        for k, (i, n) in enumerate(zip(ids, names))])
    metrics = [["many", "Falls", "rate", 1000, "falls", "bed days",
                "per 1,000 bed days", 1],
               ["few", "Losses", "rate", 100000, "losses", "people",
                "per 100,000 people", 2],
               ["share", "Seen in time", "proportion", 100,
                "patients seen in time", "patients", "%", 1],
               ["calls", "Calls answered", "ratio", 100, "answered calls",
                "beds", "per 100 beds", 1],
               ["cost", "Cost", "amount", 1, "pounds", "patients",
                "\u00a3 per patient", 0],
               ["marks", "Marks", "score", 1, "", "", "score", 2]]
    write(folder, "metrics.csv", [
        ["metric_id", "title", "kind", "multiplier", "numerator",
         "denominator", "unit", "decimals"], *metrics])
    rows = [["force_id", "metric_id", "year", "numerator", "denominator",
             "value", "status"]]
    level = {"many": 0.02, "few": 0.00004, "share": 0.6, "calls": 1.4,
             "cost": 300, "marks": 0}
    for i in ids:
        base = rng.randint(2000, 400000)
        own = rng.lognormvariate(0, 0.25)
        for m in metrics:
            drift = rng.choice([0.85, 0.997, 1, 1, 1.004, 1.1, 1.5])
            for year in (2019, 2020):
                status = rng.choices(["", "partial", "missing", "break"],
                                     [91, 3, 3, 3])[0]
                if m[0] == "marks":
                    figure = ["", "", round(5 * own * drift ** (year - 2019),
                                            rng.choice([1, 2]))]
                else:
                    figure = [counts(rng, m[2], base, min(
                        level[m[0]] * own, 0.97 if m[2] == "proportion"
                        else 9e9), drift, year), base, ""]
                if status == "missing":
                    figure = ["", "", ""]
                rows.append([i, m[0], year, *figure, status])
    if size > 3:  # two alike to the last digit
        for r in rows[1:]:
            if r[0] == ids[3]:
                r[3:] = next(x[3:] for x in rows[1:]
                             if x[0] == ids[2] and x[1:3] == r[1:3])
    write(folder, "observations.csv", rows)
    write(folder, "meta.csv", [["key", "value"], ["title", "Made up"],
                               *WORDS[seed % len(WORDS)].items()])
