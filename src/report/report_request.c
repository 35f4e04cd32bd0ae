/* Which measures a report shows, and with how many pages. */
#include "report/pages/page.h"

#include <string.h>

#include "base/banned.h"

bool request_asks(
    const struct report_request *request, const struct metric_result *m)
{
	return !m->national_only &&
	       (request->metric == NULL || request->metric[m->index]);
}

bool request_has(
    const struct report_request *request, const struct metric_result *m)
{
	return request_asks(request, m) && m->spread.n > 0 && !m->few;
}

bool request_in_list(const char *list, const char *name)
{
	size_t len = strlen(name);

	while (*list != '\0') {
		size_t n = strcspn(list, ",");

		if (n == len && strncmp(list, name, n) == 0)
			return true;
		list += n;
		list += *list == ',';
	}
	return false;
}

static bool any_headline(const struct report *r)
{
	for (size_t i = 0; i < r->analysis->dataset->n_metrics; i++)
		if (r->analysis->metric[i].metric->headline)
			return true;
	return false;
}

bool request_main(const struct report *r, const struct report_request *request,
    const struct metric_result *m)
{
	return m->metric->headline || request->metric != NULL ||
	       request->pages != NULL || !any_headline(r);
}

/* Whether it is the first headline measure of its section with figures. */
static bool leads_section(const struct report *r,
    const struct report_request *request, const struct metric_result *m)
{
	const struct analysis *a = r->analysis;

	for (size_t i = 0; i < m->index; i++)
		if (a->metric[i].metric->headline &&
		    request_has(request, &a->metric[i]) &&
		    strcmp(a->metric[i].metric->section, m->metric->section) ==
			0)
			return false;
	return true;
}

/* The whole report of all forces is to be read to its end: there the first
 * headline measure of a section stands for it. */
static bool is_shown_in_full(const struct report *r,
    const struct report_request *request, const struct metric_result *m)
{
	return m->metric->headline &&
	       (r->force != NULL || request->pages != NULL || r->slide ||
		   r->large || leads_section(r, request, m));
}

bool request_details(const struct report *r,
    const struct report_request *request, const struct metric_result *m)
{
	return is_shown_in_full(r, request, m) || request->metric != NULL ||
	       (request->pages != NULL &&
		   request_in_list(request->pages, "full")) ||
	       !any_headline(r);
}
