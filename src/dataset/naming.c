#include "peelstats/naming.h"

#include "peelstats/arena.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/banned.h"

/* An article goes by sound; these few are not said as they are written. */
static bool sounds_as_vowel(const char *s)
{
	static const char *const not [] = { "uni", "eu", "one", "use", "u.",
		"ut" };
	static const char *const yes[] = { "hour", "honour", "honest", "heir" };

	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		if (strncmp(s, yes[i], strlen(yes[i])) == 0)
			return true;
	for (size_t i = 0; i < sizeof(not ) / sizeof(not [0]); i++)
		if (strncmp(s, not [i], strlen(not [i])) == 0)
			return false;
	return s[0] != '\0' && strchr("aeiouAEIOU", s[0]) != NULL;
}

static bool given(const char *s)
{
	return s != NULL && s[0] != '\0';
}

static bool ends_in(const char *s, const char *tail)
{
	size_t n = strlen(s);
	size_t len = strlen(tail);

	return n > len && strcmp(s + n - len, tail) == 0;
}

static const char *plural_of(struct arena *arena, const char *s)
{
	size_t n = strlen(s);

	if (n > 1 && s[n - 1] == 'y' && strchr("aeiou", s[n - 2]) == NULL)
		return arena_printf(arena, "%.*sies", (int)(n - 1), s);
	if (ends_in(s, "s") || ends_in(s, "x") || ends_in(s, "ch") ||
	    ends_in(s, "sh"))
		return arena_printf(arena, "%ses", s);
	return arena_printf(arena, "%ss", s);
}

static const char *singular_of(struct arena *arena, const char *s)
{
	if (ends_in(s, "ies"))
		return arena_printf(arena, "%.*sy", (int)(strlen(s) - 3), s);
	if (ends_in(s, "s"))
		return arena_strndup(arena, s, strlen(s) - 1);
	return s;
}

/* One word in its two numbers; what is not given is made from the other. */
static void complete_pair(const char **one, const char **many,
    const char *one_else, const char *many_else, struct arena *arena)
{
	if (!given(*one) && !given(*many)) {
		*one = one_else;
		*many = many_else;
	} else if (!given(*many)) {
		*many = plural_of(arena, *one);
	} else if (!given(*one)) {
		*one = singular_of(arena, *many);
	}
}

void naming_complete(struct naming *n, struct arena *arena)
{
	complete_pair(&n->unit, &n->units, "area", "areas", arena);
	complete_pair(
	    &n->organisation, &n->organisations, n->unit, n->units, arena);
	if (!given(n->a_unit))
		n->a_unit = arena_printf(arena, "%s %s",
		    sounds_as_vowel(n->unit) ? "an" : "a", n->unit);
	n->area = given(n->area) ? n->area : "";
	if (!given(n->short_area))
		n->short_area = n->area;
	n->short_title = given(n->short_title) ? n->short_title : "";
	if (!given(n->judged))
		n->judged = "judged";
	if (!given(n->judgment))
		n->judgment = "judgment";
}

const char **naming_field(struct naming *n, const char *key)
{
	const struct {
		const char *key;
		const char **field;
	} known[] = { { "unit", &n->unit }, { "units", &n->units },
		{ "a_unit", &n->a_unit }, { "organisation", &n->organisation },
		{ "organisations", &n->organisations }, { "area", &n->area },
		{ "short_area", &n->short_area }, { "judged", &n->judged },
		{ "judgment", &n->judgment },
		{ "short_title", &n->short_title } };

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (name_equal(key, known[i].key))
			return known[i].field;
	return NULL;
}

/* What stands between the braces. */
struct placeholder {
	const char *word;
	size_t len;
};

static bool is_word(const struct placeholder *p, const char *name)
{
	return strlen(name) == p->len &&
	       strncasecmp(p->word, name, p->len) == 0;
}

/* Where the words go. What a folder says is text: its percent signs are no
 * conversions of a format. */
struct filling {
	const struct naming *naming;
	bool format;
	struct text *out;
};

static void put(const struct filling *f, const char *s)
{
	for (; *s != '\0'; s++) {
		text_add_char(f->out, *s);
		if (f->format && *s == '%')
			text_add_char(f->out, '%');
	}
}

static void put_together(const struct filling *f)
{
	text_add(f->out, "all ");
	put(f, f->naming->units);
	text_add(f->out, " together");
}

static void put_area(const struct filling *f, bool is)
{
	bool named = f->naming->area[0] != '\0';

	if (named)
		put(f, f->naming->area);
	else
		put_together(f);
	if (is)
		text_add(f->out, named ? " is" : " are");
}

/* "the region" has its own article and cannot stand before the noun. */
static void put_of_area(const struct filling *f, const char *noun, size_t len)
{
	const char *area = f->naming->area;
	bool before = area[0] != '\0' && strncasecmp(area, "the ", 4) != 0;

	if (before) {
		put(f, area);
		text_add_char(f->out, ' ');
	}
	text_add_bytes(f->out, noun, len);
	if (!before) {
		text_add(f->out, " of ");
		put_area(f, false);
	}
}

static bool put_word(const struct filling *f, const struct placeholder *p)
{
	const struct naming *n = f->naming;
	const struct {
		const char *name;
		const char *words;
	} plain[] = { { "unit", n->unit }, { "units", n->units },
		{ "a unit", n->a_unit }, { "organisation", n->organisation },
		{ "organisations", n->organisations }, { "judged", n->judged },
		{ "judgment", n->judgment },
		{ "short area",
		    n->short_area[0] != '\0' ? n->short_area : "all" } };

	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		if (is_word(p, plain[i].name)) {
			put(f, plain[i].words);
			return true;
		}
	return false;
}

/* False when it is none of the placeholders. */
static bool put_one(const struct filling *f, const struct placeholder *p)
{
	static const char of_area[] = "area:";
	const size_t prefix = sizeof(of_area) - 1;

	if (put_word(f, p))
		return true;
	if (is_word(p, "of area")) {
		if (f->naming->area[0] != '\0') {
			text_add(f->out, " of ");
			put(f, f->naming->area);
		}
		return true;
	}
	if (is_word(p, "area") || is_word(p, "area is")) {
		put_area(f, !is_word(p, "area"));
		return true;
	}
	if (p->len <= prefix || strncasecmp(p->word, of_area, prefix) != 0)
		return false;
	put_of_area(f, p->word + prefix, p->len - prefix);
	return true;
}

void naming_fill(
    const struct naming *n, const char *words, bool format, struct text *out)
{
	struct filling f = { n, format, out };

	while (*words != '\0') {
		const char *end = *words == '{' ? strchr(words, '}') : NULL;
		size_t at = out->len;
		struct placeholder p;

		if (end != NULL) {
			p.word = words + 1;
			p.len = (size_t)(end - words) - 1;
			if (put_one(&f, &p)) {
				if (isupper((unsigned char)words[1]) != 0)
					out->s[at] = (char)toupper(
					    (unsigned char)out->s[at]);
				words = end + 1;
				continue;
			}
		}
		text_add_char(out, *words++);
	}
}
