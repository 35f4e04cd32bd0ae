#include "csv_text.h"

#include <string.h>

#include "base/banned.h"

bool csv_text_plain(const char *s, size_t len, char delimiter)
{
	unsigned odd = 0;

	/* no early end: so the compiler can look at many bytes at once */
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		odd |= (unsigned)((unsigned char)(c - 0x20) >= 0x5F) &
		       (unsigned)(c != (unsigned char)delimiter);
		odd |= (unsigned)(c == '"');
	}
	return odd == 0;
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

bool csv_text_invisible(uint32_t code)
{
	return code == 0xAD || code == 0x61C || code == 0x180E ||
	       (code >= 0x200B && code <= 0x200F) ||
	       (code >= 0x202A && code <= 0x202E) ||
	       (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
	       (code >= 0xFE00 && code <= 0xFE0F) ||
	       (code >= 0xFFF9 && code <= 0xFFFB) ||
	       (code >= 0xE0000 && code <= 0xE0FFF);
}

bool csv_text_control(uint32_t code)
{
	return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') ||
	       (code >= 0x7F && code < 0xA0) || code == 0x2028 ||
	       code == 0x2029 || (code & 0xFFFEU) == 0xFFFE;
}
