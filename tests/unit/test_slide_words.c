/* Sixty words a slide: what is counted, and what goes first. */
#include "report/slide_words.h"
#include "test.h"

static void numbers_and_marks_are_words_and_signs_are_not(void **state)
{
	(void)state;
	assert_int_equal(slide_words(""), 0);
	assert_int_equal(slide_words("  \n "), 0);
	assert_int_equal(slide_words("Recorded crime rose by 13.0 percent"), 6);
	assert_int_equal(slide_words("58.8 [u] per 1,000"), 4);
	assert_int_equal(slide_words("a | b, = c"), 3);
}

/* Forty words. */
#define FORTY                                                                  \
	"a b c d e f g h i j a b c d e f g h i j a b c d e f g h i j "         \
	"a b c d e f g h i j"

struct slide {
	struct report report;
	struct page page;
	struct block title;
	struct block caption;
	struct block body;
	struct block list;
	struct labelled item[3];
};

/* A title of four words, a caption of two, a body, and three lines. */
static void make(struct slide *s, const char *body, const char *line)
{
	*s = (struct slide){ .page = { .first = &s->title },
		.title = { BLOCK_TITLE, .text = "What this slide says",
		    .next = &s->caption },
		.caption = { BLOCK_TEXT, .style = STYLE_SUBTITLE,
		    .text = "In 2017", .next = &s->body },
		.body = { BLOCK_TEXT, .style = STYLE_BODY, .text = body,
		    .next = &s->list },
		.list = { BLOCK_LIST, .item = s->item, .n_items = 3 } };
	for (size_t i = 0; i < 3; i++)
		s->item[i] = (struct labelled){ "", line, NULL };
	s->report.first = &s->page;
	slides_trim(&s->report);
}

static void sixty_words_stay(void **state)
{
	struct slide s;

	(void)state;
	make(&s, FORTY, "one two three four");
	assert_int_equal(slide_words_of(&s.page), 58);
	assert_int_equal(s.list.n_items, 3);
}

static void the_last_lines_go_first(void **state)
{
	struct slide s;

	(void)state;
	make(&s, FORTY, "one two three four five six");
	assert_int_equal(s.list.n_items, 2);
	assert_int_equal(slide_words_of(&s.page), 58);
	assert_string_equal(s.body.text, FORTY);
}

static void the_caption_goes_last_and_the_title_stays(void **state)
{
	struct slide s;

	(void)state;
	make(&s, FORTY " " FORTY, "one");
	assert_ptr_equal(s.page.first, &s.title);
	assert_ptr_equal(s.title.next, &s.caption);
	assert_null(s.caption.next);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_and_marks_are_words_and_signs_are_not),
		cmocka_unit_test(sixty_words_stay),
		cmocka_unit_test(the_last_lines_go_first),
		cmocka_unit_test(the_caption_goes_last_and_the_title_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
