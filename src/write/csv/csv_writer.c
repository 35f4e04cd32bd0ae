/*
 * The figures of the report: a row for each measure and force (of the report,
 * when it is about one), numbers in full. RFC 4180, UTF-8, LF; a field that
 * does not apply is empty and `status` says why.
 */
#include "peelstats/write.h"

#include "base/banned.h"

static void add_field(struct text *out, const char *s)
{
	text_add_char(out, ',');
	text_add_csv_field(out, s);
}

/* Enough digits that a sum of them agrees with ours to the last printed. */
static void add_number(struct text *out, bool known, double x)
{
	text_add_char(out, ',');
	if (known)
		text_addf(out, "%.15g", x);
}

static void add_value(struct text *out, struct value v)
{
	add_number(out, v.known, v.x);
}

static const char *status_of(const struct observation *o)
{
	return o != NULL ? status_name((enum status)o->status) : "missing";
}

static void add_counts(struct text *out, const struct observation *o)
{
	bool usable = o != NULL && status_usable((enum status)o->status);

	add_number(out, usable && (o->known & KNOWN_NUMERATOR) != 0,
	    usable ? o->numerator : 0);
	add_number(out, usable && (o->known & KNOWN_DENOMINATOR) != 0,
	    usable ? o->denominator : 0);
}

static void add_row(const struct report *r, const struct metric_result *m,
    size_t force, struct text *out)
{
	const struct force_result *f = &m->force[force];

	text_add(out, m->metric->id);
	add_field(out, r->analysis->dataset->force[force].id);
	add_field(out, r->analysis->dataset->force[force].name);
	text_addf(out, ",%d", r->analysis->year);
	add_counts(out, f->now);
	add_value(out, f->value);
	add_value(out, f->lower95);
	add_value(out, f->upper95);
	text_add_char(out, ',');
	if (f->rank != 0)
		text_add_unsigned(out, f->rank);
	text_add_char(out, ',');
	text_add_unsigned(out, m->n_ranked);
	add_value(out, m->national.value);
	add_value(out, f->compare);
	add_value(out, f->change);
	add_value(out, f->change_percent);
	add_field(out, status_of(f->now));
	text_add_char(out, '\n');
}

static bool write_csv(const struct report *r, const struct write_request *q,
    struct text *out, struct error *err)
{
	const struct dataset *d = r->analysis->dataset;

	text_add(out,
	    "metric_id,force_id,force,year,numerator,denominator,value,"
	    "lower95,upper95,rank,"
	    "of_n,national_value,compare_value,change,change_percent,status\n");
	for (size_t m = 0; m < d->n_metrics; m++) {
		const struct metric_result *result = &r->analysis->metric[m];

		if (result->national_only ||
		    (q->metric != NULL && !q->metric[m]))
			continue;
		for (size_t f = 0; f < d->n_forces; f++)
			if (r->force == NULL || f == r->force_index)
				add_row(r, result, f, out);
	}
	(void)err;
	return true;
}

const struct writer writer_csv = { "csv", "-data.csv", "text/csv", write_csv };
