/*
 * What somebody meant who wrote a name that no unit is known by: a slip of the
 * hand, an abbreviation, some of the words of a name. The words that few names
 * have tell most; a name of which as much fits as of another is named beside
 * it, and where little fits nothing is suggested.
 */
#include "peelstats/format.h"
#include "unit_words.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { OTHERS_MAX = 3 };

/* Of what was written, so much must be in a name; names that are as near to
 * it as this are named together. */
static const double enough = 0.66;
static const double as_near = 0.05;
static const double telling = 0.3; /* weight of a word that at most 3 have */

/* What was written, and the best of the units. */
struct search {
	const struct unit_names *u;
	const char *plain;
	bool spelled; /* the name of a place: no slip of another */
	struct unit_words typed;
	double weight[UNIT_WORDS_MAX];
	double all; /* weights together */
	size_t force; /* looked at */
	double score; /* of it */
	bool whole; /* a name of it has no other words */
	size_t rank; /* 0 = a slip of the name; 1 = its beginning; ... */
	/* found */
	size_t best[OTHERS_MAX + 1];
	size_t n_best;
	double best_score;
	bool best_whole;
};

/* Places that are spelled right, and so are no slip of one like it:
 * Worcestershire is not Leicestershire. */
static const char *const places[] = { "anglesey", "berkshire",
	"buckinghamshire", "carmarthenshire", "ceredigion", "cheshire", "clwyd",
	"conwy", "cornwall", "cumberland", "denbighshire", "devon", "dorset",
	"flintshire", "glamorgan", "guernsey", "gwynedd", "hampshire",
	"herefordshire", "hertfordshire", "huntingdonshire", "ireland",
	"jersey", "middlesex", "monmouthshire", "northumberland", "oxfordshire",
	"pembrokeshire", "powys", "radnorshire", "rutland", "scotland",
	"shropshire", "somerset", "wessex", "westmorland", "worcestershire" };

/* Short forms that no rule gives. */
static const struct {
	const char *from;
	const char *to;
} forms[] = { { "n", "north" }, { "s", "south" }, { "e", "east" },
	{ "w", "west" }, { "ne", "north east" }, { "nw", "north west" },
	{ "se", "south east" }, { "sw", "south west" }, { "gt", "great" },
	{ "gtr", "greater" }, { "saint", "st" }, { "hants", "hampshire" },
	{ "northants", "northamptonshire" }, { "oxon", "oxfordshire" },
	{ "salop", "shropshire" }, { "warks", "warwickshire" },
	{ "soton", "southampton" }, { "bham", "birmingham" } };

/* Letters of a word without "shire", which many have. */
static size_t stem(const char *word)
{
	size_t len = strlen(word);

	return len > 7 && strcmp(word + len - 5, "shire") == 0 ? len - 5 : len;
}

/* Slips that two words of that length may be apart; a wrong first letter is
 * rare. */
static size_t slips(const char *a, const char *b)
{
	size_t len = stem(a) > stem(b) ? stem(a) : stem(b);
	size_t limit = len < 4 ? 0 : len < 7 ? 1 : len < 10 ? 2 : 3;

	return a[0] != b[0] && limit > 1 ? 1 : limit;
}

/* Edits between them, SIZE_MAX when they are too many. */
static size_t slip_of(const char *typed, const char *name)
{
	size_t a = strlen(typed);
	size_t b = strlen(name);
	size_t limit = slips(typed, name);
	size_t d;

	if ((a > b ? a - b : b - a) > limit)
		return SIZE_MAX;
	d = name_distance(typed, name);
	return d <= limit ? d : SIZE_MAX;
}

/* "Lincs", "Notts", "Yorks", "Mids". */
static bool shortens(const char *typed, const char *name)
{
	size_t len = strlen(typed);
	size_t n = strlen(name);

	return len >= 4 && typed[len - 1] == 's' && n > len + 1 &&
	       strncmp(typed, name, len - 1) == 0 &&
	       (strcmp(name + n - 5, "shire") == 0 ||
		   strcmp(name + n - 5, "lands") == 0);
}

/* How well a word that was written is one of a name, 0 to 1. */
static double fits(const struct search *s, const char *typed, const char *name)
{
	size_t len = strlen(typed);
	size_t d;

	if (strcmp(typed, name) == 0)
		return 1;
	if (shortens(typed, name))
		return 0.95;
	if (s->spelled)
		return 0;
	if (len >= 4 && strncmp(typed, name, len) == 0)
		return 0.9;
	d = slip_of(typed, name);
	if (d != SIZE_MAX)
		return 0.95 - 0.05 * (double)d;
	/* a short word is never enough by itself */
	return len == 3 && typed[0] == name[0] &&
		       name_distance(typed, name) == 1
		   ? 0.6
		   : 0;
}

/* What was written, with short forms in full where no unit has them. */
static void take_typed(struct search *s)
{
	struct unit_words w;
	char full[UNIT_NAME_ROOM];
	size_t len = 0;

	unit_split(s->plain, &w);
	full[0] = '\0';
	for (size_t i = 0; i < w.n; i++) {
		const char *word = w.word[i];

		for (size_t k = 0; k < sizeof(forms) / sizeof(forms[0]); k++)
			if (strcmp(w.word[i], forms[k].from) == 0 &&
			    unit_word_count(s->u, word) == 0)
				word = forms[k].to;
		if (!format_fits(full + len, sizeof(full) - len, "%s%s",
			len > 0 ? " " : "", word))
			break; /* what it had room for is enough */
		len += strlen(full + len);
	}
	unit_split(full, &s->typed);
	for (size_t i = 0; i < s->typed.n; i++) {
		s->weight[i] = unit_word_weight(s->u, s->typed.word[i]);
		s->all += s->weight[i];
	}
}

/* --- the units --- */

/* The unit looked at is as near as `score`: one of the best, or no more. */
static void keep(struct search *s)
{
	bool better =
	    s->score > s->best_score + as_near ||
	    (s->score > s->best_score - as_near && s->whole && !s->best_whole);
	bool same = s->n_best > 0 && s->score > s->best_score - as_near &&
		    s->whole == s->best_whole;

	if (s->score <= 0)
		return;
	if (better || s->n_best == 0) {
		s->n_best = 0;
		s->best_score = s->score;
		s->best_whole = s->whole;
	} else if (!same) {
		return;
	}
	if (s->n_best <= OTHERS_MAX)
		s->best[s->n_best] = s->force;
	s->n_best++; /* more than there is room for: none is meant */
}

static bool any_unit(struct search *s, void (*look)(void *, const char *))
{
	s->n_best = 0;
	s->best_score = 0;
	s->best_whole = false;
	for (size_t f = 0; f < s->u->d->n_forces; f++) {
		s->force = f;
		s->score = 0;
		s->whole = false;
		unit_each_name(&s->u->d->force[f], look, s);
		keep(s);
	}
	return s->n_best > 0 && s->n_best <= OTHERS_MAX + 1;
}

/* A slip of the whole name. */
static void look_slip(void *context, const char *name)
{
	struct search *s = context;
	char plain[UNIT_NAME_ROOM];
	size_t d;

	unit_name_plain(name, plain, sizeof(plain));
	d = slip_of(s->plain, plain);
	if (d != SIZE_MAX && 1 - 0.1 * (double)d > s->score)
		s->score = 1 - 0.1 * (double)d;
}

/* The beginning of a name, from three letters on. */
static void look_beginning(void *context, const char *name)
{
	struct search *s = context;
	char plain[UNIT_NAME_ROOM];
	size_t len = strlen(s->plain);

	unit_name_plain(name, plain, sizeof(plain));
	if (len >= 3 && strncmp(s->plain, plain, len) == 0)
		s->score = 1;
}

/* The first letters of its words: with "and" and without. */
static void look_initials(void *context, const char *name)
{
	struct search *s = context;
	char plain[UNIT_NAME_ROOM];
	struct unit_words w;

	unit_name_plain(name, plain, sizeof(plain));
	unit_split(plain, &w);
	for (int with = 0; with < 2; with++) {
		char letters[UNIT_WORDS_MAX + 1];
		size_t n = 0;

		for (size_t i = 0; i < w.n; i++)
			if (strcmp(w.word[i], "of") != 0 &&
			    strcmp(w.word[i], "the") != 0 &&
			    (with || strcmp(w.word[i], "and") != 0))
				letters[n++] = w.word[i][0];
		letters[n] = '\0';
		if (strcmp(s->plain, letters) == 0)
			s->score = 1;
		else if (s->score < 0.5 && strlen(s->plain) >= 3 &&
			 strncmp(s->plain, letters, strlen(s->plain)) == 0)
			s->score = 0.5;
	}
}

/* A word that no unit has, as the first letters of words one after another:
 * "QEH" of "Queen Elizabeth Hospital, King's Lynn". */
static bool initials_in(const char *typed, const struct unit_words *w)
{
	size_t len = strlen(typed);

	for (size_t from = 0; len >= 3 && from + len <= w->n; from++) {
		size_t k = 0;

		while (k < len && w->word[from + k][0] == typed[k])
			k++;
		if (k == len)
			return true;
	}
	return false;
}

/* Its words, each for what it tells. */
static void look_words(void *context, const char *name)
{
	struct search *s = context;
	char plain[UNIT_NAME_ROOM];
	struct unit_words w;
	double sum = 0;
	bool tells = false;
	size_t used = 0;

	unit_name_plain(name, plain, sizeof(plain));
	unit_split(plain, &w);
	for (size_t i = 0; i < s->typed.n; i++) {
		double best = 0;

		for (size_t k = 0; k < w.n; k++) {
			double q = fits(s, s->typed.word[i], w.word[k]);

			best = q > best ? q : best;
		}
		if (best <= 0 && s->weight[i] >= 1 &&
		    initials_in(s->typed.word[i], &w))
			best = 0.9;
		sum += best * s->weight[i];
		used += best > 0;
		tells = tells || (best > 0 && s->weight[i] > telling);
	}
	if (!tells || sum < enough * s->all || sum / s->all <= s->score)
		return;
	s->score = sum / s->all;
	s->whole = used >= w.n;
}

/* One letter or two and then digits: a code, whose neighbours are others. */
static bool is_code(const char *plain)
{
	size_t letters = strspn(plain, "abcdefghijklmnopqrstuvwxyz");
	size_t digits = strspn(plain + letters, "0123456789");

	return letters <= 3 && digits > 0 && plain[letters + digits] == '\0';
}

/* "GOSH", "B&NES": capitals only, few. */
static bool is_initials(const char *typed, const char *plain)
{
	for (const char *c = typed; *c != '\0'; c++)
		if (islower((unsigned char)*c))
			return false;
	return strlen(plain) >= (strchr(typed, '&') != NULL ? 2 : 3) &&
	       strlen(plain) <= 7;
}

/* Initials in one, without the "and" of "&". */
static void join(const char *plain, char *out, size_t size)
{
	struct unit_words w;

	unit_split(plain, &w);
	out[0] = '\0';
	for (size_t i = 0; i < w.n; i++)
		if (strcmp(w.word[i], "and") != 0)
			format_short(out + strlen(out), size - strlen(out),
			    "%s", w.word[i]);
}

static bool find_initials(struct search *s, const char *typed)
{
	const char *plain = s->plain;
	char joined[UNIT_NAME_ROOM];
	bool found;

	join(plain, joined, sizeof(joined));
	if (!is_initials(typed, joined))
		return false;
	s->plain = joined;
	/* the beginning of several is none of them */
	found = any_unit(s, look_initials) &&
		(s->best_score >= 1 || s->n_best == 1);
	s->plain = plain;
	return found;
}

static bool find_nearest(struct search *s, const char *typed)
{
	char bare[UNIT_NAME_ROOM];
	const char *plain = s->plain;
	bool found;

	unit_name_bare(s->u->d, plain, bare);
	s->spelled =
	    unit_word_in(places, sizeof(places) / sizeof(places[0]), bare);
	if (!s->spelled && any_unit(s, look_slip))
		return true;
	s->plain = bare;
	found = !s->spelled && any_unit(s, look_slip);
	s->plain = plain;
	if (found || find_initials(s, typed) || any_unit(s, look_beginning))
		return true;
	take_typed(s);
	return any_unit(s, look_words);
}

static void add_unit(const struct unit_names *u, size_t at, struct text *out)
{
	text_addf(out, "%s (%s)", u->d->force[at].name, u->d->force[at].id);
}

static void say_none(
    const struct unit_names *u, const char *plain, struct text *out)
{
	text_addf(out,
	    "write the name or the id of a row of forces.csv, or add %s to "
	    "it; peelstats --list forces prints them",
	    u->d->naming.a_unit);
	if (is_code(plain) && u->d->n_forces > 0)
		text_addf(out,
		    "; an id is such as %s, and the name of the %s does as "
		    "well",
		    u->d->force[0].id, u->d->naming.unit);
}

void unit_names_help(
    const struct unit_names *u, const char *typed, struct text *out)
{
	char plain[UNIT_NAME_ROOM];
	struct search s = { .u = u, .plain = plain };

	unit_name_plain(typed, plain, sizeof(plain));
	if (unit_names_total(u, typed) || unit_names_summary(u, typed)) {
		text_add(out,
		    "this is the row of a total: remove it, totals are worked "
		    "out here; national.csv takes a figure that is published "
		    "for the whole only");
		return;
	}
	if (plain[0] == '\0' || is_code(plain) || !find_nearest(&s, typed)) {
		say_none(u, plain, out);
		return;
	}
	text_add(out, "did you mean ");
	for (size_t i = 0; i < s.n_best; i++) {
		text_add(out, i == 0 ? "" : i + 1 < s.n_best ? ", " : " or ");
		add_unit(u, s.best[i], out);
	}
	text_add(out, "?");
}

bool unit_names_slip(const struct unit_names *u, const char *typed)
{
	char plain[UNIT_NAME_ROOM];
	struct search s = { .u = u, .plain = plain };

	unit_name_plain(typed, plain, sizeof(plain));
	return plain[0] != '\0' && any_unit(&s, look_slip);
}
