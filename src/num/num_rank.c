/*
 * Confidence sets of ranks (Mogstad, Romano, Shaikh and Wilhelm 2023).
 * 1. For one unit, every other is at first both possibly above and possibly
 *    below it. The standardised difference furthest from 0 is looked at
 *    first: if a distance as large is exceeded anywhere with a probability
 *    of less than 1 - confidence, that unit is on its side for certain.
 * 2. Units taken off one by one, largest first, leave the same set as all at
 *    once by a critical value found anew each time: that value only falls as
 *    units are taken off.
 * 3. The probability is an integral over the unit's own error; given that,
 *    the others are independent. It is only compared with the confidence, so
 *    a coarse rule decides where it is clear and is refined where it is not.
 */
#include "normal_table.h"
#include "peelstats/arena.h"
#include "peelstats/num_between.h"
#include "rank_coverage.h"

#include <gsl/gsl_cdf.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static const double widest = 6.5; /* of own errors: 8e-11 lies beyond */
static const double coarsest = 0.5;
static const double finest = 1.0 / 512;
static const double steep = 3;
static const double far_out = 2.7;

/* The rest of the mass once another unit's bounds at own error z hold. */
static double inside(const struct rival *r, double z, double c)
{
	double centre = z * r->ratio;
	double reach = c * r->width;
	double out = 0;

	if (r->may_be_above)
		out += normal_table_upper(centre + reach);
	if (r->may_be_below)
		out += normal_table_upper(reach - centre);
	return 1 - out;
}

static double product(const struct rival *r, size_t n, double z, double c)
{
	double p = 1;

	for (size_t i = 0; i < n && p > 1e-12; i++)
		p *= inside(&r[i], z, c);
	return p;
}

double rank_coverage(const struct rival *r, size_t n, double c, double step,
    double offset, double reach)
{
	double sum = 0;
	double weights = 0;

	for (int i = 0; offset - reach + i * step <= reach; i++) {
		double z = offset - reach + i * step;
		double w = exp(-0.5 * z * z);

		sum += w * product(r, n, z, c);
		weights += w;
	}
	return sum / weights;
}

/* Refines until what is left to gain cannot change the answer. */
static bool is_certain_finely(
    const struct rival *r, size_t n, double c, double confidence)
{
	double step = coarsest;
	double coverage = rank_coverage(r, n, c, step, 0, widest);
	double change = 1;

	while (
	    step > finest && (fabs(coverage - confidence) <= 4 * fabs(change) ||
				 step > coarsest / 8)) {
		change = (rank_coverage(r, n, c, step, step / 2, widest) -
			     coverage) /
			 2;
		coverage += change;
		step /= 2;
	}
	return coverage > confidence;
}

/* Own errors half a unit apart, those at which most is lost first, and their
 * weights: what of the normal distribution is nearest to each. */
static const struct {
	double z;
	double weight;
} node[] = { { -2.5, 0.00876415024678427 }, { 2.5, 0.00876415024678427 },
	{ -2, 0.0269954832565940 }, { 2, 0.0269954832565940 },
	{ -3, 0.00221592420596900 }, { 3, 0.00221592420596900 },
	{ -1.5, 0.0647587978329459 }, { 1.5, 0.0647587978329459 },
	{ -3.5, 0.000436341347522880 }, { 3.5, 0.000436341347522880 },
	{ -1, 0.120985362259572 }, { 1, 0.120985362259572 },
	{ -0.5, 0.176032663382150 }, { 0.5, 0.176032663382150 },
	{ 0, 0.199471140200716 }, { -4, 0.0000669151128824427 },
	{ 4, 0.0000669151128824427 } };

/* What the coarse rule may be off by: see is_certain(). */
static double clear_margin(const struct rival *r, size_t n, double c)
{
	if (c < far_out)
		return 0.03;
	for (size_t i = 0; i < n; i++)
		if (r[i].ratio > steep)
			return 0.002;
	return 0.0003;
}

/*
 * Whether a difference beyond c has a probability of less than 1 -
 * confidence. First a coarse rule, ended as soon as it is clear. What it may
 * miss by lies where a rival's bound is reached, further out than c, where
 * own errors are rare (at most the density there times a quarter); next to the
 * limit it was never off by more than 1 in 3,000, or 1 in 10,000 where no rival
 * is much surer than the unit itself.
 */
static bool is_certain(
    const struct rival *r, size_t n, double c, double confidence)
{
	double lost = 0;
	double left = 1;
	double clear = clear_margin(r, n, c);

	for (size_t i = 0; i < sizeof(node) / sizeof(node[0]); i++) {
		lost += node[i].weight * (1 - product(r, n, node[i].z, c));
		left -= node[i].weight;
		if (lost > 1 - confidence + clear)
			return false;
		if (lost + left < 1 - confidence - clear)
			return true;
	}
	return is_certain_finely(r, n, c, confidence);
}

/*
 * Rivals that are about as sure of themselves, within 1%, together: hundreds
 * of them cost no more than one. What that may be off by falls with the
 * square of the width; next to the limit it was never a tenth of the margin
 * within which is_certain() is asked.
 */
enum { BINS_MAX = 800, BINS_LEAST = 32, FEWEST_FOR_BINS = 100 };
static const double widest_bin = 0.01; /* of log standard errors */
static const double margin_of_widest = 0.0003;
static const double least_margin = 1e-6;

struct bins {
	size_t n; /* 0 = not used */
	double margin;
	size_t *of; /* each unit's */
	double se[BINS_MAX]; /* the geometric mean of its units */
};

static void bins_make(struct estimates e, struct bins *b)
{
	double low = HUGE_VAL;
	double high = 0;
	double width;
	size_t count[BINS_MAX] = { 0 };

	b->n = 0;
	for (size_t l = 0; l < e.n; l++) {
		low = fmin(low, e.s[l]);
		high = fmax(high, e.s[l]);
	}
	width = fmin(widest_bin, log(high / low) / BINS_LEAST);
	width = fmax(width, widest_bin / 1000);
	if (e.n < FEWEST_FOR_BINS || !(low > 0) ||
	    !(log(high / low) < width * (BINS_MAX - 1)))
		return;
	b->n = (size_t)(log(high / low) / width) + 1;
	b->margin =
	    margin_of_widest * (width / widest_bin) * (width / widest_bin) +
	    least_margin;
	memset(b->se, 0, sizeof(b->se));
	for (size_t l = 0; l < e.n; l++) {
		b->of[l] = (size_t)(log(e.s[l] / low) / width);
		b->se[b->of[l]] += log(e.s[l]);
		count[b->of[l]]++;
	}
	for (size_t i = 0; i < b->n; i++)
		if (count[i] > 0)
			b->se[i] = exp(b->se[i] / (double)count[i]);
}

/* log(1 - x) for a tail. */
static double log_rest(double x)
{
	return x < 0.01 ? -x * (1 + x * (0.5 + x * (1.0 / 3 + x * 0.25)))
			: log1p(-x);
}

/* The other units as seen from unit j. */
struct view {
	const struct bins *bins;
	struct {
		double ratio;
		double width;
		double both; /* how many rivals are open */
		double above; /* how many may only be above */
		double below;
	} bin[BINS_MAX];
	size_t *bin_of; /* each rival's */
	struct rival *rival;
	double *distance; /* negative for those above j */
	size_t n;
	size_t open; /* sides on which a rival may still be */
	size_t above; /* rivals that certainly are */
	size_t below;
	double confidence;
};

static void look_from(struct estimates e, size_t j, struct view *v)
{
	v->n = 0;
	for (size_t i = 0; i < v->bins->n; i++) {
		double se = v->bins->se[i];

		memset(&v->bin[i], 0, sizeof(v->bin[i]));
		v->bin[i].ratio = e.s[j] / se;
		v->bin[i].width = hypot(e.s[j], se) / se;
	}
	for (size_t l = 0; l < e.n; l++) {
		double both = hypot(e.s[j], e.s[l]);

		if (l == j)
			continue;
		v->rival[v->n] = (struct rival){ .ratio = e.s[j] / e.s[l],
			.width = both / e.s[l],
			.may_be_above = true,
			.may_be_below = true };
		if (v->bins->n > 0) {
			v->bin_of[v->n] = v->bins->of[l];
			v->bin[v->bins->of[l]].both++;
		}
		v->distance[v->n++] = (e.y[j] - e.y[l]) / both;
	}
	v->open = 2 * v->n;
	v->above = 0;
	v->below = 0;
}

/* Whether the side a rival is on is still to be found. */
static bool is_open(const struct view *v, size_t l)
{
	return v->rival[l].may_be_above && v->rival[l].may_be_below;
}

/* Settles every rival at c or further out. */
static void settle_beyond(struct view *v, double c)
{
	for (size_t l = 0; l < v->n; l++) {
		if (!is_open(v, l) || !(fabs(v->distance[l]) >= c))
			continue;
		v->open--;
		if (v->distance[l] > 0) {
			v->rival[l].may_be_above = false;
			v->below++;
		} else {
			v->rival[l].may_be_below = false;
			v->above++;
		}
		if (v->bins->n > 0) {
			v->bin[v->bin_of[l]].both--;
			v->bin[v->bin_of[l]].below +=
			    v->distance[l] <= 0 ? 0 : 1;
			v->bin[v->bin_of[l]].above +=
			    v->distance[l] <= 0 ? 1 : 0;
		}
	}
}

/* As product(), by bins. */
static double product_of_bins(const struct view *v, double z, double c)
{
	double sum = 0;

	for (size_t i = 0; i < v->bins->n && sum > -28; i++) {
		double rivals =
		    v->bin[i].both + v->bin[i].above + v->bin[i].below;
		double centre = z * v->bin[i].ratio;
		double reach = c * v->bin[i].width;
		double above;
		double below;

		if (!(rivals > 0))
			continue;
		above = normal_table_upper(centre + reach);
		below = normal_table_upper(reach - centre);
		sum += v->bin[i].both * log_rest(above + below) +
		       v->bin[i].above * log_rest(above) +
		       v->bin[i].below * log_rest(below);
	}
	return exp(sum);
}

/* As rank_coverage(), by bins, over the whole reach. */
static double coverage_of_bins(
    const struct view *v, double c, double step, double offset)
{
	double sum = 0;
	double weights = 0;

	for (int i = 0; offset - widest + i * step <= widest; i++) {
		double z = offset - widest + i * step;
		double w = exp(-0.5 * z * z);

		sum += w * product_of_bins(v, z, c);
		weights += w;
	}
	return sum / weights;
}

/* As is_certain(), which is asked where the bins do not tell. */
static bool is_settled(const struct view *v, double c)
{
	double lost = 0;
	double left = 1;
	double clear = clear_margin(v->rival, v->n, c) + v->bins->margin;
	size_t i = 0;

	for (; v->bins->n > 0 && i < sizeof(node) / sizeof(node[0]); i++) {
		lost += node[i].weight * (1 - product_of_bins(v, node[i].z, c));
		left -= node[i].weight;
		if (lost > 1 - v->confidence + clear)
			return false;
		if (lost + left < 1 - v->confidence - clear)
			return true;
	}
	if (v->bins->n > 0) {
		double even = coverage_of_bins(v, c, 0.125, 0);
		double odd = coverage_of_bins(v, c, 0.125, 0.0625);
		double beyond = (even + odd) / 2 - v->confidence;

		if (fabs(beyond) > v->bins->margin + fabs(even - odd))
			return beyond > 0;
	}
	return is_certain(v->rival, v->n, c, v->confidence);
}

/* The largest distance of an open rival; negative for none. */
static double furthest_open(const struct view *v)
{
	double furthest = -1;

	for (size_t l = 0; l < v->n; l++)
		if (is_open(v, l))
			furthest = fmax(furthest, fabs(v->distance[l]));
	return furthest;
}

/* The distance of an open rival between `low` and `high`, both left out, that
 * is nearest to `target`; negative for none. */
static double nearest_open(
    const struct view *v, double low, double high, double target)
{
	double best = -1;

	for (size_t l = 0; l < v->n; l++) {
		double size = fabs(v->distance[l]);

		if (is_open(v, l) && size > low && size < high &&
		    (best < 0 || fabs(size - target) < fabs(best - target)))
			best = size;
	}
	return best;
}

/* What the sum of the tails alone settles (Bonferroni, step by step). */
static void settle_by_sum(struct view *v)
{
	size_t before;

	do {
		before = v->open;
		settle_beyond(v, gsl_cdf_ugaussian_Qinv(
				     (1 - v->confidence) / (double)v->open));
	} while (v->open < before);
}

/*
 * Settles what is certain with those open now, from the furthest inwards:
 * `passed` is certain, `failed` is not, and the distances between are halved
 * until there is none. False if nothing is certain.
 */
static bool settle_once(struct view *v)
{
	double passed = furthest_open(v);
	double failed = -1;
	double step = 1.0 / 64;
	double c;

	if (passed < 0 || !is_settled(v, passed))
		return false;
	while ((c = nearest_open(v, failed, passed,
		    failed < 0 ? passed - step : (passed + failed) / 2)) >= 0) {
		step *= 4;
		if (is_settled(v, c))
			passed = c;
		else
			failed = c;
	}
	settle_beyond(v, passed);
	return true;
}

void num_rank_sets(
    struct estimates e, double confidence, size_t *lower, size_t *upper)
{
	struct bins bins = { 0 };
	struct view v = { .bins = &bins, .confidence = confidence };

	bins.of = heap_realloc(NULL, e.n, sizeof(*bins.of));
	bins_make(e, &bins);
	v.bin_of = heap_realloc(NULL, e.n, sizeof(*v.bin_of));
	v.rival = heap_realloc(NULL, e.n, sizeof(*v.rival));
	v.distance = heap_realloc(NULL, e.n, sizeof(*v.distance));
	for (size_t j = 0; j < e.n; j++) {
		look_from(e, j, &v);
		settle_by_sum(&v);
		while (settle_once(&v))
			;
		lower[j] = 1 + v.above;
		upper[j] = e.n - v.below;
	}
	free(bins.of);
	free(v.bin_of);
	free(v.rival);
	free(v.distance);
}

void num_rank_sets_holm(
    struct estimates e, double confidence, size_t *lower, size_t *upper)
{
	size_t n = e.n > 0 ? 2 * (e.n - 1) : 0;
	double *p = heap_realloc(NULL, n, sizeof(*p));

	for (size_t j = 0; j < e.n; j++) {
		size_t at = 0;

		for (size_t l = 0; l < e.n; l++) {
			double z = (e.y[j] - e.y[l]) / hypot(e.s[j], e.s[l]);

			if (l == j)
				continue;
			p[at++] = gsl_cdf_ugaussian_Q(z);
			p[at++] = gsl_cdf_ugaussian_P(z);
		}
		num_adjust(p, n, ADJUST_HOLM);
		lower[j] = 1;
		upper[j] = e.n;
		for (size_t i = 0; i < n; i += 2) {
			upper[j] -= p[i] <= 1 - confidence;
			lower[j] += p[i + 1] <= 1 - confidence;
		}
	}
	free(p);
}
