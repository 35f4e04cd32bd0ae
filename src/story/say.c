#include "peelstats/words.h"

#include "base/banned.h"

static const char *filled(struct story *story, const char *words, bool format)
{
	struct text t = TEXT_EMPTY;
	const char *copy;

	naming_fill(&story->analysis->dataset->naming, words, format, &t);
	copy = arena_strndup(story->arena, text_str(&t), t.len);
	text_release(&t);
	return copy;
}

const char *say(struct story *story, const char *format)
{
	return filled(story, format, true);
}

const char *say_text(struct story *story, const char *words)
{
	return filled(story, words, false);
}
