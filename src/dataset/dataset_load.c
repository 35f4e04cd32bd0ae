#include "load.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/banned.h"

static struct dataset *dataset_new(void)
{
	struct arena arena;
	struct dataset *d;

	arena_init(&arena);
	d = arena_alloc(&arena, sizeof(*d));
	d->cube = arena_alloc(&arena, sizeof(*d->cube));
	d->meta = (struct meta){ "", "", "", "", "", "", "", 0 };
	d->brand = (struct brand){ "", "", false, { 0, 0, 0 }, NULL };
	d->arena = arena;
	return d;
}

static int compare_years(const void *a, const void *b)
{
	const int *x = a;
	const int *y = b;

	return (*x > *y) - (*x < *y);
}

static void set_years(struct dataset *d)
{
	const struct grid *g = &d->cube->observations;

	d->year = arena_array(&d->arena, g->n_slabs, sizeof(*d->year));
	d->n_years = g->n_slabs;
	for (size_t i = 0; i < g->n_slabs; i++)
		d->year[i] = g->slab[i].year;
	qsort(d->year, d->n_years, sizeof(*d->year), compare_years);
}

static bool check_dir(const char *dir, struct error *err)
{
	struct stat st;

	if (stat(dir, &st) != 0)
		return error_set(err, EXIT_IO,
		    "%s: cannot read the data folder: %s", dir,
		    strerror(errno));
	if (!S_ISDIR(st.st_mode))
		return error_set(
		    err, EXIT_IO, "%s: the data folder is not a folder", dir);
	return true;
}

/* A rate of nothing says nothing: an empty file is an error, not a report. */
static void check_not_empty(struct load *l)
{
	const struct {
		const char *name;
		size_t n;
	} needed[] = { { "forces.csv", l->d->n_forces },
		{ "metrics.csv", l->d->n_metrics },
		{ "observations.csv", l->d->cube->n_observations } };

	if (l->diags->errors > 0)
		return;
	for (size_t i = 0; i < 3; i++) {
		if (needed[i].n == 0 &&
		    (i < 2 || needed[0].n * needed[1].n > 0))
			diag_add(l->diags, "E114",
			    load_place(l, needed[i].name, 1),
			    "add at least one row below the header",
			    "the file has no rows");
	}
}

static void load_release(struct load *l)
{
	names_release(&l->forces);
	names_release(&l->spellings);
	names_release(&l->unknown);
	names_release(&l->small_ids);
	names_release(&l->metrics);
	names_release(&l->questions);
	names_release(&l->notes);
	names_release(&l->slugs);
	names_release(&l->note_lists);
	names_release(&l->periods);
	names_release(&l->published);
	free(l->note_list);
}

bool dataset_load(const char *dir, struct dataset **out,
    struct diag_list *diags, struct error *err)
{
	return dataset_load_printable(dir, NULL, NULL, out, diags, err);
}

bool dataset_load_printable(const char *dir, printable_fn *printable,
    void *context, struct dataset **out, struct diag_list *diags,
    struct error *err)
{
	struct load l;
	bool ok;

	*out = NULL;
	if (!check_dir(dir, err))
		return false;
	memset(&l, 0, sizeof(l));
	l.dir = dir;
	l.d = dataset_new();
	l.diags = diags;
	l.printable = printable;
	l.printable_context = context;
	l.err = err;
	l.last_period = "";
	l.last_year = 9999;
	ok = load_catalogue(&l) && load_figures(&l) && load_published(&l) &&
	     load_totals(&l) && load_series(&l) && load_events(&l) &&
	     load_commentary(&l);
	if (!ok) {
		load_release(&l);
		dataset_free(l.d);
		return false;
	}
	set_years(l.d);
	check_not_empty(&l);
	load_cross_check(&l);
	load_release(&l);
	*out = l.d;
	return true;
}
