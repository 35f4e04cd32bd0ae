/* Why a figure is not there, in words. */
#include "peelstats/gaps.h"
#include "spoken.h"
#include "test.h"

static void too_little_is_told_in_percent(void **state)
{
	static const struct {
		float coverage;
		const char *want;
	} cases[] = { { 0.8F, "only 80.0 percent of what should be counted" },
		{ 0.125F, "only 12.5 percent of what should be counted" },
		{ 0, "only 0.0 percent of what should be counted" } };
	struct spoken s;

	(void)state;
	spoken_open(&s);
	s.force->value = value_unknown();
	s.now.status = STATUS_NOT_COMPARABLE;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got;

		s.now.coverage = cases[i].coverage;
		got = gaps_sentences(&s.story, s.m, 2017);
		assert_so(strstr(got, "Aton") != NULL &&
			      strstr(got, cases[i].want) != NULL,
		    "a coverage of %g is told as \"%s\"",
		    (double)cases[i].coverage, got);
	}
	s.now.coverage = 1;
	assert_so(
	    strstr(gaps_sentences(&s.story, s.m, 2017), "percent") == NULL,
	    "what is whole is told to be short");
	spoken_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(too_little_is_told_in_percent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
