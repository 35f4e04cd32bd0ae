#ifndef PEELSTATS_TABLE_ZIP_H
#define PEELSTATS_TABLE_ZIP_H

#include "table.h"

#include <expat.h>
#include <zip.h>

/* An XLSX or ODS file that is open. */
struct workbook {
	const char *path;
	zip_t *zip;
	size_t expanded; /* bytes so far, of all members */
	struct error *err;
};

/** Reads a workbook, XLSX or ODS, and fails as table_read() does. */
bool table_read_zip(
    const char *path, const struct table_reader *reader, struct error *err);

/** Whether the file has a member of that name. */
bool workbook_has(const struct workbook *w, const char *member);

/**
 * Feeds a member to an XML parser with these handlers until its end, or until
 * `*stop`. A document type declaration is refused, so that there are no
 * entities; so is a file that expands to more than 512 MiB.
 */
bool workbook_parse(struct workbook *w, const char *member,
    XML_StartElementHandler start, XML_EndElementHandler end,
    XML_CharacterDataHandler text, void *context, const bool *stop);

/** The value of an attribute, by its name without prefix; NULL if none. */
const char *xml_attribute(const char **attributes, const char *name);

/** Whether an element has this name, whatever its prefix. */
bool xml_is(const char *element, const char *name);

/** The workbook is not as it must be: says why, and fails. */
bool workbook_wrong(struct workbook *w, const char *why);

/** Hands out the rows of the workbook; false when w->err says why not. */
bool table_read_xlsx(struct workbook *w, const struct table_reader *reader);
bool table_read_ods(struct workbook *w, const struct table_reader *reader);

#endif
