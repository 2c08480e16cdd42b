/* guide.c - the guide on screen. */
#include "config.h"

#include "base/gettext.h"
#include "screen/screen.h"

void guide_screen_open(struct app *app, uint32_t call_id, int symptom)
{
    (void)call_id;
    (void)symptom;
    app_say(app, ROLE_WARNING, "%s", _("The guide is not part of this build."));
}
