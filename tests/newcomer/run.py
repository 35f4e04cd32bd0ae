#!/usr/bin/env python3
"""Someone who has never seen the program adds a metric, a measure, a page, a
chart, a table, a recipe and a format: run.py, with SOURCE and BUILD set.

Each is one new file and one line of a list, and nothing else: this adds them
to a copy of the source, from the files beside this script, builds it and sees
each of them work. The README.md of the folders say the same in words."""
import csv
import os
import re
import shutil
import subprocess
import sys

SOURCE = os.environ["SOURCE"]
HERE = os.path.dirname(os.path.abspath(__file__))
PLACE = os.path.join(os.environ["BUILD"], "newcomer")
TREE = os.path.join(PLACE, "tree")
BUILT = os.path.join(TREE, ".build")
COMMAND = os.path.join(BUILT, "peelstats")

# what is added: the new file, where it goes, the list and its line
PARTS = [
    ("measure", "measure_newcomer.c", "src/analysis",
     "src/analysis/measures.def", "X(newcomer)"),
    ("table", "stats_newcomer.c", "src/report/tables",
     "src/report/tables/tables.def", "X(newcomer)"),
    ("page", "page_newcomer.c", "src/report/pages",
     "src/report/pages/pages.def", 'X(newcomer, "the range of a measure")'),
    ("chart", "chart_newcomer.c", "src/draw/charts",
     "include/peelstats/charts.def", "X(newcomer, strip)"),
    ("format", "newcomer_writer.c", "src/write/newcomer",
     "src/write/writers.def", 'X(newcomer, "new ")'),
    ("recipe", "newcomer.ini", "data/recipes", None, None),
]
# A metric is a row of a file, and its figures are rows of another.
METRIC = {"metric_id": "newcomer_rate", "title": "Newcomers met",
          "short": "Newcomers", "kind": "rate", "multiplier": "1000",
          "numerator": "newcomers", "denominator": "population",
          "decimals": "2", "section": "Newcomers", "source": "a newcomer"}

failures = []


def check(good, what):
    if not good:
        failures.append(what)
        print("FAILED:", what)


def run(*arguments, ok=True):
    done = subprocess.run([COMMAND, *arguments], cwd=PLACE, text=True,
                          capture_output=True, check=False)
    check(done.returncode == 0 or not ok, "%s ends with %d: %s" % (
        " ".join(arguments), done.returncode, done.stderr))
    return done.stdout


def copy_tree():
    shutil.rmtree(PLACE, ignore_errors=True)
    os.makedirs(TREE)
    for name in ("src", "include", "data", ".cmake"):
        shutil.copytree(os.path.join(SOURCE, name), os.path.join(TREE, name))
    for name in ("CMakeLists.txt", "LICENSE", "README.md"):
        shutil.copy(os.path.join(SOURCE, name), TREE)


def add_line(path, line):
    with open(os.path.join(TREE, path), "a", encoding="utf-8") as f:
        f.write(line + "\n")


def add_row(path, row):
    full = os.path.join(TREE, path)
    with open(full, encoding="utf-8", newline="") as f:
        names = next(csv.reader(f))
    with open(full, "a", encoding="utf-8", newline="") as f:
        csv.DictWriter(f, names, lineterminator="\n").writerow(row)


def figures():
    """1, 2, 3 ... of 1,000 for the forces of the folder, in two years."""
    with open(os.path.join(TREE, "data/forces.csv"), encoding="utf-8",
              newline="") as f:
        forces = [row["force_id"] for row in csv.DictReader(f)]
    for year in (2016, 2017):
        for n, force in enumerate(forces, 1):
            yield {"force_id": force, "metric_id": METRIC["metric_id"],
                   "year": year, "numerator": n, "denominator": 1000}


def add_parts():
    for _, file, folder, listed, line in PARTS:
        os.makedirs(os.path.join(TREE, folder), exist_ok=True)
        target = os.path.join(TREE, folder, file)
        check(not os.path.exists(target), folder + " has it already")
        shutil.copy(os.path.join(HERE, "files", file), target)
        if listed is not None:
            add_line(listed, line)
    add_row("data/metrics.csv", METRIC)
    rows = list(figures())
    for row in rows:
        add_row("data/observations.csv", row)
    return rows


def build():
    launcher = shutil.which("ccache")
    configure = ["cmake", "-S", TREE, "-B", BUILT,
                 "-DCMAKE_BUILD_TYPE=", "-DCMAKE_C_FLAGS=-O0 -w",
                 "-DBUILD_TESTING=OFF"]
    if launcher:
        configure.append("-DCMAKE_C_COMPILER_LAUNCHER=" + launcher)
    for command in (configure, [
            "cmake", "--build", BUILT, "--target",
            "peelstats", "-j%d" % (os.cpu_count() or 1)]):
        done = subprocess.run(command, capture_output=True, text=True,
                              check=False)
        if done.returncode != 0:
            sys.exit("a newcomer's files do not build:\n" + done.stdout[-3000:]
                     + done.stderr[-3000:])


def see_data(rows):
    check("newcomer_rate\tNewcomers met" in run(
        "--list", "metrics", "--data", "tree/data"),
        "the metric is not listed")
    got = list(csv.DictReader(run(
        "--stats", "forces", "-m", "newcomer_rate", "--year", "2017",
        "--data", "tree/data").splitlines()))
    check({r["force_id"]: float(r["value"]) for r in got} == {
        r["force_id"]: float(r["numerator"]) for r in rows
        if r["year"] == 2017}, "the figures of the metric are not its own")
    # the range of 1, 2, 3 ... n of 1,000, per 1,000, is n - 1
    got = list(csv.DictReader(run(
        "--stats", "newcomer", "-m", "newcomer_rate", "--year", "2017",
        "--data", "tree/data").splitlines()))
    check(len(got) == 1 and float(got[0]["range"]) == len(rows) / 2 - 1,
          "the table does not print what the measure worked out: %s" % got)


def see_page():
    run("--pages", "newcomer", "-m", "newcomer_rate", "--year", "2017",
        "--data", "tree/data", "-o", "newcomer.pdf")
    text = subprocess.run(
        ["pdftotext", "newcomer.pdf", "-"], cwd=PLACE, capture_output=True,
        text=True, check=True).stdout
    check(re.search("The newcomer\u2019s range: [0-9.]+", text),
          "the page is not in the PDF")
    check("Drawn by a newcomer" in text, "the chart is not in the PDF")
    check("newcomer" in run("--list", "pages"), "the page is not listed")


def see_format():
    text = run("--help")
    check(re.search(r"^  +newcomer +the range of a measure$", text, re.M),
          "the page is not in the help")
    check(re.search(r"--format LIST.*, new  +\[pdf\]$", text, re.M),
          "the format is not in the help")
    check(max(len(x) for x in text.splitlines() if "[/" not in x) <= 80,
          "the help is wider than 80 columns")
    check(" new" in run("--completion", "bash"),
          "the format is not in the completion script")
    run("--format", "new", "-m", "newcomer_rate", "--year", "2017",
        "--pages", "newcomer", "--data", "tree/data", "-O", ".")
    with open(os.path.join(PLACE, "peelstats-2017-national.new"),
              encoding="utf-8") as f:
        check("Newcomers met" in f.read(), "the format writes no titles")


def see_recipe():
    check("newcomer\tA newcomer's table" in run(
        "--recipe", "list", "--data", "tree/data"),
        "the recipe is not listed")
    with open(os.path.join(PLACE, "table.csv"), "w", encoding="utf-8") as f:
        f.write("Force,Year,Newcomers\nNorfolk,2017,7\nKent,2017,9\n")
    run("--init", "own", "--from", "tree/data", "--year", "2017")
    run("--import", "table.csv", "--recipe", "newcomer", "--data", "own")
    got = list(csv.DictReader(run(
        "--stats", "forces", "-m", "newcomer", "--data", "own", "--year",
        "2017", "--force", "norfolk,kent").splitlines()))
    check(sorted(float(r["numerator"]) for r in got) == [7, 9],
          "the recipe did not bring the figures in: %s" % got)


def see_lists():
    """The map of every folder stays true, and no circle of files came in."""
    for tool in ("readmes.py", "circles.py"):
        done = subprocess.run(
            [sys.executable, os.path.join(SOURCE, "tests/lint", tool), TREE],
            capture_output=True, text=True, check=False)
        check(done.returncode == 0, done.stdout)


def main():
    copy_tree()
    rows = add_parts()
    build()
    see_data(rows)
    see_page()
    see_format()
    see_recipe()
    see_lists()
    if not failures:
        shutil.rmtree(PLACE)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
