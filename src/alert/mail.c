/* mail.c - what a mail about alerts says. */
#include "config.h"

#include "alert/mail.h"

#include <ctype.h>
#include <string.h>
#include <time.h>

#include "base/gettext.h"
#include "base/mem.h"

#define SUBJECT_MOST 150u /* bytes of a title */
#define WORD_MOST 60u     /* characters of an encoded word (RFC 2047 section 2 allows 75) */

static bool is_plain(struct slice text)
{
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] < ' ' || (unsigned char)text.p[i] > '~')
            return false;
    return slice_find(text, SLICE("=?")) == text.n;
}

static bool starts_character(char c)
{
    return ((unsigned char)c & 0xc0) != 0x80;
}

/* "=?UTF-8?Q?…?=", several where it is long; a character is never cut (RFC 2047 section 5). */
static void add_encoded(struct text *out, struct slice text)
{
    size_t word = 0;

    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];

        if (word == 0 || (word >= WORD_MOST - 12 && starts_character(text.p[i]))) {
            text_adds(out, word == 0 ? "=?UTF-8?Q?" : "?= =?UTF-8?Q?");
            word = 10;
        }
        if (isascii(c) && isalnum(c)) {
            text_addc(out, (char)c);
            word++;
        } else {
            text_printf(out, "=%02X", c);
            word += 3;
        }
    }
    if (word > 0)
        text_adds(out, "?=");
}

static struct slice cut_at_character(struct slice text, size_t most)
{
    size_t n = text.n < most ? text.n : most;

    while (n < text.n && n > 0 && !starts_character(text.p[n]))
        n--;
    return slice_sub(text, 0, n);
}

static const char *title_of(const struct alert_record *r)
{
    return r->title[0] != '\0' ? r->title : r->cause;
}

static char *subject(const struct alert_record *records, size_t n)
{
    struct text words = { 0 }, out = { 0 };

    if (n > 1)
        text_printf(&words, ngettext("%zu alert: ", "%zu alerts: ", n), n);
    else if (records[0].count > 1)
        text_printf(&words, _("%lld calls: "), (long long)records[0].count);
    text_slice(&words, cut_at_character(slice_of(title_of(&records[0])), SUBJECT_MOST));
    text_adds(&out, "Subject: ");
    if (is_plain(text_view(&words)))
        text_slice(&out, text_view(&words));
    else
        add_encoded(&out, text_view(&words));
    text_done(&words);
    return text_take(&out);
}

/* RFC 5322 section 3.3: English whatever the locale. */
static char *date(nanos_t now)
{
    static const char days[][4] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
    static const char months[][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    time_t seconds = (time_t)(now / NANOS_PER_S);
    struct tm tm;

    if (gmtime_r(&seconds, &tm) == NULL)
        return xstrdup("Date: Thu, 01 Jan 1970 00:00:00 +0000");
    return xasprintf("Date: %s, %02d %s %d %02d:%02d:%02d +0000", days[tm.tm_wday], tm.tm_mday,
                     months[tm.tm_mon], tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

/* The host of a record may be called anything. */
static char *message_id(const struct alert_record *r)
{
    struct text host = { 0 };

    for (const char *p = r->host; *p != '\0' && host.n < 200; p++)
        if (isascii(*p) && (isalnum((unsigned char)*p) || (strchr("-.", *p) != NULL && host.n > 0)))
            text_addc(&host, *p);
    while (host.n > 0 && !isalnum((unsigned char)host.p[host.n - 1]))
        host.p[--host.n] = '\0';
    char *id = xasprintf("Message-ID: <%s@%s>", r->id, host.n > 0 ? host.p : "sipwhy.invalid");

    text_done(&host);
    return id;
}

static char *receivers(const struct alert_mail *mail)
{
    struct text out = { 0 };

    for (size_t i = 0; i < mail->n_to; i++)
        text_printf(&out, "%s<%s>", i == 0 ? "To: " : ", ", mail->to[i]);
    return text_take(&out);
}

void mail_headers(const struct alert_mail *mail, const struct alert_record *records, size_t n,
                  nanos_t now, char *out[MAIL_HEADERS])
{
    out[MAIL_FROM] = xasprintf("From: sipwhy <%s>", mail->from);
    out[MAIL_TO] = receivers(mail);
    out[MAIL_SUBJECT] = subject(records, n);
    out[MAIL_DATE] = date(now);
    out[MAIL_ID] = message_id(&records[0]);
    out[MAIL_AUTO] = xstrdup("Auto-Submitted: auto-generated");
}

/* The network's controls do not reach whoever reads the mail on a terminal. */
static void add_text(struct text *out, const char *words)
{
    for (const char *p = words; *p != '\0'; p++)
        if (*p == '\n')
            text_adds(out, "\r\n");
        else
            text_addc(out, (unsigned char)*p < ' ' || *p == 0x7f ? ' ' : *p);
}

static void add_line(struct text *out, const char *name, const char *value)
{
    if (value[0] == '\0')
        return;
    text_printf(out, "%s: ", name);
    add_text(out, value);
    text_adds(out, "\r\n");
}

static void add_paragraph(struct text *out, const char *words)
{
    if (words[0] == '\0')
        return;
    add_text(out, words);
    text_adds(out, "\r\n\r\n");
}

static void add_record(struct text *out, const struct alert_record *r)
{
    add_paragraph(out, title_of(r));
    add_paragraph(out, r->explanation);
    add_paragraph(out, r->fix);
    if (r->count > 1)
        text_printf(out, "%s: %lld\r\n", _("calls"), (long long)r->count);
    add_line(out, _("time"), r->time);
    add_line(out, _("from"), r->from);
    add_line(out, _("to"), r->to);
    add_line(out, "Call-ID", r->call_id);
    add_line(out, _("provider"), r->provider);
    add_line(out, _("trunk"), r->trunk);
    add_line(out, _("code"), r->code);
    add_line(out, _("cause"), r->cause);
    add_line(out, _("confidence"), r->confidence);
    add_line(out, _("host"), r->host);
    add_line(out, _("capture"), r->capture);
    add_line(out, _("alert"), r->id);
}

void mail_body(const struct alert_record *records, size_t n, struct text *out)
{
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            text_adds(out, "\r\n----------------------------------------\r\n\r\n");
        add_record(out, &records[i]);
    }
}
