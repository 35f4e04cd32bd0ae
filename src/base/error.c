#include "peelstats/error.h"

#include "peelstats/format.h"

#include <stdarg.h>
#include <stdio.h>

#include "banned.h"

bool error_set(
    struct error *err, enum exit_status status, const char *format, ...)
{
	va_list args;

	if (err->status != EXIT_OK)
		return false;
	err->status = status;
	va_start(args, format);
	format_message(err->message, sizeof(err->message), format, args);
	va_end(args);
	return false;
}
