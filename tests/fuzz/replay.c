/* Runs a fuzz target over the files named: the corpus as a test. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

static int replay(const char *path)
{
	FILE *file = fopen(path, "rb");
	uint8_t *bytes = malloc(1 << 20);
	size_t len;

	if (file == NULL || bytes == NULL) {
		(void)fprintf(stderr, "cannot read %s\n", path);
		exit(1);
	}
	len = fread(bytes, 1, 1 << 20, file);
	(void)fclose(file);
	(void)LLVMFuzzerTestOneInput(bytes, len);
	free(bytes);
	return 1;
}

int main(int argc, char **argv)
{
	int n = 0;

	for (int i = 1; i < argc; i++)
		n += replay(argv[i]);
	(void)printf("%d inputs hold\n", n);
	return n > 0 ? 0 : 1;
}
