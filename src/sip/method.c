/* method.c - methods and status codes by name and number (RFC 3261 section 21 and its
 * extensions). */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "sip/method.h"

static const char *const method_names[] = {
    [SIP_NONE] = "?",          [SIP_INVITE] = "INVITE",   [SIP_ACK] = "ACK",
    [SIP_BYE] = "BYE",         [SIP_CANCEL] = "CANCEL",   [SIP_REGISTER] = "REGISTER",
    [SIP_OPTIONS] = "OPTIONS", [SIP_PRACK] = "PRACK",     [SIP_SUBSCRIBE] = "SUBSCRIBE",
    [SIP_NOTIFY] = "NOTIFY",   [SIP_PUBLISH] = "PUBLISH", [SIP_INFO] = "INFO",
    [SIP_REFER] = "REFER",     [SIP_MESSAGE] = "MESSAGE", [SIP_UPDATE] = "UPDATE",
    [SIP_OTHER] = "?",
};

/* IANA's registry of response codes, in its order, that of the codes. */
static const struct status {
    int code;
    const char *phrase, *meaning;
} statuses[] = {
    { 100, "Trying",
      N_("The next hop has the request and works on it; retransmissions stop here.") },
    { 180, "Ringing", N_("The called party is being alerted.") },
    { 181, "Call Is Being Forwarded", N_("The call goes on to another destination.") },
    { 182, "Queued", N_("The called party is busy, and the call waits in a queue.") },
    { 183, "Session Progress",
      N_("The call makes progress; tones or announcements may be heard already.") },
    { 199, "Early Dialog Terminated",
      N_("One branch of a forked call has ended; others may still ring.") },
    { 200, "OK", N_("The request succeeded.") },
    { 202, "Accepted", N_("The request was understood; what comes of it is told later.") },
    { 204, "No Notification", N_("The subscription stands, and its state has not changed.") },
    { 300, "Multiple Choices",
      N_("The callee can be reached at several addresses; the caller is to choose one.") },
    { 301, "Moved Permanently",
      N_("The callee has a new address for good; it stands in the Contact.") },
    { 302, "Moved Temporarily", N_("The callee is to be tried at the address in the Contact.") },
    { 305, "Use Proxy", N_("The callee can only be reached through the proxy in the Contact.") },
    { 380, "Alternative Service",
      N_("The call failed, but another service is offered in the body.") },
    { 400, "Bad Request", N_("The receiver could not make sense of the request.") },
    { 401, "Unauthorized", N_("The server wants the sender to prove who it is.") },
    { 402, "Payment Required", N_("The account has no credit, or the service is not paid for.") },
    { 403, "Forbidden", N_("The server understood the request and refuses it.") },
    { 404, "Not Found",
      N_("The server does not know the user or number that is called, or not now.") },
    { 405, "Method Not Allowed", N_("This address does not take requests of this method.") },
    { 406, "Not Acceptable",
      N_("The receiver cannot answer in any form that the Accept headers allow.") },
    { 407, "Proxy Authentication Required", N_("The proxy wants the sender to prove who it is.") },
    { 408, "Request Timeout",
      N_("The called party, or a server on the way, did not answer in time.") },
    { 410, "Gone", N_("The user was there once and has left no new address.") },
    { 412, "Conditional Request Failed",
      N_("The published state that was to be changed is not there any more.") },
    { 413, "Request Entity Too Large", N_("The body is larger than the receiver takes.") },
    { 414, "Request-URI Too Long", N_("The Request-URI is longer than the receiver takes.") },
    { 415, "Unsupported Media Type", N_("The receiver does not know the format of the body.") },
    { 416, "Unsupported URI Scheme",
      N_("The receiver does not know the scheme of the Request-URI.") },
    { 417, "Unknown Resource-Priority",
      N_("None of the priorities asked for is known to the receiver.") },
    { 420, "Bad Extension",
      N_("The request requires an extension that the receiver does not have.") },
    { 421, "Extension Required",
      N_("The receiver needs an extension that the sender does not list as supported.") },
    { 422, "Session Interval Too Small",
      N_("The session is to be refreshed more often than the receiver allows.") },
    { 423, "Interval Too Brief",
      N_("The registration or subscription is shorter than the server allows.") },
    { 424, "Bad Location Information",
      N_("The caller's location was sent in a form that cannot be used.") },
    { 425, "Bad Alert Message", N_("The alert in the body cannot be used.") },
    { 428, "Use Identity Header",
      N_("The server wants the caller's identity signed in an Identity header.") },
    { 429, "Provide Referrer Identity",
      N_("The server wants to know who referred the call, signed.") },
    { 430, "Flow Failed", N_("The connection to the next hop is gone.") },
    { 433, "Anonymity Disallowed", N_("The called party does not take anonymous calls.") },
    { 436, "Bad Identity Info",
      N_("The certificate that the Identity header points to cannot be fetched.") },
    { 437, "Unsupported Credential", N_("The certificate of the Identity header is not trusted.") },
    { 438, "Invalid Identity Header",
      N_("The signature in the Identity header does not fit the request.") },
    { 439, "First Hop Lacks Outbound Support",
      N_("The first hop cannot keep connections open for the client.") },
    { 440, "Max-Breadth Exceeded", N_("The request was forked to too many branches.") },
    { 469, "Bad Info Package", N_("The INFO belongs to a package that was not agreed on.") },
    { 470, "Consent Needed", N_("The recipient has not agreed to get such requests.") },
    { 480, "Temporarily Unavailable",
      N_("Whoever was called cannot be reached now; the status does not tell why.") },
    { 481, "Call/Transaction Does Not Exist",
      N_("The receiver knows no such call or transaction.") },
    { 482, "Loop Detected",
      N_("The server had the same request already: it came round, or by two ways.") },
    { 483, "Too Many Hops", N_("A server found no hops left in Max-Forwards.") },
    { 484, "Address Incomplete",
      N_("The dialled number is not complete, or not in the form that the server wants.") },
    { 485, "Ambiguous", N_("The Request-URI fits several users.") },
    { 486, "Busy Here", N_("The called end is busy, or takes no further call.") },
    { 487, "Request Terminated", N_("The request was given up before it was answered.") },
    { 488, "Not Acceptable Here",
      N_("The session that was asked for cannot be had there: codecs, encryption, transport, or no "
         "offer at all.") },
    { 489, "Bad Event", N_("The event package is not known to the receiver.") },
    { 491, "Request Pending",
      N_("Both sides wanted to change the session at once; each is to try again a little later.") },
    { 493, "Undecipherable", N_("The body is encrypted for somebody else.") },
    { 494, "Security Agreement Required",
      N_("The server wants security mechanisms to be agreed on first.") },
    { 500, "Server Internal Error", N_("The server failed on something of its own.") },
    { 501, "Not Implemented", N_("The server does not know this method.") },
    { 502, "Bad Gateway", N_("A server further on gave an answer that could not be used.") },
    { 503, "Service Unavailable",
      N_("The server cannot take the request now: overload, maintenance, a limit, or what is "
         "behind it is down.") },
    { 504, "Server Time-out",
      N_("A server further on, or the name service, did not answer in time.") },
    { 505, "Version Not Supported",
      N_("The server does not speak the SIP version of the request.") },
    { 513, "Message Too Large", N_("The message is longer than the server takes.") },
    { 555, "Push Notification Service Not Supported",
      N_("The server does not support this push service.") },
    { 580, "Precondition Failure",
      N_("What the caller made a condition, such as reserved bandwidth, cannot be met.") },
    { 600, "Busy Everywhere", N_("The called party is busy at all its phones.") },
    { 603, "Decline", N_("The called party, or a server for it, declined the call.") },
    { 604, "Does Not Exist Anywhere", N_("There is no such user anywhere.") },
    { 606, "Not Acceptable",
      N_("The called party wants the call, but cannot use any of the media offered.") },
    { 607, "Unwanted", N_("The called party marked the call as unwanted.") },
    { 608, "Rejected", N_("A service that filters calls rejected this one.") },
};

static const char *const class_meanings[] = {
    [1] = N_("The request is being worked on."),
    [2] = N_("The request succeeded."),
    [3] = N_("The call is to be tried at another address."),
    [4] = N_("The request cannot be fulfilled there as it was sent."),
    [5] = N_("A server failed to fulfil the request."),
    [6] = N_("The request cannot be fulfilled anywhere."),
};

enum sip_method sip_method_of(struct slice token)
{
    if (token.n == 0)
        return SIP_NONE;
    for (unsigned i = SIP_INVITE; i < SIP_OTHER; i++)
        if (method_names[i][0] == token.p[0] && slice_eq(slice_of(method_names[i]), token))
            return (enum sip_method)i;
    return SIP_OTHER;
}

const char *sip_method_name(enum sip_method method)
{
    return (size_t)method < ARRAY_SIZE(method_names) ? method_names[method] : "?";
}

static int compare_code(const void *wanted, const void *status)
{
    const int code = *(const int *)wanted, here = ((const struct status *)status)->code;

    return (code > here) - (code < here);
}

static const struct status *find_status(int code)
{
    return bsearch(&code, statuses, ARRAY_SIZE(statuses), sizeof statuses[0], compare_code);
}

const char *sip_status_phrase(int code)
{
    const struct status *status = find_status(code);

    return status != NULL ? status->phrase : NULL;
}

const char *sip_status_meaning(int code)
{
    const struct status *status = find_status(code);

    if (status != NULL)
        return _(status->meaning);
    if (code < 100 || code > 699)
        return _("This is no status code of SIP.");
    return _(class_meanings[code / 100]);
}
