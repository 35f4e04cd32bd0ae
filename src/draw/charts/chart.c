#include "chart.h"

#include "draw/flow.h"

#include <string.h>

#include "base/banned.h"

static const struct chart *const charts[] = {
#define X(name) &chart_##name,
#include "charts.def"
#undef X
};

const struct chart *chart_find(const char *name)
{
	for (size_t i = 0; i < sizeof(charts) / sizeof(charts[0]); i++)
		if (strcmp(charts[i]->name, name) == 0)
			return charts[i];
	return charts[0];
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
