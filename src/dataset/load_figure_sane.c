/* Figures that cannot be. */
#include "load.h"

#include "base/banned.h"

/* Refuses counts that cannot be, at the field concerned. */
static bool counts_sane(struct load *l, const struct csv_row *row,
    const struct metric *m, const struct figure_columns *c,
    const struct observation *o)
{
	bool above = (o->known & KNOWN_NUMERATOR) != 0;
	bool below = (o->known & KNOWN_DENOMINATOR) != 0;

	/* a quarter may take back what another had too many of */
	if (above && o->numerator < 0 && m->kind != KIND_AMOUNT &&
	    !c->part_year)
		diag_add(l->diags, "E205", csv_place(row, c->numerator),
		    "a count cannot be below 0: take the minus sign away, or "
		    "leave the field empty and give the status missing; a "
		    "measure of money may have the kind amount",
		    "numerator %.15g is below 0", o->numerator);
	else if (below && o->denominator < 0)
		diag_add(l->diags, "E205", csv_place(row, c->denominator),
		    "what a count is divided by cannot be below 0: take the "
		    "minus sign away",
		    "denominator %.15g is below 0", o->denominator);
	else if (above && below && !(o->denominator > 0) && o->numerator > 0)
		diag_add(l->diags, "E205", csv_place(row, c->denominator),
		    "use the status not_applicable if there is nothing to "
		    "divide by",
		    "numerator %.15g stands over denominator 0", o->numerator);
	else
		return true;
	return false;
}

/* Refuses a share over the whole, in the same way. */
static bool share_sane(struct load *l, const struct csv_row *row,
    const struct metric *m, const struct figure_columns *c,
    const struct observation *o)
{
	const unsigned both = KNOWN_NUMERATOR | KNOWN_DENOMINATOR;

	if ((o->known & both) == both && o->numerator > o->denominator)
		diag_add(l->diags, "E205", csv_place(row, c->numerator),
		    "declare the metric as a ratio if the numerator is not a "
		    "part of the denominator",
		    "numerator %.15g of a proportion is over its denominator "
		    "%.15g",
		    o->numerator, o->denominator);
	else if ((o->known & KNOWN_VALUE) != 0 &&
		 (o->value > m->multiplier || o->value < 0))
		diag_add(l->diags, "E205", csv_place(row, c->value),
		    "declare the metric as a ratio if it may exceed the whole",
		    "proportion %s is not between 0 and %.15g",
		    csv_field(row, c->value), m->multiplier);
	else
		return true;
	return false;
}

bool load_figure_sane(struct load *l, const struct csv_row *row,
    const struct metric *m, const struct figure_columns *c,
    const struct observation *o)
{
	return counts_sane(l, row, m, c, o) &&
	       (m->kind != KIND_PROPORTION || share_sane(l, row, m, c, o));
}
