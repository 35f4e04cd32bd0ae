# Helpers of the end-to-end tests. PEELSTATS and SOURCE are set by ctest.
set -u
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export LC_ALL=C.UTF-8
failures=0

fail() {
	echo "FAILED: $*" >&2
	failures=$((failures + 1))
}

# expect STATUS COMMAND...: runs it, output in "$work/out" and "$work/err"
expect() {
	want=$1
	shift
	"$@" >"$work/out" 2>"$work/err"
	got=$?
	[ $got -eq "$want" ] || {
		fail "exit $got, expected $want: $*"
		cat "$work/err" >&2
	}
}

# says FILE TEXT: the file holds the text
says() {
	grep -qF -- "$2" "$1" || fail "\"$2\" is not in $1: $(head -c 300 "$1")"
}

# as_other USER COMMAND...: runs it as another user
as_other() {
	who=$1
	shift
	setpriv --reuid="$who" --regid="$who" --clear-groups "$@"
}

# others_reach: another user can be tried, and can read what is tested, which
# a copy below a closed folder such as /root does not let them
others_reach() {
	[ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null &&
		as_other 65534 test -r "$SOURCE/tests/e2e/lib.sh" &&
		as_other 65534 test -x "$PEELSTATS"
}

finish() {
	[ $failures -eq 0 ] && echo "passed"
	exit $failures
}
