/* Expected values: R 4.2 (tests/vectors/README.md), and by hand where said. */
#include "fixture.h"
#include "peelstats/analysis.h"
#include "peelstats/num.h"
#include "test.h"
#include "vectors.h"

enum { FORCES = 60 };

static void write_forces(struct fixture *f, size_t n)
{
	struct text t = TEXT_EMPTY;

	text_add(&t, "force_id,short\n");
	for (size_t i = 0; i < n; i++)
		text_addf(&t, "F%02zu,Force %02zu\n", i, i);
	fixture_write(f, "forces.csv", text_str(&t));
	text_release(&t);
}

/* A vector's O and N as a row; what is not a figure becomes missing. */
static void add_row(struct text *t, const struct vectors *in, const char *name,
    size_t i, int year)
{
	char o[4] = "O1";
	char n[4] = "N1";
	const struct vector_row *numerator;
	const struct vector_row *denominator;
	bool known;

	o[1] = n[1] = year == 2016 ? '1' : '2';
	numerator = vectors_find(in, name, o, (long)i);
	denominator = vectors_find(in, name, n, (long)i);
	known = strcmp(numerator->value, "NA") != 0 &&
		strcmp(denominator->value, "NA") != 0 &&
		strtod(denominator->value, NULL) > 0;
	text_addf(t, "F%02zu,m,%d,%s,%s,%s\n", i, year,
	    known ? numerator->value : "", known ? denominator->value : "",
	    known ? "" : "missing");
}

static struct analysis *analyse_vector(
    struct fixture *f, const struct vectors *in, const char *name)
{
	struct text t = TEXT_EMPTY;
	size_t n = 0;

	while (vectors_find(in, name, "O1", (long)n) != NULL)
		n++;
	assert_in_range(n, 1, FORCES);
	fixture_open(f);
	write_forces(f, n);
	text_addf(&t, "metric_id,title,kind,multiplier\nm,M,%s,1\n",
	    vectors_find(in, name, "kind", 0)->value);
	fixture_write(f, "metrics.csv", text_str(&t));
	text_clear(&t);
	text_add(&t, "force_id,metric_id,year,numerator,denominator,status\n");
	for (size_t i = 0; i < n; i++) {
		add_row(&t, in, name, i, 2016);
		add_row(&t, in, name, i, 2017);
	}
	fixture_write(f, "observations.csv", text_str(&t));
	text_release(&t);
	assert_true(fixture_load(f));
	assert_int_equal(f->diags.errors, 0);
	return analysis_compute(f->dataset, 2017, 2016);
}

static void check(const struct vectors *want, const char *name,
    const char *stat, struct value got)
{
	const struct vector_row *w = vectors_find(want, name, stat, 0);

	assert_non_null(w);
	if (strcmp(w->value, "NA") == 0) {
		assert_false(got.known);
		return;
	}
	if (!got.known)
		print_error("%s %s\n", name, stat);
	assert_true(got.known);
	assert_close(got.x, strtod(w->value, NULL), w->rtol, w->atol);
}

/* Kitagawa's parts of the change, force by force and in all. */
static void check_effects(const struct vectors *want, const char *name,
    const struct metric_result *m, size_t n)
{
	struct vector_check c = { want, name, 0, 0 };
	double rate = 0;
	double mix = 0;

	for (size_t i = 0; i < n; i++) {
		const struct force_result *f = &m->force[i];

		if (!f->rate_effect.known)
			continue;
		rate += f->rate_effect.x;
		mix += f->mix_effect.x;
		vector_check(&c, "kitagawa_rate_i", (long)i, f->rate_effect);
		vector_check(&c, "kitagawa_mix_i", (long)i, f->mix_effect);
	}
	vector_check(&c, "kitagawa_rate", 0, value_of(rate));
	vector_check(&c, "kitagawa_mix", 0, value_of(mix));
	if (m->metric->kind == KIND_RATE) {
		vector_check(&c, "matched_rr_lo95", 0,
		    value_of(1 + m->change_lower95.x / 100));
		vector_check(&c, "matched_rr_hi95", 0,
		    value_of(1 + m->change_upper95.x / 100));
		vector_check(&c, "matched_rr_p_exact", 0, m->change_p);
	}
	assert_true(c.checked > 4);
	assert_int_equal(c.failed, 0);
}

static struct value count(size_t n)
{
	return value_of((double)n);
}

static void pooled_and_matched_values_agree_with_r(void **state)
{
	static const char *const names[] = { "rate", "proportion", "ratio",
		"full", "nopair", "zeroden" };
	struct vectors in = vectors_read("04_pooled.in.csv");
	struct vectors want = vectors_read("04_pooled.exp.csv");

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		struct fixture f;
		struct analysis *a = analyse_vector(&f, &in, names[i]);
		const struct metric_result *m = &a->metric[0];

		check(&want, names[i], "valid1", count(m->compare.n));
		check(&want, names[i], "valid2", count(m->national.n));
		check(&want, names[i], "matched", count(m->matched.n));
		check(&want, names[i], "pooled1", m->compare.value);
		check(&want, names[i], "pooled2", m->national.value);
		check(&want, names[i], "pooled1_lo95", m->compare.lower95);
		check(&want, names[i], "pooled1_hi95", m->compare.upper95);
		check(&want, names[i], "matched1", m->matched_compare.value);
		check(&want, names[i], "matched2", m->matched.value);
		if (m->matched.n > 0) {
			check(&want, names[i], "matched_abs", m->change);
			check(
			    &want, names[i], "matched_pct", m->change_percent);
			check(&want, names[i], "composition_effect",
			    m->composition);
			check_effects(&want, names[i], m, f.dataset->n_forces);
		}
		analysis_free(a);
		fixture_close(&f);
	}
	vectors_free(&in);
	vectors_free(&want);
}

static void ranks_agree_with_r(void **state)
{
	static const char *const names[] = { "a", "na", "ties" };
	struct vectors in = vectors_read("03_rank.in.csv");
	struct vectors want = vectors_read("03_rank.exp.csv");

	(void)state;
	for (size_t k = 0; k < 3; k++) {
		struct text t = TEXT_EMPTY;
		struct fixture f;
		struct analysis *a;
		size_t n = 0;

		text_add(&t, "force_id,metric_id,year,numerator,denominator,"
			     "value,status\n");
		for (; vectors_find(&in, names[k], "x", (long)n) != NULL; n++) {
			const char *x =
			    vectors_find(&in, names[k], "x", (long)n)->value;
			bool na = strcmp(x, "NA") == 0;

			text_addf(&t, "F%02zu,m,2017,,,%s,%s\n", n, na ? "" : x,
			    na ? "missing" : "");
		}
		fixture_open(&f);
		write_forces(&f, n);
		fixture_write(&f, "metrics.csv",
		    "metric_id,title,kind,multiplier\nm,M,score,1\n");
		fixture_write(&f, "observations.csv", text_str(&t));
		assert_true(fixture_load(&f));
		a = analysis_compute(f.dataset, 2017, 0);
		for (size_t i = 0; i < n; i++) {
			const struct vector_row *w = vectors_find(
			    &want, names[k], "rank_desc_min", (long)i);
			size_t rank = a->metric[0].force[i].rank;
			const struct vector_row *q = vectors_find(
			    &want, names[k], "quintile_asc_phe", (long)i);

			if (strcmp(w->value, "NA") == 0)
				assert_int_equal(rank, 0);
			else
				assert_int_equal(
				    rank, strtol(w->value, NULL, 10));
			/* theirs count from the lowest */
			if (strcmp(q->value, "NA") != 0)
				assert_int_equal(
				    6 - a->metric[0].force[i].quintile,
				    strtol(q->value, NULL, 10));
		}
		analysis_free(a);
		fixture_close(&f);
		text_release(&t);
	}
	vectors_free(&in);
	vectors_free(&want);
}

/* By hand: 1/3 = 2/6 = 100/300 share rank 2 below 4/6; 0/5 is fifth. */
static void equal_ratios_share_a_rank(void **state)
{
	struct fixture f;
	struct analysis *a;
	static const size_t want[] = { 2, 2, 1, 2, 5 };

	(void)state;
	fixture_open(&f);
	write_forces(&f, 5);
	fixture_write(&f, "metrics.csv",
	    "metric_id,title,kind,multiplier\nm,M,rate,1000\n");
	fixture_write(&f, "observations.csv",
	    "force_id,metric_id,year,numerator,denominator\n"
	    "F00,m,2017,1,3\nF01,m,2017,2,6\nF02,m,2017,4,6\n"
	    "F03,m,2017,100,300\nF04,m,2017,0,5\n");
	assert_true(fixture_load(&f));
	a = analysis_compute(f.dataset, 2017, 2016);
	for (size_t i = 0; i < 5; i++) {
		assert_int_equal(a->metric[0].force[i].rank, want[i]);
		assert_int_equal(a->metric[0].force[i].tied, want[i] == 2);
	}
	analysis_free(a);
	fixture_close(&f);
}

/* By hand from fixture_write_small: A 10 -> 20, B 30 -> 15 per 1,000;
 * together 40/2000 = 20 and 50/3000 = 16.67 per 1,000. */
static void changes_are_those_worked_by_hand(void **state)
{
	struct fixture f;
	struct analysis *a;
	const struct metric_result *m;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	assert_true(fixture_load(&f));
	a = analysis_compute(f.dataset, 2017, 2016);
	m = &a->metric[0];
	assert_close(m->force[0].change.x, 10, 1e-12, 0);
	assert_close(m->force[0].change_percent.x, 100, 1e-12, 0);
	assert_close(m->force[1].change_percent.x, -50, 1e-12, 0);
	assert_int_equal(m->n_rose, 1);
	assert_int_equal(m->n_fell, 1);
	assert_close(m->compare.value.x, 20, 1e-12, 0);
	assert_close(m->national.value.x, 50.0 / 3, 1e-12, 0);
	assert_close(m->change_percent.x, -100.0 / 6, 1e-12, 0);
	analysis_free(a);
	fixture_close(&f);
}

/* Left out: not usable, in_national no. Still ranked: in_national no. */
static void only_usable_forces_are_in_the_national_value(void **state)
{
	struct fixture f;
	struct analysis *a;

	(void)state;
	fixture_open(&f);
	write_forces(&f, 4);
	fixture_write(&f, "metrics.csv",
	    "metric_id,title,kind,multiplier\nm,M,rate,100\n");
	fixture_write(&f, "observations.csv",
	    "force_id,metric_id,year,numerator,denominator,status,in_national\n"
	    "F00,m,2017,1,10,,\nF01,m,2017,3,10,partial,no\n"
	    "F02,m,2017,9,10,unverified,\nF03,m,2017,2,10,estimated,yes\n");
	assert_true(fixture_load(&f));
	a = analysis_compute(f.dataset, 2017, 2016);
	assert_int_equal(a->metric[0].national.n, 2);
	assert_close(a->metric[0].national.value.x, 15, 1e-12, 0);
	assert_int_equal(a->metric[0].n_ranked, 3);
	assert_int_equal(a->metric[0].force[1].rank, 1);
	assert_int_equal(a->metric[0].force[2].rank, 0);
	analysis_free(a);
	fixture_close(&f);
}

static void published_national_values_never_override(void **state)
{
	struct fixture f;
	struct analysis *a;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "metrics.csv",
	    "metric_id,title,kind,multiplier\n"
	    "m1,Crime,rate,1000\nm2,Wanted,count,\n");
	fixture_write(&f, "national.csv",
	    "metric_id,year,value\nm1,2017,99\nm2,2017,60061\n");
	assert_true(fixture_load(&f));
	a = analysis_compute(f.dataset, 2017, 2016);
	assert_false(a->metric[0].national.published);
	assert_close(a->metric[0].national.value.x, 50.0 / 3, 1e-12, 0);
	assert_true(a->metric[1].national.published);
	assert_true(a->metric[1].national_only);
	assert_close(a->metric[1].national.value.x, 60061, 0, 0);
	assert_false(a->metric[1].change.known);
	analysis_free(a);
	fixture_close(&f);
}

static void a_break_gives_no_change(void **state)
{
	struct fixture f;
	struct analysis *a;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "observations.csv",
	    "force_id,metric_id,year,numerator,denominator,status\n"
	    "A,m1,2016,10,1000,\nA,m1,2017,20,1000,break\n"
	    "B,m1,2016,0,1000,\nB,m1,2017,5,1000,\n");
	assert_true(fixture_load(&f));
	a = analysis_compute(f.dataset, 2017, 2016);
	assert_false(a->metric[0].force[0].change.known);
	assert_true(a->metric[0].force[1].change.known);
	assert_false(a->metric[0].force[1].change_percent.known);
	assert_int_equal(a->metric[0].n_rose, 1);
	/* nor has the whole one with that force in it */
	assert_int_equal(a->metric[0].matched.n, 1);
	assert_close(a->metric[0].matched.numerator, 5, 0, 0);
	assert_close(a->metric[0].change.x, 5, 0, 0);
	assert_false(a->metric[0].force[0].rate_effect.known);
	assert_int_equal(a->metric[0].n_broken, 1);
	analysis_free(a);
	fixture_close(&f);
}

/* Also one in a year between the two, and one of all forces. */
static void no_change_spans_a_break(void **state)
{
	struct fixture f;
	struct analysis *a;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "observations.csv",
	    "force_id,metric_id,year,numerator,denominator,status\n"
	    "A,m1,2015,10,1000,break\nA,m1,2016,14,1000,break\n"
	    "A,m1,2017,20,1000,\nB,m1,2015,7,1000,\nB,m1,2016,6,1000,break\n"
	    "B,m1,2017,5,1000,\n");
	assert_true(fixture_load(&f));
	a = analysis_compute(f.dataset, 2017, 2015);
	assert_true(a->metric[0].national.value.known);
	assert_true(a->metric[0].compare.value.known);
	assert_false(a->metric[0].force[0].change.known);
	assert_int_equal(a->metric[0].n_broken, 2);
	assert_int_equal(a->metric[0].matched.n, 0);
	assert_false(a->metric[0].change.known);
	assert_false(a->metric[0].pearson.r.known);
	analysis_free(a);
	/* that of the year compared with lies before both */
	a = analysis_compute(f.dataset, 2017, 2016);
	assert_int_equal(a->metric[0].matched.n, 2);
	assert_true(a->metric[0].change.known);
	analysis_free(a);
	fixture_close(&f);
}

static void grades_move_only_between_two_inspections(void **state)
{
	struct fixture f;
	struct analysis *a;
	const struct grade_result *g;

	(void)state;
	fixture_open(&f);
	write_forces(&f, 6);
	fixture_write(
	    &f, "metrics.csv", "metric_id,title,kind,multiplier\nm,M,rate,1\n");
	fixture_write(&f, "observations.csv",
	    "force_id,metric_id,year,numerator,denominator\nF00,m,2017,1,2\n");
	fixture_write(
	    &f, "questions.csv", "question_id,title,graded\nq,Q,\ns,S,no\n");
	fixture_write(&f, "judgments.csv",
	    "force_id,question_id,year,grade,inspected_year\n"
	    "F00,q,2016,good,\nF00,q,2017,outstanding,\n"
	    "F01,q,2016,good,\nF01,q,2017,inadequate,2017\n"
	    "F02,q,2016,good,\nF02,q,2017,good,\n"
	    "F03,q,2016,good,2016\nF03,q,2017,good,2016\n"
	    "F04,q,2016,good,\nF04,q,2017,ungraded,\n"
	    "F00,s,2016,good,2016\nF00,s,2017,outstanding,2017\n"
	    "F01,s,2017,ungraded,2017\n");
	assert_true(fixture_load(&f));
	assert_int_equal(f.diags.errors, 0);
	a = analysis_compute(f.dataset, 2017, 2016);
	g = &a->grade[0];
	assert_int_equal(g->improved, 1);
	assert_int_equal(g->declined, 1);
	assert_int_equal(g->unchanged, 1);
	assert_int_equal(g->not_compared, 3);
	assert_int_equal(g->count[GRADE_GOOD], 2);
	assert_int_equal(g->count[GRADE_NONE], 1);
	assert_int_equal(g->count[GRADE_UNGRADED], 1);
	assert_int_equal(g->carried, 1);
	assert_int_equal(g->inspected, 1);
	/* a question without grades is listed, never counted */
	g = &a->grade[1];
	assert_int_equal(g->count[GRADE_OUTSTANDING], 0);
	assert_int_equal(g->count[GRADE_UNGRADED], 2);
	assert_int_equal(g->improved, 0);
	assert_int_equal(g->not_compared, 6);
	assert_int_equal(g->inspected, 2);
	analysis_free(a);
	fixture_close(&f);
}

static void suppression_flags(const struct vectors *in, struct vector_check *c)
{
	double count[64];
	unsigned char flag[64];
	size_t n = vectors_column(in, c->name, "count", count, 64);

	suppress_flags(
	    count, n, vectors_number(in, c->name, "threshold"), flag);
	for (size_t i = 0; i < n; i++)
		vector_check(c, "flag", (long)i, value_of(flag[i]));
}

static void small_counts_are_hidden_by_the_rule(void **state)
{
	(void)state;
	vectors_run("25_suppression", 18, suppression_flags);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pooled_and_matched_values_agree_with_r),
		cmocka_unit_test(ranks_agree_with_r),
		cmocka_unit_test(small_counts_are_hidden_by_the_rule),
		cmocka_unit_test(equal_ratios_share_a_rank),
		cmocka_unit_test(changes_are_those_worked_by_hand),
		cmocka_unit_test(only_usable_forces_are_in_the_national_value),
		cmocka_unit_test(published_national_values_never_override),
		cmocka_unit_test(a_break_gives_no_change),
		cmocka_unit_test(no_change_spans_a_break),
		cmocka_unit_test(grades_move_only_between_two_inspections),
	};

	num_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
