#!/bin/sh
# What a nightly job needs: the text of the email, reports that are left alone
# when nothing changed, one run at a time, nothing half-written.
. "$(dirname "$0")/lib.sh"
PEELSTATS_DATA=$SOURCE/tests/golden/small
export PEELSTATS_DATA

# the email: a subject of 78 characters, a body of 85 lines of 72, or of 76 in
# a table
for force in "" "--force norfolk"; do
	# shellcheck disable=SC2086
	expect 0 "$PEELSTATS" -d "$SOURCE/data" --summary=subject $force
	[ "$(wc -l <out)" -eq 1 ] || fail "subject: $(cat out)"
	[ "$(wc -m <out)" -le 79 ] || fail "subject: $(cat out)"
	# shellcheck disable=SC2086
	expect 0 "$PEELSTATS" -d "$SOURCE/data" --summary=body $force
	[ "$(wc -l <out)" -le 85 ] || fail "body: $(wc -l <out) lines"
	# awk may count bytes: the minus sign has three
	sed 's/\xe2\x88\x92/-/g' out | awk 'length($0) > ($0 ~ /   / ? 76 : 72) { bad = 1 } END { exit bad }' ||
		fail "body is wider than 72: $(cat out)"
done
# format=flowed: a line ends with a space if and only if its paragraph goes on
sed -e ':a' -e '/ $/{N;s/ \n/ /;ba' -e '}' out >paragraphs
says paragraphs "is not thereby good or bad: check definitions and data first. Two years are not a trend."
grep '^- .*  ' paragraphs && fail "spaces doubled: $(cat paragraphs)"

says paragraphs "35.7 per 100,000 population in 2017, compared with 16.5 in 2016"
expect 0 "$PEELSTATS" -d "$SOURCE/data" --summary
says out "Subject: PEEL 2017: recorded crime up 13.0%, "
says out "The number of recorded crimes"
says out "Two years are not a trend."
expect 2 "$PEELSTATS" --summary=head

# a name with a line break in it neither ends nor adds a line
cp -r "$PEELSTATS_DATA" broken
sed -i 's/^F1,Northshire,/F1,"Northshire\nBcc: evil@example.org",/' \
	broken/forces.csv
expect 0 "$PEELSTATS" -d broken --summary=subject --force F1
[ "$(wc -l <out)" -eq 1 ] || fail "a subject of more lines: $(cat out)"
says out "Northshire Bcc: evil@example.org"
expect 0 "$PEELSTATS" -d broken --summary --force F1
grep -q '^Bcc' out && fail "a name made a line of its own: $(cat out)"

# which report goes into which file, with every setting that has a say in it
expect 0 "$PEELSTATS" --list reports -O kept
[ "$(cat out)" = "national	kept/peelstats-2017-national.pdf" ] ||
	fail "reports: $(cat out)"
expect 0 env PEELSTATS_YEAR=2016 "$PEELSTATS" --list reports -O kept --stamp \
	--force "eastshire police,F4"
[ "$(cut -f 1 out | tr '\n' ' ')" = "force-eastshire force-westshire " ] ||
	fail "reports: $(cat out)"
says out "kept/peelstats-2016-force-eastshire-20180322.pdf"
expect 0 "$PEELSTATS" --list reports --force all -O kept
[ "$(wc -l <out)" -eq 6 ] || fail "reports: $(cat out)"
expect 0 "$PEELSTATS" --list reports -O kept --format csv,txt
[ "$(cut -f 2 out | tr '\n' ' ')" = "kept/peelstats-2017-national-data.csv kept/peelstats-2017-national.txt " ] ||
	fail "reports: $(cat out)"
expect 2 "$PEELSTATS" --list reports --force nowhere

# what changed since the last run, and the files with their sizes
expect 0 "$PEELSTATS" -O kept
expect 0 "$PEELSTATS" --stats forces -o last.csv
expect 0 "$PEELSTATS" --summary=body --since last.csv -O kept
says out "Since the last run no figure changed."
says out "File: peelstats-2017-national.pdf ("
[ "$(wc -l <out)" -le 85 ] || fail "body: $(wc -l <out) lines"
cp -r "$PEELSTATS_DATA" changed
sed -i 's/^F1,crime,2017,5500,/F1,crime,2017,6600,/; s/^\(F5,crime,2017\),5400,90000,\(.*\),,$/\1,,,\2,missing,lost/' \
	changed/observations.csv
sed -i 's/^\(F4,crime,2017\),,,\(.*\),missing,lost/\1,7000,100000,\2,,/' \
	changed/observations.csv
expect 0 "$PEELSTATS" -d changed --summary=body --since last.csv
tr '\n' ' ' <out >line
says line "Since the last run: 1 figure changed, 1 new, 1 gone."
says line "66.0, was 55.0."
expect 0 "$PEELSTATS" -d changed --summary=body --since last.csv \
	--force eastshire
says out "Since the last run no figure changed."
expect 3 "$PEELSTATS" --summary --since nowhere.csv
expect 3 "$PEELSTATS" --summary --since "$PEELSTATS_DATA/forces.csv"
says err "no statistics of an earlier run"

# the same report is not written again
mkdir night
expect 0 "$PEELSTATS" -O night
touch -d '2001-02-03 04:05:06' night/*.pdf
before=$(stat -c '%Y %i' night/*.pdf)
expect 0 "$PEELSTATS" -O night -v
says err "unchanged"
[ "$(stat -c '%Y %i' night/*.pdf)" = "$before" ] || fail "it was rewritten"
expect 0 "$PEELSTATS" -O night --rewrite
[ "$(stat -c '%Y %i' night/*.pdf)" != "$before" ] || fail "not rewritten"
expect 0 "$PEELSTATS" -O night --compare none
expect 0 "$PEELSTATS" -O night -q

# one run at a time in a folder, whoever holds it
: >night/.peelstats.lock
flock night/.peelstats.lock sleep 2 &
sleep 0.3
expect 5 "$PEELSTATS" -O night
says err "another run is writing here"
expect 5 "$PEELSTATS" -o night/one.pdf
expect 0 "$PEELSTATS" -O night --wait 20
wait
rm night/.peelstats.lock
flock night sleep 2 &
sleep 0.3
expect 5 "$PEELSTATS" -O night
wait
expect 2 "$PEELSTATS" -O night --wait soon

# what a killed run left is cleaned up by the next
: >night/.peelstats-00112233445566aa.tmp
: >night/.peelstats-2017-national.pdf.notours
expect 0 "$PEELSTATS" -O night
[ -e night/.peelstats-00112233445566aa.tmp ] && fail "it stayed"
[ -e night/.peelstats-2017-national.pdf.notours ] || fail "not ours"

# killed at any moment: the old report or the new one, whole
for delay in 0.001 0.003 0.005 0.007 0.009 0.011 0.013 0.015 0.018 0.021 \
	0.024 0.027 0.03 0.034 0.038 0.042 0.05 0.06 0.08 0.1; do
	for signal in KILL TERM INT; do
		"$PEELSTATS" -O night --rewrite -q 2>/dev/null &
		victim=$!
		sleep $delay
		kill -$signal $victim 2>/dev/null
		wait $victim 2>/dev/null
		qpdf --check night/peelstats-2017-national.pdf >check 2>&1 ||
			fail "half a report after $signal: $(cat check)"
	done
done
# a batch that is interrupted ends by the signal, with whole reports only; one
# that was told to ignore it goes on
rm -rf batch
"$PEELSTATS" -d "$SOURCE/data" --force all -O batch 2>/dev/null &
victim=$!
sleep 1
kill -TERM $victim
wait $victim
status=$?
n=$(find batch -name '*.pdf' | wc -l)
[ $status -eq 143 ] || [ "$n" -eq 44 ] || fail "status $status, $n reports"
[ -z "$(find batch -name '.peelstats-*')" ] || fail "left: $(ls -A batch)"
for report in batch/*.pdf; do
	[ ! -e "$report" ] || tail -c 16 "$report" | grep -q '^%%EOF' ||
		fail "half of $report"
done
rm -rf batch
(
	trap '' HUP
	exec "$PEELSTATS" -d "$SOURCE/data" -O batch --force kent,essex,surrey
) &
victim=$!
sleep 0.1
kill -HUP $victim
wait $victim || fail "nohup is not heard"
[ "$(find batch -name '*.pdf' | wc -l)" -eq 3 ] || fail "nohup: $(ls batch)"

expect 0 "$PEELSTATS" -O night
[ -z "$(find night -name '.peelstats-*.tmp')" ] ||
	fail "temporary files stay: $(ls -A night)"
finish
