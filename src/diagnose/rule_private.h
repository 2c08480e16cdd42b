/* rule_private.h - private to rule*.c: the rules and the files that they were read from. */
#ifndef SIPWHY_DIAGNOSE_RULE_PRIVATE_H
#define SIPWHY_DIAGNOSE_RULE_PRIVATE_H

#include "base/hash.h"
#include "base/image.h"
#include "base/pattern.h"
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
    struct image *image;       /* of the program's own; NULL: they were parsed */
    struct pattern **patterns; /* of its expressions */
    char **paths;              /* of the files that it was made of */
    size_t n_paths, room_paths;
};

void rules_add(struct rules *, struct rule *); /* the rule is owned by the rules, or by an image */

/* rule_image.c: the program's own rules as an image, which spares parsing them at each start. The
 * paths are those of their files, in order. */
bool rules_image_write(const struct rules *, char *const *paths, size_t n, const char *to);
/* Takes what the image knows but the rules; false: there is none of these files and this program,
 * or one of its conditions has the name of another. */
bool rules_image_read(struct rules *, char *const *paths, size_t n, const char *from);
void rules_image_add(struct rules *); /* adds its rules, if there is one */
void rules_image_done(struct rules *);

/* The mapping that the rule was read from, while its file is kept; NULL afterwards. */
const struct yaml *rule_yaml(const struct rules *, const struct rule *);

#endif
