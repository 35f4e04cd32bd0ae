/* The files and columns of a data folder, from schema.def. */
#include "schema.h"

#include "peelstats/format.h"

#include <stddef.h>

#include "base/banned.h"

const struct schema_row schema_rows[N_SCHEMA] = {
#define FILE(name, needed, words, key) { #name, NULL, "", needed, words, key },
#define COLUMN(name, type, needed, words)                                      \
	{ "", #name, #type, needed, words, "" },
#include "schema.def"
#undef FILE
#undef COLUMN
};

void schema_list_files(
    void (*f)(void *context, const char *file, const char *holds),
    void *context)
{
	char file[64];
	char holds[256];

	for (size_t i = 0; i < N_SCHEMA; i++) {
		if (schema_rows[i].column != NULL)
			continue;
		format_short(file, sizeof(file), "%s.csv", schema_rows[i].file);
		format_short(holds, sizeof(holds), "%s%s",
		    schema_rows[i].required ? "needed: " : "",
		    schema_rows[i].words);
		f(context, file, holds);
	}
}

bool schema_each_file(
    bool (*f)(void *context, const char *file, const char *const *columns),
    void *context)
{
	const char *column[N_SCHEMA];
	bool ok = true;

	for (size_t i = 0; i < N_SCHEMA && ok; i++) {
		size_t n = 0;

		if (schema_rows[i].column != NULL)
			continue;
		while (i + n + 1 < N_SCHEMA &&
		       schema_rows[i + n + 1].column != NULL) {
			column[n] = schema_rows[i + n + 1].column;
			n++;
		}
		column[n] = NULL;
		ok = f(context, schema_rows[i].file, column);
	}
	return ok;
}
