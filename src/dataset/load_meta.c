/* meta.csv: facts about the release, and the words for what is compared. */
#include "load.h"

#include "base/banned.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { META_KEY, META_VALUE };
static const struct csv_column meta_columns[] = { { "key", true },
	{ "value", true } };

/* The year that a report is about when none is asked for. */
static void meta_year(struct load *l, const struct csv_row *row)
{
	int *year = &l->d->meta.year;

	if (!number_parse_year(csv_field(row, META_VALUE), year))
		diag_add(l->diags, "E206", csv_place(row, META_VALUE),
		    "write four digits, such as 2017", "\"%s\" is not a year",
		    csv_field(row, META_VALUE));
}

/* A date that begins with its year sorts and says the same everywhere; others
 * are read, for what they say. */
static void check_date(struct load *l, const struct csv_row *row)
{
	const char *field = csv_field(row, META_VALUE);
	static const char shape[] = "dddd-dd-dd";
	size_t i = 0;

	while (i < 10 && field[i] != '\0' &&
	       (shape[i] == 'd' ? field[i] >= '0' && field[i] <= '9'
				: field[i] == shape[i]))
		i++;
	if (field[i] == '\0' && (i == 0 || i == 4 || i == 7 || i == 10))
		return;
	diag_add(l->diags, "W506", csv_place(row, META_VALUE),
	    "write year, month and day: 2018-03-22",
	    "the date of release \"%s\" is printed as it stands", field);
}

static void meta_row(void *context, const struct csv_row *row)
{
	struct load *l = context;
	struct meta *m = &l->d->meta;
	const struct {
		const char *key;
		const char **value;
	} known[] = { { "title", &m->title }, { "publisher", &m->publisher },
		{ "released", &m->released }, { "status", &m->status },
		{ "licence", &m->licence }, { "contact", &m->contact },
		{ "tiles_source", &m->tiles_source } };

	const char **naming =
	    naming_field(&l->d->naming, csv_field(row, META_KEY));

	load_brand(l, row, META_KEY, META_VALUE);
	if (name_equal(csv_field(row, META_KEY), "released"))
		check_date(l, row);
	if (naming != NULL)
		*naming = load_copy(l, csv_field(row, META_VALUE));
	if (name_equal(csv_field(row, META_KEY), "year"))
		meta_year(l, row);
	for (size_t i = 0; i < COUNT(known); i++)
		if (name_equal(csv_field(row, META_KEY), known[i].key))
			*known[i].value =
			    load_copy(l, csv_field(row, META_VALUE));
}

bool load_meta(struct load *l)
{
	return load_file(
	    l, "meta.csv", false, meta_columns, COUNT(meta_columns), meta_row);
}
