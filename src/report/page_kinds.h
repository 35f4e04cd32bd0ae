#ifndef PEELSTATS_PAGE_KINDS_H
#define PEELSTATS_PAGE_KINDS_H

#include "report/pages/page.h"

enum {
	N_PAGE_KINDS = 0
#define X(name, about) +1
#include "report/pages/pages.def"
#undef X
};

/* Every kind of page, in the order of pages.def. */
extern const struct page_kind *const page_kinds[N_PAGE_KINDS];

/* The word that asks for every page of every measure: "full". */
extern const char page_kinds_all[];

/** Whether a word of `len` bytes names a kind, as now or formerly. */
bool page_kind_is(const char *name, const char *word, size_t len);

/** Whether a list of --pages asks for a kind, by its name or a former one. */
bool page_kind_asked(const char *pages, const char *name);

#endif
