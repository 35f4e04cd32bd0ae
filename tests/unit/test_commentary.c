/* Where the words of commentary.csv stand, in reports of some pages. */
#include "fixture.h"
#include "peelstats/report.h"
#include "test.h"

static size_t times(const struct report *r, const char *words)
{
	size_t n = 0;

	for (const struct page *p = r->first; p != NULL; p = p->next)
		for (const struct block *b = p->first; b != NULL; b = b->next)
			for (size_t i = 0; i < b->n_items; i++)
				n += strcmp(b->item[i].text, words) == 0;
	return n;
}

static size_t own_pages(const struct report *r)
{
	size_t n = 0;

	for (const struct page *p = r->first; p != NULL; p = p->next)
		n += strcmp(p->kind, "commentary") == 0;
	return n;
}

struct asked {
	const char *pages; /* NULL = the usual */
	bool slide;
	size_t of_page; /* times that a page of the report is spoken of */
	size_t of_other; /* times that one it has not is */
	size_t own; /* pages for what has no other */
};

static void words_stand_on_their_page_or_one_of_their_own(void **state)
{
	static const struct asked cases[] = { { NULL, false, 1, 1, 1 },
		{ "full", false, 1, 1, 1 }, { "ranked", false, 1, 0, 0 },
		{ "methods", false, 0, 0, 0 },
		{ "ranked,full", false, 1, 1, 1 }, { NULL, true, 0, 0, 0 } };
	struct fixture f;
	struct analysis *a;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "commentary.csv",
	    "page,force_id,text,author,date\n"
	    "m1,,Of crime.,Someone,2018-03-22\n"
	    "quarters,,Of quarters.,Someone,2018-03-22\n");
	assert_true(fixture_load(&f));
	assert_int_equal(f.diags.errors, 0);
	a = analysis_compute(f.dataset, 2017, 2016);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct report_request request = { .version = "test 1",
			.date = "2018-03-22",
			.pages = cases[i].pages,
			.slide = cases[i].slide };
		struct report *r = report_build(a, &request);

		assert_so(times(r, "Of crime.") == cases[i].of_page &&
			      times(r, "Of quarters.") == cases[i].of_other &&
			      own_pages(r) == cases[i].own,
		    "--pages %s: %zu and %zu times, %zu pages of its own",
		    cases[i].pages != NULL ? cases[i].pages : "(none)",
		    times(r, "Of crime."), times(r, "Of quarters."),
		    own_pages(r));
		report_free(r);
	}
	analysis_free(a);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_stand_on_their_page_or_one_of_their_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
