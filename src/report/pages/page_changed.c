/* What changed in one force: every measure beside England and Wales. */
#include "page.h"
#include "peelstats/chart_change.h"
#include "peelstats/words_trend.h"

#include <math.h>

#include "base/banned.h"

/* The force's figure in percent of that of England and Wales. */
static struct value relative(struct value force, struct value national)
{
	if (!force.known || !national.known || !(national.x > 0))
		return value_unknown();
	return value_if_finite(100 * force.x / national.x);
}

static struct change_row row_of(struct report *r, const struct metric_result *m)
{
	const struct force_result *f = &m->force[r->force_index];
	struct change_row row = { .name = m->metric->brief,
		.value = relative(f->value, m->national.value),
		.compare = relative(f->compare, m->compare.value),
		.extreme = f->extreme,
		.standing = f->change_standing,
		.mark = "" };

	row.value_text = words_value(r->story, m->metric, f->value);
	row.compare_text = words_value(r->story, m->metric, f->compare);
	row.change_text = words_force_percent(r->story, m->metric, f);
	row.change = words_direction(f->direction);
	if (change_uneven(f)) {
		row.change_text = status_mark(STATUS_PARTIAL);
		row.change = DIRECTION_NONE;
	}
	return row;
}

static double size_of(const struct report *r, const struct metric_result *m)
{
	return fabs(m->force[r->force_index].change_percent.x);
}

/* Measures with a change, the largest first. */
static size_t in_order(const struct report *r,
    const struct report_request *request, const struct metric_result **out)
{
	const struct analysis *a = r->analysis;
	size_t n = 0;

	for (size_t k = 0; k < a->dataset->n_metrics; k++) {
		const struct metric_result *m = &a->metric[k];
		const struct force_result *f = &m->force[r->force_index];
		size_t i = n;

		if (!request_has(request, m) || !f->change_percent.known ||
		    !relative(f->compare, m->compare.value).known ||
		    !relative(f->value, m->national.value).known)
			continue;
		for (; i > 0 && size_of(r, out[i - 1]) < size_of(r, m); i--)
			out[i] = out[i - 1];
		out[i] = m;
		n++;
	}
	return n;
}

static const char *how_many(struct report *r, size_t n)
{
	return n == 0 ? "none" : words_count(r->story, n);
}

static const char *of_standing(struct report *r,
    const struct metric_result *const *m, size_t n, enum standing s)
{
	const char **name = arena_array(&r->arena, n, sizeof(const char *));
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		if (change_comparable(&m[i]->force[r->force_index]) &&
		    m[i]->force[r->force_index].change_standing == s)
			name[found++] =
			    words_small(r->story, m[i]->metric->brief);
	return words_capital(r->story, words_list(r->story, name, found));
}

/* A part of another measure that is counted: never counted twice. */
static bool whole_counts(
    const struct report *r, const struct report_request *request, size_t part)
{
	const struct analysis *a = r->analysis;

	for (size_t i = 0; i < a->dataset->n_metrics; i++)
		if (request_has(request, &a->metric[i]) &&
		    a->metric[i].force[r->force_index].change.known &&
		    metric_is_part(a->dataset, part, i))
			return true;
	return false;
}

/* Measures with figures for both years: also those that the chart cannot
 * show, because England and Wales has none. */
static const char *finding(
    struct report *r, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	size_t n = 0;
	size_t rose = 0;
	size_t fell = 0;
	size_t chance = 0;
	size_t parts = 0;
	size_t uneven = 0;
	const char *unsure = "";
	size_t breaks = 0; /* figures for both years that are not one series */

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct force_result *f =
		    &a->metric[i].force[r->force_index];

		if (!request_has(request, &a->metric[i]))
			continue;
		breaks +=
		    f->value.known && f->compare.known && !f->change.known;
		if (!f->change.known)
			continue;
		if (whole_counts(r, request, i)) {
			parts++;
			continue;
		}
		if (change_uneven(f)) {
			uneven++;
			continue;
		}
		n++;
		rose += f->direction > 0;
		fell += f->direction < 0;
		chance += f->change_q.known && f->change_q.x > 0.05;
	}
	if (chance > 0)
		unsure = arena_printf(&r->arena,
		    " For %s of them there are too few cases to tell the "
		    "change from chance.",
		    words_count(r->story, chance));
	return arena_printf(&r->arena,
	    "Of %s with %sfigures for both years%s, %s rose, %s fell "
	    "and %s stayed the same in %s.%s Two points are not a trend.",
	    words_counted_as(r->story, n, "measure"),
	    uneven > 0	 ? "complete "
	    : breaks > 0 ? "comparable "
			 : "",
	    parts > 0 ? ", parts of others not counted" : "", how_many(r, rose),
	    how_many(r, fell), how_many(r, n - rose - fell),
	    words_place(r->story, r->force), unsure);
}

static struct figure figure_of(
    struct report *r, const struct metric_result *const *m, size_t n)
{
	struct change_row *row = arena_array(&r->arena, n, sizeof(*row));
	struct change_chart *c = arena_alloc(&r->arena, sizeof(*c));

	for (size_t i = 0; i < n; i++)
		row[i] = row_of(r, m[i]);
	*c = (struct change_chart){ .row = row,
		.n_rows = n,
		.name_label = "Measure",
		.value_label = arena_printf(&r->arena, "%d", r->analysis->year),
		.compare_label =
		    arena_printf(&r->arena, "%d", r->analysis->compare),
		.axis_sign = "%",
		.reference = value_of(100),
		.reference_text = say_text(r->story, "{Area} = 100%") };
	return FIGURE(change,
	    arena_printf(&r->arena,
		say(r->story, "Dot plot of %s of %s in percent of {area}, %d "
			      "and %d, the largest change first."),
		words_counted_as(r->story, n, "measure"), r->force->name,
		r->analysis->compare, r->analysis->year),
	    c);
}

/* Measures whose change is not told, as one of the figures falls short. */
static const char *incomplete(
    struct report *r, const struct metric_result *const *m, size_t n)
{
	const char **name = arena_array(&r->arena, n, sizeof(const char *));
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		if (change_uneven(&m[i]->force[r->force_index]))
			name[found++] =
			    words_small(r->story, m[i]->metric->brief);
	if (found == 0)
		return "";
	return arena_printf(&r->arena,
	    "One of the two figures is incomplete [u], so a rise or fall is "
	    "not told: %s.",
	    words_list(r->story, name, found));
}

static void add_page_notes(struct report *r, struct page *p,
    const struct metric_result *const *m, size_t n)
{
	struct lines l = { .n = 0 };

	lines_add(&l, "Rose unusually",
	    of_standing(r, m, n, STANDING_UNUSUALLY_HIGH), NULL);
	lines_add(&l, "Fell unusually",
	    of_standing(r, m, n, STANDING_UNUSUALLY_LOW), NULL);
	lines_add(&l, "Unusual",
	    l.n > 0
		? say_text(r->story,
		      "Compared with the change of all {units}, beyond what "
		      "chance and the usual spread of changes would explain.")
		: "",
	    NULL);
	lines_add(&l, "Incomplete", incomplete(r, m, n), NULL);
	lines_add(
	    &l, "Beside its own past", past_of_force(r->story, m, n), NULL);
	lines_add(&l, "Over the years", "Lines of all years: page ", "trends");
	add_notes(r, p, l.item, l.n);
}

static void build(struct report *r, const struct report_request *request)
{
	const struct metric_result **m = arena_array(&r->arena,
	    r->analysis->dataset->n_metrics, sizeof(struct metric_result *));
	size_t n = in_order(r, request, m);
	struct figure f;
	struct page *p;

	if (n < 2)
		return;
	p = add_page(
	    r, "changed", "changed", "What changed", "What changed", 1);
	add_heading(r, p, 1,
	    arena_printf(&r->arena, "What changed in %s since %d",
		words_place(r->story, r->force), r->analysis->compare));
	add_text(r, p, STYLE_FINDING, finding(r, request));
	add_drawn(r, p, STYLE_CAPTION,
	    arena_printf(&r->arena,
		say(r->story,
		    "Each measure in percent of {area}, %d (circles) and "
		    "%d, in the order of the {unit}\u2019s own change"),
		r->analysis->compare, r->analysis->year),
	    arena_printf(&r->arena,
		"Each measure in %d and %d, the largest change first",
		r->analysis->year, r->analysis->compare));
	f = figure_of(r, m, n);
	add_figure(r, p, &f);
	add_page_notes(r, p, m, n);
}

const struct page_kind page_changed = { "changed", SCOPE_FORCE, build, NULL };
