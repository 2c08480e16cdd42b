/* guide_list.c - the guide's first page: eight groups in a user's words, their symptoms, and a
 * search through all of them. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "screen/guide_screen.h"

/* In the order in which they are offered. */
static const enum guide_group order[] = {
    GUIDE_SILENT, GUIDE_REFUSED, GUIDE_DROPS,        GUIDE_INCOMING,
    GUIDE_AUDIO,  GUIDE_SOUND,   GUIDE_REGISTRATION, GUIDE_OTHER,
};

/* Every word of the search stands in the symptom's title, its hint or its id. */
static bool fits_search(const struct guide_symptom *symptom, struct slice words)
{
    struct text all = { 0 };
    bool fits = true;

    text_printf(&all, "%s %s %s", symptom->title, symptom->hint != NULL ? symptom->hint : "",
                symptom->id);
    while (words.n && fits) {
        struct slice word = slice_cut(&words, ' ');

        fits = !word.n || slice_ifind(text_view(&all), word) < all.n;
    }
    text_done(&all);
    return fits;
}

static size_t add(struct guide_row *rows, size_t n, enum guide_row_kind kind, size_t which)
{
    rows[n] = (struct guide_row){ kind, which };
    return n + 1;
}

static size_t add_symptoms(const struct guide_screen *v, struct guide_row *rows)
{
    const struct guide *guide = v->screen.app->guide;
    size_t n = 0;

    for (size_t i = 0; i < guide_symptoms(guide) && n < GUIDE_ROWS_MAX; i++) {
        const struct guide_symptom *symptom = guide_symptom(guide, i);

        if (v->find.n ? fits_search(symptom, text_view(&v->find)) : (int)symptom->group == v->group)
            n = add(rows, n, ROW_SYMPTOM, i);
    }
    return n;
}

size_t guide_screen_rows(const struct guide_screen *v, struct guide_row *rows)
{
    size_t n = 0;

    if (v->find.n || v->group >= 0)
        return add_symptoms(v, rows);
    if (v->suggested >= 0)
        n = add(rows, n, ROW_FITS, (size_t)v->suggested);
    if (v->screen.app->live && !v->wait && !v->watch)
        n = add(rows, n, ROW_WAIT, 0);
    for (size_t i = 0; i < ARRAY_SIZE(order); i++)
        n = add(rows, n, ROW_GROUP, order[i]);
    for (size_t i = 0; i < SOURCE_ROWS && v->screen.app->input == NULL; i++)
        n = add(rows, n, ROW_SOURCE, i);
    return n;
}

/* The number that chooses a row; 0: none. */
static size_t number_of(const struct guide_row *rows, size_t i)
{
    size_t first = rows[0].kind == ROW_FITS;

    first += rows[first].kind == ROW_WAIT;
    return i < first || rows[i].kind == ROW_SOURCE || i - first >= 9 ? 0 : i - first + 1;
}

size_t guide_screen_numbered(const struct guide_screen *v, size_t number)
{
    struct guide_row rows[GUIDE_ROWS_MAX];
    size_t n = guide_screen_rows(v, rows);

    for (size_t i = 0; i < n; i++)
        if (number_of(rows, i) == number)
            return i;
    return n;
}

static void row_words(const struct guide_screen *v, const struct guide_row *rows, size_t i,
                      struct text *out)
{
    static const char *const sources[] = { [SOURCE_FILE_ROW] = N_("Open a capture first"),
                                           [SOURCE_INTERFACE_ROW] =
                                               N_("Watch an interface first") };
    const struct guide *guide = v->screen.app->guide;
    size_t number = number_of(rows, i);

    if (number)
        text_printf(out, "%zu ", number);
    else if (rows[i].kind == ROW_SOURCE)
        text_adds(out, "  ");
    switch (rows[i].kind) {
    case ROW_FITS:
        text_printf(out, _("fits the call: %s"), guide_symptom(guide, rows[i].which)->title);
        break;
    case ROW_WAIT:
        text_adds(out, _("Place the call now: the walk waits for it"));
        break;
    case ROW_GROUP:
        text_adds(out, guide_group_words((enum guide_group)rows[i].which));
        break;
    case ROW_SYMPTOM:
        text_adds(out, guide_symptom(guide, rows[i].which)->title);
        break;
    case ROW_SOURCE:
        text_adds(out, _(sources[rows[i].which]));
        break;
    }
}

static void draw_head(const struct guide_screen *v, struct canvas *canvas, struct rect area,
                      size_t n)
{
    struct text text = { 0 };

    canvas_puts(canvas, area.x + 1, area.y, TEXT_ROLE_STRONG,
                _("What does the caller say, or what does the PBX show?"));
    if (v->find.n)
        text_printf(&text, ngettext("found for \"%s\": %zu", "found for \"%s\": %zu", n),
                    text_str(&v->find), n);
    else if (v->group >= 0)
        text_adds(&text, guide_group_words((enum guide_group)v->group));
    else if (v->screen.app->input == NULL)
        text_adds(&text, _("No capture is open: O opens one, which answers what it can."));
    else
        text_adds(&text, _("Type to find: hear, 403, 30 s"));
    canvas_field(canvas, area.x + 1, area.y + 1, area.width - 2, TEXT_ROLE_DIM, text_view(&text));
    text_done(&text);
}

/* One row where its words fit, else as many as they need: no sentence loses its end. */
static int draw_row(const struct guide_screen *v, struct canvas *canvas, struct rect at,
                    const struct guide_row *rows, size_t i)
{
    enum text_role role = i == v->list.at            ? TEXT_ROLE_SELECTED
                          : rows[i].kind == ROW_FITS ? TEXT_ROLE_STRONG
                                                     : TEXT_ROLE_TEXT;
    struct text text = { 0 };

    row_words(v, rows, i, &text);
    int height = canvas_wrap(NULL, 0, 0, at.width, role, text_view(&text));
    if (canvas != NULL && i == v->list.at) {
        canvas_fill(canvas, (struct rect){ at.x, at.y, at.width, height }, role, GLYPH_COUNT);
        canvas_glyph(canvas, at.x - 2, at.y, TEXT_ROLE_KEY, GLYPH_SELECTED);
        canvas_set_focus(canvas, at.x, at.y);
    }
    if (canvas != NULL)
        canvas_wrap(canvas, at.x, at.y, at.width, role, text_view(&text));
    text_done(&text);
    return height;
}

/* Rows of several lines leave room for fewer of them. */
static void keep_in_sight(struct guide_screen *v, const struct guide_row *rows, size_t n,
                          struct rect area)
{
    int height = 0;

    for (size_t i = v->list.top; i <= v->list.at && i < n; i++)
        height += draw_row(v, NULL, area, rows, i);
    for (; height > area.height && v->list.top < v->list.at && v->list.top < n; v->list.top++)
        height -= draw_row(v, NULL, area, rows, v->list.top);
}

static void draw_hint(const struct guide_screen *v, struct canvas *canvas, struct rect area,
                      const struct guide_row *row)
{
    bool symptom = row->kind == ROW_SYMPTOM || row->kind == ROW_FITS;
    const char *hint = symptom ? guide_symptom(v->screen.app->guide, row->which)->hint : NULL;

    if (hint != NULL)
        canvas_field(canvas, area.x + 2, area.y + area.height - 1, area.width - 4, TEXT_ROLE_DIM,
                     slice_of(hint));
}

void guide_screen_list_draw(struct guide_screen *v, struct canvas *canvas, struct rect area)
{
    struct guide_row rows[GUIDE_ROWS_MAX];
    size_t n = guide_screen_rows(v, rows), i;
    int y = area.y + (area.height > 10 ? 3 : 2), end = area.y + area.height - 2;

    draw_head(v, canvas, area, n);
    if (!n) {
        canvas_puts(canvas, area.x + 3, y, TEXT_ROLE_DIM, _("No symptom has these words."));
        return;
    }
    scroll_fit(&v->list, n, end - y);
    keep_in_sight(v, rows, n, (struct rect){ area.x + 3, y, area.width - 4, end - y });
    for (i = v->list.top; i < n && y < end; i++)
        y += draw_row(v, canvas, (struct rect){ area.x + 3, y, area.width - 4, 1 }, rows, i);
    if (i < n)
        canvas_printf(canvas, area.x + 3, end, TEXT_ROLE_DIM,
                      ngettext("%zu more below", "%zu more below", n - i), n - i);
    if (v->list.at < n)
        draw_hint(v, canvas, area, &rows[v->list.at]);
}

static void begin_find(struct guide_screen *v)
{
    v->list.at = v->list.top = 0;
    v->moved = true;
}

/* Letters search; a digit chooses while nothing is searched for. The command keys of the list that
 * are letters keep their meaning only with Shift. */
bool guide_screen_list_key(struct guide_screen *v, uint32_t key)
{
    bool searching = v->find.n > 0;

    if (key == KEY_IS_BACKSPACE && searching) {
        v->find.n--;
        v->find.p[v->find.n] = '\0';
    } else if (key == '/' && !searching) {
        app_say(v->screen.app, TEXT_ROLE_INFO, "%s", _("Type what the caller says."));
        return true;
    } else if ((key >= 'a' && key <= 'z') ||
               (searching && (key == ' ' || (key >= '0' && key <= '9')))) {
        text_addc(&v->find, (char)key);
    } else {
        return false;
    }
    begin_find(v);
    return true;
}

bool guide_screen_list_back(struct guide_screen *v)
{
    if (!v->find.n && v->group < 0)
        return false;
    text_clear(&v->find);
    v->group = -1;
    begin_find(v);
    return true;
}
