/* trace_line.c - the findings in one line of a text, or in one message. */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "packet/trace_private.h"

#define SIP_PORT 5060

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '-';
}

/* "SIP/2.0 200 OK", at the beginning of a word. */
static bool find_status(struct slice line, size_t *offset)
{
    for (size_t at = 0; at + 11 <= line.n; at++) {
        struct slice rest = slice_sub(line, at, line.n);

        if (slice_starts(rest, SLICE("SIP/2.0 ")) && is_digit(rest.p[8]) && is_digit(rest.p[9]) &&
            is_digit(rest.p[10]) && (rest.n == 11 || rest.p[11] == ' ' || rest.p[11] == '\r') &&
            (at == 0 || !is_word(line.p[at - 1]))) {
            *offset = at;
            return true;
        }
    }
    return false;
}

/* Back over what is no blank. */
static size_t word_before(struct slice line, size_t end)
{
    while (end > 0 && line.p[end - 1] != ' ' && line.p[end - 1] != '\t')
        end--;
    return end;
}

/* "INVITE sip:b@example.com SIP/2.0", at the end of the line. */
static bool find_request(struct slice line, size_t *offset)
{
    struct slice bare = slice_trim(line);
    size_t lead = (size_t)(bare.p - line.p), uri, method, end;

    if (slice_iends(bare, SLICE(".")) || slice_iends(bare, SLICE("^M")))
        bare.n -= bare.p[bare.n - 1] == '.' ? 1 : 2; /* a CR that was made visible */

    if (bare.n < 14 || !slice_starts(slice_sub(bare, bare.n - 8, bare.n), SLICE(" SIP/2.0")))
        return false;
    uri = word_before(bare, bare.n - 8);
    if (uri < 2 || memchr(bare.p + uri, ':', bare.n - 8 - uri) == NULL)
        return false;
    end = uri - 1;
    for (method = end; method > 0 && bare.p[method - 1] >= 'A' && bare.p[method - 1] <= 'Z';)
        method--;
    if (end - method < 3 || (method > 0 && is_word(bare.p[method - 1])))
        return false;
    *offset = lead + method;
    return true;
}

bool trace_start(struct slice line, size_t *offset)
{
    return slice_find(line, SLICE("SIP/2.0")) < line.n &&
           (find_status(line, offset) || find_request(line, offset));
}

bool trace_is_header(struct slice line)
{
    size_t n = 0;

    while (n < line.n && (is_word(line.p[n]) || line.p[n] == '.'))
        n++;
    if (n == 0 || n > 64)
        return false;
    while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
        n++;
    return n < line.n && line.p[n] == ':';
}

bool trace_has_word(struct slice line, const char *word)
{
    struct slice wanted = slice_of(word);

    for (size_t at = 0; at + wanted.n <= line.n; at++)
        if (slice_istarts(slice_sub(line, at, line.n), wanted) &&
            (at == 0 || !is_word(line.p[at - 1])) &&
            (at + wanted.n == line.n || !is_word(line.p[at + wanted.n])))
            return true;
    return false;
}

/* The port behind an address; what is no port is none of it. */
static size_t read_port(struct slice rest, uint16_t *port)
{
    unsigned value = 0;
    size_t n = 1;

    *port = SIP_PORT;
    if (rest.n < 2 || rest.p[0] != ':' || !is_digit(rest.p[1]))
        return 0;
    for (; n < rest.n && n < 7 && is_digit(rest.p[n]); n++)
        value = value * 10 + (unsigned)(rest.p[n] - '0');
    if (value == 0 || value > 65535)
        return 0;
    *port = (uint16_t)value;
    return n;
}

/* Bytes of the address that begins `rest`; 0: none does. */
static size_t read_endpoint(struct slice rest, struct endpoint *out)
{
    bool boxed = rest.p[0] == '[';
    size_t n = boxed ? 1 : 0, end;

    for (end = n; end < rest.n && end < 60 &&
                  (is_digit(rest.p[end]) || rest.p[end] == '.' || (boxed && rest.p[end] != ']'));)
        end++;
    if (end - n < 3 || (boxed && (end == rest.n || rest.p[end] != ']')) ||
        !addr_parse(slice_sub(rest, n, end), &out->addr))
        return 0;
    end += boxed;
    return end + read_port(slice_sub(rest, end, rest.n), &out->port);
}

size_t trace_endpoints(struct slice line, struct endpoint *out, size_t room)
{
    size_t n = 0;

    for (size_t at = 0; at < line.n && n < room;) {
        struct slice rest = slice_sub(line, at, line.n);
        bool begins = (rest.p[0] == '[' || is_digit(rest.p[0])) &&
                      (at == 0 || (!is_word(line.p[at - 1]) && line.p[at - 1] != '.'));
        size_t length = begins ? read_endpoint(rest, &out[n]) : 0;

        n += length > 0;
        at += length > 0 ? length : 1;
    }
    return n;
}

/* ---- messages ---- */

/* "SIP/2.0/UDP 10.0.0.1:5060;branch=…;received=192.0.2.1;rport=1234": where the answer goes. */
static void read_via(struct slice value, struct trace_hints *out)
{
    struct slice params = value, sent_by;
    size_t n = 0;

    for (size_t i = 8; i < value.n && n + 1 < sizeof out->transport && is_word(value.p[i]); i++)
        out->transport[n++] = (char)tolower((unsigned char)value.p[i]);
    out->transport[n] = '\0';
    if (strcmp(out->transport, "wss") == 0)
        out->transport[2] = '\0';
    sent_by = slice_cut(&params, ';');
    sent_by = slice_sub(sent_by, slice_find(sent_by, SLICE(" ")), sent_by.n);
    if (trace_endpoints(sent_by, &out->via, 1) == 0)
        out->via = (struct endpoint){ 0 };
    while (params.n > 0) {
        struct slice param = slice_trim(slice_cut(&params, ';'));
        struct addr addr;
        struct slice received = slice_sub(param, 9, param.n);
        uint16_t port;

        if (slice_istarts(param, SLICE("branch=")))
            out->branch = slice_sub(param, 7, param.n);
        if (slice_istarts(param, SLICE("received=")) && addr_parse(received, &addr))
            out->via = (struct endpoint){ .addr = addr, .port = out->via.port };
        if (slice_istarts(param, SLICE("rport=")) && param.n < 16) {
            char text[17] = ":";

            memcpy(text + 1, param.p + 6, param.n - 6);
            if (read_port(slice_of(text), &port) > 0)
                out->via.port = port;
        }
    }
}

void trace_hints(struct slice message, struct trace_hints *out)
{
    struct slice rest = message, line = slice_cut(&rest, '\n');

    *out = (struct trace_hints){ .request = !slice_starts(line, SLICE("SIP/2.0")) };
    if (out->request && trace_endpoints(slice_sub(line, 0, slice_find(line, SLICE(" SIP/2.0"))),
                                        &out->target, 1) == 0)
        out->target = (struct endpoint){ 0 };
    while (rest.n > 0 && out->transport[0] == '\0') {
        line = slice_cut(&rest, '\n');
        if (slice_istarts(line, SLICE("Via:")) || slice_istarts(line, SLICE("v:")) ||
            slice_istarts(line, SLICE("Via "))) {
            slice_cut(&line, ':');
            read_via(slice_trim(line), out);
        }
    }
}
