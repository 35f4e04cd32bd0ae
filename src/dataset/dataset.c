#include "cube.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static const struct {
	const char *name;
	const char *mark;
	bool usable;
} statuses[] = {
	[STATUS_OK] = { "ok", "", true },
	[STATUS_MISSING] = { "missing", "[x]", false },
	[STATUS_NOT_COMPARABLE] = { "not_comparable", "[x]", false },
	[STATUS_UNVERIFIED] = { "unverified", "[x]", false },
	[STATUS_PARTIAL] = { "partial", "[u]", true },
	[STATUS_ESTIMATED] = { "estimated", "[e]", true },
	[STATUS_PROVISIONAL] = { "provisional", "[p]", true },
	[STATUS_REVISED] = { "revised", "[r]", true },
	[STATUS_BREAK] = { "break", "[b]", true },
	[STATUS_SUPPRESSED] = { "suppressed", "[c]", false },
	[STATUS_NOT_PUBLISHED] = { "not_published", "[x]", false },
	[STATUS_NOT_APPLICABLE] = { "not_applicable", "[z]", false },
};

static const struct {
	const char *name;
	const char *letter;
} grades[] = {
	[GRADE_NONE] = { "not available", "[x]" },
	[GRADE_INADEQUATE] = { "inadequate", "I" },
	[GRADE_REQUIRES_IMPROVEMENT] = { "requires improvement", "RI" },
	[GRADE_GOOD] = { "good", "G" },
	[GRADE_OUTSTANDING] = { "outstanding", "O" },
	[GRADE_UNGRADED] = { "not graded", "\u2013" },
};

bool note_applies(const struct note *n, int year, int compare)
{
	for (size_t i = 0; i < n->n_years; i++) {
		const struct year_range *y = &n->years[i];

		if (year >= y->first && year <= y->last)
			return true;
		if (compare != 0 && compare >= y->first && compare <= y->last)
			return true;
	}
	return n->n_years == 0;
}

const char *metric_source(const struct metric *m, int year)
{
	for (size_t i = 0; i < m->sources.n; i++)
		if (note_applies(m->sources.note[i], year, 0))
			return m->sources.note[i]->text;
	return m->source;
}

bool metric_is_part(const struct dataset *d, size_t part, size_t whole)
{
	/* the loader refuses circles */
	while (d->metric[part].whole != part) {
		part = d->metric[part].whole;
		if (part == whole)
			return true;
	}
	return false;
}

bool status_usable(enum status s)
{
	return statuses[s].usable;
}

const char *status_name(enum status s)
{
	return statuses[s].name;
}

const char *status_mark(enum status s)
{
	return statuses[s].mark;
}

const char *grade_name(enum grade g)
{
	return grades[g].name;
}

const char *grade_letter(enum grade g)
{
	return grades[g].letter;
}

struct value observation_value(
    const struct metric *m, const struct observation *o)
{
	const unsigned counts = KNOWN_NUMERATOR | KNOWN_DENOMINATOR;

	if (o == NULL || !status_usable(o->status))
		return value_unknown();
	if ((o->known & counts) == counts) {
		if (!(o->denominator > 0))
			return value_unknown();
		return value_if_finite(
		    m->multiplier * o->numerator / o->denominator);
	}
	if ((o->known & KNOWN_VALUE) != 0)
		return value_if_finite(o->value);
	if (m->kind == KIND_COUNT && (o->known & KNOWN_NUMERATOR) != 0)
		return value_if_finite(o->numerator);
	return value_unknown();
}

/* Index of the year's slab, or n_slabs. */
static size_t grid_slab(const struct grid *g, int year)
{
	if (year < 0 || year >= CUBE_YEAR_END || g->slab_of[year] == 0)
		return g->n_slabs;
	return (size_t)g->slab_of[year] - 1;
}

struct slab *grid_year(struct grid *g, int year)
{
	size_t i = grid_slab(g, year);

	return i < g->n_slabs ? &g->slab[i] : NULL;
}

uint32_t *grid_cell(
    struct grid *g, struct arena *a, int year, size_t row, size_t column)
{
	size_t i = grid_slab(g, year);

	if (i == CUBE_YEARS_MAX || year < 0 || year >= CUBE_YEAR_END)
		return NULL;
	if (i == g->n_slabs) {
		g->slab[i].year = year;
		g->slab_of[year] = (unsigned char)(i + 1);
		g->slab[i].cell = arena_array(
		    a, g->rows * g->columns, sizeof(*g->slab[i].cell));
		g->n_slabs++;
	}
	return &g->slab[i].cell[row * g->columns + column];
}

uint32_t grid_find(const struct grid *g, int year, size_t row, size_t column)
{
	size_t i = grid_slab(g, year);

	assert(row < g->rows && column < g->columns);
	if (i == g->n_slabs)
		return CUBE_NONE;
	return g->slab[i].cell[row * g->columns + column];
}

const struct observation *dataset_find(
    const struct dataset *d, size_t metric, size_t force, int year)
{
	uint32_t at = grid_find(&d->cube->observations, year, metric, force);

	return at != CUBE_NONE ? &d->cube->observation[at - 1] : NULL;
}

const struct observation *dataset_find_national(
    const struct dataset *d, size_t metric, int year)
{
	uint32_t at = grid_find(&d->cube->nationals, year, metric, 0);

	return at != CUBE_NONE ? &d->cube->national[at - 1] : NULL;
}

struct judgment dataset_find_judgment(
    const struct dataset *d, size_t question, size_t force, int year)
{
	uint32_t at = grid_find(&d->cube->judgments, year, question, force);

	if (at == CUBE_NONE)
		return (struct judgment){ GRADE_NONE, 0, NULL };
	return d->cube->judgment[at - 1].judgment;
}

bool dataset_has_judgments(const struct dataset *d, int year)
{
	return grid_slab(&d->cube->judgments, year) <
	       d->cube->judgments.n_slabs;
}

static bool before_key(const struct part_figure *p, size_t metric, size_t force)
{
	return p->metric != metric ? p->metric < metric : p->force < force;
}

const struct part_figure *dataset_parts(
    const struct dataset *d, size_t metric, size_t force, size_t *n)
{
	size_t low = 0;
	size_t high = d->n_parts;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (before_key(&d->part[middle], metric, force))
			low = middle + 1;
		else
			high = middle;
	}
	*n = 0;
	while (low + *n < d->n_parts && d->part[low + *n].metric == metric &&
	       d->part[low + *n].force == force)
		(*n)++;
	return *n > 0 ? &d->part[low] : NULL;
}

bool dataset_has_national(
    const struct dataset *d, size_t metric, int year, int compare)
{
	return dataset_find_national(d, metric, year) != NULL ||
	       (compare != 0 &&
		   dataset_find_national(d, metric, compare) != NULL);
}

bool dataset_is_national_only(const struct dataset *d, size_t metric, int year)
{
	for (size_t y = 0; y < d->n_years && d->year[y] <= year; y++)
		for (size_t f = 0; f < d->n_forces; f++)
			if (dataset_find(d, metric, f, d->year[y]) != NULL)
				return false;
	return true;
}

void dataset_free(struct dataset *d)
{
	struct arena arena;

	if (d == NULL)
		return;
	unit_names_release(&d->known);
	names_release(&d->proper);
	free(d->cube->observation);
	free(d->cube->judgment);
	free(d->cube->national);
	arena = d->arena;
	arena_release(&arena);
}
