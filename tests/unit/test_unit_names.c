/* Which force a text means: dataset/unit_names.c. */
#include "fixture.h"
#include "peelstats/dataset.h"
#include "test.h"

static struct dataset *bundled(void)
{
	struct dataset *d = NULL;
	struct diag_list diags;
	struct error err = { EXIT_OK, "" };

	diag_init(&diags);
	assert_true(dataset_load(DATA_DIR, &d, &diags, &err));
	diag_release(&diags);
	return d;
}

static const char *meant(const struct dataset *d, const char *typed)
{
	size_t f;

	return unit_names_find(&d->known, typed, &f) ? d->force[f].name : "";
}

/* As the Home Office, the ONS, HMICFRS, data.police.uk and people write them;
 * each pair was read in one of their tables or is a likely slip of a hand. */
static void a_unit_is_known_in_any_spelling(void **state)
{
	static const char *const cases[][2] = {
		{ "Norfolk", "Norfolk" },
		{ "E23000024", "Norfolk" },
		{ "e23000024", "Norfolk" },
		{ "NORFOLK CONSTABULARY", "Norfolk" },
		{ "Norfolk Police", "Norfolk" },
		{ " norfolk ", "Norfolk" },
		{ "Norf\xC3\xB3lk", "Norfolk" },
		{ "London, City of", "City of London" },
		{ "City of London Police", "City of London" },
		{ "Metropolitan Police Service", "Metropolitan Police" },
		{ "metropolitan", "Metropolitan Police" },
		{ "The Met", "Metropolitan Police" },
		{ "Devon & Cornwall", "Devon and Cornwall" },
		{ "Devon and Cornwall Constabulary", "Devon and Cornwall" },
		{ "devon-and-cornwall", "Devon and Cornwall" },
		{ "Avon & Somerset Constabulary", "Avon and Somerset" },
		{ "Dyfed Powys", "Dyfed-Powys" },
		{ "DYFED-POWYS POLICE", "Dyfed-Powys" },
		{ "Heddlu Gwent", "Gwent" },
		{ "Heddlu De Cymru", "South Wales" },
		{ "West Midlands Police Force", "West Midlands" },
		{ "Wales, North", "North Wales" },
		/* these name none, or more than one */
		{ "Yorkshire", "" },
		{ "Wales", "" },
		{ "Police", "" },
		{ "", "" },
		{ "---", "" },
		{ "E2300002", "" },
		{ "England and Wales", "" },
	};
	struct dataset *d = bundled();

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(meant(d, cases[i][0]), cases[i][1]);
	dataset_free(d);
}

static void who_is_not_known_is_told_who_is_near(void **state)
{
	static const char *const cases[][2] = {
		{ "Metropolitain", "Metropolitan Police (E23000001)?" },
		{ "Cambridgshire", "Cambridgeshire (E23000023)?" },
		{ "Sommerset", "Avon and Somerset (E23000036)?" },
		{ "Dyfed", "Dyfed-Powys (W15000004)?" },
		{ "Narfolk Constabulary", "Norfolk (E23000024)?" },
		{ "Total", "row of a total" },
		{ "England & Wales", "row of a total" },
		{ "England Total", "row of a total" },
		{ "E&W", "row of a total" },
		{ "Atlantis", "peelstats --list forces" },
	};
	struct dataset *d = bundled();
	struct text help = TEXT_EMPTY;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		text_clear(&help);
		unit_names_help(&d->known, cases[i][0], &help);
		assert_non_null(strstr(text_str(&help), cases[i][1]));
	}
	/* a code cut short is not the code of another force */
	text_clear(&help);
	unit_names_help(&d->known, "E2300001", &help);
	assert_null(strstr(text_str(&help), "did you mean"));
	/* no single Yorkshire is better than the others */
	text_clear(&help);
	unit_names_help(&d->known, "Yorkshire", &help);
	assert_non_null(strstr(text_str(&help), "North Yorkshire"));
	assert_non_null(strstr(text_str(&help), "South Yorkshire"));
	assert_non_null(strstr(text_str(&help), "West Yorkshire"));
	text_release(&help);
	dataset_free(d);
}

static void a_name_is_compared_in_its_plain_letters(void **state)
{
	char out[16];

	(void)state;
	unit_name_plain("  Ynys M\xC3\xB4n & Co. (x) ", out, sizeof(out));
	assert_string_equal(out, "ynys mon and co");
	unit_name_plain("M\x6F\xCC\x82n", out, sizeof(out));
	assert_string_equal(out, "mon");
	unit_name_plain("King\xE2\x80\x99s", out, sizeof(out));
	assert_string_equal(out, "kings");
	unit_name_plain("\xCE\x91\xCE\xB8", out, sizeof(out));
	assert_string_equal(out, "\xCE\x91\xCE\xB8");
}

/* One letter from a name is nearer than the beginning of another. */
static void a_slip_is_nearer_than_a_beginning(void **state)
{
	struct fixture f;
	struct text help = TEXT_EMPTY;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(
	    &f, "forces.csv", "force_id,short\nA,Delta\nB,Deltoid islands\n");
	assert_true(fixture_load(&f));
	unit_names_help(&f.dataset->known, "Delto", &help);
	assert_so(strstr(text_str(&help), "Delta") != NULL,
	    "\"Delto\" is not taken for a slip of \"Delta\": whoever mistyped "
	    "is sent to another force: %s",
	    text_str(&help));
	assert_null(strstr(text_str(&help), "islands"));
	text_release(&help);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_unit_is_known_in_any_spelling),
		cmocka_unit_test(who_is_not_known_is_told_who_is_near),
		cmocka_unit_test(a_slip_is_nearer_than_a_beginning),
		cmocka_unit_test(a_name_is_compared_in_its_plain_letters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
