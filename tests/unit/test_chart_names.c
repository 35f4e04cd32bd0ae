/* Names beside marks, the words that ask for them, and what marks mean. */
#include "draw/plot.h"
#include "draw_alone.h"
#include "peelstats/chart_funnel.h"
#include "peelstats/chart_spread.h"
#include "report/named.h"
#include "test.h"

enum { ROWS = 30, NAMED = 10 };

static const char *const names[ROWS] = { "Aberton", "Bexleyham", "Carlford",
	"Dunmoor", "Eastwick", "Farnborough", "Gorleston", "Hartlepool",
	"Ilminster", "Jarrow", "Kettering", "Ludlow", "Malvern", "Newquay",
	"Oldham", "Padstow", "Quorn", "Redcar", "Selby", "Tring", "Uckfield",
	"Ventnor", "Whitby", "Xanadu", "Yeovil", "Zennor", "Alnwick", "Buxton",
	"Cromer", "Deal" };

static bool holds_line(const struct text *lines, const char *line)
{
	const char *at = text_str(lines);
	size_t n = strlen(line);

	while ((at = strstr(at, line)) != NULL) {
		if ((at == text_str(lines) || at[-1] == '\n') && at[n] == '\n')
			return true;
		at += n;
	}
	return false;
}

/* Draws the figure with the first NAMED units named by the words. */
static void draw_named(struct figure figure, struct fake_canvas *f)
{
	const struct named_units named = { names, NAMED };

	figure.named = &named;
	draw_alone(&figure, f);
}

static void assert_named(const struct fake_canvas *f)
{
	for (size_t i = 0; i < ROWS; i++)
		assert_so(holds_line(&f->texts, names[i]) == (i < NAMED),
		    "%s is %s although the words of the page %s it", names[i],
		    i < NAMED ? "not named" : "named",
		    i < NAMED ? "name" : "do not name");
	assert_so(
	    f->overlaps == 0, "names lie on names: %s", text_str(&f->faults));
}

/* Thirty marks so close together that no name has room beside its own. */
static void a_crowd_in_the_funnel_has_its_names(void **state)
{
	struct funnel_row row[ROWS];
	const struct funnel_limit limit[2] = {
		{ 1e5, { value_of(0), value_of(500) },
		    { value_of(-10), value_of(900) } },
		{ 9e5, { value_of(40), value_of(60) },
		    { value_of(-10), value_of(900) } },
	};
	const struct funnel_chart c = { .row = row,
		.n_rows = ROWS,
		.national = value_of(50),
		.typical = value_of(50),
		.limit = limit,
		.n_limits = 2,
		.base_label = "Population",
		.axis_sign = "" };
	struct fake_canvas f;

	(void)state;
	for (size_t i = 0; i < ROWS; i++)
		row[i] = (struct funnel_row){ .name = names[i],
			.base = 4e5 + 1e3 * (double)(i % 6),
			.value = value_of(50 + (double)(i / 6)),
			.value_text = "50",
			.mark = "" };
	row[ROWS - 1].value = value_of(20); /* so that the scale is wide */
	row[ROWS - 2].value = value_of(90);
	draw_named(FIGURE(funnel, "A funnel.", &c), &f);
	assert_named(&f);
	assert_true(holds_line(&f.texts, "95% of areas, partly shown"));
	assert_true(holds_line(&f.texts, "99.8% of areas: off the scale"));
	fake_canvas_release(&f);
}

/* Ten ticks at one place; one force beyond the scale says so. */
static void ticks_at_one_place_have_their_names(void **state)
{
	struct spread_row row[ROWS];
	const struct spread_chart c = { .row = row,
		.n_rows = ROWS,
		.national = value_of(50),
		.q25 = value_of(40),
		.median = value_of(50),
		.q75 = value_of(60),
		.axis_sign = "" };
	struct fake_canvas f;

	(void)state;
	for (size_t i = 0; i < ROWS; i++)
		row[i] = (struct spread_row){ .name = names[i],
			.value = value_of(i < NAMED ? 50 : 20 + 2 * (double)i),
			.value_text = "9,000" };
	draw_named(FIGURE(spread, "A spread.", &c), &f);
	assert_named(&f);
	fake_canvas_release(&f);
	row[3].value = value_of(9000);
	row[3].extreme = true;
	draw_named(FIGURE(spread, "A spread.", &c), &f);
	assert_true(holds_line(&f.texts, "Dunmoor 9,000, off the scale"));
	fake_canvas_release(&f);
}

/* Worked by hand in a box from 0, 0 to 10, 10. */
static void a_line_is_cut_at_the_edges(void **state)
{
	const struct rect box = { 0, 0, 10, 10 };
	struct point a = { -10, 5 };
	struct point b = { 20, 5 };

	(void)state;
	assert_true(plot_cut(&box, &a, &b));
	assert_close(a.x, 0, 0, 1e-12);
	assert_close(b.x, 10, 0, 1e-12);
	a = (struct point){ 5, -5 };
	b = (struct point){ 15, 5 };
	assert_true(plot_cut(&box, &a, &b)); /* through the corner 10, 0 */
	assert_close(a.x, 10, 0, 1e-12);
	assert_close(b.y, 0, 0, 1e-12);
	a = (struct point){ 6, -5 };
	b = (struct point){ 16, 5 };
	assert_false(plot_cut(&box, &a, &b));
	assert_close(a.x, 6, 0, 0);
	a = (struct point){ 3, 11 };
	b = (struct point){ 7, 11 };
	assert_false(plot_cut(&box, &a, &b));
	a = (struct point){ 2, 3 };
	b = (struct point){ 4, 5 };
	assert_true(plot_cut(&box, &a, &b));
	assert_close(a.y, 3, 0, 0);
	assert_close(b.y, 5, 0, 0);
}

/* Which of four units a page with these words names: "13" the first and the
 * third. */
static void assert_names(const char *words, const char *want)
{
	struct force force[4] = { { .name = "Wales" },
		{ .name = "North Wales" }, { .name = "Kent" },
		{ .name = "D\u0153l" } };
	struct dataset d = { .force = force, .n_forces = 4 };
	struct analysis a = { .dataset = &d };
	struct report r = { .analysis = &a };
	const struct labelled item = { "Note", words, NULL };
	struct block figure = { .kind = BLOCK_FIGURE };
	struct block notes = { .kind = BLOCK_NOTES,
		.item = &item,
		.n_items = 1,
		.next = &figure };
	struct page page = { .first = &notes };
	char got[8] = "";

	arena_init(&r.arena);
	r.first = &page;
	named_find(&r);
	for (size_t i = 0; i < page.named.n; i++)
		for (size_t f = 0; f < 4; f++)
			if (page.named.name[i] == force[f].name)
				got[strlen(got)] = (char)('1' + f);
	assert_string_equal(got, want);
	arena_release(&r.arena);
}

static void names_are_words_of_their_own(void **state)
{
	(void)state;
	assert_names("Kent and Wales.", "31");
	assert_names("North Wales (note 3), Kent", "23");
	assert_names("Kentish, Walesa, ?Kent?", "3");
	assert_names("Kent, Kent and Kent", "3");
	assert_names("D\u0153l and D\u0153l\u00e9", "4");
	assert_names("", "");
}

static void assert_explained(const char *words, bool label, const char *want)
{
	struct shorthand s = { 0 };
	struct text t = TEXT_EMPTY;

	shorthand_see(&s, words, label);
	shorthand_explain(&s, &t);
	assert_string_equal(text_str(&t), want);
	text_release(&t);
}

static void a_mark_is_explained_once(void **state)
{
	(void)state;
	assert_explained("44.4 [r]", false, "[r] revised");
	assert_explained(
	    "[x] 3 [u] 4", false, "[x] not available, [u] partial");
	assert_explained("[x]", true, "");
	assert_explained("data are partial [u] for Kent", false, "");
	assert_explained("incomplete [u], so", false, "");
	assert_explained("[not a mark] (z)", false, "");
	assert_explained(
	    "[low]", false, "[low] too few events for a percentage");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_crowd_in_the_funnel_has_its_names),
		cmocka_unit_test(ticks_at_one_place_have_their_names),
		cmocka_unit_test(a_line_is_cut_at_the_edges),
		cmocka_unit_test(names_are_words_of_their_own),
		cmocka_unit_test(a_mark_is_explained_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
