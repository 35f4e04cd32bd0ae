/* An empty data folder: a CSV file of headers for each file that is read, and a
 * README.md that says what each column holds. */
#include "app/schema.h"
#include "init.h"
#include "peelstats/format.h"
#include "peelstats/text.h"

#include "base/banned.h"

static void readme(struct text *out)
{
	text_add(out,
	    "# Data for peelstats\n\n"
	    "Fill in the files and run `peelstats --check --data` on this "
	    "folder. Files that\nare not needed may be deleted; columns may "
	    "be in any order.\n");
	for (size_t i = 0; i < N_SCHEMA; i++) {
		if (schema_rows[i].column == NULL)
			text_addf(out,
			    "\n## %s.csv%s\nOne row is %s.\n\n"
			    "| column | needed | holds |\n|---|---|---|\n",
			    schema_rows[i].file,
			    schema_rows[i].required ? " (needed)" : "",
			    schema_rows[i].words);
		else
			text_addf(out, "| `%s` | %s | %s |\n",
			    schema_rows[i].column,
			    schema_rows[i].required ? "yes" : "",
			    schema_rows[i].words);
	}
}

static void header(size_t first, struct text *out)
{
	for (size_t i = first + 1;
	     i < N_SCHEMA && schema_rows[i].column != NULL; i++)
		text_addf(out, "%s%s", i > first + 1 ? "," : "",
		    schema_rows[i].column);
	text_add_char(out, '\n');
}

/* A new folder: what each column is for, and a file of headers each. */
bool init_headers(const struct options *o, struct error *err)
{
	struct text t = TEXT_EMPTY;
	bool ok;

	readme(&t);
	ok = init_write_new(o, "README.md", &t, err);
	for (size_t i = 0; i < N_SCHEMA && ok; i++) {
		char name[64];

		if (schema_rows[i].column != NULL)
			continue;
		format_short(name, sizeof(name), "%s.csv", schema_rows[i].file);
		text_clear(&t);
		header(i, &t);
		ok = init_write_new(o, name, &t, err);
	}
	text_release(&t);
	return ok;
}
