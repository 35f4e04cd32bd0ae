#!/bin/bash
# Builds the Debian package, installs it on a bare Debian 12 made for it, uses
# it as a newcomer would, and takes it away again: run.sh BUILD_DIR. Needs
# root, debootstrap and the archive.
set -euo pipefail
build=$1
source=$(cd "$(dirname "$0")/../.." && pwd)
root=$(mktemp -d)
mirror=$(sed -n 's/^deb[^h]*\(http[^ ]*\) .*/\1/p; s/^URIs: *\(http[^ ]*\).*/\1/p' \
	/etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
	grep -v security | head -n 1 || true)

# everything under the root is unmounted before it is deleted
finish() {
	umount "$root/proc" 2>/dev/null || true
	if ! grep -q " $root/" /proc/mounts; then
		rm -rf "$root"
	fi
}
trap finish EXIT

# A machine that cannot make or reach another system says nothing of ours.
cannot() {
	tail -n 5 "$1"
	echo "$(basename "$package"): built; no bare system can be made here to try it on"
	exit 0
}

rm -f "$build"/peelstats_*.deb
cmake -S "$source" -B "$build" -DCMAKE_BUILD_TYPE=Release \
	-DCMAKE_INSTALL_PREFIX=/usr -DBUILD_TESTING=OFF >/dev/null
cmake --build "$build" -j2 --target package >"$build/log" 2>&1 ||
	{ tail -n 30 "$build/log"; exit 1; }
package=$(find "$build" -maxdepth 1 -name "peelstats_*.deb" | head -n 1)

debootstrap --variant=minbase bookworm "$root" "${mirror:-http://deb.debian.org/debian}" \
	>"$build/debootstrap.log" 2>&1 || cannot "$build/debootstrap.log"
cp "$package" "$root/tmp/peelstats.deb"
cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
cp /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
mount -t proc proc "$root/proc" 2>/dev/null || true

inside() {
	chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
		DEBIAN_FRONTEND=noninteractive bash -euo pipefail -c "$1"
}

inside 'find / -xdev \( -path /proc -o -path /tmp \) -prune -o -print | sort >/tmp/before'
inside 'apt-get update -qq' >"$build/update.log" 2>&1 || cannot "$build/update.log"
inside 'apt-get install -y -qq --no-install-recommends /tmp/peelstats.deb' \
	>"$build/install.log" 2>&1 || { tail -n 20 "$build/install.log"; exit 1; }
# shellcheck disable=SC2016
inside '
	cd /tmp
	peelstats --version
	peelstats --year 2017 -o report.pdf
	peelstats --force all -O reports
	[ "$(ls reports | wc -l)" -eq 44 ]
	cmp report.pdf reports/peelstats-2017-national.pdf
	peelstats --force norfolk --layout slide -o norfolk.pdf
	peelstats --check --strict
	peelstats --summary >summary
	peelstats --stats forces -m crime_total >stats
	# settings that nobody filled in yet are told, and nothing is made; a night
	# with a reader makes the report, mails it, and tells the night before
	status=0
	peelstats-nightly 2>told || status=$?
	[ $status -eq 1 ]
	grep "^peelstats-nightly: ERRORS_TO in /etc/peelstats/nightly.conf" told
	cp /etc/peelstats/nightly.conf night.conf
	printf "TO=chief@example.org\nERRORS_TO=desk@example.org\nMAILER=\"tee -a /tmp/mailed\"\n" >>night.conf
	peelstats-nightly night.conf >said 2>&1 || { cat said; exit 1; }
	grep -q "earlier night" mailed
	grep "^To: chief@example.org" mailed
	[ -s /var/lib/peelstats/peelstats-2017-national.pdf ]
	for file in bin/peelstats bin/peelstats-nightly share/man/man1/peelstats.1 \
		share/man/man5/peelstats-data.5 share/man/man8/peelstats-nightly.8 \
		share/bash-completion/completions/peelstats \
		share/zsh/vendor-completions/_peelstats \
		share/fish/vendor_completions.d/peelstats.fish \
		lib/systemd/system/peelstats.service \
		lib/systemd/system/peelstats.timer \
		share/doc/peelstats/copyright share/peelstats/data/forces.csv; do
		ls /usr/$file >/dev/null
	done
	grep -q "^ExecStart=/usr/bin/peelstats-nightly$" /usr/lib/systemd/system/peelstats.service
	# a setting of the machine stays when the package goes, not when purged
	echo "TO=x@example.org" >>/etc/peelstats/nightly.conf
	dpkg --remove peelstats >/dev/null
	grep -q x@example.org /etc/peelstats/nightly.conf
	! command -v peelstats
	dpkg --purge peelstats >/dev/null
	rm -r /var/lib/peelstats
	left=$(find / -xdev \( -path /proc -o -path /tmp \) -prune -o -name "*peelstats*" -print)
	[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
'
echo "$(basename "$package"): installs, runs and goes ($(stat -c %s "$package") bytes)"
