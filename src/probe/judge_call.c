/* judge_call.c - what became of a test call, and what to do. */
#include "config.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "probe/call.h"

struct judge {
    const struct probe_call *call;
    const struct probe_call_wish *wish;
    struct text *out, advice;
    bool wrong;
};

static void advise(struct judge *j, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void advise(struct judge *j, const char *format, ...)
{
    va_list list;

    va_start(list, format);
    text_adds(&j->advice, "  ");
    text_vprintf(&j->advice, format, list);
    text_addc(&j->advice, '\n');
    va_end(list);
    j->wrong = true;
}

static const struct {
    int status;
    const char *advice; /* N_() */
} statuses[] = {
    { 403, N_("403: the server refuses the call: this address is not in the trunk's access control "
              "list, or the caller's number is not allowed, or the destination is not.") },
    { 404, N_("404: the server knows no such number: is it in E.164, with + and country code?") },
    { 408, N_("408: a server on the way got no answer from the one behind it.") },
    { 480, N_("480: nobody can be reached at this number now.") },
    { 483, N_("483: too many hops; the request runs in a circle.") },
    { 484, N_("484: the number is not complete.") },
    { 486, N_("486: the number is busy.") },
    { 488, N_("488: neither PCMU nor PCMA is taken; SRTP may be wanted.") },
    { 503, N_("503: the server takes no calls from you now: overloaded, a limit is reached, or it "
              "bars an address that asks too often.") },
    { 603, N_("603: the call was declined.") },
};

static void judge_challenge(struct judge *j, int status)
{
    if (j->wish->user == NULL)
        advise(j,
               _("%d: it wants a user and a password: --auth-user and --password-fd, or let it "
                 "be asked on the terminal."),
               status);
    else if (j->call->credentials == CREDENTIALS_NO_LIBRARY)
        advise(j, "%s", _("Passwords need OpenSSL, which this program was built without."));
    else if (j->call->credentials != CREDENTIALS_GOOD)
        advise(j, _("%d: its challenge has no algorithm that is known here (MD5, SHA-256)."),
               status);
    else
        advise(j, _("%d again behind the answer to it: user or password are wrong."), status);
}

static void judge_refusal(struct judge *j, const struct sip_message *m)
{
    if (m->status == 401 || m->status == 407) {
        judge_challenge(j, m->status);
        return;
    }
    for (size_t i = 0; i < ARRAY_SIZE(statuses); i++)
        if (statuses[i].status == m->status) {
            advise(j, "%s", _(statuses[i].advice));
            return;
        }
    advise(j, _("%d: the call was refused."), m->status);
}

static void judge_final(struct judge *j)
{
    const struct probe_call *call = j->call;
    struct sip_message *m = xmalloc(sizeof *m);
    nanos_t end = call->answered != NANOS_NONE ? call->answered : call->ended;

    if (call->final.n > 0 && sip_scan(text_view(&call->final), m)) {
        struct slice reason = sip_text(m, m->reason);

        text_printf(j->out, _("  INVITE: %d %.*s after %.2f s"), m->status, SLICE_ARG(reason),
                    nanos_seconds_between(call->began, end));
        text_adds(j->out, call->challenges > 0 ? _(", with the password\n") : "\n");
        if (call->outcome == PROBE_CALL_REFUSED)
            judge_refusal(j, m);
    }
    free(m);
}

static void judge_end(struct judge *j)
{
    const struct probe_call *call = j->call;

    if (call->hung_up_there)
        text_adds(j->out, _("  the other side hung up\n"));
    else if (call->bye > 0)
        text_printf(j->out, _("  BYE: %d\n"), call->bye);
    else
        text_adds(j->out, _("  BYE: no response\n"));
    if (!call->hung_up_there && call->bye / 100 != 2)
        advise(j, "%s",
               _("The call was not ended in order: the provider may count it as longer. "
                 "Contact and Record-Route of its 2xx say where BYE has to go."));
}

static void judge_silence(struct judge *j)
{
    if (j->call->reason != NULL) {
        text_printf(j->out, _("  INVITE: %s\n"), j->call->reason);
        advise(
            j, "%s",
            _("The network said that the INVITE did not arrive: nobody listens there, a firewall "
              "rejects it, or the TTL ends on the way."));
        return;
    }
    text_printf(j->out, _("  INVITE: nothing came in %d s\n"),
                (int)(PROBE_CALL_SILENCE / NANOS_PER_S));
    advise(j, "%s",
           _("The INVITE got no answer: a firewall drops it or what comes back, or the server is "
             "down."));
}

static void judge_outcome(struct judge *j)
{
    const struct probe_call *call = j->call;

    switch (call->outcome) {
    case PROBE_CALL_NOT_SENT:
        advise(j, _("The call could not be made: %s"), call->reason);
        break;
    case PROBE_CALL_SILENT:
        judge_silence(j);
        break;
    case PROBE_CALL_NO_ANSWER:
        text_printf(j->out, _("  it rang for %d s, and was cancelled\n"),
                    (int)(PROBE_CALL_RINGING / NANOS_PER_S));
        break;
    case PROBE_CALL_REFUSED:
        break;
    case PROBE_CALL_ANSWERED:
        if (j->wish->media)
            voice_judge(&call->voice, call->answered, j->out, &j->advice);
        j->wrong = j->wrong || j->advice.n > 0;
        judge_end(j);
        break;
    }
}

bool probe_call_judge(const struct probe_call *call, const struct probe_call_wish *wish,
                      struct text *out)
{
    static const char *const names[] = {
        [TRANSPORT_UDP] = "UDP", [TRANSPORT_TCP] = "TCP", [TRANSPORT_TLS] = "TLS"
    };
    struct judge j = { .call = call, .wish = wish, .out = out };
    struct text to = { 0 };

    endpoint_print(&to, call->place.to);
    text_printf(out, _("Test call to %s by %s %s\n"), wish->number, text_str(&to),
                names[call->place.transport]);
    text_done(&to);
    if (call->version[0] != '\0' && call->outcome != PROBE_CALL_NOT_SENT)
        text_printf(out, _("  %s, to a certificate that this host trusts\n"), call->version);
    judge_final(&j);
    voice_print_hops(call->ttl, out);
    judge_outcome(&j);
    if (j.wrong)
        text_printf(out, "%s\n", _("What to do"));
    text_slice(out, text_view(&j.advice));
    text_done(&j.advice);
    return j.wrong;
}
