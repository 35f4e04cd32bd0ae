#include "gaps.h"
#include "page.h"
#include "rows.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

enum { TILES_MAX = 9, FINDINGS_MAX = 5 };

struct choice {
	const struct metric_result *metric[TILES_MAX];
	size_t n;
};

/* Metrics that may stand for the report; without headlines, all may. */
static bool candidate(const struct report *r,
    const struct report_request *request, const struct metric_result *m)
{
	bool any = false;

	for (size_t i = 0; i < r->analysis->dataset->n_metrics; i++)
		any = any || (r->analysis->metric[i].metric->headline &&
				 request_has(request, &r->analysis->metric[i]));
	return request_has(request, m) && m->national.value.known &&
	       (m->metric->headline || !any);
}

/* How many candidates of the same section come before it. */
static size_t place_in_section(const struct report *r,
    const struct report_request *request, const struct metric_result *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->index; i++) {
		const struct metric_result *o = &r->analysis->metric[i];

		n += candidate(r, request, o) &&
		     strcmp(o->metric->section, m->metric->section) == 0;
	}
	return n;
}

static void choose_add(struct choice *c, const struct metric_result *m)
{
	size_t i = c->n++;

	for (; i > 0 && c->metric[i - 1]->index > m->index; i--)
		c->metric[i] = c->metric[i - 1];
	c->metric[i] = m;
}

/* Turn by turn one of each section, so that no section fills the page. */
static void choose(const struct report *r, const struct report_request *request,
    struct choice *c)
{
	size_t n_metrics = r->analysis->dataset->n_metrics;

	c->n = 0;
	for (size_t turn = 0; turn < TILES_MAX; turn++) {
		for (size_t i = 0; i < n_metrics && c->n < TILES_MAX; i++) {
			const struct metric_result *m = &r->analysis->metric[i];

			if (candidate(r, request, m) &&
			    place_in_section(r, request, m) == turn)
				choose_add(c, m);
		}
	}
}

static const char *tile_change(struct report *r, const struct metric_result *m)
{
	bool points = m->metric->kind == KIND_PROPORTION;
	struct value v = points ? m->change : m->change_percent;
	const char *how;

	if (!v.known || !m->compare.value.known)
		return "";
	if (words_apart(m))
		return arena_printf(&r->arena,
		    "%s in the %zu forces with both years", words_moved(r, m),
		    m->matched.n);
	how = v.x > 0 ? "up" : "down";
	if (number_sign(v.x, points ? m->metric->decimals : 1) == 0)
		how = "as";
	return arena_printf(&r->arena, "%s from %s in %d (%s%s)", how,
	    words_value(r, m->metric, m->compare.value), r->analysis->compare,
	    points ? words_change(r, m->metric, v) : words_percent_change(r, v),
	    points ? " points" : "");
}

/* The forces at the ends; a force apart from the others is left out. */
static void tile_ends(
    struct report *r, const struct metric_result *m, struct tile *t)
{
	const struct dataset *d = r->analysis->dataset;
	const struct force *high = NULL;

	t->low_text = "";
	t->high_text = "";
	for (size_t i = 0; i < m->n_ranked; i++) {
		const struct force *f = &d->force[m->order[i]];
		const char *text;

		if (f->extreme)
			continue;
		text = arena_printf(&r->arena, "%s %s",
		    words_value(r, m->metric, m->force[m->order[i]].value),
		    f->name);
		if (high == NULL) {
			high = f;
			t->high_text = text;
		}
		t->low_text = text;
	}
}

static struct tile tile_of(struct report *r, const struct metric_result *m)
{
	struct figure *strip = arena_alloc(&r->arena, sizeof(*strip));
	struct tile t = { .title = m->metric->brief, .strip = strip };

	*strip = rows_figure(r, m, m->order, m->n_ranked, true);
	strip->chart = "strip";
	t.unit = m->metric->kind == KIND_PROPORTION
		     ? arena_printf(&r->arena, "%%%s%s",
			   m->metric->denominator[0] != '\0' ? " of " : "",
			   m->metric->denominator)
		     : m->metric->unit;
	t.value_text = words_value(r, m->metric, m->national.value);
	t.change_text = tile_change(r, m);
	if (m->change_percent.known)
		t.change = words_direction(number_sign(m->change_percent.x, 1));
	tile_ends(r, m, &t);
	t.alt = arena_printf(&r->arena,
	    "Strip of %zu forces from %s to %s; England and Wales is %s.",
	    m->n_ranked, t.low_text, t.high_text, t.value_text);
	strip->alt = t.alt;
	return t;
}

static void add_tiles(struct report *r, struct page *p, const struct choice *c)
{
	struct tile *tile = arena_array(&r->arena, c->n, sizeof(*tile));
	struct block *b;

	for (size_t i = 0; i < c->n; i++)
		tile[i] = tile_of(r, c->metric[i]);
	if (c->n == 0)
		return;
	b = add_block(r, p, BLOCK_TILES);
	b->tile = tile;
	b->n_tiles = c->n;
}

/* Largest relative change first. */
static void sort_by_change(struct choice *c)
{
	for (size_t i = 1; i < c->n; i++) {
		const struct metric_result *m = c->metric[i];
		size_t j = i;

		for (; j > 0 && fabs(c->metric[j - 1]->change_percent.x) <
				    fabs(m->change_percent.x);
		     j--)
			c->metric[j] = c->metric[j - 1];
		c->metric[j] = m;
	}
}

static const char *grades_moved(struct report *r, const struct grade_result *g)
{
	if (r->analysis->compare == 0)
		return "";
	return arena_printf(&r->arena,
	    " Since %d, %zu improved and %zu declined among the %zu graded in "
	    "both years.",
	    r->analysis->compare, g->improved, g->declined,
	    g->improved + g->declined + g->unchanged);
}

static const char *grades_finding(struct report *r)
{
	const struct analysis *a = r->analysis;
	const struct grade_result *g = a->grade;

	if (a->dataset->n_questions == 0 ||
	    g->count[GRADE_NONE] == a->dataset->n_forces)
		return "";
	return arena_printf(&r->arena,
	    "On %s, %zu of %zu forces %s graded outstanding, %zu good, %zu "
	    "requires improvement and %zu inadequate.%s",
	    words_small(r, g->question->title), g->count[GRADE_OUTSTANDING],
	    a->dataset->n_forces, words_was(g->count[GRADE_OUTSTANDING]),
	    g->count[GRADE_GOOD], g->count[GRADE_REQUIRES_IMPROVEMENT],
	    g->count[GRADE_INADEQUATE], grades_moved(r, g));
}

static const char *gaps_finding(
    struct report *r, const struct report_request *request)
{
	size_t n = 0;
	size_t of = 0;

	for (size_t i = 0; i < r->analysis->dataset->n_metrics; i++) {
		const struct metric_result *m = &r->analysis->metric[i];

		if (!request_has(request, m))
			continue;
		of++;
		n += gaps_count(r, m, r->analysis->year) > 0;
	}
	if (n == 0)
		return "";
	return arena_printf(&r->arena,
	    "For %s of the %zu measures at least one force has no figure for "
	    "%d "
	    "that can be used. Annex B names each force and the reason, page ",
	    words_count(r, n), of, r->analysis->year);
}

/* Says which forces the strips do not show. */
static const char *left_out(struct report *r)
{
	const struct dataset *d = r->analysis->dataset;
	const char **name =
	    arena_array(&r->arena, d->n_forces, sizeof(const char *));
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++)
		if (d->force[f].extreme)
			name[n++] = d->force[f].name;
	if (n == 0)
		return "";
	return arena_printf(&r->arena,
	    " %s %s left out here, as %s rates are not comparable.",
	    words_list(r, name, n), n == 1 ? "is" : "are",
	    n == 1 ? "its" : "their");
}

static void build(struct report *r, const struct report_request *request)
{
	struct page *p = add_page(r, "numbers", "numbers",
	    "England and Wales in numbers", "In numbers", 1);
	struct choice c;
	struct lines l = { .n = 0 };

	add_heading(r, p, 1, "England and Wales in numbers");
	add_text(r, p, STYLE_SUBTITLE,
	    arena_printf(&r->arena,
		"Figures for England and Wales in %d. Each tick is a force, "
		"the "
		"dashed line is England and Wales, and the ends name the "
		"lowest "
		"and the highest force.%s",
		r->analysis->year, left_out(r)));
	choose(r, request, &c);
	add_tiles(r, p, &c);
	sort_by_change(&c);
	for (size_t i = 0; i < c.n && i < FINDINGS_MAX; i++)
		lines_add(&l, "\u2022", words_finding(r, c.metric[i]), NULL);
	if (request->metric == NULL)
		lines_add(&l, "\u2022", grades_finding(r), NULL);
	lines_add(&l, "\u2022", gaps_finding(r, request), "missing");
	if (l.n == 0)
		return;
	add_heading(r, p, 2, "What the figures show");
	add_list(r, p, l.item, l.n);
}

const struct page_kind page_numbers = { "numbers", build };
