/*
 * The units that a table is about, for a folder of them: the column with most
 * different names, and the codes beside it. Titles, notes, totals and regions
 * are told apart as in an import.
 */
#include "peelstats/format.h"
#include "peelstats/number.h"
#include "propose.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { COLUMNS_LOOKED_AT = 40, UNITS_MAX = 5000, NAME_MAX_BYTES = 200 };

/* What a column holds below the header. */
struct seen {
	char header[128];
	struct names different; /* words in it */
	size_t codes;
	size_t filled;
};

struct finding {
	struct intake *in; /* for who_is() only */
	struct arena *arena;
	struct seen column[COLUMNS_LOOKED_AT];
	bool data; /* rows of figures have begun */
	size_t name; /* column */
	size_t code; /* column, or NO_COLUMN */
	struct names known;
	struct names ids;
	struct names briefs;
	struct intake_unit *unit;
	size_t n;
};

/* Words above a column of names, and what its rows are then called. */
static const struct {
	const char *header;
	const char *unit; /* NULL: they do not say */
} headers[] = { { "trust", "trust" }, { "hospital", "hospital" },
	{ "provider", "provider" }, { "council", "council" },
	{ "authority", "local authority" }, { "school", "school" },
	{ "force", "force" }, { "district", "district" },
	{ "borough", "borough" }, { "county", "county" },
	{ "practice", "practice" }, { "university", "university" },
	{ "prison", "prison" }, { "station", "station" },
	{ "organisation", "organisation" }, { "country", "country" },
	{ "area", NULL }, { "name", NULL }, { "unit", NULL } };

static bool is_year(const char *cell)
{
	struct period p;

	return period_parse(cell, &p);
}

/* A row of figures holds a number that is no year of four digits. */
static bool is_data(const struct table_row *row)
{
	double x;
	int year;

	for (size_t i = 0; i < row->n; i++)
		if (cell_number(table_field(row, i), &x) == 1 &&
		    !(number_parse_year(table_field(row, i), &year) &&
			is_year(table_field(row, i))))
			return true;
	return false;
}

/* "E07000148", "RGT01": no plain number, which would be a figure. */
static bool is_code(const char *cell)
{
	double x;

	return strpbrk(cell, "0123456789") != NULL &&
	       strchr(cell, ' ') == NULL && strlen(cell) <= 12 &&
	       cell_number(cell, &x) != 1 && !is_year(cell);
}

/* Words that may be a name. */
static bool is_name(const char *cell)
{
	double x;

	return cell[0] != '\0' && strlen(cell) < NAME_MAX_BYTES &&
	       cell_number(cell, &x) != 1 && !is_year(cell) && !is_code(cell) &&
	       strlen(cell) > 1;
}

static void take_header(struct finding *k, const struct table_row *row)
{
	size_t filled = 0;

	for (size_t i = 0; i < row->n; i++)
		filled += table_field(row, i)[0] != '\0';
	for (size_t i = 0; filled > 1 && i < COLUMNS_LOOKED_AT; i++)
		if (table_field(row, i)[0] != '\0')
			(void)format_fits(k->column[i].header,
			    sizeof(k->column[i].header), "%s",
			    table_field(row, i));
}

static bool look_row(void *context, const struct table_row *row)
{
	struct finding *k = context;

	if (!is_data(row)) {
		if (!k->data)
			take_header(k, row);
		return true;
	}
	k->data = true;
	for (size_t i = 0; i < row->n && i < COLUMNS_LOOKED_AT; i++) {
		const char *cell = table_field(row, i);
		struct seen *c = &k->column[i];

		c->filled += cell[0] != '\0';
		c->codes += cell[0] != '\0' && is_code(cell);
		if (is_name(cell) && c->different.count < UNITS_MAX &&
		    names_stored(&c->different, cell) == NULL)
			(void)names_add(
			    &c->different, arena_strdup(k->arena, cell), i);
	}
	return true;
}

/* The first sheet with figures. */
static bool look_sheet(void *context, const char *name)
{
	const struct finding *k = context;

	(void)name;
	return !k->data;
}

/* The word of the list that is in the header of a column; NULL. */
static const char *const *header_word(const struct seen *c)
{
	char plain[UNIT_NAME_ROOM];

	unit_name_plain(c->header, plain, sizeof(plain));
	for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++)
		if (strstr(plain, headers[i].header) != NULL)
			return &headers[i].unit;
	return NULL;
}

/* The column with most names, one that is called so before others. */
static void choose_columns(struct finding *k)
{
	size_t most = 0;

	k->name = k->code = NO_COLUMN;
	for (int called = 1; called >= 0 && k->name == NO_COLUMN; called--)
		for (size_t i = 0; i < COLUMNS_LOOKED_AT; i++) {
			const struct seen *c = &k->column[i];

			if (c->different.count > most &&
			    c->different.count >= 2 &&
			    (!called || header_word(c) != NULL)) {
				most = c->different.count;
				k->name = i;
			}
		}
	for (size_t i = COLUMNS_LOOKED_AT; i-- > 0;)
		if (i != k->name && k->column[i].codes > 1 &&
		    k->column[i].codes * 10 >= k->column[i].filled * 8)
			k->code = i;
}

/* A name for charts, without words of the kind; the whole where two would be
 * alike. */
static const char *brief_of(struct finding *k, const char *name)
{
	static const char *const tails[] = { " NHS Foundation Trust",
		" NHS Trust", " Foundation Trust",
		" Metropolitan Borough Council", " City Council",
		" Borough Council", " District Council", " County Council",
		" Council" };
	size_t len = strlen(name);

	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		size_t n = strlen(tails[i]);
		const char *brief;

		if (len < n + 3 || strcmp(name + len - n, tails[i]) != 0)
			continue;
		brief = arena_strndup(k->arena, name, len - n);
		return names_add(&k->briefs, brief, k->n)
			   ? brief
			   : arena_strdup(k->arena, name);
	}
	return arena_strdup(k->arena, name);
}

static void add_unit(struct finding *k, const char *name, const char *code)
{
	char plain[UNIT_NAME_ROOM];
	size_t f;

	unit_name_plain(name, plain, sizeof(plain));
	if (plain[0] == '\0' || k->n == UNITS_MAX ||
	    who_is(k->in, name, &f) != WHO_UNKNOWN ||
	    !names_add(&k->known, arena_strdup(k->arena, plain), k->n))
		return;
	if (code[0] == '\0' || strpbrk(code, ",;\"") != NULL ||
	    !names_add(&k->ids, arena_strdup(k->arena, code), k->n))
		code = arena_printf(k->arena, "U%zu", k->n + 1);
	k->unit = heap_realloc(k->unit, k->n + 1, sizeof(*k->unit));
	k->unit[k->n++] = (struct intake_unit){ arena_strdup(k->arena, code),
		arena_strdup(k->arena, name), brief_of(k, name) };
}

static bool take_unit(void *context, const struct table_row *row)
{
	struct finding *k = context;

	if (is_data(row) && is_name(table_field(row, k->name))) {
		k->data = true;
		add_unit(k, table_field(row, k->name),
		    k->code != NO_COLUMN ? table_field(row, k->code) : "");
	}
	return true;
}

static bool find_units(
    struct finding *k, const char *table, const char **unit, struct error *err)
{
	const struct table_reader look = { look_sheet, look_row, k };
	const struct table_reader take = { look_sheet, take_unit, k };
	const char *const *word;

	if (!table_read(table, &look, err))
		return false;
	choose_columns(k);
	k->data = false;
	if (k->name != NO_COLUMN && !table_read(table, &take, err))
		return false;
	if (k->n < 2)
		return error_set(err, EXIT_DATA,
		    "%s: no column of names was found beside figures; name "
		    "the units with --force, or write forces.csv by hand",
		    table);
	word = header_word(&k->column[k->name]);
	*unit = word != NULL && *word != NULL ? *word : "";
	return true;
}

bool intake_units(const char *table, struct arena *arena,
    struct intake_unit **out, size_t *n, const char **unit, struct error *err)
{
	struct finding *k = heap_realloc(NULL, 1, sizeof(*k));
	struct intake *in = heap_realloc(NULL, 1, sizeof(*in));
	struct dataset *d = heap_realloc(NULL, 1, sizeof(*d));
	bool ok;

	memset(k, 0, sizeof(*k));
	memset(in, 0, sizeof(*in));
	memset(d, 0, sizeof(*d));
	naming_complete(&d->naming, arena);
	d->naming.area = d->naming.short_area = "";
	in->d = d;
	in->recipe.skip = "";
	d->known.d = d;
	k->in = in;
	k->arena = arena;
	ok = find_units(k, table, unit, err);
	for (size_t i = 0; i < COLUMNS_LOOKED_AT; i++)
		names_release(&k->column[i].different);
	names_release(&k->known);
	names_release(&k->ids);
	names_release(&k->briefs);
	*out = k->unit;
	*n = k->n;
	free(d);
	free(in);
	free(k);
	return ok;
}
