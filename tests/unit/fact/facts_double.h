/* facts_double.h - a small table of facts in place of the program's, for the tests of the
 * expression language. It defines what fact.h declares, so that the tests choose every value. */
#ifndef TESTS_FACTS_DOUBLE_H
#define TESTS_FACTS_DOUBLE_H

#include "base/mem.h"
#include "fact/fact.h"

static const struct fact double_facts[] = {
    /* sorted by name */
    { .name = "ack.dst", .kind = VALUE_ADDR, .meaning = "m" },
    { .name = "ack.route", .kind = VALUE_TEXT, .meaning = "m" },
    { .name = "call.id", .kind = VALUE_NUMBER, .meaning = "m" },
    { .name = "capture.packets", .kind = VALUE_NUMBER, .meaning = "m", .capture = true },
    { .name = "duration", .kind = VALUE_NUMBER, .unit = "seconds", .meaning = "m" },
    { .name = "from.user", .kind = VALUE_TEXT, .meaning = "m" },
    { .name = "gone", .kind = VALUE_NUMBER, .meaning = "m" },
    { .name = "gone_addr", .kind = VALUE_ADDR, .meaning = "m" },
    { .name = "invite.authorized", .kind = VALUE_BOOL, .meaning = "m" },
    { .name = "offer.codecs", .kind = VALUE_LIST, .meaning = "m" },
    { .name = "ok.contact.host", .kind = VALUE_TEXT, .meaning = "m" },
    { .name = "provider.signalling", .kind = VALUE_NETWORKS, .meaning = "m" },
    { .name = "status", .kind = VALUE_NUMBER, .meaning = "m" },
    { .name = "unseen", .kind = VALUE_NUMBER, .meaning = "m" },
};
static struct value double_values[ARRAY_SIZE(double_facts)];
static unsigned double_asked[ARRAY_SIZE(double_facts)]; /* the number of calls of each */

size_t facts_count(void)
{
    return ARRAY_SIZE(double_facts);
}

const struct fact *facts_at(size_t i)
{
    return &double_facts[i];
}

int facts_find(struct slice name)
{
    for (size_t i = 0; i < ARRAY_SIZE(double_facts); i++)
        if (slice_eq(name, slice_of(double_facts[i].name)))
            return (int)i;
    return -1;
}

const struct value *fact_value(struct subject *subject, size_t i)
{
    (void)subject;
    double_asked[i]++;
    return &double_values[i];
}

const struct value *fact_glance(struct subject *subject, size_t i, struct value *room)
{
    (void)room;
    return fact_value(subject, i);
}

bool relation_named(struct slice name, enum relation *out)
{
    *out = slice_eq(name, SLICE("same_peer")) ? RELATION_SAME_PEER : RELATION_SAME_NUMBER;
    return slice_eq(name, SLICE("same_peer")) || slice_eq(name, SLICE("same_number"));
}

/* There is a call of the same peer, and none to the same number. */
struct subject *subject_other(struct subject *subject, enum relation relation)
{
    return relation == RELATION_SAME_PEER ? subject : NULL;
}

bool fact_header_read(struct slice name, struct fact_header *out)
{
    out->all = false;
    out->name = slice_sub(name, 7, name.n);
    return slice_starts(name, SLICE("header."));
}

struct value fact_header_value(struct subject *subject, const struct fact_header *header)
{
    (void)subject;
    return slice_eq(header->name, SLICE("X-Twilio-Error"))
               ? value_text(SLICE("32201 not in the ACL"))
               : MISSING;
}

static void double_set(const char *name, struct value v)
{
    double_values[facts_find(slice_of(name))] = v;
}

static __attribute__((unused)) void double_reset(void)
{
    static const uint8_t dst[] = { 54, 172, 60, 1 }, prefix[] = { 54, 172, 60, 0 };
    static struct network signalling[1];
    static struct value codecs[2];
    signalling[0] = (struct network){ addr_ipv4(prefix), 30 };
    codecs[0] = value_text(SLICE("PCMU"));
    codecs[1] = value_text(SLICE("PCMA"));
    double_set("ack.dst", value_addr(addr_ipv4(dst)));
    double_set("ack.route", value_text(SLICE("")));
    double_set("call.id", value_number(7));
    double_set("capture.packets", value_number(120));
    double_set("duration", value_number(32.2));
    double_set("from.user", value_text(SLICE("+14155550101")));
    double_set("gone", MISSING);
    double_set("gone_addr", MISSING);
    double_set("invite.authorized", value_bool(false));
    double_set("offer.codecs", (struct value){ .kind = VALUE_LIST, .list = { codecs, 2 } });
    double_set("ok.contact.host", value_text(SLICE("172.25.40.11")));
    double_set("provider.signalling",
               (struct value){ .kind = VALUE_NETWORKS, .networks = { signalling, 1 } });
    double_set("status", value_number(403));
    double_set("unseen", UNKNOWN);
    for (size_t i = 0; i < ARRAY_SIZE(double_asked); i++)
        double_asked[i] = 0;
}

#endif
