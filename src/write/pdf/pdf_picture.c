/* Pictures: points in the colours of the document's intent, never clear. */
#include "pdf_canvas.h"

#include <math.h>

#include "base/banned.h"

/* One image object however often it is drawn. */
static HPDF_Image image_of(struct pdf_canvas *c, const struct picture *picture)
{
	if (c->picture != picture)
		c->image = HPDF_LoadRawImageFromMem(c->pdf, picture->rgb,
		    (HPDF_UINT)picture->width, (HPDF_UINT)picture->height,
		    HPDF_CS_DEVICE_RGB, 8);
	c->picture = picture;
	return c->image;
}

static bool is_box(struct rect box)
{
	return isfinite(box.x) && isfinite(box.y) && box.width > 0 &&
	       box.height > 0 && box.width < 30000 && box.height < 30000;
}

void pdf_put_picture(
    struct pdf_canvas *c, struct rect box, const struct picture *picture)
{
	struct text *out = &c->content;
	HPDF_Image image;
	const char *name;

	if (!is_box(box))
		return;
	image = image_of(c, picture);
	name = image != NULL
		   ? HPDF_Page_GetXObjectName(c->page[c->n_pages - 1], image)
		   : NULL;
	if (name == NULL)
		return;
	text_add(out, "q\n");
	pdf_add_length(out, box.width);
	text_add(out, " 0 0 ");
	pdf_add_length(out, box.height);
	text_add_char(out, ' ');
	pdf_add_place(out, box.x);
	text_add_char(out, ' ');
	pdf_add_place(out, c->size.height - box.y - box.height);
	text_addf(out, " cm\n/%s Do\nQ\n", name);
}
