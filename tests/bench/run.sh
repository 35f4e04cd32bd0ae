#!/bin/sh
# Times the national report beside a bare libharu drawing of the same marks:
# run.sh BUILD_DIR [RUNS]. Ratios are of one machine in one run.
set -eu
build=$1
runs=${2:-20}
source=$(cd "$(dirname "$0")/../.." && pwd)
cmake --build "$build" --target peelstats bare_libharu >/dev/null
peelstats=$build/peelstats
bare=$build/tests/bare_libharu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$peelstats" -d "$source/data" --dump=trace -o "$work/trace"

milliseconds() {
	start=$(date +%s%N)
	i=0
	while [ $i -lt "$runs" ]; do
		"$@" >/dev/null
		i=$((i + 1))
	done
	echo $((($(date +%s%N) - start) / runs / 1000000))
}

instructions() {
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 |
		sed -n 's/.*Collected : //p'
}

# a, b, a, b: a slow minute of the machine hits both
report=$(milliseconds "$peelstats" -d "$source/data" -o "$work/r.pdf")
yardstick=$(milliseconds "$bare" "$work/trace" "$work/b.pdf")
report2=$(milliseconds "$peelstats" -d "$source/data" -o "$work/r.pdf")
yardstick2=$(milliseconds "$bare" "$work/trace" "$work/b.pdf")
check=$(milliseconds "$peelstats" -d "$source/data" --dump=report -o /dev/null)
echo "report with data and statistics: $report and $report2 ms"
echo "bare libharu, same marks:        $yardstick and $yardstick2 ms"
echo "data, statistics and words:      $check ms"
echo "ratio:                           $(awk "BEGIN { printf \"%.2f\", \
	($report + $report2) / ($yardstick + $yardstick2) }")"
echo "bytes: $(stat -c %s "$work/r.pdf") and $(stat -c %s "$work/b.pdf")"
if command -v valgrind >/dev/null; then
	a=$(instructions "$peelstats" -d "$source/data" -o "$work/r.pdf")
	b=$(instructions "$bare" "$work/trace" "$work/b.pdf")
	c=$(instructions "$peelstats" -d "$source/data" --dump=report \
		-o /dev/null)
	echo "instructions: $a, $b bare, $c for data, statistics and words"
	echo "ratio of instructions, drawing only: $(awk "BEGIN {
		printf \"%.2f\", ($a - $c) / $b }")"
fi
