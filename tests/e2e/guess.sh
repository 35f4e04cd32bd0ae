#!/bin/sh
# Words without their option, and readers that go away.
. "$(dirname "$0")/lib.sh"
cp -r "$SOURCE/data" data
mkdir folder

# WORDS -> what is guessed
guess() {
	meant=$1
	shift
	expect 2 "$PEELSTATS" "$@"
	says err "did you mean $meant?"
	[ -s out ] && fail "something was printed: $*"
}
guess "--year 2017" 2017
guess "--compare 2016" --year 2017 2016
guess "--force norfolk" norfolk
guess "--force norfolk" norflok
guess "--force norfolk --year 2017" norfolk 2017
guess "--force avon-and-somerset" avon and somerset
guess "--force devon-and-cornwall" --force devon and cornwall -o x.pdf
guess "--force norfolk,suffolk" --force norfolk suffolk
guess "--force all" all
guess "--metric crime_total" crime_total
guess "--check" check
guess "--help" help
guess "--stats forces" stats forces
guess "--summary=subject" summary subject
guess "--pages ranked" ranked
guess "--output report.pdf" report.pdf
guess "--data data" data
guess "--out-dir folder" folder
expect 2 "$PEELSTATS" nonsense
says err '"nonsense" is not expected; see peelstats --help'
expect 2 "$PEELSTATS" -d nowhere norfolk
says err '"norfolk" is not expected; see peelstats --help'
expect 0 "$PEELSTATS" norfolk --help
expect 2 "$PEELSTATS"
says err "peelstats --help"
[ -e report.pdf ] && fail "a guess was carried out"

# a reader that has gone away is no failure, and nothing is said of it
gone() {
	# the reader leaves first
	: >err
	{
		sleep 0.05
		"$PEELSTATS" "$@" 2>err
		echo $? >status
	} | true
	until [ -s status ]; do sleep 0.05; done
	[ "$(cat status)" = 0 ] || fail "exit $(cat status) without a reader: $*"
	[ -s err ] && fail "without a reader: $*: $(cat err)"
	rm status
}
for what in forces names metrics years notes pages codes files; do
	gone --list $what
	gone --list $what --format json
done
gone --help
gone --version
gone --explain E204
gone --completion bash
gone --completion zsh
gone --check -q --format json
gone --check -q --format csv
gone --stats forces
gone --stats metrics --format json
gone --summary
gone -m crime_total -o -
gone -m crime_total -o - --format csv
gone -m crime_total -o - --format json
gone -m crime_total -o - --format txt
gone -m crime_total -o - --dump=report
finish
