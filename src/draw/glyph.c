/* glyph.c - lines, arrows and signs by name, and the names of roles. */
#include "config.h"

#include "draw/canvas.h"

#include "base/mem.h"

/* None of these is of ambiguous width in the locales that people use over SSH but the box-drawing
 * ones, which every terminal draws in one cell. */
static const char *const glyphs[GLYPH_COUNT][2] = {
    [GLYPH_HLINE] = { "─", "-" },      [GLYPH_VLINE] = { "│", "|" },
    [GLYPH_CROSS] = { "┼", "+" },      [GLYPH_CROSS_DOUBLE] = { "╪", "+" },
    [GLYPH_TEE_LEFT] = { "┤", "+" },   [GLYPH_TEE_RIGHT] = { "├", "+" },
    [GLYPH_TEE_UP] = { "┴", "+" },     [GLYPH_TEE_DOWN] = { "┬", "+" },
    [GLYPH_CORNER_TL] = { "┌", "+" },  [GLYPH_CORNER_TR] = { "┐", "+" },
    [GLYPH_CORNER_BL] = { "└", "+" },  [GLYPH_CORNER_BR] = { "┘", "+" },
    [GLYPH_ARROW_LEFT] = { "<", "<" }, [GLYPH_ARROW_RIGHT] = { ">", ">" },
    [GLYPH_DOUBLE] = { "═", "=" },     [GLYPH_ERROR] = { "✗", "x" },
    [GLYPH_WARNING] = { "!", "!" },    [GLYPH_INFO] = { "i", "i" },
    [GLYPH_GOOD] = { "✓", "+" },       [GLYPH_SELECTED] = { "▸", ">" },
    [GLYPH_EVIDENCE] = { "◆", "*" },   [GLYPH_UNSORTED] = { "·", "." },
    [GLYPH_SORT_UP] = { "▲", "^" },    [GLYPH_SORT_DOWN] = { "▼", "v" },
    [GLYPH_MARK] = { "■", "#" },       [GLYPH_SELECTED_MARK] = { "▣", "@" },
    [GLYPH_ELLIPSIS] = { "…", "~" },   [GLYPH_BULLET_ON] = { "●", "*" },
    [GLYPH_BULLET_OFF] = { "○", "o" }, [GLYPH_EXCLUDED] = { "–", "-" },
    [GLYPH_TIMES] = { "×", "x" },      [GLYPH_RIGHT] = { "▸", ">" },
    [GLYPH_BLOCK] = { "█", "#" },
};

const char *glyph_text(enum glyph glyph, bool ascii)
{
    return glyphs[glyph][ascii];
}

static const char *const names[TEXT_ROLE_COUNT] = {
    [TEXT_ROLE_TEXT] = "text",
    [TEXT_ROLE_DIM] = "dim",
    [TEXT_ROLE_STRONG] = "strong",
    [TEXT_ROLE_TITLE] = "title",
    [TEXT_ROLE_BAR] = "bar",
    [TEXT_ROLE_KEY] = "key",
    [TEXT_ROLE_FRAME] = "frame",
    [TEXT_ROLE_SELECTED] = "selected",
    [TEXT_ROLE_MARKED] = "marked",
    [TEXT_ROLE_ERROR] = "error",
    [TEXT_ROLE_WARNING] = "warning",
    [TEXT_ROLE_INFO] = "info",
    [TEXT_ROLE_GOOD] = "good",
    [TEXT_ROLE_REQUEST] = "request",
    [TEXT_ROLE_PROVISIONAL] = "provisional",
    [TEXT_ROLE_SUCCESS] = "success",
    [TEXT_ROLE_FAILURE] = "failure",
    [TEXT_ROLE_MEDIA] = "media",
    [TEXT_ROLE_TIME] = "time",
    [TEXT_ROLE_HEADER_NAME] = "header-name",
    [TEXT_ROLE_HEADER_VALUE] = "header-value",
    [TEXT_ROLE_URI] = "uri",
    [TEXT_ROLE_SDP] = "sdp",
    [TEXT_ROLE_BODY] = "body",
    [TEXT_ROLE_EXPECTED] = "expected",
    [TEXT_ROLE_WRONG] = "wrong",
    [TEXT_ROLE_RELATED] = "related",
    [TEXT_ROLE_MATCH] = "match",
    [TEXT_ROLE_ESCAPE] = "escape",
};

const char *role_name(enum text_role role)
{
    return names[role];
}
