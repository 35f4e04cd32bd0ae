#!/bin/sh
# What a screen reader takes from a report is the report: nothing missing,
# twice, glued or out of order, in every kind that the program makes.
. "$(dirname "$0")/lib.sh"
small=$SOURCE/tests/golden/small

# read NAME OPTION...: a report and its own words, compared
read_aloud() {
	name=$1
	shift
	expect 0 "$PEELSTATS" -q "$@" -o "$name.pdf"
	expect 0 "$PEELSTATS" -q "$@" --dump=report -o "$name.dump"
	python3 "$SOURCE/tests/e2e/reading.py" "$name.pdf" "$name.dump" >heard ||
		fail "$(cat heard)"
}

# misheard EXPRESSION: the comparison finds what the expression of sed changes
misheard() {
	sed "$1" national.dump >other.dump
	cmp -s national.dump other.dump && fail "$1 changes nothing"
	python3 "$SOURCE/tests/e2e/reading.py" national.pdf other.dump >heard &&
		fail "the comparison is deaf to $1"
}

read_aloud national -d "$small" --pages full
misheard 's/Two years are/Two yearsare/'
misheard '/^text: A rank is exact/d'
misheard '/^h2: Shorthand/p'
misheard 's/ | 950.0 | / | 950.1 | /'
misheard 's/from 950.0 in Old City/from 950.0 in New City/'
misheard 's/^caption: Recorded crimes/caption: Something else/'

read_aloud force -d "$small" --force northshire
read_aloud slides -d "$small" --layout slide
read_aloud large -d "$small" --large-print
read_aloud large-force -d "$small" --large-print --force northshire
read_aloud one-year -d "$small" --compare none
read_aloud two -d "$small" --pdf 2.0
read_aloud attached -d "$small" --attach-data
read_aloud norfolk -d "$SOURCE/data" --force norfolk
for shape in "$SOURCE"/tests/shapes/*; do
	read_aloud "shape-$(basename "$shape")" -d "$shape"
done

# and what the eye takes: contrast of every text and mark
python3 "$SOURCE/tests/e2e/contrast.py" -- *.pdf >faint ||
	fail "contrast: $(cat faint)"
expect 0 "$PEELSTATS" -q -d "$small" --pages cover,numbers,grades,ranked \
	-o few.pdf
python3 "$SOURCE/tests/e2e/contrast.py" --prove few.pdf >faint ||
	fail "contrast: $(cat faint)"
finish
