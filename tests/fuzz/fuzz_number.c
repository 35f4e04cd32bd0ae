/* Any bytes as a number: as the C library has it, or refused. */
#include "fuzz.h"
#include "peelstats/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char s[512];
	char printed[NUMBER_BUFFER];
	double x;
	int year;

	if (size >= sizeof(s))
		return 0;
	memcpy(s, data, size);
	s[size] = '\0';
	if (number_parse_year(s, &year) && (year < 1000 || year > 9999))
		abort();
	if (!number_parse(s, &x))
		return 0;
	if (!isfinite(x) || strpbrk(s, " xXnN") != NULL)
		abort();
	if (memcmp(&x, &(double){ strtod(s, NULL) }, sizeof(x)) != 0)
		abort();
	for (int decimals = 0; decimals <= NUMBER_DECIMALS_MAX; decimals++)
		if (strlen(number_format_signed(printed, x, decimals)) >=
		    sizeof(printed))
			abort();
	return 0;
}
