/* One tick for each force on a line. */
#include "draw/theme.h"
#include "draw_alone.h"
#include "peelstats/chart_strip.h"
#include "test.h"

/* Where the dot of a selected force is, from 0 at the left end to 1. */
static double dot_at(double value, bool extreme)
{
	const struct strip_row rows[] = { { .value = value_of(10) },
		{ .value = value_of(30) },
		{ .value = value_of(value),
		    .extreme = extreme,
		    .selected = true } };
	const struct strip_chart c = { rows, 3, "", "" };
	struct fake_canvas f;
	double x;

	draw_alone(&FIGURE(strip, "A strip.", &c), &f);
	assert_int_equal(f.circles, 1);
	x = (f.circle.x - MARGIN) / 400;
	fake_canvas_release(&f);
	return x;
}

static void the_dot_stands_at_its_value(void **state)
{
	(void)state;
	assert_close(dot_at(10, false), 0, 0, 1e-9);
	assert_close(dot_at(15, false), 0.25, 0, 1e-9);
	assert_close(dot_at(30, false), 1, 0, 1e-9);
}

/* A force kept out of the range would stand in another box. */
static void a_dot_beyond_the_range_stands_at_its_end(void **state)
{
	(void)state;
	assert_close(dot_at(500, true), 1, 0, 1e-9);
	assert_close(dot_at(-500, true), 0, 0, 1e-9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_dot_stands_at_its_value),
		cmocka_unit_test(a_dot_beyond_the_range_stands_at_its_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
