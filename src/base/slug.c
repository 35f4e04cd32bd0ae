#include "peelstats/slug.h"

#include "peelstats/text.h"

#include <ctype.h>

#include "base/banned.h"

/* The plain letter of each from U+00C0 to U+017F; '-' for a sign. */
static const char plain[] = "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiii"
			    "dnooooo-ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggg"
			    "gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooo"
			    "oooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

enum { FIRST = 0xC0 };

char slug_letter(uint32_t code)
{
	if (code < 0x80)
		return isalnum((int)code) ? (char)tolower((int)code) : '-';
	if (code >= FIRST && code - FIRST < sizeof(plain) - 1)
		return plain[code - FIRST];
	if (code >= 0x1E80 && code <= 0x1E85)
		return 'w';
	return code == 0x1EF2 || code == 0x1EF3 ? 'y' : '-';
}

void slug_make(const char *name, char *out, size_t size)
{
	size_t len = 0;

	while (*name != '\0' && len + 1 < size) {
		char c = slug_letter(utf8_next(&name));

		if (c != '-' || (len > 0 && out[len - 1] != '-'))
			out[len++] = c;
	}
	while (len > 0 && out[len - 1] == '-')
		len--;
	out[len] = '\0';
}
