/* figures_write.c - figures of calls in words, in JSON and in CSV. */
#include "config.h"

#include "report/figures_write.h"

#include "base/gettext.h"
#include "draw/printable.h"
#include "report/csv.h"
#include "report/json_value.h"

#define CAUSES_SHOWN 5

const char *const figures_format_names[] = { "text", "json", "csv", NULL };

struct allowance allowance_of(const struct trunk *trunk, const struct profile *profile)
{
    struct allowance allowed = { .profile = profile };

    if (trunk != NULL && trunk->cps > 0)
        allowed.cps = trunk->cps;
    else if (profile != NULL)
        allowed.cps = profile->cps;
    if (trunk != NULL && trunk->concurrent > 0)
        allowed.concurrent = trunk->concurrent;
    else if (profile != NULL)
        allowed.concurrent = profile->concurrent;
    return allowed;
}

enum raise figures_raise(const struct figures *f, const struct allowance *allowed)
{
    const struct profile *p = allowed->profile;

    if (p == NULL || p->cps_more == NULL || f->spoken == 0)
        return RAISE_UNKNOWN;
    bool asr = p->more_answered <= 0 || figures_asr(f) > p->more_answered;
    bool acd = p->more_duration <= 0 || figures_acd(f) > p->more_duration;
    bool brief = p->more_brief <= 0 || figures_brief(f) <= p->more_brief;

    return asr && acd && brief ? RAISE_YES : RAISE_NO;
}

void figures_more(const struct figures *f, const struct allowance *allowed, struct text *out)
{
    enum raise raise = figures_raise(f, allowed);

    if (raise == RAISE_UNKNOWN)
        return;
    text_adds(out, _(allowed->profile->cps_more));
    text_addc(out, ' ');
    text_printf(out, _("Here: %.0f s on average, %.0f %% of 12 s and less, %.0f %% answered: "),
                figures_acd(f), figures_brief(f), figures_asr(f));
    text_adds(out, raise == RAISE_YES ? _("these calls are so.") : _("these calls are not so."));
}

/* --- text --- */

void figures_line(struct text *out, const char *name, const struct text *words)
{
    if (words->n > 0)
        text_printf(out, "  %-12s %s\n", name, text_str(words));
}

static void print_load(struct figures *f, const struct allowance *allowed, struct text *out)
{
    size_t at_once, a_second;
    struct text words = { 0 };

    figures_peaks(f, &at_once, &a_second);
    text_printf(&words, _("%zu at once"), at_once);
    if (allowed->concurrent > 0)
        text_printf(&words, _(" (allowed: %u)"), (unsigned)allowed->concurrent);
    text_printf(&words, _(", %zu new in one second"), a_second);
    if (allowed->cps > 0)
        text_printf(&words, _(" (allowed: %g)"), allowed->cps);
    figures_line(out, _("at most"), &words);
    if (allowed->cps > 0 && (double)a_second > allowed->cps) {
        text_clear(&words);
        figures_more(f, allowed, &words);
        figures_line(out, _("limit"), &words);
    }
    text_done(&words);
}

static void print_causes(const struct cause_counts *causes, struct text *out)
{
    struct text words = { 0 };

    for (size_t i = 0; i < causes->n && i < CAUSES_SHOWN; i++)
        text_printf(&words, "%s%zu %s", i > 0 ? ", " : "", causes->list[i].calls,
                    causes->list[i].id);
    if (causes->n > CAUSES_SHOWN)
        text_printf(&words, _(", and %zu more"), causes->n - CAUSES_SHOWN);
    figures_line(out, _("causes"), &words);
    text_done(&words);
}

void figures_print(struct figures *f, const struct cause_counts *causes,
                   const struct allowance *allowed, struct text *out)
{
    struct text words = { 0 };
    double delay = figures_delay(f, 50);

    text_printf(&words, _("%zu, %zu answered (%.1f %%), %zu with an error"), f->calls, f->answered,
                figures_asr(f), f->failed);
    figures_line(out, _("calls"), &words);
    text_clear(&words);
    if (f->spoken > 0)
        text_printf(&words, _("%.1f s on average, %.0f %% of %d s and less"), figures_acd(f),
                    figures_brief(f), FIGURES_BRIEF_S);
    figures_line(out, _("duration"), &words);
    text_clear(&words);
    if (delay >= 0)
        text_printf(&words, _("%.2f s (median), %.2f s (95 %% within)"), delay,
                    figures_delay(f, 95));
    figures_line(out, _("ringing"), &words);
    text_done(&words);
    print_load(f, allowed, out);
    print_causes(causes, out);
}

void figures_put_text(struct slice lines, FILE *out)
{
    while (lines.n > 0) {
        struct slice line = slice_cut(&lines, '\n');
        struct text shown = { 0 };

        printable_text(&shown, line);
        fwrite(text_str(&shown), 1, shown.n, out);
        putc('\n', out);
        text_done(&shown);
    }
}

/* --- JSON --- */

static json_t *causes_json(const struct cause_counts *causes)
{
    json_t *array = json_array();

    for (size_t i = 0; i < causes->n; i++) {
        json_t *cause = json_object();

        json_add(cause, "cause", json_text(slice_of(causes->list[i].id)));
        json_add(cause, "calls", json_integer((json_int_t)causes->list[i].calls));
        json_array_append_new(array, cause);
    }
    return array;
}

void figures_json(json_t *object, struct figures *f, const struct cause_counts *causes,
                  const struct allowance *allowed)
{
    enum raise raise = figures_raise(f, allowed);
    size_t at_once, a_second;

    figures_peaks(f, &at_once, &a_second);
    json_add(object, "cps", allowed->cps > 0 ? json_number_or_null(allowed->cps, 3) : json_null());
    json_add(object, "concurrent",
             allowed->concurrent > 0 ? json_integer((json_int_t)allowed->concurrent) : json_null());
    json_add(object, "calls", json_integer((json_int_t)f->calls));
    json_add(object, "answered", json_integer((json_int_t)f->answered));
    json_add(object, "failed", json_integer((json_int_t)f->failed));
    json_add(object, "answered_percent", json_number_or_null(figures_asr(f), 1));
    json_add(object, "average_duration_s", json_number_or_null(figures_acd(f), 3));
    json_add(object, "short_percent", json_number_or_null(figures_brief(f), 1));
    json_add(object, "pdd_median_s", json_number_or_null(figures_delay(f, 50), 3));
    json_add(object, "pdd_95_s", json_number_or_null(figures_delay(f, 95), 3));
    json_add(object, "most_at_once", json_integer((json_int_t)at_once));
    json_add(object, "most_a_second", json_integer((json_int_t)a_second));
    json_add(object, "raise_likely",
             raise == RAISE_UNKNOWN ? json_null() : json_boolean(raise == RAISE_YES));
    json_add(object, "causes", causes_json(causes));
}

/* --- CSV --- */

const char figures_csv_head[] =
    ",cps,concurrent,calls,answered,failed,answered_percent,average_duration_s,short_percent,"
    "pdd_median_s,pdd_95_s,most_at_once,most_a_second,causes,raise_likely\r\n";

static void add_number(struct text *row, double value, int decimals)
{
    text_addc(row, ',');
    if (value >= 0)
        text_printf(row, "%.*f", decimals, value);
}

void figures_csv(struct figures *f, const struct cause_counts *causes,
                 const struct allowance *allowed, struct text *out)
{
    static const char *const raises[] = {
        [RAISE_UNKNOWN] = "", [RAISE_NO] = "false", [RAISE_YES] = "true"
    };
    struct text list = { 0 };
    size_t at_once, a_second;

    for (size_t i = 0; i < causes->n; i++)
        text_printf(&list, "%s%s:%zu", i > 0 ? " " : "", causes->list[i].id, causes->list[i].calls);
    add_number(out, allowed->cps > 0 ? allowed->cps : -1, 3);
    add_number(out, allowed->concurrent > 0 ? (double)allowed->concurrent : -1, 0);
    figures_peaks(f, &at_once, &a_second);
    text_printf(out, ",%zu,%zu,%zu", f->calls, f->answered, f->failed);
    add_number(out, figures_asr(f), 1);
    add_number(out, figures_acd(f), 3);
    add_number(out, figures_brief(f), 1);
    add_number(out, figures_delay(f, 50), 3);
    add_number(out, figures_delay(f, 95), 3);
    text_printf(out, ",%zu,%zu,", at_once, a_second);
    csv_field(out, text_view(&list));
    text_printf(out, ",%s\r\n", raises[figures_raise(f, allowed)]);
    text_done(&list);
}
