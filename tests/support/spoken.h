#ifndef PEELSTATS_SPOKEN_H
#define PEELSTATS_SPOKEN_H

#include "fixture.h"
#include "peelstats/words.h"

#include <stdlib.h>

/* Force A of a folder of two, of which a test sets what it needs. */
struct spoken {
	struct fixture f;
	struct analysis *a;
	struct arena arena;
	struct story story;
	struct metric_result *m;
	struct force_result *force;
	struct observation now;
	struct metric metric;
};

/** Loads it; a figure has one decimal. Close with spoken_close(). */
static inline void spoken_open(struct spoken *s)
{
	fixture_open(&s->f);
	fixture_write_small(&s->f);
	if (!fixture_load(&s->f))
		abort();
	s->a = analysis_compute(s->f.dataset, 2017, 2016);
	arena_init(&s->arena);
	story_begin(&s->story, s->a, &s->arena);
	s->m = &s->a->metric[0];
	s->metric = *s->m->metric;
	s->metric.decimals = 1;
	s->m->metric = &s->metric;
	s->force = &s->m->force[0];
	s->now = *s->force->now;
	s->force->now = &s->now;
}

/** Frees all of it. */
static inline void spoken_close(struct spoken *s)
{
	arena_release(&s->arena);
	analysis_free(s->a);
	fixture_close(&s->f);
}

#endif
