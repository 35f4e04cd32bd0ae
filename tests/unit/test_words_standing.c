/* Where the words about a figure change: each limit is tried from both sides,
 * with the rules of standings.def and of words_standing.c worked by hand. */
#include "spoken.h"
#include "test.h"

/* value, that of the year before, change in percent, q of the change; which
 * way the words say it went and whether they put it down to chance */
struct move {
	double value, compare, percent, q;
	int way;
	bool chance;
};

static void a_move_is_told_from_its_limits_on(void **state)
{
	static const struct move moves[] = {
		{ 12, 10, 20, 0.01, 1, false },
		{ 10, 12, -16.7, 0.01, -1, false },
		/* chance is named above 5 in 100 */
		{ 12, 10, 20, 0.05, 1, false },
		{ 12, 10, 20, 0.051, 0, true },
		/* one percent is the least that is told */
		{ 101, 100, 1, 0.01, 1, false },
		{ 101, 100, 0.99, 0.01, 0, false },
		{ 99, 100, -1, 0.01, -1, false },
		{ 99, 100, -0.99, 0.01, 0, false },
		{ 101, 100, 1, 0.06, 0, true },
		{ 101, 100, 0.99, 0.06, 0, false },
		/* what prints alike did not move: 10.04 and 10 */
		{ 10.04, 10, 4, 0.01, 0, false },
		{ 10.05, 10, 5, 0.01, 1, false },
		{ 10.04, 10, 4, 0.06, 0, false },
	};
	struct spoken s;

	(void)state;
	spoken_open(&s);
	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++) {
		const struct move *m = &moves[i];

		s.force->value = value_of(m->value);
		s.force->compare = value_of(m->compare);
		s.force->change = value_of(m->value - m->compare);
		s.force->change_percent = value_of(m->percent);
		s.force->change_q = value_of(m->q);
		s.force->direction = m->value > m->compare ? 1 : -1;
		assert_so(words_move(&s.metric, s.force) == m->way &&
			      words_by_chance(&s.metric, s.force) == m->chance,
		    "from %g to %g (%g%%, q %g) is said to go %d, by chance "
		    "%d, not %d and %d",
		    m->compare, m->value, m->percent, m->q,
		    words_move(&s.metric, s.force),
		    words_by_chance(&s.metric, s.force), m->way, m->chance);
		s.force->change = value_unknown();
		assert_so(words_move(&s.metric, s.force) == 0 &&
			      !words_by_chance(&s.metric, s.force),
		    "a change that is not known is told");
	}
	spoken_close(&s);
}

struct beside {
	double value, all, q;
	bool percent;
	const char *want;
};

static void a_figure_beside_all_from_its_limits_on(void **state)
{
	static const char unsure[] =
	    ", but there are too few cases to tell it from chance";
	static const struct beside cases[] = {
		{ 11, 10, 0.01, false, "10 percent above|10.0" },
		{ 9, 10, 0.01, false, "10 percent below|10.0" },
		/* from twice as much it is said in times */
		{ 199, 100, 0.01, false, "99 percent above|100.0" },
		{ 200, 100, 0.01, false, "2.0 times|100.0" },
		/* below one percent a number says nothing */
		{ 101, 100, 0.01, false, "1 percent above|100.0" },
		{ 100.9, 100, 0.01, false, "just above|100.0" },
		{ 99.1, 100, 0.01, false, "just below|100.0" },
		{ 99, 100, 0.01, false, "1 percent below|100.0" },
		/* a share is compared in points; one of them is single */
		{ 51, 50, 0.01, true, "1.0 percentage point above|50.0%" },
		{ 49, 50, 0.01, true, "1.0 percentage point below|50.0%" },
		{ 52, 50, 0.01, true, "2.0 percentage points above|50.0%" },
		{ 50.1, 50, 0.01, true, "0.1 percentage points above|50.0%" },
		/* chance is named above 5 in 100 */
		{ 11, 10, 0.05, false, "10 percent above|10.0" },
		{ 11, 10, 0.051, false, "10 percent above|10.0|chance" },
	};
	struct spoken s;

	(void)state;
	spoken_open(&s);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct beside *c = &cases[i];
		size_t said = strcspn(c->want, "|");
		size_t number = strcspn(c->want + said + 1, "|");
		const char *got;
		const char *want = arena_printf(&s.arena,
		    " That is %.*s the figure of all areas together of "
		    "%.*s%s.",
		    (int)said, c->want, (int)number, c->want + said + 1,
		    strstr(c->want, "chance") != NULL ? unsure : "");

		s.metric.percent = c->percent;
		s.metric.kind = c->percent ? KIND_PROPORTION : KIND_RATE;
		s.force->value = value_of(c->value);
		s.m->national.value = value_of(c->all);
		s.force->q = value_of(c->q);
		got = words_beside_national(&s.story, s.m, s.force);
		assert_so(strcmp(got, want) == 0,
		    "%g beside %g (q %g) reads \"%s\", not \"%s\"", c->value,
		    c->all, c->q, got, want);
	}
	s.force->value = value_of(100.04);
	s.m->national.value = value_of(100);
	assert_so(strstr(words_beside_national(&s.story, s.m, s.force),
		      "about the same as") != NULL,
	    "two figures that print alike are told apart");
	s.m->national.value = value_of(0);
	assert_string_equal(words_beside_national(&s.story, s.m, s.force),
	    " The figure of all areas together is 0.0.");
	s.m->national.value = value_unknown();
	assert_string_equal(words_beside_national(&s.story, s.m, s.force), "");
	spoken_close(&s);
}

static void few_events_are_named_below_twenty(void **state)
{
	static const struct {
		double events;
		bool modelled, few;
	} cases[] = { { 19, true, true }, { 20, true, false },
		{ 19, false, false } };
	struct spoken s;

	(void)state;
	spoken_open(&s);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		s.now.numerator = cases[i].events;
		s.force->q =
		    cases[i].modelled ? value_of(0.5) : value_unknown();
		assert_so(
		    (strstr(words_standing(&s.story, s.m, s.force),
			 " The figure is based on fewer than 20 events.") !=
			NULL) == cases[i].few,
		    "a figure of %g events, %s chance known, is%s said to be "
		    "based on fewer than 20",
		    cases[i].events, cases[i].modelled ? "its" : "no",
		    cases[i].few ? " not" : "");
	}
	s.now.status = STATUS_PARTIAL;
	assert_so(strstr(words_standing(&s.story, s.m, s.force),
		      "incomplete") != NULL,
	    "a figure that is incomplete is compared");
	s.now.status = STATUS_OK;
	s.force->extreme = true;
	assert_so(strstr(words_standing(&s.story, s.m, s.force),
		      "not comparable") != NULL,
	    "a figure of few residents is compared");
	spoken_close(&s);
}

struct stood {
	enum standing standing;
	int direction;
	const char *want; /* NULL: nothing is said */
};

static void a_change_among_changes_by_side_and_direction(void **state)
{
	static const struct stood cases[] = {
		{ STANDING_UNUSUALLY_HIGH, 1, "rose more" },
		{ STANDING_UNUSUALLY_HIGH, -1, "fell less" },
		{ STANDING_UNUSUALLY_LOW, -1, "fell more" },
		{ STANDING_UNUSUALLY_LOW, 1, "rose less" },
		{ STANDING_HIGH, 1, NULL },
		{ STANDING_IN_LINE, 1, NULL },
	};
	struct spoken s;

	(void)state;
	spoken_open(&s);
	s.force->value = value_of(12);
	s.force->compare = value_of(10);
	s.force->change = value_of(2);
	s.force->change_percent = value_of(20);
	s.force->change_q = value_of(0.01);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *got;
		const char *want =
		    cases[i].want == NULL
			? ""
			: arena_printf(&s.arena,
			      " It %s than the usual spread of changes between "
			      "areas would explain.",
			      cases[i].want);

		s.force->change_standing = cases[i].standing;
		s.force->direction = cases[i].direction;
		got = words_change_standing(&s.story, s.m, s.force);
		assert_so(strcmp(got, want) == 0,
		    "standing %d with direction %d reads \"%s\", not \"%s\"",
		    (int)cases[i].standing, cases[i].direction, got, want);
	}
	s.force->change_q = value_of(0.06);
	assert_string_equal(words_change_standing(&s.story, s.m, s.force),
	    " The change since 2016 is no more than chance could explain.");
	spoken_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_move_is_told_from_its_limits_on),
		cmocka_unit_test(a_figure_beside_all_from_its_limits_on),
		cmocka_unit_test(few_events_are_named_below_twenty),
		cmocka_unit_test(a_change_among_changes_by_side_and_direction),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
