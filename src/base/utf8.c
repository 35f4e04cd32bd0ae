#include "peelstats/text.h"

#include <string.h>

#include "banned.h"

enum { REPLACEMENT = 0xFFFD };

/* Bytes that follow the lead byte, or -1 when it cannot lead. */
static int utf8_tail(unsigned char lead)
{
	if (lead < 0x80)
		return 0;
	if (lead >= 0xC2 && lead < 0xE0)
		return 1;
	if (lead >= 0xE0 && lead < 0xF0)
		return 2;
	if (lead >= 0xF0 && lead < 0xF5)
		return 3;
	return -1;
}

static bool utf8_allowed(uint32_t code, int tail)
{
	static const uint32_t least[] = { 0, 0x80, 0x800, 0x10000 };

	return code >= least[tail] && code <= 0x10FFFF &&
	       (code < 0xD800 || code > 0xDFFF);
}

uint32_t utf8_next(const char **s)
{
	const unsigned char *p = (const unsigned char *)*s;
	int tail = utf8_tail(p[0]);
	uint32_t code = tail <= 0 ? p[0] : p[0] & (0x3FU >> tail);

	if (p[0] == 0)
		return 0;
	for (int i = 1; i <= tail; i++) {
		if ((p[i] & 0xC0U) != 0x80U) {
			tail = -1;
			break;
		}
		code = code << 6 | (p[i] & 0x3FU);
	}
	if (tail < 0 || !utf8_allowed(code, tail)) {
		*s += 1;
		return REPLACEMENT;
	}
	*s += tail + 1;
	return code;
}

bool utf8_valid(const char *s, size_t len)
{
	const char *p = s;

	if (memchr(s, 0, len) != NULL)
		return false;
	while (p < s + len) {
		const char *before = p;

		if (utf8_next(&p) == REPLACEMENT && p - before == 1)
			return false;
	}
	return p == s + len;
}

size_t utf8_count(const char *s, size_t len)
{
	size_t count = 0;

	for (size_t i = 0; i < len; i++)
		count += ((unsigned char)s[i] & 0xC0U) != 0x80U;
	return count;
}
