#include "rows.h"

#include "base/banned.h"

static enum direction direction_of(const struct value *change, int sign)
{
	return change->known ? words_direction(sign) : DIRECTION_NONE;
}

struct ranked_row rows_national(struct report *r, const struct metric_result *m)
{
	const struct metric *x = m->metric;
	struct ranked_row row = { .name = say_text(r->story, "{Area}"),
		.rank = "",
		.value = m->national.value,
		.compare = m->compare.value,
		.national = true,
		.mark = "" };

	row.value_text = words_value(r->story, x, m->national.value);
	row.compare_text = words_value(r->story, x, m->compare.value);
	row.change_text = words_change_of_all(r->story, m);
	row.change =
	    direction_of(&m->change, (m->change.x > 0) - (m->change.x < 0));
	return row;
}

struct ranked_row rows_force(
    struct report *r, const struct metric_result *m, size_t force)
{
	const struct force *f = &r->analysis->dataset->force[force];
	const struct force_result *x = &m->force[force];
	struct ranked_row row = { .name = f->name,
		.rank = words_rank(r->story, x),
		.value = x->value,
		.compare = x->compare,
		.extreme = x->extreme,
		.selected = f == r->force,
		.mark = "" };

	row.value_text = words_value(r->story, m->metric, x->value);
	row.compare_text = words_value(r->story, m->metric, x->compare);
	row.change_text = words_change_of(r->story, m->metric, x);
	row.change = direction_of(&x->change, x->direction);
	if (x->now != NULL && x->value.known)
		row.mark = status_mark(x->now->status);
	return row;
}

static const char *unit_note(struct report *r, const struct metric *m)
{
	if (m->percent)
		return "change in percentage points";
	if (m->kind == KIND_COUNT || m->kind == KIND_SCORE)
		return m->unit;
	return arena_printf(&r->arena, "all %s", m->unit);
}

/* What a chart shows: the rows with a figure, and those at the ends. */
struct shown {
	size_t n;
	const struct ranked_row *high;
	const struct ranked_row *low;
	const struct ranked_row *selected;
};

static struct shown find_shown(const struct ranked_chart *c, bool extremes)
{
	struct shown s = { 0, NULL, NULL, NULL };

	for (size_t i = 0; i < c->n_rows; i++) {
		const struct ranked_row *row = &c->row[i];

		if (row->national || !row->value.known ||
		    (row->extreme && !row->selected && !extremes))
			continue;
		s.n++;
		if (s.high == NULL || row->value.x > s.high->value.x)
			s.high = row;
		if (s.low == NULL || row->value.x <= s.low->value.x)
			s.low = row;
		if (row->selected)
			s.selected = row;
	}
	return s;
}

/* " England and Wales is 76.3.", "" where the chart does not show it. */
static const char *national_alt(struct report *r, const struct metric_result *m)
{
	if (!m->national.value.known)
		return "";
	return arena_printf(&r->arena, say(r->story, " {Area is} %s."),
	    words_value(r->story, m->metric, m->national.value));
}

const char *rows_alt(struct report *r, const struct metric_result *m,
    const struct ranked_chart *c, bool extremes)
{
	struct shown s = find_shown(c, extremes);
	const char *subject = words_subject(r->story, m->metric);

	if (s.n == 0)
		return arena_printf(&r->arena,
		    "Bar chart of %s without figures for %d that can be used.",
		    subject, r->analysis->year);
	if (s.selected != NULL)
		return arena_printf(&r->arena,
		    "Bar chart of %s for %zu %s, where %s at %s has rank %s.%s",
		    subject, s.n, words_units(r->story, s.n), s.selected->name,
		    s.selected->value_text,
		    words_rank(r->story, &m->force[r->force_index]),
		    national_alt(r, m));
	if (s.n == 1)
		return arena_printf(&r->arena,
		    say(r->story,
			"Bar chart of %s for one {unit}, %s with %s.%s"),
		    subject, s.high->name, s.high->value_text,
		    national_alt(r, m));
	return arena_printf(&r->arena,
	    say(r->story,
		"Bar chart of %s for %zu {units}, from %s in %s to %s in "
		"%s.%s"),
	    subject, s.n, s.high->value_text, s.high->name, s.low->value_text,
	    s.low->name, national_alt(r, m));
}

const struct ranked_chart *rows_chart(struct report *r,
    const struct metric_result *m, const size_t *force, size_t n, bool ranked)
{
	struct ranked_row *row = arena_array(&r->arena, n + 1, sizeof(*row));
	struct ranked_chart *c = arena_alloc(&r->arena, sizeof(*c));

	row[0] = rows_national(r, m);
	for (size_t i = 0; i < n; i++)
		row[i + 1] = rows_force(r, m, force[i]);
	for (size_t i = 0; i <= n && !ranked; i++)
		row[i].rank = "";
	*c = (struct ranked_chart){ .row = row,
		.n_rows = n + 1,
		.value_label = arena_printf(&r->arena, "%d", r->analysis->year),
		.compare_label = "",
		.unit_note = unit_note(r, m->metric),
		.axis_sign = words_axis_sign(m->metric),
		.points = m->metric->percent,
		.national = m->national.value };
	if (r->analysis->compare != 0)
		c->compare_label =
		    arena_printf(&r->arena, "%d", r->analysis->compare);
	return c;
}

struct figure rows_figure(struct report *r, const struct metric_result *m,
    const size_t *force, size_t n, bool ranked)
{
	const struct ranked_chart *c = rows_chart(r, m, force, n, ranked);

	return FIGURE(ranked, rows_alt(r, m, c, true), c);
}
