#!/bin/sh
# Reports as HTML in a browser, by tools of others; see browser/read.js. Left
# out, and said so, where Chromium, node or the modules are missing: they are
# put in place by
#   cp tests/browser/package.json BUILD/browser && npm install --prefix BUILD/browser
. "$(dirname "$0")/lib.sh"
modules=$BUILD/browser/node_modules
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
if [ -z "$chromium" ] || ! command -v node >/dev/null || [ ! -d "$modules/axe-core" ]; then
	echo "left out: no chromium, node or modules in $modules"
	exit 77
fi
expect 0 "$PEELSTATS" -q -d "$SOURCE/data" --format html --force norfolk -o force.html
expect 0 "$PEELSTATS" -q -d "$SOURCE/data" --format html --pages brief,cover,contents,numbers,guide,grades,ranked,spread,trend,missing \
	-m crime_total,outcome_action_taken -o national.html
NODE_PATH=$modules timeout 500 node "$SOURCE/tests/browser/read.js" "$chromium" \
	"$PWD/force.html" "$PWD/national.html" || fail "a tool found fault"
finish
