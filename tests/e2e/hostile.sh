#!/bin/sh
# Files that are no files, paths that lead nowhere, and other people's locales.
. "$(dirname "$0")/lib.sh"
small=$SOURCE/tests/golden/small

# fresh: a copy of the small folder as d
fresh() {
	chmod -R u+rwx d 2>/dev/null
	rm -rf d
	cp -r "$small" d
}

# refused STATUS TEXT: checks, statistics and reports end so, in good time
refused() {
	for mode in --check "--stats forces" "-o r.pdf"; do
		# shellcheck disable=SC2086
		expect "$1" timeout 20 "$PEELSTATS" -d d $mode
		says err "$2"
	done
	[ ! -e r.pdf ] || fail "a report was written: $2"
}

fresh
rm d/notes.csv
mkfifo d/notes.csv
refused 3 "d/notes.csv: not a regular file"
fresh
rm d/forces.csv
mkdir d/forces.csv
refused 3 "d/forces.csv: not a regular file"
fresh
rm d/forces.csv
ln -s /dev/zero d/forces.csv
refused 3 "d/forces.csv: not a regular file"
fresh
rm d/forces.csv
ln -s forces.csv d/forces.csv
refused 3 "d/forces.csv: Too many levels of symbolic links"
fresh
rm d/forces.csv
ln -s nowhere d/forces.csv
refused 1 "error[E101]: file not found"
fresh
mv d/forces.csv elsewhere
ln -s ../elsewhere d/forces.csv
expect 0 "$PEELSTATS" --check -q -d d
ln -sfn d linked
expect 0 "$PEELSTATS" --check -q -d linked
if [ "$(id -u)" -ne 0 ]; then
	fresh
	chmod 000 d/forces.csv
	refused 3 "d/forces.csv: Permission denied"
	fresh
	chmod 000 d
	refused 3 "d: "
	chmod 755 d
fi
expect 3 "$PEELSTATS" --check -d "$(printf 'a\nb')"
expect 3 "$PEELSTATS" --check -d ""
expect 3 "$PEELSTATS" --check -d "$(printf '%5000s' | tr ' ' x)"

# too large for memory: refused at once, or read with little of it
fresh
truncate -s 2G d/observations.csv
refused 1 "error[E115]: the file is larger than 1 GiB"
fresh
printf 'force_id,short\nA,' >d/forces.csv
head -c 5000000 /dev/zero | tr '\0' x >>d/forces.csv
refused 1 "error[E104]: a record is longer than 4 MiB"
fresh
printf 'force_id,short\nA,"' >d/forces.csv
yes | head -c 5000000 >>d/forces.csv
refused 1 "error[E104]: a record is longer than 4 MiB"
fresh
yes a, | head -n 1000000 | tr -d '\n' >d/forces.csv
refused 1 "error[E112]: 1000001 columns are more than"
fresh
yes 'F1,crime,2017,1,2,,,' | head -n 200000 >>d/observations.csv
refused 1 "and 199995 more like this [E301]"
fresh
{
	echo force_id,short
	seq 1 20000 | sed 's/.*/f&,Force &/'
} >d/forces.csv
{
	echo metric_id,title,kind,multiplier
	seq 1 20000 | sed 's/.*/m&,Measure &,rate,1/'
} >d/metrics.csv
refused 1 "error[E116]: forces.csv has 20000 rows, and 20000 measures"

# names in a folder are never commands, formats or paths
fresh
sed -i 's/^F1,[^,]*/F1,..\/..\/%s%n$(id)`id`/' d/forces.csv
expect 0 "$PEELSTATS" -q -d d --force all -O reports
[ -z "$(find reports -type f ! -name 'peelstats-*.pdf' ! -name .peelstats.lock)" ] ||
	fail "files: $(find reports -type f)"
[ -e reports/peelstats-2017-force-s-n-id-id.pdf ] || fail "slug: $(ls reports)"

# text from the files cannot break what it lands in
fresh
cat >d/meta.csv <<'END'
key,value
title,"]]> <x a=""1"">&amp; (a\) %PDF ""quoted"" </rdf:RDF>"
publisher,"O'Brien & <Sons> \n \0"
released,2018-03-22
END
printf 'note_id,text,scope\npart,"A ""quote"", (brackets) \\ and <tags> & more",report\nlost,=cmd|x,report\npop,Plain,report\n' \
	>d/notes.csv
expect 0 "$PEELSTATS" -q -d d --attach-data -o odd.pdf
qpdf --check odd.pdf >qpdf 2>&1 || fail "qpdf: $(cat qpdf)"
pdfinfo odd.pdf >info 2>&1
says info '</rdf:RDF>'
pdfinfo -meta odd.pdf >meta
python3 - <<'END' || fail "metadata"
import xml.dom.minidom
text = open("meta").read()
text = text[text.index("<x:xmpmeta"):text.index("</x:xmpmeta>") + 12]
assert ']]> <x a="1">' in xml.dom.minidom.parseString(text).toxml().replace(
    "&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
END
pdftotext odd.pdf - | grep -qF 'A "quote", (brackets) \ and <tags> & more' ||
	fail "text of a note"

# other languages: the same bytes, whatever the environment says
locales=$work/locales
mkdir "$locales"
for name in de_DE tr_TR; do
	localedef -i $name -f UTF-8 "$locales/$name.UTF-8" 2>/dev/null ||
		fail "localedef $name"
done
data=$SOURCE/data
expect 0 "$PEELSTATS" -q -d "$data" --force kent -o plain.pdf
"$PEELSTATS" -q -d "$data" --stats forces >plain.csv
for name in de_DE.UTF-8 tr_TR.UTF-8; do
	env LOCPATH="$locales" LC_ALL=$name locale decimal_point >point 2>&1
	grep -q '^,$' point || fail "$name is not in force: $(cat point)"
	expect 0 env LOCPATH="$locales" LC_ALL=$name "$PEELSTATS" -q \
		-d "$data" --force KENT -o other.pdf
	cmp plain.pdf other.pdf || fail "$name changes the report"
	env LOCPATH="$locales" LC_ALL=$name "$PEELSTATS" -q -d "$data" \
		--stats forces >other.csv
	cmp plain.csv other.csv || fail "$name changes the statistics"
done
finish
