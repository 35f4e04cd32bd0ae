#include "page.h"
#include "rows.h"

#include "base/banned.h"

enum { EXAMPLES = 8 };

/* The first metric with enough forces to show. */
static const struct metric_result *example(
    const struct report *r, const struct report_request *request)
{
	for (size_t i = 0; i < r->analysis->dataset->n_metrics; i++) {
		const struct metric_result *m = &r->analysis->metric[i];

		if (request_has(request, m) && m->n_ranked > EXAMPLES &&
		    m->national.value.known)
			return m;
	}
	return NULL;
}

/* Forces spread over the ranking, those apart from the others left out. */
static size_t pick(const struct metric_result *m, size_t *force)
{
	size_t n = 0;
	size_t last = m->n_ranked - 1;

	for (size_t i = 0; i < EXAMPLES; i++) {
		size_t f = m->order[last * (i + 1) / EXAMPLES];

		if (!m->force[f].extreme)
			force[n++] = f;
	}
	return n;
}

static void add_example(
    struct report *r, struct page *p, const struct metric_result *m)
{
	size_t force[EXAMPLES];
	size_t n = pick(m, force);
	struct figure f = rows_figure(r, m, force, n, true);

	add_text(r, p, STYLE_CAPTION,
	    arena_printf(&r->arena,
		say(r->story, "An example with a few {units}: %s"),
		words_small(r->story, words_measure(r->story, m->metric))));
	add_figure(r, p, &f);
}

/* The marks of a ranked chart. */
static void add_marks(struct report *r, struct lines *l)
{
	const struct analysis *a = r->analysis;

	lines_add(l, "Bar",
	    arena_printf(&r->arena,
		say(r->story,
		    "The {unit}\u2019s figure for %d. The axis starts at 0, "
		    "so the length of a bar is its size. The number stands "
		    "in the column %d."),
		a->year, a->year),
	    NULL);
	if (a->compare != 0)
		lines_add(l, "Circle",
		    arena_printf(&r->arena,
			say(r->story,
			    "The same {unit} in %d. A circle to the right "
			    "of the bar\u2019s end means a fall, one inside "
			    "the bar a rise."),
			a->compare),
		    NULL);
	lines_add(l, "Dashed line",
	    say_text(r->story,
		"The {area:figure}, from its own dark bar in the top row. "
		"It is the sum of the counts of all {units} with data "
		"divided by the sum of their bases. It "
		"is not the mean of the {units}\u2019 rates."),
	    NULL);
}

static void add_reading(struct report *r, struct page *p)
{
	struct lines l = { .n = 0 };

	add_marks(r, &l);
	lines_add(&l, "Rank",
	    say_text(r->story,
		"1 is the highest figure, which is not always the best "
		"or the worst one. {Units} with exactly the same "
		"figure share a rank, shown with an equals sign. Ranks "
		"are out of the {units} with data only."),
	    NULL);
	lines_add(&l, "Change",
	    say_text(r->story,
		"The difference between the two figures as they are "
		"printed; in percent it is worked out before rounding. A "
		"triangle points up for a rise and down for a fall, and "
		"does not mean better or worse. A triangle beside 0.0 marks "
		"a change too small to print. For {area} the change is that "
		"of the {units} with data for both years."),
	    NULL);
	lines_add(&l, "Cut bar",
	    "Two strokes mark a bar that goes beyond the axis. Its "
	    "number "
	    "is printed in full.",
	    NULL);
	lines_add(&l, "[x] and others",
	    r->force != NULL
		? "A letter in brackets says that a figure is missing or needs "
		  "care. The notes give the reason, page "
		: say_text(r->story,
		      "A letter in brackets says that a figure is "
		      "missing or needs care. Annex B names every "
		      "{unit} concerned and the reason, page "),
	    r->force != NULL ? "notes" : "missing");
	add_heading(r, p, 2, "What the marks mean");
	add_list(r, p, l.item, l.n);
}

static void add_care(struct report *r, struct page *p)
{
	static const char *const care[] = {
		"A ranking describes; it does not explain. {Units} serve "
		"different places with different means.",
		"Two years are not a trend.",
		"{Units} close together in the ranking may differ by chance "
		"alone.",
		"A high figure can mean more of something, or better "
		"recording of it.",
	};
	struct lines l = { .n = 0 };

	add_heading(r, p, 2, "Before you act on a figure");
	for (size_t i = 0; i < sizeof(care) / sizeof(care[0]); i++)
		lines_add(&l, "\u2022", say_text(r->story, care[i]), NULL);
	add_list(r, p, l.item, l.n);
}

static void add_legend(struct report *r, struct page *p)
{
	static const struct labelled legend[] = {
		{ "[x]",
		    "not available: the {unit} has no figure that can be used",
		    NULL },
		{ "[z]", "not applicable: there is nothing to count", NULL },
		{ "[u]", "partial: some of the figure is missing", NULL },
		{ "[e]", "estimated in part", NULL },
		{ "[p] [r]", "provisional, revised", NULL },
		{ "[b]", "a break: not one series with the year before", NULL },
		{ "[c]", "too small to publish", NULL },
		{ "[low]", "a change from fewer than 10 events: no percentage",
		    NULL },
	};

	add_heading(r, p, 2, "Shorthand");
	add_said_notes(r, p, legend, sizeof(legend) / sizeof(legend[0]));
}

static void build(struct report *r, const struct report_request *request)
{
	const struct metric_result *m = example(r, request);
	struct page *p = add_page(r, "guide", "guide", "How to read the charts",
	    "How to read the charts", 1);

	add_heading(r, p, 1, "How to read the charts");
	if (m != NULL)
		add_example(r, p, m);
	add_reading(r, p);
	add_legend(r, p);
	mark_drawn(p);
	add_care(r, p);
}

const struct page_kind page_guide = { "guide", SCOPE_BOTH, build, NULL };
