/*
 * --init: a data folder to start from, and datapackage.json, which describes
 * it to other programs. A folder that has its files gets the last only, of the
 * columns that they have.
 */
#include "app/choose.h"
#include "app/messages.h"
#include "app/mode.h"
#include "app/places.h"
#include "init.h"
#include "peelstats/dataset.h"
#include "peelstats/text.h"

#include <stdio.h>
#include <sys/stat.h>

#include "base/banned.h"

/* A file to take the names of units from, and no folder. */
static bool is_table(const struct options *o)
{
	struct stat st;

	return o->init_from != NULL && stat(o->init_from, &st) == 0 &&
	       S_ISREG(st.st_mode);
}

/* What the forces are is known from a data folder. */
static bool fill(const struct options *o, struct error *err)
{
	char from[PATH_ROOM];
	struct options own = *o;
	struct dataset *d = NULL;
	struct diag_list diags;
	bool table = is_table(o);
	bool ok;

	if (table)
		own.init_from = NULL;
	if (!place_to_copy(&own, from, sizeof(from)))
		return error_set(err, EXIT_IO,
		    "no folder to take the forces from: name one with --from, "
		    "or use --empty");
	diag_init(&diags);
	ok = dataset_load(from, &d, &diags, err);
	if (ok && diags.errors > 0) {
		diag_print(&diags, message_has_colours(o), stderr);
		err->status = EXIT_DATA;
		ok = false;
	}
	if (ok && (o->init_from == NULL || table))
		ok = init_start(o, d, err);
	else if (ok && o->year != 0 && !choose_has_year(d, o->year))
		ok = choose_no_year(d, "--year", o->year, err);
	else if (ok)
		ok = init_copy(o, from, err);
	dataset_free(d);
	diag_release(&diags);
	return ok;
}

static bool refuse_filled(const struct options *o, struct error *err)
{
	static const char *const taken[] = { "observations", "metrics" };

	for (size_t i = 0; i < 2; i++)
		if (init_is_there(o->what, taken[i]))
			return error_set(err, EXIT_IO,
			    "%s/%s.csv is there already; --init touches "
			    "nothing that is there",
			    o->what, taken[i]);
	return true;
}

bool mode_init(const struct options *o, struct error *err)
{
	bool described = init_is_there(o->what, "forces");
	struct text t = TEXT_EMPTY;
	bool ok = init_make_folder(o, err);

	if (ok && !described && !o->init_empty)
		ok = refuse_filled(o, err) && fill(o, err);
	else if (ok && described && o->init_from != NULL)
		ok = refuse_filled(o, err);
	if (ok) {
		ok = init_package(
			 o->what, !described && o->init_empty, &t, err) &&
		     init_write_new(o, "datapackage.json", &t, err);
	}
	if (ok && !described && o->init_empty)
		ok = init_headers(o, err);
	text_release(&t);
	return ok;
}
