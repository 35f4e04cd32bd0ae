#include "options_table.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

static const char *const headings[OPTION_GROUPS] = { "Input and scope",
	"Output", "Modes (one at a time)", "Nightly", "General" };

/* "-d, --data DIR" */
static void name_of(const struct option_row *r, char *out, size_t size)
{
	const char *argument = r->argument != NULL ? r->argument : "";
	const char *space =
	    argument[0] != '\0' && argument[0] != '[' ? " " : "";

	if (r->letter != 0)
		(void)snprintf(out, size, "-%c, --%s%s%s", r->letter, r->name,
		    space, argument);
	else
		(void)snprintf(out, size, "--%s%s%s", r->name, space, argument);
}

static void print_row(const struct option_row *r, FILE *out)
{
	char name[64];

	name_of(r, name, sizeof(name));
	(void)fprintf(out, "  %s%-*s %s\n", r->letter == 0 ? "    " : "",
	    r->letter == 0 ? 20 : 24, name, r->help);
}

void options_help(FILE *out)
{
	(void)fputs(
	    "peelstats - compare the police forces of England and Wales, "
	    "as PDF\n\n"
	    "Usage:  peelstats --year 2017 -o report.pdf    "
	    "national report\n"
	    "        peelstats --force norfolk -o n.pdf     one force\n"
	    "        peelstats --force all -O out/          "
	    "national and every force\n"
	    "        peelstats --check                      "
	    "check the data only\n",
	    out);
	for (enum option_group g = INPUT; g < OPTION_GROUPS; g++) {
		(void)fprintf(out, "%s\n", headings[g]);
		for (size_t i = 0; i < N_OPTIONS; i++)
			if (option_table[i].group == g)
				print_row(&option_table[i], out);
	}
	(void)fputs("Files, settings and exit status: man peelstats\n", out);
}
