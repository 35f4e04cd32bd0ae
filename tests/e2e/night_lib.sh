# Helpers of the tests that run whole nights against a mail server on the
# loopback: messages arrive as files in "box". Needs lib.sh before it.
here=$SOURCE/tests/e2e
python=/usr/bin/python3
if ! $python -c 'import aiosmtpd' 2>/dev/null ||
	! command -v msmtp >/dev/null || ! command -v s-nail >/dev/null; then
	echo "needs python3-aiosmtpd, msmtp and s-nail" >&2
	exit 1
fi
cp -r "$SOURCE/tests/golden/small" data
cp data/observations.csv good.csv
mkdir box
mkfifo input
$python "$here/smtp_server.py" box <input >port &
server=$!
exec 3>input
for _ in 1 2 3 4 5 6 7 8 9 10; do
	[ -s port ] && break
	sleep 0.3
done
port=$(cat port)
report=reports/peelstats-2017-national.pdf

# settings: the night by msmtp
settings() {
	cat >nightly.conf <<-END
		PEELSTATS_PROGRAM='$PEELSTATS'
		DATA='$work/data'
		OUT='$work/reports'
		FROM='night@example.org'
		TO='chief@example.org analyst@example.org'
		ERRORS_TO='desk@example.org'
		MAILER='msmtp --host=127.0.0.1 --port=$port --from=night@example.org -t'
	END
}

# readers LINE...: the file of readers, and nobody but them
readers() {
	printf '%s\n' "$@" >readers
	printf "TO=''\nRECIPIENTS='%s'\n" "$work/readers" >>nightly.conf
}

nightly=$BUILD/nightly/peelstats-nightly

# night STATUS [OPTION...]
night() {
	want_night=$1
	shift
	expect "$want_night" sh "$nightly" "$@" nightly.conf
}

# figure N: the data with another figure in them
figure() {
	sed "s/^F1,crime,2017,5500,/F1,crime,2017,$1,/" good.csv >data/observations.csv
}

# arrived ADDRESS...: to whom messages came since the last call, in any order
arrived() {
	printf '%s\n' "$@" | sort >wanted
	find box -type f -newer seen | sed 's/.*-//' | sort >came
	[ $# -gt 0 ] || : >wanted
	cmp -s wanted came ||
		fail "mail came to $(tr '\n' ' ' <came), not to $(tr '\n' ' ' <wanted)"
	sleep 0.02
	touch seen
}
touch -d '2001-01-01' seen

# the last message to ADDRESS
last() {
	find box -type f -name "*-$1" | sort | tail -n 1
}

# reads ADDRESS REPORT WORDS [text]: the last message to ADDRESS is well made,
# has that report and those words, "|" between them; it may be text only
reads() {
	$python "$here/check_mail.py" "$(last "$1")" "$2" "$3" ${4:+"$4"} ||
		fail "the mail to $1: $(head -c 3000 "$(last "$1")")"
}

# stop_server: for the end of a test
stop_server() {
	exec 3>&-
	wait $server
}
