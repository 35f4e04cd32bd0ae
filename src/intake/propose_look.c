/*
 * What is seen in a table that nobody has described: the rows above the first
 * force, and what each column holds below them. Titles, regions and totals are
 * told apart from headers, of which there may be several, one above the other.
 */
#include "peelstats/format.h"
#include "propose.h"

#include <string.h>

#include "base/banned.h"

enum { LOOK_AT = 400 };

static bool on_sheet(void *context, const char *name)
{
	struct look *k = context;

	if (k->rows >= 3)
		return false; /* the first sheet with forces */
	memset(k->column, 0, sizeof(k->column));
	k->rows = 0;
	for (size_t i = 0; i < ROWS_KEPT; i++)
		table_row_clear(&k->last[i]);
	(void)format_fits(k->sheet, sizeof(k->sheet), "%s", name);
	return true;
}

static bool has_force(const struct look *k, const struct table_row *row)
{
	size_t f;

	for (size_t i = 0; i < row->n; i++)
		if (strlen(table_field(row, i)) > 2 &&
		    who_is(k->in, table_field(row, i), &f) == WHO_FORCE)
			return true;
	return false;
}

/* A region or a total above the first force is no header. */
static bool is_sum(const struct look *k, const struct table_row *row)
{
	size_t numbers = 0;
	double x;
	size_t f;
	bool whole = false;

	for (size_t i = 0; i < row->n; i++) {
		const char *s = table_field(row, i);
		enum who who = who_is(k->in, s, &f);

		whole = whole ||
			(s[0] != '\0' && (who == WHO_PART || who == WHO_TOTAL));
		numbers += cell_number(s, &x) == 1;
	}
	return whole && numbers > 0;
}

static void keep(struct look *k, const struct table_row *row)
{
	struct table_row *to = &k->last[row->number % ROWS_KEPT];

	table_row_clear(to);
	to->number = row->number;
	for (size_t i = 0; i < row->n; i++)
		(void)table_row_set(
		    to, i, table_field(row, i), strlen(table_field(row, i)));
}

static size_t filled(const struct table_row *row)
{
	size_t n = 0;

	for (size_t i = 0; i < row->n; i++)
		n += table_field(row, i)[0] != '\0';
	return n;
}

static size_t periods_in(const struct table_row *row)
{
	struct period p;
	size_t n = 0;

	for (size_t i = 0; i < row->n; i++)
		n += period_parse(table_field(row, i), &p);
	return n;
}

/* Rows that were kept, from the top: the i-th, or NULL. */
static const struct table_row *kept(
    const struct look *k, size_t below, size_t i)
{
	for (size_t n = below > ROWS_KEPT ? below - ROWS_KEPT : 1; n < below;
	     n++)
		if (k->last[n % ROWS_KEPT].number == n && i-- == 0)
			return &k->last[n % ROWS_KEPT];
	return NULL;
}

/* The row with periods, two or more; else the fullest row above the first
 * force, the lowest of several. */
static const struct table_row *choose_header(const struct look *k, size_t below)
{
	const struct table_row *best = NULL;
	const struct table_row *row;

	for (size_t i = 0; (row = kept(k, below, i)) != NULL; i++)
		if (periods_in(row) > 1)
			return row;
	for (size_t i = 0; (row = kept(k, below, i)) != NULL; i++)
		if (filled(row) > 1 &&
		    (best == NULL || filled(row) >= filled(best)))
			best = row;
	return best;
}

/* A column that the header row leaves blank has its name in a row above or
 * below that one. */
static const char *name_of(const struct look *k, size_t below,
    const struct table_row *header, size_t column)
{
	const char *name = header != NULL ? table_field(header, column) : "";
	const struct table_row *row;

	for (size_t i = 0; name[0] == '\0' && (row = kept(k, below, i)) != NULL;
	     i++)
		if (filled(row) > 1)
			name = table_field(row, column);
	return name;
}

static bool is_alone(const struct table_row *row, size_t column)
{
	for (size_t i = 0; i < row->n; i++)
		if (i != column &&
		    strcmp(table_field(row, i), table_field(row, column)) == 0)
			return false;
	return table_field(row, column)[0] != '\0';
}

/* The longest run of words of a title that is a period: "year ending June
 * 2018". A year alone counts when nothing longer does. */
static void find_period(const char *title, struct period *out)
{
	size_t best = 0;

	for (const char *from = title; *from != '\0'; from++) {
		const char *to = from;

		if (from > title && from[-1] != ' ')
			continue;
		for (size_t words = 0; words < 5 && *to != '\0'; words++) {
			char part[64];
			struct period p;
			size_t n;

			to += *to == ' ';
			to += strcspn(to, " ");
			n = (size_t)(to - from);
			while (n > 0 && strchr(",.:;[(", from[n - 1]) != NULL)
				n--;
			if (n > best &&
			    format_copy(part, sizeof(part), from, n) &&
			    period_parse(part, &p)) {
				best = n;
				*out = p;
			}
		}
	}
}

/* Lines of words above the header: the first is the title. */
static void take_titles(struct look *k, size_t below)
{
	const struct table_row *row;

	k->title[0] = '\0';
	k->period = (struct period){ 0, 0 };
	for (size_t i = 0; (row = kept(k, below, i)) != NULL; i++) {
		const char *s = table_field(row, 0);
		size_t n = filled(row);

		/* "Title:" beside it */
		if (n == 2 && s[0] != '\0' && s[strlen(s) - 1] == ':') {
			s = table_field(row, 1);
			n = 1;
		}
		if (n != 1 || s[0] == '\0')
			continue;
		if (k->title[0] == '\0')
			(void)format_fits(k->title, sizeof(k->title), "%s", s);
		if (k->period.year == 0)
			find_period(s, &k->period);
	}
	if (k->period.year == 0)
		find_period(k->sheet, &k->period);
}

/* Whether twelve different months stand above columns. */
static bool are_months(const struct table_row *header)
{
	unsigned seen = 0;

	for (size_t i = 0; i < header->n; i++) {
		struct period p;

		if (period_parse(table_field(header, i), &p) && p.month != 0)
			seen |= 1U << p.month;
	}
	return seen == 0x1FFEU;
}

static void add_below(struct look *k, const char *name)
{
	for (size_t i = 0; i < k->n_below; i++)
		if (strcmp(k->below[i], name) == 0)
			return;
	if (k->n_below < BELOW_MAX)
		(void)format_fits(
		    k->below[k->n_below++], sizeof(k->below[0]), "%s", name);
}

/* The names that stand again and again below the periods, as in a pivot. */
static void take_below(
    struct look *k, size_t below, const struct table_row *header)
{
	const struct table_row *row;
	bool dated = false;
	size_t n = 0;

	k->n_below = 0;
	for (size_t i = 0; (row = kept(k, below, i)) != NULL; i++)
		if (row->number == header->number + 1)
			break;
	for (size_t c = 0; row != NULL && c < row->n; c++) {
		struct period p;

		dated = dated || period_parse(table_field(header, c), &p);
		if (!dated || table_field(row, c)[0] == '\0')
			continue;
		add_below(k, table_field(row, c));
		n++;
	}
	if (n < 2 * k->n_below)
		k->n_below = 0; /* nothing stands there twice */
}

static void take_header(struct look *k, size_t below)
{
	const struct table_row *header = choose_header(k, below);

	k->header_row = header != NULL ? header->number : 0;
	k->header_periods = 0;
	for (size_t i = 0; i < TABLE_COLUMNS_MAX; i++) {
		struct column *c = &k->column[i];
		const char *name = name_of(k, below, header, i);

		(void)format_fits(c->name, sizeof(c->name), "%s", name);
		c->named =
		    header != NULL && c->name[0] != '\0' && is_alone(header, i);
	}
	if (header != NULL && periods_in(header) > 1) {
		k->header_periods = periods_in(header);
		k->months = are_months(header);
		take_below(k, below, header);
	}
	take_titles(k, below);
}

/* A text of few: which it is, as a bit. */
static unsigned kind_of(struct column *c, const char *s)
{
	for (size_t i = 0; i < c->n_kinds && i < KINDS_MAX; i++)
		if (strcmp(c->kind[i], s) == 0)
			return 1U << i;
	if (c->n_kinds < KINDS_MAX && strlen(s) < sizeof(c->kind[0]))
		(void)format_fits(
		    c->kind[c->n_kinds], sizeof(c->kind[0]), "%s", s);
	else
		c->n_kinds = KINDS_MAX;
	if (c->n_kinds <= KINDS_MAX)
		c->n_kinds++;
	return c->n_kinds <= KINDS_MAX ? 1U << (c->n_kinds - 1) : 0;
}

/* The texts of a row, and whether they are those of the first force. */
static void look_at_kinds(struct look *k, const struct table_row *row)
{
	bool first = false;
	double x;
	size_t f;

	for (size_t i = 0; i < row->n; i++) {
		const char *s = table_field(row, i);

		if (k->first[0] == '\0' && who_is(k->in, s, &f) == WHO_FORCE)
			(void)format_fits(k->first, sizeof(k->first), "%s", s);
		first = first || strcmp(s, k->first) == 0;
	}
	for (size_t i = 0; i < row->n; i++) {
		const char *s = table_field(row, i);
		unsigned bit;

		if (*s == '\0' || cell_number(s, &x) == 1)
			continue;
		bit = kind_of(&k->column[i], s);
		k->column[i].first_kinds |= first ? bit : 0;
	}
}

static void look_at(struct look *k, const struct table_row *row)
{
	look_at_kinds(k, row);
	for (size_t i = 0; i < row->n; i++) {
		const char *s = table_field(row, i);
		struct column *c = &k->column[i];
		struct period p;
		double x;
		size_t f;

		if (*s == '\0')
			continue;
		c->filled++;
		c->forces += who_is(k->in, s, &f) == WHO_FORCE;
		c->periods += period_parse(s, &p);
		if (cell_number(s, &x) == 1) {
			c->numbers++;
			/* small counts are no quarters */
			c->quarters += x >= 1 && x <= 4 &&
				       strstr(c->name, "uarter") != NULL;
		} else if ((s[0] == 'Q' || s[0] == 'q') && s[1] >= '1' &&
			   s[1] <= '4' && s[2] == '\0') {
			c->quarters++;
		}
	}
	if (row->n > k->n_columns)
		k->n_columns = row->n;
}

/* Where totals and regions have names that are known, forces have theirs. */
static void count_sums(struct look *k, const struct table_row *row)
{
	size_t f;

	for (size_t i = 0; i < row->n; i++) {
		const char *s = table_field(row, i);
		enum who who = who_is(k->in, s, &f);

		k->column[i].whole +=
		    s[0] != '\0' && (who == WHO_PART || who == WHO_TOTAL);
	}
}

/* Bodies that stand among the forces in tables of the Home Office. */
static void see_bodies(struct look *k, const struct table_row *row)
{
	static const char *const bodies[] = { "British Transport Police",
		"Action Fraud", "CIFAS", "UK Finance" };

	for (size_t i = 0; i < row->n; i++)
		for (size_t b = 0; b < 4; b++) {
			bool there =
			    !name_equal(table_field(row, i), bodies[b]);

			for (size_t n = 0; n < k->n_bodies; n++)
				there = there || k->body[n] == bodies[b];
			if (!there)
				k->body[k->n_bodies++] = bodies[b];
		}
}

static bool on_row(void *context, const struct table_row *row)
{
	struct look *k = context;

	see_bodies(k, row);
	if (has_force(k, row)) {
		if (k->rows == 0)
			take_header(k, row->number);
		k->rows++;
		look_at(k, row);
	} else if (is_sum(k, row)) {
		count_sums(k, row);
	} else if (k->rows == 0) {
		keep(k, row);
	}
	return k->rows < LOOK_AT;
}

bool look_through(struct look *k, const char *table, struct error *err)
{
	const struct table_reader reader = { on_sheet, on_row, k };

	return table_read(table, &reader, err);
}

void look_release(struct look *k)
{
	for (size_t i = 0; i < ROWS_KEPT; i++)
		text_release(&k->last[i].bytes);
}
