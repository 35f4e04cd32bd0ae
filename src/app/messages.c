/* How a run says what went wrong. */
#include "messages.h"

#include "peelstats/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

const char program_version[] = "peelstats " PEELSTATS_VERSION;

bool message_has_colours(const struct options *o)
{
	const char *no = getenv("NO_COLOR");
	const char *terminal = getenv("TERM");

	if (o->colour != WHEN_AUTO)
		return o->colour == WHEN_ALWAYS;
	return isatty(STDERR_FILENO) != 0 && (no == NULL || no[0] == '\0') &&
	       terminal != NULL && strcmp(terminal, "dumb") != 0;
}

void message_failure(const struct options *o, const struct error *err)
{
	bool colours = message_has_colours(o);

	(void)fprintf(stderr, "peelstats: %serror:%s ",
	    colours ? "\033[1;31m" : "", colours ? "\033[0m" : "");
	terminal_print(err->message, stderr);
	(void)fputc('\n', stderr);
}
