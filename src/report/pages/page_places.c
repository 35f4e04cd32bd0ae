/* How sure the ranks are. */
#include "page.h"
#include "peelstats/chart_places.h"
#include "rows.h"

#include "base/banned.h"

/* Forces whose rank may be anything from the top half to the bottom half. */
static size_t count_wide(const struct metric_result *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n_ranked; i++) {
		struct rank_bounds b = m->force[m->order[i]].rank95;

		n += (b.upper - b.lower + 1) * 2 > m->n_ranked;
	}
	return n;
}

static const char *title(struct report *r, const struct metric_result *m)
{
	size_t wide = count_wide(m);

	if (wide == 0)
		return arena_printf(&r->arena, "How sure the ranks are: %s",
		    words_subject(r->story, m->metric));
	return arena_printf(&r->arena,
	    "%s of %zu ranks are unsure by more than half the table: %s",
	    words_count_capital(r->story, wide), m->n_ranked,
	    words_subject(r->story, m->metric));
}

/* What is allowed for besides chance. */
static const char *allowed(struct report *r, const struct metric_result *m)
{
	if (m->tau2_change.known && m->tau2_change.x > 0)
		return say_text(r->story,
		    " once the usual year-to-year variation of {a unit} is "
		    "allowed for");
	if (m->tau2_change.known)
		return say_text(r->story,
		    "; {units}\u2019 changes between the two years were no "
		    "more than chance, so nothing else is allowed for");
	return say_text(r->story,
	    ", by chance alone: without figures of two years for ten {units} "
	    "nothing else can be allowed for");
}

static const char *finding(struct report *r, const struct metric_result *m)
{
	return arena_printf(&r->arena,
	    say(r->story,
		"A rank is exact for the figures as they are. Light bars show "
		"where it may lie%s; dark bars allow for chance alone. {Units} "
		"whose bars overlap widely should not be told apart by rank."),
	    allowed(r, m));
}

/* The same where columns of text take the place of the bars. */
static const char *finding_in_text(
    struct report *r, const struct metric_result *m)
{
	return arena_printf(&r->arena,
	    say(r->story,
		"A rank is exact for the figures as they are. \u201CMay lie "
		"at\u201D says where it may lie%s; \u201CBy chance "
		"alone\u201D allows for chance alone. {Units} whose ranges "
		"overlap widely should not be told apart by rank."),
	    allowed(r, m));
}

static struct places_row row_of(
    struct report *r, const struct metric_result *m, size_t force)
{
	const struct force_result *x = &m->force[force];
	const struct ranked_row own = rows_force(r, m, force);

	return (struct places_row){ .name = own.name,
		.rank = own.rank,
		.place = x->rank,
		.sure = x->rank95,
		.sure_chance = x->rank95_chance,
		.sure_text =
		    x->rank95.lower == x->rank95.upper
			? arena_printf(&r->arena, "%zu", x->rank95.lower)
			: arena_printf(&r->arena, "%zu to %zu", x->rank95.lower,
			      x->rank95.upper),
		.mark = own.mark,
		.selected = own.selected };
}

static struct figure figure_of(struct report *r, const struct metric_result *m)
{
	struct places_row *row =
	    arena_array(&r->arena, m->n_ranked, sizeof(*row));
	struct places_chart *c = arena_alloc(&r->arena, sizeof(*c));

	for (size_t i = 0; i < m->n_ranked; i++)
		row[i] = row_of(r, m, m->order[i]);
	*c = (struct places_chart){ row, m->n_ranked };
	return FIGURE(places,
	    arena_printf(&r->arena,
		say(r->story,
		    "Ranks of %zu {units} for %s with the range in which "
		    "each may lie; %zu of the ranges take in more than half "
		    "of all ranks."),
		m->n_ranked, words_subject(r->story, m->metric), count_wide(m)),
	    c);
}

static void build(struct report *r, const struct report_request *request,
    const struct metric_result *m)
{
	struct figure f;
	struct page *p;

	if (!request_details(r, request, m) || m->n_ranked < 4 ||
	    m->force[m->order[0]].rank95.lower == 0)
		return;
	p = add_page(r, "places",
	    arena_printf(&r->arena, "places-%s", m->metric->id),
	    arena_printf(
		&r->arena, "%s: how sure the ranks are", m->metric->title),
	    m->metric->section, 0);
	add_figure_title(r, p, title(r, m));
	add_drawn(r, p, STYLE_FINDING, finding(r, m), finding_in_text(r, m));
	add_figure_caption(r, p,
	    arena_printf(&r->arena,
		say(r->story,
		    "Rank of each {unit} on %s, 1 is the highest, and its "
		    "95%% confidence range, %d"),
		words_subject(r->story, m->metric), r->analysis->year));
	f = figure_of(r, m);
	add_figure(r, p, &f);
}

const struct page_kind page_places = { "places", SCOPE_NATIONAL, NULL, build };
