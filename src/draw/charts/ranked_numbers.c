#include "ranked_numbers.h"

#include "peelstats/chart_ranked.h"

#include "base/banned.h"

const char *change_title(const char *compare_label, bool points)
{
	if (compare_label[0] == '\0')
		return "";
	return points ? "Change, percentage points" : "Change";
}

void ranked_numbers(const struct figure *f, struct numbers *t)
{
	const struct ranked_chart *c = f->data.ranked;

	numbers_column(t, numbers_say(t, "{Unit}"), ALIGN_LEFT);
	numbers_column(t, "Rank", ALIGN_RIGHT);
	numbers_column(t, c->value_label, ALIGN_RIGHT);
	numbers_column(t, c->compare_label, ALIGN_RIGHT);
	numbers_column(
	    t, change_title(c->compare_label, c->points), ALIGN_RIGHT);
	/* last, so that the figures stay under each other */
	numbers_column(t, "Remark", ALIGN_LEFT);
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct ranked_row *row = &c->row[i];

		numbers_row(
		    t, (const struct cell[]){ { .text = row->name },
			   { .text = row->rank }, { .text = row->value_text },
			   { .text = row->compare_text },
			   { .text = row->change_text, .mark = row->change },
			   { .text = row->mark } });
	}
}
