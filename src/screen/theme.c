/* theme.c - the built-in themes, one row a role. */
#include "config.h"

#include "screen/theme.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"

#define B LOOK_BOLD
#define U LOOK_UNDERLINE
#define R LOOK_REVERSE
#define D LOOK_DIM

/*                         256: fg  bg   8: fg bg   colours  none */
static const struct look dark[ROLE_COUNT] = {
    [ROLE_TEXT] = {-1, -1, -1, -1, 0, 0},
    [ROLE_DIM] = {245, -1, -1, -1, 0, D},
    [ROLE_STRONG] = {-1, -1, -1, -1, B, B},
    [ROLE_TITLE] = {231, 24, 7, 4, B, R | B},
    [ROLE_BAR] = {252, 236, 7, 4, 0, R},
    [ROLE_KEY] = {231, 236, 3, 4, B, R | B},
    [ROLE_FRAME] = {240, -1, -1, -1, 0, D},
    [ROLE_SELECTED] = {231, 25, 7, 4, B, R},
    [ROLE_MARKED] = {222, -1, 3, -1, B, B | U},
    [ROLE_ERROR] = {203, -1, 1, -1, B, B},
    [ROLE_WARNING] = {221, -1, 3, -1, 0, B},
    [ROLE_INFO] = {117, -1, 6, -1, 0, 0},
    [ROLE_GOOD] = {114, -1, 2, -1, 0, 0},
    [ROLE_REQUEST] = {117, -1, 6, -1, 0, 0},
    [ROLE_PROVISIONAL] = {222, -1, 3, -1, 0, 0},
    [ROLE_SUCCESS] = {114, -1, 2, -1, 0, 0},
    [ROLE_FAILURE] = {203, -1, 1, -1, 0, B},
    [ROLE_MEDIA] = {140, -1, 5, -1, 0, 0},
    [ROLE_TIME] = {245, -1, -1, -1, 0, 0},
    [ROLE_HEADER_NAME] = {110, -1, 6, -1, 0, B},
    [ROLE_HEADER_VALUE] = {-1, -1, -1, -1, 0, 0},
    [ROLE_URI] = {151, -1, 2, -1, 0, 0},
    [ROLE_SDP] = {180, -1, -1, -1, 0, 0},
    [ROLE_BODY] = {250, -1, -1, -1, 0, 0},
    [ROLE_EXPECTED] = {114, -1, 2, -1, B, B},
    [ROLE_WRONG] = {210, -1, 1, -1, B | U, B | U},
    [ROLE_RELATED] = {222, -1, 3, -1, U, U},
    [ROLE_MATCH] = {16, 222, 0, 3, 0, R},
    [ROLE_ESCAPE] = {213, -1, 5, -1, 0, D},
};

static const struct look light[ROLE_COUNT] = {
    [ROLE_TEXT] = {-1, -1, -1, -1, 0, 0},
    [ROLE_DIM] = {242, -1, -1, -1, 0, D},
    [ROLE_STRONG] = {-1, -1, -1, -1, B, B},
    [ROLE_TITLE] = {231, 25, 7, 4, B, R | B},
    [ROLE_BAR] = {236, 253, 0, 7, 0, R},
    [ROLE_KEY] = {25, 253, 4, 7, B, R | B},
    [ROLE_FRAME] = {247, -1, -1, -1, 0, D},
    [ROLE_SELECTED] = {16, 153, 0, 6, B, R},
    [ROLE_MARKED] = {94, -1, 3, -1, B, B | U},
    [ROLE_ERROR] = {160, -1, 1, -1, B, B},
    [ROLE_WARNING] = {130, -1, 3, -1, B, B},
    [ROLE_INFO] = {25, -1, 4, -1, 0, 0},
    [ROLE_GOOD] = {28, -1, 2, -1, 0, 0},
    [ROLE_REQUEST] = {25, -1, 4, -1, 0, 0},
    [ROLE_PROVISIONAL] = {94, -1, 3, -1, 0, 0},
    [ROLE_SUCCESS] = {28, -1, 2, -1, 0, 0},
    [ROLE_FAILURE] = {160, -1, 1, -1, 0, B},
    [ROLE_MEDIA] = {91, -1, 5, -1, 0, 0},
    [ROLE_TIME] = {242, -1, -1, -1, 0, 0},
    [ROLE_HEADER_NAME] = {25, -1, 4, -1, 0, B},
    [ROLE_HEADER_VALUE] = {-1, -1, -1, -1, 0, 0},
    [ROLE_URI] = {22, -1, 2, -1, 0, 0},
    [ROLE_SDP] = {94, -1, -1, -1, 0, 0},
    [ROLE_BODY] = {238, -1, -1, -1, 0, 0},
    [ROLE_EXPECTED] = {28, -1, 2, -1, B, B},
    [ROLE_WRONG] = {160, -1, 1, -1, B | U, B | U},
    [ROLE_RELATED] = {94, -1, 3, -1, U, U},
    [ROLE_MATCH] = {16, 221, 0, 3, 0, R},
    [ROLE_ESCAPE] = {127, -1, 5, -1, 0, D},
};

static const char *const names[] = {"dark", "light", "mono"};

const char *theme_name(size_t i)
{
    return i < ARRAY_SIZE(names) ? names[i] : NULL;
}

static struct theme *copy(const struct look *looks)
{
    struct theme *theme = xmalloc(sizeof *theme);
    memcpy(theme->looks, looks, sizeof theme->looks);
    return theme;
}

/* The dark theme's attributes for terminals without colours, and no colours at all. */
static struct theme *mono(void)
{
    struct theme *theme = copy(dark);
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        struct look *look = &theme->looks[i];
        look->fg = look->bg = look->fg8 = look->bg8 = -1;
        look->attributes = look->mono_attributes;
    }
    return theme;
}

struct theme *theme_load(const char *name, struct error *error)
{
    if (strcmp(name, "dark") == 0)
        return copy(dark);
    if (strcmp(name, "light") == 0)
        return copy(light);
    if (strcmp(name, "mono") == 0)
        return mono();
    error_set(error, _("there is no theme '%s'"), name);
    return NULL;
}
