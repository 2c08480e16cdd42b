/* layout.h - how expressions and templates lie in an image (base/image.h).
 *
 * A template in it has no translation yet, and its regular expressions are the image's holes: a
 * hole is the pattern of a struct node. */
#ifndef SIPWHY_EXPR_LAYOUT_H
#define SIPWHY_EXPR_LAYOUT_H

#include "base/image.h"
#include "base/pattern.h"

extern const struct image_layout expr_layout, template_layout, conditions_layout;

/* Fills the image's holes: patterns that are compiled when first asked; as many as there are holes,
 * the calling function's. They may not outlive the image. */
struct pattern **expr_patterns(struct image *);

#endif
