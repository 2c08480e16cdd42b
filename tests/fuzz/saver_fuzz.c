/* saver_fuzz.c - any messages to the saver, as a parser that was taken over may send them. Each is
 * a byte of length and so many bytes; a length of 255 stands for as many as a message holds.
 *
 * The folders are real, and looked at afterwards: only files with our endings may be there, of mode
 * 0600, and what stood there before is untouched. */
#include "config.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "fuzz.h"
#include "helper/saver_private.h"

#define PLACES 3
#define KEPT "before.txt"
#define MESSAGES_MAX 200

static struct saver_places places;
static char top[] = "/tmp/saver_fuzz.XXXXXX";

static void need(bool condition, const char *words)
{
    if (condition)
        return;
    fprintf(stderr, "%s\n", words);
    abort();
}

static char *path_in(size_t place, const char *name)
{
    return xasprintf("%s/%s", places.list[place].path, name);
}

static void remove_folders(void)
{
    for (size_t i = 0; i < places.n; i++) {
        char *kept = path_in(i, KEPT);

        unlink(kept);
        rmdir(places.list[i].path);
        free(kept);
    }
    rmdir(top);
}

static void prepare(void)
{
    static const enum saver_place_kind kinds[PLACES] = { SAVER_START, SAVER_SETTINGS, SAVER_NAMED };

    need(mkdtemp(top) != NULL, "no folder for the test");
    for (size_t i = 0; i < PLACES; i++) {
        VEC_PUSH(places.list, places.n, places.room) =
            (struct saver_place){ kinds[i], xasprintf("%s/%zu", top, i), NULL };
        need(mkdir(places.list[i].path, 0700) == 0, "no folder for the test");
        char *path = path_in(i, KEPT);
        FILE *file = fopen(path, "w");

        need(file != NULL && fputs("kept", file) >= 0 && fclose(file) == 0, "no file");
        free(path);
    }
    atexit(remove_folders);
}

/* A file in a folder is one that may be, and goes again. */
static void check_file(size_t place, const char *name)
{
    struct slice called = slice_of(name);
    char *path = path_in(place, name);
    struct stat about;

    need(lstat(path, &about) == 0 && S_ISREG(about.st_mode), "not a file");
    if (strcmp(name, KEPT) == 0) {
        need(about.st_size == 4, "a file of others was changed");
    } else {
        need((about.st_mode & 07777) == 0600, "others may read it");
        need(name[0] != '.', "a hidden file was left behind");
        need(saver_takes_name(called) ||
                 (places.list[place].kind == SAVER_SETTINGS && saver_is_settings_file(called)),
             "a foreign name");
        unlink(path);
    }
    free(path);
}

static void check_folders(void)
{
    for (size_t i = 0; i < places.n; i++) {
        DIR *folder = opendir(places.list[i].path);
        size_t kept = 0;

        need(folder != NULL, "a folder is gone");
        for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
            if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
                continue;
            kept += strcmp(entry->d_name, KEPT) == 0;
            check_file(i, entry->d_name);
        }
        closedir(folder);
        need(kept == 1, "a file of others is gone");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct saver_message message;
    static struct saver_answer answer;
    struct error error = { 0 };

    if (places.n == 0)
        prepare();
    struct keeper *k = keeper_new(&places, &error);

    need(k != NULL, "no keeper");
    for (size_t at = 0, n = 0; at < size && n < MESSAGES_MAX; n++) {
        size_t length = data[at] == 255 ? sizeof message : data[at];
        size_t given = size - at - 1 < length ? size - at - 1 : length;

        memset(&message, 0, sizeof message);
        memcpy(&message, data + at + 1, given);
        size_t got = keeper_answer(k, &message, length, &answer);

        need(got >= SAVER_ANSWER_HEAD && got <= sizeof answer, "an answer that is none");
        need(answer.good || got > SAVER_ANSWER_HEAD, "a refusal without a reason");
        at += 1 + given;
    }
    keeper_free(k);
    check_folders();
    return 0;
}
