/* doubt.c - what lowers the confidence of a finding. */
#include "config.h"

#include "diagnose/doubt.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"

static void add_doubt(struct finding *f, struct text *text, const char *words)
{
    if (f->confidence < CONFIDENCE_POSSIBLE)
        f->confidence++;
    text_addc(text, ' ');
    text_adds(text, words);
}

void finding_doubt(struct finding *f, struct subject *s, struct subject *sparse)
{
    struct text text = { 0 };

    for (size_t i = 0; i < f->rule->n_doubts; i++)
        if (expr_holds(f->rule->doubts[i].when, s))
            add_doubt(f, &text, _(f->rule->doubts[i].say));
    if (sparse != NULL && !expr_holds(f->rule->when, sparse))
        add_doubt(f, &text,
                  _("The call was read from a text, which may lack messages and repeats that were "
                    "on the wire: what is missing in it proves less."));
    if (text.n > 0) {
        char *explain = xasprintf("%s%s", f->explain != NULL ? f->explain : "", text_str(&text));

        free(f->explain);
        f->explain = explain;
    }
    text_done(&text);
}
