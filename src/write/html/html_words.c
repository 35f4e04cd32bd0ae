/* Elements of words. */
#include "html_parts.h"
#include "write/markup.h"

#include <string.h>

#include "base/banned.h"

void html_heading(struct html *h, int level, const char *text)
{
	char tag[] = "h1";

	if (level > h->level + 1)
		level = h->level + 1;
	h->level = level;
	tag[1] = (char)('0' + level);
	html_element(h, tag, NULL, text);
}

void html_element(
    struct html *h, const char *tag, const char *class, const char *text)
{
	text_addf(h->out, "<%s", tag);
	if (class != NULL)
		markup_attribute(h->out, "class", class);
	text_add_char(h->out, '>');
	markup_text(h->out, text);
	text_addf(h->out, "</%s>\n", tag);
}

void html_short(struct html *h, const char *utf8, const char *expansion)
{
	struct text words = TEXT_EMPTY;
	bool any = expansion != NULL || report_spoken(utf8, &words);

	if (any) {
		text_add(h->out, "<abbr");
		markup_attribute(h->out, "title",
		    expansion != NULL ? expansion : text_str(&words));
		text_add_char(h->out, '>');
	}
	markup_text(h->out, utf8);
	if (any)
		text_add(h->out, "</abbr>");
	text_release(&words);
}
