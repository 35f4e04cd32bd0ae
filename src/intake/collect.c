/* The sums of a table: rows of forces, by measure and period. */
#include "intake.h"
#include "peelstats/format.h"
#include "peelstats/number.h"
#include "peelstats/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/banned.h"

static bool matches(const struct recipe_filter *f, const char *field)
{
	for (const char *v = f->values; *v != '\0';) {
		size_t len = strcspn(v, ";");
		char one[256];
		const char *from = v;
		size_t n = len;

		while (n > 0 && *from == ' ') {
			from++;
			n--;
		}
		while (n > 0 && from[n - 1] == ' ')
			n--;
		(void)format_fits(one, sizeof(one), "%.*s", (int)n, from);
		if (strcasecmp(one, field) == 0)
			return true;
		v += len;
		v += *v == ';';
	}
	return f->values[0] == '\0' && field[0] == '\0';
}

static bool passes(const struct recipe_filter *f, size_t n,
    const size_t *column, const struct table_row *row)
{
	for (size_t i = 0; i < n; i++) {
		char field[256];
		const char *s = table_field(row, column[i]);
		size_t len;

		while (*s == ' ')
			s++;
		(void)format_fits(field, sizeof(field), "%s", s);
		for (len = strlen(field); len > 0 && field[len - 1] == ' ';)
			field[--len] = '\0';
		if (matches(&f[i], field) == f[i].out)
			return false;
	}
	return true;
}

static struct slab *slab_of(
    struct intake *in, size_t measure, struct period period)
{
	size_t n = in->d->n_forces;
	struct slab *s;

	for (size_t k = 0; k < in->n_slabs; k++) {
		size_t i = (in->last_slab + k) % in->n_slabs;

		s = &in->slab[i];
		if (s->measure == measure && s->period.year == period.year &&
		    s->period.month == period.month) {
			in->last_slab = i;
			return s;
		}
	}
	in->slab = heap_realloc(in->slab, in->n_slabs + 1, sizeof(*in->slab));
	s = &in->slab[in->n_slabs];
	memset(s, 0, sizeof(*s));
	s->measure = measure;
	s->period = period;
	s->count = arena_array(&in->arena, n, sizeof(*s->count));
	s->first = arena_array(&in->arena, n, sizeof(*s->first));
	s->rows = arena_array(&in->arena, n, sizeof(*s->rows));
	s->base = arena_array(&in->arena, n, sizeof(*s->base));
	s->known = arena_array(&in->arena, n, sizeof(*s->known));
	s->gap = arena_array(&in->arena, n, sizeof(*s->gap));
	s->short_of = arena_array(&in->arena, n, sizeof(*s->short_of));
	s->seen = arena_array(&in->arena, n, sizeof(*s->seen));
	in->last_slab = in->n_slabs;
	return &in->slab[in->n_slabs++];
}

/* A text of the table as messages may show it: one line, nothing that a
 * terminal obeys, not long. */
static const char *shown(struct intake *in, const char *s)
{
	enum { LONGEST = 80 };
	struct text t = TEXT_EMPTY;
	const char *out;

	for (size_t n = 0; *s != '\0' && n < LONGEST; n++)
		text_add_code(&t, terminal_code(utf8_next(&s)));
	out = arena_strdup(&in->arena, text_str(&t));
	text_release(&t);
	return out;
}

static void add_total(
    struct intake *in, struct slab *s, const char *name, double x, size_t row)
{
	size_t i = 0;

	name = shown(in, name);
	while (i < s->n_totals && strcmp(s->total[i].name, name) != 0)
		i++;
	if (i == TOTALS_MAX)
		return;
	if (i == s->n_totals) {
		s->total[i] = (struct printed){ name, 0, row };
		s->n_totals++;
	}
	s->total[i].sum += x;
}

static void note_unknown(struct intake *in, const char *name, size_t row)
{
	name = shown(in, name);
	for (size_t i = 0; i < in->n_unknown; i++)
		if (strcmp(in->unknown[i], name) == 0)
			return;
	if (in->n_unknown == UNKNOWN_MAX)
		return;
	in->unknown[in->n_unknown] = name;
	in->unknown_row[in->n_unknown++] = row;
}

/* What a row says about who it is about. */
struct row_key {
	const char *name;
	enum who who;
	size_t force;
	size_t number;
};

/* What a cell without a figure says: nothing, or a shorthand of those that
 * publishers use. */
static enum status gap_of(const char *cell)
{
	static const struct {
		const char *sign;
		enum status status;
	} signs[] = { { "[c]", STATUS_SUPPRESSED }, { "c", STATUS_SUPPRESSED },
		{ "suppressed", STATUS_SUPPRESSED },
		{ "[z]", STATUS_NOT_APPLICABLE },
		{ "z", STATUS_NOT_APPLICABLE },
		{ "n/a", STATUS_NOT_APPLICABLE } };

	while (*cell == ' ')
		cell++;
	if (*cell == '<')
		return STATUS_SUPPRESSED; /* a small count that is kept back */
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strcasecmp(cell, signs[i].sign) == 0)
			return signs[i].status;
	return STATUS_MISSING;
}

/* "N/A - data not provided": the sum of the other rows is too low. A code that
 * was not in use yet, or any more, takes nothing from it. */
static bool is_short(const char *cell)
{
	char plain[UNIT_NAME_ROOM];

	unit_name_plain(cell, plain, sizeof(plain));
	return strstr(plain, "not provided") != NULL ||
	       strstr(plain, "not supplied") != NULL ||
	       strstr(plain, "not available") != NULL;
}

static void add_gap(struct slab *s, size_t force, const char *cell)
{
	s->gap[force] = gap_of(cell);
	s->short_of[force] = s->short_of[force] || is_short(cell);
}

static void add_base(struct intake *in, const struct row_key *key, size_t m,
    struct period period, const char *cell)
{
	double y = 0;

	if (cell_number(cell, &y) == 1 && key->who == WHO_FORCE)
		slab_of(in, m, period)->base[key->force] += y;
}

static void add_count(struct intake *in, const struct row_key *key, size_t m,
    struct period period, unsigned quarter, const char *cell)
{
	struct slab *s;
	double x;
	int found = cell_number(cell, &x);

	/* a percentage among counts is none */
	if (found > 0 && !in->recipe.measure[m].is_value &&
	    strchr(cell, '%') != NULL)
		found = -1;

	if (found <= 0) {
		if (key->who == WHO_FORCE) {
			if (found < 0 && in->blanks++ == 0) {
				in->blank = shown(in, cell);
				in->blank_row = key->number;
			}
			add_gap(slab_of(in, m, period), key->force, cell);
		}
		return;
	}
	if (key->who == WHO_UNKNOWN) {
		note_unknown(in, key->name, key->number);
		return;
	}
	x *= in->recipe.measure[m].times;
	s = slab_of(in, m, period);
	s->quarters |= 1U << quarter;
	if (key->who == WHO_TOTAL)
		add_total(in, s, key->name, x, key->number);
	if (key->who == WHO_SKIPPED)
		s->skipped += x;
	if (key->who != WHO_FORCE)
		return;
	if (s->rows[key->force]++ == 0)
		s->first[key->force] = x;
	s->count[key->force] += x;
	s->known[key->force] = true;
	s->seen[key->force] |= 1U << quarter;
}

/* Where months are added up: which of the twelve it is, and their end. */
static unsigned month_of_year(const struct intake *in, struct period *p)
{
	int ends = in->recipe.ends != 0 ? in->recipe.ends : 3;
	unsigned bit;

	if (!in->recipe.months || p->month == 0)
		return 0;
	bit = (unsigned)(p->month - ends + 11) % 12;
	p->year += p->month > ends;
	p->month = ends;
	return bit;
}

/* A quarter of a financial year, as the twelve months it belongs to. */
static bool period_of(const struct intake *in, const char *text,
    const char *quarter, struct period *p, unsigned *bit)
{
	const struct recipe *r = &in->recipe;
	int end;
	double q;

	*bit = 0;
	if (!period_parse(text, p))
		return false;
	if (in->quarter_column == NO_COLUMN) {
		*bit = month_of_year(in, p);
		return true;
	}
	while (*quarter == 'Q' || *quarter == 'q' || *quarter == ' ')
		quarter++;
	if (!number_parse(quarter, &q) || q < 1 || q > 4)
		return false;
	*bit = (unsigned)q - 1;
	if (r->ends == 0)
		return true;
	/* months from the year 0 to the end of the quarter */
	end = p->year * 12 + (p->month != 0 ? p->month : 12) - 1 - 12 +
	      3 * (int)q;
	p->year = end / 12 + (end % 12 + 1 > r->ends);
	p->month = r->ends;
	return true;
}

static bool of_month(const struct recipe_measure *x, struct period p)
{
	return x->month == 0 || p.month == 0 || p.month == x->month;
}

/* The columns below periods. */
static void take_columns(struct intake *in, const struct table_row *row,
    const struct row_key *key, size_t m)
{
	for (size_t c = 0; c < row->n; c++) {
		struct period p = in->column_period[c];
		unsigned bit;

		if (p.year == 0 || !of_month(&in->recipe.measure[m], p))
			continue;
		bit = month_of_year(in, &p);
		if (in->stacked && in->base_at[m][c])
			add_base(in, key, m, p, table_field(row, c));
		if (!in->stacked || in->counts_at[m][c])
			add_count(in, key, m, p, bit, table_field(row, c));
	}
}

/* A row is counted, is part of the base, or is both. */
static void take_measure(struct intake *in, const struct table_row *row,
    const struct row_key *key, size_t m, bool counts, bool is_base)
{
	const char *text = in->period_column != NO_COLUMN
			       ? table_field(row, in->period_column)
			       : in->recipe.period;
	struct period p;
	unsigned bit;

	if (strcasecmp(in->recipe.period, "columns") == 0) {
		if (counts)
			take_columns(in, row, key, m);
		return;
	}
	if (!period_of(
		in, text, table_field(row, in->quarter_column), &p, &bit)) {
		if (in->no_period == NULL && key->who == WHO_FORCE) {
			in->no_period = shown(in, text);
			in->no_period_row = row->number;
		}
		return;
	}
	if (!of_month(&in->recipe.measure[m], p))
		return;
	if (is_base)
		add_base(in, key, m, p, table_field(row, in->base_column[m]));
	if (counts)
		add_count(
		    in, key, m, p, bit, table_field(row, in->count_column[m]));
}

/* A row of figures without a name: merged cells leave it empty. */
static void see_nameless(struct intake *in, const struct table_row *row)
{
	double x;

	for (size_t i = 0; i < row->n; i++)
		if (cell_number(table_field(row, i), &x) == 1) {
			if (in->nameless++ == 0)
				in->nameless_row = row->number;
			return;
		}
}

void take_row(struct intake *in, const struct table_row *row)
{
	const struct recipe *r = &in->recipe;
	struct row_key key = { table_field(row, in->force_column), WHO_UNKNOWN,
		0, row->number };

	if (key.name[0] == '\0')
		see_nameless(in, row);
	if (key.name[0] == '\0' ||
	    !passes(r->filter, r->n_filters, in->filter_column, row))
		return;
	key.who = who_is(in, key.name, &key.force);
	if (key.who == WHO_PART)
		return;
	in->rows++;
	for (size_t m = 0; m < r->n_measures; m++) {
		const struct recipe_measure *x = &r->measure[m];
		bool counts =
		    passes(x->filter, x->n_filters, in->where_column[m], row);
		bool is_base = x->n_base_filters == 0
				   ? counts
				   : passes(x->base_filter, x->n_base_filters,
					 in->base_where_column[m], row);

		if (counts || is_base)
			take_measure(in, row, &key, m, counts, is_base);
	}
}
