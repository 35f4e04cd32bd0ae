/* A new data folder and its files. */
#include "app/output/output.h"
#include "init.h"
#include "peelstats/text.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

bool init_is_there(const char *dir, const char *file)
{
	struct text path = TEXT_EMPTY;
	bool there;

	text_addf(&path, "%s/%s.csv", dir, file);
	do
		there = access(text_str(&path), F_OK) == 0;
	while (!there && errno == EINTR);
	text_release(&path);
	return there;
}

/* Nothing that is there already is touched. */
bool init_write_new(const struct options *o, const char *name,
    const struct text *bytes, struct error *err)
{
	struct text path = TEXT_EMPTY;
	bool ok;

	text_addf(&path, "%s/%s", o->what, name);
	ok = output_write(text_str(&path), OUTPUT_NEW, bytes, err);
	text_release(&path);
	return ok;
}

bool init_make_folder(const struct options *o, struct error *err)
{
	const char *dir = o->what;

	if (mkdir(dir, 0777) == 0 || errno == EEXIST)
		return true;
	return error_set(err, EXIT_IO, "%s: cannot make the folder: %s", dir,
	    strerror(errno));
}
