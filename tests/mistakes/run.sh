#!/bin/sh
# Mistakes that people make, each with the message they get.
#   run.sh PEELSTATS [NAME...]
# A case is a folder with `edit`, shell commands that make the mistake in a
# copy of base/, and expected.stderr, what `peelstats --check` then says. A
# good message has the place, the cause in the words of the person, and one
# repair. With REGOLD=1 the messages are kept as they are now; read them aloud
# first. Every case has to say something, and each message of an error must
# name a line or a file and have a help line.
set -u
peelstats=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8
failed=0

wrong() {
	echo "FAILED: $*"
	failed=$((failed + 1))
}

[ $# -gt 0 ] || set -- $(cd "$here" && ls -d */ | tr -d / | grep -v '^base$')
rm -rf "$work/f"
cp -r "$here/base" "$work/f"
(cd "$work/f" && "$peelstats" --no-config --check --all --data .) >"$work/said" 2>&1 ||
	wrong "the folder without a mistake fails"
grep -q "\[[EW]" "$work/said" && wrong "a false alarm: $(cat "$work/said")"

for case in "$@"; do
	rm -rf "$work/f"
	cp -r "$here/base" "$work/f"
	chmod -R u+w "$work/f"
	(cd "$work/f" && sh -eu "$here/$case/edit") || wrong "$case: the edit fails"
	(cd "$work/f" && "$peelstats" --no-config --check --data . \
		2>"$work/said" >/dev/null)
	if [ "${REGOLD:-0}" = 1 ]; then
		cp "$work/said" "$here/$case/expected.stderr"
	elif ! diff -u "$here/$case/expected.stderr" "$work/said"; then
		wrong "$case: another message"
	fi
	problems=$(grep -cE '(error|warning)\[' "$work/said")
	helps=$(grep -c '^  help: ' "$work/said")
	[ "$problems" -gt 0 ] || wrong "$case: nothing is said"
	[ "$problems" -eq "$helps" ] || wrong "$case: $problems problems, $helps repairs"
done
exit $failed
