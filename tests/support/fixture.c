#include "fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void fixture_open(struct fixture *f)
{
	const char *tmp = getenv("TMPDIR");

	memset(f, 0, sizeof(*f));
	diag_init(&f->diags);
	(void)snprintf(f->dir, sizeof(f->dir), "%s/peelstats.XXXXXX",
	    tmp != NULL ? tmp : "/tmp");
	if (mkdtemp(f->dir) == NULL)
		abort();
}

void fixture_write_bytes(
    struct fixture *f, const char *name, const char *bytes, size_t len)
{
	char path[512];
	FILE *file;

	(void)snprintf(path, sizeof(path), "%s/%s", f->dir, name);
	file = fopen(path, "wb");
	if (file == NULL || fwrite(bytes, 1, len, file) != len ||
	    fclose(file) != 0)
		abort();
}

void fixture_write(struct fixture *f, const char *name, const char *text)
{
	fixture_write_bytes(f, name, text, strlen(text));
}

void fixture_write_small(struct fixture *f)
{
	fixture_write(f, "forces.csv", "force_id,short\nA,Aton\nB,Beton\n");
	fixture_write(f, "metrics.csv",
	    "metric_id,title,kind,multiplier,numerator,denominator\n"
	    "m1,Crime,rate,1000,crimes,population\n");
	fixture_write(f, "observations.csv",
	    "force_id,metric_id,year,numerator,denominator\n"
	    "A,m1,2016,10,1000\nB,m1,2016,30,1000\n"
	    "A,m1,2017,20,1000\nB,m1,2017,30,2000\n");
}

bool fixture_load(struct fixture *f)
{
	return dataset_load(f->dir, &f->dataset, &f->diags, &f->err);
}

const struct diag *fixture_diag(
    const struct fixture *f, const char *code, size_t nth)
{
	for (const struct diag *d = f->diags.first; d != NULL; d = d->next)
		if (strcmp(d->code, code) == 0 && nth-- == 0)
			return d;
	return NULL;
}

void fixture_close(struct fixture *f)
{
	DIR *dir = opendir(f->dir);
	struct dirent *entry;

	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		char path[800];

		(void)snprintf(
		    path, sizeof(path), "%s/%s", f->dir, entry->d_name);
		(void)unlink(path);
	}
	if (dir != NULL)
		(void)closedir(dir);
	(void)rmdir(f->dir);
	dataset_free(f->dataset);
	diag_release(&f->diags);
}
