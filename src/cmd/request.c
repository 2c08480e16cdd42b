/* request.c - options -> a request for a capture. */
#include "config.h"

#include "cmd/request.h"

#include <stdlib.h>

#include "base/datafile.h"
#include "base/gettext.h"
#include "base/machine.h"
#include "base/mem.h"

/* The values of an option that may be given several times, and behind them the arguments. */
static const char **values_of(const struct options *options, enum option_id id, bool arguments,
                              size_t *n)
{
    const char **list = NULL;
    size_t room = 0;

    *n = 0;
    for (const char *value; (value = option_nth(options, id, *n)) != NULL;)
        VEC_PUSH(list, *n, room) = value;
    for (size_t i = 0; arguments && i < options->n_arguments; i++)
        VEC_PUSH(list, *n, room) = options->arguments[i];
    return list;
}

/* The words of a filter as tcpdump takes them: each an argument, or all of them one. */
static void take_filter(struct request *r, const struct options *options, bool arguments)
{
    const char *given = option_value(options, OPTION_BPF);

    text_adds(&r->filter, given != NULL ? given : "");
    for (size_t i = 0; arguments && i < options->n_arguments; i++) {
        if (r->filter.n > 0)
            text_addc(&r->filter, ' ');
        text_adds(&r->filter, options->arguments[i]);
    }
    if (r->filter.n > 0)
        r->capture.filter = text_str(&r->filter);
}

/* A capture that is redacted is looked through as a whole first; a recording cannot wait for
 * that. */
static bool fits_together(const struct capture_request *capture, struct error *error)
{
    if (capture->n_interfaces > 0 && capture->follow)
        error_set(error, _("--follow is for files; an interface is listened to until ^C anyway"));
    else if (capture->record != NULL && capture->redact)
        error_set(error, _("--record writes packets as they come; for redacted ones leave it out "
                           "and save on the screen"));
    else if (capture->record != NULL && capture->n_interfaces == 0 && capture->n_files == 0)
        error_set(error, _("--record needs a capture: name a file, or an interface with -i"));
    else
        return true;
    return false;
}

/* A socket for agents of HOMER is an interface by the name "hep:udp:192.0.2.1:9060". */
static void take_listening(struct request *r, const struct options *options)
{
    const char **values = values_of(options, OPTION_HEP_LISTEN, false, &r->n_listening);
    size_t n = r->capture.n_interfaces;

    r->listening = xcalloc(r->n_listening + 1, sizeof *r->listening);
    r->interfaces = xrealloc(r->interfaces, (n + r->n_listening + 1) * sizeof *r->interfaces);
    for (size_t i = 0; i < r->n_listening; i++) {
        r->listening[i] = xasprintf("hep:%s", values[i]);
        r->interfaces[n + i] = r->listening[i];
    }
    r->capture.n_interfaces += r->n_listening;
    free(values);
}

bool request_is_live(const struct options *options)
{
    return option_given(options, OPTION_INTERFACE) || option_given(options, OPTION_HEP_LISTEN);
}

bool request_init(struct request *r, const struct options *options, struct error *error)
{
    bool live = request_is_live(options);

    *r = (struct request){ 0 };
    r->files = live ? NULL : values_of(options, OPTION_READ, true, &r->capture.n_files);
    r->interfaces = values_of(options, OPTION_INTERFACE, false, &r->capture.n_interfaces);
    take_listening(r, options);
    r->limits = values_of(options, OPTION_LIMIT, false, &r->capture.n_limits);
    if (option_given(options, OPTION_KEEP_CALLS)) {
        r->keep = xasprintf("calls=%s", option_value(options, OPTION_KEEP_CALLS));
        r->limits = xrealloc(r->limits, (r->capture.n_limits + 1) * sizeof *r->limits);
        r->limits[r->capture.n_limits++] = r->keep;
    }
    r->own = values_of(options, OPTION_OWN, false, &r->capture.n_own);
    r->keylogs = values_of(options, OPTION_KEYLOG, false, &r->capture.n_keylogs);
    r->keys = values_of(options, OPTION_KEY, false, &r->capture.n_keys);
    take_filter(r, options, live);
    r->capture.files = r->files;
    r->capture.interfaces = r->interfaces;
    r->capture.limits = r->limits;
    r->capture.memory = machine_memory();
    r->capture.own = r->own;
    r->capture.keylogs = r->keylogs;
    r->capture.keys = r->keys;
    r->capture.follow = option_given(options, OPTION_FOLLOW);
    r->capture.redact = option_given(options, OPTION_REDACT);
    r->capture.strict = option_given(options, OPTION_STRICT);
    r->capture.user = option_value(options, OPTION_USER);
    r->capture.record = option_value(options, OPTION_RECORD);
    r->capture.hep_key = option_value(options, OPTION_HEP_KEY);
    r->capture.hep_send = option_value(options, OPTION_HEP_SEND);
    if (fits_together(&r->capture, error))
        return true;
    request_done(r);
    return false;
}

void request_done(struct request *r)
{
    free(r->files);
    for (size_t i = 0; i < r->n_listening; i++)
        free(r->listening[i]);
    free(r->listening);
    free(r->interfaces);
    free(r->limits);
    free(r->own);
    free(r->keylogs);
    free(r->keys);
    free(r->keep);
    text_done(&r->filter);
    *r = (struct request){ 0 };
}

struct saver *request_saver(const struct options *options, struct error *error)
{
    char *settings = datafile_user_folder();
    struct saver_wish wish = { .settings = settings };
    const char **folders = values_of(options, OPTION_SAVE_TO, false, &wish.n_folders);

    wish.folders = folders;
    struct saver *saver = saver_start(&wish, error);

    free(folders);
    free(settings);
    return saver;
}
