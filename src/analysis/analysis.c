#include "measure.h"
#include "peelstats/num.h"

#include <pthread.h>
#include <stdatomic.h>

#include "base/banned.h"

static const struct measure *const measures[] = {
#define X(name) &measure_##name,
#include "measures.def"
#undef X
};

enum { N_MEASURES = sizeof(measures) / sizeof(measures[0]) };

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

/* Whether something else was counted from a year after the one compared with,
 * up to the year of the report. */
static bool is_broken(const struct analysis *a, size_t metric, size_t force)
{
	const struct dataset *d = a->dataset;
	int from = a->compare < a->year ? a->compare : a->year;
	int to = a->compare < a->year ? a->year : a->compare;

	for (size_t y = 0; a->compare != 0 && y < d->n_years; y++) {
		const struct observation *o =
		    d->year[y] > from && d->year[y] <= to
			? dataset_find(d, metric, force, d->year[y])
			: NULL;

		if (o != NULL && o->status == STATUS_BREAK)
			return true;
	}
	return false;
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
	m->national_only = dataset_is_national_only(d, index, a->year);
	for (size_t f = 0; f < d->n_forces; f++) {
		m->force[f].extreme = d->force[f].extreme && per_resident(m);
		m->force[f].now = dataset_find(d, index, f, a->year);
		m->force[f].before = dataset_find(d, index, f, a->compare);
		m->force[f].broken = is_broken(a, index, f);
	}
}

static void mark_one_offs(struct analysis *a, struct metric_result *m)
{
	const struct dataset *d = a->dataset;

	for (size_t i = 0; i < d->n_events; i++) {
		const struct event *e = &d->event[i];

		if (e->metric == m->index &&
		    (e->year == a->year || e->year == a->compare))
			m->force[e->force].one_off = true;
	}
}

struct analysis *analysis_compute(
    const struct dataset *d, int year, int compare)
{
	const struct analysis_settings settings = { .year = year,
		.compare = compare };

	return analysis_compute_as(d, &settings);
}

static bool is_asked(const struct analysis *a, size_t measure)
{
	return measures[measure]->basic || !a->settings.basic;
}

static bool is_asked_of(const struct analysis *a, size_t measure, size_t metric)
{
	const bool *full = a->settings.full;

	return measures[measure]->basic ||
	       (!a->settings.basic && (full == NULL || full[metric]));
}

/* The work on metrics, shared by threads. */
struct share {
	struct analysis own; /* the analysis with an arena of its own */
	atomic_size_t *next; /* metric */
};

static void *compute_share(void *context)
{
	struct share *s = context;
	struct analysis *a = &s->own;
	size_t m;

	while ((m = atomic_fetch_add(s->next, 1)) < a->dataset->n_metrics) {
		metric_start(a, m);
		mark_one_offs(a, &a->metric[m]);
		for (size_t i = 0; i < N_MEASURES; i++)
			if (measures[i]->metric != NULL && is_asked_of(a, i, m))
				measures[i]->metric(a, &a->metric[m]);
	}
	return NULL;
}

/* Results lie where they belong whoever computes them: the number of threads
 * changes nothing. */
static void compute_metrics(struct analysis *a)
{
	enum { MOST = 16, FEWEST_METRICS = 4 };
	struct share share[MOST];
	pthread_t thread[MOST];
	atomic_size_t next = 0;
	size_t wanted = a->settings.threads;
	size_t started = 1;

	wanted = wanted < 1 ? 1 : wanted < MOST ? wanted : MOST;
	if (a->dataset->n_metrics / FEWEST_METRICS < wanted)
		wanted = a->dataset->n_metrics / FEWEST_METRICS + 1;
	for (size_t i = 0; i < wanted; i++) {
		share[i] = (struct share){ *a, &next };
		arena_init(&share[i].own.arena);
	}
	while (started < wanted && pthread_create(&thread[started], NULL,
				       compute_share, &share[started]) == 0)
		started++;
	(void)compute_share(&share[0]);
	for (size_t i = 1; i < started; i++)
		(void)pthread_join(thread[i], NULL);
	for (size_t i = 0; i < wanted; i++)
		arena_absorb(&a->arena, &share[i].own.arena);
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
	compute_metrics(a);
	for (size_t q = 0; q < d->n_questions; q++) {
		a->grade[q].question = &d->question[q];
		a->grade[q].index = q;
		for (size_t i = 0; i < N_MEASURES; i++)
			if (measures[i]->grade != NULL && is_asked(a, i))
				measures[i]->grade(a, &a->grade[q]);
	}
	a->settings.full = NULL;
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
