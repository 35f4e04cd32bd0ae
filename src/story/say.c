#include "peelstats/words.h"

#include "base/banned.h"

static const char *filled(struct report *r, const char *words, bool format)
{
	struct text t = TEXT_EMPTY;
	const char *copy;

	naming_fill(&r->analysis->dataset->naming, words, format, &t);
	copy = arena_strndup(&r->arena, text_str(&t), t.len);
	text_release(&t);
	return copy;
}

const char *say(struct report *r, const char *format)
{
	return filled(r, format, true);
}

const char *say_text(struct report *r, const char *words)
{
	return filled(r, words, false);
}
