#!/bin/sh
# The checks that need no build: run.sh SOURCE_DIR.
set -u
cd "$1" || exit 1
bad=0
sources=$(find src include -name '*.[ch]' | sort)

# shellcheck disable=SC2086
awk -f tests/lint/layers.awk $sources || bad=1
# shellcheck disable=SC2086
awk -f tests/lint/size.awk $sources || bad=1

# no function has more than 15 ways through it
if command -v pmccabe >/dev/null; then
	# shellcheck disable=SC2086
	pmccabe $sources | awk -F'\t' '$1 > 15 {
		printf "%s: more than 15 ways through it: %d\n", $6, $1
		bad = 1
	}
	END { exit bad }' || bad=1
fi
# shellcheck disable=SC2086
python3 tests/lint/repeated.py $sources || bad=1
# shellcheck disable=SC2046
python3 tests/lint/comments.py $(find src include -name '*.h' | sort) || bad=1

# the layer check itself notices what it is there for
probe() {
	mkdir -p "$(dirname "$2")"
	printf '%s\n' "$1" >"$2"
	(cd "$probes" && awk -f "$OLDPWD/tests/lint/layers.awk" "$3") >/dev/null &&
		{ echo "the layer check misses: $1 in $3"; bad=1; }
}
probes=$(mktemp -d)
OLDPWD=$(pwd)
probe '#include "peelstats/report.h"' "$probes/src/num/a.c" src/num/a.c
probe '#include <gsl/gsl_sort.h>' "$probes/src/draw/a.c" src/draw/a.c
probe '#include <csv.h>' "$probes/src/dataset/a.c" src/dataset/a.c
probe '#include <hpdf.h>' "$probes/src/app/a.c" src/app/a.c
probe '#include "peelstats/report.h"' "$probes/src/story/a.c" src/story/a.c
probe '#include "draw/pen.h"' "$probes/src/report/a.c" src/report/a.c
# and so do those of blocks and of comments
mkdir "$probes/more"
for name in one two; do
	seq -f 'x = f(x, %g);' 10 >"$probes/more/$name.c"
done
python3 tests/lint/repeated.py "$probes"/more/*.c >/dev/null &&
	{ echo "the check of repeated blocks misses ten lines"; bad=1; }
for said in '' '/** Finds a name in the list. */'; do
	printf '%s\nconst char *find(int i);\n' "$said" >"$probes/more/a.h"
	python3 tests/lint/comments.py "$probes/more/a.h" >/dev/null &&
		{ echo "the check of comments is content with: $said"; bad=1; }
done
rm -rf "$probes"

# the map in the README.md of each folder is true, and the check notices what
# it does not name
python3 tests/lint/readmes.py . || bad=1
probes=$(mktemp -d)
mkdir -p "$probes/src"
printf '| file | holds |\n|---|---|\n| `a` | a |\n| `README` | b |\n' \
	>"$probes/src/README.md"
touch "$probes/src/a.c" "$probes/src/b.c"
[ "$(python3 tests/lint/readmes.py "$probes" | wc -l)" -eq 2 ] ||
	{ echo "the check of READMEs misses a file, or a name"; bad=1; }
rm -rf "$probes"

# no circle of files, and the check notices one
python3 tests/lint/circles.py . || bad=1
probes=$(mktemp -d)
mkdir -p "$probes/src/num"
printf 'void a(void)\n{\n\tb();\n}\n' >"$probes/src/num/a.c"
printf 'void c(void)\n{\n\ta();\n}\n' >"$probes/src/num/c.c"
printf 'void b(void)\n{\n\tc();\n}\n' >"$probes/src/num/b.c"
python3 tests/lint/circles.py "$probes" >/dev/null &&
	{ echo "the check of circles misses one of three files"; bad=1; }
rm -rf "$probes"

# every plug-in file is in its list
check_def() {
	for file in $2; do
		name=$(basename "$file" .c | sed "s/^$3//; s/_writer\$//")
		grep -q "^X($name[,)]" "$1" || { echo "$file is not in $1"; bad=1; }
	done
}
check_def src/analysis/measures.def "$(ls src/analysis/measure_*.c)" measure_
check_def src/report/pages/pages.def "$(ls src/report/pages/page_*.c)" page_
check_def include/peelstats/charts.def "$(ls src/draw/charts/chart_*.c)" chart_
check_def src/app/modes.def "$(ls src/app/modes/mode_*.c)" mode_
check_def src/write/writers.def "$(ls src/write/*/*_writer.c)" ''

# dangerous calls are poisoned in every source file
for file in $(find src -name '*.c' ! -name main.c); do
	grep -q 'banned\.h"' "$file" ||
		{ echo "$file does not include base/banned.h"; bad=1; }
done
if command -v clang-format >/dev/null; then
	# shellcheck disable=SC2046
	clang-format --dry-run --Werror $sources $(find tests -name '*.[ch]') ||
		bad=1
fi

# the completion script of bash; the program defines what it lacks, and reads
# the tilde itself
if command -v shellcheck >/dev/null; then
	shellcheck -s bash -e SC2034,SC2154,SC2088 \
		src/app/completion/completion.bash || bad=1
fi

# the top level holds what was agreed, and dot-files
if git rev-parse --git-dir >/dev/null 2>&1; then
	git ls-files | sed 's|/.*||' | sort -u | grep -vE \
		'^(\..*|src|include|data|output|tests|CMakeLists.txt|README.md|LICENSE)$' |
		grep . && { echo "the top level holds more than agreed"; bad=1; }
fi

# the README has two commands, each whole in itself, with the packages that CI
# knows, and no question is asked
command_of() {
	awk -v want="$1" '$0 == "<!-- " want " -->" { on = 1; next }
		on && /^```/ { if (seen++) exit; next }
		on && seen' README.md
}
installs() {
	case $(command_of "$1") in
	"apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $2 && "*) ;;
	*) echo "README.md, $1: the command does not install just $2"; bad=1 ;;
	esac
	[ "$(command_of "$1" | wc -l)" -eq 1 ] ||
		{ echo "README.md, $1: not one command"; bad=1; }
}
installs build "$(cat .ci/packages)"
installs test "$(cat .ci/packages .ci/packages-test | tr '\n' ' ' | sed 's/ $//')"
exit $bad
