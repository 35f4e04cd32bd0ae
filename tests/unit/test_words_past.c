/* What is said of a change beside earlier ones: the numbers are set, the
 * words worked by hand. */
#include "peelstats/words_trend.h"
#include "spoken.h"
#include "test.h"

static void a_number_by_chance_is_rounded(void **state)
{
	static const struct {
		double expected;
		const char *want;
	} cases[] = { { 0, "less than one" }, { 0.49, "less than one" },
		{ 0.5, "about one" }, { 1.49, "about one" },
		{ 1.5, "about two" }, { 2.49, "about two" },
		{ 2.5, "about three" }, { 9.4, "about nine" },
		{ 9.5, "about 10" } };
	struct spoken s;

	(void)state;
	spoken_open(&s);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_so(strcmp(words_chance(&s.story, cases[i].expected),
			      cases[i].want) == 0,
		    "%g by chance reads \"%s\", not \"%s\"", cases[i].expected,
		    words_chance(&s.story, cases[i].expected), cases[i].want);
	spoken_close(&s);
}

/* A change of so many percent, as it is kept: a logarithm. */
static struct value percent(double x)
{
	return value_of(log1p(x / 100));
}

static void set_past(struct force_result *f, double change, double low,
    double high, int outside, int furthest)
{
	f->past.n = 12;
	f->past.change = percent(change);
	f->past.limits.lower = percent(low);
	f->past.limits.upper = percent(high);
	f->past.outside = outside;
	f->past.furthest = furthest;
}

static void a_change_is_told_from_its_limit(void **state)
{
	static const struct {
		double change, low, high;
		int outside, furthest;
		const char *want;
	} cases[] = {
		{ 2, -5, 5, 0, 0, "A +2.0% (limits \u22125.0% to +5.0%)" },
		{ 12, -5, 5, 1, 1,
		    "A +12.0% (limits \u22125.0% to +5.0%), the highest of "
		    "its 13 yearly changes" },
		{ -12, -5, 5, -1, -1,
		    "A \u221212.0% (limits \u22125.0% to +5.0%), the lowest "
		    "of its 13 yearly changes" },
		/* as many decimals as tell it from the limit it is beyond */
		{ 5.02, -5, 5, 1, 0,
		    "A +5.02% (limits \u22125.00% to +5.00%)" },
		{ -5.003, -5, 5, -1, 0,
		    "A \u22125.003% (limits \u22125.000% to +5.000%)" },
		{ 5.00004, -5, 5, 1, 0,
		    "A +5.0000% (limits \u22125.0000% to +5.0000%)" },
		/* and no more where it is within, or beyond the other */
		{ 5.02, -5, 5, 0, 0, "A +5.0% (limits \u22125.0% to +5.0%)" },
		{ -5.3, -5, -5.3, -1, 0,
		    "A \u22125.3% (limits \u22125.0% to \u22125.3%)" },
	};
	struct spoken s;

	(void)state;
	spoken_open(&s);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got;

		set_past(s.force, cases[i].change, cases[i].low, cases[i].high,
		    cases[i].outside, cases[i].furthest);
		got = past_phrase(&s.story, "A", s.force);
		assert_so(strcmp(got, cases[i].want) == 0,
		    "reads \"%s\", not \"%s\"", got, cases[i].want);
	}
	s.force->one_off = true;
	assert_string_equal(past_phrase(&s.story, "A", s.force),
	    "A \u22125.3% (limits \u22125.0% to \u22125.3%), with a one-off "
	    "event");
	spoken_close(&s);
}

static void forces_and_measures_outside_are_counted(void **state)
{
	const struct metric_result *m[2];
	struct metric_result other;
	struct spoken s;

	(void)state;
	spoken_open(&s);
	s.metric.brief = "Crime";
	m[0] = s.m;
	other = *s.m;
	m[1] = &other;
	assert_string_equal(past_of_all(&s.story, s.m), "");
	story_about(&s.story, 0);
	assert_string_equal(past_of_force(&s.story, m, 2), "");
	set_past(s.force, 2, -5, 5, 0, 0);
	assert_so(strstr(past_of_all(&s.story, s.m), "No change is outside") !=
			  NULL &&
		      strstr(past_of_all(&s.story, s.m), "; 1 ") != NULL,
	    "one unit that can be judged is told otherwise: %s",
	    past_of_all(&s.story, s.m));
	assert_so(
	    strstr(past_of_force(&s.story, m, 2),
		": none. Within them: Crime; Crime. Of 2 measures") != NULL,
	    "two measures within are told otherwise: %s",
	    past_of_force(&s.story, m, 2));
	set_past(s.force, 12, -5, 5, 1, 0);
	assert_so(strstr(past_of_all(&s.story, s.m), "That is 1 of 1 ") != NULL,
	    "one outside of one is told otherwise: %s",
	    past_of_all(&s.story, s.m));
	assert_so(
	    strstr(past_of_force(&s.story, m, 1),
		": Crime +12.0% (limits \u22125.0% to +5.0%). Within them: "
		"none. Of 1 measure with ten or more such changes, chance "
		"alone would put less than one outside.") != NULL,
	    "a measure outside is told otherwise: %s",
	    past_of_force(&s.story, m, 1));
	set_past(&s.m->force[1], 2, -5, 5, 0, 0);
	assert_so(strstr(past_of_all(&s.story, s.m), "That is 1 of 2 ") != NULL,
	    "one outside of two is told otherwise: %s",
	    past_of_all(&s.story, s.m));
	s.m->force[1].past.limits.upper = value_unknown();
	assert_so(strstr(past_of_all(&s.story, s.m), "That is 1 of 1 ") != NULL,
	    "a unit with one limit is judged: %s", past_of_all(&s.story, s.m));
	spoken_close(&s);
}

/* One of 30 with ten earlier changes, one of 80 with twenty (simulation): 30
 * measures with twelve give about one. */
static void chances_add_up(void **state)
{
	const struct metric_result *m[30];
	struct spoken s;

	(void)state;
	spoken_open(&s);
	story_about(&s.story, 0);
	set_past(s.force, 12, -5, 5, 1, 0);
	for (size_t i = 0; i < 30; i++)
		m[i] = s.m;
	assert_so(strstr(past_of_force(&s.story, m, 30),
		      "chance alone would put about one outside") != NULL,
	    "the chances of 30 measures do not add up: %s",
	    past_of_force(&s.story, m, 30));
	spoken_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_by_chance_is_rounded),
		cmocka_unit_test(a_change_is_told_from_its_limit),
		cmocka_unit_test(forces_and_measures_outside_are_counted),
		cmocka_unit_test(chances_add_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
