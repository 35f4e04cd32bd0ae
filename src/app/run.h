#ifndef PEELSTATS_RUN_H
#define PEELSTATS_RUN_H

#include "options.h"
#include "peelstats/analysis.h"
#include "peelstats/diag.h"

#include <stdio.h>

/* What one run holds; released in one place. */
struct run {
	struct options options;
	struct error err;
	struct diag_list diags;
	struct dataset *dataset;
	struct analysis *analysis;
	bool *wanted; /* metrics, by index; NULL = all */
	char date[64];
	unsigned helpers; /* threads that may help with one report */
};

/** "peelstats 0.1.0". */
extern const char program_version[];

/** Prints "peelstats: error: ..." in the colours asked for. */
void print_failure(const struct run *r, const struct error *err);

/** Threads to use: --jobs, or as many as there are cores. */
size_t cores(const struct options *o);

/** Whether messages are to have colours. */
bool has_colours(const struct options *o);

/** Refuses page kinds that there are none of. */
bool check_pages(struct run *r);

/** The folder to read: --data, $PEELSTATS_DATA, the installed one, ./data. */
const char *data_dir(const struct options *o);

/** The folders with fonts: --font-dir, $PEELSTATS_FONTS, the usual ones. */
const char *font_dirs(const struct options *o);

/** Loads the data and prints what is wrong with them; false if they cannot be
 * used. */
bool load_data(struct run *r);

/** The same, and says so when nothing is wrong. */
bool check_data(struct run *r);

/**
 * Analyses the data that are loaded and writes every report asked for. One
 * report that fails does not stop the others: its message is printed, and
 * the status of the run is the highest of all.
 */
bool produce(struct run *r);

/** Writes the table of statistics asked for to --output or standard output. */
bool produce_stats(struct run *r);

/** Writes the text for an email about the report that was asked for. */
bool produce_summary(struct run *r);

/**
 * Where a report goes, of a force, or NULL for the national one: in the next
 * format that is asked for from `format` on, which starts at 0 and moves on.
 * False when there is none.
 */
bool report_next_path(const struct run *r, const struct force *force,
    size_t *format, struct text *path);

/**
 * Prints the reports that would be made, a line for each file: "national" or
 * "force-" and the slug, a tab, and the file under the settings that hold now.
 * The nightly script reads it.
 */
bool list_reports(struct run *r);

/** The date of the release, for the report. */
void choose_date(struct run *r);

/** Analyses the data by the methods and for the years given. */
void analyse(struct run *r, int year, int compare);

/** Makes a data folder of headers, with its description; touches no file that
 * is there. */
bool init_folder(struct run *r);

/** Writes datapackage.json, which describes the CSV files of the reports. */
bool describe_folder(struct run *r, const bool *wanted, bool national);

/** Calls `f` with each file of a data folder and what a row of it is. */
void init_list_files(
    void (*f)(void *context, const char *file, const char *holds),
    void *context);

/** Prints what --list names, in the format asked for. */
bool list_what(struct run *r);

/** The message code of an index, its meaning and what to do; false past the
 * last. */
bool code_at(size_t i, const char *cell[3]);

/** Writes every problem for other programs, as JSON lines or as CSV. */
bool check_write(struct run *r);

/** The year asked for; else that of meta.csv, when the data have it; else the
 * latest with figures for most of the headline measures. */
int report_year(const struct run *r);

/** The years asked for, or those of the data; `compare` 0 = none. */
bool choose_years(struct run *r, int *year, int *compare);

/** Refuses words that belong to no option, and guesses what was meant. */
bool refuse_strays(struct run *r);

/** Whether any figure is of `year`. */
bool has_year(const struct dataset *d, int year);

/** Says that `d` has no figures of the year an option names; false. */
bool choose_no_year(
    struct run *r, const struct dataset *d, const char *option, int year);

/** Says that `d` has no force of that name, and which is near; false. */
bool choose_no_force(struct run *r, const struct dataset *d, const char *name);

/** Bytes up to the comma that ends the first name of a list: "London, City
 * of" has one in it. */
size_t choose_force_length(const struct dataset *d, const char *list);

/** Sets the metrics that --metric names. */
bool choose_metrics(struct run *r);

/** Flags the forces that --force names; `national` unless it names some. */
bool choose_forces(struct run *r, bool *wanted, bool *national);

/** Reads a published table into the data folder by --recipe, or writes a first
 * recipe for it. */
bool import_table(struct run *r);

/** Prints the recipes that come along. */
bool import_list(struct run *r);

#endif
