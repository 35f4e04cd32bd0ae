#include "rows.h"

#include "base/banned.h"

static enum direction direction_of(const struct value *change, int sign)
{
	return change->known ? words_direction(sign) : DIRECTION_NONE;
}

struct figure_row rows_national(struct report *r, const struct metric_result *m)
{
	const struct metric *x = m->metric;
	struct figure_row row = { .name = "England and Wales",
		.rank = "",
		.value = m->national.value,
		.compare = m->compare.value,
		.national = true,
		.mark = "" };

	row.value_text = words_value(r, x, m->national.value);
	row.compare_text = words_value(r, x, m->compare.value);
	row.change_text = words_change(r, x, m->change);
	row.change =
	    direction_of(&m->change, (m->change.x > 0) - (m->change.x < 0));
	return row;
}

struct figure_row rows_force(
    struct report *r, const struct metric_result *m, size_t force)
{
	const struct force *f = &r->analysis->dataset->force[force];
	const struct force_result *x = &m->force[force];
	struct figure_row row = { .name = f->name,
		.rank = words_rank(r, x),
		.value = x->value,
		.compare = x->compare,
		.extreme = x->extreme,
		.selected = f == r->force,
		.mark = "" };

	row.value_text = words_value(r, m->metric, x->value);
	row.compare_text = words_value(r, m->metric, x->compare);
	row.change_text = words_change(r, m->metric, x->change);
	row.change = direction_of(&x->change, x->direction);
	if (x->now != NULL && x->value.known)
		row.mark = status_mark(x->now->status);
	return row;
}

static const char *unit_note(struct report *r, const struct metric *m)
{
	if (m->kind == KIND_PROPORTION)
		return "change in percentage points";
	if (m->kind == KIND_COUNT || m->kind == KIND_SCORE)
		return m->unit;
	return arena_printf(&r->arena, "all %s", m->unit);
}

/* What the chart shows of the force that the report is about. */
static const char *force_alt(
    struct report *r, const struct metric_result *m, size_t n)
{
	const struct force_result *f = &m->force[r->force_index];
	const char *ew = m->national.value.known
			     ? words_value(r, m->metric, m->national.value)
			     : "not known";

	if (!f->value.known)
		return arena_printf(&r->arena,
		    "Bar chart of %s for %zu forces, without a figure for %s; "
		    "England and Wales is %s.",
		    words_subject(r, m->metric), n, r->force->name, ew);
	return arena_printf(&r->arena,
	    "Bar chart of %s for %zu forces, where %s at %s has rank %zu and "
	    "England and Wales is %s.",
	    words_subject(r, m->metric), n, r->force->name,
	    words_value(r, m->metric, f->value), f->rank, ew);
}

static const char *chart_alt(
    struct report *r, const struct metric_result *m, size_t n)
{
	const struct dataset *d = r->analysis->dataset;
	size_t high;
	size_t low;

	if (m->n_ranked == 0)
		return arena_printf(&r->arena,
		    "Bar chart of %s without figures for %d that can be used.",
		    words_subject(r, m->metric), r->analysis->year);
	if (r->force != NULL)
		return force_alt(r, m, n);
	high = m->order[0];
	low = m->order[m->n_ranked - 1];
	return arena_printf(&r->arena,
	    "Bar chart of %s for %zu forces, from %s in %s to %s in %s; "
	    "England "
	    "and Wales is %s.",
	    words_subject(r, m->metric), n,
	    words_value(r, m->metric, m->force[high].value),
	    d->force[high].name, words_value(r, m->metric, m->force[low].value),
	    d->force[low].name,
	    m->national.value.known
		? words_value(r, m->metric, m->national.value)
		: "not known");
}

struct figure rows_figure(struct report *r, const struct metric_result *m,
    const size_t *force, size_t n, bool ranked)
{
	struct figure_row *row = arena_array(&r->arena, n + 1, sizeof(*row));
	struct figure f = { .chart = "ranked" };

	row[0] = rows_national(r, m);
	for (size_t i = 0; i < n; i++)
		row[i + 1] = rows_force(r, m, force[i]);
	for (size_t i = 0; i <= n && !ranked; i++)
		row[i].rank = "";
	f.row = row;
	f.n_rows = n + 1;
	f.alt = chart_alt(r, m, n);
	f.value_label = arena_printf(&r->arena, "%d", r->analysis->year);
	f.compare_label =
	    r->analysis->compare != 0
		? arena_printf(&r->arena, "%d", r->analysis->compare)
		: "";
	f.unit_note = unit_note(r, m->metric);
	f.axis_sign = words_axis_sign(m->metric);
	f.national = m->national.value;
	return f;
}
