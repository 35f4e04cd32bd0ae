/* What is asked about in a folder: each rule at its limits, worked by hand. */
#include "fixture.h"
#include "test.h"

/* A folder of six units with these rows and, unless NULL, these quarters. */
static void look(struct fixture *f, const char *rows, const char *quarters)
{
	struct text file = TEXT_EMPTY;

	fixture_open(f);
	fixture_write_small(f);
	fixture_write(f, "forces.csv",
	    "force_id,short\nA,Aton\nB,Beton\nC,Ceton\nD,Deton\nE,Eton\n"
	    "F,Feton\n");
	text_addf(&file,
	    "force_id,metric_id,year,numerator,denominator,period,status,"
	    "note_ids\n%s",
	    rows);
	fixture_write(f, "observations.csv", text_str(&file));
	fixture_write(f, "notes.csv",
	    "note_id,text,scope\nwhy,For a reason.,pair\n"
	    "example_figures,Not real.,report\n");
	text_clear(&file);
	text_addf(&file,
	    "force_id,metric_id,period,numerator,denominator,status,note_ids\n"
	    "%s",
	    quarters != NULL ? quarters : "");
	if (quarters != NULL)
		fixture_write(f, "series.csv", text_str(&file));
	text_release(&file);
	assert_true(fixture_load(f));
	if (f->diags.errors > 0)
		diag_print(&f->diags, false, stderr);
	assert_int_equal(f->diags.errors, 0);
	dataset_check(f->dataset, f->dir, 0, &f->diags);
}

static void assert_asked(
    const char *rows, const char *quarters, const char *code, size_t want)
{
	struct fixture f;
	size_t n = 0;

	look(&f, rows, quarters);
	while (fixture_diag(&f, code, n) != NULL)
		n++;
	assert_so(n == want, "%s is told %zu times, not %zu, of\n%s%s", code, n,
	    want, rows, quarters != NULL ? quarters : "");
	fixture_close(&f);
}

/* Four quarters of so many, from the first quarter of 2017 on or before. */
static void assert_sum(const char *year, int first, const double *quarter,
    const char *last, size_t want)
{
	struct text rows = TEXT_EMPTY;

	for (int i = 0; i < 4; i++) {
		int at = 2017 * 4 + first + i;

		text_addf(&rows, "A,m1,%d-Q%d,%g,1000,%s\n", at / 4, at % 4 + 1,
		    quarter[i], i == 3 ? last : ",");
	}
	assert_asked(year, text_str(&rows), "W518", want);
	text_release(&rows);
}

static void quarters_make_their_year(void **state)
{
	static const char calendar[] =
	    "A,m1,2017,400,1000,12 months to December 2017,,\n";
	static const char large[] =
	    "A,m1,2017,4000,9000,12 months to December 2017,,\n";
	static const double even[] = { 100, 100, 100, 100 };
	static const double uneven[] = { 100, 100, 100, 200 };

	(void)state;
	assert_sum(calendar, 0, even, ",", 0);
	assert_sum(calendar, 0, uneven, ",", 1);
	/* ten events, or one in fifty, are let pass */
	assert_sum(calendar, 0, (const double[]){ 100, 100, 100, 110 }, ",", 0);
	assert_sum(calendar, 0, (const double[]){ 100, 100, 100, 111 }, ",", 1);
	assert_sum(calendar, 0, (const double[]){ 100, 100, 100, 90 }, ",", 0);
	assert_sum(calendar, 0, (const double[]){ 100, 100, 100, 89 }, ",", 1);
	assert_sum(
	    large, 0, (const double[]){ 1000, 1000, 1000, 1081 }, ",", 0);
	assert_sum(
	    large, 0, (const double[]){ 1000, 1000, 1000, 1082 }, ",", 1);
	/* other quarters, or one that is not known, tell nothing */
	assert_sum(calendar, -1, uneven, ",", 0);
	assert_sum(calendar, 1, uneven, ",", 0);
	assert_sum(calendar, 0, uneven, "unverified,", 0);
	assert_sum(calendar, 0, uneven, ",why", 0);
	/* a year that ends elsewhere is made of other quarters */
	assert_sum(
	    "A,m1,2017,400,1000,12 months to June 2017,,\n", -2, even, ",", 0);
	assert_sum("A,m1,2017,400,1000,12 months to June 2017,,\n", -2, uneven,
	    ",", 1);
	assert_sum("A,m1,2017,400,1000,Year ending March 2017,,\n", -3, uneven,
	    ",", 1);
	assert_sum(
	    "A,m1,2017,400,1000,12 months to May 2017,,\n", -2, uneven, ",", 0);
	assert_sum("A,m1,2017,400,1000,2017,,\n", 0, uneven, ",", 0);
	assert_sum("A,m1,2017,400,1000,12 months to December 2017,partial,\n",
	    0, uneven, ",", 0);
	assert_sum("A,m1,2017,400,1000,12 months to December 2017,,why\n", 0,
	    uneven, ",", 0);
}

static void a_gap_between_quarters_is_told_once(void **state)
{
	static const char year[] = "A,m1,2017,400,1000,,,\n";
	struct fixture f;

	(void)state;
	assert_asked(
	    year, "A,m1,2017-Q1,5,10,,\nA,m1,2017-Q2,5,10,,\n", "W519", 0);
	assert_asked(
	    year, "A,m1,2016-Q4,5,10,,\nA,m1,2017-Q1,5,10,,\n", "W519", 0);
	assert_asked(
	    year, "A,m1,2016-Q4,5,10,,\nB,m1,2017-Q4,5,10,,\n", "W519", 0);
	look(&f, year, "A,m1,2017-Q1,5,10,,\nA,m1,2017-Q3,5,10,,\n");
	assert_string_equal(fixture_diag(&f, "W519", 0)->message,
	    "Aton, m1: 1 quarter from 2017-Q2 on is not there");
	fixture_close(&f);
	look(&f, year, "A,m1,2016-Q4,5,10,,\nA,m1,2017-Q3,5,10,,\n");
	assert_string_equal(fixture_diag(&f, "W519", 0)->message,
	    "Aton, m1: 2 quarters from 2017-Q1 on are not there");
	fixture_close(&f);
}

struct sizes {
	double base[5]; /* of A to E in 2017; 1,000 in 2016 */
	double count; /* of each */
	size_t n; /* of them that have rows */
	size_t want;
};

static void a_base_that_jumps_is_asked_about(void **state)
{
	static const struct sizes cases[] = {
		/* by three fifths, or as much less */
		{ { 1590, 1000, 1000, 1000, 1000 }, 100, 5, 0 },
		{ { 1610, 1000, 1000, 1000, 1000 }, 100, 5, 1 },
		{ { 630, 1000, 1000, 1000, 1000 }, 100, 5, 0 },
		{ { 620, 1000, 1000, 1000, 1000 }, 100, 5, 1 },
		/* than others: what happened to everybody is no slip */
		{ { 1500, 1500, 1500, 1500, 1500 }, 100, 5, 0 },
		{ { 2380, 1500, 1500, 1500, 1500 }, 100, 5, 0 },
		{ { 2420, 1500, 1500, 1500, 1500 }, 100, 5, 1 },
		{ { 930, 1500, 1500, 1500, 1500 }, 100, 5, 1 },
		{ { 1000, 1500, 1500, 1500, 1500 }, 100, 5, 0 },
		/* of 50 events and three units */
		{ { 2000, 1000, 1000, 1000, 1000 }, 50, 5, 1 },
		{ { 2000, 1000, 1000, 1000, 1000 }, 49, 5, 0 },
		{ { 2000, 1000, 1000, 1000, 1000 }, 100, 3, 1 },
		{ { 2000, 1000, 1000, 1000, 1000 }, 100, 2, 0 }
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct text rows = TEXT_EMPTY;

		for (size_t f = 0; f < cases[i].n; f++)
			text_addf(&rows,
			    "%c,m1,2016,%g,1000,,,\n%c,m1,2017,%g,%g,,,\n",
			    'A' + (int)f, cases[i].count, 'A' + (int)f,
			    cases[i].count, cases[i].base[f]);
		assert_asked(text_str(&rows), NULL, "W513", cases[i].want);
		text_release(&rows);
	}
	assert_asked("A,m1,2016,100,1000,,,\nA,m1,2017,100,2000,,break,\n"
		     "B,m1,2016,100,1000,,,\nB,m1,2017,100,1000,,,\n"
		     "C,m1,2016,100,1000,,,\nC,m1,2017,100,1000,,,\n",
	    NULL, "W513", 0);
}

static void examples_are_told_from_the_first_on(void **state)
{
	struct fixture f;
	const struct diag *d;

	(void)state;
	look(&f,
	    "C,m1,2017,5,10,,,\nB,m1,2017,5,10,,,example_figures\n"
	    "A,m1,2017,5,10,,,example_figures\n",
	    NULL);
	d = fixture_diag(&f, "W511", 0);
	assert_non_null(d);
	assert_int_equal(d->place.line, 3);
	assert_string_equal(
	    d->message, "2 rows from here on are examples and no real figures");
	fixture_close(&f);
	assert_asked("A,m1,2017,5,10,,,why\n", NULL, "W511", 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quarters_make_their_year),
		cmocka_unit_test(a_gap_between_quarters_is_told_once),
		cmocka_unit_test(a_base_that_jumps_is_asked_about),
		cmocka_unit_test(examples_are_told_from_the_first_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
