/* live.c - interfaces, by libpcap. */
#include "config.h"

#include <errno.h>
#include <limits.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <pcap/pcap.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/sudo_user.h"
#include "packet/source_private.h"

#define WAIT_MS 50 /* a packet is handed over after this long at the latest */
#define BUFFER_BYTES (16 << 20)
#define FAULTS_MAX 3
#define DRAIN (4 * WAIT_MS * NANOS_PER_MS)

struct live {
    pcap_t *pcap;
    nanos_t gone;    /* when it was; NANOS_NONE */
    unsigned faults; /* one after the other */
};

/* The packet socket is bound to an interface by its number, not by its name: it hears again when
 * that interface comes up again, and nothing for ever once it is deleted. "any" is bound to none.
 */
static enum presence look_for(const struct input *in)
{
    const struct live *live = in->state;
    int fd = pcap_fileno(live->pcap);
    struct sockaddr_ll address = { 0 };
    socklen_t size = sizeof address;
    struct ifreq request = { 0 };

    if (getsockname(fd, (struct sockaddr *)&address, &size) != 0 ||
        address.sll_family != AF_PACKET || address.sll_ifindex == 0)
        return PRESENT;
    if (address.sll_ifindex < 0)
        return GONE;
    snprintf(request.ifr_name, sizeof request.ifr_name, "%s", in->name);
    if (ioctl(fd, SIOCGIFFLAGS, &request) != 0)
        return in->presence; /* the interface was given another name */
    return request.ifr_flags & IFF_UP ? PRESENT : DOWN;
}

static void live_look(struct input *in)
{
    struct live *live = in->state;

    in->presence = look_for(in);
    if (in->presence == GONE && live->gone == NANOS_NONE)
        live->gone = clock_now(CLOCK_MONOTONIC);
}

/* The last packets of an interface that is gone come out of the kernel's buffer after a while. */
static enum read_status take_nothing(const struct input *in)
{
    const struct live *live = in->state;
    bool over = live->gone != NANOS_NONE && clock_now(CLOCK_MONOTONIC) - live->gone >= DRAIN;

    return over ? READ_END : READ_WAIT;
}

/* libpcap reports once that the interface went down, and may be asked again; that may be over when
 * one looks, and is seen to be over at the next look. Whatever else it complains of, again and
 * again, is a failure. */
static enum read_status take_fault(struct input *in, struct error *error)
{
    struct live *live = in->state;

    live_look(in);
    if (in->presence == GONE)
        return take_nothing(in);
    if (in->presence == DOWN || ++live->faults < FAULTS_MAX) {
        in->presence = DOWN;
        return READ_WAIT;
    }
    error_set(error, "%s: %s", in->name, pcap_geterr(live->pcap));
    return READ_FAILED;
}

static enum read_status live_next(struct input *in, struct packet *out, struct error *error)
{
    struct live *live = in->state;
    struct pcap_pkthdr *header;
    const u_char *data;
    int status = pcap_next_ex(live->pcap, &header, &data);

    if (status == 0)
        return take_nothing(in);
    if (status == PCAP_ERROR_BREAK)
        return READ_END;
    if (status != 1)
        return take_fault(in, error);
    bool nanos = pcap_get_tstamp_precision(live->pcap) == PCAP_TSTAMP_PRECISION_NANO;

    live->faults = 0;

    out->data = data;
    out->caplen = header->caplen;
    out->len = header->len;
    out->time = header->ts.tv_sec * NANOS_PER_S + header->ts.tv_usec * (nanos ? 1 : NANOS_PER_US);
    out->link = in->link;
    out->ref = REF_NONE;
    return READ_PACKET;
}

static void live_drops(struct input *in, struct source_stats *stats)
{
    const struct live *live = in->state;
    struct pcap_stat counts;

    if (pcap_stats(live->pcap, &counts) == 0) {
        stats->kernel_drops += counts.ps_drop;
        stats->interface_drops += counts.ps_ifdrop;
    }
}

static int live_fd(const struct input *in)
{
    const struct live *live = in->state;

    return pcap_get_selectable_fd(live->pcap);
}

static void live_close(struct input *in)
{
    struct live *live = in->state;

    pcap_close(live->pcap);
    free(live);
}

static const struct packet_reader reader = {
    .next = live_next,
    .drops = live_drops,
    .fd = live_fd,
    .look = live_look,
    .close = live_close,
};

/* Advice for a status of libpcap; the others have libpcap's own words. */
static const struct advice {
    int status;
    const char *text;
} advices[] = {
    { PCAP_ERROR_NO_SUCH_DEVICE, N_("there is no such interface") },
    { PCAP_ERROR_PROMISC_PERM_DENIED, N_("promiscuous mode needs root") },
    { PCAP_ERROR_IFACE_NOT_UP, N_("the interface is down") },
};

/* The command that would help, with the program's own path. */
static void explain_permission(const struct input *in, struct error *error)
{
    char program[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);

    program[n > 0 ? n : 0] = '\0';
    error_set(error,
              _("%s: listening needs root: use sudo, or let root type, once: setcap cap_net_raw=ep "
                "%s (see PRIVILEGES in sipwhy(1), also for a group of users)"),
              in->name, n > 0 ? program : PACKAGE_NAME);
}

static void explain(struct input *in, int status, struct error *error)
{
    const struct live *live = in->state;

    if (status == PCAP_ERROR_PERM_DENIED)
        explain_permission(in, error);
    for (size_t i = 0; i < ARRAY_SIZE(advices); i++) {
        if (advices[i].status == status)
            error_set(error, "%s: %s", in->name, _(advices[i].text));
    }
    const char *words = pcap_geterr(live->pcap);

    error_set(error, "%s: %s", in->name, *words ? words : pcap_statustostr(status));
}

/* Settings that an interface may lack (nanoseconds) are only asked for. */
static bool activate(struct input *in, const struct live_options *options, struct error *error)
{
    pcap_t *pcap = ((struct live *)in->state)->pcap;
    int snaplen = options->snaplen > 0 && options->snaplen < (int)PACKET_MOST ? options->snaplen
                                                                              : (int)PACKET_MOST;

    pcap_set_snaplen(pcap, snaplen);
    pcap_set_promisc(pcap, options->promiscuous);
    /* Not immediate mode: there each packet takes a slot of the snap length in the kernel's buffer,
       which then holds only a few dozen. */
    pcap_set_timeout(pcap, WAIT_MS);
    pcap_set_tstamp_precision(pcap, PCAP_TSTAMP_PRECISION_NANO);
    pcap_set_buffer_size(pcap, options->buffer > 0 ? options->buffer : BUFFER_BYTES);
    bool paused = sudo_user_pause();
    int status = pcap_activate(pcap);

    sudo_user_resume(paused);
    if (status < 0) {
        explain(in, status, error);
        return false;
    }
    if (status > 0) {
        const char *words = pcap_geterr(pcap);

        in->remark = xasprintf("%s: %s", in->name, *words ? words : pcap_statustostr(status));
    }
    return true;
}

static bool set_filter(struct input *in, const char *text, struct error *error)
{
    pcap_t *pcap = ((struct live *)in->state)->pcap;
    struct bpf_program program;

    if (text == NULL || *text == '\0')
        return true;
    if (pcap_compile(pcap, &program, text, 1, PCAP_NETMASK_UNKNOWN) != 0) {
        error_set(error, _("filter '%s': %s"), text, pcap_geterr(pcap));
        return false;
    }
    bool done = pcap_setfilter(pcap, &program) == 0;

    if (!done)
        error_set(error, _("filter '%s': %s"), text, pcap_geterr(pcap));
    pcap_freecode(&program);
    return done;
}

/* From here on the filter cannot be widened or taken off, whoever gains hold of the socket. */
static bool lock_filter(struct input *in, struct error *error)
{
    const struct live *live = in->state;
    const int on = 1;

    if (setsockopt(pcap_fileno(live->pcap), SOL_SOCKET, SO_LOCK_FILTER, &on, sizeof on) == 0 ||
        errno == ENOTSOCK) /* no packet socket: USB and the like */
        return true;
    error_set(error, _("%s: cannot lock the filter: %s"), in->name, strerror(errno));
    return false;
}

bool live_open(struct input *in, const char *interface, const struct live_options *options,
               struct error *error)
{
    char message[PCAP_ERRBUF_SIZE] = "";
    pcap_t *pcap = pcap_create(interface, message);

    if (pcap == NULL) {
        error_set(error, "%s: %s", interface, message);
        return false;
    }
    struct live *live = xcalloc(1, sizeof *live);

    live->pcap = pcap;
    live->gone = NANOS_NONE;
    *in = (struct input){ .name = xstrdup(interface), .reader = &reader, .state = live };
    if (!activate(in, options, error) || !set_filter(in, options->filter, error) ||
        !lock_filter(in, error))
        return false;
    in->link = pcap_datalink(pcap);
    if (pcap_setnonblock(pcap, 1, message) != 0) {
        error_set(error, "%s: %s", interface, message);
        return false;
    }
    return true;
}
