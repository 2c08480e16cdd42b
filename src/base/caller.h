/* caller.h - under sudo, files are opened and made as the user who called it.
 *
 * As long as privileges are not given up (no capture is open yet), the program is root, and paths
 * in that user's home are his to choose: what he puts there may be links to what he may neither
 * read nor write. Between enter and leave the kernel decides about files by his rights, and what
 * is made is his. */
#ifndef SIPWHY_BASE_CALLER_H
#define SIPWHY_BASE_CALLER_H

struct caller {
    int user, group;                                  /* as it was; -1: nothing was changed */
};

/* Changes nothing for who is not root or was not called by sudo. May be nested. */
struct caller caller_enter(void);
void caller_leave(struct caller);

#endif
