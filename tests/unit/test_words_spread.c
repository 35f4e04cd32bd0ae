/* How the units of a measure differ, in words. */
#include "fixture.h"
#include "peelstats/words.h"
#include "test.h"

/* Figures of units A, B, ... of 1,000 each, all of 2017. */
struct given {
	const char *kind; /* and multiplier: "rate,1000" */
	const int *count;
	size_t n;
	const char *extreme; /* the unit marked so, or "" */
};

struct said {
	const char *half;
	const char *ends;
	const char *chance; /* NULL: not looked at */
};

static void write_folder(struct fixture *f, const struct given *g)
{
	struct text forces = TEXT_EMPTY;
	struct text rows = TEXT_EMPTY;

	text_add(&forces, "force_id,short,extreme\n");
	text_add(&rows, "force_id,metric_id,year,numerator,denominator\n");
	for (size_t i = 0; i < g->n; i++) {
		char id = (char)('A' + i);

		text_addf(&forces, "%c,Unit %c,%s\n", id, id,
		    g->extreme[0] == id ? "yes" : "");
		text_addf(&rows, "%c,m1,2017,%d,1000\n", id, g->count[i]);
	}
	fixture_write(f, "forces.csv", text_str(&forces));
	fixture_write(f, "observations.csv", text_str(&rows));
	text_clear(&rows);
	text_addf(&rows,
	    "metric_id,title,kind,multiplier,numerator,denominator\n"
	    "m1,Crime,%s,crimes,population\n",
	    g->kind);
	fixture_write(f, "metrics.csv", text_str(&rows));
	text_release(&forces);
	text_release(&rows);
}

static void assert_said(const struct given *g, const struct said *want)
{
	struct fixture f;
	struct analysis *a;
	struct arena arena;
	struct story story;

	fixture_open(&f);
	write_folder(&f, g);
	assert_true(fixture_load(&f));
	a = analysis_compute(f.dataset, 2017, 0);
	arena_init(&arena);
	story_begin(&story, a, &arena);
	assert_string_equal(
	    words_middle_half(&story, &a->metric[0]), want->half);
	assert_string_equal(words_ends(&story, &a->metric[0]), want->ends);
	if (want->chance != NULL)
		assert_string_equal(
		    words_beyond_chance(&story, &a->metric[0]), want->chance);
	arena_release(&arena);
	analysis_free(a);
	fixture_close(&f);
}

#define GIVEN(kind, ...)                                                       \
	(&(struct given){ kind, (const int[]){ __VA_ARGS__ },                  \
	    sizeof((const int[]){ __VA_ARGS__ }) / sizeof(int), "" })

/* Quartiles of 10, 20, 30, 40, 50 (type 7): 20 and 40; 50 / 10 = 5. */
static void the_ends_have_names_and_a_ratio(void **state)
{
	(void)state;
	assert_said(GIVEN("rate,1000", 10, 20, 30, 40, 50),
	    &(struct said){
		" The middle half of the 5 areas lies between 20.0 and 40.0.",
		" The highest rate is 50.0 (Unit E), 5.0 times the lowest, "
		"10.0 (Unit A).",
		"" });
	assert_said(GIVEN("proportion,100", 100, 200, 300, 400, 500),
	    &(struct said){
		" The middle half of the 5 areas lies between 20.0% and 40.0%.",
		" The highest percentage is 50.0% (Unit E), 5.0 times the "
		"lowest, 10.0% (Unit A).",
		"" });
}

/* Quartiles of 10, 20, 30, 40, 50, 500: 22.5 and 47.5. */
static void an_extreme_unit_is_not_the_highest(void **state)
{
	static const int count[] = { 10, 20, 30, 40, 50, 500 };

	(void)state;
	assert_said(&(struct given){ "rate,1000", count, 6, "F" },
	    &(struct said){
		" The middle half of the 6 areas lies between 22.5 and 47.5.",
		" Of the 5 areas that can be compared, the highest rate is "
		"50.0 (Unit E), 5.0 times the lowest, 10.0 (Unit A).",
		"" });
}

/* Nothing is any number of times nothing. */
static void a_lowest_of_zero_has_no_ratio(void **state)
{
	(void)state;
	assert_said(GIVEN("rate,1000", 0, 20, 30, 40, 50),
	    &(struct said){
		" The middle half of the 5 areas lies between 20.0 and 40.0.",
		" The highest rate is 50.0 (Unit E), the lowest 0.0 (Unit A).",
		NULL });
}

static void many_alike_are_counted_few_are_named(void **state)
{
	(void)state;
	assert_said(GIVEN("rate,1000", 0, 0, 0, 0, 50, 50),
	    &(struct said){
		" The middle half of the 6 areas lies between 0.0 and 37.5.",
		" The highest rate is 50.0 (Unit E and Unit F), the lowest 0.0 "
		"(four areas).",
		NULL });
	assert_said(GIVEN("rate,1000", 7, 7, 7, 7),
	    &(struct said){ " The middle half of the 4 areas has 7.0.",
		" All have the same rate, 7.0.", NULL });
}

/* 20.5 / 20.0 = 1.03. */
static void figures_close_together_have_no_ratio(void **state)
{
	(void)state;
	assert_said(GIVEN("rate,500", 40, 40, 40, 41),
	    &(struct said){
		" The middle half of the 4 areas lies between 20.0 and 20.1.",
		" The highest rate is 20.5 (Unit D), the lowest 20.0 (Unit A, "
		"Unit B and Unit C).",
		NULL });
}

/* 15 / 1.4 prints as 1.5 / 0.1: 15 times, but it is 10.7. */
static void a_ratio_that_the_printed_figures_do_not_give_is_about(void **state)
{
	(void)state;
	assert_said(GIVEN("rate,100", 14, 100, 120, 150),
	    &(struct said){
		" The middle half of the 4 areas lies between 7.9 and 12.8.",
		" The highest rate is 15.0 (Unit D), 11 times the lowest, 1.4 "
		"(Unit A).",
		NULL });
	assert_said(GIVEN("rate,10", 14, 100, 120, 150),
	    &(struct said){
		" The middle half of the 4 areas lies between 0.8 and 1.3.",
		" The highest rate is 1.5 (Unit D), about 11 times the lowest, "
		"0.1 (Unit A).",
		NULL });
}

static void one_unit_alone_says_nothing(void **state)
{
	(void)state;
	assert_said(GIVEN("rate,1000", 10), &(struct said){ "", "", "" });
	assert_said(GIVEN("rate,1000", 10, 20),
	    &(struct said){ "",
		" The highest rate is 20.0 (Unit B), 2.0 times the lowest, "
		"10.0 (Unit A).",
		"" });
}

/* Twelve Poisson counts about 100 differ by 10 or so by chance: Q of these is
 * 1.43 on 11 degrees of freedom, and 528 of 50 and 150 in turn. */
static void chance_is_named_where_it_is_known(void **state)
{
	(void)state;
	assert_said(GIVEN("rate,1000", 95, 96, 97, 98, 99, 100, 101, 102, 103,
			104, 105, 106),
	    &(struct said){
		" The middle half of the 12 areas lies between 97.8 and 103.3.",
		" The highest rate is 106.0 (Unit L), 1.1 times the lowest, "
		"95.0 (Unit A).",
		" The areas differ by no more than chance alone would "
		"give." });
	assert_said(GIVEN("rate,1000", 50, 150, 50, 150, 50, 150, 50, 150, 50,
			150, 50, 150),
	    &(struct said){
		" The middle half of the 12 areas lies between 50.0 and 150.0.",
		" The highest rate is 150.0 (six areas), 3.0 times the lowest, "
		"50.0 (six areas).",
		" The areas differ by more than chance alone would give." });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_ends_have_names_and_a_ratio),
		cmocka_unit_test(an_extreme_unit_is_not_the_highest),
		cmocka_unit_test(a_lowest_of_zero_has_no_ratio),
		cmocka_unit_test(many_alike_are_counted_few_are_named),
		cmocka_unit_test(figures_close_together_have_no_ratio),
		cmocka_unit_test(
		    a_ratio_that_the_printed_figures_do_not_give_is_about),
		cmocka_unit_test(one_unit_alone_says_nothing),
		cmocka_unit_test(chance_is_named_where_it_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
