/* The line that names the columns; see csv_header.h. */
#include "csv_header.h"

#include "peelstats/number.h"

#include <string.h>

#include "base/banned.h"

enum { SHORTEST = 4 };

static size_t header_find(const struct csv_record *r, const char *name)
{
	for (size_t f = 0; f < r->n_fields; f++)
		if (name_equal(r->fields.s + r->start[f], name))
			return f;
	return CSV_UNMAPPED;
}

/* "denom" for "denominator", "force" for "force_id". */
static bool begins_alike(const char *a, const char *b)
{
	size_t la = strlen(a);
	size_t lb = strlen(b);
	size_t len = la < lb ? la : lb;

	return len >= SHORTEST && strncmp(a, b, len) == 0;
}

bool csv_header_known(const struct csv_record *r, const char *name)
{
	for (size_t c = 0; c < r->request->n_columns; c++)
		if (name_equal(r->request->columns[c].name, name))
			return true;
	return false;
}

/* The field that may be meant by a column that is missing, or n_fields. */
static size_t header_near(const struct csv_record *r, const char *name)
{
	size_t f = 0;

	for (; f < r->n_fields; f++) {
		const char *found = r->fields.s + r->start[f];

		if (!csv_header_known(r, found) &&
		    (name_near(name, found) || name_near(found, name) ||
			begins_alike(name, found)))
			break;
	}
	return f;
}

/* A first line that is data: no column is named, and a number stands there. */
static bool header_is_data(const struct csv_record *r)
{
	bool number = false;

	for (size_t f = 0; f < r->n_fields && f < CSV_COLUMNS_MAX; f++) {
		const char *field = r->fields.s + r->start[f];
		double x;

		if (csv_header_known(r, field))
			return false;
		number = number || number_parse(field, &x);
	}
	return number || r->n_fields == 0;
}

static void report_no_header(struct csv_record *r)
{
	const struct csv_request *q = r->request;
	struct text help = TEXT_EMPTY;

	text_add(&help, "put this line above it: ");
	for (size_t c = 0; c < q->n_columns; c++)
		if (q->columns[c].required)
			text_addf(&help, "%s%s", c > 0 ? "," : "",
			    q->columns[c].name);
	diag_add(q->diags, "E110", csv_record_place(r, 0), text_str(&help),
	    "the first line names no columns");
	text_release(&help);
}

/* The one field that is not known, where one column is missing. */
static size_t header_left_over(const struct csv_record *r)
{
	size_t found = r->n_fields;

	for (size_t f = 0; f < r->n_fields; f++) {
		const char *name = r->fields.s + r->start[f];

		if (csv_header_known(r, name) || name[0] == '\0')
			continue;
		if (found < r->n_fields)
			return r->n_fields;
		found = f;
	}
	return found;
}

/* The columns that only one file of a folder has. */
static const struct {
	const char *file;
	const char *column[2];
} signs[] = { { "forces.csv", { "force_id", "short" } },
	{ "metrics.csv", { "metric_id", "kind" } },
	{ "observations.csv", { "force_id", "numerator" } },
	{ "judgments.csv", { "question_id", "grade" } },
	{ "notes.csv", { "note_id", "text" } },
	{ "meta.csv", { "key", "value" } },
	{ "published.csv", { "published_id", "quantity" } } };

/* Another file of the folder was saved under this name. */
static bool report_other_file(struct csv_record *r)
{
	const struct csv_request *q = r->request;

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (strcmp(signs[i].file, q->name) == 0 ||
		    header_find(r, signs[i].column[0]) == CSV_UNMAPPED ||
		    header_find(r, signs[i].column[1]) == CSV_UNMAPPED)
			continue;
		diag_add(q->diags, "E110", csv_record_place(r, 0),
		    "put the right file in its place: this one was saved under "
		    "a wrong name",
		    "these are the columns of %s, not of %s", signs[i].file,
		    q->name);
		return true;
	}
	return false;
}

/* Years side by side, as tables are printed: a row here is one figure. */
static bool report_wide(struct csv_record *r)
{
	const struct csv_request *q = r->request;
	size_t years = 0;
	size_t first = 0;
	int year;

	for (size_t f = r->n_fields; f-- > 0;)
		if (number_parse_year(r->fields.s + r->start[f], &year)) {
			years++;
			first = f;
		}
	if (years < 2 || header_find(r, "year") != CSV_UNMAPPED ||
	    strcmp(q->name, "observations.csv") != 0)
		return false;
	diag_add(q->diags, "E110", csv_record_place(r, first),
	    "one row is one figure of one year here; for a table like this: "
	    "peelstats --import FILE --recipe new",
	    "the years stand side by side");
	return true;
}

static bool lacks_columns(const struct csv_record *r)
{
	const struct csv_request *q = r->request;
	size_t n = 0;

	for (size_t c = 0; c < q->n_columns; c++)
		n += q->columns[c].required &&
		     header_find(r, q->columns[c].name) == CSV_UNMAPPED;
	return n >= 2;
}

/* Finds the columns; false if a required one is missing. */
static bool header_map_columns(struct csv_record *r)
{
	const struct csv_request *q = r->request;
	bool good = true;

	if (lacks_columns(r) && (report_other_file(r) || report_wide(r)))
		return false;

	for (size_t c = 0; c < q->n_columns; c++) {
		struct text help = TEXT_EMPTY;
		size_t near;

		r->limit[c] = csv_text_limit_of(q->columns[c].name);
		if (c == 0 || r->limit[c]->most < r->least_limit)
			r->least_limit = r->limit[c]->most;
		r->field_of[c] = header_find(r, q->columns[c].name);
		if (r->field_of[c] != CSV_UNMAPPED || !q->columns[c].required)
			continue;
		near = header_near(r, q->columns[c].name);
		if (near == r->n_fields)
			near = header_left_over(r);
		if (near < r->n_fields)
			text_addf(&help, "rename the column \"%s\" to \"%s\"",
			    r->fields.s + r->start[near], q->columns[c].name);
		else
			text_addf(&help,
			    "add a column \"%s\" to the header row",
			    q->columns[c].name);
		diag_add(q->diags, "E110",
		    csv_record_place(r, near < r->n_fields ? near : 0),
		    text_str(&help), "no column \"%s\"", q->columns[c].name);
		good = false;
		text_release(&help);
	}
	return good;
}

/* A column that no file has; one without a name is the numbers of rows. */
static void report_unknown(struct csv_record *r, size_t f, const char *name)
{
	if (name[0] == '\0')
		diag_add(r->request->diags, "W510", csv_record_place(r, f),
		    f == 0 ? "leave the numbers of rows out: row.names = FALSE "
			     "in R, index=False in pandas; or delete the column"
			   : "delete the column, or give it a name",
		    "column %zu has no name and is not used", f + 1);
	else
		diag_add(r->request->diags, "W510", csv_record_place(r, f),
		    "correct the name if the column is meant to be used; else "
		    "leave it, or delete it",
		    "column \"%s\" is not known and is not used", name);
}

/* Reports columns given twice, and those that are not known if asked to. */
static bool header_check_fields(struct csv_record *r, bool unknown)
{
	bool good = true;

	for (size_t f = 0; f < r->n_fields; f++) {
		const char *name = r->fields.s + r->start[f];
		size_t first = header_find(r, name);

		if (first < f && name[0] != '\0') {
			diag_add(r->request->diags, "E111",
			    csv_record_place(r, f),
			    "keep one of the two columns",
			    "column \"%s\" appears twice (first at column %zu)",
			    name, first + 1);
			good = false;
		} else if (unknown && !csv_header_known(r, name)) {
			report_unknown(r, f, name);
		}
	}
	return good;
}

bool csv_header_read(struct csv_record *r)
{
	bool good;

	r->n_header = r->n_fields;
	if (r->n_fields > CSV_COLUMNS_MAX) {
		diag_add(r->request->diags, "E112", csv_record_place(r, 0),
		    "check the column separator of the file",
		    "%zu columns are more than the %d that a file may have",
		    r->n_fields, CSV_COLUMNS_MAX);
		return false;
	}
	if (header_is_data(r)) {
		report_no_header(r);
		return false;
	}
	good = header_map_columns(r);
	/* what is not known may be what is missing: one word on it is enough */
	return header_check_fields(r, good) && good;
}
