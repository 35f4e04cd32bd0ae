/* Whether a zip file is a workbook, and of which kind. */
#include "table_zip.h"

#include "base/banned.h"

bool table_read_zip(
    const char *path, const struct table_reader *reader, struct error *err)
{
	struct workbook w = { path, NULL, 0, err };
	int code = 0;
	bool ok;

	w.zip = zip_open(path, ZIP_RDONLY, &code);
	if (w.zip == NULL)
		return workbook_wrong(&w, "it is a damaged zip file");
	if (workbook_has(&w, "xl/workbook.xml"))
		ok = table_read_xlsx(&w, reader);
	else if (workbook_has(&w, "content.xml"))
		ok = table_read_ods(&w, reader);
	else
		ok = workbook_wrong(&w,
		    "it is a zip file, but neither an XLSX nor an ODS "
		    "workbook: unpack it first");
	zip_discard(w.zip);
	return ok;
}
