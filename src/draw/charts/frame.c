/* What stands around a chart: its tag, or the caption of its table. */
#include "chart.h"
#include "draw/flow.h"

#include <string.h>

#include "base/banned.h"

struct tag chart_tag(const struct chart_part *part, struct rect box)
{
	return (struct tag){ .role = TAG_FIGURE, .alt = part->alt, .box = box };
}

double chart_caption_height(const struct pen *p)
{
	if (p->caption == NULL)
		return 0;
	return flow_height(p, TYPE_SUBTITLE, pen_content_width(p), p->caption) +
	       MM(2);
}

void chart_begin_table(const struct pen *p, struct rect box)
{
	pen_begin(p, TAG_TABLE);
	if (p->caption == NULL)
		return;
	box.y -= chart_caption_height(p);
	box.width = pen_content_width(p);
	pen_begin(p, TAG_CAPTION);
	(void)flow_draw(p, TYPE_SUBTITLE, box, ALIGN_LEFT, p->caption);
	pen_end(p);
}

bool chart_names(const struct chart_part *part, const char *unit)
{
	const struct named_units *named = part->figure->named;

	for (size_t i = 0; named != NULL && i < named->n; i++)
		if (strcmp(named->name[i], unit) == 0)
			return true;
	return false;
}
