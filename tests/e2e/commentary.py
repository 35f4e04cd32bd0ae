#!/usr/bin/env python3
"""The words of analysts: in a box of their own with author and date, where the
folder says, in every format and nowhere else; whatever they hold."""
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile

PEELSTATS = os.environ["PEELSTATS"]
SOURCE = os.environ["SOURCE"]
HOSTILE = "<b>bold</b> =1+2 {units} %s $(id) \\n & Nŵr"
LONG = " ".join(f"word{i}" for i in range(2500))
ROWS = [
    ("brief", "Norfolk", "First words.\nSecond paragraph.", "A. Smith",
     "2018-03-22", ""),
    ("brief", "", "On all of them.", "B. Jones", "2018-03-22", "2017"),
    ("brief", "all", "Of another year.", "B. Jones", "2018-03-22", "2016"),
    ("crime_robbery", "all", HOSTILE, "<i>C</i> Brown", "2018-03-21", ""),
    ("crime_drugs", "Norfolk", "No page of its own.", "C. Brown",
     "2018-03-21", ""),
    ("outside", "", LONG, "C. Brown", "2018-02-01", ""),
]
faults = 0


def need(condition, text):
    global faults
    if not condition:
        faults += 1
        print(f"FAILED: {text}")


def run(*arguments):
    done = subprocess.run([PEELSTATS, "--no-config", "-q", "--year", "2017",
                           *arguments], capture_output=True)
    need(done.returncode == 0, f"{arguments}: {done.stderr.decode()[:300]}")
    return done.stdout.decode()


def flat(text):
    return " ".join(text.split())


def pdf_text(path):
    return flat(subprocess.run(["pdftotext", "-raw", path, "-"],
                               capture_output=True).stdout.decode())


def boxes(dump):
    """The commentaries of a dump, as page, heading and words."""
    page, out = None, []
    for line in dump.splitlines():
        m = re.match(r"page (\S+) @(\S+):", line)
        if m:
            page = m.group(2)
        if line.startswith("commentary: "):
            out.append([page, line[12:], []])
        elif out and line.startswith("  ") and out[-1][0] is not None:
            out[-1][2].append(line[2:])
        elif out:
            out.append([None, "", []])
    return [b for b in out if b[0] is not None]


with tempfile.TemporaryDirectory() as d:
    data = f"{d}/data"
    shutil.copytree(f"{SOURCE}/data", data)
    os.chmod(data, 0o755)
    bare = run("-d", data, "--force", "norfolk", "--dump=report")
    with open(f"{data}/commentary.csv", "w", newline="",
              encoding="utf-8") as f:
        out = csv.writer(f)
        out.writerow(["page", "force_id", "text", "author", "date", "year"])
        out.writerows(ROWS)

    # where it stands, and that nothing else is said
    said = run("-d", data, "--force", "norfolk", "--dump=report")
    need([(b[0], b[1]) for b in boxes(said)] == [
        ("brief", "Commentary by A. Smith, 22 March 2018"),
        ("commentary", "Commentary by C. Brown, 21 March 2018"),
        ("crime_robbery", "Commentary by <i>C</i> Brown, 21 March 2018")],
        f"in the report of Norfolk: {boxes(said)}")
    need(boxes(said)[0][2] == ["First words.", "Second paragraph."],
         "paragraphs")

    def sentences(dump):
        lines = re.sub(r"(?m)^commentary: .*\n(  .*\n)*", "", dump)
        lines = re.sub(r"(?m)^page commentary .*\n(.*\n)*?\n", "", lines)
        return lines
    need(sentences(said) == bare, "a sentence of the report depends on it")
    whole = run("-d", data, "--dump=report")
    need([b[0] for b in boxes(whole)] == ["brief", "outside", "crime_robbery"],
         f"in the national report: {[b[:2] for b in boxes(whole)]}")
    other = run("-d", data, "--force", "suffolk", "--dump=report")
    need([b[0] for b in boxes(other)] == ["crime_robbery"],
         "in the report of another force")

    # on the page, long texts over sheets; a document as it was
    run("-d", data, "--attach-data", "-o", f"{d}/all.pdf")
    run("-d", data, "--force", "norfolk", "-o", f"{d}/one.pdf")
    run("-d", data, "--force", "norfolk", "--large-print", "-o",
        f"{d}/large.pdf")
    text = pdf_text(f"{d}/all.pdf")
    need(all(f"word{i}" in text for i in range(2500)), "words are lost")
    need(HOSTILE in text and "On all of them." in text, "the PDF")
    need("No page of its own." in pdf_text(f"{d}/large.pdf"), "large print")
    for name in ("all", "one", "large"):
        for tool in (["archive.py", "--"], ["structure.py"]):
            done = subprocess.run(
                [sys.executable, f"{SOURCE}/tests/e2e/{tool[0]}", *tool[1:],
                 f"{d}/{name}.pdf"], capture_output=True, text=True)
            need(done.returncode == 0, f"{tool[0]} {name}: {done.stdout}")
    with open(f"{d}/dump", "w", encoding="utf-8") as f:
        f.write(said)
    done = subprocess.run([sys.executable, f"{SOURCE}/tests/e2e/reading.py",
                           f"{d}/one.pdf", f"{d}/dump"], capture_output=True,
                          text=True)
    need(done.returncode == 0, f"read aloud: {done.stdout}")

    # in the other formats, marked, and quoted where that is needed
    html = run("-d", data, "--force", "norfolk", "--format", "html", "-o", "-")
    need(html.count('<div class="commentary">') == 3, "HTML: boxes")
    need("&lt;b&gt;bold&lt;/b&gt; =1+2 {units} %s $(id)" in html
         and "<b>bold" not in html and "<i>C" not in html, "HTML: quoted")
    txt = run("-d", data, "--force", "norfolk", "--format", "txt", "-o", "-")
    need("Commentary by A. Smith, 22 March 2018:\n\nFirst words." in txt,
         "the text")
    mail = run("-d", data, "--force", "norfolk", "--summary")
    need("Commentary by A. Smith, 22 March 2018:" in flat(mail)
         and "| First words." in mail and "Brown" not in mail, "the mail")
    need("Commentary" not in mail.splitlines()[0], "the subject")
    for kind in ("csv", "json"):
        need("First words" not in run("-d", data, "--force", "norfolk",
                                      "--format", kind, "-o", "-"), kind)
print("commentary stands where it should" if faults == 0 else
      f"{faults} faults")
sys.exit(faults > 0)
