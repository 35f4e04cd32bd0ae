"""--charts: every chart a file that stands alone, well formed, named after
what it shows, with its words in it and in the picture."""
import os, re, subprocess, sys, tempfile
import xml.etree.ElementTree as tree

peelstats = os.environ["PEELSTATS"]
data = os.environ["SOURCE"] + "/data"
SVG = "{http://www.w3.org/2000/svg}"
failures = []


def fail(text):
    failures.append(text)
    print("FAILED:", text, file=sys.stderr)


def run(*args, status=0, folder=data):
    done = subprocess.run([peelstats, "-d", folder, *args],
                          capture_output=True, text=True)
    if done.returncode != status:
        fail("%s: status %d, %s" % (args, done.returncode, done.stderr))
    return done.stdout + done.stderr


def words(root):
    """What is to be seen, and where it stands."""
    for g in root.iter(SVG + "g"):
        moved = re.fullmatch(r"translate\((-?\d+)\)",
                             g.get("transform", "translate(0)"))
        for e in g.findall(SVG + "text"):
            yield (float(moved.group(1)) + float(e.get("x", 0)),
                   float(e.get("y")), e.text or "")


def check(path):
    root = tree.parse(path).getroot()
    name = os.path.basename(path)
    for e in root.iter():
        tag = e.tag.replace(SVG, "")
        if tag not in ("svg", "title", "desc", "style", "rect", "path", "g",
                       "circle", "text"):
            fail("%s: has %s" % (name, tag))
        if any("href" in key or key.startswith("on") for key in e.keys()):
            fail("%s: leads outside" % name)
    used = set(" ".join(e.get("class", "") for e in root.iter()).split())
    known = set(re.findall(r"\.([pt]\d+)\{", root.find(SVG + "style").text))
    if used != known:
        fail("%s: classes %s" % (name, used ^ known))
    title = root.find(SVG + "title").text
    about = root.find(SVG + "desc").text
    seen = list(words(root))
    # lines of a paragraph come apart in the picture
    picture = " ".join(t.strip() for _, _, t in seen)
    if title not in picture:
        fail("%s: the title is not to be seen: %s" % (name, title))
    source = about[about.rindex("Source: "):]
    if source not in picture:
        fail("%s: the source is not to be seen: %s" % (name, source))
    if len(about) < len(source) + 40:
        fail("%s: says little: %s" % (name, about))
    left, top, width, height = map(float, root.get("viewBox").split())
    for x, y, t in seen:
        if not (left <= x < left + width and top < y < top + height):
            fail("%s: outside the picture: %s" % (name, t))
    return root, picture


with tempfile.TemporaryDirectory() as at:
    out = at + "/charts"
    run("--charts", out, "--force", "norfolk,kent", "--year", "2017")
    names = sorted(os.listdir(out))
    if len(names) < 30 or any(not re.fullmatch(
            r"peelstats-2017-(norfolk|kent)(-[a-z_]+)?-[a-z]+\.svg", n)
            for n in names):
        fail("names: %s" % names)
    for name in names:
        title = check(out + "/" + name)[0].find(SVG + "title").text
        force = name.split("-")[2].capitalize()
        if force not in title:
            fail("%s: is of no force: %s" % (name, title))
    root, picture = check(out + "/peelstats-2017-norfolk-crime_total-ranked"
                                ".svg")
    for want in ("Norfolk", "58.8", "per 1,000 population", "30 June 2017",
                 "Home Office"):
        if want not in picture:
            fail("recorded crime in Norfolk without " + want)

    # the same again leaves the files alone
    when = {n: os.stat(out + "/" + n).st_mtime_ns for n in names}
    run("--charts", out, "--force", "norfolk,kent", "--year", "2017")
    if when != {n: os.stat(out + "/" + n).st_mtime_ns for n in names}:
        fail("charts that are the same are written again")

    # a link that somebody put there leads nowhere
    first = out + "/" + names[0]
    os.remove(first)
    open(at + "/mine", "w").write("mine")
    os.symlink(at + "/mine", first)
    subprocess.run([peelstats, "-q", "-d", data, "--charts", out, "--force",
                    "norfolk,kent"], capture_output=True)
    if open(at + "/mine").read() != "mine":
        fail("a chart was written through a link")

    # beside a report; nothing on a dry run; nothing for a folder of no name
    run("-q", "-o", at + "/r.csv", "--format", "csv", "--charts", at + "/b",
        "-m", "crime_total", "--force", "kent")
    if not os.path.exists(at + "/r.csv") or not os.listdir(at + "/b"):
        fail("charts beside a report")
    said = run("-n", "--charts", at + "/dry", "-m", "crime_total")
    if os.path.exists(at + "/dry") or "would be written" not in said:
        fail("a dry run: " + said)
    run("--charts", "", status=2)

    # every kind of chart there is, of all forces
    run("-q", "--charts", at + "/all", "--pages", "full", "-m",
        "crime_total,crime_homicide,outcome_action_taken,officers")
    kinds = {n.rsplit("-", 1)[1] for n in os.listdir(at + "/all")}
    measures = {"crime_total": "crime", "crime_homicide": "omicide",
                "outcome_action_taken": "action taken", "officers": "officers"}
    for name in os.listdir(at + "/all"):
        title = check(at + "/all/" + name)[0].find(SVG + "title").text
        want = measures.get(name.split("-")[3], "")
        if want not in title.lower():
            fail("%s: is of no measure: %s" % (name, title))
    for kind in ("ranked", "change", "funnel", "spread", "places", "trend"):
        if kind + ".svg" not in kinds:
            fail("no chart is a " + kind)

    # text of the data is no markup, in a file as little as in its name
    small = at + "/d"
    os.mkdir(small)
    evil = '<script>&\'"]]>/../x'
    open(small + "/forces.csv", "w").write("force_id,short\n" + "".join(
        'f%d,"%s %d"\n' % (i, evil.replace('"', '""'), i) for i in range(9)))
    open(small + "/metrics.csv", "w").write(
        'metric_id,title,kind,multiplier\n../m,"%s",rate,1000\n' %
        evil.replace('"', '""'))
    open(small + "/observations.csv", "w").write(
        "force_id,metric_id,year,numerator,denominator\n" + "".join(
            "f%d,../m,2017,%d,100000\n" % (i, 500 + 31 * i)
            for i in range(9)))
    subprocess.run([peelstats, "-q", "-d", small, "--charts", at + "/e"],
                   capture_output=True)
    made = os.listdir(at + "/e") if os.path.isdir(at + "/e") else []
    for name in made:
        if "<script>" not in check(at + "/e/" + name)[1]:
            fail(name + ": lost its words")
    for folder, _, files in os.walk(at):
        if folder == at and [f for f in files if f.endswith(".svg")]:
            fail("a chart left its folder")
if not failures:
    print("passed")
sys.exit(1 if failures else 0)
