/*
 * What is known of a figure that stands out: the notes that the data folder
 * keeps on the figure itself. A figure is not called unusual without them.
 */
#include "peelstats/words.h"

#include "base/banned.h"

bool words_has_caveat(const struct force_result *f, const struct note *note)
{
	for (size_t i = 0; f->now != NULL && i < f->now->notes->n; i++)
		if (f->now->notes->note[i] == note &&
		    name_equal(note->scope, "pair"))
			return true;
	return false;
}

const char *words_caveats(struct story *story, const struct force_result *f)
{
	struct text t = TEXT_EMPTY;
	const char *s;

	for (size_t i = 0; f->now != NULL && i < f->now->notes->n; i++)
		if (words_has_caveat(f, f->now->notes->note[i]))
			text_addf(&t, " %s", f->now->notes->note[i]->text);
	s = arena_strdup(story->arena, text_str(&t));
	text_release(&t);
	return s;
}

const char *words_caveat_numbers(
    struct story *story, const struct force_result *f)
{
	const char *all = "";

	for (size_t i = 0; f->now != NULL && i < f->now->notes->n; i++)
		if (words_has_caveat(f, f->now->notes->note[i]))
			all = arena_printf(story->arena, "%s%s%zu", all,
			    all[0] != '\0' ? ", " : "",
			    f->now->notes->note[i]->number);
	return all;
}
