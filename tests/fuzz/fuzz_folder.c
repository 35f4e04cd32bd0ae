/*
 * Any bytes as a data folder: a complaint with a place, or statistics and
 * reports in which nothing lies outside its page. A line "=== name" begins a
 * file.
 */
#include "fake_canvas.h"
#include "folder_files.h"
#include "fuzz.h"
#include "peelstats/analysis.h"
#include "peelstats/draw.h"
#include "peelstats/num.h"
#include "peelstats/report.h"
#include "peelstats/stats.h"
#include "peelstats/summary.h"
#include "peelstats/write.h"

#include <stdlib.h>
#include <string.h>

static void draw(const struct analysis *a, const struct report_request *q)
{
	struct fake_canvas watch;
	struct canvas c = fake_canvas(&watch);
	struct report *r = report_build(a, q);
	const struct summary_context context = { NULL, "" };
	const struct write_request request = { .producer = "fuzz",
		.font_dirs = FONT_DIRS };
	const struct writer *w;
	struct error err = { EXIT_OK, "" };
	struct summary summary;
	struct text out = TEXT_EMPTY;

	(void)draw_report(r, &c);
	if (watch.untagged > 0 || watch.unbalanced || watch.tags != 0)
		abort();
	/* what draws sheets is fuzzed by fuzz_pdf, which takes longer */
	for (size_t i = 0; (w = writer_at(i)) != NULL; i++)
		if (strcmp(w->name, "pdf") != 0 &&
		    strcmp(w->name, "trace") != 0)
			(void)w->write(r, &request, &out, &err);
	summary_make(r->story, &context, &summary);
	write_mail(r, &summary, MAIL_ALL, &out);
	write_mail(r, &summary, MAIL_HTML, &out);
	text_release(&out);
	fake_canvas_release(&watch);
	report_free(r);
}

/* Names of the folder may hold "nan"; then `named` says that it proves
 * nothing. */
static void use(
    const struct dataset *d, const struct diag_list *diags, bool named)
{
	static const char *const tables[] = { "forces", "metrics", "grades",
		"published", "correlations", "associations", "judgments" };
	int year = d->year[d->n_years - 1];
	struct analysis *a = analysis_compute(d, year, year - 1);
	struct stats_request request = { a, NULL, NULL };
	struct report_request q = { .version = "fuzz",
		.date = d->meta.released,
		.pages = "full",
		.warnings = diags };
	struct text out = TEXT_EMPTY;

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		stats_write(&request, tables[i], STATS_CSV, &out);
		stats_write(&request, tables[i], STATS_JSON, &out);
	}
	if (!named && strstr(text_str(&out), "nan") != NULL)
		abort();
	text_release(&out);
	draw(a, &q);
	q.one_force = true;
	draw(a, &q);
	q.large = true;
	draw(a, &q);
	analysis_free(a);
}

static bool holds_nan(const uint8_t *data, size_t size)
{
	for (size_t i = 0; i + 3 <= size; i++)
		if (memcmp(data + i, "nan", 3) == 0)
			return true;
	return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fixture f;

	num_init();
	fixture_open(&f);
	folder_files_write(&f, (const char *)data, size);
	if (!fixture_load(&f))
		abort();
	for (const struct diag *d = f.diags.first; d != NULL; d = d->next)
		if (d->place.file == NULL || d->message[0] == '\0')
			abort();
	if (f.diags.errors == 0) {
		dataset_check(f.dataset, f.dir, 0, &f.diags);
		dataset_check_rows(f.dataset, f.dir, &f.diags);
		use(f.dataset, &f.diags, holds_nan(data, size));
	}
	fixture_close(&f);
	return 0;
}
