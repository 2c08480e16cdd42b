/* rule_private.h - private to rule*.c: the rules and the files that they were read from. */
#ifndef SIPWHY_DIAGNOSE_RULE_PRIVATE_H
#define SIPWHY_DIAGNOSE_RULE_PRIVATE_H

#include "base/hash.h"
#include "base/yaml.h"
#include "diagnose/rule.h"

struct rules {
    struct rule **list;
    size_t n, room;
    struct hash by_id;             /* of the first rule of each id */
    struct conditions *conditions; /* names that the files give */
    struct products *products;     /* the remedies in each product */
    struct yaml_file **files;      /* read; mistakes found later are located in
                                      them */
    size_t n_files, room_files;
};

/* The mapping that the rule was read from, while its file is kept; NULL afterwards. */
const struct yaml *rule_yaml(const struct rules *, const struct rule *);

#endif
