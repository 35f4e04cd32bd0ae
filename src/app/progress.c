#include "progress.h"

#include "peelstats/terminal.h"

#include <stdio.h>
#include <unistd.h>

#include "base/banned.h"

enum { BAR = 20 };

static const double first_shown = 1; /* [s] */
static const double between = 0.1;

static double seconds(const struct timespec *from, const struct timespec *to)
{
	return (double)(to->tv_sec - from->tv_sec) +
	       (double)(to->tv_nsec - from->tv_nsec) / 1e9;
}

void progress_begin(struct progress *p, const struct options *o, size_t total)
{
	*p = (struct progress){ .when = o->progress, .total = total };
	p->terminal = isatty(STDERR_FILENO) != 0;
	if (o->quiet && p->when == WHEN_AUTO)
		p->when = WHEN_NEVER;
	(void)clock_gettime(CLOCK_MONOTONIC, &p->began);
	p->last = p->began;
}

static void print_bar(const struct progress *p, size_t done)
{
	size_t full = done * BAR / p->total;

	(void)fputc('[', stderr);
	for (size_t i = 0; i < BAR; i++)
		(void)fputc(i < full ? '#' : '-', stderr);
	(void)fputc(']', stderr);
}

void progress_show(struct progress *p, size_t done, const char *name)
{
	struct timespec now;
	double since;

	if (p->when == WHEN_NEVER || (p->when == WHEN_AUTO && !p->terminal))
		return;
	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	since = seconds(&p->began, &now);
	if (p->when == WHEN_AUTO &&
	    (since < first_shown || seconds(&p->last, &now) < between))
		return;
	p->last = now;
	progress_clear(p);
	terminal_printf(stderr, "%s %zu/%zu ", name, done + 1, p->total);
	print_bar(p, done);
	(void)fprintf(stderr, " %.0f s", since);
	if (!p->terminal)
		(void)fputc('\n', stderr);
	p->shown = p->terminal;
	(void)fflush(stderr);
}

void progress_clear(struct progress *p)
{
	if (p->shown)
		(void)fputs("\r\033[K", stderr);
	p->shown = false;
}
