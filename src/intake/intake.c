/* A published table read by a recipe; see peelstats/intake.h. */
#include "intake.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { HEADER_WITHIN = 60 };

static bool on_sheet(void *context, const char *name)
{
	struct intake *in = context;

	in->header = false;
	in->sheet = arena_strdup(&in->arena, name);
	return strcmp(name, in->table) == 0 ||
	       fnmatch(in->recipe.sheet, name, 0) == 0;
}

static bool on_row(void *context, const struct table_row *row)
{
	struct intake *in = context;

	if (in->header && in->below) {
		in->below = false;
		in->header = header_below(in, row);
		in->sheets -= !in->header;
		return true;
	}
	if (in->header) {
		take_row(in, row);
		return true;
	}
	if (row->number > HEADER_WITHIN && in->recipe.header_row == 0)
		return false;
	in->header = header_find(in, row);
	in->below = in->stacked;
	in->sheets += in->header;
	return true;
}

static void set_measures(struct intake *in)
{
	for (size_t i = 0; i < in->recipe.n_measures; i++) {
		const struct recipe_measure *m = &in->recipe.measure[i];

		in->measure[i] = (struct intake_measure){ m->id, m->title,
			m->kind, m->multiplier, m->numerator, m->denominator,
			m->section, in->recipe.source };
	}
}

static bool read_table(struct intake *in, struct error *err)
{
	const struct table_reader reader = { on_sheet, on_row, in };

	if (!table_read(in->table, &reader, err))
		return false;
	if (in->sheets > 0)
		return true;
	return error_set(err, EXIT_DATA,
	    "%s: no row names the columns that the recipe needs; \"%s\" was "
	    "not found. Is it another table? peelstats --recipe list tells "
	    "what there is, --recipe new makes one from the table",
	    in->table,
	    in->lacks_below != NULL ? in->lacks_below
	    : in->lacks != NULL	    ? in->lacks
				    : in->recipe.force);
}

/* NOLINTNEXTLINE(readability-function-size): what comes in, what goes out */
bool intake_read(const char *table, const char *recipe, const struct dataset *d,
    const struct dataset *more, int year, struct intake **out,
    struct text *said, struct error *err)
{
	struct intake *in = heap_realloc(NULL, 1, sizeof(*in));

	memset(in, 0, sizeof(*in));
	arena_init(&in->arena);
	in->d = d;
	in->more = more;
	in->table = table;
	in->year = year;
	*out = in;
	if (!recipe_read(recipe, &in->recipe, err))
		return false;
	set_measures(in);
	return read_table(in, err) && intake_settle(in, said, err);
}

void intake_free(struct intake *in)
{
	if (in == NULL)
		return;
	recipe_release(&in->recipe);
	arena_release(&in->arena);
	free(in->slab);
	free(in->figure);
	free(in);
}

const char *intake_title(const struct intake *in)
{
	return in->recipe.title;
}

size_t intake_measures(const struct intake *in)
{
	return in->recipe.n_measures;
}

const struct intake_measure *intake_measure(const struct intake *in, size_t i)
{
	return &in->measure[i];
}

bool intake_has_figure(const struct intake_figure *x)
{
	return x->status == STATUS_OK || x->status == STATUS_PARTIAL;
}

size_t intake_figures(const struct intake *in)
{
	return in->n_figures;
}

const struct intake_figure *intake_figure(const struct intake *in, size_t i)
{
	return &in->figure[i];
}

bool intake_recipe_title(const char *path, struct text *title)
{
	struct recipe *r = heap_realloc(NULL, 1, sizeof(*r));
	struct error err = { EXIT_OK, "" };
	bool ok = recipe_read(path, r, &err);

	if (ok)
		text_add(title, r->title);
	recipe_release(r);
	free(r);
	return ok;
}
