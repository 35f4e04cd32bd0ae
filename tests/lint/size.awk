# Fails on a function over 60 lines or a file over 500; prints the median
# length. Functions begin with "{" and end with "}" in the first column.
function close_file() {
	if (last > 500) {
		printf "%s: %d lines\n", file, last
		bad = 1
	}
}
FNR == 1 { close_file(); file = FILENAME }
{ last = FNR }
/^\{/ { start = FNR; in_function = 1 }
/^\}/ && in_function {
	length_of[n++] = FNR - start + 1
	if (FNR - start + 1 > 60) {
		printf "%s:%d: a function of %d lines\n", FILENAME, start,
		    FNR - start + 1
		bad = 1
	}
	in_function = 0
}
END {
	close_file()
	for (i = 0; i < n; i++)
		for (j = i; j > 0 && length_of[j - 1] > length_of[j]; j--) {
			t = length_of[j]; length_of[j] = length_of[j - 1]
			length_of[j - 1] = t
		}
	printf "%d functions, median %d lines, longest %d\n", n,
	    length_of[int(n / 2)], length_of[n - 1]
	exit bad
}
