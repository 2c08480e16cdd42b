/* ladder.c - a call as a ladder: the model of its rows. */
#include "config.h"

#include "draw/ladder.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/text.h"
#include "call/attempt.h"
#include "draw/ladder_private.h"
#include "draw/words.h"
#include "fact/sides.h"

#define DNS_BEFORE (10 * NANOS_PER_S) /* a lookup this long before belongs to it */
#define DNS_ROWS_MAX 32

static const char *keep(struct ladder *ladder, struct text *text)
{
    const char *kept = arena_slice(ladder->arena, text_view(text)).p;

    text_done(text);
    return kept == NULL ? "" : kept;
}

/* The rows are in the arena too: a longer array leaves the shorter one behind. */
static struct ladder_row *add_row(struct ladder *ladder)
{
    if (ladder->n_rows == ladder->room_rows) {
        size_t room = ladder->room_rows > 0 ? 2 * ladder->room_rows : 64;
        struct ladder_row *rows = arena_alloc(ladder->arena, room * sizeof *rows);

        if (ladder->n_rows > 0)
            memcpy(rows, ladder->rows, ladder->n_rows * sizeof *rows);
        ladder->rows = rows;
        ladder->room_rows = room;
    }
    ladder->rows[ladder->n_rows] = (struct ladder_row){ .label = "", .detail = "" };
    return &ladder->rows[ladder->n_rows++];
}

static const char *column_name(struct ladder *ladder, struct endpoint endpoint)
{
    const struct ladder_look *look = &ladder->look;
    const struct profile *profile = NULL;
    const struct range *range = NULL;
    struct text name = { 0 };

    if (look->alias != NULL && look->alias(look->context, endpoint, &name))
        return keep(ladder, &name);
    for (int media = 0; media < 2 && profile == NULL && look->profiles != NULL; media++) {
        profile = profiles_by_addr(look->profiles, endpoint.addr, media != 0);
        if (profile != NULL)
            range = profile_range(profile, endpoint.addr, media != 0);
    }
    if (profile != NULL) {
        text_adds(&name, profile->id);
        if (range != NULL && range->region != NULL)
            text_printf(&name, " %s", range->region);
    } else if (look->sides != NULL && sides_of(look->sides, endpoint.addr) == HOST_OWN) {
        text_adds(&name, _("own side"));
    }
    return keep(ladder, &name);
}

/* The column of an endpoint. An endpoint that speaks no SIP goes to the column of its host where
 * there is one: the ports of voice are not worth columns of their own. */
static unsigned column_of(struct ladder *ladder, struct endpoint endpoint, bool sip)
{
    bool split = ladder->look.split_ports && sip;

    if (!split)
        endpoint.port = 0;
    for (unsigned i = 0; i < ladder->n_columns; i++) {
        struct endpoint known = ladder->columns[i].endpoint;

        if (split ? endpoint_eq(known, endpoint) : addr_eq(known.addr, endpoint.addr))
            return i;
    }
    if (ladder->n_columns == LADDER_COLUMNS_MAX)
        return LADDER_COLUMNS_MAX - 1;
    ladder->columns[ladder->n_columns] =
        (struct ladder_column){ endpoint, column_name(ladder, endpoint) };
    return (unsigned)ladder->n_columns++;
}

static void mark_row(struct ladder_row *row, const struct verdict *verdict, uint32_t message)
{
    if (verdict == NULL)
        return;
    for (size_t f = 0; f < verdict->n_findings && row->finding == NULL; f++) {
        const struct finding *finding = &verdict->findings[f];

        for (size_t e = 0; e < finding->n_evidence && row->finding == NULL; e++) {
            if (finding->evidence[e].kind != PLACE_SIP || finding->evidence[e].message != message)
                continue;
            row->finding = finding;
            row->wrong = e == 0;
        }
    }
}

/* A packet below SIP, by its number. */
static void mark_packet(struct ladder_row *row, const struct verdict *verdict, uint32_t frame)
{
    for (size_t f = 0; verdict != NULL && f < verdict->n_findings && row->finding == NULL; f++) {
        const struct finding *finding = &verdict->findings[f];

        for (size_t e = 0; e < finding->n_evidence && row->finding == NULL; e++) {
            const struct evidence *evidence = &finding->evidence[e];

            if (evidence->kind == PLACE_SIP || frame == 0 || evidence->frame != frame)
                continue;
            row->finding = finding;
            row->wrong = e == 0;
        }
    }
}

static bool is_held(const struct sdp_media *audio)
{
    return audio->port != 0 && (audio->direction != SDP_SENDRECV ||
                                (audio->rtp.addr.family == ADDR_IPV4 &&
                                 addr_is_unspecified(audio->rtp.addr))); /* RFC 2543 */
}

/* A party that holds a call says so in an offer within it, and takes it back in a later one (RFC
 * 3264 section 8.4). Elsewhere the direction is named as it stands there. */
static void add_direction(struct ladder *ladder, const struct call *call,
                          const struct call_message *kept, unsigned from, const struct sdp *sdp,
                          struct text *out)
{
    const struct sdp_media *audio = sdp_first(sdp, SLICE("audio"));
    bool within = kept->status == 0 && call->answered != NANOS_NONE && kept->time > call->answered;

    if (audio == NULL || audio->port == 0)
        return;
    const char *words = within && is_held(audio)        ? _("hold")
                        : within && ladder->holds[from] ? _("resume")
                                                        : NULL;

    if (within)
        ladder->holds[from] = is_held(audio);
    if (words != NULL)
        text_adds(out, words);
    else if (audio->direction != SDP_SENDRECV)
        text_slice(out, sdp_direction_name(audio->direction));
}

static void add_message(struct ladder *ladder, size_t leg, uint32_t i)
{
    struct view *view = ladder->legs[leg].view;
    const struct call_message *kept = view_kept(view, i);
    const struct flow *flow = view_flow(view, i);
    const struct sdp *sdp = (kept->flags & MESSAGE_SDP) != 0 ? view_sdp(view, i) : NULL;
    struct text label = { 0 }, detail = { 0 };
    struct ladder_row *row = add_row(ladder);

    message_label(&label, view, i);
    if (sdp != NULL) {
        struct text codecs = { 0 };

        add_direction(ladder, view_call(view), kept, column_of(ladder, flow->src, true), sdp,
                      &detail);
        message_codecs(&codecs, sdp, 3);
        text_printf(&detail, "%s%s", detail.n > 0 && codecs.n > 0 ? "  " : "", text_str(&codecs));
        text_done(&codecs);
    }
    if (kept->flags & MESSAGE_LIMITED) /* by us, not by its sender */
        text_printf(&detail, "%s%s", detail.n ? ", " : "", _("cut at a limit"));
    *row = (struct ladder_row){
        .kind = LADDER_MESSAGE,
        .leg = leg,
        .index = i,
        .time = kept->time,
        .frame = kept->frame,
        .from = column_of(ladder, flow->src, true),
        .to = column_of(ladder, flow->dst, true),
        .role = status_role(kept->status),
        .label = keep(ladder, &label),
        .detail = keep(ladder, &detail),
    };
    mark_row(row, ladder->legs[leg].verdict, i);
    if ((kept->flags & MESSAGE_RETRANSMISSION) != 0) /* as wrong as the first one */
        mark_row(row, ladder->legs[leg].verdict, kept->original);
}

static bool fold_into(struct ladder *ladder, size_t leg, const struct call_message *kept,
                      uint32_t i)
{
    if (!ladder->look.fold || kept->original == i ||
        (kept->flags & (MESSAGE_RETRANSMISSION | MESSAGE_DUPLICATE)) == 0)
        return false;
    for (size_t r = ladder->n_rows; r > 0; r--) {
        struct ladder_row *row = &ladder->rows[r - 1];

        if (row->leg != leg || row->kind != LADDER_MESSAGE || row->index != kept->original)
            continue;
        row->repeats++;
        if (row->finding == NULL)
            mark_row(row, ladder->legs[leg].verdict, i);
        return true;
    }
    return false;
}

static void add_messages(struct ladder *ladder, size_t leg)
{
    const struct call *call = view_call(ladder->legs[leg].view);

    memset(ladder->holds, 0, sizeof ladder->holds);
    for (uint32_t i = 0; i < call->n_messages && ladder->n_rows < LADDER_ROWS_MAX; i++) {
        const struct call_message *kept = &call->messages[i];

        if (ladder->look.sdp_only && (kept->flags & MESSAGE_SDP) == 0)
            continue;
        if (!fold_into(ladder, leg, kept, i))
            add_message(ladder, leg, i);
    }
}

static void add_streams(struct ladder *ladder, size_t leg)
{
    struct view *view = ladder->legs[leg].view;
    const struct call *call = view_call(view);

    for (uint32_t i = 0; i < call->n_streams && ladder->n_rows < LADDER_ROWS_MAX; i++) {
        const struct stream *stream = streams_at(calls_streams(view_calls(view)), call->streams[i]);
        struct text label = { 0 }, detail = { 0 };
        struct ladder_row *row = add_row(ladder);

        text_adds(&label, "RTP ");
        stream_codec(&label, view, stream);
        text_printf(&label, " %llu", (unsigned long long)stream->packets);
        text_printf(&detail, _("%.1f %% lost"), stream_loss_percent(stream));
        *row = (struct ladder_row){
            .kind = LADDER_MEDIA,
            .leg = leg,
            .index = call->streams[i],
            .time = stream->start,
            .frame = stream->first_frame,
            .from = column_of(ladder, stream->src, false),
            .to = column_of(ladder, stream->dst, false),
            .role = TEXT_ROLE_MEDIA,
            .label = keep(ladder, &label),
            .detail = keep(ladder, &detail),
        };
    }
}

static void add_icmp(struct ladder *ladder, size_t leg)
{
    struct view *view = ladder->legs[leg].view;
    const struct call *call = view_call(view);

    for (uint32_t i = 0; i < call->n_icmp && ladder->n_rows < LADDER_ROWS_MAX; i++) {
        const struct icmp_event *event = calls_icmp(view_calls(view), call->more->icmp[i]);
        struct text label = { 0 };
        struct ladder_row *row = add_row(ladder);

        text_printf(&label, "ICMP %s", icmp_words(&event->icmp));
        *row = (struct ladder_row){
            .kind = LADDER_ICMP,
            .leg = leg,
            .index = call->more->icmp[i],
            .time = event->time,
            .frame = event->frame,
            .from = column_of(ladder, (struct endpoint){ .addr = event->src }, false),
            .to = column_of(ladder, event->icmp.src, false),
            .role = TEXT_ROLE_ERROR,
            .label = keep(ladder, &label),
            .detail = event->about_media ? _("about RTP") : "",
        };
    }
}

/* In one line: its line ends become blanks. */
static const char *log_line(struct ladder *ladder, const struct calls *calls,
                            const struct call_logged *logged)
{
    struct text text = { 0 }, line = { 0 };
    struct slice rest;

    call_log_print(calls, logged, &text);
    rest = slice_trim(text_view(&text));
    while (rest.n > 0) {
        struct slice one = slice_trim(slice_cut(&rest, '\n'));

        text_printf(&line, "%s" SLICE_FMT, line.n > 0 ? " " : "", SLICE_ARG(one));
    }
    text_done(&text);
    return keep(ladder, &line);
}

/* What a switch wrote meanwhile, at its own lifeline. */
static void add_logs(struct ladder *ladder, size_t leg)
{
    struct view *view = ladder->legs[leg].view;
    const struct call *call = view_call(view);

    for (uint32_t i = 0; i < call->n_logged && ladder->n_rows < LADDER_ROWS_MAX; i++) {
        const struct call_logged *logged = &call->more->logged[i];
        unsigned column = column_of(ladder, (struct endpoint){ .addr = logged->by }, false);

        *add_row(ladder) = (struct ladder_row){
            .kind = LADDER_LOG,
            .leg = leg,
            .index = i,
            .time = logged->time,
            .frame = logged->frame,
            .from = column,
            .to = column,
            .role = TEXT_ROLE_DIM,
            .label = _("log"),
            .detail = log_line(ladder, view_calls(view), logged),
        };
    }
}

static enum text_role event_role(const struct connection_event *e)
{
    switch ((enum connection_kind)e->kind) {
    case CONNECTION_RESET:
    case CONNECTION_ALERT:
        return TEXT_ROLE_ERROR;
    case CONNECTION_ASKED:
    case CONNECTION_THERE:
    case CONNECTION_SYN:
    case CONNECTION_ACCEPTED:
    case CONNECTION_CLOSED:
        return TEXT_ROLE_DIM;
    case CONNECTION_CLIENT_HELLO:
    case CONNECTION_SERVER_HELLO:
    case CONNECTION_CERTIFICATE:
    case CONNECTION_CERTIFICATE_REQUEST:
    case CONNECTION_HIDDEN_ALERT:
    case CONNECTION_HIDDEN_HANDSHAKE:
    case CONNECTION_DATA:
        break;
    }
    return TEXT_ROLE_TEXT;
}

static void add_event(struct ladder *ladder, size_t leg, const struct connection *c, uint32_t i,
                      bool handshake)
{
    const struct connection_event *e = &c->events[i];
    struct endpoint from = e->by_client ? c->client : c->server;
    struct endpoint to = e->by_client ? c->server : c->client;
    struct text label = { 0 };
    struct ladder_row *row = add_row(ladder);

    connection_words(&label, c, e, handshake);
    *row = (struct ladder_row){
        .kind = LADDER_CARRIAGE,
        .leg = leg,
        .index = i,
        .time = e->time,
        .frame = e->frame,
        .from = column_of(ladder, from, true),
        .to = column_of(ladder, to, true),
        .repeats = e->times - 1u,
        .role = event_role(e),
        .label = keep(ladder, &label),
        .detail = "",
    };
    mark_packet(row, ladder->legs[leg].verdict, row->frame);
}

/* With TLS 1.3 the server's part of the handshake is under cover until the client has ended its
 * own. */
static void add_connection(struct ladder *ladder, size_t leg, const struct connection *c)
{
    bool handshake = c->tls != NULL && c->tls->has_server && c->tls->server.version >= 0x0304;

    for (uint32_t i = 0; i < c->n_events && ladder->n_rows < LADDER_ROWS_MAX; i++) {
        add_event(ladder, leg, c, i, handshake);
        if (c->events[i].kind == CONNECTION_DATA && c->events[i].by_client)
            handshake = false;
    }
}

static void add_attempt(struct ladder *ladder, size_t leg)
{
    struct view *view = ladder->legs[leg].view;
    const struct attempt *a = calls_attempt(view_calls(view), view_call(view));

    for (size_t i = 0; a != NULL && i < a->n_connections; i++)
        add_connection(ladder, leg, a->connections[i]);
}

static void dns_answer(struct text *out, const struct dns_lookup *lookup)
{
    const char *name = dns_rcode_name(lookup->rcode);

    if (lookup->answered == NANOS_NONE)
        text_adds(out, _("no answer"));
    else if (lookup->rcode != 0 && name != NULL)
        text_adds(out, name);
    else if (lookup->rcode != 0)
        text_printf(out, "RCODE %u", lookup->rcode);
    else if (lookup->n_addrs > 0)
        addr_print(out, lookup->addrs[0]);
    else
        text_printf(out, ngettext("%u record", "%u records", lookup->n_answers), lookup->n_answers);
}

static void add_lookup(struct ladder *ladder, size_t leg, uint32_t i)
{
    const struct dns_lookup *lookup = calls_lookup(view_calls(ladder->legs[leg].view), i);
    const char *type = dns_type_name(lookup->type);
    struct text label = { 0 }, detail = { 0 };
    struct ladder_row *row = add_row(ladder);

    text_printf(&label, "DNS %s %s", type != NULL ? type : "?", lookup->name);
    dns_answer(&detail, lookup);
    *row = (struct ladder_row){
        .kind = LADDER_DNS,
        .leg = leg,
        .index = i,
        .time = lookup->time,
        .frame = lookup->frame,
        .from = column_of(ladder, lookup->client, false),
        .to = column_of(ladder, lookup->server, false),
        .repeats = lookup->tries > 1 ? lookup->tries - 1u : 0,
        .role =
            lookup->rcode != 0 || lookup->answered == NANOS_NONE ? TEXT_ROLE_ERROR : TEXT_ROLE_DIM,
        .label = keep(ladder, &label),
        .detail = keep(ladder, &detail),
    };
    mark_packet(row, ladder->legs[leg].verdict, lookup->frame);
    mark_packet(row, ladder->legs[leg].verdict, lookup->answer_frame);
}

/* Lookups are of no call; those that its caller made shortly before or within it are shown, but for
 * names of addresses, which nothing is routed by. */
static void add_lookups(struct ladder *ladder, size_t leg)
{
    struct view *view = ladder->legs[leg].view;
    const struct call *call = view_call(view);
    const struct flow *flow = calls_flow(view_calls(view), call->caller_flow);
    size_t shown = 0, n = calls_lookup_count(view_calls(view));

    for (size_t i = 0; i < n && shown < DNS_ROWS_MAX; i++) {
        const struct dns_lookup *lookup = calls_lookup(view_calls(view), i);

        if (lookup->type == DNS_PTR || !addr_eq(lookup->client.addr, flow->src.addr) ||
            lookup->time > call->last || lookup->time < call->start - DNS_BEFORE)
            continue;
        add_lookup(ladder, leg, (uint32_t)i);
        shown++;
    }
}

static int compare_rows(const void *left, const void *right)
{
    const struct ladder_row *a = left, *b = right;

    if (a->time != b->time)
        return a->time < b->time ? -1 : 1;
    if (a->frame != b->frame)
        return a->frame < b->frame ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

struct ladder *ladder_new(const struct ladder_leg *legs, size_t n, const struct ladder_look *look,
                          struct arena *arena)
{
    struct ladder *ladder = arena_alloc(arena, sizeof *ladder);
    struct ladder_leg *kept = arena_alloc(arena, (n > 0 ? n : 1) * sizeof *kept);

    for (size_t i = 0; i < n; i++)
        kept[i] = legs[i];
    ladder->look = *look;
    ladder->legs = kept;
    ladder->n_legs = n;
    ladder->arena = arena;
    for (size_t i = 0; i < n; i++)
        add_messages(ladder, i);
    for (size_t i = 0; i < n; i++) {
        if (look->media)
            add_streams(ladder, i);
        add_attempt(ladder, i);
        add_icmp(ladder, i);
        add_logs(ladder, i);
        add_lookups(ladder, i);
    }
    if (ladder->n_rows > 0)
        qsort(ladder->rows, ladder->n_rows, sizeof *ladder->rows, compare_rows);
    return ladder;
}

size_t ladder_rows(const struct ladder *ladder)
{
    return ladder->n_rows;
}

const struct ladder_row *ladder_row(const struct ladder *ladder, size_t i)
{
    return &ladder->rows[i];
}

size_t ladder_columns(const struct ladder *ladder)
{
    return ladder->n_columns;
}

const struct ladder_column *ladder_column(const struct ladder *ladder, size_t i)
{
    return &ladder->columns[i];
}

size_t ladder_find(const struct ladder *ladder, size_t leg, uint32_t message)
{
    const struct call *call = view_call(ladder->legs[leg].view);
    uint32_t original = message < call->n_messages ? call->messages[message].original : NO_INDEX;
    size_t folded = ladder->n_rows;

    for (size_t i = 0; i < ladder->n_rows; i++) {
        const struct ladder_row *row = &ladder->rows[i];

        if (row->kind != LADDER_MESSAGE || row->leg != leg)
            continue;
        if (row->index == message)
            return i;
        if (row->index == original)
            folded = i;
    }
    return folded;
}
