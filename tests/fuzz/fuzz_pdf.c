/*
 * Any bytes as a data folder, to the finished file: what the checks pass can
 * be printed, in every layout, by HarfBuzz, libharu and the saver, and the
 * file's own table leads to every object. A line "=== name" begins a file; the
 * bytes themselves choose the layout.
 */
#include "folder_files.h"
#include "fuzz.h"
#include "peelstats/analysis.h"
#include "peelstats/backend.h"
#include "peelstats/draw.h"
#include "peelstats/num.h"
#include "peelstats/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 64 * 1024 };

static bool printable(void *context, uint32_t code)
{
	return charset_has(context, code);
}

static void fail(const char *why)
{
	(void)fprintf(stderr, "%s\n", why);
	abort();
}

/* "N 0 obj" stands where the file says that its last table is, and the words
 * that end a file end it. */
static void check_file(const struct text *bytes)
{
	static const char end[] = "\n%%EOF\n";
	const char *at;
	char *rest;
	unsigned long offset;

	if (bytes->len < 100 || memcmp(bytes->s, "%PDF-1.7\n", 9) != 0)
		fail("no head of a PDF file");
	at = bytes->s + bytes->len - strlen(end);
	if (memcmp(at, end, strlen(end)) != 0)
		fail("no end of a PDF file");
	while (at > bytes->s && at[-1] != '\n')
		at--;
	offset = strtoul(at, NULL, 10);
	if (offset + 16 > bytes->len)
		fail("the table is beyond the end");
	(void)strtoul(bytes->s + offset, &rest, 10);
	if (strncmp(rest, " 0 obj", 6) != 0)
		fail("there is no table where it should be");
}

static void make_file(const struct report *r, bool attach)
{
	static const char figures[] = "a,b\n1,2\n";
	struct document_info info = { .title = r->title,
		.author = r->author,
		.subject = r->subject,
		.language = "en-GB",
		.producer = "fuzz",
		.date = r->date,
		.font_dirs = FONT_DIRS };
	struct error err = { EXIT_OK, "" };
	struct text bytes = TEXT_EMPTY;
	struct canvas c;

	if (attach)
		info.attachment = (struct attachment){ "figures.csv",
			"text/csv", "The figures", figures, strlen(figures) };
	if (!backend_pdf.open(&c, &info, &err))
		fail(err.message);
	(void)draw_report(r, &c);
	if (!c.ops->finish(c.self, &bytes, &err))
		fail(err.message);
	c.ops->free(c.self);
	check_file(&bytes);
	text_release(&bytes);
}

static void print(
    const struct dataset *d, const struct diag_list *diags, unsigned how)
{
	int year = d->year[d->n_years - 1];
	struct analysis *a = analysis_compute(d, year, year - 1);
	struct report_request q = { .version = "fuzz",
		.date = d->meta.released,
		.pages = (how & 1U) != 0 ? "full" : NULL,
		.one_force = (how & 2U) != 0,
		.large = (how & 4U) != 0,
		.slide = (how & 12U) == 8,
		.warnings = diags };
	struct report *r = report_build(a, &q);

	make_file(r, (how & 16U) != 0);
	report_free(r);
	analysis_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fixture f;
	struct charset *set;
	unsigned how = 0;

	if (size > LONGEST)
		return 0;
	for (size_t i = 0; i < size; i++)
		how = how * 31 + data[i];
	num_init();
	fixture_open(&f);
	folder_files_write(&f, (const char *)data, size);
	set = charset_new(FONT_DIRS);
	if (!dataset_load_printable(
		f.dir, printable, set, &f.dataset, &f.diags, &f.err))
		fail(f.err.message);
	charset_free(set);
	if (f.diags.errors == 0)
		dataset_check(f.dataset, f.dir, 0, &f.diags);
	if (f.diags.errors == 0)
		print(f.dataset, &f.diags, how);
	fixture_close(&f);
	return 0;
}
