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

void words_needs(
    const struct dataset *d, const struct reconciled *c, struct text *out)
{
	const struct published *p = c->published;
	bool change = p->quantity >= QUANTITY_IMPROVED &&
		      p->quantity <= QUANTITY_UNCHANGED;

	text_clear(out);
	if (c->verdict != VERDICT_CANNOT_CHECK)
		return;
	if (p->of_question && (p->quantity == QUANTITY_INSPECTED ||
				  p->quantity == QUANTITY_INSPECTED_YEAR)) {
		add_inspections(d, p, out);
		return;
	}
	if (p->of_question) {
		if (change)
			add_grades(d, p, p->year - 1, out);
		add_grades(d, p, p->year, out);
		return;
	}
	text_addf(out, "%s of ", is_count(p->quantity) ? "counts" : "figures");
	if (p->force != EVERYWHERE)
		text_add(out, d->force[p->force].name);
	else if (p->quantity == QUANTITY_ROSE || p->quantity == QUANTITY_FELL ||
		 p->quantity == QUANTITY_LOWEST ||
		 p->quantity == QUANTITY_HIGHEST)
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
