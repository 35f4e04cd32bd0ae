#include "measure.h"
#include "peelstats/num.h"

#include "base/banned.h"

static const struct measure *const measures[] = {
#define X(name) &measure_##name,
#include "measures.def"
#undef X
};

enum { N_MEASURES = sizeof(measures) / sizeof(measures[0]) };

bool has_counts(const struct observation *o)
{
	const unsigned both = KNOWN_NUMERATOR | KNOWN_DENOMINATOR;

	return o != NULL && (o->known & both) == both;
}

int figure_compare(const struct metric *m, const struct observation *a,
    const struct observation *b)
{
	double x;
	double y;

	if (has_counts(a) && has_counts(b) && a->numerator >= 0 &&
	    b->numerator >= 0)
		return num_compare_ratios(
		    a->numerator, a->denominator, b->numerator, b->denominator);
	x = observation_value(m, a).x;
	y = observation_value(m, b).x;
	return (x > y) - (x < y);
}

/* The period most rows of the metric and year give; the first on a tie. */
static const char *metric_period(
    const struct dataset *d, size_t metric, int year)
{
	const struct observation *n = dataset_find_national(d, metric, year);
	const char *period = n != NULL ? n->period : "";
	size_t best = 0;

	for (size_t f = 0; f < d->n_forces; f++) {
		const struct observation *o = dataset_find(d, metric, f, year);
		size_t count = 0;

		if (o == NULL || o->period == period)
			continue;
		for (size_t g = 0; g < d->n_forces; g++) {
			const struct observation *p =
			    dataset_find(d, metric, g, year);

			count += p != NULL && p->period == o->period;
		}
		if (count > best) {
			best = count;
			period = o->period;
		}
	}
	return period;
}

/* Kinds on which a force with few residents cannot be compared; a share of
 * its own figures can. */
static bool per_resident(const struct metric_result *m)
{
	enum metric_kind kind = m->metric->kind;

	return kind == KIND_RATE || kind == KIND_AMOUNT || kind == KIND_SCORE;
}

static void metric_start(struct analysis *a, size_t index)
{
	const struct dataset *d = a->dataset;
	struct metric_result *m = &a->metric[index];

	m->metric = &d->metric[index];
	m->index = index;
	m->force = arena_array(&a->arena, d->n_forces, sizeof(*m->force));
	m->order = arena_array(&a->arena, d->n_forces, sizeof(*m->order));
	m->period = metric_period(d, index, a->year);
	m->compare_period = metric_period(d, index, a->compare);
	m->national_only = dataset_is_national_only(d, index);
	for (size_t f = 0; f < d->n_forces; f++) {
		m->force[f].extreme = d->force[f].extreme && per_resident(m);
		m->force[f].now = dataset_find(d, index, f, a->year);
		m->force[f].before = dataset_find(d, index, f, a->compare);
	}
}

struct analysis *analysis_compute(
    const struct dataset *d, int year, int compare)
{
	const struct analysis_settings settings = { .year = year,
		.compare = compare };

	return analysis_compute_as(d, &settings);
}

struct analysis *analysis_compute_as(
    const struct dataset *d, const struct analysis_settings *settings)
{
	struct arena arena;
	struct analysis *a;

	arena_init(&arena);
	a = arena_alloc(&arena, sizeof(*a));
	a->arena = arena;
	a->dataset = d;
	a->settings = *settings;
	a->year = settings->year;
	a->compare = settings->compare;
	a->metric = arena_array(&a->arena, d->n_metrics, sizeof(*a->metric));
	a->grade = arena_array(&a->arena, d->n_questions, sizeof(*a->grade));
	for (size_t m = 0; m < d->n_metrics; m++) {
		metric_start(a, m);
		for (size_t i = 0; i < N_MEASURES; i++)
			if (measures[i]->metric != NULL)
				measures[i]->metric(a, &a->metric[m]);
	}
	for (size_t q = 0; q < d->n_questions; q++) {
		a->grade[q].question = &d->question[q];
		a->grade[q].index = q;
		for (size_t i = 0; i < N_MEASURES; i++)
			if (measures[i]->grade != NULL)
				measures[i]->grade(a, &a->grade[q]);
	}
	return a;
}

void analysis_free(struct analysis *a)
{
	struct arena arena;

	if (a == NULL)
		return;
	arena = a->arena;
	arena_release(&arena);
}
