#!/bin/sh
# The report is written whole or not at all, and always the same.
. "$(dirname "$0")/lib.sh"
small=$SOURCE/tests/golden/small

expect 0 "$PEELSTATS" -d "$small" -o a.pdf
expect 0 env TZ=Asia/Tokyo LC_ALL=C LANG=tr_TR.UTF-8 MALLOC_PERTURB_=165 \
	"$PEELSTATS" -d "$small" -o b.pdf
cmp a.pdf b.pdf || fail "two runs differ"
expect 0 env LC_ALL=de_DE.UTF-8 "$PEELSTATS" -d "$small" -o c.pdf
cmp a.pdf c.pdf || fail "the locale changes the report"
expect 0 "$PEELSTATS" -d "$small" -o -
cmp a.pdf out || fail "standard output differs"
expect 0 env SOURCE_DATE_EPOCH=86400 "$PEELSTATS" -d "$small" -o d.pdf
pdfinfo d.pdf >info
says info "Fri Jan  2 00:00:00 1970"

# row order does not matter
cp -r "$small" shuffled
for f in observations judgments; do
	{ head -1 "$small/$f.csv"; tail -n +2 "$small/$f.csv" | sort -r; } \
		>shuffled/$f.csv
done
expect 0 "$PEELSTATS" -d shuffled -o e.pdf
cmp a.pdf e.pdf || fail "the order of rows changes the report"

# failures keep the old report and leave nothing behind
cp a.pdf keep.pdf
expect 1 "$PEELSTATS" -d "$SOURCE/tests/golden/broken" -o keep.pdf
cmp a.pdf keep.pdf || fail "data errors changed the report"
expect 3 "$PEELSTATS" -d "$small" -o /dev/full
says err "No space left"
expect 3 "$PEELSTATS" -d "$small" -o no/folder/r.pdf
says err "no/folder/r.pdf"
mkdir folder
expect 3 "$PEELSTATS" -d "$small" -o folder
says err "is a folder"
expect 3 sh -c "'$PEELSTATS' -d '$small' -o - >/dev/full"
# a reader that goes away, which is no failure, and a folder that does
{ "$PEELSTATS" -d "$SOURCE/data" -o - 2>pipe; echo $? >status; } | head -c 10 >/dev/null
[ "$(cat status)" = 0 ] || fail "a closed pipe gives exit $(cat status)"
[ -s pipe ] && fail "a closed pipe: $(cat pipe)"
mkdir gone
(
	cd gone && rmdir ../gone && "$PEELSTATS" -d "$small" -o r.pdf 2>"$work/err"
	echo $? >"$work/status"
)
[ "$(cat status)" = 3 ] || fail "a vanished folder gives exit $(cat status)"
says err "r.pdf"
mkdir full
if mount -t tmpfs -o size=16k tmpfs full 2>/dev/null; then
	echo old >full/r.pdf
	expect 3 "$PEELSTATS" -d "$small" -o full/r.pdf
	says err "No space left"
	[ "$(cat full/r.pdf)" = old ] || fail "a full disk took the old report"
	umount full
fi
if [ "$(id -u)" -ne 0 ]; then
	mkdir locked
	chmod 555 locked
	expect 3 "$PEELSTATS" -d "$small" -o locked/r.pdf
	says err "Permission denied"
fi
find . -name '.peelstats-*' | grep . && fail "a temporary file is left"

# mode and links of an existing report stay
chmod 640 keep.pdf
ln -s keep.pdf link.pdf
expect 0 "$PEELSTATS" -d "$small" -o link.pdf
[ -L link.pdf ] || fail "the link was replaced"
[ "$(stat -c %a keep.pdf)" = 640 ] || fail "the mode changed"
finish
