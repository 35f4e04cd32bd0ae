/* What the checks of the data warn of: the reader should know as well. */
#include "page.h"

#include <string.h>

#include "base/banned.h"

enum { COLUMNS = 2, MOST_ROWS = 200 };

static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* How the report looks is no matter of its figures. */
static bool is_of_data(const struct diag *d)
{
	return strcmp(d->code, "W520") != 0;
}

static size_t count_of_data(const struct diag_list *list)
{
	size_t n = list->warnings;

	for (const struct diag *d = list->first; d != NULL; d = d->next)
		n -= d->level == DIAG_WARNING && !is_of_data(d);
	return n;
}

/* `kept` of one kind are listed, the others only counted. */
static const struct cell *cells(
    struct report *r, const struct diag *d, size_t kept)
{
	struct cell *c = arena_array(&r->arena, COLUMNS, sizeof(*c));
	const char *file = file_name(d->place.file);

	/* no line: the report must not depend on the order of rows */
	c[0].text = arena_strdup(&r->arena, file);
	c[0].style = CELL_QUIET;
	c[1].text = d->message;
	if (d->nth == kept && d->group->count > kept)
		c[1].text =
		    arena_printf(&r->arena, "%s (and %zu more like this)",
			d->message, d->group->count - kept);
	if (d->again > 0)
		c[1].text = arena_printf(&r->arena, "%s (the same in %zu more)",
		    c[1].text, d->again);
	return c;
}

static void build(struct report *r, const struct report_request *request)
{
	static const struct column column[COLUMNS] = {
		{ "File", ALIGN_LEFT, 40 },
		{ "What the checks found", ALIGN_LEFT, 0 },
	};
	struct table_row *row = arena_array(&r->arena, MOST_ROWS, sizeof(*row));
	struct table t = { .column = column,
		.row = row,
		.n_columns = COLUMNS,
		.caption = "Warnings of the checks, in the order found" };
	const struct diag_list *list = request->warnings;
	struct page *p;
	size_t n = list != NULL ? count_of_data(list) : 0;

	if (n == 0)
		return;
	for (const struct diag *d = list->first;
	     d != NULL && t.n_rows < MOST_ROWS; d = d->next)
		if (is_of_data(d))
			row[t.n_rows++] = (struct table_row){ ROW_BODY,
				cells(r, d, list->fold_after) };
	p = add_page(r, "checks", "checks", "Checks of the data",
	    "Checks of the data", 1);
	add_heading(r, p, 1, "Checks of the data");
	add_text(r, p, STYLE_FINDING,
	    arena_printf(&r->arena,
		"The checks made before this report found %zu thing%s to look "
		"at. None of them makes a figure unusable; each may mean that "
		"one is wrong.%s",
		n, n == 1 ? "" : "s",
		t.n_rows == MOST_ROWS
		    ? " The first 200 are listed; peelstats --check prints all."
		    : ""));
	add_table(r, p, &t);
}

const struct page_kind page_checks = { "checks", SCOPE_BOTH, build, NULL };
