#include "completion.h"

#include <string.h>

#include "base/banned.h"

/* Between single quotes. */
static void print_text(const char *s, FILE *out)
{
	for (; *s != '\0'; s++) {
		if (*s == '\'' || *s == '\\')
			(void)fputc('\\', out);
		(void)fputc(*s, out);
	}
}

static void print_values(const struct option_row *r, FILE *out)
{
	const char *what = completion_list(r);
	const char *extra = completion_extra(r);
	bool several = completion_is_list(r);

	if (r->argument == NULL)
		return;
	if (completion_is_file(r) || completion_is_folder(r)) {
		(void)fputs(" -r -F", out);
		return;
	}
	/* what may be left out stands behind an equals sign */
	if (r->argument[0] != '[')
		(void)fputs(" -x", out);
	if (what != NULL)
		(void)fprintf(out, " -a '%s(%s %s)'",
		    extra != NULL ? "none " : "",
		    several ? "__peelstats_several" : "__peelstats_words",
		    what);
	else if (several)
		(void)fprintf(out, " -a '(__peelstats_several \"\" %s)'",
		    option_words(r));
	else if (r->words[0] != '\0')
		(void)fprintf(out, " -a '%s'", option_words(r));
}

void completion_fish(FILE *out)
{
	(void)fputs("# fish completion for peelstats: "
		    "peelstats --completion fish | source\n",
	    out);
	(void)fwrite(script_fish, 1, script_fish_len, out);
	(void)fputs(
	    "complete -c peelstats -e\ncomplete -c peelstats -f\n", out);
	for (size_t i = 0; i < N_OPTIONS; i++) {
		const struct option_row *r = &option_table[i];
		char help[128];

		(void)fprintf(out, "complete -c peelstats -l %s", r->name);
		if (r->letter != 0)
			(void)fprintf(out, " -s %c", r->letter);
		print_values(r, out);
		option_summary(r, help, sizeof(help));
		(void)fputs(" -d '", out);
		print_text(help, out);
		(void)fputs("'\n", out);
	}
}
