/* --completion: the script for a shell. */
#include "app/completion/completion.h"
#include "app/mode.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

bool mode_completion(const struct options *o, struct error *err)
{
	(void)err;
	if (strcmp(o->what, "bash") == 0)
		completion_bash(stdout);
	else if (strcmp(o->what, "zsh") == 0)
		completion_zsh(stdout);
	else
		completion_fish(stdout);
	return true;
}
