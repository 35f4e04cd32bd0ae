#include "options_table.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

static const char *const headings[OPTION_GROUPS] = { "Input and scope",
	"Output", "Modes (one at a time)", "Nightly", "General" };

/* "-d, --data DIR" */
static void name_of(const struct option_row *r, char *out, size_t size)
{
	const char *argument = r->argument != NULL ? r->argument : "";
	const char *space =
	    argument[0] != '\0' && argument[0] != '[' ? " " : "";

	if (r->letter != 0)
		(void)snprintf(out, size, "-%c, --%s%s%s", r->letter, r->name,
		    space, argument);
	else
		(void)snprintf(out, size, "--%s%s%s", r->name, space, argument);
}

static void print_row(const struct option_row *r, FILE *out)
{
	char name[64];

	name_of(r, name, sizeof(name));
	(void)fprintf(out, "  %s%-*s %s\n", r->letter == 0 ? "    " : "",
	    r->letter == 0 ? 20 : 24, name, r->help);
}

/* The options without a line of their own, side by side. */
static void print_others(enum option_group group, FILE *out)
{
	size_t used = 0;

	for (size_t i = 0; i < N_OPTIONS; i++) {
		char name[64];
		size_t len;

		if (option_table[i].group != group ||
		    option_table[i].help[0] != '\0')
			continue;
		name_of(&option_table[i], name, sizeof(name));
		len = strlen(name);
		if (used > 0 && used + 2 + len > 79) {
			(void)fputc('\n', out);
			used = 0;
		}
		(void)fprintf(out, "  %s", name);
		used += 2 + len;
	}
	if (used > 0)
		(void)fputc('\n', out);
}

void options_help(FILE *out)
{
	(void)fputs(
	    "peelstats - compare the police forces of England and Wales, "
	    "as PDF\n\n"
	    "Usage:  peelstats --year 2017 -o report.pdf    "
	    "national report\n"
	    "        peelstats --force norfolk -o n.pdf     one force\n"
	    "        peelstats --force all -O out/          "
	    "national and every force\n"
	    "        peelstats --check                      "
	    "check the data only\n",
	    out);
	for (enum option_group g = INPUT; g < OPTION_GROUPS; g++) {
		(void)fprintf(out, "%s\n", headings[g]);
		for (size_t i = 0; i < N_OPTIONS; i++)
			if (option_table[i].group == g &&
			    option_table[i].help[0] != '\0')
				print_row(&option_table[i], out);
		print_others(g, out);
	}
	(void)fputs(
	    "Files, exit status and every option: man peelstats\n", out);
}

/* The command that lists what an option takes, or NULL for plain words. */
static const char *listing(const char *words)
{
	static const struct {
		const char *words;
		const char *command;
	} known[] = {
		{ "@years", "peelstats --list years" },
		{ "@metrics", "peelstats --list metrics | cut -f1" },
		{ "@forces", "{ echo all; peelstats --list forces | cut -f2 | "
			     "tr 'A-Z ' 'a-z-'; }" },
		{ "@pages", "peelstats --list pages" },
		{ "@codes", "peelstats --list codes | cut -f1" },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(words, known[i].words) == 0)
			return known[i].command;
	return NULL;
}

static void bash_case(const struct option_row *r, FILE *out)
{
	const char *command = listing(r->words);

	if (r->argument == NULL || r->words[0] == '\0')
		return;
	(void)fprintf(out, "\t--%s", r->name);
	if (r->letter != 0)
		(void)fprintf(out, "|-%c", r->letter);
	(void)fputs(") ", out);
	if (strcmp(r->words, "@file") == 0)
		(void)fputs("compopt -o default ;;\n", out);
	else if (strcmp(r->words, "@folder") == 0)
		(void)fputs("COMPREPLY=($(compgen -d -- \"$word\")) ;;\n", out);
	else if (command != NULL)
		(void)fprintf(out,
		    "COMPREPLY=($(compgen -W \"$(%s 2>/dev/null)\" -- "
		    "\"$word\")) ;;\n",
		    command);
	else
		(void)fprintf(out,
		    "COMPREPLY=($(compgen -W \"%s\" -- \"$word\")) ;;\n",
		    option_words(r));
}

static void bash(FILE *out)
{
	(void)fputs("# bash completion for peelstats\n"
		    "_peelstats()\n{\n"
		    "\tlocal word=${COMP_WORDS[COMP_CWORD]}\n"
		    "\tlocal before=${COMP_WORDS[COMP_CWORD - 1]}\n"
		    "\tif [ \"$before\" = \"=\" ]; then\n"
		    "\t\tbefore=${COMP_WORDS[COMP_CWORD - 2]}\n"
		    "\tfi\n"
		    "\tCOMPREPLY=()\n"
		    "\tcase $before in\n",
	    out);
	for (size_t i = 0; i < N_OPTIONS; i++)
		bash_case(&option_table[i], out);
	(void)fputs("\t*) COMPREPLY=($(compgen -W \"", out);
	for (size_t i = 0; i < N_OPTIONS; i++)
		(void)fprintf(
		    out, "%s--%s", i > 0 ? " " : "", option_table[i].name);
	(void)fputs("\" -- \"$word\")) ;;\n"
		    "\tesac\n}\ncomplete -F _peelstats peelstats\n",
	    out);
}

/* Square brackets, colons and quotes mean something to zsh. */
static void zsh_text(const char *s, FILE *out)
{
	for (; *s != '\0' && strncmp(s, "  ", 2) != 0; s++) {
		if (strchr("[]:\\", *s) != NULL)
			(void)fputc('\\', out);
		(void)fputc(*s == '\'' ? ' ' : *s, out);
	}
}

static void zsh_values(const struct option_row *r, FILE *out)
{
	const char *command = listing(r->words);

	if (r->argument == NULL)
		return;
	(void)fprintf(out, "%s:", r->argument[0] == '[' ? ":" : "");
	zsh_text(r->argument, out);
	if (strcmp(r->words, "@file") == 0)
		(void)fputs(":_files", out);
	else if (strcmp(r->words, "@folder") == 0)
		(void)fputs(":_files -/", out);
	else if (command != NULL)
		(void)fprintf(out, ":_peelstats_%s", r->words + 1);
	else
		(void)fprintf(out, ":(%s)", option_words(r));
}

static void zsh(FILE *out)
{
	static const char *const lists[] = { "@years", "@metrics", "@forces",
		"@pages", "@codes" };

	(void)fputs("#compdef peelstats\n", out);
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		(void)fprintf(out,
		    "_peelstats_%s() { compadd -- $(%s 2>/dev/null) }\n",
		    lists[i] + 1, listing(lists[i]));
	(void)fputs("_arguments \\\n", out);
	for (size_t i = 0; i < N_OPTIONS; i++) {
		const struct option_row *r = &option_table[i];

		if (r->letter != 0)
			(void)fprintf(out, "  '(-%c --%s)'{-%c,--%s}'[",
			    r->letter, r->name, r->letter, r->name);
		else
			(void)fprintf(out, "  '--%s%s[", r->name,
			    r->argument != NULL ? "=" : "");
		zsh_text(r->help[0] != '\0' ? r->help : r->name, out);
		(void)fputc(']', out);
		zsh_values(r, out);
		(void)fprintf(out, "'%s\n", i + 1 < N_OPTIONS ? " \\" : "");
	}
}

/* Up to the default in square brackets. */
static void fish_text(const char *s, FILE *out)
{
	for (; *s != '\0' && strncmp(s, "  ", 2) != 0; s++)
		(void)fputc(*s == '\'' ? ' ' : *s, out);
}

static void fish(FILE *out)
{
	(void)fputs("# fish completion for peelstats\ncomplete -c peelstats "
		    "-f\n",
	    out);
	for (size_t i = 0; i < N_OPTIONS; i++) {
		const struct option_row *r = &option_table[i];
		const char *command = listing(r->words);

		(void)fprintf(out, "complete -c peelstats -l %s", r->name);
		if (r->letter != 0)
			(void)fprintf(out, " -s %c", r->letter);
		if (r->argument != NULL)
			(void)fputs(" -r", out);
		if (strcmp(r->words, "@file") == 0 ||
		    strcmp(r->words, "@folder") == 0)
			(void)fputs(" -F", out);
		else if (command != NULL)
			(void)fprintf(out, " -a \"(%s 2>/dev/null)\"",
			    strcmp(r->words, "@forces") == 0
				? "echo all; peelstats --list forces | cut "
				  "-f2 | tr 'A-Z ' 'a-z-'"
				: command);
		else if (r->words[0] != '\0')
			(void)fprintf(out, " -a '%s'", option_words(r));
		(void)fputs(" -d '", out);
		fish_text(r->help[0] != '\0' ? r->help : r->name, out);
		(void)fputs("'\n", out);
	}
}

void options_completion(const char *shell, FILE *out)
{
	if (strcmp(shell, "bash") == 0)
		bash(out);
	else if (strcmp(shell, "zsh") == 0)
		zsh(out);
	else
		fish(out);
}
