#ifndef PEELSTATS_CHART_ROWS_H
#define PEELSTATS_CHART_ROWS_H

#include "draw/pen.h"

/* Charts with a row for each force or measure: names that wrap, and charts
 * that go on over sheets. */

/** The figure that a part was cut from, or the figure itself. */
const struct figure *figure_whole(const struct figure *f);

/** Width of the longest name of all rows, `most` at most [pt]. */
double rows_name_width(const struct pen *p, enum type_role role,
    const struct figure *f, double most);

/** Height that a row needs so that every name fits in `width`, at least
 * `least` [pt]. */
double rows_pitch(const struct pen *p, enum type_role role,
    const struct figure *f, double width, double least);

/** Draws a name from `x`, in lines no wider than `width`, around `middle`;
 * returns where its last line ends [pt]. */
double rows_name(const struct pen *p, enum type_role role, double x,
    double middle, double width, const char *name);

#endif
