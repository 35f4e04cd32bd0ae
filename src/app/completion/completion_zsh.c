#include "completion.h"

#include <string.h>

#include "base/banned.h"

/* Square brackets, colons and quotes mean something to zsh. */
static void print_text(const char *s, FILE *out)
{
	for (; *s != '\0'; s++) {
		if (strchr("[]:\\", *s) != NULL)
			(void)fputc('\\', out);
		if (*s == '\'')
			(void)fputs("'\\'", out);
		(void)fputc(*s, out);
	}
}

static void print_values(const struct option_row *r, FILE *out)
{
	const char *what = completion_list(r);
	const char *extra = completion_extra(r);

	if (r->argument == NULL)
		return;
	(void)fputs(r->argument[0] == '[' ? "::" : ":", out);
	print_text(r->argument, out);
	(void)fputc(':', out);
	if (completion_is_file(r))
		(void)fputs("_files", out);
	else if (completion_is_folder(r))
		(void)fputs("_files -/", out);
	else if (r->words[0] != '\0')
		/* a space before it: without the options of _arguments */
		(void)fprintf(out, " %s \"%s\" %s",
		    completion_is_list(r) ? "_peelstats_several"
					  : "_peelstats_words",
		    what != NULL ? what : "",
		    what == NULL    ? option_words(r)
		    : extra != NULL ? extra
				    : "");
}

/* The value may follow "=" too, and only there when it may be left out. */
static void print_spec(const struct option_row *r, FILE *out)
{
	const char *equals = r->argument == NULL     ? ""
			     : r->argument[0] == '[' ? "=-"
						     : "=";
	char help[128];

	if (r->letter != 0)
		(void)fprintf(out, "\t\t'(-%c --%s)'{-%c%s,--%s%s}'[",
		    r->letter, r->name, r->letter,
		    r->argument != NULL ? "+" : "", r->name, equals);
	else
		(void)fprintf(out, "\t\t'--%s%s[", r->name, equals);
	option_summary(r, help, sizeof(help));
	print_text(help, out);
	(void)fputc(']', out);
	print_values(r, out);
	(void)fputc('\'', out);
}

void completion_zsh(FILE *out)
{
	(void)fputs("#compdef peelstats\n"
		    "# zsh completion for peelstats: "
		    "source <(peelstats --completion zsh)\n\n"
		    "_peelstats_arguments() {\n\t_arguments",
	    out);
	for (size_t i = 0; i < N_OPTIONS; i++) {
		(void)fputs(" \\\n", out);
		print_spec(&option_table[i], out);
	}
	(void)fputs("\n}\n", out);
	(void)fwrite(script_zsh, 1, script_zsh_len, out);
}
