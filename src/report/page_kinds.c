/* The kinds of pages by name, from pages.def. */
#include "page_kinds.h"

#include "report/pages/page.h"

#include <string.h>

#include "base/banned.h"

const struct page_kind *const page_kinds[N_PAGE_KINDS] = {
#define X(name, about) &page_##name,
#include "report/pages/pages.def"
#undef X
};

/* What the pages of each kind show. */
static const char *const shows[] = {
#define X(name, about) about,
#include "report/pages/pages.def"
#undef X
};

const char page_kinds_all[] = "full";

bool report_page_known(const char *name, size_t len)
{
	if (len == strlen(page_kinds_all) &&
	    strncmp(name, page_kinds_all, len) == 0)
		return true;
	if (len == strlen("cover") && strncmp(name, "cover", len) == 0)
		return true;
	for (size_t i = 0; i < N_PAGE_KINDS; i++)
		if (strlen(page_kinds[i]->name) == len &&
		    strncmp(page_kinds[i]->name, name, len) == 0)
			return true;
	return false;
}

void report_list_pages(
    void (*f)(void *context, const char *name, const char *about),
    void *context)
{
	for (size_t i = 0; i < N_PAGE_KINDS; i++)
		f(context, page_kinds[i]->name, shows[i]);
	f(context, page_kinds_all, "every page of every measure");
}
