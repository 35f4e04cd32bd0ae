#include "summary_since.h"

#include "peelstats/words.h"

#include <math.h>

#include "base/banned.h"

enum { NAMED = 3 };

/* A figure that is another one now. */
struct difference {
	const struct metric_result *m;
	size_t force;
	struct value then;
	double size; /* relative */
};

struct tally {
	size_t changed;
	size_t added;
	size_t gone;
	struct difference largest[NAMED]; /* descending */
	size_t n;
};

static bool same(double a, double b)
{
	return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

static void note_largest(struct tally *t, const struct difference *d)
{
	size_t at = t->n;

	if (t->n < NAMED)
		t->n++;
	else if (t->largest[--at].size >= d->size)
		return;
	for (; at > 0 && t->largest[at - 1].size < d->size; at--)
		t->largest[at] = t->largest[at - 1];
	t->largest[at] = *d;
}

static void compare(struct tally *t, const struct earlier *e,
    const struct analysis *a, const struct metric_result *m, size_t force)
{
	struct value now = m->force[force].value;
	struct difference d = { m, force, value_unknown(), 0 };

	(void)earlier_find(
	    e, m->metric->id, a->dataset->force[force].id, a->year, &d.then);
	if (now.known && !d.then.known) {
		t->added++;
	} else if (!now.known && d.then.known) {
		t->gone++;
	} else if (now.known && !same(now.x, d.then.x)) {
		t->changed++;
		d.size = fabs(now.x - d.then.x) / fmax(fabs(d.then.x), 1e-300);
		note_largest(t, &d);
	}
}

static void collect(
    const struct story *story, const struct earlier *e, struct tally *t)
{
	const struct analysis *a = story->analysis;

	for (size_t m = 0; m < a->dataset->n_metrics; m++)
		for (size_t f = 0; f < a->dataset->n_forces; f++)
			if (story->force == NULL || story->force_index == f)
				compare(t, e, a, &a->metric[m], f);
}

const char *summary_since(struct story *story, const struct earlier *e)
{
	const struct dataset *d = story->analysis->dataset;
	struct tally t = { 0 };
	struct text out = TEXT_EMPTY;
	const char *made;

	collect(story, e, &t);
	if (t.changed + t.added + t.gone == 0)
		return "Since the last run no figure changed.";
	text_addf(&out,
	    "Since the last run: %zu figure%s changed, %zu new, %zu gone.",
	    t.changed, t.changed == 1 ? "" : "s", t.added, t.gone);
	for (size_t i = 0; i < t.n; i++) {
		const struct difference *x = &t.largest[i];

		text_addf(&out, "%s %s, %s: %s, was %s", i == 0 ? "" : ";",
		    x->m->metric->brief, d->force[x->force].name,
		    words_value(
			story, x->m->metric, x->m->force[x->force].value),
		    words_value(story, x->m->metric, x->then));
	}
	text_add(&out, t.n > 0 ? "." : "");
	made = arena_strdup(story->arena, text_str(&out));
	text_release(&out);
	return made;
}
