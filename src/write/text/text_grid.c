/* Tables as somebody would type them into a mail. */
#include "text_parts.h"

#include <string.h>
#include <strings.h>

#include "base/banned.h"

/* Wider tables break in most windows that mail is read in. */
enum { WIDEST = 120, GAP = 2 };

static const struct mark {
	const char *shorthand;
	const char *alone; /* instead of a figure */
	const char
	    *behind; /* after a figure of a table; prose has it in words */
} marks[] = {
	{ "[x]", "not available", "not available" },
	{ "[z]", "not applicable", "not applicable" },
	{ "[c]", "too small to publish", "too small to publish" },
	{ "[low]", "from few events", "from few events" },
	{ "[u]", "", "partial" },
	{ "[e]", "", "estimated in part" },
	{ "[p]", "", "provisional" },
	{ "[r]", "", "revised" },
	{ "[b]", "", "break in series" },
	{ "\u25B2", "", "" },
	{ "\u25BC", "", "" },
};

/* A legend explains the shorthand in the words that would stand for it. */
static bool explained(const char *s, const char *words)
{
	s += strspn(s, " ");
	return strncasecmp(s, words, strlen(words)) == 0;
}

static const struct mark *mark_at(const char *s)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (marks[i].shorthand[0] == s[0] &&
		    strncmp(
			s, marks[i].shorthand, strlen(marks[i].shorthand)) == 0)
			return &marks[i];
	return NULL;
}

/* A sentence that explains a mark has its words before it: "are partial [u]
 * for", "are not one series with the year before [b] for". */
static bool just_said(const struct text *out, const char *words)
{
	static const char series[] = "the year before";
	const char *ends[] = { words, series };
	const size_t lengths[] = { strcspn(words, " "), sizeof(series) - 1 };
	size_t len = out->len;

	while (len > 0 && out->s[len - 1] == ' ')
		len--;
	for (size_t i = 0; i < (strstr(words, "series") != NULL ? 2 : 1); i++) {
		size_t n = lengths[i];

		if (len >= n && strncmp(out->s + len - n, ends[i], n) == 0)
			return true;
	}
	return false;
}

/* Appends the words for a mark; returns what follows it. */
static const char *replace_mark(
    const struct mark *m, const char *s, bool cell, struct text *out)
{
	const char *words = cell ? m->behind : m->alone;
	const char *next = s + strlen(m->shorthand);
	bool begins = out->len == 0 || strchr(" \n", out->s[out->len - 1]);

	if (words[0] == '\0' || explained(next, words) || just_said(out, words))
		return next + (begins ? strspn(next, " ") : 0);
	if (begins && out->len > 0 && m->alone[0] == '\0')
		text_addf(out, "(%s)", words); /* behind a figure */
	else
		text_addf(out, "%s%s", begins ? "" : " ", words);
	return next;
}

void text_plain(const char *s, bool cell, struct text *out)
{
	while (s != NULL && *s != '\0') {
		const struct mark *m = mark_at(s);
		const struct mark *next = *s == ' ' ? mark_at(s + 1) : NULL;

		if (m != NULL) {
			s = replace_mark(m, s, cell, out);
			continue;
		}
		/* no space is left before what is left out, nor two of them */
		if (next == NULL || (cell ? next->behind : next->alone)[0])
			if (*s != ' ' || s[1] != ' ')
				text_add_char(out, *s);
		s++;
	}
}

static size_t wide(const char *s)
{
	return s != NULL ? utf8_count(s, strlen(s)) : 0;
}

static void fill(size_t n, struct text *out)
{
	for (; n > 0; n--)
		text_add_char(out, ' ');
}

static const char *cell_of(const struct text_grid *g, size_t row, size_t column)
{
	const char *s = g->cell[row * g->n_columns + column];

	return s != NULL ? s : "";
}

static size_t width_of(const struct text_grid *g, size_t column)
{
	size_t most = wide(g->title[column]);

	for (size_t i = 0; i < g->n_rows; i++)
		if (g->line[i] == NULL && wide(cell_of(g, i, column)) > most)
			most = wide(cell_of(g, i, column));
	return most;
}

/* One line of a table; nothing but its words follows the last of them. */
static void put_line(const struct text_grid *g, const size_t *width,
    const char *const *cell, struct text *out)
{
	size_t spaces = 0;

	for (size_t c = 0; c < g->n_columns; c++) {
		const char *s = cell[c] != NULL ? cell[c] : "";
		size_t rest = width[c] - wide(s);

		if (g->align[c] == ALIGN_RIGHT)
			spaces += rest;
		if (s[0] != '\0') {
			fill(spaces, out);
			spaces = 0;
			text_add(out, s);
		}
		if (g->align[c] != ALIGN_RIGHT)
			spaces += rest;
		spaces += GAP;
	}
	text_add_char(out, '\n');
}

static void put_table(
    const struct text_grid *g, const size_t *width, struct text *out)
{
	put_line(g, width, g->title, out);
	for (size_t i = 0; i < g->n_rows; i++) {
		if (g->line[i] != NULL)
			text_addf(out, "\n%s\n", g->line[i]);
		else
			put_line(g, width, g->cell + i * g->n_columns, out);
	}
}

/* "Theft: 2017 20.3; 2016 19.2" for a table that is too wide. */
static void put_rows(const struct text_grid *g, struct text *out)
{
	for (size_t i = 0; i < g->n_rows; i++) {
		const char *before = ": ";

		if (g->line[i] != NULL) {
			text_addf(out, "%s%s\n", i > 0 ? "\n" : "", g->line[i]);
			continue;
		}
		text_addf(out, "- %s", cell_of(g, i, g->head_column));
		for (size_t c = 0; c < g->n_columns; c++) {
			bool titled =
			    g->n_columns > 2 && g->title[c][0] != '\0';

			if (c == g->head_column || cell_of(g, i, c)[0] == '\0')
				continue;
			text_addf(out, "%s%s%s%s", before,
			    titled ? g->title[c] : "", titled ? ": " : "",
			    cell_of(g, i, c));
			before = "; ";
		}
		text_add(out, "\n");
	}
}

void text_grid_write(const struct text_grid *g, struct text *out)
{
	enum { MOST = 64 };
	size_t width[MOST];
	size_t all = 0;

	if (g->n_rows == 0 || g->n_columns == 0)
		return;
	for (size_t c = 0; c < g->n_columns && c < MOST; c++) {
		width[c] = width_of(g, c);
		all += width[c] + GAP;
	}
	if (g->n_columns > MOST || all > WIDEST)
		put_rows(g, out);
	else
		put_table(g, width, out);
}
