#include "rows.h"

#include "draw/flow.h"

#include <math.h>

#include "base/banned.h"

double rows_name_width(const struct pen *p, enum type_role role,
    const struct row_names *names, double most)
{
	double width = 0;

	for (size_t i = 0; i < names->n && width < most; i++)
		width = fmax(
		    width, pen_width(p, role, names->of(names->figure, i)));
	return fmin(width, most);
}

double rows_least(const struct pen *p)
{
	return p->fit.tight ? MM(3.4) : MM(3.7);
}

double rows_pitch(const struct pen *p, enum type_role role,
    const struct row_names *names, double width, double least)
{
	double lead = pen_type(p, role)->lead;
	double most = least;

	for (size_t i = 0; i < names->n; i++) {
		const char *name = names->of(names->figure, i);
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

void rows_head_cell(
    const struct pen *p, double x, double y, enum align align, const char *text)
{
	pen_begin(p, TAG_HEADER_CELL_COLUMN);
	if (align == ALIGN_LEFT)
		pen_text(p, TYPE_COLUMN, x, y, text);
	else
		pen_text_right(p, TYPE_COLUMN, x, y, text);
	pen_end(p);
}

void rows_number_cell(const struct pen *p, enum type_role role, double x,
    double y, double width, const char *text)
{
	pen_begin(p, TAG_CELL);
	pen_short_right(p, role, x, y, width, text);
	pen_end(p);
}

void rows_table(const struct pen *p, const struct rows_table *t)
{
	chart_begin_table(p, t->box);
	pen_begin(p, TAG_TABLE_HEAD);
	pen_begin(p, TAG_ROW);
	t->draw_head(t->frame);
	pen_end(p);
	pen_end(p);
	pen_begin(p, TAG_TABLE_BODY);
	for (size_t i = 0; i < t->n_rows; i++) {
		pen_begin(p, TAG_ROW);
		t->draw_row(t->frame, i);
		pen_end(p);
	}
	pen_end(p);
	pen_end(p);
}
