/* The package: OpenDocument 1.3, part 2. */
#include "ods_parts.h"
#include "peelstats/arena.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/banned.h"

static const char media_type[] =
    "application/vnd.oasis.opendocument.spreadsheet";

enum {
	/* 1 January 1980, the first day that a zip file knows */
	FIRST_DAY = 0x21,
	/* of 1 to 9; more takes twice the time and saves a tenth */
	EFFORT = 4
};

/* Adds a member, whose bytes are borrowed until the file is closed. */
static bool add(
    zip_t *zip, const char *name, const void *bytes, size_t len, bool packed)
{
	zip_source_t *source = zip_source_buffer(zip, bytes, len, 0);
	zip_int64_t at;

	if (source == NULL)
		return false;
	at = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
	if (at < 0) {
		zip_source_free(source);
		return false;
	}
	return zip_set_file_compression(zip, (zip_uint64_t)at,
		   packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, EFFORT) == 0 &&
	       zip_file_set_dostime(zip, (zip_uint64_t)at, 0, FIRST_DAY, 0) ==
		   0 &&
	       /* no system and no rights of files */
	       zip_file_set_external_attributes(
		   zip, (zip_uint64_t)at, 0, ZIP_OPSYS_DOS, 0) == 0;
}

static bool add_all(zip_t *zip, const struct ods_member *member, size_t n)
{
	bool ok =
	    add(zip, "mimetype", media_type, sizeof(media_type) - 1, false);

	for (size_t i = 0; ok && i < n; i++)
		ok = add(zip, member[i].name, text_str(member[i].bytes),
		    member[i].bytes->len, true);
	return ok;
}

static bool take_bytes(zip_source_t *source, struct text *bytes)
{
	zip_stat_t st;
	char *copy;
	bool ok;

	if (zip_source_stat(source, &st) != 0 || zip_source_open(source) != 0)
		return false;
	copy = heap_realloc(NULL, (size_t)st.size + 1, 1);
	ok = zip_source_read(source, copy, st.size) == (zip_int64_t)st.size;
	if (ok)
		text_add_bytes(bytes, copy, (size_t)st.size);
	free(copy);
	(void)zip_source_close(source);
	return ok;
}

static bool fail(zip_error_t *why, struct error *err)
{
	bool ok = error_set(err, EXIT_INTERNAL,
	    "the spreadsheet cannot be packed: %s", zip_error_strerror(why));

	zip_error_fini(why);
	return ok;
}

bool ods_pack(const struct ods_member *member, size_t n, struct text *bytes,
    struct error *err)
{
	zip_error_t why;
	zip_source_t *source;
	zip_t *zip;
	bool ok;

	zip_error_init(&why);
	source = zip_source_buffer_create(NULL, 0, 0, &why);
	if (source == NULL)
		return fail(&why, err);
	zip_source_keep(source); /* it outlives the archive */
	zip = zip_open_from_source(source, ZIP_TRUNCATE, &why);
	if (zip == NULL) {
		zip_source_free(source);
		zip_source_free(source);
		return fail(&why, err);
	}
	ok = add_all(zip, member, n) && zip_close(zip) == 0;
	if (!ok) {
		(void)fail(zip_get_error(zip), err);
		zip_discard(zip);
	} else if (!take_bytes(source, bytes)) {
		ok = fail(zip_source_error(source), err);
	}
	zip_source_free(source);
	return ok;
}
