#include "trend_lines.h"

#include <string.h>

#include "base/banned.h"

/* Of values with a normal spread, outside of three standard deviations. */
static const double beyond_limits = 0.0027;

struct trend_line trend_line(struct report *r, const struct series *s)
{
	struct trend_point *point =
	    arena_array(&r->arena, s->n, sizeof(*point));

	for (size_t i = 0; i < s->n; i++)
		point[i] = (struct trend_point){ .year = s->point[i].period,
			.value = s->point[i].value,
			.apart = i > 0 &&
				 s->point[i].segment != s->point[i - 1].segment,
			.partial = s->point[i].status == STATUS_PARTIAL };
	return (struct trend_line){ point, s->n };
}

struct trend_point *trend_points_said(
    struct report *r, const struct metric *m, const struct trend_line *line)
{
	struct trend_point *point =
	    arena_array(&r->arena, line->n, sizeof(*point));

	for (size_t i = 0; i < line->n; i++) {
		point[i] = line->point[i];
		point[i].value_text =
		    point[i].value.known
			? words_value(r->story, m, point[i].value)
			: "[x]";
	}
	return point;
}

struct trend_line trend_line_said(
    struct report *r, const struct metric *m, const struct series *s)
{
	struct trend_line line = trend_line(r, s);

	line.point = trend_points_said(r, m, &line);
	return line;
}

struct trend_ends trend_ends(const struct series *s)
{
	struct trend_ends e = { NULL, NULL, NULL, NULL, NULL };

	for (size_t i = 0; i < s->n; i++) {
		const struct series_point *p = &s->point[i];

		if (!p->value.known)
			continue;
		if (e.first == NULL)
			e.first = p;
		if (e.last == NULL || p->segment != e.last->segment) {
			e.since_break = e.last != NULL ? p : NULL;
			e.high = e.low = NULL;
		}
		e.last = p;
		if (p->status == STATUS_PARTIAL)
			continue;
		if (e.high == NULL || p->value.x > e.high->value.x)
			e.high = p;
		if (e.low == NULL || p->value.x < e.low->value.x)
			e.low = p;
	}
	return e;
}

const char *trend_span(
    struct report *r, const struct metric *m, const struct series *s)
{
	struct trend_ends e = trend_ends(s);
	const struct series_point *from =
	    e.since_break != NULL ? e.since_break : &s->point[0];

	if (e.high == e.low)
		return "";
	return arena_printf(&r->arena,
	    "From %d to %d the highest was %s (%d) and the lowest %s (%d).",
	    from->period, s->point[s->n - 1].period,
	    words_value(r->story, m, e.high->value), e.high->period,
	    words_value(r->story, m, e.low->value), e.low->period);
}

const char *trend_break(struct report *r, const struct series *s)
{
	const struct series_point *from = trend_ends(s).since_break;

	if (from == NULL)
		return "";
	return arena_printf(&r->arena,
	    "Figures from %d on are not comparable with those before.",
	    from->period);
}

const char *trend_sources(
    struct report *r, const struct metric *m, const struct series *s)
{
	const char *all = "";
	size_t end;

	for (size_t from = 0; from < s->n; from = end) {
		int first = s->point[from].period;
		const char *source = metric_source(m, first);

		for (end = from + 1;
		     end < s->n &&
		     strcmp(metric_source(m, s->point[end].period), source) ==
			 0;
		     end++)
			;
		if (from == 0 && end == s->n)
			return source;
		all = arena_printf(&r->arena, "%s%s%d%s: %s", all,
		    from > 0 ? "; " : "", first,
		    end > from + 1 ? arena_printf(&r->arena, " to %d",
					 s->point[end - 1].period)
				   : "",
		    source);
	}
	return all;
}

/* The point of a year; NULL where there is none. */
static const struct series_point *point_of(const struct series *s, int year)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->point[i].period == year)
			return &s->point[i];
	return NULL;
}

bool trend_judged(const struct series *s, int year)
{
	const struct series_point *p = point_of(s, year);

	return p != NULL && p->value.known &&
	       s->segment[p->segment].method != SERIES_NOT_JUDGED;
}

bool trend_signal(const struct series *s, int year)
{
	const struct series_point *p = point_of(s, year);

	return trend_judged(s, year) &&
	       (p->outside || s->segment[p->segment].run_signal);
}

double trend_by_chance(const struct series *s, int year)
{
	const struct series_point *p = point_of(s, year);
	const struct series_segment *g;

	if (!trend_judged(s, year))
		return 0;
	g = &s->segment[p->segment];
	return num_run_chance(g->run.useful) +
	       (p->limits.lower.known ? beyond_limits : 0);
}
