/* The ranked chart for a screen. */
#include "draw_alone.h"
#include "peelstats/chart_ranked.h"
#include "test.h"

static struct ranked_row row(const char *name, double value, bool selected)
{
	return (struct ranked_row){ .name = name,
		.rank = "",
		.value = value_of(value),
		.selected = selected,
		.value_text = name,
		.compare_text = "",
		.change_text = "",
		.mark = "" };
}

/* Names that stand on the chart of five forces, of which one, or none, is the
 * one that the report is about. */
static void names_of(size_t selected, struct fake_canvas *f)
{
	struct ranked_row rows[] = { row("First", 5, selected == 0),
		row("Second", 4, selected == 1), row("Third", 3, selected == 2),
		row("Fourth", 2, selected == 3),
		row("Fifth", 1, selected == 4) };
	const struct ranked_chart c = { .row = rows,
		.n_rows = 5,
		.value_label = "2017",
		.compare_label = "",
		.unit_note = "",
		.axis_sign = "" };

	draw_alone(&FIGURE(slope, "A chart.", &c), f);
}

static void the_selected_force_alone_is_named(void **state)
{
	struct fake_canvas f;

	(void)state;
	names_of(2, &f);
	assert_so(strstr(text_str(&f.texts), "Third") != NULL,
	    "the force that the report is about has no name on the chart");
	assert_so(strstr(text_str(&f.texts), "First") == NULL &&
		      strstr(text_str(&f.texts), "Fifth") == NULL,
	    "forces are named beside the selected one: names run into each "
	    "other on a screen");
	fake_canvas_release(&f);
}

static void without_one_the_ends_are_named(void **state)
{
	struct fake_canvas f;

	(void)state;
	names_of(5, &f);
	assert_so(strstr(text_str(&f.texts), "First") != NULL &&
		      strstr(text_str(&f.texts), "Fifth") != NULL,
	    "the highest and the lowest force have no names: nobody can tell "
	    "who they are");
	assert_null(strstr(text_str(&f.texts), "Third"));
	fake_canvas_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_selected_force_alone_is_named),
		cmocka_unit_test(without_one_the_ends_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
