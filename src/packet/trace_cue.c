/* trace_cue.c - the words by which programs and phones announce a message in their logs. A table:
 * packet/ stands below what reads the data files. */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "packet/packet.h"
#include "packet/trace_private.h"

/* In any case; "%" stands for digits. The first that is found in the line counts. */
static const struct {
    const char *words;
    enum trace_way way;
    bool own;             /* the address before the words is the log's own */
    const char *programs; /* that write them; NULL: those above */
} cues[] = {
    { "Received SIP ", TRACE_IN, false, "Asterisk (pjsip set logger)" },
    { "Transmitting SIP ", TRACE_OUT, false, NULL },
    { "Send SIP message", TRACE_OUT, false, "Grandstream" },
    { "SIP read from ", TRACE_IN, false, "Asterisk (sip set debug)" },
    { "Reliably Transmitting ", TRACE_OUT, false, NULL },
    { "Retransmitting #", TRACE_OUT, false, NULL },
    { "Transmitting (", TRACE_OUT, false, NULL },
    { "recv % bytes from ", TRACE_IN, false, "FreeSWITCH (sofia global siptrace)" },
    { "send % bytes to ", TRACE_OUT, false, NULL },
    { "TX % bytes Re", TRACE_OUT, false, "PJSIP" },
    { "RX % bytes Re", TRACE_IN, false, NULL },
    { "new bytes from ", TRACE_IN, false, "Linphone" },
    { "message sent to ", TRACE_OUT, false, NULL },
    { "Incoming SIP Message from ", TRACE_IN, false, "AudioCodes" },
    { "Outgoing SIP Message to ", TRACE_OUT, false, NULL },
    { "message sent", TRACE_OUT, false, "sipp (-trace_msg), eXosip, Yealink" },
    { "message received", TRACE_IN, false, NULL },
    { "received message", TRACE_IN, false, NULL },
    { "Message recv", TRACE_IN, false, NULL },
    { "Message send", TRACE_OUT, false, NULL },
    { "Data Send to ", TRACE_OUT, false, "Polycom" },
    { "Data received ", TRACE_IN, false, NULL },
    { "]->", TRACE_OUT, false, "Sipura, Linksys, Cisco SPA" }, /* "[0:5060]->10.0.0.1:5060(788)" */
    { "]<<", TRACE_IN, false, NULL },
    { " received from ", TRACE_IN, true, "Oracle (sipmsg.log)" },
    { " sent to ", TRACE_OUT, true, NULL },
    { "Received:", TRACE_IN, false, "Cisco (debug ccsip messages)" },
    { "Sent:", TRACE_OUT, false, NULL },
    { "Received from ", TRACE_IN, false, "snom" },
    { "Sent to ", TRACE_OUT, false, NULL },
    { "RECEIVED ", TRACE_IN, false, NULL },
    { "SENDING ", TRACE_OUT, false, NULL },
};

/* Both ends in one line, in the order in which the words stand between them; behind `begin`, if
 * that is not NULL. */
static const struct {
    const char *begin, *words, *programs;
} pairs[] = {
    { NULL, "->", "sngrep, ngrep, Kamailio" },
    { NULL, "=>", NULL },
    { NULL, "-&gt;", NULL },
    { "from ", " to ", "OpenSIPS" },
};

const char *packet_text_programs(size_t i)
{
    for (size_t k = 0; k < ARRAY_SIZE(cues) + ARRAY_SIZE(pairs); k++) {
        bool cue = k < ARRAY_SIZE(cues);
        const char *programs = cue ? cues[k].programs : pairs[k - ARRAY_SIZE(cues)].programs;

        if (programs != NULL && i-- == 0)
            return programs;
    }
    return NULL;
}

static size_t digits_at(struct slice s, size_t at)
{
    size_t n = 0;

    while (at + n < s.n && s.p[at + n] >= '0' && s.p[at + n] <= '9')
        n++;
    return n;
}

/* Bytes of the words that begin `rest`, 0: others do. Words have one "%" at most. */
static size_t match_words(struct slice rest, struct slice words)
{
    size_t percent = slice_chr(words, '%'), n;
    struct slice behind = slice_sub(words, percent + 1, words.n);

    if (!slice_istarts(rest, slice_sub(words, 0, percent)))
        return 0;
    if (percent == words.n)
        return words.n;
    n = digits_at(rest, percent);
    return n > 0 && slice_istarts(slice_sub(rest, percent + n, rest.n), behind)
               ? percent + n + behind.n
               : 0;
}

/* Offset of the words, or line.n. */
static size_t find_words(struct slice line, struct slice words)
{
    char upper = (char)toupper((unsigned char)words.p[0]);
    char lower = (char)tolower((unsigned char)words.p[0]);

    for (size_t at = 0; at < line.n; at++)
        if ((line.p[at] == upper || line.p[at] == lower) &&
            match_words(slice_sub(line, at, line.n), words) > 0)
            return at;
    return line.n;
}

/* The endpoint that ends behind the last digit or bracket before `end`; false: none does. */
static bool endpoint_before(struct slice line, size_t end, struct endpoint *out)
{
    while (end > 0 && !isdigit((unsigned char)line.p[end - 1]) && line.p[end - 1] != ']')
        end--;
    size_t from = end;

    while (from > 0 && strchr("0123456789abcdefABCDEF.:[]", line.p[from - 1]) != NULL &&
           line.p[from - 1] != '\0')
        from--;
    return trace_endpoints(slice_sub(line, from, end), out, 1) == 1;
}

static bool names_ends(struct slice line, size_t between, struct trace_cue *cue)
{
    cue->n_ends = 2;
    return between < line.n && endpoint_before(line, between, &cue->ends[0]) &&
           trace_endpoints(slice_sub(line, between, line.n), &cue->ends[1], 1) == 1;
}

/* "A -> B", "A => B"; and "from A to B". */
static bool names_pair(struct slice line, struct trace_cue *cue)
{
    for (size_t i = 0; i < ARRAY_SIZE(pairs); i++) {
        size_t between = slice_find(line, slice_of(pairs[i].words));

        if (pairs[i].begin != NULL && slice_ifind(line, slice_of(pairs[i].begin)) >= between)
            continue;
        if (names_ends(line, between, cue))
            return true;
    }
    return false;
}

static void take_transport(struct slice line, char out[8])
{
    static const char *const names[] = { "udp", "tcp", "tls", "wss", "ws", "sctp" };

    for (size_t i = 0; i < ARRAY_SIZE(names) && out[0] == '\0'; i++)
        if (trace_has_word(line, names[i]))
            memcpy(out, names[i], strlen(names[i]) + 1);
    if (strcmp(out, "wss") == 0)
        out[2] = '\0';
}

bool trace_cue(struct slice line, struct trace_cue *out)
{
    *out = (struct trace_cue){ .way = TRACE_UNKNOWN };
    if (names_pair(line, out))
        out->way = TRACE_PAIR;
    for (size_t i = 0; i < ARRAY_SIZE(cues) && out->way == TRACE_UNKNOWN; i++) {
        size_t at = find_words(line, slice_of(cues[i].words));

        if (at == line.n)
            continue;
        out->way = cues[i].way; /* the text before the words is the log's */
        if (cues[i].own && trace_endpoints(slice_sub(line, 0, at), &out->own, 1) == 0)
            out->own = (struct endpoint){ 0 };
        out->n_ends = trace_endpoints(slice_sub(line, at, line.n), out->ends, 1);
    }
    take_transport(line, out->transport);
    return out->way != TRACE_UNKNOWN;
}
