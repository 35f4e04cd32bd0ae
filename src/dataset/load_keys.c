/* What a row is about: forces, metrics, questions and years by their ids. */
#include "load.h"
#include "peelstats/arena.h"
#include "peelstats/format.h"
#include "peelstats/text.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

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
	unit_names_help(&l->d->known, field, &help);
	diag_add(l->diags, "E201", csv_place(row, column), text_str(&help),
	    "unknown %s \"%s\"", l->d->naming.unit, field);
	text_release(&help);
	return false;
}

bool load_id(struct load *l, const struct csv_row *row, size_t column,
    const struct names *names, const char *what, size_t *index)
{
	const char *field = csv_field(row, column);
	const char *near = NULL;
	struct text help = TEXT_EMPTY;
	size_t least = SIZE_MAX;

	if (names_find(names, field, index))
		return true;
	if ((names == &l->metrics && l->no_metrics) ||
	    (names == &l->questions && l->no_questions))
		return false;
	for (size_t i = 0; i < names->capacity; i++) {
		const char *name = names->slots[i].name;
		size_t distance =
		    name != NULL ? name_distance(field, name) : SIZE_MAX;

		if (distance >= least || !name_near(field, name))
			continue;
		least = distance;
		near = name;
	}
	if (near != NULL)
		text_addf(&help, "did you mean \"%s\"?", near);
	else
		text_addf(&help, "every %s needs a row in %ss.csv", what, what);
	diag_add(l->diags, "E202", csv_place(row, column), text_str(&help),
	    "unknown %s \"%s\"", what, field);
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

void load_set_last_year(struct load *l)
{
	char digits[5];
	int year;

	l->last_year = format_copy(digits, sizeof(digits), l->d->meta.released,
			   strnlen(l->d->meta.released, 4)) &&
			       number_parse_year(digits, &year)
			   ? year
			   : 9999;
}

bool load_year(
    struct load *l, const struct csv_row *row, size_t column, int *year)
{
	const char *field = csv_field(row, column);

	if (!number_parse_year(field, year)) {
		diag_add(l->diags, "E206", csv_place(row, column),
		    "write four digits, such as 2017", "\"%s\" is not a year",
		    field);
		return false;
	}
	if (*year <= l->last_year)
		return true;
	diag_add(l->diags, "E206", csv_place(row, column),
	    "correct the year, or the date of release in meta.csv",
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
