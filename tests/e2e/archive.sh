#!/bin/sh
# PDF/A to the last byte, in every kind of report that the program makes; and
# that the check finds whatever is broken.
. "$(dirname "$0")/lib.sh"
small=$SOURCE/tests/golden/small

# make NAME OPTION...: a report as NAME.pdf
make() {
	name=$1
	shift
	expect 0 "$PEELSTATS" -q "$@" -o "$name.pdf"
}

make national -d "$small"
make force -d "$small" --force northshire
make full -d "$small" --pages full
make slides -d "$small" --layout slide
make large -d "$small" --large-print
make large-force -d "$small" --large-print --force northshire
make attached -d "$small" --attach-data
make one-year -d "$small" --compare none
make norfolk -d "$SOURCE/data" --force norfolk
for shape in "$SOURCE"/tests/shapes/*; do
	make "shape-$(basename "$shape")" -d "$shape"
done
make two -d "$small" --pdf 2.0
make two-force -d "$small" --pdf 2.0 --force northshire
make two-attached -d "$small" --pdf 2.0 --attach-data
make two-large -d "$small" --pdf 2.0 --large-print
for report in two*.pdf; do
	qpdf --check "$report" >check 2>&1 || fail "qpdf: $(cat check)"
done
python3 "$SOURCE/tests/e2e/archive.py" -- *.pdf >rules ||
	fail "PDF/A: $(cat rules)"
make few -d "$small" --pages cover,contents,grades
python3 "$SOURCE/tests/e2e/archive.py" --prove few.pdf >rules ||
	fail "PDF/A: $(cat rules)"
make few-two -d "$small" --pages cover,contents,grades --pdf 2.0
python3 "$SOURCE/tests/e2e/archive.py" --prove few-two.pdf >rules ||
	fail "PDF/A-4 and PDF/UA-2: $(cat rules)"
expect 2 "$PEELSTATS" -d "$small" --pdf 3.0 -o three.pdf
says err "\"3.0\" is not known"
finish
