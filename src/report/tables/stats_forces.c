/* One row per metric and force: what the figure is, and how it compares. */
#include "stats_table.h"

#include <string.h>

#include "base/banned.h"

static const struct stats_column columns[] = {
#define X(name, unit, meaning, empty) { #name, unit, meaning, empty },
#include "columns_forces.def"
#undef X
	{ NULL, NULL, NULL, NULL }
};

static void counts(struct stats_row *row, const struct observation *o)
{
	bool usable = o != NULL && status_usable((enum status)o->status);

	row_value(row, usable && (o->known & KNOWN_NUMERATOR) != 0
			   ? value_of(o->numerator)
			   : value_unknown());
	row_value(row, usable && (o->known & KNOWN_DENOMINATOR) != 0
			   ? value_of(o->denominator)
			   : value_unknown());
}

static void status(struct stats_row *row, const struct observation *o)
{
	row_text(row,
	    status_name(o != NULL ? (enum status)o->status : STATUS_MISSING));
}

static const struct note_list *notes_of(const struct observation *o)
{
	return o != NULL ? o->notes : NULL;
}

static void comparison(struct stats_row *row, const struct metric_result *m,
    const struct force_result *f)
{
	row_place(row, f->rank);
	row_place(row, f->rank95.lower);
	row_place(row, f->rank95.upper);
	row_place(row, f->rank95_chance.lower);
	row_place(row, f->rank95_chance.upper);
	row_count(row, m->n_ranked);
	row_value(row, m->national.value);
	row_value(row, f->z);
	row_text(row, standing_name(f->standing));
	row_value(row, f->p);
	row_value(row, f->q);
}

static void change(
    struct stats_row *row, int year, const struct force_result *f)
{
	row_place(row, (size_t)year);
	row_value(row, f->compare);
	row_value(row, f->change);
	row_value(row, f->change_percent);
	row_value(row, f->change_p);
	row_value(row, f->change_q);
	row_value(row, f->change_z);
	row_text(row, standing_name(f->change_standing));
}

/* Beside the force's own earlier changes. */
static void past(struct stats_row *row, const struct own_past *p)
{
	row_value(row, p->change);
	if (p->change.known)
		row_count(row, p->n);
	else
		row_none(row);
	row_value(row, p->limits.lower);
	row_value(row, p->limits.upper);
	if (p->limits.lower.known)
		row_count(row, p->outside != 0);
	else
		row_none(row);
}

static void force_row(const struct analysis *a, const struct metric_result *m,
    size_t force, struct stats_row *row)
{
	const struct force_result *f = &m->force[force];
	struct text notes = TEXT_EMPTY;

	row_text(row, m->metric->id);
	row_text(row, a->dataset->force[force].id);
	row_count(row, (size_t)a->year);
	counts(row, f->now);
	row_value(row, f->value);
	row_value(row, f->lower95);
	row_value(row, f->upper95);
	comparison(row, m, f);
	change(row, a->compare, f);
	status(row, f->now);
	if (a->compare != 0)
		status(row, f->before);
	else
		row_none(row);
	stats_add_notes(&notes, notes_of(f->now), NULL);
	stats_add_notes(&notes, notes_of(f->before), notes_of(f->now));
	row_text(row, text_str(&notes));
	row_value(row, f->change_lower95);
	row_value(row, f->change_upper95);
	row_value(row, f->change_expected);
	row_value(row, f->stabilised);
	row_value(row, f->national_excluding);
	row_place(row, f->quintile);
	row_value(row, f->similar);
	row_place(row, f->n_similar);
	row_value(row, f->rate_effect);
	row_value(row, f->mix_effect);
	row_value(row, f->z_typical);
	row_text(row, standing_name(f->standing_typical));
	past(row, &f->past);
	row_end(row);
	text_release(&notes);
}

static void write(const struct stats_request *r, struct stats_row *row)
{
	const struct dataset *d = r->analysis->dataset;

	for (size_t m = 0; m < d->n_metrics; m++) {
		const struct metric_result *result = &r->analysis->metric[m];

		if (result->national_only ||
		    (r->metric != NULL && !r->metric[m]))
			continue;
		for (size_t f = 0; f < d->n_forces; f++)
			if (r->force == NULL || r->force[f])
				force_row(r->analysis, result, f, row);
	}
}

const struct stats_table stats_forces = { "forces", columns, write, false, 0,
	"Every figure, and how it compares" };
