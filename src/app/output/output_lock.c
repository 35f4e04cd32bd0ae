#include "output.h"
#include "peelstats/file.h"
#include "temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/banned.h"

enum { TRIES_A_SECOND = 20 };

/* The folder itself if `path` is one, else the one it lies in. */
static bool place_of(const char *path, struct text *folder)
{
	struct stat st;
	bool whole = stat(path, &st) == 0 && S_ISDIR(st.st_mode);

	if (whole)
		text_add(folder, path);
	else
		folder_of(path, folder);
	return whole;
}

static void give_back(int *fd)
{
	if (*fd >= 0)
		(void)file_close(*fd);
	*fd = -1;
}

/* Opens and locks; false when another holds it. */
static bool take(const char *path, int flags, int *fd)
{
	*fd = file_open(path, flags | O_NOCTTY | O_NONBLOCK, 0);
	if (*fd < 0 || flock(*fd, LOCK_EX | LOCK_NB) == 0)
		return true;
	if (errno == EWOULDBLOCK) {
		give_back(fd);
		return false;
	}
	return true;
}

static bool try_lock(
    const char *folder, const char *file, bool whole, struct output_lock *lock)
{
	*lock = (struct output_lock){ -1, -1 };
	if (whole && !take(folder, O_RDONLY | O_DIRECTORY, &lock->folder))
		return false;
	if (take(file, O_RDWR | O_NOFOLLOW, &lock->file))
		return true;
	give_back(&lock->folder);
	return false;
}

bool output_lock(const char *path, unsigned seconds, struct output_lock *lock,
    struct error *err)
{
	const struct timespec pause = { 0, 1000000000 / TRIES_A_SECOND };
	struct text folder = TEXT_EMPTY;
	struct text file = TEXT_EMPTY;
	bool whole = place_of(path, &folder);
	bool ok = false;

	text_addf(&file, "%s/.peelstats.lock", text_str(&folder));
	for (unsigned i = 0; i <= seconds * TRIES_A_SECOND && !ok; i++) {
		ok = try_lock(text_str(&folder), text_str(&file), whole, lock);
		if (!ok && i < seconds * TRIES_A_SECOND)
			(void)nanosleep(&pause, NULL);
	}
	if (!ok)
		(void)error_set(err, EXIT_LOCKED,
		    "%s: another run is writing here; wait for it, or use "
		    "--wait 60",
		    text_str(&folder));
	text_release(&folder);
	text_release(&file);
	return ok;
}

void output_unlock(struct output_lock *lock)
{
	give_back(&lock->file);
	give_back(&lock->folder);
}

void output_clean(const char *path)
{
	struct text folder = TEXT_EMPTY;

	if (strcmp(path, "-") != 0) {
		(void)place_of(path, &folder);
		temporary_clean(text_str(&folder));
	}
	text_release(&folder);
}
