/* Periods as tables print them, each limit from both sides; worked by hand,
 * day numbers by a calendar (1900-01-01 is day 2, as spreadsheets count). */
#include "intake/period.h"
#include "test.h"

struct printed {
	const char *text;
	int year; /* 0: it is no period */
	int month;
};

static void assert_read(const struct printed *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct period got = { 0, 0 };
		bool read = period_parse(p[i].text, &got);

		if (p[i].year == 0)
			assert_so(!read,
			    "\"%s\" is read as %d-%02d, which "
			    "it is not",
			    p[i].text, got.year, got.month);
		else
			assert_so(read && got.year == p[i].year &&
				      got.month == p[i].month,
			    "\"%s\" is %d-%02d, and is read as %d-%02d (%s)",
			    p[i].text, p[i].year, p[i].month, got.year,
			    got.month, read ? "taken" : "refused");
	}
}

#define ASSERT_READ(table) assert_read(table, sizeof(table) / sizeof(table[0]))

static void a_number_is_a_year_or_a_day(void **state)
{
	static const struct printed table[] = { { "2017", 2017, 0 },
		{ "  2017", 2017, 0 }, { "1900", 1900, 0 }, { "1899", 0, 0 },
		{ "2100", 2100, 0 }, { "2101", 0, 0 }, { "2017.5", 0, 0 },
		{ "-2017", 0, 0 }, { "0", 0, 0 }, { "", 0, 0 }, { "1e6", 0, 0 },
		{ "100000", 0, 0 },
		/* 3 October 1954, 31 March 2016 and 1 April 2016 */
		{ "19999", 0, 0 }, { "20000", 1954, 10 }, { "42460", 2016, 3 },
		{ "42461", 2016, 4 },
		/* the last and first days about a leap day */
		{ "42428", 2016, 2 }, { "42429", 2016, 2 },
		{ "42430", 2016, 3 }, { "42369", 2015, 12 },
		{ "42370", 2016, 1 }, { "36525", 1999, 12 },
		{ "36526", 2000, 1 }, { "36585", 2000, 2 },
		{ "36586", 2000, 3 }, { "59999", 2064, 4 }, { "60000", 0, 0 } };

	(void)state;
	ASSERT_READ(table);
}

static void a_split_year_ends_in_march(void **state)
{
	static const struct printed table[] = { { "2016/17", 2017, 3 },
		{ "2016-17", 2017, 3 }, { "2016/2017", 2017, 3 },
		{ "1999/00", 2000, 3 }, { "2016/18", 0, 0 },
		{ "2016/2018", 0, 0 }, { "2016/16", 0, 0 }, { "2016/1", 0, 0 },
		{ "2016/017", 0, 0 }, { "1900/01", 1901, 3 },
		{ "2100/01", 2101, 3 } };

	(void)state;
	ASSERT_READ(table);
	assert_false(period_parse("1899/00", &(struct period){ 0, 0 }));
}

static void a_date_is_of_its_month(void **state)
{
	static const struct printed table[] = { { "2017-03-31", 2017, 3 },
		{ "31/03/2017", 2017, 3 }, { "2017-03-31T00:00:00", 2017, 3 },
		{ "31/03/2017 00:00", 2017, 3 }, { "2017-01-31", 2017, 1 },
		{ "2017-12-31", 2017, 12 }, { "2017-00-31", 0, 0 },
		{ "2017-13-31", 0, 0 }, { "31/00/2017", 0, 0 },
		{ "2017-03-00", 0, 0 }, { "2017-03-32", 0, 0 },
		{ "31/04/2017", 0, 0 }, { "2016-02-29", 2016, 2 },
		{ "2017-02-29", 0, 0 }, { "00/03/2017", 0, 0 },
		{ "31/13/2017", 0, 0 }, { "1900-01-31", 1900, 1 },
		{ "1899-12-31", 0, 0 }, { "2100-12-31", 2100, 12 },
		{ "2101-01-31", 0, 0 }, { "2017-3-31", 0, 0 },
		{ "31-03-2017", 0, 0 }, { "2017/03/31", 0, 0 } };

	(void)state;
	ASSERT_READ(table);
}

static void words_name_the_last_month_and_year(void **state)
{
	static const struct printed table[] = { { "Mar-16", 2016, 3 },
		{ "March 2016", 2016, 3 }, { "31 March 2017", 2017, 3 },
		{ "Year ending June 2017", 2017, 6 },
		{ "Apr 2016 to Mar 2017", 2017, 3 },
		{ "12 months to 30 September 2017", 2017, 9 },
		{ "Sep 17", 2017, 9 }, { "17 Sep", 0, 0 },
		/* a day never takes the place of a year */
		{ "2017 March 31", 2017, 3 }, { "March", 0, 0 },
		{ "in 2017 or so", 0, 0 }, { "Total", 0, 0 },
		{ "March 1899", 0, 0 }, { "March 2101", 0, 0 },
		{ "March 2100", 2100, 3 }, { "March 20167", 0, 0 },
		/* of two dates */
		{ "Change in 12 months Sep-15 to Sep-16", 0, 0 },
		{ "% change Sep 2016", 0, 0 },
		/* 60 characters, and 61 */
		{ "......................................................"
		  "Mar-16",
		    2016, 3 },
		{ "......................................................."
		  "Mar-16",
		    0, 0 } };

	(void)state;
	ASSERT_READ(table);
}

static void a_month_has_its_last_day(void **state)
{
	static const int last[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	static const struct {
		int year, day;
	} february[] = { { 2016, 29 }, { 2017, 28 }, { 2000, 29 }, { 1900, 28 },
		{ 2100, 28 } };

	(void)state;
	for (int month = 1; month <= 12; month++)
		assert_int_equal(
		    period_last_day((struct period){ 2017, month }),
		    last[month - 1]);
	for (size_t i = 0; i < 5; i++)
		assert_so(period_last_day((struct period){
			      february[i].year, 2 }) == february[i].day,
		    "February %d does not end on the %dth", february[i].year,
		    february[i].day);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_is_a_year_or_a_day),
		cmocka_unit_test(a_split_year_ends_in_march),
		cmocka_unit_test(a_date_is_of_its_month),
		cmocka_unit_test(words_name_the_last_month_and_year),
		cmocka_unit_test(a_month_has_its_last_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
