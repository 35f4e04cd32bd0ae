/* One row per metric: England and Wales, and the forces as a set. */
#include "stats_table.h"

#include "base/banned.h"

static const char *const columns[] = { "metric_id", "year", "n",
	"national_numerator", "national_denominator", "national_value",
	"compare_year", "compare_n", "compare_national_value", "matched_n",
	"matched_value", "matched_compare_value", "matched_change_percent",
	"mean", "sd", "cv", "min", "q25", "median", "q75", "max", "iqr", "mad",
	"qn", "skewness", "kurtosis", "gini", "ratio_max_min", "ratio_p90_p10",
	"phi", "tau2", "tau2_change", "scv", "pearson", "pearson_log",
	"spearman", "kendall", "n_low", "n_high", "n_unusually_low",
	"n_unusually_high", "n_q05", "n_rose", "n_fell", "n_unchanged",
	"n_change_q05", "n_change_low", "n_change_high",
	/* more than asked */
	"national_lower95", "national_upper95", "matched_change_lower95",
	"matched_change_upper95", "matched_change_p", "composition_effect",
	"tau2_lower95", "tau2_upper95", "i2", "chi2", "chi2_p", "scv_mcpherson",
	"weighted_cv", "weighted_gini", "median_shrink_weight", "pearson_p",
	"spearman_p", "spearman_lower95", "spearman_upper95", "kendall_p",
	"regression_slope", "oldham_r", "oldham_p", "sd_ratio", "sign_p",
	"wilcoxon_p", "n_extreme", "mean_without_extreme", "sd_without_extreme",
	"cv_without_extreme", "gini_without_extreme", "pearson_without_extreme",
	"spearman_without_extreme", "sn", "mean_lower95", "mean_upper95",
	"typical_value", "tau2_typical", "regression_slope_without_extreme",
	NULL };

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

const struct stats_table stats_metrics = { "metrics", columns, write, false,
	0 };
