#!/bin/sh
# Every way a night can go wrong, each told in one mail that is true: nobody
# gets a report twice, and what failed is tried again.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/night_lib.sh"
desk=desk@example.org
chief=chief@example.org
analyst=analyst@example.org
chmod 755 .

# told WORDS: the desk alone got one mail, which says so
told() {
	arrived $desk
	reads $desk "" "$1"
}

# nothing is made with settings that cannot be used; "LINE|WORDS OF THE MAIL"
cat >bad <<'END'
TO=''|fill in TO or RECIPIENTS
PEELSTATS_PROGRAM=/nowhere/peelstats|The program /nowhere/peelstats is not there
TO='-oQ/tmp'|"-oQ/tmp" is not a mail address
TO='$(touch${IFS}x)@example.org'|is not a mail address, such as
FROM='night shift'|FROM: "night shift" is not a mail address
OUT='/dev/null/reports'|The folder /dev/null/reports cannot be made by the user
TO='chief@example.org|Unterminated quoted string
exit 0|The settings in nightly.conf cannot be read
OPTIONS='--yeer 2017'|peelstats ended with status 2|yeer
YEAR=2O17|peelstats ended with status 2|2O17
DATA=/nowhere|peelstats ended with status 3|/nowhere
OPTIONS='--force F1'|The national report would not be made
OPTIONS='--format csv'|The reports would not be PDF
END
while IFS= read -r line; do
	settings
	echo "${line%%|*}" >>nightly.conf
	night 1
	told "the nightly run failed|Nothing was sent to the readers|${line#*|}"
	[ -z "$(find reports -name '*.pdf' 2>/dev/null)" ] ||
		fail "made in spite of $line"
done <bad
settings
echo "ERRORS_TO=''" >>nightly.conf
night 1
says err "ERRORS_TO in nightly.conf names nobody"
arrived
sed "s/='[^']*'/=''/" "$BUILD/nightly/nightly.conf" >unedited.conf
expect 1 sh "$nightly" unedited.conf
says err "ERRORS_TO in unedited.conf names nobody"
says err "fill in TO or RECIPIENTS"
expect 3 sh "$nightly" nowhere.conf
expect 2 sh "$nightly" --what nightly.conf
expect 2 sh "$nightly" nightly.conf nightly.conf
expect 0 sh "$nightly" --help
says out "--dry-run"
settings
expect 1 env TMPDIR=/nowhere sh "$nightly" nightly.conf
told "No folder for temporary files could be made in /nowhere"
settings
echo "MAILER='no-such-mailer -t'" >>nightly.conf
night 1
says err 'The mailer "no-such-mailer" of MAILER is not installed'
arrived
rm -rf reports

# what it would do, and a test of it: nothing is written, no reader gets a mail
settings
night 0 --dry-run
says out "All settings are good."
says out "- national to $chief"
[ ! -e reports ] || fail "a dry run writes: $(ls -A reports)"
arrived
night 0 -n
night 0 --test
told "test of the nightly run|Would be sent to the readers:|- national to $analyst"
[ ! -e reports ] || fail "a test writes: $(ls -A reports)"
readers 'nowhere x@example.org'
night 1 --test
told "there is no force \"nowhere\"|Nothing would be sent"

# names that settings use for themselves change nothing of the run
settings
cat >>nightly.conf <<'END'
work=$PWD/precious
mode=night sent=all faults=none plans=x state=x n_faults=0 busy=1 nl=x
set -e
IFS=:
END
mkdir precious
night 0 --test
told "test of the nightly run|- national to $analyst"
if [ ! -d precious ] || [ -e reports ]; then
	fail "settings changed the run"
fi

# one bad reader is told, the others get their reports
settings
readers 'westshire' 'nowhere x@example.org' 'x@example.org' 'F1,F2 x@example.org' \
	'national chief@example.org -x@example.org (cat)@example.org' \
	'all x@example.org' 'F1 a@example.org b'
echo 'RECIPENTS=/a' >>nightly.conf
night 1
arrived $desk $chief a@example.org
for words in 'had 9 faults' 'There is no setting RECIPENTS' \
	'readers:1: nobody is named to get the report on westshire' \
	'readers:2: there is no force "nowhere"' \
	'readers:3: the line does not begin with a report' \
	'readers:4: there is no force "F1 F2"' \
	'readers:5: "-x@example.org" is not a mail address' \
	'readers:5: "(cat)@example.org" is not a mail address' \
	'readers:6: "all" is more than one report' \
	'readers:7: "b" is not a mail address' "- national to $chief"; do
	reads $desk "" "$words"
done
settings
echo "RECIPIENTS=/nowhere/readers" >>nightly.conf
night 1
arrived $desk $analyst
reads $desk "" "RECIPIENTS=/nowhere/readers, is not there|Sent to the readers:|- national to $analyst|has this report already: 1"

# an indented line, and a report of last night: made anew before it goes
settings
readers '  national chief@example.org' 'westshire west@example.org'
figure 5600
before=$(sha256sum <$report)
night 0
arrived $chief west@example.org
[ "$before" != "$(sha256sum <$report)" ] || fail "last night's report was sent"
reads $chief $report "56.0, was 55.0"

# the year wherever it is set
settings
echo "OPTIONS='--year 2016'" >>nightly.conf
night 0
arrived $chief $analyst
reads $chief reports/peelstats-2016-national.pdf "PEEL 2016"
settings
figure 5700
expect 0 env PEELSTATS_YEAR=2017 sh "$nightly" nightly.conf
arrived $chief $analyst
reads $chief $report "PEEL 2017"
echo "year = 2016" >peelstats.conf
echo "TO=other@example.org" >>nightly.conf
night 0
arrived other@example.org
reads other@example.org reports/peelstats-2016-national.pdf "PEEL 2016"
rm peelstats.conf

# data with an error: one notice, the old reports stay; no command of a
# terminal gets through
settings
cp $report kept.pdf
printf 'F1,crime,2017,a\033[31mbc,1,,,\n' >>data/observations.csv
night 1
cmp -s kept.pdf $report || fail "the report of yesterday is gone"
told "peelstats ended with status 1|error[E|peelstats-2017-national.pdf"
LC_ALL=C grep -q "$(printf '\033')" "$(last $desk)" err && fail "it has ESC"

# half a report is never sent
figure 5700
head -c 2000 $report >half
cat >lying <<END
#!/bin/sh
"$PEELSTATS" "\$@"
status=\$?
[ ! -e $report ] || cp half $report
exit \$status
END
chmod +x lying
echo "PEELSTATS_PROGRAM='$work/lying'" >>nightly.conf
echo "TO=other@example.org" >>nightly.conf
night 1
told "is not there or not whole; it was not sent to other@example.org"

# figures of last time that cannot be read: the mail goes without them
settings
figure 5800
find reports -name '.figures-*' -exec sh -c 'echo broken >"$1"' sh {} \;
night 0
arrived $chief $analyst

# another user: told, and the record of what was sent is not touched
if others_reach; then
	cp reports/.sent sent
	chmod 644 nightly.conf
	expect 1 as_other 65534 sh "$nightly" nightly.conf
	told "cannot be written by the user nobody"
	cmp -s sent reports/.sent || fail "another user changed the record"
fi

# a record that is damaged or cannot be written: nobody gets a report twice
cp reports/.sent sent
figure 5900
head -c 30 sent >reports/.sent
night 1
told ".sent, cannot be read or is damaged"
cp sent reports/.sent
ln -s /dev/full reports/.sent.new
night 1
told ".sent, cannot be written by the user"
rm reports/.sent.new

# the disk fills after the first mail
cat >filling <<END
#!/bin/sh
msmtp --host=127.0.0.1 --port=$port --from=night@example.org -t
status=\$?
ln -sf /dev/full reports/.sent.new
exit \$status
END
chmod +x filling
echo "MAILER='$work/filling'" >>nightly.conf
night 1
arrived $chief $desk
reads $desk "" "national was sent to $chief, but|So that $analyst does not get national every night|- national to $analyst: the record could not be written"
rm reports/.sent.new
settings
night 1
arrived $analyst $desk
reads $desk "" "A run was cut off while it sent national to $chief|it may have been sent before"
figure 6000
night 0
arrived $chief $analyst

# killed while the mailer is at work for the second reader: the first does not
# get it again; of the second it is said, and --again sends it
cat >slow <<END
#!/bin/sh
cat >message.\$\$
if grep -q 'To: $analyst' message.\$\$; then
	: >waiting
	exec sleep \$(cat pause)
fi
exec msmtp --host=127.0.0.1 --port=$port --from=night@example.org -t <message.\$\$
END
chmod +x slow
echo 5 >pause
figure 6100
echo "MAILER='$work/slow'" >>nightly.conf
sh "$nightly" nightly.conf 2>err &
victim=$!
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	[ ! -e waiting ] || break
	sleep 0.2
done
kill -KILL $victim
wait $victim
arrived $chief
settings
night 1
told "A run was cut off while it sent national to $analyst"
night 0 --again
arrived $analyst
night 0
arrived

# a mailer that hangs: ended, the next readers are not tried; as above
rm waiting
figure 6200
echo "MAILER='$work/slow'" >>nightly.conf
echo "MAIL_TIMEOUT=1" >>nightly.conf
echo "TO='$chief $analyst third@example.org'" >>nightly.conf
night 1
arrived $chief $desk
reads $desk "" "The mailer was ended after 1 seconds, or by a signal, while it sent national to $analyst|national to third@example.org: the mailer hangs"
settings
echo "TO='$chief third@example.org'" >>nightly.conf
night 0
arrived third@example.org
settings
night 0 --again
arrived $analyst

# stopped by a signal while a mail goes: that one is recorded, the others come
# the next night
sed "s/$analyst/$chief/; s/exec sleep/sleep/" slow >slower
chmod +x slower
sed -i 's/^fi$/fi # goes on/' slower
rm -f waiting
echo 1 >pause
figure 6300
echo "MAILER='$work/slower'" >>nightly.conf
sh "$nightly" nightly.conf 2>err &
victim=$!
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	[ ! -e waiting ] || break
	sleep 0.2
done
kill -TERM $victim
wait $victim
status=$?
[ $status -eq 143 ] || fail "status $status after TERM"
arrived $chief $desk
reads $desk "" "The run was stopped by a signal|- national to $chief"
settings
night 0
arrived $analyst

# two at a time
flock reports/.nightly.lock sleep 3 &
sleep 0.3
night 1
told "Another nightly run is still going on"
wait $!

# data that nobody touches any more
echo 'STALE_DAYS=3' >>nightly.conf
touch -d '10 days ago' data/*.csv
night 1
told "changed for 3 days"
[ -z "$(find reports -name '*.new')" ] || fail "left: $(ls -A reports)"

stop_server
finish
