/* Where a force's square stands on the tile map. */
#include "load.h"

#include <math.h>

#include "base/banned.h"

enum { MOST = 30 };

/* A place along one side, 0 for an empty field. */
static bool read_place(
    struct load *l, const struct csv_row *row, size_t column, size_t *place)
{
	struct value v;

	*place = 0;
	if (!load_number(l, row, column, &v))
		return false;
	if (!v.known)
		return true;
	if (v.x >= 1 && v.x <= MOST && !(floor(v.x) < v.x)) {
		*place = (size_t)v.x;
		return true;
	}
	diag_add(l->diags, "E205", csv_place(row, column),
	    "count squares from 1, at the left and at the top",
	    "%.15g is no place on a map of %d by %d squares", v.x, MOST, MOST);
	return false;
}

/* The force that has the square, or NULL. */
static const struct force *taken_by(const struct load *l, const struct force *f)
{
	for (size_t i = 0; i < l->d->n_forces; i++)
		if (l->d->force[i].tile_column == f->tile_column &&
		    l->d->force[i].tile_row == f->tile_row)
			return &l->d->force[i];
	return NULL;
}

void load_tile(struct load *l, const struct csv_row *row, size_t column,
    size_t line, struct force *f)
{
	const struct force *other;
	bool good = read_place(l, row, column, &f->tile_column);

	good = read_place(l, row, line, &f->tile_row) && good;
	if (!good || f->tile_column + f->tile_row == 0)
		return;
	if (f->tile_column == 0 || f->tile_row == 0) {
		diag_add(l->diags, "E203",
		    csv_place(row, f->tile_column == 0 ? column : line),
		    "give both, or leave both empty",
		    "a square needs tile_column and tile_row");
		return;
	}
	other = taken_by(l, f);
	if (other != NULL)
		diag_add(l->diags, "E301", csv_place(row, column),
		    "give one of the two another square",
		    "\"%s\" (line %zu) stands on that square of the map",
		    other->name, other->line);
}
