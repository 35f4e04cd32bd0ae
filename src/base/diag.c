#include "peelstats/diag.h"

#include "peelstats/format.h"
#include "peelstats/terminal.h"

#include <stdarg.h>
#include <string.h>

#include "banned.h"

enum { FOLD_AFTER = 5, SOURCE_SHOWN = 120, MESSAGE_MAX = 1024 };

void diag_init(struct diag_list *list)
{
	arena_init(&list->arena);
	list->first = NULL;
	list->last = &list->first;
	list->groups = NULL;
	list->errors = 0;
	list->warnings = 0;
	list->fold_after = FOLD_AFTER;
}

void diag_release(struct diag_list *list)
{
	arena_release(&list->arena);
	diag_init(list);
}

static const char *copy_or_null(struct arena *a, const char *s)
{
	return s != NULL ? arena_strdup(a, s) : NULL;
}

/*
 * A message may quote anything: no byte of it may steer a terminal, and one
 * that was cut must not end inside a character.
 */
static void make_safe(char *message)
{
	size_t len = strlen(message);

	for (size_t i = 0; i < len; i++)
		if ((unsigned char)message[i] < 0x20 || message[i] == 0x7F)
			message[i] = ' ';
	if (len + 1 < MESSAGE_MAX)
		return;
	while (len > 0 && ((unsigned char)message[len - 1] & 0xC0U) == 0x80U)
		len--;
	message[len > 0 ? len - 1 : 0] = '\0';
}

static struct diag_group *diag_group(
    struct diag_list *list, const char *code, const char *file)
{
	struct diag_group *g;

	for (g = list->groups; g != NULL; g = g->next)
		if (strcmp(g->code, code) == 0 && strcmp(g->file, file) == 0)
			return g;
	g = arena_alloc(&list->arena, sizeof(*g));
	g->code = arena_strdup(&list->arena, code);
	g->file = arena_strdup(&list->arena, file);
	g->next = list->groups;
	list->groups = g;
	return g;
}

static void count_one(struct diag_list *list, const char *code)
{
	if (code[0] == 'E')
		list->errors++;
	else
		list->warnings++;
}

static struct diag *diag_new(struct diag_list *list, struct diag_group *g,
    struct place place, const char *help, const char *message)
{
	struct diag *d = arena_alloc(&list->arena, sizeof(*d));

	d->level = g->code[0] == 'E' ? DIAG_ERROR : DIAG_WARNING;
	d->code = g->code;
	d->group = g;
	d->nth = g->count;
	d->place = place;
	d->place.file = g->file;
	d->place.source = copy_or_null(&list->arena, place.source);
	d->message = arena_strdup(&list->arena, message);
	d->help = copy_or_null(&list->arena, help);
	*list->last = d;
	list->last = &d->next;
	return d;
}

void diag_add(struct diag_list *list, const char *code, struct place place,
    const char *help, const char *format, ...)
{
	struct diag_group *g = diag_group(list, code, place.file);
	va_list args;
	char message[MESSAGE_MAX];

	g->count++;
	count_one(list, code);
	if (list->fold_after > 0 && g->count > list->fold_after)
		return;
	va_start(args, format);
	format_message(message, sizeof(message), format, args);
	va_end(args);
	make_safe(message);
	(void)diag_new(list, g, place, help, message);
}

/* The problem that is told of the cause, among the few that are kept. */
static struct diag *same_cause(
    const struct diag_list *list, const struct diag_group *g, const char *cause)
{
	struct diag *d = list->first;

	if (list->fold_after != FOLD_AFTER)
		return NULL;
	while (d != NULL && (d->group != g || d->cause == NULL ||
				strcmp(d->cause, cause) != 0))
		d = d->next;
	return d;
}

void diag_add_cause(struct diag_list *list, const char *cause, const char *code,
    struct place place, const char *help, const char *format, ...)
{
	struct diag_group *g = diag_group(list, code, place.file);
	struct diag *d = same_cause(list, g, cause);
	va_list args;
	char message[MESSAGE_MAX];

	count_one(list, code);
	if (d != NULL) {
		d->again++;
		d->last_line = place.line;
		return;
	}
	g->count++;
	if (list->fold_after > 0 && g->count > list->fold_after)
		return;
	va_start(args, format);
	format_message(message, sizeof(message), format, args);
	va_end(args);
	make_safe(message);
	d = diag_new(list, g, place, help, message);
	d->cause = arena_strdup(&list->arena, cause);
}

/* The source line up to a limit. */
static void diag_print_source(const struct place *p, FILE *out)
{
	struct text line = TEXT_EMPTY;
	size_t shown = 0;

	(void)fputs("  | ", out);
	for (const char *c = p->source; *c != '\0' && shown < SOURCE_SHOWN;
	     shown++)
		text_add_code(&line, terminal_code(utf8_next(&c)));
	(void)fprintf(out, "%s\n", text_str(&line));
	text_release(&line);
	if (p->column > 0 && p->column <= SOURCE_SHOWN)
		(void)fprintf(out, "  | %*s\n", (int)p->column, "^");
}

static void diag_print_one(const struct diag *d, bool colours, FILE *out)
{
	const char *bold = colours ? "\033[1m" : "";
	const char *plain = colours ? "\033[0m" : "";
	const char *level = !colours		     ? ""
			    : d->level == DIAG_ERROR ? "\033[1;31m"
						     : "\033[1;33m";

	(void)fputs(bold, out);
	terminal_print(d->place.file, out);
	if (d->place.line > 0)
		(void)fprintf(out, ":%zu", d->place.line);
	if (d->place.column > 0)
		(void)fprintf(out, ":%zu", d->place.column);
	(void)fprintf(out, ":%s %s%s[%s]:%s ", plain, level,
	    d->level == DIAG_ERROR ? "error" : "warning", d->code, plain);
	terminal_print(d->message, out);
	(void)fputc('\n', out);
	if (d->place.source != NULL)
		diag_print_source(&d->place, out);
	if (d->again > 0 && d->last_line > 0)
		(void)fprintf(out,
		    "  the same in %zu more row%s, the last on line %zu\n",
		    d->again, d->again == 1 ? "" : "s", d->last_line);
	if (d->help != NULL) {
		(void)fputs("  help: ", out);
		terminal_print(d->help, out);
		(void)fputc('\n', out);
	}
}

static void diag_print_total(const struct diag_list *list, FILE *out)
{
	const struct diag *d = list->first;

	while (d != NULL && list->errors > 0 && d->level != DIAG_ERROR)
		d = d->next;
	if (d == NULL)
		return;
	(void)fprintf(out, "%zu error%s, %zu warning%s", list->errors,
	    list->errors == 1 ? "" : "s", list->warnings,
	    list->warnings == 1 ? "" : "s");
	if (list->errors > 0)
		(void)fprintf(out,
		    "; nothing was written; next: peelstats --explain %s",
		    d->code);
	(void)fputc('\n', out);
}

void diag_print(const struct diag_list *list, bool colours, FILE *out)
{
	for (const struct diag *d = list->first; d != NULL; d = d->next) {
		diag_print_one(d, colours, out);
		if (d->nth == list->fold_after &&
		    d->group->count > list->fold_after)
			terminal_printf(out,
			    "%s: and %zu more like this [%s] (peelstats "
			    "--check --all)\n",
			    d->place.file, d->group->count - list->fold_after,
			    d->code);
	}
	diag_print_total(list, out);
}
