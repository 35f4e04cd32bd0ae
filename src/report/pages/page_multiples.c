/* All measures as small charts, twelve on a page. */
#include "page.h"
#include "peelstats/chart_multiples.h"
#include "peelstats/words.h"

#include "base/banned.h"

enum { ON_A_PAGE = 18, FEWEST = 4 };

static const char *named(
    struct report *r, const struct metric_result *m, size_t force)
{
	return arena_printf(&r->arena, "%s %s",
	    words_value(r->story, m->metric, m->force[force].value),
	    r->analysis->dataset->force[force].name);
}

static const char *selected(struct report *r, const struct metric_result *m)
{
	if (r->force == NULL)
		return "";
	if (!m->force[r->force_index].value.known)
		return arena_printf(&r->arena, "%s [x]", r->force->name);
	return arena_printf(&r->arena, "%s, rank %s of %zu",
	    named(r, m, r->force_index),
	    words_rank(r->story, &m->force[r->force_index]), m->n_ranked);
}

/* The highest and the lowest of the forces whose bars are to scale. */
static void set_ends(
    struct report *r, const struct metric_result *m, struct multiples_panel *f)
{
	size_t high = m->n_ranked;
	size_t low = 0;

	for (size_t i = 0; i < m->n_ranked; i++) {
		if (!figure_comparable(&m->force[m->order[i]]))
			continue;
		if (high == m->n_ranked)
			high = i;
		low = i;
	}
	if (high == m->n_ranked)
		high = 0;
	f->high_text = named(r, m, m->order[high]);
	f->low_text = named(r, m, m->order[low]);
}

static struct multiples_panel panel(
    struct report *r, const struct metric_result *m)
{
	struct multiples_bar *bar =
	    arena_array(&r->arena, m->n_ranked, sizeof(*bar));
	struct multiples_panel f = { .title = m->metric->brief,
		.unit = m->metric->percent ? "percent" : m->metric->unit,
		.bar = bar,
		.national = m->national.value };

	for (size_t i = 0; i < m->n_ranked; i++) {
		const struct force_result *x = &m->force[m->order[i]];

		if (x->extreme && m->order[i] != r->force_index)
			continue;
		bar[f.n_bars++] = (struct multiples_bar){ .value = x->value,
			.extreme = x->extreme,
			.selected =
			    r->force != NULL && m->order[i] == r->force_index };
	}
	set_ends(r, m, &f);
	f.selected_text = selected(r, m);
	f.national_text =
	    m->national.value.known
		? arena_printf(&r->arena, say(r->story, "{Area} %s"),
		      words_value(r->story, m->metric, m->national.value))
		: say_text(r->story, "{Area} [x]");
	f.alt = arena_printf(&r->arena, "%s, %s: from %s to %s; %s%s%s.",
	    m->metric->title, f.unit, f.high_text, f.low_text, f.national_text,
	    f.selected_text[0] != '\0' ? "; " : "", f.selected_text);
	return f;
}

static void add_sheet(struct report *r, const char *title, struct page **first,
    const struct multiples_panel *panels, size_t n, size_t number)
{
	struct page *p = add_page(r, "multiples",
	    number == 0 ? "multiples"
			: arena_printf(&r->arena, "multiples-%zu", number),
	    number == 0
		? title
		: arena_printf(&r->arena, "%s, page %zu", title, number + 1),
	    title, number == 0 ? 1 : 0);
	struct multiples_chart *c = arena_alloc(&r->arena, sizeof(*c));

	if (*first == NULL)
		*first = p;
	add_heading(r, p, 1, p->title);
	p->first->drawn = number > 0;
	if (number == 0)
		add_drawn(r, p, STYLE_SUBTITLE,
		    arena_printf(&r->arena,
			say(r->story,
			    "One bar for each {unit} with data, from high "
			    "to low, %d. Dashed line: {area}. Every chart "
			    "has its own scale, from 0.%s"),
			r->analysis->year,
			r->force == NULL
			    ? say_text(r->story, " {Units} whose rates are not "
						 "comparable are left out.")
			    : ""),
		    arena_printf(&r->arena,
			say(r->story,
			    "The highest and the lowest {unit} of each "
			    "measure in %d."),
			r->analysis->year));
	*c = (struct multiples_chart){ panels, n };
	add_figure(r, p, &FIGURE(multiples, "", c));
}

static void build(struct report *r, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	struct multiples_panel *panels =
	    arena_array(&r->arena, a->dataset->n_metrics, sizeof(*panels));
	const char *title = "All measures at a glance";
	struct page *first = NULL;
	size_t n = 0;
	size_t sheets;
	size_t each;

	for (size_t i = 0; i < a->dataset->n_metrics; i++)
		if (request_has(request, &a->metric[i]) &&
		    a->metric[i].n_ranked > 1) {
			if (request_main(r, request, &a->metric[i]))
				panels[n++] = panel(r, &a->metric[i]);
			else
				title = "Main measures at a glance";
		}
	if (n < FEWEST)
		return;
	sheets = (n + ON_A_PAGE - 1) / ON_A_PAGE;
	each = (n + sheets - 1) / sheets;
	for (size_t i = 0; i < n; i += each)
		add_sheet(r, title, &first, panels + i,
		    n - i < each ? n - i : each, i / each);
}

const struct page_kind page_multiples = { "multiples", SCOPE_NATIONAL, build,
	NULL };
