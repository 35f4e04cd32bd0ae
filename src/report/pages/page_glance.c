#include "page.h"
#include "peelstats/gaps.h"
#include "tiles.h"

#include "base/banned.h"

enum { TILES = 6, MOST_NOTES = 12 };

/* Notes on figures of this force, each once. */
static void add_caveats(
    struct report *r, struct page *p, const struct report_request *request)
{
	const struct dataset *d = r->analysis->dataset;
	struct lines l = { .n = 0 };
	size_t n = 0;

	for (size_t i = 0; i < d->n_notes; i++)
		if (gaps_touches(r->story, request->metric, &d->note[i]) &&
		    n++ < MOST_NOTES)
			lines_add(&l,
			    arena_printf(
				&r->arena, "Note %zu", d->note[i].number),
			    note_with_subject(
				r->story, request->metric, &d->note[i]),
			    NULL);
	if (n > MOST_NOTES)
		lines_add(&l, "More",
		    arena_printf(&r->arena, "%zu more note%s: page ",
			n - MOST_NOTES, n == MOST_NOTES + 1 ? "" : "s"),
		    "notes");
	if (l.n == 0)
		return;
	add_box(r, p,
	    arena_printf(
		&r->arena, "What to know about %s\u2019s data", r->force->name),
	    l.item, l.n);
}

static void build(struct report *r, const struct report_request *request)
{
	struct page *p =
	    add_page(r, "glance", "glance", "At a glance", "At a glance", 1);

	add_heading(
	    r, p, 1, arena_printf(&r->arena, "%s at a glance", r->force->full));
	add_drawn(r, p, STYLE_SUBTITLE,
	    arena_printf(&r->arena,
		say(r->story,
		    "Filled circle: %s %d. Open circle: the year before. "
		    "Grey ticks: other {units}. Dashed line: {area}.%s%s"),
		r->force->name, r->analysis->year, words_force_beyond(r->story),
		r->no_trend ? ""
			    : say_text(r->story,
				  " Curves: the years, {area} in grey.")),
	    "");
	tiles_add(r, p, request, TILES);
	add_caveats(r, p, request);
}

const struct page_kind page_glance = { "glance", SCOPE_FORCE, build, NULL };
