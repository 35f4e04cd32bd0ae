#!/bin/sh
# Fuzzes every target for SECONDS each, two at a time: run.sh BUILD_DIR
# [SECONDS]. New inputs stay in BUILD_DIR/corpus; a finding in
# BUILD_DIR/findings, to be added to tests/fuzz/corpus with its repair.
set -eu
build=$1
seconds=${2:-60}
source=$(cd "$(dirname "$0")/../.." && pwd)
cmake -S "$source" -B "$build" -DCMAKE_C_COMPILER=clang \
	-DCMAKE_BUILD_TYPE=RelWithDebInfo -DPEELSTATS_FUZZ=ON >/dev/null
cmake --build "$build" -j2 --target fuzz >/dev/null
mkdir -p "$build/findings"

fuzz() {
	mkdir -p "$build/corpus/$1"
	if ! ASAN_OPTIONS=detect_leaks=1 "$build/tests/fuzz_$1" \
		-seed=1 -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 \
		-max_len=65536 -dict="$source/tests/fuzz/words.dict" \
		-artifact_prefix="$build/findings/$1-" \
		"$build/corpus/$1" "$source/tests/fuzz/corpus/$1" \
		>"$build/$1.log" 2>&1; then
		tail -40 "$build/$1.log" >&2
		echo "$1: a finding, see $build/findings" >&2
		return 1
	fi
	sed -n "s/^Done \([0-9]*\) runs.*/$1: \1 inputs, no finding/p" \
		"$build/$1.log"
}

failed=0
fuzz number &
first=$!
fuzz csv || failed=1
wait $first || failed=1
fuzz picture &
first=$!
fuzz table || failed=1
wait $first || failed=1
mkdir -p "$build/corpus/pdf"
cp "$source"/tests/fuzz/corpus/folder/* "$build/corpus/pdf"
fuzz pdf &
first=$!
fuzz folder || failed=1
wait $first || failed=1
exit $failed
