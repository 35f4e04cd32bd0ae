#!/bin/sh
# Settings from files and the environment, what a run would do, colours,
# progress, completion, and the pages of the manual.
. "$(dirname "$0")/lib.sh"
small=$SOURCE/tests/golden/small
HOME=$work/home
XDG_CONFIG_HOME=$work/xdg
export HOME XDG_CONFIG_HOME
unset PEELSTATS_DATA
mkdir -p home/.config/peelstats xdg/peelstats night

# from_where NAME: how --dry-run gives the setting
from_where() {
	"$PEELSTATS" -n -v "$@" 2>err >out
	status=$?
}

# the nearest setting wins: typed, environment, folder, user
printf '# nightly\n\n data = %s \nYear = 2016\nstrict=no\nout_dir = here\n' \
	"$small" >peelstats.conf
printf 'year = 2015\npages = ranked\nstrict = yes\n' >xdg/peelstats/config
from_where
[ $status -eq 0 ] || fail "config: $(cat err)"
says err "year = 2016 (peelstats.conf:4)"
says err "pages = ranked ($XDG_CONFIG_HOME/peelstats/config:2)"
says err "here/peelstats-2016-national.pdf would be written: it is not there"
grep -q strict err && fail "a setting that is off hides nothing"
[ -e here ] && fail "--dry-run made a folder"
PEELSTATS_YEAR=2017 from_where
says err "year = 2017 (PEELSTATS_YEAR)"
PEELSTATS_YEAR=2014 from_where --year 2017
says err "year = 2017 (command line)"
from_where -o typed.pdf
says err "typed.pdf would be written"
XDG_CONFIG_HOME='' from_where
grep -q ranked err && fail "another user's file"
cp xdg/peelstats/config home/.config/peelstats/config
XDG_CONFIG_HOME='' from_where
says err "$HOME/.config/peelstats/config:2"
expect 2 "$PEELSTATS" --no-config
expect 0 "$PEELSTATS" --no-config -d "$small" -o r.pdf

# what a file says of reports is not meant for tables
printf 'data = %s\nformat = pdf,txt\noutput = /nowhere/r.pdf\n' "$small" >tables
expect 0 "$PEELSTATS" --config tables --stats forces
says out "metric_id,force_id"
expect 0 "$PEELSTATS" --config tables --check -q

# every wrong setting is named, with its line
printf 'yaer = 2017\nyear 2017\nstrict = maybe\ncheck = yes\npages =\n' >bad
expect 2 "$PEELSTATS" --config bad -o r.pdf
says err 'bad:1: error: unknown setting "yaer"; did you mean year?'
says err 'bad:2: error: "year 2017" is not "key = value"'
says err 'bad:3: error: strict: "maybe" is neither yes nor no'
says err "bad:4: error: check is for the command line only"
says err "bad:5: error: pages has no value"
says err "bad: 5 wrong settings"
echo 'year = 17' >bad
expect 2 "$PEELSTATS" --config bad -o r.pdf
says err 'bad:1: --year: "17" is not a year'
expect 3 "$PEELSTATS" --config nowhere -o r.pdf
mkfifo pipe
expect 3 timeout 5 "$PEELSTATS" --config pipe -o r.pdf
yes | head -c 100000 >bad
expect 2 timeout 5 "$PEELSTATS" --config bad -o r.pdf
rm peelstats.conf
rm -r xdg/peelstats home/.config/peelstats

# what a run would do, and why
PEELSTATS_DATA=$small
export PEELSTATS_DATA
expect 0 "$PEELSTATS" -O night --dry-run
says err "would be written: it is not there"
[ -z "$(ls -A night)" ] || fail "--dry-run wrote: $(ls -A night)"
expect 0 "$PEELSTATS" -O night
expect 0 "$PEELSTATS" -O night -n
says err "would be left alone: nothing changed"
expect 0 "$PEELSTATS" -O night -n --rewrite
says err "would be written again, though it is the same: --rewrite"
expect 0 "$PEELSTATS" -O night -n --compare none
says err "would be replaced: it differs"

# names with the date of the data, a warning of large files
expect 0 "$PEELSTATS" -O night --stamp --max-size 1K
[ -s night/peelstats-2017-national-20180322.pdf ] || fail "stamp: $(ls night)"
says err "more than --max-size allows"
expect 0 "$PEELSTATS" -O night --rewrite --max-size 1.5M
[ -s err ] && fail "a small report is too large: $(cat err)"

# other formats: figures and words beside the PDF, or alone
expect 0 "$PEELSTATS" -O formats --force norfolk,kent --format pdf,csv,json,txt \
	-d "$SOURCE/data"
[ "$(ls formats | wc -l)" -eq 8 ] || fail "formats: $(ls formats)"
expect 0 "$PEELSTATS" -o one.csv --force kent --format csv -d "$SOURCE/data"
cmp one.csv formats/peelstats-2017-force-kent-data.csv || fail "csv alone"
python3 - <<'END' || fail "formats differ"
import csv, json
rows = list(csv.DictReader(open("formats/peelstats-2017-force-kent-data.csv")))
other = json.load(open("formats/peelstats-2017-force-kent-data.json"))["rows"]
assert {r["force_id"] for r in other} == {"E23000032"}
ours = {r["metric_id"]: r["value"] for r in rows if r["value"]}
assert len(ours) > 40
for r in other:
    if r["value"] is not None and r["metric_id"] in ours:
        assert abs(float(ours[r["metric_id"]]) - r["value"]) < 1e-9, r
assert "Kent" in open("formats/peelstats-2017-force-kent.txt").read()
END
expect 2 "$PEELSTATS" -o one.csv --format csv,json
says err "several formats need a folder"
expect 2 "$PEELSTATS" -o one.csv --format doc
expect 2 "$PEELSTATS" --stats forces --format pdf
expect 2 "$PEELSTATS" --stats forces --format csv,json

# any number of threads gives the same bytes
expect 0 "$PEELSTATS" --force all -O one --jobs 1
expect 0 "$PEELSTATS" --force all -O many --jobs 8
diff -r one many || fail "the number of threads changes reports"

# colours only where somebody sees them
broken=$SOURCE/tests/golden/broken
escape=$(printf '\033')
"$PEELSTATS" --check -d "$broken" 2>err
grep -q "$escape" err && fail "colours in a file"
"$PEELSTATS" --check -d "$broken" --color always 2>err
grep -q "$escape\[1;31merror\[E201\]:$escape\[0m" err || fail "no colours"
says err "error[E201]"
on_terminal() {
	script -qec "$*" /dev/null </dev/null >out 2>&1
}
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
	TERM=xterm on_terminal "$PEELSTATS" --check -d "$broken"
	grep -q "$escape\[1;31m" out || fail "no colours on a terminal"
	TERM=xterm NO_COLOR=1 on_terminal "$PEELSTATS" --check -d "$broken"
	grep -q "$escape" out && fail "NO_COLOR is not heard"
	TERM=dumb on_terminal "$PEELSTATS" --check -d "$broken"
	grep -q "$escape" out && fail "colours on a dumb terminal"
	on_terminal "$PEELSTATS" -o seen.pdf
	grep -qE "seen.pdf written: [0-9]+ pages, [0-9]+ KB, 5 forces, 0 warnings" \
		out || fail "on a terminal: $(cat out)"
	on_terminal "$PEELSTATS" -d "$SOURCE/data" --force all -O long -j 1
	grep -qE '[A-Z][A-Za-z -]* [0-9]+/44 \[#*-*\] [0-9]+ s' out ||
		fail "no progress on a terminal: $(head -c 300 out)"
	# one report moves, too, while it is made
	on_terminal "$PEELSTATS" -d "$SOURCE/data" --pages full -o long.pdf
	grep -qE 'England and Wales 1/1 \[-*\] [0-9]+ s' out ||
		fail "no progress of one report: $(head -c 300 out)"
fi

# progress for a log, none by itself
expect 0 "$PEELSTATS" --force all -O one --rewrite --progress always
[ "$(grep -c '^[A-Z].* [0-9]*/6 \[[#-]*\] [0-9]* s$' err)" -eq 6 ] ||
	fail "progress: $(cat err)"
expect 0 "$PEELSTATS" --force all -O one --rewrite
[ -s err ] && fail "progress without a terminal"

# completion: scripts that their shells can read, with every option
for shell in bash zsh fish; do
	expect 0 "$PEELSTATS" --completion $shell
	cp out completion.$shell
	"$PEELSTATS" --help | grep -oE -- '--[a-z-]+' | sort -u |
		while read -r option; do
			grep -qE -- "(--| -l )${option#--}([^a-z-]|\$)" \
				completion.$shell || echo "$option"
		done >lost
	[ -s lost ] && fail "$shell: no $(cat lost)"
	if command -v $shell >/dev/null; then
		$shell -n completion.$shell || fail "$shell cannot read it"
	fi
done
PATH=$(dirname "$PEELSTATS"):$PATH bash -c '
	. ./completion.bash
	COMP_WORDS=(peelstats --force west) COMP_CWORD=2
	_peelstats
	echo "${COMPREPLY[@]}"
	COMP_WORDS=(peelstats --sort "") COMP_CWORD=2
	_peelstats
	echo "${COMPREPLY[@]}"
	COMP_WORDS=(peelstats --large) COMP_CWORD=1
	_peelstats
	echo "${COMPREPLY[@]}"
' >completed
printf 'westshire\nvalue name change\n--large-print\n' | cmp - completed ||
	fail "completion: $(cat completed)"

# the manual: no warning, every column of every file
for page in peelstats.1 peelstats-data.5 nightly/peelstats-nightly.8; do
	if command -v man >/dev/null; then
		LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man -l --warnings \
			"$SOURCE/src/$page" 2>warned >/dev/null ||
			fail "$page"
		[ -s warned ] && fail "$page: $(cat warned)"
	fi
done
sed -n 's/^\(FILE\|COLUMN\)(\([a-z_0-9]*\),.*/\2/p' "$SOURCE/src/app/schema.def" |
	while read -r name; do
		grep -qE "^\.(B|SS) $name(\.csv)?( |\$)" \
			"$SOURCE/src/peelstats-data.5" || echo "$name"
	done >lost
[ -s lost ] && fail "peelstats-data.5 lacks $(cat lost)"

# lists of what there is
expect 0 "$PEELSTATS" --list notes
says out "lost"
expect 0 "$PEELSTATS" --list files
says out "observations.csv	needed: a figure of a force"
finish
