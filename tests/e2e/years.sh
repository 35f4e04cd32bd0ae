#!/bin/sh
# A folder with many years: which year a report is about, that it never looks
# forward, and that what has no figure for the year is named and not drawn.
. "$(dirname "$0")/lib.sh"

# three forces, two measures; "late" begins in 2018
folder() {
	mkdir -p d
	printf 'force_id,short\nA,Ashby\nB,Borley\nC,Cray\n' >d/forces.csv
	cat >d/metrics.csv <<-'END'
		metric_id,title,kind,multiplier,numerator,denominator,unit,decimals,headline,note_ids
		m,Incidents,rate,1000,incidents,population,"per 1,000 population",1,yes,early;late
		late,Late events,rate,1000,events,population,"per 1,000 population",1,yes,
	END
	cat >d/notes.csv <<-'END'
		note_id,text,scope,reason,years
		early,Counted by hand in those days.,metric,,2016-2017
		late,Counted by machine since then.,metric,,2018-2019;2021
	END
	printf 'force_id,metric_id,year,numerator,denominator\n' \
		>d/observations.csv
	for year in $1; do
		for force in A B C; do
			echo "$force,m,$year,$((year - 1000)),100000"
			[ "$year" -ge 2018 ] &&
				echo "$force,late,$year,$((year - 1500)),100000"
		done
	done >>d/observations.csv
	rm -f d/meta.csv
}

year_of() { "$PEELSTATS" --no-config -d d --dump=report -o - 2>/dev/null |
	grep -o 'compared, 20[0-9]*' | head -1; }

# the year of meta.csv, else the last with most of the headline measures
folder "2015 2016 2017 2018 2019"
[ "$(year_of)" = "compared, 2019" ] || fail "latest year: $(year_of)"
echo "A,m,2020,900,100000" >>d/observations.csv
[ "$(year_of)" = "compared, 2019" ] || fail "a year with one row: $(year_of)"
printf 'key,value\nyear,2017\n' >d/meta.csv
[ "$(year_of)" = "compared, 2017" ] || fail "year of meta.csv: $(year_of)"
printf 'key,value\nyear,seventeen\n' >d/meta.csv
expect 1 "$PEELSTATS" --no-config --check -d d
says err 'meta.csv:2:6: error[E206]: "seventeen" is not a year'

# a title may leave room for the year
printf 'key,value\ntitle,Ashby and others {year}: a report\n' >d/meta.csv
expect 0 "$PEELSTATS" --no-config -q -d d -y 2018 -o r.pdf
pdfinfo r.pdf | grep -q 'Title: *Ashby and others 2018: a report' ||
	fail "title: $(pdfinfo r.pdf | head -1)"

# the years of a note: of the report or of the year compared with
for year in 2016 2017 2018 2019; do
	"$PEELSTATS" --no-config -q -d d -y $year --compare none \
		--dump=report -o $year.txt
done
for year in 2016 2017; do
	says $year.txt "Counted by hand"
	grep -q "by machine" $year.txt && fail "note of 2018 in $year"
done
says 2018.txt "Counted by machine"
grep -q "by hand" 2019.txt && fail "note of 2017 in 2019"
"$PEELSTATS" --no-config -q -d d -y 2018 --dump=report -o both.txt
says both.txt "Counted by hand"
sed -i 's/2016-2017/2017-2016/' d/notes.csv
expect 1 "$PEELSTATS" --no-config --check -d d
says err '"2017-2016" are not years'

# a report does not change when later years are added
folder "2015 2016 2017"
expect 0 "$PEELSTATS" --no-config -q -d d -y 2017 -o before.pdf
expect 0 "$PEELSTATS" --no-config -q -d d -y 2017 --stats forces
cp out before.csv
folder "2015 2016 2017 2018 2019"
expect 0 "$PEELSTATS" --no-config -q -d d -y 2017 -o after.pdf
expect 0 "$PEELSTATS" --no-config -q -d d -y 2017 --stats forces
cmp before.csv out || fail "statistics look forward"
cmp before.pdf after.pdf || fail "the report looks forward"

# a measure without a figure for the year: a line, not a page
grep -q '^page ranked @late:' both.txt || fail "no page of the measure"
"$PEELSTATS" --no-config -q -d d -y 2017 --dump=report -o 2017.txt
grep -q 'Late' 2017.txt && fail "2017 knows of a measure that began in 2018"
sed -i '/late,2019/d' d/observations.csv
"$PEELSTATS" --no-config -q -d d -y 2019 --dump=report -o 2019.txt
grep -q '^page [a-z]* @late' 2019.txt && fail "a page without figures"
says 2019.txt "No figures for 2019; the latest are of 2018."

# warnings are of the years in use, unless all are asked for
folder "2015 2016 2017 2018 2019"
for n in 1 2 3 4 5 6 7 8 9; do echo "X$n,Xton $n"; done >>d/forces.csv
for n in 1 2 3 4 5 6 7 8 9; do
	for year in 2015 2016 2017 2018 2019; do
		echo "X$n,m,$year,$((year - 1000 + n)),100000"
		[ $year -ge 2018 ] &&
			echo "X$n,late,$year,$((year - 1500 + n)),100000"
	done
done >>d/observations.csv
sed -i 's/^A,m,2016,1016,/A,m,2016,9016,/' d/observations.csv
expect 0 "$PEELSTATS" --no-config --check -d d -y 2019
grep -q 'W50[12]' err && fail "a warning of another year: $(cat err)"
expect 0 "$PEELSTATS" --no-config --check -d d -y 2016
says err "W502"
expect 0 "$PEELSTATS" --no-config --check --all -d d -y 2019
says err "W502"

# the bundled data: 2017 unless another is asked for, and reports of any year
for year in 2008 2014 2020 2023 2026; do
	expect 0 "$PEELSTATS" --no-config -q -d "$SOURCE/data" -y $year \
		--dump=report -o $year.txt
	grep -q '(null)\|nan\b' $year.txt && fail "$year: (null) or nan"
	says $year.txt "statistics $year"
done
expect 0 "$PEELSTATS" --no-config -q -d "$SOURCE/data" --dump=report -o r.txt
says r.txt "statistics 2017"
grep -q '20[2][0-9] ' r.txt && grep -v '^text\|licence\|release' r.txt |
	grep -q 'months to .* 202[0-9]' && fail "2017 looks forward"
finish
