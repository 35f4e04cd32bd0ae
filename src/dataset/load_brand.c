/*
 * How the publishing organisation shows itself, in meta.csv: brand_name,
 * brand_colour, brand_logo and marking. White letters stand on the colour, and
 * small letters in it on white, so a pale one is refused.
 */
#include "load.h"
#include "peelstats/file.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

/* WCAG 2.2: 1.4.3 for text, and 1.4.6 for people who see little. */
static const double least_contrast = 4.5;
static const double good_contrast = 7;

enum { LONGEST_MARKING = 60, LONGEST_NAME = 80 };

/* WCAG 2.2, relative luminance of one part, 0 to 255. */
static double linear(double part)
{
	double x = part / 255;

	return x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4);
}

/* Contrast of a colour with white, 1 to 21. */
static double contrast(const unsigned char c[3])
{
	return 1.05 / (0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) +
			  0.0722 * linear(c[2]) + 0.05);
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool read_hex(const char *s, unsigned char c[3])
{
	if (strlen(s) != 7 || s[0] != '#')
		return false;
	for (size_t i = 0; i < 3; i++) {
		int high = hex_digit(s[1 + 2 * i]);
		int low = hex_digit(s[2 + 2 * i]);

		if (high < 0 || low < 0)
			return false;
		c[i] = (unsigned char)(16 * high + low);
	}
	return true;
}

/* The same hue, darker, on which white can be read well. */
static const char *darker(struct load *l, const unsigned char c[3])
{
	unsigned char dark[3] = { c[0], c[1], c[2] };

	for (int share = 99; share >= 0 && contrast(dark) < good_contrast;
	     share--)
		for (size_t i = 0; i < 3; i++)
			dark[i] = (unsigned char)(c[i] * share / 100);
	return arena_printf(
	    &l->diags->arena, "#%02X%02X%02X", dark[0], dark[1], dark[2]);
}

static void read_colour(struct load *l, const struct csv_row *row, size_t value)
{
	const char *field = csv_field(row, value);
	struct brand *b = &l->d->brand;
	double ratio;

	if (!read_hex(field, b->colour)) {
		diag_add(l->diags, "E211", csv_place(row, value),
		    "write # and six digits or letters from A to F, such as "
		    "#12436D",
		    "\"%s\" is not a colour", field);
		return;
	}
	ratio = contrast(b->colour);
	b->coloured = ratio >= least_contrast;
	if (ratio < good_contrast)
		diag_add(l->diags, b->coloured ? "W520" : "E211",
		    csv_place(row, value),
		    arena_printf(&l->diags->arena,
			"take a darker one, such as %s", darker(l, b->colour)),
		    "white letters on %s have a contrast of %.1f to 1, and %s",
		    field, floor(10 * ratio) / 10,
		    b->coloured ? "people who see little need 7"
				: "reading takes 4.5");
}

/* Reads a file beside meta.csv; returns why it cannot be a logo, or NULL. */
static const char *read_file(struct arena *arena, const char *dir,
    const char *name, unsigned char **bytes, size_t *len)
{
	const char *path = arena_printf(arena, "%s/%s", dir, name);
	const char *why = "it cannot be read";
	struct stat st;
	ssize_t n = -1;
	int fd;

	if (strchr(name, '/') != NULL || name[0] == '.')
		return "its name holds a folder, or begins with a dot";
	fd = file_open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, 0);
	if (fd < 0)
		return errno == ENOENT ? "there is no such file beside meta.csv"
		       : errno == ELOOP ? "it is a link to a file elsewhere"
					: "it cannot be read";
	/* one byte more tells that the file is too long */
	*bytes = arena_alloc(arena, PICTURE_BYTES + 1);
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		why = "it is not a file";
	else
		n = file_read(fd, *bytes, PICTURE_BYTES + 1);
	(void)close(fd);
	if (n < 0)
		return why;
	if (n > PICTURE_BYTES)
		return "it is larger than 512 KiB";
	*len = (size_t)n;
	return NULL;
}

bool dataset_copy_logo(struct dataset_copy *c, const char *from,
    struct text *out, struct error *err)
{
	unsigned char *bytes;
	const char *why;
	size_t len;

	if (c->logo == NULL || c->logo[0] == '\0')
		return true;
	why = read_file(&c->arena, from, c->logo, &bytes, &len);
	if (why != NULL)
		return error_set(err, EXIT_DATA,
		    "%s/meta.csv: the logo \"%s\" cannot be used: %s", from,
		    c->logo, why);
	text_add_bytes(out, (const char *)bytes, len);
	return true;
}

static void read_logo(struct load *l, const struct csv_row *row, size_t value)
{
	const char *field = csv_field(row, value);
	struct picture *logo = arena_alloc(&l->d->arena, sizeof(*logo));
	unsigned char *bytes;
	size_t len;
	const char *why = read_file(&l->d->arena, l->dir, field, &bytes, &len);

	if (why == NULL && picture_read(bytes, len, &l->d->arena, logo, &why))
		why = NULL;
	if (why == NULL)
		l->d->brand.logo = logo;
	else
		diag_add(l->diags, "E212", csv_place(row, value),
		    "put a PNG image of at most 512 KiB, 16 to 2,000 points "
		    "wide and high, into the data folder and write its name",
		    "the logo \"%s\" cannot be used: %s", field, why);
}

/* Characters, not bytes. */
static size_t length(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xC0U) != 0x80U;
	return n;
}

/* A line that stands in heads and feet. */
static void read_words(struct load *l, const struct csv_row *row, size_t value,
    size_t most, const char **out)
{
	const char *field = csv_field(row, value);

	if (length(field) <= most)
		*out = load_copy(l, field);
	else
		diag_add(l->diags, "E106", csv_place(row, value),
		    "shorten it: it stands on every page",
		    "the text has %zu characters, and %zu have room",
		    length(field), most);
}

void load_brand(
    struct load *l, const struct csv_row *row, size_t key, size_t value)
{
	const char *name = csv_field(row, key);

	if (csv_field(row, value)[0] == '\0')
		return;
	if (name_equal(name, "brand_name"))
		read_words(l, row, value, LONGEST_NAME, &l->d->brand.name);
	else if (name_equal(name, "marking"))
		read_words(
		    l, row, value, LONGEST_MARKING, &l->d->brand.marking);
	else if (name_equal(name, "brand_colour"))
		read_colour(l, row, value);
	else if (name_equal(name, "brand_logo"))
		read_logo(l, row, value);
}
