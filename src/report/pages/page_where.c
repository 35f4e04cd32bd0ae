/* Where the figures are high and low: tile maps, and a force's neighbours. */
#include "page.h"
#include "peelstats/brief.h"
#include "peelstats/chart_where.h"
#include "peelstats/words.h"

#include <string.h>

#include "base/banned.h"

enum { MOST_MAPS = 4, MAPS_OF_FORCE = 2, LEAST_TILES = 4, MOST_BESIDE = 8 };
/* rows of squares on a slide that are high enough for two lines */
enum { MOST_WITH_FIGURES = 15 };

static size_t count_tiles(const struct dataset *d)
{
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++)
		n += d->force[f].tile_column > 0;
	return n;
}

/* Whether the value may be set beside those of others. */
static bool is_shown(const struct force_result *x)
{
	return x->value.known && figure_comparable(x);
}

/* The forces of a standing: "Unusually high: Cleveland and Durham." */
static void say_class(struct report *r, const struct metric_result *m,
    enum standing s, struct text *out)
{
	const struct dataset *d = r->analysis->dataset;
	const char **name = arena_array(&r->arena, d->n_forces, sizeof(*name));
	size_t n = 0;

	for (size_t f = 0; f < d->n_forces; f++)
		if (d->force[f].tile_column > 0 && is_shown(&m->force[f]) &&
		    m->force[f].standing_typical == s)
			name[n++] = d->force[f].name;
	if (n > 0)
		text_addf(out, " %s: %s.",
		    words_capital(r->story, say(r->story, standing_words(s))),
		    words_list(r->story, name, n));
}

static const char *alt_of(struct report *r, const struct metric_result *m)
{
	static const enum standing told[] = { STANDING_UNUSUALLY_HIGH,
		STANDING_HIGH, STANDING_LOW, STANDING_UNUSUALLY_LOW };
	struct text t = TEXT_EMPTY;
	const char *alt;

	text_addf(&t, "Tile map, %s, %s.", m->metric->title,
	    m->metric->percent ? "percent" : m->metric->unit);
	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++)
		say_class(r, m, told[i], &t);
	text_add(&t, " All others are in line, not assessed or without a "
		     "figure.");
	alt = arena_strndup(&r->arena, text_str(&t), t.len);
	text_release(&t);
	return alt;
}

static struct where_panel panel(struct report *r, const struct metric_result *m)
{
	const struct dataset *d = r->analysis->dataset;
	struct where_tile *tile =
	    arena_array(&r->arena, d->n_forces, sizeof(*tile));
	struct where_panel p = { .title = m->metric->brief,
		.unit = m->metric->percent ? "percent" : m->metric->unit,
		.alt = alt_of(r, m),
		.tile = tile };

	for (size_t f = 0; f < d->n_forces; f++) {
		const struct force_result *x = &m->force[f];

		if (d->force[f].tile_column == 0)
			continue;
		tile[p.n_tiles++] =
		    (struct where_tile){ .column = d->force[f].tile_column,
			    .row = d->force[f].tile_row,
			    .letters = d->force[f].tile_letters,
			    .name = d->force[f].name,
			    .value_text =
				x->value.known
				    ? words_value(r->story, m->metric, x->value)
				    : "[x]",
			    .known = is_shown(x),
			    .selected = r->force == &d->force[f],
			    .upper = x->z_typical.known && x->z_typical.x > 0,
			    .standing = x->standing_typical };
	}
	return p;
}

/* The squares in use, from the first row and column on. */
static void set_extent(const struct dataset *d, struct where_chart *c)
{
	for (size_t f = 0; f < d->n_forces; f++) {
		if (d->force[f].tile_column > c->columns)
			c->columns = d->force[f].tile_column;
		if (d->force[f].tile_row > c->rows)
			c->rows = d->force[f].tile_row;
	}
}

static bool is_assessed(const struct metric_result *m)
{
	return m->n_ranked >= 10;
}

static bool may_be_shown(const struct report *r,
    const struct report_request *request, const struct metric_result *m)
{
	return request_has(request, m) && is_assessed(m) &&
	       request_main(r, request, m) &&
	       (r->force != NULL || request_details(r, request, m));
}

/* Whether it, or a whole that it is a part of, is among them. */
static bool is_told(const struct report *r, const struct metric_result *m,
    const struct metric_result *const *chosen, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (chosen[i] == m || metric_is_part(r->analysis->dataset,
					  m->index, chosen[i]->index))
			return true;
	return false;
}

/* In the report of a force, those that its news is about come first. */
static size_t choose(struct report *r, const struct report_request *request,
    const struct metric_result **chosen, size_t most)
{
	const struct analysis *a = r->analysis;
	struct brief news;
	size_t n = 0;

	brief_make(r->story, request->metric, &news);
	for (size_t i = 0; r->force != NULL && i < news.n && n < most; i++)
		if (news.item[i].m != NULL &&
		    request_has(request, news.item[i].m) &&
		    is_assessed(news.item[i].m))
			chosen[n++] = news.item[i].m;
	for (size_t i = 0; i < a->dataset->n_metrics && n < most; i++)
		if (may_be_shown(r, request, &a->metric[i]) &&
		    !is_told(r, &a->metric[i], chosen, n))
			chosen[n++] = &a->metric[i];
	return n;
}

static void add_maps(
    struct report *r, struct page *p, const struct report_request *request)
{
	size_t most = r->force != NULL ? MAPS_OF_FORCE : MOST_MAPS;
	const struct metric_result *chosen[MOST_MAPS];
	struct where_panel *panels =
	    arena_array(&r->arena, MOST_MAPS, sizeof(*panels));
	struct where_chart *c = arena_alloc(&r->arena, sizeof(*c));

	*c = (struct where_chart){ .panel = panels };
	c->n_panels = choose(r, request, chosen, most);
	if (c->n_panels == 0)
		return;
	for (size_t i = 0; i < c->n_panels; i++)
		panels[i] = panel(r, chosen[i]);
	set_extent(r->analysis->dataset, c);
	if (r->force != NULL)
		add_heading(r, p, 2, "On the map");
	add_drawn(r, p, STYLE_SUBTITLE,
	    arena_printf(&r->arena,
		say(r->story,
		    "Each square is {a unit}, roughly where it lies, with its "
		    "figure of %d. The stronger its colour, the higher it "
		    "stands among "
		    "{units}; a thick edge is unusual. In line, lower and "
		    "upper: below "
		    "and above the typical {unit}."),
		r->analysis->year),
	    arena_printf(&r->arena,
		say(r->story, "Which {units} stand out on the map, %d."),
		r->analysis->year));
	add_figure(r, p, &FIGURE(where, "", c));
}

/* A figure of a neighbour, with its mark where it stands out. */
static struct cell value_cell(struct report *r, const struct metric_result *m,
    size_t force, enum cell_style style)
{
	const struct force_result *x = &m->force[force];

	return (struct cell){ .text = x->value.known
					  ? words_marked(r->story, m->metric,
						x->value, x->now)
					  : "[x]",
		.style = style };
}

/* Where few stand side by side, units have a column of their own. */
struct beside {
	const struct force *f;
	size_t n; /* neighbours shown */
	bool units;
	size_t first; /* column of the force */
};

static struct beside beside_of(const struct force *f)
{
	struct beside b = { f, f->n_neighbours, true, 2 };

	if (b.n > MOST_BESIDE)
		b.n = MOST_BESIDE;
	b.units = b.n <= 6;
	b.first = b.units ? 2 : 1;
	return b;
}

static struct table_row beside_row(
    struct report *r, const struct metric_result *m, const struct beside *b)
{
	struct cell *c =
	    arena_array(&r->arena, b->first + b->n + 1, sizeof(*c));
	const char *unit = m->metric->percent ? "percent" : m->metric->unit;

	c[0].text = m->metric->brief;
	if (b->units)
		c[1] = (struct cell){ .text = unit, .style = CELL_QUIET };
	else
		c[0].under = unit;
	c[b->first] = value_cell(r, m, r->force_index, CELL_STRONG);
	for (size_t i = 0; i < b->n; i++)
		c[b->first + i + 1] =
		    value_cell(r, m, b->f->neighbour[i], CELL_PLAIN);
	return (struct table_row){ ROW_BODY, c };
}

/* Names of columns; few letters where there are many, with what they mean. */
static void name_columns(
    struct report *r, const struct beside *b, struct table *t)
{
	const struct force *force = r->analysis->dataset->force;
	size_t n = b->first + b->n + 1;
	struct column *column = arena_array(&r->arena, n, sizeof(*column));
	const char **meaning = arena_array(&r->arena, n, sizeof(*meaning));
	bool few = b->n <= 2;

	column[0] = (struct column){ "Measure", ALIGN_LEFT, 46 };
	if (b->units)
		column[1] = (struct column){ "Unit", ALIGN_LEFT, 39 };
	for (size_t i = 0; i <= b->n; i++) {
		const struct force *f =
		    i == 0 ? b->f : &force[b->f->neighbour[i - 1]];

		column[b->first + i] =
		    (struct column){ few ? f->name : f->tile_letters,
			    ALIGN_RIGHT, 0 };
		meaning[b->first + i] = few ? NULL : f->name;
	}
	t->column = column;
	t->n_columns = n;
	t->meaning = meaning;
}

static void add_neighbours(
    struct report *r, struct page *p, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	const struct beside b = beside_of(r->force);
	struct table_row *row =
	    arena_array(&r->arena, a->dataset->n_metrics, sizeof(*row));
	struct table t = { .caption = arena_printf(&r->arena,
			       "%s beside its neighbours, %d", r->force->name,
			       a->year),
		.row = row };

	name_columns(r, &b, &t);
	for (size_t i = 0; i < a->dataset->n_metrics; i++)
		if (request_has(request, &a->metric[i]) &&
		    request_main(r, request, &a->metric[i]))
			row[t.n_rows++] = beside_row(r, &a->metric[i], &b);
	if (t.n_rows > 0)
		add_table(r, p, &t);
}

/* Those that have no room in the table. */
static const char *other_neighbours(struct report *r)
{
	const struct force *f = r->force;
	const char **name =
	    arena_array(&r->arena, f->n_neighbours, sizeof(*name));
	size_t n = 0;

	for (size_t i = MOST_BESIDE; i < f->n_neighbours; i++)
		name[n++] = r->analysis->dataset->force[f->neighbour[i]].name;
	return n == 0 ? ""
		      : arena_printf(&r->arena, "%s also borders on %s.",
			    f->name, words_list(r->story, name, n));
}

/* "Recorded crime: high in six and low in four of 43 forces" */
static const char *slide_title(struct report *r, const struct metric_result *m)
{
	size_t high = 0;
	size_t low = 0;
	size_t n = 0;

	for (size_t f = 0; f < r->analysis->dataset->n_forces; f++) {
		const struct force_result *x = &m->force[f];
		int side = is_shown(x) ? standing_side(x->standing_typical) : 0;

		high += side > 0;
		low += side < 0;
		n += is_shown(x);
	}
	if (high + low == 0)
		return arena_printf(&r->arena,
		    say(r->story, "%s: no {unit} is high or low among {units}"),
		    m->metric->title);
	if (high == 0 || low == 0)
		return arena_printf(&r->arena, "%s: %s in %s of %s, %s in none",
		    m->metric->title, high > 0 ? "high" : "low",
		    words_count(r->story, high + low),
		    words_counted(r->story, n), high > 0 ? "low" : "high");
	return arena_printf(&r->arena, "%s: high in %s and low in %s of %s",
	    m->metric->title, words_count(r->story, high),
	    words_count(r->story, low), words_counted(r->story, n));
}

static size_t stand_out(const struct metric_result *m, size_t n_forces)
{
	size_t n = 0;

	for (size_t f = 0; f < n_forces; f++)
		n += is_shown(&m->force[f]) &&
		     standing_side(m->force[f].standing_typical) != 0;
	return n;
}

/* The one that a map says most of; of a force, what its news is about. */
static const struct metric_result *choose_one(
    struct report *r, const struct report_request *request)
{
	size_t n_forces = r->analysis->dataset->n_forces;
	const struct metric_result *m[MOST_MAPS];
	size_t n = choose(r, request, m, r->force != NULL ? 1 : MOST_MAPS);
	const struct metric_result *best = n > 0 ? m[0] : NULL;

	for (size_t i = 1; i < n; i++)
		if (stand_out(m[i], n_forces) > stand_out(best, n_forces))
			best = m[i];
	return best;
}

/* One map, as large as the slide. */
static void build_slide(struct report *r, const struct report_request *request)
{
	const struct metric_result *m = choose_one(r, request);
	struct where_panel *map = arena_alloc(&r->arena, sizeof(*map));
	struct where_chart *c = arena_alloc(&r->arena, sizeof(*c));
	struct page *p;

	if (count_tiles(r->analysis->dataset) < LEAST_TILES || m == NULL)
		return;
	*map = panel(r, m);
	*c = (struct where_chart){ .panel = map, .n_panels = 1 };
	set_extent(r->analysis->dataset, c);
	p = add_page(r, "where", "where", "Where", "Where", 1);
	add_figure_title(r, p, slide_title(r, m));
	add_drawn(r, p, STYLE_SUBTITLE,
	    arena_printf(&r->arena,
		say(r->story,
		    "Each square is {a unit}, roughly where it lies%s. The "
		    "stronger its colour, the higher among {units}; a thick "
		    "edge is "
		    "unusual."),
		c->rows > MOST_WITH_FIGURES
		    ? ""
		    : arena_printf(&r->arena, ", with its figure of %d",
			  r->analysis->year)),
	    "");
	add_figure(r, p, &FIGURE(where, "", c));
}

static void build(struct report *r, const struct report_request *request)
{
	const struct dataset *d = r->analysis->dataset;
	bool tiles = count_tiles(d) >= LEAST_TILES;
	bool beside = r->force != NULL && r->force->n_neighbours > 0;
	const struct metric_result *any;
	struct lines l = { .n = 0 };
	struct page *p;

	if (r->slide) {
		build_slide(r, request);
		return;
	}
	tiles = tiles && choose(r, request, &any, 1) > 0;
	if ((!tiles && !beside) || (r->force != NULL && !beside))
		return;
	p = add_page(r, "where", "where", beside ? "Neighbours" : "Where",
	    beside ? "Neighbours" : "Where", 1);
	add_heading(r, p, 1,
	    beside ? arena_printf(
			 &r->arena, "%s and its neighbours", r->force->name)
		   : "Where the figures are high and low");
	if (beside)
		add_neighbours(r, p, request);
	if (tiles)
		add_maps(r, p, request);
	if (beside)
		lines_add(&l, "More", other_neighbours(r), NULL);
	lines_add(&l, "Source", d->meta.tiles_source, NULL);
	add_notes(r, p, l.item, l.n);
}

const struct page_kind page_where = { "where", SCOPE_BOTH, build, NULL };
