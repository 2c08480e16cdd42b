/* machine.c - the machine that the program runs on. */
#include "config.h"

#include "base/machine.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/slice.h"

#define LINE_MOST 4096

/* Where each version keeps its groups: cgroups(7). */
static const struct version {
    const char *controller; /* in /proc/self/cgroup, "N:CONTROLLER,CONTROLLER:GROUP" */
    const char *folder, *file;
} versions[] = {
    { "", "/sys/fs/cgroup", "memory.max" },
    { "memory", "/sys/fs/cgroup/memory", "memory.limit_in_bytes" },
};

/* "max" is none. */
static uint64_t read_limit(const char *path)
{
    char line[LINE_MOST];
    uint64_t limit = UINT64_MAX;
    FILE *file = fopen(path, "re");

    if (file == NULL)
        return UINT64_MAX;
    if (fgets(line, sizeof line, file) != NULL)
        (void)slice_u64(slice_trim(slice_of(line)), &limit);
    fclose(file);
    return limit;
}

/* A group is in no more memory than each of those above it. Where a container sees its own group
 * only, the path leads nowhere, and the top of the folder is that group. */
static uint64_t least_limit(const char *root, const struct version *version, struct slice group)
{
    uint64_t least = UINT64_MAX;

    for (;;) {
        char *path =
            xasprintf("%s%s%.*s/%s", root, version->folder, SLICE_ARG(group), version->file);
        uint64_t limit = read_limit(path);

        free(path);
        if (limit < least)
            least = limit;
        if (group.n == 0)
            return least;
        do
            group.n--;
        while (group.n > 0 && group.p[group.n] != '/');
    }
}

static bool has_controller(struct slice controllers, const char *name)
{
    do {
        if (slice_eq(slice_cut(&controllers, ','), slice_of(name)))
            return true;
    } while (controllers.n > 0);
    return false;
}

uint64_t machine_group_limit(const char *root)
{
    char *path = xasprintf("%s/proc/self/cgroup", root);
    char line[LINE_MOST];
    uint64_t least = UINT64_MAX;
    FILE *file = fopen(path, "re");

    free(path);
    if (file == NULL)
        return UINT64_MAX;
    while (fgets(line, sizeof line, file) != NULL) {
        struct slice group = slice_trim(slice_of(line));

        (void)slice_cut(&group, ':');
        struct slice controllers = slice_cut(&group, ':');
        for (size_t i = 0; i < ARRAY_SIZE(versions); i++) {
            if (!has_controller(controllers, versions[i].controller))
                continue;
            uint64_t limit = least_limit(root, &versions[i], group);
            if (limit < least)
                least = limit;
        }
    }
    fclose(file);
    return least;
}

uint64_t machine_memory(void)
{
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    uint64_t limit = machine_group_limit("");
    uint64_t memory = pages > 0 && size > 0 ? (uint64_t)pages * (uint64_t)size : UINT64_MAX;

    if (limit < memory)
        memory = limit;
    return memory != UINT64_MAX ? memory : 0;
}

unsigned machine_processors(void)
{
    cpu_set_t set;

    return sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0
               ? (unsigned)CPU_COUNT(&set)
               : 1;
}
