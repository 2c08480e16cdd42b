/* check-cuts.c - a capture that was cut proves nothing by the missing part.
 *
 * Each capture of the manifest that raises a cause is read again with less in it: its packets cut
 * at a snap length, one direction only, its beginning gone. Whatever is proven then has to be
 * proven by the whole capture, too. */
#include "config.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/mem.h"
#include "packet/packet.h"
#include "session/session.h"

#define CAPTURES_PER_CAUSE 2
#define IP_OFFSET 12 /* of the source address in an IPv4 header */

static const struct cut {
    const char *name;
    uint32_t snap;  /* 0: none */
    int direction;  /* 1, -1: only packets whose source is below,
                       above their destination */
    unsigned first; /* percent of the packets that are missing */
} cuts[] = {
    { .name = "snap 200", .snap = 200 },
    { .name = "snap 400", .snap = 400 },
    { .name = "snap 1000", .snap = 1000 },
    { .name = "one direction", .direction = 1 },
    { .name = "the other direction", .direction = -1 },
    { .name = "begins late", .first = 30 },
    { .name = "begins in mid-call", .first = 60 },
};

static unsigned mismatches;

/* The offset of the IPv4 header; 0: not known for this link. */
static size_t ip_at(const struct packet *p)
{
    static const uint8_t ethernet_ipv4[] = { 8, 0 };

    if (p->link == 1 && p->caplen > 34 && memcmp(p->data + 12, ethernet_ipv4, 2) == 0)
        return 14;
    if (p->link == 113 && p->caplen > 36 && memcmp(p->data + 14, ethernet_ipv4, 2) == 0)
        return 16;
    return 0;
}

static bool is_left_out(const struct cut *cut, const struct packet *p, unsigned total)
{
    size_t ip = ip_at(p);

    if (p->number * 100 <= total * cut->first)
        return true;
    if (cut->direction == 0 || ip == 0)
        return false;
    return cut->direction * memcmp(p->data + ip + IP_OFFSET, p->data + ip + IP_OFFSET + 4, 4) > 0;
}

static unsigned count_packets(const char *path)
{
    struct error error = { 0 };
    struct store *store = store_new(1 << 24);
    struct source *source = source_open_files(&path, 1, store, &error);
    struct packet packet;
    unsigned n = 0;

    while (source != NULL && source_next(source, &packet, &error) == SOURCE_PACKET)
        n++;
    if (source != NULL)
        source_close(source);
    store_free(store);
    error_done(&error);
    return n;
}

static void add_proven(json_t *proven, const struct verdict *verdict)
{
    for (size_t i = 0; i < verdict->n_findings; i++)
        if (verdict->findings[i].confidence == CONFIDENCE_PROVEN &&
            verdict->findings[i].severity != SEVERITY_INFO)
            json_object_set_new(proven, verdict->findings[i].rule->id, json_true());
}

/* The causes that are proven by the capture as the cut leaves it; NULL: it cannot be read. */
static json_t *proven_of(const char *data, const char *path, const struct cut *cut)
{
    struct error error = { 0 };
    struct session *session = session_new(data, &error);
    struct source *source = source_open_files(&path, 1, session_store(session), &error);
    unsigned total = count_packets(path);
    struct packet packet;
    json_t *proven = json_object();

    while (source != NULL && source_next(source, &packet, &error) == SOURCE_PACKET) {
        if (is_left_out(cut, &packet, total))
            continue;
        if (cut->snap != 0 && packet.caplen > cut->snap)
            packet.caplen = cut->snap;
        session_feed(session, &packet);
    }
    session_finish(session);
    for (size_t i = 0; i < calls_count(session_calls(session)); i++)
        add_proven(proven,
                   diagnosis_call(session_diagnosis(session), calls_at(session_calls(session), i)));
    add_proven(proven, diagnosis_capture(session_diagnosis(session)));
    if (source != NULL)
        source_close(source);
    session_free(session);
    error_done(&error);
    return proven;
}

static void check_cut(const char *data, const char *path, const struct cut *cut,
                      const json_t *whole)
{
    json_t *proven = proven_of(data, path, cut), *value;
    const char *cause;

    json_object_foreach(proven, cause, value)
    {
        if (json_object_get(whole, cause) != NULL)
            continue;
        mismatches++;
        printf("%s, %s: proves %s, which the whole capture does not\n", path, cut->name, cause);
    }
    json_decref(proven);
}

static void check_capture(const char *data, const char *path)
{
    static const struct cut none = { .name = "whole" };
    json_t *whole = proven_of(data, path, &none);

    for (size_t i = 0; i < ARRAY_SIZE(cuts); i++)
        check_cut(data, path, &cuts[i], whole);
    json_decref(whole);
}

/* Has the row a cause of which few captures were looked at? */
static bool is_wanted(json_t *counts, const json_t *row)
{
    size_t i;
    json_t *call;
    bool wanted = false;

    json_array_foreach(json_object_get(row, "calls"), i, call)
    {
        const char *cause = json_string_value(json_array_get(json_object_get(call, "cause"), 0));
        json_int_t n =
            cause == NULL ? CAPTURES_PER_CAUSE : json_integer_value(json_object_get(counts, cause));

        if (n < CAPTURES_PER_CAUSE) {
            json_object_set_new(counts, cause, json_integer(n + 1));
            wanted = true;
        }
    }
    return wanted;
}

int main(int argc, char **argv)
{
    const char *srcdir = getenv("srcdir"), *data = getenv("SIPWHY_DATA");
    char *path = xasprintf("%s/tests/captures/manifest.json", srcdir != NULL ? srcdir : ".");
    json_error_t error;
    json_t *manifest = json_load_file(path, 0, &error), *counts = json_object(), *row;
    size_t i;

    if (manifest == NULL || data == NULL) {
        fprintf(stderr, "%s: %s\n", path, manifest != NULL ? "SIPWHY_DATA is not set" : error.text);
        return 99;
    }
    setenv("XDG_CONFIG_HOME", "/proc/nonexistent", 1);
    json_array_foreach(json_object_get(manifest, "captures"), i, row)
    {
        const char *file = json_string_value(json_object_get(row, "file"));
        char *capture = xasprintf("%s/%s", srcdir != NULL ? srcdir : ".", file);

        if (argc < 2 ? is_wanted(counts, row) : strstr(file, argv[1]) != NULL)
            check_capture(data, capture);
        free(capture);
    }
    printf("%u mismatches\n", mismatches);
    json_decref(counts);
    json_decref(manifest);
    free(path);
    return mismatches > 0 ? 1 : 0;
}
