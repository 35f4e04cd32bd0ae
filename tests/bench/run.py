#!/usr/bin/env python3
"""Measures peelstats beside the libraries it is made of, and how time and
memory grow: run.py [BUILD_DIR] [--quick]. Builds what it needs. Every ratio is
of runs that alternate on one machine; the fastest of each counts. Nothing
here fails for being slow."""
import math
import os
import re
import subprocess
import sys
import tempfile
import time

import peers

SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
quick = "--quick" in sys.argv
names = [a for a in sys.argv[1:] if not a.startswith("-")]
BUILD = os.path.abspath(names[0] if names else SOURCE + "/.build/bench")
WORK = tempfile.mkdtemp()
PEELSTATS = BUILD + "/peelstats"
DATA = SOURCE + "/data"
ROUNDS = 3 if quick else 7


def build():
    subprocess.run(["cmake", "-S", SOURCE, "-B", BUILD,
                    "-DCMAKE_BUILD_TYPE=Release"], check=True,
                   stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", BUILD, "-j2", "--target", "peelstats",
                    "bare_libharu", "bare_csv"], check=True,
                   stdout=subprocess.DEVNULL)


def once(command):
    """Seconds and kilobytes of one run."""
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    if status != 0:
        sys.exit(f"status {status}: {' '.join(command)}")
    return time.perf_counter() - begin, usage.ru_maxrss


def side_by_side(*commands, rounds=ROUNDS):
    """The fastest of each, a slow minute hitting all alike."""
    best = [(math.inf, 0)] * len(commands)
    for _ in range(rounds):
        for i, command in enumerate(commands):
            best[i] = min(best[i], once(command))
    return best


def work_of(*commands, rounds=3):
    """The least processor seconds of each, all cores together, which other
    work on the machine disturbs less than the clock."""
    best = [math.inf] * len(commands)
    for _ in range(rounds):
        for i, command in enumerate(commands):
            child = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = status
            if status != 0:
                sys.exit(f"status {status}: {' '.join(command)}")
            best[i] = min(best[i], usage.ru_utime + usage.ru_stime)
    return best


def instructions(command, inside=None):
    options = [f"--toggle-collect={inside}"] if inside else []
    try:
        text = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
             *options, *command], capture_output=True, text=True).stderr
    except FileNotFoundError:
        return None
    found = re.search(r"Collected : (\d+)", text)
    return int(found[1]) if found else None


def row(what, value, note=""):
    print(f"{what:52} {value:>10}  {note}", flush=True)


def peelstats(*arguments):
    return [PEELSTATS, "--no-config", "-q", *arguments]


def drawing():
    trace, ours, bare = (f"{WORK}/{n}" for n in ("trace", "r.pdf", "b.pdf"))
    subprocess.run(peelstats("-d", DATA, "--dump=trace", "-o", trace),
                   check=True)
    draw = peelstats("-d", DATA, "--rewrite", "-o", ours)
    words = peelstats("-d", DATA, "--dump=report", "-o", f"{WORK}/words")
    yardstick = [BUILD + "/tests/bare_libharu", trace, bare]
    best = math.inf
    for _ in range(ROUNDS):
        out = subprocess.run(yardstick, capture_output=True, text=True,
                             check=True).stdout
        best = min(best, float(out.split()[0]))
    (whole, memory), (plain, _) = side_by_side(draw, words)
    sheets = int(re.search(r"Pages:\s+(\d+)", subprocess.run(
        ["pdfinfo", ours], capture_output=True, text=True).stdout)[1])
    row("national report, everything", f"{whole * 1000:.0f} ms",
        f"{sheets} pages, {os.path.getsize(ours) // 1024} KB, "
        f"{memory // 1024} MB of memory")
    row("  its drawing beside bare libharu, time",
        f"{(whole - plain) / best:.2f}", "same marks, base-14 fonts, no tags")
    a, b, c = (instructions(draw), instructions(words),
               instructions(yardstick, "draw_all"))
    if a and b and c:
        row("  its drawing beside bare libharu, instructions",
            f"{(a - b) / c:.2f}")


def batch():
    def run(jobs):
        return peelstats("-d", DATA, "--force", "all", "--rewrite", "-O",
                         f"{WORK}/reports", "-j", str(jobs))
    (one, _), (two, _) = side_by_side(run(1), run(2), rounds=ROUNDS // 2 + 1)
    row("44 reports, one thread", f"{one:.2f} s")
    row("  two threads, times faster", f"{one / two:.2f}",
        f"{os.cpu_count()} cores")


def formats():
    def run(list_of_formats):
        return peelstats("-d", DATA, "--force", "all", "--rewrite", "-O",
                         f"{WORK}/formats", "--format", list_of_formats)
    names = ["pdf", "html", "ods", "pdf,html,ods"]
    clock = side_by_side(*[run(n) for n in names], rounds=ROUNDS // 2 + 1)
    work = work_of(*[run(n) for n in names])
    for name, (seconds, memory), busy in zip(names, clock, work):
        row(f"44 reports as {name}", f"{seconds:.2f} s",
            f"{busy:.2f} s of work, {memory // 1024} MB of memory")
    row("  all formats, work beside PDF alone", f"{work[-1] / work[0]:.2f}")


def beside_peers():
    stats = subprocess.run(
        peelstats("-d", DATA, "--stats", "forces", "--format", "json", "-m",
                  peers.MEASURES), capture_output=True, check=True).stdout
    found, folder = peers.commands(WORK, stats, lambda out: peelstats(
        "-d", DATA, "-m", peers.MEASURES, "--pages", "ranked,tables",
        "--rewrite", "-o", out))
    clock = side_by_side(*found.values(), rounds=3)
    work = work_of(*found.values())
    for name, (seconds, memory), busy in zip(found, clock, work):
        row(f"10 charts and tables by {name}", f"{seconds:.2f} s",
            f"{busy / work[0]:.1f} times the work of peelstats, "
            f"{peers.describe(f'{folder}/{name}.pdf')}, "
            f"{memory // 1024} MB of memory")


def write_folder(folder, forces, metrics, years, numbers=(1000, 2000000)):
    os.makedirs(folder, exist_ok=True)
    with open(folder + "/forces.csv", "w") as out:
        out.write("force_id,short\n")
        out.writelines(f"E{i:08d},Force {i}\n" for i in range(forces))
    with open(folder + "/metrics.csv", "w") as out:
        out.write("metric_id,title,kind,multiplier,numerator,denominator\n")
        out.writelines(f"measure_{i:04d},Measure {i},rate,1000,events,"
                       "population\n" for i in range(metrics))
    seed = 1
    rows = 0
    with open(folder + "/observations.csv", "w") as out:
        out.write("force_id,metric_id,year,numerator,denominator,period,"
                  "status,in_national,note_ids\n")
        for year in range(2018 - years, 2018):
            for m in range(metrics):
                lines = []
                for f in range(forces):
                    seed = (seed * 6364136223846793005 +
                            1442695040888963407) % 2**64
                    lines.append(
                        f"E{f:08d},measure_{m:04d},{year},"
                        f"{numbers[0] + (seed >> 40) % 90000},"
                        f"{numbers[1] + (f * 7919 + m) % 900000},"
                        f"12 months to 30 June {year},,,\n")
                out.writelines(lines)
                rows += forces
    return rows


def loading():
    cases = [(1163, 20)] if quick else [(1163, 20), (1163, 100)]
    (_, base), = side_by_side(peelstats("-d", SOURCE + "/tests/golden/small",
                                        "--list", "years"))
    for metrics, years in cases:
        folder = f"{WORK}/load"
        rows = write_folder(folder, 43, metrics, years)
        load = peelstats("-d", folder, "--list", "years")
        bare = [BUILD + "/tests/bare_csv", folder + "/observations.csv"]
        (a, memory), (b, _) = side_by_side(load, bare)
        row(f"loading {rows:,} rows", f"{a:.2f} s",
            f"{(memory - base) * 1024 / rows:.0f} bytes a row")
        row("  beside a pass of libcsv, time", f"{a / b:.2f}")


def statistics():
    folder = f"{WORK}/stats"
    write_folder(folder, 43, 1000, 2)
    (a, memory), = side_by_side(peelstats("-d", folder, "--stats", "metrics"),
                                rounds=2)
    row("statistics of 1,000 measures, 43 forces, 2 years", f"{a:.2f} s",
        f"{memory // 1024} MB of memory")


def add_quarters(folder, forces, metrics, quarters):
    with open(folder + "/series.csv", "w") as out:
        out.write("force_id,metric_id,period,numerator\n")
        for at in range(4 * 2018 - quarters, 4 * 2018):
            for m in range(metrics):
                out.writelines(
                    f"E{f:08d},measure_{m:04d},{at // 4}-Q{at % 4 + 1},"
                    f"{3000 + (at * 7919 + m * 31 + f * 17) % 900}\n"
                    for f in range(forces))


def years():
    """Twenty years of 48 measures and 45 quarters of 22, beside two years."""
    folders = []
    for n, quarters in ((2, 0), (20, 45), (40, 90)):
        folders.append(f"{WORK}/years-{n}")
        write_folder(folders[-1], 43, 48, n)
        if quarters:
            add_quarters(folders[-1], 43, 22, quarters)
    (two, _), (twenty, _) = side_by_side(*(
        peelstats("-d", f, "--rewrite", "-o", f"{WORK}/years.pdf")
        for f in folders[:2]))
    row("national report of 20 years and quarters, beside 2",
        f"{twenty / two:.2f}", f"{two:.2f} to {twenty:.2f} s")
    (once_, _), (twice, _) = side_by_side(*(
        peelstats("-d", f, "--list", "years") for f in folders[1:]))
    row("  loading twice as much, times longer", f"{twice / once_:.2f}")


def exponent(sizes, values):
    """The slope of logarithms, by least squares."""
    x = [math.log(s) for s in sizes]
    y = [math.log(v) for v in values]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return (sum((a - mx) * (b - my) for a, b in zip(x, y)) /
            sum((a - mx) ** 2 for a in x))


def growth(what, sizes, command):
    runs = [side_by_side(command(n), rounds=2)[0] for n in sizes]
    row(f"growth with {what}, time as size to the",
        f"{exponent(sizes, [r[0] for r in runs]):.2f}",
        f"{sizes[0]} to {sizes[-1]}: {runs[0][0]:.2f} to {runs[-1][0]:.2f} s, "
        f"{runs[0][1] // 1024} to {runs[-1][1] // 1024} MB")


def grow():
    def folder(forces, metrics):
        path = f"{WORK}/grow-{forces}-{metrics}"
        write_folder(path, forces, metrics, 2)
        return path
    growth("measures (statistics)", [100, 200, 400, 800],
           lambda n: peelstats("-d", folder(43, n), "--stats", "metrics"))
    growth("forces (statistics)", [43, 86, 172, 344],
           lambda n: peelstats("-d", folder(n, 40), "--stats", "metrics"))
    growth("forces (comparisons with each other)", [250, 500, 1000, 2000],
           lambda n: peelstats("-d", folder(n, 3), "--stats", "forces"))
    growth("measures (a force's report)", [250, 500, 1000, 2000],
           lambda n: peelstats("-d", folder(43, n), "--force", "Force 1",
                               "--rewrite", "-o", f"{WORK}/grown.pdf"))
    growth("pages (reports)", [50, 100, 200, 400],
           lambda n: peelstats("-d", folder(43, n), "--pages", "ranked",
                               "--rewrite", "-o", f"{WORK}/grown.pdf"))


build()
drawing()
batch()
formats()
beside_peers()
loading()
statistics()
years()
grow()
subprocess.run(["rm", "-rf", WORK], check=False)
