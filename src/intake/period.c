/* Periods as tables print them. */
#include "period.h"

#include "peelstats/number.h"
#include "recipe.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "base/banned.h"

static bool is_year(int y)
{
	return y >= 1900 && y <= 2100;
}

/* The civil date of a day counted from 1899-12-30 (Hinnant 2013). */
static void from_day(double day, struct period *out)
{
	long long z = (long long)day - 25569 + 719468;
	long long era = z / 146097;
	long long doe = z - era * 146097;
	long long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	long long mp = (5 * doy + 2) / 153;

	out->month = (int)(mp < 10 ? mp + 3 : mp - 9);
	out->year = (int)(yoe + era * 400 + (out->month <= 2));
}

static int digits(const char *s, size_t n)
{
	int x = 0;

	for (size_t i = 0; i < n; i++)
		x = x * 10 + (s[i] - '0');
	return x;
}

/* "2016/17": a year that ends in March, unless it is named otherwise. */
static bool parse_split(const char *s, struct period *out)
{
	size_t first = strspn(s, "0123456789");
	size_t last;
	size_t gap;
	int y;

	if (first != 4)
		return false;
	/* an en dash is three bytes */
	gap = strncmp(s + 4, "\u2013", 3) == 0 ? 3
	      : s[4] == '/' || s[4] == '-'     ? 1
					       : 0;
	last = gap > 0 ? strspn(s + 4 + gap, "0123456789") : 0;
	if ((last != 2 && last != 4) || s[4 + gap + last] != '\0')
		return false;
	y = digits(s, 4);
	*out = (struct period){ y + 1, 3 };
	return is_year(y) &&
	       digits(s + 4 + gap, last) == (last == 2 ? (y + 1) % 100 : y + 1);
}

/* "2017-03-31" and "31/03/2017", with or without a time behind. */
static bool parse_date(const char *s, struct period *out)
{
	static const char iso[] = "dddd-dd-dd";
	static const char british[] = "dd/dd/dddd";
	const char *const shape[] = { iso, british };
	int day;

	for (size_t k = 0; k < 2; k++) {
		size_t i = 0;

		while (shape[k][i] != '\0' &&
		       (shape[k][i] == 'd' ? isdigit((unsigned char)s[i])
					   : s[i] == shape[k][i]))
			i++;
		if (shape[k][i] != '\0')
			continue;
		*out =
		    k == 0
			? (struct period){ digits(s, 4), digits(s + 5, 2) }
			: (struct period){ digits(s + 6, 4), digits(s + 3, 2) };
		day = digits(s + (k == 0 ? 8 : 0), 2);
		return is_year(out->year) && out->month >= 1 &&
		       out->month <= 12 && day >= 1 &&
		       day <= period_last_day(*out);
	}
	return false;
}

/* The last month and the last year in words and numbers. */
static bool parse_words(const char *s, struct period *out)
{
	int month = 0;
	int year = 0;
	bool four = false; /* digits: a day or '17 never takes its place */

	while (*s != '\0') {
		size_t n = strspn(s, "0123456789");
		size_t letters = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
					   "abcdefghijklmnopqrstuvwxyz");

		if (letters > 0) {
			int found = month_number(s);

			month = found != 0 ? found : month;
			s += letters;
		} else if (n > 0) {
			if (n == 4 && is_year(digits(s, 4))) {
				year = digits(s, 4);
				four = true;
			} else if (n == 2 && month != 0 && !four) {
				year = 2000 + digits(s, 2);
			}
			s += n;
		} else {
			s++;
		}
	}
	*out = (struct period){ year, month };
	return year != 0 && month != 0;
}

bool period_parse(const char *s, struct period *out)
{
	double x;

	while (*s == ' ')
		s++;
	/* "Change in 12 months Sep-15 to Sep-16" is of two dates */
	if (strlen(s) > 60 || strstr(s, "hange") != NULL)
		return false;
	if (number_parse(s, &x)) {
		*out = (struct period){ (int)(x > 0 && x < 1e6 ? x : 0), 0 };
		if (x >= 20000 && x < 60000)
			from_day(x, out);
		else if (x > (double)out->year)
			return false;
		return is_year(out->year);
	}
	return parse_split(s, out) || parse_date(s, out) || parse_words(s, out);
}

int period_last_day(struct period p)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	bool leap = (p.year % 4 == 0 && p.year % 100 != 0) || p.year % 400 == 0;

	return p.month == 2 && leap ? 29 : days[p.month - 1];
}
