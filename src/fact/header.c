/* header.c - any header of any message as a fact: "invite.header.X-Foo",
 * "header.User-Agent". */
#include "config.h"

#include "fact/fact_private.h"
#include "sip/header.h"

static const struct {
    const char *prefix;
    uint8_t role; /* enum message_role */
} prefixes[] = {
    { "header.", ROLE_REQUEST },
    { "request.header.", ROLE_REQUEST },
    { "invite.header.", ROLE_INVITE },
    { "challenge.header.", ROLE_CHALLENGE },
    { "provisional.header.", ROLE_PROVISIONAL },
    { "ringing.header.", ROLE_RINGING },
    { "ok.header.", ROLE_OK },
    { "ack.header.", ROLE_ACK },
    { "final.header.", ROLE_FINAL },
    { "bye.header.", ROLE_BYE },
    { "bye_final.header.", ROLE_BYE_FINAL },
    { "cancel.header.", ROLE_CANCEL },
    { "reinvite.header.", ROLE_REINVITE },
    { "reinvite_final.header.", ROLE_REINVITE_FINAL },
    { "within.header.", ROLE_WITHIN },
    { "within_final.header.", ROLE_WITHIN_FINAL },
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

/* "invite.header." and "invite.headers." */
static bool has_prefix(struct slice name, struct slice prefix, bool *all, struct slice *rest)
{
    struct slice stem = slice_sub(prefix, 0, prefix.n - 1);

    *all = slice_starts(name, stem) && slice_starts(slice_sub(name, stem.n, name.n), SLICE("s."));
    *rest = slice_sub(name, prefix.n + *all, name.n);
    return *all || slice_starts(name, prefix);
}

bool fact_header_read(struct slice name, struct fact_header *out)
{
    for (size_t i = 0; i < ARRAY_SIZE(prefixes); i++) {
        out->role = prefixes[i].role;
        if (has_prefix(name, slice_of(prefixes[i].prefix), &out->all, &out->name))
            return is_token(out->name);
    }
    return false;
}

static struct value all_of_name(struct subject *s, const struct sip_message *m, struct slice name)
{
    struct value *list = arena_alloc(s->arena, (m->n_headers + 1) * sizeof *list);
    struct value value = { .kind = VALUE_LIST };
    size_t n = 0;
    struct slice full = sip_header_full_name(name);

    for (uint32_t i = 0; i < m->n_headers; i++)
        if (slice_ieq(sip_header_full_name(sip_text(m, m->headers[i].name)), full))
            list[n++] = value_text(sip_text(m, m->headers[i].value));
    value.list.p = list;
    value.list.n = n;
    return n ? value : MISSING;
}

static struct value value_of(struct subject *s, const struct fact_header *wanted, uint32_t i)
{
    const struct sip_message *m = view_message(s->view, i);
    const struct sip_header *h = m->bytes.n ? sip_header_named(m, wanted->name) : NULL;

    if (h == NULL)
        return MISSING;
    struct value value =
        wanted->all ? all_of_name(s, m, wanted->name) : value_text(sip_text(m, h->value));
    return value_in_header(s, i, value, h, h->value);
}

struct value fact_header_value(struct subject *s, const struct fact_header *wanted)
{
    uint32_t i = role_message(s, wanted->role);
    struct value value = i == NO_INDEX ? MISSING : value_of(s, wanted, i);

    return header_is_unseen(s, wanted->role, wanted->all, &value) ? UNKNOWN : value;
}
