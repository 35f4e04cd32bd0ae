#include "chart.h"

#include "peelstats/draw.h"

#include <string.h>

#include "base/banned.h"

static const struct chart *const charts[] = {
#define X(name, data) &chart_##name,
#include "peelstats/charts.def"
#undef X
};

const struct chart *chart_find(const char *name)
{
	for (size_t i = 0; i < sizeof(charts) / sizeof(charts[0]); i++)
		if (strcmp(charts[i]->name, name) == 0)
			return charts[i];
	return charts[0];
}

struct chart_part chart_whole(const struct figure *f)
{
	const struct chart *chart = chart_find(f->chart);

	return (struct chart_part){ f, f->alt, 0,
		chart->units != NULL ? chart->units(f) : 0 };
}

void chart_draw(const struct pen *p, const struct figure *f, struct rect box)
{
	const struct chart_part whole = chart_whole(f);

	chart_find(f->chart)->draw(p, &whole, box);
}

bool figure_numbers(const struct report *r, const struct figure *f,
    struct arena *a, struct table *t)
{
	const struct chart *chart = chart_find(f->chart);
	struct numbers n = {
		.naming = &r->analysis->dataset->naming, .arena = a, .table = t
	};

	*t = (struct table){ 0 };
	if (chart->numbers == NULL)
		return false;
	chart->numbers(f, &n);
	return true;
}

bool figure_told(const struct figure *f)
{
	return chart_find(f->chart)->told;
}

const char *figure_panel_alt(const struct figure *f, size_t panel)
{
	const struct chart *chart = chart_find(f->chart);

	return chart->panel_alt != NULL ? chart->panel_alt(f, panel) : NULL;
}
