/* What a field may hold, each limit from both sides, and the first problem
 * that is told of it. Limits are those of peelstats-data(5). */
#include "dataset/load.h"
#include "fixture.h"
#include "test.h"

static const char metrics[] =
    "metric_id,title,kind,multiplier,numerator,denominator\n"
    "r,Rate,rate,1000,crimes,population\n"
    "p,Share,proportion,100,solved,cases\n"
    "a,Money,amount,1,pounds,population\n"
    "c,Number,count,,things,\n"
    "s,Index,score,,index,\n";

/* A row that is put into a file, and the code of its problem, "" for none. */
struct limit {
	const char *row;
	const char *code;
};

static void fill(struct fixture *f, const char *file, const char *text)
{
	fixture_open(f);
	fixture_write(f, "forces.csv", "force_id,short\nA,Aton\nB,Beton\n");
	fixture_write(f, "metrics.csv", metrics);
	fixture_write(f, "observations.csv",
	    "force_id,metric_id,year,numerator,denominator\n"
	    "B,r,2017,50,1000\n");
	fixture_write(f, file, text);
	(void)fixture_load(f);
}

static void assert_limits(
    const char *file, const char *header, const struct limit *limit, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct fixture f;
		struct text text = TEXT_EMPTY;
		const char *code = "";

		text_addf(&text, "%s\n%s\n", header, limit[i].row);
		fill(&f, file, text_str(&text));
		if (f.diags.first != NULL)
			code = f.diags.first->code;
		assert_so(strcmp(code, limit[i].code) == 0,
		    "%s: \"%s\" gives %s%s%s, not %s", file, limit[i].row,
		    code[0] != '\0' ? code : "nothing",
		    f.diags.first != NULL ? ": " : "",
		    f.diags.first != NULL ? f.diags.first->message : "",
		    limit[i].code[0] != '\0' ? limit[i].code : "nothing");
		text_release(&text);
		fixture_close(&f);
	}
}

#define ASSERT_LIMITS(file, header, limits)                                    \
	assert_limits(file, header, limits, sizeof(limits) / sizeof(limits[0]))

static void figures_that_cannot_be(void **state)
{
	static const struct limit limits[] = {
		/* a count is not below 0, and is over something */
		{ "A,r,2017,0,1000,,,", "" },
		{ "A,r,2017,-1,1000,,,", "E205" },
		{ "A,a,2017,-1,1000,,,", "" },
		{ "A,r,2017,1,-1,,,", "E205" },
		{ "A,r,2017,0,0,,,", "" },
		{ "A,r,2017,1,0,,,", "E205" },
		/* a part is no more than the whole */
		{ "A,p,2017,10,10,,,", "" },
		{ "A,p,2017,11,10,,,", "E205" },
		{ "A,p,2017,,,100,,", "" },
		{ "A,p,2017,,,100.1,,", "E205" },
		{ "A,p,2017,,,0,,", "" },
		{ "A,p,2017,,,-0.1,,", "E205" },
		{ "A,r,2017,11,10,,,", "" },
		{ "A,r,2017,,,-0.1,,", "" },
		/* the largest number */
		{ "A,c,2017,1000000000000000,,,,", "" },
		{ "A,c,2017,1000000000000001,,,,", "E205" },
		{ "A,c,2017,\"1,000,000,000,000,000\",,,,", "W506" },
		{ "A,c,2017,\"1,000,000,000,000,001\",,,,", "E205" },
		{ "A,c,2017,1000000000000000 [p],,,,", "" },
		{ "A,c,2017,1000000000000001 [p],,,,", "E205" },
		{ "A,s,2017,,,-1000000000000000,,", "" },
		{ "A,s,2017,,,-1000000000000001,,", "E205" },
		/* a rate needs what it is divided by, a count does not */
		{ "A,r,2017,5,,,,", "E207" },
		{ "A,c,2017,5,,,,", "" },
		{ "A,r,2017,,,,,", "E207" },
		{ "A,r,2017,,,,missing,", "" },
		{ "A,r,2017,5,1000,,missing,", "E208" },
		{ "A,r,2017,,,5,suppressed,", "E208" },
		{ "A,r,2017,,,5,not_published,", "E208" },
		{ "A,r,2017,,1000,,missing,", "" },
		{ "A,r,2017,5,1000,,unverified,", "" },
		/* a value is that of its counts, as rounded */
		{ "A,r,2017,5,1000,5,,", "" },
		{ "A,r,2017,5,1000,5.0,,", "" },
		{ "A,r,2017,5,1000,5.1,,", "E401" },
		{ "A,r,2017,1005,200000,5.0,,", "" },
		{ "A,r,2017,1011,200000,5.0,,", "E401" },
		{ "A,r,2017,1011,200000,5,,", "" },
		/* a share of what should be counted */
		{ "A,r,2017,5,1000,,,0", "" },
		{ "A,r,2017,5,1000,,,1", "" },
		{ "A,r,2017,5,1000,,,1.01", "E205" },
		{ "A,r,2017,5,1000,,,-0.01", "E205" },
	};

	(void)state;
	ASSERT_LIMITS("observations.csv",
	    "force_id,metric_id,year,numerator,denominator,value,status,"
	    "coverage",
	    limits);
}

static void numbers_as_people_type_them(void **state)
{
#define NONE ((double)NAN)
	static const struct {
		const char *typed;
		double number; /* or none */
		const char *code;
	} cases[] = { { "1234", 1234, "" }, { "1,234", 1234, "W506" },
		{ "12,345", 12345, "W506" }, { "123,456", 123456, "W506" },
		{ "1,234,567.5", 1234567.5, "W506" },
		{ "-1,234", -1234, "W506" }, { "1234,567", NONE, "E204" },
		{ "1,23", NONE, "E204" }, { "1,2345", NONE, "E204" },
		{ ",123", NONE, "E204" }, { "1,234,56", NONE, "E204" },
		{ "1,,234", NONE, "E204" }, { "1,-234", NONE, "E204" },
		{ "1-,234", NONE, "E204" }, { "--1,234", NONE, "E204" },
		{ "1,234.5.6", NONE, "E204" }, { "\u00A31,234", 1234, "W506" },
		{ "\u00A312.30", 12.3, "W506" }, { "45%", 45, "W506" },
		{ "%", NONE, "E204" }, { "\u00A3", NONE, "E204" },
		{ "12 [p]", 12, "" }, { "12[e]", 12, "" },
		{ "12  [r]", 12, "" }, { "[x]", NONE, "" }, { "[c]", NONE, "" },
		{ "x", NONE, "W505" }, { "-", NONE, "W505" },
		{ "n/a", NONE, "W505" }, { "N/A", NONE, "W505" },
		{ "[q]", NONE, "E204" }, { "twelve", NONE, "E204" },
		/* 63 characters, and 64 */
		{ "1,234."
		  "000000000000000000000000000000000000000000000000000000000",
		    1234, "W506" },
		{ "1,234."
		  "0000000000000000000000000000000000000000000000000000000000",
		    NONE, "E204" } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fixture f;
		struct text text = TEXT_EMPTY;
		const char *code = "";
		const struct observation *o;

		text_addf(&text,
		    "force_id,metric_id,year,numerator,denominator,value\n"
		    "A,a,2017,,,\"%s\"\n",
		    cases[i].typed);
		fill(&f, "observations.csv", text_str(&text));
		o = dataset_find(f.dataset, 2, 0, 2017);
		if (f.diags.first != NULL)
			code = f.diags.first->code;
		assert_so(
		    strcmp(code, cases[i].code) == 0 &&
			(isnan(cases[i].number)
				? o == NULL || o->known == 0
				: o != NULL && o->known == KNOWN_VALUE &&
				      fabs(o->value - cases[i].number) < 1e-9),
		    "\"%s\" is read as %g with \"%s\", not %g with \"%s\"",
		    cases[i].typed, o != NULL ? o->value : NONE, code,
		    cases[i].number, cases[i].code);
		text_release(&text);
		fixture_close(&f);
	}
}

static void coverage_decides_what_a_figure_is_worth(void **state)
{
	static const struct {
		const char *coverage;
		enum status status;
	} cases[] = { { "", STATUS_OK }, { "1", STATUS_OK },
		{ "0.999", STATUS_PARTIAL }, { "0.9", STATUS_PARTIAL },
		{ "0.899", STATUS_NOT_COMPARABLE },
		{ "0", STATUS_NOT_COMPARABLE } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fixture f;
		struct text text = TEXT_EMPTY;
		enum status status;

		text_addf(&text,
		    "force_id,metric_id,year,numerator,denominator,coverage\n"
		    "A,r,2017,5,1000,%s\n",
		    cases[i].coverage);
		fill(&f, "observations.csv", text_str(&text));
		status =
		    (enum status)dataset_find(f.dataset, 0, 0, 2017)->status;
		assert_so(status == cases[i].status,
		    "a coverage of \"%s\" makes a figure %s, not %s",
		    cases[i].coverage, status_name(status),
		    status_name(cases[i].status));
		text_release(&text);
		fixture_close(&f);
	}
}

static void measures_that_cannot_be(void **state)
{
	static const struct limit limits[] = { { "r,Rate,rate,1,0,1", "" },
		{ "r,Rate,rate,0.5,9,", "" }, { "r,Rate,rate,0,,", "E205" },
		{ "r,Rate,rate,-1,,", "E205" }, { "r,Rate,rate,1,-1,", "E205" },
		{ "r,Rate,rate,1,10,", "E205" },
		{ "r,Rate,rate,1,0.5,", "E205" }, { "r,Rate,rate,1,,9", "" },
		{ "r,Rate,rate,1,,0", "E202" } };

	(void)state;
	assert_int_equal(NUMBER_DECIMALS_MAX, 9);
	ASSERT_LIMITS("metrics.csv",
	    "metric_id,title,kind,multiplier,decimals,headline", limits);
}

static void squares_of_the_map(void **state)
{
	static const struct limit limits[] = { { "A,Aton,1,1\nB,Beton,30,30",
						   "" },
		{ "A,Aton,,\nB,Beton,,", "" },
		{ "A,Aton,0,1\nB,Beton,,", "E205" },
		{ "A,Aton,31,1\nB,Beton,,", "E205" },
		{ "A,Aton,1,31\nB,Beton,,", "E205" },
		{ "A,Aton,1.5,1\nB,Beton,,", "E205" },
		{ "A,Aton,1,\nB,Beton,,", "E203" },
		{ "A,Aton,,1\nB,Beton,,", "E203" },
		{ "A,Aton,2,3\nB,Beton,2,3", "E301" },
		{ "A,Aton,2,3\nB,Beton,3,2", "" },
		{ "A,Aton,2,3\nB,Beton,2,4", "" } };

	(void)state;
	ASSERT_LIMITS(
	    "forces.csv", "force_id,short,tile_column,tile_row", limits);
}

static void parts_of_a_year(void **state)
{
	static const struct limit limits[] = { { "A,r,2017-Q1,5,1000", "" },
		{ "A,r,2017-Q4,5,1000", "" }, { "A,r,2017-Q0,5,1000", "E209" },
		{ "A,r,2017-Q5,5,1000", "E209" },
		{ "A,r,2017-Q9,5,1000", "E209" }, { "A,r,2017-01,5,1000", "" },
		{ "A,r,2017-09,5,1000", "" }, { "A,r,2017-12,5,1000", "" },
		{ "A,r,2017-10,5,1000", "" }, { "A,r,2017-00,5,1000", "E209" },
		{ "A,r,2017-13,5,1000", "E209" },
		{ "A,r,2017-21,5,1000", "E209" },
		{ "A,r,2017-1,5,1000", "E209" },
		{ "A,r,2017-011,5,1000", "E209" },
		{ "A,r,2017/01,5,1000", "E209" },
		{ "A,r,0017-01,5,1000", "E209" },
		{ "A,r,2017-0a,5,1000", "E209" },
		{ "A,r,2017-0/,5,1000", "E209" },
		{ "A,r,2017-0:,5,1000", "E209" },
		{ "A,r,2017-Q1,5,1000\nA,r,2017-Q2,5,1000", "" },
		{ "A,r,2017-Q1,5,1000\nA,r,2017-06,5,1000", "E209" },
		{ "A,r,2017-Q1,5,1000\nA,r,2017-Q1,5,1000", "E301" },
		{ "A,r,2017-Q1,5,1000\nB,r,2017-Q1,5,1000", "" },
		{ "A,r,2017-Q1,5,1000\nA,p,2017-Q1,5,1000", "" },
		/* a quarter may take back what another had too many of */
		{ "A,r,2017-Q1,-5,1000", "" }, { "A,r,2017-Q1,5,", "" } };

	(void)state;
	ASSERT_LIMITS("series.csv",
	    "force_id,metric_id,period,numerator,denominator", limits);
}

static void events_are_a_part_of_their_figure(void **state)
{
	static const struct limit limits[] = { { "r,B,2017,50,all", "" },
		{ "r,B,2017,51,more", "E205" }, { "r,B,2017,1,one", "" },
		{ "r,B,2017,0,none", "E205" }, { "r,B,2017,-1,less", "E205" },
		{ "r,A,2017,99,of a figure that is not there", "" } };

	(void)state;
	ASSERT_LIMITS(
	    "events.csv", "metric_id,force_id,year,count,words", limits);
}

static void decimals_of_a_printed_figure(void **state)
{
	static const struct limit limits[] = { { "x,Doc,B,r,2017,value,50,0",
						   "" },
		{ "x,Doc,B,r,2017,value,50,15", "" },
		{ "x,Doc,B,r,2017,value,50,16", "E205" },
		{ "x,Doc,B,r,2017,value,50,0.5", "E205" },
		{ "x,Doc,B,r,2017,value,50,-1", "E205" } };

	(void)state;
	ASSERT_LIMITS("published.csv",
	    "published_id,document,area,subject,year,quantity,value,decimals",
	    limits);
}

static void dates_of_commentary(void **state)
{
	static const struct limit limits[] = { { "2018-01-01", "" },
		{ "2018-12-31", "" }, { "2018-00-01", "E210" },
		{ "2018-13-01", "E210" }, { "2018-01-00", "E210" },
		{ "2018-01-31", "" }, { "2018-01-32", "E210" },
		{ "2018-04-30", "" }, { "2018-04-31", "E210" },
		{ "2018-02-28", "" }, { "2018-02-29", "E210" },
		{ "2016-02-29", "" }, { "2016-02-30", "E210" },
		{ "2016-01-32", "E210" }, { "2000-02-29", "" },
		{ "1900-02-29", "E210" }, { "2018-1-01", "E210" },
		{ "2018/01/01", "E210" }, { "2018-01/01", "E210" },
		{ "2018-01-0a", "E210" }, { "2018-a1-01", "E210" },
		{ "2018-01-011", "E210" }, { "", "E203" } };

	(void)state;
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		char row[64];
		const struct limit dated = { row, limits[i].code };

		(void)snprintf(
		    row, sizeof(row), "brief,,Words,Someone,%s", limits[i].row);
		assert_limits("commentary.csv",
		    "page,force_id,text,author,date", &dated, 1);
	}
}

/* A text of so many letters of two bytes each, before and behind it what
 * makes a row of it. */
struct room {
	const char *file, *header, *before, *behind;
	size_t most;
};

static size_t too_long(const struct room *r, size_t letters)
{
	struct fixture f;
	struct text text = TEXT_EMPTY;
	size_t n = 0;

	text_addf(&text, "%s\n%s", r->header, r->before);
	for (size_t i = 0; i < letters; i++)
		text_add(&text, "\u00E9");
	text_addf(&text, "%s\n", r->behind);
	fill(&f, r->file, text_str(&text));
	while (fixture_diag(&f, "E106", n) != NULL)
		n++;
	text_release(&text);
	fixture_close(&f);
	return n;
}

static void texts_have_the_room_that_pages_have(void **state)
{
	static const struct room rooms[] = {
		{ "forces.csv", "force_id,short", "A,", "\nB,Beton", 80 },
		{ "forces.csv", "force_id,short,full", "A,Aton,",
		    "\nB,Beton,Beton", 150 },
		{ "forces.csv", "force_id,short,region", "A,Aton,",
		    "\nB,Beton,", 100 },
		{ "metrics.csv", "metric_id,kind,multiplier,title",
		    "r,rate,1000,", "", 200 },
		{ "metrics.csv", "metric_id,kind,multiplier,title,section",
		    "r,rate,1000,R,", "", 100 },
		{ "metrics.csv", "metric_id,kind,multiplier,title,unit",
		    "r,rate,1000,R,", "", 100 },
		{ "metrics.csv", "metric_id,kind,multiplier,title,numerator",
		    "r,rate,1000,R,", "", 150 },
		{ "metrics.csv", "metric_id,kind,multiplier,title,source",
		    "r,rate,1000,R,", "", 500 },
		{ "notes.csv", "note_id,scope,reason,text", "n,pair,", ",T",
		    500 },
		{ "notes.csv", "note_id,scope,text", "n,pair,", "", 100000 },
		{ "observations.csv",
		    "force_id,metric_id,year,numerator,denominator,period",
		    "A,r,2017,5,1000,", "", 100 },
		{ "meta.csv", "key,value", "publisher,", "", 250 },
		{ "commentary.csv", "page,force_id,text,date,author",
		    "r,,Words,2018-01-01,", "", 150 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rooms) / sizeof(rooms[0]); i++)
		assert_so(too_long(&rooms[i], rooms[i].most) == 0 &&
			      too_long(&rooms[i], rooms[i].most + 1) == 1,
		    "%s, %s: not %zu characters are the most", rooms[i].file,
		    rooms[i].header, rooms[i].most);
}

/* What a spreadsheet makes of an id such as MAR17. */
static void ids_that_became_dates_are_known(void **state)
{
	static const struct {
		const char *field;
		bool date;
	} cases[] = { { "Mar-17", true }, { "17-Mar", true }, { "3-Mar", true },
		{ "MAR-17", true }, { "01-Dec-17", true }, { "Mar-", false },
		{ "abc-1", false }, { "1-abc", false }, { "1-ab", false },
		{ "17-ma", false }, { "Mar17", false }, { "", false },
		{ "-", false }, { "17-", false }, { "01-Dec-2017", false },
		{ "anf-17", false }, { "1-M", false } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_so(load_is_date(cases[i].field) == cases[i].date,
		    "\"%s\" is%s taken for a date", cases[i].field,
		    cases[i].date ? " not" : "");
}

static void words_that_people_use_are_understood(void **state)
{
	static const struct {
		const char *kind, *meant;
	} kinds[] = { { "percentage", "proportion" }, { "%", "proportion" },
		{ "per cent", "proportion" }, { "number", "count" },
		{ "money", "amount" }, { "currency", "amount" },
		{ "index", "score" }, { "per capita", "rate" },
		{ "per 1000", "rate" }, { "raet", "rate" },
		{ "proporton", "proportion" } };

	(void)state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct fixture f;
		struct text text = TEXT_EMPTY;
		const struct diag *d;
		char want[64];

		(void)snprintf(
		    want, sizeof(want), "did you mean \"%s\"?", kinds[i].meant);
		text_addf(&text,
		    "metric_id,title,kind,multiplier\nr,Rate,%s,1\n",
		    kinds[i].kind);
		fill(&f, "metrics.csv", text_str(&text));
		d = fixture_diag(&f, "E202", 0);
		assert_so(d != NULL && d->help != NULL &&
			      strstr(d->help, want) != NULL,
		    "who writes \"%s\" is not told to write %s: %s",
		    kinds[i].kind, kinds[i].meant,
		    d != NULL && d->help != NULL ? d->help : "nothing");
		text_release(&text);
		fixture_close(&f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_that_became_dates_are_known),
		cmocka_unit_test(words_that_people_use_are_understood),
		cmocka_unit_test(texts_have_the_room_that_pages_have),
		cmocka_unit_test(dates_of_commentary),
		cmocka_unit_test(figures_that_cannot_be),
		cmocka_unit_test(numbers_as_people_type_them),
		cmocka_unit_test(coverage_decides_what_a_figure_is_worth),
		cmocka_unit_test(measures_that_cannot_be),
		cmocka_unit_test(squares_of_the_map),
		cmocka_unit_test(parts_of_a_year),
		cmocka_unit_test(events_are_a_part_of_their_figure),
		cmocka_unit_test(decimals_of_a_printed_figure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
