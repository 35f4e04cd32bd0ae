#ifndef PEELSTATS_NAMED_H
#define PEELSTATS_NAMED_H

#include "peelstats/report.h"

/**
 * Finds for each page with a figure the units that its titles, sentences,
 * notes and lists name, so that charts can write these names beside their
 * marks. To be called when no word is added any more.
 */
void named_find(struct report *r);

#endif
