#include "peelstats/backend.h"

#include <string.h>

#include "base/banned.h"

#define X(name) extern const struct backend backend_##name;
#include "backends.def"
#undef X

static const struct backend *const backends[] = {
#define X(name) &backend_##name,
#include "backends.def"
#undef X
};

const struct backend *backend_find(const char *name)
{
	for (size_t i = 0; i < sizeof(backends) / sizeof(backends[0]); i++)
		if (strcmp(backends[i]->name, name) == 0)
			return backends[i];
	return NULL;
}
