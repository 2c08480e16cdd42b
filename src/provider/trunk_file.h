/* trunk_file.h - the text of trunks.yaml: an entry made, put among the others, taken out.
 *
 * Nothing is read or written here: text in, text out (the saver has the file, helper/saver.h). */
#ifndef SIPWHY_PROVIDER_TRUNK_FILE_H
#define SIPWHY_PROVIDER_TRUNK_FILE_H

#include "base/text.h"
#include "provider/profile.h"

/* Adds the entry, "- name: …" and a line for each key that is known. */
void trunk_print(const struct trunk *, const char *name, struct text *out);
/* Adds the entry with another value for the key, or, with an empty one, without the key. What was
 * typed stands as it is; `acl: a, b` becomes a list. */
void trunk_entry_set(struct slice entry, struct slice key, struct slice value, struct text *out);

/* The whole new text of the file in *out: the entry behind the last one, or with `replace` in the
 * place of that name. `path` is for messages. False and *error: it cannot be done, or the outcome
 * could not be read. */
bool trunk_file_put(const char *path, struct slice source, const char *name, struct slice entry,
                    bool replace, struct text *out, struct error *);
/* Without the entry of that name. */
bool trunk_file_remove(const char *path, struct slice source, const char *name, struct text *out,
                       struct error *);

#endif
