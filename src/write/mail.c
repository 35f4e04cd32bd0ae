/* A mail about a report. */
#include "mail.h"

#include "base/banned.h"

void write_mail(const struct report *r, const struct summary *s,
    enum mail_part part, struct text *out)
{
	if (part == MAIL_HTML) {
		mail_html(r, s, out);
		return;
	}
	if (part == MAIL_ALL)
		text_add(out, "Subject: ");
	if (part != MAIL_BODY)
		text_addf(out, "%s\n", s->subject);
	if (part == MAIL_ALL)
		text_add_char(out, '\n');
	if (part != MAIL_SUBJECT)
		mail_text(r, s, out);
}
