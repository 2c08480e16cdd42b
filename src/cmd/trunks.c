/* trunks.c - `sipwhy trunks`: the user's trunks, with their calls where captures are named; or the
 * figures of those calls by peer or day. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "cmd/options.h"
#include "cmd/request.h"
#include "report/group_list.h"
#include "report/trunk_list.h"

struct wish {
    enum figures_format format;
    enum group_by by;
    struct slice text; /* that rows must have */
};

/* The place of the value among the names; the option is known to have one of them. */
static size_t place_of(const char *const *names, const char *value)
{
    size_t i = 0;

    while (value != NULL && names[i] != NULL && strcmp(names[i], value) != 0)
        i++;
    return i;
}

static bool read_wish(const struct options *options, struct wish *wish, struct error *error)
{
    const char *format = option_value(options, OPTION_LIST_FORMAT);
    const char *by = option_value(options, OPTION_BY);
    size_t as = place_of(figures_format_names, format), group = place_of(group_by_names, by);

    *wish = (struct wish){
        .format = (enum figures_format)as,
        .by = (enum group_by)group,
        .text = slice_of(option_value(options, OPTION_TRUNK)),
    };
    if (figures_format_names[as] == NULL)
        error_set(error, _("--format takes one of %s; not '%s'"), "text, json, csv", format);
    else if (group_by_names[group] == NULL)
        error_set(error, _("--by takes one of %s; not '%s'"), "trunk, peer, day", by);
    return !error_is_set(error);
}

static void write_groups(struct session *session, const struct wish *wish)
{
    struct group_list list;

    group_list_init(&list, wish->by, wish->text, session_calls(session),
                    session_diagnosis(session));
    group_list_write(&list, wish->format, stdout);
    group_list_done(&list);
}

static void write_trunks(struct session *session, const struct wish *wish)
{
    const struct profiles *profiles = session_profiles(session);
    const struct trunk **known = NULL;
    size_t n = 0, room = 0;
    struct trunk_list list;

    for (size_t i = 0; i < trunks_count(profiles); i++)
        VEC_PUSH(known, n, room) = trunks_at(profiles, i);
    trunk_list_init(&list, known, n, profiles, session_calls(session), session_diagnosis(session));
    trunk_list_write(&list, wish->text, wish->format, stdout);
    trunk_list_done(&list);
    free(known);
}

static void write_list(struct session *session, const struct wish *wish)
{
    if (wish->by == GROUP_BY_TRUNK)
        write_trunks(session, wish);
    else
        write_groups(session, wish);
}

static int list_configured(const struct wish *wish)
{
    struct error error = { 0 };
    struct session *session = session_new(data_dir(), &error);

    if (session == NULL)
        return fail(&error);
    write_list(session, wish);
    session_free(session);
    return EXIT_CLEAN;
}

int cmd_trunks(const struct options *options)
{
    struct error error = { 0 };
    struct request request;
    struct capture capture = { 0 };
    struct wish wish;
    int status = EXIT_CLEAN;

    if (!read_wish(options, &wish, &error) || !request_init(&request, options, &error))
        return fail_usage(&error);
    if (request.capture.n_files == 0) {
        request_done(&request);
        return list_configured(&wish);
    }
    bool good = capture_start(&capture, &request.capture, &error) && capture_read(&capture, &error);

    request_done(&request);
    if (good)
        write_list(capture.session, &wish);
    else
        status = fail(&error);
    capture_close(&capture);
    return status;
}
