/* Patterns. All strokes of a box are one line to and fro, which takes few
 * bytes. */
#include "pattern.h"

#include <math.h>

#include "base/banned.h"

enum { MOST_POINTS = 256 };

struct pattern pattern_sparse(struct colour colour)
{
	return (struct pattern){ 5.4, 0.6, false, colour };
}

struct pattern pattern_dense(struct colour colour)
{
	return (struct pattern){ 3.2, 0.6, true, colour };
}

struct pattern pattern_thick(struct colour colour)
{
	return (struct pattern){ 2.9, 1.3, true, colour };
}

/* A point so far along the left and lower edge of the box, or along the upper
 * and right one; mirrored for strokes that run down. */
static struct point on_edge(
    struct rect box, double along, bool upper, bool mirrored)
{
	double first = upper ? box.width : box.height;
	double part = fmin(along, first);
	struct point at = { upper ? part : along - part,
		upper ? along - part : part };

	return (struct point){ box.x + at.x,
		mirrored ? box.y + box.height - at.y : box.y + at.y };
}

void pattern_draw(const struct pen *p, struct rect box, struct pattern s)
{
	const struct paint line = { .width = s.width, .line = s.colour };
	const struct rect in = { box.x + s.width, box.y + s.width,
		box.width - 2 * s.width, box.height - 2 * s.width };
	double round = in.width + in.height;
	/* a long bar has as many as there are points for */
	double step = fmax(s.step, 2.1 * round / MOST_POINTS);
	double along = step / 2;
	struct point point[MOST_POINTS];
	bool upper = true;
	size_t n = 0;

	if (!(s.step > 0) || in.width < s.step / 2 || in.height <= 0)
		return;
	while (n + 1 < MOST_POINTS && along < round) {
		point[n++] = on_edge(in, along, upper, s.down);
		point[n++] = on_edge(in, along, !upper, s.down);
		upper = !upper;
		along += step;
	}
	pen_path(p, point, n, false, &line);
}

struct paint grade_paint(enum grade g)
{
	return (struct paint){ .filled = true, .fill = theme_grade(g) };
}

struct pattern grade_pattern(enum grade g)
{
	if (g == GRADE_REQUIRES_IMPROVEMENT)
		return pattern_sparse(theme_grade_ink(g));
	if (g == GRADE_INADEQUATE)
		return pattern_dense(theme_grade_ink(g));
	return (struct pattern){ .step = 0 };
}

void grade_tile(
    const struct pen *p, struct rect box, enum grade g, double words)
{
	const struct paint back = grade_paint(g);

	pen_rectangle(p, box, &back);
	box.width = fmin(box.width, words - box.x);
	pattern_draw(p, box, grade_pattern(g));
}
