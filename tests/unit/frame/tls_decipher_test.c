/* tls_decipher_test.c - TLS between real peers (tests/captures/tls), however their bytes are cut,
 * and when some of them are lost. */
#include "config.h"

#include "build.h"

#include <glob.h>
#include <stdio.h>

#include "base/bytes.h"
#include "base/text.h"
#include "frame/certificate.h"
#include "frame/keylog.h"
#include "frame/rsa_keys.h"
#include "frame/tls_exchange.h"
#include "packet/packet.h"

/* The two streams of a capture, in the order in which they came. */
struct piece {
    bool up;
    size_t at, n;
};

struct talk {
    char bytes[64 * 1024];
    size_t n;
    struct piece pieces[256];
    size_t n_pieces;
};

struct heard {
    struct text said[2]; /* clear text; [1]: by the client */
    uint64_t starts, gaps, ends;
    uint32_t most_parts;
};

static char *in_folder(const char *name, const char *ending)
{
    const char *top = getenv("srcdir");

    return xasprintf("%s/tests/captures/tls/%s%s", top != NULL ? top : ".", name, ending);
}

static void take_bytes(void *context, const struct frame *frame)
{
    struct talk *talk = context;

    if (frame->kind != FRAME_STREAM || frame->event != STREAM_DATA)
        return;
    assert_true(talk->n + frame->payload.n <= sizeof talk->bytes);
    assert_true(talk->n_pieces < ARRAY_SIZE(talk->pieces));
    memcpy(talk->bytes + talk->n, frame->payload.p, frame->payload.n);
    talk->pieces[talk->n_pieces++] =
        (struct piece){ frame->dst.port == 5061, talk->n, frame->payload.n };
    talk->n += frame->payload.n;
}

static void read_talk(const char *name, struct talk *talk)
{
    char *path = in_folder(name, ".pcapng");
    const char *paths[] = { path };
    struct error error = { 0 };
    struct source *source = source_open_files(paths, 1, NULL, &error);
    struct frames *frames = frames_new(take_bytes, talk);
    struct packet packet;

    *talk = (struct talk){ 0 };
    assert_non_null(source);
    while (source_next(source, &packet, &error) == SOURCE_PACKET)
        frames_feed(frames, &packet);
    frames_free(frames);
    source_close(source);
    free(path);
}

static void hear(void *context, const struct frame *frame)
{
    struct heard *heard = context;

    if (frame->kind != FRAME_STREAM || frame->transport != TRANSPORT_TLS)
        return;
    bool up = frame->dst.port == 5061;

    heard->starts += frame->event == STREAM_START;
    heard->gaps += frame->event == STREAM_GAP;
    heard->ends += frame->event == STREAM_END;
    if (frame->n_parts > heard->most_parts)
        heard->most_parts = frame->n_parts;
    if (frame->event != STREAM_DATA)
        return;
    assert_int_equal(frame->seq, heard->said[up].n);
    text_add(&heard->said[up], frame->payload.p, frame->payload.n);
}

static void heard_done(struct heard *heard)
{
    text_done(&heard->said[0]);
    text_done(&heard->said[1]);
    *heard = (struct heard){ 0 };
}

/* One end of a wire that the pieces go over. */
struct wire {
    struct frames *frames;
    uint32_t number, seq[2];
    nanos_t time;
};

static void send(struct wire *w, bool up, unsigned flags, const char *p, size_t n)
{
    static struct build b;
    const unsigned server = 5061, client = 40000;

    build_payload(&b, p, n);
    build_tcp(&b, up ? client : server, up ? server : client, w->seq[up], 0, flags);
    build_ipv4(&b, up ? 2 : 1, up ? 1 : 2, 6, w->number);
    w->seq[up] += (uint32_t)n + ((flags & (SYN | FIN)) != 0);
    w->time += NANOS_PER_MS;
    struct packet packet = {
        .data = b.bytes + b.at,
        .caplen = (uint32_t)build_size(&b),
        .len = (uint32_t)build_size(&b),
        .time = w->time,
        .link = 12,
        .number = ++w->number,
        .ref = REF_NONE,
    };

    frames_feed(w->frames, &packet);
}

/* The cuts of the bytes, and the losses. */
struct cuts {
    size_t every;   /* bytes; 0: as they came */
    size_t once;    /* a piece ends at this byte of all */
    size_t lost;    /* piece; SIZE_MAX: none */
    bool in_middle; /* without the first packets */
};

static void send_piece(struct wire *w, const struct talk *talk, const struct piece *piece,
                       const struct cuts *cuts)
{
    for (size_t at = 0; at < piece->n;) {
        size_t n = cuts->every > 0 && piece->n - at > cuts->every ? cuts->every : piece->n - at;

        if (piece->at + at < cuts->once && cuts->once < piece->at + at + n)
            n = cuts->once - piece->at - at;
        send(w, piece->up, ACK, talk->bytes + piece->at + at, n);
        at += n;
    }
}

static struct frames_stats play(const struct talk *talk, struct keylog *keys,
                                const struct cuts *cuts, struct heard *heard)
{
    struct wire w = { .frames = frames_new(hear, heard), .seq = { 100, 200 } };
    struct frames_stats stats;

    frames_keys(w.frames, keys);
    send(&w, true, SYN, "", 0);
    send(&w, false, SYN | ACK, "", 0);
    for (size_t i = cuts->in_middle ? 2 : 0; i < talk->n_pieces; i++) {
        if (i == cuts->lost)
            w.seq[talk->pieces[i].up] += (uint32_t)talk->pieces[i].n;
        else
            send_piece(&w, talk, &talk->pieces[i], cuts);
    }
    w.time += 60 * NANOS_PER_S; /* the bytes that wait for the lost ones have waited long enough */
    frames_tick(w.frames, w.time);
    send(&w, true, FIN | ACK, "", 0);
    send(&w, false, FIN | ACK, "", 0);
    frames_flush(w.frames);
    frames_stats(w.frames, &stats);
    frames_free(w.frames);
    return stats;
}

static struct keylog *keys_of(const char *name)
{
    struct keylog *keys = keylog_new();
    struct error error = { 0 };
    char *path = in_folder(name, ".keys");

    assert_true(keylog_open(keys, path, &error));
    keylog_read(keys);
    free(path);
    return keys;
}

static char said[8192];

/* The words of both, in the order of `said`; each direction's part of them is looked for there. */
static void read_said(void)
{
    char *path = in_folder("said", "");
    FILE *file = fopen(path, "re");

    assert_non_null(file);
    said[fread(said, 1, sizeof said - 1, file)] = '\0';
    fclose(file);
    free(path);
}

/* The words of each of them. */
static void say(struct text sides[2])
{
    const char *first = strstr(said, "SIP/2.0 100"), *last = strstr(said, "ACK sip:");

    text_add(&sides[1], said, (size_t)(first - said));
    text_adds(&sides[1], last);
    text_add(&sides[0], first, (size_t)(last - first));
}

/* Message for message; or but for one part that is missing. */
static bool is_said(const struct heard *heard, bool whole)
{
    struct text sides[2] = { 0 };
    bool good = true;

    say(sides);
    for (size_t i = 0; i < ARRAY_SIZE(sides); i++) {
        struct slice all = text_view(&sides[i]), part = text_view(&heard->said[i]);
        size_t before = 0, behind = 0;

        while (before < part.n && before < all.n && part.p[before] == all.p[before])
            before++;
        while (behind < part.n && behind < all.n &&
               part.p[part.n - 1 - behind] == all.p[all.n - 1 - behind])
            behind++;
        good = good && before + behind >= part.n && (!whole || part.n == all.n);
        text_done(&sides[i]);
    }
    return good;
}

static bool is_all(const struct heard *heard)
{
    return is_said(heard, true);
}

/* The two that were not quiet said a letter of their own, too. */
static bool says_more(const char *path)
{
    return strstr(path, "key-update") != NULL || strstr(path, "renegotiation") != NULL;
}

static void each_capture_is_read(void **state)
{
    static const size_t every[] = { 0, 1, 7, 1000 };
    char *pattern = in_folder("tls1", "*.pcapng");
    struct talk *talk = xcalloc(1, sizeof *talk);
    struct heard heard = { 0 };
    glob_t found;

    (void)state;
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    assert_true(found.gl_pathc > 20);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        char *name = xstrdup(strrchr(found.gl_pathv[i], '/') + 1);

        name[strlen(name) - strlen(".pcapng")] = '\0';
        read_talk(name, talk);
        for (size_t k = 0; k < ARRAY_SIZE(every); k++) {
            struct keylog *keys = keys_of(name);
            const struct cuts cuts = { .every = every[k], .lost = SIZE_MAX };
            struct frames_stats stats = play(talk, keys, &cuts, &heard);

            if (!is_all(&heard) && !says_more(name))
                fail_msg("%s, every %zu: %s%s", name, every[k], text_str(&heard.said[1]),
                         text_str(&heard.said[0]));
            assert_int_equal(stats.tls_failed + stats.tls_keyless + stats.tls_joined, 0);
            assert_int_equal(heard.starts, 2);
            assert_int_equal(heard.ends, 2);
            assert_int_equal(heard.gaps, 0);
            assert_true(every[k] != 1 || heard.most_parts > 100);
            heard_done(&heard);
            keylog_free(keys);
        }
        free(name);
    }
    globfree(&found);
    free(pattern);
    free(talk);
}

static void at_every_cut(void **state)
{
    static const char *const names[] = { "tls13-resumed", "tls12-resumed" };
    struct talk *talk = xcalloc(1, sizeof *talk);
    struct heard heard = { 0 };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        struct keylog *keys = keys_of(names[i]);

        read_talk(names[i], talk);
        for (size_t at = 1; at < talk->n; at++) {
            play(talk, keys, &(struct cuts){ .once = at, .lost = SIZE_MAX }, &heard);
            assert_true(is_all(&heard));
            heard_done(&heard);
        }
        keylog_free(keys);
    }
    free(talk);
}

/* The clear text there is part of what was said, and behind the loss it goes on. */
static void whatever_is_lost(void **state)
{
    static const char *const names[] = { "tls13-aes128-gcm", "tls12-aes128-gcm", "tls12-cbc-sha",
                                         "tls12-chacha20", "tls10-cbc-sha" };
    struct talk *talk = xcalloc(1, sizeof *talk);
    struct heard heard = { 0 };

    (void)state;
    for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
        struct keylog *keys = keys_of(names[i]);

        read_talk(names[i], talk);
        for (size_t lost = 2; lost < talk->n_pieces; lost++) {
            struct frames_stats stats = play(talk, keys, &(struct cuts){ .lost = lost }, &heard);

            assert_true(stats.tls_deciphered > 0);
            assert_true(heard.said[0].n + heard.said[1].n > 300);
            assert_true(is_said(&heard, false));
            heard_done(&heard);
        }
        keylog_free(keys);
    }
    free(talk);
}

static void without_the_beginning(void **state)
{
    struct talk *talk = xcalloc(1, sizeof *talk);
    struct keylog *keys = keys_of("tls13-chacha20");
    struct heard heard = { 0 };

    (void)state;
    read_talk("tls13-chacha20", talk);
    struct frames_stats stats =
        play(talk, keys, &(struct cuts){ .lost = SIZE_MAX, .in_middle = true }, &heard);

    assert_int_equal(stats.tls_deciphered, 0);
    assert_int_equal(stats.tls_joined, 1);
    assert_int_equal(heard.said[0].n + heard.said[1].n, 0);
    heard_done(&heard);
    keylog_free(keys);
    free(talk);
}

static void by_the_keys_of_another(void **state)
{
    struct talk *talk = xcalloc(1, sizeof *talk);
    struct keylog *keys = keys_of("tls13-aes128-ccm");
    struct heard heard = { 0 };

    (void)state;
    read_talk("tls13-chacha20", talk);
    struct frames_stats stats = play(talk, keys, &(struct cuts){ .lost = SIZE_MAX }, &heard);

    assert_int_equal(stats.tls_deciphered, 0);
    assert_int_equal(stats.tls_keyless, 1);
    heard_done(&heard);
    keylog_free(keys);
    free(talk);
}

/* ---- with the server's private key ---- */

static struct keylog *private_key(const char *name)
{
    struct keylog *keys = keylog_new();
    struct error error = { 0 };
    char *path = in_folder(name, ".key");

    if (!rsa_keys_read(keylog_rsa(keys), path, &error))
        fail_msg("%s", error.message);
    free(path);
    return keys;
}

static void by_the_private_key(void **state)
{
    static const size_t every[] = { 0, 1, 1000 };
    char *pattern = in_folder("tls1[012]-key-", "*.pcapng");
    struct talk *talk = xcalloc(1, sizeof *talk);
    struct heard heard = { 0 };
    glob_t found;

    (void)state;
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    assert_true(found.gl_pathc > 7);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        char *name = xstrdup(strrchr(found.gl_pathv[i], '/') + 1);

        name[strlen(name) - strlen(".pcapng")] = '\0';
        read_talk(name, talk);
        for (size_t k = 0; k < ARRAY_SIZE(every); k++) {
            struct keylog *keys = private_key("rsa");
            const struct cuts cuts = { .every = every[k], .lost = SIZE_MAX };
            struct frames_stats stats = play(talk, keys, &cuts, &heard);

            if (!is_all(&heard) && !says_more(name))
                fail_msg("%s, every %zu: %s%s", name, every[k], text_str(&heard.said[1]),
                         text_str(&heard.said[0]));
            assert_int_equal(stats.tls_failed + stats.tls_keyless + stats.tls_joined, 0);
            heard_done(&heard);
            keylog_free(keys);
        }
        free(name);
    }
    globfree(&found);
    free(pattern);
    free(talk);
}

/* The number of the connections that are not opened, by reason. */
static void expect_closed(const struct talk *talk, const char *key, uint64_t other, uint64_t agreed,
                          uint64_t sealed)
{
    struct keylog *keys = private_key(key);
    struct heard heard = { 0 };
    struct frames_stats stats = play(talk, keys, &(struct cuts){ .lost = SIZE_MAX }, &heard);

    assert_int_equal(stats.tls_deciphered, 0);
    assert_int_equal(stats.tls_other_key, other);
    assert_int_equal(stats.tls_agreed, agreed);
    assert_int_equal(stats.tls_sealed, sealed);
    assert_int_equal(stats.tls_keyless, 0);
    assert_int_equal(heard.said[0].n + heard.said[1].n, 0);
    heard_done(&heard);
    keylog_free(keys);
}

/* Where a message of the handshake begins, by its record and type; of the client, or not. */
static size_t find_message(const struct talk *talk, bool up, uint8_t type)
{
    for (size_t i = 0; i < talk->n_pieces; i++) {
        const struct piece *piece = &talk->pieces[i];
        const uint8_t *p = (const uint8_t *)talk->bytes + piece->at;

        for (size_t at = 0; piece->up == up && at + 9 <= piece->n; at += 5u + be16(p + at + 3))
            if (p[at] == 22 && p[at + 5] == type)
                return piece->at + at + 5;
    }
    fail_msg("no message of type %u", type);
    return 0;
}

/* What cannot be opened is said, and harms nothing: not what is damaged on purpose, either. */
static void by_a_private_key_that_opens_nothing(void **state)
{
    struct talk *talk = xcalloc(1, sizeof *talk);

    (void)state;
    read_talk("tls12-key-cbc-sha", talk);
    expect_closed(talk, "other", 1, 0, 0);
    size_t sealed = find_message(talk, true, 16) + 6;

    for (size_t i = 0; i < 256; i += 51) {
        talk->bytes[sealed + i] = (char)(talk->bytes[sealed + i] ^ 0x40);
        expect_closed(talk, "rsa", 0, 0, 1);
        talk->bytes[sealed + i] = (char)(talk->bytes[sealed + i] ^ 0x40);
    }
    memset(talk->bytes + sealed, 0xff, 256); /* more than the modulus */
    expect_closed(talk, "rsa", 0, 0, 1);
    memset(talk->bytes + sealed, 0, 256);
    expect_closed(talk, "rsa", 0, 0, 1);
    read_talk("tls12-aes128-gcm", talk);
    expect_closed(talk, "rsa", 0, 1, 0);
    read_talk("tls13-aes128-gcm", talk);
    expect_closed(talk, "rsa", 0, 1, 0);
    free(talk);
}

/* Each message of the handshake, cut anywhere; `after` it the others are whole. */
static void with_messages_cut(void **state)
{
    static const struct {
        bool by_client;
        uint8_t type;
    } order[] = { { true, 1 }, { false, 2 }, { false, 11 }, { false, 14 }, { true, 16 } };
    struct talk *talk = xcalloc(1, sizeof *talk);
    struct keylog *keys = private_key("rsa");
    enum exchange_outcome outcome = EXCHANGE_GOES_ON;
    size_t kept = 0;

    (void)state;
    read_talk("tls12-key-not-extended", talk);
    for (size_t which = 0; which <= ARRAY_SIZE(order); which++) {
        size_t whole = 4;

        for (size_t cut = 4; cut <= whole; cut++) {
            struct exchange *x = exchange_new(keys, &kept);

            for (size_t i = 0; i < ARRAY_SIZE(order) && i <= which; i++) {
                const uint8_t *p = (const uint8_t *)talk->bytes +
                                   find_message(talk, order[i].by_client, order[i].type);
                size_t n = 4u + be16(p + 2);
                struct tls_event event;

                if (i == which) {
                    whole = n - 1;
                    n = cut < n ? cut : n;
                }
                bool told = tls_read_message(p[0], 0x0303, p + 4, n - 4, &event);

                outcome = exchange_message(x, order[i].by_client, p, n, told ? &event : NULL);
            }
            assert_true((outcome == EXCHANGE_OPEN) == (which == ARRAY_SIZE(order)));
            exchange_free(x);
            assert_int_equal(kept, 0);
        }
    }
    keylog_free(keys);
    free(talk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_capture_is_read),
        cmocka_unit_test(at_every_cut),
        cmocka_unit_test(whatever_is_lost),
        cmocka_unit_test(without_the_beginning),
        cmocka_unit_test(by_the_keys_of_another),
        cmocka_unit_test(by_the_private_key),
        cmocka_unit_test(by_a_private_key_that_opens_nothing),
        cmocka_unit_test(with_messages_cut),
    };

    if (certificate_library() == NULL)
        return 77;
    read_said();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
