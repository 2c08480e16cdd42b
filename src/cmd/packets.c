/* packets.c - `sipwhy report --format pcap`. */
#include "config.h"

#include "cmd/packets.h"

#include <string.h>

#include "base/gettext.h"

enum save_format packets_format(const char *name)
{
    for (enum save_format f = SAVE_PCAP; f <= SAVE_PCAPNG; f++)
        if (name != NULL && strcmp(name, save_format_info(f).name) == 0)
            return f;
    return SAVE_FORMATS;
}

bool packets_write(struct capture *capture, const struct report *report, enum save_format format,
                   const uint32_t *calls, size_t n, struct error *error)
{
    struct save_request request = {
        .format = format,
        .path = _("standard output"),
        .out = report->out,
        .calls = calls,
        .n_calls = n,
        .media = true,
        .report = report,
        .redact = session_redactor(capture->session),
        .replay = capture_again(capture, error),
    };
    enum save_status status = SAVE_MORE;
    struct save_result result;
    struct save *save;

    if (request.replay == NULL)
        return false;
    save = save_new(&request, error);
    while (status == SAVE_MORE)
        status = save_step(save, error);
    save_result(save, &result);
    save_free(save);
    if (status == SAVE_DONE && result.incomplete)
        fprintf(stderr, _("%s: note: %s\n"), PACKAGE_NAME,
                _("the oldest packets were not kept: they are not among those written"));
    return status == SAVE_DONE;
}
