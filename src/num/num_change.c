#include "tail.h"

#include <math.h>

#include "base/banned.h"

static bool usable(struct count_of c)
{
	return c.events >= 0 && c.base > 0 && isfinite(c.events) &&
	       isfinite(c.base);
}

static struct value odds(struct value p, double scale)
{
	if (!p.known || !(p.x < 1))
		return value_unknown();
	return value_if_finite(scale * p.x / (1 - p.x));
}

static struct interval odds_interval(struct interval i, double scale)
{
	return (struct interval){ odds(i.lower, scale), odds(i.upper, scale) };
}

struct interval num_ratio_interval_mid(double a, double b, double confidence)
{
	return odds_interval(
	    num_binomial_interval_mid(a, a + b, confidence), 1);
}

struct interval num_rate_ratio_interval(struct count_of before,
    struct count_of now, double confidence, enum tail_rule rule)
{
	double total = before.events + now.events;
	struct interval i = { value_unknown(), value_unknown() };

	if (!usable(before) || !usable(now))
		return i;
	i = rule == TAIL_MID
		? num_binomial_interval_mid(now.events, total, confidence)
		: num_binomial_interval(now.events, total, confidence);
	return odds_interval(i, before.base / now.base);
}

struct value num_rate_ratio_p(
    struct count_of before, struct count_of now, enum tail_rule rule)
{
	double bases = before.base + now.base;

	if (!usable(before) || !usable(now))
		return value_unknown();
	return num_binomial_p(now.events, before.events + now.events,
	    now.base / bases, before.base / bases, rule);
}

/* Limits of a difference from those of its two parts (Zou and Donner). */
static struct interval mover(
    double before, struct interval b, double now, struct interval n)
{
	struct interval i = { value_unknown(), value_unknown() };
	double d = now - before;

	if (!b.lower.known || !b.upper.known || !n.lower.known ||
	    !n.upper.known)
		return i;
	i.lower =
	    value_if_finite(d - hypot(now - n.lower.x, b.upper.x - before));
	i.upper =
	    value_if_finite(d + hypot(n.upper.x - now, before - b.lower.x));
	return i;
}

static struct interval over(struct interval i, double base)
{
	i.lower.x /= base;
	i.upper.x /= base;
	return i;
}

struct interval num_rate_difference_interval(
    struct count_of before, struct count_of now, double confidence)
{
	struct interval nothing = { value_unknown(), value_unknown() };

	if (!usable(before) || !usable(now))
		return nothing;
	return mover(before.events / before.base,
	    over(num_poisson_interval(before.events, confidence), before.base),
	    now.events / now.base,
	    over(num_poisson_interval(now.events, confidence), now.base));
}

struct interval num_proportion_difference_interval(
    struct count_of before, struct count_of now, double confidence)
{
	return mover(before.events / before.base,
	    num_wilson_interval(before.events, before.base, confidence),
	    now.events / now.base,
	    num_wilson_interval(now.events, now.base, confidence));
}

static bool is_part(struct count_of c)
{
	return usable(c) && c.events <= c.base;
}

struct value num_proportion_difference_z(
    struct count_of before, struct count_of now)
{
	double pooled = (before.events + now.events) / (before.base + now.base);
	double variance =
	    pooled * (1 - pooled) * (1 / before.base + 1 / now.base);

	if (!is_part(before) || !is_part(now) || !(variance > 0))
		return value_unknown();
	return value_if_finite(
	    (now.events / now.base - before.events / before.base) /
	    sqrt(variance));
}

struct value num_proportion_difference_p(
    struct count_of before, struct count_of now)
{
	double total = before.base + now.base;
	double events = before.events + now.events;
	double least = fmin(before.base, now.base) / total;
	struct value z = num_proportion_difference_z(before, now);

	if (!is_part(before) || !is_part(now))
		return value_unknown();
	if (!z.known)
		return value_of(1);
	if (least * fmin(events, total - events) < 5)
		return num_fisher_p(before, now);
	return value_of(num_normal_p(z.x));
}

/* P(x + 1) / P(x) of a table with fixed margins, x = events of `now`. */
static double table_ratio(
    double x, double events, struct count_of before, struct count_of now)
{
	return (events - x) * (now.base - x) /
	       ((x + 1) * (before.base - events + x + 1));
}

/* All tables with the margins of an observed one, relative to the likeliest
 * so that nothing overflows. */
struct tables {
	struct count_of before;
	struct count_of now;
	double events;
	double low; /* of now's events */
	double high;
	double mode;
	double observed; /* probability / that of the mode */
	double sum;
	double within; /* of tables no likelier than the observed */
};

static void observe(struct tables *t)
{
	double x = t->mode;

	t->observed = 1;
	while (x < t->now.events)
		t->observed *= table_ratio(x++, t->events, t->before, t->now);
	while (x > t->now.events)
		t->observed /= table_ratio(--x, t->events, t->before, t->now);
}

static void add_tables(struct tables *t, bool up)
{
	double x = t->mode;
	double p = 1;

	while (x >= t->low && x <= t->high && p >= 1e-320) {
		if (!up || x > t->mode) {
			t->sum += p;
			t->within += p <= t->observed * (1 + 1e-7) ? p : 0;
		}
		if (up)
			p *= table_ratio(x++, t->events, t->before, t->now);
		else
			p /= table_ratio(--x, t->events, t->before, t->now);
	}
}

struct value num_fisher_p(struct count_of before, struct count_of now)
{
	double events = before.events + now.events;
	struct tables t = { .before = before, .now = now, .events = events };

	if (!is_part(before) || !is_part(now))
		return value_unknown();
	t.low = fmax(0, events - before.base);
	t.high = fmin(events, now.base);
	t.mode =
	    floor((events + 1) * (now.base + 1) / (before.base + now.base + 2));
	t.mode = fmin(fmax(t.mode, t.low), t.high);
	observe(&t);
	add_tables(&t, false);
	add_tables(&t, true);
	return value_if_finite(fmin(1, t.within / t.sum));
}

/* Standard error of the log of a ratio of ratios; unknown with a 0. */
static struct value ratio_se(struct count_of before, struct count_of now)
{
	return value_if_finite(sqrt(1 / before.events + 1 / before.base +
				    1 / now.events + 1 / now.base));
}

static double log_ratio(struct count_of before, struct count_of now)
{
	return log(now.events / now.base) - log(before.events / before.base);
}

struct interval num_ratio_change_interval(
    struct count_of before, struct count_of now, double confidence)
{
	struct value se = ratio_se(before, now);
	struct interval i = { value_unknown(), value_unknown() };
	double z = num_normal_quantile(0.5 + confidence / 2);

	if (!usable(before) || !usable(now) || !se.known)
		return i;
	i.lower = value_if_finite(exp(log_ratio(before, now) - z * se.x));
	i.upper = value_if_finite(exp(log_ratio(before, now) + z * se.x));
	return i;
}

struct value num_ratio_change_p(struct count_of before, struct count_of now)
{
	struct value se = ratio_se(before, now);

	if (!usable(before) || !usable(now) || !se.known)
		return value_unknown();
	return value_of(num_normal_p(log_ratio(before, now) / se.x));
}
