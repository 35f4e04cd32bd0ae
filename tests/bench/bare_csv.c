/*
 * The yardstick for loading: a pass of libcsv with empty callbacks. Usage:
 * bare_csv FILE
 */
#include <csv.h>

#include <stdio.h>

static void field(void *bytes, size_t len, void *context)
{
	(void)bytes;
	(void)len;
	(void)context;
}

static void row(int end, void *context)
{
	(void)end;
	(void)context;
}

int main(int argc, char **argv)
{
	static char chunk[256 * 1024];
	struct csv_parser p;
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	size_t n;

	if (file == NULL || csv_init(&p, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return 2;
	while ((n = fread(chunk, 1, sizeof(chunk), file)) > 0)
		(void)csv_parse(&p, chunk, n, field, row, NULL);
	(void)csv_fini(&p, field, row, NULL);
	csv_free(&p);
	(void)fclose(file);
	return 0;
}
