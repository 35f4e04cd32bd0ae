/*
 * The yardstick of the benchmarks: draws the marks of a trace with libharu as
 * it comes, in base-14 fonts, without tags. Usage: bare_libharu TRACE OUT
 */
#include <hpdf.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bare {
	HPDF_Doc pdf;
	HPDF_Font font[2];
	HPDF_Page page;
	float height;
};

static float next_number(char **s)
{
	return strtof(*s, s);
}

static HPDF_RGBColor colour_after(const char *line, const char *word)
{
	const char *at = strstr(line, word);
	unsigned rgb = 0;
	HPDF_RGBColor c;

	at = at != NULL ? strchr(at, '#') : NULL;
	if (at != NULL)
		rgb = (unsigned)strtoul(at + 1, NULL, 16);
	c.r = (float)(rgb >> 16 & 255) / 255;
	c.g = (float)(rgb >> 8 & 255) / 255;
	c.b = (float)(rgb & 255) / 255;
	return c;
}

static void draw_text(struct bare *b, char *line, int bold)
{
	float x = next_number(&line);
	float y = next_number(&line);
	float size = next_number(&line);
	HPDF_RGBColor c = colour_after(line, "#");
	char *text = strchr(line, '"');
	char *end = strrchr(line, '"');

	if (text == NULL || end == text)
		return;
	*end = '\0';
	HPDF_Page_BeginText(b->page);
	HPDF_Page_SetRGBFill(b->page, c.r, c.g, c.b);
	HPDF_Page_SetFontAndSize(b->page, b->font[bold], size);
	HPDF_Page_TextOut(b->page, x, b->height - y, text + 1);
	HPDF_Page_EndText(b->page);
}

static void paint(struct bare *b, const char *line)
{
	int fill = strstr(line, " fill ") != NULL;
	const char *width = strstr(line, " line ");

	if (fill && width != NULL)
		HPDF_Page_FillStroke(b->page);
	else if (fill)
		HPDF_Page_Fill(b->page);
	else
		HPDF_Page_Stroke(b->page);
}

static void colours(struct bare *b, const char *line)
{
	const char *width = strstr(line, " line ");
	HPDF_RGBColor c = colour_after(line, " fill ");

	if (strstr(line, " fill ") != NULL)
		HPDF_Page_SetRGBFill(b->page, c.r, c.g, c.b);
	if (width != NULL) {
		c = colour_after(line, " line ");
		HPDF_Page_SetRGBStroke(b->page, c.r, c.g, c.b);
		HPDF_Page_SetLineWidth(b->page, strtof(width + 6, NULL));
	}
}

static void draw_shape(struct bare *b, char *line, const char *kind)
{
	char *s = line;
	float x = next_number(&s);
	float y = next_number(&s);

	colours(b, line);
	if (strcmp(kind, "rectangle") == 0) {
		float w = next_number(&s);
		float h = next_number(&s);

		HPDF_Page_Rectangle(b->page, x, b->height - y - h, w, h);
	} else if (strcmp(kind, "circle") == 0) {
		HPDF_Page_Circle(b->page, x, b->height - y, next_number(&s));
	} else {
		HPDF_Page_MoveTo(b->page, x, b->height - y);
		while (s[1] == '-' || (s[1] >= '0' && s[1] <= '9')) {
			x = next_number(&s);
			y = next_number(&s);
			HPDF_Page_LineTo(b->page, x, b->height - y);
		}
	}
	paint(b, line);
}

static void draw_line(struct bare *b, char *line)
{
	char *word = line + strspn(line, " ");
	size_t len = strcspn(word, " \n");
	char kind[16] = "";

	if (len >= sizeof(kind))
		return;
	memcpy(kind, word, len);
	if (strcmp(kind, "page") == 0) {
		char *s = word + len;

		(void)next_number(&s);
		b->page = HPDF_AddPage(b->pdf);
		HPDF_Page_SetWidth(b->page, next_number(&s));
		b->height = next_number(&s);
		HPDF_Page_SetHeight(b->page, b->height);
	} else if (strcmp(kind, "text") == 0 || strcmp(kind, "bold") == 0) {
		draw_text(b, word + len, kind[0] == 'b');
	} else if (strcmp(kind, "rectangle") == 0 ||
		   strcmp(kind, "circle") == 0 || strcmp(kind, "line") == 0 ||
		   strcmp(kind, "polygon") == 0) {
		draw_shape(b, word + len, kind);
	}
}

int main(int argc, char **argv)
{
	struct bare b;
	char line[4096];
	FILE *trace = argc == 3 ? fopen(argv[1], "r") : NULL;

	if (trace == NULL)
		return 2;
	memset(&b, 0, sizeof(b));
	b.pdf = HPDF_New(NULL, NULL);
	HPDF_SetCompressionMode(b.pdf, HPDF_COMP_ALL);
	b.font[0] = HPDF_GetFont(b.pdf, "Helvetica", "WinAnsiEncoding");
	b.font[1] = HPDF_GetFont(b.pdf, "Helvetica-Bold", "WinAnsiEncoding");
	while (fgets(line, sizeof(line), trace) != NULL)
		draw_line(&b, line);
	(void)fclose(trace);
	(void)HPDF_SaveToFile(b.pdf, argv[2]);
	HPDF_Free(b.pdf);
	return 0;
}
