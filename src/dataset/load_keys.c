/* What a row is about: forces, metrics, questions and years by their ids. */
#include "load.h"
#include "peelstats/arena.h"
#include "peelstats/format.h"
#include "peelstats/text.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/banned.h"

struct place load_place(struct load *l, const char *name, size_t line)
{
	if (l->place_name == NULL || strcmp(l->place_name, name) != 0) {
		l->place_path =
		    arena_printf(&l->diags->arena, "%s/%s", l->dir, name);
		l->place_name = name;
	}
	return (struct place){ l->place_path, line, 0, NULL };
}

enum { NAME_LONGEST = 60 };

/* Files are mostly in order: the force after the last one, or the same. */
static bool next_force(const struct load *l, const char *id, size_t *force)
{
	const struct dataset *d = l->d;

	*force = l->last_force + 1 < d->n_forces ? l->last_force + 1 : 0;
	if (d->n_forces > 0 && strcmp(d->force[*force].id, id) == 0)
		return true;
	*force = l->last_force;
	return *force < d->n_forces && strcmp(d->force[*force].id, id) == 0;
}

bool load_is_date(const char *field)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	const char *dash = strchr(field, '-');
	const char *word =
	    dash != NULL && isdigit((unsigned char)field[0]) ? dash + 1 : field;

	if (dash == NULL || strlen(field) > 9 ||
	    strpbrk(field, "0123456789") == NULL)
		return false;
	for (const char *month = months; *month != '\0'; month += 3)
		if (strncasecmp(word, month, 3) == 0)
			return true;
	return false;
}

/* A name that is not the id is settled once. */
static bool settled_force(struct load *l, const char *field, size_t *force)
{
	if (names_find(&l->spellings, field, force))
		return true;
	if (!unit_names_find(&l->d->known, field, force))
		return false;
	(void)names_add(&l->spellings, load_copy(l, field), *force);
	return true;
}

static bool is_digits(const char *field)
{
	return field[0] != '\0' && field[strspn(field, "0123456789")] == '\0';
}

/* The unit whose id is that number behind zeros: 007 for 7. */
static const struct force *id_without_zeros(
    const struct dataset *d, const char *field)
{
	if (!is_digits(field))
		return NULL;
	field += strspn(field, "0");
	for (size_t f = 0; f < d->n_forces; f++) {
		const char *id = d->force[f].id;

		if (*field != '\0' && is_digits(id) &&
		    strcmp(id + strspn(id, "0"), field) == 0)
			return &d->force[f];
	}
	return NULL;
}

void load_unit_help(struct load *l, const char *field, struct text *help)
{
	/* looked at: each search is as long as the list of units */
	const size_t names_max = 300000;
	const struct force *short_of = id_without_zeros(l->d, field);
	size_t searches = names_max / (l->d->n_forces + 1000) + 1;
	size_t at;

	if (short_of != NULL) {
		text_addf(help,
		    "did you mean %s (%s)? A spreadsheet takes zeros from the "
		    "front: give the column the format \"text\"",
		    short_of->id, short_of->name);
		return;
	}
	if (is_digits(field) && l->d->n_forces > 0) {
		text_addf(help,
		    "an id is such as %s, and a name does as well; R writes "
		    "numbers for a factor: as.character() first",
		    l->d->force[0].id);
		return;
	}
	/* what is meant is said of the first */
	if (l->unknown.count < searches &&
	    !names_find(&l->unknown, field, &at)) {
		(void)names_add(&l->unknown, load_copy(l, field), 0);
		unit_names_help(&l->d->known, field, help);
		return;
	}
	text_addf(help,
	    "write the name or the id of a row of forces.csv, or add %s to it",
	    l->d->naming.a_unit);
}

bool load_force(
    struct load *l, const struct csv_row *row, size_t column, size_t *force)
{
	const char *field = csv_field(row, column);
	struct text help = TEXT_EMPTY;

	if (next_force(l, field, force) || settled_force(l, field, force)) {
		l->last_force = *force;
		return true;
	}
	if (l->no_forces || !load_filled(l, row, column, "force_id"))
		return false;
	if (load_is_date(field))
		text_add(&help,
		    "a spreadsheet made a date of it: give the column the "
		    "format \"text\" and type the id or the name again");
	else if (strlen(field) > NAME_LONGEST || strchr(field, ':') != NULL)
		text_add(&help,
		    "this reads like a note under a table: delete the row, "
		    "and put the note into notes.csv if it is needed");
	else
		load_unit_help(l, field, &help);
	diag_add_cause(l->diags, is_digits(field) ? "a number" : field, "E201",
	    csv_place(row, column), text_str(&help), "unknown %s \"%s\"",
	    l->d->naming.unit, field);
	text_release(&help);
	return false;
}

/* What may be meant by the id of a metric, question or note that is none. */
static void id_help(struct load *l, const struct names *names,
    const char *field, const char *what, struct text *help)
{
	size_t least = SIZE_MAX;
	const char *near = NULL;
	int year;

	for (size_t i = 0; i < names->capacity; i++) {
		const char *name = names->slots[i].name;
		size_t distance =
		    name != NULL ? name_distance(field, name) : SIZE_MAX;

		if (distance >= least || !name_near(field, name))
			continue;
		least = distance;
		near = name;
	}
	for (size_t m = 0; names == &l->metrics && m < l->d->n_metrics; m++)
		if (name_equal(field, l->d->metric[m].title) ||
		    name_equal(field, l->d->metric[m].brief)) {
			text_addf(help, "write its metric_id, which is \"%s\"",
			    l->d->metric[m].id);
			return;
		}
	if (near != NULL)
		text_addf(help, "did you mean \"%s\"?", near);
	else if (number_parse_year(field, &year))
		text_add(help,
		    "this is a year: are the names of the columns exchanged?");
	else
		text_addf(help, "every %s needs a row in %ss.csv", what, what);
}

bool load_id(struct load *l, const struct csv_row *row, size_t column,
    const struct names *names, const char *what, size_t *index)
{
	const char *field = csv_field(row, column);
	struct text help = TEXT_EMPTY;

	if (names_find(names, field, index))
		return true;
	if ((names == &l->metrics && l->no_metrics) ||
	    (names == &l->questions && l->no_questions))
		return false;
	id_help(l, names, field, what, &help);
	diag_add_cause(l->diags, field, "E202", csv_place(row, column),
	    text_str(&help), "unknown %s \"%s\"", what, field);
	text_release(&help);
	return false;
}

bool load_metric(
    struct load *l, const struct csv_row *row, size_t column, size_t *metric)
{
	*metric = l->last_metric;
	if (*metric < l->d->n_metrics &&
	    strcmp(l->d->metric[*metric].id, csv_field(row, column)) == 0)
		return true;
	if (!load_id(l, row, column, &l->metrics, "metric", metric))
		return false;
	l->last_metric = *metric;
	return true;
}

/* The year after two digits: the one that they end, as in "1999/00"; after
 * nothing and at the end one of this century; else they are a day or a month
 * and say nothing of the year. */
static int year_ended(int year, int digits, bool last)
{
	if (year == 0)
		return last ? 2000 + digits : 0;
	return (year + 1) % 100 == digits ? year + 1 : year;
}

/* The year of a day that a spreadsheet counts from the end of 1899; 0. */
static int year_of_day(const char *field)
{
	double day;

	return strlen(field) == 5 && number_parse(field, &day) && day > 20000 &&
		       day < 60000
		   ? 1900 + (int)((day - 1) / 365.2425)
		   : 0;
}

/*
 * What was meant by a year that is none: 2017 for "2016/17", "2016-2017",
 * "FY2017", "31/03/2017" and "Mar-17". 0 when nothing is clear.
 */
static int year_meant(const char *field)
{
	int year = 0;
	int last = 0;

	while (*field != '\0') {
		size_t n = strspn(field, "0123456789");
		char digits[5];

		(void)format_fits(digits, sizeof(digits), "%.4s", field);
		if (n == 4 && number_parse_year(digits, &last))
			year = last;
		else if (n == 2)
			year = year_ended(year,
			    10 * (field[0] - '0') + field[1] - '0',
			    field[2] == '\0');
		field += n;
		field += *field != '\0';
	}
	return year >= 1900 && year <= 2100 ? year : 0;
}

void load_set_last_year(struct load *l)
{
	int year = year_meant(l->d->meta.released);

	l->last_year = year != 0 ? year : 9999;
}

/* pandas and R write whole numbers of a column with gaps as 2021.0. */
static bool year_with_point(
    struct load *l, const struct csv_row *row, size_t column, int *year)
{
	const char *field = csv_field(row, column);
	char digits[5];
	size_t zeros = strlen(field) > 5 ? strspn(field + 5, "0") : 0;

	(void)format_fits(digits, sizeof(digits), "%.4s", field);
	if (strlen(field) < 6 || field[4] != '.' || field[5 + zeros] != '\0' ||
	    !number_parse_year(digits, year))
		return false;
	diag_add_cause(l->diags, "year with a point", "W506",
	    csv_place(row, column),
	    "write the years as whole numbers (in pandas: .astype(int))",
	    "\"%s\" is read as %d", field, *year);
	return true;
}

static void report_year(
    struct load *l, const struct csv_row *row, size_t column)
{
	const char *field = csv_field(row, column);
	char help[160] = "write four digits, such as 2017";
	int meant = year_meant(field);
	size_t at;

	if (names_find(&l->metrics, field, &at))
		(void)format_fits(help, sizeof(help),
		    "this is a measure: are the names of the columns "
		    "exchanged?");
	else if (year_of_day(field) != 0)
		(void)format_fits(help, sizeof(help),
		    "did you mean %d? A spreadsheet wrote a date as the number "
		    "of its day: give the column the format \"text\"",
		    year_of_day(field));
	else if (meant != 0)
		(void)format_fits(help, sizeof(help),
		    "did you mean %d? A year that is not the calendar's is "
		    "named by the year in which it ends; the column period "
		    "says the rest",
		    meant);
	diag_add_cause(l->diags, field, "E206", csv_place(row, column), help,
	    field[0] != '\0' ? "\"%s\" is not a year" : "the year is empty%s",
	    field);
}

bool load_year(
    struct load *l, const struct csv_row *row, size_t column, int *year)
{
	const char *field = csv_field(row, column);

	if (!number_parse_year(field, year) &&
	    !year_with_point(l, row, column, year)) {
		report_year(l, row, column);
		return false;
	}
	if (*year <= l->last_year)
		return true;
	diag_add_cause(l->diags, field, "E206", csv_place(row, column),
	    "correct the year (are two digits exchanged?), or the date of "
	    "release in meta.csv",
	    "year \"%s\" is after the data were released (%s)", field,
	    l->d->meta.released);
	return false;
}

/* "2013", or "2013-2015" when it holds two years in order. */
static bool parse_range(const char *part, size_t len, struct year_range *out)
{
	char first[5];
	char last[5];

	if (len != 4 && (len != 9 || part[4] != '-'))
		return false;
	return format_copy(first, sizeof(first), part, 4) &&
	       format_copy(last, sizeof(last), part + len - 4, 4) &&
	       number_parse_year(first, &out->first) &&
	       number_parse_year(last, &out->last) && out->first <= out->last;
}

bool load_year_ranges(struct load *l, const struct csv_row *row, size_t column,
    struct year_range **out, size_t *n)
{
	const char *at = csv_field(row, column);

	*n = 0;
	*out = arena_array(&l->d->arena, strlen(at) / 5 + 1, sizeof(**out));
	while (*at != '\0') {
		size_t len = strcspn(at, ";");

		if (!parse_range(at, len, &(*out)[*n])) {
			diag_add(l->diags, "E206", csv_place(row, column),
			    "write years as 2017, ranges as 2013-2015, and ; "
			    "between them",
			    "\"%s\" are not years", csv_field(row, column));
			return false;
		}
		(*n)++;
		at += len;
		at += *at == ';';
	}
	return true;
}

void load_metric_notes(
    struct load *l, struct metric *m, const struct note_list *all)
{
	const struct note **note =
	    arena_array(&l->d->arena, all->n, sizeof(*note));
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (!name_equal(all->note[i]->scope, "source"))
			note[n++] = all->note[i];
	m->notes = (struct note_list){ note, n };
	for (size_t i = 0, at = n; i < all->n; i++)
		if (name_equal(all->note[i]->scope, "source"))
			note[at++] = all->note[i];
	m->sources = (struct note_list){ note + n, all->n - n };
}

void load_capitals(
    struct load *l, const struct csv_row *row, size_t column, const char *id)
{
	char *small = arena_strdup(&l->d->arena, id);
	size_t first;

	for (char *c = small; *c != '\0'; c++)
		*c = (char)tolower((unsigned char)*c);
	if (names_add(&l->small_ids, small, l->d->n_forces) ||
	    !names_find(&l->small_ids, small, &first) ||
	    first >= l->d->n_forces || strcmp(l->d->force[first].id, id) == 0)
		return;
	diag_add(l->diags, "E301", csv_place(row, column),
	    "remove one of the two rows, or give one another id",
	    "\"%s\" and \"%s\" (line %zu) differ in capitals only", id,
	    l->d->force[first].id, l->d->force[first].line);
}
