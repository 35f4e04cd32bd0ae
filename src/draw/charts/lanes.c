/*
 * Names over ticks. Those of the left half stand to the right of a line up
 * from their tick, those of the right half to its left, so that both lean
 * towards the middle; each takes the lowest lane where it is clear of the
 * others.
 */
#include "lanes.h"

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

#define LANE MM(3.6)
#define GAP MM(1) /* between names, and from a name to a line */

enum { MOST_LANES = 24 };

enum side { SIDE_RIGHT, SIDE_LEFT, SIDE_MIDDLE, SIDES };

struct span {
	double from;
	double to;
};

static int by_tick(const void *a, const void *b)
{
	const struct lane_name *x = a;
	const struct lane_name *y = b;

	return (x->x > y->x) - (x->x < y->x);
}

/* Whether an upright line at `x` runs through the name. */
static bool covers(const struct lane_name *name, double x)
{
	return x > name->left - GAP / 2 &&
	       x < name->left + name->width + GAP / 2;
}

static bool fits(
    const struct lane_name *own, const struct lane_name *other, size_t lane)
{
	if (other->lane == lane)
		return own->left > other->left + other->width + GAP ||
		       other->left > own->left + own->width + GAP;
	if (other->lane < lane)
		return !covers(other, own->x);
	return !covers(own, other->x);
}

/* Whether nothing of the name lies over another one. */
static bool apart(
    const struct lane_name *own, const struct lane_name *other, size_t lane)
{
	return other->lane != lane || fits(own, other, lane);
}

static bool is_clear(const struct lane_name *own,
    struct lane_name *const *placed, size_t n, size_t lane, bool of_lines)
{
	for (size_t i = 0; i < n; i++)
		if (!placed[i]->dropped &&
		    !(of_lines ? fits(own, placed[i], lane)
			       : apart(own, placed[i], lane)))
			return false;
	return true;
}

/* To the right of the line, to the left, or about it. */
static double left_of(
    const struct lane_name *own, const struct span *room, enum side side)
{
	double left = side == SIDE_RIGHT  ? own->x + GAP
		      : side == SIDE_LEFT ? own->x - GAP - own->width
					  : own->x - own->width / 2;

	return fmax(room->from, fmin(left, room->to - own->width));
}

/* The lowest lane, on the better side if there is one, where the name is clear
 * of the first `n` placed ones; else one where lines run behind it. */
static void take_lane(struct lane_name *own, struct lane_name *const *placed,
    size_t n, const struct span *room)
{
	bool right = own->x <= (room->from + room->to) / 2;
	const enum side side[SIDES] = { right ? SIDE_RIGHT : SIDE_LEFT,
		right ? SIDE_LEFT : SIDE_RIGHT, SIDE_MIDDLE };

	/* on its better side it leaves the ticks farther out their lines */
	for (int of_lines = 1; of_lines >= 0; of_lines--)
		for (size_t i = 0; i < SIDES; i++)
			for (size_t lane = 0; lane < MOST_LANES; lane++) {
				own->left = left_of(own, room, side[i]);
				own->lane = lane;
				if (is_clear(
					own, placed, n, lane, of_lines > 0))
					return;
			}
	own->dropped = true;
}

double lanes_lay(const struct pen *p, double left, double right,
    struct lane_name *name, size_t n)
{
	struct lane_name **placed =
	    arena_array(&p->book->arena, n, sizeof(*placed));
	const struct span room = { left, right };
	size_t first_right = 0;
	size_t done = 0;
	double height = 0;

	qsort(name, n, sizeof(*name), by_tick);
	while (first_right < n && name[first_right].x <= (left + right) / 2)
		first_right++;
	/* from the middle outwards: the outer ones stand over the inner */
	for (size_t i = first_right; i-- > 0;)
		placed[done++] = &name[i];
	for (size_t i = first_right; i < n; i++)
		placed[done++] = &name[i];
	for (size_t i = 0; i < n; i++) {
		placed[i]->width =
		    pen_width(p, placed[i]->role, placed[i]->words);
		take_lane(placed[i], placed, i, &room);
		if (!placed[i]->dropped)
			height =
			    fmax(height, (double)(placed[i]->lane + 1) * LANE);
	}
	return height;
}

void lanes_draw(const struct pen *p, const struct lane_name *name, size_t n,
    double bottom, double tick)
{
	const struct paint line = theme_line(COLOUR_SECOND, 0.5);
	const struct paint paper = theme_fill(COLOUR_PAPER);

	for (size_t i = 0; i < n; i++)
		if (!name[i].dropped)
			pen_line(p,
			    (struct point){ name[i].x,
				bottom - (double)name[i].lane * LANE -
				    MM(2.9) },
			    (struct point){ name[i].x, tick }, &line);
	for (size_t i = 0; i < n; i++) {
		double base = bottom - (double)name[i].lane * LANE - MM(0.9);

		if (name[i].dropped)
			continue;
		/* lines stop behind the words */
		pen_rectangle(p,
		    (struct rect){ name[i].left - 1, base - MM(2.4),
			name[i].width + 2, MM(3) },
		    &paper);
		pen_text(p, name[i].role, name[i].left, base, name[i].words);
	}
}
