/* journal.c - the journal, or syslog. */
#include "config.h"

#include "alert/journal.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <syslog.h>
#include <unistd.h>

#include "base/library.h"
#include "base/mem.h"

struct journal {
    int (*sendv)(const struct iovec *, int n); /* sd_journal_sendv(); NULL: there is none */
};

#if HAVE_SYSTEMD

/* Loaded where alerts go to the journal alone: it brings seven others. */
#define LIBRARY "libsystemd.so.0"

#define SOCKET "/run/systemd/journal/socket"
#define FIELDS_MOST 20
#endif

/* On one line, as syslog has it. */
static char *message_of(const struct alert_record *r)
{
    struct text text = { 0 };

    text_adds(&text, r->title[0] != '\0' ? r->title : r->cause);
    if (r->code[0] != '\0')
        text_printf(&text, " [%s]", r->code);
    if (r->from[0] != '\0' || r->to[0] != '\0')
        text_printf(&text, " %s > %s", r->from, r->to);
    if (r->call_id[0] != '\0')
        text_printf(&text, " (%s)", r->call_id);
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] < ' ' || text.p[i] == 0x7f)
            text.p[i] = ' ';
    return text_take(&text);
}

static void write_syslog(const char *message)
{
    openlog(PACKAGE_NAME, LOG_PID, LOG_DAEMON);
    syslog(LOG_ERR, "%s", message);
    closelog();
}

#if HAVE_SYSTEMD

static bool write_journal(const struct journal *j, const struct alert_record *r,
                          const char *message)
{
    const struct {
        const char *name, *value;
    } fields[] = {
        { "MESSAGE", message },
        { "PRIORITY", "3" },
        { "SYSLOG_IDENTIFIER", PACKAGE_NAME },
        { "SIPWHY_ID", r->id },
        { "SIPWHY_TRIGGER", r->trigger },
        { "SIPWHY_CODE", r->code },
        { "SIPWHY_CAUSE", r->cause },
        { "SIPWHY_SEVERITY", r->severity },
        { "SIPWHY_CONFIDENCE", r->confidence },
        { "SIPWHY_PROVIDER", r->provider },
        { "SIPWHY_TRUNK", r->trunk },
        { "SIPWHY_CALL_ID", r->call_id },
        { "SIPWHY_FROM", r->from },
        { "SIPWHY_TO", r->to },
        { "SIPWHY_TITLE", r->title },
        { "SIPWHY_FIX", r->fix },
        { "SIPWHY_CAPTURE", r->capture },
    };
    _Static_assert(ARRAY_SIZE(fields) <= FIELDS_MOST, "there is room for all");
    struct iovec parts[FIELDS_MOST];
    int n = 0;

    if (j->sendv == NULL || faccessat(AT_FDCWD, SOCKET, F_OK, AT_EACCESS) != 0)
        return false;
    for (size_t i = 0; i < ARRAY_SIZE(fields); i++)
        if (fields[i].value[0] != '\0') {
            char *text = xasprintf("%s=%s", fields[i].name, fields[i].value);

            parts[n++] = (struct iovec){ text, strlen(text) };
        }
    bool good = j->sendv(parts, n) == 0;

    for (int i = 0; i < n; i++)
        free(parts[i].iov_base);
    return good;
}

/* Without it, the journal's socket is written to. */
static void load(struct journal *j)
{
    const struct library_function functions[] = { { "sd_journal_sendv", &j->sendv } };
    struct error error = { 0 };

    (void)library_load(LIBRARY, functions, ARRAY_SIZE(functions), &error);
    error_done(&error);
}

const char *journal_library(void)
{
    return "libsystemd " SYSTEMD_VERSION;
}

#else

static bool write_journal(const struct journal *j, const struct alert_record *r,
                          const char *message)
{
    (void)j, (void)r, (void)message;
    return false;
}

static void load(struct journal *j)
{
    (void)j;
}

const char *journal_library(void)
{
    return NULL;
}

#endif

struct journal *journal_new(void)
{
    struct journal *j = xcalloc(1, sizeof *j);

    load(j);
    return j;
}

void journal_free(struct journal *j)
{
    free(j);
}

void journal_write(const struct journal *j, const struct alert_record *r)
{
    char *message = message_of(r);

    if (!write_journal(j, r, message))
        write_syslog(message);
    free(message);
}
