/* What the reader takes, what it refuses, and where it says the fault is. */
#include "fixture.h"
#include "test.h"

static void assert_diag(const struct fixture *f, const char *code, size_t nth,
    size_t line, size_t column)
{
	const struct diag *d = fixture_diag(f, code, nth);

	if (d == NULL)
		diag_print(&f->diags, false, stderr);
	assert_so(d != NULL, "nobody is told of %s at line %zu", code, line);
	assert_so(d->place.line == line && d->place.column == column,
	    "%s is told at %zu:%zu, and the fault is at %zu:%zu: who looks "
	    "there finds nothing",
	    code, d->place.line, d->place.column, line, column);
}

static void assert_clean(const struct fixture *f)
{
	if (f->diags.errors > 0)
		diag_print(&f->diags, false, stderr);
	assert_so(f->diags.errors == 0, "a folder without a fault has %zu",
	    f->diags.errors);
}

static void load(struct fixture *f)
{
	assert_so(
	    fixture_load(f), "the folder cannot be read: %s", f->err.message);
}

static void assert_errors(const struct fixture *f, size_t want)
{
	assert_so(f->diags.errors == want, "%zu faults are told of %zu",
	    f->diags.errors, want);
}

static void assert_says(const char *printed, const char *words)
{
	assert_so(
	    strstr(printed, words) != NULL, "it does not say \"%s\"", words);
}

static void small_folder_is_read(void **state)
{
	struct fixture f;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	load(&f);
	assert_clean(&f);
	assert_int_equal(f.dataset->n_forces, 2);
	assert_int_equal(f.dataset->n_years, 2);
	assert_close(
	    dataset_find(f.dataset, 0, 1, 2017)->denominator, 2000, 0, 0);
	assert_null(dataset_find(f.dataset, 0, 0, 2015));
	fixture_close(&f);
}

static void harmless_variants_are_read(void **state)
{
	static const char *const forces[] = {
		"\xEF\xBB\xBF"
		"force_id,short\nA,Aton\nB,Beton\n",
		"force_id,short\r\nA,Aton\r\nB,Beton\r\n",
		"force_id,short\rA,Aton\rB,Beton\r",
		"force_id,short\nA,Aton\nB,Beton",
		"force_id,short\nA,Aton\n\nB,Beton\n\n\n",
		"force_id;short\nA;Aton\nB;Beton\n",
		"force_id\tshort\nA\tAton\nB\tBeton\n",
		"\"force_id\",\"short\"\n\"A\",\"Aton\"\n B , Beton \n",
		"Force ID,Short\nA,Aton\nB,Beton\n",
		"short,force_id\nAton,A\nBeton,B\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(forces) / sizeof(forces[0]); i++) {
		struct fixture f;

		fixture_open(&f);
		fixture_write_small(&f);
		fixture_write(&f, "forces.csv", forces[i]);
		load(&f);
		assert_clean(&f);
		assert_int_equal(f.dataset->n_forces, 2);
		assert_string_equal(f.dataset->force[1].name, "Beton");
		fixture_close(&f);
	}
}

static void quoted_newlines_keep_the_physical_line(void **state)
{
	struct fixture f;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "notes.csv",
	    "note_id,text\nn1,\"one\ntwo, \"\"three\"\"\"\nn2,four\n");
	fixture_write(&f, "observations.csv",
	    "force_id,metric_id,year,numerator,denominator,period\n"
	    "A,m1,2016,10,1000,\"12 months\n(to June)\"\n"
	    "A,m1,2017,x1,1000,\n");
	load(&f);
	assert_int_equal(f.dataset->n_notes, 2);
	assert_string_equal(f.dataset->note[0].text, "one\ntwo, \"three\"");
	assert_diag(&f, "E204", 0, 4, 11);
	fixture_close(&f);
}

static void columns_count_characters_not_bytes(void **state)
{
	struct fixture f;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "observations.csv",
	    "period,force_id,metric_id,year,numerator,denominator\n"
	    "\u00A3\u2013\u00E9,A,m1,2016,12.4.1,1000\n");
	load(&f);
	assert_diag(&f, "E204", 0, 2, 15);
	fixture_close(&f);
}

static void every_problem_of_a_run_is_reported(void **state)
{
	struct fixture f;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "observations.csv",
	    "force_id,metric_id,year,numerator,denominator,status\n"
	    "Atom,m1,2016,10,1000,\n"
	    "A,m2,2016,10,1000,\n"
	    "A,m1,16,10,1000,\n"
	    "A,m1,2016,\"46,1\",1000,\n"
	    "A,m1,2016,10,1000,mising\n"
	    "A,m1,2016,10,1000,\n"
	    "A,m1,2016,11,1000,\n"
	    "B,m1,2016,,1000,\n"
	    "B,m1,2016,-5,1000,\n"
	    "B,m1,2016,5,0,\n"
	    "B,m1,2016,5\n");
	load(&f);
	assert_diag(&f, "E201", 0, 2, 1);
	assert_diag(&f, "E202", 0, 3, 3);
	assert_diag(&f, "E206", 0, 4, 6);
	assert_diag(&f, "E204", 0, 5, 11);
	assert_diag(&f, "E202", 1, 6, 19);
	assert_diag(&f, "E301", 0, 8, 1);
	assert_diag(&f, "E207", 0, 9, 11);
	assert_diag(&f, "E205", 0, 10, 11);
	assert_diag(&f, "E205", 1, 11, 13);
	assert_diag(&f, "E120", 0, 12, 1);
	assert_errors(&f, 10);
	assert_says(fixture_diag(&f, "E202", 1)->help, "\"missing\"");
	assert_says(fixture_diag(&f, "E204", 0)->help, "46.1");
	fixture_close(&f);
}

struct broken {
	const char *file;
	const char *text;
	const char *code;
	size_t line;
	size_t column;
};

static void broken_files_are_refused_at_a_place(void **state)
{
	static const struct broken broken[] = {
		{ "forces.csv", "", "E113", 1, 1 },
		{ "forces.csv", "force_id,short\n", "E114", 1, 0 },
		{ "forces.csv", "force_id,name\nA,Aton\n", "E110", 1, 10 },
		{ "forces.csv", "force_id,short,short\nA,b,c\n", "E111", 1,
		    16 },
		{ "observations.csv",
		    "force_id,metric_id,year,numerator,denom\nA,m1,2017,1,1\n",
		    "E110", 1, 35 },
		{ "forces.csv", "force_id,short\nA,Aton,x\n", "E120", 2, 8 },
		{ "forces.csv", "force_id,short\nA,\"Aton\n", "E121", 2, 3 },
		{ "forces.csv", "force_id,short\nA,At\"on\nB,Be\n", "E122", 2,
		    3 },
		{ "forces.csv", "force_id,short\nA,Aton\nA,Beton\n", "E301", 3,
		    1 },
		{ "forces.csv", "force_id,short\n,Aton\n", "E203", 2, 1 },
		{ "forces.csv", "force_id,short\nA,\xFFt\n", "E103", 2, 3 },
		{ "forces.csv",
		    "\xFF\xFE"
		    "f\n",
		    "E102", 1, 1 },
		{ "metrics.csv",
		    "metric_id,title,kind,multiplier\nm1,C,rat,1\n", "E202", 2,
		    6 },
		{ "metrics.csv",
		    "metric_id,title,kind,multiplier\nm1,C,rate,0\n", "E205", 2,
		    11 },
		{ "metrics.csv",
		    "metric_id,title,kind,multiplier,note_ids\nm1,C,rate,1,z\n",
		    "E202", 2, 13 },
		{ "metrics.csv",
		    "metric_id,title,kind,multiplier,decimals\nm1,C,rate,1,"
		    "99\n",
		    "E205", 2, 13 },
		{ "observations.csv",
		    "force_id,metric_id,year,numerator,denominator\n"
		    "A,m1,2017,1e300,1\n",
		    "E205", 2, 11 },
		{ "observations.csv",
		    "force_id,metric_id,year,numerator,denominator\n"
		    "A,m1,2017,1e14,1e-300\n",
		    "E207", 2, 11 },
		{ "national.csv", "metric_id,year,value\nm9,2017,1\n", "E202",
		    2, 1 },
		{ "judgments.csv",
		    "force_id,question_id,year,grade\nA,q,2017,good\n", "E202",
		    2, 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		struct fixture f;

		fixture_open(&f);
		fixture_write_small(&f);
		fixture_write(&f, broken[i].file, broken[i].text);
		load(&f);
		assert_diag(
		    &f, broken[i].code, 0, broken[i].line, broken[i].column);
		fixture_close(&f);
	}
}

static void a_missing_file_is_named(void **state)
{
	struct fixture f;

	(void)state;
	fixture_open(&f);
	load(&f);
	assert_errors(&f, 3);
	assert_non_null(fixture_diag(&f, "E101", 0));
	assert_says(fixture_diag(&f, "E101", 0)->place.file, "forces.csv");
	fixture_close(&f);
}

static void a_folder_that_is_not_there_cannot_be_read(void **state)
{
	struct dataset *d;
	struct diag_list diags;
	struct error err = { EXIT_OK, "" };

	(void)state;
	diag_init(&diags);
	assert_false(dataset_load("no/such/folder", &d, &diags, &err));
	assert_int_equal(err.status, EXIT_IO);
	assert_null(d);
	diag_release(&diags);
}

static void zero_bytes_are_refused(void **state)
{
	struct fixture f;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write_bytes(&f, "forces.csv", "force_id,short\nA,A\0ton\n", 23);
	load(&f);
	assert_diag(&f, "E103", 0, 2, 4);
	fixture_close(&f);
}

/* A character cut by the end of the file, at every distance from the end of
 * the buffer that it is read into. */
static void a_character_cut_at_the_end_is_refused(void **state)
{
	enum { ROOM = 256 * 1024 };
	static const char head[] = "note_id,text\nn1,";
	char *bytes = malloc(ROOM + 8);

	(void)state;
	assert_non_null(bytes);
	memset(bytes, 'x', ROOM + 8);
	memcpy(bytes, head, strlen(head));
	for (size_t len = ROOM - 3; len <= ROOM + 3; len++) {
		struct fixture f;

		bytes[len - 1] = '\xF0';
		fixture_open(&f);
		fixture_write_small(&f);
		fixture_write_bytes(&f, "notes.csv", bytes, len);
		load(&f);
		assert_diag(&f, "W506", 0, 2, 1);
		fixture_close(&f);
		bytes[len - 1] = '\xFF';
		fixture_open(&f);
		fixture_write_small(&f);
		fixture_write_bytes(&f, "notes.csv", bytes, len);
		load(&f);
		assert_diag(&f, "E103", 0, 2, len - strlen("note_id,text\n"));
		fixture_close(&f);
		bytes[len - 1] = 'x';
	}
	free(bytes);
}

static void an_endless_record_is_stopped(void **state)
{
	struct fixture f;
	size_t len = 9 * 1024 * 1024;
	char *big = malloc(len);

	(void)state;
	assert_non_null(big);
	memset(big, 'a', len);
	memcpy(big, "force_id,short\nA,\"", 18);
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write_bytes(&f, "forces.csv", big, len);
	load(&f);
	assert_diag(&f, "E104", 0, 2, 1);
	fixture_close(&f);
	free(big);
}

static void alike_problems_are_folded_and_counted(void **state)
{
	struct fixture f;
	struct text t = TEXT_EMPTY;
	char *printed = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&printed, &size);

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	text_add(&t, "force_id,metric_id,year,numerator,denominator\n");
	for (int i = 0; i < 40; i++)
		text_addf(&t, "X%d,m1,2017,1,2\n", i);
	fixture_write(&f, "observations.csv", text_str(&t));
	load(&f);
	assert_errors(&f, 40);
	diag_print(&f.diags, false, out);
	(void)fclose(out);
	assert_says(printed, "observations.csv:6:1: error[E201]");
	assert_so(strstr(printed, "observations.csv:7:1:") == NULL,
	    "what is the same fault again is told again");
	assert_says(printed, "and 35 more like this [E201]");
	assert_says(printed, "40 errors, 0 warnings;");
	free(printed);
	text_release(&t);
	fixture_close(&f);
}

static void missing_is_neither_zero_nor_a_number(void **state)
{
	struct fixture f;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "observations.csv",
	    "force_id,metric_id,year,numerator,denominator,value,status\n"
	    "A,m1,2017,,,,missing\n"
	    "B,m1,2017,5,1000,,not_comparable\n"
	    "A,m1,2016,0,1000,,\n"
	    "B,m1,2016,0,0,,\n");
	load(&f);
	assert_clean(&f);
	for (size_t i = 0; i < 2; i++)
		assert_false(observation_value(
		    &f.dataset->metric[0], dataset_find(f.dataset, 0, i, 2017))
				 .known);
	assert_true(observation_value(
	    &f.dataset->metric[0], dataset_find(f.dataset, 0, 0, 2016))
			.known);
	assert_int_equal(
	    dataset_find(f.dataset, 0, 1, 2016)->status, STATUS_NOT_APPLICABLE);
	fixture_close(&f);
}

static void a_part_is_not_more_than_its_whole(void **state)
{
	struct fixture f;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "metrics.csv",
	    "metric_id,title,kind,multiplier\nm1,Share,proportion,100\n");
	fixture_write(&f, "observations.csv",
	    "force_id,metric_id,year,numerator,denominator\n"
	    "A,m1,2017,11,10\n");
	load(&f);
	assert_diag(&f, "E205", 0, 2, 11);
	fixture_close(&f);
}

/* A break typed with Alt+Enter is a space where text stands in one line, and
 * a new paragraph in a note; quoted tabs too, in a file that tabs separate. */
static void tabs_and_line_ends_in_fields_are_white_space(void **state)
{
	static const char *const forces[] = {
		"force_id,\"\tShort\n\"\nA,\"A\tton \r\n and\rsea\n\"\n"
		"B,Beton\n",
		"force_id\tshort\nA\t\"A\tton and\nsea\"\nB\tBeton\n",
		"force_id\tshort\nA\t\"A\tton and\tsea\"\nB\tBeton\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(forces) / sizeof(forces[0]); i++) {
		struct fixture f;

		fixture_open(&f);
		fixture_write_small(&f);
		fixture_write(&f, "forces.csv", forces[i]);
		fixture_write(&f, "notes.csv",
		    "note_id,text,reason\nn1,\"\nOne.\t "
		    "\r\n\r\nTwo\tthree.\n\","
		    "\"the\nsystem\"\nn2,\"\t\n\",\n");
		load(&f);
		assert_errors(&f, 1);
		assert_diag(&f, "E203", 0, 8, 4);
		assert_string_equal(f.dataset->force[0].name, "A ton and sea");
		assert_string_equal(
		    f.dataset->note[0].text, "One.\nTwo three.");
		assert_string_equal(f.dataset->note[0].reason, "the system");
		fixture_close(&f);
	}
}

static void a_text_that_no_page_can_carry_is_refused(void **state)
{
	struct text name = TEXT_EMPTY;
	struct fixture f;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	text_add(&name, "short,force_id\n");
	for (int i = 0; i < 80; i++)
		text_add(&name, "\u00E9");
	text_add(&name, ",A\n");
	for (int i = 0; i < 81; i++)
		text_add(&name, "y");
	text_add(&name, ",B\n");
	fixture_write(&f, "forces.csv", text_str(&name));
	load(&f);
	assert_errors(&f, 1);
	assert_diag(&f, "E106", 0, 3, 1);
	assert_string_equal(fixture_diag(&f, "E106", 0)->message,
	    "\"short\" holds 81 characters; the pages can carry 80");
	text_release(&name);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_folder_is_read),
		cmocka_unit_test(harmless_variants_are_read),
		cmocka_unit_test(quoted_newlines_keep_the_physical_line),
		cmocka_unit_test(columns_count_characters_not_bytes),
		cmocka_unit_test(every_problem_of_a_run_is_reported),
		cmocka_unit_test(broken_files_are_refused_at_a_place),
		cmocka_unit_test(a_missing_file_is_named),
		cmocka_unit_test(a_folder_that_is_not_there_cannot_be_read),
		cmocka_unit_test(zero_bytes_are_refused),
		cmocka_unit_test(a_character_cut_at_the_end_is_refused),
		cmocka_unit_test(an_endless_record_is_stopped),
		cmocka_unit_test(alike_problems_are_folded_and_counted),
		cmocka_unit_test(missing_is_neither_zero_nor_a_number),
		cmocka_unit_test(a_part_is_not_more_than_its_whole),
		cmocka_unit_test(tabs_and_line_ends_in_fields_are_white_space),
		cmocka_unit_test(a_text_that_no_page_can_carry_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
