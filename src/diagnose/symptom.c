/* symptom.c - the table of symptoms. */
#include "config.h"

#include "diagnose/symptom.h"

#include "base/gettext.h"
#include "base/mem.h"

static const struct symptom symptoms[] = {
    { .id = "no-response",
      .title = N_("There is no response to the SIP requests"),
      .outcome = SYMPTOM_OF_SILENCE },
    { .id = "400", .title = N_("The call fails with 400 Bad Request"), .statuses = { 400 } },
    { .id = "401", .title = N_("The call fails with 401 Unauthorized"), .statuses = { 401 } },
    { .id = "403", .title = N_("The call fails with 403 Forbidden"), .statuses = { 403 } },
    { .id = "407",
      .title = N_("The call fails with 407 Proxy Authentication Required"),
      .statuses = { 407 } },
    { .id = "408-504",
      .title = N_("The call fails with 408 Request Timeout or 504 Server Time-out"),
      .statuses = { 408, 504 } },
    { .id = "415-488",
      .title = N_("The call fails with 415 Unsupported Media Type or 488 Not Acceptable Here"),
      .statuses = { 415, 488 } },
    { .id = "422",
      .title = N_("The call fails with 422 Session Interval Too Small"),
      .statuses = { 422 } },
    { .id = "503",
      .title = N_("The call fails with 503 Service Unavailable"),
      .statuses = { 503 } },
    { .id = "603", .title = N_("The call fails with 603 Decline"), .statuses = { 603 } },
    { .id = "other-status",
      .title = N_("The call fails with another status"),
      .outcome = SYMPTOM_OF_REFUSAL },
    { .id = "drops-after-32s",
      .title = N_(
          "The call connects, both sides hear each other, and it drops after 20 to 30 seconds") },
    { .id = "drops-after-32s-no-audio",
      .title = N_("The call connects without audio and drops after 20 to 30 seconds") },
    { .id = "drops-at-15-or-30-min", .title = N_("The call drops after 15, 30 or 60 minutes") },
    { .id = "one-way-audio-to-pbx", .title = N_("The PBX does not hear the far end") },
    { .id = "one-way-audio-from-pbx", .title = N_("The far end does not hear the PBX") },
    { .id = "one-way-audio", .title = N_("Only one side hears the other") },
    { .id = "no-audio", .title = N_("Neither side hears the other") },
    { .id = "bad-audio", .title = N_("The audio is choppy, distorted or delayed") },
    { .id = "never-arrives",
      .title = N_("Incoming calls do not reach the PBX and are not in the provider's call log") },
    { .id = "not-in-pbx-log",
      .title = N_("Incoming calls arrive at the host but are not in the log of the PBX") },
    { .id = "dtmf", .title = N_("Key presses (DTMF) do not arrive, or arrive twice") },
    { .id = "registration",
      .title = N_("The registration fails or is lost"),
      .outcome = SYMPTOM_OF_REGISTRATION },
    { .id = "within-call",
      .title = N_("Hanging up, hold or another change within the call fails") },
    { .id = "transfer", .title = N_("A transfer fails") },
    { .id = "rings-on", .title = N_("The phone rings on, or answers a call that is gone") },
    { .id = "tls",
      .title = N_("Calls or registrations over TLS fail, or a certificate is refused") },
    { .id = "fax", .title = N_("Fax does not get through") },
    { .id = "other", .title = N_("Something else") },
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

const struct symptom *symptoms_by_status(unsigned status)
{
    for (size_t i = 0; status != 0 && i < ARRAY_SIZE(symptoms); i++)
        for (size_t k = 0; k < SYMPTOM_STATUSES; k++)
            if (symptoms[i].statuses[k] == status)
                return &symptoms[i];
    return NULL;
}

const struct symptom *symptoms_by_outcome(enum symptom_outcome outcome)
{
    for (size_t i = 0; outcome != SYMPTOM_OF_NONE && i < ARRAY_SIZE(symptoms); i++)
        if (symptoms[i].outcome == outcome)
            return &symptoms[i];
    return NULL;
}
