#include "run.h"

#include "interrupt.h"
#include "peelstats/app.h"
#include "peelstats/num.h"
#include "peelstats/report.h"
#include "standard.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

static const struct {
	const char *code;
	const char *meaning;
	const char *help;
} codes[] = {
#define X(code, meaning, help) { #code, meaning, help },
#include "codes.def"
#undef X
};

enum { N_CODES = sizeof(codes) / sizeof(codes[0]) };

static bool explain(struct run *r)
{
	for (size_t i = 0; i < N_CODES; i++)
		if (name_equal(codes[i].code, r->options.what)) {
			(void)printf("%s: %s\n%s\n", codes[i].code,
			    codes[i].meaning, codes[i].help);
			return true;
		}
	return error_set(&r->err, EXIT_USAGE,
	    "there is no code \"%s\"; see peelstats --list codes",
	    r->options.what);
}

static void print_page(void *context, const char *name)
{
	(void)context;
	(void)puts(name);
}

/* In one line, whatever its paragraphs. */
static void print_note(const struct note *n)
{
	(void)printf("%s\t", n->id);
	for (const char *c = n->text; *c != '\0'; c++)
		(void)putchar(*c != '\n' ? *c : ' ');
	(void)putchar('\n');
}

/* What --force takes: the names of forces as names of files have them. */
static void list_names(const struct dataset *d)
{
	(void)puts("all\tthe national report and every force's");
	for (size_t i = 0; i < d->n_forces; i++)
		(void)printf("%s\t%s\n", d->force[i].slug, d->force[i].name);
}

static void list_data(const struct run *r)
{
	const struct dataset *d = r->dataset;
	const char *what = r->options.what;

	if (strcmp(what, "names") == 0)
		list_names(d);
	for (size_t i = 0; strcmp(what, "forces") == 0 && i < d->n_forces; i++)
		(void)printf("%s\t%s\n", d->force[i].id, d->force[i].name);
	for (size_t i = 0; strcmp(what, "metrics") == 0 && i < d->n_metrics;
	     i++)
		(void)printf("%s\t%s\n", d->metric[i].id, d->metric[i].title);
	for (size_t i = 0; strcmp(what, "years") == 0 && i < d->n_years; i++)
		(void)printf("%d\n", d->year[i]);
	for (size_t i = 0; strcmp(what, "notes") == 0 && i < d->n_notes; i++)
		print_note(&d->note[i]);
}

static bool list(struct run *r)
{
	const char *what = r->options.what;

	if (strcmp(what, "pages") == 0) {
		report_list_pages(print_page, NULL);
	} else if (strcmp(what, "files") == 0) {
		init_list_files();
	} else if (strcmp(what, "codes") == 0) {
		for (size_t i = 0; i < N_CODES; i++)
			(void)printf(
			    "%s\t%s\n", codes[i].code, codes[i].meaning);
	} else {
		if (!load_data(r) ||
		    (strcmp(what, "reports") == 0 && !list_reports(r)))
			return false;
		list_data(r);
	}
	return true;
}

static bool run_mode(struct run *r)
{
	switch (r->options.mode) {
	case MODE_HELP:
		options_help(stdout);
		return true;
	case MODE_VERSION:
		(void)puts(program_version);
		return true;
	case MODE_EXPLAIN:
		return explain(r);
	case MODE_COMPLETION:
		options_completion(r->options.what, stdout);
		return true;
	case MODE_LIST:
		return list(r);
	case MODE_CHECK:
		return check_data(r);
	case MODE_INIT:
		return init_folder(r);
	case MODE_SUMMARY:
		return load_data(r) && produce_summary(r);
	case MODE_STATS:
		return load_data(r) && produce_stats(r);
	case MODE_REPORT:
		break;
	}
	return load_data(r) && produce(r);
}

static void release(struct run *r)
{
	analysis_free(r->analysis);
	dataset_free(r->dataset);
	diag_release(&r->diags);
	free(r->wanted);
	options_release(&r->options);
}

bool has_colours(const struct options *o)
{
	const char *no = getenv("NO_COLOR");
	const char *terminal = getenv("TERM");

	if (o->colour != WHEN_AUTO)
		return o->colour == WHEN_ALWAYS;
	return isatty(STDERR_FILENO) != 0 && (no == NULL || no[0] == '\0') &&
	       terminal != NULL && strcmp(terminal, "dumb") != 0;
}

void print_failure(const struct run *r, const struct error *err)
{
	bool colours = has_colours(&r->options);

	(void)fprintf(stderr, "peelstats: %serror:%s %s\n",
	    colours ? "\033[1;31m" : "", colours ? "\033[0m" : "",
	    err->message);
}

/* A run whose output is lost has failed, whatever it found. */
static void finish(struct run *r)
{
	struct error lost = { EXIT_OK, "" };

	if (r->err.message[0] != '\0')
		print_failure(r, &r->err);
	if (standard_finish(&lost))
		return;
	print_failure(r, &lost);
	if (r->err.status < lost.status)
		r->err.status = lost.status;
}

int app_main(int argc, char **argv)
{
	struct run r;
	int status;

	memset(&r, 0, sizeof(r));
	if (!standard_open())
		return EXIT_IO;
	interrupt_watch();
	diag_init(&r.diags);
	num_init();
	/* both are failures of a write, with a message */
	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGXFSZ, SIG_IGN);
	if (argc < 2)
		options_help(stderr);
	if (options_parse(argc, argv, &r.options, &r.err))
		(void)run_mode(&r);
	finish(&r);
	status = (int)r.err.status;
	release(&r);
	return status;
}
