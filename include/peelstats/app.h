#ifndef PEELSTATS_APP_H
#define PEELSTATS_APP_H

/** Runs the command with its arguments; returns the exit status. */
int app_main(int argc, char **argv);

#endif
