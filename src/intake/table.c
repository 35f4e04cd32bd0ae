/* Which reader a file needs. */
#include "table.h"

#include "peelstats/file.h"
#include "table_zip.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

/* The first bytes of the file; none when it cannot be read. */
static bool first_bytes(const char *path, char bytes[4], struct error *err)
{
	struct stat st;
	int fd = file_open(path, O_RDONLY | O_NONBLOCK, 0);
	ssize_t n;

	memset(bytes, 0, 4);
	if (fd < 0)
		return error_set(err, EXIT_IO, "%s: %s", path, strerror(errno));
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		(void)file_close(fd);
		return error_set(err, EXIT_IO, "%s: not a regular file", path);
	}
	n = read(fd, bytes, 4);
	(void)file_close(fd);
	return n >= 0 ||
	       error_set(err, EXIT_IO, "%s: %s", path, strerror(errno));
}

bool table_read(
    const char *path, const struct table_reader *reader, struct error *err)
{
	char bytes[4];

	if (!first_bytes(path, bytes, err))
		return false;
	if (memcmp(bytes, "PK\x03\x04", 4) == 0)
		return table_read_zip(path, reader, err);
	if (memcmp(bytes, "\xD0\xCF\x11\xE0", 4) == 0)
		return error_set(err, EXIT_DATA,
		    "%s: this is an Excel workbook of before 2007, or one with "
		    "a password: save it as .xlsx, .ods or CSV",
		    path);
	if (memcmp(bytes, "%PDF", 4) == 0 || memcmp(bytes, "<!DO", 4) == 0 ||
	    memcmp(bytes, "<htm", 4) == 0 || memcmp(bytes, "\x1F\x8B", 2) == 0)
		return error_set(err, EXIT_DATA,
		    "%s: this is no table but a PDF, a web page or a "
		    "compressed file; CSV, XLSX and ODS are read",
		    path);
	return table_read_csv(path, reader, err);
}
