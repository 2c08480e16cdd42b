/* replay.c - gives a fuzz target the files named, or all of its corpus. */
#include "config.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fuzz.h"

#define LARGEST (1024 * 1024)

static int replay(const char *path)
{
    uint8_t *bytes, *exact;
    FILE *file = fopen(path, "rb");
    size_t n;

    if (file == NULL) {
        perror(path);
        return 1;
    }
    bytes = xmalloc(LARGEST);
    n = fread(bytes, 1, LARGEST, file);
    fclose(file);
    exact = xmalloc(n > 0 ? n : 1); /* so that a sanitizer sees its end */
    memcpy(exact, bytes, n);
    LLVMFuzzerTestOneInput(exact, n);
    free(exact);
    free(bytes);
    return 0;
}

/* The corpus of ".../message_fuzz" is tests/fuzz/corpus/message. */
static char *corpus_of(const char *program)
{
    const char *srcdir = getenv("srcdir"), *slash = strrchr(program, '/');
    const char *name = slash != NULL ? slash + 1 : program;
    const char *end = strstr(name, "_fuzz");

    return xasprintf("%s/tests/fuzz/corpus/%.*s", srcdir != NULL ? srcdir : ".",
                     (int)(end != NULL ? (size_t)(end - name) : strlen(name)), name);
}

int main(int argc, char **argv)
{
    char *corpus = corpus_of(argv[0]);
    DIR *folder = opendir(corpus);
    int failed = 0, files = 0;

    for (int i = 1; i < argc; i++, files++)
        failed |= replay(argv[i]);
    for (struct dirent *entry; argc == 1 && folder != NULL && (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        char *path = xasprintf("%s/%s", corpus, entry->d_name);
        failed |= replay(path);
        files++;
        free(path);
    }
    if (folder != NULL)
        closedir(folder);
    if (files == 0)
        fprintf(stderr, "%s: no inputs\n", corpus);
    free(corpus);
    return failed != 0 || files == 0;
}
