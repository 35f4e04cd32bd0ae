#include "import_gaps.h"

#include "app/places.h"

#include <string.h>

#include "base/banned.h"

const struct note *import_gap_note(enum status s)
{
	static const struct note notes[] = {
		[STATUS_MISSING] = { .id = "table_without_figure",
		    .text = "The published table has no figure here.",
		    .reason = "the published table has no figure" },
		[STATUS_SUPPRESSED] = { .id = "table_suppresses_figure",
		    .text = "The publisher of the table suppressed the figure.",
		    .reason = "its publisher suppressed it" },
		[STATUS_PARTIAL] = { .id = "table_partly_provided",
		    .text = "The published table says that some of the counts "
			    "in this figure were not provided: it is too low.",
		    .reason = "some of its counts were not provided" },
		[STATUS_NOT_APPLICABLE] = { .id = "table_not_applicable",
		    .text = "The published table says that the figure does not "
			    "apply.",
		    .reason =
			"it does not apply, as the published table says" }
	};

	return &notes[s];
}

/* A column that is looked for in a header. */
struct seeking {
	const char *name;
	bool there;
};

static void see_column(void *context, const char *column)
{
	struct seeking *s = context;

	s->there = s->there || strcmp(column, s->name) == 0;
}

bool import_has_column(
    const struct options *o, const char *file, const char *column)
{
	struct error none = { EXIT_OK, "" };
	struct seeking s = { column, false };

	return dataset_header(place_data(o), file, see_column, &s, &none) &&
	       s.there;
}

bool import_can_say(const struct options *o, enum status s)
{
	return s == STATUS_OK || import_has_column(o, "notes.csv", "note_id");
}
