#!/usr/bin/env python3
"""What is drawn is what is read: the strings of the drawing trace, in the
order of drawing, are the text that pdftotext takes out of the PDF, page by
page and letter by letter, white space put aside."""
import os
import re
import subprocess
import sys
import tempfile

SOURCE, PEELSTATS = os.environ["SOURCE"], os.environ["PEELSTATS"]


def text_of(pdf):
    run = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True,
                         capture_output=True, text=True)
    return [re.sub(r"\s", "", page) for page in run.stdout.split("\f")[:-1]]


def strings_of(trace):
    pages = re.split(r"(?m)^page \d+ .*\n", trace)[1:]
    drawn = r'(?m)^ *(?:text|bold) [-\d. ]+ #\w+ "(.*)"$'
    return [re.sub(r"\s", "", "".join(re.findall(drawn, p))) for p in pages]


def compare(folder, *options):
    command = [PEELSTATS, "-d", f"{SOURCE}/data", *options, "-o"]
    pdf, trace = f"{folder}/r.pdf", f"{folder}/trace"
    subprocess.run([*command, pdf], check=True)
    subprocess.run([*command, trace, "--dump=trace"], check=True)
    with open(trace, encoding="utf-8") as f:
        drawn = strings_of(f.read())
    read = text_of(pdf)
    bad = [i + 1 for i, (a, b) in enumerate(zip(drawn, read)) if a != b]
    print(f"{options}: {len(read)} pages, {len(bad)} differ {bad[:5]}")
    return bool(bad) or len(drawn) != len(read) or len(read) < 20


with tempfile.TemporaryDirectory() as work:
    sys.exit(any([compare(work), compare(work, "--force", "dyfed-powys")]))
