/* save.c - saving packets and reports. */
#include "config.h"

#include "base/gettext.h"
#include "screen/screen.h"

void save_screen_open(struct app *app, const uint32_t *call_ids, size_t n)
{
    (void)call_ids;
    (void)n;
    app_say(app, ROLE_WARNING, "%s", _("Saving is not part of this build."));
}
