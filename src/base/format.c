#include "peelstats/format.h"

#include "peelstats/error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BASE_FORMATS
#include "banned.h"

/* A path and a sentence. */
enum { WHOLE_MAX = 8192 };

void format_short(char *out, size_t size, const char *format, ...)
{
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(out, size, format, args);
	va_end(args);
	if (len >= 0 && (size_t)len < size)
		return;
	(void)fprintf(stderr,
	    "peelstats: error: internal: \"%s\" is longer than %zu bytes\n",
	    format, size - 1);
	exit(EXIT_INTERNAL);
}

bool format_fits(char *out, size_t size, const char *format, ...)
{
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(out, size, format, args);
	va_end(args);
	if (len >= 0 && (size_t)len < size)
		return true;
	out[0] = '\0';
	return false;
}

static bool is_inside_character(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

void format_message(char *out, size_t size, const char *format, va_list args)
{
	static const char more[] = "...";
	char whole[WHOLE_MAX];
	int made = vsnprintf(whole, sizeof(whole), format, args);
	size_t len = made < 0 ? 0 : strnlen(whole, sizeof(whole) - 1);
	size_t head = (size - sizeof(more)) / 2;
	size_t tail;

	if (len < size) {
		memcpy(out, whole, len);
		out[len] = '\0';
		return;
	}
	tail = len - (size - sizeof(more) - head);
	while (head > 0 && is_inside_character(whole[head]))
		head--;
	while (tail < len && is_inside_character(whole[tail]))
		tail++;
	memcpy(out, whole, head);
	memcpy(out + head, more, sizeof(more) - 1);
	memcpy(out + head + sizeof(more) - 1, whole + tail, len - tail);
	out[head + sizeof(more) - 1 + len - tail] = '\0';
}

bool format_copy(char *out, size_t size, const char *from, size_t len)
{
	bool fits = len < size;

	memcpy(out, from, fits ? len : 0);
	out[fits ? len : 0] = '\0';
	return fits;
}
