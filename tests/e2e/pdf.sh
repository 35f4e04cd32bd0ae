#!/bin/sh
# The national report on the bundled data, as a reader and as a tool see it.
. "$(dirname "$0")/lib.sh"

expect 0 "$PEELSTATS" -d "$SOURCE/data" --year 2017 -o short.pdf
sheets=$(pdfinfo short.pdf | sed -n "s/^Pages: *//p")
[ "$sheets" -le 90 ] || fail "nobody finishes a report of $sheets pages"
expect 0 "$PEELSTATS" -d "$SOURCE/data" --year 2017 --pages full -q -o report.pdf
qpdf --check report.pdf >check 2>&1 || fail "qpdf: $(cat check)"
says check "No syntax or stream encoding errors"
size=$(stat -c %s short.pdf)
[ "$size" -le 2000000 ] || fail "the report has $size bytes"

pdfinfo report.pdf >info
says info "Title:           Police effectiveness statistics 2017"
says info "Tagged:          yes"
says info "A4"
qpdf --qdf --object-streams=disable report.pdf plain.pdf
says plain.pdf "/Lang (en-GB)"
says plain.pdf "/DisplayDocTitle true"
says plain.pdf "/PageLabels"
says plain.pdf "/Outlines"

# every font is embedded, subset and carries its text
pdffonts report.pdf | tail -n +3 >fonts
[ -s fonts ] || fail "no fonts"
awk '{ if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") bad = 1 }
	END { exit bad }' fonts || fail "fonts: $(cat fonts)"

pdftotext -layout report.pdf text 2>warnings
[ -s warnings ] && fail "pdftotext: $(cat warnings)"
"$PEELSTATS" -d "$SOURCE/data" --list forces | cut -f2 >names
while read -r name; do
	says text "$name"
done <names
says text "76.3"
says text "4,455,479"
says text "rose by 14.0 percent, from 3,908,560 to 4,455,479"
grep -qE 'England and Wales +76\.3 +67\.5 +\+8\.8' text ||
	fail "the England and Wales row"
says text "Metropolitan Police, Norfolk, Suffolk and Sussex forces were unable"
says text "the number of tests was not supplied for 6 of the 12 months"
says text "Open Government Licence v3.0"

# comparison: limits, unusual changes, how sure ranks are, and the methods
says text "Outside the limits"
says text "No force stands outside the usual spread of the rate of recorded"
says text "City of London 774.9"
says text "Cheshire and Durham (near the edge of the usual spread)."
says text "39 of 43 ranks are unsure by more than half the table"
says text "Annex D: statistics of the spread"
says text "Annex D: statistical methods"
says text "Published figures checked"
says text "Annex B: force by measure"
grep -qE ' 17 +17\.9' text || fail "domestic abuse, 17 percent"

# the words of the model are the words of the page
"$PEELSTATS" -d "$SOURCE/data" --dump=report -o dump
pdftotext -raw short.pdf - | tr -s '\n ' '  ' >flat
grep -E '^(h[123]|text): ' dump | sed 's/^[a-z0-9]*: //' | tr -s ' ' >sentences
missing=0
while IFS= read -r sentence; do
	grep -qF -- "$sentence" flat || {
		missing=$((missing + 1))
		echo "not on a page: $sentence" >&2
	}
done <sentences
[ $missing -eq 0 ] || fail "$missing sentences are not on a page"

python3 "$SOURCE/tests/e2e/reading.py" short.pdf dump >heard ||
	fail "read aloud: $(cat heard)"

# structure: headings, tables with headers, figures with a text of their own
# (of a small report: the tool takes minutes for a large one)
expect 0 "$PEELSTATS" -d "$SOURCE/tests/golden/small" -o small.pdf
pdfinfo -struct-text small.pdf >structure 2>/dev/null
for role in H1 H2 Table THead TBody TR TH TD Figure TOC TOCI Link L LI; do
	grep -qE "^ *$role( |:|\$)" structure || fail "no $role"
done

# every rule of PDF/UA-1 and PDF/A-2a that can be checked here; archive.sh has
# the other kinds of reports
python3 "$SOURCE/tests/e2e/archive.py" -- report.pdf >rules ||
	fail "PDF/A: $(cat rules)"
python3 "$SOURCE/tests/e2e/structure.py" report.pdf >rules ||
	fail "structure: $(cat rules)"
python3 "$SOURCE/tests/e2e/structure.py" --prove small.pdf >rules ||
	fail "structure: $(cat rules)"

# renders without complaint
pdftoppm -r 20 -png report.pdf page 2>rendering
[ -s rendering ] && fail "pdftoppm: $(head -3 rendering)"
gs -q -sDEVICE=nullpage -dNOPAUSE -dBATCH report.pdf >rendering 2>&1
[ -s rendering ] && fail "Ghostscript: $(head -3 rendering)"
mutool draw -q -r 20 -o /dev/null -F pnm report.pdf 2>&1 |
	grep -v 'ICC support is not available' >rendering
[ -s rendering ] && fail "MuPDF: $(head -3 rendering)"

# only some measures, and without a year to compare with
expect 0 "$PEELSTATS" -d "$SOURCE/data" -m crime_total,arrests -o two.pdf
pdftotext two.pdf - >text
says text "compared on 2 measures"
expect 0 "$PEELSTATS" -d "$SOURCE/data" --compare none -o one.pdf
qpdf --check one.pdf >check 2>&1 || fail "qpdf: $(cat check)"
pdftotext -layout one.pdf - | grep -E '(since|in) 0([^.0-9]|$)' &&
	fail "a year 0 is named"
finish
