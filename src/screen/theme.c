/* theme.c - the built-in themes, one row a role. */
#include "config.h"

#include "screen/theme.h"

#include <stdlib.h>
#include <string.h>

#include "base/datafile.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/yaml.h"
#include "sip/chars.h"

#define B LOOK_BOLD
#define U LOOK_UNDERLINE
#define R LOOK_REVERSE
#define D LOOK_DIM

/*                         256: fg  bg   8: fg bg   colours  none */
static const struct look dark[TEXT_ROLE_COUNT] = {
    [TEXT_ROLE_TEXT] = { -1, -1, -1, -1, 0, 0 },
    [TEXT_ROLE_DIM] = { 245, -1, -1, -1, 0, D },
    [TEXT_ROLE_STRONG] = { -1, -1, -1, -1, B, B },
    [TEXT_ROLE_TITLE] = { 231, 24, 7, 4, B, R | B },
    [TEXT_ROLE_BAR] = { 252, 236, 7, 4, 0, R },
    [TEXT_ROLE_KEY] = { 231, 236, 3, 4, B, R | B },
    [TEXT_ROLE_FRAME] = { 244, -1, -1, -1, 0, D },
    [TEXT_ROLE_SELECTED] = { 231, 25, 7, 4, B, R },
    [TEXT_ROLE_MARKED] = { 222, -1, 3, -1, B, B | U },
    [TEXT_ROLE_ERROR] = { 203, -1, 1, -1, B, B },
    [TEXT_ROLE_WARNING] = { 221, -1, 3, -1, B, B },
    [TEXT_ROLE_INFO] = { 117, -1, 6, -1, 0, 0 },
    [TEXT_ROLE_GOOD] = { 114, -1, 2, -1, 0, 0 },
    [TEXT_ROLE_REQUEST] = { 117, -1, 6, -1, 0, 0 },
    [TEXT_ROLE_PROVISIONAL] = { 222, -1, 3, -1, B, 0 },
    [TEXT_ROLE_SUCCESS] = { 114, -1, 2, -1, 0, 0 },
    [TEXT_ROLE_FAILURE] = { 203, -1, 1, -1, B, B },
    [TEXT_ROLE_MEDIA] = { 140, -1, 5, -1, B, 0 },
    [TEXT_ROLE_TIME] = { 245, -1, -1, -1, 0, 0 },
    [TEXT_ROLE_HEADER_NAME] = { 110, -1, 6, -1, 0, B },
    [TEXT_ROLE_HEADER_VALUE] = { -1, -1, -1, -1, 0, 0 },
    [TEXT_ROLE_URI] = { 151, -1, 2, -1, 0, 0 },
    [TEXT_ROLE_SDP] = { 180, -1, -1, -1, 0, 0 },
    [TEXT_ROLE_BODY] = { 250, -1, -1, -1, 0, 0 },
    [TEXT_ROLE_EXPECTED] = { 114, -1, 2, -1, B, B },
    [TEXT_ROLE_WRONG] = { 210, -1, 1, -1, B | U, B | U },
    [TEXT_ROLE_RELATED] = { 222, -1, 3, -1, B | U, U },
    [TEXT_ROLE_MATCH] = { 16, 222, 0, 7, 0, R },
    [TEXT_ROLE_ESCAPE] = { 213, -1, 5, -1, B, D },
};

static const struct look light[TEXT_ROLE_COUNT] = {
    [TEXT_ROLE_TEXT] = { -1, -1, -1, -1, 0, 0 },
    [TEXT_ROLE_DIM] = { 242, -1, -1, -1, 0, D },
    [TEXT_ROLE_STRONG] = { -1, -1, -1, -1, B, B },
    [TEXT_ROLE_TITLE] = { 231, 25, 7, 4, B, R | B },
    [TEXT_ROLE_BAR] = { 236, 253, 0, 7, 0, R },
    [TEXT_ROLE_KEY] = { 25, 253, 4, 7, 0, R | B },
    [TEXT_ROLE_FRAME] = { 243, -1, -1, -1, 0, D },
    [TEXT_ROLE_SELECTED] = { 16, 153, 0, 6, 0, R },
    [TEXT_ROLE_MARKED] = { 94, -1, 5, -1, 0, B | U },
    [TEXT_ROLE_ERROR] = { 160, -1, 1, -1, 0, B },
    [TEXT_ROLE_WARNING] = { 130, -1, 5, -1, 0, B },
    [TEXT_ROLE_INFO] = { 25, -1, 4, -1, 0, 0 },
    [TEXT_ROLE_GOOD] = { 28, -1, 4, -1, 0, 0 },
    [TEXT_ROLE_REQUEST] = { 25, -1, 4, -1, 0, 0 },
    [TEXT_ROLE_PROVISIONAL] = { 94, -1, 5, -1, 0, 0 },
    [TEXT_ROLE_SUCCESS] = { 28, -1, 4, -1, 0, 0 },
    [TEXT_ROLE_FAILURE] = { 160, -1, 1, -1, 0, B },
    [TEXT_ROLE_MEDIA] = { 91, -1, 5, -1, 0, 0 },
    [TEXT_ROLE_TIME] = { 242, -1, -1, -1, 0, 0 },
    [TEXT_ROLE_HEADER_NAME] = { 25, -1, 4, -1, 0, B },
    [TEXT_ROLE_HEADER_VALUE] = { -1, -1, -1, -1, 0, 0 },
    [TEXT_ROLE_URI] = { 22, -1, 4, -1, 0, 0 },
    [TEXT_ROLE_SDP] = { 94, -1, -1, -1, 0, 0 },
    [TEXT_ROLE_BODY] = { 238, -1, -1, -1, 0, 0 },
    [TEXT_ROLE_EXPECTED] = { 28, -1, 4, -1, 0, B },
    [TEXT_ROLE_WRONG] = { 160, -1, 1, -1, U, B | U },
    [TEXT_ROLE_RELATED] = { 94, -1, 5, -1, U, U },
    [TEXT_ROLE_MATCH] = { 16, 221, 0, 7, 0, R },
    [TEXT_ROLE_ESCAPE] = { 127, -1, 5, -1, 0, D },
};

/* For eyes that need more: nothing dim, and everything on black at 7:1 at least (WCAG 2.2, 1.4.6),
 * whatever the terminal's colours. */
static const struct look contrast[TEXT_ROLE_COUNT] = {
    [TEXT_ROLE_TEXT] = { 231, 16, 7, 0, 0, 0 },
    [TEXT_ROLE_DIM] = { 231, 16, 7, 0, 0, 0 },
    [TEXT_ROLE_STRONG] = { 231, 16, 7, 0, B, B },
    [TEXT_ROLE_TITLE] = { 16, 231, 0, 7, 0, R | B },
    [TEXT_ROLE_BAR] = { 16, 231, 0, 7, 0, R },
    [TEXT_ROLE_KEY] = { 16, 231, 0, 7, U, R | B | U },
    [TEXT_ROLE_FRAME] = { 231, 16, 7, 0, 0, 0 },
    [TEXT_ROLE_SELECTED] = { 16, 226, 0, 6, 0, R },
    [TEXT_ROLE_MARKED] = { 226, 16, 3, 0, B | U, B | U },
    [TEXT_ROLE_ERROR] = { 217, 16, 3, 0, B, B },
    [TEXT_ROLE_WARNING] = { 226, 16, 3, 0, B, B },
    [TEXT_ROLE_INFO] = { 123, 16, 6, 0, 0, 0 },
    [TEXT_ROLE_GOOD] = { 120, 16, 2, 0, 0, 0 },
    [TEXT_ROLE_REQUEST] = { 123, 16, 6, 0, 0, 0 },
    [TEXT_ROLE_PROVISIONAL] = { 226, 16, 3, 0, B, 0 },
    [TEXT_ROLE_SUCCESS] = { 120, 16, 2, 0, 0, 0 },
    [TEXT_ROLE_FAILURE] = { 217, 16, 3, 0, B, B },
    [TEXT_ROLE_MEDIA] = { 219, 16, 7, 0, 0, 0 },
    [TEXT_ROLE_TIME] = { 231, 16, 7, 0, 0, 0 },
    [TEXT_ROLE_HEADER_NAME] = { 123, 16, 6, 0, B, B },
    [TEXT_ROLE_HEADER_VALUE] = { 231, 16, 7, 0, 0, 0 },
    [TEXT_ROLE_URI] = { 231, 16, 7, 0, 0, 0 },
    [TEXT_ROLE_SDP] = { 231, 16, 7, 0, 0, 0 },
    [TEXT_ROLE_BODY] = { 231, 16, 7, 0, 0, 0 },
    [TEXT_ROLE_EXPECTED] = { 120, 16, 2, 0, B, B },
    [TEXT_ROLE_WRONG] = { 217, 16, 3, 0, B | U, B | U },
    [TEXT_ROLE_RELATED] = { 226, 16, 3, 0, B | U, U },
    [TEXT_ROLE_MATCH] = { 16, 226, 0, 6, U, R | U },
    [TEXT_ROLE_ESCAPE] = { 219, 16, 7, 0, U, U },
};

static const char *const names[] = { "dark", "light", "contrast", "mono" };

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

    for (size_t i = 0; i < TEXT_ROLE_COUNT; i++) {
        struct look *look = &theme->looks[i];

        look->fg = look->bg = look->fg8 = look->bg8 = -1;
        look->attributes = look->mono_attributes;
    }
    return theme;
}

static const struct {
    const char *name;
    int16_t number;
} color_names[] = { { "default", -1 }, { "black", 0 },  { "red", 1 },
                    { "green", 2 },    { "yellow", 3 }, { "blue", 4 },
                    { "magenta", 5 },  { "cyan", 6 },   { "white", 7 } };

/* A number of the 256 colours, or a name; with eight colours only the first eight count. */
static void read_color(const struct yaml *node, int16_t *color, int16_t *color8,
                       struct lint_messages *mistakes)
{
    uint64_t number;

    for (size_t i = 0; i < ARRAY_SIZE(color_names); i++)
        if (slice_eq(node->text, slice_of(color_names[i].name))) {
            *color = *color8 = color_names[i].number;
            return;
        }
    if (slice_u64(node->text, &number) && number < 256) {
        *color = (int16_t)number;
        if (number < 8)
            *color8 = (int16_t)number;
        return;
    }
    yaml_mistake(mistakes, node, _("a colour is a number from 0 to 255 or a name"));
}

static const struct {
    const char *name;
    uint8_t attribute;
} attribute_names[] = { { "bold", B }, { "underline", U }, { "reverse", R }, { "dim", D } };

static void read_look(struct look *look, const struct yaml *map, struct lint_messages *mistakes)
{
    for (const struct yaml *node = map->first; node != NULL; node = node->next) {
        bool known = true;

        if (slice_eq(node->key->text, SLICE("fg")))
            read_color(node, &look->fg, &look->fg8, mistakes);
        else if (slice_eq(node->key->text, SLICE("bg")))
            read_color(node, &look->bg, &look->bg8, mistakes);
        else
            known = false;
        for (size_t i = 0; i < ARRAY_SIZE(attribute_names); i++) {
            uint8_t bit = attribute_names[i].attribute;

            if (!slice_eq(node->key->text, slice_of(attribute_names[i].name)))
                continue;
            bool on = slice_eq(node->text, SLICE("true"));
            look->attributes = (uint8_t)(on ? look->attributes | bit : look->attributes & ~bit);
            look->mono_attributes = look->attributes;
            known = true;
        }
        if (!known)
            yaml_mistake(mistakes, node->key, _("unknown key '%.*s'"), SLICE_ARG(node->key->text));
    }
}

static struct theme *built_in(struct slice name)
{
    if (slice_eq(name, SLICE("dark")))
        return copy(dark);
    if (slice_eq(name, SLICE("light")))
        return copy(light);
    if (slice_eq(name, SLICE("contrast")))
        return copy(contrast);
    return slice_eq(name, SLICE("mono")) ? mono() : NULL;
}

static void read_role(struct theme *theme, const struct yaml *node, struct lint_messages *mistakes)
{
    for (size_t i = 0; i < TEXT_ROLE_COUNT; i++)
        if (slice_eq(node->key->text, slice_of(role_name((enum text_role)i)))) {
            if (node->kind == YAML_MAP)
                read_look(&theme->looks[i], node, mistakes);
            else
                yaml_mistake(mistakes, node, _("a role is a mapping: {fg: 203, bold: true}"));
            return;
        }
    yaml_mistake(mistakes, node->key, _("unknown role '%.*s'"), SLICE_ARG(node->key->text));
}

static struct theme *read_theme(const struct yaml *root, struct lint_messages *mistakes)
{
    const struct yaml *base = yaml_get(root, "based-on");
    struct theme *theme = built_in(base != NULL ? base->text : SLICE("dark"));

    if (theme == NULL) {
        yaml_mistake(mistakes, base, _("a theme is based on dark, light, contrast or mono"));
        return NULL;
    }
    for (const struct yaml *node = root->first; node != NULL; node = node->next)
        if (node != base)
            read_role(theme, node, mistakes);
    return theme;
}

/* The file NAME.yaml of the user's or the host's themes. */
static struct yaml_file *find_file(const char *name, struct lint_messages *mistakes)
{
    struct datafiles files = { 0 };
    struct yaml_file *file = NULL;
    char *relative = xasprintf("themes/%s.yaml", name);

    if (strchr(name, '/') == NULL)
        datafiles_add_config_file(&files, relative);
    if (files.n)
        file = yaml_read_file(files.paths[0], mistakes);
    datafiles_done(&files);
    free(relative);
    return file;
}

enum background background_of_environment(void)
{
    const char *colors = getenv("COLORFGBG");
    const char *last = colors != NULL ? strrchr(colors, ';') : NULL;
    uint64_t number;

    if (last == NULL || !slice_u64(slice_of(last + 1), &number) || number > 15)
        return BACKGROUND_UNKNOWN;
    return number == 7 || number > 8 ? BACKGROUND_LIGHT : BACKGROUND_DARK;
}

/* The first two hexadecimal digits of each colour are enough. */
enum background background_of_answer(struct slice answer)
{
    static const unsigned weights[] = { 299, 587, 114 }; /* of luma, as ITU-R BT.601 has it */
    unsigned luma = 0;
    size_t at = slice_find(answer, SLICE("rgb:"));
    struct slice rest = slice_sub(answer, at + 4, answer.n);

    if (at >= answer.n)
        return BACKGROUND_UNKNOWN;
    for (size_t i = 0; i < ARRAY_SIZE(weights); i++) {
        struct slice group = slice_cut(&rest, '/');
        int high = group.n > 0 ? char_hex(group.p[0]) : -1;
        int low = group.n > 1 ? char_hex(group.p[1]) : high;

        if (high < 0 || low < 0)
            return BACKGROUND_UNKNOWN;
        luma += weights[i] * (unsigned)(high * 16 + low);
    }
    return luma > 128 * 1000 ? BACKGROUND_LIGHT : BACKGROUND_DARK;
}

struct theme *theme_load(const char *name, enum background background, struct error *error)
{
    if (strcmp(name, "auto") == 0)
        name = background == BACKGROUND_LIGHT ? "light" : "dark";
    struct lint_messages mistakes = { 0 };
    struct theme *theme = built_in(slice_of(name));
    if (theme != NULL)
        return theme;
    struct yaml_file *file = find_file(name, &mistakes);
    if (file != NULL)
        theme = read_theme(yaml_root(file), &mistakes);
    yaml_file_free(file);
    if (!lint_messages_to_error(&mistakes, error)) {
        free(theme);
        return NULL;
    }
    if (theme == NULL)
        error_set(error, _("there is no theme '%s'"), name);
    return theme;
}
