#include "peelstats/report.h"

#include <ctype.h>
#include <string.h>

#include "base/banned.h"

/* The short forms of tables and charts; those of grades belong to cells. */
static const struct {
	const char *brief;
	const char *words;
} forms[] = {
	{ "[x]", "not available" },
	{ "[z]", "not applicable" },
	{ "[u]", "partial" },
	{ "[e]", "estimated" },
	{ "[p]", "provisional" },
	{ "[r]", "revised" },
	{ "[b]", "break in the series" },
	{ "[c]", "suppressed" },
	{ "[low]", "too few events for a percentage" },
	{ "CV", "coefficient of variation" },
};

/* What they and a shared rank begin with: most text has none of these. */
static const char first[] = "[C=";

/* Bytes of the short form that begins at `at`, 0 if none; a rank ends in "="
 * when others share it. */
static size_t form_at(const char *text, const char *at, const char **words)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		size_t len = strlen(forms[i].brief);

		if (strncmp(at, forms[i].brief, len) == 0 &&
		    !isalnum((unsigned char)at[len]) &&
		    (at == text || !isalnum((unsigned char)at[-1]) ||
			at[0] == '[')) {
			*words = forms[i].words;
			return len;
		}
	}
	if (at[0] == '=' && at > text && isdigit((unsigned char)at[-1])) {
		*words = " shared";
		return 1;
	}
	return 0;
}

/* "are partial [u] for" has the words before the mark. */
static bool just_said(const struct text *out, const char *words)
{
	size_t n = strlen(words);
	size_t len = out->len;

	while (len > 0 && out->s[len - 1] == ' ')
		len--;
	return len >= n && strncmp(out->s + len - n, words, n) == 0;
}

bool report_spoken(const char *utf8, struct text *out)
{
	bool any = false;

	for (const char *at = utf8; *at != '\0';) {
		const char *words = "";
		size_t plain = strcspn(at, first);
		size_t len;

		text_add_bytes(out, at, plain);
		at += plain;
		if (*at == '\0')
			break;
		len = form_at(utf8, at, &words);
		if (len == 0) {
			text_add_char(out, *at++);
			continue;
		}
		any = true;
		at += len;
		if (just_said(out, words))
			at += strspn(at, " ");
		else
			text_add(out, words);
	}
	return any;
}

/* The marks are the forms in brackets. */
static bool is_mark(size_t form)
{
	return forms[form].brief[0] == '[';
}

void shorthand_see(struct shorthand *s, const char *utf8, bool label)
{
	for (const char *at = strchr(utf8, '['); at != NULL;
	     at = strchr(at + 1, '[')) {
		for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
			size_t n = strlen(forms[i].brief);
			const char *next = at + n;

			if (!is_mark(i) || strncmp(at, forms[i].brief, n) != 0)
				continue;
			s->seen |= 1U << i;
			next += strspn(next, " ");
			if (label || *next == ',' ||
			    (next > at + n && isalpha((unsigned char)*next)))
				s->told |= 1U << i;
		}
	}
}

void shorthand_explain(const struct shorthand *s, struct text *out)
{
	const char *between = "";

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if ((s->seen & ~s->told & 1U << i) == 0)
			continue;
		text_addf(
		    out, "%s%s %s", between, forms[i].brief, forms[i].words);
		between = ", ";
	}
}
