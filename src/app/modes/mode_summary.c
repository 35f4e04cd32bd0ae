/* --summary: the text for an email about the report that is asked for. */
#include "app/figures.h"
#include "app/load.h"
#include "app/messages.h"
#include "app/mode.h"
#include "app/output/output.h"
#include "app/plan.h"
#include "peelstats/earlier.h"
#include "peelstats/report.h"
#include "peelstats/summary.h"
#include "peelstats/write.h"

#include <string.h>
#include <sys/stat.h>

#include "base/banned.h"

enum { FILES_NAMED = 4 };

/* "peelstats-2017-national.pdf (1,490 KB)", or how many and how large: of each
 * report the first format that is there. */
static void name_files(const struct plan *p, struct text *out)
{
	struct text names = TEXT_EMPTY;
	long long bytes = 0;
	size_t n = 0;

	for (size_t i = 0; i < p->n_jobs; i++) {
		const struct job *job = &p->job[i];
		struct stat st;

		if (job->n_files == 0 || stat(job->file[0].path, &st) != 0)
			continue;
		text_addf(&names, "%s%s (%lld KB)", n > 0 ? ", " : "",
		    strrchr(job->file[0].path, '/') + 1,
		    ((long long)st.st_size + 512) / 1024);
		bytes += st.st_size;
		n++;
	}
	if (n > 0 && n <= FILES_NAMED)
		text_addf(
		    out, "File%s: %s.", n == 1 ? "" : "s", text_str(&names));
	else if (n > 0)
		text_addf(out, "Files: %zu reports, %.1f MB.", n,
		    (double)bytes / 1024 / 1024);
	text_release(&names);
}

static enum mail_part part_of(const char *what)
{
	static const struct {
		const char *word;
		enum mail_part part;
	} parts[] = { { "subject", MAIL_SUBJECT }, { "body", MAIL_BODY },
		{ "html", MAIL_HTML } };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strcmp(what, parts[i].word) == 0)
			return parts[i].part;
	return MAIL_ALL;
}

/* The text is about the first report that is planned. */
static bool write_summary(const struct options *o, const struct analysis *a,
    const struct plan *p, const struct earlier *earlier, struct error *err)
{
	const struct report_request request = { .version = program_version,
		.date = p->choice.date,
		.metric = p->choice.metric,
		.pages = "brief",
		.one_force = p->n_jobs > 0 && p->job[0].request.one_force,
		.force = p->n_jobs > 0 ? p->job[0].request.force : 0 };
	struct text files = TEXT_EMPTY;
	struct text out = TEXT_EMPTY;
	struct summary_context context;
	struct summary summary;
	struct report *report;
	bool ok;

	if (o->out_dir != NULL)
		name_files(p, &files);
	context = (struct summary_context){ earlier, text_str(&files) };
	report = report_build(a, &request);
	summary_make(report->story, &context, &summary);
	write_mail(report, &summary, part_of(o->what), &out);
	ok = output_text(
	    o->output != NULL ? o->output : "-", OUTPUT_NAMED, &out, err);
	report_free(report);
	text_release(&files);
	text_release(&out);
	return ok;
}

static bool summarize(const struct options *o, const struct loaded *l,
    const struct choice *c, struct error *err)
{
	struct analysis_settings settings = figures_settings(o, c);
	struct earlier *earlier = NULL;
	struct analysis *a;
	struct plan p;
	bool ok;

	/* the mail speaks of all measures, whatever the report is on */
	settings.full = NULL;
	a = figures_work_out(o, l->dataset, &settings);
	plan_of_choice(o, l, c, &p);
	ok = (o->since == NULL || earlier_read(o->since, &earlier, err)) &&
	     write_summary(o, a, &p, earlier, err);
	earlier_free(earlier);
	analysis_free(a);
	plan_release(&p);
	return ok;
}

bool mode_summary(const struct options *o, struct error *err)
{
	struct loaded l;
	struct choice c;
	bool ok = load_data(o, LOAD_FOR_FIGURES, &l, err);

	if (ok) {
		ok = choose_scope(o, l.dataset, &c, err) &&
		     choose_forces(o, l.dataset, &c, err);
		if (ok)
			ok = summarize(o, &l, &c, err);
		else
			choice_release(&c);
	}
	load_release(&l);
	return ok;
}
