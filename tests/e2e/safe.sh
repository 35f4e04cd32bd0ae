#!/bin/sh
# Nothing of anybody's is lost: what is written where, whatever is closed,
# planted, killed, full or slow.
. "$(dirname "$0")/lib.sh"
small=$SOURCE/tests/golden/small
unset PEELSTATS_DATA
HOME=$work
export HOME

# report ARGUMENT...: as few pages as there can be, from the small folder
report() {
	"$PEELSTATS" --no-config -d "$small" --pages cover "$@"
}
report -o ref.pdf || fail "no report"

# left FOLDER: no temporary file is there
left() {
	find "$1" -name '.peelstats-*' | grep . && fail "left behind in $1"
}

# --- closed standard streams: a report never gets one of their places
mkdir closed
report --force all -O closed --jobs 4 --max-size 1K 0<&- 1>&- 2>&- ||
	fail "closed streams: exit $?"
[ "$(find closed -name '*.pdf' | wc -l)" -eq 6 ] || fail "closed streams"
for pdf in closed/*; do
	tail -c 6 "$pdf" | grep -q '%%EOF' || fail "$pdf has more at its end"
	grep -aq 'warning:' "$pdf" && fail "a message is in $pdf"
done
"$PEELSTATS" --version >&- 2>err && fail "printed into a closed stream"
says err "cannot write to standard output"
report -o - >&- 2>err && fail "written into a closed stream"
left closed

# --- output that nobody reads: a signal ends the run at once
# ends SIGNAL STATUS: the process $! dies of it within a second
ends() {
	pid=$!
	sleep 0.5
	kill -0 $pid 2>/dev/null || fail "it did not wait for a reader"
	kill -s "$1" $pid
	(sleep 5; kill -9 $pid) 2>/dev/null &
	guard=$!
	before=$(date +%s%N)
	wait $pid
	[ $? -eq "$2" ] || fail "$1 does not end it with $2"
	[ $(($(date +%s%N) - before)) -lt 1000000000 ] || fail "$1 takes long"
	kill $guard 2>/dev/null
}
mkfifo pipe
"$PEELSTATS" --no-config -d "$small" --pages cover -o pipe 2>err &
ends TERM 143
says err "interrupted: 0 of 1 reports are written"
"$PEELSTATS" --no-config -d "$small" --pages cover -o pipe 2>err &
ends HUP 129
"$PEELSTATS" --no-config -d "$small" --stats forces -o pipe 2>err &
ends TERM 143
[ -s err ] && fail "says more than it knows: $(cat err)"
# some reports are written, the others not: the count is that of the folder
"$PEELSTATS" --no-config -d "$SOURCE/data" --force all -O many -j 1 2>err &
many=$!
while [ "$(ls many 2>/dev/null | wc -l)" -lt 3 ]; do sleep 0.02; done
kill -TERM $many
wait $many
[ $? -eq 143 ] || fail "interrupted between reports"
said=$(sed -n 's/.*interrupted: \([0-9]*\) of 44 .*/\1/p' err)
[ "$said" -eq "$(ls many | wc -l)" ] || [ "$said" -eq $(($(ls many | wc -l) - 1)) ] ||
	fail "$(ls many | wc -l) reports are there: $(cat err)"
left many
# a pipe that is full: held open at both ends here, read by nobody
mkfifo full
exec 8<>full
"$PEELSTATS" --no-config -d "$SOURCE/data" -o - >&8 2>err &
ends TERM 143
# and so is the place for messages: what cannot be said is left
exec 8>&-
exec 8<>full
dd if=/dev/zero of=full bs=1 oflag=nonblock 2>/dev/null # up to its brim
"$PEELSTATS" --no-config -d "$small" --pages cover -o - >&8 2>&8 &
ends TERM 143
exec 8>&-
# an interrupt that was ignored stays so (a shell does that in the background)
nohup "$PEELSTATS" --no-config -d "$small" --pages cover -o pipe 2>err >out &
pid=$!
sleep 0.5
kill -HUP $pid
cat pipe >kept.pdf
wait $pid || fail "nohup: exit $?"
cmp ref.pdf kept.pdf || fail "nohup"

# --- files may be too large
cp ref.pdf limited.pdf
(
	ulimit -f 1
	report -o limited.pdf --rewrite --pages full 2>err
	echo $? >status
)
[ "$(cat status)" = 3 ] || fail "a file size limit: exit $(cat status)"
says err "ulimit -f"
cmp ref.pdf limited.pdf || fail "a file size limit took the old report"
left .

# --- only files of killed runs are removed
mkdir users
for name in sha256 backup 123456; do
	echo keep >"users/.report.pdf.$name"
	echo keep >"users/.peelstats-2017-national.pdf.$name"
done
echo keep >users/.peelstats-0123456789abcdef.tmp.old
echo keep >users/.peelstats-0123456789abcdeg.tmp
echo keep >users/.peelstats-0123.tmp
ln -s ../ref.pdf users/.peelstats-0123456789abcde0.tmp
mkdir users/.peelstats-0123456789abcde1.tmp
touch -d '2 days ago' users/.*.*
find users | sort >before
report -o users/report.pdf
report -O users
rm users/*.pdf
find users | sort | cmp - before || fail "a file of a user is gone"
# one is left by a run that was killed, one belongs to a run that goes on
echo dead >users/.peelstats-0123456789abcdef.tmp
echo live >users/.peelstats-fedcba9876543210.tmp
(flock -n 9 && report -O users && ls -A users >seen) \
	9<>users/.peelstats-fedcba9876543210.tmp
says seen .peelstats-fedcba9876543210.tmp
grep -qx .peelstats-0123456789abcdef.tmp seen && fail "the file of a killed run is left"
rm -r users

# --- standard output by another name is appended to
for name in /dev/stdout /dev/fd/1 /proc/self/fd/1 another; do
	ln -sf /dev/stdout another
	echo before >log
	{ report -o $name; echo after; } >>log
	{ echo before; cat ref.pdf; echo after; } | cmp - log ||
		fail "-o $name >>log"
	{ echo before; report -o $name; echo after; } >log
	{ echo before; cat ref.pdf; echo after; } | cmp - log ||
		fail "-o $name >log"
done
report -o /dev/fd/3 3>three
cmp ref.pdf three || fail "-o /dev/fd/3"
"$PEELSTATS" --no-config -d "$small" --stats grades -o /dev/stdout >table
says table "question_id"

# --- names that we choose lead nowhere else
mkdir shared
echo secret >victim
ln -s ../victim shared/peelstats-2017-national.pdf
expect 3 report -O shared
says err "is a symbolic link, and only plain files are replaced"
[ "$(cat victim)" = secret ] || fail "a planted link was followed"
rm shared/*
mkfifo shared/peelstats-2017-national.pdf
expect 3 timeout 10 "$PEELSTATS" --no-config -d "$small" -O shared
says err "is a pipe or device"
rm shared/*
ln -s ../nothing shared/README.md
expect 3 "$PEELSTATS" --no-config --init shared
[ -e nothing ] && fail "--init followed a planted link"

# --- no report takes the place of another
cp -r "$SOURCE/tests/shapes/money" two
# forces NAME NAME: the first two of the folder have these names
forces() {
	awk -F, -v OFS=, -v a="$1" -v b="$2" 'NR == 2 { $2 = a } NR == 3 { $2 = b }
		1' "$SOURCE/tests/shapes/money/forces.csv" >two/forces.csv
}
head -1 two/forces.csv | grep -q '^force_id,short' || fail "other columns"
for pair in 'North Kent/North-Kent' Évora/Evora Norfolk/NORFOLK '!!!/???' \
	'Kent/ Kent.' 'A & B/A + B' Αθήνα/Πάτρα; do
	forces "${pair%/*}" "${pair#*/}"
	expect 1 "$PEELSTATS" --no-config -d two --check
	says err "two/forces.csv:3:"
	says err 'error[E304]: the reports on "'"$(echo "${pair#*/}" | sed 's/^ //')"'" and "'"${pair%/*}"'" (line 2)'
	expect 1 "$PEELSTATS" --no-config -d two --force all -O both
	expect 0 "$PEELSTATS" --no-config -d two --stats forces
done
[ -e both ] && fail "a folder for nothing"
forces Αθήνα Surrey
expect 0 "$PEELSTATS" --no-config -d two --force Αθήνα -O both
id=$(sed -n '2s/,.*//p' two/forces.csv | tr 'A-Z' 'a-z')
ls both/peelstats-*-force-"$id".pdf >/dev/null || fail "no letters: $(ls both)"

# --- names that somebody gave are followed, to a file that is not there too
ln -s shared/new.pdf dangling.pdf
ln -s dangling.pdf chain.pdf
expect 0 report -o chain.pdf
[ -L chain.pdf ] && [ -L dangling.pdf ] && cmp ref.pdf shared/new.pdf ||
	fail "a dangling link was replaced"
ln -s loop.pdf loop.pdf
expect 3 report -o loop.pdf
long=$(printf '%0251d' 0).pdf
expect 0 report -o "$long"
expect 0 report -o "$long" --rewrite
cmp ref.pdf "$long" || fail "a name of 255 bytes"
expect 3 report -o "x$long"

# --- rights: those of the file that is replaced, never to run as its owner
cp ref.pdf rights.pdf
chmod 4755 rights.pdf
expect 0 report -o rights.pdf --rewrite
[ "$(stat -c %a rights.pdf)" = 755 ] || fail "setuid: $(stat -c %a rights.pdf)"
(umask 027 && report -o masked.pdf)
[ "$(stat -c %a masked.pdf)" = 640 ] || fail "the mask of a new file"
if others_reach; then
	chmod 755 "$work"
	mkdir -m 777 team
	for who in 1234 65534; do
		cp ref.pdf team/r.pdf
		chown 65534:65534 team/r.pdf
		chmod 6777 team/r.pdf
		as_other $who "$PEELSTATS" --no-config -d "$small" -o team/r.pdf ||
			fail "a file of somebody else: exit $?"
		stat -c '%a %u' team/r.pdf >>modes
	done
	printf '700 1234\n777 65534\n' | cmp - modes ||
		fail "rights given away: $(cat modes)"
	# root keeps the owner
	chmod 640 team/r.pdf
	expect 0 report -o team/r.pdf
	[ "$(stat -c '%a %u' team/r.pdf)" = "640 65534" ] || fail "the owner"
fi

# --- every write to standard output is noticed
cp -r "$small" noted # with a warning
printf 'unused,A note that no row names,metric,\n' >>noted/notes.csv
for mode in --version --help '--explain E204' '--completion bash' \
	'--completion zsh' '--completion fish' '--list codes' '--list forces' \
	'--list files' '--check --format json' '--stats forces' --summary \
	'-o -' '-o /dev/stdout' '--dump=report -o -'; do
	# shellcheck disable=SC2086
	"$PEELSTATS" --no-config -d noted $mode \
		>/dev/full 2>err
	got=$?
	[ $got -eq 3 ] || fail "$mode >/dev/full: exit $got"
	says err "No space left"
	# somebody who has read enough is no failure
	# shellcheck disable=SC2086
	{ "$PEELSTATS" --no-config -d noted $mode \
		2>err; echo $? >status; } | sleep 0
	{ [ "$(cat status)" -eq 0 ] && ! grep error: err; } ||
		fail "$mode | true: exit $(cat status) $(cat err)"
done

# --- settings: all of them or none
{ yes '# a long comment in a file of settings' | head -c 66000; echo; echo year = 1; } >big
expect 2 "$PEELSTATS" -c big -d "$small" -o big.pdf
says err "big: has more than 64 KiB"
{ yes '# up to the limit' | head -c 65526; printf '\nyear = 17'; } >limit
[ "$(wc -c <limit)" -eq 65536 ] || fail "the limit is $(wc -c <limit)"
expect 2 "$PEELSTATS" -c limit -d "$small" -o big.pdf
says err '"17" is not a year'
printf 'year = 2016\n\0\nnonsense = 1\n' >zero
expect 2 "$PEELSTATS" -c zero -d "$small" -o big.pdf
says err "zero: holds a zero byte"
[ -e big.pdf ] && fail "half of the settings were heard"

# a file of settings that somebody left where we are replaces nothing
mkdir trap trap/below
echo precious >precious
cp ref.pdf outside.pdf
mkdir reports
report -O reports --compare none
cp -r reports kept
conf() {
	printf "data = $small\n$1\n" >trap/peelstats.conf
}
trapped() {
	(cd trap && "$PEELSTATS" "$@" 2>../err)
	echo $? >status
}
for victim in ../precious ./../precious "$work/precious" link; do
	ln -sf ../precious trap/link
	conf "output = $victim"
	trapped
	[ "$(cat status)" = 3 ] || fail "output = $victim: exit $(cat status)"
	says err "only ./peelstats.conf says to write it"
	[ "$(cat precious)" = precious ] || fail "output = $victim"
done
ln -s ../reports trap/out
for place in ../reports out "$work/reports"; do
	conf "out-dir = $place"
	trapped
	[ "$(cat status)" = 3 ] || fail "out-dir = $place: exit $(cat status)"
	diff -r reports kept || fail "out-dir = $place"
done
conf "out-dir = ../reports"
trapped -O ../reports
[ "$(cat status)" = 0 ] || fail "typed: $(cat err)"
conf "output = new.pdf"
trapped
trapped --compare none
[ "$(cat status)" = 3 ] || fail "a new file is replaced"
trapped -o new.pdf --compare none
[ "$(cat status)" = 0 ] || fail "typed: $(cat err)"
for twice in '' none; do
	conf "out-dir = below"
	trapped ${twice:+--compare none}
	[ "$(cat status)" = 0 ] || fail "a folder of its own: $(cat err)"
done
if others_reach; then
	mkdir -m 700 closed-folder
	(cd closed-folder &&
		as_other 65534 "$PEELSTATS" -d "$small" --check -q) 2>err ||
		fail "a folder that may not be entered: $(cat err)"
fi

# --- a PDF is not for terminals, nor for the name of another format
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
	for name in - /dev/stdout /dev/tty; do
		script -qec "'$PEELSTATS' --no-config -d '$small' -o $name" \
			/dev/null </dev/null >typed 2>&1
		[ $? -eq 2 ] || fail "a PDF on a terminal: -o $name"
		says typed "no text for a terminal"
		grep -aq '%PDF' typed && fail "a PDF on a terminal: -o $name"
	done
	script -qec "'$PEELSTATS' --no-config -d '$small' -fo -" /dev/null \
		</dev/null >typed 2>&1
	grep -aq '%PDF' typed || fail "-f is not heard"
	script -qec "'$PEELSTATS' --no-config -d '$small' --format txt -o -" \
		/dev/null </dev/null >typed 2>&1 || fail "a text on a terminal"
fi
expect 2 report -o figures.csv
says err "figures.csv: the name says csv, but pdf would be written; name it figures.pdf, or add --format csv"
for name in r.CSV r.json r.txt r.pdf.csv; do
	expect 2 report -o $name
done
expect 2 "$PEELSTATS" --no-config -d "$small" -o r.pdf --format json
expect 2 "$PEELSTATS" --no-config -d "$small" -o r.pdf --stats forces
expect 2 "$PEELSTATS" --no-config -d "$small" -o r.json --stats forces
says err "or add --format json"
expect 2 "$PEELSTATS" --no-config -d "$small" -o r.pdf --summary
find . -maxdepth 1 -name 'r.*' | grep -v 'r.pdf$' | grep . && fail "written all the same"
expect 0 "$PEELSTATS" --no-config -d "$small" -o r.JSON --stats forces --format json
expect 0 report -o csv
expect 0 report -o report.csv.backup

# --- names of any length are compared and opened whole
deep=.
while [ ${#deep} -lt 4080 ]; do deep=$deep/$(printf '%0200d' 0); done
cut=$(printf '%.4095s' "$deep/forces.csv")
expect 3 "$PEELSTATS" --no-config -d "$deep" --check
says err "File name too long"
[ ${#cut} -gt 4000 ] || fail "the path is not long"
cp -r "$SOURCE/tests/shapes/money" aliases
id=$(sed -n '2s/,.*//p' aliases/forces.csv)
alias=$(printf '%0300d' 7)
awk -F, -v OFS=, -v a="$alias" 'NR == 1 { print $0, "aliases"; next }
	{ print $0, NR == 2 ? a : "" }' "$SOURCE/tests/shapes/money/forces.csv" \
	>aliases/forces.csv
expect 0 "$PEELSTATS" --no-config -d aliases --stats forces --force "$alias"
says out ",$id,"
expect 2 "$PEELSTATS" --no-config -d aliases --stats forces --force "${alias%7}8"
expect 2 "$PEELSTATS" --no-config -d aliases --stats forces --force "${alias#0}"
expect 2 "$PEELSTATS" --no-config -d aliases --stats forces --metric "$alias"
says err "$alias"
expect 2 "$PEELSTATS" --no-config -d aliases -o r.pdf --max-size "${alias}K"
expect 2 "$PEELSTATS" --no-config -d aliases -o r.pdf --format "pdf$alias"

# --- system calls that go wrong
# faulty CALL NTH ERROR STATUS: the old report stands unless the status is 0
faulty() {
	fault="call $2 of $1 with error $3"
	want=$4
	cp ref.pdf old.pdf
	chmod 600 old.pdf
	CALL_ONLY=$1 CALL_FAILS=$2:$3 LD_PRELOAD=$shim \
		"$PEELSTATS" --no-config -d "$small" --pages cover --rewrite \
		-o old.pdf 2>err
	got=$?
	[ $got -eq "$want" ] || fail "$fault: exit $got: $(cat err)"
	[ $got -eq 0 ] || [ -s err ] || fail "$fault: nothing is said"
	cmp ref.pdf old.pdf || fail "$fault: the report is another"
	[ "$(stat -c %a old.pdf)" = 600 ] || fail "$fault: the mode"
	left .
}
shim=$BUILD/tests/libfailing_files.so
faults=$(ldd "$PEELSTATS" | grep -c libasan)
if [ -e "$shim" ] && [ "$faults" -eq 0 ]; then
	for call in open read write fsync close; do
		for nth in 1 2 3 4 5 6 7 8 9; do
			faulty $call $nth 4 0 # EINTR
		done
	done
	# the first look at the name only asks whether it is a terminal
	faulty lstat 2 5 3
	for call in fsync fchmod rename; do
		faulty $call 1 5 3 # EIO
		faulty $call 1 28 3 # ENOSPC
	done
	faulty write 1 5 3
	cp ref.pdf old.pdf
	CALL_SHORT=1 LD_PRELOAD=$shim "$PEELSTATS" --no-config -d "$small" \
		--pages cover --rewrite -o old.pdf || fail "short writes"
	cmp ref.pdf old.pdf || fail "short writes: the report is another"
	CALL_SHORT=1 LD_PRELOAD=$shim \
		"$PEELSTATS" --no-config -d "$small" -o - >short.pdf
	report --pages full -o full.pdf
	"$PEELSTATS" --no-config -d "$small" -o full.pdf
	cmp short.pdf full.pdf || fail "short writes to standard output"
	# a file system without hard links
	CALL_ONLY=link CALL_FAILS=1:1 LD_PRELOAD=$shim \
		"$PEELSTATS" --no-config --init fresh || fail "no hard links"
	[ -s fresh/datapackage.json ] || fail "--init without hard links"
	# a signal between writing and naming leaves nothing
	cp ref.pdf old.pdf
	CALL_ONLY=fsync CALL_SLOW=1 LD_PRELOAD=$shim \
		"$PEELSTATS" --no-config -d "$small" -o old.pdf --rewrite 2>err &
	ends TERM 143
	left .
	cmp ref.pdf old.pdf || fail "interrupted: the old report"
fi
left .
finish
