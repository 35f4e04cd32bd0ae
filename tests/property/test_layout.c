/*
 * Whatever the data, a report stays on its pages: random data sets are laid
 * out on a watching canvas. Seeds are fixed and printed on failure.
 */
#include "fake_canvas.h"
#include "fixture.h"
#include "peelstats/draw.h"
#include "peelstats/num.h"
#include "peelstats/report.h"
#include "test.h"

struct shape {
	unsigned seed;
	size_t forces;
	size_t metrics;
	size_t name_length; /* characters */
	size_t missing; /* forces without a figure in 2017 */
	double outlier; /* times the next value */
};

/* A small generator of our own: the same numbers everywhere. */
static unsigned next(unsigned *seed)
{
	*seed = *seed * 1664525U + 1013904223U;
	return *seed >> 8;
}

static void write_forces(struct fixture *f, const struct shape *s)
{
	struct text t = TEXT_EMPTY;

	text_add(&t, "force_id,short,full,extreme\n");
	for (size_t i = 0; i < s->forces; i++) {
		char name[64] = "";
		size_t len = 0;

		while (len + 2 < s->name_length) {
			name[len] =
			    len % 9 == 8 ? ' ' : (char)('a' + (len + i) % 26);
			len++;
		}
		text_addf(&t, "F%zu,%s%02zu,%s%02zu Police,%s\n", i, name, i,
		    name, i, i == 3 ? "yes" : "");
	}
	fixture_write(f, "forces.csv", text_str(&t));
	text_release(&t);
}

static void write_metrics(struct fixture *f, const struct shape *s)
{
	static const char *const kinds[] = { "rate", "proportion", "ratio",
		"amount" };
	struct text t = TEXT_EMPTY;

	text_add(&t, "metric_id,title,kind,multiplier,numerator,denominator,"
		     "section,note_ids,source\n");
	for (size_t m = 0; m < s->metrics; m++)
		text_addf(&t,
		    "m%zu,Measure number %zu,%s,100,things that are counted,"
		    "people who live there,Section %zu,n%zu,A source\n",
		    m, m, kinds[m % 4], m / 5, m % 7);
	fixture_write(f, "metrics.csv", text_str(&t));
	text_clear(&t);
	text_add(&t, "note_id,text,scope,reason\n");
	for (int i = 0; i < 7; i++)
		text_addf(&t,
		    "n%d,This note says something of some length "
		    "about the figure and how to read it.,,\n",
		    i);
	text_add(
	    &t, "gone,The force gave no figure.,,the system was changed\n");
	fixture_write(f, "notes.csv", text_str(&t));
	text_release(&t);
}

static void write_figures(struct fixture *f, const struct shape *s)
{
	struct text t = TEXT_EMPTY;
	unsigned seed = s->seed;

	text_add(&t, "force_id,metric_id,year,numerator,denominator,status,"
		     "note_ids\n");
	for (size_t m = 0; m < s->metrics; m++)
		for (size_t i = 0; i < s->forces; i++)
			for (int year = 2016; year <= 2017; year++) {
				double n = 100 + next(&seed) % 900;

				if (year == 2017 && i < s->missing) {
					text_addf(&t,
					    "F%zu,m%zu,%d,,,missing,"
					    "gone\n",
					    i, m, year);
					continue;
				}
				if (i == s->forces - 1)
					n *= m % 4 == 1 ? 1 : s->outlier;
				text_addf(&t, "F%zu,m%zu,%d,%.0f,1000,%s,\n", i,
				    m, year, n,
				    next(&seed) % 11 == 0 ? "partial" : "");
			}
	fixture_write(f, "observations.csv", text_str(&t));
	text_release(&t);
}

/* A name is drawn somewhere, on one line or more. */
static void assert_words_kept(struct fake_canvas *f, const struct dataset *d)
{
	char *to = f->texts.s;

	for (const char *c = f->texts.s; *c != '\0'; c++)
		if (*c != '\n' || (to > f->texts.s && to[-1] != ' '))
			*to++ = *c != '\n' ? *c : ' ';
	*to = '\0';
	for (size_t i = 0; i < d->n_forces; i++) {
		if (strstr(text_str(&f->texts), d->force[i].name) == NULL)
			fail_msg("lost: %s", d->force[i].name);
	}
}

static void draw_watched(const struct shape *s, const struct analysis *a,
    const struct report_request *request)
{
	struct fake_canvas watch;
	struct canvas c = fake_canvas(&watch);
	struct report *r = report_build(a, request);
	size_t sheets = draw_report(r, &c).pages;

	assert_int_equal(sheets, watch.pages);
	if (watch.outside + watch.overlaps + watch.untagged > 0)
		print_error("seed %u forces %zu metrics %zu names %zu missing "
			    "%zu of %d: outside %zu overlaps %zu\n%s\n",
		    s->seed, s->forces, s->metrics, s->name_length, s->missing,
		    (int)request->one_force, watch.outside, watch.overlaps,
		    text_str(&watch.faults));
	assert_int_equal(watch.outside, 0);
	assert_int_equal(watch.untagged, 0);
	assert_int_equal(watch.overlaps, 0);
	assert_int_equal(watch.tags, 0);
	assert_false(watch.unbalanced);
	if (!request->one_force && !request->slide)
		/* without any figure there is nothing to rank or name */
		if (s->missing < s->forces)
			assert_words_kept(&watch, a->dataset);
	fake_canvas_release(&watch);
	report_free(r);
}

/* The national report, those of the first and the last force, slides, large. */
static void lay_out(const struct shape *s)
{
	struct report_request request = {
		.version = "test 1", .date = "2018-03-22", .pages = "full"
	};
	struct fixture f;
	struct analysis *a;

	fixture_open(&f);
	write_forces(&f, s);
	write_metrics(&f, s);
	write_figures(&f, s);
	assert_true(fixture_load(&f));
	if (f.diags.errors > 0)
		diag_print(&f.diags, false, stderr);
	assert_int_equal(f.diags.errors, 0);
	a = analysis_compute(f.dataset, 2017, 2016);
	draw_watched(s, a, &request);
	request.one_force = true;
	draw_watched(s, a, &request);
	request.force = s->forces - 1;
	draw_watched(s, a, &request);
	request.slide = true;
	draw_watched(s, a, &request);
	request.one_force = false;
	draw_watched(s, a, &request);
	request.slide = false;
	request.large = true;
	draw_watched(s, a, &request);
	analysis_free(a);
	fixture_close(&f);
}

static void nothing_leaves_its_page_or_overlaps(void **state)
{
	static const struct shape shapes[] = {
		{ 1, 43, 6, 14, 4, 1 },
		{ 2, 5, 1, 4, 0, 1 },
		{ 3, 60, 3, 12, 0, 1 },
		{ 4, 43, 2, 40, 0, 1 },
		{ 5, 43, 12, 20, 30, 1 },
		{ 6, 43, 4, 10, 13, 50 },
		{ 7, 60, 2, 38, 18, 50 },
		{ 8, 1, 1, 6, 0, 1 },
		{ 9, 10, 60, 8, 2, 3 },
		{ 10, 43, 2, 12, 43, 1 },
		{ 11, 61, 4, 24, 2, 1 },
		{ 12, 120, 4, 31, 5, 1 },
		{ 13, 331, 2, 18, 9, 50 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
		lay_out(&shapes[i]);
}

static void random_shapes_hold_too(void **state)
{
	unsigned seed = 20171122;

	(void)state;
	for (int i = 0; i < 25; i++) {
		struct shape s = { next(&seed), 1 + next(&seed) % 60,
			1 + next(&seed) % 6, 4 + next(&seed) % 37, 0,
			1 + next(&seed) % 60 };

		s.missing = next(&seed) % (s.forces + 1);
		lay_out(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_leaves_its_page_or_overlaps),
		cmocka_unit_test(random_shapes_hold_too),
	};

	num_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
