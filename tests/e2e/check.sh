#!/bin/sh
# What --check finds beyond single fields, and the shorthand that is read.
. "$(dirname "$0")/lib.sh"

# folder: twelve forces, one rate, two years, nothing wrong
folder() {
	rm -rf d
	mkdir d
	echo "force_id,short" >d/forces.csv
	echo "metric_id,title,kind,multiplier" >d/metrics.csv
	echo "m,Measure,rate,1000" >>d/metrics.csv
	echo "force_id,metric_id,year,numerator,denominator,value,period,status,note_ids" \
		>d/observations.csv
	for i in 10 11 12 13 14 15 16 17 18 19 20 21; do
		echo "F$i,Force $i" >>d/forces.csv
		echo "F$i,m,2016,$((i * 100)),10000,,12 months to 30 June 2016,," \
			>>d/observations.csv
		echo "F$i,m,2017,$((i * 104)),10000,,12 months to 30 June 2017,," \
			>>d/observations.csv
	done
}

# finds CODE TEXT: --check says so
finds() {
	"$PEELSTATS" --check -d d >out 2>err
	says err "[$1]"
	says err "$2"
}

folder
expect 0 "$PEELSTATS" --check --strict -d d

# a force without a row: refused by --check and --strict, listed in a report
sed -i '/^F14,m,2016/d' d/observations.csv
expect 1 "$PEELSTATS" --check -d d
finds E302 "no row for Force 14, m, 2016"
expect 1 "$PEELSTATS" --strict -d d -o r.pdf
expect 0 "$PEELSTATS" -d d -o r.pdf
says err "warning: 1 figure has no row, and the report says so"
expect 0 "$PEELSTATS" -q -d d -o r.pdf
[ -s err ] && fail "-q is not heard: $(cat err)"

folder
sed -i 's/^F12,m,2017,[0-9]*,/F12,m,2017,9000,/' d/observations.csv
finds W501 "Force 12, m rose by 650% since 2016 (120.0 to 900.0); other areas +4% to +4%"
expect 0 "$PEELSTATS" --check -d d
expect 1 "$PEELSTATS" --check --strict -d d

folder
sed -i 's/^F15,m,201[67],[0-9]*,/&/; s/^\(F15,m,201[67]\),[0-9]*,/\1,300000,/' \
	d/observations.csv
finds W502 "Force 15, m, 2016 is 30000.0; the middle area has"
grep -A2 W502 err | grep -q "the same in 1 more row" || fail "not one cause"
finds W503 "Force 15, m has the same counts in 2016 and 2017"

folder
sed -i 's/30 June 2017/31 March 2017/' d/observations.csv
finds W504 '2017 is "12 months to 31 March 2017"'
says err "d/observations.csv:3: warning[W504]"

# a note explains a gap; a gap without one is refused where notes are kept
folder
printf 'note_id,text\nn1,It moved.\nn2,Nobody names this.\n' >d/notes.csv
sed -i 's/^F16,m,2016,[0-9]*,10000,\(.*\),,$/F16,m,2016,,,\1,missing,n1/' \
	d/observations.csv
finds W507 'note "n2" is not used'
expect 0 "$PEELSTATS" --check -d d
sed -i 's/missing,n1/missing,/' d/observations.csv
expect 1 "$PEELSTATS" --check -d d
finds E303 "missing without a note"

# status, value and counts must agree
folder
sed -i '2s/,,$/,missing,/' d/observations.csv
expect 1 "$PEELSTATS" --check -d d
finds E208 'the status is "missing", but there is a figure'
folder
sed -i '2s/10000,,/10000,100.5,/' d/observations.csv
expect 1 "$PEELSTATS" --check -d d
finds E401 "1000 / 10000 x 1000 = 100.00, but the value says 100.5"
sed -i '2s/10000,100.5,/10000,100.0,/' d/observations.csv
expect 0 "$PEELSTATS" --check -d d

# shorthand and signs, read with a word where they are no number
folder
sed -i '2s/1000,10000/[x],/; 3s/1040/1040 [e]/; 4s/1100,10000/-,/
	5s/1144/"1,144"/; 6s/1200/n\/a/; 7s/10000/£10000/' d/observations.csv
finds W505 '"-" is read as [x]: no figure'
says err '"n/a" is read as [x]'
finds W506 '"1,144" is read as 1144'
says err '"£10000" is read as 10000'
"$PEELSTATS" --stats forces -q -d d >figures
grep -q '^m,F10,2017,1040,10000,104,.*,estimated,missing,' figures ||
	fail "shorthand: $(sed -n 2p figures)"

# a folder without problems has none for programs either
expect 0 "$PEELSTATS" --check --format json -q -d "$SOURCE/tests/golden/small"
[ -s out ] && fail "problems of a folder that has none: $(cat out)"
[ -s err ] && fail "a word about a folder without problems: $(cat err)"
expect 0 "$PEELSTATS" --check --format csv -q -d "$SOURCE/tests/golden/small"
[ "$(wc -l <out)" -eq 1 ] || fail "rows of a folder without problems"
# problems as JSON, one object on a line
"$PEELSTATS" --check --format json -d d >out 2>err
python3 -c '
import json, sys
rows = [json.loads(line) for line in open("out")]
assert rows and all(r["code"].startswith("W50") and r["line"] > 0
                    and r["file"].endswith("observations.csv") for r in rows)
' || fail "JSON: $(cat out)"

# a folder to fill in: read without a warning, only empty; never overwritten
expect 0 "$PEELSTATS" --init new --empty
expect 1 "$PEELSTATS" --check -d new
grep -q 'W510\|E110' err && fail "columns differ: $(cat err)"
says err "[E114]"
expect 3 "$PEELSTATS" --init new --empty
says err "is there already"
python3 -c '
import csv, json
p = json.load(open("new/datapackage.json"))
assert p["profile"] == "tabular-data-package" and len(p["resources"]) == 13
for r in p["resources"]:
    head = next(csv.reader(open("new/" + r["path"])))
    assert head == [f["name"] for f in r["schema"]["fields"]], r["path"]
    assert all(f["type"] in ("string", "number", "integer",
                                "year", "date")
               for f in r["schema"]["fields"])
' || fail "datapackage.json"
for file in "$SOURCE"/data/*.csv; do
	for column in $(head -1 "$file" | tr ',' ' '); do
		grep -qE "(^|,)$column(,|\$)" "new/$(basename "$file")" ||
			fail "$column of $(basename "$file") is not in the schema"
	done
done

# quarters or months, each once
folder
cat >d/series.csv <<'END'
force_id,metric_id,period,numerator
F10,m,2016-Q4,-1
F10,m,2017-Q5,3
F10,m,2017-06,3
F10,m,2016-Q4,4
END
expect 1 "$PEELSTATS" --check -d d
finds E209 '"2017-Q5" is neither a quarter nor a month'
finds E209 '"2017-06" stands in a file of quarters'
finds E301 'm, 2016-Q4 is already given on line 2'
grep -q "series.csv:5: error" err || fail "place of a quarter: $(cat err)"
grep -q "below 0" err && fail "a quarter may take back a count"
# coverage: under 0.9 not comparable with the reason, under 1 marked
folder
sed -i 's/$/,/; 1s/,$/,coverage/; s/^\(F12,m,2017.*\),$/\1,0.46/; s/^\(F13,m,2017.*\),$/\1,0.95/' \
	d/observations.csv
expect 0 "$PEELSTATS" --check -d d
"$PEELSTATS" -d d --stats forces >out
grep -q '^m,F12,2017.*,not_comparable,ok' out || fail "coverage 0.46: $(grep F12 out)"
grep -q '^m,F13,2017.*,partial,ok' out || fail "coverage 0.95: $(grep F13 out)"
"$PEELSTATS" -d d --dump=report -o out
says out "Force 12 has no comparable data for 2017, as only 46.0 percent of what should be counted is in the data."
says out "2017 data are partial [u] for Force 13 (95.0 percent counted)."
"$PEELSTATS" -d d --force F13 --dump=report -o out
says out "the data behind the rate of measure are incomplete"
sed -i 's/0\.46$/46/' d/observations.csv
expect 1 "$PEELSTATS" --check -d d
finds E205 "coverage 46 is not between 0 and 1"

# a change is also told without the one-off events in it
folder
printf 'metric_id,force_id,year,count,words\nm,F10,2017,40,cases of the flood\n' \
	>d/events.csv
"$PEELSTATS" -d d --force F10 --dump=report -o out
says out "Without the 40 cases of the flood (2017) it was almost unchanged."
sed -i 's/,40,/,4000,/' d/events.csv
expect 1 "$PEELSTATS" --check -d d
finds E205 "count 4000 is not between 0 and the figure itself"

# a part names its whole, and never itself
folder
sed -i '1s/$/,part_of/; 2s/$/,m/' d/metrics.csv
expect 1 "$PEELSTATS" --check -d d
finds E202 'part_of "m" makes it a part of itself'
sed -i '2s/,m$/,all/' d/metrics.csv
finds E202 'part_of "all" is unknown'

# totals are held against the rows
folder
printf 'subject,year,item,value\nm,2017,numerator,19344\nm,2016,numerator,1\n' \
	>d/totals.csv
expect 1 "$PEELSTATS" --check -d d
finds E410 "m, 2016, numerator: the rows give 18600, but the total says 1"
grep -q "totals.csv:3: error" err || fail "place of a total: $(cat err)"
expect 1 "$PEELSTATS" -d d -o r.pdf
cp -r "$SOURCE/data" judged
printf 'question_id,year,item,total\ncrime_prevention,2017,good,34\n' \
	>judged/totals.csv
expect 1 "$PEELSTATS" --check -d judged
says err "crime_prevention, 2017, count_good: the rows give 35, but the total says 34"
sed -i 3d d/totals.csv
expect 0 "$PEELSTATS" --check -d d

# a slip in a year is a year of its own
folder
sed -i 's/^F14,m,2017/F14,m,2071/' d/observations.csv
finds W509 "2071 has 1 row, another year has 12"
printf 'key,value\nreleased,2018-03-22\n' >d/meta.csv
expect 1 "$PEELSTATS" --check -d d
finds E206 'year "2071" is after the data were released (2018-03-22)'

# a fault of a list is not told again for every row that needs the list
folder
sed -i 's/Force 13/For"ce 13/' d/forces.csv
finds E122 "a quote stands inside a field"
[ "$(grep -c 'error\[' err)" = 1 ] || fail "follow-ups: $(cat err)"
folder
sed -i '1s/denominator/denom/' d/observations.csv
finds E110 'rename the column "denom"'
[ "$(grep -c '\[[EW]' err)" = 1 ] || fail "follow-ups: $(cat err)"

# a key that is given twice: where the first one is
folder
sed -n 3p d/observations.csv >>d/observations.csv
finds E301 "Force 10, m, 2017 is already given on line 3"

# a percentage has an end
folder
sed -i 's/rate,1000/proportion,100/' d/metrics.csv
sed -i '2s/1000,10000,/,,146.1/' d/observations.csv
finds E205 "proportion 146.1 is not between 0 and 100"

# characters: what no font has is refused with its place, what has no shape is
# left out, and bytes of Windows-1252 are read where the file is no UTF-8
folder
sed -i 's/Force 13/Force 漢/; s/Force 14/Force אב/' d/forces.csv
expect 1 "$PEELSTATS" -d d -o r.pdf
finds E105 "the character U+6F22 cannot be printed"
says err "the character U+05D0 cannot be printed"
grep -q "forces.csv:5:5: error" err || fail "place of a character: $(cat err)"
expect 0 "$PEELSTATS" --stats forces -q -d d
folder
printf 'F22,Gwent\001\n' >>d/forces.csv
finds E105 "the character U+0001 cannot be printed"
folder
sed -i "s/Force 13/For$(printf '\342\200\256')ce 13/" d/forces.csv
finds W508 "characters without a shape are left out"
"$PEELSTATS" --list forces -q -d d | grep -q "^F13	Force 13\$" ||
	fail "a mark of direction stays"
folder
printf 'note_id,text,scope\nn,\243100 \226 caf\351,report\n' >d/notes.csv
finds W506 "the file is read as Windows-1252 text"
expect 0 "$PEELSTATS" -q -d d -o r.pdf
pdftotext r.pdf - | grep -q "£100 – café" || fail "Windows-1252 text"
printf 'n2,\303\251,report\n' >>d/notes.csv
finds E103 "the line is UTF-8 text, those above are Windows-1252"
printf 'note_id,text,scope\nn,\303\251,report\nn2,a \243,report\n' >d/notes.csv
finds E103 "the byte A3 is not UTF-8 text"

# a line break typed into a cell is a space, or a paragraph of a note; what
# passes can be printed in every form
folder
printf 'note_id,text,scope\r\nn1,"First line.\r\nSecond\tline.",report\r\n' \
	>d/notes.csv
sed -i 's/Force 13/"Avon and\nSomerset"/' d/forces.csv
sed -i 's/^m,[^,]*,/m,"Crime\tof all\rkinds",/' d/metrics.csv
expect 0 "$PEELSTATS" --check -d d
expect 0 "$PEELSTATS" -q -d d --force all -O broken
for form in csv json txt; do
	expect 0 "$PEELSTATS" -q -d d --format $form -o broken/r.$form
done
expect 0 "$PEELSTATS" -d d -q --summary=subject --force F13
[ "$(wc -l <out)" = 1 ] || fail "a subject of several lines: $(cat out)"
grep -q "Avon and Somerset" out || fail "subject: $(cat out)"
expect 0 "$PEELSTATS" -d d -q --list notes
[ "$(wc -l <out)" = 1 ] || fail "a note of several lines: $(cat out)"
pdftotext -layout broken/*national.pdf - >text
grep -q "First line\.\$" text || fail "a paragraph of a note is not kept"
grep -q "Second line\." text || fail "a tab in a note"

# a text that no page can carry is refused, with its place and the limit
folder
printf 'note_id,text,scope\nn1,%s,report\n' \
	"$(head -c 1000000 /dev/zero | tr '\0' x)" >d/notes.csv
sed -i "s/Force 13/$(head -c 10000 /dev/zero | tr '\0' y)/" d/forces.csv
sed -i "s/^m,[^,]*,/m,$(head -c 10000 /dev/zero | tr '\0' z),/" d/metrics.csv
finds E106 "\"short\" holds 10,000 characters; the pages can carry 80"
says err "\"title\" holds 10,000 characters; the pages can carry 200"
says err "\"text\" holds 1,000,000 characters; the pages can carry 100,000"
grep -q "notes.csv:2:4: error" err || fail "place of a long text"
expect 1 "$PEELSTATS" -q -d d -o r.pdf

# what is no text at all
for bytes in 'PK\003\004' '\320\317\021\340' '\377\376f' 'a\000b\n' '%%PDF-1.4'; do
	folder
	printf "$bytes" >d/notes.csv
	finds E102 "this is"
done

# all problems: folded, unless asked not to
folder
sed -i 's/,m,/,n,/' d/observations.csv
finds E202 "the same in 23 more rows, the last on line"
awk '{ if (NR > 1) sub(/,n,/, ",n" NR ","); print }' d/observations.csv >o
mv o d/observations.csv
finds E202 "and 19 more like this [E202] (peelstats --check --all)"
tail -1 err | grep -q "^24 errors, 0 warnings; nothing was written; next: \
peelstats --explain E202\$" || fail "total: $(tail -1 err)"
"$PEELSTATS" --check --all -d d 2>err
[ "$(grep -c 'error\[E202\]' err)" = 24 ] || fail "--all"
"$PEELSTATS" --check --format json -d d 2>err |
	python3 -c 'import sys; assert len(sys.stdin.readlines()) == 24' ||
	fail "JSON folds"

# a message cannot steer a terminal
folder
printf 'F10,m,2017,\033[2Jx,1,,,,\n' >>d/observations.csv
"$PEELSTATS" --check -d d 2>err
grep -q "$(printf '\033')" err && fail "escape sequence in a message"

# warnings are for the reader of the report as well
folder
sed -i 's/^F12,m,2017,[0-9]*,/F12,m,2017,9000,/' d/observations.csv
expect 0 "$PEELSTATS" -q -d d -o r.pdf
pdftotext -layout r.pdf - >text
grep -q "Checks of the data" text || fail "no page of checks"
grep -q "Force 12, m rose by 650% since 2016 (120.0 to 900.0)" text || fail "warning not in report"
folder
sed -i 's/,10000,/,"10,000",/' d/observations.csv
expect 0 "$PEELSTATS" -q -d d -o r.pdf
pdftotext -layout r.pdf - | grep -q "is read as 10000 (and 19 more like this)" ||
	fail "what is folded is not counted in the report"
expect 0 "$PEELSTATS" -q --strict -d "$SOURCE/data" -o r.pdf
pdftotext r.pdf - | grep -q "Checks of the data" && fail "checks without cause"

# a folder with its files is described as it is; the bundled one is up to date
rm -rf described
mkdir described
cp "$SOURCE"/data/*.csv described
expect 0 "$PEELSTATS" --init described
cmp described/datapackage.json "$SOURCE/data/datapackage.json" ||
	fail "data/datapackage.json: make it again with peelstats --init"
[ ! -e described/README.md ] || fail "--init adds to a folder that is filled"
python3 -c '
import csv, json, sys
p = json.load(open("described/datapackage.json"))
kinds = {"number": float, "integer": int, "year": int, "string": str}
keys = {}
for r in p["resources"]:
    rows = list(csv.DictReader(open("described/" + r["path"])))
    assert list(rows[0]) == [f["name"] for f in r["schema"]["fields"]]
    for f in r["schema"]["fields"]:
        for row in rows:
            field = row[f["name"]]
            if field:
                kinds[f["type"]](field)
            else:
                assert not f["constraints"].get("required"), (r["name"], f)
    key = r["schema"]["primaryKey"]
    keys[r["name"]] = [tuple(row[k] for k in key) for row in rows]
    assert len(set(keys[r["name"]])) == len(rows), r["name"]
    for foreign in r["schema"].get("foreignKeys", []):
        known = {k[0] for k in keys[foreign["reference"]["resource"]]}
        assert {row[foreign["fields"]] for row in rows} <= known, foreign
' || fail "the bundled data do not fit their description"

# a text is never a formula
folder
sed -i 's/F10/=1+2/' d/forces.csv d/observations.csv
"$PEELSTATS" --stats forces -q -d d >figures
grep -q "^m,'=1+2,2017" figures || fail "formula: $(sed -n 2p figures)"

# what others printed is held against the data, and said where it differs
expect 0 "$PEELSTATS" --check -d "$SOURCE/data"
says err "published figures: 156 agree, 13 differ, 6 conflict, 77 cannot be checked"

# every code that is printed is explained
for code in E208 E209 E302 E303 E401 W501 W502 W503 W504 W505 W506 W507 \
	W508 W509 E105 E106 E115 E116 E410; do
	expect 0 "$PEELSTATS" --explain $code
done
finish
