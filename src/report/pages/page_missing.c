#include "page.h"
#include "peelstats/gaps.h"
#include "slides.h"

#include <stdint.h>
#include <string.h>

#include "base/banned.h"

static void add_sentences(struct text *out, const char *s)
{
	if (s[0] != '\0')
		text_addf(out, "%s%s", out->len > 0 ? " " : "", s);
}

static bool any_row(
    const struct dataset *d, const struct metric_result *m, int year)
{
	for (size_t f = 0; f < d->n_forces; f++)
		if (dataset_find(d, m->index, f, year) != NULL)
			return true;
	return false;
}

/* A measure of other years only: names the last before this one. */
static const char *other_years(struct report *r, const struct metric_result *m)
{
	const struct dataset *d = r->analysis->dataset;
	int year = r->analysis->year;
	int best = 0;

	for (size_t y = 0; y < d->n_years; y++)
		if (d->year[y] < year && any_row(d, m, d->year[y]))
			best = d->year[y];
	return best == 0 ? arena_printf(&r->arena, "No figures for %d.", year)
			 : arena_printf(&r->arena,
			       "No figures for %d; the latest are of %d.", year,
			       best);
}

/* A row for the metric, unless every force has a plain figure. */
static size_t add_metric(
    struct report *r, const struct metric_result *m, struct table_row *row)
{
	const struct analysis *a = r->analysis;
	struct text why = TEXT_EMPTY;
	struct cell *c;

	if (!any_row(a->dataset, m, a->year)) {
		add_sentences(&why, other_years(r, m));
	} else {
		add_sentences(&why, gaps_sentences(r->story, m, a->year));
		add_sentences(
		    &why, gaps_marked(r->story, m, a->year, SIZE_MAX));
	}
	if (a->compare != 0 && m->spread.n > 0) {
		add_sentences(&why, gaps_sentences(r->story, m, a->compare));
		add_sentences(
		    &why, gaps_marked(r->story, m, a->compare, SIZE_MAX));
	}
	if (why.len > 0) {
		c = arena_array(&r->arena, 2, sizeof(*c));
		c[0].text = m->metric->title;
		c[1].text = arena_strdup(&r->arena, text_str(&why));
		*row = (struct table_row){ ROW_BODY, c };
	}
	text_release(&why);
	return row->cell != NULL ? 1 : 0;
}

enum { MOST_COLUMNS = 18 };

/* One letter for a figure that is not plain, "" for a plain one. */
static const char *letter(const struct observation *o)
{
	static const char *const letters[] = { [STATUS_OK] = "",
		[STATUS_MISSING] = "x",
		[STATUS_NOT_COMPARABLE] = "n",
		[STATUS_UNVERIFIED] = "v",
		[STATUS_PARTIAL] = "u",
		[STATUS_ESTIMATED] = "e",
		[STATUS_PROVISIONAL] = "p",
		[STATUS_REVISED] = "r",
		[STATUS_BREAK] = "b",
		[STATUS_SUPPRESSED] = "c",
		[STATUS_NOT_PUBLISHED] = "x",
		[STATUS_NOT_APPLICABLE] = "z" };

	return o != NULL ? letters[o->status] : "x";
}

/* "x", "(u)", "x(u)": this year, and in brackets the other. */
static const char *letters_of(
    struct report *r, const struct metric_result *m, size_t force)
{
	const char *now = letter(m->force[force].now);
	const char *before =
	    r->analysis->compare != 0 ? letter(m->force[force].before) : "";

	if (before[0] == '\0')
		return now;
	if (now[0] == '\0')
		return arena_printf(&r->arena, "(%s)", before);
	return arena_printf(&r->arena, "%s(%s)", now, before);
}

static const char *letter_words(const char *letters)
{
	switch (letters[0]) {
	case 'x':
		return "not available";
	case 'n':
		return "not comparable";
	case 'v':
		return "not verified";
	case 'u':
		return "partial";
	case 'e':
		return "estimated";
	case 'p':
		return "provisional";
	case 'r':
		return "revised";
	case 'b':
		return "break in the series";
	case 'c':
		return "suppressed";
	case 'z':
		return "not applicable";
	default:
		return "";
	}
}

/* The letters as words: "not available, 2016 partial"; NULL without any. */
static const char *words_of_letters(struct report *r, const char *letters)
{
	const char *before = strchr(letters, '(');
	const char *now = letter_words(letters);

	if (letters[0] == '\0')
		return NULL;
	if (before == NULL)
		return now;
	return arena_printf(&r->arena, "%s%s%d %s", now,
	    now[0] != '\0' ? ", " : "", r->analysis->compare,
	    letter_words(before + 1));
}

static size_t count_letters(struct report *r, const struct metric_result *m)
{
	size_t n = 0;

	for (size_t f = 0; f < r->analysis->dataset->n_forces; f++)
		n += letters_of(r, m, f)[0] != '\0';
	return n;
}

/* A gap of all forces needs no map: the table above says it. */
static size_t patchy(struct report *r, const struct report_request *request,
    const struct metric_result **out)
{
	const struct analysis *a = r->analysis;
	size_t n = 0;

	for (size_t i = 0; i < a->dataset->n_metrics; i++) {
		size_t letters;

		if (!request_has(request, &a->metric[i]))
			continue;
		letters = count_letters(r, &a->metric[i]);
		if (letters > 0 && letters < a->dataset->n_forces)
			out[n++] = &a->metric[i];
	}
	return n;
}

static void add_key(struct report *r, struct page *p,
    const struct metric_result *const *m, size_t n, size_t first)
{
	struct lines l = { .n = 0 };

	for (size_t i = 0; i < n; i++)
		lines_add(&l, arena_printf(&r->arena, "%zu", first + i + 1),
		    m[i]->metric->title, NULL);
	add_notes(r, p, l.item, l.n);
}

static void add_map(struct report *r, struct page *p,
    const struct metric_result *const *m, size_t n, size_t first)
{
	const struct dataset *d = r->analysis->dataset;
	struct column *column = arena_array(&r->arena, n + 1, sizeof(*column));
	struct table_row *row =
	    arena_array(&r->arena, d->n_forces, sizeof(*row));
	const char **meaning =
	    arena_array(&r->arena, n + 1, sizeof(const char *));
	struct table t = { .column = column,
		.n_columns = n + 1,
		.row = row,
		.meaning = meaning,
		.row_height = 4.2,
		.caption = arena_printf(&r->arena,
		    say(r->story,
			"{Units} without a plain figure, measures %zu to %zu"),
		    first + 1, first + n) };

	column[0] =
	    (struct column){ say_text(r->story, "{Unit}"), ALIGN_LEFT, 0 };
	for (size_t i = 0; i < n; i++)
		meaning[i + 1] = m[i]->metric->title;
	for (size_t i = 0; i < n; i++)
		column[i + 1] = (struct column){ arena_printf(&r->arena, "%zu",
						     first + i + 1),
			ALIGN_CENTRE, n > 12 ? 7.4 : 9 };
	for (size_t f = 0; f < d->n_forces; f++) {
		struct cell *c = arena_array(&r->arena, n + 1, sizeof(*c));
		bool any = false;

		c[0].text = d->force[f].name;
		for (size_t i = 0; i < n; i++) {
			c[i + 1].text = letters_of(r, m[i], f);
			c[i + 1].expansion = words_of_letters(r, c[i + 1].text);
			any = any || c[i + 1].text[0] != '\0';
		}
		if (any)
			row[t.n_rows++] = (struct table_row){ ROW_BODY, c };
	}
	add_table(r, p, &t);
	add_key(r, p, m, n, first);
}

static void add_maps(struct report *r, const struct report_request *request)
{
	struct page *p;
	const struct metric_result **m = arena_array(&r->arena,
	    r->analysis->dataset->n_metrics, sizeof(struct metric_result *));
	size_t n = patchy(r, request, m);

	if (n == 0)
		return;
	p = add_page(r, "missing", "missing-map",
	    say_text(r->story, "Annex B: {unit} by measure"),
	    "Annex B: what is missing", 0);
	add_heading(r, p, 1, say_text(r->story, "Annex B: {unit} by measure"));
	add_text(r, p, STYLE_SUBTITLE,
	    arena_printf(&r->arena,
		"Blank: a plain figure. x: not available, n: not comparable, "
		"v: not verified, u: partial, e: estimated, c: suppressed, z: "
		"not applicable%s. Numbers are the measures below.",
		r->analysis->compare != 0
		    ? arena_printf(
			  &r->arena, "; in brackets: %d", r->analysis->compare)
		    : ""));
	for (size_t i = 0; i < n; i += MOST_COLUMNS)
		add_map(r, p, m + i,
		    n - i < MOST_COLUMNS ? n - i : MOST_COLUMNS, i);
}

static void build(struct report *r, const struct report_request *request)
{
	struct column *column = arena_array(&r->arena, 2, sizeof(*column));
	size_t n_metrics = r->analysis->dataset->n_metrics;
	struct table_row *row = arena_array(&r->arena, n_metrics, sizeof(*row));
	struct table t = { .column = column,
		.n_columns = 2,
		.row = row,
		.caption =
		    say_text(r->story, "{Units} without a figure, and why") };
	struct page *p;

	if (r->slide) {
		slide_missing(r, request);
		return;
	}
	p = add_page(r, "missing", "missing",
	    "Annex B: what is missing and why", "Annex B: what is missing", 1);
	column[0] = (struct column){ "Measure", ALIGN_LEFT, 46 };
	column[1] = (struct column){ say_text(r->story, "{Units} and reason"),
		ALIGN_LEFT, 0 };

	add_heading(r, p, 1, "Annex B: what is missing and why");
	for (size_t m = 0; m < n_metrics; m++)
		if (request_asks(request, &r->analysis->metric[m]))
			t.n_rows += add_metric(
			    r, &r->analysis->metric[m], row + t.n_rows);
	if (t.n_rows > 0)
		add_table(r, p, &t);
	if (t.n_rows > 0)
		add_maps(r, request);
	else
		add_text(r, p, STYLE_BODY,
		    say_text(r->story,
			"Every {unit} has a figure for every measure "
			"and year."));
}

const struct page_kind page_missing = { "missing", SCOPE_NATIONAL, build,
	NULL };
