/* A file that is not there, and what lies beside it. */
#include "csv_missing.h"

#include "peelstats/format.h"
#include "peelstats/text.h"

#include <dirent.h>
#include <string.h>
#include <strings.h>

#include "base/banned.h"

enum { NAME_ROOM = 256 };

static bool ends_with(const char *name, const char *suffix)
{
	size_t len = strlen(name);
	size_t n = strlen(suffix);

	return len >= n && strcasecmp(name + len - n, suffix) == 0;
}

/* How likely `found` is meant: 0 not at all. */
static int likeness(const char *found, const char *name)
{
	size_t stem = strcspn(name, ".");

	if (strcasecmp(found, name) == 0)
		return 3;
	if (strncasecmp(found, name, stem) == 0 &&
	    (found[stem] == '.' || found[stem] == ' ' || found[stem] == '('))
		return 2;
	return ends_with(found, ".csv") && name_near(found, name) ? 1 : 0;
}

/* The name in the folder that is most likely meant; the first on a tie. */
static bool find_likely(const char *dir, const char *name, char *out)
{
	DIR *d = opendir(dir);
	const struct dirent *e;
	int best = 0;

	while (d != NULL && (e = readdir(d)) != NULL) {
		int now = likeness(e->d_name, name);

		if (now < best || now == 0 ||
		    (now == best && strcmp(e->d_name, out) > 0))
			continue;
		best = now;
		(void)format_fits(out, NAME_ROOM, "%s", e->d_name);
	}
	if (d != NULL)
		(void)closedir(d);
	return best > 0;
}

static bool is_sheet(const char *name)
{
	return ends_with(name, ".xlsx") || ends_with(name, ".xls") ||
	       ends_with(name, ".xlsm") || ends_with(name, ".ods") ||
	       ends_with(name, ".numbers");
}

void csv_missing(const struct csv_request *request, const char *path)
{
	const struct place place = { path, 0, 0, NULL };
	char near[NAME_ROOM];
	struct text help = TEXT_EMPTY;

	if (find_likely(request->dir, request->name, near)) {
		if (is_sheet(near))
			text_addf(&help,
			    "there is \"%s\": save its sheet as \"CSV "
			    "UTF-8\" under the name %s",
			    near, request->name);
		else
			text_addf(&help, "there is \"%s\": rename it to %s",
			    near, request->name);
	} else if (request->required) {
		text_add(&help,
		    "peelstats needs forces.csv, metrics.csv and "
		    "observations.csv; peelstats --init FOLDER makes them");
	}
	if (help.len > 0)
		diag_add(request->diags, "E101", place, text_str(&help),
		    "file not found");
	text_release(&help);
}
