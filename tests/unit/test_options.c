/* What may follow an option, each limit from both sides, and what it sets. */
#include "app/options/options.h"
#include "test.h"

typedef double field_fn(const struct options *o);

#define FIELD(name, expression)                                                \
	static double name(const struct options *o)                            \
	{                                                                      \
		return (double)(expression);                                   \
	}

FIELD(year, o->year)
FIELD(compare, o->compare)
FIELD(compare_none, o->compare_none)
FIELD(suppress, o->suppress)
FIELD(wait, o->wait)
FIELD(jobs, o->jobs)
FIELD(max_size, o->max_size)
FIELD(interval, o->methods.interval)
FIELD(spread, o->methods.spread)
FIELD(adjustment, o->methods.adjustment)
FIELD(signalled, o->methods.signal)
FIELD(first_year, o->methods.since)
FIELD(has_earlier, o->since != NULL)
FIELD(sort, o->sort)
FIELD(slide, o->slide)
FIELD(by_question, o->by_question)
FIELD(pdf2, o->pdf2)
FIELD(colour, o->colour)
FIELD(progress, o->progress)
FIELD(mode, o->mode)

struct typed {
	const char *option, *value;
	field_fn *field; /* NULL: it is refused */
	double want;
};

static const struct typed cases[] = { { "--year", "2017", year, 2017 },
	{ "--year", "1000", year, 1000 }, { "--year", "17", NULL, 0 },
	{ "--year", "20170", NULL, 0 }, { "--year", "0999", NULL, 0 },
	{ "--compare", "2015", compare, 2015 },
	{ "--compare", "none", compare_none, 1 },
	{ "--compare", "2015", compare_none, 0 },
	{ "--compare", "never", NULL, 0 },
	/* numbers */
	{ "--suppress", "0", suppress, 0 }, { "--suppress", "5", suppress, 5 },
	{ "--suppress", "1000", suppress, 1000 },
	{ "--suppress", "1001", NULL, 0 }, { "--suppress", "-1", NULL, 0 },
	{ "--suppress", "few", NULL, 0 }, { "--wait", "0", wait, 0 },
	{ "--wait", "86400", wait, 86400 }, { "--wait", "86401", NULL, 0 },
	{ "--wait", "-1", NULL, 0 }, { "--jobs", "1", jobs, 1 },
	{ "--jobs", "64", jobs, 64 }, { "--jobs", "65", NULL, 0 },
	{ "--jobs", "0", NULL, 0 }, { "--jobs", "1.5", NULL, 0 },
	{ "--jobs", "all", NULL, 0 }, { "--max-size", "1", max_size, 1 },
	{ "--max-size", "800K", max_size, 819200 },
	{ "--max-size", "800k", max_size, 819200 },
	{ "--max-size", "1.5M", max_size, 1572864 },
	{ "--max-size", "2m", max_size, 2097152 },
	{ "--max-size", "0", NULL, 0 }, { "--max-size", "-1K", NULL, 0 },
	{ "--max-size", "K", NULL, 0 }, { "--max-size", "2G", NULL, 0 },
	{ "--max-size", "", NULL, 0 },
	/* words, in the order of the values they stand for */
	{ "--ci", "exact", interval, INTERVAL_EXACT },
	{ "--ci", "midp", interval, INTERVAL_MID },
	{ "--ci", "phe", interval, INTERVAL_PHE }, { "--ci", "wald", NULL, 0 },
	{ "--od", "wpm", spread, TAU_WPM }, { "--od", "pm", spread, TAU_PM },
	{ "--od", "dl", spread, TAU_DL }, { "--od", "x", NULL, 0 },
	{ "--adjust", "bh", adjustment, ADJUST_BH },
	{ "--adjust", "holm", adjustment, ADJUST_HOLM },
	{ "--adjust", "bonferroni", adjustment, ADJUST_BONFERRONI },
	{ "--adjust", "by", adjustment, ADJUST_BY },
	{ "--adjust", "b", NULL, 0 }, { "--adjust", "", NULL, 0 },
	{ "--signal", "relative", signalled, SIGNAL_RELATIVE },
	{ "--signal", "level", signalled, SIGNAL_LEVEL },
	{ "--signal", "none", NULL, 0 },
	{ "--since", "2010", first_year, 2010 },
	{ "--since", "2010", has_earlier, 0 },
	{ "--since", "before.csv", has_earlier, 1 },
	{ "--since", "before.csv", first_year, 0 },
	{ "--sort", "value", sort, SORT_VALUE },
	{ "--sort", "name", sort, SORT_NAME },
	{ "--sort", "change", sort, SORT_CHANGE }, { "--sort", "x", NULL, 0 },
	{ "--layout", "page", slide, 0 },
	{ "--layout", "page", by_question, 0 },
	{ "--layout", "slide", slide, 1 },
	{ "--layout", "slide", by_question, 0 },
	{ "--layout", "inspection", slide, 0 },
	{ "--layout", "inspection", by_question, 1 },
	{ "--layout", "x", NULL, 0 }, { "--pdf", "1.7", pdf2, 0 },
	{ "--pdf", "2.0", pdf2, 1 }, { "--pdf", "3", NULL, 0 },
	{ "--color", "auto", colour, 0 }, { "--color", "always", colour, 1 },
	{ "--color", "never", colour, 2 }, { "--color", "x", NULL, 0 },
	{ "--progress", "auto", progress, 0 },
	{ "--progress", "always", progress, 1 },
	{ "--progress", "never", progress, 2 }, { "--progress", "x", NULL, 0 },
	/* what is to be done */
	{ "--stats", "forces", mode, MODE_STATS }, { "--stats", "x", NULL, 0 },
	{ "--list", "codes", mode, MODE_LIST }, { "--list", "x", NULL, 0 },
	{ "--explain", "E204", mode, MODE_EXPLAIN },
	{ "--init", "new", mode, MODE_INIT },
	{ "--import", "t.csv", mode, MODE_IMPORT },
	{ "--completion", "bash", mode, MODE_COMPLETION },
	{ "--completion", "csh", NULL, 0 },
	/* an empty name is none */
	{ "--output", "", NULL, 0 }, { "--out-dir", "", NULL, 0 },
	{ "--charts", "", NULL, 0 }, { "--force", "", NULL, 0 },
	{ "--force", "-o", NULL, 0 } };

static void an_option_sets_what_it_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct typed *t = &cases[i];
		char arguments[4][64] = { "peelstats", "--no-config" };
		char *argv[] = { arguments[0], arguments[1], arguments[2],
			arguments[3], NULL };
		struct error err = { EXIT_OK, "" };
		struct options o;
		bool taken;

		(void)snprintf(
		    arguments[2], sizeof(arguments[2]), "%s", t->option);
		(void)snprintf(
		    arguments[3], sizeof(arguments[3]), "%s", t->value);
		taken = options_parse(4, argv, &o, &err);
		assert_so(taken == (t->field != NULL), "%s \"%s\" is %s: %s",
		    t->option, t->value, taken ? "taken" : "refused",
		    err.message);
		if (!taken)
			assert_so(
			    err.status == EXIT_USAGE &&
				strstr(err.message, t->option + 2) != NULL,
			    "%s \"%s\" is refused without a word of it: %s",
			    t->option, t->value, err.message);
		else
			assert_so(fabs(t->field(&o) - t->want) < 1e-9,
			    "%s \"%s\" sets %g, not %g", t->option, t->value,
			    t->field(&o), t->want);
		options_release(&o);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_option_sets_what_it_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
