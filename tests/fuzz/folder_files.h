#ifndef PEELSTATS_FOLDER_FILES_H
#define PEELSTATS_FOLDER_FILES_H

#include "fixture.h"

/** Writes the files of a fuzzed input: a line "=== name" begins each. */
void folder_files_write(struct fixture *f, const char *data, size_t size);

#endif
