/* Columns that are missing, and the one that is meant. */
#include "fixture.h"
#include "test.h"

static void assert_help(
    struct fixture *f, const char *observations, const char *help)
{
	const struct diag *d;

	fixture_open(f);
	fixture_write_small(f);
	fixture_write(f, "observations.csv", observations);
	(void)fixture_load(f);
	d = fixture_diag(f, "E110", 0);
	assert_so(d != NULL, "a column is missing, and nothing says so");
	assert_string_equal(d->help, help);
	fixture_close(f);
}

/* Another column is left over too, so that only its name can tell. */
static void four_letters_of_a_name_are_enough(void **state)
{
	struct fixture f;

	(void)state;
	assert_help(&f, "xyzzy,forc,metric_id,year,numerator\nA,A,m1,2017,1\n",
	    "rename the column \"forc\" to \"force_id\"");
}

static void three_letters_are_not(void **state)
{
	struct fixture f;

	(void)state;
	assert_help(&f, "xyzzy,met,force_id,year,numerator\nA,m1,A,2017,1\n",
	    "add a column \"metric_id\" to the header row");
}

/* The line and the column that a message points at, beneath a field of two
 * lines, and what is shown of it. */
static void a_place_is_in_the_line_of_its_field(void **state)
{
	static const struct {
		const char *row; /* with a number that is none */
		size_t line, column;
		const char *shown;
	} cases[] = { { "A,m1,2017,1,x9,a period", 2, 13,
			  "A,m1,2017,1,x9,a period" },
		{ "\"A\",m1,2017,1,x9,\"of\ntwo lines\"", 2, 15,
		    "\"A\",m1,2017,1,x9,\"of" },
		{ "\"of\ntwo lines\",A,m1,2017,1,x9", 3, 24,
		    "two lines\",A,m1,2017,1,x9" },
		{ "\"of\r\nthree\r\nlines\",A,m1,2017,1,x9", 4, 20,
		    "lines\",A,m1,2017,1,x9" },
		{ "\"of\rtwo lines\",A,m1,2017,1,x9", 3, 24,
		    "two lines\",A,m1,2017,1,x9" } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fixture f;
		struct text file = TEXT_EMPTY;
		const struct diag *d;
		bool first = i < 2;

		text_addf(&file,
		    "%sforce_id,metric_id,year,numerator,"
		    "denominator%s\n%s\n",
		    first ? "" : "period,", first ? ",period" : "",
		    cases[i].row);
		fixture_open(&f);
		fixture_write_small(&f);
		fixture_write(&f, "observations.csv", text_str(&file));
		(void)fixture_load(&f);
		d = fixture_diag(&f, "E204", 0);
		assert_so(d != NULL, "a number that is none is taken");
		assert_so(d->place.line == cases[i].line &&
			      d->place.column == cases[i].column &&
			      strcmp(d->place.source, cases[i].shown) == 0,
		    "x9 is told at %zu:%zu of \"%s\", not %zu:%zu of \"%s\"",
		    d->place.line, d->place.column, d->place.source,
		    cases[i].line, cases[i].column, cases[i].shown);
		text_release(&file);
		fixture_close(&f);
	}
}

/* The columns of a file that has so many. */
static bool has_too_many(size_t columns)
{
	struct fixture f;
	struct text file = TEXT_EMPTY;
	bool told = false;

	text_add(&file, "force_id,metric_id,year,numerator,denominator");
	for (size_t i = 5; i < columns; i++)
		text_addf(&file, ",c%zu", i);
	text_add(&file, "\nA,m1,2017,20,1000\n");
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "observations.csv", text_str(&file));
	(void)fixture_load(&f);
	for (const struct diag *d = f.diags.first; d != NULL; d = d->next)
		told =
		    told || strstr(d->message, "columns are more than") != NULL;
	text_release(&file);
	fixture_close(&f);
	return told;
}

static void more_columns_than_are_read_are_told(void **state)
{
	(void)state;
	assert_false(has_too_many(1023));
	assert_false(has_too_many(1024));
	assert_true(has_too_many(1025));
	assert_true(has_too_many(3000));
}

/* The help of the first problem of this code in a file of these lines. */
static void assert_helps(
    const char *header, const char *row, const char *code, const char *want)
{
	struct fixture f;
	struct text file = TEXT_EMPTY;
	const struct diag *d;

	text_addf(&file, "%s\n%s\n", header, row);
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "observations.csv", text_str(&file));
	(void)fixture_load(&f);
	d = fixture_diag(&f, code, 0);
	assert_so((d != NULL && d->help != NULL &&
		      strstr(d->help, want) != NULL) == (want[0] != '\0'),
	    "of \"%s\", \"%s\" it is said: %s", header, row,
	    d == NULL	      ? "nothing"
	    : d->help != NULL ? d->help
			      : d->message);
	text_release(&file);
	fixture_close(&f);
}

static void a_row_of_other_length_is_told_why(void **state)
{
	static const char header[] =
	    "force_id,metric_id,year,numerator,denominator";
	static const struct {
		const char *row, *want;
	} cases[] = { { "A;m1;2017;20;1000", "another separator" },
		{ "A\tm1\t2017\t20\t1000", "another separator" },
		{ "A note", "note under the table" },
		{ "A,m1", "note under the table" },
		{ "A;x,m1", "note under the table" },
		{ "A,m1,2017", "every column needs a field" },
		{ "A,m1,2017,,", "" },
		{ "A,m1,2017;20", "every column needs a field" },
		{ "A,m1,2017,20,1000,6", "needs quotes around it" } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_helps(header, cases[i].row, "E120", cases[i].want);
}

static void years_side_by_side_are_told(void **state)
{
	static const char help[] = "one row is one figure of one year";

	(void)state;
	assert_helps("force_id,metric_id,2016,2017", "A,m1,1,2", "E110", help);
	assert_helps("2016,2017,force_id", "1,2,A", "E110", help);
	assert_helps(
	    "force_id,metric_id,2017", "A,m1,1", "E110", "rename the column");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_of_other_length_is_told_why),
		cmocka_unit_test(years_side_by_side_are_told),
		cmocka_unit_test(more_columns_than_are_read_are_told),
		cmocka_unit_test(a_place_is_in_the_line_of_its_field),
		cmocka_unit_test(four_letters_of_a_name_are_enough),
		cmocka_unit_test(three_letters_are_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
