/*
 * Comparison in words. The rule, printed in the annex on methods:
 * 1. With counts: unusually high or low beyond the 99.8% limits, high or low
 *    beyond the 95% limits, both with the usual spread between forces allowed
 *    for; within them higher or lower if chance alone would not explain the
 *    difference, else broadly in line.
 * 2. Without counts: unusual or high by the distance from the middle force;
 *    else in line within 5% of the England and Wales figure or one unit of
 *    the last printed decimal, slightly higher or lower within 10%.
 */
#include "peelstats/words.h"

#include <math.h>

#include "base/banned.h"

enum { FEW_EVENTS = 20 };

static int side_of(enum standing s)
{
	switch (s) {
	case STANDING_UNUSUALLY_LOW:
	case STANDING_LOW:
		return -1;
	case STANDING_HIGH:
	case STANDING_UNUSUALLY_HIGH:
		return 1;
	case STANDING_NOT_ASSESSED:
	case STANDING_IN_LINE:
	case STANDING_COUNT:
		break;
	}
	return 0;
}

static bool is_unusual(enum standing s)
{
	return s == STANDING_UNUSUALLY_HIGH || s == STANDING_UNUSUALLY_LOW;
}

static bool has_chance(const struct force_result *f)
{
	return f->q.known;
}

/* Side of England and Wales at the printed precision. */
static int printed_side(
    const struct metric_result *m, const struct force_result *f)
{
	double a = number_round(f->value.x, m->metric->decimals);
	double b = number_round(m->national.value.x, m->metric->decimals);

	return (a > b) - (a < b);
}

/* Rule 2 against England and Wales; `slight` says within 10%. */
static int side_without_counts(
    const struct metric_result *m, const struct force_result *f, bool *slight)
{
	double ew = m->national.value.x;
	double d = f->value.x - ew;
	double unit = pow(10, -m->metric->decimals);

	*slight = fabs(d) <= 0.1 * fabs(ew);
	if (fabs(d) <= 0.05 * fabs(ew) || fabs(d) <= unit * (1 + 1e-9))
		return 0;
	return d > 0 ? 1 : -1;
}

const char *words_standing_title(struct report *r,
    const struct metric_result *m, const struct force_result *f, int *where)
{
	bool slight = false;
	bool more = has_chance(f) && f->q.x <= 0.05;

	(void)r;
	*where = side_of(f->standing);
	if (is_unusual(f->standing))
		return *where > 0 ? "unusually high" : "unusually low";
	if (*where != 0)
		return *where > 0 ? "high among forces" : "low among forces";
	*where = has_chance(f) ? (more ? printed_side(m, f) : 0)
			       : side_without_counts(m, f, &slight);
	if (*where == 0)
		return has_chance(f) && !more
			   ? "broadly in line with England and Wales"
			   : "in line with England and Wales";
	if (slight && !has_chance(f))
		return *where > 0 ? "slightly above England and Wales"
				  : "slightly below England and Wales";
	return *where > 0 ? "above England and Wales"
			  : "below England and Wales";
}

/* "Norfolk's rate is" */
static const char *its_figure(struct report *r, const struct metric_result *m,
    const struct force_result *f)
{
	return arena_printf(&r->arena, "%s\u2019s %s is",
	    r->analysis->dataset->force[f - m->force].name,
	    words_figure(m->metric));
}

static const char *by_counts(struct report *r, const struct metric_result *m,
    const struct force_result *f)
{
	const char *is = its_figure(r, m, f);
	const char *rate = words_figure(m->metric);
	int where = side_of(f->standing);

	if (is_unusual(f->standing))
		return arena_printf(&r->arena,
		    " %s unusually %s: further from the England and "
		    "Wales %s than the usual spread between forces would "
		    "explain. Check definitions and data first.",
		    is, where > 0 ? "high" : "low", rate);
	if (where != 0)
		return arena_printf(&r->arena,
		    " %s %s: near the edge of the usual spread between "
		    "forces.",
		    is, where > 0 ? "high" : "low");
	if (f->q.x <= 0.05)
		return arena_printf(&r->arena,
		    " %s %s than the England and Wales %s by more than "
		    "chance alone, but within the usual spread between "
		    "forces.",
		    is, f->value.x > m->national.value.x ? "higher" : "lower",
		    rate);
	return arena_printf(&r->arena,
	    " %s broadly in line with the England and Wales %s: the "
	    "difference could be chance.",
	    is, rate);
}

static const char *without_counts(struct report *r,
    const struct metric_result *m, const struct force_result *f)
{
	const char *is = its_figure(r, m, f);
	int where = side_of(f->standing);
	bool slight;

	if (where != 0)
		return arena_printf(&r->arena,
		    " %s %s%s compared with the middle force.", is,
		    is_unusual(f->standing) ? "unusually " : "",
		    where > 0 ? "high" : "low");
	if (!m->national.value.known)
		return "";
	where = side_without_counts(m, f, &slight);
	if (where == 0)
		return arena_printf(&r->arena,
		    " %s in line with the England and Wales %s.", is,
		    words_figure(m->metric));
	return arena_printf(&r->arena,
	    " %s %s%s than the England and Wales %s.", is,
	    slight ? "slightly " : "", where > 0 ? "higher" : "lower",
	    words_figure(m->metric));
}

const char *words_standing(struct report *r, const struct metric_result *m,
    const struct force_result *f)
{
	const char *words;
	bool few;

	if (!f->value.known)
		return "";
	if (!has_chance(f))
		return without_counts(r, m, f);
	few = f->now->numerator < FEW_EVENTS;
	words = f->standing == STANDING_NOT_ASSESSED ? "" : by_counts(r, m, f);
	return arena_printf(&r->arena, "%s%s", words,
	    few ? " The figure is based on fewer than 20 events." : "");
}

const char *words_change_standing(struct report *r,
    const struct metric_result *m, const struct force_result *f)
{
	int where = side_of(f->change_standing);

	(void)r;
	(void)m;
	if (f->change_standing == STANDING_NOT_ASSESSED || !f->change_q.known)
		return "";
	if (is_unusual(f->change_standing))
		return where > 0
			   ? " It rose more, or fell less, than the usual "
			     "spread of changes between forces would explain."
			   : " It fell more, or rose less, than the usual "
			     "spread of changes between forces would explain.";
	if (f->change_q.x <= 0.05)
		return "";
	return " The change since then could be chance.";
}

const char *words_of_standing(struct report *r, const struct metric_result *m,
    enum standing s, bool change)
{
	const struct dataset *d = r->analysis->dataset;
	const char **name =
	    arena_array(&r->arena, d->n_forces, sizeof(const char *));
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++)
		if ((change ? m->force[f].change_standing
			    : m->force[f].standing) == s)
			name[n++] = d->force[f].name;
	return words_list(r, name, n);
}
