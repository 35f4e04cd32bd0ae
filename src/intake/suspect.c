/* Rows of a table that are lost, or there twice: a sum does not show it. */
#include "intake.h"

#include "base/banned.h"

static bool is_region(const struct dataset *d, size_t force)
{
	for (size_t g = 0; g < d->n_forces; g++)
		if (name_equal(d->force[g].region, d->force[force].name))
			return true;
	return false;
}

size_t suspect_lost(const struct intake *in, struct text *said)
{
	bool merged = in->nameless > 1 && 2 * in->nameless >= in->rows;

	if (in->nameless > 0)
		text_addf(said,
		    "row %zu: no name beside figures%s; merged cells leave it "
		    "empty: fill it in, in every row\n",
		    in->nameless_row,
		    merged ? ", as in many rows" : ": the row is left out");
	if (in->no_period != NULL)
		text_addf(said,
		    "row %zu: the period \"%s\" is not understood, and rows "
		    "with it are left out: write 2022/23, 2023 or \"year "
		    "ending "
		    "March 2023\"\n",
		    in->no_period_row, in->no_period);
	return merged;
}

/* The fewest rows that a force has; `with` how many forces have some, `alike`
 * how many have just so many. */
static unsigned usual_rows(
    const struct intake *in, const struct slab *s, size_t *with, size_t *alike)
{
	unsigned usual = 0;

	*with = *alike = 0;
	for (size_t f = 0; f < in->d->n_forces; f++) {
		*with += s->rows[f] > 0;
		if (s->rows[f] > 0 && (usual == 0 || s->rows[f] < usual))
			usual = s->rows[f];
	}
	for (size_t f = 0; f < in->d->n_forces; f++)
		*alike += s->rows[f] == usual && usual > 0;
	return usual;
}

size_t suspect_twice(
    const struct intake *in, const struct slab *s, struct text *said)
{
	size_t with;
	size_t alike;
	unsigned usual = usual_rows(in, s, &with, &alike);
	size_t wrong = 0;

	for (size_t f = 0; f < in->d->n_forces; f++) {
		if (with < 4 || alike * 10 < with * 7 ||
		    s->rows[f] < 2 * usual || is_region(in->d, f))
			continue;
		text_addf(said,
		    "%s, %s, %d: %u rows, where others have %u: is it there "
		    "twice? Take one out, or choose with where\n",
		    in->d->force[f].name, in->recipe.measure[s->measure].id,
		    s->period.year, s->rows[f], usual);
		wrong++;
	}
	return wrong;
}
