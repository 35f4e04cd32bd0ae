#ifndef PEELSTATS_OPTIONS_H
#define PEELSTATS_OPTIONS_H

#include "peelstats/analysis.h"
#include "peelstats/arena.h"
#include "peelstats/error.h"
#include "peelstats/report.h"

#include <stdbool.h>
#include <stdio.h>

/* What a run does; the list is modes.def, and a report comes first. */
enum mode {
#define X(name, mode, typed, formats) MODE_##mode,
#include "app/modes.def"
#undef X
	MODE_COUNT
};

/* When something is done: by itself on a terminal, or by order. */
enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };

/* What the command line and the configuration ask for. Strings are of either
 * and live as long as this. */
struct options {
	enum mode mode;
	const char *data; /* folder, or NULL for the usual places */
	const char *output; /* file, "-", or NULL */
	const char *out_dir; /* folder, or NULL */
	const char *charts; /* folder for charts, or NULL */
	const char *metrics; /* list, or NULL for all */
	enum report_sort sort;
	bool slide;
	bool by_question; /* the order of inspection reports */
	bool no_trend; /* no lines over the years */
	bool large;
	const char *pages; /* list of page kinds, or NULL */
	const char *forces; /* list of names, "all", or NULL: national */
	const char *font_dirs; /* or NULL for the usual places */
	const char *what; /* of the mode */
	const char *format; /* list of those in writers.def, or NULL */
	const char *dump; /* "report", "trace", or NULL */
	const char *since; /* statistics of an earlier run, or NULL */
	const char *recipe; /* of an import: name, file, "new"; or NULL */
	const char *init_from; /* folder to copy, or NULL */
	const char *config; /* file, or NULL for the usual places */
	struct analysis_settings methods; /* years left out */
	double suppress; /* counts below are hidden; 0 = none */
	double max_size; /* of a report in bytes, before a warning */
	int year; /* 0 = the latest */
	int compare; /* 0 = the year before */
	enum when colour;
	enum when progress;
	unsigned wait; /* seconds, for the lock */
	unsigned jobs; /* threads; 0 = as many as cores */
	bool compare_none;
	bool attach_data;
	bool pdf2; /* PDF 2.0, else 1.7 */
	bool describe; /* the CSV files, in a datapackage.json */
	bool stamp; /* the date of the data in file names */
	bool all; /* of --check: fold nothing */
	bool init_empty; /* headers only */
	bool dry_run;
	bool no_config;
	bool keep_files; /* nothing that is there is replaced */
	bool to_terminal; /* a PDF may go to one */
	bool rewrite;
	bool strict;
	bool quiet;
	bool verbose;
	char *const *stray; /* words that belong to no option */
	size_t n_strays;
	struct text origins; /* each setting and where it came from, a line */
	struct arena arena;
};

/**
 * Reads the arguments, the environment (PEELSTATS_YEAR for --year) and the
 * configuration: --config, or else ./peelstats.conf, then
 * $XDG_CONFIG_HOME/peelstats/config, then /etc/peelstats.conf; the first that
 * has a setting wins. Fails with EXIT_USAGE and what to write instead, or
 * EXIT_IO when a file cannot be read. Release with options_release().
 */
bool options_parse(int argc, char **argv, struct options *o, struct error *err)
    __attribute__((warn_unused_result));

/** Whether tables and messages are to be JSON. */
bool options_json(const struct options *o);

/** Threads to use: --jobs, or as many as there are cores; at least 1. */
size_t options_threads(const struct options *o);

/** Frees what options_parse() made, failed or not. */
void options_release(struct options *o);

/** Prints how to begin. */
void options_usage(FILE *out);

/** Prints every option and page kind; `data` is the folder that is read. It
 * fits 80 columns unless that does not. */
void options_help(const char *data, FILE *out);

#endif
