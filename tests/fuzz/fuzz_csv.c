/*
 * Any bytes as a CSV file. What is read without a complaint must be what
 * libcsv makes of it in one piece, tabs and line ends in fields as spaces.
 */
#define _GNU_SOURCE
#include "dataset/csv_source.h"
#include "dataset/csv_text.h"
#include "fuzz.h"
#include "peelstats/text.h"

#include <csv.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const struct csv_column columns[] = { { "a", false }, { "b", false },
	{ "c", false }, { "d", false } };

enum { N_COLUMNS = 4 };

/* Records of fields: both sides write them the same way. */
struct tally {
	struct text text;
	bool header;
	size_t fields;
};

static void row(void *context, const struct csv_row *r)
{
	struct tally *t = context;

	for (size_t c = 0; c < N_COLUMNS; c++) {
		struct place p = csv_place(r, c);

		if (p.line < csv_row_line(r) || p.column < 1)
			abort();
		text_add(&t->text, csv_field(r, c));
		text_add_char(&t->text, '\1');
	}
	text_add_char(&t->text, '\2');
}

static void field_read(void *bytes, size_t len, void *context)
{
	struct tally *t = context;
	struct text field = TEXT_EMPTY;

	if (t->header && t->fields < N_COLUMNS) {
		text_add_bytes(&field, bytes, len);
		csv_text_settle(field.s, false);
		text_add(&t->text, text_str(&field));
		text_add_char(&t->text, '\1');
		text_release(&field);
	}
	t->fields++;
}

static void record_read(int end, void *context)
{
	struct tally *t = context;

	(void)end;
	if (t->header)
		text_add_char(&t->text, '\2');
	t->header = true;
	t->fields = 0;
}

/* What libcsv alone makes of it. */
static void read_plainly(const uint8_t *data, size_t size, struct tally *t)
{
	struct csv_parser p;

	(void)csv_init(&p, CSV_STRICT | CSV_STRICT_FINI);
	(void)csv_parse(&p, data, size, field_read, record_read, t);
	(void)csv_fini(&p, field_read, record_read, t);
	csv_free(&p);
}

static bool is_plain_text(const uint8_t *data, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (data[i] >= 0x7F || (data[i] < 0x20 && data[i] != '\n' &&
					   data[i] != '\r' && data[i] != '\t'))
			return false;
	return true;
}

static void compare(const uint8_t *data, size_t size, const struct tally *ours)
{
	struct tally theirs = { TEXT_EMPTY, false, 0 };

	read_plainly(data, size, &theirs);
	if (strcmp(text_str(&ours->text), text_str(&theirs.text)) != 0) {
		(void)fprintf(stderr, "ours:\n%s\nlibcsv:\n%s\n",
		    text_str(&ours->text), text_str(&theirs.text));
		abort();
	}
	text_release(&theirs.text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tally ours = { TEXT_EMPTY, false, 0 };
	struct diag_list diags;
	struct error err = { EXIT_OK, "" };
	char name[32];
	int fd = memfd_create("fuzz", 0);
	struct csv_request request = { "/proc/self/fd", name, true, columns,
		N_COLUMNS, row, NULL, &ours, &diags, NULL, NULL };

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	(void)snprintf(name, sizeof(name), "%d", fd);
	diag_init(&diags);
	if (!csv_source_read(&request, &err))
		abort();
	if (diags.errors + diags.warnings == 0 && size > 8 &&
	    memcmp(data, "a,b,c,d", 7) == 0 && is_plain_text(data, size))
		compare(data, size, &ours);
	diag_release(&diags);
	text_release(&ours.text);
	(void)close(fd);
	return 0;
}
