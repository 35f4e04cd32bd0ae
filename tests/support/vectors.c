#include "vectors.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct vectors vectors_read(const char *file)
{
	struct vectors v = { NULL, 0 };
	char path[512];
	char line[512];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/%s", VECTORS_DIR, file);
	f = fopen(path, "r");
	if (f == NULL) {
		perror(path);
		exit(1);
	}
	if (fgets(line, sizeof(line), f) == NULL)
		exit(1);
	while (fgets(line, sizeof(line), f) != NULL) {
		struct vector_row r;

		memset(&r, 0, sizeof(r));
		if (sscanf(line, "%31[^,],%31[^,],%ld,%39[^,\n],%lf,%lf",
			r.name, r.field, &r.i, r.value, &r.rtol, &r.atol) < 4)
			continue;
		v.row = realloc(v.row, (v.n + 1) * sizeof(*v.row));
		if (v.row == NULL)
			exit(1);
		v.row[v.n++] = r;
	}
	(void)fclose(f);
	return v;
}

void vectors_free(struct vectors *v)
{
	free(v->row);
}

const struct vector_row *vectors_find(
    const struct vectors *v, const char *name, const char *field, long i)
{
	for (size_t k = 0; k < v->n; k++)
		if (v->row[k].i == i && strcmp(v->row[k].name, name) == 0 &&
		    strcmp(v->row[k].field, field) == 0)
			return &v->row[k];
	return NULL;
}

size_t vectors_numbers(const struct vectors *v, const char *name,
    const char *field, double *out, size_t room, size_t *missing)
{
	size_t n = 0;

	if (missing != NULL)
		*missing = 0;
	for (size_t k = 0; k < v->n && n < room; k++) {
		if (strcmp(v->row[k].name, name) != 0 ||
		    strcmp(v->row[k].field, field) != 0)
			continue;
		if (strcmp(v->row[k].value, "NA") == 0) {
			if (missing != NULL)
				(*missing)++;
			continue;
		}
		out[n++] = strtod(v->row[k].value, NULL);
	}
	return n;
}
