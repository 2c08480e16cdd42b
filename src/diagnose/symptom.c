/* symptom.c - the table of symptoms. */
#include "config.h"

#include "diagnose/symptom.h"

#include "base/gettext.h"
#include "base/mem.h"

static const struct symptom symptoms[] = {
    { "no-response", N_("There is no response to the SIP requests") },
    { "400", N_("The call fails with 400 Bad Request") },
    { "401", N_("The call fails with 401 Unauthorized") },
    { "403", N_("The call fails with 403 Forbidden") },
    { "407", N_("The call fails with 407 Proxy Authentication Required") },
    { "408-504", N_("The call fails with 408 Request Timeout or 504 Server Time-out") },
    { "415-488", N_("The call fails with 415 Unsupported Media Type or 488 Not Acceptable Here") },
    { "422", N_("The call fails with 422 Session Interval Too Small") },
    { "503", N_("The call fails with 503 Service Unavailable") },
    { "603", N_("The call fails with 603 Decline") },
    { "other-status", N_("The call fails with another status") },
    { "drops-after-32s",
      N_("The call connects, both sides hear each other, and it drops after 20 to 30 seconds") },
    { "drops-after-32s-no-audio",
      N_("The call connects without audio and drops after 20 to 30 seconds") },
    { "drops-at-15-or-30-min", N_("The call drops after 15, 30 or 60 minutes") },
    { "one-way-audio-to-pbx", N_("The PBX does not hear the far end") },
    { "one-way-audio-from-pbx", N_("The far end does not hear the PBX") },
    { "no-audio", N_("Neither side hears the other") },
    { "bad-audio", N_("The audio is choppy, distorted or delayed") },
    { "never-arrives",
      N_("Incoming calls do not reach the PBX and are not in the provider's call log") },
    { "not-in-pbx-log", N_("Incoming calls arrive at the host but are not in the log of the PBX") },
    { "dtmf", N_("Key presses (DTMF) do not arrive, or arrive twice") },
    { "registration", N_("The registration fails or is lost") },
    { "within-call", N_("Hanging up, hold or another change within the call fails") },
    { "transfer", N_("A transfer fails") },
    { "rings-on", N_("The phone rings on, or answers a call that is gone") },
    { "fax", N_("Fax does not get through") },
    { "other", N_("Something else") },
};

size_t symptoms_count(void)
{
    return ARRAY_SIZE(symptoms);
}

const struct symptom *symptoms_at(size_t i)
{
    return &symptoms[i];
}

const struct symptom *symptoms_by_id(struct slice id)
{
    for (size_t i = 0; i < ARRAY_SIZE(symptoms); i++)
        if (slice_eq(slice_of(symptoms[i].id), id))
            return &symptoms[i];
    return NULL;
}
