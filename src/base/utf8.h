/* utf8.h - UTF-8 that may be broken. */
#ifndef SIPWHY_BASE_UTF8_H
#define SIPWHY_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"
#include "base/text.h"

#define UTF8_BAD UINT32_MAX

/* Decodes the character at the start of `s` (not empty) and sets *length to the bytes it takes.
 * A byte that begins no valid character (overlong forms, surrogates and values beyond U+10FFFF
 * included) gives UTF8_BAD, length 1. */
uint32_t utf8_decode(struct slice s, size_t *length);
void utf8_write(struct text *, uint32_t character);
/* Adds `s` with each bad byte replaced by U+FFFD. */
void utf8_clean(struct text *, struct slice s);

#endif
