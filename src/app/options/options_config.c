/*
 * Settings of the environment and of configuration files: "key = value", the
 * names of the long options, # before a comment.
 */
#include "options_table.h"
#include "peelstats/file.h"
#include "peelstats/terminal.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/banned.h"

/* Settings are few: what is longer is no file of them. */
enum { FILE_ROOM = 64 * 1024 };

struct config {
	struct options *o;
	struct setting *settings;
	const char *path;
	size_t line;
	size_t faults;
	bool found; /* see struct setting */
};

__attribute__((format(printf, 2, 3))) static void complain(
    struct config *c, const char *format, ...)
{
	struct text message = TEXT_EMPTY;
	va_list args;

	va_start(args, format);
	text_addv(&message, format, args);
	va_end(args);
	terminal_printf(stderr, "%s:%zu: error: %s\n", c->path, c->line,
	    text_str(&message));
	text_release(&message);
	c->faults++;
}

static char *trim(char *s)
{
	char *end;

	while (isspace((unsigned char)*s))
		s++;
	end = s + strlen(s);
	while (end > s && isspace((unsigned char)end[-1]))
		end--;
	*end = '\0';
	return s;
}

static bool is_one_of(const char *s, const char *const *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (name_equal(s, word[i]))
			return true;
	return false;
}

/* -1 for a word that is neither. */
static int yes_or_no(const char *s)
{
	static const char *const yes[] = { "yes", "true", "on", "1" };
	static const char *const no[] = { "no", "false", "off", "0" };

	if (is_one_of(s, yes, 4))
		return 1;
	return is_one_of(s, no, 4) ? 0 : -1;
}

/* A flag that is off is a setting too: it hides one of a lesser file. */
static const char off[] = "";

static void take(struct config *c, const char *key, const char *value)
{
	size_t i = option_find(key);
	const struct option_row *row = &option_table[i < N_OPTIONS ? i : 0];
	const char *near = option_near(key);
	struct setting *s = &c->settings[i < N_OPTIONS ? i : 0];

	if (i == N_OPTIONS && near != NULL)
		complain(
		    c, "unknown setting \"%s\"; did you mean %s?", key, near);
	else if (i == N_OPTIONS)
		complain(
		    c, "unknown setting \"%s\"; see peelstats --help", key);
	else if (option_is_mode(row))
		complain(c, "%s is for the command line only", row->name);
	else if (option_is_flag(row) && yes_or_no(value) < 0)
		complain(
		    c, "%s: \"%s\" is neither yes nor no", row->name, value);
	else if (!option_is_flag(row) && value[0] == '\0')
		complain(c, "%s has no value", row->name);
	else if (s->origin == NULL) {
		s->origin = option_is_flag(row) && yes_or_no(value) == 0
				? off
				: arena_printf(
				      &c->o->arena, "%s:%zu", c->path, c->line);
		s->value = option_is_flag(row)
			       ? NULL
			       : arena_strdup(&c->o->arena, value);
		s->found = c->found;
	}
}

static void read_line(struct config *c, char *line)
{
	char *text = trim(line);
	char *equals = strchr(text, '=');

	if (text[0] == '\0' || text[0] == '#')
		return;
	if (equals == NULL) {
		complain(c, "\"%s\" is not \"key = value\"", text);
		return;
	}
	*equals = '\0';
	take(c, trim(text), trim(equals + 1));
}

/* Reads a regular file up to `most` bytes; -1 with errno. */
static ssize_t read_bytes(const char *path, char *bytes, size_t most)
{
	int fd = file_open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY, 0);
	struct stat st;
	ssize_t got = -1;
	int error;

	if (fd < 0)
		return -1;
	errno = EINVAL;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		got = file_read(fd, bytes, most);
	error = errno;
	(void)file_close(fd);
	errno = error;
	return got;
}

/* A folder that may not be entered holds no settings for this user. */
static bool is_out_of_reach(const char *path)
{
	struct text folder = TEXT_EMPTY;
	bool closed;

	folder_of(path, &folder);
	closed = access(text_str(&folder), X_OK) != 0;
	text_release(&folder);
	return closed;
}

/* The file as a string, or NULL: none there where none is needed, or an
 * error. What could be read in part only is not read at all. */
static char *read_text(
    struct options *o, const char *path, bool needed, struct error *err)
{
	char *text = arena_alloc(&o->arena, FILE_ROOM + 2);
	ssize_t got = read_bytes(path, text, FILE_ROOM + 1);

	if (got < 0 && !needed &&
	    (errno == ENOENT || errno == ENOTDIR ||
		(errno == EACCES && is_out_of_reach(path))))
		return NULL;
	if (got < 0)
		(void)error_set(err, EXIT_IO, "%s: cannot be read: %s", path,
		    strerror(errno));
	else if (got > FILE_ROOM)
		(void)error_set(err, EXIT_USAGE,
		    "%s: has more than 64 KiB, which no file of settings needs",
		    path);
	else if (memchr(text, '\0', (size_t)got) != NULL)
		(void)error_set(err, EXIT_USAGE,
		    "%s: holds a zero byte; save it as plain text (UTF-8)",
		    path);
	if (err->status != EXIT_OK)
		return NULL;
	text[got] = '\0';
	return text;
}

/* Who asks for a file needs it; what is found in passing is `found`. */
static bool read_file(struct options *o, struct setting *settings,
    const char *path, bool needed, bool found, struct error *err)
{
	struct config c = { o, settings, path, 0, 0, found };
	char *at = read_text(o, path, needed, err);

	if (at == NULL)
		return err->status == EXIT_OK;
	while (*at != '\0') {
		size_t len = strcspn(at, "\n");
		char *next = at + len + (at[len] == '\n');

		at[len] = '\0';
		c.line++;
		read_line(&c, at);
		at = next;
	}
	if (c.faults > 0)
		(void)error_set(err, EXIT_USAGE, "%s: %zu wrong setting%s",
		    path, c.faults, c.faults == 1 ? "" : "s");
	return err->status == EXIT_OK;
}

/* PEELSTATS_OUT_DIR for --out-dir. */
static bool read_environment(
    struct options *o, struct setting *settings, struct error *err)
{
	for (size_t i = 0; i < N_OPTIONS; i++) {
		const struct option_row *row = &option_table[i];
		char name[64] = "PEELSTATS_";
		size_t at = strlen(name);
		const char *value;

		for (const char *c = row->name; *c != '\0'; c++)
			name[at++] =
			    *c == '-' ? '_' : (char)toupper((unsigned char)*c);
		name[at] = '\0';
		value = getenv(name);
		if (value == NULL || value[0] == '\0' ||
		    settings[i].origin != NULL || option_is_mode(row))
			continue;
		if (option_is_flag(row) && yes_or_no(value) < 0)
			return error_set(err, EXIT_USAGE,
			    "%s: \"%s\" is neither yes nor no", name, value);
		settings[i].origin =
		    option_is_flag(row) && yes_or_no(value) == 0
			? off
			: arena_strdup(&o->arena, name);
		settings[i].value = option_is_flag(row) ? NULL : value;
	}
	return true;
}

static const char *user_file(struct options *o)
{
	const char *base = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");

	if (base != NULL && base[0] == '/')
		return arena_printf(&o->arena, "%s/peelstats/config", base);
	if (home != NULL && home[0] == '/')
		return arena_printf(
		    &o->arena, "%s/.config/peelstats/config", home);
	return NULL;
}

bool options_configure(
    struct options *o, struct setting *settings, struct error *err)
{
	const char *user = user_file(o);
	bool ok = read_environment(o, settings, err);

	if (ok && o->config != NULL && !o->no_config)
		ok = read_file(o, settings, o->config, true, false, err);
	else if (ok && !o->no_config)
		ok =
		    read_file(
			o, settings, "peelstats.conf", false, true, err) &&
		    (user == NULL ||
			read_file(o, settings, user, false, false, err)) &&
		    read_file(o, settings, PEELSTATS_CONFIG, false, false, err);
	for (size_t i = 0; i < N_OPTIONS; i++)
		if (settings[i].origin == off)
			settings[i].origin = NULL;
	return ok;
}
