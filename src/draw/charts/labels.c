/*
 * Where names stand beside points: the first free one of eight places that
 * touch the mark, then of places around it, farther and farther off, with a
 * line. After the positions and the order of preference of Imhof 1975,
 * Positioning names on maps; greedy, name by name.
 */
#include "labels.h"

#include "draw/plot.h"

#include <math.h>

#include "base/banned.h"

enum { NEAR = 8, RINGS = 20, TURNS = 16 };

#define HEIGHT MM(3.4)
#define MARK MM(1.2) /* half of the room that a mark takes */
#define TOUCHING MM(1.8) /* from the middle of a mark to its name */
#define RING MM(3)

/* What a place may do, from best to worst. */
enum strictness {
	ALL_FREE,
	LINE_OVER_MARKS,
	NAME_OVER_MARKS,
	LINE_OVER_NAMES,
	STRICTNESSES
};

/* A place for a name. */
struct spot {
	struct rect box;
	struct label_line line;
};

void labels_begin(struct labels *l, const struct pen *p, struct rect area,
    const struct point *mark, size_t n_marks)
{
	struct arena *memory = &p->book->arena;

	*l = (struct labels){ .p = p,
		.area = area,
		.mark = mark,
		.n_marks = n_marks,
		.taken = arena_array(memory, n_marks, sizeof(*l->taken)),
		.line = arena_array(memory, n_marks, sizeof(*l->line)) };
}

static bool overlap(const struct rect *a, const struct rect *b)
{
	return a->x < b->x + b->width && b->x < a->x + a->width &&
	       a->y < b->y + b->height && b->y < a->y + a->height;
}

static bool crosses(struct label_line line, const struct rect *box)
{
	return hypot(line.to.x - line.from.x, line.to.y - line.from.y) > 0 &&
	       plot_cut(box, &line.from, &line.to);
}

static struct rect mark_box(struct point at)
{
	return (struct rect){ at.x - MARK, at.y - MARK, 2 * MARK, 2 * MARK };
}

/* Whether the place is clear of the names that stand, and of their lines. */
static bool clear_of_names(
    const struct labels *l, const struct spot *s, enum strictness how)
{
	for (size_t i = 0; i < l->n; i++)
		if (overlap(&l->taken[i], &s->box) ||
		    (how < LINE_OVER_NAMES &&
			(crosses(l->line[i], &s->box) ||
			    crosses(s->line, &l->taken[i]))))
			return false;
	return true;
}

static bool clear_of_marks(const struct labels *l, const struct spot *s,
    size_t own, enum strictness how)
{
	for (size_t i = 0; i < l->n_marks && how < NAME_OVER_MARKS; i++) {
		const struct rect mark = mark_box(l->mark[i]);

		if (i != own &&
		    (overlap(&mark, &s->box) ||
			(how == ALL_FREE && crosses(s->line, &mark))))
			return false;
	}
	return true;
}

static bool is_free(const struct labels *l, const struct spot *s, size_t own,
    enum strictness how)
{
	const struct rect *a = &l->area;
	const struct rect *b = &s->box;
	const struct rect mark = mark_box(l->mark[own]);
	const double hair = 0.01; /* of rounding [pt] */

	return b->x >= a->x - hair &&
	       b->x + b->width <= a->x + a->width + hair &&
	       b->y >= a->y - hair &&
	       b->y + b->height <= a->y + a->height + hair &&
	       !overlap(&mark, b) && clear_of_names(l, s, how) &&
	       clear_of_marks(l, s, own, how);
}

static struct spot near_spot(struct point at, double width, size_t i)
{
	static const double way[NEAR][2] = { { 1, 0 }, { -1, 0 }, { 1, -1 },
		{ 1, 1 }, { -1, -1 }, { -1, 1 }, { 0, -1 }, { 0, 1 } };

	return (struct spot){
		.box = { at.x + way[i][0] * (width / 2 + TOUCHING) - width / 2,
		    at.y + way[i][1] * RING - HEIGHT / 2, width, HEIGHT }
	};
}

static double within(double v, double low, double size)
{
	return fmin(fmax(v, low), low + size);
}

/* A place on a ring, or moved from there into the area, with a line from the
 * edge of the mark. */
static struct spot far_spot(
    const struct rect *area, struct point at, double width, size_t i)
{
	double turn = 2 * acos(-1) * (double)(i % TURNS) / TURNS;
	size_t ring = 2 + i / TURNS;
	double far = RING * (double)ring;
	double x = cos(turn);
	double y = sin(turn);
	struct spot s = { .box = { within(at.x + far * x - width * (1 - x) / 2,
				       area->x, area->width - width),
			      within(at.y + far * y - HEIGHT * (1 - y) / 2,
				  area->y, area->height - HEIGHT),
			      width, HEIGHT } };
	struct point to = { within(at.x, s.box.x, width),
		within(at.y, s.box.y, HEIGHT) };
	double length = hypot(to.x - at.x, to.y - at.y);

	if (length > MARK)
		s.line = (struct label_line){
			{ at.x + (to.x - at.x) * MARK / length,
			    at.y + (to.y - at.y) * MARK / length },
			to,
		};
	return s;
}

static bool find_spot(const struct labels *l, size_t own, double width,
    enum strictness how, struct spot *s)
{
	struct point at = l->mark[own];

	for (size_t i = 0; i < NEAR; i++) {
		*s = near_spot(at, width, i);
		if (is_free(l, s, own, how))
			return true;
	}
	for (size_t i = 0; i < RINGS * TURNS; i++) {
		*s = far_spot(&l->area, at, width, i);
		if (is_free(l, s, own, how))
			return true;
	}
	return false;
}

bool labels_add(
    struct labels *l, size_t mark, enum type_role role, const char *words)
{
	const struct paint paper = theme_fill(COLOUR_PAPER);
	const struct paint line = theme_line(COLOUR_SECOND, 0.5);
	double width = pen_width(l->p, role, words) + MM(1);
	int how = ALL_FREE;
	struct spot s;

	while (how < STRICTNESSES &&
	       !find_spot(l, mark, width, (enum strictness)how, &s))
		how++;
	if (how == STRICTNESSES || l->n == l->n_marks)
		return false;
	l->taken[l->n] = s.box;
	l->line[l->n++] = s.line;
	if (s.line.to.x > 0)
		pen_line(l->p, s.line.from, s.line.to, &line);
	/* lines of the chart stop at the words */
	if (how < NAME_OVER_MARKS)
		pen_rectangle(l->p, s.box, &paper);
	pen_text(l->p, role, s.box.x + MM(0.5), s.box.y + MM(2.7), words);
	return true;
}
