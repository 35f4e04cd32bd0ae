/* What a story is about. */
#include "peelstats/story.h"

#include "peelstats/words.h"

#include <string.h>

#include "base/banned.h"

/* One folder has figures of many years: a title may leave room for one. */
static const char *with_year(struct story *story, const char *title)
{
	static const char room[] = "{year}";
	const char *at = strstr(title, room);

	if (at == NULL)
		return title;
	return arena_printf(story->arena, "%.*s%d%s", (int)(at - title), title,
	    story->analysis->year, at + strlen(room));
}

void story_begin(
    struct story *story, const struct analysis *a, struct arena *arena)
{
	const struct meta *meta = &a->dataset->meta;

	*story = (struct story){ .arena = arena, .analysis = a };
	story->title =
	    with_year(story, meta->title[0] != '\0'
				 ? meta->title
				 : say_text(story, "{Units} compared, {year}"));
	story->subject =
	    a->dataset->n_forces == 1
		? arena_printf(arena,
		      say(story,
			  "Figures of the one {organisation}{of area}, %d"),
		      a->year)
		: arena_printf(arena,
		      say(story,
			  "Comparison of the %zu {organisations}{of area}, %d"),
		      a->dataset->n_forces, a->year);
}

void story_about(struct story *story, size_t force)
{
	const struct analysis *a = story->analysis;

	story->force = &a->dataset->force[force];
	story->force_index = force;
	story->title_of_all = story->title;
	story->title = arena_printf(
	    story->arena, "%s: %s", story->force->full, story->title);
	story->subject = arena_printf(story->arena,
	    say(story, "%s compared with the {organisations}{of area}, %d"),
	    story->force->full, a->year);
}
