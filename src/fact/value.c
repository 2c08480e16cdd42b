/* value.c - typed values: equality, truth, words. */
#include "config.h"

#include "fact/value.h"

#include <math.h>

#include "base/gettext.h"
#include "base/text.h"

struct value value_bool(bool truth)
{
    return (struct value){ .kind = VALUE_BOOL, .truth = truth };
}

struct value value_number(double number)
{
    return (struct value){ .kind = VALUE_NUMBER, .number = number };
}

struct value value_text(struct slice text)
{
    return (struct value){ .kind = VALUE_TEXT, .text = text };
}

struct value value_addr(struct addr addr)
{
    return (struct value){ .kind = VALUE_ADDR, .addr = addr };
}

bool value_address(const struct value *v, struct addr *out)
{
    if (v->kind == VALUE_TEXT)
        return addr_parse(v->text, out);
    if (v->kind == VALUE_ADDR)
        *out = v->addr;
    return v->kind == VALUE_ADDR;
}

static bool same_list(const struct value *a, const struct value *b)
{
    if (a->list.n != b->list.n)
        return false;
    for (size_t i = 0; i < a->list.n; i++)
        if (!value_equal(&a->list.p[i], &b->list.p[i]))
            return false;
    return true;
}

static bool same_networks(const struct value *a, const struct value *b)
{
    if (a->networks.n != b->networks.n)
        return false;
    for (size_t i = 0; i < a->networks.n; i++)
        if (a->networks.p[i].prefix != b->networks.p[i].prefix ||
            !addr_eq(a->networks.p[i].addr, b->networks.p[i].addr))
            return false;
    return true;
}

bool value_equal(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind) {
        struct addr one, other;

        return (a->kind == VALUE_ADDR || b->kind == VALUE_ADDR) && value_address(a, &one) &&
               value_address(b, &other) && addr_eq(one, other);
    }
    switch (a->kind) {
    case VALUE_MISSING:
    case VALUE_UNKNOWN:
        return false;
    case VALUE_BOOL:
        return a->truth == b->truth;
    case VALUE_NUMBER:
        return !(a->number < b->number) && !(a->number > b->number);
    case VALUE_TEXT:
        return slice_eq(a->text, b->text);
    case VALUE_ADDR:
        return addr_eq(a->addr, b->addr);
    case VALUE_NETWORKS:
        return same_networks(a, b);
    case VALUE_LIST:
        return same_list(a, b);
    }
    return false;
}

bool value_true(const struct value *v)
{
    switch (v->kind) {
    case VALUE_MISSING:
    case VALUE_UNKNOWN:
        return false;
    case VALUE_BOOL:
        return v->truth;
    case VALUE_NUMBER:
        return v->number < 0 || v->number > 0;
    case VALUE_TEXT:
        return v->text.n > 0;
    case VALUE_ADDR:
        return true;
    case VALUE_NETWORKS:
        return v->networks.n > 0;
    case VALUE_LIST:
        return v->list.n > 0;
    }
    return false;
}

/* Whole numbers as they are, others with the digits that a person reads: "4.2", "32.25", "0.0031".
 */
static void print_number(struct text *out, double number)
{
    if (!isfinite(number)) {
        text_adds(out, "-");
    } else if (fabs(number) < 1e15 && fabs(number - nearbyint(number)) < 0.0005 &&
               fabs(number) >= 0.5) {
        text_printf(out, "%.0f", number);
    } else if (fabs(number) < 1) {
        text_printf(out, "%.3g", number);
    } else {
        size_t before = out->n;

        text_printf(out, "%.2f", number);
        while (out->n > before && out->p[out->n - 1] == '0')
            out->p[--out->n] = '\0';
        if (out->n > before && (out->p[out->n - 1] < '0' || out->p[out->n - 1] > '9'))
            out->p[--out->n] = '\0';
    }
}

static void print_networks(struct text *out, const struct value *v)
{
    for (size_t i = 0; i < v->networks.n; i++) {
        const struct network *net = &v->networks.p[i];

        if (i > 0)
            text_adds(out, ", ");
        addr_print(out, net->addr);
        if (net->prefix != (net->addr.family == ADDR_IPV4 ? 32 : 128))
            text_printf(out, "/%u", net->prefix);
    }
}

void value_print(struct text *out, const struct value *v)
{
    switch (v->kind) {
    case VALUE_MISSING:
    case VALUE_UNKNOWN:
        break;
    case VALUE_BOOL:
        text_adds(out, v->truth ? _("yes") : _("no"));
        break;
    case VALUE_NUMBER:
        print_number(out, v->number);
        break;
    case VALUE_TEXT:
        text_slice(out, v->text);
        break;
    case VALUE_ADDR:
        addr_print(out, v->addr);
        break;
    case VALUE_NETWORKS:
        print_networks(out, v);
        break;
    case VALUE_LIST:
        for (size_t i = 0; i < v->list.n; i++) {
            if (i > 0)
                text_adds(out, ", ");
            value_print(out, &v->list.p[i]);
        }
        break;
    }
}

static void write_text(struct text *out, struct slice text)
{
    text_addc(out, '"');
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];

        if (c == '"' || c == '\\' || c == '\n' || c == '\r')
            text_addc(out, '\\');
        text_addc(out, c == '\n' ? 'n' : c == '\r' ? 'r' : c);
    }
    text_addc(out, '"');
}

static void write_list(struct text *out, const struct value *v)
{
    text_addc(out, '(');
    for (size_t i = 0; i < v->list.n; i++) {
        if (i > 0)
            text_adds(out, ", ");
        value_write(out, &v->list.p[i]);
    }
    text_addc(out, ')');
}

void value_write(struct text *out, const struct value *v)
{
    switch (v->kind) {
    case VALUE_BOOL:
        text_adds(out, v->truth ? "true" : "false");
        break;
    case VALUE_TEXT:
        write_text(out, v->text);
        break;
    case VALUE_LIST:
        write_list(out, v);
        break;
    case VALUE_NETWORKS:
        text_addc(out, '(');
        print_networks(out, v);
        text_addc(out, ')');
        break;
    case VALUE_MISSING:
    case VALUE_UNKNOWN:
    case VALUE_NUMBER:
    case VALUE_ADDR:
        value_print(out, v);
        break;
    }
}

const char *value_kind_name(enum value_kind kind)
{
    static const char *const names[] = {
        [VALUE_MISSING] = N_("nothing"),
        [VALUE_UNKNOWN] = N_("unknown"),
        [VALUE_BOOL] = N_("yes or no"),
        [VALUE_NUMBER] = N_("number"),
        [VALUE_TEXT] = N_("text"),
        [VALUE_ADDR] = N_("address"),
        [VALUE_NETWORKS] = N_("set of networks"),
        [VALUE_LIST] = N_("list"),
    };

    return _(names[kind]);
}
