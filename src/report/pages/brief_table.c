/* The table of page 1: the main figures, a measure a row. */
#include "brief_table.h"

#include "tiles.h"
#include "trail.h"

#include <string.h>

#include "base/banned.h"

enum { MOST_ROWS = 5, MOST_COLUMNS = 8 };

/* A column, and the cell of a measure in it. In the order of reading:
 * NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding) */
struct part {
	const char *title;
	enum align align;
	double width; /* [mm] */
	void (*fill)(
	    struct report *r, const struct metric_result *m, struct cell *c);
	bool compare; /* only with a year to compare with */
};

static const struct force_result *own(
    const struct report *r, const struct metric_result *m)
{
	return &m->force[r->force_index];
}

static void fill_name(
    struct report *r, const struct metric_result *m, struct cell *c)
{
	(void)r;
	c->text = m->metric->brief;
	c->style = CELL_STRONG;
	c->under = m->metric->percent ? "percent" : m->metric->unit;
}

static void fill_value(
    struct report *r, const struct metric_result *m, struct cell *c)
{
	c->text = r->force != NULL
		      ? words_marked(r->story, m->metric, own(r, m)->value,
			    own(r, m)->now)
		      : words_value(r->story, m->metric, m->national.value);
	c->style = CELL_STRONG;
}

static void fill_before(
    struct report *r, const struct metric_result *m, struct cell *c)
{
	c->text = words_value(r->story, m->metric,
	    r->force != NULL ? own(r, m)->compare : m->compare.value);
}

/* Relative for every kind, but a share changes in percentage points. */
static void fill_change(
    struct report *r, const struct metric_result *m, struct cell *c)
{
	const struct force_result *f = own(r, m);
	const char *points =
	    r->force != NULL
		? words_change(r->story, m->metric, f->value, f->compare)
		: words_change_of_all(r->story, m);

	if (r->force != NULL && change_uneven(f))
		c->text = status_mark(STATUS_PARTIAL);
	else if (m->metric->percent)
		c->text = points[0] == '['
			      ? points
			      : arena_printf(&r->arena, "%s points", points);
	else
		c->text =
		    r->force != NULL
			? words_force_percent(r->story, m->metric, f)
			: words_percent_change(r->story, m->change_percent);
}

static void fill_national(
    struct report *r, const struct metric_result *m, struct cell *c)
{
	c->text = words_value(r->story, m->metric, m->national.value);
}

static void fill_rank(
    struct report *r, const struct metric_result *m, struct cell *c)
{
	const struct force_result *f = own(r, m);

	c->text = f->rank == 0 || words_too_few(r->story, m)
		      ? "[z]"
		      : arena_printf(&r->arena, "%s of %zu",
			    words_rank(r->story, f), m->n_ranked);
}

/* The force with the lowest or the highest comparable figure. */
static void fill_end(
    struct report *r, const struct metric_result *m, struct cell *c, bool high)
{
	size_t best = m->n_ranked;

	for (size_t i = 0; i < m->n_ranked; i++)
		if (figure_comparable(&m->force[m->order[i]]) &&
		    (best == m->n_ranked || !high))
			best = i;
	c->text = "[x]";
	if (best == m->n_ranked)
		return;
	c->text =
	    words_value(r->story, m->metric, m->force[m->order[best]].value);
	c->under = r->analysis->dataset->force[m->order[best]].name;
}

static void fill_low(
    struct report *r, const struct metric_result *m, struct cell *c)
{
	fill_end(r, m, c, false);
}

static void fill_high(
    struct report *r, const struct metric_result *m, struct cell *c)
{
	fill_end(r, m, c, true);
}

static void fill_strip(
    struct report *r, const struct metric_result *m, struct cell *c)
{
	c->text = "";
	c->figure = tile_strip(r, m);
}

static const char over_years[] = "Over the years";

/* Several figures are needed for a line. */
static void fill_trail(
    struct report *r, const struct metric_result *m, struct cell *c)
{
	c->figure = trail_figure(r, m);
	c->text = c->figure != NULL ? "" : "few years";
	c->style = CELL_QUIET;
}

static const struct part force_parts[] = {
	{ "Measure", ALIGN_LEFT, 0, fill_name, false },
	{ "%d", ALIGN_RIGHT, 15, fill_value, false },
	{ "%d before", ALIGN_RIGHT, 13, fill_before, true },
	{ "Change", ALIGN_RIGHT, 18, fill_change, true },
	{ "{Short area}", ALIGN_RIGHT, 13, fill_national, false },
	{ "Rank", ALIGN_RIGHT, 17, fill_rank, false },
	{ "Among {units}", ALIGN_CENTRE, 28, fill_strip, false },
	{ over_years, ALIGN_CENTRE, 26, fill_trail, false },
};

static const struct part national_parts[] = {
	{ "Measure", ALIGN_LEFT, 0, fill_name, false },
	{ "%d", ALIGN_RIGHT, 13, fill_value, false },
	{ "%d before", ALIGN_RIGHT, 13, fill_before, true },
	{ "Change", ALIGN_RIGHT, 17, fill_change, true },
	{ "Lowest {unit}", ALIGN_RIGHT, 23, fill_low, false },
	{ "Highest {unit}", ALIGN_RIGHT, 23, fill_high, false },
	{ "Among {units}", ALIGN_CENTRE, 24, fill_strip, false },
	{ over_years, ALIGN_CENTRE, 24, fill_trail, false },
};

static const char *title_of(struct report *r, const struct part *part)
{
	const struct analysis *a = r->analysis;

	if (part->title[0] == '%')
		return arena_printf(
		    &r->arena, "%d", part->compare ? a->compare : a->year);
	return say_text(r->story, part->title);
}

static size_t lay_columns(struct report *r, const struct part *part, size_t n,
    bool trails, const struct part **kept, struct column *column)
{
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		if ((part[i].compare && r->analysis->compare == 0) ||
		    (part[i].title == over_years && !trails))
			continue;
		kept[used] = &part[i];
		column[used++] = (struct column){ title_of(r, &part[i]),
			part[i].align, part[i].width };
	}
	return used;
}

static const char *caption(struct report *r, bool plain)
{
	if (r->force == NULL)
		return plain
			   ? say_text(r->story, "Figures for {area}, with the "
						"lowest and the highest {unit}")
			   : say_text(r->story,
				 "Figures for {area}. Each tick is {a unit}, "
				 "the dashed line {area}.");
	if (plain)
		return arena_printf(&r->arena,
		    say(r->story,
			"Figures for %s and for {area} ({short area})"),
		    r->force->name);
	return arena_printf(&r->arena,
	    say(r->story,
		"Filled circle: %s. Open circle: the year before. Grey "
		"ticks: other {units}. Dashed line: {area} ({short "
		"area}).%s"),
	    r->force->name, words_force_beyond(r->story));
}

static bool has(
    const struct metric_result *const *list, size_t n, const void *m)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == m)
			return true;
	return false;
}

/* What the news leave room for on one sheet. */
static size_t rows_for(const struct brief *news)
{
	size_t lines = brief_table_lines(news);

	return lines > 22   ? MOST_ROWS - 3
	       : lines > 18 ? MOST_ROWS - 2
	       : lines > 16 ? MOST_ROWS - 1
			    : MOST_ROWS;
}

/* The measures of the news, then others that stand for the report, all in
 * their order. */
static size_t choose(struct report *r, const struct report_request *request,
    const struct brief *news, const struct metric_result **out, size_t most)
{
	struct tile_choice c;
	size_t n = 0;

	for (size_t i = 0; i < news->n; i++)
		if (news->item[i].m != NULL && n < most)
			out[n++] = news->item[i].m;
	tiles_choose(r, request, TILES_MAX, &c);
	for (size_t i = 0; i < c.n && n < most; i++)
		if (!has(out, n, c.metric[i]))
			out[n++] = c.metric[i];
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && out[k]->index < out[k - 1]->index;
		     k--) {
			const struct metric_result *swap = out[k];

			out[k] = out[k - 1];
			out[k - 1] = swap;
		}
	return n;
}

/* "58.8 per 1,000 population; 54.0 in 2016 (+9.0%)": for large print. */
static const char *in_words(struct report *r, const struct metric_result *m)
{
	struct cell value = { .text = "" };
	struct cell before = { .text = "" };
	struct cell change = { .text = "" };
	const char *now;

	fill_value(r, m, &value);
	fill_before(r, m, &before);
	fill_change(r, m, &change);
	now = arena_printf(&r->arena, "%s%s%s", value.text,
	    m->metric->percent ? "" : " ",
	    m->metric->percent ? "" : m->metric->unit);
	if (r->analysis->compare == 0)
		return now;
	return arena_printf(&r->arena, "%s; %s in %d (%s)", now, before.text,
	    r->analysis->compare, change.text);
}

static void add_in_words(struct report *r, struct page *p,
    const struct metric_result *const *m, size_t n)
{
	struct labelled item[MOST_ROWS];

	for (size_t i = 0; i < n; i++)
		item[i] = (struct labelled){ m[i]->metric->brief,
			in_words(r, m[i]), NULL };
	add_heading(r, p, 2, "The figures");
	add_list(r, p, item, n);
}

static bool any_trail(
    struct report *r, const struct metric_result *const *m, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (trail_figure(r, m[i]) != NULL)
			return true;
	return false;
}

void brief_table_add(struct report *r, struct page *p,
    const struct report_request *request, const struct brief *news)
{
	const struct part *parts =
	    r->force != NULL ? force_parts : national_parts;
	const struct part *part[MOST_COLUMNS];
	struct column *column =
	    arena_array(&r->arena, MOST_COLUMNS, sizeof(*column));
	struct table_row *row = arena_array(&r->arena, MOST_ROWS, sizeof(*row));
	struct table t = { .column = column,
		.row = row,
		.caption = caption(r, false),
		.plain_caption = caption(r, true) };
	const struct metric_result *m[MOST_ROWS];
	size_t n = choose(r, request, news, m, rows_for(news));

	if (n == 0)
		return;
	if (r->large) {
		add_in_words(r, p, m, n);
		return;
	}
	t.n_columns = lay_columns(
	    r, parts, MOST_COLUMNS, any_trail(r, m, n), part, column);
	for (size_t i = 0; i < n; i++) {
		struct cell *cell =
		    arena_array(&r->arena, t.n_columns, sizeof(*cell));

		for (size_t k = 0; k < t.n_columns; k++)
			part[k]->fill(r, m[i], &cell[k]);
		row[t.n_rows++] = (struct table_row){ ROW_BODY, cell };
	}
	add_heading(r, p, 2, "The figures");
	add_table(r, p, &t);
}

size_t brief_table_lines(const struct brief *b)
{
	const size_t letters = 105; /* of 10 pt between the margins of A4 */
	size_t lines = 0;

	for (size_t i = 0; i < b->n; i++)
		lines += 1 + (strlen(b->item[i].text) + letters - 1) / letters;
	return lines;
}
