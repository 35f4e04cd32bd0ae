#include "ranked_key.h"

#include "key.h"
#include "peelstats/chart_ranked.h"

#include "base/banned.h"

/* A longer name stands in full in its row, which is tinted. */
#define KEY_MOST MM(48)
#define KEY_MOST_ON_SLIDE MM(120)

static const struct ranked_row *selected_row(const struct chart_part *part)
{
	const struct ranked_row *row =
	    part->figure->data.ranked->row + part->from;

	for (size_t i = 0; i < part->n; i++)
		if (row[i].selected)
			return &row[i];
	return NULL;
}

/* "Norfolk 2017" */
static const char *of_year(
    const struct pen *p, const char *who, const char *year)
{
	return arena_printf(&p->book->arena, "%s %s", who, year);
}

static struct key_item bar_item(enum colour_role colour, const char *words)
{
	struct paint bar = theme_fill(colour);

	bar.width = 0.45;
	bar.line = theme_colour(COLOUR_FORCE_EDGE);
	return key_bar(bar, MM(5), MM(3), words);
}

static struct key_item ring_item(const char *words)
{
	struct paint ring = theme_fill(COLOUR_PAPER);
	struct key_item item;

	ring.width = 0.95;
	ring.line = theme_colour(COLOUR_INK);
	item = key_ring(ring, RING_RADIUS, words);
	item.width = 2 * RING_RADIUS;
	item.words_at = MM(3.8);
	return item;
}

static struct key_item line_item(const char *words)
{
	struct paint line = theme_line(COLOUR_INK, 1.2);

	line.dash_on = 2.6;
	line.dash_off = 1.4;
	return key_upright(line, MM(4), MM(2), words);
}

void ranked_key(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct ranked_chart *c = part->figure->data.ranked;
	const struct ranked_row *selected = selected_row(part);
	const char *others = selected != NULL ? "Other {units}" : "{Unit}";
	const char *now = c->value_label;
	struct key_item item[4];
	struct key key = { .item = item, .gap = MM(5.4), .most = KEY_MOST };

	if (p->print == PRINT_SLIDE)
		key.most = KEY_MOST_ON_SLIDE;
	if (selected != NULL)
		item[key.n++] =
		    bar_item(COLOUR_BRAND, of_year(p, selected->name, now));
	item[key.n++] =
	    bar_item(COLOUR_FORCE_BAR, of_year(p, pen_say(p, others), now));
	if (c->compare_label[0] != '\0')
		item[key.n++] = ring_item(
		    of_year(p, pen_say(p, "Same {unit}"), c->compare_label));
	if (c->national.known)
		item[key.n++] =
		    line_item(of_year(p, pen_say(p, "{Area}"), now));
	(void)key_draw(p, (struct point){ box.x, box.y + MM(1.9) }, &key);
}
