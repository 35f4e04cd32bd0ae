#include "csv_text.h"

#include <string.h>

#include "base/banned.h"

static bool is_odd(unsigned char c, unsigned char delimiter)
{
	return (c < 0x20 && c != delimiter) || c >= 0x7F;
}

/* Eight bytes at once: a high bit stays set where one needs a look. */
static uint64_t odd_bytes(const char *s)
{
	const uint64_t ones = 0x0101010101010101U;
	const uint64_t high = 0x8080808080808080U;
	uint64_t x;

	memcpy(&x, s, sizeof(x));
	/* a byte below 0x20, or over 0x7E */
	return (((x - ones * 0x20) & ~x) | (x + ones) | x) & high;
}

bool csv_text_plain(const char *s, size_t len, char delimiter)
{
	size_t i = 0;

	while (i < len) {
		if (i + 8 <= len && odd_bytes(s + i) == 0) {
			i += 8;
			continue;
		}
		/* a tab between fields is the usual reason to look */
		for (size_t end = i + 8 < len ? i + 8 : len; i < end; i++)
			if (is_odd(
				(unsigned char)s[i], (unsigned char)delimiter))
				return false;
	}
	return true;
}

/* The code points of bytes 0x80 to 0x9F; 0 where none is defined. */
static const uint16_t upper[32] = { 0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026,
	0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0,
	0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
	0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178 };

bool csv_text_from_1252(const char *s, size_t len, struct text *out)
{
	for (size_t i = 0; i < len; i++) {
		unsigned char byte = (unsigned char)s[i];
		uint32_t code = byte;

		if (byte >= 0x80 && byte < 0xA0)
			code = upper[byte - 0x80];
		if (code == 0 || byte >= 0xFE)
			return false;
		text_add_code(out, code);
	}
	return true;
}

/* Marks that join, part or turn text without being seen, in ascending order:
 * soft hyphen, letter mark, vowel separator, zero widths, directions, word
 * joiners, variation selectors, byte order mark, annotations, tags. */
static const struct {
	uint32_t first;
	uint32_t last;
} invisible[] = {
	{ 0xAD, 0xAD },
	{ 0x61C, 0x61C },
	{ 0x180E, 0x180E },
	{ 0x200B, 0x200F },
	{ 0x202A, 0x202E },
	{ 0x2060, 0x206F },
	{ 0xFE00, 0xFE0F },
	{ 0xFEFF, 0xFEFF },
	{ 0xFFF9, 0xFFFB },
	{ 0xE0000, 0xE0FFF },
};

bool csv_text_invisible(uint32_t code)
{
	for (size_t i = 0; i < sizeof(invisible) / sizeof(invisible[0]); i++)
		if (code >= invisible[i].first && code <= invisible[i].last)
			return true;
	return false;
}

bool csv_text_control(uint32_t code)
{
	return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') ||
	       (code >= 0x7F && code < 0xA0) || code == 0x2028 ||
	       code == 0x2029 || (code & 0xFFFEU) == 0xFFFE;
}

static const struct csv_text_limit limits[] = {
#define X(column, most, flows) { column, most, flows },
#include "text_limits.def"
#undef X
};
static const struct csv_text_limit other = { "", 4000, false };

const struct csv_text_limit *csv_text_limit_of(const char *column)
{
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		if (strcmp(limits[i].column, column) == 0)
			return &limits[i];
	return &other;
}

void csv_text_settle(char *field, bool flows)
{
	char *out = field;
	const char *at = field;

	while (*at != '\0') {
		size_t len = strspn(at, " \t\r\n");
		size_t spaces = strspn(at, " ");
		bool line = memchr(at, '\n', len) != NULL ||
			    memchr(at, '\r', len) != NULL;

		if (len == 0) {
			*out++ = *at++;
		} else if (spaces == len) {
			memmove(out, at, len);
			out += len;
			at += len;
		} else {
			at += len;
			if (out > field && *at != '\0')
				*out++ = flows && line ? '\n' : ' ';
		}
	}
	*out = '\0';
}
