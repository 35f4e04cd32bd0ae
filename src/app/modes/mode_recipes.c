/* --recipe list. */
#include "app/mode.h"
#include "app/recipes.h"

#include "base/banned.h"

bool mode_recipes(const struct options *o, struct error *err)
{
	return recipes_print(o, err);
}
