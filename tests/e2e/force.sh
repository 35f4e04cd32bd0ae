#!/bin/sh
# Reports on one force, on some, and on all.
. "$(dirname "$0")/lib.sh"
data=$SOURCE/data

# name, full name, ONS code, slug, alias: the same report
expect 0 "$PEELSTATS" -d "$data" --force Norfolk -o a.pdf
for name in "Norfolk Constabulary" E23000024 norfolk NORFOLK; do
	expect 0 "$PEELSTATS" -d "$data" --force "$name" -o b.pdf
	cmp a.pdf b.pdf || fail "$name is another report"
done
expect 0 "$PEELSTATS" -d "$data" --force gmp,avon-and-somerset -O two
ls two >names
says names "peelstats-2017-force-greater-manchester.pdf"
says names "peelstats-2017-force-avon-and-somerset.pdf"
[ "$(wc -l <names)" -eq 2 ] || fail "$(cat names)"

expect 2 "$PEELSTATS" -d "$data" --force Surry -o x.pdf
says err "did you mean Surrey"
expect 2 "$PEELSTATS" -d "$data" --force '' -o x.pdf
says err "which one?"
expect 2 "$PEELSTATS" -d "$data" --force all -o x.pdf
says err "use --out-dir"
[ -e x.pdf ] && fail "a report was written by a wrong command"

# the words of one report
pdftotext -layout a.pdf text
says text "Norfolk Constabulary 2017"
says text "Serious knife crime rose by 116.1 percent"
says text "Read with care"
tr -s ' \n' ' ' <text >flat
says flat "This is the 9th lowest of the 43 forces with data; its place may be anywhere from"
says flat "That is 23 percent below the England and Wales figure of 76.3. It is in line"
grep -qE 'Outstanding' text || fail "no grade"
pdfinfo a.pdf >info
says info "Title:           Norfolk Constabulary: Police effectiveness"
# a figure that is missing is said to be missing
says text "Positive or refused tests"
grep -qE 'Roadside breath tests.*\[x\].*\[x\]' text || fail "no [x]"

# all: 44 files, every one on its own force, small and well made
expect 0 "$PEELSTATS" -d "$data" --force all -O all
[ "$(find all -name '*.pdf' | wc -l)" -eq 44 ] || fail "not 44 reports"
cmp a.pdf all/peelstats-2017-force-norfolk.pdf || fail "all differs from one"
find all -name '*force*.pdf' -size +300000c | grep . && fail "too large"
"$PEELSTATS" -d "$data" --list forces | cut -f2 >forces
while read -r name; do
	slug=$(echo "$name" | tr 'A-Z ' 'a-z-')
	file=all/peelstats-2017-force-$slug.pdf
	pdftotext -l 1 "$file" - | tr '\n' ' ' >cover
	says cover "$name"
done <forces
for slug in city-of-london metropolitan-police norfolk; do
	file=all/peelstats-2017-force-$slug.pdf
	python3 "$SOURCE/tests/e2e/structure.py" "$file" >rules ||
		fail "structure: $(cat rules)"
	qpdf --check "$file" >check 2>&1 || fail "qpdf: $(cat check)"
done

# the figures can travel inside
expect 0 "$PEELSTATS" -d "$data" --force norfolk --attach-data -o c.pdf
python3 "$SOURCE/tests/e2e/structure.py" c.pdf >rules ||
	fail "structure: $(cat rules)"
pdfdetach -save 1 -o figures.csv c.pdf
[ "$(wc -l <figures.csv)" -eq 59 ] || fail "$(wc -l <figures.csv) rows"
says figures.csv "crime_total,E23000024,Norfolk,2017,52450,891731,58.818"
says figures.csv "breath_tests,E23000024,Norfolk,2017,,,,,,,39,"
# slides: every force named, with its value
expect 0 "$PEELSTATS" -d "$SOURCE/data" --force norfolk --layout slide -o s.pdf
pdfinfo s.pdf | grep -q "Page size: *960 x 540" || fail "not on its side"
pdftotext -raw s.pdf - >text
says text "Norfolk 58.8"
says text "England and Wales"
says text "Dyfed-Powys 47.3"
python3 "$SOURCE/tests/e2e/structure.py" s.pdf >rules ||
	fail "slides: $(cat rules)"
# large print: no letter under 16 pt, every force in every list
expect 0 "$PEELSTATS" -d "$SOURCE/data" --large-print -o l.pdf
qpdf --qdf --object-streams=disable l.pdf plain.pdf
grep -aoE '/F[0-9]+ [0-9.]+ Tf' plain.pdf | awk '$2 < 16 { bad = 1; print }
	END { exit bad || NR == 0 }' || fail "letters under 16 pt"
python3 "$SOURCE/tests/e2e/structure.py" l.pdf >rules ||
	fail "large print: $(cat rules)"

expect 2 "$PEELSTATS" -d "$SOURCE/data" --layout wall -o s.pdf
expect 2 "$PEELSTATS" -d "$SOURCE/data" --layout slide --pages ranked -o t.pdf
[ -e t.pdf ] && fail "a chart that does not fit a slide was drawn"
finish
