#!/usr/bin/env python3
"""How the work grows: with measures as they do, with forces as their square.

Times of one run beside each other, never against the clock: four times the
size must cost less than half of what the next power would.
"""

import os
import random
import re
import resource
import subprocess
import sys
import tempfile

PROGRAM = os.environ["PEELSTATS"]
failures = 0


def check(good, what):
    global failures
    if not good:
        failures += 1
        print(f"FAILED: {what}")


def folder(path, forces, measures, far=0):
    """Every `far`th force has fifty times the figures of the others."""
    chance = random.Random(1)
    os.mkdir(path)
    with open(f"{path}/forces.csv", "w", encoding="utf-8") as f:
        f.write("force_id,short\n")
        f.writelines(f"F{i},Force {i}\n" for i in range(forces))
    with open(f"{path}/metrics.csv", "w", encoding="utf-8") as f:
        f.write("metric_id,title,kind,multiplier,numerator,denominator\n")
        f.writelines(f"m{j},Measure {j},rate,1000,crimes,population\n"
                     for j in range(measures))
    with open(f"{path}/observations.csv", "w", encoding="utf-8") as f:
        f.write("force_id,metric_id,year,numerator,denominator\n")
        for j in range(measures):
            for year in (2016, 2017):
                for i in range(forces):
                    n = chance.randint(100, 60000)
                    if far:
                        n = n // 300 + (50000 if i % far == 0 else 1000)
                    f.write(f"F{i},m{j},{year},{n},{600000 + i * 1000}\n")
    return path


def cost(*arguments):
    """User time of the cheaper of two runs [s]."""
    def once():
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run([PROGRAM, "--no-config", "--jobs", "1", "-q",
                        *arguments], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    return min(once(), once())


def ratio(what, most, small, large):
    a, b = cost(*small), cost(*large)
    print(f"{what}: {a:.2f} s, {b:.2f} s, {b / a:.1f} times")
    check(b / a < most, f"{what}: {b / a:.1f} times the work, {most} expected")


with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    few = ["-d", folder("few", 10, 60)]
    many = ["-d", folder("many", 10, 240)]
    ratio("reports, 4 times the measures", 8,
          few + ["-o", "a.pdf"], many + ["-o", "b.pdf"])
    ratio("a force's report, 4 times the measures", 8,
          few + ["--force", "F1", "-o", "a.pdf"],
          many + ["--force", "F1", "-o", "b.pdf"])
    ratio("choosing tiles among 33 times the measures", 100,
          few + ["--pages", "numbers", "-o", "a.pdf"],
          ["-d", folder("most", 10, 2000), "--pages", "numbers",
           "-o", "b.pdf"])
    ratio("statistics, 4 times the forces", 32,
          ["-d", folder("f150", 150, 2), "--stats", "forces"],
          ["-d", folder("f600", 600, 2), "--stats", "forces"])
    ratio("one measure of 2,000, against all", 0.5,
          ["-d", "most", "--stats", "metrics"],
          ["-d", "most", "--stats", "metrics", "-m", "m7"])
    refused = subprocess.run([PROGRAM, "--no-config", "-d", "most", "--stats",
                              "correlations"], capture_output=True, text=True,
                             check=False)
    check(refused.returncode == 2 and not refused.stdout and
          "1999000 pairs; name at most 1000" in refused.stderr,
          f"correlations of 2,000 measures: {refused.stderr}")

    # the list of figures outside the limits says no more than it shows
    dump = subprocess.run([PROGRAM, "--no-config", "-q", "-d",
                           folder("far", 300, 24, 13), "--pages", "outside",
                           "--dump=report", "-o", "-"], capture_output=True,
                          text=True, check=True).stdout
    said = re.search(r"text: (\d+) of 7,200 figures", dump)
    rows = len(re.findall(r"^  - \| Force ", dump, re.M))
    check(said and int(said.group(1)) == rows == 24 * 24,
          f"outside the limits: {rows} rows, {said and said.group(0)}")

    # what is not asked for changes nothing of what is
    def table(*arguments):
        return subprocess.run([PROGRAM, "--no-config", *few, "--stats",
                               *arguments], capture_output=True, text=True,
                              check=True).stdout.splitlines()
    for name in ("forces", "metrics"):
        whole = [line for line in table(name)[1:]
                 if line.split(",")[0] in ("m7", "m50")]
        check(len(whole) in (2, 20) and
              whole == table(name, "-m", "m7,m50")[1:],
              f"--stats {name} -m differs")
sys.exit(failures > 0)
