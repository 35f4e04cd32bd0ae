/* Each force's change, the largest rise first. */
#include "page.h"
#include "peelstats/chart_change.h"
#include "peelstats/words_trend.h"
#include "rows.h"

#include <math.h>

#include "base/banned.h"

enum { MOVERS = 3 };

/* Of the change of all, by which a part is worth a name. */
#define SMALL_PART 0.02

/* One decimal more than the metric has: parts of a change are small. */
static const char *words_effect(
    struct report *r, const struct metric *m, struct value v)
{
	char buffer[NUMBER_BUFFER];

	return arena_strdup(
	    &r->arena, number_format_signed(buffer, v.x, m->decimals + 1));
}

/* What the order goes by: points for a percentage, else percent. */
static struct value size_of(
    const struct metric *m, const struct force_result *f)
{
	return m->percent ? f->change : f->change_percent;
}

static size_t in_order(
    const struct report *r, const struct metric_result *m, size_t *force)
{
	size_t n = 0;

	for (size_t f = 0; f < r->analysis->dataset->n_forces; f++) {
		struct value v = size_of(m->metric, &m->force[f]);
		size_t i = n;

		if (!v.known)
			continue;
		for (; i > 0 &&
		       size_of(m->metric, &m->force[force[i - 1]]).x < v.x;
		     i--)
			force[i] = force[i - 1];
		force[i] = f;
		n++;
	}
	return n;
}

static const char *title(struct report *r, const struct metric_result *m)
{
	size_t n = words_n_unusual(r->story, m, true);
	const char *subject = words_subject(r->story, m->metric);

	if (n == 0)
		return arena_printf(&r->arena,
		    say(r->story, "%s: how each {unit} changed since %d"),
		    m->metric->title, r->analysis->compare);
	return arena_printf(&r->arena, "%s %s changed unusually since %d: %s",
	    words_count_capital(r->story, n), words_units(r->story, n),
	    r->analysis->compare, subject);
}

static const char *how_many(struct report *r, size_t n)
{
	return n == 0 ? "none" : words_count(r->story, n);
}

/* Forces whose change chance could explain. */
static size_t n_by_chance(const struct report *r, const struct metric_result *m)
{
	size_t n = 0;

	for (size_t f = 0; f < r->analysis->dataset->n_forces; f++)
		n += m->force[f].change_q.known &&
		     m->force[f].change_q.x > 0.05 &&
		     !change_uneven(&m->force[f]);
	return n;
}

static const char *finding(struct report *r, const struct metric_result *m)
{
	const struct change_ways w = change_ways(r->analysis, m);
	size_t by_chance = n_by_chance(r, m);
	const char *chance = "";

	if (by_chance > 0)
		chance = arena_printf(&r->arena,
		    " In %s of them there are too few cases to tell the change "
		    "from chance.",
		    words_count(r->story, by_chance));
	return arena_printf(&r->arena,
	    say(r->story,
		"Of %s with %s, %s rose, %s "
		"fell and %s stayed the same.%s Two years are not a trend."),
	    words_counted(r->story, w.of),
	    w.whole ? words_both_years(m) : "complete figures for both years",
	    how_many(r, w.rose), how_many(r, w.fell),
	    how_many(r, w.of - w.rose - w.fell), chance);
}

static struct change_row row_of(const struct ranked_row *from)
{
	return (struct change_row){ .name = from->name,
		.value = from->value,
		.compare = from->compare,
		.national = from->national,
		.extreme = from->extreme,
		.selected = from->selected,
		.value_text = from->value_text,
		.compare_text = from->compare_text,
		.change_text = from->change_text,
		.change = from->change,
		.mark = from->mark };
}

/* England and Wales as the sum of the forces with figures for both years. */
static struct change_row row_of_all(
    struct report *r, const struct metric_result *m)
{
	const struct ranked_row all = rows_national(r, m);
	struct change_row row = row_of(&all);

	row.value = m->matched.value;
	row.compare = m->matched_compare.value;
	row.value_text = words_value(r->story, m->metric, m->matched.value);
	row.compare_text =
	    words_value(r->story, m->metric, m->matched_compare.value);
	row.change_text = m->metric->percent ? words_change_of_all(r->story, m)
					     : words_percent_change(
						   r->story, m->change_percent);
	return row;
}

static struct change_row row_of_force(
    struct report *r, const struct metric_result *m, size_t force)
{
	const struct force_result *x = &m->force[force];
	const struct ranked_row own = rows_force(r, m, force);
	struct change_row row = row_of(&own);

	row.standing = x->change_standing;
	row.change_text = m->metric->percent
			      ? words_change_of(r->story, m->metric, x)
			      : words_force_percent(r->story, m->metric, x);
	if (change_uneven(x)) {
		row.change_text = status_mark(STATUS_PARTIAL);
		row.change = DIRECTION_NONE;
	}
	return row;
}

static struct figure figure_of(struct report *r, const struct metric_result *m,
    const size_t *force, size_t n)
{
	struct change_row *row = arena_array(&r->arena, n + 1, sizeof(*row));
	struct change_chart *c = arena_alloc(&r->arena, sizeof(*c));
	const struct change_ways w = change_ways(r->analysis, m);

	row[0] = row_of_all(r, m);
	for (size_t i = 0; i < n; i++)
		row[i + 1] = row_of_force(r, m, force[i]);
	*c = (struct change_chart){ .row = row,
		.n_rows = n + 1,
		.name_label = say_text(r->story, "{Unit}"),
		.value_label = arena_printf(&r->arena, "%d", r->analysis->year),
		.compare_label =
		    arena_printf(&r->arena, "%d", r->analysis->compare),
		.axis_sign = words_axis_sign(m->metric),
		.points = m->metric->percent };
	return FIGURE(change,
	    arena_printf(&r->arena,
		say(r->story, "Dot plot of %s in %d and %d for %s, in the "
			      "order of change; %zu rose and %zu fell."),
		words_subject(r->story, m->metric), r->analysis->compare,
		r->analysis->year, words_counted(r->story, n), w.rose, w.fell),
	    c);
}

static const char *both(struct report *r, const struct metric_result *m,
    enum standing unusual, enum standing edge)
{
	const char *a = words_of_standing(r->story, m, unusual, true);
	const char *b = words_of_standing(r->story, m, edge, true);

	return arena_printf(&r->arena, "%s%s%s%s%s",
	    a[0] != '\0' ? "Unusually so: " : "", a, a[0] != '\0' ? ". " : "",
	    b, b[0] != '\0' ? " (near the edge of the usual spread)." : "");
}

/* The force whose own rate moved England and Wales most, of those not yet
 * named; the number of forces if none is left. */
static size_t next_mover(
    const struct report *r, const struct metric_result *m, const bool *named)
{
	size_t n = r->analysis->dataset->n_forces;
	size_t most = n;

	for (size_t f = 0; f < n; f++)
		if (m->force[f].rate_effect.known && !named[f] &&
		    (most == n || fabs(m->force[f].rate_effect.x) >
				      fabs(m->force[most].rate_effect.x)))
			most = f;
	return most;
}

/* "West Yorkshire +0.9, ...": of the change of England and Wales. */
static const char *movers(struct report *r, const struct metric_result *m)
{
	const struct dataset *d = r->analysis->dataset;
	bool *named = arena_array(&r->arena, d->n_forces, sizeof(*named));
	const char *name[MOVERS];
	size_t n = 0;

	while (n < MOVERS) {
		size_t f = next_mover(r, m, named);

		if (f == d->n_forces)
			break;
		/* what is next to nothing moves nothing */
		if (n > 0 && fabs(m->force[f].rate_effect.x) <
				 SMALL_PART * fabs(m->change.x))
			break;
		named[f] = true;
		name[n++] = arena_printf(&r->arena, "%s %s%s", d->force[f].name,
		    words_effect(r, m->metric, m->force[f].rate_effect),
		    change_uneven(&m->force[f]) ? " (incomplete)" : "");
	}
	if (n == 0 || !m->change.known)
		return "";
	return arena_printf(&r->arena,
	    say(r->story,
		"Of the {area:change} of %s, the rate%s of %s account%s for "
		"the largest part%s."),
	    words_effect(r, m->metric, m->change), n == 1 ? "" : "s",
	    words_list(r->story, name, n), n == 1 ? "s" : "",
	    n == 1 ? "" : "s");
}

/* Of those whose earlier figure was 0 there is no percentage to show. */
static const char *not_listed(struct report *r, const struct metric_result *m)
{
	const struct dataset *d = r->analysis->dataset;
	const char **name =
	    arena_array(&r->arena, d->n_forces, sizeof(const char *));
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++)
		if (m->force[f].change.known &&
		    !size_of(m->metric, &m->force[f]).known)
			name[n++] = arena_printf(&r->arena, "%s (now %s)",
			    d->force[f].name,
			    words_value(
				r->story, m->metric, m->force[f].value));
	if (n == 0)
		return "";
	return arena_printf(&r->arena,
	    "There is no percentage of a figure that was 0 in %d: %s.",
	    r->analysis->compare, words_list(r->story, name, n));
}

/* Forces whose change is not told, as one of the figures falls short. */
static const char *incomplete(struct report *r, const struct metric_result *m)
{
	const struct dataset *d = r->analysis->dataset;
	const char **name =
	    arena_array(&r->arena, d->n_forces, sizeof(const char *));
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++)
		if (change_uneven(&m->force[f]))
			name[n++] = d->force[f].name;
	if (n == 0)
		return "";
	return arena_printf(&r->arena,
	    "One of the two figures is incomplete [u], so a rise or fall is "
	    "not told: %s.",
	    words_list(r->story, name, n));
}

static void add_page_notes(
    struct report *r, struct page *p, const struct metric_result *m)
{
	struct lines l = { .n = 0 };

	lines_add(&l, "Rose more",
	    both(r, m, STANDING_UNUSUALLY_HIGH, STANDING_HIGH), NULL);
	lines_add(&l, "Rose less or fell",
	    both(r, m, STANDING_UNUSUALLY_LOW, STANDING_LOW), NULL);
	lines_add(&l, "Incomplete", incomplete(r, m), NULL);
	lines_add(&l, "Beside its own past", past_of_all(r->story, m), NULL);
	lines_add(&l, "Not in the chart", not_listed(r, m), NULL);
	lines_add(&l, "Who moved the total", movers(r, m), NULL);
	lines_add(&l, "How it is judged",
	    m->tau2_change.known
		? say_text(r->story,
		      "Against the change of all {units} in both years, "
		      "allowing for chance and for the usual spread of "
		      "changes between {units}: methods, page ")
		: "",
	    "methods");
	lines_add(&l, "Over the years", "Lines of all years: page ",
	    arena_printf(&r->arena, "trend-%s", m->metric->id));
	add_notes(r, p, l.item, l.n);
}

static void build(struct report *r, const struct report_request *request,
    const struct metric_result *m)
{
	size_t *force = arena_array(
	    &r->arena, r->analysis->dataset->n_forces, sizeof(*force));
	size_t n = in_order(r, m, force);
	struct figure f;
	struct page *p;

	if (!request_details(r, request, m) || n < 2)
		return;
	p = add_page(r, "change",
	    arena_printf(&r->arena, "change-%s", m->metric->id),
	    arena_printf(&r->arena, "%s: change since %d", m->metric->title,
		r->analysis->compare),
	    m->metric->section, 0);
	add_figure_title(r, p, title(r, m));
	add_text(r, p, STYLE_FINDING, finding(r, m));
	add_figure_caption(r, p,
	    arena_printf(&r->arena,
		say(r->story, "%s, by {unit}, in the order of change%s"),
		words_measure(r->story, m->metric),
		m->metric->percent ? " in percentage points" : " in percent"));
	f = figure_of(r, m, force, n);
	add_figure(r, p, &f);
	add_page_notes(r, p, m);
}

const struct page_kind page_change = { "change", SCOPE_NATIONAL, NULL, build };
