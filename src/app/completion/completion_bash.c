#include "completion.h"

#include <string.h>

#include "base/banned.h"

static void print_words(const struct option_row *r, FILE *out)
{
	const char *what = completion_list(r);
	const char *extra = completion_extra(r);

	(void)fprintf(out, "%s '%s' %s",
	    completion_is_list(r) ? "_peelstats_several" : "_peelstats_words",
	    what != NULL ? what : "",
	    what == NULL    ? option_words(r)
	    : extra != NULL ? extra
			    : "");
}

static void print_case(const struct option_row *r, FILE *out)
{
	if (r->argument == NULL)
		return;
	(void)fputc('\t', out);
	/* what may be left out stands behind an equals sign */
	if (r->argument[0] != '[')
		(void)fprintf(out, "--%s | ", r->name);
	if (r->letter != 0)
		(void)fprintf(out, "-%c | ", r->letter);
	(void)fprintf(out, "--%s=) ", r->name);
	if (completion_is_file(r))
		(void)fputs("compopt -o default 2>/dev/null", out);
	else if (completion_is_folder(r))
		(void)fputs("compopt -o dirnames 2>/dev/null", out);
	else if (r->words[0] == '\0')
		(void)fputc(':', out);
	else
		print_words(r, out);
	(void)fputs(" ;;\n", out);
}

void completion_bash(FILE *out)
{
	(void)fputs("# bash completion for peelstats: "
		    "source <(peelstats --completion bash)\n\n"
		    "_peelstats_options=(\n",
	    out);
	for (size_t i = 0; i < N_OPTIONS; i++)
		(void)fprintf(out, "\t--%s\n", option_table[i].name);
	(void)fputs(")\n\n# Offers what may follow the option $1.\n"
		    "_peelstats_value()\n{\n\tcase $1 in\n",
	    out);
	for (size_t i = 0; i < N_OPTIONS; i++)
		print_case(&option_table[i], out);
	(void)fputs("\t*) return 1 ;;\n\tesac\n\treturn 0\n}\n", out);
	(void)fwrite(script_bash, 1, script_bash_len, out);
}
