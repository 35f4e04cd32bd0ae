/* Which kinds of pages a report has. */
#include "page_choice.h"

#include "page_kinds.h"

#include <string.h>

#include "base/banned.h"

/* A slide has sixty words and one chart. */
static const char slides[] = "brief,bars,grades,judgments,where,missing";
/* The slide of a kind that is of all forces' reports otherwise. */
static const char slides_of_both[] = "missing";
/* Charts do not grow with their words; lists do. */
static const char large[] = "brief,contents,large";

static const char trends[] = "trend,trends,quarters";

/* Page 1 says the same in other words, or the attached file holds it. */
static const char on_request[] =
    "numbers,glance,tables,places,spread,quarters,statistics";
/* Of these, what a report on a few measures that were named has room for. */
static const char of_named[] = "spread,statistics";
/* Of these, what reports in the order of inspections open with. */
static const char openings[] = "numbers,glance";

bool page_fits_layout(
    const struct page_kind *k, const struct report_request *request)
{
	if (request->large && !request_in_list(large, k->name))
		return false;
	if (request->slide && !request_in_list(slides, k->name))
		return false;
	if (request->no_trend && request_in_list(trends, k->name))
		return false;
	return (request->slide || strcmp(k->name, "bars") != 0) &&
	       (request->large || strcmp(k->name, "large") != 0);
}

/* Whether its pages come without being asked for. */
static bool is_usual(
    const struct page_kind *k, const struct report_request *request)
{
	if (request->slide || !request_in_list(on_request, k->name))
		return true;
	/* inspection reports open with boxes of numbers */
	return (request->by_question && request_in_list(openings, k->name)) ||
	       (request->metric != NULL && request_in_list(of_named, k->name));
}

bool page_belongs(
    const struct page_kind *k, const struct report_request *request)
{
	const char *pages = request->pages;
	bool wanted = pages == NULL ? is_usual(k, request)
				    : request_in_list(pages, page_kinds_all) ||
					  page_kind_asked(pages, k->name);

	return wanted && page_fits_layout(k, request) &&
	       (k->scope == SCOPE_BOTH ||
		   (request->slide &&
		       request_in_list(slides_of_both, k->name)) ||
		   (k->scope == SCOPE_FORCE) == request->one_force);
}
