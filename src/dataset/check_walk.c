/* The measures and years that the checks of figures go through. */
#include "check_walk.h"

#include "base/banned.h"

void check_walk(const struct dataset *d, const char *path, int only,
    struct diag_list *diags, void (*check)(struct check_walk *))
{
	struct check_walk w = { .d = d, .path = path, .diags = diags };

	for (w.metric = 0; w.metric < d->n_metrics; w.metric++)
		for (size_t y = 0; y < d->n_years; y++) {
			w.year = d->year[y];
			w.before = y > 0 && d->year[y - 1] == w.year - 1
				       ? w.year - 1
				       : 0;
			if (only == 0 || w.year == only || w.year == only - 1)
				check(&w);
		}
}
