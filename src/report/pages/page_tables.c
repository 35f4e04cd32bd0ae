#include "page.h"
#include "peelstats/gaps.h"
#include "peelstats/words.h"

#include <math.h>

#include "base/banned.h"

enum { COLUMNS = 8 };

/* Counts print whole; full-time equivalents with one decimal. */
static int count_decimals(const struct report *r, const struct metric_result *m)
{
	for (size_t f = 0; f < r->analysis->dataset->n_forces; f++) {
		const struct observation *o = m->force[f].now;

		if (o != NULL && (o->known & KNOWN_NUMERATOR) != 0 &&
		    fabs(o->numerator - floor(o->numerator)) > 0)
			return 1;
	}
	return 0;
}

/* "4 to 26" beside the rank: how sure it is. */
static const char *rank_text(struct report *r, const struct force_result *f)
{
	if (f->rank == 0)
		return "[x]";
	if (f->rank95.lower == 0)
		return words_rank(r->story, f);
	return arena_printf(&r->arena, "%s (%zu\u2013%zu)",
	    words_rank(r->story, f), f->rank95.lower, f->rank95.upper);
}

static const char *interval_text(
    struct report *r, const struct metric *m, const struct force_result *f)
{
	if (!f->lower95.known)
		return f->value.known ? "[z]" : "[x]";
	return arena_printf(&r->arena, "%s to %s",
	    words_number(r->story, f->lower95.x, m->decimals),
	    f->upper95.known ? words_number(r->story, f->upper95.x, m->decimals)
			     : "\u221E");
}

/* Points for a percentage, percent for anything else. */
static void set_change(struct cell *c, const char *text, bool known, int sign)
{
	c->text = text;
	c->mark = known ? words_direction(sign) : DIRECTION_NONE;
	c->mark_word = sign > 0 ? "rose" : "fell";
}

static bool has_intervals(const struct metric_result *m)
{
	enum funnel_kind kind;

	return metric_has_chance_model(m->metric, &kind);
}

static const struct cell *force_row(
    struct report *r, const struct metric_result *m, size_t force, int decimals)
{
	const struct force_result *f = &m->force[force];
	struct cell *c = arena_array(&r->arena, COLUMNS, sizeof(*c));
	const char *before =
	    words_marked(r->story, m->metric, f->compare, f->before);
	const char *change = words_change_of(r->story, m->metric, f);

	c[0].text = rank_text(r, f);
	c[0].style = CELL_QUIET;
	c[1].text = r->analysis->dataset->force[force].name;
	c[2].text = words_part(r->story, f->now, KNOWN_NUMERATOR, decimals);
	c[3].text = words_part(r->story, f->now, KNOWN_DENOMINATOR, 0);
	c[4].text = words_marked(r->story, m->metric, f->value, f->now);
	c[4].style = CELL_STRONG;
	if (has_intervals(m)) {
		c[5].text = interval_text(r, m->metric, f);
		c[5].style = CELL_QUIET;
		c[6].text = before;
		set_change(&c[7],
		    m->metric->percent
			? change
			: words_force_percent(r->story, m->metric, f),
		    f->change.known, f->direction);
		return c;
	}
	c[5].text = before;
	set_change(&c[6], change, f->change.known, f->direction);
	c[7].text = words_force_percent(r->story, m->metric, f);
	return c;
}

static const struct cell *national_row(
    struct report *r, const struct metric_result *m, int decimals)
{
	struct cell *c = arena_array(&r->arena, COLUMNS, sizeof(*c));
	bool counts = m->national.denominator > 0;
	int sign = m->change.known ? (m->change.x > 0) - (m->change.x < 0) : 0;

	for (int i = 0; i < COLUMNS; i++)
		c[i].style = CELL_STRONG;
	c[0].text = "";
	c[1].text = say_text(r->story, "{Area}");
	c[2].text =
	    counts ? words_number(r->story, m->national.numerator, decimals)
		   : "[z]";
	c[3].text =
	    counts ? words_number(r->story, m->national.denominator, 0) : "[z]";
	c[4].text = words_value(r->story, m->metric, m->national.value);
	if (has_intervals(m)) {
		c[5].text = "";
		c[6].text = words_value(r->story, m->metric, m->compare.value);
		set_change(&c[7],
		    m->metric->percent
			? words_change_of_all(r->story, m)
			: words_percent_change(r->story, m->change_percent),
		    m->change.known, sign);
		return c;
	}
	c[5].text = words_value(r->story, m->metric, m->compare.value);
	set_change(
	    &c[6], words_change_of_all(r->story, m), m->change.known, sign);
	c[7].text = words_percent_change(r->story, m->change_percent);
	return c;
}

static const struct column *columns(
    struct report *r, const struct metric_result *m)
{
	const struct analysis *a = r->analysis;
	const struct metric *x = m->metric;
	struct column *c = arena_array(&r->arena, COLUMNS, sizeof(*c));

	bool intervals = has_intervals(m);
	double year = intervals ? 16 : 18;

	c[0] = (struct column){ intervals ? "Rank (may lie)" : "Rank",
		ALIGN_RIGHT, intervals ? 22 : 11 };
	c[1] = (struct column){ say_text(r->story, "{Unit}"), ALIGN_LEFT, 0 };
	c[2] = (struct column){ x->numerator[0] != '\0'
				    ? words_capital(r->story, x->numerator)
				    : "Count",
		ALIGN_RIGHT, intervals ? 24 : 29 };
	c[3] = (struct column){ x->denominator[0] != '\0'
				    ? words_capital(r->story, x->denominator)
				    : "Out of",
		ALIGN_RIGHT, intervals ? 21 : 26 };
	c[4] = (struct column){ arena_printf(&r->arena, "%d", a->year),
		ALIGN_RIGHT, year };
	c[5] = c[6] =
	    (struct column){ arena_printf(&r->arena, "%d", a->compare),
		    ALIGN_RIGHT, year };
	if (intervals)
		c[5] = (struct column){ "95% interval (chance only)",
			ALIGN_RIGHT, 25 };
	else
		c[6] = (struct column){ "Change", ALIGN_RIGHT, 18 };
	c[7] = (struct column){ x->percent  ? "Change, points"
				: intervals ? "Change"
					    : "Relative change",
		ALIGN_RIGHT, 17 };
	return c;
}

/* What the numbers are, and of when. */
static const char *caption(struct report *r, const struct metric_result *m)
{
	return arena_printf(&r->arena, "%s%s%s%s%s",
	    words_measure(r->story, m->metric),
	    m->period[0] != '\0' || m->compare_period[0] != '\0' ? ", " : "",
	    m->period[0] != '\0' ? m->period : m->compare_period,
	    m->period[0] != '\0' && m->compare_period[0] != '\0' ? " and " : "",
	    m->period[0] != '\0' ? m->compare_period : "");
}

static void add_rows(
    struct report *r, struct page *p, const struct metric_result *m)
{
	size_t n = r->analysis->dataset->n_forces;
	struct table_row *row = arena_array(&r->arena, n + 1, sizeof(*row));
	int decimals = count_decimals(r, m);
	struct table t = { .column = columns(r, m),
		.n_columns = r->analysis->compare != 0 ? COLUMNS
			     : has_intervals(m)	       ? 6
						       : 5,
		.head_column = 1,
		.row = row,
		.row_height = 4.4,
		.caption = caption(r, m) };

	row[t.n_rows++] =
	    (struct table_row){ ROW_TOTAL, national_row(r, m, decimals) };
	for (size_t i = 0; i < m->n_ranked; i++)
		row[t.n_rows++] = (struct table_row){ ROW_BODY,
			force_row(r, m, m->order[i], decimals) };
	for (size_t f = 0; f < n; f++)
		if (!m->force[f].value.known)
			row[t.n_rows++] = (struct table_row){ ROW_BODY,
				force_row(r, m, f, decimals) };
	add_table(r, p, &t);
}

static const char *spread_line(struct report *r, const struct metric_result *m)
{
	const struct distribution *d = &m->spread;
	const struct metric *x = m->metric;

	if (d->n < 4)
		return "";
	return arena_printf(&r->arena,
	    say(r->story,
		"%s: mean %s, standard deviation %s; lowest %s, lower "
		"quartile %s, median %s, upper quartile %s, highest %s."),
	    words_counted(r->story, d->n), words_value(r->story, x, d->mean),
	    words_value(r->story, x, d->sd),
	    words_value(r->story, x, d->minimum),
	    words_value(r->story, x, d->q25),
	    words_value(r->story, x, d->median),
	    words_value(r->story, x, d->q75),
	    words_value(r->story, x, d->maximum));
}

static const char *change_line(struct report *r, const struct metric_result *m)
{
	const struct change_ways w = change_ways(r->analysis, m);

	if (w.of == 0)
		return "";
	return arena_printf(&r->arena,
	    say(r->story, "Since %d: %zu %s rose, %zu fell, %zu unchanged. "
			  "{Area:change}: of the %s with %s. "),
	    r->analysis->compare, w.rose, words_units(r->story, w.rose), w.fell,
	    w.of - w.rose - w.fell, words_counted(r->story, m->matched.n),
	    words_both_years(m));
}

static void build_one(
    struct report *r, const struct metric_result *m, struct page **first)
{
	struct page *p = add_page(r, "tables",
	    arena_printf(&r->arena, "table-%s", m->metric->id),
	    *first == NULL
		? "Annex A: data tables"
		: arena_printf(&r->arena, "Table: %s", m->metric->title),
	    "Annex A: data tables", *first == NULL ? 1 : 0);
	struct lines l = { .n = 0 };
	struct block *title;

	if (*first == NULL)
		*first = p;
	title = add_block(r, p, BLOCK_TITLE);
	title->level = 1;
	title->style = STYLE_FINDING;
	title->text = m->metric->title;
	add_rows(r, p, m);
	lines_add(&l, "Definition", gaps_metric_notes(r->story, m), NULL);
	lines_add(&l, "Spread", spread_line(r, m), NULL);
	lines_add(&l, "Change",
	    arena_printf(&r->arena, "%sRanked chart: page ", change_line(r, m)),
	    m->metric->id);
	add_notes(r, p, l.item, l.n);
}

static void build(struct report *r, const struct report_request *request)
{
	struct page *first = NULL;

	for (size_t m = 0; m < r->analysis->dataset->n_metrics; m++)
		if (request_has(request, &r->analysis->metric[m]))
			build_one(r, &r->analysis->metric[m], &first);
}

const struct page_kind page_tables = { "tables", SCOPE_NATIONAL, build, NULL };
