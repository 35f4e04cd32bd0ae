#ifndef PEELSTATS_PERIOD_H
#define PEELSTATS_PERIOD_H

#include <stdbool.h>

/* When a figure is of: its year, by the one in which it ends. */
struct period {
	int year;
	int month; /* in which it ends; 0 = the year says no more */
};

/**
 * Reads a period as tables print it: "2017", "2016/17", "2016-17",
 * "Mar-16", "31 March 2017", "Year ending June 2017", "Apr 2016 to Mar 2017",
 * "2017-03-31", "31/03/2017", or the day number of a spreadsheet (42460).
 * False for anything else.
 */
bool period_parse(const char *s, struct period *out);

/** The last day of the month of a period; its month is known. */
int period_last_day(struct period p);

#endif
