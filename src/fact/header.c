/* header.c - any header of any message as a fact: "invite.header.X-Foo",
 * "header.User-Agent". */
#include "config.h"

#include "fact/fact_private.h"

static const struct {
    const char *prefix;
    uint8_t role;                                     /* enum role */
} prefixes[] = {
    {"header.", ROLE_REQUEST}, {"request.header.", ROLE_REQUEST},
    {"invite.header.", ROLE_INVITE}, {"challenge.header.", ROLE_CHALLENGE},
    {"provisional.header.", ROLE_PROVISIONAL}, {"ringing.header.", ROLE_RINGING},
    {"ok.header.", ROLE_OK}, {"ack.header.", ROLE_ACK}, {"final.header.", ROLE_FINAL},
    {"bye.header.", ROLE_BYE}, {"bye_final.header.", ROLE_BYE_FINAL},
    {"cancel.header.", ROLE_CANCEL}, {"reinvite.header.", ROLE_REINVITE},
    {"reinvite_final.header.", ROLE_REINVITE_FINAL},
};

static bool is_token(struct slice s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
              c == '-' || c == '_'))
            return false;
    }
    return s.n > 0;
}

bool fact_header_read(struct slice name, struct fact_header *out)
{
    for (size_t i = 0; i < ARRAY_SIZE(prefixes); i++) {
        struct slice prefix = slice_of(prefixes[i].prefix);
        if (!slice_starts(name, prefix))
            continue;
        *out = (struct fact_header){prefixes[i].role, slice_sub(name, prefix.n, name.n)};
        return is_token(out->name);
    }
    return false;
}

struct value fact_header_value(struct subject *s, const struct fact_header *wanted)
{
    uint32_t i = role_message(s, wanted->role);
    struct value value = MISSING;
    if (i != NO_MESSAGE) {
        const struct sip_message *m = view_message(s->view, i);
        const struct sip_header *h = m->bytes.n ? sip_header_named(m, wanted->name) : NULL;
        if (h)
            value = value_in_header(s, i, value_text(sip_text(m, h->value)), h, h->value);
    }
    return header_is_unseen(s, wanted->role, &value) ? UNKNOWN : value;
}
