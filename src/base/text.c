#include "peelstats/text.h"

#include "peelstats/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BASE_FORMATS
#include "banned.h"

enum { MOST_LINES = 100 }; /* [bytes] that most formatted pieces take */

void text_release(struct text *t)
{
	free(t->s);
	t->s = NULL;
	t->len = 0;
	t->capacity = 0;
}

void text_clear(struct text *t)
{
	t->len = 0;
	if (t->s != NULL)
		t->s[0] = '\0';
}

static void text_reserve(struct text *t, size_t more)
{
	size_t need = t->len + more + 1;
	size_t capacity = t->capacity != 0 ? t->capacity : 64;

	if (need <= t->capacity)
		return;
	while (capacity < need)
		capacity *= 2;
	t->s = heap_realloc(t->s, capacity, 1);
	t->capacity = capacity;
}

void text_add_bytes(struct text *t, const void *bytes, size_t len)
{
	if (t->len + len >= t->capacity)
		text_reserve(t, len);
	if (len > 0)
		memcpy(t->s + t->len, bytes, len);
	t->len += len;
	t->s[t->len] = '\0';
}

void text_add(struct text *t, const char *s)
{
	text_add_bytes(t, s, strlen(s));
}

void text_add_char(struct text *t, char c)
{
	if (t->len + 1 >= t->capacity)
		text_reserve(t, 1);
	t->s[t->len++] = c;
	t->s[t->len] = '\0';
}

void text_add_unsigned(struct text *t, size_t n)
{
	char digits[24];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	text_add_bytes(t, digits + at, sizeof(digits) - at);
}

void text_addv(struct text *t, const char *format, va_list args)
{
	va_list again;
	size_t room;
	int len;

	va_copy(again, args);
	text_reserve(t, MOST_LINES); /* so that one pass is enough */
	room = t->capacity - t->len;
	len = vsnprintf(t->s + t->len, room, format, args);
	if (len >= 0 && (size_t)len >= room) {
		text_reserve(t, (size_t)len);
		(void)vsnprintf(t->s + t->len, (size_t)len + 1, format, again);
	}
	if (len >= 0)
		t->len += (size_t)len;
	t->s[t->len] = '\0';
	va_end(again);
}

void text_addf(struct text *t, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	text_addv(t, format, args);
	va_end(args);
}

const char *text_str(const struct text *t)
{
	return t->s != NULL ? t->s : "";
}

void text_add_code(struct text *t, uint32_t code)
{
	if (code < 0x80) {
		text_add_char(t, (char)code);
		return;
	}
	if (code < 0x800) {
		text_add_char(t, (char)(0xC0U | code >> 6));
	} else {
		if (code < 0x10000) {
			text_add_char(t, (char)(0xE0U | code >> 12));
		} else {
			text_add_char(t, (char)(0xF0U | code >> 18));
			text_add_char(t, (char)(0x80U | (code >> 12 & 0x3FU)));
		}
		text_add_char(t, (char)(0x80U | (code >> 6 & 0x3FU)));
	}
	text_add_char(t, (char)(0x80U | (code & 0x3FU)));
}

bool text_is_formula(const char *s)
{
	return s[0] != '\0' && strchr("=+-@\t\r\n", s[0]) != NULL;
}

void text_add_csv_field(struct text *out, const char *s)
{
	if (text_is_formula(s))
		text_add_char(out, '\'');
	text_add_csv_exact(out, s);
}

void text_add_csv_exact(struct text *out, const char *s)
{
	size_t len = strlen(s);

	if (strpbrk(s, ",\"\r\n") == NULL && s[0] != ' ' &&
	    (len == 0 || s[len - 1] != ' ')) {
		text_add(out, s);
		return;
	}
	text_add_char(out, '"');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			text_add_char(out, '"');
		text_add_char(out, *s);
	}
	text_add_char(out, '"');
}
