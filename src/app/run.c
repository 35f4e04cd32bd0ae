/* The whole of a run, from the words of a command to its exit status. */
#include "app/options/options.h"
#include "guess.h"
#include "interrupt.h"
#include "messages.h"
#include "mode.h"
#include "peelstats/app.h"
#include "peelstats/num.h"
#include "plan.h"
#include "progress.h"
#include "standard.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/banned.h"

static mode_fn *const modes[MODE_COUNT] = {
#define X(name, mode, typed, formats) mode_##name,
#include "modes.def"
#undef X
};

static void run(const struct options *o, struct error *err)
{
	progress_start(o);
	if (o->n_strays > 0 && o->mode != MODE_HELP)
		(void)guess_strays(o, err);
	else
		(void)modes[o->mode](o, err);
	progress_stop();
}

/* What is typed may be refused before anything is read; what words beside the
 * options mean is known only from the data. */
static bool understand(
    int argc, char **argv, struct options *o, struct error *err)
{
	return options_parse(argc, argv, o, err) &&
	       (o->n_strays > 0 || plan_check_options(o, err));
}

/* A run whose output is lost has failed, whatever it found. */
static enum exit_status finish(const struct options *o, const struct error *err)
{
	struct error lost = { EXIT_OK, "" };

	if (err->message[0] != '\0')
		message_failure(o, err);
	if (standard_finish(&lost))
		return err->status;
	message_failure(o, &lost);
	return err->status < lost.status ? lost.status : err->status;
}

int app_main(int argc, char **argv)
{
	struct options options;
	struct error err = { EXIT_OK, "" };
	int status;

	if (!standard_open())
		return EXIT_IO;
	interrupt_watch();
	num_init();
	/* both are failures of a write, with a message */
	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGXFSZ, SIG_IGN);
	if (understand(argc, argv, &options, &err))
		run(&options, &err);
	else if (argc < 2)
		options_usage(stderr);
	status = (int)finish(&options, &err);
	options_release(&options);
	return status;
}
