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

static void see_column(void *context, const char *column)
{
	bool *there = context;

	*there = *there || strcmp(column, "note_id") == 0;
}

bool import_can_say(const struct options *o, enum status s)
{
	struct error none = { EXIT_OK, "" };
	bool there = false;

	return s == STATUS_OK || (dataset_header(place_data(o), "notes.csv",
				      see_column, &there, &none) &&
				     there);
}
