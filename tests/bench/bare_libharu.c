/*
 * The yardstick of the benchmarks: draws the marks of a trace with libharu as
 * it comes, in base-14 fonts, without tags. The trace is read first: only
 * draw_all() counts, and its time is printed. Usage: bare_libharu TRACE OUT
 */
#include <hpdf.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct mark {
	char kind; /* p page, t text, b bold, r rectangle, c circle, l line,
		      g polygon */
	int fill;
	int line;
	HPDF_RGBColor fill_colour;
	HPDF_RGBColor line_colour;
	float width; /* of the line */
	float *number;
	size_t n;
	char *text;
};

struct marks {
	struct mark *mark;
	size_t n;
	size_t room;
};

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

static void read_numbers(struct mark *m, char *s)
{
	size_t room = 0;

	while (s[0] == ' ' && (s[1] == '-' || (s[1] >= '0' && s[1] <= '9'))) {
		if (m->n == room) {
			room = room != 0 ? 2 * room : 4;
			m->number = realloc(m->number, room * sizeof(float));
			if (m->number == NULL)
				exit(1);
		}
		m->number[m->n++] = strtof(s, &s);
	}
}

static void read_text(struct mark *m, char *line)
{
	char *text = strchr(line, '"');
	char *end = strrchr(line, '"');

	if (text == NULL || end == text)
		return;
	*end = '\0';
	m->text = strdup(text + 1);
}

static char kind_of(const char *word, size_t len)
{
	static const char *const known[] = { "page", "text", "bold",
		"rectangle", "circle", "line", "polygon" };
	static const char kind[] = "ptbrclg";

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strlen(known[i]) == len && memcmp(word, known[i], len) == 0)
			return kind[i];
	return 0;
}

static void read_mark(struct marks *all, char *line)
{
	char *word = line + strspn(line, " ");
	size_t len = strcspn(word, " \n");
	struct mark m;
	char *width;

	memset(&m, 0, sizeof(m));
	m.kind = kind_of(word, len);
	if (m.kind == 0)
		return;
	read_numbers(&m, word + len);
	width = strstr(word, " line ");
	m.fill = strstr(word, " fill ") != NULL;
	m.line = width != NULL;
	m.fill_colour = colour_after(word, m.fill ? " fill " : "#");
	if (width != NULL) {
		m.width = strtof(width + 6, NULL);
		m.line_colour = colour_after(word, " line ");
	}
	if (m.kind == 't' || m.kind == 'b')
		read_text(&m, word);
	if (all->n == all->room) {
		all->room = all->room != 0 ? 2 * all->room : 1024;
		all->mark = realloc(all->mark, all->room * sizeof(m));
		if (all->mark == NULL)
			exit(1);
	}
	all->mark[all->n++] = m;
}

static void draw_shape(HPDF_Page page, float height, const struct mark *m)
{
	const float *v = m->number;

	if (m->fill)
		HPDF_Page_SetRGBFill(
		    page, m->fill_colour.r, m->fill_colour.g, m->fill_colour.b);
	if (m->line) {
		HPDF_Page_SetRGBStroke(
		    page, m->line_colour.r, m->line_colour.g, m->line_colour.b);
		HPDF_Page_SetLineWidth(page, m->width);
	}
	if (m->kind == 'r') {
		HPDF_Page_Rectangle(
		    page, v[0], height - v[1] - v[3], v[2], v[3]);
	} else if (m->kind == 'c') {
		HPDF_Page_Circle(page, v[0], height - v[1], v[2]);
	} else {
		HPDF_Page_MoveTo(page, v[0], height - v[1]);
		for (size_t i = 2; i + 1 < m->n; i += 2)
			HPDF_Page_LineTo(page, v[i], height - v[i + 1]);
	}
	if (m->fill && m->line)
		HPDF_Page_FillStroke(page);
	else if (m->fill)
		HPDF_Page_Fill(page);
	else
		HPDF_Page_Stroke(page);
}

static void draw_text(
    HPDF_Page page, HPDF_Font font, float height, const struct mark *m)
{
	HPDF_Page_BeginText(page);
	HPDF_Page_SetRGBFill(
	    page, m->fill_colour.r, m->fill_colour.g, m->fill_colour.b);
	HPDF_Page_SetFontAndSize(page, font, m->number[2]);
	HPDF_Page_TextOut(page, m->number[0], height - m->number[1], m->text);
	HPDF_Page_EndText(page);
}

/* What is measured: the document from its first page to the file. */
__attribute__((noinline)) void draw_all(
    const struct marks *all, const char *path);
void draw_all(const struct marks *all, const char *path)
{
	HPDF_Doc pdf = HPDF_New(NULL, NULL);
	HPDF_Page page = NULL;
	HPDF_Font font[2];
	float height = 0;

	HPDF_SetCompressionMode(pdf, HPDF_COMP_ALL);
	font[0] = HPDF_GetFont(pdf, "Helvetica", "WinAnsiEncoding");
	font[1] = HPDF_GetFont(pdf, "Helvetica-Bold", "WinAnsiEncoding");
	for (size_t i = 0; i < all->n; i++) {
		const struct mark *m = &all->mark[i];

		if (m->kind == 'p') {
			page = HPDF_AddPage(pdf);
			height = m->number[2];
			HPDF_Page_SetWidth(page, m->number[1]);
			HPDF_Page_SetHeight(page, height);
		} else if (m->kind == 't' || m->kind == 'b') {
			if (m->text != NULL)
				draw_text(
				    page, font[m->kind == 'b'], height, m);
		} else {
			draw_shape(page, height, m);
		}
	}
	(void)HPDF_SaveToFile(pdf, path);
	HPDF_Free(pdf);
}

static double now(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	struct marks all = { NULL, 0, 0 };
	static char line[65536];
	FILE *trace = argc == 3 ? fopen(argv[1], "r") : NULL;
	double begin;

	if (trace == NULL)
		return 2;
	while (fgets(line, sizeof(line), trace) != NULL)
		read_mark(&all, line);
	(void)fclose(trace);
	begin = now();
	draw_all(&all, argv[2]);
	(void)printf("%.6f s, %zu marks\n", now() - begin, all.n);
	return 0;
}
