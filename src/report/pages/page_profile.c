#include "page.h"
#include "peelstats/chart_spine.h"
#include "peelstats/words.h"

#include <string.h>

#include "base/banned.h"

/* Lowest and highest of the figures that can be compared. */
static void set_range(
    struct report *r, const struct metric_result *m, struct spine_row *row)
{
	for (size_t i = 0; i < m->n_ranked; i++) {
		struct value v = m->force[m->order[i]].value;

		if (!figure_comparable(&m->force[m->order[i]]))
			continue;
		if (!row->high.known)
			row->high = v;
		row->low = v;
	}
	row->q25 = m->spread.q25;
	row->q75 = m->spread.q75;
	row->low_text = words_value(r->story, m->metric, row->low);
	row->high_text = words_value(r->story, m->metric, row->high);
}

static struct spine_row measure_row(
    struct report *r, const struct metric_result *m)
{
	const struct force_result *f = &m->force[r->force_index];
	struct spine_row row = { .name = m->metric->brief,
		.unit = m->metric->unit };

	row.rank = f->rank == 0 ? "[x]"
				: arena_printf(&r->arena, "%zu%s of %zu",
				      f->rank, f->tied ? "=" : "", m->n_ranked);
	row.value = f->value;
	row.national = m->national.value;
	row.value_text = words_value(r->story, m->metric, f->value);
	row.compare_text = words_value(r->story, m->metric, f->compare);
	row.national_text = words_value(r->story, m->metric, m->national.value);
	row.standing =
	    figure_comparable(f) ? f->standing_typical : STANDING_NOT_ASSESSED;
	row.standing_text =
	    row.standing == STANDING_NOT_ASSESSED
		? "not assessed"
		: say_text(r->story, standing_words(row.standing));
	set_range(r, m, &row);
	return row;
}

static size_t add_rows(struct report *r, const struct report_request *request,
    struct spine_row *row)
{
	const struct analysis *a = r->analysis;
	const char *section = "";
	size_t n = 0;

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];

		if (!request_has(request, m) || m->n_ranked == 0)
			continue;
		if (strcmp(m->metric->section, section) != 0) {
			section = m->metric->section;
			row[n++] = (struct spine_row){ .name = section,
				.heading = true };
		}
		row[n++] = measure_row(r, m);
	}
	return n;
}

/* The measures on which the force has this standing. */
static const char *measures_of(
    struct report *r, const struct report_request *request, enum standing s)
{
	const struct analysis *a = r->analysis;
	const char **name =
	    arena_array(&r->arena, a->dataset->n_metrics, sizeof(const char *));
	size_t n = 0;

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];

		if (request_has(request, m) &&
		    figure_comparable(&m->force[r->force_index]) &&
		    m->force[r->force_index].standing_typical == s)
			name[n++] = words_small(r->story, m->metric->brief);
	}
	return words_capital(r->story, words_list(r->story, name, n));
}

static void add_standings(
    struct report *r, struct page *p, const struct report_request *request)
{
	struct lines l = { .n = 0 };

	lines_add(&l, "Unusually high",
	    measures_of(r, request, STANDING_UNUSUALLY_HIGH), NULL);
	lines_add(&l, "High", measures_of(r, request, STANDING_HIGH), NULL);
	lines_add(&l, "Low", measures_of(r, request, STANDING_LOW), NULL);
	lines_add(&l, "Unusually low",
	    measures_of(r, request, STANDING_UNUSUALLY_LOW), NULL);
	add_notes(r, p, l.item, l.n);
}

static void build(struct report *r, const struct report_request *request)
{
	const struct analysis *a = r->analysis;
	struct spine_row *row =
	    arena_array(&r->arena, 2 * a->dataset->n_metrics, sizeof(*row));
	struct spine_chart *c = arena_alloc(&r->arena, sizeof(*c));
	struct page *p;

	c->row = row;
	c->n_rows = add_rows(r, request, row);
	if (c->n_rows == 0)
		return;
	c->value_label = arena_printf(&r->arena, "%d", a->year);
	c->compare_label = a->compare != 0
			       ? arena_printf(&r->arena, "%d", a->compare)
			       : "Before";
	p = add_page(r, "profile", "profile", "Every measure on one page",
	    "Every measure", 1);
	add_heading(r, p, 1,
	    arena_printf(
		&r->arena, "How %s compares on every measure", r->force->name));
	add_drawn(r, p, STYLE_SUBTITLE,
	    arena_printf(&r->arena,
		say(r->story,
		    "Each bar runs from the lowest to the highest {unit}; "
		    "its inner part holds the middle half. The upright "
		    "line is {area} ({short area}), the dot is the {unit}, "
		    "a triangle where it is high or low among {units}. "
		    "Every row has its own scale.%s"),
		words_force_beyond(r->story)),
	    say_text(r->story,
		"Each measure with its rank, {area} ({short area}), "
		"and the lowest and highest {unit}."));
	add_text(r, p, STYLE_CAPTION,
	    arena_printf(
		&r->arena, "%s on every measure, %d", r->force->full, a->year));
	add_figure(r, p,
	    &FIGURE(spine,
		arena_printf(&r->arena,
		    say(r->story,
			"Where %s stands between the lowest and the "
			"highest {unit} on every measure, with {area} in "
			"the middle."),
		    r->force->name),
		c));
	add_standings(r, p, request);
}

const struct page_kind page_profile = { "profile", SCOPE_FORCE, build, NULL };
