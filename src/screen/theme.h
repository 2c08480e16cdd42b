/* theme.h - the look of a role: colours and attributes, for 256, 8 and no colours.
 *
 * Built in are "dark", "light", "contrast" and "mono". A theme of the user's is a YAML file
 * themes/NAME.yaml in
 * ~/.config/sipwhy or /etc/sipwhy: `based-on: dark` and, for each role that differs, `role: {fg:
 * 203, bg: 52, bold: true}` (colours are numbers 0..255 or the eight names; -1 is the terminal's
 * own). */
#ifndef SIPWHY_SCREEN_THEME_H
#define SIPWHY_SCREEN_THEME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/slice.h"
#include "draw/canvas.h"

enum look_attribute { LOOK_BOLD = 1, LOOK_UNDERLINE = 2, LOOK_REVERSE = 4, LOOK_DIM = 8 };

struct look {
    int16_t fg, bg;          /* of 256 colours; -1: the terminal's own */
    int16_t fg8, bg8;        /* of eight */
    uint8_t attributes;      /* enum look_attribute, with colours */
    uint8_t mono_attributes; /* without colours: a meaning is never lost */
};

struct theme {
    struct look looks[TEXT_ROLE_COUNT];
};

/* The background behind the text, as far as the terminal tells. */
enum background { BACKGROUND_UNKNOWN, BACKGROUND_DARK, BACKGROUND_LIGHT };
/* By COLORFGBG in the environment, which some terminals set: "15;0" is light on dark. */
enum background background_of_environment(void);
/* By the answer to OSC 11, "rgb:ffff/ffff/dddd". */
enum background background_of_answer(struct slice answer);

/* NULL and *error if there is none of that name, or its file is faulty. Free it with free(). "auto"
 * is "light" on a light background, else "dark". */
struct theme *theme_load(const char *name, enum background, struct error *);
/* Names of the built-in themes; NULL past the last. */
const char *theme_name(size_t i);

#endif
