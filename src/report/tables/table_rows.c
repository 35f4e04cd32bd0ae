/* The cells of a row, one after the other. */
#include "peelstats/gaps.h"
#include "stats_table.h"

#include "base/banned.h"

static struct stats_cell *next_cell(struct stats_row *row)
{
	static struct stats_cell spare;

	return row->n < MOST_STATS_COLUMNS ? &row->cell[row->n++] : &spare;
}

void row_text(struct stats_row *row, const char *text)
{
	*next_cell(row) =
	    (struct stats_cell){ text[0] != '\0' ? CELL_TEXT : CELL_NONE, text,
		    0 };
}

void row_value(struct stats_row *row, struct value v)
{
	*next_cell(row) =
	    (struct stats_cell){ v.known ? CELL_NUMBER : CELL_NONE, "",
		    /* no minus zero */ v.x + 0.0 };
}

void row_count(struct stats_row *row, size_t n)
{
	row_value(row, value_of((double)n));
}

void row_place(struct stats_row *row, size_t n)
{
	row_value(row, n > 0 ? value_of((double)n) : value_unknown());
}

void row_none(struct stats_row *row)
{
	row_value(row, value_unknown());
}

void row_end(struct stats_row *row)
{
	row->flush(row);
	row->rows++;
	row->n = 0;
}

void stats_add_notes(
    struct text *ids, const struct note_list *list, const struct note_list *but)
{
	for (size_t i = 0; list != NULL && i < list->n; i++)
		if (!note_in(but, list->note[i]))
			text_addf(ids, "%s%s", ids->len > 0 ? ";" : "",
			    list->note[i]->id);
}
