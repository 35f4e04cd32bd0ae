#include "load.h"
#include "peelstats/format.h"
#include "peelstats/text.h"

#include <ctype.h>
#include <string.h>

#include "base/banned.h"

enum { LONGEST = 64 };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Symbols and shorthand of the Government Statistical Service. */
static const struct {
	const char *mark;
	enum status status;
} marks[] = { { "[x]", STATUS_MISSING }, { "[c]", STATUS_SUPPRESSED },
	{ "[z]", STATUS_NOT_APPLICABLE }, { "[u]", STATUS_PARTIAL },
	{ "[e]", STATUS_ESTIMATED }, { "[p]", STATUS_PROVISIONAL },
	{ "[r]", STATUS_REVISED }, { "[b]", STATUS_BREAK } };

/* What people write where there is no figure. */
static const char *const blanks[] = { "-", "\u2013", "\u2014", "..", ":", "x",
	"n/a", "na", "nil return", "not available", "nan", "null", "none",
	"#n/a", "#value!", "#ref!", "#div/0!", "<na>", "missing", "nk",
	"not known", "unknown", "not provided", "not supplied", "*", "n.a.",
	"#name?", "#num!", "#null!", "tbc", "no data", ".", "--", "---",
	"\u2026", "?" };

/* Takes a mark off the end of `field`; false if there is none. */
static bool take_mark(char *field, enum status *status)
{
	size_t len = strlen(field);

	for (size_t i = 0; i < COUNT(marks); i++) {
		size_t n = strlen(marks[i].mark);

		if (len < n || strcmp(field + len - n, marks[i].mark) != 0)
			continue;
		*status = marks[i].status;
		field[len - n] = '\0';
		for (len -= n; len > 0 && field[len - 1] == ' '; len--)
			field[len - 1] = '\0';
		return true;
	}
	return false;
}

static bool is_blank(const char *field)
{
	for (size_t i = 0; i < COUNT(blanks); i++)
		if (name_equal(field, blanks[i]) ||
		    strcmp(field, blanks[i]) == 0)
			return true;
	return false;
}

/* "1,234,567.8": groups of three behind the first. */
static bool strip_thousands(const char *field, char *out)
{
	size_t group = 0;
	bool first = true;

	for (; *field != '\0' && *field != '.'; field++) {
		if (isdigit((unsigned char)*field)) {
			*out++ = *field;
			group++;
		} else if (*field == ',' && group > 0 &&
			   (first ? group <= 3 : group == 3)) {
			first = false;
			group = 0;
		} else if (*field == '-' && first && group == 0) {
			*out++ = '-';
		} else {
			return false;
		}
	}
	while (*field != '\0')
		*out++ = *field++;
	*out = '\0';
	return !first && group == 3;
}

/* The digits of "1,234", "45%" or "\u00A312.30"; false for anything else. */
static bool strip_signs(const char *field, char *out)
{
	static const char *const before[] = { "\u00A3", "$", "\u20AC", "'",
		"\u2019" };
	char bare[LONGEST];
	double x;
	size_t len;

	for (size_t i = 0; i < COUNT(before); i++)
		if (strncmp(field, before[i], strlen(before[i])) == 0)
			field += strlen(before[i]);
	len = strlen(field);
	if (len > 0 && field[len - 1] == '%')
		len--;
	if (!format_copy(bare, sizeof(bare), field, len))
		return false;
	if (!strip_thousands(bare, out))
		memcpy(out, bare, len + 1);
	return number_parse(out, &x);
}

/* "1.28E+04" may have been 12819. */
static void say_short_form(
    struct load *l, const struct csv_row *row, size_t column, double x)
{
	const char *field = csv_field(row, column);

	if (strpbrk(field, "eE") == NULL)
		return;
	diag_add_cause(l->diags, "short form", "W506", csv_place(row, column),
	    "write it in full: a spreadsheet may have dropped digits (give the "
	    "column the format \"number\" and save again), R has not "
	    "(options(scipen = 999))",
	    "\"%s\" is read as %.15g", field, x);
}

bool load_figure_number(struct load *l, const struct csv_row *row,
    size_t column, struct value *out, enum status *status)
{
	const char *field = csv_field(row, column);
	char rest[LONGEST];
	char digits[LONGEST];
	double x;

	*out = value_unknown();
	if (field[0] == '\0')
		return true;
	if (number_parse(field, &x)) {
		if (!load_in_range(l, row, column, x, out))
			return false;
		say_short_form(l, row, column, x);
		return true;
	}
	if (!format_copy(rest, sizeof(rest), field, strlen(field)))
		return load_number(l, row, column, out);
	if (take_mark(rest, status) && rest[0] == '\0')
		return true;
	if (rest[0] != '\0' && is_blank(rest)) {
		*status = STATUS_MISSING;
		diag_add(l->diags, "W505", csv_place(row, column),
		    "write [x], or leave the field empty and give a status",
		    "\"%s\" is read as [x]: no figure", field);
		return true;
	}
	if (number_parse(rest, &x))
		return load_in_range(l, row, column, x, out);
	if (rest[0] == '\0' || !strip_signs(rest, digits) ||
	    !number_parse(digits, &x))
		return load_number(l, row, column, out);
	if (!load_in_range(l, row, column, x, out))
		return false;
	diag_add(l->diags, "W506", csv_place(row, column),
	    strchr(field, '%') != NULL
		? "write digits only; a count has no percent sign: a "
		  "percentage belongs under value, with numerator and "
		  "denominator left empty"
		: "write digits only, with \".\" as decimal mark",
	    "\"%s\" is read as %s", field, digits);
	return true;
}
