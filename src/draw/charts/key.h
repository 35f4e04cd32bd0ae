#ifndef PEELSTATS_CHART_KEY_H
#define PEELSTATS_CHART_KEY_H

#include "draw/pattern.h"

/* What the marks of a chart mean: samples with words behind them. */

enum key_shape {
	KEY_BAR, /* a rectangle */
	KEY_RING, /* a circle */
	KEY_LINE, /* across */
	KEY_UPRIGHT, /* a line up and down, at the left end */
	KEY_BOX, /* a rectangle with an upright line, the median */
	KEY_MARK /* of a force: see plot_mark() */
};

struct key_item {
	enum key_shape shape;
	enum standing standing; /* of a mark */
	struct pattern pattern; /* over a bar */
	struct paint paint;
	double width; /* of the sample [pt] */
	double height;
	double words_at; /* where words begin, from its left end [pt] */
	const char *words;
};

/** A mark of this standing. */
struct key_item key_mark(enum standing standing, const char *words);

/** A sample of a line across. */
struct key_item key_line(struct paint line, const char *words);

/** A bar; heights and widths in points. */
struct key_item key_bar(
    struct paint fill, double width, double height, const char *words);

/** The tile of a grade; heights and widths in points. */
struct key_item key_grade(
    enum grade g, double width, double height, const char *words);

/** A box with its median. */
struct key_item key_box(
    struct paint box, double width, double height, const char *words);

/** A circle of this radius [pt]. */
struct key_item key_ring(struct paint paint, double radius, const char *words);

/** An upright line [pt]. */
struct key_item key_upright(
    struct paint line, double height, double words_at, const char *words);

struct key {
	const struct key_item *item;
	size_t n;
	double gap; /* between the words and the next sample [pt] */
	double most; /* width of words; longer ones are cut; 0 = any [pt] */
	/* Width that all may take: words that are too long go on in a second
	 * line, and samples without room in a second row; 0 = one row [pt]. */
	double room;
};

/**
 * Draws a key from the left at `from`, whose y is the middle of its first row
 * of samples. Returns the height of all rows of one with `room` [pt]. A dry
 * pen only measures.
 */
double key_draw(const struct pen *p, struct point from, const struct key *k);

#endif
