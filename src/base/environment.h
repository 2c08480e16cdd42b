/* environment.h - variables of whoever called the program. */
#ifndef SIPWHY_BASE_ENVIRONMENT_H
#define SIPWHY_BASE_ENVIRONMENT_H

/* The value, or NULL: it is not set, or the program runs as another user or group than the one who
 * called it (setuid), whose files he is not to choose. Capabilities of the program's file, with
 * which a member of a group may listen, change nothing about files: secure_getenv(3) would take
 * the variables away from him, and from a unit of systemd. */
const char *environment_get(const char *name);

#endif
