/* Bars in two columns, for slides. */
#include "draw_alone.h"
#include "peelstats/chart_ranked.h"
#include "peelstats/format.h"
#include "test.h"

enum { MANY = 331 };

struct named_rows {
	struct ranked_row row[MANY];
	char name[MANY][16];
};

/* Forces "F0", "F1" ... from high to low, one of them selected. */
static void fill(struct named_rows *rows, size_t n, size_t selected)
{
	for (size_t i = 0; i < n; i++) {
		format_short(rows->name[i], sizeof(rows->name[i]), "F%zu", i);
		rows->row[i] = (struct ranked_row){ .name = rows->name[i],
			.rank = "",
			.value = value_of((double)(n - i)),
			.selected = i == selected,
			.value_text = "1",
			.compare_text = "",
			.change_text = "",
			.mark = "" };
	}
}

static void draw_bars(size_t n, size_t selected, struct fake_canvas *f)
{
	static struct named_rows rows;
	const struct ranked_chart c = { .row = rows.row,
		.n_rows = n,
		.value_label = "2017",
		.compare_label = "",
		.unit_note = "",
		.axis_sign = "" };

	fill(&rows, n, selected);
	draw_alone(&FIGURE(bars, "A chart.", &c), f);
}

static bool has_line(const struct fake_canvas *f, const char *line)
{
	struct text sought = TEXT_EMPTY;
	bool found;

	text_addf(&sought, "\n%s\n", line);
	found = strstr(text_str(&f->texts), text_str(&sought)) != NULL;
	text_release(&sought);
	return found;
}

static void every_force_is_named(void **state)
{
	struct fake_canvas f;

	(void)state;
	draw_bars(43, MANY, &f);
	for (size_t i = 0; i < 43; i++) {
		char name[16];

		format_short(name, sizeof(name), "F%zu", i);
		assert_so(has_line(&f, name), "a bar has no name");
	}
	assert_null(strstr(text_str(&f.texts), "in between"));
	assert_int_equal(f.overlaps, 0);
	fake_canvas_release(&f);
}

/* 128 places hold 63 from the top, the number of the others, and 64 from the
 * bottom. */
static void those_between_the_ends_are_counted(void **state)
{
	struct fake_canvas f;

	(void)state;
	draw_bars(MANY, MANY, &f);
	assert_true(has_line(&f, "F62"));
	assert_false(has_line(&f, "F63"));
	assert_true(has_line(&f, "204 more areas in between"));
	assert_true(has_line(&f, "F267"));
	assert_true(has_line(&f, "F330"));
	assert_int_equal(f.overlaps, 0);
	fake_canvas_release(&f);
}

/* 61 from the top, 89 others, the selected one, 116 others, 64 from the
 * bottom. */
static void the_selected_force_is_among_them(void **state)
{
	struct fake_canvas f;

	(void)state;
	draw_bars(MANY, 150, &f);
	assert_true(has_line(&f, "F60"));
	assert_false(has_line(&f, "F61"));
	assert_true(has_line(&f, "89 more areas in between"));
	assert_true(has_line(&f, "F150"));
	assert_true(has_line(&f, "116 more areas in between"));
	assert_int_equal(f.overlaps, 0);
	fake_canvas_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_force_is_named),
		cmocka_unit_test(those_between_the_ends_are_counted),
		cmocka_unit_test(the_selected_force_is_among_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
