#include "peelstats/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

int file_open(const char *path, int flags, mode_t mode)
{
	int fd;

	do
		fd = open(path, flags | O_CLOEXEC, mode);
	while (fd < 0 && errno == EINTR);
	return fd;
}

bool file_write(int fd, const void *bytes, size_t len)
{
	const char *from = bytes;

	while (len > 0) {
		ssize_t n = write(fd, from, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		from += n;
		len -= (size_t)n;
	}
	return true;
}

ssize_t file_read(int fd, void *bytes, size_t room)
{
	char *to = bytes;
	size_t got = 0;

	while (got < room) {
		ssize_t n = read(fd, to + got, room - got);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			break;
		got += (size_t)n;
	}
	return (ssize_t)got;
}

bool file_flush(int fd)
{
	int done;

	do
		done = fsync(fd);
	while (done != 0 && errno == EINTR);
	return done == 0 || errno == EINVAL || errno == EROFS ||
	       errno == ENOTSUP;
}

bool file_close(int fd)
{
	return close(fd) == 0 || errno == EINTR;
}

void folder_of(const char *path, struct text *folder)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		text_add(folder, ".");
	else
		text_add_bytes(
		    folder, path, slash > path ? (size_t)(slash - path) : 1);
}
