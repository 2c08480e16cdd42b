/* send.c - sends prepared frames through an interface, so many a second.
 *
 *     send IFACE CALLS MEDIA RATE SECONDS    two files of tests/bench/generate: "calls", and
 * "rtp-many"
 *
 * Seven of a hundred packets are SIP, from CALLS until it ends; the others are RTP, from MEDIA,
 * which begins with the calls that the streams belong to and whose packets of RTP come anew, with
 * the numbers that go on, when it ends. Waits for a line on standard input; prints the packets that
 * the interface took, and the most that one millisecond was late. */
#include "config.h"

#include <fcntl.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/bytes.h"

#define SIP_OF_HUNDRED 7
#define BATCH 64
#define HEADER_FILE 24
#define HEADER_PACKET 16
#define RTP 42 /* behind Ethernet, IPv4 and UDP */
#define STREAMS 2000
#define SAMPLES 160
#define NANOS 1000000000

struct frames {
    uint8_t *bytes;
    size_t n, at, again; /* again: where it begins anew; 0: it does not */
};

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static uint32_t length_at(const struct frames *f)
{
    uint32_t length;

    memcpy(&length, f->bytes + f->at + 8, sizeof length);
    return length;
}

static bool is_rtp(const struct frames *f)
{
    return length_at(f) == RTP + 172 && f->bytes[f->at + HEADER_PACKET + RTP] == 0x80;
}

static struct frames frames_open(const char *path, bool repeats)
{
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0 || fstat(fd, &about) < 0)
        die(path);
    struct frames f = { .n = (size_t)about.st_size, .at = HEADER_FILE };
    f.bytes = mmap(NULL, f.n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    if (f.bytes == MAP_FAILED)
        die(path);
    close(fd);
    while (repeats && f.at + HEADER_PACKET < f.n && !is_rtp(&f))
        f.at += HEADER_PACKET + length_at(&f);
    f.again = repeats ? f.at : 0;
    f.at = HEADER_FILE;
    return f;
}

/* The next round: each stream goes on where it ended. */
static void renumber(struct frames *f)
{
    uint32_t packets = (uint32_t)((f->n - f->again) / (HEADER_PACKET + RTP + 172) / STREAMS);

    for (f->at = f->again; f->at < f->n; f->at += HEADER_PACKET + length_at(f)) {
        uint8_t *rtp = f->bytes + f->at + HEADER_PACKET + RTP;
        uint32_t number = be16(rtp + 2) + packets, time = be32(rtp + 4) + packets * SAMPLES;

        if (!is_rtp(f))
            continue;
        put_be16(rtp + 2, number & UINT16_MAX);
        put_be32(rtp + 4, time);
    }
    f->at = f->again;
}

static bool next_frame(struct frames *f, struct iovec *out)
{
    if (f->at >= f->n)
        return false;
    *out = (struct iovec){ f->bytes + f->at + HEADER_PACKET, length_at(f) };
    f->at += HEADER_PACKET + length_at(f);
    return true;
}

/* One of RTP where there is no more SIP. The batch ends where the media begin anew, for what is on
 * its way must not change. */
static unsigned gather(struct frames *calls, struct frames *media, struct iovec *out, unsigned n,
                       uint64_t sent)
{
    unsigned i = 0;

    if (media->at >= media->n)
        renumber(media);
    for (; i < n; i++) {
        bool sip = (sent + i) * SIP_OF_HUNDRED % 100 < SIP_OF_HUNDRED;

        if ((!sip || !next_frame(calls, &out[i])) && !next_frame(media, &out[i]))
            break;
    }
    return i;
}

static int socket_open(const char *interface)
{
    struct sockaddr_ll to = { .sll_family = AF_PACKET,
                              .sll_protocol = 0,
                              .sll_ifindex = (int)if_nametoindex(interface) };
    int fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0), on = 1;

    if (fd < 0 || bind(fd, (const struct sockaddr *)&to, sizeof to) < 0)
        die(interface);
    (void)setsockopt(fd, SOL_PACKET, PACKET_QDISC_BYPASS, &on, sizeof on);
    return fd;
}

static int64_t now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * NANOS + t.tv_nsec;
}

static void send_batch(int fd, struct iovec *frames, unsigned n)
{
    struct mmsghdr messages[BATCH];

    memset(messages, 0, sizeof messages);
    for (unsigned i = 0; i < n; i++)
        messages[i].msg_hdr = (struct msghdr){ .msg_iov = &frames[i], .msg_iovlen = 1 };
    for (unsigned done = 0; done < n;) {
        int k = sendmmsg(fd, messages + done, n - done, 0);

        if (k > 0)
            done += (unsigned)k; /* no room: again */
    }
}

int main(int argc, char **argv)
{
    if (argc != 6)
        return 2;
    int fd = socket_open(argv[1]);
    struct frames calls = frames_open(argv[2], false), media = frames_open(argv[3], true);
    int64_t rate = atoll(argv[4]), span = atoll(argv[5]) * NANOS, latest = 0;
    struct iovec frames[BATCH];
    uint64_t sent = 0;

    puts("ready");
    fflush(stdout);
    (void)getchar();
    for (int64_t began = now(), passed; (passed = now() - began) < span;) {
        uint64_t due = (uint64_t)(passed / 1000 * rate / 1000000);

        if (sent >= due) {
            nanosleep(&(struct timespec){ .tv_nsec = NANOS / 1000 }, NULL);
            continue;
        }
        if ((int64_t)(due - sent) * 1000 / rate > latest)
            latest = (int64_t)(due - sent) * 1000 / rate;
        unsigned n = due - sent < BATCH ? (unsigned)(due - sent) : BATCH;
        n = gather(&calls, &media, frames, n, sent);
        send_batch(fd, frames, n);
        sent += n;
    }
    printf("%llu %lld\n", (unsigned long long)sent, (long long)latest);
    return 0;
}
