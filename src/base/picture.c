#include "peelstats/picture.h"

#include <png.h>
#include <string.h>

#include "base/banned.h"

enum { LEAST = 16, MOST = 2000 };

static bool is_size(const png_image *image, const char **why)
{
	size_t width = image->width;
	size_t height = image->height;

	*why = width < LEAST || height < LEAST
		   ? "it is smaller than 16 by 16 points"
		   : "it is wider or higher than 2,000 points, or has more "
		     "than a million";
	return width >= LEAST && height >= LEAST && width <= MOST &&
	       height <= MOST && width * height <= PICTURE_POINTS;
}

/* The picture as PNG again: nothing of the file itself goes on. */
static bool pack(png_image *image, struct arena *arena, struct picture *out)
{
	png_alloc_size_t room = PNG_IMAGE_PNG_SIZE_MAX(*image);
	unsigned char *png = arena_alloc(arena, room);

	if (png_image_write_to_memory(
		image, png, &room, 0, out->rgb, 0, NULL) == 0)
		return false;
	out->png = png;
	out->png_len = room;
	return true;
}

bool picture_read(const void *bytes, size_t n, struct arena *arena,
    struct picture *out, const char **why)
{
	const png_color white = { 255, 255, 255 };
	unsigned char *rgb;
	png_image image;
	bool ok;

	memset(&image, 0, sizeof(image));
	image.version = PNG_IMAGE_VERSION;
	*why = "it is no PNG image, or a broken one";
	if (n > PICTURE_BYTES ||
	    png_image_begin_read_from_memory(&image, bytes, n) == 0)
		return false;
	image.format = PNG_FORMAT_RGB;
	if (!is_size(&image, why)) {
		png_image_free(&image);
		return false;
	}
	rgb = arena_alloc(arena, PNG_IMAGE_SIZE(image));
	*why = "it is a broken PNG image";
	*out = (struct picture){ image.width, image.height, rgb, NULL, 0 };
	ok = png_image_finish_read(&image, &white, rgb, 0, NULL) != 0 &&
	     pack(&image, arena, out);
	png_image_free(&image);
	return ok;
}
