#include "progress.h"

#include "peelstats/format.h"
#include "peelstats/terminal.h"

#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/banned.h"

enum { BAR = 20, NAME_SHOWN = 40 /* characters: the line must not wrap */ };

static const long first_shown = 500; /* [ms] */
static const long between = 250; /* [ms] */

static struct {
	pthread_mutex_t lock;
	pthread_cond_t wake;
	pthread_t thread;
	bool ticking; /* the thread is there */
	bool stopping;
	bool paused;
	bool shown; /* the line is on the terminal now */
	enum when when;
	bool terminal;
	char name[NAME_SHOWN * 4 + 1];
	size_t done;
	size_t total; /* 0 = nothing to count */
	struct timespec began;
} line = { .lock = PTHREAD_MUTEX_INITIALIZER, .when = WHEN_NEVER };

static bool is_seen(void)
{
	return line.terminal && line.when != WHEN_NEVER;
}

static long elapsed(void) /* [ms] */
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)(now.tv_sec - line.began.tv_sec) * 1000 +
	       (now.tv_nsec - line.began.tv_nsec) / 1000000;
}

static void erase(void)
{
	if (line.shown)
		(void)fputs("\r\033[K", stderr);
	line.shown = false;
}

static void add_bar(struct text *out)
{
	size_t full = line.done * BAR / line.total;

	text_addf(out, " %zu/%zu [", line.done + 1, line.total);
	for (size_t i = 0; i < BAR; i++)
		text_add_char(out, i < full ? '#' : '-');
	text_add_char(out, ']');
}

/* In one piece, as standard error keeps nothing back. */
static void print_line(void)
{
	struct text out = TEXT_EMPTY;

	if (line.shown)
		text_add(&out, "\r\033[K");
	terminal_add(&out, line.name);
	if (line.total > 0)
		add_bar(&out);
	text_addf(
	    &out, " %ld s%s", elapsed() / 1000, line.terminal ? "" : "\n");
	(void)fputs(text_str(&out), stderr);
	line.shown = line.terminal;
	text_release(&out);
}

static void *tick(void *context)
{
	struct timespec next;

	(void)context;
	(void)pthread_mutex_lock(&line.lock);
	while (!line.stopping) {
		if (!line.paused && line.name[0] != '\0' &&
		    elapsed() >= first_shown)
			print_line();
		(void)clock_gettime(CLOCK_REALTIME, &next);
		next.tv_nsec += between * 1000000;
		next.tv_sec += next.tv_nsec / 1000000000;
		next.tv_nsec %= 1000000000;
		(void)pthread_cond_timedwait(&line.wake, &line.lock, &next);
	}
	(void)pthread_mutex_unlock(&line.lock);
	return NULL;
}

void progress_start(const struct options *o)
{
	line.when = o->progress;
	line.terminal = isatty(STDERR_FILENO) != 0;
	if (o->quiet && line.when == WHEN_AUTO)
		line.when = WHEN_NEVER;
	(void)clock_gettime(CLOCK_MONOTONIC, &line.began);
	if (!is_seen() || pthread_cond_init(&line.wake, NULL) != 0)
		return;
	line.ticking = pthread_create(&line.thread, NULL, tick, NULL) == 0;
}

static void set(const char *name, size_t done, size_t total)
{
	const char *end = name;

	for (size_t n = 0; n < NAME_SHOWN && *end != '\0'; n++)
		(void)utf8_next(&end);
	(void)pthread_mutex_lock(&line.lock);
	(void)!format_copy(
	    line.name, sizeof(line.name), name, (size_t)(end - name));
	line.done = done;
	line.total = total;
	(void)pthread_mutex_unlock(&line.lock);
}

void progress_stage(const char *what)
{
	set(what, 0, 0);
}

void progress_show(const char *name, size_t done, size_t total)
{
	set(name, done, total);
	if (line.when == WHEN_ALWAYS && !line.terminal)
		print_line();
}

void progress_pause(void)
{
	(void)pthread_mutex_lock(&line.lock);
	erase();
	line.paused = true;
	(void)pthread_mutex_unlock(&line.lock);
}

void progress_resume(void)
{
	(void)pthread_mutex_lock(&line.lock);
	line.paused = false;
	(void)pthread_mutex_unlock(&line.lock);
}

void progress_stop(void)
{
	progress_pause();
	if (!line.ticking)
		return;
	(void)pthread_mutex_lock(&line.lock);
	line.stopping = true;
	(void)pthread_cond_signal(&line.wake);
	(void)pthread_mutex_unlock(&line.lock);
	(void)pthread_join(line.thread, NULL);
	(void)pthread_cond_destroy(&line.wake);
	line.ticking = false;
}
