/* yaml_private.h - declarations that yaml.c and yaml_tree.c share. */
#ifndef SIPWHY_BASE_YAML_PRIVATE_H
#define SIPWHY_BASE_YAML_PRIVATE_H

#include "base/text.h"
#include "base/yaml.h"

struct yaml_file {
    char *path;
    struct text source;
    struct arena *arena; /* of the nodes and their text */
    const struct yaml *root;
    size_t nodes;
};

/* Takes the nodes from the compiled tree beside the file. False: there is none, or it was made of
 * another source. */
bool yaml_tree_read(struct yaml_file *);

#endif
