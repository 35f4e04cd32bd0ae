/* The header row of a published table, and who its rows are about. */
#include "intake.h"
#include "peelstats/format.h"
#include "peelstats/number.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/banned.h"

/* Names end in marks of notes: "Wiltshire (4)", "Wiltshire4", "Kent [x]". */
static void without_marks(const char *s, char *out, size_t size)
{
	size_t len;

	while (*s == ' ' || *s == '*')
		s++;
	(void)format_fits(out, size, "%s", s);
	len = strlen(out);
	while (len > 0) {
		char *open;

		if (isspace((unsigned char)out[len - 1]) ||
		    out[len - 1] == ',' || out[len - 1] == '*' ||
		    isdigit((unsigned char)out[len - 1])) {
			out[--len] = '\0';
			continue;
		}
		open = out[len - 1] == ')'   ? strrchr(out, '(')
		       : out[len - 1] == ']' ? strrchr(out, '[')
					     : NULL;
		if (open == NULL || open == out)
			return;
		*open = '\0';
		len = strlen(out);
	}
}

/* "Force.Name", "force_name" and "Force name 2" are one column. */
static bool column_is(const char *header, const char *name)
{
	char plain[2][UNIT_NAME_ROOM];
	char bare[UNIT_NAME_ROOM];

	unit_name_plain(header, plain[0], UNIT_NAME_ROOM);
	unit_name_plain(name, plain[1], UNIT_NAME_ROOM);
	if (plain[1][0] == '\0')
		return false;
	if (strcmp(plain[0], plain[1]) == 0)
		return true;
	without_marks(header, bare, sizeof(bare));
	unit_name_plain(bare, plain[0], UNIT_NAME_ROOM);
	return strcmp(plain[0], plain[1]) == 0;
}

/* "column A", for tables without names above their columns. */
static size_t lettered(const char *name)
{
	size_t column = 0;

	if (strncasecmp(name, "column ", 7) != 0)
		return NO_COLUMN;
	for (name += 7; isalpha((unsigned char)*name); name++)
		column = column * 26 +
			 (size_t)(toupper((unsigned char)*name) - 'A' + 1);
	return *name == '\0' && column > 0 && column <= TABLE_COLUMNS_MAX
		   ? column - 1
		   : NO_COLUMN;
}

/* The column of a name; of several with | between, the first that is there. */
static bool find(struct intake *in, const struct table_row *row,
    const char *names, size_t *column)
{
	*column = lettered(names);
	if (*column != NO_COLUMN || names[0] == '\0')
		return true;
	for (const char *at = names; *at != '\0';) {
		size_t len = strcspn(at, "|");
		const char *name = arena_strndup(&in->arena, at, len);

		for (size_t i = 0; i < row->n; i++)
			if (column_is(table_field(row, i), name)) {
				*column = i;
				in->found++;
				return true;
			}
		at += len;
		at += *at == '|';
	}
	/* the row that has most of them is the header that was meant */
	if (in->lacks == NULL || in->found > in->most_found) {
		in->lacks = names;
		in->most_found = in->found;
	}
	return false;
}

static bool find_measure(
    struct intake *in, const struct table_row *row, size_t m)
{
	const struct recipe_measure *x = &in->recipe.measure[m];

	if (!in->stacked && (!find(in, row, x->count, &in->count_column[m]) ||
				!find(in, row, x->base, &in->base_column[m])))
		return false;
	for (size_t i = 0; i < x->n_filters; i++)
		if (!find(
			in, row, x->filter[i].column, &in->where_column[m][i]))
			return false;
	for (size_t i = 0; i < x->n_base_filters; i++)
		if (!find(in, row, x->base_filter[i].column,
			&in->base_where_column[m][i]))
			return false;
	return true;
}

/* Whether a header is one of several names with | between. */
static bool is_any(struct intake *in, const char *header, const char *names)
{
	for (const char *at = names; *at != '\0';) {
		size_t len = strcspn(at, "|");

		if (column_is(header, arena_strndup(&in->arena, at, len)))
			return true;
		at += len;
		at += *at == '|';
	}
	return false;
}

static bool below_measure(
    struct intake *in, const struct table_row *row, size_t m)
{
	const struct recipe_measure *x = &in->recipe.measure[m];
	bool counts = x->count[0] == '\0';
	bool base = x->base[0] == '\0';

	for (size_t c = 0; c < TABLE_COLUMNS_MAX; c++) {
		bool dated = c < row->n && in->column_period[c].year != 0;

		in->counts_at[m][c] =
		    dated && is_any(in, table_field(row, c), x->count);
		in->base_at[m][c] =
		    dated && is_any(in, table_field(row, c), x->base);
		counts = counts || in->counts_at[m][c];
		base = base || in->base_at[m][c];
	}
	if (!counts || !base)
		in->lacks_below = !counts ? x->count : x->base;
	return counts && base;
}

bool header_below(struct intake *in, const struct table_row *row)
{
	bool ok = true;

	for (size_t m = 0; m < in->recipe.n_measures; m++)
		ok = below_measure(in, row, m) && ok;
	return ok;
}

unsigned parts_wanted(const struct intake *in)
{
	return in->recipe.months		 ? 0xFFFU
	       : in->quarter_column != NO_COLUMN ? 15U
						 : 0;
}

/* Periods that stand above the columns; how many. One above several columns
 * stands in the first of them. */
static size_t find_periods(struct intake *in, const struct table_row *row)
{
	size_t n = 0;

	for (size_t i = 0; i < TABLE_COLUMNS_MAX; i++) {
		struct period *p = &in->column_period[i];

		if (i == in->force_column ||
		    !period_parse(table_field(row, i), p))
			*p = in->stacked && i > 0 &&
				     table_field(row, i)[0] == '\0'
				 ? in->column_period[i - 1]
				 : (struct period){ 0, 0 };
		n += p->year != 0;
	}
	return n;
}

static bool is_fixed(const char *period, struct period *p)
{
	return isdigit((unsigned char)period[0]) && period_parse(period, p);
}

/* Whether several columns with names of their own stand below a period. */
static bool is_stacked(const struct recipe *r)
{
	bool counts = false;

	for (size_t m = 0; m < r->n_measures; m++)
		counts = counts || r->measure[m].count[0] != '\0';
	return counts && strcasecmp(r->period, "columns") == 0;
}

bool header_find(struct intake *in, const struct table_row *row)
{
	const struct recipe *r = &in->recipe;
	struct period fixed;

	in->stacked = is_stacked(r);
	in->found = 0;
	if (r->header_row != 0 && row->number != (size_t)r->header_row)
		return false;
	if (!find(in, row, r->force, &in->force_column))
		return false;
	in->period_column = NO_COLUMN;
	if (strcasecmp(r->period, "columns") == 0) {
		if (find_periods(in, row) == 0) {
			in->lacks = "a period above a column, such as 2016/17";
			return false;
		}
	} else if (!is_fixed(r->period, &fixed) &&
		   !find(in, row, r->period, &in->period_column)) {
		return false;
	}
	if (!find(in, row, r->quarter, &in->quarter_column))
		return false;
	for (size_t i = 0; i < r->n_filters; i++)
		if (!find(in, row, r->filter[i].column, &in->filter_column[i]))
			return false;
	for (size_t m = 0; m < r->n_measures; m++)
		if (!find_measure(in, row, m))
			return false;
	return true;
}

static bool in_list(const char *list, const char *name)
{
	while (*list != '\0') {
		size_t len = strcspn(list, ";");
		char one[UNIT_NAME_ROOM];
		char plain[2][UNIT_NAME_ROOM];

		(void)format_fits(one, sizeof(one), "%.*s", (int)len, list);
		unit_name_plain(one, plain[0], UNIT_NAME_ROOM);
		unit_name_plain(name, plain[1], UNIT_NAME_ROOM);
		if (strcmp(plain[0], plain[1]) == 0)
			return true;
		list += len;
		list += *list == ';';
	}
	return false;
}

/* A region, with or without "Total" before it, or a country of several. */
static bool is_part(const struct dataset *d, const char *name)
{
	static const char common[] =
	    "England;Wales;English regions;North East;North West;East Midlands;"
	    "West Midlands region;East of England;Eastern;East;London;South "
	    "East;"
	    "South West;Yorkshire and the Humber;Yorkshire & the Humber;"
	    "Yorkshire and The Humber Region;Total England;Total Wales";
	const char *bare =
	    strncasecmp(name, "total ", 6) == 0 ? name + 6 : name;
	size_t len = strlen(bare);
	char front[UNIT_NAME_ROOM];

	/* what this folder is all of is no part of it */
	if (name_equal(name, d->naming.area) ||
	    name_equal(bare, d->naming.area))
		return false;
	if (len > 6 && strcasecmp(bare + len - 6, " total") == 0 &&
	    format_copy(front, sizeof(front), bare, len - 6))
		bare = front;
	if (in_list(common, name) || in_list(common, bare) ||
	    unit_names_summary(&d->known, name))
		return true;
	for (size_t f = 0; f < d->n_forces; f++)
		if (d->force[f].region[0] != '\0' &&
		    (name_equal(d->force[f].region, name) ||
			name_equal(d->force[f].region, bare)))
			return true;
	return false;
}

enum who who_is(const struct intake *in, const char *name, size_t *force)
{
	char plain[UNIT_NAME_ROOM];

	if (in_list(in->recipe.skip, name))
		return WHO_SKIPPED;
	without_marks(name, plain, sizeof(plain));
	if (in_list(in->recipe.skip, plain))
		return WHO_SKIPPED;
	/* "West Midlands" is a force and a region, told apart by "Total" */
	if (name[0] != '*' && unit_names_find(&in->d->known, name, force) &&
	    !(name_equal(name, "London")))
		return WHO_FORCE;
	if (is_part(in->d, plain))
		return WHO_PART;
	if (unit_names_total(&in->d->known, plain))
		return WHO_TOTAL;
	return plain[0] != '\0' && unit_names_find(&in->d->known, plain, force)
		   ? WHO_FORCE
		   : WHO_UNKNOWN;
}

/* Signs that stand in the cells of a table and say nothing of the number. */
static bool is_dressing(uint32_t code)
{
	static const uint32_t list[] = { ' ', '%', '$', '\'', 0xA0, 0xA3, 0xAD,
		0x2009, 0x200B, 0x2019, 0x202F, 0x20AC, 0xFEFF };

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (code == list[i])
			return true;
	return false;
}

/* The mark of a note behind a number: "[p]", "(1)", "*", a raised digit, a
 * dagger, "12 p", "12r". */
static bool is_mark(uint32_t code, const char *rest)
{
	return code == '[' || code == '(' || code == '*' || code == 0xB9 ||
	       code == 0xB2 || code == 0xB3 || code == 0x2020 ||
	       (*rest == '\0' && (code == 'p' || code == 'r'));
}

/* The character of a number that a sign stands for; 0 for none. "1,234", but
 * "46,1" has a decimal comma. */
static char digit_of(uint32_t code, const char *rest)
{
	if (is_dressing(code) ||
	    (code == ',' && strspn(rest, "0123456789") == 3))
		return 0;
	if (code == ',')
		return '.';
	if (code == 0x2212 || code == 0x2013)
		return '-';
	return code < 0x80 ? (char)code : '?';
}

int cell_number(const char *cell, double *x)
{
	char digits[64];
	size_t len = 0;

	while (*cell == ' ')
		cell++;
	if (*cell == '\0')
		return 0;
	if (number_parse(cell, x))
		return 1;
	while (*cell != '\0' && len + 1 < sizeof(digits)) {
		uint32_t code = utf8_next(&cell);
		char c = digit_of(code, cell);

		if (len > 0 && is_mark(code, cell))
			break;
		if (c != 0)
			digits[len++] = c;
	}
	digits[len] = '\0';
	return len > 0 && number_parse(digits, x) ? 1 : -1;
}
