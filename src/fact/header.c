/* header.c - any header of any message as a fact: "invite.header.X-Foo",
 * "header.User-Agent". */
#include "config.h"

#include <stdlib.h>

#include "fact/fact_private.h"

#define NAMED_MAX 512

static const struct {
    const char *prefix;
    enum role role;
} prefixes[] = {
    {"header.", ROLE_REQUEST}, {"request.header.", ROLE_REQUEST},
    {"invite.header.", ROLE_INVITE}, {"challenge.header.", ROLE_CHALLENGE},
    {"provisional.header.", ROLE_PROVISIONAL}, {"ringing.header.", ROLE_RINGING},
    {"ok.header.", ROLE_OK}, {"ack.header.", ROLE_ACK}, {"final.header.", ROLE_FINAL},
    {"bye.header.", ROLE_BYE}, {"bye_final.header.", ROLE_BYE_FINAL},
    {"cancel.header.", ROLE_CANCEL}, {"reinvite.header.", ROLE_REINVITE},
    {"reinvite_final.header.", ROLE_REINVITE_FINAL},
};

struct named {
    enum role role;
    char *name;
    size_t length;
};

/* Names that rules have asked for; they are few and stay for the life of the process. */
static struct named *named_at(size_t i, size_t **count)
{
    static struct named names[NAMED_MAX];
    static size_t n;
    *count = &n;
    return &names[i];
}

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

static int remember(enum role role, struct slice name)
{
    size_t *n;
    named_at(0, &n);
    for (size_t i = 0; i < *n; i++) {
        const struct named *known = named_at(i, &n);
        if (known->role == role && slice_ieq((struct slice){known->name, known->length}, name))
            return (int)i;
    }
    if (*n == NAMED_MAX)
        return -1;
    *named_at(*n, &n) = (struct named){role, xstrndup(name.p, name.n), name.n};
    return (int)(*n)++;
}

int fact_header_find(struct slice name)
{
    for (size_t i = 0; i < ARRAY_SIZE(prefixes); i++) {
        struct slice prefix = slice_of(prefixes[i].prefix);
        if (!slice_starts(name, prefix))
            continue;
        struct slice header = slice_sub(name, prefix.n, name.n);
        return is_token(header) ? remember(prefixes[i].role, header) : -1;
    }
    return -1;
}

struct value fact_header_value(struct subject *s, int header_fact)
{
    size_t *n;
    named_at(0, &n);
    if (!s->call || header_fact < 0 || (size_t)header_fact >= *n)
        return MISSING;
    const struct named *wanted = named_at((size_t)header_fact, &n);
    uint32_t i = role_message(s, wanted->role);
    if (i == NO_MESSAGE)
        return MISSING;
    const struct sip_message *m = view_message(s->view, i);
    const struct sip_header *h =
        m->bytes.n ? sip_header_named(m, (struct slice){wanted->name, wanted->length}) : NULL;
    return h ? value_in_header(s, i, value_text(sip_text(m, h->value)), h, h->value) : MISSING;
}
