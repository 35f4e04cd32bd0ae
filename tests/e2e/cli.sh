#!/bin/sh
# Options, messages and exit status.
. "$(dirname "$0")/lib.sh"
data=$SOURCE/data

expect 0 "$PEELSTATS" --help
says out "--year 2017 -o report.pdf"
cp out out.help
awk 'length($0) > 80 { print; bad = 1 } END { exit bad }' out ||
	fail "help is wider than 80 columns"
# every option stands in the man page, and nothing else does
tr -d '\\' <"$SOURCE/src/peelstats.1" >page
grep -oE -- '--[a-z-]+' out | sort -u >options
while read -r option; do
	says page "$option"
done <options
grep -oE -- '--[a-z-]+' page | sort -u | while read -r option; do
	grep -qxF -- "$option" options || echo "$option"
done >unknown
[ -s unknown ] && fail "the man page has options that are none: $(cat unknown)"
# help and man page name every format there is, and the suffix of a name tells
# when it is another one
expect 2 "$PEELSTATS" --format none -o r.pdf
formats=$(sed 's/.*: //; s/, / /g' err)
grep -A1 -- '--format LIST' out.help >help
awk '/^\.BR -*-format /, /^\.TP/' page >manual
for format in $formats; do
	grep -qw "$format" help || fail "help does not name $format"
	grep -qw "$format" manual || fail "the man page does not name $format"
	other=csv
	[ "$format" = csv ] && other=json
	expect 2 "$PEELSTATS" --format "$other" -o "r.$format"
	says err "or add --format $format"
done
[ "$(echo "$formats" | wc -w)" -ge 4 ] || fail "formats: $formats"
expect 0 "$PEELSTATS" --version
says out "peelstats 0."

expect 2 "$PEELSTATS"
expect 2 "$PEELSTATS" -d "$data" --year 2017
says err "peelstats -o report.pdf"
expect 2 "$PEELSTATS" --yaer 2017 -o r.pdf
says err "did you mean --year?"
expect 2 "$PEELSTATS" --year
says err "needs a value"
expect 2 "$PEELSTATS" --year 17 -o r.pdf
says err "is not a year"
expect 2 "$PEELSTATS" -d "$data" --year 2071 -o r.pdf
says err "which has 2003 to 2026"
expect 2 "$PEELSTATS" -d "$data" --compare 1999 -o r.pdf
expect 2 "$PEELSTATS" -d "$data" -m crime_totel -o r.pdf
says err "did you mean crime_total"
expect 2 "$PEELSTATS" -d "$data" -o r.pdf more
says err '"more" is not expected'
expect 2 "$PEELSTATS" --check --version
expect 0 "$PEELSTATS" --check --help
expect 2 "$PEELSTATS" --list things
expect 2 "$PEELSTATS" --list metric
says err "did you mean metrics?"
expect 2 "$PEELSTATS" --stats force
says err "did you mean forces?"
expect 2 "$PEELSTATS" -o r.pdf --force
says err "which one? (to write an identical file again use --rewrite)"
for name in "Norfolk Police" "norfolk constabulary" "Heddlu Gwent" gwent \
	"Devon & Cornwall" devon-and-cornwall E23000024; do
	expect 0 "$PEELSTATS" -d "$data" -n -o r.pdf --force "$name" \
		--dump=report
done
expect 2 "$PEELSTATS" -d "$data" -n -o r.pdf --force Surry
says err "did you mean Surrey"
expect 2 "$PEELSTATS" -o r.pdf --max-size huge
expect 2 "$PEELSTATS" -o r.pdf --jobs 0
expect 2 "$PEELSTATS" -o r.pdf --color sometimes
expect 2 "$PEELSTATS" --explain E999
[ -e r.pdf ] && fail "a report was written by a wrong command"

expect 2 "$PEELSTATS" -d "$data" --pages cover,rankd -o r.pdf
says err 'there are no pages "rankd"'
expect 2 "$PEELSTATS" -d "$data" --pages change --force norfolk -o r.pdf
says err "none of the pages asked for"
says err '"change" is of the report on all: leave --force out, or ask for "changed"'
# by its former name too
expect 2 "$PEELSTATS" -d "$SOURCE/data" --pages slope -o x.pdf
says err '"bars" needs --layout slide'
expect 2 "$PEELSTATS" -d "$SOURCE/data" --pages bars,profile -o x.pdf
says err "\"bars\" needs --layout slide"
says err "\"profile\" is of a report on one: add --force NAME"
# beside others too, and once for all reports of a run
expect 0 "$PEELSTATS" -d "$SOURCE/data" --force norfolk --pages glance,grades,published,national -o x.pdf
says err '"grades" is of the report on all: leave --force out, or ask for "judgments"'
says err '"published" is of the report on all: leave --force out, or ask for "printed"'
says err '"national" is of the report on all: leave --force out, or ask for "printed"'
grep -q '"glance"' err && fail "a page that is there is called absent"
expect 0 "$PEELSTATS" -d "$SOURCE/data" --pages bars,ranked -m crime_total -o x.pdf
says err '"bars" needs --layout slide'
expect 0 "$PEELSTATS" -q -d "$SOURCE/data" --pages bars,ranked -m crime_total -o x.pdf
[ -s err ] && fail "--quiet says more than errors"
rm x.pdf
expect 2 "$PEELSTATS" -d "$data" --sort size -o r.pdf
says err "value, name, change"
expect 2 "$PEELSTATS" -d "$data" --stats things
says err "forces, metrics, grades"
[ -e r.pdf ] && fail "a report was written by a wrong command"

# how to begin is said to who says nothing, not to who says something wrong
expect 2 "$PEELSTATS"
says err "Usage:"
expect 2 "$PEELSTATS" --nonsense
grep -q "Usage:" err && fail "a slip is drowned in what everybody knows: $(cat err)"

# pages and their order by option; a pointer to a page left out is left out
expect 0 "$PEELSTATS" -d "$data" -m crime_total --pages ranked --sort name \
	--dump=report -o pages
ranked() { sed -n '/^figure ranked/,/^notes/p' pages | grep '^  - | ' | sed -n 2p; }
ranked | grep -q "Avon and Somerset" ||
	fail "not by name: $(grep ' | ' pages | head -3)"
grep -q "annex A" pages && fail "it points to a page that is not there"
expect 0 "$PEELSTATS" -d "$data" -m crime_total --pages ranked --sort change \
	--dump=report -o pages
ranked | grep -q "Greater Manchester" ||
	fail "not by change: $(grep ' | ' pages | head -3)"
expect 0 "$PEELSTATS" -d "$data" --dump=report -o usual
expect 0 "$PEELSTATS" -d "$data" --pages full --dump=report -o full
[ "$(grep -c '^page change' usual)" -eq 6 ] || fail "headlines only: usual"
[ "$(grep -c '^page change' full)" -gt 40 ] || fail "every measure: full"
# domestic burglary and Taser use have no figure that can be used in 2017
[ "$(grep -c '^page ranked' usual)" -eq 46 ] || fail "all measures ranked"

expect 0 "$PEELSTATS" -d "$data" --check
says err "43 forces, 156 measures, 24 years, no errors"
expect 0 "$PEELSTATS" -d "$data" --list forces
[ "$(wc -l <out)" -eq 43 ] || fail "not 43 forces"
expect 0 "$PEELSTATS" -d "$data" --list metrics
says out "crime_total"
expect 0 "$PEELSTATS" -d "$data" --list years
[ "$(tr '\n' ' ' <out)" = "$(seq -s ' ' 2003 2026) " ] ||
	fail "years: $(cat out)"
expect 0 "$PEELSTATS" --list pages
says out "ranked"
expect 0 "$PEELSTATS" --list codes
for code in $(cut -f1 out); do
	"$PEELSTATS" --explain "$code" >explained || fail "explain $code"
	says explained "$code: "
done
# every code that the program can print is explained
for code in $(grep -rhoE '"[EW][0-9]{3}"' "$SOURCE/src" | tr -d '"' | sort -u); do
	says out "$code"
done

expect 3 "$PEELSTATS" -d no/such/folder -o r.pdf
says err "cannot read the data folder"
expect 3 "$PEELSTATS" -d "$data" --font-dir /nowhere -o r.pdf
says err "install the package fonts-liberation2"
expect 1 "$PEELSTATS" -d "$SOURCE/tests/golden/broken" -o r.pdf
says err "error[E201]"
expect 1 "$PEELSTATS" -d "$SOURCE/tests/golden/broken" --check

# a warning is no error, unless --strict
cp -r "$SOURCE/tests/golden/small" warned
sed -i '1s/$/,extra/; 2,$s/$/,/' warned/questions.csv
expect 0 "$PEELSTATS" -d warned -o w.pdf
says err "warning[W510]"
rm w.pdf
expect 1 "$PEELSTATS" -d warned --strict -o w.pdf
[ -e w.pdf ] && fail "--strict wrote a report"

# the data folder: option, then environment, then ./data
cp -r "$SOURCE/tests/golden/small" data
expect 0 env PEELSTATS_DATA="$data" "$PEELSTATS" --list years
expect 0 env PEELSTATS_DATA="$data" "$PEELSTATS" -d data --list metrics
says out "Wanted records"

# success is silent when nobody watches
expect 0 "$PEELSTATS" -d data -o quiet.pdf
[ -s err ] && fail "success is not silent"
expect 0 "$PEELSTATS" -d data -o loud.pdf -v
says err "loud.pdf written: "
expect 0 "$PEELSTATS" -d data -O .
[ -s peelstats-2017-national.pdf ] || fail "no standard name"
finish
