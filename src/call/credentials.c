/* credentials.c - who was let in: the users and realms of the credentials (RFC 3261 section 22) of
 * requests that were answered by a 2xx, in a ring of the latest. */
#include "config.h"

#include "base/mem.h"
#include "call/call_private.h"
#include "sip/auth.h"

enum { KEPT = 65536 };

static uint64_t user_key(struct slice username, struct slice realm)
{
    const uint64_t words[] = { hash_bytes(username.p, username.n), hash_bytes(realm.p, realm.n) };

    return hash_words(words, ARRAY_SIZE(words));
}

static uint64_t key_of(const struct sip_message *message)
{
    const struct sip_header *header = sip_credentials(message);
    struct digest digest;

    return header != NULL && digest_parse(sip_text(message, header->value), &digest)
               ? user_key(digest.username, digest.realm)
               : 0;
}

static void let_in(struct calls *s, uint64_t key)
{
    if (key == 0 || hash_get(&s->by_credentials, key) != NO_INDEX)
        return;
    if (s->n_let_in < KEPT) {
        VEC_PUSH(s->let_in, s->n_let_in, s->room_let_in) = key;
        hash_put(&s->by_credentials, key, (uint32_t)s->n_let_in - 1);
        return;
    }
    uint64_t *place = &s->let_in[s->next_let_in++ % KEPT];

    hash_remove(&s->by_credentials, *place);
    *place = key;
    hash_put(&s->by_credentials, key, (uint32_t)(place - s->let_in));
}

void credentials_message(struct calls *s, struct call_entry *k, const struct call_message *m,
                         const struct sip_message *message)
{
    /* these have the number of their INVITE, and repeat its credentials (22.1) */
    if (m->method == SIP_ACK || m->method == SIP_CANCEL)
        return;
    if (m->status == 0 && (m->flags & MESSAGE_AUTHORIZED)) {
        struct call_more *more = call_more(&k->c);

        more->credentials = key_of(message);
        more->credentials_cseq = m->cseq;
    } else if (m->status >= 200 && m->status < 300 && k->c.more != NULL &&
               m->cseq == k->c.more->credentials_cseq) {
        let_in(s, k->c.more->credentials);
    }
}

bool calls_user_taken(const struct calls *s, struct slice username, struct slice realm)
{
    return hash_get(&s->by_credentials, user_key(username, realm)) != NO_INDEX;
}
