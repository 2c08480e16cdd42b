/* finding.c - the words and the evidence of a rule that holds. */
#include "config.h"

#include "diagnose/finding.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "diagnose/doubt.h"
#include "diagnose/product.h"
#include "sip/auth.h"

static void evidence_free(struct evidence *e)
{
    free(e->text);
    free(e->expected);
    free(e->note);
}

void finding_free(struct finding *f)
{
    for (size_t i = 0; i < f->n_evidence; i++)
        evidence_free(&f->evidence[i]);
    free(f->evidence);
    free(f->title);
    free(f->explain);
    free(f->fix);
    free(f->check);
    free(f->provider_code);
}

static char *print(struct template *t, struct subject *s)
{
    struct text text = { 0 };

    if (t == NULL)
        return NULL;
    template_print(t, s, &text);
    return text_take(&text);
}

static const char *keep_name(struct finding_maker *maker, const char *name)
{
    for (enum sip_header_id id = 0; id < HEADER_COUNT; id++)
        if (sip_header_name(id) == name)
            return name;
    for (size_t i = 0; i < maker->n_names; i++)
        if (strcmp(maker->names[i], name) == 0)
            return maker->names[i];
    VEC_PUSH(maker->names, maker->n_names, maker->room_names) = xstrdup(name);
    return maker->names[maker->n_names - 1];
}

static void set_text(struct evidence *e, struct slice text)
{
    e->text = xstrndup(text.p != NULL ? text.p : "", text.n);
    e->text_length = text.n;
    digest_mask(e->text, text.n);
}

static bool evidence_make(struct finding_maker *maker, struct subject *s,
                          const struct rule_point *point, struct evidence *e)
{
    struct value value = expr_value(point->at, s);
    const struct place *at = &value.place;

    if (!value_is_there(&value) || at->kind == PLACE_NONE)
        return false;
    *e = (struct evidence){ .kind = at->kind,
                            .message = at->message,
                            .frame = at->frame,
                            .header = keep_name(maker, at->header != NULL ? at->header : "") };
    if (at->kind == PLACE_SIP) {
        const struct sip_message *m = view_message(s->view, at->message);

        sip_position(m, at->span.offset, &e->line, &e->column);
        e->offset = at->span.offset;
        e->length = at->span.length;
        set_text(e, sip_text(m, at->span));
    } else {
        set_text(e, at->text);
    }
    e->expected = print(point->expected, s);
    e->note = print(point->note, s);
    return true;
}

static bool same_place(const struct evidence *a, const struct evidence *b)
{
    return a->kind == b->kind && a->message == b->message && a->frame == b->frame &&
           a->offset == b->offset && a->length == b->length && strcmp(a->header, b->header) == 0;
}

static void add_evidence(struct finding_maker *maker, struct subject *s, struct finding *f)
{
    const struct rule *rule = f->rule;

    f->evidence = rule->n_points ? xcalloc(rule->n_points, sizeof *f->evidence) : NULL;
    for (size_t i = 0; i < rule->n_points; i++) {
        struct evidence *e = &f->evidence[f->n_evidence];
        bool seen = false;

        if (!evidence_make(maker, s, &rule->points[i], e))
            continue;
        for (size_t k = 0; k < f->n_evidence; k++)
            seen = seen || same_place(&f->evidence[k], e);
        if (seen) {
            evidence_free(e);
            *e = (struct evidence){ 0 };
        } else {
            f->n_evidence++;
        }
    }
}

/* The User-Agent or Server of the sender, in that message or an earlier one. */
static struct slice agent_of(struct subject *s, uint32_t message)
{
    enum { LOOKED_AT = 24 };
    enum call_side side = view_sender(s->view, message);
    uint32_t n = s->call->n_messages < LOOKED_AT ? s->call->n_messages : LOOKED_AT;

    for (uint32_t i = 0; i <= n; i++) {
        uint32_t at = i == 0 ? message : i - 1;
        const struct sip_message *m = view_message(s->view, at);

        if (m->bytes.n == 0 || view_sender(s->view, at) != side)
            continue;
        const struct sip_header *h = sip_header_named(m, SLICE("User-Agent"));
        h = h != NULL ? h : sip_header_named(m, SLICE("Server"));
        if (h != NULL)
            return sip_text(m, h->value);
    }
    return (struct slice){ 0 };
}

/* The settings of the product that sent what is wrong: the first line that is pointed at. */
static void add_how(struct finding_maker *maker, struct subject *s, struct finding *f)
{
    const struct evidence *e = f->n_evidence ? &f->evidence[0] : NULL;
    const char *name = NULL;

    if (e == NULL || e->kind != PLACE_SIP || f->fix == NULL)
        return;
    const char *how =
        products_how(rules_products(maker->rules), agent_of(s, e->message), f->rule->id, &name);
    if (how == NULL)
        return;
    char *fix = xasprintf(_("%s The sender of the marked line is %s: %s"), f->fix, name, how);
    free(f->fix);
    f->fix = fix;
}

static void add_words(struct finding *f, struct subject *s)
{
    f->explain = print(f->rule->explain, s);
    f->fix = print(f->rule->fix, s);
    f->check = print(f->rule->check, s);
}

void finding_make(struct finding_maker *maker, struct subject *s, struct subject *sparse,
                  const struct rule *rule, const char *consequence_of, struct finding *f)
{
    *f = (struct finding){
        .rule = rule,
        .severity = rule->severity,
        .confidence = rule->confidence,
        .title = print(rule->title, s),
        .provider_code = print(rule->provider_code, s),
        .consequence_of = consequence_of,
    };
    if (f->provider_code != NULL && !f->provider_code[0]) {
        free(f->provider_code);
        f->provider_code = NULL;
    }
    if (maker->titles_only) {
        finding_doubt(f, s, sparse); /* it is less sure */
        free(f->explain);
        f->explain = NULL;
        return;
    }
    add_words(f, s);
    finding_doubt(f, s, sparse);
    add_evidence(maker, s, f);
    add_how(maker, s, f);
}

void finding_maker_done(struct finding_maker *maker)
{
    for (size_t i = 0; i < maker->n_names; i++)
        free(maker->names[i]);
    free(maker->names);
}
