#include "page.h"

#include "base/banned.h"

static void build(struct report *r, const struct report_request *request)
{
	struct page *p =
	    add_page(r, "contents", "contents", "Contents", "Contents", 0);

	(void)request;
	add_heading(r, p, 1, "Contents");
	(void)add_block(r, p, BLOCK_CONTENTS);
}

const struct page_kind page_contents = { "contents", SCOPE_BOTH, build, NULL };
