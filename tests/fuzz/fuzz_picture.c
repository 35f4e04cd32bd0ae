/* Any bytes as a logo: refused with a reason, or a picture within its bounds
 * that reads the same again. */
#include "fuzz.h"
#include "peelstats/picture.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena;
	struct picture one;
	struct picture again;
	const char *why = NULL;

	arena_init(&arena);
	if (!picture_read(data, size, &arena, &one, &why)) {
		if (why == NULL || why[0] == '\0')
			abort();
		arena_release(&arena);
		return 0;
	}
	if (one.width < 16 || one.height < 16 ||
	    one.width * one.height > PICTURE_POINTS || one.png_len == 0)
		abort();
	if (one.png_len <= PICTURE_BYTES &&
	    (!picture_read(one.png, one.png_len, &arena, &again, &why) ||
		memcmp(one.rgb, again.rgb, 3 * one.width * one.height) != 0))
		abort();
	arena_release(&arena);
	return 0;
}
