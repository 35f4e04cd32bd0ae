#include "peelstats/gaps.h"

#include <string.h>

#include "base/banned.h"

/* Forces that share a status and a reason. */
struct gap {
	bool no_row;
	bool too_little; /* too small a share was counted */
	enum status status;
	const char *reason;
	const char **name;
	const char **share; /* counted, in percent, where it is too little */
	size_t n;
	const char *full; /* of the last force */
};

struct gaps {
	struct gap gap[64];
	size_t n;
	size_t forces;
};

static const struct observation *figure_of(const struct story *story,
    const struct metric_result *m, size_t force, int year)
{
	return year == story->analysis->year ? m->force[force].now
					     : m->force[force].before;
}

/* Whether what is wrong is how much was counted, which no note explains. */
static bool counts_too_little(const struct observation *o)
{
	if (o == NULL || o->status != STATUS_NOT_COMPARABLE ||
	    !(o->coverage < 1))
		return false;
	for (size_t i = 0; i < o->notes->n; i++)
		if (o->notes->note[i]->reason[0] != '\0')
			return false;
	return true;
}

/* The reason of a note, else the coverage where that is what is wrong. */
static const char *reason_of(struct story *story, const struct observation *o)
{
	for (size_t i = 0; o != NULL && i < o->notes->n; i++)
		if (o->notes->note[i]->reason[0] != '\0')
			return o->notes->note[i]->reason;
	if (counts_too_little(o))
		return arena_printf(story->arena,
		    "only %s percent of what should be counted is in the data",
		    words_number(story, 100 * (double)o->coverage, 1));
	return "";
}

static struct gap *gap_for(
    struct story *story, struct gaps *g, const struct observation *o)
{
	enum status status =
	    o != NULL ? (enum status)o->status : STATUS_MISSING;
	const char *reason = reason_of(story, o);
	bool too_little = counts_too_little(o);
	size_t n_forces = story->analysis->dataset->n_forces;
	struct gap *gap;

	for (size_t i = 0; i < g->n; i++)
		if (g->gap[i].no_row == (o == NULL) &&
		    g->gap[i].status == status &&
		    ((g->gap[i].too_little && too_little) ||
			strcmp(g->gap[i].reason, reason) == 0))
			return &g->gap[i];
	if (g->n == sizeof(g->gap) / sizeof(g->gap[0]))
		return &g->gap[g->n - 1];
	gap = &g->gap[g->n++];
	gap->no_row = o == NULL;
	gap->status = status;
	gap->too_little = too_little;
	gap->reason = reason;
	gap->name = arena_array(story->arena, n_forces, sizeof(const char *));
	gap->share = arena_array(story->arena, n_forces, sizeof(const char *));
	return gap;
}

static void gaps_find(struct story *story, const struct metric_result *m,
    int year, struct gaps *g)
{
	const struct dataset *d = story->analysis->dataset;

	memset(g, 0, sizeof(*g));
	for (size_t f = 0; f < d->n_forces; f++) {
		const struct observation *o = figure_of(story, m, f, year);
		struct gap *gap;

		if (observation_value(m->metric, o).known)
			continue;
		gap = gap_for(story, g, o);
		if (gap->too_little)
			gap->share[gap->n] =
			    words_number(story, 100 * (double)o->coverage, 1);
		gap->name[gap->n++] = d->force[f].name;
		gap->full = d->force[f].full;
		g->forces++;
	}
}

size_t gaps_count(
    const struct story *story, const struct metric_result *m, int year)
{
	size_t count = 0;

	for (size_t f = 0; f < story->analysis->dataset->n_forces; f++)
		count +=
		    !observation_value(m->metric, figure_of(story, m, f, year))
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

/* "Derbyshire (74.8 percent) and Essex (78.3 percent)": several of which too
 * little was counted share a sentence. */
static const char *gap_names(struct story *story, const struct gap *g)
{
	const char **name = arena_array(story->arena, g->n, sizeof(*name));

	for (size_t i = 0; i < g->n; i++)
		name[i] = g->too_little && g->n > 1
			      ? arena_printf(story->arena, "%s (%s percent)",
				    g->name[i], g->share[i])
			      : g->name[i];
	return words_list(story, name, g->n);
}

static const char *gap_reason(const struct gap *g)
{
	return g->too_little && g->n > 1
		   ? "only so much of what should be counted is in the data"
		   : g->reason;
}

/* Of more than these nothing was printed: their number says enough. */
enum { MOST_NAMED = 12 };

static void gap_say(
    struct story *story, const struct gap *g, int year, struct text *out)
{
	const char *names = gap_names(story, g);
	const char *reason = gap_reason(g);
	bool all =
	    g->n == story->analysis->dataset->n_forces && reason == g->reason;

	if (out->len > 0)
		text_add_char(out, ' ');
	if (g->status == STATUS_NOT_PUBLISHED && g->n > MOST_NAMED && !all)
		text_addf(out, say(story, "%zu {units} %s %d"), g->n,
		    gap_verb(g, true), year);
	else if (all && g->n > 1)
		text_addf(out, say(story, "All %zu {units} %s %d"), g->n,
		    gap_verb(g, true), year);
	else if (g->n == 1)
		text_addf(out, "%s %s %d", g->full, gap_verb(g, false), year);
	else
		text_addf(out, say(story, "%s {units} %s %d"), names,
		    gap_verb(g, true), year);
	if (reason[0] != '\0')
		text_addf(out, ", as %s", reason);
	text_add_char(out, '.');
}

const char *gaps_sentences(
    struct story *story, const struct metric_result *m, int year)
{
	struct gaps g;
	struct text t = TEXT_EMPTY;
	const char *s;
	const struct pooled *whole =
	    year == story->analysis->year ? &m->national : &m->compare;
	/* a printed total may hold forces that have no figure of their own */
	bool added_up = whole->value.known && !whole->published;

	gaps_find(story, m, year, &g);
	for (size_t i = 0; i < g.n; i++)
		gap_say(story, &g.gap[i], year, &t);
	if (g.forces > 0 && g.forces < story->analysis->dataset->n_forces &&
	    added_up) {
		if (g.forces == 1)
			text_add(&t, say_text(story, " This {unit} is"));
		else
			text_addf(&t, say(story, " These %s {units} are"),
			    words_count(story, g.forces));
		text_addf(
		    &t, say(story, " not in the {area:figure} for %d."), year);
	}
	s = arena_strdup(story->arena, text_str(&t));
	text_release(&t);
	return s;
}

static bool gap_alike(const struct gap *a, const struct gap *b)
{
	if (a->n != b->n || a->no_row != b->no_row || a->status != b->status ||
	    strcmp(a->reason, b->reason) != 0)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (strcmp(a->name[i], b->name[i]) != 0 ||
		    (a->too_little && strcmp(a->share[i], b->share[i]) != 0))
			return false;
	return true;
}

bool gaps_alike(struct story *story, const struct metric_result *m)
{
	struct gaps now;
	struct gaps before;

	gaps_find(story, m, story->analysis->year, &now);
	gaps_find(story, m, story->analysis->compare, &before);
	if (now.n == 0 || now.n != before.n)
		return false;
	for (size_t i = 0; i < now.n; i++)
		if (!gap_alike(&now.gap[i], &before.gap[i]))
			return false;
	return true;
}

static void say_gap_of(struct story *story, const struct metric_result *m,
    size_t force, int year, struct text *out)
{
	const struct analysis *a = story->analysis;
	const struct observation *o = figure_of(story, m, force, year);
	const char *name = a->dataset->force[force].name;
	struct gap g = {
		.n = 1, .name = &name, .full = a->dataset->force[force].full
	};

	if (year == 0 || o == NULL || o->status == STATUS_NOT_PUBLISHED ||
	    observation_value(m->metric, o).known)
		return;
	g.status = (enum status)o->status;
	g.reason = reason_of(story, o);
	gap_say(story, &g, year, out);
}

const char *gaps_of_force(
    struct story *story, const struct metric_result *m, size_t force, bool both)
{
	struct text t = TEXT_EMPTY;
	const char *s;

	say_gap_of(story, m, force, story->analysis->year, &t);
	if (both)
		say_gap_of(story, m, force, story->analysis->compare, &t);
	s = arena_strdup(story->arena, text_str(&t));
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

static void say_marked(struct story *story, const struct metric_result *m,
    int year, enum status status, size_t most, struct text *out)
{
	const struct dataset *d = story->analysis->dataset;
	const char **name =
	    arena_array(story->arena, d->n_forces, sizeof(const char *));
	size_t n = 0;
	size_t out_of_rate = 0;

	for (size_t f = 0; f < d->n_forces; f++) {
		const struct observation *o = figure_of(story, m, f, year);

		if (o == NULL || o->status != status)
			continue;
		name[n++] =
		    o->coverage < 1
			? arena_printf(story->arena, "%s (%s percent counted)",
			      d->force[f].name,
			      words_number(story, 100 * (double)o->coverage, 1))
			: d->force[f].name;
		out_of_rate += !o->in_national;
	}
	if (n == 0)
		return;
	text_addf(out, "%s%d data are %s %s for %s%s.", out->len > 0 ? " " : "",
	    year, mark_words(status), status_mark(status),
	    n > most ? arena_printf(story->arena, "%s %s",
			   words_count(story, n), words_units(story, n))
		     : words_list(story, name, n),
	    out_of_rate > 0 && out_of_rate == n
		? say_text(story, " and are left out of the {area:figure}")
		: "");
}

const char *gaps_marked(
    struct story *story, const struct metric_result *m, int year, size_t most)
{
	struct text t = TEXT_EMPTY;
	const char *s;

	for (int status = 0; status <= STATUS_NOT_APPLICABLE; status++)
		if (status_usable((enum status)status) && status != STATUS_OK)
			say_marked(
			    story, m, year, (enum status)status, most, &t);
	s = arena_strdup(story->arena, text_str(&t));
	text_release(&t);
	return s;
}
