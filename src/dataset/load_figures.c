#include "dataset_check.h"
#include "load.h"
#include "peelstats/text.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "base/banned.h"

enum { CELLS_MAX = 8 * 1024 * 1024 };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum {
	OBS_FORCE,
	OBS_METRIC,
	OBS_YEAR,
	OBS_NUMERATOR,
	OBS_DENOMINATOR,
	OBS_VALUE,
	OBS_PERIOD,
	OBS_STATUS,
	OBS_IN_NATIONAL,
	OBS_NOTES,
	OBS_COVERAGE
};
static const struct csv_column observation_columns[] = { { "force_id", true },
	{ "metric_id", true }, { "year", true }, { "numerator", true },
	{ "denominator", true }, { "value", false }, { "period", false },
	{ "status", false }, { "in_national", false }, { "note_ids", false },
	{ "coverage", false } };

enum {
	NAT_METRIC,
	NAT_YEAR,
	NAT_NUMERATOR,
	NAT_DENOMINATOR,
	NAT_VALUE,
	NAT_PERIOD,
	NAT_STATUS,
	NAT_NOTES
};
static const struct csv_column national_columns[] = { { "metric_id", true },
	{ "year", true }, { "numerator", false }, { "denominator", false },
	{ "value", false }, { "period", false }, { "status", false },
	{ "note_ids", false } };

enum {
	JUDGE_FORCE,
	JUDGE_QUESTION,
	JUDGE_YEAR,
	JUDGE_GRADE,
	JUDGE_INSPECTED,
	JUDGE_NOTES
};
static const struct csv_column judgment_columns[] = { { "force_id", true },
	{ "question_id", true }, { "year", true }, { "grade", true },
	{ "inspected_year", false }, { "note_ids", false } };

/* What a row is about, for messages. */
struct key {
	const char *force; /* or NULL */
	const char *subject;
	int year;
	size_t (*line_of)(const struct cube *c, size_t item);
};

static const struct figure_columns in_observations = { OBS_NUMERATOR,
	OBS_DENOMINATOR, OBS_VALUE, OBS_PERIOD, OBS_STATUS, OBS_NOTES, false };
static const struct figure_columns in_national = { NAT_NUMERATOR,
	NAT_DENOMINATOR, NAT_VALUE, NAT_PERIOD, NAT_STATUS, NAT_NOTES, false };

/* Few different periods fill a file, and rows of one follow each other. */
static const char *period_shared(struct load *l, const char *period)
{
	const char *stored;

	if (strcmp(l->last_period, period) == 0)
		return l->last_period;
	stored = names_stored(&l->periods, period);
	if (stored == NULL) {
		stored = load_copy(l, period);
		(void)names_add(&l->periods, stored, 0);
	}
	l->last_period = stored;
	return l->last_period;
}

/* Points at the part that is not there. */
static void report_incomplete(struct load *l, const struct csv_row *row,
    const struct metric *m, const struct figure_columns *c,
    const struct observation *o)
{
	bool bare = (o->known & KNOWN_NUMERATOR) != 0;
	bool base = (o->known & KNOWN_DENOMINATOR) != 0;
	const char *what =
	    m->denominator[0] != '\0' ? m->denominator : "the denominator";

	if (bare && !base)
		diag_add(l->diags, "E207", csv_place(row, c->denominator),
		    "fill in the denominator, declare the measure as a count "
		    "in metrics.csv, or give the status \"missing\" and a "
		    "note",
		    "no denominator for %s: %.15g has nothing to be divided "
		    "by (%s)",
		    m->id, o->numerator, what);
	else
		diag_add(l->diags, "E207", csv_place(row, c->numerator),
		    "give the status \"missing\" and a note if there is no "
		    "figure",
		    "no value for %s, but the status is \"%s\"", m->id,
		    status_name(o->status));
}

/* A figure that may be used must be there. */
static bool figure_complete(struct load *l, const struct csv_row *row,
    const struct metric *m, const struct figure_columns *c,
    struct observation *o)
{
	const unsigned counts = KNOWN_NUMERATOR | KNOWN_DENOMINATOR;

	if (!status_usable(o->status) || observation_value(m, o).known ||
	    (c->part_year && (o->known & KNOWN_NUMERATOR) != 0))
		return true;
	if ((o->known & counts) == counts && !(o->denominator > 0)) {
		o->status = STATUS_NOT_APPLICABLE; /* nothing over nothing */
		return true;
	}
	report_incomplete(l, row, m, c, o);
	return false;
}

/* One cause for all rows whose value is a power of ten beside. */
static const char *value_cause(double ratio)
{
	return dataset_power_of_ten(ratio) != 0 ? "power of ten" : "value";
}

static const char *value_help(double ratio)
{
	return dataset_power_of_ten(ratio) != 0
		   ? "the value is on another scale: write its multiplier "
		     "(100000 for per 100,000) in metrics.csv, or leave the "
		     "value out"
		   : "correct one of the three, or leave the value out";
}

/* Value and status, counts and value, a gap and its reason must agree. */
static bool figure_consistent(struct load *l, const struct csv_row *row,
    const struct metric *m, const struct figure_columns *c,
    const struct observation *o)
{
	const unsigned counts = KNOWN_NUMERATOR | KNOWN_DENOMINATOR;
	bool none = o->status == STATUS_MISSING ||
		    o->status == STATUS_SUPPRESSED ||
		    o->status == STATUS_NOT_PUBLISHED;
	double made = m->multiplier * o->numerator / o->denominator;

	if (none && (o->known & (KNOWN_NUMERATOR | KNOWN_VALUE)) != 0) {
		diag_add(l->diags, "E208", csv_place(row, c->status),
		    "leave the figure out, or give another status",
		    "the status is \"%s\", but there is a figure",
		    status_name((enum status)o->status));
		return false;
	}
	if ((o->known & counts) == counts && (o->known & KNOWN_VALUE) != 0 &&
	    o->denominator > 0 &&
	    fabs(made - o->value) >
		0.5 * pow(10, -(int)o->decimals) + 1e-9 * fabs(made)) {
		diag_add_cause(l->diags, value_cause(o->value / made), "E401",
		    csv_place(row, c->value), value_help(o->value / made),
		    "%.15g / %.15g x %.15g = %.*f, but the value says %s",
		    o->numerator, o->denominator, m->multiplier,
		    o->decimals + 1, made, csv_field(row, c->value));
		return false;
	}
	if (o->status == STATUS_MISSING && l->d->n_notes > 0 &&
	    o->notes->n == 0) {
		diag_add(l->diags, "E303", csv_place(row, c->status),
		    "name a note of notes.csv that says why in note_ids",
		    "a figure of %s is missing without a note", m->id);
		return false;
	}
	return true;
}

static bool read_status(struct load *l, const struct csv_row *row,
    size_t column, struct observation *o)
{
	const char *words[STATUS_NOT_APPLICABLE + 1];
	size_t word;

	o->status = STATUS_OK;
	if (csv_field(row, column)[0] == '\0')
		return true;
	for (size_t i = 0; i < COUNT(words); i++)
		words[i] = status_name((enum status)i);
	if (!load_word(l, row, column, "status", words, COUNT(words), &word))
		return false;
	o->status = (uint8_t)word;
	return true;
}

bool load_figure(struct load *l, const struct csv_row *row,
    const struct metric *m, const struct figure_columns *c,
    struct observation *o)
{
	struct value numerator;
	struct value denominator;
	struct value value;
	enum status typed = STATUS_OK;
	bool ok = load_figure_number(l, row, c->numerator, &numerator, &typed);

	ok = load_figure_number(l, row, c->denominator, &denominator, &typed) &&
	     ok;
	ok = load_figure_number(l, row, c->value, &value, &typed) && ok;
	ok = read_status(l, row, c->status, o) && ok;
	if (ok && o->status == STATUS_OK)
		o->status = (uint8_t)typed;
	o->line = (uint32_t)csv_row_line(row);
	o->numerator = numerator.x;
	o->denominator = denominator.x;
	o->value = value.x;
	o->known = (uint8_t)((numerator.known ? KNOWN_NUMERATOR : 0) |
			     (denominator.known ? KNOWN_DENOMINATOR : 0) |
			     (value.known ? KNOWN_VALUE : 0));
	o->decimals = (uint8_t)load_decimals(csv_field(row, c->value));
	o->in_national = true;
	o->coverage = 1;
	o->notes = load_notes(l, row, c->notes);
	o->period = period_shared(l, csv_field(row, c->period));
	return ok && load_figure_sane(l, row, m, c, o) &&
	       figure_consistent(l, row, m, c, o) &&
	       figure_complete(l, row, m, c, o);
}

/* Takes the cell of a new row; `line_of` gives the line of an earlier one. */
static bool take_cell(struct load *l, const struct csv_row *row, uint32_t *cell,
    size_t item, struct key key)
{
	if (cell == NULL) {
		diag_add(l->diags, "E206", csv_place(row, 0), NULL,
		    "more than %d different years", CUBE_YEARS_MAX);
		return false;
	}
	if (*cell != CUBE_NONE) {
		diag_add(l->diags, "E301", csv_place(row, 0),
		    "remove one of the two rows",
		    "%s%s%s, %d is already given on line %zu",
		    key.force != NULL ? key.force : "",
		    key.force != NULL ? ", " : "", key.subject, key.year,
		    key.line_of(l->d->cube, *cell - 1));
		return false;
	}
	*cell = (uint32_t)(item + 1);
	return true;
}

static size_t line_of_observation(const struct cube *c, size_t item)
{
	return c->observation[item].line;
}

static size_t line_of_national(const struct cube *c, size_t item)
{
	return c->national[item].line;
}

static size_t line_of_judgment(const struct cube *c, size_t item)
{
	return c->judgment[item].line;
}

static void note_year(struct cube *c, int year, size_t line)
{
	struct slab *s = grid_year(&c->observations, year);

	if (s->filled++ == 0)
		s->first_line = line;
}

/* A figure that holds too little of what it should cannot be compared. */
static bool read_coverage(
    struct load *l, const struct csv_row *row, struct observation *o)
{
	static const double too_low = 0.9;
	struct value v;

	if (!load_number(l, row, OBS_COVERAGE, &v))
		return false;
	if (!v.known)
		return true;
	if (!(v.x >= 0) || v.x > 1) {
		diag_add(l->diags, "E205", csv_place(row, OBS_COVERAGE),
		    "write a share: 0.92 for 92 percent",
		    "coverage %.15g is not between 0 and 1", v.x);
		return false;
	}
	o->coverage = (float)v.x;
	if (v.x < too_low && status_usable((enum status)o->status))
		o->status = STATUS_NOT_COMPARABLE;
	else if (v.x < 1 && o->status == STATUS_OK)
		o->status = STATUS_PARTIAL;
	return true;
}

/* "number", "people", "%": no digit where every figure has some. */
static bool is_second_header(const struct csv_row *row)
{
	bool words = false;

	for (size_t c = OBS_FORCE; c <= OBS_VALUE; c++) {
		if (strpbrk(csv_field(row, c), "0123456789") != NULL)
			return false;
		words = words || (c >= OBS_NUMERATOR && c <= OBS_DENOMINATOR &&
				     csv_field(row, c)[0] != '\0');
	}
	return words;
}

/* Figures that --init made of a unit that is no longer in forces.csv: nobody
 * misses them. */
static bool is_left_example(struct load *l, const struct csv_row *row)
{
	size_t f;

	if (strcmp(csv_field(row, OBS_NOTES), "example_figures") != 0 ||
	    unit_names_find(&l->d->known, csv_field(row, OBS_FORCE), &f))
		return false;
	diag_add_cause(l->diags, "example", "W511", csv_place(row, OBS_FORCE),
	    "delete the rows of the examples, or import a table: they go with "
	    "it",
	    "an example of \"%s\", which is not in forces.csv, is left out",
	    csv_field(row, OBS_FORCE));
	return true;
}

static void observation_row(void *context, const struct csv_row *row)
{
	static const char *const words[] = { "yes", "no" };
	struct load *l = context;
	struct cube *c = l->d->cube;
	struct observation o;
	size_t force;
	size_t metric;
	size_t word;
	int year;
	bool known;

	if (c->n_observations == 0 && is_second_header(row)) {
		diag_add(l->diags, "W512", csv_place(row, 0),
		    "delete the row: units and groups of columns have no place "
		    "in a file for programs",
		    "a row of words below the names of the columns is left "
		    "out");
		return;
	}
	if (is_left_example(l, row))
		return;
	known = load_force(l, row, OBS_FORCE, &force);
	known = load_metric(l, row, OBS_METRIC, &metric) && known;
	known = load_year(l, row, OBS_YEAR, &year) && known;
	if (!known ||
	    !load_figure(l, row, &l->d->metric[metric], &in_observations, &o) ||
	    !load_word(l, row, OBS_IN_NATIONAL, "answer", words, 2, &word) ||
	    !read_coverage(l, row, &o))
		return;
	o.in_national = word == 0;
	if (!take_cell(l, row,
		grid_cell(&c->observations, &l->d->arena, year, metric, force),
		c->n_observations,
		(struct key){ l->d->force[force].name, l->d->metric[metric].id,
		    year, line_of_observation }))
		return;
	note_year(c, year, o.line);
	c->observation = load_room(c->observation, c->n_observations,
	    &c->observations_room, sizeof(o));
	c->observation[c->n_observations++] = o;
}

static void national_row(void *context, const struct csv_row *row)
{
	struct load *l = context;
	struct cube *c = l->d->cube;
	struct observation o;
	size_t metric;
	int year;
	bool known = load_metric(l, row, NAT_METRIC, &metric);

	known = load_year(l, row, NAT_YEAR, &year) && known;
	if (!known ||
	    !load_figure(l, row, &l->d->metric[metric], &in_national, &o))
		return;
	if (!take_cell(l, row,
		grid_cell(&c->nationals, &l->d->arena, year, metric, 0),
		c->n_national,
		(struct key){
		    NULL, l->d->metric[metric].id, year, line_of_national }))
		return;
	c->national =
	    load_room(c->national, c->n_national, &c->national_room, sizeof(o));
	c->national[c->n_national++] = o;
}

static bool read_grade(
    struct load *l, const struct csv_row *row, struct judgment *j)
{
	static const char *const words[] = { "outstanding", "good",
		"requires improvement", "inadequate", "ungraded" };
	static const enum grade grade[] = { GRADE_OUTSTANDING, GRADE_GOOD,
		GRADE_REQUIRES_IMPROVEMENT, GRADE_INADEQUATE, GRADE_UNGRADED };
	size_t word;

	if (!load_filled(l, row, JUDGE_GRADE, "grade") ||
	    !load_word(
		l, row, JUDGE_GRADE, "grade", words, COUNT(words), &word))
		return false;
	j->grade = (uint8_t)grade[word];
	j->inspected_year = 0;
	return csv_field(row, JUDGE_INSPECTED)[0] == '\0' ||
	       load_year(l, row, JUDGE_INSPECTED, &j->inspected_year);
}

static void judgment_row(void *context, const struct csv_row *row)
{
	struct load *l = context;
	struct cube *c = l->d->cube;
	struct judgment_row j;
	size_t force;
	size_t question;
	int year;
	bool known = load_force(l, row, JUDGE_FORCE, &force);

	known = load_id(l, row, JUDGE_QUESTION, &l->questions, "question",
		    &question) &&
		known;
	known = load_year(l, row, JUDGE_YEAR, &year) && known;
	if (!known || !read_grade(l, row, &j.judgment))
		return;
	j.judgment.notes = load_notes(l, row, JUDGE_NOTES);
	j.line = csv_row_line(row);
	if (!take_cell(l, row,
		grid_cell(&c->judgments, &l->d->arena, year, question, force),
		c->n_judgments,
		(struct key){ l->d->force[force].name,
		    l->d->question[question].id, year, line_of_judgment }))
		return;
	c->judgment = load_room(
	    c->judgment, c->n_judgments, &c->judgments_room, sizeof(j));
	c->judgment[c->n_judgments++] = j;
}

static void set_sizes(struct dataset *d)
{
	d->cube->observations.rows = d->n_metrics;
	d->cube->observations.columns = d->n_forces;
	d->cube->nationals.rows = d->n_metrics;
	d->cube->nationals.columns = 1;
	d->cube->judgments.rows = d->n_questions;
	d->cube->judgments.columns = d->n_forces;
}

/* Without forces or metrics every row would be a fault that is none. */
static void skip_row(void *context, const struct csv_row *row)
{
	(void)context;
	(void)row;
}

/* A year takes a cell for each force and measure, filled or not. */
static bool sizes_possible(struct load *l)
{
	const struct dataset *d = l->d;

	if (d->n_metrics + d->n_questions <= CELLS_MAX / d->n_forces)
		return true;
	diag_add(l->diags, "E116", load_place(l, "forces.csv", 0),
	    "split the folder in several",
	    "forces.csv has %zu rows, and %zu measures: more than can be "
	    "compared",
	    d->n_forces, d->n_metrics);
	return false;
}

bool load_figures(struct load *l)
{
	bool can =
	    l->d->n_forces > 0 && l->d->n_metrics > 0 && sizes_possible(l);

	set_sizes(l->d);
	load_set_last_year(l);
	return load_file(l, "observations.csv", true, observation_columns,
		   COUNT(observation_columns),
		   can ? observation_row : skip_row) &&
	       load_file(l, "national.csv", false, national_columns,
		   COUNT(national_columns), can ? national_row : skip_row) &&
	       load_file(l, "judgments.csv", false, judgment_columns,
		   COUNT(judgment_columns), can ? judgment_row : skip_row);
}
