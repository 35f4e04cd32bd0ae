/* Where this installation and these options look for data and fonts. */
#include "places.h"

#include "peelstats/format.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

const char *place_data(const struct options *o)
{
	struct stat st;

	if (o->data != NULL)
		return o->data;
	if (stat(PEELSTATS_DATA_DIR, &st) == 0)
		return PEELSTATS_DATA_DIR;
	return "data";
}

const char *place_fonts(const struct options *o)
{
	const char *named = getenv("PEELSTATS_FONTS");

	if (o->font_dirs != NULL)
		return o->font_dirs;
	if (named != NULL && named[0] != '\0')
		return named;
	return PEELSTATS_FONT_DIRS;
}

static bool has_forces(const char *dir)
{
	char path[PATH_ROOM];
	int failed;

	(void)format_fits(path, sizeof(path), "%s/forces.csv", dir);
	do
		failed = access(path, F_OK);
	while (failed != 0 && errno == EINTR);
	return failed == 0;
}

/* The data of the clone whose build this is, where nothing is installed. */
static bool above_program(char *path, size_t size)
{
	char program[3072];
	ssize_t len = readlink("/proc/self/exe", program, sizeof(program) - 1);
	char *slash;

	if (len <= 0)
		return false;
	program[len] = '\0';
	for (int up = 0; up < 4; up++) {
		slash = strrchr(program, '/');
		if (slash == NULL)
			return false;
		*slash = '\0';
		(void)format_fits(path, size, "%s/data", program);
		if (has_forces(path))
			return true;
	}
	return false;
}

bool place_bundled(const struct options *o, char *path, size_t size)
{
	struct options usual = *o;

	usual.data = NULL;
	(void)format_fits(path, size, "%s", place_data(&usual));
	return has_forces(path) || above_program(path, size);
}

bool place_to_copy(const struct options *o, char *path, size_t size)
{
	(void)format_fits(path, size, "%s",
	    o->init_from != NULL ? o->init_from : place_data(o));
	return o->init_from != NULL || o->data != NULL || has_forces(path) ||
	       above_program(path, size);
}
