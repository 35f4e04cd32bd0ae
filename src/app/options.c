#include "options.h"

#include "options_methods.h"
#include "peelstats/number.h"
#include "peelstats/text.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* One table drives parsing and help. */
struct option_row {
	const char *name;
	char letter; /* 0 = none */
	const char *argument; /* NULL = takes none */
	const char *help;
	apply_fn *apply;
};

static bool set_data(struct options *o, const char *a, struct error *err)
{
	(void)err;
	o->data = a;
	return true;
}

static bool set_output(struct options *o, const char *a, struct error *err)
{
	if (a[0] == '\0')
		return error_set(err, EXIT_USAGE, "--output needs a file name");
	o->output = a;
	return true;
}

static bool set_out_dir(struct options *o, const char *a, struct error *err)
{
	if (a[0] == '\0')
		return error_set(err, EXIT_USAGE, "--out-dir needs a folder");
	o->out_dir = a;
	return true;
}

static bool set_year(struct options *o, const char *a, struct error *err)
{
	if (!number_parse_year(a, &o->year))
		return error_set(err, EXIT_USAGE,
		    "--year: \"%s\" is not a year; write four digits, such as "
		    "2017",
		    a);
	return true;
}

static bool set_compare(struct options *o, const char *a, struct error *err)
{
	o->compare_none = strcmp(a, "none") == 0;
	if (!o->compare_none && !number_parse_year(a, &o->compare))
		return error_set(err, EXIT_USAGE,
		    "--compare: \"%s\" is neither a year nor \"none\"", a);
	return true;
}

static bool set_metrics(struct options *o, const char *a, struct error *err)
{
	(void)err;
	o->metrics = a;
	return true;
}

static bool set_layout(struct options *o, const char *a, struct error *err)
{
	o->slide = strcmp(a, "slide") == 0;
	if (o->slide || strcmp(a, "page") == 0)
		return true;
	return error_set(
	    err, EXIT_USAGE, "--layout: \"%s\" is neither page nor slide", a);
}

static bool set_large(struct options *o, const char *a, struct error *err)
{
	(void)a;
	(void)err;
	o->large = true;
	return true;
}

static bool set_pages(struct options *o, const char *a, struct error *err)
{
	(void)err;
	o->pages = a;
	return true;
}

/* People know --force as "overwrite": say what it is here. */
static bool set_forces(struct options *o, const char *a, struct error *err)
{
	if (a[0] == '\0' || a[0] == '-')
		return error_set(err, EXIT_USAGE,
		    "--force names a police force: which one? Try --force "
		    "norfolk or --force all");
	o->forces = a;
	return true;
}

static bool set_fonts(struct options *o, const char *a, struct error *err)
{
	(void)err;
	o->font_dirs = a;
	return true;
}

/* Only one thing can be done in a run. */
static bool set_mode(struct options *o, enum mode mode, struct error *err)
{
	if (o->mode != MODE_REPORT && o->mode != mode)
		return error_set(err, EXIT_USAGE,
		    "only one of --check, --list, --stats, --summary, "
		    "--explain, "
		    "--help and --version can be given");
	o->mode = mode;
	return true;
}

static bool set_check(struct options *o, const char *a, struct error *err)
{
	(void)a;
	return set_mode(o, MODE_CHECK, err);
}

static bool set_list(struct options *o, const char *a, struct error *err)
{
	o->what = a;
	return set_mode(o, MODE_LIST, err);
}

static bool set_stats(struct options *o, const char *a, struct error *err)
{
	o->what = a;
	return set_mode(o, MODE_STATS, err);
}

static bool set_summary(struct options *o, const char *a, struct error *err)
{
	if (a != NULL && strcmp(a, "subject") != 0 && strcmp(a, "body") != 0 &&
	    strcmp(a, "all") != 0)
		return error_set(err, EXIT_USAGE,
		    "--summary: \"%s\" is none of subject, body and all", a);
	o->what = a != NULL ? a : "all";
	return set_mode(o, MODE_SUMMARY, err);
}

static bool set_init(struct options *o, const char *a, struct error *err)
{
	if (a[0] == '\0')
		return error_set(err, EXIT_USAGE, "--init needs a folder");
	o->what = a;
	return set_mode(o, MODE_INIT, err);
}

static bool set_format(struct options *o, const char *a, struct error *err)
{
	if (strcmp(a, "csv") != 0 && strcmp(a, "json") != 0)
		return error_set(err, EXIT_USAGE,
		    "--format: \"%s\" is neither csv nor json", a);
	o->format = a;
	return true;
}

static bool set_explain(struct options *o, const char *a, struct error *err)
{
	o->what = a;
	return set_mode(o, MODE_EXPLAIN, err);
}

static bool set_help(struct options *o, const char *a, struct error *err)
{
	(void)a;
	(void)err;
	o->mode = MODE_HELP;
	return true;
}

static bool set_version(struct options *o, const char *a, struct error *err)
{
	(void)a;
	return set_mode(o, MODE_VERSION, err);
}

static bool set_dump(struct options *o, const char *a, struct error *err)
{
	if (strcmp(a, "report") != 0 && strcmp(a, "trace") != 0)
		return error_set(err, EXIT_USAGE,
		    "--dump: \"%s\" is neither report nor trace", a);
	o->dump = a;
	return true;
}

static bool set_attach(struct options *o, const char *a, struct error *err)
{
	(void)a;
	(void)err;
	o->attach_data = true;
	return true;
}

static bool set_all(struct options *o, const char *a, struct error *err)
{
	(void)a;
	(void)err;
	o->all = true;
	return true;
}

static bool set_rewrite(struct options *o, const char *a, struct error *err)
{
	(void)a;
	(void)err;
	o->rewrite = true;
	return true;
}

static bool set_wait(struct options *o, const char *a, struct error *err)
{
	double seconds;

	if (!number_parse(a, &seconds) || seconds < 0 || seconds > 86400)
		return error_set(err, EXIT_USAGE,
		    "--wait: \"%s\" is not a number of seconds up to 86400", a);
	o->wait = (unsigned)seconds;
	return true;
}

static bool set_strict(struct options *o, const char *a, struct error *err)
{
	(void)a;
	(void)err;
	o->strict = true;
	return true;
}

static bool set_quiet(struct options *o, const char *a, struct error *err)
{
	(void)a;
	(void)err;
	o->quiet = true;
	return true;
}

static bool set_verbose(struct options *o, const char *a, struct error *err)
{
	(void)a;
	(void)err;
	o->verbose = true;
	return true;
}

static const struct option_row table[] = {
	{ "data", 'd', "DIR", "folder with the CSV files", set_data },
	{ "year", 'y', "YYYY", "year to report [latest]", set_year },
	{ "compare", 0, "YYYY", "year to compare with, or none [year before]",
	    set_compare },
	{ "force", 0, "NAME,...",
	    "a report on a police force: name, code, or all", set_forces },
	{ "metric", 'm', "ID,...", "only these measures [all]", set_metrics },
	{ "pages", 0, "LIST", "page kinds, see --list pages; full: all [usual]",
	    set_pages },
	{ "layout", 0, "KIND", "page, or slide: for a screen [page]",
	    set_layout },
	{ "large-print", 0, NULL, "nothing under 16 pt; lists for charts",
	    set_large },
	{ "sort", 0, "KEY",
	    "order of ranked charts: value, name, change [value]", set_sort },
	{ "output", 'o', "FILE", "write the report here; - is standard output",
	    set_output },
	{ "out-dir", 'O', "DIR", "write it here under its standard name",
	    set_out_dir },
	{ "font-dir", 0, "DIR:...", "folders to look for fonts in", set_fonts },
	{ "check", 0, NULL, "check the data only; write nothing", set_check },
	{ "all", 0, NULL, "print every problem, however many are alike",
	    set_all },
	{ "list", 0, "WHAT", "print forces, metrics, years, pages or codes",
	    set_list },
	{ "init", 0, "DIR", "make a data folder to fill in", set_init },
	{ "stats", 0, "WHAT",
	    "computed figures of forces, metrics, grades, ...", set_stats },
	{ "summary", 0, "[=PART]",
	    "text for an email: subject, body, all [all]", set_summary },
	{ "format", 0, "FORMAT", "of --stats: csv or json [csv]", set_format },
	{ "ci", 0, "METHOD", "95% intervals: exact, midp, phe [exact]",
	    set_interval },
	{ "od", 0, "METHOD",
	    "spread between forces: wpm, pm, dl, funnelplotr [wpm]",
	    set_spread },
	{ "adjust", 0, "METHOD",
	    "many p-values at once: bh, holm, bonferroni, by [bh]",
	    set_adjustment },
	{ "suppress", 0, "N", "hide counts from 1 to below N [0]",
	    set_suppress },
	{ "explain", 0, "CODE", "what a message such as E204 means",
	    set_explain },
	{ "attach-data", 0, NULL, "put the figures as CSV into the PDF",
	    set_attach },
	{ "rewrite", 0, NULL, "write a report even if it is the same",
	    set_rewrite },
	{ "wait", 0, "SECS", "wait so long for another run to end [0]",
	    set_wait },
	{ "strict", 0, NULL, "warnings count as errors", set_strict },
	{ "dump", 0, "KIND", "for developers: report or trace as text",
	    set_dump },
	{ "quiet", 'q', NULL, "print errors only", set_quiet },
	{ "verbose", 'v', NULL, "say what is done", set_verbose },
	{ "help", 'h', NULL, "print this help", set_help },
	{ "version", 'V', NULL, "print the version", set_version },
};

enum { N_OPTIONS = sizeof(table) / sizeof(table[0]), LONG_BASE = 1000 };

void options_help(FILE *out)
{
	(void)fputs(
	    "peelstats - compare the police forces of England and Wales, "
	    "as PDF\n\n"
	    "Usage:  peelstats --year 2017 -o report.pdf    "
	    "national report\n"
	    "        peelstats --force norfolk -o norfolk.pdf one force\n"
	    "        peelstats --force all -O reports       "
	    "national and every force\n"
	    "        peelstats --check                      "
	    "check the data only\n"
	    "        peelstats --stats forces               "
	    "computed figures as CSV\n"
	    "        peelstats --list metrics               "
	    "what the data hold\n\n",
	    out);
	for (size_t i = 0; i < N_OPTIONS; i++) {
		const struct option_row *r = &table[i];
		char left[64];

		if (r->letter != 0)
			(void)snprintf(left, sizeof(left), "  -%c, --%s %s",
			    r->letter, r->name,
			    r->argument != NULL ? r->argument : "");
		else
			(void)snprintf(left, sizeof(left), "      --%s%s%s",
			    r->name,
			    r->argument != NULL && r->argument[0] == '[' ? ""
									 : " ",
			    r->argument != NULL ? r->argument : "");
		(void)fprintf(out, "%-26s %s\n", left, r->help);
	}
	(void)fputs(
	    "\nThe data folder is --data, else $PEELSTATS_DATA, else the "
	    "installed one,\nelse ./data. Exit status: 0 done, 1 the data "
	    "have errors, 2 wrong usage,\n3 cannot read or write, 4 "
	    "internal error, 5 another run holds the lock.\n",
	    out);
}

static const char *near_option(const char *typed)
{
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (name_near(typed, table[i].name))
			return table[i].name;
	return NULL;
}

static bool wrong_option(const char *typed, int code, struct error *err)
{
	const char *near;

	if (code == ':')
		return error_set(err, EXIT_USAGE,
		    "%s needs a value; see peelstats --help", typed);
	near = strncmp(typed, "--", 2) == 0 ? near_option(typed + 2) : NULL;
	if (near != NULL)
		return error_set(err, EXIT_USAGE,
		    "unknown option %s; did you mean --%s?", typed, near);
	return error_set(
	    err, EXIT_USAGE, "unknown option %s; see peelstats --help", typed);
}

/* "[PART]" may be left out; any other argument must be there. */
static int argument_of(const struct option_row *row)
{
	if (row->argument == NULL)
		return no_argument;
	return row->argument[0] == '[' ? optional_argument : required_argument;
}

static void fill_getopt(struct option *longs, char *letters)
{
	size_t at = 0;

	letters[at++] = ':';
	for (size_t i = 0; i < N_OPTIONS; i++) {
		longs[i] = (struct option){ table[i].name,
			argument_of(&table[i]), NULL, LONG_BASE + (int)i };
		if (table[i].letter == 0)
			continue;
		letters[at++] = table[i].letter;
		if (table[i].argument != NULL)
			letters[at++] = ':';
	}
	letters[at] = '\0';
	longs[N_OPTIONS] = (struct option){ NULL, 0, NULL, 0 };
}

static size_t row_of(int code)
{
	if (code >= LONG_BASE)
		return (size_t)(code - LONG_BASE);
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (table[i].letter == code)
			return i;
	return N_OPTIONS;
}

static bool check_output(const struct options *o, struct error *err)
{
	if (o->mode != MODE_REPORT || o->dump != NULL)
		return true;
	if (o->output != NULL && o->out_dir != NULL)
		return error_set(
		    err, EXIT_USAGE, "give either --output or --out-dir");
	if (o->output != NULL && o->forces != NULL &&
	    (strcmp(o->forces, "all") == 0 || strchr(o->forces, ',') != NULL))
		return error_set(err, EXIT_USAGE,
		    "several reports need a folder: use --out-dir DIR");
	if (o->output == NULL && o->out_dir == NULL)
		return error_set(err, EXIT_USAGE,
		    "where should the report go? Try: peelstats -o report.pdf");
	return true;
}

bool options_parse(int argc, char **argv, struct options *o, struct error *err)
{
	struct option longs[N_OPTIONS + 1];
	char letters[2 * N_OPTIONS + 2];
	int code;

	memset(o, 0, sizeof(*o));
	fill_getopt(longs, letters);
	opterr = 0;
	optind = 1;
	for (;;) {
		int at = optind;
		size_t row;

		code = getopt_long(argc, argv, letters, longs, NULL);
		if (code == -1)
			break;
		row = row_of(code);
		if (code == '?' || code == ':' || row == N_OPTIONS)
			return wrong_option(
			    at < argc ? argv[at] : argv[argc - 1], code, err);
		if (!table[row].apply(o, optarg, err))
			return false;
	}
	if (optind < argc)
		return error_set(err, EXIT_USAGE,
		    "\"%s\" is not expected; see peelstats --help",
		    argv[optind]);
	return check_output(o, err);
}
