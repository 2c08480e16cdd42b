/* keeper.c - the saver's side: folders, the names that are taken, and the files under way. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"
#include "helper/confine.h"
#include "helper/helper.h"
#include "helper/saver_private.h"

#define NAME_MOST 255u
#define OWN_MOST 65536u /* files that are known to be replaceable */
#define READ_MOST (1u << 20)
#define TIDY_EACH_MS 600000

/* A file that was made here. Another one under its name is not it, nor is one that somebody has
 * written to since, or one that got its number after it was deleted. */
struct own {
    dev_t device;
    ino_t inode;
    struct timespec written;
};

struct keeper {
    const struct saver_places *places;
    int *folders; /* of the places, -1: not to be opened */
    int *open;    /* of these, those that are */
    size_t n_open;
    int settings;
    struct atomic_file *files[SAVER_FILES];
    char *bounded[SAVER_FILES]; /* the names of those in the kept folder; NULL: in another */
    struct own *own;
    size_t n_own, room_own;
    struct kept *kept; /* NULL: no place is bounded */
};

/* Names */

bool saver_is_settings_file(struct slice name)
{
    static const char *const names[] = { "config.yaml", "trunks.yaml", "alerts.yaml" };

    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        if (slice_eq(name, slice_of(names[i])))
            return true;
    return false;
}

bool saver_takes_name(struct slice name)
{
    static const char *const endings[] = { ".pcap", ".pcapng", ".txt",   ".md", ".html",
                                           ".svg",  ".json",   ".jsonl", ".csv" };

    for (size_t i = 0; i < ARRAY_SIZE(endings); i++)
        if (name.n > strlen(endings[i]) && slice_iends(name, slice_of(endings[i])))
            return true;
    return false;
}

static bool has_control(struct slice name)
{
    for (size_t i = 0; i < name.n; i++)
        if ((uint8_t)name.p[i] < ' ' || name.p[i] == 0x7f)
            return true;
    return false;
}

static bool check_name(const struct saver_place *place, struct slice name, struct error *error)
{
    if (name.n == 0)
        error_set(error, "%s", _("a file's name is missing"));
    else if (place->kind == SAVER_KEPT && !kept_takes_name(name))
        error_set(error, "%s", _("a capture that is kept has the name of an alert"));
    else if (name.n > NAME_MOST || name.p[0] == '.' || slice_chr(name, '/') < name.n ||
             has_control(name))
        error_set(error, "%s",
                  _("a file's name has no dot in front, no slash and no control "
                    "character, and at most 255 bytes"));
    else if (!saver_takes_name(name) &&
             !(place->kind == SAVER_SETTINGS && saver_is_settings_file(name)))
        error_set(error, "%s",
                  _("a file's name ends in .pcap, .pcapng, .txt, .md, .html, .svg, "
                    ".json, .jsonl or .csv"));
    else
        return true;
    return false;
}

/* Folders */

static bool is_needed(const struct saver_place *place)
{
    return place->kind == SAVER_NAMED || place->kind == SAVER_KEPT;
}

static bool open_places(struct keeper *k, struct error *error)
{
    for (size_t i = 0; i < k->places->n; i++) {
        const struct saver_place *place = &k->places->list[i];

        k->folders[i] = open(place->path, O_PATH | O_DIRECTORY | O_CLOEXEC);
        if (k->folders[i] < 0 && is_needed(place)) {
            error_set(error, "%s: %s", place->path, sudo_user_strerror(errno));
            return false;
        }
        if (k->folders[i] >= 0)
            k->open[k->n_open++] = k->folders[i];
        if (k->folders[i] >= 0 && place->kind == SAVER_SETTINGS)
            k->settings = k->folders[i];
        if (place->kind == SAVER_KEPT)
            k->kept = kept_open(k->folders[i], &k->places->kept, error);
        if (error_is_set(error))
            return false;
    }
    return true;
}

struct keeper *keeper_new(const struct saver_places *places, struct error *error)
{
    struct keeper *k = xcalloc(1, sizeof *k);

    k->places = places;
    k->folders = xcalloc(places->n + 1, sizeof *k->folders);
    k->open = xcalloc(places->n + 1, sizeof *k->open);
    if (open_places(k, error))
        return k;
    keeper_free(k);
    return NULL;
}

void keeper_free(struct keeper *k)
{
    if (k == NULL)
        return;
    for (size_t i = 0; i < SAVER_FILES; i++) {
        atomic_file_abandon(k->files[i]);
        free(k->bounded[i]);
    }
    for (size_t i = 0; i < k->n_open; i++)
        close(k->open[i]);
    free(k->folders);
    free(k->open);
    free(k->own);
    kept_free(k->kept);
    free(k);
}

const int *keeper_folders(const struct keeper *k, size_t *n, int *settings)
{
    *n = k->n_open;
    *settings = k->settings;
    return k->open;
}

/* Names the folders where a file could be saved instead. */
static void add_writable(const struct keeper *k, struct text *out)
{
    for (size_t i = 0; i < k->places->n; i++) {
        const struct saver_place *place = &k->places->list[i];

        if (k->folders[i] < 0 || place->kind == SAVER_SETTINGS ||
            faccessat(k->folders[i], ".", W_OK, AT_EACCESS) != 0)
            continue;
        text_printf(out, "%s%s", out->n > 0 ? ", " : "",
                    place->kind == SAVER_START && place->real != NULL ? place->real : place->path);
    }
}

/* Files */

/* The message's name; NULL and *error if it is none for its place. The calling function frees it.
 */
static char *take_name(const struct keeper *k, const struct saver_message *m, size_t n_bytes,
                       struct error *error)
{
    const struct slice name = { m->bytes, n_bytes };

    if (m->head.place >= k->places->n) {
        error_set(error, "%s", _("there is no such folder to save in"));
        return NULL;
    }
    return check_name(&k->places->list[m->head.place], name, error) ? xstrndup(name.p, name.n)
                                                                    : NULL;
}

/* As it is shown: the folder where the program was started goes without saying. */
static char *shown_path(const struct keeper *k, uint8_t number, const char *name)
{
    const struct saver_place *place = &k->places->list[number];

    return place->kind == SAVER_START ? xstrdup(name) : xasprintf("%s/%s", place->path, name);
}

static bool is_own(const struct keeper *k, const struct stat *about)
{
    for (size_t i = 0; i < k->n_own; i++) {
        const struct own *own = &k->own[i];

        if (own->device == about->st_dev && own->inode == about->st_ino &&
            own->written.tv_sec == about->st_mtim.tv_sec &&
            own->written.tv_nsec == about->st_mtim.tv_nsec)
            return S_ISREG(about->st_mode);
    }
    return false;
}

static enum saver_presence presence_of(const struct keeper *k, uint8_t place, const char *name)
{
    struct stat about;

    if (k->folders[place] < 0 || fstatat(k->folders[place], name, &about, AT_SYMLINK_NOFOLLOW) != 0)
        return SAVER_ABSENT;
    if (k->places->list[place].kind == SAVER_SETTINGS && saver_is_settings_file(slice_of(name)))
        return SAVER_OWN;
    return is_own(k, &about) ? SAVER_OWN : SAVER_THERE;
}

static uint8_t free_file(const struct keeper *k)
{
    uint8_t i = 0;

    while (i < SAVER_FILES && k->files[i] != NULL)
        i++;
    return i;
}

/* The reason, and where else. */
static void explain(const struct keeper *k, uint8_t place, struct error *error)
{
    struct text others = { 0 };
    char *reason = error->message;

    if (k->folders[place] < 0 || faccessat(k->folders[place], ".", W_OK, AT_EACCESS) != 0)
        add_writable(k, &others);
    if (others.n > 0) {
        error->message = NULL;
        error_set(error, _("%s; files can be saved in %s"), reason, text_str(&others));
        free(reason);
    }
    text_done(&others);
}

static void open_file(struct keeper *k, const struct saver_message *m, const char *name,
                      struct saver_answer *answer, struct error *error)
{
    char *shown = shown_path(k, m->head.place, name);
    enum saver_presence presence = presence_of(k, m->head.place, name);

    answer->file = free_file(k);
    if (k->folders[m->head.place] < 0)
        error_set(error, "%s: %s", shown, strerror(ENOENT));
    else if (answer->file == SAVER_FILES)
        error_set(error, _("%s: too many files are being saved"), shown);
    else
        k->files[answer->file] =
            atomic_file_open(k->folders[m->head.place], name, shown,
                             m->head.replace != 0 && presence == SAVER_OWN, error);
    if (error_is_set(error))
        explain(k, m->head.place, error);
    else if (k->places->list[m->head.place].kind == SAVER_KEPT)
        k->bounded[answer->file] = xstrdup(name);
    free(shown);
}

static void read_file(const struct keeper *k, const struct saver_message *m, const char *name,
                      struct saver_answer *answer, size_t *n, struct error *error)
{
    const uint8_t place = m->head.place;
    struct stat about;
    int fd = -1;

    if (k->places->list[place].kind == SAVER_SETTINGS && saver_is_settings_file(slice_of(name)))
        fd = openat(k->folders[place], name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    else
        errno = EACCES;
    if (fd < 0 && errno == ENOENT)
        return;
    ssize_t got = -1;

    if (fd >= 0 && fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && m->head.at <= READ_MOST) {
        got = pread(fd, answer->bytes, SAVER_BYTES, (off_t)m->head.at);
        answer->size = (uint64_t)about.st_size;
    }
    if (got < 0)
        error_set(error, _("%s cannot be read"), name);
    *n = got > 0 ? (size_t)got : 0;
    if (fd >= 0)
        close(fd);
}

/* bounded NULL: it lies in no folder of bounded size. */
static void commit_file(struct keeper *k, struct atomic_file *file, const char *bounded,
                        struct saver_answer *answer, struct error *error)
{
    struct stat about = { 0 };

    if (!atomic_file_commit(file, &about, error) ||
        (bounded != NULL && !kept_add(k->kept, bounded, &about, error)))
        return;
    if (bounded != NULL)
        kept_tidy(k->kept, clock_now(CLOCK_REALTIME));
    answer->size = (uint64_t)about.st_size;
    if (!is_own(k, &about) && k->n_own < OWN_MOST)
        VEC_PUSH(k->own, k->n_own, k->room_own) =
            (struct own){ about.st_dev, about.st_ino, about.st_mtim };
}

/* Requests about a name in a folder. */
static void answer_name(struct keeper *k, const struct saver_message *m, size_t n_bytes,
                        struct saver_answer *answer, size_t *n, struct error *error)
{
    char *name = take_name(k, m, n_bytes, error);

    if (name == NULL)
        return;
    if (m->head.request == SAVER_LOOK)
        answer->presence = (uint8_t)presence_of(k, m->head.place, name);
    else if (m->head.request == SAVER_READ)
        read_file(k, m, name, answer, n, error);
    else
        open_file(k, m, name, answer, error);
    free(name);
}

/* Requests about a file under way. */
static void answer_file(struct keeper *k, const struct saver_message *m, size_t n_bytes,
                        struct saver_answer *answer, struct error *error)
{
    struct atomic_file *file = m->head.file < SAVER_FILES ? k->files[m->head.file] : NULL;

    if (file == NULL) {
        error_set(error, "%s", _("no such file is being saved"));
        return;
    }
    if (m->head.request == SAVER_WRITE) {
        (void)atomic_file_write(file, m->bytes, n_bytes, error);
        return;
    }
    char *bounded = k->bounded[m->head.file];

    k->files[m->head.file] = NULL;
    k->bounded[m->head.file] = NULL;
    if (m->head.request == SAVER_COMMIT)
        commit_file(k, file, bounded, answer, error);
    else
        atomic_file_abandon(file);
    free(bounded);
}

size_t keeper_answer(struct keeper *k, const struct saver_message *m, size_t n,
                     struct saver_answer *answer)
{
    struct error error = { 0 };
    size_t n_answer = 0;

    memset(answer, 0, SAVER_ANSWER_HEAD);
    if (n < SAVER_MESSAGE_HEAD || m->head.request >= SAVER_REQUESTS)
        error_set(&error, "%s", _("this is no request to save anything"));
    else if (m->head.request <= SAVER_OPEN)
        answer_name(k, m, n - SAVER_MESSAGE_HEAD, answer, &n_answer, &error);
    else
        answer_file(k, m, n - SAVER_MESSAGE_HEAD, answer, &error);
    answer->good = !error_is_set(&error);
    if (!answer->good) {
        n_answer = strlen(error.message);
        if (n_answer > SAVER_BYTES)
            n_answer = SAVER_BYTES;
        memcpy(answer->bytes, error.message, n_answer);
    }
    error_done(&error);
    return SAVER_ANSWER_HEAD + n_answer;
}

/* The process */

static bool prepare(struct keeper *k, int pipe, struct error *error)
{
    struct confine_wish wish = { .duty = CONFINE_SAVER, .pipe = pipe };

    wish.folders = keeper_folders(k, &wish.n_folders, &wish.settings);
    return sweeper_split(pipe, wish.folders, wish.n_folders, error) && confine(&wish, error);
}

/* The first answer is to no message: whether there is a saver. */
static bool greet(int pipe, struct saver_answer *answer, const struct error *error)
{
    size_t n = error->message != NULL ? strlen(error->message) : 0;

    memset(answer, 0, SAVER_ANSWER_HEAD);
    answer->good = n == 0;
    answer->size = (uint64_t)getpid();
    n = n < SAVER_BYTES ? n : SAVER_BYTES;
    if (n > 0)
        memcpy(answer->bytes, error->message, n);
    return pipe_send(pipe, answer, SAVER_ANSWER_HEAD + n) && answer->good;
}

/* Files grow too old also where no new one is made. */
static ssize_t next_message(struct keeper *k, int pipe, struct saver_message *message)
{
    struct pollfd polled = { .fd = pipe, .events = POLLIN };

    if (k->kept != NULL)
        kept_tidy(k->kept, clock_now(CLOCK_REALTIME));
    while (k->kept != NULL && poll(&polled, 1, TIDY_EACH_MS) == 0)
        kept_tidy(k->kept, clock_now(CLOCK_REALTIME));
    return pipe_receive(pipe, message, sizeof *message);
}

void saver_serve(int pipe, const void *context)
{
    struct saver_message *message = xcalloc(1, sizeof *message);
    struct saver_answer *answer = xcalloc(1, sizeof *answer);
    struct error error = { 0 };
    struct keeper *k = keeper_new(context, &error);
    ssize_t n;

    if (k != NULL)
        (void)prepare(k, pipe, &error);
    if (greet(pipe, answer, &error))
        while ((n = next_message(k, pipe, message)) > 0)
            if (!pipe_send(pipe, answer, keeper_answer(k, message, (size_t)n, answer)))
                break;
    keeper_free(k);
    error_done(&error);
    free(answer);
    free(message);
}
