#include "output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/banned.h"

enum { PATH_ROOM = 4200, TRIES_A_SECOND = 20, MARK = 6, OLD = 3600 };

static void folder_of(const char *path, char *out, size_t size)
{
	struct stat st;
	char copy[PATH_ROOM];

	(void)snprintf(copy, sizeof(copy), "%s", path);
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		(void)snprintf(out, size, "%s", path);
	else
		(void)snprintf(out, size, "%s", dirname(copy));
}

static void give_back(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
	*fd = -1;
}

/* Opens and locks; false when another holds it. */
static bool take(const char *path, int flags, int *fd)
{
	*fd = open(path, flags | O_CLOEXEC);
	if (*fd < 0 || flock(*fd, LOCK_EX | LOCK_NB) == 0)
		return true;
	if (errno == EWOULDBLOCK) {
		give_back(fd);
		return false;
	}
	return true;
}

static bool try_lock(const char *folder, bool whole, struct output_lock *lock)
{
	char file[PATH_ROOM + 32];

	*lock = (struct output_lock){ -1, -1 };
	(void)snprintf(file, sizeof(file), "%s/.peelstats.lock", folder);
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
	char folder[PATH_ROOM];
	bool whole;

	folder_of(path, folder, sizeof(folder));
	whole = strcmp(folder, path) == 0;
	for (unsigned i = 0; i <= seconds * TRIES_A_SECOND; i++) {
		if (try_lock(folder, whole, lock))
			return true;
		if (i < seconds * TRIES_A_SECOND)
			(void)nanosleep(&pause, NULL);
	}
	return error_set(err, EXIT_LOCKED,
	    "%s: another run is writing here; wait for it, or use --wait 60",
	    folder);
}

void output_unlock(struct output_lock *lock)
{
	give_back(&lock->file);
	give_back(&lock->folder);
}

/* ".NAME.XXXXXX": the name that output_write() gives while it writes. */
static bool is_left_over(const char *entry, const char *name)
{
	size_t len = strlen(name);

	return entry[0] == '.' && strncmp(entry + 1, name, len) == 0 &&
	       entry[1 + len] == '.' && strlen(entry + 2 + len) == MARK;
}

static bool is_old(int folder, const char *name)
{
	struct stat st;

	return fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISREG(st.st_mode) && time(NULL) - st.st_mtime > OLD;
}

void output_clean(const char *path, bool locked)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	char folder[PATH_ROOM];
	DIR *d;

	folder_of(path, folder, sizeof(folder));
	d = opendir(folder);
	if (d == NULL)
		return;
	for (struct dirent *e = readdir(d); e != NULL; e = readdir(d))
		if (is_left_over(e->d_name, name) &&
		    (locked || is_old(dirfd(d), e->d_name)))
			(void)unlinkat(dirfd(d), e->d_name, 0);
	(void)closedir(d);
}
