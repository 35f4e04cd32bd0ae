/* Why a kind of page that was asked for is not in a report. */
#include "report/pages/page.h"

#include <string.h>

#include "base/banned.h"

static const struct page_kind *const kinds[] = {
#define X(name, words) &page_##name,
#include "report/pages/pages.def"
#undef X
};

/* What a kind needs beyond a report of its scope. */
static const struct {
	const char *name;
	const char *needs;
} needs[] = { { "slope",
		  "needs --layout slide, and a measure with figures of 4 or "
		  "more" },
	{ "large", "needs --large-print" },
	{ "grades", "needs judgments.csv with grades of the year" },
	{ "categories", "needs measures with a group in metrics.csv" },
	{ "national", "needs figures in national.csv" },
	{ "published", "needs published.csv with figures of the year" },
	{ "checks", "needs warnings of the checks: there are none" },
	{ "trend", "needs a measure with figures of several years, and no "
		   "--no-trend" },
	{ "trends", "needs measures with figures of several years, and no "
		    "--no-trend" },
	{ "change", "needs the year before, or another with --compare" },
	{ "changed", "needs the year before, or another with --compare" },
	{ "outside", "needs measures with enough figures for limits" },
	{ "spread", "needs measures with enough figures for limits" },
	{ "places", "needs measures with enough figures for ranks" },
	{ "missing", "needs figures that are missing: none is" },
	{ "multiples", "needs measures with figures of the year" },
	{ "ranked", "needs a measure with figures of the year" } };

static void add_need(const struct page_kind *k,
    const struct report_request *request, struct text *out)
{
	const char *need = "has nothing to show";

	if (k->scope == SCOPE_FORCE && !request->one_force)
		need = "is of a report on one: add --force NAME";
	else if (k->scope == SCOPE_NATIONAL && request->one_force)
		need = "is of the report on all: leave --force out";
	else if (request->slide && strcmp(k->name, "slope") != 0)
		need = "is not made for a screen: leave --layout slide out";
	else if (request->large && strcmp(k->name, "large") != 0)
		need = "is not made in large print: leave --large-print out";
	else
		for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++)
			if (strcmp(needs[i].name, k->name) == 0)
				need = needs[i].needs;
	text_addf(out, "; \"%s\" %s", k->name, need);
}

void report_page_needs(const struct report_request *request, struct text *out)
{
	const char *list = request->pages != NULL ? request->pages : "";

	while (*list != '\0') {
		size_t len = strcspn(list, ",");

		for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
			if (strlen(kinds[i]->name) == len &&
			    strncmp(kinds[i]->name, list, len) == 0)
				add_need(kinds[i], request, out);
		list += len;
		list += *list == ',';
	}
}
