/* Words that stand alone: what somebody meant who left out an option. */
#include "guess.h"

#include "app/options/options_table.h"
#include "peelstats/arena.h"
#include "peelstats/number.h"
#include "peelstats/report.h"
#include "places.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/banned.h"

/* What is known while guessing. */
struct guess {
	const struct options *o;
	struct dataset *d; /* NULL when it cannot be read */
	struct arena arena;
};

/* A word with spaces needs quotes around it. */
static const char *add(
    struct guess *g, const char *option, const char *word, const char *more)
{
	const char *quote = strchr(word, ' ') != NULL ? "\"" : "";

	return arena_printf(&g->arena, "--%s %s%s%s%s%s%s", option, quote, more,
	    more[0] != '\0' ? "," : "", word, quote, "");
}

static bool ends_in(const char *word, const char *suffix)
{
	size_t n = strlen(word);
	size_t m = strlen(suffix);

	return n > m && strcmp(word + n - m, suffix) == 0;
}

/* What the word is by itself, whatever the data. */
static const char *guess_plain(struct guess *g, const char *word)
{
	const struct options *o = g->o;
	const char *path = arena_printf(&g->arena, "%s/forces.csv", word);
	size_t at = option_find(word);
	struct stat st;
	int year;

	if (number_parse_year(word, &year))
		return add(g, o->year != 0 ? "compare" : "year", word, "");
	if (stat(path, &st) == 0)
		return add(g, "data", word, "");
	if (stat(word, &st) == 0 && S_ISDIR(st.st_mode))
		return add(g, "out-dir", word, "");
	if (ends_in(word, ".pdf") && o->output == NULL)
		return add(g, "output", word, "");
	if (strcmp(word, "all") == 0)
		return add(g, "force", word, "");
	if (at < N_OPTIONS && option_table[at].argument != NULL &&
	    option_table[at].argument[0] != '[')
		return arena_printf(&g->arena, "--%s %s", option_table[at].name,
		    option_table[at].argument);
	if (at < N_OPTIONS)
		return arena_printf(&g->arena, "--%s", option_table[at].name);
	if (report_page_known(word, strlen(word)))
		return add(g, "pages", word, "");
	return NULL;
}

/* The force of that name, alias, code or slug, or NULL. */
static const struct force *force_find(const struct dataset *d, const char *name)
{
	size_t f;

	return unit_names_find(&d->known, name, &f) ? &d->force[f] : NULL;
}

/* A force whose name is nearly that, or NULL. */
static const struct force *force_near(const struct dataset *d, const char *name)
{
	/* a folder that cannot be read has none */
	if (d == NULL || d->force == NULL)
		return NULL;
	for (size_t f = 0; f < d->n_forces; f++)
		if (name_near(name, d->force[f].name))
			return &d->force[f];
	return NULL;
}

/* What the word is in the data: a force or a measure, or nearly. */
static const char *guess_data(struct guess *g, const char *word)
{
	const struct options *o = g->o;
	const struct dataset *d = g->d;
	const char *forces = o->forces != NULL ? o->forces : "";
	const char *metrics = o->metrics != NULL ? o->metrics : "";
	const struct force *f;

	if (d == NULL)
		return NULL;
	f = force_find(d, word);
	if (f != NULL)
		return add(g, "force", f->slug, forces);
	for (size_t m = 0; m < d->n_metrics; m++)
		if (name_equal(d->metric[m].id, word))
			return add(g, "metric", d->metric[m].id, metrics);
	f = force_near(d, word);
	if (f != NULL)
		return add(g, "force", f->slug, forces);
	for (size_t m = 0; m < d->n_metrics; m++)
		if (name_near(word, d->metric[m].id))
			return add(g, "metric", d->metric[m].id, metrics);
	return NULL;
}

/* "--stats forces" of the words "stats" and "forces". */
static const char *guess_pair(
    struct guess *g, const char *word, const char *next)
{
	size_t at = option_find(word);
	const struct option_row *row = &option_table[at < N_OPTIONS ? at : 0];

	if (at == N_OPTIONS || row->argument == NULL || next == NULL)
		return NULL;
	return row->argument[0] == '['
		   ? arena_printf(&g->arena, "--%s=%s", row->name, next)
		   : add(g, row->name, next, "");
}

/* All the words together: a name of a force, which the shell took apart. */
static const char *guess_together(struct guess *g)
{
	const struct options *o = g->o;
	const char *name = o->forces != NULL ? o->forces : "";
	const struct force *f;

	for (size_t i = 0; i < o->n_strays; i++)
		name = arena_printf(&g->arena, "%s%s%s", name,
		    name[0] != '\0' ? " " : "", o->stray[i]);
	if (g->d == NULL || (o->n_strays < 2 && o->forces == NULL))
		return NULL;
	f = force_find(g->d, name);
	return f != NULL ? add(g, "force", f->slug, "") : NULL;
}

/* The data, if they can be read; nothing is said of them here. */
static struct dataset *read_silently(const struct options *o)
{
	struct dataset *d = NULL;
	struct diag_list diags;
	struct error none = { EXIT_OK, "" };

	diag_init(&diags);
	if (!dataset_load(place_data(o), &d, &diags, &none) ||
	    diags.errors > 0) {
		dataset_free(d);
		d = NULL;
	}
	diag_release(&diags);
	return d;
}

/* What all words mean, or NULL: `guesses` has one for each. */
static const char *guess_each(struct guess *g, struct text *guesses)
{
	const struct options *o = g->o;
	bool all = true;

	for (size_t i = 0; i < o->n_strays; i++) {
		const char *word = o->stray[i];
		const char *next = i + 1 < o->n_strays ? o->stray[i + 1] : NULL;
		const char *meant = guess_pair(g, word, next);

		i += meant != NULL;
		if (meant == NULL)
			meant = guess_plain(g, word);
		if (meant == NULL)
			meant = guess_data(g, word);
		all = all && meant != NULL;
		text_addf(guesses, "%s%s", guesses->len > 0 ? " " : "",
		    meant != NULL ? meant : "");
	}
	return all ? text_str(guesses) : NULL;
}

bool guess_strays(const struct options *o, struct error *err)
{
	struct guess g = { .o = o, .d = read_silently(o) };
	struct text guesses = TEXT_EMPTY;
	const char *guess;

	arena_init(&g.arena);
	guess = guess_together(&g);
	if (guess == NULL)
		guess = guess_each(&g, &guesses);
	(void)error_set(err, EXIT_USAGE, "\"%s\" is not expected%s%s%s",
	    o->stray[0], guess != NULL ? "; did you mean " : "",
	    guess != NULL ? guess : "; see peelstats --help",
	    guess != NULL ? "?" : "");
	text_release(&guesses);
	arena_release(&g.arena);
	dataset_free(g.d);
	return false;
}
