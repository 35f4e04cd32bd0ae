/* The recipes that come along, and where one is. */
#include "recipes.h"

#include "peelstats/arena.h"
#include "peelstats/format.h"
#include "peelstats/intake.h"
#include "peelstats/text.h"
#include "places.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/banned.h"

static bool is_recipe(const char *name)
{
	size_t len = strlen(name);

	return len > 4 && strcmp(name + len - 4, ".ini") == 0;
}

/* The folder with the recipes that come along. */
static bool recipe_dir(const struct options *o, char *path, size_t size)
{
	char data[PATH_ROOM - 16];

	if (!place_bundled(o, data, sizeof(data)))
		return false;
	(void)format_fits(path, size, "%s/recipes", data);
	return true;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void print_recipe(const char *dir, const char *file)
{
	char path[PATH_ROOM];
	struct text title = TEXT_EMPTY;

	(void)format_fits(path, sizeof(path), "%s/%s", dir, file);
	(void)intake_recipe_title(path, &title);
	(void)printf(
	    "%.*s\t%s\n", (int)(strlen(file) - 4), file, text_str(&title));
	text_release(&title);
}

bool recipes_print(const struct options *o, struct error *err)
{
	char dir[PATH_ROOM];
	DIR *d = recipe_dir(o, dir, sizeof(dir)) ? opendir(dir) : NULL;
	const struct dirent *e;
	struct arena arena;
	char **name = NULL;
	size_t n = 0;

	if (d == NULL)
		return error_set(err, EXIT_IO,
		    "the recipes that come along are not installed");
	arena_init(&arena);
	while ((e = readdir(d)) != NULL) {
		if (!is_recipe(e->d_name))
			continue;
		name = heap_realloc(name, n + 1, sizeof(*name));
		name[n++] = arena_strdup(&arena, e->d_name);
	}
	(void)closedir(d);
	if (n > 0)
		qsort(name, n, sizeof(*name), compare_names);
	for (size_t i = 0; i < n; i++)
		print_recipe(dir, name[i]);
	free(name);
	arena_release(&arena);
	return true;
}

/* A file that is there, or one of those that come along. */
bool recipe_path(
    const struct options *o, char *path, size_t size, struct error *err)
{
	const char *recipe = o->recipe;
	char dir[PATH_ROOM - 300];

	(void)format_fits(path, size, "%s", recipe);
	if (strchr(recipe, '/') != NULL || is_recipe(recipe))
		return true;
	if (recipe_dir(o, dir, sizeof(dir))) {
		(void)format_fits(path, size, "%s/%.200s.ini", dir, recipe);
		if (access(path, R_OK) == 0)
			return true;
	}
	return error_set(err, EXIT_USAGE,
	    "--recipe: there is no recipe \"%s\"; peelstats --recipe list "
	    "names those there are, a recipe of your own is a file ending "
	    "in .ini",
	    recipe);
}
