#include "rows.h"

#include "draw/flow.h"

#include <math.h>

#include "base/banned.h"

const struct figure *figure_whole(const struct figure *f)
{
	return f->whole != NULL ? f->whole : f;
}

double rows_name_width(const struct pen *p, enum type_role role,
    const struct figure *f, double most)
{
	const struct figure *whole = figure_whole(f);
	double width = 0;

	for (size_t i = 0; i < whole->n_rows && width < most; i++)
		width = fmax(width, pen_width(p, role, whole->row[i].name));
	return fmin(width, most);
}

double rows_pitch(const struct pen *p, enum type_role role,
    const struct figure *f, double width, double least)
{
	const struct figure *whole = figure_whole(f);
	double lead = theme_type(role, p->large)->lead;
	double most = least;

	for (size_t i = 0; i < whole->n_rows; i++) {
		const char *name = whole->row[i].name;
		double height;

		if (pen_width(p, role, name) <= width)
			continue;
		height = flow_height(p, role, width, name);
		if (height > lead)
			most = fmax(most, height + 2);
	}
	return most;
}

struct last_line {
	const struct pen *p;
	enum type_role role;
	double width;
};

static void measure_last(void *context, size_t n, const char *line, bool last)
{
	struct last_line *l = context;

	(void)n;
	if (last)
		l->width = pen_width(l->p, l->role, line);
}

double rows_name(const struct pen *p, enum type_role role, double x,
    double middle, double width, const char *name)
{
	struct last_line l = { p, role, 0 };
	double height;

	if (pen_width(p, role, name) <= width) {
		pen_text(p, role, x, middle + 3.1, name);
		return x + pen_width(p, role, name);
	}
	height = flow_height(p, role, width, name);
	(void)flow_lines(p, role, width, name, measure_last, &l);
	(void)flow_draw(p, role,
	    (struct rect){ x, middle - height / 2, width, height }, ALIGN_LEFT,
	    name);
	return x + l.width;
}
