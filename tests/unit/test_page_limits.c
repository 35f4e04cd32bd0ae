/* How many lines and sheets there are, at the limits of one more. */
#include "fixture.h"
#include "peelstats/report.h"
#include "report/pages/brief_table.h"
#include "test.h"

static void a_line_of_the_brief_holds_105_letters(void **state)
{
	static const struct {
		size_t letters, lines; /* and one for each item */
	} cases[] = { { 0, 0 }, { 1, 1 }, { 104, 1 }, { 105, 1 }, { 106, 2 },
		{ 210, 2 }, { 211, 3 } };
	char text[256];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct brief b = { .n = 2 };

		memset(text, 'a', sizeof(text));
		text[cases[i].letters] = '\0';
		b.item[0].text = text;
		b.item[1].text = "";
		assert_so(brief_table_lines(&b) == 2 + cases[i].lines,
		    "%zu letters take %zu lines, not %zu", cases[i].letters,
		    brief_table_lines(&b) - 2, cases[i].lines);
	}
}

/* A folder with so many measures by quarter; a figure for so many quarters. */
static size_t quarter_pages(size_t measures, int quarters)
{
	const struct report_request request = {
		.version = "test 1", .date = "2018-03-22", .pages = "quarters"
	};
	struct fixture f;
	struct text metrics = TEXT_EMPTY;
	struct text rows = TEXT_EMPTY;
	struct text years = TEXT_EMPTY;
	struct analysis *a;
	struct report *r;
	size_t n = 0;

	text_add(&metrics, "metric_id,title,kind,multiplier\n");
	text_add(&rows, "force_id,metric_id,period,numerator,denominator\n");
	text_add(&years, "force_id,metric_id,year,numerator,denominator\n");
	for (size_t m = 0; m < measures; m++) {
		text_addf(&years, "A,m%zu,2017,400,1000\n", m + 1);
		text_addf(
		    &metrics, "m%zu,Measure %zu,rate,1000\n", m + 1, m + 1);
		for (int q = 0; q < quarters; q++)
			for (int force = 0; force < 2; force++)
				text_addf(&rows, "%c,m%zu,%d-Q%d,%d,1000\n",
				    'A' + force, m + 1, 2015 + q / 4, q % 4 + 1,
				    100 + q + force);
	}
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "metrics.csv", text_str(&metrics));
	fixture_write(&f, "observations.csv", text_str(&years));
	fixture_write(&f, "series.csv", text_str(&rows));
	assert_true(fixture_load(&f));
	assert_int_equal(f.diags.errors, 0);
	a = analysis_compute(f.dataset, 2017, 2016);
	r = report_build(a, &request);
	for (const struct page *p = r->first; p != NULL; p = p->next)
		n += strncmp(p->title, "By quarter", 10) == 0;
	report_free(r);
	analysis_free(a);
	fixture_close(&f);
	text_release(&metrics);
	text_release(&rows);
	text_release(&years);
	return n;
}

static void a_page_holds_24_measures_by_quarter(void **state)
{
	(void)state;
	assert_int_equal(quarter_pages(1, 7), 0);
	assert_int_equal(quarter_pages(1, 8), 1);
	assert_int_equal(quarter_pages(23, 8), 1);
	assert_int_equal(quarter_pages(24, 8), 1);
	assert_int_equal(quarter_pages(25, 8), 2);
	assert_int_equal(quarter_pages(48, 8), 2);
}

/* A count of which one unit has no figure for the last year: there is none of
 * all together, and nothing is told to have risen since. */
static void a_trend_without_its_last_year_says_what_there_was(void **state)
{
	const struct report_request request = {
		.version = "test 1", .date = "2018-03-22", .pages = "trend"
	};
	struct fixture f;
	struct text rows = TEXT_EMPTY;
	struct analysis *a;
	struct report *r;
	const struct page *p;
	const struct block *b;

	(void)state;
	text_add(
	    &rows, "force_id,metric_id,year,numerator,denominator,status\n");
	for (int year = 2010; year <= 2017; year++)
		text_addf(&rows, "A,m1,%d,%d,,\nB,m1,%d,%s\n", year,
		    year == 2015 ? 118 : 100, year,
		    year < 2017 ? "50,," : ",,missing");
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "metrics.csv",
	    "metric_id,title,kind,multiplier,headline\n"
	    "m1,Things,count,1,yes\n");
	fixture_write(&f, "observations.csv", text_str(&rows));
	assert_true(fixture_load(&f));
	assert_int_equal(f.diags.errors, 0);
	a = analysis_compute(f.dataset, 2017, 2016);
	r = report_build(a, &request);
	for (p = r->first; p != NULL && strcmp(p->kind, "trend") != 0;)
		p = p->next;
	assert_non_null(p);
	b = p->first;
	assert_string_equal(b->text, "Things over the years");
	assert_string_equal(b->next->text,
	    "From 2010 to 2017 the highest was 168 (2015) and the lowest 150 "
	    "(2010).");
	report_free(r);
	analysis_free(a);
	fixture_close(&f);
	text_release(&rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_trend_without_its_last_year_says_what_there_was),
		cmocka_unit_test(a_line_of_the_brief_holds_105_letters),
		cmocka_unit_test(a_page_holds_24_measures_by_quarter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
