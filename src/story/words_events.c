/* What a change would be without the one-off events counted in it. */
#include "peelstats/words.h"

#include "base/banned.h"

/* The counts of a change, and what of them is left. */
struct counts {
	double now;
	double now_base;
	double before;
	double before_base;
};

static bool both_known(const struct observation *o)
{
	const unsigned both = KNOWN_NUMERATOR | KNOWN_DENOMINATOR;

	return o != NULL && (o->known & both) == both;
}

static bool counts_of_force(const struct force_result *f, struct counts *c)
{
	if (!f->change.known || !both_known(f->now) || !both_known(f->before))
		return false;
	*c = (struct counts){ f->now->numerator, f->now->denominator,
		f->before->numerator, f->before->denominator };
	return true;
}

static bool counts_of_all(const struct metric_result *m, struct counts *c)
{
	*c = (struct counts){ m->matched.numerator, m->matched.denominator,
		m->matched_compare.numerator, m->matched_compare.denominator };
	return m->matched.n > 0;
}

/* Whether the event lies in the figures that are compared. */
static bool concerns(const struct story *story, const struct metric_result *m,
    const struct force_result *f, const struct event *e)
{
	const struct force_result *x = &m->force[e->force];

	return e->metric == m->index &&
	       (f != NULL ? x == f
			  : x->change.known && x->now->in_national &&
				x->before->in_national) &&
	       (e->year == story->analysis->year ||
		   e->year == story->analysis->compare);
}

static double percent(const struct counts *c)
{
	return 100 * (c->now / c->now_base / (c->before / c->before_base) - 1);
}

static const char *by_percent(struct story *story, double p)
{
	if (number_sign(p, 1) == 0)
		return "was almost unchanged";
	return arena_printf(story->arena, "%s by %s percent",
	    p < 0 ? "fell" : "rose", words_number(story, p < 0 ? -p : p, 1));
}

const char *words_without_events(struct story *story,
    const struct metric_result *m, const struct force_result *f)
{
	const struct dataset *d = story->analysis->dataset;
	struct text out = TEXT_EMPTY;
	struct counts c;
	const char *s;
	size_t n = 0;

	if (d->n_events == 0 ||
	    !(f != NULL ? counts_of_force(f, &c) : counts_of_all(m, &c)))
		return "";
	for (size_t i = 0; i < d->n_events; i++) {
		const struct event *e = &d->event[i];
		if (!concerns(story, m, f, e))
			continue;
		*(e->year == story->analysis->year ? &c.now : &c.before) -=
		    e->count;
		if (!(c.before > 0) || !(c.now > 0))
			break;
		text_addf(&out, "%s the %s %s (%d) it %s",
		    n++ == 0 ? " Without" : "; also without",
		    words_number(story, e->count, 0), e->words, e->year,
		    by_percent(story, percent(&c)));
	}
	text_add(&out, n > 0 ? "." : "");
	s = arena_strdup(story->arena, text_str(&out));
	text_release(&out);
	return s;
}
