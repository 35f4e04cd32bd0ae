#!/bin/sh
# --list and --check in every format, and formats that a mode has not.
. "$(dirname "$0")/lib.sh"
cp -r "$SOURCE/tests/golden/small" data

# every list as text, CSV and JSON: the same rows
for what in forces names metrics years notes pages codes files columns; do
	expect 0 "$PEELSTATS" --list $what
	cp out plain
	expect 0 "$PEELSTATS" --list $what --format txt
	cmp plain out || fail "--list $what --format txt is another"
	expect 0 "$PEELSTATS" --list $what --format=text
	cmp plain out || fail "--list $what --format text is another"
	expect 0 "$PEELSTATS" --list $what --format csv
	cp out rows.csv
	expect 0 "$PEELSTATS" --list $what --format json
	cp out rows.json
	python3 - <<'END' || fail "--list $what: the formats differ"
import csv, json
plain = [line.split("\t") for line in open("plain").read().splitlines()]
rows = list(csv.DictReader(open("rows.csv", newline="")))
tree = json.load(open("rows.json"))
assert tree["schema_version"] == 1
assert len(plain) == len(rows) == len(tree["rows"]) > 0
for p, r, j in zip(plain, rows, tree["rows"]):
    assert {k: v or "" for k, v in j.items()} == r, (j, r)
    assert [" ".join(v.split()) for v in list(r.values())[:len(p)]] == \
        [" ".join(v.split()) for v in p], (p, r)
END
done
expect 0 "$PEELSTATS" --list forces --format json -o forces.json
python3 -c 'import json
names = [r["name"] for r in json.load(open("forces.json"))["rows"]]
assert "old-city" in names, names' || fail "no name for --force"
expect 2 "$PEELSTATS" --list forces -o forces.csv
says err "add --format csv"
# what --force takes is what the list says
for name in $(expect 0 "$PEELSTATS" --list names && cut -f1 out); do
	expect 0 "$PEELSTATS" --force "$name" -O reports --dry-run
done
# the reports that a run would make, and none of a run for charts alone
expect 0 "$PEELSTATS" -d "$SOURCE/data" --list reports -O reports --force norfolk --format pdf,csv
[ "$(cut -f1 out | sort -u)" = force-norfolk ] || fail "reports: $(cat out)"
[ "$(wc -l <out)" -eq 2 ] || fail "not a line for each file: $(cat out)"
expect 0 "$PEELSTATS" -d "$SOURCE/data" --list reports --charts charts
[ -s out ] && fail "a report is listed that would not be made: $(cat out)"
# every page kind is described, and taken
expect 0 "$PEELSTATS" --list pages
[ "$(wc -l <out)" -gt 20 ] || fail "only $(wc -l <out) page kinds"
awk -F '\t' 'NF != 2 || length($2) < 10' out | grep . &&
	fail "a page kind is not described"

# a format that a mode has not
expect 2 "$PEELSTATS" --list forces --format pdf
says err "--list cannot print pdf; it has txt, csv and json"
expect 2 "$PEELSTATS" --check --format csv,json
says err "--check cannot print csv,json; it has txt, csv and json"
says err "one at a time"
expect 2 "$PEELSTATS" --stats forces --format text
says err "--stats cannot print txt; it has csv, json and ods"
expect 2 "$PEELSTATS" --summary --format csv
says err "--summary cannot print csv; it has txt"
expect 2 "$PEELSTATS" --init new --format json
says err "leave out --format"
[ -e new ] && fail "--init was done all the same"
# the message names what was asked for, not "a report"
expect 2 "$PEELSTATS" --recipe list --format csv
says err "--recipe list has one format only"
expect 2 "$PEELSTATS" --import table.csv --recipe arrests --format csv
says err "--import has one format only"
# one in the environment or a file is meant for reports
expect 0 env PEELSTATS_FORMAT=pdf "$PEELSTATS" --list forces

# --check for a spreadsheet: a row for each problem, none of them a formula
expect 0 "$PEELSTATS" --check --format csv
[ "$(cat out)" = "file,line,column,level,code,message,help,alike" ] ||
	fail "no problems: $(cat out)"
expect 1 "$PEELSTATS" --check --format json -d "$SOURCE/tests/golden/broken"
cp out rows.json
expect 1 "$PEELSTATS" --check --format csv -d "$SOURCE/tests/golden/broken"
python3 - <<'END' || fail "--check: CSV and JSON differ"
import csv, json
rows = list(csv.DictReader(open("out", newline="")))
lines = [json.loads(line) for line in open("rows.json")]
assert len(rows) == len(lines) > 5
for r, j in zip(rows, lines):
    assert r == {k: "" if v is None else str(v) for k, v in j.items()}, (r, j)
END
cp -r data formula
sed -i '1s/$/,=1+1/; 2,$s/$/,/' formula/questions.csv
sed -i 's/^F1,/"=HYPERLINK(""x"")",/' formula/forces.csv
expect 1 "$PEELSTATS" --check -d formula --format csv --all
grep -E '(^|,)"?[=+@-]' out && fail "a cell is a formula"
expect 0 "$PEELSTATS" --list forces -d data --format csv
sed -i 's/^F2,[^,]*/F2,=cmd()/' data/forces.csv
expect 0 "$PEELSTATS" --list forces --format csv
says out "F2,'=cmd(),"

# the figures of a report: CSV and JSON have the same columns and cells, the
# words beside them, and no formula
rm -rf data
cp -r "$SOURCE/tests/golden/small" data
sed -i 's/Recorded crime/=HYPERLINK(0)/' data/metrics.csv
sed -i 's/Westshire lost/@SUM Westshire lost/' data/notes.csv
expect 0 "$PEELSTATS" -o rows.csv --format csv
expect 0 "$PEELSTATS" -o rows.json --format json
expect 0 "$PEELSTATS" --stats forces -o stats.csv
python3 - <<'END' || fail "the figures of a report"
import csv, json
rows = list(csv.DictReader(open("rows.csv", newline="")))
tree = json.load(open("rows.json"))["rows"]
stats = list(csv.DictReader(open("stats.csv", newline="")))
assert list(rows[0]) == list(tree[0])
assert list(rows[0])[:4] == ["metric_id", "force_id", "force", "year"]
assert len(rows) == len(tree) == len(stats) > 8
for r, j, s in zip(rows, tree, stats):
    for k, v in j.items():
        cell = r[k]
        if isinstance(v, (int, float)):
            assert float(cell) == v, (k, cell, v)
        else:
            assert cell.lstrip("'") == (v or ""), (k, cell, v)
            assert not cell or cell[0] not in "=+@-", cell
    assert s == {k: r[k] for k in s}, (r, s)
assert {r["title"] for r in rows} == {"'=HYPERLINK(0)",
                                      "Searches that led to an arrest"}
assert {r["force"] for r in rows} == {"Northshire", "Eastshire", "Old City",
                                      "Westshire", "Southshire"}
assert "per 1,000 population" in {r["unit"] for r in rows}
lost = [r["notes"] for r in rows if r["note_ids"] == "lost"]
assert lost and all(n == "'@SUM Westshire lost its figures in a flood."
                    for n in lost), lost
END

# a folder that describes itself
expect 2 "$PEELSTATS" -O described --datapackage
says err "add --format csv"
expect 0 "$PEELSTATS" --force all -O described --format csv,txt --datapackage
python3 - <<'END' || fail "datapackage.json"
import csv, json, os, re
package = json.load(open("described/datapackage.json"))
assert package["profile"] == "tabular-data-package"
paths = [r["path"] for r in package["resources"]]
assert sorted(paths) == sorted(
    n for n in os.listdir("described") if n.endswith(".csv")), paths
assert len({r["name"] for r in package["resources"]}) == len(paths) == 6
for r in package["resources"]:
    assert re.fullmatch("[a-z0-9._-]+", r["name"]), r["name"]
    rows = list(csv.DictReader(open("described/" + r["path"], newline="")))
    fields = r["schema"]["fields"]
    assert list(rows[0]) == [f["name"] for f in fields]
    keys = [tuple(row[k] for k in r["schema"]["primaryKey"]) for row in rows]
    assert len(set(keys)) == len(keys)
    for f in fields:
        assert len(f["description"]) > 5, f
        cells = [row[f["name"]] for row in rows if row[f["name"]]]
        if f["type"] == "number":
            [float(c) for c in cells]
        elif f["type"] == "year":
            assert all(re.fullmatch("[0-9]{4}", c) for c in cells), f
END
cp described/datapackage.json before.json
expect 0 "$PEELSTATS" --force all -O described --format csv,txt --datapackage
cmp before.json described/datapackage.json || fail "other bytes"
finish
