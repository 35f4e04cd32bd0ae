#ifndef PEELSTATS_WORDS_H
#define PEELSTATS_WORDS_H

#include "peelstats/story.h"

/*
 * The words of the report. Each function returns a string owned by the
 * report's arena, or a static one.
 */

/**
 * A format of printf with the words of the data folder in the places of
 * {units}, {area} and the like: see naming.h. Only for text of the program,
 * never for one that came from a file.
 */
const char *say(struct story *story, const char *format)
    __attribute__((format_arg(2)));

/** The same for a text that is printed as it is. */
const char *say_text(struct story *story, const char *words);

/** Whether the metric is money: its unit begins with a pound sign. */
bool words_is_money(const struct metric *m);

/** The sign of axis labels: "%", a pound sign, or "". */
const char *words_axis_sign(const struct metric *m);

/** The unit behind a number: without the pound sign, which goes before. */
const char *words_unit(const struct metric *m);

/** A value in the metric's decimals, with % or pound sign where due. */
const char *words_value(
    struct story *story, const struct metric *m, struct value v);

/** The same without any sign. */
const char *words_number(struct story *story, double x, int decimals);

/** The difference of two figures as they are printed; unknown when one is. */
struct value words_difference(
    const struct metric *m, struct value now, struct value before);

/** The same of the whole area: of the units with figures for both years,
 * where there are such, else of what is published for the area. */
struct value words_difference_of_all(const struct metric_result *m);

/** "+2.1", "−0.4", "0.0": the difference of the two figures as they are
 * printed, so that whoever subtracts them gets the same; "[x]" when one is
 * unknown. */
const char *words_change(struct story *story, const struct metric *m,
    struct value now, struct value before);

/** The same of a force; "[x]" too where a break lies between the years. */
const char *words_change_of(
    struct story *story, const struct metric *m, const struct force_result *f);

/** words_difference_of_all() in words. */
const char *words_change_of_all(
    struct story *story, const struct metric_result *m);

/** "+13.0%"; "[x]" when unknown. */
const char *words_percent_change(struct story *story, struct value v);

/** The relative change of a force: "+9.0%"; "[low]" from fewer than 10 events,
 * "from 0" where there were none. */
const char *words_force_percent(
    struct story *story, const struct metric *m, const struct force_result *f);

/** A value with the mark of its figure: "60.1 [u]". */
const char *words_marked(struct story *story, const struct metric *m,
    struct value v, const struct observation *o);

/**
 * The numerator or denominator (KNOWN_ bit) of a figure: "[x]" when the
 * figure cannot be used, "[z]" when it has no such part.
 */
const char *words_part(struct story *story, const struct observation *o,
    unsigned which, int decimals);

/** The triangle that goes with a direction of -1, 0 or 1. */
enum direction words_direction(int sign);

/** The rank as printed: "4=", or "" when not ranked. */
const char *words_rank(struct story *story, const struct force_result *f);

/** "A, B and C" of n names; "" of none. */
const char *words_list(struct story *story, const char *const *name, size_t n);

/** "A; B; C" of n phrases that may hold commas; "" of none. */
const char *words_phrases(
    struct story *story, const char *const *phrase, size_t n);

/**
 * What data would decide a published figure that cannot be checked; empties
 * `out` for any other.
 */
void words_needs(
    const struct dataset *d, const struct reconciled *c, struct text *out);

/** "forces" or "force", as the data folder calls them. */
const char *words_units(struct story *story, size_t n);

/**
 * "43 forces", "1 force": a number with the word of the data for its units. The
 * text lives in the story's arena.
 */
const char *words_counted(struct story *story, size_t n);

/**
 * "3 measures", "1 measure": a number with `noun`, which takes an s. The text
 * lives in the story's arena.
 */
const char *words_counted_as(struct story *story, size_t n, const char *noun);

/** "two" to "nine", else digits. */
const char *words_count(struct story *story, size_t n);

/** The same at the start of a sentence. */
const char *words_count_capital(struct story *story, size_t n);

/** First letter in capital. */
const char *words_capital(struct story *story, const char *s);

/** First letter in small, unless the word is a name or abbreviation. */
const char *words_small(struct story *story, const char *s);

/** What the metric measures as a noun phrase: "the rate of homicides". */
const char *words_subject(struct story *story, const struct metric *m);

/** "is" or "are", as the subject above asks for. */
const char *words_is(const struct metric *m);

/** "in the 12 months to 30 June 2017", "on 31 March 2017". */
const char *words_in_period(struct story *story, const char *period, int year);

/** "Recorded crimes per 1,000 population": what the numbers are. */
const char *words_measure(struct story *story, const struct metric *m);

/** What the numbers of a share are: "Percent of all tweets". */
const char *words_measure_unit(struct story *story, const struct metric *m);

/** Where the figures of a measure come from: those of the year, and of the year
 * compared with where that is another. */
const char *words_source(struct story *story, const struct metric *m);

/** The force as a place, to follow "in": "Norfolk", "the City of London", "the
 * Metropolitan Police area". */
const char *words_place(struct story *story, const struct force *f);

/** "22 March 2018" from "2018-03-22"; anything else unchanged. */
const char *words_date(struct story *story, const char *iso);

/** What a figure of the metric is called: "rate", "percentage", "figure". */
const char *words_figure(const struct metric *m);

/** Whether two values print alike in the metric's decimals. */
bool words_alike(const struct metric *m, struct value a, struct value b);

/**
 * Which way a force's figure moved, as far as words may say so: 1 rose, -1
 * fell; 0 where it did not, both print alike, the change is below 1 percent,
 * or chance could explain it.
 */
int words_move(const struct metric *m, const struct force_result *f);

/** Whether its two figures print differently and chance could explain it. */
bool words_by_chance(const struct metric *m, const struct force_result *f);

/**
 * How a force stands, to follow "is" in a title: "unusually high among
 * forces"; "" where that is not said. `where` takes the side, -1, 0 or 1.
 */
const char *words_standing_title(
    struct story *story, const struct force_result *f, int *where);

/** The rank of the report's force and how sure it is, as a sentence after a
 * space; "" where there is none. */
const char *words_rank_sentence(
    struct story *story, const struct metric_result *m);

/** How a force's figure stands among forces, as sentences. */
const char *words_standing(struct story *story, const struct metric_result *m,
    const struct force_result *f);

/** By how much it lies above or below England and Wales, as a sentence. */
const char *words_beside_national(struct story *story,
    const struct metric_result *m, const struct force_result *f);

/** How many forces stand unusually high or low, by level or change; forces
 * that cannot be compared are not counted. */
size_t words_n_unusual(
    const struct story *story, const struct metric_result *m, bool change);

/** Whether a figure can be compared and is unusually high or low. */
bool words_stands_out(const struct force_result *f);

/**
 * What the change would be without the one-off events of events.csv, as a
 * sentence: of a force, or of England and Wales where `f` is NULL; "" where
 * there are none. In percent of the value.
 */
const char *words_without_events(struct story *story,
    const struct metric_result *m, const struct force_result *f);

/** How its change stands among those of all forces, as a sentence; "". */
const char *words_change_standing(struct story *story,
    const struct metric_result *m, const struct force_result *f);

/** "A, B and C": the forces of this standing, of level or change; "". */
const char *words_of_standing(struct story *story,
    const struct metric_result *m, enum standing s, bool change);

/** Title of a ranked page: the finding. */
const char *words_ranked_title(
    struct story *story, const struct metric_result *m);

/** The sentences under it: level, change, spread. */
const char *words_ranked_finding(
    struct story *story, const struct metric_result *m);

/** The first of them, of the report's force where it is about one: its level,
 * and that of the year compared with; "" without a figure. */
const char *words_level(struct story *story, const struct metric_result *m);

/** The same of the report's force. */
const char *words_force_level(
    struct story *story, const struct metric_result *m);

/** Between which figures the middle half of the forces lies, as a sentence
 * after a space; "" of fewer than four. */
const char *words_middle_half(
    struct story *story, const struct metric_result *m);

/** The highest and the lowest figure of those that can be compared, who has
 * them, and how many times the one is the other, likewise. */
const char *words_ends(struct story *story, const struct metric_result *m);

/** Whether chance alone could be what the forces differ by, likewise; "" where
 * that is not known or in doubt. */
const char *words_beyond_chance(
    struct story *story, const struct metric_result *m);

/** Title of a ranked page of a force's report. */
const char *words_force_title(
    struct story *story, const struct metric_result *m);

/** ", compared with 16.5 in 2016", ", about the same as in 2016", ", not
 * comparable with 16.5 in 2016" where its series breaks; "" without both. */
const char *words_before(
    struct story *story, const struct metric *m, const struct force_result *f);

/** The sentences under it: level, England and Wales, rank. */
const char *words_force_finding(
    struct story *story, const struct metric_result *m);

/**
 * What to say of marks that stand at the end of a scale for a force that is
 * kept out of axis ranges; "" for any other.
 */
const char *words_force_beyond(struct story *story);

/**
 * The measures whose changes of England and Wales are told first, at most
 * `most` of them into `out`. `metric` tells which may be, NULL all. Returns
 * how many.
 */
size_t words_news(const struct story *story, const bool *metric,
    const struct metric_result **out, size_t most);

/* Why a measure of a force is told. */
enum news_reason {
	NEWS_CHANGE, /* it changed unusually among forces */
	NEWS_LEVEL, /* it is unusually high or low among forces */
	NEWS_LEAD, /* the first headline measure is always told */
	NEWS_MOVE /* it rose or fell more than others */
};

struct news {
	const struct metric_result *m;
	enum news_reason why;
};

/** The same of the report's force: what stands out, the first headline
 * measure, and what changed most; see news.c. */
size_t news_of_force(const struct story *story, const bool *metric,
    struct news *out, size_t most);

/** Whether chance could explain the change of all forces together. */
bool words_chance_of_all(const struct metric_result *m);

/** Whether a change can be compared and is unusual among forces. */
bool news_changed_unusually(const struct force_result *f);

/** Whether so many figures are missing that ranks would mislead. */
bool words_too_few(const struct story *story, const struct metric_result *m);

/** Whether the figure of this year carries the note, one of its own. */
bool words_has_caveat(const struct force_result *f, const struct note *note);

/** The notes on the figure of this year, each after a blank; "" for none. */
const char *words_caveats(struct story *story, const struct force_result *f);

/** Their numbers: "12, 40"; "" for none. */
const char *words_caveat_numbers(
    struct story *story, const struct force_result *f);

/** One finding for the page of numbers. */
const char *words_finding(struct story *story, const struct metric_result *m);

/**
 * Whether the forces with figures for both years are not all of those in the
 * England and Wales figure of either: then its change is not the difference
 * of the two figures, and the page must say so.
 */
bool words_apart(const struct metric_result *m);

/** "figures for both years", "comparable figures for both years" where the
 * series of a force breaks between them. Static. */
const char *words_both_years(const struct metric_result *m);

/** "Among the 39 forces with figures for both years, " or "". */
const char *words_among(struct story *story, const struct metric_result *m);

/** "was" or "were". */
const char *words_was(size_t n);

/** "rose by 13.0 percent" or "by 1.8 percentage points"; "" if unknown. */
const char *words_moved(struct story *story, const struct metric_result *m);

#endif
