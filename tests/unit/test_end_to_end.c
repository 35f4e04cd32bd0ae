/*
 * Four metrics, 43 made-up forces, two years, from CSV to results. Expected
 * values: R, rechecked in Python (tests/vectors/README.md); tolerance 1e-6
 * relative as said there, ranks and counts exact.
 */
#include "fixture.h"
#include "peelstats/analysis.h"
#include "peelstats/num.h"
#include "test.h"

enum { CELLS = 40, LINE = 2048 };

/* A wide table; cells point into the lines. */
struct wide {
	char line[400][LINE];
	char *cell[400][CELLS];
	size_t n; /* lines, the header included */
};

static void split(char *line, char **cell)
{
	size_t n = 0;

	line[strcspn(line, "\r\n")] = '\0';
	for (char *at = line; at != NULL && n < CELLS; n++) {
		cell[n] = at;
		at = strchr(at, ',');
		if (at != NULL)
			*at++ = '\0';
	}
}

static struct wide *read_wide(const char *file)
{
	struct wide *w = calloc(1, sizeof(*w));
	char path[512];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/%s", VECTORS_DIR, file);
	f = fopen(path, "r");
	assert_non_null(w);
	assert_non_null(f);
	while (w->n < 400 && fgets(w->line[w->n], LINE, f) != NULL) {
		split(w->line[w->n], w->cell[w->n]);
		w->n++;
	}
	(void)fclose(f);
	return w;
}

static const char *get(const struct wide *w, size_t row, const char *name)
{
	for (size_t c = 0; c < CELLS && w->cell[0][c] != NULL; c++)
		if (strcmp(w->cell[0][c], name) == 0)
			return w->cell[row][c];
	fail_msg("no column %s", name);
	return "";
}

static bool is_na(const char *s)
{
	return s[0] == '\0' || strcmp(s, "NA") == 0;
}

static void write_input(struct fixture *f, const struct wide *in)
{
	struct text forces = TEXT_EMPTY;
	struct text metrics = TEXT_EMPTY;
	struct text rows = TEXT_EMPTY;

	text_add(&forces, "force_id,short\n");
	text_add(&metrics, "metric_id,title,kind,multiplier\n");
	text_add(
	    &rows, "force_id,metric_id,year,numerator,denominator,status\n");
	for (size_t i = 1; i < in->n; i++) {
		const char *id = get(in, i, "force");
		const char *metric = get(in, i, "metric");
		bool na = is_na(get(in, i, "numerator")) ||
			  is_na(get(in, i, "denominator"));

		if (i <= 43)
			text_addf(&forces, "%s,%s\n", id, id);
		if (strcmp(id, "Force 01") == 0 &&
		    strcmp(get(in, i, "year"), "2016") == 0)
			text_addf(&metrics, "%s,%s,%s,%s\n", metric, metric,
			    get(in, i, "kind"), get(in, i, "per"));
		text_addf(&rows, "%s,%s,%s,%s,%s,%s\n", id, metric,
		    get(in, i, "year"), na ? "" : get(in, i, "numerator"),
		    na ? "" : get(in, i, "denominator"), na ? "missing" : "");
	}
	fixture_write(f, "forces.csv", text_str(&forces));
	fixture_write(f, "metrics.csv", text_str(&metrics));
	fixture_write(f, "observations.csv", text_str(&rows));
	text_release(&forces);
	text_release(&metrics);
	text_release(&rows);
}

static void check(
    const struct wide *w, size_t row, const char *name, struct value got)
{
	const char *want = get(w, row, name);

	if (is_na(want)) {
		assert_false(got.known);
		return;
	}
	if (!got.known || fabs(got.x - strtod(want, NULL)) >
			      1e-6 * fabs(strtod(want, NULL)) + 1e-10)
		print_error(
		    "%s %s %s\n", w->cell[row][0], w->cell[row][1], name);
	assert_true(got.known);
	assert_close(got.x, strtod(want, NULL), 1e-6, 1e-10);
}

static const struct metric_result *metric_of(
    const struct analysis *a, const char *id)
{
	for (size_t m = 0; m < a->dataset->n_metrics; m++)
		if (strcmp(a->dataset->metric[m].id, id) == 0)
			return &a->metric[m];
	fail_msg("no metric %s", id);
	return NULL;
}

static size_t force_of(const struct analysis *a, const char *id)
{
	for (size_t f = 0; f < a->dataset->n_forces; f++)
		if (strcmp(a->dataset->force[f].id, id) == 0)
			return f;
	fail_msg("no force %s", id);
	return 0;
}

/*
 * In the vectors of rare_harm a count of 0 is ranked as if it were a half,
 * as the log scale needs, so Force 35 stands 8th of 43. A rank is of the
 * value itself: 0 is the lowest.
 */
static void check_zero(const struct analysis *a)
{
	const struct metric_result *m = metric_of(a, "rare_harm");

	assert_int_equal(m->force[force_of(a, "Force 35")].rank, 43);
	assert_int_equal(m->force[force_of(a, "Force 18")].rank, 1);
	assert_int_equal(m->force[force_of(a, "Force 34")].rank, 8);
}

static struct value rank_of(size_t rank)
{
	return rank != 0 ? value_of((double)rank) : value_unknown();
}

/* -2 to 2, as in the vectors. */
static struct value class_of(enum standing s)
{
	if (s == STANDING_NOT_ASSESSED)
		return value_unknown();
	return value_of((double)s - (double)STANDING_IN_LINE);
}

static void check_forces(const struct analysis *a)
{
	struct wide *w = read_wide("30_e2e_expected_force.csv");

	for (size_t i = 1; i < w->n; i++) {
		const struct metric_result *m =
		    metric_of(a, get(w, i, "metric"));
		const struct force_result *f =
		    &m->force[force_of(a, get(w, i, "force"))];

		check(w, i, "value2016", f->compare);
		check(w, i, "value2017", f->value);
		check(w, i, "lo95", f->lower95);
		check(w, i, "hi95", f->upper95);
		check(w, i, "pct_change", f->change_percent);
		check(w, i, "z_od", f->z);
		check(w, i, "class_od", class_of(f->standing));
		check(w, i, "p_chance_midp", f->p);
		check(w, i, "bh_chance", f->q);
		check(w, i, "p_change", f->change_p);
		check(w, i, "bh_change", f->change_q);
		check(w, i, "z_change_od", f->change_z);
		check(w, i, "class_change", class_of(f->change_standing));
		if (strcmp(m->metric->id, "rare_harm") == 0)
			continue;
		check(w, i, "rank_desc", rank_of(f->rank));
		check(w, i, "rank_lo", rank_of(f->rank95_chance.lower));
		check(w, i, "rank_hi", rank_of(f->rank95_chance.upper));
	}
	assert_int_equal(w->n, 4 * 43 + 1);
	free(w);
}

static void check_count(
    const struct wide *w, size_t row, const char *name, size_t got)
{
	check(w, row, name, value_of((double)got));
}

static void check_metrics(const struct analysis *a)
{
	struct wide *w = read_wide("30_e2e_expected_metric.csv");

	for (size_t i = 1; i < w->n; i++) {
		const struct metric_result *m =
		    metric_of(a, get(w, i, "metric"));

		check(w, i, "valid2016", value_of((double)m->compare.n));
		check(w, i, "valid2017", value_of((double)m->national.n));
		check(w, i, "matched", value_of((double)m->matched.n));
		check(w, i, "pooled2016", m->compare.value);
		check(w, i, "pooled2017", m->national.value);
		check(w, i, "matched2016", m->matched_compare.value);
		check(w, i, "matched2017", m->matched.value);
		check(w, i, "matched_pct", m->change_percent);
		check(w, i, "median2017", m->spread.median);
		check(w, i, "q25", m->spread.q25);
		check(w, i, "q75", m->spread.q75);
		check(w, i, "qn2017", m->spread.qn);
		check(w, i, "phi", m->dispersion.phi);
		check(w, i, "tau2_wpm", m->tau2);
		check(w, i, "tau2_delta", m->tau2_change);
		check(w, i, "pearson", m->pearson.r);
		check(w, i, "spearman", m->spearman.r);
		check(w, i, "gini", m->spread.gini);
		check(w, i, "scv_diehr", m->variation.scv_diehr);
		check_count(w, i, "n_class_high",
		    m->n_standing[STANDING_HIGH] +
			m->n_standing[STANDING_UNUSUALLY_HIGH]);
		check_count(w, i, "n_class_low",
		    m->n_standing[STANDING_LOW] +
			m->n_standing[STANDING_UNUSUALLY_LOW]);
		check_count(w, i, "n_bh05", m->n_q05);
		check_count(w, i, "n_change_bh05", m->n_change_q05);
	}
	assert_int_equal(w->n, 5);
	free(w);
}

static void results_from_csv_agree_with_r(void **state)
{
	struct wide *in = read_wide("30_e2e_input.csv");
	struct fixture f;
	struct analysis *a;

	(void)state;
	fixture_open(&f);
	write_input(&f, in);
	assert_true(fixture_load(&f));
	if (f.diags.errors > 0)
		diag_print(&f.diags, false, stderr);
	assert_int_equal(f.diags.errors, 0);
	assert_int_equal(f.dataset->n_forces, 43);
	assert_int_equal(f.dataset->n_metrics, 4);
	a = analysis_compute(f.dataset, 2017, 2016);
	check_forces(a);
	check_metrics(a);
	check_zero(a);
	analysis_free(a);
	fixture_close(&f);
	free(in);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(results_from_csv_agree_with_r),
	};

	num_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
