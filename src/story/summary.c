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
    struct report *r, struct body *b, const char *first, const char *words)
{
	size_t start = length(first);
	size_t used = start;

	text_add(b->out, first);
	for (words += blanks(words); *words != '\0'; words += blanks(words)) {
		size_t n = word_end(words);
		const char *word = arena_strndup(&r->arena, words, n);

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

static bool is_about(const struct report *r, size_t force)
{
	return r->force == NULL || r->force_index == force;
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
    const struct report *r, bool change, struct item *out, size_t room)
{
	const struct analysis *a = r->analysis;
	size_t n = 0;

	for (size_t m = 0; m < a->dataset->n_metrics; m++)
		for (size_t f = 0; f < a->dataset->n_forces; f++) {
			struct item x = { m, f, 0 };

			if (is_about(r, f) &&
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
static const char *head_of(struct report *r, bool news)
{
	const char *what = r->analysis->dataset->naming.short_title;
	int year = r->analysis->year;

	if (what[0] == '\0')
		what = "Figures for";
	if (news && r->force != NULL)
		return r->force->name;
	if (news)
		return arena_printf(&r->arena, "%s %d", what, year);
	return arena_printf(&r->arena, "%s %d: %s", what, year,
	    r->force != NULL ? r->force->name
			     : arena_printf(&r->arena, say(r, "%zu {units}"),
				   r->analysis->dataset->n_forces));
}

/* "Norfolk: serious knife crime up 116.1%, recorded crime below England and
 * Wales": as much of the news as a line holds. */
static void subject(
    struct report *r, const struct brief *news, struct text *out)
{
	const char *line = "";

	for (size_t i = 0; i < news->n; i++) {
		const char *tag = news->item[i].tag;
		const char *more =
		    line[0] == '\0'
			? arena_printf(
			      &r->arena, "%s: %s", head_of(r, true), tag)
			: arena_printf(&r->arena, "%s, %s", line, tag);

		if (tag[0] != '\0' &&
		    (line[0] == '\0' || length(more) <= SUBJECT))
			line = more;
	}
	add_line(out, line[0] != '\0' ? line : head_of(r, false));
}

static const char *item_words(struct report *r, const struct brief_item *item)
{
	return arena_printf(&r->arena, "%s.%s%s", item->head,
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
    struct report *r, struct body *b, bool change, const char *none)
{
	const struct analysis *a = r->analysis;
	struct item item[LISTED];
	const char *name[LISTED + 1];
	size_t all = collect(r, change, item, LISTED);
	size_t n = all < LISTED ? all : LISTED;

	for (size_t i = 0; i < n; i++)
		name[i] = arena_printf(&r->arena, "%s (%s, %s%s)",
		    words_small(r, a->metric[item[i].metric].metric->brief),
		    a->dataset->force[item[i].force].name,
		    change ? (item[i].z > 0 ? "up" : "down")
			   : (item[i].z > 0 ? "high" : "low"),
		    has_note(a, &item[i]) ? ", with a note in the report" : "");
	if (all > n)
		name[n++] = "others";
	paragraph(r, b, "",
	    all == 0
		? none
		: arena_printf(&r->arena, "%s (%zu figure%s): %s.",
		      change ? "Changed unusually" : "Outside the 99.8% limits",
		      all, all == 1 ? "" : "s", words_list(r, name, n)));
}

static void outside(struct report *r, struct body *b)
{
	stand_out(r, b, false, "No figure is outside the 99.8% limits.");
	if (r->analysis->compare != 0)
		stand_out(r, b, true, "No figure changed unusually.");
}

/* What page 1 says, and the lists of all that stands out. */
static void add_news(struct report *r, struct body *b, const struct brief *news)
{
	const char *missing = brief_missing(r, NULL);

	for (size_t i = 0; i < news->n; i++)
		paragraph(r, b, "- ", item_words(r, &news->item[i]));
	end_line(b);
	outside(r, b);
	if (missing[0] != '\0')
		paragraph(
		    r, b, "", arena_printf(&r->arena, "Missing: %s", missing));
}

/* The analyst's words on the whole, as page 1 has them. */
static void add_commentary(struct report *r, struct body *b)
{
	const struct dataset *d = r->analysis->dataset;

	for (size_t i = 0; i < d->n_commentaries; i++) {
		const struct commentary *c = &d->commentary[i];
		const struct labelled *item;
		size_t n;

		if (strcmp(c->page, "brief") != 0 || !commentary_belongs(r, c))
			continue;
		paragraph(r, b, "",
		    arena_printf(&r->arena, "%s:", commentary_heading(r, c)));
		item = commentary_paragraphs(r, c, &n);
		for (size_t k = 0; k < n; k++)
			paragraph(r, b, "| ", item[k].text);
		end_line(b);
	}
}

static void body(struct report *r, const struct brief *news,
    const struct summary_context *context, struct text *out)
{
	struct body b = { out };

	paragraph(r, &b, "", arena_printf(&r->arena, "%s.", r->title));
	paragraph(r, &b, "", arena_printf(&r->arena, "%s.", r->subject));
	end_line(&b);
	add_news(r, &b, news);
	end_line(&b);
	add_commentary(r, &b);
	if (context->earlier != NULL)
		paragraph(r, &b, "", summary_since(r, context->earlier));
	if (context->files[0] != '\0')
		paragraph(r, &b, "", context->files);
	if (context->earlier != NULL || context->files[0] != '\0')
		end_line(&b);
	paragraph(r, &b, "",
	    "A figure outside the limits is not thereby good or bad: check "
	    "definitions and data first. Two years are not a trend.");
	if (r->analysis->dataset->meta.contact[0] != '\0')
		paragraph(r, &b, "",
		    arena_printf(&r->arena, "Questions: %s.",
			r->analysis->dataset->meta.contact));
}

void summary_write(struct report *r, enum summary_part part,
    const struct summary_context *context, struct text *out)
{
	struct brief news;

	brief_make(r, NULL, &news);
	if (part == SUMMARY_ALL)
		text_add(out, "Subject: ");
	if (part != SUMMARY_BODY)
		subject(r, &news, out);
	if (part == SUMMARY_ALL)
		text_add_char(out, '\n');
	if (part != SUMMARY_SUBJECT)
		body(r, &news, context, out);
}
