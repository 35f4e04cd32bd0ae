#!/bin/sh
# Compares what a case prints with what is kept: run.sh PEELSTATS CASE_DIR.
# With REGOLD=1 it keeps what is printed instead; read the difference first.
set -u
peelstats=$1
case_dir=$2
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cd "$case_dir" || exit 1
failed=0

compare() {
	if [ "${REGOLD:-0}" = 1 ]; then
		cp "$out/$1" "expected.$1"
	elif ! diff -u "expected.$1" "$out/$1"; then
		failed=1
	fi
}

for kind in report trace; do
	"$peelstats" --data . --pages full --dump=$kind -o "$out/$kind" 2>"$out/stderr"
	echo $? >"$out/status"
	[ -f "$out/$kind" ] && compare $kind
done
compare stderr
compare status
# as a screen reader takes it
if [ -f expected.reading ]; then
	"$peelstats" --data . --pages full -q -o "$out/report.pdf" &&
		python3 ../../e2e/reading.py "$out/report.pdf" >"$out/reading"
	compare reading
fi
exit $failed
