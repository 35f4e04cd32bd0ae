/* However many work together, the results are the same. */
#include "fixture.h"
#include "peelstats/analysis.h"
#include "test.h"

enum { MEASURES = 80, UNITS = 12 };

static void open_folder(struct fixture *f)
{
	struct text forces = TEXT_EMPTY;
	struct text metrics = TEXT_EMPTY;
	struct text rows = TEXT_EMPTY;

	text_add(&forces, "force_id,short\n");
	text_add(&metrics, "metric_id,title,kind,multiplier\n");
	text_add(&rows, "force_id,metric_id,year,numerator,denominator\n");
	for (int i = 0; i < UNITS; i++)
		text_addf(&forces, "F%d,Town %d\n", i, i);
	for (int m = 0; m < MEASURES; m++) {
		text_addf(&metrics, "m%d,Measure %d,rate,1000\n", m, m);
		for (int i = 0; i < UNITS; i++)
			for (int year = 2016; year <= 2017; year++)
				text_addf(&rows, "F%d,m%d,%d,%d,10000\n", i, m,
				    year, 100 + (i * 7 + m * 13 + year) % 41);
	}
	fixture_open(f);
	fixture_write(f, "forces.csv", text_str(&forces));
	fixture_write(f, "metrics.csv", text_str(&metrics));
	fixture_write(f, "observations.csv", text_str(&rows));
	text_release(&forces);
	text_release(&metrics);
	text_release(&rows);
	assert_true(fixture_load(f));
	assert_int_equal(f->diags.errors, 0);
}

static struct analysis *compute(const struct fixture *f, unsigned threads)
{
	return analysis_compute_as(f->dataset,
	    &(struct analysis_settings){
		.year = 2017, .compare = 2016, .threads = threads });
}

static void as_many_threads_as_there_may_be_agree(void **state)
{
	static const unsigned threads[] = { 0, 2, 15, 16, 17, 1000 };
	struct fixture f;
	struct analysis *one;

	(void)state;
	open_folder(&f);
	one = compute(&f, 1);
	for (size_t k = 0; k < sizeof(threads) / sizeof(threads[0]); k++) {
		struct analysis *a = compute(&f, threads[k]);

		for (size_t m = 0; m < MEASURES; m++)
			for (size_t i = 0; i < UNITS; i++) {
				const struct force_result *x =
				    &one->metric[m].force[i];
				const struct force_result *y =
				    &a->metric[m].force[i];

				assert_so(
				    x->value.known && x->z.known &&
					memcmp(&x->value.x, &y->value.x,
					    sizeof(double)) == 0 &&
					memcmp(&x->z.x, &y->z.x,
					    sizeof(double)) == 0 &&
					x->rank == y->rank &&
					x->rank95.lower == y->rank95.lower &&
					x->rank95.upper == y->rank95.upper,
				    "measure %zu of unit %zu is another one "
				    "with %u threads",
				    m, i, threads[k]);
			}
		analysis_free(a);
	}
	analysis_free(one);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_many_threads_as_there_may_be_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
