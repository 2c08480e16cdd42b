/* template.c - texts with facts in them.
 *
 * The text is translated as a whole, placeholders and all, so that a translator may put them where
 * the language wants them. The translation is parsed when the text is first printed: most never
 * are. */
#include "config.h"

#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "expr/expr_private.h"
#include "expr/token.h"

#define PIECES_MAX 200

static void pieces_done(struct pieces *p)
{
    for (size_t i = 0; i < p->n; i++)
        expr_free(p->list[i].expr);
    free(p->list);
    free((char *)(uintptr_t)p->source.p);
    *p = (struct pieces){ 0 };
}

static struct text_piece *add_piece(struct pieces *p, struct slice text)
{
    struct text_piece *piece = &VEC_PUSH(p->list, p->n, p->room);

    *piece = (struct text_piece){ .text = text };
    return piece;
}

/* A place holder whose { is at `at`; returns where the text goes on, 0 for a mistake. */
static size_t read_placeholder(struct pieces *p, struct slice source, size_t at,
                               struct expr_error *error)
{
    struct slice rest = slice_sub(source, at + 1, source.n);
    size_t length = slice_chr(rest, '}');

    if (length == rest.n || p->n >= PIECES_MAX) {
        expr_fail(error, at, 1, "%s",
                  length == rest.n ? _("this brace is not closed; write '{{' for a brace")
                                   : _("too many facts in one text"));
        return 0;
    }
    struct slice inner = slice_sub(rest, 0, length), alternative = inner;
    bool optional = slice_chr(inner, '|') < inner.n;
    struct slice fact = slice_cut(&alternative, '|');
    struct expr_error inner_error;
    struct expr *expr = expr_parse(fact, &inner_error);
    if (expr == NULL) {
        expr_fail(error, at + 1 + inner_error.offset, inner_error.length, "%s",
                  inner_error.message);
        return 0;
    }
    struct text_piece *piece = add_piece(p, alternative);
    piece->expr = expr;
    piece->optional = optional;
    return at + 1 + length + 1;
}

static bool read_pieces(struct pieces *p, struct slice text, struct expr_error *error)
{
    struct slice source = { xstrndup(text.n ? text.p : "", text.n), text.n };

    p->source = source;
    size_t start = 0, at = 0;
    while (at < source.n) {
        if (source.p[at] != '{') {
            at++;
            continue;
        }
        bool doubled = at + 1 < source.n && source.p[at + 1] == '{';
        if (at + doubled > start)
            add_piece(p, slice_sub(source, start, at + doubled));
        start = doubled ? at + 2 : read_placeholder(p, source, at, error);
        if (start == 0)
            return false;
        at = start;
    }
    if (at > start)
        add_piece(p, slice_sub(source, start, at));
    return true;
}

enum translating { NOT_TRANSLATED, BEING_TRANSLATED, TRANSLATED };

/* A translation that is no template is as if there were none. Translating the empty text would give
 * the catalogue's header. */
static void translate(struct template *t)
{
    const char *source = t->own.source.p, *translation = source[0] ? _(source) : source;
    struct expr_error ignored = { 0 };

    if (translation != source && !read_pieces(&t->translated, slice_of(translation), &ignored))
        pieces_done(&t->translated);
}

/* Several threads may print the template: the first translates it. */
static void translate_once(struct template *t)
{
    unsigned char state = NOT_TRANSLATED;

    if (t->state == TRANSLATED)
        return;
    if (atomic_compare_exchange_strong(&t->state, &state, BEING_TRANSLATED)) {
        translate(t);
        t->state = TRANSLATED;
    }
    while (t->state != TRANSLATED)
        sched_yield();
}

struct template *template_parse(struct slice source, struct expr_error *error)
{
    struct template *t = xcalloc(1, sizeof *t);

    *error = (struct expr_error){ 0 };
    if (!read_pieces(&t->own, source, error)) {
        template_free(t);
        return NULL;
    }
    return t;
}

/* A value that a sentence needs is said to be unknown; what is a value alone stays empty. */
static struct slice without_value(const struct pieces *pieces, const struct text_piece *piece)
{
    if (piece->expr == NULL || piece->optional || pieces->n == 1)
        return piece->text;
    return slice_of(_("(not known)"));
}

/* The blank before nothing goes: another, or a full stop, may follow. */
static bool drop_blank(struct text *out)
{
    bool blank = out->n > 0 && out->p[out->n - 1] == ' ';

    if (blank)
        out->p[--out->n] = '\0';
    return blank;
}

static void print_text(struct text *out, struct slice text, bool behind_nothing, bool dropped)
{
    if (behind_nothing && out->n == 0 && slice_starts(text, SLICE(" ")))
        text = slice_sub(text, 1, text.n);
    if (dropped && text.n > 0 && memchr(" .,;:)", text.p[0], 6) == NULL)
        text_addc(out, ' ');
    text_slice(out, text);
}

/* A status line is quoted as people say it, by status and phrase, without the version. */
static void print_value(struct text *out, const struct value *value)
{
    const struct slice version = SLICE("SIP/2.0 ");
    size_t at = out->n;

    value_print(out, value);
    if (out->n < at + version.n || memcmp(out->p + at, version.p, version.n) != 0)
        return;
    out->n -= version.n;
    memmove(out->p + at, out->p + at + version.n, out->n - at + 1);
}

void template_print(struct template *template, struct subject *subject, struct text *out)
{
    bool nothing = false, dropped = false;

    translate_once(template);
    const struct pieces *pieces = template->translated.n ? &template->translated : &template->own;

    for (size_t i = 0; i < pieces->n; i++) {
        const struct text_piece *piece = &pieces->list[i];
        struct value v = piece->expr != NULL ? expr_value(piece->expr, subject) : MISSING;
        bool there = value_is_there(&v);
        struct slice text = { 0 };

        if (!there)
            text = without_value(pieces, piece);
        if (!there && text.n == 0) {
            dropped = drop_blank(out) || dropped;
            nothing = true;
            continue;
        }
        if (there && dropped)
            text_addc(out, ' ');
        nothing = nothing && !there;
        if (there)
            print_value(out, &v);
        else
            print_text(out, text, nothing, dropped);
        dropped = there && drop_blank(out); /* of a status line without a phrase */
        nothing = false;
    }
}

bool template_asks(const struct template *template)
{
    for (size_t i = 0; i < template->own.n; i++)
        if (template->own.list[i].expr != NULL)
            return true;
    return false;
}

void template_forget(struct template *t)
{
    if (t != NULL)
        pieces_done(&t->translated);
}

void template_free(struct template *t)
{
    if (t == NULL)
        return;
    pieces_done(&t->own);
    template_forget(t);
    free(t);
}
