#include "chart.h"

#include <string.h>

#include "base/banned.h"

static const struct chart *const charts[] = {
#define X(name) &chart_##name,
#include "charts.def"
#undef X
};

const struct chart *chart_find(const char *name)
{
	for (size_t i = 0; i < sizeof(charts) / sizeof(charts[0]); i++)
		if (strcmp(charts[i]->name, name) == 0)
			return charts[i];
	return charts[0];
}
