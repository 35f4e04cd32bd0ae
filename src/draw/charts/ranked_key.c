#include "ranked_key.h"

#include "peelstats/text.h"

#include <math.h>

#include "base/banned.h"

/* A longer name stands in full in its row, which is tinted. */
#define KEY_MOST MM(48)

enum key { KEY_SELECTED, KEY_BAR, KEY_RING, KEY_LINE };

/* A sample of one mark with its words; returns where the next may begin. */
static double key_item(const struct pen *p, double x, double middle,
    enum key which, const char *who, const char *when)
{
	static const enum colour_role fill[] = { [KEY_SELECTED] = COLOUR_BRAND,
		[KEY_BAR] = COLOUR_FORCE_BAR,
		[KEY_RING] = COLOUR_PAPER,
		[KEY_LINE] = COLOUR_PAPER };
	struct paint paint = theme_fill(fill[which]);
	struct text words = TEXT_EMPTY;

	if (which == KEY_SELECTED || which == KEY_BAR) {
		paint.width = 0.45;
		paint.line = theme_colour(COLOUR_FORCE_EDGE);
		pen_rectangle(p,
		    (struct rect){ x, middle - MM(1.5), MM(5), MM(3) }, &paint);
		x += MM(6.6);
	} else if (which == KEY_RING) {
		paint.width = 0.95;
		paint.line = theme_colour(COLOUR_INK);
		pen_circle(p, (struct point){ x + RING_RADIUS, middle },
		    RING_RADIUS, &paint);
		x += MM(3.8);
	} else {
		paint = theme_line(COLOUR_INK, 1.2);
		paint.dash_on = 2.6;
		paint.dash_off = 1.4;
		pen_line(p, (struct point){ x, middle - MM(2) },
		    (struct point){ x, middle + MM(2) }, &paint);
		x += MM(2);
	}
	text_addf(&words, "%s %s", who, when);
	pen_text_short(
	    p, TYPE_TILE_TEXT, x, middle + 3, KEY_MOST, text_str(&words));
	x += fmin(pen_width(p, TYPE_TILE_TEXT, text_str(&words)), KEY_MOST);
	text_release(&words);
	return x + MM(5.4);
}

static const struct figure_row *selected_row(const struct figure *f)
{
	for (size_t i = 0; i < f->n_rows; i++)
		if (f->row[i].selected)
			return &f->row[i];
	return NULL;
}

void ranked_key(const struct pen *p, const struct figure *f, struct rect box)
{
	const struct figure_row *selected = selected_row(f);
	const char *label = f->value_label;
	double middle = box.y + MM(1.9);
	double x = box.x;

	if (selected != NULL)
		x = key_item(p, x, middle, KEY_SELECTED, selected->name, label);
	x = key_item(p, x, middle, KEY_BAR,
	    pen_say(p, selected != NULL ? "Other {units}" : "{Unit}"), label);
	if (f->compare_label[0] != '\0')
		x = key_item(p, x, middle, KEY_RING, pen_say(p, "Same {unit}"),
		    f->compare_label);
	if (f->national.known)
		(void)key_item(
		    p, x, middle, KEY_LINE, pen_say(p, "{Area}"), label);
}
