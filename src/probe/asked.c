/* asked.c - the file of addresses that were asked. */
#include "config.h"

#include "probe/asked.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/datafile.h"
#include "base/text.h"

#define FILE_MOST 8192u
#define EACH_MS ((uint64_t)(ASKED_EACH / NANOS_PER_MS))

int asked_open(const char *path)
{
    struct stat about;
    int file = datafile_make_folders(path)
                   ? open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600)
                   : -1;

    if (file < 0 || (fstat(file, &about) == 0 && S_ISREG(about.st_mode)))
        return file;
    close(file);
    errno = EINVAL;
    return -1;
}

/* "192.0.2.1 1764388800123": milliseconds since the epoch. False: of another time, or none. */
static bool read_line(struct slice line, uint64_t now, struct addr *addr, uint64_t *then)
{
    struct slice word = slice_cut(&line, ' ');

    return addr_parse(word, addr) && slice_u64(slice_trim(line), then) && *then <= now &&
           now - *then < EACH_MS;
}

static void add_line(struct text *out, struct addr addr, uint64_t then)
{
    if (out->n + 80 > FILE_MOST)
        return;
    addr_print(out, addr);
    text_printf(out, " %llu\n", (unsigned long long)then);
}

static void rewrite(int file, struct slice bytes)
{
    if (pwrite(file, bytes.p, bytes.n, 0) == (ssize_t)bytes.n)
        (void)!ftruncate(file, (off_t)bytes.n);
    else
        (void)!ftruncate(file, 0);
}

nanos_t asked_turn(int file, struct addr addr, nanos_t now)
{
    char bytes[FILE_MOST];
    struct text kept = { 0 };
    uint64_t now_ms = (uint64_t)(now / NANOS_PER_MS), wait = 0, then;
    struct addr other;

    if (file < 0 || flock(file, LOCK_EX) != 0)
        return 0;
    ssize_t n = pread(file, bytes, sizeof bytes, 0);
    add_line(&kept, addr, now_ms);
    for (struct slice rest = { bytes, n > 0 ? (size_t)n : 0 }; rest.n > 0;) {
        if (!read_line(slice_cut(&rest, '\n'), now_ms, &other, &then))
            continue;
        if (addr_eq(other, addr))
            wait = EACH_MS - (now_ms - then);
        else
            add_line(&kept, other, then);
    }
    if (wait == 0)
        rewrite(file, text_view(&kept));
    (void)flock(file, LOCK_UN);
    text_done(&kept);
    return (nanos_t)wait * NANOS_PER_MS;
}
