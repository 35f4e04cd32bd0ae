/* The blocks of the report and all they hold: what tests compare. */
#include "peelstats/draw.h"
#include "peelstats/write.h"

#include "base/banned.h"

static const char *arrow(enum direction d)
{
	if (d == DIRECTION_NONE)
		return "";
	return d == DIRECTION_UP ? "^" : "v";
}

/* Not every table has every text. */
static const char *shown(const char *s)
{
	return s != NULL ? s : "";
}

static void dump_items(const struct block *b, struct text *out)
{
	for (size_t i = 0; i < b->n_items; i++)
		text_addf(out, "  %s: %s%s%s\n", b->item[i].label,
		    b->item[i].text, b->item[i].anchor != NULL ? " @" : "",
		    b->item[i].anchor != NULL ? b->item[i].anchor : "");
}

static void dump_rows(const struct table *t, struct text *out)
{
	text_add(out, " ");
	for (size_t c = 0; c < t->n_columns; c++)
		text_addf(out, " | %s", t->column[c].title);
	text_add(out, "\n");
	for (size_t i = 0; i < t->n_rows; i++) {
		const struct table_row *row = &t->row[i];
		size_t n = row->kind == ROW_GROUP ? 1 : t->n_columns;

		text_add(out, row->kind == ROW_GROUP ? "  =" : "  -");
		for (size_t c = 0; c < n; c++)
			text_addf(out, " | %s%s%s%s", shown(row->cell[c].text),
			    row->cell[c].under != NULL ? " " : "",
			    shown(row->cell[c].under),
			    arrow(row->cell[c].mark));
		text_add(out, "\n");
	}
}

static void dump_table(const struct table *t, struct text *out)
{
	text_addf(out, "table: %s", shown(t->caption));
	if (t->second_block > 0)
		text_addf(out, " || %s, from column %zu",
		    shown(t->second_caption), t->second_block);
	text_add(out, "\n");
	dump_rows(t, out);
}

static void dump_figure(
    const struct report *r, const struct figure *f, struct text *out)
{
	struct arena arena;
	struct table numbers;
	const char *alt;

	text_addf(out, "figure %s: %s\n", f->chart, f->alt);
	arena_init(&arena);
	if (figure_numbers(r, f, &arena, &numbers))
		dump_rows(&numbers, out);
	arena_release(&arena);
	for (size_t i = 0; (alt = figure_panel_alt(f, i)) != NULL; i++)
		text_addf(out, "  shows: %s\n", alt);
}

static void dump_tiles(const struct block *b, struct text *out)
{
	for (size_t i = 0; i < b->n_tiles; i++) {
		const struct tile *t = &b->tile[i];

		text_addf(out, "tile: %s, %s: %s, %s%s, %s to %s\n", t->title,
		    t->unit, t->value_text, t->change_text, arrow(t->change),
		    t->low_text, t->high_text);
		if (t->trail != NULL)
			text_addf(out, "  shows: %s\n", t->trail->alt);
		text_addf(out, "  shows: %s\n", t->alt);
	}
}

static void dump_block(
    const struct report *r, const struct block *b, struct text *out)
{
	switch (b->kind) {
	case BLOCK_TITLE:
	case BLOCK_HEADING:
		text_addf(out, "h%d: %s\n", b->level, b->text);
		break;
	case BLOCK_TEXT:
		text_addf(out, "%s: %s\n",
		    b->style == STYLE_CAPTION ? "caption" : "text", b->text);
		break;
	case BLOCK_LIST:
		text_add(out, "list\n");
		dump_items(b, out);
		break;
	case BLOCK_NOTES:
		text_add(out, "notes\n");
		dump_items(b, out);
		break;
	case BLOCK_NEWS:
		text_add(out, "news\n");
		for (size_t i = 0; i < b->n_items; i++)
			text_addf(out, "  %s | %s%s%s | %s\n", b->item[i].label,
			    b->item[i].text,
			    b->item[i].anchor != NULL ? " @" : "",
			    shown(b->item[i].anchor), arrow(b->mark[i]));
		break;
	case BLOCK_BOX:
		text_addf(out, "box: %s\n", b->text);
		dump_items(b, out);
		break;
	case BLOCK_COMMENTARY:
		text_addf(out, "commentary: %s\n", b->text);
		for (size_t i = 0; i < b->n_items; i++)
			text_addf(out, "  %s\n", b->item[i].text);
		break;
	case BLOCK_TABLE:
		dump_table(b->table, out);
		break;
	case BLOCK_FIGURE:
		dump_figure(r, b->figure, out);
		break;
	case BLOCK_TILES:
		dump_tiles(b, out);
		break;
	case BLOCK_CONTENTS:
		text_add(out, "contents\n");
		break;
	}
}

static bool write_dump(const struct report *r, const struct write_request *q,
    struct text *out, struct error *err)
{
	text_addf(out, "report: %s\n", r->title);
	for (const struct page *p = r->first; p != NULL; p = p->next) {
		text_addf(out, "\npage %s @%s: %s [%s] level %d\n", p->kind,
		    p->anchor, p->title, p->section, p->level);
		for (const struct block *b = p->first; b != NULL; b = b->next)
			dump_block(r, b, out);
	}
	(void)q;
	(void)err;
	return true;
}

const struct writer writer_dump = { "report", NULL, "text/plain", NULL,
	write_dump };
