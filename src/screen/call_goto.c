/* call_goto.c - going to a message, a packet or a time of the call. */
#include "config.h"

#include "base/gettext.h"
#include "screen/call_screen.h"
#include "screen/goto.h"

/* The first message then or later. */
static bool select_time(struct call_screen *v, const struct goto_place *place)
{
    const struct call *call = view_call(v->legs[0].view);

    for (uint32_t i = 0; i < call->n_messages; i++)
        if (goto_reached(place, call->messages[i].time)) {
            call_screen_select_message(v, i);
            return true;
        }
    return false;
}

static bool select_number(struct call_screen *v, uint32_t number)
{
    const struct call *call = view_call(v->legs[0].view);

    if (number == 0 || number > call->n_messages)
        return false;
    call_screen_select_message(v, number - 1);
    return true;
}

static void goto_done(void *context, const char *text)
{
    struct call_screen *v = context;
    struct goto_place place = goto_parse(slice_of(text != NULL ? text : ""));
    bool found = false;

    if (text == NULL || !*text)
        return;
    switch (place.kind) {
    case GOTO_NUMBER:
        found = select_number(v, place.number);
        break;
    case GOTO_FRAME:
        found = call_screen_select_frame(v, place.number);
        break;
    case GOTO_TIME:
        found = select_time(v, &place);
        break;
    case GOTO_NOTHING:
        break;
    }
    v->browsing = v->browsing || found;
    v->text_top = SCROLL_TO_MARK;
    if (!found)
        app_say(v->screen.app, TEXT_ROLE_INFO, "%s",
                place.kind == GOTO_NOTHING ? _("Type 12 (a message), f120 (a packet) or 12:04.")
                                           : _("The call has nothing there."));
}

void call_screen_ask_goto(struct call_screen *v)
{
    app_ask(v->screen.app, &(struct prompt){ .name = "goto-message",
                                             .label = _("go to message, f packet, or time:"),
                                             .done = goto_done,
                                             .context = v });
}

void call_screen_ask_why_not(struct call_screen *v)
{
    v->why_not = (struct why_not){ v->screen.app, v->id };
    why_not_ask(&v->why_not);
}
