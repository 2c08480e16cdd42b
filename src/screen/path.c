/* path.c - paths as they are typed. */
#include "config.h"

#include "screen/path.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

char *path_expand(const char *typed)
{
    const char *home = getenv("HOME");

    if (typed[0] == '~' && typed[1] == '/' && home != NULL && *home)
        return xasprintf("%s%s", home, typed + 1);
    return xstrdup(typed);
}

void path_complete(void *context, struct slice text, struct text *done, struct text *choices)
{
    (void)context;
    char *path = xstrndup(text.p, text.n);
    char *slash = strrchr(path, '/');
    const char *head = slash != NULL ? slash + 1 : path;
    char *folder = slash != NULL ? xstrndup(path, (size_t)(slash - path) + 1) : xstrdup("./");
    DIR *dir = opendir(folder);
    size_t n = 0, common = 0;
    char *best = NULL;
    for (struct dirent *item = dir != NULL ? readdir(dir) : NULL; item != NULL;
         item = readdir(dir)) {
        if (strncmp(item->d_name, head, strlen(head)) != 0 || (item->d_name[0] == '.' && !*head))
            continue;
        if (!n++) {
            best = xstrdup(item->d_name);
            common = strlen(best);
        }
        size_t same = 0;
        while (same < common && item->d_name[same] == best[same])
            same++;
        common = same;
        text_printf(choices, "%s ", item->d_name);
    }
    if (dir != NULL)
        closedir(dir);
    if (best != NULL && common > strlen(head)) {
        text_add(done, path, (size_t)(head - path));
        text_add(done, best, common);
    }
    if (n <= 1)
        text_clear(choices);
    free(best);
    free(folder);
    free(path);
}
