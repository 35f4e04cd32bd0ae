"""Two programs that draw tagged charts and tables, beside peelstats on the same
figures: for each of ten measures a ranked chart of 43 bars and its table.
Typst by its npm package (npm install in tests/bench/typst), WeasyPrint as
Debian has it. One that is not there is left out."""
import html
import json
import os
import shutil
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
MEASURES = ("crime_total,crime_severity,asb_incidents,crime_violence,crime_robbery,"
            "crime_theft,crime_burglary,arrests,stop_search,officers")


def figures(stats):
    """Measures with the rows that have a figure, the highest first."""
    measures = {}
    for r in json.loads(stats)["rows"]:
        if r["value"] is not None:
            measures.setdefault(r["metric_id"], []).append(r)
    return [{"title": name.replace("_", " ").capitalize(),
             "unit": "per 1,000 population",
             "rows": [{"name": r["force_id"], "value": r["value"],
                       "text": f"{r['value']:.1f}"} for r in
                      sorted(rows, key=lambda r: -r["value"])]}
            for name, rows in measures.items()]


def page(measure):
    """A measure as HTML: the chart is SVG, the table a table."""
    rows = measure["rows"]
    most = max(r["value"] for r in rows)
    title = html.escape(measure["title"])
    bars = "".join(
        f'<text x="0" y="{14 * i + 10}">{html.escape(r["name"])}</text>'
        f'<rect x="120" y="{14 * i}" height="10" fill="#2b5b84" '
        f'width="{r["value"] / most * 310:.1f}"/>'
        f'<text x="440" y="{14 * i + 10}">{r["text"]}</text>'
        for i, r in enumerate(rows))
    lines = "".join(
        f'<tr><th scope="row">{html.escape(r["name"])}</th><td>{i + 1}</td>'
        f'<td>{r["text"]}</td></tr>' for i, r in enumerate(rows))
    return (f'<section><h1>{title}</h1><p>{measure["unit"]}, {len(rows)} '
            f'forces. The highest is {html.escape(rows[0]["name"])}.</p>'
            f'<figure><svg role="img" aria-label="{title} by force, ranked" '
            f'width="480" height="{14 * len(rows)}" font-size="9">{bars}</svg>'
            f'</figure></section><section><table><thead><tr><th>Force</th>'
            f'<th>Rank</th><th>{measure["unit"]}</th></tr></thead><tbody>'
            f'{lines}</tbody></table></section>')


def write_html(path, measures):
    with open(path, "w", encoding="utf-8") as out:
        out.write("<!DOCTYPE html><html lang='en-GB'><meta charset='utf-8'>"
                  "<title>Figures of police forces</title><style>"
                  "@page{size:A4;margin:18mm}section{break-after:page}"
                  "body{font:8.5pt 'Liberation Sans'}td{text-align:right}"
                  "</style>" + "".join(page(m) for m in measures) + "</html>")


def commands(work, stats, ours):
    """Name and command of each that is there; `ours` makes OUT.pdf."""
    measures = figures(stats)
    folder = os.path.join(work, "peers")
    os.makedirs(folder, exist_ok=True)
    out = {"peelstats": ours(f"{folder}/peelstats.pdf")}
    typst = os.path.join(HERE, "typst")
    modules = os.environ.get("PEERS_MODULES", typst)
    if shutil.which("node") and os.path.isdir(modules + "/node_modules"):
        shutil.copy(typst + "/peer.typ", folder)
        # a module is looked for from the file that asks for it
        shutil.copy(typst + "/compile.mjs", folder)
        if not os.path.exists(folder + "/node_modules"):
            os.symlink(modules + "/node_modules", folder + "/node_modules")
        with open(folder + "/figures.json", "w", encoding="utf-8") as f:
            json.dump(measures, f)
        out["Typst"] = ["node", folder + "/compile.mjs", folder,
                        folder + "/Typst.pdf"]
    if shutil.which("weasyprint"):
        write_html(folder + "/peer.html", measures)
        out["WeasyPrint"] = ["weasyprint", "-q", "--pdf-variant", "pdf/ua-1",
                             folder + "/peer.html",
                             folder + "/WeasyPrint.pdf"]
    return out, folder


def describe(path):
    """"20 pages, 130 KB, tagged"."""
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True,
                          check=True).stdout
    facts = dict(line.split(":", 1) for line in info.splitlines())
    tagged = "tagged" if facts["Tagged"].strip() == "yes" else "not tagged"
    return (f"{facts['Pages'].strip()} pages, "
            f"{os.path.getsize(path) // 1024} KB, {tagged}")
