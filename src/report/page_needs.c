/* Why a kind of page that was asked for is in no report of a run. */
#include "page_choice.h"
#include "page_kinds.h"
#include "report/pages/page.h"

#include <stdint.h>
#include <string.h>

#include "base/banned.h"

_Static_assert(N_PAGE_KINDS <= 64, "a bit of report_kinds for each kind");

/* What a kind needs beyond a report of its scope. */
static const struct {
	const char *name;
	const char *needs;
} needs[] = { { "bars",
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
	{ "quarters", "needs quarters of eight or more in series.csv, and no "
		      "--no-trend" },
	{ "change", "needs the year before, or another with --compare" },
	{ "changed", "needs the year before, or another with --compare" },
	{ "outside", "needs measures with enough figures for limits" },
	{ "spread", "needs measures with enough figures for limits" },
	{ "statistics", "needs measures with enough figures for limits" },
	{ "places", "needs measures with enough figures for ranks" },
	{ "missing", "needs figures that are missing: none is" },
	{ "multiples", "needs measures with figures of the year" },
	{ "where",
	    "needs tile_column and tile_row in forces.csv, or neighbours" },
	{ "ranked", "needs a measure with figures of the year" } };

/* What shows the same in the other kind of report. */
static const struct {
	const char *national;
	const char *force;
} counterparts[] = { { "numbers", "glance" }, { "grades", "judgments" },
	{ "national", "printed" }, { "published", "printed" },
	{ "multiples", "profile" }, { "outside", "profile" },
	{ "spread", "profile" }, { "places", "profile" },
	{ "change", "changed" }, { "trend", "trends" },
	{ "tables", "record" } };

static void add_scope(const struct page_kind *k, struct text *out)
{
	bool force = k->scope == SCOPE_FORCE;

	text_add(out, force ? "is of a report on one: add --force NAME"
			    : "is of the report on all: leave --force out");
	for (size_t i = 0; i < sizeof(counterparts) / sizeof(counterparts[0]);
	     i++)
		if (strcmp(k->name, force ? counterparts[i].force
					  : counterparts[i].national) == 0) {
			text_addf(out, ", or ask for \"%s\"",
			    force ? counterparts[i].national
				  : counterparts[i].force);
			return;
		}
}

static void add_need(const struct page_kind *k,
    const struct report_request *request, const struct report_kinds *made,
    struct text *out)
{
	const char *need = "has nothing to show";

	text_addf(out, "  \"%s\" ", k->name);
	if ((k->scope == SCOPE_FORCE && !made->of_forces) ||
	    (k->scope == SCOPE_NATIONAL && !made->of_all)) {
		add_scope(k, out);
		text_add(out, "\n");
		return;
	}
	if (request->slide && !page_fits_layout(k, request))
		need = "is not made for a slide: leave --layout slide out";
	else if (request->large && strcmp(k->name, "large") != 0)
		need = "is not made in large print: leave --large-print out";
	else
		for (size_t i = 0; i < sizeof(needs) / sizeof(needs[0]); i++)
			if (strcmp(needs[i].name, k->name) == 0)
				need = needs[i].needs;
	text_addf(out, "%s\n", need);
}

void report_kinds_add(struct report_kinds *made,
    const struct report_request *request, const struct report *r)
{
	if (request->one_force)
		made->of_forces = true;
	else
		made->of_all = true;
	for (const struct page *p = r != NULL ? r->first : NULL; p != NULL;
	     p = p->next)
		for (size_t i = 0; i < N_PAGE_KINDS; i++)
			if (strcmp(page_kinds[i]->name, p->kind) == 0)
				made->kind |= UINT64_C(1) << i;
}

void report_page_needs(const struct report_request *request,
    const struct report_kinds *made, struct text *out)
{
	const char *list = request->pages != NULL ? request->pages : "";

	while (*list != '\0') {
		size_t len = strcspn(list, ",");

		for (size_t i = 0; i < N_PAGE_KINDS; i++)
			if (page_kind_is(page_kinds[i]->name, list, len) &&
			    (made->kind >> i & 1) == 0)
				add_need(page_kinds[i], request, made, out);
		list += len;
		list += *list == ',';
	}
}
