/* prompt.h - one line of text being typed in the bottom line: editing, history, completion, the
 * check while typing. */
#ifndef SIPWHY_SCREEN_PROMPT_H
#define SIPWHY_SCREEN_PROMPT_H

#include "screen/screen.h"

struct line_edit;
struct line_edit *line_edit_new(void); /* keeps the histories of all prompts */
void line_edit_free(struct line_edit *);
bool line_edit_active(const struct line_edit *);
void line_edit_start(struct line_edit *, const struct prompt *);
/* As Escape does: whoever asked learns it, and lets go of what it kept for the answer. */
void line_edit_leave(struct line_edit *);
void line_edit_key(struct line_edit *, uint32_t key);
void line_edit_draw(struct line_edit *, struct canvas *, int y);

#endif
