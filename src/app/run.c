#include "run.h"

#include "interrupt.h"
#include "peelstats/app.h"
#include "peelstats/num.h"
#include "peelstats/report.h"
#include "peelstats/terminal.h"
#include "progress.h"
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

bool code_at(size_t i, const char *cell[3])
{
	if (i >= N_CODES)
		return false;
	cell[0] = codes[i].code;
	cell[1] = codes[i].meaning;
	cell[2] = codes[i].help;
	return true;
}

static bool run_mode(struct run *r)
{
	if (r->options.n_strays > 0 && r->options.mode != MODE_HELP)
		return refuse_strays(r);
	switch (r->options.mode) {
	case MODE_HELP:
		options_help(data_dir(&r->options), stdout);
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
		return list_what(r);
	case MODE_CHECK:
		return check_data(r);
	case MODE_RECIPES:
		return import_list(r);
	case MODE_IMPORT:
		return load_data(r) && import_table(r);
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

	(void)fprintf(stderr, "peelstats: %serror:%s ",
	    colours ? "\033[1;31m" : "", colours ? "\033[0m" : "");
	terminal_print(err->message, stderr);
	(void)fputc('\n', stderr);
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
	if (options_parse(argc, argv, &r.options, &r.err)) {
		progress_start(&r.options);
		(void)run_mode(&r);
		progress_stop();
	} else if (argc < 2) {
		options_usage(stderr);
	}
	finish(&r);
	status = (int)r.err.status;
	release(&r);
	return status;
}
