/* trunks.c - `sipwhy trunks`: the user's trunks, with their calls where captures are named. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "cmd/options.h"
#include "cmd/request.h"
#include "report/trunk_list.h"

static bool read_format(const struct options *options, enum trunk_format *format,
                        struct error *error)
{
    const char *name = option_value(options, OPTION_LIST_FORMAT);
    size_t i = 0;

    while (name != NULL && trunk_format_names[i] != NULL &&
           strcmp(trunk_format_names[i], name) != 0)
        i++;
    if (trunk_format_names[i] != NULL) {
        *format = (enum trunk_format)i;
        return true;
    }
    error_set(error, _("--format takes one of %s; not '%s'"), "text, json, csv", name);
    return false;
}

static void write_list(struct session *session, const struct options *options,
                       enum trunk_format format)
{
    const struct profiles *profiles = session_profiles(session);
    const char *wanted = option_value(options, OPTION_TRUNK);
    const struct trunk **known = NULL;
    size_t n = 0, room = 0;
    struct trunk_list list;

    for (size_t i = 0; i < trunks_count(profiles); i++)
        VEC_PUSH(known, n, room) = trunks_at(profiles, i);
    trunk_list_init(&list, known, n, profiles, session_calls(session), session_diagnosis(session));
    trunk_list_write(&list, slice_of(wanted != NULL ? wanted : ""), format, stdout);
    trunk_list_done(&list);
    free(known);
}

static int list_configured(const struct options *options, enum trunk_format format)
{
    struct error error = { 0 };
    struct session *session = session_new(data_dir(), &error);

    if (session == NULL)
        return fail(&error);
    write_list(session, options, format);
    session_free(session);
    return EXIT_CLEAN;
}

int cmd_trunks(const struct options *options)
{
    struct error error = { 0 };
    struct request request;
    struct capture capture = { 0 };
    enum trunk_format format = TRUNK_TEXT;
    int status = EXIT_CLEAN;

    if (!read_format(options, &format, &error) || !request_init(&request, options, &error))
        return fail_usage(&error);
    if (request.capture.n_files == 0) {
        request_done(&request);
        return list_configured(options, format);
    }
    bool good = capture_start(&capture, &request.capture, &error) && capture_read(&capture, &error);

    request_done(&request);
    if (good)
        write_list(capture.session, options, format);
    else
        status = fail(&error);
    capture_close(&capture);
    return status;
}
