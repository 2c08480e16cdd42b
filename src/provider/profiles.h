/* profiles.h - private to provider/: what its files hand to each other. */
#ifndef SIPWHY_PROVIDER_PROFILES_H
#define SIPWHY_PROVIDER_PROFILES_H

#include "base/yaml.h"
#include "provider/profile.h"

/* A profile or a trunk of a node; NULL, and mistakes, if it is faulty. */
struct profile *profile_read(const struct yaml *root, struct lint_messages *);
void profile_free(struct profile *);
struct trunk *trunk_read(const struct profiles *, const struct yaml *map, struct lint_messages *);

yaml_reader networks_field; /* struct network * and a size_t */

#endif
