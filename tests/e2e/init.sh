#!/bin/sh
# Folders to start from: --init, --force, --from, --year, --empty.
. "$(dirname "$0")/lib.sh"
data=$SOURCE/data

# a new folder passes the check and makes a report at once
expect 0 "$PEELSTATS" --init new -d "$data"
says err "examples to overwrite"
for file in README.md datapackage.json forces.csv metrics.csv notes.csv; do
	[ -s "new/$file" ] || fail "no $file"
done
[ "$(wc -l <new/forces.csv)" -eq 44 ] || fail "not the 43 forces"
expect 0 "$PEELSTATS" --check -d new
[ "$(grep -c 'W5[0-9][0-9]' err)" -eq "$(grep -c W511 err)" ] ||
	fail "warnings about the examples: $(cat err)"
expect 0 "$PEELSTATS" -d new -o new.pdf
# nobody takes them for real figures: title, note, status, every measure
pdftotext -layout new.pdf text
says text "EXAMPLE report: overwrite the figures"
says text "They are not real"
says text "EXAMPLE rate (not real figures)"
# and nothing that is there is touched
cp -r new before
expect 3 "$PEELSTATS" --init new -d "$data"
says err "is there already"
diff -r new before || fail "--init changed a folder"

# the forces named, by any name
expect 0 "$PEELSTATS" --init few -d "$data" --force "norfolk police,London, City of"
[ "$(cut -d, -f2 few/forces.csv | tr '\n' ' ')" = "short City of London Norfolk " ] ||
	fail "$(cat few/forces.csv)"
expect 0 "$PEELSTATS" --check -d few
expect 2 "$PEELSTATS" --init slip -d "$data" --force "Norfolk,Narfolk"
says err "did you mean Norfolk (E23000024)?"
[ -e slip/forces.csv ] && fail "a folder of a slip"
# the year is that of the report, unless another one is asked for
[ "$(cut -d, -f3 few/observations.csv | sort -u | tr '\n' ' ')" = "2016 2017 year " ] ||
	fail "$(cat few/observations.csv)"
cp -r "$data" dated
sed -i 's/^year,.*//' dated/meta.csv
expect 0 "$PEELSTATS" --init last -d dated --force Norfolk
last=$(cut -d, -f3 "$data/observations.csv" | sort -n | tail -1)
[ "$(cut -d, -f3 last/observations.csv | sort | tail -2 | head -1)" = "$last" ] ||
	fail "without a year of the report not the last: $(cat last/observations.csv)"
echo year,2015 >>dated/meta.csv
expect 0 "$PEELSTATS" --init earlier -d dated --force Norfolk
[ "$(cut -d, -f3 earlier/observations.csv | sort | tail -2 | head -1)" = 2015 ] ||
	fail "not the year of the report: $(cat earlier/observations.csv)"
expect 0 "$PEELSTATS" --init asked -d dated --force Norfolk -y 2016
[ "$(cut -d, -f3 asked/observations.csv | sort | tail -2 | head -1)" = 2016 ] ||
	fail "not the year that was asked for: $(cat asked/observations.csv)"
# units of another kind
expect 0 "$PEELSTATS" --init wards -d "$data" --force "St Mary's, =SUM(A1), Papworth"
expect 0 "$PEELSTATS" -d wards -o wards.pdf
[ "$(sed -n 3p wards/forces.csv)" = "U2,=SUM(A1),=SUM(A1),,,2," ] ||
	fail "$(cat wards/forces.csv)"

# a copy has the logo too, byte by byte, and nothing from elsewhere
cp -r "$SOURCE/tests/golden/small" branded
chmod -R u+w branded
printf 'brand_logo,logo.png\n' >>branded/meta.csv
PYTHONPATH=$SOURCE/tests/e2e python3 -c 'import sys, png
sys.stdout.buffer.write(png.png(40, 20, 6))' >branded/logo.png
expect 0 "$PEELSTATS" --init twin --from branded
cmp branded/logo.png twin/logo.png || fail "the logo is not that of the folder"
expect 0 "$PEELSTATS" --check -q -d twin
expect 0 "$PEELSTATS" --init later --from branded --year 2017
cmp branded/logo.png later/logo.png || fail "no logo in the copy of a year"
sed -i 's/^brand_logo,.*/brand_logo,..\/secret.png/' branded/meta.csv
cp branded/logo.png secret.png
expect 1 "$PEELSTATS" --init sly --from branded
says err "its name holds a folder"
sed -i 's/^brand_logo,.*/brand_logo,gone.png/' branded/meta.csv
expect 1 "$PEELSTATS" --init lost --from branded
says err "no such file beside meta.csv"

# a copy of a year gives the figures of that year
expect 0 "$PEELSTATS" --init copy --from "$data" --year 2017
expect 0 "$PEELSTATS" --check --strict -q -d copy
"$PEELSTATS" -d "$data" -y 2017 --compare none --stats forces -m crime_total,arrests |
	cut -d, -f1-8 >of_data
"$PEELSTATS" -d copy --stats forces -m crime_total,arrests | cut -d, -f1-8 >of_copy
cmp of_data of_copy || fail "the copy has other figures"
[ "$(cut -d, -f3 copy/observations.csv | sort -u | wc -l)" -eq 2 ] ||
	fail "other years came along"
expect 2 "$PEELSTATS" --init none --from "$data" --year 1999
says err "is not in this data set"
expect 3 "$PEELSTATS" --init none --from nowhere
# all years: every file reads the same
expect 0 "$PEELSTATS" --init whole --from "$data"
"$PEELSTATS" -d "$data" --stats series -m crime_total >one
"$PEELSTATS" -d whole --stats series -m crime_total >two
cmp one two || fail "a copy of all years differs"
# without data: only columns
expect 0 "$PEELSTATS" --init bare --empty
[ "$(wc -l <bare/observations.csv)" -eq 1 ] || fail "rows in an empty folder"
finish
