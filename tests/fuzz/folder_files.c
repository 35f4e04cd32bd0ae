#define _GNU_SOURCE
#include "folder_files.h"

#include <string.h>

static const char mark[] = "=== ";

void folder_files_write(struct fixture *f, const char *data, size_t size)
{
	const char *end = data + size;
	const char *at = data;

	while ((size_t)(end - at) > strlen(mark) &&
	       strncmp(at, mark, strlen(mark)) == 0) {
		const char *name = at + strlen(mark);
		const char *body = memchr(name, '\n', (size_t)(end - name));
		const char *next;
		char file[32] = "";

		if (body == NULL || body - name >= (long)sizeof(file))
			return;
		memcpy(file, name, (size_t)(body - name));
		next = memmem(body, (size_t)(end - body), "\n=== ", 5);
		next = next != NULL ? next + 1 : end;
		if (strspn(file, "abcdefghijklmnopqrstuvwxyz.") ==
			strlen(file) &&
		    file[0] != '.' && file[0] != '\0')
			fixture_write_bytes(
			    f, file, body + 1, (size_t)(next - body - 1));
		at = next;
	}
}
