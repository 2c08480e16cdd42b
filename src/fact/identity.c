/* identity.c - facts about the PASSporT of an INVITE (Identity header, RFC 8224, RFC 8225): what it
 * says of the call, and whether that is so. The signature itself is not verified. */
#include "config.h"

#include <string.h>

#include <jansson.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "fact/fact_private.h"
#include "sip/header.h"

enum { CLAIMS_MAX = 8192 }; /* bytes of a PASSporT's claims */

/* RFC 4648 section 5, without padding; false for any other letter. */
static bool base64url(struct slice in, struct text *out)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    unsigned bits = 0, n = 0;

    while (in.n > 0 && in.p[in.n - 1] == '=')
        in.n--;
    for (size_t i = 0; i < in.n; i++) {
        const char *at = memchr(letters, in.p[i], sizeof letters - 1);

        if (at == NULL)
            return false;
        bits = bits << 6 | (unsigned)(at - letters);
        n += 6;
        if (n >= 8) {
            char byte = (char)(bits >> (n - 8) & 0xff);

            text_slice(out, (struct slice){ &byte, 1 });
            n -= 8;
        }
    }
    return true;
}

/* A secret after redaction has no letters but x, no digits but 0. */
static bool is_blotted(struct slice s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '\0' || strchr("x0-_", s.p[i]) == NULL)
            return false;
    return s.n > 0;
}

/* The claims between the two dots; NULL: none, as in the compact form, or not to be read. */
static json_t *read_claims(struct slice value, bool *malformed)
{
    struct slice rest = value, claims;
    struct text text = { 0 };
    json_error_t error;

    *malformed = true;
    rest.n = slice_chr(value, ';');
    rest = slice_trim(rest);
    slice_cut(&rest, '.');
    claims = slice_cut(&rest, '.');
    if (rest.n == 0 || claims.n > CLAIMS_MAX)
        return NULL;
    *malformed = claims.n > 0 && !is_blotted(claims); /* "..signature": the compact form */
    if (!*malformed || !base64url(claims, &text)) {
        text_done(&text);
        return NULL;
    }
    json_t *object = json_loadb(text_str(&text), text.n, 0, &error);
    *malformed = !json_is_object(object);
    text_done(&text);
    return object;
}

static struct slice digits_of(struct subject *s, struct slice user)
{
    char *out = arena_alloc(s->arena, user.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < user.n && user.p[i] != ';'; i++)
        if (user.p[i] >= '0' && user.p[i] <= '9')
            out[n++] = user.p[i];
    return (struct slice){ out, n };
}

/* One of two is the other, maybe without its country code: forms of a number differ. */
static bool same_number(struct slice a, struct slice b)
{
    struct slice shorter = a.n < b.n ? a : b, longer = a.n < b.n ? b : a;

    while (shorter.n > 0 && shorter.p[0] == '0')
        shorter = slice_sub(shorter, 1, shorter.n);
    return shorter.n >= 6 && slice_eq(slice_sub(longer, longer.n - shorter.n, longer.n), shorter);
}

static struct slice user_of(struct subject *s, uint32_t i, struct slice name)
{
    const struct sip_message *m = view_message(s->view, i);
    const struct sip_header *h = sip_header_named(m, name);
    struct name_addr who;

    if (h == NULL || !name_addr_parse(sip_text(m, h->value), &who))
        return (struct slice){ 0 };
    return digits_of(s, who.uri.user);
}

enum identity_part {
    IDENTITY_MALFORMED,
    IDENTITY_ATTEST,
    IDENTITY_AGE,
    IDENTITY_ORIG,
    IDENTITY_ORIG_DIFFERS,
    IDENTITY_DEST,
    IDENTITY_DEST_DIFFERS
};

/* "orig": {"tn": "12155551212"}, "dest": {"tn": ["12125551213"]} (RFC 8225 section 5.2.1) */
static struct slice number_claim(struct subject *s, const json_t *claims, const char *name)
{
    const json_t *tn = json_object_get(json_object_get(claims, name), "tn");
    const json_t *one = json_is_array(tn) && json_array_size(tn) == 1 ? json_array_get(tn, 0) : tn;

    if (!json_is_string(one))
        return (struct slice){ 0 };
    return arena_slice(s->arena, slice_of(json_string_value(one)));
}

static struct value number_value(struct subject *s, const json_t *claims, uint32_t invite,
                                 enum identity_part part)
{
    bool orig = part == IDENTITY_ORIG || part == IDENTITY_ORIG_DIFFERS;
    struct slice tn = number_claim(s, claims, orig ? "orig" : "dest");

    if (tn.n == 0)
        return MISSING;
    if (part == IDENTITY_ORIG || part == IDENTITY_DEST)
        return value_text(tn);
    struct slice said = user_of(s, invite, orig ? SLICE("From") : SLICE("To"));
    struct slice asserted =
        orig ? user_of(s, invite, SLICE("P-Asserted-Identity")) : (struct slice){ 0 };
    struct slice digits = digits_of(s, tn);
    if (said.n < 6)
        return MISSING;
    return value_bool(!same_number(digits, said) && !(asserted.n && same_number(digits, asserted)));
}

static struct value claim_value(struct subject *s, const json_t *claims, uint32_t invite,
                                enum identity_part part)
{
    const json_t *iat = json_object_get(claims, "iat");
    const char *attest = json_string_value(json_object_get(claims, "attest"));
    nanos_t sent = s->call->messages[invite].time;

    switch (part) {
    case IDENTITY_ATTEST:
        return attest != NULL ? value_text(arena_slice(s->arena, slice_of(attest))) : MISSING;
    case IDENTITY_AGE:
        return json_is_integer(iat)
                   ? value_number(nanos_seconds(sent) - (double)json_integer_value(iat))
                   : MISSING;
    case IDENTITY_ORIG:
    case IDENTITY_ORIG_DIFFERS:
    case IDENTITY_DEST:
    case IDENTITY_DEST_DIFFERS:
        return number_value(s, claims, invite, part);
    case IDENTITY_MALFORMED:
        break;
    }
    return MISSING;
}

static struct value get_identity(struct subject *s, const struct fact *f)
{
    uint32_t invite = role_message(s, ROLE_INVITE);
    const struct sip_message *m = invite == NO_INDEX ? NULL : view_message(s->view, invite);
    const struct sip_header *h =
        m != NULL && m->bytes.n ? sip_header_named(m, SLICE("Identity")) : NULL;
    bool malformed;

    if (h == NULL)
        return MISSING;
    json_t *claims = read_claims(sip_text(m, h->value), &malformed);
    struct value value = f->part == IDENTITY_MALFORMED ? value_bool(malformed)
                         : malformed || claims == NULL ? MISSING
                                                       : claim_value(s, claims, invite, f->part);
    json_decref(claims);
    return value.kind == VALUE_MISSING ? value : value_in_header(s, invite, value, h, h->value);
}

#define FACT(name, kind, part, unit, meaning)                                                      \
    FACT_ROW(name, kind, get_identity, unit, meaning, false, 0, part)

static const struct fact facts[] = {
    FACT("identity.malformed", VALUE_BOOL, IDENTITY_MALFORMED, NULL,
         N_("whether the PASSporT in the Identity of the INVITE cannot be read")),
    FACT("identity.attest", VALUE_TEXT, IDENTITY_ATTEST, NULL,
         N_("its level of attestation: A, B or C (RFC 8588)")),
    FACT("identity.age", VALUE_NUMBER, IDENTITY_AGE, N_("seconds"),
         N_("time from its iat to the INVITE, by the clock of the capture")),
    FACT("identity.orig", VALUE_TEXT, IDENTITY_ORIG, NULL, N_("the caller's number in it")),
    FACT("identity.orig_differs", VALUE_BOOL, IDENTITY_ORIG_DIFFERS, NULL,
         N_("whether that is another number than in From and P-Asserted-Identity")),
    FACT("identity.dest", VALUE_TEXT, IDENTITY_DEST, NULL, N_("the called number in it")),
    FACT("identity.dest_differs", VALUE_BOOL, IDENTITY_DEST_DIFFERS, NULL,
         N_("whether that is another number than in To")),
};

const struct fact_table facts_of_identity = { facts, ARRAY_SIZE(facts) };
