/* --help. */
#include "app/mode.h"
#include "app/places.h"

#include <stdio.h>

#include "base/banned.h"

bool mode_help(const struct options *o, struct error *err)
{
	(void)err;
	options_help(place_data(o), stdout);
	return true;
}
