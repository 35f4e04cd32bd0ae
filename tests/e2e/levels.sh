#!/bin/sh
# A force whose figures shift to another level and stay there is asked about;
# one that is explained, or all forces together, are not.
. "$(dirname "$0")/lib.sh"

# folder FACTOR [STATUS [NOTE]]: from 2014 on the figures of A are FACTOR times
# what they were, in a row of that status; FACTORS of the others by $others
folder() {
	mkdir -p d
	printf 'force_id,short\nA,Ashby\nB,Borley\nC,Cray\nE,Eade\n' >d/forces.csv
	printf 'metric_id,title,kind,multiplier,numerator,denominator\n%s\n' \
		'm,Incidents,rate,1000,incidents,population' >d/metrics.csv
	printf 'note_id,text\nmoved,"A new station."\n' >d/notes.csv
	echo 'force_id,metric_id,year,numerator,denominator,status,note_ids' \
		>d/observations.csv
	for force in A B C E; do
		for year in 2010 2011 2012 2013 2014 2015 2016 2017; do
			n=$((10000 + year % 3 * 100))
			[ $year -ge 2014 ] && case $force in
			A) n=$((n * $1 / 100)) ;;
			*) n=$((n * ${others:-100} / 100)) ;;
			esac
			status= note=
			[ $force$year = A2014 ] && status=${2:-} note=${3:-}
			echo "$force,m,$year,$n,1000000,$status,$note"
		done
	done >>d/observations.csv
	rm -f d/series.csv
}
asked() { "$PEELSTATS" --no-config --check --all -d d 2>&1 | grep -c W521; }

folder 150
expect 0 "$PEELSTATS" --no-config --check --all -d d
says err "d/observations.csv:6: warning[W521]: Ashby, m: from 2014 on the figures stand"
says err "Write break under status"
[ "$(asked)" = 1 ] || fail "a shift of a half: $(asked)"
# a year of the report, or the one before it
"$PEELSTATS" --no-config --check -y 2015 -d d 2>&1 | grep -q W521 ||
	fail "the year before the report's"
"$PEELSTATS" --no-config --check -y 2017 -d d 2>&1 | grep -q W521 &&
	fail "years before those of the report"

folder 150 break
[ "$(asked)" = 0 ] || fail "a break is asked about"
folder 150 '' moved
[ "$(asked)" = 0 ] || fail "a note is asked about"
folder 110
[ "$(asked)" = 0 ] || fail "a tenth is asked about"
others=150 folder 150
[ "$(asked)" = 0 ] || fail "what moves all is asked about"

# quarters: beside those of all forces, so that seasons do not matter
folder 100
echo 'force_id,metric_id,period,numerator' >d/series.csv
for force in A B C E; do
	for year in 2012 2013 2014 2015; do
		for quarter in 1 2 3 4; do
			n=$((2000 + 400 * quarter))
			[ $force = A ] && [ $year -ge 2014 ] && n=$((n * 2))
			echo "$force,m,$year-Q$quarter,$n"
		done
	done
done >>d/series.csv
expect 0 "$PEELSTATS" --no-config --check --all -d d
says err "d/series.csv:10: warning[W521]: Ashby, m: from 2014-Q1 on"
