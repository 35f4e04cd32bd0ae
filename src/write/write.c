#include "peelstats/write.h"

#include <string.h>

#include "base/banned.h"

#define X(folder, word) extern const struct writer writer_##folder;
#include "writers.def"
#undef X

static const struct writer *const writers[] = {
#define X(folder, word) &writer_##folder,
#include "writers.def"
#undef X
};

enum { N_WRITERS = sizeof(writers) / sizeof(writers[0]) };

const struct writer *writer_at(size_t i)
{
	return i < N_WRITERS ? writers[i] : NULL;
}

const struct writer *writer_find(const char *name)
{
	for (size_t i = 0; i < N_WRITERS; i++)
		if (strcmp(writers[i]->name, name) == 0)
			return writers[i];
	return NULL;
}

const char *writer_names(void)
{
	return ""
#define X(folder, word) word
#include "writers.def"
#undef X
	    ;
}
