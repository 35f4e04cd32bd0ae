/* The members of a workbook, streamed through an XML parser in bounded
 * memory. */
#include "table_zip.h"

#include "peelstats/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { CHUNK = 64 * 1024, EXPANDED_MAX = 512 * 1024 * 1024, DEPTH_MAX = 200 };

/* A parser and what may stop it. */
struct feeding {
	XML_Parser parser;
	XML_StartElementHandler start;
	XML_EndElementHandler end;
	XML_CharacterDataHandler text;
	void *context;
	const char *wrong;
	size_t depth;
};

bool workbook_wrong(struct workbook *w, const char *why)
{
	return error_set(w->err, EXIT_DATA, "%s: %s", w->path, why);
}

bool xml_is(const char *element, const char *name)
{
	const char *colon = strrchr(element, ':');

	return strcmp(colon != NULL ? colon + 1 : element, name) == 0;
}

const char *xml_attribute(const char **attributes, const char *name)
{
	for (; *attributes != NULL; attributes += 2)
		if (xml_is(attributes[0], name))
			return attributes[1];
	return NULL;
}

static void on_start(void *context, const char *name, const char **attributes)
{
	struct feeding *f = context;

	if (++f->depth > DEPTH_MAX) {
		f->wrong = "its XML is nested too deep";
		(void)XML_StopParser(f->parser, XML_FALSE);
		return;
	}
	f->start(f->context, name, attributes);
}

static void on_end(void *context, const char *name)
{
	struct feeding *f = context;

	f->depth--;
	f->end(f->context, name);
}

static void on_text(void *context, const char *s, int len)
{
	struct feeding *f = context;

	f->text(f->context, s, len);
}

static void on_doctype(void *context, const char *name, const char *system,
    const char *public, int subset)
{
	struct feeding *f = context;

	(void)name;
	(void)system;
	(void)public;
	(void)subset;
	f->wrong = "its XML declares a document type, which no workbook needs";
	(void)XML_StopParser(f->parser, XML_FALSE);
}

static void feed(
    struct workbook *w, struct feeding *f, zip_file_t *file, const bool *stop)
{
	char *chunk = heap_realloc(NULL, CHUNK, 1);
	zip_int64_t n = 1;

	while (f->wrong == NULL && !*stop && n > 0) {
		n = zip_fread(file, chunk, CHUNK);
		if (n < 0) {
			f->wrong = "a part of it cannot be unpacked: it is "
				   "damaged";
			break;
		}
		w->expanded += (size_t)n;
		if (w->expanded > EXPANDED_MAX)
			f->wrong = "it unpacks to more than 512 MiB";
		else if (XML_Parse(f->parser, chunk, (int)n, n == 0) ==
			     XML_STATUS_ERROR &&
			 f->wrong == NULL && !*stop)
			f->wrong = "its XML is damaged";
	}
	free(chunk);
}

bool workbook_has(const struct workbook *w, const char *member)
{
	return zip_name_locate(w->zip, member, 0) >= 0;
}

bool workbook_parse(struct workbook *w, const char *member,
    XML_StartElementHandler start, XML_EndElementHandler end,
    XML_CharacterDataHandler text, void *context, const bool *stop)
{
	struct feeding f = { NULL, start, end, text, context, NULL, 0 };
	zip_file_t *file = zip_fopen(w->zip, member, 0);

	if (file == NULL)
		return workbook_wrong(w,
		    zip_error_code_zip(zip_get_error(w->zip)) == ZIP_ER_NOPASSWD
			? "it has a password: save it without one"
			: "a part of the workbook is not there or damaged");
	f.parser = heap_made(XML_ParserCreate(NULL));
	XML_SetUserData(f.parser, &f);
	XML_SetElementHandler(f.parser, on_start, on_end);
	XML_SetCharacterDataHandler(f.parser, on_text);
	XML_SetStartDoctypeDeclHandler(f.parser, on_doctype);
	feed(w, &f, file, stop);
	XML_ParserFree(f.parser);
	(void)zip_fclose(file);
	return f.wrong == NULL || workbook_wrong(w, f.wrong);
}
