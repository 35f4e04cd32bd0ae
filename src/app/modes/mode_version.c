/* --version. */
#include "app/messages.h"
#include "app/mode.h"

#include <stdio.h>

#include "base/banned.h"

bool mode_version(const struct options *o, struct error *err)
{
	(void)o;
	(void)err;
	(void)puts(program_version);
	return true;
}
