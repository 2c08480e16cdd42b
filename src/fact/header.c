/* header.c - any header of any message as a fact: "invite.header.X-Foo",
 * "header.User-Agent". */
#include "config.h"

#include "fact/fact_private.h"
#include "sip/header.h"

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

/* "header.NAME" is of the first request, "invite.header.NAME" of that message; "headers": all. */
bool fact_header_read(struct slice name, struct fact_header *out)
{
    struct slice rest = name, word = slice_cut(&rest, '.');
    int role = role_named(word);

    if (role >= 0)
        word = slice_cut(&rest, '.');
    out->role = role >= 0 ? (uint8_t)role : ROLE_REQUEST;
    out->all = slice_eq(word, SLICE("headers"));
    out->name = rest;
    return (out->all || slice_eq(word, SLICE("header"))) && is_token(rest);
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
