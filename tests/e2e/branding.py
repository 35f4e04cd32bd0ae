#!/usr/bin/env python3
"""The name, colour, logo and protective marking of who publishes: on every
sheet and in every format, in documents that stay as they must be; pictures
that are no good are refused in words, whatever they hold."""
import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile

from png import chunk, claiming, png

PEELSTATS = os.environ["PEELSTATS"]
SOURCE = os.environ["SOURCE"]
faults = 0


def need(condition, text):
    global faults
    if not condition:
        faults += 1
        print(f"FAILED: {text}")


def run(*arguments, want=0):
    done = subprocess.run([PEELSTATS, "--no-config", "-q", *arguments],
                          capture_output=True, timeout=120)
    need(done.returncode == want,
         f"{arguments} ends with {done.returncode}: "
         f"{done.stderr.decode()[:300]}")
    return done.stdout.decode(errors="replace"), done.stderr.decode()


def folder(d, name, meta, logo=None):
    data = f"{d}/{name}"
    shutil.copytree(f"{SOURCE}/tests/golden/small", data)
    subprocess.run(["chmod", "-R", "u+w", data], check=True)
    with open(f"{data}/meta.csv", "a", encoding="utf-8") as f:
        f.write(meta)
    if logo is not None:
        with open(f"{data}/logo.png", "wb") as f:
            f.write(logo)
    return data


def rules(path):
    for tool in (["archive.py", "--"], ["structure.py"]):
        done = subprocess.run(
            [sys.executable, f"{SOURCE}/tests/e2e/{tool[0]}", *tool[1:], path],
            capture_output=True, text=True)
        need(done.returncode == 0, f"{tool[0]} {path}: {done.stdout}")


def half_clear(x, y):
    """Red at the left, clear black at the right."""
    return b"\xc8\x10\x2e\xff" if x < 40 else b"\0\0\0\0"


BRAND = ("brand_name,Unit <b>A</b> & B\nbrand_colour,#5A1E5A\n"
         "brand_logo,logo.png\nmarking,OFFICIAL: <i>x</i>\n")
MARKED = "OFFICIAL: <i>x</i>"

with tempfile.TemporaryDirectory() as d:
    data = folder(d, "good", BRAND, png(80, 40, 6, 8, half_clear))
    for name, extra in {"one": [], "large": ["--large-print"],
                        "slide": ["--layout", "slide"],
                        "new": ["--pdf", "2.0"]}.items():
        path = f"{d}/{name}.pdf"
        run("-d", data, *extra, "-o", path)
        if name != "new":
            rules(path)
        sheets = subprocess.run(["pdftotext", "-layout", path, "-"],
                                capture_output=True, text=True).stdout
        for i, sheet in enumerate(sheets.split("\f")[:-1], 1):
            lines = [x.strip() for x in sheet.strip().split("\n")]
            need(MARKED in lines[0] and MARKED in lines[-1],
                 f"{name}: sheet {i} begins {lines[0]!r}, ends {lines[-1]!r}")
        need("Unit <b>A</b> & B" in sheets, f"{name}: the name")
    images = subprocess.run(["pdfimages", "-list", f"{d}/one.pdf"],
                            capture_output=True, text=True).stdout
    need(re.search(r"image +80 +40 +rgb +3 +8", images)
         and "smask" not in images, f"the logo: {images}")
    subprocess.run(["pdfimages", "-f", "1", "-l", "1", f"{d}/one.pdf",
                    f"{d}/logo"], check=True)
    with open(f"{d}/logo-000.ppm", "rb") as f:
        points = f.read()[-80 * 40 * 3:]
    need(points[:3] == b"\xc8\x10\x2e" and points[-3:] == b"\xff\xff\xff",
         "what is clear becomes white")

    # the checks of the archive see what could be wrong with a picture
    with open(f"{d}/one.pdf", "rb") as f:
        good = f.read()
    for old, new in ((b"/BitsPerComponent 8", b"/BitsPerComponent 7"),
                     (b"/DeviceRGB", b"/DeviceLab")):
        need(good.count(old) > 0, f"{old} is not there to be broken")
        with open(f"{d}/broken.pdf", "wb") as f:
            f.write(good.replace(old, new))
        done = subprocess.run(
            [sys.executable, f"{SOURCE}/tests/e2e/archive.py", "--",
             f"{d}/broken.pdf"], capture_output=True)
        need(done.returncode != 0, f"{new} passes")

    # the colour is that of bands, never that of grades or bars
    trace, _ = run("-d", data, "--dump=trace")
    plain, _ = run("-d", f"{SOURCE}/tests/golden/small", "--dump=trace")
    need("fill #5A1E5A" in trace, "the colour")

    def bars(text):
        return re.findall(r"rectangle .*fill (#[0-9A-F]{6}) line", text)
    need(bars(trace) == bars(plain), "bars changed their colour")

    html, _ = run("-d", data, "--format", "html", "-o", "-")
    need(html.count("OFFICIAL: &lt;i&gt;x&lt;/i&gt;</p>") >= 3
         and "<i>x" not in html and "<b>A" not in html, "HTML: the marking")
    need("--brand:#5a1e5a" in html, "HTML: the colour")
    logo = re.search(r'<img class="logo" alt="Logo of Unit [^"]*" width="80" '
                     r'height="40" src="data:image/png;base64,([^"]+)">', html)
    need(logo and base64.b64decode(logo.group(1))[:4] == b"\x89PNG",
         "HTML: the logo")
    need("img-src data:" in html, "HTML: its policy")
    bare, _ = run("-d", f"{SOURCE}/tests/golden/small", "--format", "html",
                  "-o", "-")
    need("img-src" not in bare and "<img" not in bare, "HTML without a logo")
    txt, _ = run("-d", data, "--format", "txt", "-o", "-")
    need(txt.startswith(MARKED + "\n") and txt.rstrip().endswith(MARKED),
         "the text")
    mail, _ = run("-d", data, "--summary=body")
    need(mail.startswith(MARKED + "\n") and mail.rstrip().endswith(MARKED),
         "the mail")

    page, _ = run("-d", data, "--summary=html")
    need(page.count(">OFFICIAL: &lt;i&gt;x&lt;/i&gt;</p>") == 2,
         "the mail in HTML")

    # what is in a picture besides its points stays behind
    note = chunk(b"tEXt", b"Comment\0secret place 51.5N")
    run("-d", folder(d, "told", "brand_logo,logo.png\n",
                     png(20, 20, 2, 8, None, note)), "--format", "html", "-o",
        f"{d}/told.html")
    with open(f"{d}/told.html", encoding="utf-8") as f:
        packed = re.search(r"base64,([^\"]+)", f.read()).group(1)
    need(b"secret" not in base64.b64decode(packed), "a comment goes on")

    # every kind of PNG, and what is none
    kinds = {"grey": png(20, 20, 0), "deep": png(20, 20, 6, 16),
             "palette": png(20, 20, 3), "grey-alpha": png(20, 20, 4)}
    for name, picture in kinds.items():
        path = f"{d}/{name}.pdf"
        run("-d", folder(d, name, "brand_logo,logo.png\n", picture),
            "-o", path)
        rules(path)
    whole = png(40, 40, 6)
    bad = {"empty": b"", "jpeg": b"\xff\xd8\xff\xe0JFIF", "cut": whole[:200],
           "small": png(8, 40), "wide": png(2001, 16),
           "claims": claiming(60000, 60000), "bomb": claiming(1000, 1000),
           "crc": whole[:40] + b"\0\0" + whole[42:],
           "long": whole + b"\0" * (512 * 1024)}
    for name, picture in bad.items():
        data = folder(d, name, "brand_logo,logo.png\n", picture)
        _, said = run("-d", data, "-o", f"{d}/no.pdf", want=1)
        need("error[E212]" in said and "PNG" in said
             and not os.path.exists(f"{d}/no.pdf"), f"{name}: {said}")
    data = folder(d, "link", "brand_logo,logo.png\n")
    os.symlink("/etc/passwd", f"{data}/logo.png")
    _, said = run("--check", "-d", data, want=1)
    need("link to a file elsewhere" in said or "--check" in said, said)
    data = folder(d, "pipe", "brand_logo,logo.png\n")
    os.mkfifo(f"{data}/logo.png")
    _, said = run("-d", data, "-o", f"{d}/no.pdf", want=1)
    need("it is not a file" in said, said)
    _, said = run("-d", folder(d, "up", "brand_logo,../good/logo.png\n"), "-o",
                  f"{d}/no.pdf", want=1)
    need("holds a folder" in said, said)

    # colours: refused, warned of, taken
    for colour, code, status in (("#FFD700", "E211", 1), ("red", "E211", 1),
                                 ("#1D70B8", "W520", 0), ("#12436D", "", 0)):
        done = subprocess.run(
            [PEELSTATS, "--no-config", "-d",
             folder(d, colour[1:], f"brand_colour,{colour}\n"), "-o",
             f"{d}/c.pdf"], capture_output=True, text=True)
        need(done.returncode == status and (code or "[W5") in done.stderr
             or (not code and "W520" not in done.stderr),
             f"{colour}: {done.stderr}")
print("branding is as it should be" if faults == 0 else f"{faults} faults")
sys.exit(faults > 0)
