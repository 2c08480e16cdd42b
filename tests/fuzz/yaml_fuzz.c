/* yaml_fuzz.c - what a person writes: the first byte says what the rest is to be. */
#include "config.h"

#include "base/yaml.h"
#include "fuzz.h"
#include "pipeline.h"
#include "screen/settings.h"

static void read_rules(const char *path, struct mistakes *mistakes)
{
    struct rules *rules = rules_empty();

    rules_read_file(rules, path, mistakes);
    rules_check(rules, mistakes);
    rules_free(rules);
}

static void read_profile(const char *path, struct mistakes *mistakes)
{
    struct profiles *profiles = profiles_empty();

    profiles_read_file(profiles, path, mistakes);
    profiles_free(profiles);
}

static void read_trunks(const char *path, struct mistakes *mistakes)
{
    struct profiles *profiles = profiles_empty();

    trunks_read_file(profiles, path, mistakes);
    profiles_free(profiles);
}

/* What was read is written, and what was written can be read. */
static void read_settings(const char *path, struct mistakes *mistakes)
{
    struct error error = {0};
    struct text dumped = {0};
    struct settings *settings = settings_load(path, &error);
    int fd;

    (void)mistakes;
    if (settings != NULL) {
        settings_dump(settings, &dumped);
        settings_free(settings);
        char *again = memory_file(dumped.p, dumped.n, &fd);
        settings = settings_load(again, &error);
        if (settings == NULL)
            abort();
        settings_free(settings);
        close(fd);
        free(again);
    }
    text_done(&dumped);
    error_done(&error);
}

static void (*const readers[])(const char *, struct mistakes *) = {
    read_rules, read_profile, read_trunks, read_settings,
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct mistakes mistakes = {0};
    int fd;

    if (size == 0)
        return 0;
    char *path = memory_file(data + 1, size - 1, &fd);
    readers[data[0] % ARRAY_SIZE(readers)](path, &mistakes);
    mistakes_done(&mistakes);
    close(fd);
    free(path);
    return 0;
}
