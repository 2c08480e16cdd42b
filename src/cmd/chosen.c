/* chosen.c - looks for the calls that --call names. */
#include "config.h"

#include "cmd/chosen.h"

#include "base/gettext.h"

bool call_is_chosen(const struct options *options, struct calls *calls, const struct call *call)
{
    const char *value;

    if (!option_given(options, OPTION_CALL))
        return true;
    for (size_t i = 0; (value = option_nth(options, OPTION_CALL, i)) != NULL; i++) {
        uint64_t id;

        if (slice_u64(slice_of(value), &id) && id == call->id)
            return true;
        if (calls_by_call_id(calls, slice_of(value)) == call)
            return true;
    }
    return false;
}

bool chosen_calls_exist(const struct options *options, struct calls *calls, struct error *error)
{
    const char *value;

    for (size_t i = 0; (value = option_nth(options, OPTION_CALL, i)) != NULL; i++) {
        uint64_t id;
        bool found = calls_by_call_id(calls, slice_of(value)) != NULL;

        if (slice_u64(slice_of(value), &id) && id <= UINT32_MAX)
            found = found || calls_by_id(calls, (uint32_t)id) != NULL;
        if (!found) {
            error_set(error, _("there is no call '%s' in the capture"), value);
            return false;
        }
    }
    return true;
}
