/* glyph.c - lines, arrows and signs by name, and the names of roles. */
#include "config.h"

#include "draw/canvas.h"

#include "base/mem.h"

/* None of these is of ambiguous width in the locales that people use over SSH but the box-drawing
 * ones, which every terminal draws in one cell. */
static const char *const glyphs[GLYPH_COUNT][2] = {
    [GLYPH_HLINE] = {"─", "-"},
    [GLYPH_VLINE] = {"│", "|"},
    [GLYPH_CROSS] = {"┼", "+"},
    [GLYPH_CROSS_DOUBLE] = {"╪", "+"},
    [GLYPH_TEE_LEFT] = {"┤", "+"},
    [GLYPH_TEE_RIGHT] = {"├", "+"},
    [GLYPH_TEE_UP] = {"┴", "+"},
    [GLYPH_TEE_DOWN] = {"┬", "+"},
    [GLYPH_CORNER_TL] = {"┌", "+"},
    [GLYPH_CORNER_TR] = {"┐", "+"},
    [GLYPH_CORNER_BL] = {"└", "+"},
    [GLYPH_CORNER_BR] = {"┘", "+"},
    [GLYPH_ARROW_LEFT] = {"<", "<"},
    [GLYPH_ARROW_RIGHT] = {">", ">"},
    [GLYPH_DOUBLE] = {"═", "="},
    [GLYPH_ERROR] = {"✗", "x"},
    [GLYPH_WARNING] = {"!", "!"},
    [GLYPH_INFO] = {"i", "i"},
    [GLYPH_GOOD] = {"✓", "+"},
    [GLYPH_SELECTED] = {"▸", ">"},
    [GLYPH_EVIDENCE] = {"◆", "*"},
    [GLYPH_UNSORTED] = {"·", "."},
    [GLYPH_SORT_UP] = {"▲", "^"},
    [GLYPH_SORT_DOWN] = {"▼", "v"},
    [GLYPH_MARK] = {"■", "#"},
    [GLYPH_ELLIPSIS] = {"…", "~"},
    [GLYPH_BULLET_ON] = {"●", "*"},
    [GLYPH_BULLET_OFF] = {"○", "o"},
    [GLYPH_EXCLUDED] = {"–", "-"},
    [GLYPH_TIMES] = {"×", "x"},
    [GLYPH_RIGHT] = {"▸", ">"},
    [GLYPH_BLOCK] = {"█", "#"},
};

const char *glyph_text(enum glyph glyph, bool ascii)
{
    return glyphs[glyph][ascii];
}

static const char *const names[ROLE_COUNT] = {
    [ROLE_TEXT] = "text",
    [ROLE_DIM] = "dim",
    [ROLE_STRONG] = "strong",
    [ROLE_TITLE] = "title",
    [ROLE_BAR] = "bar",
    [ROLE_KEY] = "key",
    [ROLE_FRAME] = "frame",
    [ROLE_SELECTED] = "selected",
    [ROLE_MARKED] = "marked",
    [ROLE_ERROR] = "error",
    [ROLE_WARNING] = "warning",
    [ROLE_INFO] = "info",
    [ROLE_GOOD] = "good",
    [ROLE_REQUEST] = "request",
    [ROLE_PROVISIONAL] = "provisional",
    [ROLE_SUCCESS] = "success",
    [ROLE_FAILURE] = "failure",
    [ROLE_MEDIA] = "media",
    [ROLE_TIME] = "time",
    [ROLE_HEADER_NAME] = "header-name",
    [ROLE_HEADER_VALUE] = "header-value",
    [ROLE_URI] = "uri",
    [ROLE_SDP] = "sdp",
    [ROLE_BODY] = "body",
    [ROLE_EXPECTED] = "expected",
    [ROLE_WRONG] = "wrong",
    [ROLE_RELATED] = "related",
    [ROLE_MATCH] = "match",
    [ROLE_ESCAPE] = "escape",
};

const char *role_name(enum role role)
{
    return names[role];
}
