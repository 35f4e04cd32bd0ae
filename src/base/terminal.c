#include "peelstats/terminal.h"

#include <stdarg.h>

#include "banned.h"

enum { REPLACEMENT = 0xFFFD };

static bool is_white(uint32_t code)
{
	return (code >= '\t' && code <= '\r') || code == 0x85 ||
	       code == 0x2028 || code == 0x2029;
}

/* Marks of direction: Unicode Standard Annex 9, table 1. */
static bool is_direction(uint32_t code)
{
	return code == 0x61C || code == 0x200E || code == 0x200F ||
	       (code >= 0x202A && code <= 0x202E) ||
	       (code >= 0x2066 && code <= 0x2069);
}

uint32_t terminal_code(uint32_t code)
{
	if (is_white(code))
		return ' ';
	if (code < 0x20 || (code >= 0x7F && code < 0xA0) || is_direction(code))
		return REPLACEMENT;
	return code;
}

static void add(struct text *out, const char *s, bool lines)
{
	while (*s != '\0') {
		uint32_t code = utf8_next(&s);
		bool stays = lines && (code == '\n' || code == '\t');

		text_add_code(out, stays ? code : terminal_code(code));
	}
}

void terminal_add(struct text *out, const char *s)
{
	add(out, s, false);
}

void terminal_add_lines(struct text *out, const char *s)
{
	add(out, s, true);
}

void terminal_print(const char *s, FILE *out)
{
	struct text safe = TEXT_EMPTY;

	terminal_add(&safe, s);
	(void)fputs(text_str(&safe), out);
	text_release(&safe);
}

void terminal_printf(FILE *out, const char *format, ...)
{
	struct text plain = TEXT_EMPTY;
	struct text safe = TEXT_EMPTY;
	va_list args;

	va_start(args, format);
	text_addv(&plain, format, args);
	va_end(args);
	terminal_add_lines(&safe, text_str(&plain));
	(void)fputs(text_str(&safe), out);
	text_release(&plain);
	text_release(&safe);
}
