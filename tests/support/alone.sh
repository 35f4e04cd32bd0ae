#!/bin/sh
# Runs a test in an empty folder of its own, which is gone afterwards:
# alone.sh COMMAND [ARGUMENT...]. No test finds what another one left.
set -u
folder=$(mktemp -d) || exit 1
gone() {
	chmod -R u+rwX "$folder" 2>/dev/null
	rm -rf "$folder"
}
trap gone EXIT
trap 'exit 143' INT TERM HUP
mkdir "$folder/here" "$folder/tmp"
# some tests run the command as another user, as in /tmp
chmod 755 "$folder"
chmod 1777 "$folder/tmp"
cd "$folder/here" || exit 1
TMPDIR=$folder/tmp "$@"
