/* trunk.c - what was learnt -> an entry of trunks.yaml. */
#include "config.h"

#include "base/gettext.h"
#include "guide/walk.h"
#include "provider/trunk_file.h"

bool walk_trunk(const struct walk *w, const char *name, struct text *out)
{
    const struct trunk *t = w->trunk;
    bool learnt = false;

    for (enum value_what what = WHAT_TERMINATION; what <= WHAT_CONCURRENT; what++)
        learnt = learnt || walk_typed(w, what) != NULL;
    if (t == NULL || !learnt)
        return false;
    struct trunk entry = *t;

    entry.provider = w->profile != NULL ? w->profile->id : NULL;
    trunk_print(&entry, name, out);
    return true;
}

bool walk_save_trunk(const struct walk *w, struct saver *saver, const char *path, const char *name,
                     bool replace, struct error *error)
{
    struct text entry = { 0 }, former = { 0 }, whole = { 0 };
    bool good = name[0] != '\0' && walk_trunk(w, name, &entry);

    if (!good)
        error_set(error, "%s", _("nothing was learnt of the trunk that could be saved"));
    good =
        good && saver_read(saver, path, &former, error) &&
        trunk_file_put(path, text_view(&former), name, text_view(&entry), replace, &whole, error) &&
        saver_write(saver, path, true, text_view(&whole), error);
    text_done(&entry);
    text_done(&former);
    text_done(&whole);
    return good;
}
