/* Which units the words of a page name: the one rule for the names in charts.
 * A name is found where it stands as words of its own; where two begin at the
 * same letter, the longer one is meant. */
#include "named.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "base/banned.h"

/* Names by their first byte, and which of them the page has named. */
struct search {
	const struct dataset *d;
	size_t first[UINT8_MAX + 1]; /* unit + 1, 0 = none */
	size_t *next;
	bool *found; /* by unit */
	size_t *unit; /* those found, in the order of the words */
	size_t n;
};

static bool is_letter(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c > 0x7F;
}

static void index_names(struct report *r, struct search *s)
{
	s->d = r->analysis->dataset;
	s->next = arena_array(&r->arena, s->d->n_forces, sizeof(*s->next));
	s->found = arena_array(&r->arena, s->d->n_forces, sizeof(*s->found));
	s->unit = arena_array(&r->arena, s->d->n_forces, sizeof(*s->unit));
	for (size_t f = 0; f < s->d->n_forces; f++) {
		unsigned char c = (unsigned char)s->d->force[f].name[0];

		s->next[f] = s->first[c];
		s->first[c] = f + 1;
	}
}

/* The unit whose name begins here, as a number from 1; 0 where none does. */
static size_t unit_at(const struct search *s, const char *at, size_t *length)
{
	size_t best = 0;

	*length = 0;
	for (size_t f = s->first[(unsigned char)*at]; f > 0;
	     f = s->next[f - 1]) {
		const char *name = s->d->force[f - 1].name;
		size_t n = strlen(name);

		if (n > *length && strncmp(at, name, n) == 0 &&
		    !is_letter(at[n])) {
			*length = n;
			best = f;
		}
	}
	return best;
}

static void search_text(struct search *s, const char *text)
{
	bool inside = false; /* of a word */

	while (text != NULL && *text != '\0') {
		size_t length = 0;
		size_t unit = inside ? 0 : unit_at(s, text, &length);

		if (unit > 0 && !s->found[unit - 1]) {
			s->found[unit - 1] = true;
			s->unit[s->n++] = unit - 1;
		}
		text += length > 0 ? length : 1;
		inside = is_letter(text[-1]);
	}
}

static void search_page(struct report *r, struct search *s, struct page *p)
{
	const char **name;

	for (const struct block *b = p->first; b != NULL; b = b->next) {
		search_text(s, b->text);
		for (size_t i = 0; i < b->n_items; i++) {
			search_text(s, b->item[i].label);
			search_text(s, b->item[i].text);
		}
	}
	name = arena_array(&r->arena, s->n, sizeof(*name));
	for (size_t i = 0; i < s->n; i++) {
		name[i] = s->d->force[s->unit[i]].name;
		s->found[s->unit[i]] = false;
	}
	p->named = (struct named_units){ name, s->n };
	s->n = 0;
}

static bool has_figure(const struct page *p)
{
	for (const struct block *b = p->first; b != NULL; b = b->next)
		if (b->kind == BLOCK_FIGURE)
			return true;
	return false;
}

void named_find(struct report *r)
{
	struct search s = { .n = 0 };

	index_names(r, &s);
	for (struct page *p = r->first; p != NULL; p = p->next)
		if (has_figure(p))
			search_page(r, &s, p);
}
