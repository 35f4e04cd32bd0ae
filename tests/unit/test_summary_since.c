/* What a mail says of figures that are not those of the last run. */
#include "peelstats/earlier.h"
#include "spoken.h"
#include "story/summary_since.h"
#include "test.h"

enum { UNITS = 6 };

/* Units A to F with 100 of 1,000 each now, and these then; NAN is none. */
static void assert_told(const double *then, const char *want)
{
	struct fixture f;
	struct text forces = TEXT_EMPTY;
	struct text rows = TEXT_EMPTY;
	struct text before = TEXT_EMPTY;
	struct earlier *e;
	struct analysis *a;
	struct arena arena;
	struct story story;
	const char *got;
	char path[512];

	text_add(&forces, "force_id,short\n");
	text_add(&rows, "force_id,metric_id,year,numerator,denominator\n");
	text_add(&before, "metric_id,force_id,year,value\n");
	for (int i = 0; i < UNITS; i++) {
		text_addf(&forces, "%c,Town %c\n", 'A' + i, 'A' + i);
		text_addf(&rows, "%c,m1,2017,100,1000\n", 'A' + i);
		if (!isnan(then[i]))
			text_addf(
			    &before, "m1,%c,2017,%.12g\n", 'A' + i, then[i]);
	}
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "forces.csv", text_str(&forces));
	fixture_write(&f, "observations.csv", text_str(&rows));
	fixture_write(&f, "before.csv", text_str(&before));
	assert_true(fixture_load(&f));
	(void)snprintf(path, sizeof(path), "%s/before.csv", f.dir);
	if (!earlier_read(path, &e, &f.err))
		fail_msg("%s", f.err.message);
	a = analysis_compute(f.dataset, 2017, 0);
	arena_init(&arena);
	story_begin(&story, a, &arena);
	got = summary_since(&story, e);
	assert_so(
	    strcmp(got, want) == 0, "it reads \"%s\", not \"%s\"", got, want);
	arena_release(&arena);
	analysis_free(a);
	earlier_free(e);
	fixture_close(&f);
	text_release(&forces);
	text_release(&rows);
	text_release(&before);
}

static void the_largest_changes_are_named_in_order(void **state)
{
	(void)state;
	assert_told((const double[]){ 100, 100, 100, 100, 100, 100 },
	    "Since the last run no figure changed.");
	assert_told((const double[]){ 100, 100, 50, 100, 100, 100 },
	    "Since the last run: 1 figure changed, 0 new, 0 gone. Crime, "
	    "Town C: 100.0, was 50.0.");
	assert_told((const double[]){ 80, 50, 100, 100, 100, 100 },
	    "Since the last run: 2 figures changed, 0 new, 0 gone. Crime, "
	    "Town B: 100.0, was 50.0; Crime, Town A: 100.0, was 80.0.");
	/* three are named, the largest first, in whatever order they come */
	assert_told((const double[]){ 90, 80, 70, 60, 50, 40 },
	    "Since the last run: 6 figures changed, 0 new, 0 gone. Crime, "
	    "Town F: 100.0, was 40.0; Crime, Town E: 100.0, was 50.0; Crime, "
	    "Town D: 100.0, was 60.0.");
	assert_told((const double[]){ 40, 50, 60, 70, 80, 90 },
	    "Since the last run: 6 figures changed, 0 new, 0 gone. Crime, "
	    "Town A: 100.0, was 40.0; Crime, Town B: 100.0, was 50.0; Crime, "
	    "Town C: 100.0, was 60.0.");
	assert_told((const double[]){ 70, 90, 40, 80, 50, 60 },
	    "Since the last run: 6 figures changed, 0 new, 0 gone. Crime, "
	    "Town C: 100.0, was 40.0; Crime, Town E: 100.0, was 50.0; Crime, "
	    "Town F: 100.0, was 60.0.");
	assert_told(
	    (const double[]){ 100, (double)NAN, (double)NAN, 100, 100, 100 },
	    "Since the last run: 0 figures changed, 2 new, 0 gone.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_largest_changes_are_named_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
