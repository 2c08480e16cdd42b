/* settings.c - the table of settings. */
#include "config.h"

#include "screen/settings.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/datafile.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/suggest.h"
#include "base/yaml.h"
#include "screen/columns.h"

enum setting_kind { SETTING_BOOL, SETTING_CHOICE, SETTING_TEXT, SETTING_NUMBER, SETTING_COLUMNS };

struct setting {
    const char *name;
    enum setting_kind kind;
    size_t offset;
    const char *default_text;
    const char *const *choices; /* of SETTING_CHOICE, ended by NULL; the value is the position. Of
                                   SETTING_TEXT: what is offered, NULL: nothing */
    const char *help;           /* N_() */
};

static const char *const color_choices[] = { "auto", "256", "8", "none", NULL };
static const char *const theme_choices[] = { "auto", "dark", "light", "contrast", "mono", NULL };
static const char *const time_choices[] = { "absolute", "since-start", "since-last", NULL };

static const char *const announce_choices[] = { "none", "bell", "osc9", "osc777", NULL };

#define AT(member) offsetof(struct settings, member)
#define AUTO "auto" /* a number that the program chooses: 0 */
static const struct setting table[] = {
    { "theme", SETTING_TEXT, AT(theme), "auto", theme_choices,
      N_("Colours: auto (dark or light, as the terminal says), dark, light, contrast, mono, or the "
         "name of a theme of your own (themes/NAME.yaml).") },
    { "colors", SETTING_CHOICE, AT(colors), "auto", color_choices,
      N_("How many colours: auto, 256, 8 or none. NO_COLOR in the environment means none.") },
    { "ascii", SETTING_BOOL, AT(ascii), "false", NULL,
      N_("Draw lines and arrows with ASCII even where the terminal has more.") },
    { "mouse", SETTING_BOOL, AT(mouse), "false", NULL,
      N_("Take the mouse: clicks select, the wheel scrolls, selecting text needs Shift.") },
    { "follow", SETTING_BOOL, AT(follow), "true", NULL,
      N_("In a live capture keep the newest call in sight.") },
    { "announce", SETTING_CHOICE, AT(announce), "none", announce_choices,
      N_("A call that fails in a live capture: none, the bell, or a notification of the desktop by "
         "osc9 (iTerm2, kitty, Windows) or osc777 (foot, urxvt, GNOME).") },
    { "hide-options", SETTING_BOOL, AT(hide_options), "false", NULL,
      N_("Leave OPTIONS, SUBSCRIBE, NOTIFY, MESSAGE and the like out of the list.") },
    { "hide-register", SETTING_BOOL, AT(hide_register), "false", NULL,
      N_("Leave registrations out of the list.") },
    { "fold-repeats", SETTING_BOOL, AT(fold_repeats), "true", NULL,
      N_("Show retransmissions as one arrow with a count.") },
    { "show-media", SETTING_BOOL, AT(show_media), "true", NULL, N_("Show RTP in the ladder.") },
    { "split-ports", SETTING_BOOL, AT(split_ports), "false", NULL,
      N_("One column of the ladder for each address and port, not for each address.") },
    { "join-legs", SETTING_BOOL, AT(join_legs), "false", NULL,
      N_("Show all legs of a call in one ladder.") },
    { "time", SETTING_CHOICE, AT(time), "since-start", time_choices,
      N_("Times in the ladder: absolute, since-start or since-last.") },
    { "columns", SETTING_COLUMNS, AT(columns), "time from to state messages length why", NULL,
      N_("Columns of the call list, with :WIDTH behind a name if you like; header:NAME is any "
         "header.") },
    { "sort", SETTING_TEXT, AT(sort), "time", NULL,
      N_("Column that the call list is sorted by; with - before it, downwards.") },
    { "filter", SETTING_TEXT, AT(filter), "", NULL,
      N_("Expression that a call must fulfil to be shown at first.") },
    { "aliases", SETTING_TEXT, AT(aliases), "", NULL,
      N_("Names for addresses in the ladder: 192.0.2.1=PBX 54.172.60.0/30=Ashburn") },
    { "save-digests", SETTING_BOOL, AT(save_digests), "false", NULL,
      N_("Save captures with the responses of digests, from which passwords may be guessed.") },
    { "limit-calls", SETTING_NUMBER, AT(limit_calls), AUTO, NULL,
      N_("Calls kept at once; the oldest finished ones without an error go first. auto: as many as "
         "the memory of the machine allows.") },
    { "limit-messages", SETTING_NUMBER, AT(limit_messages), "5000", NULL,
      N_("Messages kept of one call.") },
};

size_t settings_count(void)
{
    return ARRAY_SIZE(table);
}

const char *setting_name(size_t i)
{
    return table[i].name;
}

const char *setting_help(size_t i)
{
    return _(table[i].help);
}

static void *member(const struct settings *settings, const struct setting *setting)
{
    return (char *)(uintptr_t)settings + setting->offset;
}

void setting_text(const struct settings *settings, size_t i, struct text *out)
{
    const struct setting *s = &table[i];
    const void *at = member(settings, s);

    switch (s->kind) {
    case SETTING_BOOL:
        text_adds(out, *(const bool *)at ? "true" : "false");
        break;
    case SETTING_CHOICE:
        text_adds(out, s->choices[*(const int *)at]);
        break;
    case SETTING_NUMBER:
        if (*(const int64_t *)at == 0)
            text_adds(out, AUTO);
        else
            text_printf(out, "%lld", *(const long long *)at);
        break;
    case SETTING_TEXT:
    case SETTING_COLUMNS:
        text_adds(out, *(char *const *)at);
        break;
    }
}

static bool set_choice(const struct setting *s, void *at, struct slice value, struct error *error)
{
    struct text all = { 0 };

    for (int i = 0; s->choices[i] != NULL; i++) {
        if (slice_eq(value, slice_of(s->choices[i]))) {
            *(int *)at = i;
            text_done(&all);
            return true;
        }
        text_printf(&all, "%s%s", i ? ", " : "", s->choices[i]);
    }
    error_set(error, _("'%s' is one of: %s"), s->name, all.p);
    text_done(&all);
    return false;
}

static bool set_bool(const struct setting *s, void *at, struct slice value, struct error *error)
{
    bool on = slice_eq(value, SLICE("true")) || slice_eq(value, SLICE("yes"));

    if (!on && !slice_eq(value, SLICE("false")) && !slice_eq(value, SLICE("no"))) {
        error_set(error, _("'%s' is true or false"), s->name);
        return false;
    }
    *(bool *)at = on;
    return true;
}

static bool set_text(const struct setting *s, void *at, struct slice value, struct error *error)
{
    if (s->kind == SETTING_COLUMNS) {
        struct text bad = { 0 };
        size_t n;
        struct column *columns = columns_parse(value, &n, &bad);

        columns_free(columns, n);
        bool ok = !bad.n && n > 0;
        if (!ok)
            error_set(error, _("'%s' is no column"), text_str(&bad));
        text_done(&bad);
        if (!ok)
            return false;
    }
    free(*(char **)at);
    *(char **)at = xstrndup(value.n ? value.p : "", value.n);
    return true;
}

bool setting_set(struct settings *settings, size_t i, struct slice value, struct error *error)
{
    const struct setting *s = &table[i];
    void *at = member(settings, s);
    uint64_t number;

    switch (s->kind) {
    case SETTING_BOOL:
        return set_bool(s, at, value, error);
    case SETTING_CHOICE:
        return set_choice(s, at, value, error);
    case SETTING_TEXT:
    case SETTING_COLUMNS:
        return set_text(s, at, value, error);
    case SETTING_NUMBER:
        break;
    }
    if (slice_eq(value, SLICE(AUTO)) && strcmp(s->default_text, AUTO) == 0) {
        *(int64_t *)at = 0;
        return true;
    }
    if (!slice_u64(value, &number) || number == 0 || number > UINT32_MAX) {
        error_set(error, _("'%s' is a number from 1 on"), s->name);
        return false;
    }
    *(int64_t *)at = (int64_t)number;
    return true;
}

/* The one behind it of what is offered; from a value of the user's own to the first. */
static void offer_next(char **at, const char *const *choices)
{
    size_t i = 0;

    while (choices[i] != NULL && strcmp(choices[i], *at) != 0)
        i++;
    const char *next = choices[i] != NULL && choices[i + 1] != NULL ? choices[i + 1] : choices[0];
    free(*at);
    *at = xstrdup(next);
}

bool setting_next(struct settings *settings, size_t i)
{
    const struct setting *s = &table[i];
    void *at = member(settings, s);

    if (s->kind == SETTING_BOOL)
        *(bool *)at = !*(bool *)at;
    else if (s->kind == SETTING_CHOICE)
        *(int *)at = s->choices[*(int *)at + 1] != NULL ? *(int *)at + 1 : 0;
    else if (s->kind == SETTING_TEXT && s->choices != NULL)
        offer_next(at, s->choices);
    else
        return false;
    return true;
}

struct settings *settings_default(void)
{
    struct settings *settings = xcalloc(1, sizeof *settings);
    struct error none = { 0 };

    for (size_t i = 0; i < ARRAY_SIZE(table); i++)
        setting_set(settings, i, slice_of(table[i].default_text), &none);
    error_done(&none);
    settings->keys = keymap_new();
    return settings;
}

void settings_free(struct settings *settings)
{
    if (settings == NULL)
        return;
    for (size_t i = 0; i < ARRAY_SIZE(table); i++)
        if (table[i].kind == SETTING_TEXT || table[i].kind == SETTING_COLUMNS)
            free(*(char **)member(settings, &table[i]));
    keymap_free(settings->keys);
    free(settings);
}

/* ---- the file ---- */

static char *user_file(void)
{
    char *folder = datafile_user_folder();
    char *path = folder != NULL ? xasprintf("%s/config.yaml", folder) : NULL;

    free(folder);
    return path;
}

static void read_keys(struct settings *settings, const struct yaml *keys,
                      struct lint_messages *mistakes)
{
    if (keys->kind != YAML_MAP) {
        yaml_mistake(mistakes, keys, _("'keys' is a mapping from actions to keys"));
        return;
    }
    for (const struct yaml *node = keys->first; node != NULL; node = node->next) {
        struct error error = { 0 };
        enum action action = action_by_name(node->key->text);

        if (action == ACTION_NONE)
            yaml_mistake(mistakes, node->key, _("unknown action '%.*s'"),
                         SLICE_ARG(node->key->text));
        else if (node->kind != YAML_SCALAR)
            yaml_mistake(mistakes, node, _("keys are written as one text, blanks between them"));
        else if (!keymap_bind(settings->keys, action, node->text, &error))
            yaml_mistake(mistakes, node, "%s", error.message);
        error_done(&error);
    }
}

static void unknown_key(const struct yaml *key, struct lint_messages *mistakes)
{
    struct suggestion similar = suggestion_for(key->text);

    for (size_t i = 0; i < ARRAY_SIZE(table); i++)
        suggestion_try(&similar, table[i].name);
    suggestion_try(&similar, "keys");
    const char *best = suggestion_best(&similar);
    if (best != NULL)
        yaml_mistake(mistakes, key, _("unknown key '%.*s'; did you mean '%s'?"),
                     SLICE_ARG(key->text), best);
    else
        yaml_mistake(mistakes, key, _("unknown key '%.*s'"), SLICE_ARG(key->text));
}

static void read_setting(struct settings *settings, const struct yaml *node,
                         struct lint_messages *mistakes)
{
    struct error error = { 0 };
    size_t i = 0;

    while (i < ARRAY_SIZE(table) && !slice_eq(node->key->text, slice_of(table[i].name)))
        i++;
    if (i == ARRAY_SIZE(table))
        unknown_key(node->key, mistakes);
    else if (node->kind != YAML_SCALAR)
        yaml_mistake(mistakes, node, _("'%s' is one value"), table[i].name);
    else if (!setting_set(settings, i, node->text, &error))
        yaml_mistake(mistakes, node, "%s", error.message);
    error_done(&error);
}

static void read_file(struct settings *settings, const char *path, struct lint_messages *mistakes)
{
    struct yaml_file *file = yaml_read_file(path, mistakes);

    if (file == NULL)
        return;
    const struct yaml *root = yaml_root(file);
    if (root->kind == YAML_LIST)
        yaml_mistake(mistakes, root, _("a configuration is a mapping from settings to values"));
    for (const struct yaml *node = root->first; root->kind == YAML_MAP && node != NULL;
         node = node->next) {
        if (slice_eq(node->key->text, SLICE("keys")))
            read_keys(settings, node, mistakes);
        else
            read_setting(settings, node, mistakes);
    }
    yaml_file_free(file);
}

struct settings *settings_load(const char *path, struct error *error)
{
    struct settings *settings = settings_default();
    struct lint_messages mistakes = { 0 };
    struct datafiles files = { 0 };

    if (path != NULL)
        read_file(settings, path, &mistakes);
    else
        datafiles_add_config_file(&files, "config.yaml");
    for (size_t i = files.n; i-- > 0;) /* the user's comes first, and has the last word */
        read_file(settings, files.paths[i], &mistakes);
    datafiles_done(&files);
    if (lint_messages_to_error(&mistakes, error))
        return settings;
    settings_free(settings);
    return NULL;
}

/* In double quotes, as YAML and JSON have them. */
static void quoted(struct text *out, struct slice text)
{
    text_addc(out, '"');
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '"' || text.p[i] == '\\')
            text_addc(out, '\\');
        text_addc(out, text.p[i]);
    }
    text_addc(out, '"');
}

static void dump_keys(const struct settings *settings, struct text *out, bool all)
{
    struct keymap *defaults = keymap_new();
    bool headed = false;

    for (size_t i = 1; i < ACTION_COUNT; i++) {
        struct text keys = { 0 }, usual = { 0 };

        keymap_keys(settings->keys, (enum action)i, &keys);
        keymap_keys(defaults, (enum action)i, &usual);
        if (all || !slice_eq(text_view(&keys), text_view(&usual))) {
            if (!headed)
                text_adds(out, "keys:\n");
            headed = true;
            if (all)
                text_printf(out, "  # %s\n", _(action_info((enum action)i)->help));
            text_printf(out, "  %s: ", action_info((enum action)i)->name);
            quoted(out, text_view(&keys));
            text_addc(out, '\n');
        }
        text_done(&keys);
        text_done(&usual);
    }
    keymap_free(defaults);
}

static void dump(const struct settings *settings, struct text *out, bool all)
{
    for (size_t i = 0; i < ARRAY_SIZE(table); i++) {
        struct text value = { 0 };

        setting_text(settings, i, &value);
        if (all || !slice_eq(text_view(&value), slice_of(table[i].default_text))) {
            if (all)
                text_printf(out, "# %s\n", _(table[i].help));
            text_printf(out, "%s: ", table[i].name);
            quoted(out, text_view(&value));
            text_adds(out, all ? "\n\n" : "\n");
        }
        text_done(&value);
    }
    dump_keys(settings, out, all);
}

void settings_dump(const struct settings *settings, struct text *out)
{
    dump(settings, out, true);
}

bool settings_save(const struct settings *settings, struct saver *saver, struct error *error)
{
    char *path = user_file();
    struct text out = { 0 };

    if (path == NULL) {
        error_set(error, _("there is no home folder to keep the settings in"));
        return false;
    }
    text_printf(&out, "# %s\n", _("Settings of sipwhy; sipwhy --dump-config shows all there are."));
    dump(settings, &out, false);
    bool ok = saver_write(saver, path, true, text_view(&out), error);
    text_done(&out);
    free(path);
    return ok;
}
