#include "load.h"
#include "peelstats/format.h"
#include "peelstats/text.h"

#include <math.h>
#include <string.h>

#include "base/banned.h"

const char *load_copy(struct load *l, const char *s)
{
	return *s != '\0' ? arena_strdup(&l->d->arena, s) : "";
}

void *load_room(void *base, size_t n, size_t *room, size_t size)
{
	if (n < *room)
		return base;
	*room = *room != 0 ? *room * 2 : 64;
	return heap_realloc(base, *room, size);
}

bool load_file(struct load *l, const char *name, bool required,
    const struct csv_column *columns, size_t n_columns, csv_row_fn *row)
{
	struct csv_request request = { l->dir, name, required, columns,
		n_columns, row, NULL, l, l->diags, l->printable,
		l->printable_context };

	return csv_source_read(&request, l->err);
}

static bool ends_in_id(const char *name)
{
	size_t len = strlen(name);

	return len > 3 && strcmp(name + len - 3, "_id") == 0;
}

bool load_filled(
    struct load *l, const struct csv_row *row, size_t column, const char *name)
{
	if (csv_field(row, column)[0] != '\0')
		return true;
	diag_add_cause(l->diags, name, "E203", csv_place(row, column),
	    ends_in_id(name)
		? "fill it in: merged cells of a spreadsheet leave all rows "
		  "but the first empty; or delete the row if it is not needed"
		: "fill it in, or delete the row if it is not needed",
	    "\"%s\" is empty", name);
	return false;
}

/* A comma between digits is a thousands mark where three digits follow and no
 * more: "12,819", "12,819*". */
static bool is_thousands(const char *comma)
{
	return strspn(comma + 1, "0123456789") == 3;
}

/* What somebody meant by a character of a number; 0 for nothing. */
static char meant_by(uint32_t code)
{
	switch (code) {
	case ',':
		return '.';
	case 'O':
	case 'o':
		return '0'; /* the letter for the digit */
	case 'l':
	case 'I':
		return '1';
	case 0x2212: /* minus sign */
	case 0x2013: /* en dash */
		return '-';
	case ' ':
	case '%':
	case 0xA0: /* spaces of typesetters */
	case 0x2009:
	case 0x202F:
	case 0xA3: /* pound sign */
	case 0x20AC: /* euro sign */
	case '$':
	case '\'': /* that a spreadsheet takes for the mark of a text */
	case '"':
	case 0x2018: /* quotes of a word processor */
	case 0x2019:
	case 0x201C:
	case 0x201D:
		return 0;
	case 0xB9: /* raised digits */
	case 0xB2:
	case 0xB3:
	case 0x2020: /* dagger */
		return '*';
	default:
		return code < 0x80 ? (char)code : '?';
	}
}

/* The letter of a note behind a number: "12819p", "12819 r". */
static bool is_note(char c, const char *rest)
{
	return c != '\0' && strchr("pruxcP", c) != NULL && *rest == '\0';
}

/* The number that was meant, or NULL; `marked` when the mark of a note is
 * behind it: "12,819*", "12819 (p)". */
static const char *number_hint(
    const char *field, char *buffer, size_t size, bool *marked)
{
	size_t len = 0;
	double x;

	*marked = false;
	if (strncmp(field, "per ", 4) == 0)
		field += 4;
	while (*field != '\0' && len + 1 < size) {
		bool skip = *field == ',' && is_thousands(field);
		uint32_t code = utf8_next(&field);
		char c = skip ? 0 : meant_by(code);

		*marked = len > 0 && (c == '*' || c == '(' || c == '[' ||
					 is_note(c, field));
		if (*marked)
			break;
		if (c != 0)
			buffer[len++] = c;
	}
	buffer[len] = '\0';
	return number_parse(buffer, &x) ? buffer : NULL;
}

/* What happened to a field that has no number in it; NULL when unknown. */
static const char *number_story(const char *field)
{
	size_t len = strlen(field);

	if (field[0] == '#' && strspn(field, "#") == len)
		return "the column was too narrow in the spreadsheet: widen "
		       "it, and save the file again";
	if (field[0] == '<')
		return "a small count that is kept back: leave the field empty "
		       "and give the status suppressed";
	if (name_equal(field, "true") || name_equal(field, "false"))
		return "a spreadsheet or R made a truth value of it: look at "
		       "the formula, or at the type of the column";
	if (strchr("kKmM", field[len - 1]) != NULL && field[0] >= '0' &&
	    field[0] <= '9')
		return "write the number in full: 12800 for 12.8k";
	for (int s = 0; s <= STATUS_NOT_APPLICABLE; s++)
		if (name_equal(field, status_name((enum status)s)))
			return "this is a status: it belongs into the column "
			       "status";
	return NULL;
}

/* Words for a field that is no number. */
static void number_help(const char *field, char *help, size_t size)
{
	char hint[64];
	bool marked;

	if (number_story(field) != NULL)
		format_short(help, size, "%s", number_story(field));
	else if (field[0] == '=')
		format_short(help, size,
		    "this is a formula: in the spreadsheet copy the column and "
		    "paste it as values");
	else if (number_hint(field, hint, sizeof(hint), &marked) == NULL)
		format_short(help, size,
		    "write digits with \".\" as decimal mark; leave the field "
		    "empty and give a status if there is no figure");
	else if (marked)
		format_short(help, size,
		    "write %s, and what the mark behind it says under status "
		    "or in a note",
		    hint);
	else
		format_short(help, size, "did you mean %s?", hint);
}

bool load_in_range(struct load *l, const struct csv_row *row, size_t column,
    double x, struct value *out)
{
	if (fabs(x) <= LOAD_NUMBER_MAX) {
		*out = value_of(x);
		return true;
	}
	*out = value_unknown();
	diag_add(l->diags, "E205", csv_place(row, column),
	    "no figure can be this large", "%s is over %.15g",
	    csv_field(row, column), LOAD_NUMBER_MAX);
	return false;
}

bool load_number(
    struct load *l, const struct csv_row *row, size_t column, struct value *out)
{
	const char *field = csv_field(row, column);
	char help[160];
	double x;

	*out = value_unknown();
	if (field[0] == '\0')
		return true;
	if (number_parse(field, &x))
		return load_in_range(l, row, column, x, out);
	number_help(field, help, sizeof(help));
	diag_add(l->diags, "E204", csv_place(row, column), help,
	    "\"%s\" is not a number", field);
	return false;
}

int load_decimals(const char *number)
{
	const char *point = strchr(number, '.');
	size_t n = point != NULL ? strlen(point + 1) : 0;

	return n < 15 ? (int)n : 15;
}

/* What people call the words of kind, status and grade. */
static const char *word_meant(
    const char *field, const char *const *words, size_t n_words)
{
	static const char *const meant[][2] = { { "percentage", "proportion" },
		{ "percent", "proportion" }, { "%", "proportion" },
		{ "share", "proportion" }, { "per cent", "proportion" },
		{ "number", "count" }, { "total", "count" },
		{ "integer", "count" }, { "money", "amount" },
		{ "cost", "amount" }, { "spend", "amount" },
		{ "currency", "amount" }, { "index", "score" },
		{ "per capita", "rate" }, { "per 1,000", "rate" },
		{ "per 1000", "rate" }, { "n/a", "not_applicable" },
		{ "na", "missing" }, { "none", "missing" },
		{ "not available", "missing" }, { "unknown", "missing" },
		{ "final", "ok" }, { "confirmed", "ok" }, { "actual", "ok" },
		{ "RI", "requires improvement" }, { "not graded", "ungraded" },
		{ "higher", "high" }, { "lower", "low" }, { "up", "high" },
		{ "down", "low" }, { "true", "yes" }, { "false", "no" },
		{ "1", "yes" }, { "0", "no" }, { "y", "yes" }, { "n", "no" } };

	for (size_t i = 0; i < sizeof(meant) / sizeof(meant[0]); i++)
		for (size_t w = 0; w < n_words; w++)
			if (name_equal(field, meant[i][0]) &&
			    strcmp(words[w], meant[i][1]) == 0)
				return words[w];
	return NULL;
}

static const char *word_near(
    const char *field, const char *const *words, size_t n_words)
{
	const char *meant = word_meant(field, words, n_words);

	if (meant != NULL)
		return meant;
	for (size_t i = 0; i < n_words; i++)
		if (name_near(field, words[i]))
			return words[i];
	return NULL;
}

bool load_word(struct load *l, const struct csv_row *row, size_t column,
    const char *what, const char *const *words, size_t n_words, size_t *index)
{
	const char *field = csv_field(row, column);
	struct text help = TEXT_EMPTY;
	const char *near;

	*index = 0;
	if (field[0] == '\0')
		return true;
	for (size_t i = 0; i < n_words; i++) {
		if (name_equal(field, words[i])) {
			*index = i;
			return true;
		}
	}
	near = word_near(field, words, n_words);
	if (near != NULL)
		text_addf(&help, "did you mean \"%s\"? ", near);
	text_add(&help, "allowed: ");
	for (size_t i = 0; i < n_words; i++)
		text_addf(&help, "%s%s", i > 0 ? ", " : "", words[i]);
	diag_add_cause(l->diags, field, "E202", csv_place(row, column),
	    text_str(&help), "unknown %s \"%s\"", what, field);
	text_release(&help);
	return false;
}

static void list_add(struct load *l, struct note_list *list, const char *id,
    const struct csv_row *row, size_t column)
{
	size_t at;

	if (id[0] == '\0')
		return;
	if (names_find(&l->notes, id, &at)) {
		l->d->note[at].used = true;
		list->note[list->n++] = &l->d->note[at];
		return;
	}
	if (l->no_notes_file)
		return;
	diag_add(l->diags, "E202", csv_place(row, column),
	    "add it to notes.csv", "unknown note \"%s\"", id);
}

const struct note_list *load_notes(
    struct load *l, const struct csv_row *row, size_t column)
{
	const char *field = csv_field(row, column);
	struct note_list *list;
	size_t count = 1;
	size_t at;

	if (field[0] == '\0' && l->no_notes != NULL)
		return l->no_notes;
	if (names_find(&l->note_lists, field, &at))
		return l->note_list[at];
	for (const char *c = field; *c != '\0'; c++)
		count += *c == ';';
	list = arena_alloc(&l->d->arena, sizeof(*list));
	list->note = arena_array(&l->d->arena, count, sizeof(*list->note));
	for (const char *c = field; *c != '\0';) {
		size_t len = strcspn(c, ";");
		char *id;

		while (*c == ' ' && len > 0) {
			c++;
			len--;
		}
		id = arena_strndup(&l->d->arena, c, len);
		for (; len > 0 && id[len - 1] == ' '; len--)
			id[len - 1] = '\0';
		list_add(l, list, id, row, column);
		c += strcspn(c, ";");
		c += *c == ';';
	}
	if (field[0] == '\0')
		l->no_notes = list;
	l->note_list = heap_realloc(
	    l->note_list, l->n_note_lists + 1, sizeof(*l->note_list));
	l->note_list[l->n_note_lists] = list;
	(void)names_add(&l->note_lists, load_copy(l, field), l->n_note_lists++);
	return list;
}
