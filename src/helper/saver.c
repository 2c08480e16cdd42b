/* saver.c - the side of those who want files made: paths, messages, and streams to write to. */
#include "config.h"

#include "helper/saver.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/datafile.h"
#include "base/environment.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "helper/helper.h"
#include "helper/saver_private.h"

#define READ_MOST (1u << 20)
#define FOLDERS_MOST 200u /* their numbers fit into a byte */

struct saver {
    struct helper helper;
    int pid;
    struct saver_places places;
    char *start; /* the folder where the program was started; NULL: not known */
    struct saver_message message;
    struct saver_answer answer;
    size_t n_answer; /* bytes of it */
};

struct saving {
    struct saver *saver;
    char *path;
    uint8_t file;
    FILE *stream;
    struct error error; /* the first one in writing */
};

/* Places */

static void add_place(struct saver_places *places, enum saver_place_kind kind, const char *path)
{
    VEC_PUSH(places->list, places->n, places->room) =
        (struct saver_place){ kind, xstrdup(path), realpath(path, NULL) };
}

static void add_kept(struct saver_places *places, const struct saver_kept *kept)
{
    char *inside = xasprintf("%s/", kept->folder);

    (void)datafile_make_folders(inside);
    add_place(places, SAVER_KEPT, kept->folder);
    places->kept = *kept;
    free(inside);
}

static void find_places(struct saver_places *places, const struct saver_wish *wish)
{
    const char *chosen = environment_get("TMPDIR");

    if (wish->kept != NULL) {
        add_kept(places, wish->kept);
        return;
    }
    add_place(places, SAVER_START, ".");
    if (chosen != NULL && chosen[0] == '/')
        add_place(places, SAVER_TEMPORARY, chosen);
    add_place(places, SAVER_TEMPORARY, "/tmp");
    add_place(places, SAVER_TEMPORARY, "/var/tmp");
    for (size_t i = 0; i < wish->n_folders; i++)
        add_place(places, SAVER_NAMED, wish->folders[i]);
    if (wish->settings != NULL) {
        char *inside = xasprintf("%s/", wish->settings);

        (void)datafile_make_folders(inside);
        add_place(places, SAVER_SETTINGS, wish->settings);
        free(inside);
    }
}

static void places_done(struct saver_places *places)
{
    for (size_t i = 0; i < places->n; i++) {
        free(places->list[i].path);
        free(places->list[i].real);
    }
    free(places->list);
}

/* Without doubled slashes and dots, from the root: as far as that can be seen from its text. */
static char *plain_folder(const struct saver *s, struct slice folder)
{
    const char *start = s->start;
    struct text out = { 0 };

    if (folder.n == 0 || folder.p[0] != '/')
        text_adds(&out, start != NULL && strcmp(start, "/") != 0 ? start : "");
    while (folder.n > 0) {
        struct slice part = slice_cut(&folder, '/');

        if (part.n == 0 || slice_eq(part, SLICE(".")))
            continue;
        text_addc(&out, '/');
        text_slice(&out, part);
    }
    if (out.n == 0)
        text_addc(&out, '/');
    return text_take(&out);
}

static bool same_folder(const char *a, const char *b)
{
    struct stat one, other;

    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

/* By its text first: who parses may not be allowed to look into the folder. */
static bool is_place(const struct saver *s, const struct saver_place *place, const char *folder)
{
    char *own = plain_folder(s, slice_of(place->path));
    bool same = strcmp(own, folder) == 0 ||
                (place->real != NULL && strcmp(place->real, folder) == 0) ||
                same_folder(place->path, folder);

    free(own);
    return same;
}

/* The place and the name of a path; a file of the settings is looked for in their folder first,
 * others in the others. False: its folder is none. */
static bool find_place(const struct saver *s, const char *path, uint8_t *number, const char **name)
{
    const char *slash = strrchr(path, '/');
    struct slice before = { path, slash != NULL ? (size_t)(slash - path) + 1 : 0 };
    char *folder = plain_folder(s, before);
    size_t found = s->places.n;

    *name = path + before.n;
    bool settings = saver_is_settings_file(slice_of(*name));

    for (size_t i = 0; i < s->places.n; i++) {
        bool fits = (s->places.list[i].kind == SAVER_SETTINGS) == settings;

        if ((found == s->places.n || fits) && is_place(s, &s->places.list[i], folder)) {
            found = i;
            if (fits)
                break;
        }
    }
    free(folder);
    *number = (uint8_t)found;
    return found < s->places.n;
}

/* Messages */

static bool fail_gone(struct error *error)
{
    error_set(error, "%s", _("nothing can be saved any more: the process that does it has ended"));
    return false;
}

/* The answer of the saver; false and *error if there is none, or it is a refusal. */
static bool receive(struct saver *s, struct error *error)
{
    ssize_t n = pipe_receive(s->helper.pipe, &s->answer, sizeof s->answer);

    if (n < (ssize_t)SAVER_ANSWER_HEAD)
        return fail_gone(error);
    s->n_answer = (size_t)n - SAVER_ANSWER_HEAD;
    if (!s->answer.good)
        error_set(error, "%.*s", (int)s->n_answer, s->answer.bytes);
    return s->answer.good;
}

/* The head stands in the message; its bytes are these. */
static bool ask(struct saver *s, struct saver_head head, struct slice bytes, struct error *error)
{
    if (bytes.n > SAVER_BYTES) {
        error_set(error, "%s", strerror(ENAMETOOLONG));
        return false;
    }
    s->message.head = head;
    if (bytes.n > 0)
        memcpy(s->message.bytes, bytes.p, bytes.n);
    if (!pipe_send(s->helper.pipe, &s->message, SAVER_MESSAGE_HEAD + bytes.n))
        return fail_gone(error);
    return receive(s, error);
}

/* A message about a name; false and *error also where the path leads to no folder of the saver. */
static bool ask_about(struct saver *s, enum saver_request request, const char *path,
                      struct saver_head head, struct error *error)
{
    const char *name;

    if (s == NULL) {
        error_set(error, "%s", _("nothing can be saved here"));
        return false;
    }
    if (!find_place(s, path, &head.place, &name)) {
        error_set(error, _("%s: not in a folder to save in; --save-to adds one"), path);
        return false;
    }
    head.request = (uint8_t)request;
    return ask(s, head, slice_of(name), error);
}

/* The process */

static bool start(struct saver *s, struct error *error)
{
    const struct helper_duty duty = { "sipwhy-saver", saver_serve, &s->places };

    if (!helper_start(&s->helper, &duty, error) || !receive(s, error))
        return false;
    s->pid = (int)s->answer.size;
    return true;
}

struct saver *saver_start(const struct saver_wish *wish, struct error *error)
{
    struct saver *s = xcalloc(1, sizeof *s);

    s->helper.pid = -1;
    s->start = realpath(".", NULL);
    if (wish->n_folders > FOLDERS_MOST)
        error_set(error, "--save-to: %s", strerror(E2BIG));
    else
        find_places(&s->places, wish);
    if (!error_is_set(error) && start(s, error))
        return s;
    saver_stop(s);
    return NULL;
}

void saver_stop(struct saver *s)
{
    if (s == NULL)
        return;
    helper_stop(&s->helper);
    places_done(&s->places);
    free(s->start);
    free(s);
}

int saver_pipe(const struct saver *s)
{
    return s != NULL ? s->helper.pipe : 0;
}

int saver_pid(const struct saver *s)
{
    return s->pid;
}

enum saver_presence saver_look(struct saver *s, const char *path)
{
    struct error ignored = { 0 };
    bool good = ask_about(s, SAVER_LOOK, path, (struct saver_head){ 0 }, &ignored);

    error_done(&ignored);
    return good ? (enum saver_presence)s->answer.presence : SAVER_ABSENT;
}

/* Files */

/* Writes the bytes that stdio hands over. */
static ssize_t write_some(void *cookie, const char *bytes, size_t n)
{
    struct saving *saving = cookie;
    const struct saver_head head = { .request = SAVER_WRITE, .file = saving->file };

    for (size_t done = 0; done < n;) {
        struct slice part = { bytes + done, n - done < SAVER_BYTES ? n - done : SAVER_BYTES };

        if (error_is_set(&saving->error) || !ask(saving->saver, head, part, &saving->error)) {
            errno = EIO;
            return 0;
        }
        done += part.n;
    }
    return (ssize_t)n;
}

struct saving *saver_open(struct saver *s, const char *path, bool replace, struct error *error)
{
    const struct saver_head head = { .replace = replace };

    if (!ask_about(s, SAVER_OPEN, path, head, error))
        return NULL;
    struct saving *saving = xcalloc(1, sizeof *saving);

    *saving = (struct saving){ .saver = s, .path = xstrdup(path), .file = s->answer.file };
    saving->stream = fopencookie(saving, "w", (cookie_io_functions_t){ .write = write_some });
    if (saving->stream != NULL) {
        setvbuf(saving->stream, NULL, _IOFBF, SAVER_BYTES);
        return saving;
    }
    error_set(error, "%s: %s", path, strerror(errno));
    saving_abandon(saving);
    return NULL;
}

FILE *saving_stream(struct saving *saving)
{
    return saving->stream;
}

const char *saving_path(const struct saving *saving)
{
    return saving->path;
}

bool saving_good(struct saving *saving, struct error *error)
{
    if (!ferror(saving->stream) && !error_is_set(&saving->error))
        return true;
    error_set(error, "%s", error_is_set(&saving->error) ? saving->error.message : strerror(EIO));
    return false;
}

static void saving_free(struct saving *saving)
{
    if (saving->stream != NULL)
        fclose(saving->stream);
    error_done(&saving->error);
    free(saving->path);
    free(saving);
}

bool saving_commit(struct saving *saving, uint64_t *size, struct error *error)
{
    struct saver *s = saving->saver;
    const struct saver_head head = { .request = SAVER_COMMIT, .file = saving->file };

    (void)fflush(saving->stream);
    if (!saving_good(saving, error)) {
        saving_abandon(saving);
        return false;
    }
    bool done = ask(s, head, (struct slice){ 0 }, error);

    if (done && size != NULL)
        *size = s->answer.size;
    saving_free(saving);
    return done;
}

/* Bytes that stdio still holds are not written any more. */
void saving_abandon(struct saving *saving)
{
    struct error ignored = { 0 };

    if (saving == NULL)
        return;
    const struct saver_head head = { .request = SAVER_ABANDON, .file = saving->file };

    error_set(&saving->error, "%s", strerror(ECANCELED));
    (void)ask(saving->saver, head, (struct slice){ 0 }, &ignored);
    error_done(&ignored);
    saving_free(saving);
}

bool saver_write(struct saver *s, const char *path, bool replace, struct slice content,
                 struct error *error)
{
    struct saving *saving = saver_open(s, path, replace, error);

    if (saving == NULL)
        return false;
    if (content.n > 0)
        fwrite(content.p, 1, content.n, saving->stream);
    return saving_commit(saving, NULL, error);
}

bool saver_read(struct saver *s, const char *path, struct text *out, struct error *error)
{
    uint64_t size = 0;

    do {
        struct saver_head head = { .at = out->n };

        if (!ask_about(s, SAVER_READ, path, head, error))
            return false;
        size = s->answer.size;
        text_add(out, s->answer.bytes, s->n_answer);
    } while (s->n_answer > 0 && out->n < size && out->n < READ_MOST);
    if (out->n == size)
        return true;
    error_set(error, _("%s cannot be read"), path);
    return false;
}
