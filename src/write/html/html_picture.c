/* A chart as a picture inside the page. */
#include "html_parts.h"
#include "peelstats/draw.h"
#include "write/markup.h"
#include "write/svg/svg_canvas.h"

#include "base/banned.h"

void html_picture(
    struct html *h, const struct figure *f, double width, const char *name)
{
	struct rect area = draw_figure(h->report, f, NULL, width, &h->svg);
	size_t n = ++h->n_figures;

	text_addf(h->out,
	    "<svg role=\"img\" aria-labelledby=\"name-%zu\" "
	    "aria-describedby=\"about-%zu\"",
	    n, n);
	svg_view(area, h->out);
	text_addf(h->out, ">\n<title id=\"name-%zu\">", n);
	markup_text(h->out, name);
	text_addf(h->out, "</title>\n<desc id=\"about-%zu\">", n);
	svg_describe(f, h->out);
	text_add(h->out, "</desc>\n");
	svg_take(&h->svg, h->out);
	text_add(h->out, "</svg>\n");
}
