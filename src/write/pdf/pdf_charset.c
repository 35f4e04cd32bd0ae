#include "pdf_font.h"
#include "peelstats/backend.h"

#include <stdlib.h>

#include "base/banned.h"

struct charset {
	const char *dirs;
	struct pdf_fonts *fonts;
	bool opened;
};

struct charset *charset_new(const char *dirs)
{
	struct charset *set = heap_realloc(NULL, 1, sizeof(*set));

	*set = (struct charset){ dirs, NULL, false };
	return set;
}

/* Hebrew, Arabic and the other scripts that run from right to left. */
static bool runs_left(uint32_t code)
{
	return (code >= 0x590 && code < 0x900) ||
	       (code >= 0xFB1D && code < 0xFE00) ||
	       (code >= 0xFE70 && code < 0xFF00) ||
	       (code >= 0x10800 && code < 0x11000) ||
	       (code >= 0x1E800 && code < 0x1F000);
}

bool charset_has(struct charset *set, uint32_t code)
{
	struct error err = { EXIT_OK, "" };

	if (!set->opened)
		set->fonts = pdf_fonts_open(set->dirs, &err);
	set->opened = true;
	return set->fonts == NULL ||
	       (!runs_left(code) && pdf_fonts_have(set->fonts, code));
}

void charset_free(struct charset *set)
{
	if (set == NULL)
		return;
	pdf_fonts_free(set->fonts);
	free(set);
}
