/*
 * The funnel: each force by its denominator and value, England and Wales
 * across, and the limits within which 95% and 99.8% of forces of that size
 * would lie. Forces that the words of the page name carry their names.
 */
#include "peelstats/chart_funnel.h"

#include "chart.h"
#include "draw/plot.h"
#include "key.h"
#include "labels.h"
#include "peelstats/text.h"

#include <math.h>
#include <stdio.h>

#include "base/banned.h"

#define KEY_HEIGHT MM(10.4)
#define LEFT MM(15)
#define FOOT MM(10.5)
#define LEAST MM(62)
#define BEST MM(118)

enum { MOST_LIMITS = 200 };

static double least_height(const struct pen *p, const struct chart_part *part)
{
	(void)p;
	(void)part;
	return LEAST;
}

static double best_height(const struct pen *p, const struct chart_part *part)
{
	(void)p;
	(void)part;
	return BEST;
}

static void widen(double v, double *low, double *high)
{
	*low = fmin(*low, v);
	*high = fmax(*high, v);
}

/* The forces fill the height: limits far from them, which tell apart nobody,
 * are cut at the edge, and the key says so. */
static struct axis value_axis(const struct funnel_chart *f)
{
	double low = f->national.x;
	double high = f->national.x;

	if (f->typical.known)
		widen(f->typical.x, &low, &high);
	for (size_t i = 0; i < f->n_rows; i++)
		if (!f->row[i].extreme)
			widen(f->row[i].value.x, &low, &high);
	return axis_dots(low, high);
}

/* Whether a base is far below all others, as the residents of the City of
 * London are. */
static bool is_tiny(const struct funnel_chart *f, double base)
{
	for (size_t i = 0; i < f->n_rows; i++)
		if (!f->row[i].extreme && f->row[i].base < 3 * base)
			return false;
	return true;
}

/* Equal ratios where the largest force is many times the smallest. */
static struct axis base_axis(const struct funnel_chart *f, bool *log)
{
	double low = HUGE_VAL;
	double high = 0;

	for (size_t i = 0; i < f->n_rows; i++)
		if (!f->row[i].extreme || !is_tiny(f, f->row[i].base))
			widen(f->row[i].base, &low, &high);
	*log = high > 10 * low;
	if (*log)
		return (struct axis){ low / 1.3, high * 1.3, 0, 0 };
	return axis_nice(0, high * 1.02);
}

static struct plot lay_out(
    const struct pen *p, const struct funnel_chart *f, struct rect box)
{
	struct plot q = { .p = p,
		.area = { box.x + LEFT, box.y + KEY_HEIGHT, box.width - LEFT,
		    box.height - KEY_HEIGHT - FOOT } };

	q.y = value_axis(f);
	q.x = base_axis(f, &q.log_x);
	return q;
}

static struct paint dashed(double width)
{
	struct paint line = theme_line(COLOUR_SECOND, width);

	line.dash_on = 3;
	line.dash_off = 2;
	return line;
}

/* Of the typical force: told from the limits without colour. */
static struct paint dotted(void)
{
	struct paint line = theme_line(COLOUR_INK, 1.3);

	line.dash_on = 1.3;
	line.dash_off = 2;
	return line;
}

/* How much of the two curves of a limit the scale holds. */
enum seen { SEEN_NOT, SEEN_PARTLY, SEEN_WHOLE };

static enum seen how_seen(
    const struct plot *q, const struct funnel_chart *f, bool outer)
{
	size_t in = 0;
	size_t of = 0;

	for (size_t i = 0; i < f->n_limits; i++) {
		const struct funnel_limit *l = &f->limit[i];
		const struct interval *w = outer ? &l->within998 : &l->within95;

		if (l->base < q->x.start || l->base > q->x.end)
			continue;
		of += 2;
		in += w->lower.x >= q->y.start && w->lower.x <= q->y.end;
		in += w->upper.x >= q->y.start && w->upper.x <= q->y.end;
	}
	return in == 0 ? SEEN_NOT : in < of ? SEEN_PARTLY : SEEN_WHOLE;
}

static void draw_limits(const struct plot *q, const struct funnel_chart *f)
{
	const struct paint inner = dashed(0.8);
	const struct paint outer = theme_line(COLOUR_SECOND, 1);
	struct point curve[MOST_LIMITS];
	size_t n = f->n_limits < MOST_LIMITS ? f->n_limits : MOST_LIMITS;

	for (int which = 0; which < 4; which++) {
		for (size_t i = 0; i < n; i++) {
			const struct funnel_limit *l = &f->limit[i];
			const struct interval *w =
			    which < 2 ? &l->within95 : &l->within998;

			curve[i].x = l->base;
			curve[i].y = which % 2 == 0 ? w->lower.x : w->upper.x;
		}
		plot_curve(q, curve, n, which < 2 ? &inner : &outer);
	}
}

static struct point place(const struct plot *q, const struct funnel_row *row)
{
	struct point at = { plot_x(q, row->base), plot_y(q, row->value.x) };
	double bottom = q->area.y + q->area.height;

	/* beyond the scale: at its edge, and named with the value */
	at.x = fmax(at.x, q->area.x + MM(1.5));
	at.y = fmin(fmax(at.y, q->area.y + MM(1.5)), bottom - MM(1.5));
	return at;
}

static bool is_beyond(const struct plot *q, const struct funnel_row *row)
{
	return row->value.x > q->y.end || row->value.x < q->y.start ||
	       row->base < q->x.start;
}

static bool is_named(const struct plot *q, const struct chart_part *part,
    const struct funnel_row *row)
{
	return row->selected || is_beyond(q, row) ||
	       chart_names(part, row->name);
}

static void draw_label(const struct plot *q, struct labels *l,
    const struct funnel_row *row, size_t i)
{
	enum type_role role = row->selected ? TYPE_NOTE_LABEL : TYPE_TILE_TEXT;
	struct text words = TEXT_EMPTY;

	text_add(&words, row->name);
	if (is_beyond(q, row))
		text_addf(&words, " %s, off the scale", row->value_text);
	(void)labels_add(l, i, role, text_str(&words));
	text_release(&words);
}

/* The marks, and the names of those that the page speaks of; the force that
 * the report is about over the others, and named first. */
static void draw_points(const struct plot *q, const struct chart_part *part)
{
	const struct funnel_chart *f = part->figure->data.funnel;
	struct point *at =
	    arena_array(&q->p->book->arena, f->n_rows, sizeof(*at));
	struct labels l;

	for (size_t i = 0; i < f->n_rows; i++)
		at[i] = place(q, &f->row[i]);
	for (int selected = 0; selected < 2; selected++)
		for (size_t i = 0; i < f->n_rows; i++)
			if (f->row[i].selected == (selected > 0))
				plot_mark(q->p, at[i], f->row[i].standing,
				    f->row[i].selected);
	labels_begin(&l, q->p, q->area, at, f->n_rows);
	for (int selected = 1; selected >= 0; selected--)
		for (size_t i = 0; i < f->n_rows; i++)
			if (f->row[i].selected == (selected > 0) &&
			    is_named(q, part, &f->row[i]))
				draw_label(q, &l, &f->row[i], i);
}

/* The sample of a limit, which says where the scale leaves it out. */
static struct key_item key_limit(const struct plot *q,
    const struct funnel_chart *f, bool outer, struct paint line)
{
	static const char *const words[2][3] = {
		{ "95% of {units}: off the scale",
		    "95% of {units}, partly shown", "95% of {units}" },
		{ "99.8% of {units}: off the scale",
		    "99.8% of {units}, partly shown", "99.8% of {units}" },
	};

	return key_line(
	    line, pen_say(q->p, words[outer][how_seen(q, f, outer)]));
}

static void draw_key(
    const struct plot *q, const struct funnel_chart *f, struct rect box)
{
	const struct pen *p = q->p;
	const struct key_item mark[] = {
		key_mark(STANDING_IN_LINE, "In line"),
		key_mark(STANDING_HIGH, "High"),
		key_mark(STANDING_LOW, "Low"),
		key_mark(STANDING_UNUSUALLY_HIGH, "Unusually high"),
		key_mark(STANDING_UNUSUALLY_LOW, "Unusually low"),
	};
	const struct key_item line[] = {
		key_line(theme_line(COLOUR_INK, 1.3), pen_say(p, "{Area}")),
		key_line(dotted(), pen_say(p, "Typical {unit}")),
		key_limit(q, f, false, dashed(0.8)),
		key_limit(q, f, true, theme_line(COLOUR_SECOND, 1)),
	};
	struct key key = {
		.item = mark, .n = sizeof(mark) / sizeof(mark[0]), .gap = MM(4)
	};
	struct point from = { box.x, box.y + MM(1.7) };

	(void)key_draw(p, from, &key);
	key.item = line;
	key.n = sizeof(line) / sizeof(line[0]);
	from.y += MM(4.6);
	(void)key_draw(p, from, &key);
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct funnel_chart *f = part->figure->data.funnel;
	const struct plot q = lay_out(p, f, box);
	const struct paint ew = theme_line(COLOUR_INK, 1.3);
	const struct paint typical = dotted();
	const struct tag tag = chart_tag(part, box);
	double y = plot_y(&q, f->national.x);

	pen_begin_tag(p, &tag);
	draw_key(&q, f, box);
	plot_y_labels(&q, f->axis_sign);
	plot_x_labels(&q, "");
	pen_text_fit(p, TYPE_COLUMN, q.area.x + q.area.width,
	    q.area.y + q.area.height + MM(9), q.area.width, ALIGN_RIGHT,
	    f->base_label);
	draw_limits(&q, f);
	pen_line(p, (struct point){ q.area.x, y },
	    (struct point){ q.area.x + q.area.width, y }, &ew);
	if (f->typical.known)
		pen_line(p,
		    (struct point){ q.area.x, plot_y(&q, f->typical.x) },
		    (struct point){
			q.area.x + q.area.width, plot_y(&q, f->typical.x) },
		    &typical);
	draw_points(&q, part);
	pen_end(p);
}

static const char *standing_text(struct numbers *t, enum standing s)
{
	char *words = arena_printf(t->arena, "%s", standing_name(s));

	for (char *at = words; *at != '\0'; at++)
		if (*at == '_')
			*at = ' ';
	return words;
}

static void numbers(const struct figure *f, struct numbers *t)
{
	const struct funnel_chart *c = f->data.funnel;
	char digits[NUMBER_BUFFER];

	numbers_column(t, numbers_say(t, "{Unit}"), ALIGN_LEFT);
	numbers_column(t, "Value", ALIGN_RIGHT);
	numbers_column(t, c->base_label, ALIGN_RIGHT);
	numbers_column(t, "Among the others", ALIGN_LEFT);
	numbers_column(t, "Remark", ALIGN_LEFT);
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct funnel_row *row = &c->row[i];

		numbers_row(t, (const struct cell[]){ { .text = row->name },
				   { .text = row->value_text },
				   { .text = arena_printf(t->arena, "%s",
					 number_format(digits, row->base, 0)) },
				   { .text = standing_text(t, row->standing) },
				   { .text = row->mark } });
	}
}

const struct chart chart_funnel = { .name = "funnel",
	.least_height = least_height,
	.best_height = best_height,
	.draw = draw,
	.numbers = numbers };
