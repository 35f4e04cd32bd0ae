/*
 * Tile maps, two beside each other. The stronger the colour of a square, the
 * higher its force stands among forces; unusual ones have a thick edge, so that
 * they are told apart in grey and on a copy.
 */
#include "peelstats/chart_where.h"

#include "chart.h"
#include "draw/flow.h"
#include "key.h"

#include <math.h>

#include "base/banned.h"

#define GUTTER MM(8)
#define PANEL_GAP MM(5)
#define KEY_HEIGHT MM(7)
#define LEAST_TILE MM(7.2)
#define LEAST_ON_SLIDE MM(3)
#define BEST_TILE MM(10.6)
#define EDGE 0.6
#define THICK_EDGE 2.0

/* Two maps of so many columns stand beside each other. */
enum { MOST_COLUMNS = 12 };

/* Letters smaller than this share of their size are left out. */
#define LEAST_SHRINK 0.6

/* Tones whose steps show in grey, each 7:1 to the letters on it. */
struct tone {
	struct colour back;
	bool white; /* letters */
	bool thick;
};

static struct tone tone_of(const struct where_tile *t)
{
	static const struct tone tones[STANDING_COUNT] = {
		[STANDING_NOT_ASSESSED] = { { 0xFF, 0xFF, 0xFF }, false,
		    false },
		[STANDING_UNUSUALLY_LOW] = { { 0xFF, 0xFF, 0xFF }, false,
		    true },
		[STANDING_LOW] = { { 0xF4, 0xF7, 0xFB }, false, false },
		[STANDING_IN_LINE] = { { 0xDC, 0xE8, 0xF3 }, false, false },
		[STANDING_HIGH] = { { 0x7F, 0xB0, 0xDC }, false, false },
		[STANDING_UNUSUALLY_HIGH] = { { 0x12, 0x43, 0x6D }, true,
		    true },
	};
	static const struct tone upper = { { 0xB4, 0xCE, 0xE8 }, false, false };

	if (!t->known)
		return tones[STANDING_NOT_ASSESSED];
	return t->standing == STANDING_IN_LINE && t->upper ? upper
							   : tones[t->standing];
}

static size_t panels_across(const struct where_chart *c)
{
	return c->columns > MOST_COLUMNS ? 1 : 2;
}

static size_t count_rows(const struct figure *f)
{
	const struct where_chart *c = f->data.where;

	return (c->n_panels + panels_across(c) - 1) / panels_across(c);
}

/* A map that stands alone, on a slide, has all of it. */
static double width_of(const struct pen *p, const struct where_chart *c)
{
	double across = (double)panels_across(c);

	if (p->print == PRINT_SLIDE)
		return pen_content_width(p);
	return (pen_content_width(p) - (across - 1) * GUTTER) / across;
}

static double head_height(
    const struct pen *p, const struct where_panel *f, double width)
{
	return flow_height(p, TYPE_TILE_TITLE, width, f->title) +
	       flow_height(p, TYPE_TILE_UNIT, width, f->unit) + MM(1);
}

static double heads_height(const struct pen *p, const struct where_chart *c)
{
	double most = 0;

	for (size_t i = 0; i < c->n_panels; i++)
		most = fmax(most, head_height(p, &c->panel[i], width_of(p, c)));
	return most;
}

static double panels_height(
    const struct pen *p, const struct chart_part *part, double tile)
{
	const struct where_chart *c = part->figure->data.where;

	return KEY_HEIGHT +
	       (double)part->n *
		   (heads_height(p, c) + (double)c->rows * tile + PANEL_GAP);
}

static double least_height(const struct pen *p, const struct chart_part *part)
{
	return panels_height(
	    p, part, p->print == PRINT_SLIDE ? LEAST_ON_SLIDE : LEAST_TILE);
}

static double best_height(const struct pen *p, const struct chart_part *part)
{
	if (p->print == PRINT_SLIDE)
		return pen_sheet_height(p);
	return panels_height(p, part, BEST_TILE);
}

static struct paint tile_paint(const struct where_tile *t)
{
	const struct tone tone = tone_of(t);
	struct paint paint = { .filled = true,
		.fill = tone.back,
		.width = tone.thick ? THICK_EDGE : EDGE,
		.line =
		    theme_colour(tone.thick ? COLOUR_INK : COLOUR_FORCE_EDGE) };

	if (!t->known || t->standing == STANDING_NOT_ASSESSED) {
		paint.dash_on = 1.6;
		paint.dash_off = 1.4;
	}
	return paint;
}

/* Around the square of the report's force. */
static void draw_selected(const struct pen *p, struct rect box)
{
	const struct paint ring = { .width = 1.6,
		.line = theme_colour(COLOUR_INK) };

	pen_rectangle(p,
	    (struct rect){
		box.x - 2.6, box.y - 2.6, box.width + 5.2, box.height + 5.2 },
	    &ring);
}

/* The middle of a line of letters, in the colour that can be read. */
static void draw_words(const struct pen *p, enum type_role role,
    struct rect box, double y, const struct where_tile *t, const char *words)
{
	struct font f = pen_type(p, role)->font;
	double natural = pen_width(p, role, words);
	double shrink = fmin(1, (box.width - 2) / natural);
	double left = box.x + (box.width - shrink * natural) / 2;

	if (p->dry || shrink < LEAST_SHRINK)
		return;
	f.size *= shrink;
	f.colour = theme_colour(tone_of(t).white ? COLOUR_PAPER : COLOUR_INK);
	p->canvas->ops->text(
	    p->canvas->self, (struct point){ left, y }, &f, words);
}

static void draw_tile(
    const struct pen *p, const struct where_tile *t, struct rect box)
{
	const struct paint paint = tile_paint(t);
	double size = pen_type(p, TYPE_NOTE_LABEL)->font.size;
	double lead = fmin(box.height / 2 - 0.5, 11);
	double top = box.y + (box.height - 2 * lead) / 2;

	pen_rectangle(p, box, &paint);
	if (t->selected)
		draw_selected(p, box);
	/* a low square has room for its letters only, or for none */
	if (box.height < size)
		return;
	if (box.height < 2 * size) {
		draw_words(p, TYPE_TILE_TEXT, box,
		    box.y + box.height / 2 + 0.34 * size, t, t->letters);
		return;
	}
	draw_words(p, TYPE_TILE_TEXT, box, top + lead - 2, t, t->letters);
	draw_words(
	    p, TYPE_NOTE_LABEL, box, top + 2 * lead - 2.4, t, t->value_text);
}

static void draw_panel(const struct pen *p, const struct where_chart *c,
    const struct where_panel *f, struct rect box, double head)
{
	const struct tag tag = {
		.role = TAG_FIGURE, .alt = f->alt, .box = box
	};
	double pitch_x = box.width / (double)c->columns;
	double pitch_y = (box.height - head) / (double)c->rows;
	struct rect line = { box.x, box.y, box.width, 0 };

	pen_begin_tag(p, &tag);
	line.y += flow_draw(p, TYPE_TILE_TITLE, line, ALIGN_LEFT, f->title);
	(void)flow_draw(p, TYPE_TILE_UNIT, line, ALIGN_LEFT, f->unit);
	for (int selected = 0; selected < 2; selected++)
		for (size_t i = 0; i < f->n_tiles; i++) {
			const struct where_tile *t = &f->tile[i];

			/* its ring lies over its neighbours */
			if (t->selected != (selected > 0))
				continue;
			draw_tile(p, t,
			    (struct rect){
				box.x + (double)(t->column - 1) * pitch_x + 1,
				box.y + head + (double)(t->row - 1) * pitch_y +
				    1,
				pitch_x - 2, pitch_y - 2 });
		}
	pen_end(p);
}

static struct key_item key_tile(enum standing s, bool upper, const char *words)
{
	const struct where_tile t = {
		.known = true, .standing = s, .upper = upper
	};

	return key_bar(tile_paint(&t), MM(5), MM(3.6), words);
}

static void draw_key(const struct pen *p, struct rect box)
{
	const struct key_item item[] = {
		key_tile(STANDING_UNUSUALLY_LOW, false, "unusually low"),
		key_tile(STANDING_LOW, false, "low"),
		key_tile(STANDING_IN_LINE, false, "in line, lower"),
		key_tile(STANDING_IN_LINE, true, "in line, upper"),
		key_tile(STANDING_HIGH, true, "high"),
		key_tile(STANDING_UNUSUALLY_HIGH, true, "unusually high"),
		key_tile(STANDING_NOT_ASSESSED, false, "not assessed, [x]"),
	};
	const struct key key = { .item = item,
		.n = sizeof(item) / sizeof(item[0]),
		.gap = MM(2.6),
		.room = box.width };

	/* each map says it in words */
	pen_begin_artifact(p, ARTIFACT_LAYOUT);
	(void)key_draw(p, (struct point){ box.x, box.y + MM(2) }, &key);
	pen_end_artifact(p);
}

static void draw(
    const struct pen *p, const struct chart_part *part, struct rect box)
{
	const struct where_chart *c = part->figure->data.where;
	double width = width_of(p, c);
	size_t across = panels_across(c);
	double height = (box.height - KEY_HEIGHT) / (double)part->n;
	double head = heads_height(p, c);
	size_t first = part->from * across;
	double most = head + (double)c->rows * BEST_TILE + PANEL_GAP;

	if (p->print != PRINT_SLIDE)
		height = fmin(height, most);
	draw_key(p, box);
	for (size_t i = first; i < c->n_panels && i < first + part->n * across;
	     i++) {
		size_t row = i / across - part->from;
		size_t column = i % across;

		draw_panel(p, c, &c->panel[i],
		    (struct rect){ box.x + (double)column * (width + GUTTER),
			box.y + KEY_HEIGHT + (double)row * height, width,
			height - PANEL_GAP },
		    head);
	}
}

/* The value, and its standing where that is more than in line. */
static const char *value_words(struct numbers *t, const struct where_tile *x)
{
	static const char *const words[STANDING_COUNT] = {
		[STANDING_UNUSUALLY_LOW] = "unusually low",
		[STANDING_LOW] = "low",
		[STANDING_HIGH] = "high",
		[STANDING_UNUSUALLY_HIGH] = "unusually high",
	};

	if (!x->known || words[x->standing] == NULL)
		return x->value_text;
	return arena_printf(
	    t->arena, "%s (%s)", x->value_text, words[x->standing]);
}

static void add_row(struct numbers *t, const struct where_chart *c, size_t tile)
{
	struct cell *cell =
	    arena_array(t->arena, c->n_panels + 1, sizeof(*cell));

	cell[0].text = c->panel[0].tile[tile].name;
	for (size_t i = 0; i < c->n_panels; i++)
		cell[i + 1].text = value_words(t, &c->panel[i].tile[tile]);
	numbers_row(t, cell);
}

static void numbers(const struct figure *f, struct numbers *t)
{
	const struct where_chart *c = f->data.where;

	numbers_column(t, numbers_say(t, "{Unit}"), ALIGN_LEFT);
	for (size_t i = 0; i < c->n_panels; i++)
		numbers_column(t,
		    arena_printf(t->arena, "%s, %s", c->panel[i].title,
			c->panel[i].unit),
		    ALIGN_RIGHT);
	for (size_t i = 0; i < c->panel[0].n_tiles; i++)
		add_row(t, c, i);
}

static const char *panel_alt(const struct figure *f, size_t panel)
{
	const struct where_chart *c = f->data.where;

	return panel < c->n_panels ? c->panel[panel].alt : NULL;
}

const struct chart chart_where = { .name = "where",
	.least_height = least_height,
	.best_height = best_height,
	.draw = draw,
	.units = count_rows,
	.numbers = numbers,
	.panel_alt = panel_alt };
