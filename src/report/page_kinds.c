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

/* What kinds were called before: settings and scripts still say so. */
static const struct {
	const char *before;
	const char *name;
} former[] = { { "cover", "brief" }, { "slope", "bars" } };

enum { N_FORMER = sizeof(former) / sizeof(former[0]) };

bool page_kind_asked(const char *pages, const char *name)
{
	if (request_in_list(pages, name))
		return true;
	for (size_t i = 0; i < N_FORMER; i++)
		if (strcmp(former[i].name, name) == 0 &&
		    request_in_list(pages, former[i].before))
			return true;
	return false;
}

static bool is_word(const char *word, const char *name, size_t len)
{
	return strlen(word) == len && strncmp(word, name, len) == 0;
}

bool page_kind_is(const char *name, const char *word, size_t len)
{
	if (is_word(name, word, len))
		return true;
	for (size_t i = 0; i < N_FORMER; i++)
		if (strcmp(former[i].name, name) == 0 &&
		    is_word(former[i].before, word, len))
			return true;
	return false;
}

bool report_page_known(const char *name, size_t len)
{
	if (is_word(page_kinds_all, name, len))
		return true;
	for (size_t i = 0; i < N_PAGE_KINDS; i++)
		if (page_kind_is(page_kinds[i]->name, name, len))
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
