#include "interrupt.h"

#include "app/output/temporary.h"
#include "peelstats/file.h"
#include "peelstats/format.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

enum { WATCHED = 3, PATIENCE = 100 /* ms */ };
static const int watched[WATCHED] = { SIGINT, SIGTERM, SIGHUP };

static atomic_size_t expected;
static atomic_size_t written;

void interrupt_expect(size_t total)
{
	atomic_store(&expected, total);
}

void interrupt_count(void)
{
	(void)atomic_fetch_add(&written, 1);
}

/*
 * Written without a stream, which another thread may hold while it waits, and
 * without memory, which there may be none of.
 */
static void say_what_was_written(void)
{
	struct pollfd terminal = { STDERR_FILENO, POLLOUT, 0 };
	size_t total = atomic_load(&expected);
	size_t done = atomic_load(&written);
	char line[160];

	if (total == 0 || poll(&terminal, 1, PATIENCE) <= 0)
		return;
	format_short(line, sizeof(line),
	    "%speelstats: interrupted: %zu of %zu reports %s written; what was "
	    "there before is as it was\n",
	    isatty(STDERR_FILENO) != 0 ? "\r\033[K" : "", done, total,
	    done == 1 ? "is" : "are");
	(void)!file_write(STDERR_FILENO, line, strlen(line));
}

static void end_by(int number)
{
	struct sigaction usual;
	sigset_t one;

	memset(&usual, 0, sizeof(usual));
	usual.sa_handler = SIG_DFL;
	(void)sigaction(number, &usual, NULL);
	(void)sigemptyset(&one);
	(void)sigaddset(&one, number);
	(void)pthread_sigmask(SIG_UNBLOCK, &one, NULL);
	(void)raise(number);
}

/* The last thing that happens: nothing gets a name any more. */
static void *watch(void *context)
{
	const sigset_t *set = context;
	int number = 0;

	if (sigwait(set, &number) == 0) {
		temporary_abandon();
		say_what_was_written();
		end_by(number);
	}
	return NULL;
}

void interrupt_watch(void)
{
	static sigset_t set;
	pthread_t thread;

	(void)sigemptyset(&set);
	for (size_t i = 0; i < WATCHED; i++) {
		struct sigaction before;

		/* what somebody ignores, such as nohup, stays ignored */
		if (sigaction(watched[i], NULL, &before) == 0 &&
		    before.sa_handler != SIG_IGN)
			(void)sigaddset(&set, watched[i]);
	}
	(void)pthread_sigmask(SIG_BLOCK, &set, NULL);
	if (pthread_create(&thread, NULL, watch, &set) == 0)
		(void)pthread_detach(thread);
	else
		(void)pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}
