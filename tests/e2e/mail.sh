#!/bin/sh
# The whole night against a mail server on the loopback: what arrives, what is
# not sent, and who is told of a fault.
. "$(dirname "$0")/lib.sh"
here=$SOURCE/tests/e2e
python=/usr/bin/python3
if ! $python -c 'import aiosmtpd' 2>/dev/null ||
	! command -v msmtp >/dev/null || ! command -v s-nail >/dev/null; then
	echo "needs python3-aiosmtpd, msmtp and s-nail" >&2
	exit 1
fi
cp -r "$SOURCE/tests/golden/small" data
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

night() {
	expect "$1" sh "$BUILD/nightly/peelstats-nightly" nightly.conf
}

# arrived N: so many messages so far
arrived() {
	n=$(find box -type f | wc -l)
	[ "$n" -eq "$1" ] || fail "$n messages, expected $1: $(ls box)"
}

settings
night 0
[ -s err ] && fail "a good night is not silent: $(cat err)"
arrived 1
cat >check.py <<'END'
import email, email.policy, sys
path, report, words = sys.argv[1:4]
m = email.message_from_binary_file(open(path, "rb"),
                                   policy=email.policy.default)
assert not m.defects, m.defects
parts = list(m.walk())
assert all(not p.defects for p in parts)
text = m.get_body(("plain",)).get_content()
for word in words.split("|"):
    assert word in text or word in m["subject"], (word, m["subject"], text)
assert len(m["subject"]) <= 70 and m["date"] and m["message-id"], m["subject"]
files = [p for p in parts if p.get_content_disposition() == "attachment"]
if report:
    assert [p.get_content_type() for p in files] == ["application/pdf"], files
    assert files[0].get_filename() == report.split("/")[-1]
    assert files[0].get_payload(decode=True) == open(report, "rb").read()
else:
    assert files == []
END
mail=box/01-chief@example.org+analyst@example.org
$python check.py "$mail" reports/peelstats-2017-national.pdf \
	"PEEL 2017: 5 forces|Two years are not a trend.|File: peelstats-2017-national.pdf (" ||
	fail "the message: $(head -40 "$mail")"
grep -q "$(printf '\r')$" "$mail" || fail "line ends"

# an unchanged night sends nothing
stamp=$(stat -c '%Y %i' reports/*.pdf)
night 0
arrived 1
[ "$(stat -c '%Y %i' reports/*.pdf)" = "$stamp" ] || fail "it was rewritten"

# another reader gets it, though it is the same
sed -i "s/^TO=.*/TO='new@example.org'/" nightly.conf
night 0
arrived 2
settings

# a failing night: a notice to the desk, the old report stays, nothing sent
cp reports/peelstats-2017-national.pdf kept.pdf
cp data/observations.csv good.csv
echo "F1,crime,2017,abc,1,,," >>data/observations.csv
night 1
says err "peelstats ended with status 1"
arrived 3
cmp kept.pdf reports/peelstats-2017-national.pdf || fail "report of yesterday"
$python check.py box/03-desk@example.org "" \
	"the nightly run failed|peelstats ended with status 1|error[E204]|peelstats-2017-national.pdf|Nothing was sent" ||
	fail "the notice: $(cat box/03-desk@example.org)"

# a changed night: what changed since the report that was sent last
sed 's/^F1,crime,2017,5500,/F1,crime,2017,6600,/' good.csv >data/observations.csv
night 0
arrived 4
$python check.py box/04-chief@example.org+analyst@example.org \
	reports/peelstats-2017-national.pdf \
	"Since the last run: 1 figure changed, 0 new, 0 gone.|66.0, was 55.0" ||
	fail "what changed: $(cat box/04*)"

# a mailer that fails: told, and tried again the next night
sed 's/^F1,crime,2017,5500,/F1,crime,2017,7700,/' good.csv >data/observations.csv
sed -i "s/--port=$port/--port=1/" nightly.conf
night 1
says err "could not be sent to chief@example.org"
arrived 4
settings
night 0
arrived 5
$python check.py box/05-chief@example.org+analyst@example.org \
	reports/peelstats-2017-national.pdf "77.0, was 66.0" ||
	fail "it was not tried again"

# half a report is never sent
head -c 2000 reports/peelstats-2017-national.pdf >half
cat >lying <<END
#!/bin/sh
"$PEELSTATS" "\$@"
status=\$?
cp half reports/peelstats-2017-national.pdf
exit \$status
END
chmod +x lying
sed -i "s|^PEELSTATS_PROGRAM=.*|PEELSTATS_PROGRAM='$work/lying'|" nightly.conf
night 1
says err "is not there or not whole"
arrived 6
settings

# each force to its readers, by s-nail, a name that is no ASCII
sed -i 's/^F1,Northshire/F1,Nŵrthshire/; s/^\(F1,[^,]*\),[^,]*/\1,Nŵrthshire Police/' data/forces.csv
printf '# readers\nwestshire west@example.org\nnational all@example.org\n' >readers
cat >>nightly.conf <<END
TO=''
RECIPIENTS='$work/readers'
MAILER='s-nail -n -S v15-compat -S mta=smtp://127.0.0.1:$port -S smtp-auth=none -S hostname=localhost'
END
night 0
arrived 8
$python check.py box/07-west@example.org \
	reports/peelstats-2017-force-westshire.pdf "PEEL 2017: Westshire" ||
	fail "by s-nail: $(head -50 box/07*)"
night 0
arrived 8
settings
printf "TO=''\nRECIPIENTS='%s'\n" "$work/readers" >>nightly.conf
echo "nwrthshire north@example.org" >readers
night 0
arrived 9
$python check.py box/09-north@example.org \
	reports/peelstats-2017-force-nwrthshire.pdf "Nŵrthshire" ||
	fail "a name that is no ASCII: $(head -20 box/09*)"

# two at a time, stale data, wrong settings
settings
flock reports/.nightly.lock sleep 3 &
sleep 0.3
night 1
says err "Another nightly run is still going on"
wait $!
echo 'STALE_DAYS=3' >>nightly.conf
touch -d '10 days ago' data/*.csv
night 1
says err "changed for 3 days"
expect 3 sh "$BUILD/nightly/peelstats-nightly" nowhere.conf

exec 3>&-
wait $server

# the units: clean, and hardened
if command -v systemd-analyze >/dev/null; then
	for unit in peelstats.service peelstats.timer; do
		cp "$BUILD/nightly/$unit" . 2>/dev/null ||
			cp "$SOURCE/src/nightly/$unit" .
	done
	sed -i 's|^ExecStart=.*|ExecStart=/bin/true|' peelstats.service
	systemd-analyze verify --man=no ./peelstats.service ./peelstats.timer \
		>verify 2>&1
	grep -q 'peelstats\.' verify && fail "systemd-analyze: $(cat verify)"
fi
finish
