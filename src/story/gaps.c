#include "peelstats/gaps.h"

#include <string.h>

#include "base/banned.h"

/* Forces that share a status and a reason. */
struct gap {
	bool no_row;
	enum status status;
	const char *reason;
	const char **name;
	size_t n;
	const char *full; /* of the last force */
};

struct gaps {
	struct gap gap[64];
	size_t n;
	size_t forces;
};

static const struct observation *figure_of(const struct report *r,
    const struct metric_result *m, size_t force, int year)
{
	return year == r->analysis->year ? m->force[force].now
					 : m->force[force].before;
}

/* The reason of a note, else the coverage where that is what is wrong. */
static const char *reason_of(struct report *r, const struct observation *o)
{
	for (size_t i = 0; o != NULL && i < o->notes->n; i++)
		if (o->notes->note[i]->reason[0] != '\0')
			return o->notes->note[i]->reason;
	if (o != NULL && o->status == STATUS_NOT_COMPARABLE && o->coverage < 1)
		return arena_printf(&r->arena,
		    "only %s percent of what should be counted is in the data",
		    words_number(r, 100 * (double)o->coverage, 1));
	return "";
}

static struct gap *gap_for(
    struct report *r, struct gaps *g, const struct observation *o)
{
	enum status status =
	    o != NULL ? (enum status)o->status : STATUS_MISSING;
	const char *reason = reason_of(r, o);
	struct gap *gap;

	for (size_t i = 0; i < g->n; i++)
		if (g->gap[i].no_row == (o == NULL) &&
		    g->gap[i].status == status &&
		    strcmp(g->gap[i].reason, reason) == 0)
			return &g->gap[i];
	if (g->n == sizeof(g->gap) / sizeof(g->gap[0]))
		return &g->gap[g->n - 1];
	gap = &g->gap[g->n++];
	gap->no_row = o == NULL;
	gap->status = status;
	gap->reason = reason;
	gap->name = arena_array(
	    &r->arena, r->analysis->dataset->n_forces, sizeof(const char *));
	return gap;
}

static void gaps_find(
    struct report *r, const struct metric_result *m, int year, struct gaps *g)
{
	const struct dataset *d = r->analysis->dataset;

	memset(g, 0, sizeof(*g));
	for (size_t f = 0; f < d->n_forces; f++) {
		const struct observation *o = figure_of(r, m, f, year);
		struct gap *gap;

		if (observation_value(m->metric, o).known)
			continue;
		gap = gap_for(r, g, o);
		gap->name[gap->n++] = d->force[f].name;
		gap->full = d->force[f].full;
		g->forces++;
	}
}

size_t gaps_count(
    const struct report *r, const struct metric_result *m, int year)
{
	size_t count = 0;

	for (size_t f = 0; f < r->analysis->dataset->n_forces; f++)
		count += !observation_value(m->metric, figure_of(r, m, f, year))
			      .known;
	return count;
}

static const char *gap_verb(const struct gap *g, bool many)
{
	if (g->no_row)
		return many ? "have no row in the data for"
			    : "has no row in the data for";
	switch (g->status) {
	case STATUS_NOT_COMPARABLE:
		return many ? "have no comparable data for"
			    : "has no comparable data for";
	case STATUS_UNVERIFIED:
		return many ? "have no verified data for"
			    : "has no verified data for";
	case STATUS_SUPPRESSED:
		return many ? "have data too small to publish for"
			    : "has data too small to publish for";
	case STATUS_NOT_APPLICABLE:
		return many ? "have nothing to measure in"
			    : "has nothing to measure in";
	case STATUS_NOT_PUBLISHED:
		return many ? "have no published figure for"
			    : "has no published figure for";
	case STATUS_OK:
	case STATUS_MISSING:
	case STATUS_PARTIAL:
	case STATUS_ESTIMATED:
	case STATUS_PROVISIONAL:
	case STATUS_REVISED:
	case STATUS_BREAK:
		break;
	}
	return many ? "were unable to provide data for"
		    : "was unable to provide data for";
}

/* Of more than these nothing was printed: their number says enough. */
enum { MOST_NAMED = 12 };

static void gap_say(
    struct report *r, const struct gap *g, int year, struct text *out)
{
	const char *names = words_list(r, g->name, g->n);
	bool all = g->n == r->analysis->dataset->n_forces;

	if (out->len > 0)
		text_add_char(out, ' ');
	if (g->status == STATUS_NOT_PUBLISHED && g->n > MOST_NAMED && !all)
		text_addf(out, say(r, "%zu {units} %s %d"), g->n,
		    gap_verb(g, true), year);
	else if (all && g->n > 1)
		text_addf(out, say(r, "All %zu {units} %s %d"), g->n,
		    gap_verb(g, true), year);
	else if (g->n == 1)
		text_addf(out, "%s %s %d", g->full, gap_verb(g, false), year);
	else
		text_addf(out, say(r, "%s {units} %s %d"), names,
		    gap_verb(g, true), year);
	if (g->reason[0] != '\0')
		text_addf(out, ", as %s", g->reason);
	text_add_char(out, '.');
}

const char *gaps_sentences(
    struct report *r, const struct metric_result *m, int year)
{
	struct gaps g;
	struct text t = TEXT_EMPTY;
	const char *s;
	const struct pooled *whole =
	    year == r->analysis->year ? &m->national : &m->compare;
	/* a printed total may hold forces that have no figure of their own */
	bool added_up = whole->value.known && !whole->published;

	gaps_find(r, m, year, &g);
	for (size_t i = 0; i < g.n; i++)
		gap_say(r, &g.gap[i], year, &t);
	if (g.forces > 0 && g.forces < r->analysis->dataset->n_forces &&
	    added_up) {
		if (g.forces == 1)
			text_add(&t, say_text(r, " This {unit} is"));
		else
			text_addf(&t, say(r, " These %s {units} are"),
			    words_count(r, g.forces));
		text_addf(
		    &t, say(r, " not in the {area:figure} for %d."), year);
	}
	s = arena_strdup(&r->arena, text_str(&t));
	text_release(&t);
	return s;
}

const char *gaps_of_force(
    struct report *r, const struct metric_result *m, size_t force)
{
	const struct analysis *a = r->analysis;
	struct text t = TEXT_EMPTY;
	const char *s;

	for (int y = 0; y < 2; y++) {
		int year = y == 0 ? a->year : a->compare;
		const struct observation *o = figure_of(r, m, force, year);
		const char *name = a->dataset->force[force].name;
		struct gap g = { .n = 1,
			.name = &name,
			.full = a->dataset->force[force].full };

		if (year == 0 || o == NULL ||
		    o->status == STATUS_NOT_PUBLISHED ||
		    observation_value(m->metric, o).known)
			continue;
		g.status = (enum status)o->status;
		g.reason = reason_of(r, o);
		gap_say(r, &g, year, &t);
	}
	s = arena_strdup(&r->arena, text_str(&t));
	text_release(&t);
	return s;
}

static const char *mark_words(enum status s)
{
	switch (s) {
	case STATUS_PARTIAL:
		return "partial";
	case STATUS_ESTIMATED:
		return "partly estimated";
	case STATUS_PROVISIONAL:
		return "provisional";
	case STATUS_REVISED:
		return "revised";
	case STATUS_BREAK:
		return "not one series with the year before";
	case STATUS_OK:
	case STATUS_MISSING:
	case STATUS_NOT_COMPARABLE:
	case STATUS_UNVERIFIED:
	case STATUS_SUPPRESSED:
	case STATUS_NOT_PUBLISHED:
	case STATUS_NOT_APPLICABLE:
		break;
	}
	return "";
}

static void say_marked(struct report *r, const struct metric_result *m,
    int year, enum status status, struct text *out)
{
	const struct dataset *d = r->analysis->dataset;
	const char **name =
	    arena_array(&r->arena, d->n_forces, sizeof(const char *));
	size_t n = 0;
	size_t out_of_rate = 0;

	for (size_t f = 0; f < d->n_forces; f++) {
		const struct observation *o = figure_of(r, m, f, year);

		if (o == NULL || o->status != status)
			continue;
		name[n++] =
		    o->coverage < 1
			? arena_printf(&r->arena, "%s (%s percent counted)",
			      d->force[f].name,
			      words_number(r, 100 * (double)o->coverage, 1))
			: d->force[f].name;
		out_of_rate += !o->in_national;
	}
	if (n == 0)
		return;
	text_addf(out, "%s%d data are %s %s for %s%s.", out->len > 0 ? " " : "",
	    year, mark_words(status), status_mark(status),
	    words_list(r, name, n),
	    out_of_rate > 0 && out_of_rate == n
		? say_text(r, " and are left out of the {area:figure}")
		: "");
}

const char *gaps_marked(
    struct report *r, const struct metric_result *m, int year)
{
	struct text t = TEXT_EMPTY;
	const char *s;

	for (int status = 0; status <= STATUS_NOT_APPLICABLE; status++)
		if (status_usable((enum status)status) && status != STATUS_OK)
			say_marked(r, m, year, (enum status)status, &t);
	s = arena_strdup(&r->arena, text_str(&t));
	text_release(&t);
	return s;
}

static bool carries(const struct force_result *f, const struct note *note)
{
	const struct observation *both[2] = { f->now, f->before };

	for (int y = 0; y < 2; y++)
		for (size_t k = 0; both[y] != NULL && k < both[y]->notes->n;
		     k++)
			if (both[y]->notes->note[k] == note)
				return true;
	return false;
}

/* Notes of a metric's figures but for reasons of gaps, each once. */
static size_t find_notes(const struct report *r, const struct metric_result *m,
    const struct note **note, size_t room)
{
	const struct dataset *d = r->analysis->dataset;
	size_t n = 0;

	for (size_t i = 0; i < d->n_notes && n < room; i++) {
		bool used = false;

		for (size_t f = 0; f < d->n_forces && !used; f++)
			used = carries(&m->force[f], &d->note[i]);
		if (used && d->note[i].reason[0] == '\0')
			note[n++] = &d->note[i];
	}
	return n;
}

/* Name of the only force whose figures carry the note, or NULL. */
static const char *note_owner(const struct report *r,
    const struct metric_result *m, const struct note *note)
{
	const struct dataset *d = r->analysis->dataset;
	const char *owner = NULL;

	for (size_t f = 0; f < d->n_forces; f++) {
		if (!carries(&m->force[f], note))
			continue;
		if (owner != NULL)
			return NULL;
		owner = d->force[f].name;
	}
	return owner;
}

static const char *note_numbers(struct report *r, const struct metric_result *m,
    const struct note **note, size_t n)
{
	const char **name = arena_array(&r->arena, n, sizeof(const char *));

	for (size_t i = 0; i < n; i++) {
		const char *owner = note_owner(r, m, note[i]);

		name[i] = arena_printf(&r->arena, "%zu%s%s%s", note[i]->number,
		    owner != NULL ? " (" : "", owner != NULL ? owner : "",
		    owner != NULL ? ")" : "");
	}
	return arena_printf(&r->arena, "See note%s %s on page ",
	    n == 1 ? "" : "s", words_list(r, name, n));
}

struct labelled gaps_notes(struct report *r, const struct metric_result *m)
{
	enum { SHOWN_IN_FULL = 300, ROOM = 64 };
	const struct note *note[ROOM];
	size_t n = find_notes(r, m, note, ROOM);
	struct text t = TEXT_EMPTY;
	struct labelled line = { "Read with care", "", NULL };

	for (size_t i = 0; i < n; i++)
		text_addf(&t, "%s%s", i > 0 ? " " : "", note[i]->text);
	line.text = arena_strdup(&r->arena, text_str(&t));
	if (t.len > SHOWN_IN_FULL) {
		line.text = note_numbers(r, m, note, n);
		line.anchor = "notes";
	}
	text_release(&t);
	return line;
}

const char *gaps_metric_notes(struct report *r, const struct metric_result *m)
{
	struct text t = TEXT_EMPTY;
	const char *s;

	for (size_t i = 0; i < m->metric->notes.n; i++)
		if (note_applies(m->metric->notes.note[i], r->analysis->year,
			r->analysis->compare))
			text_addf(&t, "%s%s", t.len > 0 ? " " : "",
			    m->metric->notes.note[i]->text);
	s = arena_strdup(&r->arena, text_str(&t));
	text_release(&t);
	return s;
}

bool gaps_touches(
    const struct report *r, const bool *metric, const struct note *note)
{
	const struct analysis *a = r->analysis;

	for (size_t m = 0; m < a->dataset->n_metrics; m++)
		if ((metric == NULL || metric[m]) &&
		    carries(&a->metric[m].force[r->force_index], note))
			return true;
	return false;
}

const char *gaps_measures(
    struct report *r, const bool *metric, const struct note *note)
{
	enum { NAMED = 3 };
	const struct analysis *a = r->analysis;
	const char *name[NAMED];
	size_t n = 0;

	for (size_t m = 0; m < a->dataset->n_metrics; m++) {
		if ((metric != NULL && !metric[m]) ||
		    !carries(&a->metric[m].force[r->force_index], note))
			continue;
		if (n < NAMED)
			name[n] = words_small(r, a->metric[m].metric->brief);
		n++;
	}
	if (n > NAMED)
		return arena_printf(
		    &r->arena, "on %zu measures, such as %s", n, name[0]);
	return arena_printf(&r->arena, "on %s", words_list(r, name, n));
}

static bool names_note(const struct note_list *list, const struct note *note)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->note[i] == note)
			return true;
	return false;
}

static bool any_carries(const struct report *r, const struct metric_result *m,
    const struct note *note)
{
	for (size_t f = 0; f < r->analysis->dataset->n_forces; f++)
		if (carries(&m->force[f], note))
			return true;
	return false;
}

/* A note on the force that the report is about, or on any when on all. */
static bool of_force(const struct report *r, const struct note *note)
{
	const struct dataset *d = r->analysis->dataset;

	if (r->force != NULL)
		return names_note(&r->force->notes, note);
	for (size_t f = 0; f < d->n_forces; f++)
		if (names_note(&d->force[f].notes, note))
			return true;
	return false;
}

bool gaps_needed(const struct report *r, const struct report_request *request,
    const struct note *note,
    bool (*shown)(const struct report *r, const struct report_request *request,
	const struct metric_result *m))
{
	const struct analysis *a = r->analysis;

	if (!note_applies(note, a->year, a->compare))
		return false;
	if (name_equal(note->scope, "report") || of_force(r, note) ||
	    (r->force != NULL && gaps_touches(r, request->metric, note)))
		return true;
	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		const struct metric_result *m = &a->metric[i];

		if ((m->national_only &&
			(r->force != NULL || !dataset_has_national(a->dataset,
						 i, a->year, a->compare))) ||
		    (request->metric != NULL && !request->metric[i]))
			continue;
		if (names_note(&m->metric->notes, note) ||
		    ((r->force == NULL || shown(r, request, m)) &&
			any_carries(r, m, note)))
			return true;
	}
	return false;
}
