#include "peelstats/summary.h"

#include "peelstats/gaps.h"
#include "peelstats/words.h"
#include "summary_since.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

enum { WIDTH = 72, MOST_LINES = 40, SUBJECT = 70, FINDINGS = 5, LISTED = 8 };

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
	size_t lines;
};

static void end_line(struct body *b)
{
	text_add_char(b->out, '\n');
	b->lines++;
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

/* All of them, the furthest out first; `out` has room for `room`. */
static size_t collect(
    const struct report *r, bool change, struct item *out, size_t room)
{
	const struct analysis *a = r->analysis;
	size_t n = 0;

	for (size_t m = 0; m < a->dataset->n_metrics; m++)
		for (size_t f = 0; f < a->dataset->n_forces; f++) {
			struct item x = { m, f, 0 };
			size_t at = n < room ? n : room;

			if (!is_about(r, f) ||
			    !item_of(&a->metric[m].force[f], change, &x.z))
				continue;
			n++;
			for (; at > 0 && fabs(out[at - 1].z) < fabs(x.z); at--)
				if (at < room)
					out[at] = out[at - 1];
			if (at < room)
				out[at] = x;
		}
	return n;
}

static size_t count_outside(const struct report *r)
{
	struct item none[1];

	return collect(r, false, none, 1) + collect(r, true, none, 1);
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

/* "PEEL 2017: Norfolk, 3 figures stand out, data 2018-03-22" */
static void subject(struct report *r, struct text *out)
{
	size_t n = count_outside(r);
	const char *tail = arena_printf(&r->arena,
	    "%s figure%s stand%s out%s%s", words_count(r, n), n == 1 ? "" : "s",
	    n == 1 ? "s" : "", r->date[0] != '\0' ? ", data " : "", r->date);
	const char *what = r->analysis->dataset->naming.short_title;
	const char *head = arena_printf(&r->arena, "%s %d: %s",
	    what[0] != '\0' ? what : "Figures for", r->analysis->year,
	    r->force != NULL ? r->force->name
			     : arena_printf(&r->arena, say(r, "%zu {units}"),
				   r->analysis->dataset->n_forces));

	if (length(head) + 2 + length(tail) <= SUBJECT)
		head = arena_printf(&r->arena, "%s, %s", head, tail);
	add_line(out, head);
}

static const char *change_of(struct report *r, const struct metric_result *m)
{
	const struct force_result *f;

	if (r->force == NULL)
		return words_finding(r, m);
	f = &m->force[r->force_index];
	return arena_printf(&r->arena, "%s: %s%s%s, %s in %d (%s).",
	    m->metric->title, words_value(r, m->metric, f->value),
	    m->metric->percent ? "" : " ",
	    m->metric->percent ? "" : words_unit(m->metric),
	    words_value(r, m->metric, f->compare), r->analysis->compare,
	    words_force_percent(r, m->metric, f));
}

/* The same measures as on the page of numbers. */
static void changes(struct report *r, struct body *b)
{
	const struct metric_result *news[FINDINGS];
	size_t n = words_news(r, NULL, news, FINDINGS);

	for (size_t i = 0; i < n; i++)
		if (b->lines + 22 < MOST_LINES)
			paragraph(r, b, "- ", change_of(r, news[i]));
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

static void missing(struct report *r, struct body *b)
{
	const struct analysis *a = r->analysis;
	size_t gaps = 0;
	size_t of = 0;

	for (size_t m = 0; m < a->dataset->n_metrics; m++) {
		/* those that the report has pages for */
		if (a->metric[m].spread.n == 0 || a->metric[m].few)
			continue;
		of++;
		if (r->force == NULL)
			gaps += gaps_count(r, &a->metric[m], a->year) > 0;
		else
			gaps += !a->metric[m].force[r->force_index].value.known;
	}
	if (gaps == 0)
		return;
	paragraph(r, b, "",
	    r->force == NULL
		? arena_printf(&r->arena,
		      say(r, "Missing: for %zu of %zu measures at least one "
			     "{unit} has no usable figure; the report names it "
			     "and why."),
		      gaps, of)
		: arena_printf(&r->arena,
		      "Missing: %zu of %zu measures %s no usable figure for "
		      "%s.",
		      gaps, of, gaps == 1 ? "has" : "have", r->force->name));
}

static void body(
    struct report *r, const struct summary_context *context, struct text *out)
{
	struct body b = { out, 0 };

	paragraph(r, &b, "", arena_printf(&r->arena, "%s.", r->title));
	paragraph(r, &b, "", arena_printf(&r->arena, "%s.", r->subject));
	end_line(&b);
	if (r->analysis->compare != 0)
		changes(r, &b);
	end_line(&b);
	outside(r, &b);
	missing(r, &b);
	end_line(&b);
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
	if (part == SUMMARY_ALL)
		text_add(out, "Subject: ");
	if (part != SUMMARY_BODY)
		subject(r, out);
	if (part == SUMMARY_ALL)
		text_add_char(out, '\n');
	if (part != SUMMARY_SUBJECT)
		body(r, context, out);
}
