#include "tiles.h"

#include "peelstats/arena.h"
#include "peelstats/chart_strip.h"
#include "peelstats/names.h"
#include "trail.h"

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

/* Whether a headline measure was asked for: without one, all may stand for
 * the report. */
static bool has_headline(
    const struct report *r, const struct report_request *request)
{
	for (size_t i = 0; i < r->analysis->dataset->n_metrics; i++)
		if (r->analysis->metric[i].metric->headline &&
		    request_has(request, &r->analysis->metric[i]))
			return true;
	return false;
}

/* How many candidates of the section came before, and counts one more. */
static size_t place_in_section(
    struct names *sections, const char *section, size_t *count)
{
	size_t at = sections->count;

	if (names_add(sections, section, at))
		count[at] = 0;
	else
		(void)names_find(sections, section, &at);
	return count[at]++;
}

static void choose_add(struct tile_choice *c, const struct metric_result *m)
{
	size_t i = c->n++;

	for (; i > 0 && c->metric[i - 1]->index > m->index; i--)
		c->metric[i] = c->metric[i - 1];
	c->metric[i] = m;
}

/* Those that the folder gave a place, in its order; whether there are any. */
static bool choose_placed(const struct report *r,
    const struct report_request *request, size_t most, struct tile_choice *c)
{
	c->n = 0;
	for (size_t i = 0; i < r->analysis->dataset->n_metrics; i++) {
		const struct metric_result *m = &r->analysis->metric[i];
		size_t at = c->n;

		if (!(m->metric->box > 0) || !request_has(request, m) ||
		    !m->national.value.known)
			continue;
		while (
		    at > 0 && c->metric[at - 1]->metric->box > m->metric->box)
			at--;
		if (at >= most)
			continue;
		c->n += c->n < most;
		for (size_t k = c->n - 1; k > at; k--)
			c->metric[k] = c->metric[k - 1];
		c->metric[at] = m;
	}
	return c->n > 0;
}

/* Turn by turn one of each section, so that no section fills the page. The
 * metrics are looked at once: the first of each turn are kept, by turn. */
void tiles_choose(const struct report *r, const struct report_request *request,
    size_t most, struct tile_choice *c)
{
	size_t n_metrics = r->analysis->dataset->n_metrics;
	bool headline = has_headline(r, request);
	const struct metric_result *first[TILES_MAX][TILES_MAX] = { { 0 } };
	size_t n[TILES_MAX] = { 0 };
	size_t *count = heap_realloc(NULL, n_metrics, sizeof(*count));
	struct names sections;

	if (choose_placed(r, request, most, c)) {
		free(count);
		return;
	}
	names_init(&sections);
	for (size_t i = 0; i < n_metrics; i++) {
		const struct metric_result *m = &r->analysis->metric[i];
		size_t turn;

		if (!request_has(request, m) || !m->national.value.known ||
		    (headline && !m->metric->headline))
			continue;
		turn = place_in_section(&sections, m->metric->section, count);
		if (turn < TILES_MAX && n[turn] < TILES_MAX)
			first[turn][n[turn]++] = m;
	}
	c->n = 0;
	for (size_t turn = 0; turn < TILES_MAX; turn++)
		for (size_t i = 0; i < n[turn] && c->n < most; i++)
			if (first[turn][i] != NULL)
				choose_add(c, first[turn][i]);
	names_release(&sections);
	free(count);
}

static const char *tile_change(struct report *r, const struct metric_result *m)
{
	bool points = m->metric->percent;
	struct value v = points ? m->change : m->change_percent;
	const char *how;

	if (!v.known || !m->compare.value.known)
		return "";
	if (words_apart(m))
		return arena_printf(&r->arena,
		    say(r->story, "%s in the %zu {units} with both years"),
		    words_moved(r->story, m), m->matched.n);
	how = v.x > 0 ? "up from" : "down from";
	if (words_alike(m->metric, m->national.value, m->compare.value))
		how = "about the same as";
	return arena_printf(&r->arena, "%s %s in %d (%s%s)", how,
	    words_value(r->story, m->metric, m->compare.value),
	    r->analysis->compare,
	    points ? words_change_of_all(r->story, m)
		   : words_percent_change(r->story, v),
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

		if (!figure_comparable(&m->force[m->order[i]]))
			continue;
		text = arena_printf(&r->arena, "%s %s",
		    words_value(
			r->story, m->metric, m->force[m->order[i]].value),
		    f->name);
		if (high == NULL) {
			high = f;
			t->high_text = text;
		}
		t->low_text = text;
	}
}

/* Forces with a tick: one kept out of the range may lie beyond its ends. */
static size_t ticks(const struct metric_result *m)
{
	double low = HUGE_VAL;
	double high = -HUGE_VAL;
	size_t n = 0;

	for (size_t i = 0; i < m->n_ranked; i++) {
		const struct force_result *f = &m->force[m->order[i]];

		if (!f->extreme) {
			low = fmin(low, f->value.x);
			high = fmax(high, f->value.x);
		}
	}
	for (size_t i = 0; i < m->n_ranked; i++) {
		double v = m->force[m->order[i]].value.x;

		n += v >= low && v <= high;
	}
	return n;
}

/* What the strip shows of the forces. */
static const char *strip_alt(
    struct report *r, const struct metric_result *m, const struct tile *t)
{
	size_t n = ticks(m);

	if (n < 2)
		return arena_printf(&r->arena, "Strip of %s %s.",
		    n == 0 ? "no" : "one", words_units(r->story, n));
	return arena_printf(&r->arena,
	    say(r->story, "Strip of %zu {units} from %s to %s."), n,
	    t->low_text, t->high_text);
}

/* England and Wales, which is no force, comes first. */
static struct strip_row strip_national(
    struct report *r, const struct metric_result *m)
{
	return (struct strip_row){ .value = m->national.value,
		.compare = m->compare.value,
		.national = true,
		.name = say(r->story, "{Area}"),
		.value_text =
		    words_value(r->story, m->metric, m->national.value) };
}

/* The forces and England and Wales; `t` says what stands under the ends. */
static const struct figure *strip_of(
    struct report *r, const struct metric_result *m, const struct tile *t)
{
	size_t n = m->n_ranked + 1;
	struct strip_row *row = arena_array(&r->arena, n, sizeof(*row));
	struct strip_chart *c = arena_alloc(&r->arena, sizeof(*c));
	struct figure *strip = arena_alloc(&r->arena, sizeof(*strip));

	row[0] = strip_national(r, m);
	for (size_t i = 1; i < n; i++) {
		size_t force = m->order[i - 1];
		const struct force_result *x = &m->force[force];

		row[i] = (struct strip_row){ .value = x->value,
			.compare = x->compare,
			.extreme = x->extreme,
			.selected = r->force != NULL && force == r->force_index,
			.name = r->analysis->dataset->force[force].name,
			.value_text =
			    words_value(r->story, m->metric, x->value) };
	}
	*c = (struct strip_chart){ row, n, t->low_text, t->high_text };
	*strip = FIGURE(strip, t->alt, c);
	return strip;
}

/* Of England and Wales; without its strip. */
static struct tile tile_of(struct report *r, const struct metric_result *m)
{
	struct tile t = { .title = m->metric->brief };

	t.unit = m->metric->percent
		     ? arena_printf(&r->arena, "%%%s%s",
			   m->metric->denominator[0] != '\0' ? " of " : "",
			   m->metric->denominator)
		     : m->metric->unit;
	t.value_text = words_value(r->story, m->metric, m->national.value);
	t.change_text = tile_change(r, m);
	if (m->change_percent.known)
		t.change = words_direction(number_sign(m->change_percent.x, 1));
	tile_ends(r, m, &t);
	t.alt = arena_printf(&r->arena, say(r->story, "%s {Area is} %s."),
	    strip_alt(r, m, &t), t.value_text);
	return t;
}

/* The force's own figure in place of that of England and Wales. */
static void tile_force(
    struct report *r, const struct metric_result *m, struct tile *t)
{
	const struct force_result *f = &m->force[r->force_index];
	const char *ew = words_value(r->story, m->metric, m->national.value);
	bool alike = words_alike(m->metric, f->value, f->compare);

	t->value_text = words_value(r->story, m->metric, f->value);
	t->change = f->change.known && !alike ? words_direction(f->direction)
					      : DIRECTION_NONE;
	if (!f->value.known)
		t->change_text = arena_printf(
		    &r->arena, say(r->story, "Not available. {Area} %s"), ew);
	else if (!f->compare.known)
		t->change_text =
		    arena_printf(&r->arena, say(r->story, "{Area} %s"), ew);
	else
		t->change_text = arena_printf(&r->arena,
		    say(r->story, "%s %s in %d. {Area} %s"),
		    f->broken	       ? "not comparable with"
		    : alike	       ? "about the same as"
		    : f->direction > 0 ? "up from"
		    : f->direction < 0 ? "down from"
				       : "as",
		    words_value(r->story, m->metric, f->compare),
		    r->analysis->compare, ew);
	t->alt =
	    arena_printf(&r->arena, say(r->story, "%s %s %s. {Area is} %s."),
		strip_alt(r, m, t), r->force->name,
		f->value.known ? arena_printf(&r->arena, "is %s", t->value_text)
			       : "has no figure",
		ew);
}

void tiles_add(struct report *r, struct page *p,
    const struct report_request *request, size_t most)
{
	struct tile_choice c;
	struct tile *tile;
	struct block *b;

	tiles_choose(r, request, most, &c);
	if (c.n == 0)
		return;
	tile = arena_array(&r->arena, c.n, sizeof(*tile));
	for (size_t i = 0; i < c.n; i++) {
		tile[i] = tile_of(r, c.metric[i]);
		if (r->force != NULL)
			tile_force(r, c.metric[i], &tile[i]);
		tile[i].strip = strip_of(r, c.metric[i], &tile[i]);
		tile[i].trail = trail_figure(r, c.metric[i]);
	}
	b = add_block(r, p, BLOCK_TILES);
	b->tile = tile;
	b->n_tiles = c.n;
}

const struct figure *tile_strip(struct report *r, const struct metric_result *m)
{
	struct tile t = tile_of(r, m);

	if (r->force != NULL)
		tile_force(r, m, &t);
	t.low_text = "";
	t.high_text = "";
	return strip_of(r, m, &t);
}
