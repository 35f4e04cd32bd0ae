#ifndef PEELSTATS_TEST_H
#define PEELSTATS_TEST_H

/* cmocka wants these before its own header. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/** Fails unless the condition holds, with a sentence of printf that says what
 * broke and why it matters. */
#define assert_so(condition, ...)                                              \
	do {                                                                   \
		if (!(condition))                                              \
			fail_msg(__VA_ARGS__);                                 \
	} while (0)

/** Fails unless |got - want| <= rtol * |want| + atol, both finite. */
#define assert_close(got, want, rtol, atol)                                    \
	assert_close_at(got, want, rtol, atol, #got, __FILE__, __LINE__)

static inline void assert_close_at(double got, double want, double rtol,
    double atol, const char *what, const char *file, int line)
{
	if (isfinite(got) && fabs(got - want) <= rtol * fabs(want) + atol)
		return;
	print_error("%s: got %.17g, want %.17g\n", what, got, want);
	_fail(file, line);
}

#endif
