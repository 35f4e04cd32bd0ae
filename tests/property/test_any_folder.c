/*
 * Whatever passes the checks can be printed: random folders of long texts, odd
 * characters, line breaks, every kind and status, few and many forces, with
 * and without each optional file, are laid out as every kind of report on a
 * watching canvas. Nothing leaves its page, no text lies on another, and every
 * word that the report holds is drawn, in its order. Seeds are printed on
 * failure; ANY_FOLDER_SEED=N tries that one only, ANY_FOLDER_COUNT=N more.
 */
#include "fake_canvas.h"
#include "fixture.h"
#include "peelstats/chart_categories.h"
#include "peelstats/chart_change.h"
#include "peelstats/chart_places.h"
#include "peelstats/chart_ranked.h"
#include "peelstats/chart_spine.h"
#include "peelstats/draw.h"
#include "peelstats/num.h"
#include "peelstats/report.h"
#include "peelstats/write.h"
#include "test.h"

#include <stdlib.h>

/* A small generator of our own: the same numbers everywhere. */
struct dice {
	unsigned seed;
};

static size_t roll(struct dice *d, size_t below)
{
	d->seed = d->seed * 1664525U + 1013904223U;
	return (d->seed >> 8) % below;
}

static bool chance(struct dice *d, size_t percent)
{
	return roll(d, 100) < percent;
}

struct folder {
	struct dice dice;
	size_t forces;
	size_t metrics;
	size_t questions;
	size_t notes;
	bool long_texts;
	bool wild; /* huge, tiny, equal and extreme values */
};

/* A word, now and then with letters of Welsh, marks or no place to break. */
static void add_word(struct text *t, struct dice *d, size_t letters)
{
	static const char *const odd[] = { "\u0175", "\u00A3", "\u2013",
		"\u00E9", "&", "<", "'", "%", "\\", "(", "=", "\u2265" };

	for (size_t i = 0; i < letters; i++)
		if (chance(d, 4))
			text_add(t, odd[roll(d, sizeof(odd) / sizeof(*odd))]);
		else
			text_add_char(t, (char)('a' + (int)roll(d, 26)));
}

/* A quoted field of at most `most` characters that begins with `begin`; the
 * breaks in it become spaces or paragraphs. */
static void add_text(
    struct text *t, struct folder *f, const char *begin, size_t most)
{
	static const char *const gaps[] = { " ", " ", " ", " ", "\n", "\t",
		" \r\n" };
	size_t length =
	    f->long_texts && chance(&f->dice, 40) ? most : 1 + most / 6;
	bool one_word = chance(&f->dice, 5);
	size_t used = strlen(begin);

	text_addf(t, "\"%s", begin);
	while (used + 4 < length) {
		size_t letters = 1 + roll(&f->dice, one_word ? 60 : 10);

		if (used + letters + 3 > length)
			break;
		if (!one_word)
			text_add(t, gaps[roll(&f->dice, 7)]);
		add_word(t, &f->dice, letters);
		used += letters + 3;
	}
	text_add(t, "\"");
}

static void add_named(struct text *t, struct folder *f, const char *what,
    size_t number, size_t most)
{
	char begin[48];

	(void)snprintf(begin, sizeof(begin), "%s%zu", what, number);
	add_text(t, f, begin, most);
}

static void add_comma_text(
    struct text *t, struct folder *f, const char *begin, size_t most)
{
	text_add_char(t, ',');
	if (chance(&f->dice, 60))
		add_text(t, f, begin, most);
}

static void add_note_ids(struct text *t, struct folder *f)
{
	text_add_char(t, ',');
	for (size_t i = 0; f->notes > 0 && i < roll(&f->dice, 3); i++)
		text_addf(
		    t, "%sn%zu", i > 0 ? ";" : "", roll(&f->dice, f->notes));
}

static void write_file(struct fixture *x, const char *name, struct text *t)
{
	fixture_write(x, name, text_str(t));
	text_release(t);
}

static void write_notes(struct fixture *x, struct folder *f)
{
	struct text t = TEXT_EMPTY;

	text_add(&t, "note_id,text,scope,reason\nlost,It was lost.,,");
	add_text(&t, f, "it", 500);
	for (size_t i = 0; i < f->notes; i++) {
		text_addf(&t, "\nn%zu,", i);
		add_named(&t, f, "Note", i, chance(&f->dice, 5) ? 20000 : 900);
		text_add(&t, chance(&f->dice, 20) ? ",report" : ",");
		add_comma_text(&t, f, "the", 500);
	}
	text_add_char(&t, '\n');
	write_file(x, "notes.csv", &t);
}

static void write_forces(struct fixture *x, struct folder *f)
{
	struct text t = TEXT_EMPTY;

	text_add(&t, "force_id,short,full,region,extreme,note_ids\n");
	for (size_t i = 0; i < f->forces; i++) {
		text_addf(&t, "F%zu,", i);
		add_named(&t, f, "Force", i, 80);
		text_add_char(&t, ',');
		add_named(&t, f, "Police", i, 150);
		add_comma_text(&t, f, "Region", 100);
		text_add(&t, f->wild && i % 7 == 3 ? ",yes" : ",");
		add_note_ids(&t, f);
		text_add_char(&t, '\n');
	}
	write_file(x, "forces.csv", &t);
}

static const char *const kinds[] = { "rate", "proportion", "ratio", "amount",
	"count", "score" };
static const double multipliers[] = { 1000, 100, 100, 1, 1, 1 };

static void write_metrics(struct fixture *x, struct folder *f)
{
	struct text t = TEXT_EMPTY;

	text_add(&t, "metric_id,title,kind,multiplier,numerator,denominator,"
		     "unit,section,source,polarity,decimals,short,headline,"
		     "group,category,series,note_ids\n");
	for (size_t m = 0; m < f->metrics; m++) {
		text_addf(&t, "m%zu,", m);
		add_named(&t, f, "Title", m, 200);
		text_addf(&t, ",%s,%g", kinds[m % 6], multipliers[m % 6]);
		add_comma_text(&t, f, "things", 150);
		add_comma_text(&t, f, "people", 150);
		add_comma_text(
		    &t, f, chance(&f->dice, 30) ? "\u00A3" : "per", 100);
		text_add_char(&t, ',');
		add_named(&t, f, "Section", m / 3, 100);
		add_comma_text(&t, f, "Source", 500);
		text_addf(&t, ",%s,%zu", chance(&f->dice, 30) ? "high" : "none",
		    roll(&f->dice, 4));
		add_comma_text(&t, f, "Brief", 80);
		text_addf(&t, ",%s", chance(&f->dice, 50) ? "yes" : "no");
		if (m % 6 == 1) {
			add_comma_text(&t, f, "Group", 150);
			add_comma_text(&t, f, "Category", 100);
			add_comma_text(&t, f, "Series", 100);
		} else {
			text_add(&t, ",,,");
		}
		add_note_ids(&t, f);
		text_add_char(&t, '\n');
	}
	write_file(x, "metrics.csv", &t);
}

static double any_count(struct folder *f, size_t metric)
{
	static const double wild[] = { 0, 0, 1, 7, 1e3, 1e6, 1e9, 1e12, 1e15 };

	if (metric % 6 == 1)
		return (double)roll(&f->dice, 901);
	if (f->wild && chance(&f->dice, 30))
		return wild[roll(&f->dice, 9)];
	return (double)(100 + roll(&f->dice, 900));
}

static void write_figures(struct fixture *x, struct folder *f)
{
	static const char *const usable[] = { "", "", "", "ok", "partial",
		"estimated", "provisional", "revised", "break" };
	static const char *const empty[] = { "missing", "not_comparable",
		"unverified", "suppressed", "not_applicable" };
	struct text t = TEXT_EMPTY;
	size_t gaps = roll(&f->dice, 60);

	text_add(&t, "force_id,metric_id,year,numerator,denominator,value,"
		     "period,status,in_national,note_ids\n");
	for (size_t m = 0; m < f->metrics; m++) {
		bool equal = f->wild && chance(&f->dice, 20);
		int first = chance(&f->dice, 80) ? 2016 : 2017;
		double same = any_count(f, m);

		for (size_t i = 0; i < f->forces; i++)
			for (int year = first; year <= 2017; year++) {
				double n = equal ? same : any_count(f, m);
				bool value = m % 6 >= 4;

				text_addf(&t, "F%zu,m%zu,%d,", i, m, year);
				if (chance(&f->dice, gaps)) {
					text_addf(&t, ",,,,%s,,lost\n",
					    empty[roll(&f->dice, 5)]);
					continue;
				}
				if (value)
					text_addf(&t, ",,%s%.15g",
					    m % 6 == 5 && chance(&f->dice, 20)
						? "-"
						: "",
					    n);
				else
					text_addf(&t, "%.15g,1000,", n);
				add_comma_text(&t, f, "12 months to", 100);
				text_addf(&t, ",%s,%s",
				    usable[roll(&f->dice, 9)],
				    chance(&f->dice, 5) ? "no" : "");
				add_note_ids(&t, f);
				text_add_char(&t, '\n');
			}
	}
	write_file(x, "observations.csv", &t);
}

static void write_grades(struct fixture *x, struct folder *f)
{
	static const char *const grades[] = { "outstanding", "good",
		"requires improvement", "inadequate", "ungraded" };
	struct text t = TEXT_EMPTY;

	text_add(&t, "question_id,title,short\n");
	for (size_t q = 0; q < f->questions; q++) {
		text_addf(&t, "q%zu,", q);
		add_named(&t, f, "Question", q, 200);
		add_comma_text(&t, f, "Brief", 80);
		text_add_char(&t, '\n');
	}
	write_file(x, "questions.csv", &t);
	text_add(&t, "force_id,question_id,year,grade,inspected_year\n");
	for (size_t q = 0; q < f->questions; q++)
		for (size_t i = 0; i < f->forces; i++)
			for (int year = 2016; year <= 2017; year++)
				if (!chance(&f->dice, 10))
					text_addf(&t, "F%zu,q%zu,%d,%s,%s\n", i,
					    q, year,
					    grades[roll(
						&f->dice, q == 3 ? 1 : 5)],
					    chance(&f->dice, 5) ? "2014" : "");
	write_file(x, "judgments.csv", &t);
}

static void write_others(struct fixture *x, struct folder *f)
{
	struct text t = TEXT_EMPTY;

	text_add(&t, "key,value\nreleased,2018-03-22\ntitle,");
	add_text(&t, f, "A report", 250);
	text_add(&t, "\npublisher,");
	add_text(&t, f, "A publisher", 250);
	text_add(&t, "\nlicence,");
	add_text(&t, f, "A licence", 250);
	text_add(&t, "\ncontact,");
	add_text(&t, f, "A contact", 250);
	text_add_char(&t, '\n');
	write_file(x, "meta.csv", &t);
	if (chance(&f->dice, 50))
		return;
	text_add(&t, "published_id,document,area,subject,year,quantity,value,"
		     "where\n");
	for (size_t i = 0; i < 12; i++) {
		text_addf(&t, "p%zu,", i);
		add_named(&t, f, "Document", i, 250);
		text_addf(&t, ",%s,m%zu,2017,value,%zu", i % 2 ? "F0" : "E&W",
		    roll(&f->dice, f->metrics), roll(&f->dice, 1000));
		add_comma_text(&t, f, "page", 250);
		text_add_char(&t, '\n');
	}
	write_file(x, "published.csv", &t);
}

/* What is drawn or said without the white space between its letters: lines
 * are broken at some, and words longer than a line between letters. */
static void squeeze(struct text *out, const char *s)
{
	while (*s != '\0') {
		if (strncmp(s, TEXT_GOES_ON, strlen(TEXT_GOES_ON)) == 0) {
			s += strlen(TEXT_GOES_ON);
			continue;
		}
		if (*s != ' ' && *s != '\n')
			text_add_char(out, *s);
		s++;
	}
}

struct reader {
	const char *at; /* in what was drawn, behind what was found */
	struct text word;
	const struct folder *folder;
	const char *page;
};

/* The text must be drawn after the one before it. */
static void find_text(struct reader *r, const char *s)
{
	const char *found;

	if (s == NULL)
		return;
	text_clear(&r->word);
	squeeze(&r->word, s);
	found = strstr(r->at, text_str(&r->word));
	if (found == NULL)
		fail_msg(
		    "page %s lost \"%s\", or drew it out of order", r->page, s);
	r->at = found + r->word.len;
}

/* The columns of one block, row by row. */
static void find_columns(
    struct reader *r, const struct table *t, size_t from, size_t to)
{
	for (size_t c = from; c < to; c++)
		find_text(r, t->column[c].title);
	for (size_t i = 0; i < t->n_rows; i++) {
		if (t->row[i].kind == ROW_GROUP) {
			find_text(r, t->row[i].cell[0].text);
			continue;
		}
		for (size_t c = from; c < to; c++)
			find_text(r, t->row[i].cell[c].text);
	}
}

static void find_table(struct reader *r, const struct table *t)
{
	find_text(r, t->caption);
	find_columns(
	    r, t, 0, t->second_block > 0 ? t->second_block : t->n_columns);
	if (t->second_block > 0)
		find_columns(r, t, t->second_block, t->n_columns);
}

static void find_row(struct reader *r, const char *name, const char *value)
{
	const char *from = r->at;

	find_text(r, name);
	r->at = from;
	find_text(r, value);
	r->at = from;
}

/* Names and figures of a chart, wherever it puts them on the page. */
static void find_figure(struct reader *r, const struct figure *f)
{
#define FIND_ROWS(kind, shown)                                                 \
	for (size_t i = 0;                                                     \
	     strcmp(f->chart, #kind) == 0 && i < f->data.kind->n_rows; i++)    \
		find_row(                                                      \
		    r, f->data.kind->row[i].name, f->data.kind->row[i].shown);
	FIND_ROWS(ranked, value_text)
	FIND_ROWS(change, value_text)
	FIND_ROWS(places, sure_text)
	FIND_ROWS(spine, value_text)
	FIND_ROWS(categories, value_text)
#undef FIND_ROWS
}

static void find_block(struct reader *r, const struct block *b)
{
	find_text(r, b->text);
	for (size_t i = 0; i < b->n_items; i++) {
		find_text(r, b->item[i].label);
		find_text(r, b->item[i].text);
	}
	if (b->table != NULL)
		find_table(r, b->table);
	if (b->figure != NULL)
		find_figure(r, b->figure);
	for (size_t i = 0; i < b->n_tiles; i++) {
		find_text(r, b->tile[i].title);
		find_text(r, b->tile[i].unit);
		find_text(r, b->tile[i].value_text);
		find_text(r, b->tile[i].change_text);
		find_text(r, b->tile[i].low_text);
		find_text(r, b->tile[i].high_text);
	}
}

static void assert_nothing_lost(
    const struct report *report, const struct fake_canvas *watch)
{
	struct text drawn = TEXT_EMPTY;
	struct reader r = { .word = TEXT_EMPTY };

	squeeze(&drawn, text_str(&watch->words));
	r.at = text_str(&drawn);
	for (const struct page *p = report->first; p != NULL; p = p->next) {
		r.page = p->anchor;
		for (const struct block *b = p->first; b != NULL; b = b->next)
			find_block(&r, b);
	}
	text_release(&r.word);
	text_release(&drawn);
}

static void draw_watched(const struct analysis *a,
    const struct report_request *request, unsigned seed)
{
	struct fake_canvas watch;
	struct canvas c = fake_canvas(&watch);
	struct report *r = report_build(a, request);
	const struct write_request plain = { .producer = "test 1" };
	struct error err = { EXIT_OK, "" };
	struct text words = TEXT_EMPTY;
	size_t sheets = draw_report(r, &c).pages;

	assert_int_equal(sheets, watch.pages);
	if (watch.outside + watch.overlaps + watch.untagged > 0)
		print_error("seed %u, force %d, slide %d, large %d\n%.3000s\n",
		    seed, (int)request->one_force, (int)request->slide,
		    (int)request->large, text_str(&watch.faults));
	assert_int_equal(watch.outside, 0);
	assert_int_equal(watch.untagged, 0);
	assert_int_equal(watch.overlaps, 0);
	assert_int_equal(watch.tags, 0);
	assert_false(watch.unbalanced);
	assert_nothing_lost(r, &watch);
	assert_true(writer_find("report")->write(r, &plain, &words, &err));
	assert_null(strstr(text_str(&words), "(null)"));
	assert_true(writer_find("csv")->write(r, &plain, &words, &err));
	text_release(&words);
	fake_canvas_release(&watch);
	report_free(r);
}

static void draw_all(const struct analysis *a, struct dice *dice, unsigned seed)
{
	struct report_request request = { .version = "test 1",
		.date = "2018-03-22",
		.pages = chance(dice, 50) ? "full" : NULL };

	draw_watched(a, &request, seed);
	request.one_force = true;
	request.force = roll(dice, a->dataset->n_forces);
	draw_watched(a, &request, seed);
	request.slide = true;
	draw_watched(a, &request, seed);
	request.slide = false;
	request.large = true;
	draw_watched(a, &request, seed);
	request.one_force = false;
	draw_watched(a, &request, seed);
}

static void try_folder(unsigned seed)
{
	static const size_t crowds[] = { 1, 2, 3, 8, 43, 43, 61, 130 };
	struct folder f = { .dice = { seed * 7919U + 1 } };
	struct fixture x;
	struct analysis *a;

	f.forces = crowds[roll(&f.dice, 8)];
	f.metrics = 1 + roll(&f.dice, f.forces > 50 ? 3 : 9);
	f.questions = chance(&f.dice, 60) ? roll(&f.dice, 11) : 0;
	f.notes = roll(&f.dice, 8);
	f.long_texts = chance(&f.dice, 60);
	f.wild = chance(&f.dice, 40);
	fixture_open(&x);
	write_notes(&x, &f);
	write_forces(&x, &f);
	write_metrics(&x, &f);
	write_figures(&x, &f);
	if (f.questions > 0)
		write_grades(&x, &f);
	if (chance(&f.dice, 70))
		write_others(&x, &f);
	assert_true(fixture_load(&x));
	if (x.diags.errors > 0) {
		print_error("seed %u in %s\n", seed, x.dir);
		diag_print(&x.diags, false, stderr);
	}
	assert_int_equal(x.diags.errors, 0);
	a = analysis_compute(x.dataset, 2017, 2016);
	draw_all(a, &f.dice, seed);
	analysis_free(a);
	fixture_close(&x);
}

static void what_passes_the_checks_can_be_printed(void **state)
{
	const char *one = getenv("ANY_FOLDER_SEED");
	const char *count = getenv("ANY_FOLDER_COUNT");
	unsigned n = count != NULL ? (unsigned)atoi(count) : 24;

	(void)state;
	if (one != NULL) {
		try_folder((unsigned)atoi(one));
		return;
	}
	for (unsigned seed = 1; seed <= n; seed++)
		try_folder(seed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_passes_the_checks_can_be_printed),
	};

	num_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
