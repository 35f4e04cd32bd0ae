#include "peelstats/summary.h"

#include "outliers.h"
#include "peelstats/commentary.h"
#include "peelstats/words.h"
#include "summary_since.h"

#include <string.h>

#include "base/banned.h"

enum { SUBJECT = 78, LISTED = 8 };

/* Characters, not bytes. */
static size_t length(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xC0U) != 0x80U;
	return n;
}

/* White space and control characters: none of them may end a line or a header
 * of a mail. */
static bool is_blank(char c)
{
	return (c > 0 && c <= ' ') || c == 0x7F;
}

static size_t blanks(const char *s)
{
	size_t n = 0;

	while (is_blank(s[n]))
		n++;
	return n;
}

/* The characters before the next blank or the end. */
static size_t word_end(const char *s)
{
	size_t n = 0;

	while (s[n] != '\0' && !is_blank(s[n]))
		n++;
	return n;
}

/* One line, whatever the data hold. */
static void add_line(struct text *out, const char *words)
{
	for (words += blanks(words); *words != '\0';) {
		size_t n = word_end(words);

		for (size_t i = 0; i < n; i++)
			text_add_char(out, words[i]);
		words += n;
		words += blanks(words);
		if (*words != '\0')
			text_add_char(out, ' ');
	}
}

/* "Norfolk", "PEEL 2017"; without news, the year and what is compared. */
static const char *head_of(struct story *story, bool news)
{
	const char *what = story->analysis->dataset->naming.short_title;
	int year = story->analysis->year;

	if (what[0] == '\0')
		what = "Figures for";
	if (news && story->force != NULL)
		return story->force->name;
	if (news)
		return arena_printf(story->arena, "%s %d", what, year);
	return arena_printf(story->arena, "%s %d: %s", what, year,
	    story->force != NULL
		? story->force->name
		: words_counted(story, story->analysis->dataset->n_forces));
}

/* "Norfolk: serious knife crime up 116.1%, recorded crime below England and
 * Wales": as much of the news as a line holds. */
static void subject(
    struct story *story, const struct brief *news, struct text *out)
{
	const char *line = "";

	for (size_t i = 0; i < news->n; i++) {
		const char *tag = news->item[i].tag;
		const char *more =
		    line[0] == '\0'
			? arena_printf(
			      story->arena, "%s: %s", head_of(story, true), tag)
			: arena_printf(story->arena, "%s, %s", line, tag);

		if (tag[0] != '\0' &&
		    (line[0] == '\0' || length(more) <= SUBJECT))
			line = more;
	}
	add_line(out, line[0] != '\0' ? line : head_of(story, false));
}

static void add(struct summary *s, const char *paragraph)
{
	if (paragraph[0] != '\0')
		s->paragraph[s->n++] = paragraph;
}

/* "Changed unusually (1 figure): serious knife crime (Norfolk, up)." */
static const char *stand_out(struct story *story, bool change, const char *none)
{
	const struct outlier *item;
	const char *name[LISTED + 1];
	size_t all = outliers_find(story, NULL, change, &item, NULL);
	size_t n = all < LISTED ? all : LISTED;

	for (size_t i = 0; i < n; i++)
		name[i] = arena_printf(story->arena, "%s (%s, %s%s)",
		    words_small(story, item[i].m->metric->brief),
		    story->analysis->dataset->force[item[i].force].name,
		    change ? (item[i].z > 0 ? "up" : "down")
			   : (item[i].z > 0 ? "high" : "low"),
		    outlier_caveat(story, &item[i]));
	if (all > n)
		name[n++] = "others";
	if (all == 0)
		return none;
	return arena_printf(story->arena, "%s (%zu figure%s): %s.",
	    change ? "Changed unusually" : "Outside the 99.8% limits", all,
	    all == 1 ? "" : "s", words_list(story, name, n));
}

/* The lists of all that stands out, and what is missing. */
static void add_lists(struct story *story, struct summary *s)
{
	const char *missing = brief_missing(story, NULL);

	add(s,
	    stand_out(story, false, "No figure is outside the 99.8% limits."));
	if (story->analysis->compare != 0)
		add(s, stand_out(story, true, "No figure changed unusually."));
	if (missing[0] != '\0')
		add(s, arena_printf(story->arena, "Missing: %s", missing));
}

/* The analyst's words on the whole, as page 1 has them. */
static void add_commentary(struct story *story, struct summary *s)
{
	const struct dataset *d = story->analysis->dataset;

	s->commentary = arena_array(
	    story->arena, d->n_commentaries, sizeof(*s->commentary));
	for (size_t i = 0; i < d->n_commentaries; i++) {
		const struct commentary *c = &d->commentary[i];
		struct summary_commentary *box =
		    &s->commentary[s->n_commentary];

		if (strcmp(c->page, "brief") != 0 ||
		    !commentary_belongs(story, c))
			continue;
		box->heading = commentary_heading(story, c);
		box->paragraph = commentary_paragraphs(story, c, &box->n);
		s->n_commentary++;
	}
}

static void add_end(struct story *story, const struct summary_context *context,
    struct summary *s)
{
	const char *contact = story->analysis->dataset->meta.contact;

	if (context->earlier != NULL)
		add(s, summary_since(story, context->earlier));
	add(s, arena_strdup(story->arena, context->files));
	add(s, "A figure outside the limits is not thereby good or bad: check "
	       "definitions and data first. Two years are not a trend.");
	if (contact[0] != '\0')
		add(s, arena_printf(story->arena, "Questions: %s.", contact));
}

void summary_make(struct story *story, const struct summary_context *context,
    struct summary *out)
{
	struct text line = TEXT_EMPTY;

	memset(out, 0, sizeof(*out));
	brief_make(story, NULL, &out->news);
	subject(story, &out->news, &line);
	out->subject = arena_strndup(story->arena, text_str(&line), line.len);
	text_release(&line);
	add_commentary(story, out);
	add_lists(story, out);
	add_end(story, context, out);
}
