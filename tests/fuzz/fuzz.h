#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

/**
 * Tries one input; aborts when something does not hold. Run by libFuzzer, or
 * by replay.c over the corpus.
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
