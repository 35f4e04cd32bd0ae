#!/bin/sh
# Every shape of figure that inspection reports print can be made from CSV.
# All values in tests/shapes are made up.
. "$(dirname "$0")/lib.sh"

# shape NAME: the report on tests/shapes/NAME, as text in one line
shape() {
	expect 0 "$PEELSTATS" -d "$SOURCE/tests/shapes/$1" -o "$1.pdf"
	pdftotext -raw "$1.pdf" - 2>/dev/null | tr -s '\n ' '  ' >text
	says text "Made-up figures: $1"
	python3 "$SOURCE/tests/e2e/structure.py" "$1.pdf" >rules ||
		fail "$1: $(cat rules)"
}

shape money
says text "Estimated expenditure on neighbourhood policing, £ per head of population"
says text "was £43.99 per head of population in the 12 months to 31 March 2017"
says text "Coldmere Police (made up) was unable to provide data for 2017"
says text "as its accounts were not closed"

shape rate
says text "organised crime groups per 1 million population on 1 July 2017"
says text "Fenbury"
says text "its groups work across the country"

# similar forces: 67 of 1,827,000, worked by hand from observations.csv
expect 0 "$PEELSTATS" -d "$SOURCE/tests/shapes/rate" --force alderham -o a.pdf
pdftotext -raw a.pdf - | tr -s '\n ' '  ' >text
says text "Its 3 similar forces with data together have 36.7."

shape percent
says text "Investigator posts without a trained investigator, as a percentage of all investigator posts"
says text "2017 data are partial [u] for Coldmere"
says text "percentage point"

shape ratio
says text "per 100 domestic abuse-related offences"
says text "Alderham and Eastmarch forces were unable to provide data for 2017"
says text "Among the 9 forces with figures for both years"

shape national
says text "1,149"
says text "−25.4%"
says text "as at 1 July 2017"

shape shares
says text "Tweets by crime category"
says text "Percent of all tweets about crime, England and Wales, 2 April 2017 to 2 July 2017"
says text "Organised crime groups by main crime type"
says text "Files reviewed"
says text "Percent, England and Wales, 2017"
finish
