/* What the options choose from the data. */
#include "choose.h"

#include "peelstats/arena.h"
#include "peelstats/format.h"
#include "peelstats/number.h"
#include "peelstats/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

bool choose_has_year(const struct dataset *d, int year)
{
	for (size_t i = 0; i < d->n_years; i++)
		if (d->year[i] == year)
			return true;
	return false;
}

bool choose_no_year(
    const struct dataset *d, const char *option, int year, struct error *err)
{
	int last = d->year[d->n_years - 1];
	struct text years = TEXT_EMPTY;

	if (last - d->year[0] == (int)d->n_years - 1 && d->n_years > 2)
		text_addf(&years, "%d to %d", d->year[0], last);
	else
		for (size_t i = 0; i < d->n_years; i++)
			text_addf(
			    &years, "%s%d", i > 0 ? ", " : "", d->year[i]);
	(void)error_set(err, EXIT_USAGE,
	    "%s %d is not in this data set, which has %s", option, year,
	    text_str(&years));
	text_release(&years);
	return false;
}

/* Headline measures, or all where none is marked, with a usable figure. */
static size_t measures_with_figures(const struct dataset *d, int year)
{
	bool headlines = false;
	size_t n = 0;

	for (size_t m = 0; m < d->n_metrics; m++)
		headlines = headlines || d->metric[m].headline;
	for (size_t m = 0; m < d->n_metrics; m++) {
		bool found = headlines && !d->metric[m].headline;

		for (size_t f = 0; f < d->n_forces && !found; f++)
			if (observation_value(
				&d->metric[m], dataset_find(d, m, f, year))
				.known) {
				found = true;
				n++;
			}
	}
	return n;
}

/* That of meta.csv, else the latest with figures for most headlines. */
static int usual_year(const struct dataset *d)
{
	int best = d->year[d->n_years - 1];
	size_t most = 0;

	if (choose_has_year(d, d->meta.year))
		return d->meta.year;
	for (size_t i = d->n_years; i-- > 0;) {
		size_t n = measures_with_figures(d, d->year[i]);

		if (n > most) {
			most = n;
			best = d->year[i];
		}
	}
	return best;
}

int choose_year(const struct options *o, const struct dataset *d)
{
	return o->year != 0 ? o->year : usual_year(d);
}

/* Sets the years asked for, or those of the data. */
static bool choose_years(const struct options *o, const struct dataset *d,
    struct choice *c, struct error *err)
{
	c->year = choose_year(o, d);
	c->compare = o->compare != 0 ? o->compare : c->year - 1;
	if (!choose_has_year(d, c->year))
		return choose_no_year(d, "--year", c->year, err);
	if (o->compare != 0 && !choose_has_year(d, c->compare))
		return choose_no_year(d, "--compare", c->compare, err);
	if (o->compare_none || !choose_has_year(d, c->compare))
		c->compare = 0;
	return true;
}

static bool want_metric(const struct dataset *d, const char *name,
    struct choice *c, struct error *err)
{
	const char *near = NULL;

	for (size_t m = 0; m < d->n_metrics; m++) {
		if (strcmp(d->metric[m].id, name) == 0) {
			c->metric[m] = true;
			return true;
		}
		if (name_near(name, d->metric[m].id))
			near = d->metric[m].id;
	}
	return error_set(err, EXIT_USAGE,
	    "--metric: unknown measure \"%s\"; %s%s", name,
	    near != NULL ? "did you mean " : "see peelstats --list metrics",
	    near != NULL ? near : "");
}

static bool choose_metrics(const struct options *o, const struct dataset *d,
    struct choice *c, struct error *err)
{
	const char *list = o->metrics;
	struct text name = TEXT_EMPTY;
	bool ok = true;

	if (list == NULL)
		return true;
	c->metric = heap_realloc(NULL, d->n_metrics, sizeof(*c->metric));
	memset(c->metric, 0, d->n_metrics * sizeof(*c->metric));
	while (ok && *list != '\0') {
		size_t len = strcspn(list, ",");

		text_clear(&name);
		text_add_bytes(&name, list, len);
		ok = len == 0 || want_metric(d, text_str(&name), c, err);
		list += len;
		list += *list == ',';
	}
	text_release(&name);
	return ok;
}

/* Days since 1970 to a date (Hinnant 2013, civil_from_days). */
static void date_from_epoch(long long seconds, char *out, size_t size)
{
	long long z = seconds / 86400 + 719468;
	long long era = z / 146097;
	long long doe = z - era * 146097;
	long long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	long long mp = (5 * doy + 2) / 153;
	long long month = mp < 10 ? mp + 3 : mp - 9;

	format_short(out, size, "%04lld-%02lld-%02lld",
	    yoe + era * 400 + (month <= 2), month,
	    doy - (153 * mp + 2) / 5 + 1);
}

/* The date of the data, never that of the run: same input, same bytes. */
static void choose_date(const struct dataset *d, struct choice *c)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	double seconds;

	if (epoch != NULL && number_parse(epoch, &seconds) && seconds >= 0 &&
	    seconds < 253402300800.0)
		date_from_epoch((long long)seconds, c->date, sizeof(c->date));
	else if (strlen(d->meta.released) == 10)
		format_short(c->date, sizeof(c->date), "%s", d->meta.released);
}

bool choose_scope(const struct options *o, const struct dataset *d,
    struct choice *c, struct error *err)
{
	memset(c, 0, sizeof(*c));
	if (!choose_years(o, d, c, err) || !choose_metrics(o, d, c, err))
		return false;
	choose_date(d, c);
	return true;
}

bool choose_no_force(
    const struct dataset *d, const char *name, struct error *err)
{
	struct text help = TEXT_EMPTY;

	if (unit_names_total(&d->known, name))
		text_add(
		    &help, "the report on the whole is made without --force");
	else
		unit_names_help(&d->known, name, &help);
	(void)error_set(err, EXIT_USAGE, "--force: unknown %s \"%s\"; %s",
	    d->naming.unit, name, text_str(&help));
	text_release(&help);
	return false;
}

size_t choose_force_length(const struct dataset *d, const char *list)
{
	size_t len = strcspn(list, ",");
	size_t both =
	    list[len] == ',' ? len + 1 + strcspn(list + len + 1, ",") : len;
	char name[UNIT_NAME_ROOM];
	size_t f;

	return format_copy(name, sizeof(name), list, both) &&
		       unit_names_find(&d->known, name, &f)
		   ? both
		   : len;
}

static bool want_force(const struct dataset *d, const char *name,
    struct choice *c, struct error *err)
{
	size_t f;

	if (!unit_names_find(&d->known, name, &f))
		return choose_no_force(d, name, err);
	c->force[f] = true;
	return true;
}

bool choose_forces(const struct options *o, const struct dataset *d,
    struct choice *c, struct error *err)
{
	const char *list = o->forces;
	struct text name = TEXT_EMPTY;
	bool ok = true;

	c->national = list == NULL || strcmp(list, "all") == 0;
	c->force = heap_realloc(NULL, d->n_forces, sizeof(*c->force));
	for (size_t f = 0; f < d->n_forces; f++)
		c->force[f] = list != NULL && c->national;
	while (ok && !c->national && *list != '\0') {
		size_t len = choose_force_length(d, list);

		text_clear(&name);
		text_add_bytes(&name, list, len);
		ok = len == 0 || want_force(d, text_str(&name), c, err);
		list += len;
		list += *list == ',';
	}
	text_release(&name);
	return ok;
}

void choice_release(struct choice *c)
{
	free(c->metric);
	free(c->force);
}
