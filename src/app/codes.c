/* The codes of messages, from codes.def. */
#include "codes.h"

#include "base/banned.h"

static const struct {
	const char *code;
	const char *meaning;
	const char *help;
} codes[] = {
#define X(code, meaning, help) { #code, meaning, help },
#include "codes.def"
#undef X
};

enum { N_CODES = sizeof(codes) / sizeof(codes[0]) };

bool code_at(size_t i, const char *cell[3])
{
	if (i >= N_CODES)
		return false;
	cell[0] = codes[i].code;
	cell[1] = codes[i].meaning;
	cell[2] = codes[i].help;
	return true;
}
