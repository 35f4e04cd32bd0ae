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
python3 "$SOURCE/tests/e2e/archive.py" -- *.pdf >rules ||
	fail "PDF/A: $(cat rules)"
make few -d "$small" --pages cover,contents,grades
python3 "$SOURCE/tests/e2e/archive.py" --prove few.pdf >rules ||
	fail "PDF/A: $(cat rules)"
finish
