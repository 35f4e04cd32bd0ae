/*
 * What is suggested for a name that no unit is known by: dataset/
 * unit_nearest.c and unit_whole.c. The names are those of real police forces,
 * NHS trusts and councils; beside each spelling stands what a person would
 * answer. "=" means that it is known as it is, "" that nothing is suggested,
 * "+" that it is a row of a total, "~" one of an average or of a part.
 */
#include "fixture.h"
#include "peelstats/dataset.h"
#include "test.h"

static const char hospitals[] =
    "force_id,short,full,aliases\n"
    "RGT,Cambridge University Hospitals (Addenbrooke's),,\n"
    "RGM,Royal Papworth Hospital,,\n"
    "RM1,Norfolk and Norwich University Hospitals,,\n"
    "RGP,James Paget University Hospitals,,\n"
    "RCX,\"The Queen Elizabeth Hospital, King's Lynn\",,\n"
    "RGR,West Suffolk Hospital,,\n"
    "RDE,East Suffolk and North Essex,,Colchester;Ipswich\n"
    "RJ1,Guy's and St Thomas',,\n"
    "RJZ,King's College Hospital,,\n"
    "RJ7,St George's University Hospitals,,\n"
    "RRV,University College London Hospitals,,\n"
    "RP4,Great Ormond Street Hospital for Children,,\n"
    "R1H,Barts Health,,\n"
    "RQM,Chelsea and Westminster Hospital,,\n"
    "RPY,The Royal Marsden,,\n"
    "RAL,Royal Free London,,\n"
    "RBS,Alder Hey Children's,,\n"
    "RR8,Leeds Teaching Hospitals,,\n"
    "RWA,Hull University Teaching Hospitals,,\n"
    "RHQ,Sheffield Teaching Hospitals,,\n"
    "RX1,Nottingham University Hospitals,,\n"
    "RTH,Oxford University Hospitals,,\n"
    "RRK,University Hospitals Birmingham,,\n"
    "RWE,University Hospitals of Leicester,,\n"
    "RTE,Gloucestershire Hospitals,,\n";

static const char councils[] =
    "force_id,short,full,aliases\n"
    "E06000010,\"Kingston upon Hull, City of\",,\n"
    "E06000023,\"Bristol, City of\",,\n"
    "E06000019,\"Herefordshire, County of\",,\n"
    "E06000022,Bath and North East Somerset,,\n"
    "E06000008,Blackburn with Darwen,,\n"
    "E06000043,Brighton and Hove,,\n"
    "E06000058,\"Bournemouth, Christchurch and Poole\",,\n"
    "E06000040,Windsor and Maidenhead,,\n"
    "E06000033,Southend-on-Sea,,\n"
    "E06000021,Stoke-on-Trent,,\n"
    "E08000013,St. Helens,,\n"
    "E09000020,Kensington and Chelsea,,\n"
    "E09000002,Barking and Dagenham,,\n"
    "E09000021,Kingston upon Thames,,\n"
    "E07000146,King's Lynn and West Norfolk,,\n"
    "E08000021,Newcastle upon Tyne,,\n"
    "E07000195,Newcastle-under-Lyme,,\n"
    "E06000013,North Lincolnshire,,\n"
    "E06000012,North East Lincolnshire,,\n"
    "E06000011,East Riding of Yorkshire,,\n"
    "E06000003,Redcar and Cleveland,,\n"
    "E06000020,Telford and Wrekin,,\n"
    "E06000049,Cheshire East,,\n"
    "E06000050,Cheshire West and Chester,,\n"
    "W06000016,Rhondda Cynon Taf,,\n"
    "W06000001,Isle of Anglesey,,Ynys M\xC3\xB4n\n"
    "E10000024,Nottinghamshire,,\n"
    "E06000018,Nottingham,,\n"
    "E10000008,Devon,,\n";

struct said {
	const char *typed;
	const char *meant;
};

static const struct said of_forces[] = {
	/* slips of the hand */
	{ "Norflok", "Norfolk" },
	{ "Narfolk Constabulary", "Norfolk" },
	{ "Metropolitain Police", "Metropolitan Police" },
	{ "Cambridgshire", "Cambridgeshire" },
	{ "Leistershire", "Leicestershire" },
	{ "Glostershire", "Gloucestershire" },
	{ "Glouchestershire Constabulary", "Gloucestershire" },
	{ "Northhamptonshire", "Northamptonshire" },
	{ "Nothumbria", "Northumbria" },
	{ "Hartfordshire", "Hertfordshire" },
	{ "Merseside", "Merseyside" },
	{ "Humerside", "Humberside" },
	{ "Wilshire", "Wiltshire" },
	{ "West Midland", "West Midlands" },
	{ "Thames Vally", "Thames Valley" },
	{ "South Yorshire", "South Yorkshire" },
	{ "Dyfed-Powis", "Dyfed-Powys" },
	{ "Great Manchester", "Greater Manchester" },
	{ "Nor\xE2\x80\x8B"
	  "folk",
	    "=Norfolk" },
	{ "Bed\xC2\xAD"
	  "fordshire",
	    "=Bedfordshire" },
	/* short forms */
	{ "Notts", "Nottinghamshire" },
	{ "Leics", "Leicestershire" },
	{ "Herts Police", "Hertfordshire" },
	{ "Hants", "Hampshire" },
	{ "Northants", "Northamptonshire" },
	{ "W Yorks", "West Yorkshire" },
	{ "N. Wales", "North Wales" },
	{ "W Mids", "West Midlands" },
	{ "Gtr Manchester", "Greater Manchester" },
	{ "GMP", "=Greater Manchester" },
	{ "TVP", "Thames Valley" },
	{ "A&S", "Avon and Somerset" },
	/* some of the words, or more of them */
	{ "Somerset", "Avon and Somerset" },
	{ "Cornwall", "Devon and Cornwall" },
	{ "Powys", "Dyfed-Powys" },
	{ "Manchester", "Greater Manchester" },
	{ "Kent County Council", "Kent" },
	{ "Humberside Police Authority", "Humberside" },
	{ "Yorkshire", "North Yorkshire|South Yorkshire|West Yorkshire" },
	{ "London", "=Metropolitan Police" },
	/* nothing is meant, or nothing that is known here */
	{ "Atlantis", "" },
	{ "British Transport Police", "" },
	{ "Ministry of Defence Police", "" },
	{ "Civil Nuclear Constabulary", "" },
	{ "Police Scotland", "" },
	{ "Northern Ireland", "" },
	{ "Action Fraud", "" },
	{ "Worcestershire", "" },
	{ "Herefordshire", "" },
	{ "Shropshire", "" },
	{ "Berkshire", "" },
	{ "Oxfordshire", "" },
	{ "Buckinghamshire", "" },
	{ "Jersey", "" },
	{ "Guernsey", "" },
	{ "Isle of Man", "" },
	{ "Durban", "" },
	{ "Perth", "" },
	{ "Rutland", "" },
	{ "Sheffield", "" },
	{ "Unknown", "" },
	{ "Other forces", "" },
	{ "E2300001", "" },
	{ "Source: Home Office", "" },
	{ "n/a", "" },
	/* totals */
	{ "All forces", "+" },
	{ "All 43 forces", "+" },
	{ "Total, England", "+" },
	{ "Whole country", "+" },
	{ "Grand total", "+" },
	{ "GRAND TOTAL:", "+" },
	{ "The whole of England and Wales", "+" },
	{ "England & Wales total", "+" },
	{ "National total", "+" },
	{ "Great Britain", "+" },
	{ "National", "+" },
	{ "Average", "~" },
	{ "National average", "~" },
	{ "England and Wales median", "~" },
	{ "Sub-total", "~" },
};

static const struct said of_hospitals[] = {
	{ "Addenbrookes Hospital", "Cambridge University Hospitals "
				   "(Addenbrooke's)" },
	{ "Addenbrooke\xE2\x80\x99s",
	    "Cambridge University Hospitals (Addenbrooke's)" },
	{ "Adenbrookes", "Cambridge University Hospitals (Addenbrooke's)" },
	{ "Cambridge University Hospitals NHS Foundation Trust",
	    "Cambridge University Hospitals (Addenbrooke's)" },
	{ "CUH", "Cambridge University Hospitals (Addenbrooke's)" },
	{ "Papworth", "Royal Papworth Hospital" },
	{ "Norfolk & Norwich", "Norfolk and Norwich University Hospitals" },
	{ "NNUH", "Norfolk and Norwich University Hospitals" },
	{ "James Padget", "James Paget University Hospitals" },
	{ "QEH Kings Lynn", "The Queen Elizabeth Hospital, King's Lynn" },
	{ "Queen Elizabeth", "The Queen Elizabeth Hospital, King's Lynn" },
	{ "Ipswich Hospital NHS Trust", "=East Suffolk and North Essex" },
	{ "Guys", "Guy's and St Thomas'" },
	{ "St. Thomas's Hospital", "Guy's and St Thomas'" },
	{ "Kings College", "=King's College Hospital" },
	{ "St Georges", "St George's University Hospitals" },
	{ "UCLH", "University College London Hospitals" },
	{ "GOSH", "Great Ormond Street Hospital for Children" },
	{ "Barts & The London", "" },
	{ "Chelsea & Westminster NHS FT", "=Chelsea and Westminster Hospital" },
	{ "Royal Marsdon", "The Royal Marsden" },
	{ "Alder Hay", "Alder Hey Children's" },
	{ "Leeds", "Leeds Teaching Hospitals" },
	{ "Univ. Hospitals B'ham", "University Hospitals Birmingham" },
	{ "Leicester Royal Infirmary", "University Hospitals of Leicester" },
	{ "Gloucester Royal Hospital", "Gloucestershire Hospitals" },
	{ "University Hospital",
	    "University Hospitals Birmingham|University Hospitals of "
	    "Leicester" },
	{ "Teaching Hospital", "" },
	{ "NHS Foundation Trust", "" },
	{ "Royal Cornwall Hospitals", "" },
	{ "St Elsewhere General", "" },
	{ "Spire Portsmouth", "" },
	{ "All hospitals", "+" },
	{ "All trusts", "+" },
	{ "Total NHS trusts", "+" },
	{ "England", "+" },
	{ "Trust average", "~" },
};

static const struct said of_councils[] = {
	{ "Hull", "Kingston upon Hull, City of" },
	{ "Hull City Council", "Kingston upon Hull, City of" },
	{ "Bristol City Council", "=Bristol, City of" },
	{ "Bristol UA", "Bristol, City of" },
	{ "Herefordshire", "=Herefordshire, County of" },
	{ "B&NES", "Bath and North East Somerset" },
	{ "BANES", "Bath and North East Somerset" },
	{ "BCP", "Bournemouth, Christchurch and Poole" },
	{ "Blackburn", "Blackburn with Darwen" },
	{ "Brighton & Hove City", "=Brighton and Hove" },
	{ "Southend", "Southend-on-Sea" },
	{ "St Helens MBC", "=St. Helens" },
	{ "LB Barking & Dagenham", "Barking and Dagenham" },
	{ "Royal Borough of Windsor & Maidenhead", "Windsor and Maidenhead" },
	{ "Kings Lynn & W Norfolk", "King's Lynn and West Norfolk" },
	{ "Newcastle", "Newcastle upon Tyne|Newcastle-under-Lyme" },
	{ "Kingston", "Kingston upon Hull, City of|Kingston upon Thames" },
	{ "NE Lincs", "North East Lincolnshire" },
	{ "Lincolnshire", "North Lincolnshire|North East Lincolnshire" },
	{ "East Riding", "East Riding of Yorkshire" },
	{ "Cheshire", "Cheshire East|Cheshire West and Chester" },
	{ "RCT", "Rhondda Cynon Taf" },
	{ "Rhondda Cynon Taff", "Rhondda Cynon Taf" },
	{ "Anglesey", "Isle of Anglesey" },
	{ "Devon County Council", "=Devon" },
	{ "Cleveland", "Redcar and Cleveland" },
	{ "Nottingham City", "=Nottingham" },
	{ "All councils", "+" },
	{ "All local authorities", "+" },
	{ "Whole country", "+" },
	{ "Borough", "" },
	{ "Worcestershire", "" },
	{ "Isle of Wight", "" },
	{ "Cornwall", "" },
	{ "Northumberland", "" },
};

/* What is answered, in the form of the tables above. */
static void answer(const struct dataset *d, const char *typed, struct text *out)
{
	struct text help = TEXT_EMPTY;
	size_t f;
	const char *at;

	text_clear(out);
	if (unit_names_find(&d->known, typed, &f)) {
		text_addf(out, "=%s", d->force[f].name);
		return;
	}
	if (unit_names_total(&d->known, typed) ||
	    unit_names_summary(&d->known, typed)) {
		text_add(out, unit_names_total(&d->known, typed) ? "+" : "~");
		return;
	}
	unit_names_help(&d->known, typed, &help);
	at = strstr(text_str(&help), "did you mean ");
	for (size_t i = 0; at != NULL && i < d->n_forces; i++) {
		struct text name = TEXT_EMPTY;

		text_addf(&name, "%s (%s)", d->force[i].name, d->force[i].id);
		if (strstr(at, text_str(&name)) != NULL)
			text_addf(out, "%s%s", out->len > 0 ? "|" : "",
			    d->force[i].name);
		text_release(&name);
	}
	text_release(&help);
}

static size_t ask(const struct dataset *d, const struct said *list, size_t n)
{
	struct text out = TEXT_EMPTY;
	size_t wrong = 0;

	for (size_t i = 0; i < n; i++) {
		answer(d, list[i].typed, &out);
		if (strcmp(text_str(&out), list[i].meant) == 0)
			continue;
		print_error("\"%s\": \"%s\", but a person says \"%s\"\n",
		    list[i].typed, text_str(&out), list[i].meant);
		wrong++;
	}
	text_release(&out);
	return wrong;
}

static void forces(void **state)
{
	struct dataset *d = NULL;
	struct diag_list diags;
	struct error err = { EXIT_OK, "" };

	(void)state;
	diag_init(&diags);
	assert_true(dataset_load(DATA_DIR, &d, &diags, &err));
	diag_release(&diags);
	assert_int_equal(
	    ask(d, of_forces, sizeof(of_forces) / sizeof(of_forces[0])), 0);
	dataset_free(d);
}

static size_t of_folder(
    const char *units, const char *meta, const struct said *list, size_t n)
{
	struct fixture f;
	size_t wrong;

	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "forces.csv", units);
	fixture_write(&f, "meta.csv", meta);
	fixture_write(&f, "observations.csv",
	    "force_id,metric_id,year,numerator,denominator\n");
	(void)fixture_load(&f);
	assert_non_null(f.dataset);
	wrong = ask(f.dataset, list, n);
	fixture_close(&f);
	return wrong;
}

static void other_units(void **state)
{
	(void)state;
	assert_int_equal(
	    of_folder(hospitals,
		"key,value\nunit,trust\nunits,trusts\na_unit,an NHS trust\n",
		of_hospitals, sizeof(of_hospitals) / sizeof(of_hospitals[0])),
	    0);
	assert_int_equal(
	    of_folder(councils, "key,value\nunit,council\narea,England\n",
		of_councils, sizeof(of_councils) / sizeof(of_councils[0])),
	    0);
}

/* A long text of words that are short for longer ones: it has no room when they
 * are put in full. */
static void long_names(void **state)
{
	struct fixture f;
	struct text typed = TEXT_EMPTY;
	struct text out = TEXT_EMPTY;

	(void)state;
	fixture_open(&f);
	fixture_write_small(&f);
	fixture_write(&f, "forces.csv", "force_id,short\nA,Alder\nB,Birch\n");
	(void)fixture_load(&f);
	assert_non_null(f.dataset);
	for (int i = 0; i < 12; i++)
		text_add(&typed, "northants abcdefghijklmnopqrstuvwxyzabc ");
	answer(f.dataset, text_str(&typed), &out);
	assert_string_equal(text_str(&out), "");
	text_release(&typed);
	text_release(&out);
	fixture_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forces),
		cmocka_unit_test(other_units),
		cmocka_unit_test(long_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
