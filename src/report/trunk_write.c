/* trunk_write.c - the list of trunks as text, JSON and CSV. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "draw/printable.h"
#include "report/csv.h"
#include "report/json_value.h"
#include "report/trunk_list.h"

#define CAUSES_SHOWN 5

const char *const trunk_format_names[] = { "text", "json", "csv", NULL };

static void add_texts(struct text *out, char *const *list, size_t n, const char *between)
{
    for (size_t i = 0; i < n; i++)
        text_printf(out, "%s%s", i > 0 ? between : "", list[i]);
}

static void add_networks(struct text *out, const struct network *list, size_t n,
                         const char *between)
{
    for (size_t i = 0; i < n; i++) {
        text_adds(out, i > 0 ? between : "");
        network_print(out, list[i]);
    }
}

/* --- text --- */

static void add_line(struct text *out, const char *name, const struct text *words)
{
    if (words->n > 0)
        text_printf(out, "  %-12s %s\n", name, text_str(words));
}

static void print_configuration(const struct trunk_row *row, struct text *out)
{
    const struct trunk *t = row->trunk;
    struct text words = { 0 };

    text_adds(&words, t->sid != NULL ? t->sid : "");
    add_line(out, _("SID"), &words);
    text_clear(&words);
    add_texts(&words, t->termination, t->n_termination, ", ");
    add_line(out, _("termination"), &words);
    text_clear(&words);
    add_texts(&words, t->origination, t->n_origination, ", ");
    add_line(out, _("origination"), &words);
    text_clear(&words);
    add_networks(&words, t->own, t->n_own, ", ");
    add_line(out, _("own"), &words);
    text_clear(&words);
    add_networks(&words, t->acl, t->n_acl, ", ");
    add_line(out, _("ACL"), &words);
    text_clear(&words);
    if (t->cps > 0)
        text_printf(&words, _("%g calls a second"), t->cps);
    if (t->concurrent > 0)
        text_printf(&words, _("%s%u at once"), words.n > 0 ? ", " : "", (unsigned)t->concurrent);
    add_line(out, _("limits"), &words);
    text_done(&words);
}

/* What the user wrote, else what the provider does by default; 0: neither says. */
static double cps_of(const struct trunk_row *row)
{
    if (row->trunk->cps > 0)
        return row->trunk->cps;
    return row->profile != NULL ? row->profile->cps : 0;
}

static uint32_t concurrent_of(const struct trunk_row *row)
{
    if (row->trunk->concurrent > 0)
        return row->trunk->concurrent;
    return row->profile != NULL ? row->profile->concurrent : 0;
}

static void print_load(struct trunk_row *row, struct text *out)
{
    size_t at_once, a_second;
    struct text words = { 0 };
    double cps = cps_of(row);
    uint32_t concurrent = concurrent_of(row);

    figures_peaks(&row->figures, &at_once, &a_second);
    text_printf(&words, _("%zu at once"), at_once);
    if (concurrent > 0)
        text_printf(&words, _(" (allowed: %u)"), (unsigned)concurrent);
    text_printf(&words, _(", %zu new in one second"), a_second);
    if (cps > 0)
        text_printf(&words, _(" (allowed: %g)"), cps);
    add_line(out, _("at most"), &words);
    if (cps > 0 && (double)a_second > cps) {
        text_clear(&words);
        trunk_row_more(row, &words);
        add_line(out, _("limit"), &words);
    }
    text_done(&words);
}

static void print_figures(struct trunk_row *row, struct text *out)
{
    struct figures *f = &row->figures;
    struct text words = { 0 };
    double delay = figures_delay(f, 50);

    text_printf(&words, _("%zu, %zu answered (%.1f %%), %zu with an error"), f->calls, f->answered,
                figures_asr(f), f->failed);
    add_line(out, _("calls"), &words);
    text_clear(&words);
    if (f->spoken > 0)
        text_printf(&words, _("%.1f s on average, %.0f %% of %d s and less"), figures_acd(f),
                    figures_brief(f), FIGURES_BRIEF_S);
    add_line(out, _("duration"), &words);
    text_clear(&words);
    if (delay >= 0)
        text_printf(&words, _("%.2f s (median), %.2f s (95 %% within)"), delay,
                    figures_delay(f, 95));
    add_line(out, _("ringing"), &words);
    text_done(&words);
    print_load(row, out);
}

static void print_causes(const struct trunk_row *row, struct text *out)
{
    struct text words = { 0 };

    for (size_t i = 0; i < row->n_causes && i < CAUSES_SHOWN; i++)
        text_printf(&words, "%s%zu %s", i > 0 ? ", " : "", row->causes[i].calls, row->causes[i].id);
    if (row->n_causes > CAUSES_SHOWN)
        text_printf(&words, _(", and %zu more"), row->n_causes - CAUSES_SHOWN);
    add_line(out, _("causes"), &words);
    text_done(&words);
}

void trunk_row_print(struct trunk_row *row, struct text *out)
{
    print_configuration(row, out);
    if (row->figures.calls == 0)
        return;
    print_figures(row, out);
    print_causes(row, out);
}

static void put_harmless(struct slice lines, FILE *out)
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

static void write_text(struct trunk_list *list, struct slice wanted, FILE *out)
{
    size_t n = 0;

    for (size_t i = 0; i < list->n; i++) {
        struct trunk_row *row = &list->rows[i];
        struct text text = { 0 };

        if (!trunk_row_has(row, wanted))
            continue;
        char *name = trunk_row_name(row);
        text_printf(&text, n++ > 0 ? "\n%s" : "%s", name);
        if (row->profile != NULL)
            text_printf(&text, ", %s", row->profile->name);
        text_printf(&text, " (%s)\n",
                    row->seen == NULL ? row->trunk->file : _("not in trunks.yaml"));
        trunk_row_print(row, &text);
        put_harmless(text_view(&text), out);
        text_done(&text);
        free(name);
    }
    if (n == 0)
        fprintf(out, "%s\n", wanted.n > 0 ? _("no trunk has this") : _("there are no trunks"));
    if (list->others > 0)
        fprintf(out,
                ngettext("\n%zu call of no trunk\n", "\n%zu calls of no trunk\n",
                         (unsigned long)list->others),
                list->others);
}

/* --- JSON --- */

static json_t *texts_json(char *const *list, size_t n)
{
    json_t *array = json_array();

    for (size_t i = 0; i < n; i++)
        json_array_append_new(array, json_text(slice_of(list[i])));
    return array;
}

static json_t *networks_json(const struct network *list, size_t n)
{
    json_t *array = json_array();

    for (size_t i = 0; i < n; i++) {
        struct text text = { 0 };

        network_print(&text, list[i]);
        json_array_append_new(array, json_text(text_view(&text)));
        text_done(&text);
    }
    return array;
}

static json_t *causes_json(const struct trunk_row *row)
{
    json_t *array = json_array();

    for (size_t i = 0; i < row->n_causes; i++) {
        json_t *cause = json_object();

        json_add(cause, "cause", json_text(slice_of(row->causes[i].id)));
        json_add(cause, "calls", json_integer((json_int_t)row->causes[i].calls));
        json_array_append_new(array, cause);
    }
    return array;
}

static json_t *count_or_null(double n)
{
    return n > 0 ? json_number_or_null(n, 3) : json_null();
}

static void add_figures(json_t *object, struct trunk_row *row)
{
    struct figures *f = &row->figures;
    size_t at_once, a_second;

    figures_peaks(f, &at_once, &a_second);
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
    json_add(object, "causes", causes_json(row));
}

static json_t *row_json(struct trunk_row *row)
{
    const struct trunk *t = row->trunk;
    json_t *object = json_object();
    char *name = trunk_row_name(row);

    json_add(object, "name", json_text(slice_of(name)));
    json_add(object, "configured", json_boolean(row->seen == NULL));
    json_add(object, "provider", json_text_or_null(t->provider));
    json_add(object, "sid", json_text_or_null(t->sid));
    json_add(object, "termination", texts_json(t->termination, t->n_termination));
    json_add(object, "origination", texts_json(t->origination, t->n_origination));
    json_add(object, "own", networks_json(t->own, t->n_own));
    json_add(object, "acl", networks_json(t->acl, t->n_acl));
    json_add(object, "cps", count_or_null(cps_of(row)));
    json_add(object, "concurrent",
             concurrent_of(row) > 0 ? json_integer((json_int_t)concurrent_of(row)) : json_null());
    add_figures(object, row);
    free(name);
    return object;
}

static void write_json(struct trunk_list *list, struct slice wanted, FILE *out)
{
    bool first = true;

    fputs("{\"format\":\"sipwhy-trunks/1\",\n\"program\":\"" PACKAGE_STRING "\",\n\"trunks\":[",
          out);
    for (size_t i = 0; i < list->n; i++) {
        if (!trunk_row_has(&list->rows[i], wanted))
            continue;
        fputs(first ? "\n" : ",\n", out);
        json_write(out, row_json(&list->rows[i]));
        first = false;
    }
    fprintf(out, "],\n\"calls_of_no_trunk\":%zu}\n", list->others);
}

/* --- CSV --- */

static void add_field(struct text *row, const struct text *value)
{
    text_addc(row, ',');
    csv_field(row, text_view(value));
}

static void add_number(struct text *row, double value, int decimals)
{
    text_addc(row, ',');
    if (value >= 0)
        text_printf(row, "%.*f", decimals, value);
}

static void row_csv(struct trunk_row *row, struct text *out)
{
    const struct trunk *t = row->trunk;
    struct figures *f = &row->figures;
    char *name = trunk_row_name(row);
    struct text lists[6] = { 0 };
    size_t at_once, a_second;

    text_adds(&lists[0], t->sid != NULL ? t->sid : "");
    add_texts(&lists[1], t->termination, t->n_termination, " ");
    add_texts(&lists[2], t->origination, t->n_origination, " ");
    add_networks(&lists[3], t->own, t->n_own, " ");
    add_networks(&lists[4], t->acl, t->n_acl, " ");
    for (size_t i = 0; i < row->n_causes; i++)
        text_printf(&lists[5], "%s%s:%zu", i > 0 ? " " : "", row->causes[i].id,
                    row->causes[i].calls);
    csv_field(out, slice_of(name));
    text_printf(out, ",%s,", row->seen == NULL ? "true" : "false");
    csv_field(out, slice_of(t->provider != NULL ? t->provider : ""));
    for (size_t i = 0; i < 5; i++)
        add_field(out, &lists[i]);
    add_number(out, cps_of(row) > 0 ? cps_of(row) : -1, 3);
    add_number(out, concurrent_of(row) > 0 ? (double)concurrent_of(row) : -1, 0);
    figures_peaks(f, &at_once, &a_second);
    text_printf(out, ",%zu,%zu,%zu", f->calls, f->answered, f->failed);
    add_number(out, figures_asr(f), 1);
    add_number(out, figures_acd(f), 3);
    add_number(out, figures_brief(f), 1);
    add_number(out, figures_delay(f, 50), 3);
    add_number(out, figures_delay(f, 95), 3);
    text_printf(out, ",%zu,%zu", at_once, a_second);
    add_field(out, &lists[5]);
    text_adds(out, "\r\n");
    for (size_t i = 0; i < 6; i++)
        text_done(&lists[i]);
    free(name);
}

static void write_csv(struct trunk_list *list, struct slice wanted, FILE *out)
{
    fputs("name,configured,provider,sid,termination,origination,own,acl,cps,concurrent,calls,"
          "answered,failed,answered_percent,average_duration_s,short_percent,pdd_median_s,pdd_95_s,"
          "most_at_once,most_a_second,causes\r\n",
          out);
    for (size_t i = 0; i < list->n; i++) {
        struct text row = { 0 };

        if (!trunk_row_has(&list->rows[i], wanted))
            continue;
        row_csv(&list->rows[i], &row);
        fwrite(row.p, 1, row.n, out);
        text_done(&row);
    }
}

void trunk_list_write(struct trunk_list *list, struct slice text, enum trunk_format format,
                      FILE *out)
{
    static void (*const writers[])(struct trunk_list *, struct slice, FILE *) = {
        [TRUNK_TEXT] = write_text,
        [TRUNK_JSON] = write_json,
        [TRUNK_CSV] = write_csv,
    };

    writers[format](list, text, out);
}
