/* Recipes; see recipe.h. */
#include "recipe.h"

#include "peelstats/file.h"
#include "peelstats/number.h"
#include "peelstats/text.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/banned.h"

enum { RECIPE_BYTES_MAX = 1024 * 1024 };

static const char *const months[] = { "January", "February", "March", "April",
	"May", "June", "July", "August", "September", "October", "November",
	"December" };

int month_number(const char *word)
{
	size_t len = strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				  "abcdefghijklmnopqrstuvwxyz");

	for (int i = 0; len >= 3 && i < 12; i++)
		if (len <= strlen(months[i]) &&
		    strncasecmp(months[i], word, len) == 0)
			return i + 1;
	return len == 4 && strncasecmp(word, "Sept", 4) == 0 ? 9 : 0;
}

const char *month_name(int month)
{
	return month >= 1 && month <= 12 ? months[month - 1] : "";
}

struct parsing {
	struct recipe *r;
	struct recipe_measure *measure; /* NULL in [table] */
	size_t line;
	struct error *err;
};

static bool wrong(const struct parsing *p, const char *what, const char *help)
{
	return error_set(p->err, EXIT_DATA, "%s:%zu: %s; %s", p->r->path,
	    p->line, what, help);
}

static bool begin_measure(struct parsing *p, const char *id)
{
	struct recipe *r = p->r;

	if (id[0] == '\0' || strpbrk(id, ",;\" ") != NULL)
		return wrong(p, "a measure needs an id of one word",
		    "write [measure arrests]");
	if (r->n_measures == RECIPE_MEASURES_MAX)
		return wrong(p, "there are more than 64 measures",
		    "make two recipes of it");
	p->measure = &r->measure[r->n_measures++];
	*p->measure = (struct recipe_measure){ .id = id,
		.title = id,
		.kind = "rate",
		.multiplier = "1000",
		.numerator = id,
		.denominator = "population",
		.section = "",
		.count = "",
		.times = 1,
		.base = "",
		.period = "" };
	return true;
}

static bool section(struct parsing *p, char *line)
{
	char *end = strchr(line, ']');

	if (end == NULL)
		return wrong(p, "a [ is not closed", "write [table]");
	*end = '\0';
	if (strcasecmp(line + 1, "table") == 0) {
		p->measure = NULL;
		return true;
	}
	if (strncasecmp(line + 1, "measure ", 8) == 0)
		return begin_measure(p, line + 9);
	return wrong(
	    p, "an unknown section", "there are [table] and [measure ID]");
}

/* "Offence Group: Robbery; Burglary" */
static bool add_filter(struct parsing *p, struct recipe_filter *list, size_t *n,
    char *value, bool out)
{
	char *colon = strchr(value, ':');

	if (colon == NULL || *n == RECIPE_FILTERS_MAX)
		return wrong(p, "this is no choice of rows",
		    "write where = COLUMN: VALUE; VALUE, at most 16 times");
	*colon++ = '\0';
	for (char *c = colon - 2; c >= value && *c == ' '; c--)
		*c = '\0';
	while (*colon == ' ')
		colon++;
	list[(*n)++] = (struct recipe_filter){ value, colon, out };
	return true;
}

/* Whether the key chooses rows; then what came of it is in `ok`. */
static bool is_filter(struct parsing *p, const char *key, char *value, bool *ok)
{
	struct recipe_measure *m = p->measure;
	struct recipe_filter *list = m != NULL ? m->filter : p->r->filter;
	size_t *n = m != NULL ? &m->n_filters : &p->r->n_filters;

	if (m != NULL && strncasecmp(key, "base_where", 10) == 0) {
		list = m->base_filter;
		n = &m->n_base_filters;
		key += 5;
	}
	if (strcasecmp(key, "where") != 0 && strcasecmp(key, "where_not") != 0)
		return false;
	*ok = add_filter(p, list, n, value, key[5] != '\0');
	return true;
}

static bool set_month(struct parsing *p, const char *value, int *month)
{
	*month = month_number(value);
	return *month != 0 ||
	       wrong(p, "this is no month", "write it in English: March");
}

static bool table_key(struct parsing *p, const char *key, char *value)
{
	struct recipe *r = p->r;
	double n;
	const struct {
		const char *key;
		const char **to;
	} texts[] = { { "title", &r->title }, { "source", &r->source },
		{ "sheet", &r->sheet }, { "force", &r->force },
		{ "period", &r->period }, { "quarter", &r->quarter },
		{ "skip", &r->skip } };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (strcasecmp(key, texts[i].key) == 0) {
			*texts[i].to = value;
			return true;
		}
	if (strcasecmp(key, "year_ends") == 0)
		return set_month(p, value, &r->ends);
	if (strcasecmp(key, "months") == 0) {
		r->months = strcasecmp(value, "add") == 0;
		return r->months || wrong(p, "months can be added up only",
					"write months = add");
	}
	if (strcasecmp(key, "header_row") == 0) {
		if (!number_parse(value, &n) || n < 1 || n > 1000)
			return wrong(p, "this is no row",
			    "count the rows of the sheet from 1");
		r->header_row = (int)n;
		return true;
	}
	return wrong(p, "an unknown key of [table]",
	    "there are title, source, sheet, force, period, quarter, skip, "
	    "year_ends, months, header_row, where, where_not");
}

static bool measure_key(struct parsing *p, const char *key, char *value)
{
	struct recipe_measure *m = p->measure;
	const struct {
		const char *key;
		const char **to;
	} texts[] = { { "title", &m->title }, { "kind", &m->kind },
		{ "multiplier", &m->multiplier },
		{ "numerator", &m->numerator },
		{ "denominator", &m->denominator }, { "section", &m->section },
		{ "count", &m->count }, { "base", &m->base },
		{ "period", &m->period } };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (strcasecmp(key, texts[i].key) == 0) {
			*texts[i].to = value;
			return true;
		}
	if (strcasecmp(key, "month") == 0)
		return set_month(p, value, &m->month);
	if (strcasecmp(key, "times") == 0)
		return number_parse(value, &m->times) ||
		       wrong(p, "this is no number",
			   "write times = 100 for shares of 1, 1000 for "
			   "thousands");
	if (strcasecmp(key, "value") == 0) {
		m->count = value;
		m->is_value = true;
		return true;
	}
	return wrong(p, "an unknown key of a measure",
	    "there are title, kind, multiplier, numerator, denominator, "
	    "section, count, value, base, base_where, base_where_not, "
	    "times, period, month, where, where_not");
}

static bool key_value(struct parsing *p, char *line)
{
	char *equals = strchr(line, '=');
	char *key = line;
	char *value;
	bool ok;

	if (equals == NULL)
		return wrong(p, "this is neither a key nor a section",
		    "write KEY = VALUE; a line of words begins with #");
	*equals = '\0';
	for (char *c = equals - 1; c >= key && isspace((unsigned char)*c); c--)
		*c = '\0';
	value = equals + 1;
	while (*value == ' ' || *value == '\t')
		value++;
	if (is_filter(p, key, value, &ok))
		return ok;
	return p->measure != NULL ? measure_key(p, key, value)
				  : table_key(p, key, value);
}

static bool parse_line(struct parsing *p, char *line)
{
	size_t len = strlen(line);

	while (len > 0 && isspace((unsigned char)line[len - 1]))
		line[--len] = '\0';
	while (*line == ' ' || *line == '\t')
		line++;
	if (*line == '\0' || *line == '#')
		return true;
	return *line == '[' ? section(p, line) : key_value(p, line);
}

static bool read_whole(const char *path, struct text *bytes, struct error *err)
{
	char chunk[4096];
	int fd = file_open(path, O_RDONLY | O_NONBLOCK, 0);
	ssize_t n = 1;

	if (fd < 0)
		return error_set(err, EXIT_IO, "%s: %s", path, strerror(errno));
	while (n != 0 && bytes->len <= RECIPE_BYTES_MAX) {
		n = read(fd, chunk, sizeof(chunk));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			break;
		text_add_bytes(bytes, chunk, (size_t)n);
	}
	if (n < 0)
		(void)error_set(err, EXIT_IO, "%s: %s", path, strerror(errno));
	(void)file_close(fd);
	if (n == 0 && !utf8_valid(text_str(bytes), bytes->len))
		return error_set(
		    err, EXIT_DATA, "%s: this recipe is no UTF-8 text", path);
	return n == 0 ||
	       (n > 0 && error_set(err, EXIT_DATA,
			     "%s: a recipe is no longer than 1 MiB", path));
}

static bool check_whole(const struct recipe *r, struct error *err)
{
	const char *lacks = r->force[0] == '\0'	   ? "force"
			    : r->period[0] == '\0' ? "period"
			    : r->n_measures == 0   ? "a [measure ID]"
						   : NULL;

	if (lacks != NULL)
		return error_set(err, EXIT_DATA,
		    "%s: the recipe has no %s; peelstats --import TABLE "
		    "--recipe new writes one to begin with",
		    r->path, lacks);
	for (size_t i = 0; i < r->n_measures; i++)
		if (r->measure[i].count[0] == '\0' &&
		    strcasecmp(r->period, "columns") != 0)
			return error_set(err, EXIT_DATA,
			    "%s: measure %s has no count, the column that is "
			    "added up",
			    r->path, r->measure[i].id);
	return true;
}

bool recipe_read(const char *path, struct recipe *out, struct error *err)
{
	struct text bytes = TEXT_EMPTY;
	struct parsing p = { out, NULL, 0, err };
	bool ok;

	memset(out, 0, sizeof(*out));
	arena_init(&out->arena);
	out->path = arena_strdup(&out->arena, path);
	out->title = out->source = out->force = out->period = out->quarter =
	    out->skip = "";
	out->sheet = "*";
	ok = read_whole(path, &bytes, err);
	if (ok) {
		char *rest = arena_strdup(&out->arena, text_str(&bytes));

		while (ok && *rest != '\0') {
			char *line = rest;

			rest += strcspn(rest, "\n");
			if (*rest == '\n')
				*rest++ = '\0';
			p.line++;
			ok = parse_line(&p, line);
		}
	}
	text_release(&bytes);
	return ok && check_whole(out, err);
}

void recipe_release(struct recipe *r)
{
	arena_release(&r->arena);
}
