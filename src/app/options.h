#ifndef PEELSTATS_OPTIONS_H
#define PEELSTATS_OPTIONS_H

#include "peelstats/analysis.h"
#include "peelstats/error.h"
#include "peelstats/report.h"

#include <stdbool.h>
#include <stdio.h>

enum mode {
	MODE_REPORT,
	MODE_CHECK,
	MODE_LIST,
	MODE_STATS,
	MODE_INIT,
	MODE_SUMMARY,
	MODE_EXPLAIN,
	MODE_HELP,
	MODE_VERSION
};

/* What the command line asks for; strings are borrowed from it. */
struct options {
	enum mode mode;
	const char *data; /* folder, or NULL for the usual places */
	const char *output; /* file, "-", or NULL */
	const char *out_dir; /* folder, or NULL */
	const char *metrics; /* list, or NULL for all */
	enum report_sort sort;
	bool slide;
	bool large;
	const char *pages; /* list of page kinds, or NULL */
	const char *forces; /* list of names, "all", or NULL: national */
	const char *font_dirs; /* or NULL for the usual places */
	const char *what; /* of --list, --stats and --explain */
	const char *format; /* csv or json, or NULL */
	const char *dump; /* "report", "trace", or NULL */
	struct analysis_settings methods; /* years left out */
	double suppress; /* counts below are hidden; 0 = none */
	int year; /* 0 = the latest */
	int compare; /* 0 = the year before */
	bool compare_none;
	bool attach_data;
	bool all; /* of --check: fold nothing */
	unsigned wait; /* seconds, for the lock */
	bool rewrite;
	bool strict;
	bool quiet;
	bool verbose;
};

/** Reads the arguments; fails with EXIT_USAGE and what to type instead. */
bool options_parse(int argc, char **argv, struct options *o, struct error *err)
    __attribute__((warn_unused_result));

/** Prints the help, which fits 80 columns. */
void options_help(FILE *out);

#endif
