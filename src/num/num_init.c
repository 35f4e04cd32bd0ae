#include "normal_table.h"
#include "peelstats/num.h"

#include <gsl/gsl_errno.h>

#include "base/banned.h"

void num_init(void)
{
	(void)gsl_set_error_handler_off();
	normal_table_init();
}
