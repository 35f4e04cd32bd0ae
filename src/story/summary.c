#include "peelstats/summary.h"

#include "peelstats/brief.h"
#include "peelstats/commentary.h"
#include "peelstats/words.h"
#include "summary_since.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

enum { WIDTH = 72, SUBJECT = 78, LISTED = 8 };

/* Characters, not bytes. */
static size_t length(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xC0U) != 0x80U;
	return n;
}

struct body {
	struct text *out;
};

static void end_line(struct body *b)
{
	text_add_char(b->out, '\n');
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

/* A paragraph in lines of WIDTH. A line that goes on ends with a space, as
 * format=flowed asks (RFC 3676, section 4.2), so that a reader of mail can set
 * the paragraph in lines of its own width. */
static void paragraph(
    struct story *story, struct body *b, const char *first, const char *words)
{
	size_t start = length(first);
	size_t used = start;

	text_add(b->out, first);
	for (words += blanks(words); *words != '\0'; words += blanks(words)) {
		size_t n = word_end(words);
		const char *word = arena_strndup(story->arena, words, n);

		if (used > start) {
			text_add_char(b->out, ' ');
			used++;
		}
		if (used > start && used + length(word) >= WIDTH) {
			end_line(b);
			start = 0;
			used = 0;
		}
		text_add(b->out, word);
		used += length(word);
		words += n;
	}
	end_line(b);
}

static bool is_about(const struct story *story, size_t force)
{
	return story->force == NULL || story->force_index == force;
}

/* A figure that stands out, by its level or by its change. */
struct item {
	size_t metric;
	size_t force;
	double z;
};

static bool item_of(const struct force_result *f, bool change, double *z)
{
	*z = change ? f->change_z.x : f->z_typical.x;
	return change ? change_comparable(f) &&
			    standing_is_unusual(f->change_standing)
		      : words_stands_out(f);
}

/* Puts one in its place among `n`, the furthest out first; the last leave. */
static void insert(struct item x, struct item *out, size_t n, size_t room)
{
	size_t at = n < room ? n : room;

	for (; at > 0 && fabs(out[at - 1].z) < fabs(x.z); at--)
		if (at < room)
			out[at] = out[at - 1];
	if (at < room)
		out[at] = x;
}

/* All of them, the furthest out first; `out` has room for `room`. */
static size_t collect(
    const struct story *story, bool change, struct item *out, size_t room)
{
	const struct analysis *a = story->analysis;
	size_t n = 0;

	for (size_t m = 0; m < a->dataset->n_metrics; m++)
		for (size_t f = 0; f < a->dataset->n_forces; f++) {
			struct item x = { m, f, 0 };

			if (is_about(story, f) &&
			    item_of(&a->metric[m].force[f], change, &x.z))
				insert(x, out, n++, room);
		}
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
	text_add_char(out, '\n');
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
		: arena_printf(story->arena, say(story, "%zu {units}"),
		      story->analysis->dataset->n_forces));
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

static const char *item_words(
    struct story *story, const struct brief_item *item)
{
	return arena_printf(story->arena, "%s.%s%s", item->head,
	    item->text[0] != '\0' ? " " : "", item->text);
}

static bool has_note(const struct analysis *a, const struct item *x)
{
	const struct force_result *f = &a->metric[x->metric].force[x->force];

	for (size_t i = 0; i < a->dataset->n_notes; i++)
		if (words_has_caveat(f, &a->dataset->note[i]))
			return true;
	return false;
}

static void stand_out(
    struct story *story, struct body *b, bool change, const char *none)
{
	const struct analysis *a = story->analysis;
	struct item item[LISTED];
	const char *name[LISTED + 1];
	size_t all = collect(story, change, item, LISTED);
	size_t n = all < LISTED ? all : LISTED;

	for (size_t i = 0; i < n; i++)
		name[i] = arena_printf(story->arena, "%s (%s, %s%s)",
		    words_small(story, a->metric[item[i].metric].metric->brief),
		    a->dataset->force[item[i].force].name,
		    change ? (item[i].z > 0 ? "up" : "down")
			   : (item[i].z > 0 ? "high" : "low"),
		    has_note(a, &item[i]) ? ", with a note in the report" : "");
	if (all > n)
		name[n++] = "others";
	paragraph(story, b, "",
	    all == 0
		? none
		: arena_printf(story->arena, "%s (%zu figure%s): %s.",
		      change ? "Changed unusually" : "Outside the 99.8% limits",
		      all, all == 1 ? "" : "s", words_list(story, name, n)));
}

static void outside(struct story *story, struct body *b)
{
	stand_out(story, b, false, "No figure is outside the 99.8% limits.");
	if (story->analysis->compare != 0)
		stand_out(story, b, true, "No figure changed unusually.");
}

/* What page 1 says, and the lists of all that stands out. */
static void add_news(
    struct story *story, struct body *b, const struct brief *news)
{
	const char *missing = brief_missing(story, NULL);

	for (size_t i = 0; i < news->n; i++)
		paragraph(story, b, "- ", item_words(story, &news->item[i]));
	end_line(b);
	outside(story, b);
	if (missing[0] != '\0')
		paragraph(story, b, "",
		    arena_printf(story->arena, "Missing: %s", missing));
}

/* The analyst's words on the whole, as page 1 has them. */
static void add_commentary(struct story *story, struct body *b)
{
	const struct dataset *d = story->analysis->dataset;

	for (size_t i = 0; i < d->n_commentaries; i++) {
		const struct commentary *c = &d->commentary[i];
		const char *const *item;
		size_t n;

		if (strcmp(c->page, "brief") != 0 ||
		    !commentary_belongs(story, c))
			continue;
		paragraph(story, b, "",
		    arena_printf(
			story->arena, "%s:", commentary_heading(story, c)));
		item = commentary_paragraphs(story, c, &n);
		for (size_t k = 0; k < n; k++)
			paragraph(story, b, "| ", item[k]);
		end_line(b);
	}
}

static void body(struct story *story, const struct brief *news,
    const struct summary_context *context, struct text *out)
{
	struct body b = { out };

	paragraph(
	    story, &b, "", arena_printf(story->arena, "%s.", story->title));
	paragraph(
	    story, &b, "", arena_printf(story->arena, "%s.", story->subject));
	end_line(&b);
	add_news(story, &b, news);
	end_line(&b);
	add_commentary(story, &b);
	if (context->earlier != NULL)
		paragraph(
		    story, &b, "", summary_since(story, context->earlier));
	if (context->files[0] != '\0')
		paragraph(story, &b, "", context->files);
	if (context->earlier != NULL || context->files[0] != '\0')
		end_line(&b);
	paragraph(story, &b, "",
	    "A figure outside the limits is not thereby good or bad: check "
	    "definitions and data first. Two years are not a trend.");
	if (story->analysis->dataset->meta.contact[0] != '\0')
		paragraph(story, &b, "",
		    arena_printf(story->arena, "Questions: %s.",
			story->analysis->dataset->meta.contact));
}

void summary_write(struct story *story, enum summary_part part,
    const struct summary_context *context, struct text *out)
{
	struct brief news;

	brief_make(story, NULL, &news);
	if (part == SUMMARY_ALL)
		text_add(out, "Subject: ");
	if (part != SUMMARY_BODY)
		subject(story, &news, out);
	if (part == SUMMARY_ALL)
		text_add_char(out, '\n');
	if (part != SUMMARY_SUBJECT)
		body(story, &news, context, out);
}
