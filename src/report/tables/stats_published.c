/* One row per published figure: what ours says of it. */
#include "peelstats/arena.h"
#include "peelstats/words.h"
#include "stats_table.h"

#include <stdlib.h>

#include "base/banned.h"

static const struct stats_column columns[] = {
#define X(name, unit, meaning, empty) { #name, unit, meaning, empty },
#include "columns_published.def"
#undef X
	{ NULL, NULL, NULL, NULL }
};

static void published_row(
    const struct dataset *d, const struct reconciled *r, struct stats_row *row)
{
	const struct published *p = r->published;
	struct text needs = TEXT_EMPTY;

	row_text(row, p->id);
	row_text(row, p->document);
	row_text(row, p->force == EVERYWHERE ? "E&W" : d->force[p->force].id);
	row_text(row, p->of_question ? d->question[p->subject].id
				     : d->metric[p->subject].id);
	row_count(row, (size_t)p->year);
	row_text(row, quantity_name(p->quantity));
	row_value(row, value_of(p->value));
	row_value(row, r->computed);
	row_value(row, r->computed.known ? value_of(p->value - r->computed.x)
					 : value_unknown());
	row_text(row, verdict_name(r->verdict));
	row_text(row, p->where);
	row_value(row, r->range.lower);
	row_value(row, r->range.upper);
	words_needs(d, r, &needs);
	row_text(row, text_str(&needs));
	row_end(row);
	text_release(&needs);
}

static void write(const struct stats_request *r, struct stats_row *row)
{
	const struct dataset *d = r->analysis->dataset;
	struct reconciled *all =
	    heap_realloc(NULL, d->n_published, sizeof(*all));

	analysis_reconcile(r->analysis, all);
	for (size_t i = 0; i < d->n_published; i++)
		published_row(d, &all[i], row);
	free(all);
}

const struct stats_table stats_published = { "published", columns, write, true,
	0, "Published figures beside the same from the data" };
