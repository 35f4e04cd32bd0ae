/* One row per metric: England and Wales, and the forces as a set. */
#include "stats_table.h"

#include "base/banned.h"

static const struct stats_column columns[] = {
#define X(name, unit, meaning, empty) { #name, unit, meaning, empty },
#include "columns_metrics.def"
#undef X
	{ NULL, NULL, NULL, NULL }
};

static size_t count_compare(
    const struct analysis *a, const struct metric_result *m)
{
	size_t n = 0;

	for (size_t f = 0; f < a->dataset->n_forces; f++)
		n += m->force[f].compare.known;
	return n;
}

static void national(struct stats_row *row, const struct analysis *a,
    const struct metric_result *m)
{
	bool counts = m->national.value.known && m->national.denominator > 0;
	bool matched = m->matched.n > 0;

	row_value(
	    row, counts ? value_of(m->national.numerator) : value_unknown());
	row_value(
	    row, counts ? value_of(m->national.denominator) : value_unknown());
	row_value(row, m->national.value);
	row_place(row, (size_t)a->compare);
	row_count(row, count_compare(a, m));
	row_value(row, m->compare.value);
	row_count(row, m->matched.n);
	row_value(row, m->matched.value);
	row_value(row, m->matched_compare.value);
	row_value(row, matched ? m->change_percent : value_unknown());
}

static struct value difference(struct value a, struct value b)
{
	return a.known && b.known ? value_of(a.x - b.x) : value_unknown();
}

static void spread(struct stats_row *row, const struct metric_result *m)
{
	const struct distribution *d = &m->spread;

	row_value(row, d->mean);
	row_value(row, d->sd);
	row_value(row, d->cv);
	row_value(row, d->minimum);
	row_value(row, d->q25);
	row_value(row, d->median);
	row_value(row, d->q75);
	row_value(row, d->maximum);
	row_value(row, difference(d->q75, d->q25));
	row_value(row, d->mad);
	row_value(row, d->qn);
	row_value(row, d->skewness);
	row_value(row, d->kurtosis);
	row_value(row, d->gini);
	row_value(row, m->ratio_max_min);
	row_value(row, m->ratio_p90_p10);
	row_value(row, m->dispersion.phi);
	row_value(row, m->tau2);
	row_value(row, m->tau2_change);
	row_value(row, m->variation.scv_diehr);
	row_value(row, m->pearson.r);
	row_value(row, m->pearson_log.r);
	row_value(row, m->spearman.r);
	row_value(row, m->kendall.r);
}

static void standings(struct stats_row *row, const struct metric_result *m)
{
	const size_t *n = m->n_standing;
	const size_t *c = m->n_change_standing;

	row_count(row, n[STANDING_LOW] + n[STANDING_UNUSUALLY_LOW]);
	row_count(row, n[STANDING_HIGH] + n[STANDING_UNUSUALLY_HIGH]);
	row_count(row, n[STANDING_UNUSUALLY_LOW]);
	row_count(row, n[STANDING_UNUSUALLY_HIGH]);
	row_count(row, m->n_q05);
	row_count(row, m->n_rose);
	row_count(row, m->n_fell);
	row_count(row, m->n_unchanged);
	row_count(row, m->n_change_q05);
	row_count(row, c[STANDING_LOW] + c[STANDING_UNUSUALLY_LOW]);
	row_count(row, c[STANDING_HIGH] + c[STANDING_UNUSUALLY_HIGH]);
}

static void years(struct stats_row *row, const struct metric_result *m)
{
	row_value(row, m->pearson.p);
	row_value(row, m->spearman.p);
	row_value(row, m->spearman.interval.lower);
	row_value(row, m->spearman.interval.upper);
	row_value(row, m->kendall.p);
	row_value(row, m->regression.slope);
	row_value(row, m->regression.oldham);
	row_value(row, m->regression.oldham_p);
	row_value(row, m->regression.sd_ratio);
	row_value(row, m->paired.sign_p);
	row_value(row, m->paired.wilcoxon_p);
}

static void more(struct stats_row *row, const struct metric_result *m)
{
	row_value(row, m->national.lower95);
	row_value(row, m->national.upper95);
	row_value(row, m->change_lower95);
	row_value(row, m->change_upper95);
	row_value(row, m->change_p);
	row_value(row, m->composition);
	row_value(row, m->tau2_interval.lower);
	row_value(row, m->tau2_interval.upper);
	row_value(row, m->dispersion.i2);
	row_value(row, m->variation.chi2);
	row_value(row, m->variation.chi2_p);
	row_value(row, m->variation.scv_mcpherson);
	row_value(row, m->variation.weighted_cv);
	row_value(row, m->variation.weighted_gini);
	row_value(row, m->shrink_weight);
	years(row, m);
	row_count(row, m->n_extreme);
	row_value(row, m->spread_without.mean);
	row_value(row, m->spread_without.sd);
	row_value(row, m->spread_without.cv);
	row_value(row, m->spread_without.gini);
	row_value(row, m->pearson_without.r);
	row_value(row, m->spearman_without.r);
	row_value(row, m->spread.sn);
	row_value(row, m->spread.mean95.lower);
	row_value(row, m->spread.mean95.upper);
	row_value(row, m->typical);
	row_value(row, m->tau2_typical);
	row_value(row, m->regression_without.slope);
}

static void write(const struct stats_request *r, struct stats_row *row)
{
	const struct analysis *a = r->analysis;

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];

		if (r->metric != NULL && !r->metric[i])
			continue;
		row_text(row, m->metric->id);
		row_count(row, (size_t)a->year);
		row_count(row, m->n_ranked);
		national(row, a, m);
		spread(row, m);
		standings(row, m);
		more(row, m);
		row_end(row);
	}
}

const struct stats_table stats_metrics = { "metrics", columns, write, false, 0,
	"Every measure: {area} and how the {units} differ" };
