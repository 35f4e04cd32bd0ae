#include "standard.h"

#include "peelstats/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

bool standard_open(void)
{
	static char buffer[128 * 1024];
	/* the wrong way round for input and output: use of them fails */
	static const int way[] = { O_WRONLY, O_RDONLY, O_WRONLY };

	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF &&
		    file_open("/dev/null", way[fd], 0) != fd)
			return false;
	/* what is printed fits, so that a failure is known with its reason */
	(void)setvbuf(stdout, buffer, _IOFBF, sizeof(buffer));
	return true;
}

bool standard_reach(struct error *err)
{
	ssize_t done;

	do
		done = write(STDOUT_FILENO, "", 0);
	while (done != 0 && errno == EINTR);
	return done == 0 || errno == EPIPE ||
	       error_set(err, EXIT_IO, "cannot write to standard output: %s",
		   strerror(errno));
}

static bool reader_is_gone(void)
{
	struct pollfd out = { STDOUT_FILENO, POLLOUT, 0 };

	return poll(&out, 1, 0) > 0 && (out.revents & POLLERR) != 0;
}

bool standard_finish(struct error *err)
{
	bool before = ferror(stdout) != 0;
	bool now = fflush(stdout) != 0;
	int error = now ? errno : EIO;

	if ((!before && !now) || (now && errno == EPIPE) || reader_is_gone())
		return true;
	return error_set(err, EXIT_IO, "cannot write to standard output: %s",
	    strerror(error));
}
