/* What a ranked chart is said to show, for those who cannot see it. */
#include "peelstats/chart_ranked.h"
#include "report/pages/rows.h"
#include "spoken.h"
#include "test.h"

enum { A, B, NATIONAL, UNKNOWN, EXTREME, ROWS };

/* Two units, the area before them, one without a figure and one kept out of
 * the axis. */
static void make_rows(struct ranked_row *row, double a, double b)
{
	static const char *const name[] = { "Aton", "Beton", "The area",
		"Ceton", "Deton" };
	const double value[] = { a, b, 99, 0, 98 };
	static char text[ROWS][16];

	for (size_t i = 0; i < ROWS; i++) {
		(void)snprintf(text[i], sizeof(text[i]), "%.1f", value[i]);
		row[i] = (struct ranked_row){ .name = name[i],
			.rank = "",
			.value = value_of(value[i]),
			.value_text = text[i],
			.national = i == NATIONAL,
			.extreme = i == EXTREME };
	}
	row[UNKNOWN].value = value_unknown();
}

static void assert_said(struct spoken *s, const struct ranked_row *row,
    size_t n, bool extremes, const char *want)
{
	struct report r = { .analysis = s->a, .story = &s->story };
	struct ranked_chart c = { .row = row, .n_rows = n };
	const char *got;

	arena_init(&r.arena);
	got = rows_alt(&r, s->m, &c, extremes);
	assert_so(
	    strstr(got, want) != NULL, "\"%s\" does not say \"%s\"", got, want);
	arena_release(&r.arena);
}

static void the_ends_of_a_chart_are_named(void **state)
{
	struct ranked_row row[ROWS];
	struct spoken s;

	(void)state;
	spoken_open(&s);
	make_rows(row, 5, 3);
	assert_said(&s, row, ROWS, false,
	    "for 2 areas, from 5.0 in Aton to 3.0 in Beton. "
	    "All areas together are 16.7.");
	make_rows(row, 3, 5);
	assert_said(&s, row, ROWS, false,
	    "for 2 areas, from 5.0 in Beton to 3.0 in Aton.");
	/* of equal ones the first and the last, as they stand */
	make_rows(row, 4, 4);
	assert_said(&s, row, ROWS, false,
	    "for 2 areas, from 4.0 in Aton to 4.0 in Beton.");
	/* one that is kept out of the axis only where the chart shows it */
	assert_said(&s, row, ROWS, true,
	    "for 3 areas, from 98.0 in Deton to 4.0 in Beton.");
	assert_said(&s, row, 1, false, "for one area, Aton with 4.0.");
	assert_said(&s, &row[UNKNOWN], 1, false, "without figures for 2017");
	row[EXTREME].selected = true;
	assert_said(
	    &s, row, ROWS, false, "for 3 areas, where Deton at 98.0 has rank ");
	spoken_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_ends_of_a_chart_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
