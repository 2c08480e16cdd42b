/* tries.c - targets of the command line, and the walk that asks them for itself. */
#include "config.h"

#include "cmd/tries.h"

#include <stdio.h>
#include <stdlib.h>

#include "alert/sender.h"
#include "base/gettext.h"
#include "cmd/output.h"
#include "cmd/request.h"

bool tries_given(const struct options *options)
{
    return option_given(options, OPTION_PROBE) || option_given(options, OPTION_LOCAL);
}

bool tries_start(struct trying *out, struct profiles **profiles, const struct options *options,
                 struct error *error)
{
    const char *name;
    char *news = NULL, *asked;
    bool good = true;

    if (!tries_given(options))
        return true;
    *profiles = profiles_load(data_dir(), error);
    good = *profiles != NULL;
    for (size_t i = 0; good && (name = option_nth(options, OPTION_PROBE, i)) != NULL; i++)
        good = trying_add(out, *profiles, name, error);
    out->local_given = option_given(options, OPTION_LOCAL);
    asked = sender_default_folder("asked");
    good = good && trying_start(out, asked, option_value(options, OPTION_USER), &news, error);
    if (news != NULL)
        fprintf(stderr, "%s: %s\n", PACKAGE_NAME, news);
    free(news);
    free(asked);
    if (good && out->local_given)
        local_read(&out->local);
    return good;
}

void tries_ask_all(struct trying *t)
{
    for (size_t i = 0; i < t->n; i++) {
        struct text line = { 0 };

        if (trying_ask(t, i))
            trying_wait(t);
        text_printf(&line, _("%s: %s was asked\n"), PACKAGE_NAME, t->probes[i].target.uri);
        output_lines(text_view(&line), stderr);
        text_done(&line);
    }
    if (t->n == 0)
        trying_judge_local(t);
}
