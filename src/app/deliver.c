/* Bytes into files: under a lock, whole or not at all, and only what changed.
 */
#include "deliver.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

static bool make_folder(const char *dir, struct error *err)
{
	if (dir == NULL || mkdir(dir, 0777) == 0 || errno == EEXIST)
		return true;
	return error_set(err, EXIT_IO, "%s: cannot make the folder: %s", dir,
	    strerror(errno));
}

bool deliver_begin(struct delivery *d, const struct options *o,
    const struct plan *p, const struct loaded *l, struct error *err)
{
	*d = (struct delivery){ o, p, l, { -1, -1 } };
	if (o->dry_run)
		return true;
	if (!make_folder(o->out_dir, err) || !make_folder(p->charts, err) ||
	    !output_lock(p->place, o->wait, &d->lock, err))
		return false;
	output_clean(p->place);
	if (p->charts != NULL)
		output_clean(p->charts);
	return true;
}

void deliver_end(struct delivery *d)
{
	output_unlock(&d->lock);
}

/* A file to deliver. */
struct parcel {
	const char *path;
	unsigned how; /* to understand the path: see output.h */
	const struct text *bytes;
	size_t sheets; /* of paper; 0 where there are none */
	bool binary; /* nothing that a terminal could show */
};

static void say_written(const struct delivery *d, const char *path, size_t len,
    size_t sheets, struct text *said)
{
	const struct options *o = d->o;
	const struct diag_list *diags = &d->loaded->diags;
	const struct dataset *data = d->loaded->dataset;

	if ((double)len > o->max_size && o->dump == NULL && sheets > 0)
		text_addf(said,
		    "peelstats: warning: %s has %zu KB, more than --max-size "
		    "allows: mail servers may refuse it\n",
		    path, (len + 512) / 1024);
	if (o->quiet || strcmp(path, "-") == 0)
		return;
	if (!o->verbose && isatty(STDERR_FILENO) == 0)
		return;
	if (sheets == 0) {
		text_addf(
		    said, "%s written: %zu KB\n", path, (len + 512) / 1024);
		return;
	}
	text_addf(said,
	    "%s written: %zu pages, %zu KB, %zu %s, %zu warning%s\n", path,
	    sheets, (len + 512) / 1024, data->n_forces, data->naming.units,
	    diags->warnings, diags->warnings == 1 ? "" : "s");
}

/* What a run would do with a file, for --dry-run. */
static const char *intention(const struct options *o, const char *path,
    unsigned how, const struct text *bytes)
{
	struct stat st;

	if (strcmp(path, "-") == 0)
		return "would go to standard output";
	if (stat(path, &st) != 0)
		return "would be written: it is not there";
	if (!o->keep_files && !output_is_same(path, how, bytes))
		return "would be replaced: it differs";
	if (o->keep_files)
		return "would be left alone: only ./peelstats.conf names it";
	return o->rewrite ? "would be written again, though it is the "
			    "same: --rewrite"
			  : "would be left alone: nothing changed";
}

/* Only ./peelstats.conf names it, and that may be anybody's. */
static bool refuse_found(
    const struct options *o, const char *path, struct error *err)
{
	struct stat st;

	if (!o->keep_files || strcmp(path, "-") == 0 || lstat(path, &st) != 0)
		return true;
	return error_set(err, EXIT_IO,
	    "%s: is there already, and only ./peelstats.conf says to "
	    "write it; to replace it type --output or --out-dir",
	    path);
}

/* A report that would be the same is left as it is, its time included. */
static bool deliver(const struct delivery *d, const struct parcel *p,
    struct text *said, struct error *err)
{
	const struct options *o = d->o;
	unsigned how = p->how | (o->keep_files ? OUTPUT_NEW : 0);

	if (o->dry_run) {
		text_addf(said, "%s %s (%zu pages, %zu KB)\n", p->path,
		    intention(o, p->path, how, p->bytes), p->sheets,
		    (p->bytes->len + 512) / 1024);
		return true;
	}
	if (!o->rewrite && output_is_same(p->path, how, p->bytes)) {
		if (o->verbose)
			text_addf(said, "%s: unchanged\n", p->path);
		return true;
	}
	if (!refuse_found(o, p->path, err))
		return false;
	if (!(p->binary ? output_write(p->path, how, p->bytes, err)
			: output_text(p->path, how, p->bytes, err)))
		return false;
	say_written(d, p->path, p->bytes->len, p->sheets, said);
	return true;
}

bool deliver_file(const struct delivery *d, const struct plan_file *file,
    const struct text *bytes, size_t sheets, struct text *said,
    struct error *err)
{
	/* in a folder the names are ours, and somebody else may have taken
	 * one */
	unsigned how = d->o->out_dir != NULL ? OUTPUT_PLAIN : OUTPUT_NAMED;
	const struct parcel parcel = { file->path, how, bytes, sheets,
		file->writer->binary != NULL };

	return deliver(d, &parcel, said, err);
}

bool deliver_chart(const struct delivery *d, const char *name,
    const struct text *svg, struct text *said, struct error *err)
{
	struct text path = TEXT_EMPTY;
	bool ok;

	text_addf(&path, "%s/%s.svg", d->plan->charts, name);
	ok = deliver(d,
	    &(struct parcel){ text_str(&path), OUTPUT_PLAIN, svg, 0, false },
	    said, err);
	text_release(&path);
	return ok;
}

bool deliver_beside(const struct delivery *d, const char *name,
    const struct text *bytes, struct error *err)
{
	unsigned how = OUTPUT_PLAIN | (d->o->keep_files ? OUTPUT_NEW : 0);
	struct text path = TEXT_EMPTY;
	bool ok;

	text_addf(&path, "%s/%s", d->o->out_dir, name);
	ok = output_is_same(text_str(&path), OUTPUT_PLAIN, bytes) ||
	     output_write(text_str(&path), how, bytes, err);
	text_release(&path);
	return ok;
}
