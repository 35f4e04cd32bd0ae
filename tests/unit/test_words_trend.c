/* What is said of a series, worked by hand: streaks, and the highest since. */
#include "peelstats/words_trend.h"
#include "spoken.h"
#include "test.h"

enum { MOST = 8, FIRST = 2010 };

struct run {
	const char *values; /* from 2010 on: "x" is none, "|" a break before,
			     * "u" behind a figure that is partial */
	int year;
	bool known;
	int streak, extreme, since;
	size_t years;
	int first;
	const char *title;
};

static struct series read_run(const char *values, struct series_point *point)
{
	struct series s = { .point = point, .parts_a_year = 1 };
	size_t segment = 0;

	for (const char *at = values; *at != '\0'; s.n++) {
		struct series_point *p = &point[s.n];
		char *end = (char *)(uintptr_t)at;

		*p = (struct series_point){ .period = FIRST + (int)s.n };
		segment += *at == '|';
		at += *at == '|';
		p->segment = segment;
		if (*at == 'x')
			at++;
		else
			p->value = value_of(strtod(at, &end));
		at = end > at ? end : at;
		p->status = *at == 'u' ? STATUS_PARTIAL : STATUS_OK;
		at += *at == 'u';
		at += *at == ' ';
	}
	return s;
}

static void a_series_is_told_as_anyone_can_check(void **state)
{
	static const struct run runs[] = {
		{ "1 2 3 4", 2013, true, 3, 1, 0, 4, 2010,
		    "Crime rose for the third year in a row" },
		{ "4 3 2 1", 2013, true, -3, -1, 0, 4, 2010,
		    "Crime fell for the third year in a row" },
		/* three years back are the least that are told */
		{ "1 2 3", 2012, true, 2, 0, 0, 3, 2010,
		    "Crime rose for the second year in a row" },
		{ "9 1 2 3 4", 2014, true, 3, 1, 2010, 5, 2010,
		    "Crime rose for the third year in a row" },
		{ "9 1 2 3", 2013, true, 2, 1, 2010, 4, 2010,
		    "Crime rose for the second year in a row" },
		{ "9 8 2 3", 2013, true, 1, 0, 0, 4, 2010,
		    "Crime from 2010 to 2013" },
		/* as high as then is not higher */
		{ "4 1 3 2 4", 2014, true, 1, 1, 2010, 5, 2010,
		    "Crime: the highest since 2010" },
		{ "1 4 2 3 1", 2014, true, -1, -1, 2010, 5, 2010,
		    "Crime: the lowest since 2010" },
		{ "2 1 3 2 4", 2014, true, 1, 1, 0, 5, 2010,
		    "Crime: the highest of the 5 years from 2010" },
		/* what prints alike is no rise */
		{ "1 2 2.04", 2012, true, 0, 0, 0, 3, 2010,
		    "Crime from 2010 to 2012" },
		{ "1 2 2.05", 2012, true, 2, 0, 0, 3, 2010,
		    "Crime rose for the second year in a row" },
		/* the years beyond that of the report are not spoken of */
		{ "1 2 3 4 0 0", 2013, true, 3, 1, 0, 4, 2010,
		    "Crime rose for the third year in a row" },
		{ "1 2 3 4", 2010, true, 0, 0, 0, 1, 2010,
		    "Crime from 2010 to 2010" },
		{ "1 2", 2009, false, 0, 0, 0, 0, 0, "Crime over the years" },
		{ "1 2", 2012, false, 0, 0, 0, 0, 0, "Crime over the years" },
		{ "", 2012, false, 0, 0, 0, 0, 0, "Crime over the years" },
		/* gaps, breaks and partial figures */
		{ "1 2 x", 2012, false, 0, 0, 0, 0, 0, "Crime over the years" },
		{ "1 2 3u", 2012, false, 0, 0, 0, 0, 0,
		    "Crime over the years" },
		{ "1 x 2 3 4", 2014, true, 2, 1, 0, 4, 2010,
		    "Crime rose for the second year in a row" },
		{ "1 2u 3 4 5", 2014, true, 2, 1, 0, 4, 2010,
		    "Crime rose for the second year in a row" },
		{ "9 9 |1 2 3 4", 2015, true, 3, 1, 0, 4, 2012,
		    "Crime rose for the third year in a row" },
		{ "9 9 |1 2 3", 2014, true, 2, 0, 0, 3, 2012,
		    "Crime rose for the second year in a row" },
	};
	struct series_point point[MOST];
	struct spoken s;

	(void)state;
	spoken_open(&s);
	for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++) {
		const struct run *r = &runs[i];
		struct series x = read_run(r->values, point);
		struct trend_story t = trend_story(&s.metric, &x, r->year);
		const char *title;

		assert_so(t.known == r->known && t.streak == r->streak &&
			      t.extreme == r->extreme && t.since == r->since &&
			      t.years == r->years && t.first == r->first,
		    "%s to %d: known %d streak %d extreme %d since %d, %zu "
		    "years from %d",
		    r->values, r->year, t.known, t.streak, t.extreme, t.since,
		    t.years, t.first);
		title = trend_title(&s.story, &s.metric, &t);
		assert_so(strcmp(title, r->title) == 0,
		    "%s to %d is titled \"%s\", not \"%s\"", r->values, r->year,
		    title, r->title);
	}
	spoken_close(&s);
}

static void numbers_have_their_endings(void **state)
{
	static const struct {
		size_t n;
		const char *nth, *ordinal;
	} cases[] = { { 1, "1st", "first" }, { 2, "2nd", "second" },
		{ 3, "3rd", "third" }, { 4, "4th", "fourth" },
		{ 10, "10th", "tenth" }, { 11, "11th", "eleventh" },
		{ 12, "12th", "twelfth" }, { 13, "13th", "13th" },
		{ 14, "14th", "14th" }, { 20, "20th", "20th" },
		{ 21, "21st", "21st" }, { 22, "22nd", "22nd" },
		{ 23, "23rd", "23rd" }, { 101, "101st", "101st" },
		{ 111, "111th", "111th" }, { 112, "112th", "112th" },
		{ 113, "113th", "113th" }, { 114, "114th", "114th" } };
	struct spoken s;

	(void)state;
	spoken_open(&s);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_string_equal(
		    words_nth(&s.story, cases[i].n), cases[i].nth);
		assert_string_equal(
		    words_ordinal(&s.story, cases[i].n), cases[i].ordinal);
	}
	spoken_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_series_is_told_as_anyone_can_check),
		cmocka_unit_test(numbers_have_their_endings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
