/* keymap.c - names of keys, and which key does what. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "screen/action.h"

#define KEYS_PER_ACTION 4

struct keymap {
    uint32_t keys[ACTION_COUNT][KEYS_PER_ACTION]; /* 0: none */
};

static const struct {
    const char *name;
    uint32_t key;
} names[] = {
    { "Up", KEY_IS_UP },
    { "Down", KEY_IS_DOWN },
    { "Left", KEY_IS_LEFT },
    { "Right", KEY_IS_RIGHT },
    { "PgUp", KEY_IS_PAGE_UP },
    { "PgDn", KEY_IS_PAGE_DOWN },
    { "Home", KEY_IS_HOME },
    { "End", KEY_IS_END },
    { "Insert", KEY_IS_INSERT },
    { "Delete", KEY_IS_DELETE },
    { "BackTab", KEY_IS_BACK_TAB },
    { "Backspace", KEY_IS_BACKSPACE },
    { "F1", KEY_IS_F1 },
    { "F2", KEY_IS_F2 },
    { "F3", KEY_IS_F3 },
    { "F4", KEY_IS_F4 },
    { "F5", KEY_IS_F5 },
    { "F6", KEY_IS_F6 },
    { "F7", KEY_IS_F7 },
    { "F8", KEY_IS_F8 },
    { "F9", KEY_IS_F9 },
    { "F10", KEY_IS_F10 },
    { "F11", KEY_IS_F11 },
    { "F12", KEY_IS_F12 },
    { "Space", ' ' },
    { "Enter", '\r' },
    { "Tab", '\t' },
    { "Esc", 27 },
};

uint32_t key_parse(struct slice name)
{
    if (slice_starts(name, SLICE("M-")) && name.n > 2) {
        uint32_t key = key_parse(slice_sub(name, 2, name.n));

        return key ? key | KEYMOD_ALT : 0;
    }
    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        if (slice_ieq(name, slice_of(names[i].name)))
            return names[i].key;
    if (name.n == 2 && name.p[0] == '^' && name.p[1] >= '@' && name.p[1] <= '_')
        return (uint32_t)name.p[1] & 0x1f;
    if (name.n == 0)
        return 0;
    size_t length;
    uint32_t character = utf8_decode(name, &length);
    return length == name.n && character != UTF8_BAD && character > ' ' ? character : 0;
}

const char *key_print(uint32_t key, char *buffer)
{
    const char *prefix = key & KEYMOD_ALT ? "M-" : "";
    uint32_t plain = key & ~(uint32_t)KEYMOD_ALT;

    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        if (names[i].key == plain) {
            snprintf(buffer, 16, "%s%s", prefix, names[i].name);
            return buffer;
        }
    if (plain < ' ') {
        snprintf(buffer, 16, "%s^%c", prefix, (int)(plain | 0x40));
        return buffer;
    }
    struct text text = { 0 };
    utf8_write(&text, plain);
    snprintf(buffer, 16, "%s%s", prefix, text_str(&text));
    text_done(&text);
    return buffer;
}

/* Reads blank-separated names into `keys`; returns the first that is none, or an empty slice. */
static struct slice read_keys(struct slice list, uint32_t keys[KEYS_PER_ACTION])
{
    size_t n = 0;

    for (size_t i = 0; i < KEYS_PER_ACTION; i++)
        keys[i] = 0;
    while (list.n) {
        struct slice name = slice_cut(&list, ' ');

        if (!name.n)
            continue;
        uint32_t key = key_parse(name);
        if (!key || n == KEYS_PER_ACTION)
            return name;
        keys[n++] = key;
    }
    return (struct slice){ 0 };
}

struct keymap *keymap_new(void)
{
    struct keymap *map = xcalloc(1, sizeof *map);

    for (size_t i = 1; i < ACTION_COUNT; i++)
        read_keys(slice_of(action_info((enum action)i)->keys), map->keys[i]);
    return map;
}

void keymap_free(struct keymap *map)
{
    free(map);
}

static bool has_key(const struct keymap *map, size_t action, uint32_t key)
{
    for (size_t i = 0; i < KEYS_PER_ACTION && map->keys[action][i]; i++)
        if (map->keys[action][i] == key)
            return true;
    return false;
}

/* An action that shares a group with `action` and has one of its keys. */
static enum action clashing(const struct keymap *map, enum action action)
{
    for (size_t other = 1; other < ACTION_COUNT; other++) {
        if (other == action ||
            !(action_info((enum action)other)->groups & action_info(action)->groups))
            continue;
        for (size_t i = 0; i < KEYS_PER_ACTION && map->keys[action][i]; i++)
            if (has_key(map, other, map->keys[action][i]))
                return (enum action)other;
    }
    return ACTION_NONE;
}

bool keymap_bind(struct keymap *map, enum action action, struct slice keys, struct error *error)
{
    uint32_t former[KEYS_PER_ACTION];

    for (size_t i = 0; i < KEYS_PER_ACTION; i++)
        former[i] = map->keys[action][i];
    struct slice bad = read_keys(keys, map->keys[action]);
    enum action other = bad.n ? ACTION_NONE : clashing(map, action);
    if (!bad.n && other == ACTION_NONE)
        return true;
    for (size_t i = 0; i < KEYS_PER_ACTION; i++)
        map->keys[action][i] = former[i];
    if (bad.n)
        error_set(error, _("'%.*s' is no key, or one too many"), SLICE_ARG(bad));
    else
        error_set(error, _("a key of '%s' is taken by '%s'"), action_info(action)->name,
                  action_info(other)->name);
    return false;
}

enum action keymap_action(const struct keymap *map, uint32_t key, unsigned groups)
{
    if (key == '\n')
        key = '\r';
    for (unsigned pass = 0; pass < 2; pass++) {
        /* the screen's own keys win over those of everywhere */
        unsigned wanted = pass ? groups & (GROUP_ALWAYS | GROUP_MOVE)
                               : groups & ~(unsigned)(GROUP_ALWAYS | GROUP_MOVE);

        for (size_t i = 1; i < ACTION_COUNT; i++)
            if ((action_info((enum action)i)->groups & wanted) && has_key(map, i, key))
                return (enum action)i;
    }
    return ACTION_NONE;
}

const char *keymap_key(const struct keymap *map, enum action action, char *buffer)
{
    buffer[0] = '\0';
    return map->keys[action][0] ? key_print(map->keys[action][0], buffer) : buffer;
}

void keymap_keys(const struct keymap *map, enum action action, struct text *out)
{
    char name[16];

    for (size_t i = 0; i < KEYS_PER_ACTION && map->keys[action][i]; i++)
        text_printf(out, "%s%s", i ? " " : "", key_print(map->keys[action][i], name));
}
