#include "options_table.h"
#include "peelstats/format.h"
#include "peelstats/report.h"
#include "peelstats/terminal.h"

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
		format_short(out, size, "-%c, --%s%s%s", r->letter, r->name,
		    space, argument);
	else
		format_short(out, size, "--%s%s%s", r->name, space, argument);
}

static void print_row(const struct option_row *r, FILE *out)
{
	char name[64];
	char help[256];

	name_of(r, name, sizeof(name));
	option_help(r, help, sizeof(help));
	(void)fprintf(out, "  %s%-*s %s\n", r->letter == 0 ? "    " : "",
	    r->letter == 0 ? 20 : 24, name, help);
}

/* Where this installation and these settings look for the data. */
static void print_folder(
    const struct option_row *r, const char *data, FILE *out)
{
	char name[64];
	char help[128];

	name_of(r, name, sizeof(name));
	option_summary(r, help, sizeof(help));
	(void)fprintf(out, "  %-24s %s%s[", name, help,
	    strlen(data) < 24 ? "  " : "\n                           ");
	terminal_print(data, out);
	(void)fputs("]\n", out);
}

static void print_page(void *context, const char *name, const char *about)
{
	(void)fprintf(context, "  %-12s %s\n", name, about);
}

void options_usage(FILE *out)
{
	(void)fputs("Usage:  peelstats --year 2017 -o report.pdf    "
		    "national report\n"
		    "        peelstats --force norfolk -o n.pdf     one force\n"
		    "        peelstats --force all -O out/          "
		    "national and every force\n"
		    "        peelstats --check                      "
		    "check the data only\n"
		    "        peelstats --help                       "
		    "every option\n",
	    out);
}

void options_help(const char *data, FILE *out)
{
	(void)fputs("peelstats - compare the police forces of England and "
		    "Wales, as PDF\n\n",
	    out);
	options_usage(out);
	for (enum option_group g = INPUT; g < OPTION_GROUPS; g++) {
		(void)fprintf(out, "\n%s\n", headings[g]);
		for (size_t i = 0; i < N_OPTIONS; i++) {
			const struct option_row *r = &option_table[i];

			if (r->group == g && strcmp(r->name, "data") == 0)
				print_folder(r, data, out);
			else if (r->group == g)
				print_row(r, out);
		}
	}
	(void)fputs("\nPages, for --pages\n", out);
	report_list_pages(print_page, out);
	(void)fputs("\nFiles, settings and exit status: man peelstats\n", out);
}
