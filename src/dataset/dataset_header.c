#include "csv_source.h"
#include "peelstats/dataset.h"

#include "base/banned.h"

struct heading {
	void (*f)(void *context, const char *column);
	void *context;
};

static void header(void *context, const struct csv_row *row)
{
	struct heading *h = context;
	const char *name;

	for (size_t i = 0; (name = csv_header_field(row, i)) != NULL; i++)
		h->f(h->context, name);
}

static void skip(void *context, const struct csv_row *row)
{
	(void)context;
	(void)row;
}

bool dataset_header(const char *dir, const char *file,
    void (*f)(void *context, const char *column), void *context,
    struct error *err)
{
	struct heading h = { f, context };
	struct diag_list diags;
	struct csv_request request = { .dir = dir,
		.name = file,
		.row = skip,
		.header = header,
		.context = &h,
		.diags = &diags };
	bool ok;

	diag_init(&diags);
	ok = csv_source_read(&request, err);
	diag_release(&diags);
	return ok;
}
