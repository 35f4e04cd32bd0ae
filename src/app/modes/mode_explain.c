/* --explain: what a message means. */
#include "app/codes.h"
#include "app/mode.h"
#include "peelstats/names.h"

#include <stdio.h>

#include "base/banned.h"

bool mode_explain(const struct options *o, struct error *err)
{
	const char *cell[3];

	for (size_t i = 0; code_at(i, cell); i++)
		if (name_equal(cell[0], o->what)) {
			(void)printf("%s: %s\n%s\n", cell[0], cell[1], cell[2]);
			return true;
		}
	return error_set(err, EXIT_USAGE,
	    "there is no code \"%s\"; see peelstats --list codes", o->what);
}
