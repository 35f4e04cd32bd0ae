/* No sheet nearly empty: a page that runs over by a few lines of notes is drawn
 * tight, or shares what it has among its sheets. */
#include "fit.h"

#include "block.h"

#include <math.h>

#include "base/banned.h"

struct fall {
	size_t sheets;
	double emptiest; /* share of a sheet, 0 to 1 */
};

static struct fall try_fit(const struct pen *p, struct page_fit fit)
{
	struct pen dry = *p;

	dry.dry = true;
	dry.fit = fit;
	if (fit.runs_on)
		fit_below(&dry);
	else
		pen_new_sheet(&dry);
	dry.emptiest = 1;
	for (const struct block *b = p->page->first; b != NULL; b = b->next)
		block_draw(&dry, b);
	return (struct fall){ dry.sheet - p->sheet,
		fmin(pen_filled(&dry), dry.emptiest) };
}

void fit_below(struct pen *p)
{
	p->y += MM(6);
}

/* Withholds room from all sheets until the last one has enough, unless that
 * takes one more; tells in `best` what comes of it. */
static struct page_fit share_out(
    const struct pen *p, struct page_fit fit, struct fall *best)
{
	/* rows and paragraphs are not cut: what moves is more than asked for */
	enum { TRIES = 12 };
	const struct page_fit plain = fit;
	double room = pen_content_bottom(p) - CONTENT_TOP;
	size_t givers = fit.runs_on ? best->sheets : best->sheets - 1;
	double missing =
	    (LEAST_FILLED - best->emptiest) * room / (double)givers;

	for (int i = 0; i < TRIES; i++) {
		const struct page_fit other = { plain.runs_on, plain.tight,
			plain.bare, (1 + 0.25 * i) * missing };
		struct fall fall;

		if (other.withheld > 0.62 * room)
			break;
		fall = try_fit(p, other);
		if (fall.sheets > best->sheets ||
		    fall.emptiest <= best->emptiest)
			continue;
		fit = other;
		best->emptiest = fall.emptiest;
		if (fall.emptiest >= LEAST_FILLED)
			break;
	}
	return fit;
}

/* The first way with the fewest sheets; `fall` is what it takes. */
static struct page_fit fewest_sheets(const struct pen *p, struct fall *fall)
{
	static const struct page_fit way[] = { { .tight = false },
		{ .tight = true }, { .bare = true },
		{ .tight = true, .bare = true } };
	struct page_fit best = way[0];

	*fall = try_fit(p, best);
	for (size_t i = 1; i < sizeof(way) / sizeof(way[0]) && fall->sheets > 1;
	     i++) {
		struct fall other = try_fit(p, way[i]);

		if (other.sheets >= fall->sheets)
			continue;
		best = way[i];
		*fall = other;
	}
	return best;
}

/* Best on sheets of its own; `fall` is what that takes. */
static struct page_fit fit_alone(const struct pen *p, struct fall *fall)
{
	struct page_fit best = fewest_sheets(p, fall);

	/* page 1 holds what it can: what follows it may be short */
	if (p->page->cover && fall->sheets > 1)
		return best;
	return fall->sheets == 1 || fall->emptiest >= LEAST_FILLED
		   ? best
		   : share_out(p, best, fall);
}

struct page_fit fit_page(const struct pen *p, bool goes_on)
{
	struct pen fresh = *p;
	struct fall alone;
	struct page_fit best;

	fresh.fit = (struct page_fit){ .tight = false };
	best = fit_alone(&fresh, &alone);
	if (!goes_on || p->report->slide || pen_filled(p) >= LEAST_FILLED)
		return best;
	for (int tight = 0; tight < 2; tight++) {
		struct page_fit below = { .runs_on = true, .tight = tight > 0 };
		struct fall fall = try_fit(&fresh, below);

		if (fall.sheets > 0 && fall.sheets <= alone.sheets &&
		    fall.emptiest < LEAST_FILLED)
			below = share_out(&fresh, below, &fall);
		if (fall.sheets == 0 ||
		    (fall.sheets <= alone.sheets &&
			(fall.emptiest >= LEAST_FILLED ||
			    fall.emptiest >
				fmin(pen_filled(p), alone.emptiest))))
			return below;
	}
	return best;
}
