#include "measure.h"

#include <math.h>

#include "base/banned.h"

/* Expected counts below which the funnel of chance alone shows its steps. */
enum { EXACT_BELOW = 100 };

static const double z95 = 1.959963984540054;
static const double z998 = 3.090232306167813;

static const struct class
{
	const char *name;
	int side;
	const char *words;
	const char *rule;
} classes[STANDING_COUNT] = {
#define X(name, word, side, words, rule) { word, side, words, rule },
#include "peelstats/standings.def"
#undef X
};

const char *standing_name(enum standing s)
{
	return classes[s].name;
}

const char *standing_words(enum standing s)
{
	return classes[s].words;
}

const char *standing_rule(enum standing s)
{
	return classes[s].rule;
}

int standing_side(enum standing s)
{
	return classes[s].side;
}

bool standing_is_unusual(enum standing s)
{
	return s == STANDING_UNUSUALLY_HIGH || s == STANDING_UNUSUALLY_LOW;
}

static bool is_whole(const struct observation *o)
{
	return o != NULL && o->status != STATUS_PARTIAL;
}

bool figure_partial(const struct force_result *f)
{
	return f->now != NULL && f->now->status == STATUS_PARTIAL;
}

bool change_partial(const struct force_result *f)
{
	return figure_partial(f) || (f->change.known && f->before != NULL &&
					f->before->status == STATUS_PARTIAL);
}

bool figure_comparable(const struct force_result *f)
{
	return f->value.known && !f->extreme && is_whole(f->now);
}

bool change_comparable(const struct force_result *f)
{
	return f->change.known && !f->one_off && figure_comparable(f) &&
	       is_whole(f->before);
}

bool change_uneven(const struct force_result *f)
{
	return f->change.known && is_whole(f->now) != is_whole(f->before);
}

struct change_ways change_ways(
    const struct analysis *a, const struct metric_result *m)
{
	struct change_ways w = { 0, 0, 0, true };

	for (size_t f = 0; f < a->dataset->n_forces; f++) {
		const struct force_result *x = &m->force[f];

		if (!x->change.known)
			continue;
		if (change_uneven(x)) {
			w.whole = false;
			continue;
		}
		w.of++;
		w.rose += x->direction > 0;
		w.fell += x->direction < 0;
	}
	return w;
}

enum standing standing_of(struct value z)
{
	if (!z.known)
		return STANDING_NOT_ASSESSED;
	if (fabs(z.x) >= z998)
		return z.x < 0 ? STANDING_UNUSUALLY_LOW
			       : STANDING_UNUSUALLY_HIGH;
	if (fabs(z.x) >= z95)
		return z.x < 0 ? STANDING_LOW : STANDING_HIGH;
	return STANDING_IN_LINE;
}

bool metric_has_chance_model(const struct metric *m, enum funnel_kind *kind)
{
	switch (m->kind) {
	case KIND_RATE:
		*kind = FUNNEL_RATE;
		return true;
	case KIND_PROPORTION:
		*kind = FUNNEL_PROPORTION;
		return true;
	case KIND_RATIO:
		*kind = FUNNEL_RATIO;
		return true;
	case KIND_AMOUNT:
	case KIND_COUNT:
	case KIND_SCORE:
		break;
	}
	return false;
}

struct count_of counts_of(const struct observation *o)
{
	return (struct count_of){ o->numerator, o->denominator };
}

size_t counted_forces(
    const struct analysis *a, const struct metric_result *m, size_t *out)
{
	enum funnel_kind kind;
	size_t n = 0;

	if (!metric_has_chance_model(m->metric, &kind))
		return 0;
	for (size_t f = 0; f < a->dataset->n_forces; f++)
		if (m->force[f].value.known && has_counts(m->force[f].now) &&
		    m->force[f].now->numerator >= 0)
			out[n++] = f;
	return n;
}

struct value national_rate(const struct metric_result *m)
{
	if (!(m->national.numerator > 0) || !(m->national.denominator > 0))
		return value_unknown();
	return value_if_finite(m->national.numerator / m->national.denominator);
}

struct interval metric_limits(const struct metric_result *m, double denominator,
    double confidence, bool chance)
{
	struct interval i = { value_unknown(), value_unknown() };
	double scale = m->metric->multiplier;
	double theta = m->typical.x / scale;
	double tau2 = chance ? 0 : m->tau2_typical.x;
	enum funnel_kind kind;

	if (!metric_has_chance_model(m->metric, &kind) || !m->typical.known ||
	    !m->tau2_typical.known)
		return i;
	if (tau2 > 0 || kind == FUNNEL_RATIO ||
	    theta * denominator >= EXACT_BELOW)
		i = num_funnel_smooth(
		    kind, theta, denominator, tau2, confidence);
	else
		i = num_funnel_exact(kind, theta, denominator, confidence);
	if (!i.lower.known)
		return i;
	i.lower.x *= scale;
	i.upper.x *= scale;
	return i;
}
