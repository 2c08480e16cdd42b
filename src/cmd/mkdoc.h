/* mkdoc.h - declarations that the files of mkdoc share: text in mdoc, and the parts of the manual
 * that come from the tables of the screens and from the data. */
#ifndef SIPWHY_CMD_MKDOC_H
#define SIPWHY_CMD_MKDOC_H

#include <stdbool.h>

/* A backslash is written as an escape, and no line begins with a control. */
void mdoc_text(const char *text, bool line_start);
/* Each sentence on lines of its own, of at most 80 bytes. */
void mdoc_sentences(const char *text);

/* Lists in place of a line of a template; the argument is what stands behind its word. */
void man_settings(const char *argument);
void man_keys(const char *argument);    /* "calls", "call", "guide", "trunks", "move", "always" */
void man_presses(const char *argument); /* likewise, for who presses them */
void man_screens(const char *argument);
void man_columns(const char *argument);
void man_call_log(const char *argument); /* further columns of --columns */
void man_roles(const char *argument);
void man_guide(const char *argument);    /* groups and symptoms of the guide in SIPWHY_DATA */
void man_profiles(const char *argument); /* in SIPWHY_DATA */

/* Writes a page of each cause of SIPWHY_DATA, and the index, into the folder; an exit status. */
int handbook_write(const char *folder);

#endif
