#include "vectors.h"

#include "test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_CASES = 64 };

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

size_t vectors_column(const struct vectors *v, const char *name,
    const char *field, double *out, size_t room)
{
	size_t n = 0;

	for (size_t k = 0; k < v->n && n < room; k++)
		if (strcmp(v->row[k].name, name) == 0 &&
		    strcmp(v->row[k].field, field) == 0)
			out[n++] = strcmp(v->row[k].value, "NA") == 0
				       ? (double)NAN
				       : strtod(v->row[k].value, NULL);
	return n;
}

double vectors_number(
    const struct vectors *v, const char *name, const char *field)
{
	const struct vector_row *row = vectors_find(v, name, field, 0);

	if (row == NULL) {
		(void)fprintf(stderr, "%s: no %s\n", name, field);
		exit(1);
	}
	return strtod(row->value, NULL);
}

size_t vectors_cases(const struct vectors *v, const char **out, size_t room)
{
	size_t n = 0;

	for (size_t k = 0; k < v->n && n < room; k++) {
		bool seen = false;

		for (size_t i = 0; i < n; i++)
			seen = seen || strcmp(out[i], v->row[k].name) == 0;
		if (!seen)
			out[n++] = v->row[k].name;
	}
	return n;
}

static bool agrees(const struct vector_row *w, struct value got)
{
	double want = strtod(w->value, NULL);

	if (strcmp(w->value, "NA") == 0 || isinf(want))
		return !got.known;
	return got.known &&
	       fabs(got.x - want) <= w->rtol * fabs(want) + w->atol;
}

void vector_check(
    struct vector_check *c, const char *stat, long i, struct value got)
{
	const struct vector_row *w = vectors_find(c->want, c->name, stat, i);

	if (w == NULL)
		return;
	c->checked++;
	if (agrees(w, got))
		return;
	c->failed++;
	(void)fprintf(stderr, "%s %s %ld: %s is wanted, got %.17g%s\n", c->name,
	    stat, i, w->value, got.x, got.known ? "" : " (unknown)");
}

void vectors_run(const char *file, size_t rows,
    void (*body)(const struct vectors *in, struct vector_check *c))
{
	char path[64];
	const char *name[MOST_CASES];
	struct vectors in;
	struct vectors want;
	struct vector_check c = { &want, NULL, 0, 0 };

	(void)snprintf(path, sizeof(path), "%s.in.csv", file);
	in = vectors_read(path);
	(void)snprintf(path, sizeof(path), "%s.exp.csv", file);
	want = vectors_read(path);
	for (size_t k = 0, n = vectors_cases(&in, name, MOST_CASES); k < n;
	     k++) {
		c.name = name[k];
		body(&in, &c);
	}
	if (c.failed > 0 || c.checked != rows) {
		(void)fprintf(stderr, "%s: %zu of %zu rows differ, %zu meant\n",
		    file, c.failed, c.checked, rows);
		vectors_free(&in);
		vectors_free(&want);
		fail();
	}
	vectors_free(&in);
	vectors_free(&want);
}
