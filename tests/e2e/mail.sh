#!/bin/sh
# The whole night against a mail server on the loopback: what arrives, what is
# not sent again, what a mail looks like. Faults are in night_faults.sh.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/night_lib.sh"

# each reader gets a mail of his own
settings
night 0
[ -s err ] && fail "a good night is not silent: $(cat err)"
[ -s out ] && fail "a good night is not silent: $(cat out)"
arrived chief@example.org analyst@example.org
reads chief@example.org $report \
	"PEEL 2017: recorded crime|definitions and data first. Two years are not a trend.|File: peelstats-2017-national.pdf ("
grep -q 'analyst' "$(last chief@example.org)" && fail "one reader sees another"

# an unchanged night sends nothing
stamp=$(stat -c '%Y %i' $report)
night 0
arrived
[ "$(stat -c '%Y %i' $report)" = "$stamp" ] || fail "it was rewritten"

# another reader gets it, though it is the same; those who have it do not,
# however often and wherever they are named
readers 'national new@example.org, Chief@example.org' \
	'national new@example.org analyst@example.org'
echo "TO='chief@example.org chief@example.org'" >>nightly.conf
night 0
arrived new@example.org
night 0
arrived

# a changed night: what changed since the report that this reader got last
settings
figure 6600
night 0
arrived chief@example.org analyst@example.org
reads chief@example.org $report \
	"Since the last run: 1 figure changed, 0 new, 0 gone.|66.0, was 55.0"
figure 7700
echo "TO='chief@example.org'" >>nightly.conf
night 0
arrived chief@example.org
settings
night 0
arrived analyst@example.org
reads analyst@example.org $report "77.0, was 66.0"
echo "TO='chief@example.org analyst@example.org new@example.org'" >>nightly.conf
night 0
arrived new@example.org
reads new@example.org $report "77.0, was 55.0"
[ "$(find reports -name '.figures-*' | wc -l)" -eq 1 ] ||
	fail "figures pile up: $(ls -A reports)"

# a mailer that fails: all in one notice, which goes out once it can, and the
# reports are tried again
figure 8800
sed -i "s/--port=$port/--port=1/" nightly.conf
night 1
says err "could not be sent to chief@example.org"
says err "the mail to the operator could not be sent"
arrived
settings
night 0
arrived chief@example.org analyst@example.org desk@example.org
reads chief@example.org $report "88.0, was 77.0"
reads desk@example.org "" "an earlier nightly run failed|could not be sent to chief@example.org|went well"
night 0
arrived

# a reader who is refused is tried again alone
figure 9900
echo analyst@example.org >box.refused
night 1
arrived chief@example.org desk@example.org
reads desk@example.org "" \
	"had 1 fault|Sent to the readers:|- national to chief@example.org|Not sent:|- national to analyst@example.org: the mailer refused it|nobody of that name"
rm box.refused
night 0
arrived analyst@example.org
reads analyst@example.org $report "99.0, was 88.0"

# a force by its name, another name, code or slug; by s-nail too
sed -i 's/^\(force_id.*\)$/\1,aliases/; s/^\(F4.*\)$/\1,Wild West;West/; s/^\(F[1235].*\)$/\1,/' data/forces.csv
west=reports/peelstats-2017-force-westshire.pdf
settings
readers '# readers' '  Wild West  a@example.org # a comment' \
	'F4 b@example.org' 'westshire;c@example.org' 'WESTSHIRE POLICE d@example.org' \
	'	Old City	e@example.org'
printf 'Westshire f@example.org' >>readers
sed -i 's/$/\r/' readers
sed -i '1s/^/\xEF\xBB\xBF/; s/$/\r/' nightly.conf
rm -f $west
night 0
arrived a@example.org b@example.org c@example.org d@example.org \
	e@example.org f@example.org
for reader in a b c d f; do
	reads $reader@example.org $west "Westshire: searches that led to an arrest"
done
reads e@example.org reports/peelstats-2017-force-old-city.pdf "Old City"
settings
readers 'westshire west@example.org' 'national all@example.org'
cat >>nightly.conf <<END
MAILER='s-nail -n -S v15-compat -S mta=smtp://127.0.0.1:$port -S smtp-auth=none -S hostname=localhost'
END
night 0
arrived west@example.org all@example.org
reads west@example.org $west "Westshire: searches that led to an arrest"
night 0
arrived

# text only, on request
settings
echo "MAIL_HTML=no" >>nightly.conf
readers 'westshire plain@example.org'
night 0
arrived plain@example.org
reads plain@example.org $west "Westshire: searches that led to an arrest" text
grep -q 'text/html' "$(last plain@example.org)" && fail "HTML with MAIL_HTML=no"
settings
echo "MAIL_HTML=perhaps" >>nightly.conf
readers 'westshire rich@example.org'
night 1
arrived rich@example.org desk@example.org
reads desk@example.org "" "MAIL_HTML=perhaps is neither yes nor no"
grep -q 'text/html' "$(last rich@example.org)" || fail "no HTML part"

# names that are no ASCII, are long, or hold line breaks: one subject, whole
settings
long=Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-by-the-sea
cp data/forces.csv forces.csv
for name in 'Nŵrthshire' "$long" 'A =?UTF-8?Q?trick?= B' \
	'<script>alert(1)<b>' '<img src=x onerror=alert(1)>' \
	'Ten words and more that go well beyond one line of a header' \
	'Nörthshire ẀẂẄẀẂẄẀẂẄẀẂẄẀẂẄẀẂẄẀẂẄẀẂẄẀẂẄẀẂẄ'; do
	sed "s/^F1,Northshire/F1,$name/; s/^\(F1,[^,]*\),[^,]*/\1,Police of $name/" \
		forces.csv >data/forces.csv
	settings
	readers 'F1 north@example.org'
	night 0
	arrived north@example.org
	reads north@example.org "$(find reports -newer forces.csv -name '*force-*.pdf' |
		xargs ls -t | head -n 1)" "$name: graded outstanding|Police of $name"
done
sed 's/^F1,Northshire/F1,"Northshire\nBcc: evil@example.org"/' forces.csv \
	>data/forces.csv
settings
readers 'F1 north@example.org'
sh "$nightly" nightly.conf >out 2>err
if [ -s err ]; then
	# refused data are told, and reach nobody
	arrived desk@example.org
	reads desk@example.org "" "the nightly run failed"
else
	arrived north@example.org
	reads north@example.org \
		reports/peelstats-2017-force-northshire-bcc-evil-example-org.pdf \
		"Northshire Bcc: evil@example.org"
fi
cp forces.csv data/forces.csv

# a sender with a name; the time of the zone
settings
cat >>nightly.conf <<'END'
FROM='Ŵyn 🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓 of the Analysis Unit, "North" <night@example.org>'
TO='zone@example.org'
TZ=Asia/Kolkata
export TZ
END
night 0
arrived zone@example.org
reads zone@example.org $report ""
grep -q '^Date: .* +0530' "$(last zone@example.org)" || fail "the zone"
$python - "$(last zone@example.org)" <<'END' || fail "the sender"
import email, email.header, email.utils, sys
m = email.message_from_binary_file(open(sys.argv[1], "rb"))
# the display name is decoded after the address is taken apart (RFC 2047, 6.1)
name, address = email.utils.parseaddr(m["from"].replace("\n", ""))
name = str(email.header.make_header(email.header.decode_header(name)))
assert address == "night@example.org", address
assert name == 'Ŵyn 🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓🚓 of the Analysis Unit, "North"', name
END

stop_server

# the script is plain POSIX sh
shellcheck -s sh "$nightly" || fail "shellcheck"

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
