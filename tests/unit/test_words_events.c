/* A change without the one-off events counted in it. */
#include "fixture.h"
#include "peelstats/words.h"
#include "test.h"

/* What is said of force A; the rows of m1 are those of observations.csv. */
static void assert_said(
    const char *header, const char *rows, const char *events, const char *want)
{
	struct fixture f;
	struct text file = TEXT_EMPTY;
	struct analysis *a;
	struct arena arena;
	struct story story;

	fixture_open(&f);
	fixture_write_small(&f);
	text_addf(&file, "%s\n%s", header, rows);
	fixture_write(&f, "observations.csv", text_str(&file));
	text_clear(&file);
	text_addf(&file, "metric_id,force_id,year,count,words\n%s", events);
	fixture_write(&f, "events.csv", text_str(&file));
	assert_true(fixture_load(&f));
	a = analysis_compute(f.dataset, 2017, 2016);
	arena_init(&arena);
	story_begin(&story, a, &arena);
	assert_string_equal(
	    words_without_events(&story, &a->metric[0], &a->metric[0].force[0]),
	    want);
	arena_release(&arena);
	analysis_free(a);
	text_release(&file);
	fixture_close(&f);
}

/* 150 of 1,000 after 100 of 1,000; without 40 of them 110: a rise of 10%. */
static void an_event_is_taken_out_of_its_year(void **state)
{
	static const char header[] =
	    "force_id,metric_id,year,numerator,denominator";

	(void)state;
	assert_said(header, "A,m1,2016,100,1000\nA,m1,2017,150,1000\n",
	    "m1,A,2017,40,deaths of a disaster\n",
	    " Without the 40 deaths of a disaster (2017) it rose by 10.0 "
	    "percent.");
	/* of another year, or all there is: nothing can be said */
	assert_said(header, "A,m1,2016,100,1000\nA,m1,2017,150,1000\n",
	    "m1,A,2015,40,deaths\n", "");
	assert_said(header, "A,m1,2016,100,1000\nA,m1,2017,150,1000\n",
	    "m1,A,2017,150,deaths\n", "");
}

/* A rate that was printed without its counts cannot be worked out again. */
static void without_counts_nothing_is_said(void **state)
{
	(void)state;
	assert_said("force_id,metric_id,year,value",
	    "A,m1,2016,100\nA,m1,2017,150\n", "m1,A,2017,40,deaths\n", "");
	assert_said("force_id,metric_id,year,numerator,value",
	    "A,m1,2016,100,100\nA,m1,2017,150,150\n", "m1,A,2017,40,deaths\n",
	    "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_event_is_taken_out_of_its_year),
		cmocka_unit_test(without_counts_nothing_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
