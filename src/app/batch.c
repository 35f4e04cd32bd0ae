/* Several pieces of work at a time. */
#include "batch.h"

#include "peelstats/arena.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { THREADS_MAX = 64 };

/* What the threads share. */
struct batch {
	const struct batch_steps *steps;
	void *context;
	size_t n;
	atomic_size_t next;
	bool *done;
	pthread_mutex_t lock; /* of `done` */
	pthread_cond_t finished;
};

static void *work(void *context)
{
	struct batch *b = context;
	size_t i;

	while ((i = atomic_fetch_add(&b->next, 1)) < b->n) {
		b->steps->work(b->context, i);
		(void)pthread_mutex_lock(&b->lock);
		b->done[i] = true;
		(void)pthread_cond_signal(&b->finished);
		(void)pthread_mutex_unlock(&b->lock);
	}
	return NULL;
}

static void wait_for(struct batch *b, size_t i)
{
	(void)pthread_mutex_lock(&b->lock);
	while (!b->done[i])
		(void)pthread_cond_wait(&b->finished, &b->lock);
	(void)pthread_mutex_unlock(&b->lock);
}

static void run_in(struct batch *b, size_t threads)
{
	pthread_t thread[THREADS_MAX];
	size_t started = 0;

	while (threads > 1 && started < threads &&
	       pthread_create(&thread[started], NULL, work, b) == 0)
		started++;
	for (size_t i = 0; i < b->n; i++) {
		b->steps->begin(b->context, i);
		if (started == 0)
			b->steps->work(b->context, i);
		else
			wait_for(b, i);
		b->steps->end(b->context, i);
	}
	for (size_t i = 0; i < started; i++)
		(void)pthread_join(thread[i], NULL);
}

void batch_run(
    size_t n, size_t threads, const struct batch_steps *steps, void *context)
{
	struct batch b = { .steps = steps, .context = context, .n = n };

	b.done = heap_realloc(NULL, n, sizeof(*b.done));
	memset(b.done, 0, n * sizeof(*b.done));
	(void)pthread_mutex_init(&b.lock, NULL);
	(void)pthread_cond_init(&b.finished, NULL);
	run_in(&b, threads < THREADS_MAX ? threads : THREADS_MAX);
	(void)pthread_cond_destroy(&b.finished);
	(void)pthread_mutex_destroy(&b.lock);
	free(b.done);
}
