/* The data in data/ against the totals their publishers print; see
 * data/README.md. */
#include "fixture.h"
#include "peelstats/analysis.h"
#include "peelstats/num.h"
#include "test.h"

struct bundle {
	struct diag_list diags;
	struct dataset *dataset;
	struct analysis *analysis;
};

static struct bundle bundle;

static int load(void **state)
{
	struct error err = { EXIT_OK, "" };

	(void)state;
	num_init();
	diag_init(&bundle.diags);
	if (!dataset_load(DATA_DIR, &bundle.dataset, &bundle.diags, &err))
		return -1;
	diag_print(&bundle.diags, false, stderr);
	bundle.analysis = analysis_compute(bundle.dataset, 2017, 2016);
	return bundle.diags.errors + bundle.diags.warnings == 0 ? 0 : -1;
}

static int unload(void **state)
{
	(void)state;
	analysis_free(bundle.analysis);
	dataset_free(bundle.dataset);
	diag_release(&bundle.diags);
	return 0;
}

static const struct metric_result *metric(const char *id)
{
	for (size_t m = 0; m < bundle.dataset->n_metrics; m++)
		if (strcmp(bundle.dataset->metric[m].id, id) == 0)
			return &bundle.analysis->metric[m];
	fail_msg("no metric %s", id);
	return NULL;
}

static void recorded_crime_adds_up_to_the_published_totals(void **state)
{
	const struct metric_result *m = metric("crime_total");

	(void)state;
	assert_int_equal(m->national.n, 43);
	assert_close(m->compare.numerator, 3908560, 0, 0);
	assert_close(m->national.numerator, 4455479, 0, 0);
	assert_close(m->compare.denominator, 57885413, 0, 0);
	assert_close(m->national.denominator, 58381217, 0, 0);
	assert_close(m->national.value.x, 76.316994, 0, 5e-7);
}

/* Totals printed by the Home Office and the ONS for England and Wales. */
static void published_totals_are_reached(void **state)
{
	static const struct {
		const char *id;
		double before;
		double now;
		/* West Midlands: 58,348 as printed then, 61,405 as revised */
	} printed[] = { { "asb_incidents", 1793868 + 61405 - 58348, 1796078 },
		{ "officers", 124066.25, 123142.0345 },
		{ "specials", 15996, 13503 } };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const struct metric_result *m = metric(printed[i].id);

		assert_close(m->compare.numerator, printed[i].before, 1e-10, 0);
		assert_close(m->national.numerator, printed[i].now, 1e-10, 0);
	}
}

/* Annex B of the national report, counted by hand. */
static void grade_counts_are_those_of_annex_b(void **state)
{
	static const struct {
		const char *id;
		size_t count[4];
	} want[] = { { "crime_prevention", { 2, 35, 6, 0 } },
		{ "crime_investigation", { 0, 33, 10, 0 } },
		{ "vulnerable_people", { 0, 23, 19, 1 } },
		{ "serious_organised_crime", { 4, 34, 4, 1 } },
		{ "overall", { 1, 30, 12, 0 } } };
	static const enum grade grade[] = { GRADE_OUTSTANDING, GRADE_GOOD,
		GRADE_REQUIRES_IMPROVEMENT, GRADE_INADEQUATE };

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		const struct grade_result *g = NULL;

		for (size_t q = 0; q < bundle.dataset->n_questions; q++)
			if (strcmp(bundle.dataset->question[q].id,
				want[i].id) == 0)
				g = &bundle.analysis->grade[q];
		assert_non_null(g);
		for (size_t k = 0; k < 4; k++)
			assert_int_equal(g->count[grade[k]], want[i].count[k]);
	}
}

static void every_force_has_a_row_or_a_reason(void **state)
{
	const struct dataset *d = bundle.dataset;
	size_t with_rows = 0;

	(void)state;
	assert_int_equal(d->n_forces, 43);
	for (size_t m = 0; m < d->n_metrics; m++) {
		if (dataset_is_national_only(d, m, 9999))
			continue;
		with_rows++;
		for (size_t f = 0; f < d->n_forces; f++) {
			for (int year = 2016; year <= 2017; year++) {
				const struct observation *o =
				    dataset_find(d, m, f, year);

				assert_non_null(o);
				if (!observation_value(&d->metric[m], o).known)
					assert_true(o->notes->n > 0);
			}
		}
	}
	/* 48 that the forces publish, 10 of which reports print a few */
	assert_int_equal(with_rows, 58);
}

/* Home Office, police recorded crime tables of October 2023 and July 2026,
 * and workforce of July 2022: counts of England and Wales as their own tables
 * add them up. Notes that explain a gap stand at every row without a value. */
static void years_before_and_after_add_up(void **state)
{
	static const struct {
		const char *id;
		int year;
		double sum;
	} want[] = { { "crime_total", 2013, 3477660 },
		{ "crime_total", 2014, 3460108 },
		{ "crime_total", 2015, 3612824 } };
	const struct dataset *d = bundle.dataset;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		size_t m = metric(want[i].id)->index;
		double sum = 0;

		for (size_t f = 0; f < d->n_forces; f++)
			sum += dataset_find(d, m, f, want[i].year)->numerator;
		assert_close(sum, want[i].sum, 0, 0);
	}
	for (size_t m = 0; m < d->n_metrics; m++)
		for (size_t f = 0; f < d->n_forces; f++)
			for (size_t y = 0; y < d->n_years; y++) {
				const struct observation *o =
				    dataset_find(d, m, f, d->year[y]);

				if (o != NULL &&
				    !observation_value(&d->metric[m], o).known)
					assert_true(o->notes->n > 0);
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    recorded_crime_adds_up_to_the_published_totals),
		cmocka_unit_test(published_totals_are_reached),
		cmocka_unit_test(grade_counts_are_those_of_annex_b),
		cmocka_unit_test(every_force_has_a_row_or_a_reason),
		cmocka_unit_test(years_before_and_after_add_up),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
