/* mkdoc_data.c - parts of the manual: settings, keys, columns, roles, the guide, the profiles. */
#include "config.h"

#include "cmd/mkdoc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cmd/options.h"
#include "guide/guide.h"
#include "provider/profile.h"
#include "report/columns.h"
#include "screen/columns.h"
#include "screen/screen.h"
#include "screen/settings.h"
#include "session/session.h"

/* ---- the screens ---- */

void man_settings(const char *argument)
{
    struct settings *settings = settings_default();

    (void)argument;
    puts(".Bl -tag -width Ds");
    for (size_t i = 0; i < settings_count(); i++) {
        struct text value = { 0 };

        setting_text(settings, i, &value);
        printf(".It Ic %s : ", setting_name(i));
        mdoc_text(value.n > 0 ? text_str(&value) : "\"\"", false);
        putchar('\n');
        mdoc_sentences(setting_help(i));
        text_done(&value);
    }
    puts(".El");
    settings_free(settings);
}

static unsigned group_named(const char *name)
{
    static const struct {
        const char *name;
        unsigned group;
    } groups[] = { { "calls", GROUP_CALLS },   { "call", GROUP_CALL }, { "guide", GROUP_GUIDE },
                   { "trunks", GROUP_TRUNKS }, { "move", GROUP_MOVE }, { "always", GROUP_ALWAYS } };

    for (size_t i = 0; i < ARRAY_SIZE(groups); i++)
        if (strcmp(groups[i].name, name) == 0)
            return groups[i].group;
    fprintf(stderr, "mkdoc: no keys of '%s'\n", name);
    exit(EXIT_FAILURE);
}

/* Keys of one character are no delimiters of mdoc. */
static void put_keys(const char *keys)
{
    for (struct slice rest = slice_of(keys); rest.n > 0;) {
        struct slice key = slice_cut(&rest, ' ');
        char *word = xstrndup(key.p, key.n);

        fputs(key.n == 1 ? "\\&" : "", stdout);
        mdoc_text(word, false);
        fputs(rest.n > 0 ? " " : "\n", stdout);
        free(word);
    }
    if (*keys == '\0')
        putchar('\n');
}

/* Each screen: its name, what it is for. */
void man_screens(const char *argument)
{
    static const struct screen_ops *const screens[] = {
        &start_screen,   &calls_screen,    &call_screen,       &findings_screen, &compare_screen,
        &why_not_screen, &guide_screen,    &statistics_screen, &trunks_screen,   &probe_screen,
        &save_screen,    &settings_screen, &columns_screen,    &sort_screen,     &interfaces_screen,
        &files_screen,   &help_screen,
    };

    (void)argument;
    puts(".Bl -tag -width Ds");
    for (size_t i = 0; i < ARRAY_SIZE(screens); i++) {
        printf(".It Ic %s\n", screens[i]->name);
        mdoc_sentences(screens[i]->about);
    }
    puts(".El");
}

/* The keys of a group, as they are unless the settings give others. */
void man_presses(const char *argument)
{
    unsigned group = group_named(argument);

    puts(".Bl -tag -width Ds");
    for (size_t i = 1; i < ACTION_COUNT; i++) {
        const struct action_info *info = action_info((enum action)i);

        if ((info->groups & group) == 0 || *info->keys == '\0')
            continue;
        fputs(".It Ic ", stdout);
        put_keys(info->keys);
        mdoc_sentences(info->help);
    }
    puts(".El");
}

void man_keys(const char *argument)
{
    unsigned group = group_named(argument);

    puts(".Bl -tag -width Ds");
    for (size_t i = 1; i < ACTION_COUNT; i++) {
        const struct action_info *info = action_info((enum action)i);

        if ((info->groups & group) == 0)
            continue;
        printf(".It Ic %s : ", info->name);
        put_keys(info->keys);
        mdoc_sentences(info->help);
    }
    puts(".El");
}

void man_columns(const char *argument)
{
    (void)argument;
    puts(".Bl -tag -width Ds");
    for (size_t i = 0; i < columns_count(); i++) {
        printf(".It Ic %s\n", columns_at(i)->name);
        mdoc_sentences(columns_at(i)->help);
    }
    puts(".El");
}

void man_call_log(const char *argument)
{
    (void)argument;
    puts(".Bl -tag -width Ds");
    for (size_t i = 0; i < report_columns(); i++) {
        const struct report_column *column = report_column_at(i);

        if ((column->places & COLUMN_OF_THE_LOG) == 0)
            continue;
        printf(".It Ic %s\n", column->name);
        mdoc_sentences(column->help);
    }
    puts(".El");
}

void man_roles(const char *argument)
{
    (void)argument;
    for (int i = 0; i < TEXT_ROLE_COUNT; i++)
        printf(".Ic %s%s\n", role_name((enum text_role)i), i + 1 < TEXT_ROLE_COUNT ? " ," : " .");
}

/* ---- the data ---- */

static void end_with(struct error *error)
{
    fprintf(stderr, "mkdoc: %s\n", error->message);
    exit(EXIT_FAILURE);
}

static void put_symptoms(const struct guide *guide, enum guide_group group)
{
    for (size_t i = 0; i < guide_symptoms(guide); i++) {
        const struct guide_symptom *symptom = guide_symptom(guide, i);

        if (symptom->group != group)
            continue;
        printf(".It Cm %s\n", symptom->id);
        mdoc_sentences(symptom->title);
        if (symptom->hint != NULL)
            mdoc_sentences(symptom->hint);
    }
}

void man_guide(const char *argument)
{
    struct error error = { 0 };
    struct rules *rules = rules_load(data_dir(), &error);
    struct guide *guide = rules != NULL ? guide_load(data_dir(), rules, &error) : NULL;

    (void)argument;
    if (guide == NULL)
        end_with(&error);
    for (enum guide_group group = 0; group < GUIDE_GROUPS; group++) {
        printf(".Ss %s\n.Bl -tag -width Ds\n", guide_group_words(group));
        put_symptoms(guide, group);
        puts(".El");
    }
    guide_free(guide);
    rules_free(rules);
}

static void put_profile(const struct profile *profile)
{
    printf(".It Cm %s\n", profile->id);
    mdoc_sentences(profile->name);
    printf("Ranges: %zu, codes of errors: %zu.\n", profile->n_ranges, profile->n_errors);
    if (profile->error_header != NULL)
        printf("Its own codes stand in the header %s.\n", profile->error_header);
    if (profile->e164_plus)
        puts("Numbers must be E.164 with a plus.");
    if (profile->registers)
        puts("Trunks register.");
    if (profile->cps > 0)
        printf("Calls per second unless more are agreed: %g.\n", profile->cps);
    if (profile->concurrent > 0)
        printf("Calls at once unless more are agreed: %u.\n", (unsigned)profile->concurrent);
}

void man_profiles(const char *argument)
{
    struct error error = { 0 };
    struct profiles *profiles = profiles_load(data_dir(), &error);

    (void)argument;
    if (profiles == NULL)
        end_with(&error);
    puts(".Bl -tag -width Ds");
    for (size_t i = 0; i < profiles_count(profiles); i++)
        put_profile(profiles_at(profiles, i));
    puts(".El");
    profiles_free(profiles);
}
