#include "draw/axis.h"
#include "draw/flow.h"
#include "fake_canvas.h"
#include "test.h"

struct gathered {
	struct text all;
	double widest;
	int ends;
	const struct pen *pen;
};

static void gather(void *context, size_t n, const char *line, bool last)
{
	struct gathered *g = context;
	double width = pen_width(g->pen, TYPE_CELL, line);

	text_addf(&g->all, "%s%s", n > 0 ? " " : "", line);
	g->ends += last;
	g->widest = width > g->widest ? width : g->widest;
}

static void lines_keep_every_word_and_the_width(void **state)
{
	static const char text[] = "Northamptonshire and Nottinghamshire "
				   "forces were unable to provide 2017 data";
	struct fake_canvas f;
	struct canvas c = fake_canvas(&f);
	struct page_book book;
	struct pen p = { .canvas = &c, .book = &book };

	(void)state;
	book_open(&book);
	for (double width = 80; width < 500; width += 7) {
		struct gathered g = { TEXT_EMPTY, 0, 0, &p };

		assert_true(
		    flow_lines(&p, TYPE_CELL, width, text, gather, &g) > 0);
		assert_string_equal(text_str(&g.all), text);
		assert_true(g.widest <= width + 1e-9);
		assert_int_equal(g.ends, 1);
		text_release(&g.all);
	}
	book_close(&book);
	fake_canvas_release(&f);
}

static void words_too_long_are_broken_not_cut(void **state)
{
	struct fake_canvas f;
	struct canvas c = fake_canvas(&f);
	struct page_book book;
	struct pen p = { .canvas = &c, .book = &book };
	struct gathered g = { TEXT_EMPTY, 0, 0, &p };

	(void)state;
	book_open(&book);
	/* letters are 4.5 pt wide: four fit into 20 pt */
	assert_int_equal(
	    flow_lines(&p, TYPE_CELL, 20, "abcdefghij", gather, &g), 3);
	assert_string_equal(text_str(&g.all), "abcd efgh ij");
	text_clear(&g.all);
	/* the same again, from what was kept */
	assert_int_equal(
	    flow_lines(&p, TYPE_CELL, 20, "abcdefghij", gather, &g), 3);
	assert_string_equal(text_str(&g.all), "abcd efgh ij");
	text_release(&g.all);
	book_close(&book);
	fake_canvas_release(&f);
}

/* Ends by hand: the least nice end that holds the largest value. */
static void axes_hold_their_values_and_zero(void **state)
{
	static const struct {
		double high;
		double end;
	} want[] = { { 107.9, 120 }, { 62.4, 75 }, { 1, 1 }, { 0.31, 0.4 },
		{ 9.9, 10 }, { 10496.6, 12000 } };

	(void)state;
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		struct axis a = axis_nice(0, want[i].high);

		assert_close(a.start, 0, 0, 0);
		assert_close(a.end, want[i].end, 1e-9, 0);
		assert_true(a.end / a.step > 2.5);
		assert_true(a.end / a.step < 6.5);
	}
}

static void axes_cover_any_range(void **state)
{
	(void)state;
	for (double high = 1e-6; high < 1e9; high *= 1.7) {
		struct axis a = axis_nice(-high / 3, high);

		assert_true(a.start <= -high / 3 * (1 - 1e-8));
		assert_true(a.end >= high * (1 - 1e-8));
		assert_true(a.step > 0);
		assert_close(
		    a.start / a.step, floor(a.start / a.step + 0.5), 0, 1e-6);
	}
	/* a scale of nothing but zeros still has a length */
	assert_close(axis_nice(0, 0).start, 0, 0, 1e-12);
	assert_true(axis_nice(0, 0).end >= 1);
	assert_true(axis_nice(0, 0).step > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_keep_every_word_and_the_width),
		cmocka_unit_test(words_too_long_are_broken_not_cut),
		cmocka_unit_test(axes_hold_their_values_and_zero),
		cmocka_unit_test(axes_cover_any_range),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
