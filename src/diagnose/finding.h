/* finding.h - the words and the evidence of a rule that holds; private to diagnose/. */
#ifndef SIPWHY_DIAGNOSE_FINDING_H
#define SIPWHY_DIAGNOSE_FINDING_H

#include "diagnose/diagnosis.h"

struct finding_maker {
    const struct rules *rules;
    bool titles_only;
    char **names; /* of headers that have no static name: findings point to them */
    size_t n_names, room_names;
};
/* `sparse`: the subject again where the call was not captured on the wire, else NULL. The finding
 * ends before its maker. */
void finding_make(struct finding_maker *, struct subject *, struct subject *sparse,
                  const struct rule *, const char *consequence_of, struct finding *);
void finding_free(struct finding *);
void finding_maker_done(struct finding_maker *);

#endif
