#include "markup.h"

#include "peelstats/terminal.h"

#include <math.h>
#include <stdlib.h>

#include "base/banned.h"

enum { REPLACEMENT = 0xFFFD };

/* Noncharacters have no place in XML 1.0 (2.2), nor marks of direction in a
 * page that runs from left to right; a line break of a text is a space. */
static uint32_t shown(uint32_t code)
{
	if ((code & 0xFFFEU) == 0xFFFEU)
		return REPLACEMENT;
	return terminal_code(code);
}

void markup_text(struct text *out, const char *s)
{
	if (s == NULL)
		return;
	while (*s != '\0') {
		uint32_t code = utf8_next(&s);

		switch (code) {
		case '&':
			text_add(out, "&amp;");
			break;
		case '<':
			text_add(out, "&lt;");
			break;
		case '>':
			text_add(out, "&gt;");
			break;
		case '"':
			text_add(out, "&quot;");
			break;
		default:
			text_add_code(out, shown(code));
		}
	}
}

void markup_attribute(struct text *out, const char *name, const char *value)
{
	text_addf(out, " %s=\"", name);
	markup_text(out, value);
	text_add_char(out, '"');
}

static bool stays(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '_';
}

void markup_id(struct text *out, const char *s)
{
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (stays(c))
			text_add_char(out, (char)c);
		else
			text_addf(out, ".%02x", c);
	}
}

void markup_number(struct text *out, double x)
{
	long tenths = lround(x * 10);
	long whole = labs(tenths) / 10;
	long rest = labs(tenths) % 10;

	if (tenths < 0)
		text_add_char(out, '-');
	if (whole > 0 || rest == 0)
		text_add_unsigned(out, (size_t)whole);
	if (rest != 0)
		text_addf(out, ".%ld", rest);
}
