/* once.c - the program's data is read once by a test that has many sessions. */
#include "config.h"

#include "once.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "diagnose/rule.h"
#include "guide/guide.h"
#include "provider/profile.h"
#include "session/session.h"

int program_main(int argc, char **argv);
#define main program_main
#include "main.c"
#undef main

/* The names that the linker gives a wrapped function and what it goes to. */
struct rules *__real_rules_load(const char *, struct error *);
struct rules *__wrap_rules_load(const char *, struct error *);
void __real_rules_free(struct rules *);
void __wrap_rules_free(struct rules *);
struct profiles *__real_profiles_load(const char *, struct error *);
struct profiles *__wrap_profiles_load(const char *, struct error *);
void __real_profiles_free(struct profiles *);
void __wrap_profiles_free(struct profiles *);
struct guide *__real_guide_load(const char *, const struct rules *, struct error *);
struct guide *__wrap_guide_load(const char *, const struct rules *, struct error *);
void __real_guide_free(struct guide *);
void __wrap_guide_free(struct guide *);

/* What was read, NULL: nothing yet; the guide is that of these rules. */
static struct {
    char *folder;
    struct rules *rules;
    struct profiles *profiles;
    struct guide *guide;
} once;

/* Is it the folder that was read first? */
static bool is_kept(const char *folder)
{
    if (once.folder == NULL)
        once.folder = xstrdup(folder);
    return strcmp(folder, once.folder) == 0;
}

struct rules *__wrap_rules_load(const char *folder, struct error *error)
{
    if (!is_kept(folder))
        return __real_rules_load(folder, error);
    if (once.rules == NULL)
        once.rules = __real_rules_load(folder, error);
    return once.rules;
}

void __wrap_rules_free(struct rules *rules)
{
    if (rules != once.rules)
        __real_rules_free(rules);
}

struct profiles *__wrap_profiles_load(const char *folder, struct error *error)
{
    if (!is_kept(folder))
        return __real_profiles_load(folder, error);
    if (once.profiles == NULL)
        once.profiles = __real_profiles_load(folder, error);
    return once.profiles;
}

void __wrap_profiles_free(struct profiles *profiles)
{
    if (profiles != once.profiles)
        __real_profiles_free(profiles);
}

struct guide *__wrap_guide_load(const char *folder, const struct rules *rules, struct error *error)
{
    if (!is_kept(folder) || rules != once.rules)
        return __real_guide_load(folder, rules, error);
    if (once.guide == NULL)
        once.guide = __real_guide_load(folder, rules, error);
    return once.guide;
}

void __wrap_guide_free(struct guide *guide)
{
    if (guide != once.guide)
        __real_guide_free(guide);
}

/* The data is read here, and not by each child; a mistake in it is the child's to tell. */
static void read_for_children(void)
{
    struct error error = { 0 };
    struct rules *rules = rules_load(data_dir(), &error);

    if (rules != NULL && profiles_load(data_dir(), &error) != NULL)
        guide_load(data_dir(), rules, &error);
    error_done(&error);
}

static void run_child(const char *const *arguments, int output)
{
    char *argv[32];
    int argc = 0;

    while (arguments[argc] != NULL && argc < (int)ARRAY_SIZE(argv) - 1) {
        argv[argc] = xstrdup(arguments[argc]);
        argc++;
    }
    argv[argc] = NULL;
    if (dup2(output, STDOUT_FILENO) < 0)
        _exit(99);
    close(output);
    exit(program_main(argc, argv));
}

FILE *once_start(const char *const *arguments, pid_t *child)
{
    int ends[2];

    read_for_children();
    fflush(NULL); /* else the child has it, too, and writes it */
    if (pipe(ends) != 0)
        return NULL;
    *child = fork();
    if (*child == 0) {
        close(ends[0]);
        run_child(arguments, ends[1]);
    }
    close(ends[1]);
    if (*child > 0)
        return fdopen(ends[0], "r");
    close(ends[0]);
    return NULL;
}

int once_end(FILE *output, pid_t child)
{
    int ended = 0;

    fclose(output);
    if (waitpid(child, &ended, 0) != child)
        return -1;
    return WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
}
