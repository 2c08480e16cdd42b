/* statistics.c - counts by cause and status, figures by peer and day; delays, answer-seizure ratio,
 * load. */
#include "config.h"

#include "base/gettext.h"
#include "report/group_list.h"
#include "screen/app.h"
#include "screen/gather.h"
#include "screen/page.h"

#define GROUPS_SHOWN 12

struct counts {
    struct figures figures;
    size_t busy, cancelled, unanswered;
    size_t by_status[700];
    struct cause_counts causes;
    struct group_list peers, days;
    size_t settled; /* figures of these, see settle_next() */
};

struct statistics_view {
    struct screen screen;
    struct gather gather;
    struct counts counts; /* so far */
    struct page page;     /* of the last round */
};

static void counts_done(struct counts *f)
{
    cause_counts_done(&f->causes);
    figures_done(&f->figures);
    group_list_done(&f->peers);
    group_list_done(&f->days);
}

static void begin_counts(void *context)
{
    struct counts *f = &((struct statistics_view *)context)->counts;

    counts_done(f);
    *f = (struct counts){ 0 };
    group_list_begin(&f->peers, GROUP_BY_PEER);
    group_list_begin(&f->days, GROUP_BY_DAY);
}

static void count_call(void *context, struct call *call)
{
    struct statistics_view *v = context;
    struct app *app = v->screen.app;
    struct counts *f = &v->counts;

    if (call->method != SIP_INVITE)
        return;
    const struct verdict *verdict = diagnosis_call(app->diagnosis, call);
    const struct finding *error = verdict_error(verdict);
    figures_add(&f->figures, call, error != NULL);
    f->busy += call->state == CALL_BUSY;
    f->cancelled += call->state == CALL_CANCELLED;
    f->unanswered += call->state == CALL_UNANSWERED;
    if (call->status < ARRAY_SIZE(f->by_status))
        f->by_status[call->status]++;
    if (error != NULL)
        cause_counts_add(&f->causes, error->rule->id);
    group_list_add(&f->peers, app->calls, call, verdict);
    group_list_add(&f->days, app->calls, call, verdict);
}

static void add_outcomes(struct page *page, const struct counts *f)
{
    page_printf(page, TEXT_ROLE_STRONG, 0, "%s", _("Calls"));
    double ratio = f->figures.calls > 0 ? figures_asr(&f->figures) : 0;
    page_printf(page, TEXT_ROLE_TEXT, 2,
                _("%zu in all, %zu answered (answer-seizure ratio %.1f %%)"), f->figures.calls,
                f->figures.answered, ratio);
    page_printf(page, TEXT_ROLE_TEXT, 2, _("%zu busy, %zu cancelled, %zu not answered"), f->busy,
                f->cancelled, f->unanswered);
    page_printf(page, f->figures.failed ? TEXT_ROLE_ERROR : TEXT_ROLE_GOOD, 2,
                _("%zu with an error"), f->figures.failed);
    page_gap(page);
}

static void add_causes(struct page *page, struct counts *f)
{
    if (f->causes.n == 0)
        return;
    cause_counts_sort(&f->causes);
    page_printf(page, TEXT_ROLE_STRONG, 0, "%s", _("By cause"));
    for (size_t i = 0; i < f->causes.n; i++)
        page_printf(page, TEXT_ROLE_ERROR, 2, "%6zu  %s", f->causes.list[i].calls,
                    f->causes.list[i].id);
    page_gap(page);
}

static void add_status(struct page *page, const struct counts *f)
{
    page_printf(page, TEXT_ROLE_STRONG, 0, "%s", _("By final status"));
    if (f->by_status[0])
        page_printf(page, TEXT_ROLE_TEXT, 2, "%6zu  %s", f->by_status[0], _("none"));
    for (int status = 100; status < (int)ARRAY_SIZE(f->by_status); status++) {
        const char *phrase = sip_status_phrase(status);

        if (f->by_status[status])
            page_printf(page, status < 300 ? TEXT_ROLE_SUCCESS : TEXT_ROLE_TEXT, 2, "%6zu  %d %s",
                        f->by_status[status], status, phrase != NULL ? phrase : "");
    }
    page_gap(page);
}

static void add_cell(struct text *out, int decimals, double value)
{
    if (value >= 0)
        text_printf(out, "%6.*f", decimals, value);
    else
        text_adds(out, "     -");
}

static void add_group(struct page *page, struct group_row *row)
{
    struct figures *f = &row->figures;
    struct allowance allowed = group_row_allowance(row);
    struct text text = { 0 };
    size_t at_once, a_second;

    figures_peaks(f, &at_once, &a_second);
    bool over = (allowed.cps > 0 && (double)a_second > allowed.cps) ||
                (allowed.concurrent > 0 && at_once > allowed.concurrent);

    text_printf(&text, "%6zu %6zu", f->calls, f->failed);
    add_cell(&text, 1, figures_asr(f));
    add_cell(&text, 1, figures_acd(f));
    add_cell(&text, 0, figures_brief(f));
    add_cell(&text, 2, figures_delay(f, 50));
    text_printf(&text, "%6zu%6zu  %s", at_once, a_second, row->name);
    page_printf(page, f->failed || over ? TEXT_ROLE_WARNING : TEXT_ROLE_TEXT, 2, "%s",
                text_str(&text));
    text_done(&text);
}

/* The i-th that is shown: days have the latest first. */
static struct group_row *row_shown(const struct group_list *list, size_t i)
{
    return &list->rows[list->by == GROUP_BY_DAY ? list->n - 1 - i : i];
}

static size_t rows_shown(const struct group_list *list)
{
    return list->n < GROUPS_SHOWN ? list->n : GROUPS_SHOWN;
}

static void add_groups(struct page *page, const struct group_list *list, const char *title)
{
    if (list->n > 0) {
        page_printf(page, TEXT_ROLE_STRONG, 0, "%s", title);
        page_printf(page, TEXT_ROLE_DIM, 2, "%s",
                    _(" calls errors   ASR   ACD short   PDD  most new/s"));
    }
    for (size_t i = 0; i < rows_shown(list); i++)
        add_group(page, row_shown(list, i));
    if (list->n > GROUPS_SHOWN)
        page_printf(page, TEXT_ROLE_DIM, 2, _("and %zu more"), list->n - GROUPS_SHOWN);
    if (list->n > 0)
        page_gap(page);
}

static void add_delays(struct page *page, struct counts *f)
{
    double median = figures_delay(&f->figures, 50);

    if (median < 0)
        return;
    page_printf(page, TEXT_ROLE_STRONG, 0, "%s",
                _("Post-dial delay (INVITE to ringing or answer)"));
    page_printf(page, TEXT_ROLE_TEXT, 2, _("median %.2f s, 95 %% within %.2f s, longest %.2f s"),
                median, figures_delay(&f->figures, 95), figures_delay(&f->figures, 100));
    page_gap(page);
}

static void add_load(struct page *page, struct counts *f, const struct profiles *profiles)
{
    size_t at_once, a_second;

    figures_peaks(&f->figures, &at_once, &a_second);
    page_printf(page, TEXT_ROLE_STRONG, 0, "%s", _("Load"));
    page_printf(page, TEXT_ROLE_TEXT, 2, _("%zu calls at once at most, %zu new ones in one second"),
                at_once, a_second);
    for (size_t i = 0; i < trunks_count(profiles); i++) {
        const struct trunk *trunk = trunks_at(profiles, i);

        if (trunk->cps > 0)
            page_printf(page, (double)a_second > trunk->cps ? TEXT_ROLE_WARNING : TEXT_ROLE_GOOD, 2,
                        _("trunk %s allows %g a second"), trunk->name, trunk->cps);
        if (trunk->concurrent)
            page_printf(page, at_once > trunk->concurrent ? TEXT_ROLE_WARNING : TEXT_ROLE_GOOD, 2,
                        _("trunk %s allows %u at once"), trunk->name, trunk->concurrent);
    }
    page_gap(page);
}

/* The filling of each limit; with a note before them of what is missing for it. */
static void add_limits(struct page *page, struct app *app)
{
    const struct feeder *feeder = app_feeder(app);
    struct report_capture capture = { 0 };

    if (feeder == NULL || feeder->describe == NULL)
        return;
    feeder->describe(feeder->context, &capture);
    page_gap(page);
    page_printf(page, TEXT_ROLE_STRONG, 0, "%s", _("Notes"));
    for (size_t i = 0; i < capture.n_notes; i++)
        page_printf(page, TEXT_ROLE_WARNING, 2, "%s", capture.notes[i]);
    if (!capture.n_notes)
        page_printf(page, TEXT_ROLE_DIM, 2, "%s", _("none"));
    page_gap(page);
    page_printf(page, TEXT_ROLE_STRONG, 0, "%s", _("Limits (used, at most, name for --limit)"));
    for (size_t i = 0; i < capture.n_limits; i++) {
        const struct report_limit *limit = &capture.limits[i];

        page_printf(page, limit->lost ? TEXT_ROLE_WARNING : TEXT_ROLE_TEXT, 2,
                    "%10llu %10llu  %s%s%s", (unsigned long long)limit->used,
                    (unsigned long long)limit->most, limit->name, *limit->unit ? ", " : "",
                    limit->unit);
    }
}

static void fill(struct statistics_view *v)
{
    struct app *app = v->screen.app;
    struct counts *f = &v->counts;
    struct calls_stats stats;

    page_clear(&v->page);
    add_outcomes(&v->page, f);
    add_causes(&v->page, f);
    add_status(&v->page, f);
    add_groups(&v->page, &f->peers, _("By peer"));
    add_groups(&v->page, &f->days, _("By day, the latest first"));
    add_delays(&v->page, f);
    add_load(&v->page, f, app->profiles);
    calls_stats(app->calls, &stats);
    page_printf(&v->page, TEXT_ROLE_STRONG, 0, "%s", _("Capture"));
    page_printf(&v->page, TEXT_ROLE_TEXT, 2, _("%llu packets, %llu SIP, %llu RTP, %llu RTCP"),
                (unsigned long long)app->packets.packets, (unsigned long long)stats.sip_messages,
                (unsigned long long)stats.rtp_packets, (unsigned long long)stats.rtcp_packets);
    page_printf(&v->page, TEXT_ROLE_TEXT, 2, _("dropped by the kernel %llu, by the interface %llu"),
                (unsigned long long)app->packets.kernel_drops,
                (unsigned long long)app->packets.interface_drops);
    add_limits(&v->page, app);
}

/* Figures of many calls take a while each: first those of all, then of the groups shown. False:
 * there is none left. */
static bool settle_next(struct counts *f)
{
    size_t i = f->settled++, peers = rows_shown(&f->peers), days = rows_shown(&f->days);

    if (i == 0)
        figures_settle(&f->figures);
    else if (i <= peers)
        figures_settle(&row_shown(&f->peers, i - 1)->figures);
    else if (i <= peers + days)
        figures_settle(&row_shown(&f->days, i - 1 - peers)->figures);
    return i <= peers + days;
}

static bool end_counts(void *context)
{
    struct statistics_view *v = context;

    if (v->counts.settled == 0) {
        group_list_end(&v->counts.peers);
        group_list_end(&v->counts.days);
    }
    if (settle_next(&v->counts))
        return false;
    fill(v);
    counts_done(&v->counts);
    return true;
}

static const struct gatherer gatherer = { begin_counts, count_call, end_counts };

static void on_open(struct screen *screen)
{
    ((struct statistics_view *)screen)->gather =
        (struct gather){ .by = &gatherer, .context = screen };
}

static void on_close(struct screen *screen)
{
    struct statistics_view *v = (struct statistics_view *)screen;

    counts_done(&v->counts);
    page_done(&v->page);
}

static void on_tick(struct screen *screen, nanos_t now)
{
    (void)now;
    gather_work(&((struct statistics_view *)screen)->gather, screen);
}

static void on_title(struct screen *screen, struct text *out)
{
    (void)screen;
    text_adds(out, _("statistics"));
}

static void on_draw(struct screen *screen, struct canvas *canvas, struct rect area)
{
    struct statistics_view *v = (struct statistics_view *)screen;

    if (!gather_waits(&v->gather, screen->app, canvas, area))
        page_draw(&v->page, canvas, area);
}

static enum handled on_act(struct screen *screen, enum action action)
{
    return page_act(&((struct statistics_view *)screen)->page, screen->app, action);
}

static const enum action bar[] = {
    ACTION_PAGE_DOWN,
    ACTION_SEARCH,
    ACTION_COPY,
    ACTION_NONE,
};

const struct screen_ops statistics_screen = {
    .name = "statistics",
    .about = N_("Counts by cause and status, figures by peer and day, delays, and how full the "
                "limits are."),
    .size = sizeof(struct statistics_view),
    .open = on_open,
    .close = on_close,
    .title = on_title,
    .draw = on_draw,
    .act = on_act,
    .tick = on_tick,
    .bar = bar,
};
