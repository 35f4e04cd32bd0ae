/* What data a published figure would need to be checked. */
#include "peelstats/arena.h"
#include "peelstats/words.h"

#include "base/banned.h"

static size_t grades_known(const struct dataset *d, size_t question, int year)
{
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++)
		n += dataset_find_judgment(d, question, f, year).grade !=
		     GRADE_NONE;
	return n;
}

static size_t inspections_known(
    const struct dataset *d, size_t question, int year)
{
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++)
		n += dataset_find_judgment(d, question, f, year)
			 .inspected_year != 0;
	return n;
}

static void add_inspections(
    const struct dataset *d, const struct published *p, struct text *out)
{
	if (p->force != EVERYWHERE)
		text_addf(out, "the year in which %s was last %s",
		    d->force[p->force].name, d->naming.judged);
	else
		text_addf(out, "the year of the last %s of %zu %s",
		    d->naming.judgment,
		    d->n_forces - inspections_known(d, p->subject, p->year),
		    d->naming.units);
}

static void add_grades(const struct dataset *d, const struct published *p,
    int year, struct text *out)
{
	size_t known = grades_known(d, p->subject, year);

	if (known < d->n_forces)
		text_addf(out, "%s%d grades of %zu %s",
		    out->len > 0 ? " and " : "", year, d->n_forces - known,
		    d->naming.units);
}

static bool is_change(enum quantity q)
{
	return q == QUANTITY_ROSE || q == QUANTITY_FELL ||
	       q == QUANTITY_CHANGE_PERCENT || q == QUANTITY_CHANGE_POINTS ||
	       q == QUANTITY_NUMERATOR_CHANGE_PERCENT;
}

static bool is_count(enum quantity q)
{
	return q == QUANTITY_NUMERATOR || q == QUANTITY_DENOMINATOR ||
	       q == QUANTITY_NUMERATOR_CHANGE_PERCENT;
}

/* Whether it is found by looking at every force. */
static bool is_of_each(enum quantity q)
{
	return q == QUANTITY_ROSE || q == QUANTITY_FELL ||
	       q == QUANTITY_LOWEST || q == QUANTITY_HIGHEST;
}

static void needs_of_question(
    const struct dataset *d, const struct published *p, struct text *out)
{
	if (p->quantity == QUANTITY_INSPECTED ||
	    p->quantity == QUANTITY_INSPECTED_YEAR) {
		add_inspections(d, p, out);
		return;
	}
	if (p->quantity >= QUANTITY_IMPROVED &&
	    p->quantity <= QUANTITY_UNCHANGED)
		add_grades(d, p, p->year - 1, out);
	add_grades(d, p, p->year, out);
}

static void needs_of_metric(
    const struct dataset *d, const struct published *p, struct text *out)
{
	text_addf(out, "%s of ", is_count(p->quantity) ? "counts" : "figures");
	if (p->force != EVERYWHERE)
		text_add(out, d->force[p->force].name);
	else if (is_of_each(p->quantity))
		naming_fill(&d->naming, "every {unit}", false, out);
	else
		naming_fill(
		    &d->naming, "every {unit}, or of {area},", false, out);
	if (p->quantity == QUANTITY_RANK)
		text_add(out, " and all others");
	text_addf(out, " for %d", p->year);
	if (is_change(p->quantity))
		text_addf(out, " and %d", p->year - 1);
}

void words_needs(
    const struct dataset *d, const struct reconciled *c, struct text *out)
{
	text_clear(out);
	if (c->verdict != VERDICT_CANNOT_CHECK)
		return;
	if (c->published->of_question)
		needs_of_question(d, c->published, out);
	else
		needs_of_metric(d, c->published, out);
}
