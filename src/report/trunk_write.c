/* trunk_write.c - the list of trunks as text, JSON and CSV. */
#include "config.h"

#include <stdlib.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "report/csv.h"
#include "report/json_value.h"
#include "report/trunk_list.h"

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

static void print_configuration(const struct trunk_row *row, struct text *out)
{
    const struct trunk *t = row->trunk;
    struct text words = { 0 };

    text_adds(&words, t->sid != NULL ? t->sid : "");
    figures_line(out, _("SID"), &words);
    text_clear(&words);
    add_texts(&words, t->termination, t->n_termination, ", ");
    figures_line(out, _("termination"), &words);
    text_clear(&words);
    add_texts(&words, t->origination, t->n_origination, ", ");
    figures_line(out, _("origination"), &words);
    text_clear(&words);
    add_networks(&words, t->own, t->n_own, ", ");
    figures_line(out, _("own"), &words);
    text_clear(&words);
    add_networks(&words, t->acl, t->n_acl, ", ");
    figures_line(out, _("ACL"), &words);
    text_clear(&words);
    if (t->cps > 0)
        text_printf(&words, _("%g calls a second"), t->cps);
    if (t->concurrent > 0)
        text_printf(&words, _("%s%u at once"), words.n > 0 ? ", " : "", (unsigned)t->concurrent);
    figures_line(out, _("limits"), &words);
    text_done(&words);
}

void trunk_row_print(struct trunk_row *row, struct text *out)
{
    print_configuration(row, out);
    if (row->figures.calls == 0)
        return;
    struct allowance allowed = allowance_of(row->trunk, row->profile);

    figures_print(&row->figures, &row->causes, &allowed, out);
}

static void write_text(struct trunk_list *list, struct slice wanted, FILE *out)
{
    size_t n = 0;

    for (size_t i = 0; i < list->n; i++) {
        struct trunk_row *row = &list->rows[i];
        struct text text = { 0 };

        if (!trunk_has(row->trunk, wanted))
            continue;
        char *name = trunk_row_name(row);
        text_printf(&text, n++ > 0 ? "\n%s" : "%s", name);
        if (row->profile != NULL)
            text_printf(&text, ", %s", row->profile->name);
        text_printf(&text, " (%s)\n",
                    row->seen == NULL ? row->trunk->file : _("not in trunks.yaml"));
        trunk_row_print(row, &text);
        figures_put_text(text_view(&text), out);
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

static json_t *row_json(struct trunk_row *row)
{
    const struct trunk *t = row->trunk;
    struct allowance allowed = allowance_of(t, row->profile);
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
    figures_json(object, &row->figures, &row->causes, &allowed);
    free(name);
    return object;
}

static void write_json(struct trunk_list *list, struct slice wanted, FILE *out)
{
    bool first = true;

    fputs("{\"format\":\"sipwhy-trunks/1\",\n\"program\":\"" PACKAGE_STRING "\",\n\"trunks\":[",
          out);
    for (size_t i = 0; i < list->n; i++) {
        if (!trunk_has(list->rows[i].trunk, wanted))
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

static void row_csv(struct trunk_row *row, struct text *out)
{
    const struct trunk *t = row->trunk;
    struct allowance allowed = allowance_of(t, row->profile);
    char *name = trunk_row_name(row);
    struct text lists[5] = { 0 };

    text_adds(&lists[0], t->sid != NULL ? t->sid : "");
    add_texts(&lists[1], t->termination, t->n_termination, " ");
    add_texts(&lists[2], t->origination, t->n_origination, " ");
    add_networks(&lists[3], t->own, t->n_own, " ");
    add_networks(&lists[4], t->acl, t->n_acl, " ");
    csv_field(out, slice_of(name));
    text_printf(out, ",%s,", row->seen == NULL ? "true" : "false");
    csv_field(out, slice_of(t->provider != NULL ? t->provider : ""));
    for (size_t i = 0; i < ARRAY_SIZE(lists); i++) {
        add_field(out, &lists[i]);
        text_done(&lists[i]);
    }
    figures_csv(&row->figures, &row->causes, &allowed, out);
    free(name);
}

static void write_csv(struct trunk_list *list, struct slice wanted, FILE *out)
{
    fprintf(out, "name,configured,provider,sid,termination,origination,own,acl%s",
            figures_csv_head);
    for (size_t i = 0; i < list->n; i++) {
        struct text row = { 0 };

        if (!trunk_has(list->rows[i].trunk, wanted))
            continue;
        row_csv(&list->rows[i], &row);
        fwrite(row.p, 1, row.n, out);
        text_done(&row);
    }
}

void trunk_list_write(struct trunk_list *list, struct slice text, enum figures_format format,
                      FILE *out)
{
    static void (*const writers[])(struct trunk_list *, struct slice, FILE *) = {
        [FIGURES_TEXT] = write_text,
        [FIGURES_JSON] = write_json,
        [FIGURES_CSV] = write_csv,
    };

    writers[format](list, text, out);
}
