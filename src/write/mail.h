#ifndef PEELSTATS_MAIL_H
#define PEELSTATS_MAIL_H

#include "peelstats/write.h"

/* The two forms of a mail. */

/** Appends the body as plain text, see write_mail(). */
void mail_text(
    const struct report *r, const struct summary *s, struct text *out);

/** Appends the body as HTML, see write_mail(). */
void mail_html(
    const struct report *r, const struct summary *s, struct text *out);

#endif
