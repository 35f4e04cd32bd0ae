#ifndef PEELSTATS_DRAW_ALONE_H
#define PEELSTATS_DRAW_ALONE_H

#include "fake_canvas.h"
#include "peelstats/draw.h"

/** Draws a chart 400 pt wide on a canvas that watches, in a report on nothing
 * with neutral names. Free with fake_canvas_release(). */
static inline void draw_alone(
    const struct figure *figure, struct fake_canvas *f)
{
	struct dataset d = { .n_forces = 0 };
	struct analysis a = { .dataset = &d };
	struct report r = { .analysis = &a };
	struct canvas c = fake_canvas(f);

	arena_init(&r.arena);
	naming_complete(&d.naming, &r.arena);
	(void)draw_figure(&r, figure, NULL, 400, &c);
	arena_release(&r.arena);
}

#endif
