/* Numbers that go by a name. */
#include "measure.h"

#include <string.h>

#include "base/banned.h"

void metric_keep(struct analysis *a, struct metric_result *m, const char *name,
    struct value v)
{
	struct kept_number *kept = arena_alloc(&a->arena, sizeof(*kept));

	*kept = (struct kept_number){ name, v, m->kept };
	m->kept = kept;
}

struct value metric_kept(const struct metric_result *m, const char *name)
{
	for (const struct kept_number *k = m->kept; k != NULL; k = k->next)
		if (strcmp(k->name, name) == 0)
			return k->value;
	return value_unknown();
}
