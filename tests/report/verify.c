/* verify.c - the tests of the report that cannot be done in a shell.
 *
 *     verify json           standard input is a report as the contract has it
 *     verify jsonl          each line is a call of one
 *     verify width N        no line takes more than N cells
 *     verify clean          no control character but newline (and the CR before one)
 *     verify facts PAGE     the manual page names every fact
 *     verify names          prints the names of a report's JSON
 *     verify hostile FILE   writes a capture whose texts are up to no good */
#include "config.h"

#include <jansson.h>
#include <pcap/dlt.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "draw/canvas.h"
#include "fact/fact.h"
#include "packet/packet.h"

enum { NULLABLE = 1, OPTIONAL = 2 };

struct field {
    const char *name;
    json_type type;
    int flags;
    const struct field *members; /* of the object, or of each in the array */
};

static const struct field evidence[] = {
    { "message", JSON_INTEGER, NULLABLE, NULL },
    { "frame", JSON_INTEGER, NULLABLE, NULL },
    { "header", JSON_STRING, NULLABLE, NULL },
    { "line", JSON_INTEGER, NULLABLE, NULL },
    { "column", JSON_INTEGER, NULLABLE, NULL },
    { "length", JSON_INTEGER, NULLABLE, NULL },
    { "text", JSON_STRING, 0, NULL },
    { "expected", JSON_STRING, NULLABLE, NULL },
    { NULL, JSON_NULL, 0, NULL },
};

static const struct field finding[] = {
    { "cause", JSON_STRING, 0, NULL },
    { "severity", JSON_STRING, 0, NULL },
    { "confidence", JSON_STRING, 0, NULL },
    { "symptom", JSON_STRING, 0, NULL },
    { "title", JSON_STRING, 0, NULL },
    { "explanation", JSON_STRING, 0, NULL },
    { "fix", JSON_STRING, NULLABLE, NULL },
    { "references", JSON_ARRAY, 0, NULL },
    { "provider_code", JSON_STRING, NULLABLE, NULL },
    { "consequence_of", JSON_STRING, OPTIONAL, NULL },
    { "evidence", JSON_ARRAY, 0, evidence },
    { NULL, JSON_NULL, 0, NULL },
};

static const struct field message[] = {
    { "index", JSON_INTEGER, 0, NULL },       { "frame", JSON_INTEGER, 0, NULL },
    { "time", JSON_STRING, 0, NULL },         { "src", JSON_STRING, 0, NULL },
    { "dst", JSON_STRING, 0, NULL },          { "summary", JSON_STRING, 0, NULL },
    { "retransmission", JSON_TRUE, 0, NULL }, { NULL, JSON_NULL, 0, NULL },
};

static const struct field stream[] = {
    { "src", JSON_STRING, 0, NULL },
    { "dst", JSON_STRING, 0, NULL },
    { "ssrc", JSON_STRING, 0, NULL },
    { "payload_types", JSON_ARRAY, 0, NULL },
    { "codec", JSON_STRING, NULLABLE, NULL },
    { "packets", JSON_INTEGER, 0, NULL },
    { "lost", JSON_INTEGER, 0, NULL },
    { "loss_percent", JSON_REAL, NULLABLE, NULL },
    { "jitter_ms", JSON_REAL, NULLABLE, NULL },
    { "max_gap_ms", JSON_REAL, NULLABLE, NULL },
    { "mos", JSON_REAL, NULLABLE, NULL },
    { "ttl", JSON_INTEGER, 0, NULL },
    { "dscp", JSON_INTEGER, 0, NULL },
    { "start", JSON_STRING, 0, NULL },
    { "end", JSON_STRING, 0, NULL },
    { NULL, JSON_NULL, 0, NULL },
};

static const struct field call[] = {
    { "id", JSON_INTEGER, 0, NULL },
    { "call_ids", JSON_ARRAY, 0, NULL },
    { "method", JSON_STRING, 0, NULL },
    { "direction", JSON_STRING, 0, NULL },
    { "provider", JSON_STRING, NULLABLE, NULL },
    { "trunk", JSON_STRING, NULLABLE, NULL },
    { "from", JSON_STRING, NULLABLE, NULL },
    { "to", JSON_STRING, NULLABLE, NULL },
    { "caller", JSON_STRING, 0, NULL },
    { "callee", JSON_STRING, 0, NULL },
    { "transport", JSON_STRING, 0, NULL },
    { "state", JSON_STRING, 0, NULL },
    { "status_code", JSON_INTEGER, NULLABLE, NULL },
    { "reason", JSON_STRING, NULLABLE, NULL },
    { "start", JSON_STRING, 0, NULL },
    { "answered", JSON_STRING, NULLABLE, NULL },
    { "end", JSON_STRING, NULLABLE, NULL },
    { "setup_s", JSON_REAL, NULLABLE, NULL },
    { "duration_s", JSON_REAL, NULLABLE, NULL },
    { "ended_by", JSON_STRING, NULLABLE, NULL },
    { "messages", JSON_ARRAY, 0, message },
    { "streams", JSON_ARRAY, 0, stream },
    { "findings", JSON_ARRAY, 0, finding },
    { "call_sid", JSON_STRING, NULLABLE, NULL },
    { "parent_call_sid", JSON_STRING, NULLABLE, NULL },
    { "account_sid", JSON_STRING, NULLABLE, NULL },
    { "api_version", JSON_STRING, NULLABLE, NULL },
    { "trunk_sid", JSON_STRING, NULLABLE, NULL },
    { "recording_sid", JSON_STRING, NULLABLE, NULL },
    { "called_via", JSON_STRING, NULLABLE, NULL },
    { "caller_name", JSON_STRING, NULLABLE, NULL },
    { "provider_status", JSON_STRING, NULLABLE, NULL },
    { "type", JSON_STRING, NULLABLE, NULL },
    { "secure_signalling", JSON_TRUE, NULLABLE, NULL },
    { "secure_media", JSON_TRUE, NULLABLE, NULL },
    { "stir_attest", JSON_STRING, NULLABLE, NULL },
    { "stir_status", JSON_STRING, NULLABLE, NULL },
    { "ended_reason", JSON_STRING, NULLABLE, NULL },
    { "pdd_s", JSON_REAL, NULLABLE, NULL },
    { NULL, JSON_NULL, 0, NULL },
};

static const struct field capture[] = {
    { "files", JSON_ARRAY, 0, NULL },         { "packets", JSON_INTEGER, 0, NULL },
    { "bytes", JSON_INTEGER, 0, NULL },       { "sip_messages", JSON_INTEGER, 0, NULL },
    { "rtp_packets", JSON_INTEGER, 0, NULL }, { "rtcp_packets", JSON_INTEGER, 0, NULL },
    { "start", JSON_STRING, NULLABLE, NULL }, { "end", JSON_STRING, NULLABLE, NULL },
    { "notes", JSON_ARRAY, 0, NULL },         { NULL, JSON_NULL, 0, NULL },
};

static const struct field report[] = {
    { "format", JSON_STRING, 0, NULL },     { "program", JSON_STRING, 0, NULL },
    { "capture", JSON_OBJECT, 0, capture }, { "calls", JSON_ARRAY, 0, call },
    { "findings", JSON_ARRAY, 0, finding }, { NULL, JSON_NULL, 0, NULL },
};

static int fault(const char *where, const char *what)
{
    fprintf(stderr, "verify: %s %s\n", where, what);
    return 1;
}

static int check_object(const json_t *object, const struct field *fields);

static int check_value(const json_t *value, const struct field *field)
{
    bool same =
        json_typeof(value) == field->type || (field->type == JSON_TRUE && json_is_boolean(value));
    size_t i;
    json_t *item;
    int faults = 0;

    if (json_is_null(value))
        return (field->flags & NULLABLE) != 0 ? 0 : fault(field->name, "is null");
    if (!same)
        return fault(field->name, "has the wrong type");
    if (field->members == NULL)
        return 0;
    if (field->type == JSON_OBJECT)
        return check_object(value, field->members);
    json_array_foreach(value, i, item) faults += check_object(item, field->members);
    return faults;
}

/* Every field in its order and no other. */
static int check_object(const json_t *object, const struct field *fields)
{
    void *at = json_object_iter((json_t *)(uintptr_t)object);
    int faults = 0;

    for (const struct field *field = fields; field->name != NULL; field++) {
        const char *key = at != NULL ? json_object_iter_key(at) : "";

        if (strcmp(key, field->name) != 0) {
            if ((field->flags & OPTIONAL) == 0)
                return faults + fault(field->name, "is not in its place");
            continue;
        }
        faults += check_value(json_object_iter_value(at), field);
        at = json_object_iter_next((json_t *)(uintptr_t)object, at);
    }
    return faults + (at != NULL ? fault(json_object_iter_key(at), "is not in the contract") : 0);
}

static int verify_json(const struct field *fields, bool lines)
{
    json_error_t error;
    int faults = 0, objects = 0;

    for (;;) {
        json_t *root = json_loadf(stdin, lines ? JSON_DISABLE_EOF_CHECK : 0, &error);

        if (root == NULL)
            break;
        objects++;
        faults += check_object(root, fields);
        json_decref(root);
        if (!lines)
            break;
    }
    return objects == 0 && !lines ? fault("standard input", "holds no JSON") : faults > 0;
}

static int verify_width(int most)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    int faults = 0;

    while ((n = getline(&line, &room, stdin)) > 0) {
        struct slice text = { line, (size_t)n - (line[n - 1] == '\n') };

        if (text_width(text) > most)
            faults += fault(line, "is too wide");
    }
    free(line);
    return faults > 0;
}

static int verify_clean(void)
{
    int c, last = 0, faults = 0;

    while ((c = getchar()) != EOF) {
        if ((c < 0x20 && c != '\n' && c != '\r') || c == 0x7f || (last == '\r' && c != '\n'))
            faults++;
        last = c;
    }
    return faults > 0 ? fault("output", "holds a control character") : 0;
}

static int verify_facts(const char *path)
{
    FILE *in = fopen(path, "r");
    char *page = xcalloc(1, 4u << 20);
    int faults = 0;

    if (in == NULL || fread(page, 1, (4u << 20) - 1, in) == 0)
        return fault(path, "cannot be read");
    fclose(in);
    for (size_t i = 0; i < facts_count(); i++) {
        char *item = xasprintf(".It Ic %s ", facts_at(i)->name);

        if (strstr(page, item) == NULL)
            faults += fault(facts_at(i)->name, "is not in the manual");
        free(item);
    }
    free(page);
    return faults > 0;
}

/* Those of the contract, and of what is in it. */
static int print_names(const struct field *fields)
{
    for (const struct field *field = fields; field->name != NULL; field++) {
        puts(field->name);
        if (field->members != NULL)
            print_names(field->members);
    }
    return 0;
}

static const char hostile_request[] =
    "INVITE sip:bob@198.51.100.2 SIP/2.0\r\n"
    "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKh\r\n"
    "From: \"x\" <sip:<script>alert(1)</script>\033[2J\xff@192.0.2.1>;tag=1\r\n"
    "To: <sip:=1+1|`rm`,\"\xe2\x80\xae@198.51.100.2>\r\n"
    "Call-ID: =cmd|' /C calc'!A0\033]0;owned\007\xc2\x9b\r\n"
    "CSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n";

static const char hostile_response[] =
    "SIP/2.0 486 \033[31mBusy\xe2\x80\xae```\t|</pre><b>\r\n"
    "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKh\r\n"
    "From: \"x\" <sip:<script>alert(1)</script>\033[2J\xff@192.0.2.1>;tag=1\r\n"
    "To: <sip:=1+1|`rm`,\"\xe2\x80\xae@198.51.100.2>;tag=2\r\n"
    "Call-ID: =cmd|' /C calc'!A0\033]0;owned\007\xc2\x9b\r\n"
    "CSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n";

static bool add_datagram(struct writer *writer, const char *text, bool back, struct error *error)
{
    static const uint8_t hosts[2][4] = { { 192, 0, 2, 1 }, { 198, 51, 100, 2 } };
    uint8_t data[1500] = { 0x45 };
    size_t n = strlen(text);
    struct packet packet = { .data = data, .link = DLT_RAW, .ref = REF_NONE };

    packet.caplen = packet.len = (uint32_t)(28 + n);
    packet.time = NANOS_PER_S * (back ? 2 : 1);
    data[2] = (uint8_t)((28 + n) >> 8);
    data[3] = (uint8_t)(28 + n);
    data[8] = 64;
    data[9] = 17;
    memcpy(data + 12, hosts[back], 4);
    memcpy(data + 16, hosts[!back], 4);
    data[20] = data[22] = 5060 >> 8;
    data[21] = data[23] = 5060 & 0xff;
    data[24] = (uint8_t)((8 + n) >> 8);
    data[25] = (uint8_t)(8 + n);
    memcpy(data + 28, text, n);
    return writer_add(writer, &packet, error);
}

static int write_hostile(const char *path)
{
    struct error error = { 0 };
    FILE *file = fopen(path, "w");

    if (file == NULL)
        return fault(path, "cannot be written");
    struct writer *writer = writer_new(file, path, WRITER_PCAP);
    bool good = add_datagram(writer, hostile_request, false, &error) &&
                add_datagram(writer, hostile_response, true, &error);

    writer_end(writer);
    return fclose(file) == 0 && good ? 0 : fault(path, "cannot be written");
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";

    if (strcmp(what, "json") == 0)
        return verify_json(report, false);
    if (strcmp(what, "jsonl") == 0)
        return verify_json(call, true);
    if (strcmp(what, "clean") == 0)
        return verify_clean();
    if (argc == 3 && strcmp(what, "width") == 0)
        return verify_width(atoi(argv[2]));
    if (argc == 2 && strcmp(what, "names") == 0)
        return print_names(report);
    if (argc == 3 && strcmp(what, "facts") == 0)
        return verify_facts(argv[2]);
    if (argc == 3 && strcmp(what, "hostile") == 0)
        return write_hostile(argv[2]);
    return fault("usage:", "verify json|jsonl|clean|width N|facts PAGE|hostile FILE");
}
