#ifndef PEELSTATS_BANNED_H
#define PEELSTATS_BANNED_H

/* Unbounded, locale-bound or clock-bound calls that have no place here. */
#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf strtok
#pragma GCC poison atoi atol atof gets localtime gmtime rand srand setlocale

/* A text that is cut in silence: peelstats/format.h, text.h and arena.h have
 * what never does. */
#ifndef BASE_FORMATS
#pragma GCC poison snprintf vsnprintf
#endif

#endif
