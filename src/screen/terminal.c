/* terminal.c - curses and nothing but curses. */
#include "config.h"

#include "screen/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/text.h"
#include "screen/rescue.h"

#define CLIPBOARD_MAX 74000 /* the most that terminals take, in base64 100,000 bytes */

struct terminal {
    SCREEN *screen;
    FILE *in;
    bool aside; /* standard error */
    bool utf8, own_in, colors, gone;
    attr_t attributes[TEXT_ROLE_COUNT];
    short pairs[TEXT_ROLE_COUNT];
};

/* Curses knows its keys by other numbers; these are the ones that we give names to. */
static const struct {
    wint_t curses;
    uint32_t key;
} keys[] = {
    { KEY_UP, KEY_IS_UP },         { KEY_DOWN, KEY_IS_DOWN },
    { KEY_LEFT, KEY_IS_LEFT },     { KEY_RIGHT, KEY_IS_RIGHT },
    { KEY_PPAGE, KEY_IS_PAGE_UP }, { KEY_NPAGE, KEY_IS_PAGE_DOWN },
    { KEY_HOME, KEY_IS_HOME },     { KEY_END, KEY_IS_END },
    { KEY_IC, KEY_IS_INSERT },     { KEY_DC, KEY_IS_DELETE },
    { KEY_BTAB, KEY_IS_BACK_TAB }, { KEY_BACKSPACE, KEY_IS_BACKSPACE },
    { KEY_ENTER, '\r' },           { KEY_FIND, KEY_IS_HOME },
    { KEY_SELECT, KEY_IS_END },    { KEY_A1, KEY_IS_HOME },
    { KEY_A3, KEY_IS_PAGE_UP },    { KEY_C1, KEY_IS_END },
    { KEY_C3, KEY_IS_PAGE_DOWN },
};

/* Copies of descriptors that lead standard error aside while a screen is drawn, and back. */
static struct confine_copy aside = { -1, STDERR_FILENO }, back = { -1, STDERR_FILENO };

size_t terminal_prepare(struct confine_copy copies[TERMINAL_COPIES])
{
    if (aside.from < 0 && isatty(STDERR_FILENO)) {
        aside.from = open("/dev/null", O_RDONLY | O_CLOEXEC); /* a write fails, which nobody sees */
        back.from = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    }
    copies[0] = aside;
    copies[1] = back;
    return aside.from >= 0 && back.from >= 0 ? TERMINAL_COPIES : 0;
}

static void put_stderr_aside(struct terminal *t)
{
    struct confine_copy copies[TERMINAL_COPIES];

    t->aside = terminal_prepare(copies) > 0 && dup2(aside.from, aside.to) >= 0;
}

static void give_stderr_back(struct terminal *t)
{
    if (t->aside)
        dup2(back.from, back.to);
    t->aside = false;
}

static FILE *open_keys(bool *own)
{
    *own = false;
    if (isatty(STDIN_FILENO))
        return stdin;
    FILE *tty = fopen("/dev/tty", "re");
    *own = tty != NULL;
    return tty;
}

static attr_t attributes_of(unsigned look)
{
    attr_t attributes = A_NORMAL;

    if (look & LOOK_BOLD)
        attributes |= A_BOLD;
    if (look & LOOK_UNDERLINE)
        attributes |= A_UNDERLINE;
    if (look & LOOK_REVERSE)
        attributes |= A_REVERSE;
    if (look & LOOK_DIM)
        attributes |= A_DIM;
    return attributes;
}

static int wanted_colors(const struct settings *settings)
{
    const char *no_color = getenv("NO_COLOR");

    if (settings->colors == COLOR_NONE ||
        (settings->colors == COLOR_AUTO && no_color != NULL && *no_color) || !has_colors())
        return 0;
    return settings->colors != COLOR_8 && COLORS >= 256 ? 256 : 8;
}

void terminal_theme(struct terminal *t, const struct settings *settings, const struct theme *theme)
{
    int colors = wanted_colors(settings);

    t->colors = colors > 0;
    for (int i = 0; i < TEXT_ROLE_COUNT; i++) {
        const struct look *look = &theme->looks[i];
        short pair = (short)(i + 1);

        t->attributes[i] = attributes_of(t->colors ? look->attributes : look->mono_attributes);
        t->pairs[i] = 0;
        if (t->colors && init_pair(pair, colors == 256 ? look->fg : look->fg8,
                                   colors == 256 ? look->bg : look->bg8) == OK)
            t->pairs[i] = pair;
    }
    clearok(curscr, TRUE);
}

static void set_up(struct terminal *t)
{
    cbreak();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    curs_set(0);
    if (getenv("ESCDELAY") == NULL)
        set_escdelay(25);
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    /* a stray ^\ must not leave the terminal as curses has it */
    struct termios modes;
    if (tcgetattr(fileno(t->in), &modes) == 0) {
        modes.c_cc[VQUIT] = _POSIX_VDISABLE;
        tcsetattr(fileno(t->in), TCSANOW, &modes);
    }
}

/* Whatever ends the program (memory that does not come), the terminal is given back. */
static struct terminal *open_now;

static void close_at_end(void)
{
    if (open_now == NULL)
        return;
    endwin();
    give_stderr_back(open_now);
    open_now = NULL;
}

/* Curses ends the program for want of memory: then the picture is still open at the exit. Its words
 * went where warnings go. */
static void end_without_memory(void)
{
    if (open_now != NULL) {
        mem_on_end(close_at_end);
        out_of_memory();
    }
}

static const char *capability(const char *name)
{
    char copy[32];

    snprintf(copy, sizeof copy, "%s", name);
    const char *p = tigetstr(copy);
    return p == (const char *)-1 ? NULL : p; /* as tigetstr(3) has it */
}

/* As it is sent: without the delays in it. */
static void add_capability(struct text *out, const char *name)
{
    const char *p = capability(name);

    while (p != NULL && *p) {
        const char *delay = strstr(p, "$<");
        const char *end = delay != NULL ? strchr(delay, '>') : NULL;

        text_add(out, p, end != NULL ? (size_t)(delay - p) : strlen(p));
        p = end != NULL ? end + 1 : p + strlen(p);
    }
}

static void prepare_for_the_worst(const struct terminal *t, const struct termios *modes)
{
    static const char *const names[] = { "sgr0", "cnorm", "rmcup", "rmkx" };
    struct text sequence = { 0 };

    if (capability("kmous") != NULL)
        text_adds(&sequence, "\033[?1000l\033[?1006l");
    for (size_t i = 0; i < ARRAY_SIZE(names); i++)
        add_capability(&sequence, names[i]);
    rescue_begin(fileno(t->in), modes, STDOUT_FILENO, text_str(&sequence));
    text_done(&sequence);
}

struct terminal *terminal_open(const struct settings *settings, const struct theme *theme,
                               struct error *error)
{
    struct terminal *t = xcalloc(1, sizeof *t);

    t->in = open_keys(&t->own_in);
    if (t->in == NULL) {
        error_set(error,
                  _("there is no terminal to take keys from; sipwhy report FILE needs none"));
        free(t);
        return NULL;
    }
    use_tioctl(TRUE);
    struct termios modes = { 0 };
    tcgetattr(fileno(t->in), &modes);
    t->screen = newterm(NULL, stdout, t->in);
    if (t->screen == NULL) {
        const char *type = getenv("TERM");

        error_set(error, _("the terminal type '%s' is not known; set TERM, or use sipwhy report"),
                  type != NULL ? type : "");
        if (t->own_in)
            fclose(t->in);
        free(t);
        return NULL;
    }
    t->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    open_now = t;
    atexit(end_without_memory);
    mem_on_end(close_at_end);
    put_stderr_aside(t);
    set_up(t);
    terminal_theme(t, settings, theme);
    terminal_mouse(t, settings->mouse);
    prepare_for_the_worst(t, &modes);
    return t;
}

void terminal_close(struct terminal *t)
{
    if (t == NULL)
        return;
    mousemask(0, NULL);
    rescue_end();
    mem_on_end(NULL);
    open_now = NULL;
    endwin();
    /* no delscreen(): the program ends next, and libtinfo crashes there if it once lacked memory */
    give_stderr_back(t);
    if (t->own_in)
        fclose(t->in);
    free(t);
}

int terminal_fd(const struct terminal *t)
{
    return fileno(t->in);
}

void terminal_size(const struct terminal *t, int *width, int *height)
{
    (void)t;
    getmaxyx(stdscr, *height, *width);
}

bool terminal_is_utf8(const struct terminal *t)
{
    return t->utf8;
}

static struct event mouse_event(void)
{
    MEVENT mouse;

    if (getmouse(&mouse) != OK)
        return (struct event){ 0 };
    if (mouse.bstate & BUTTON4_PRESSED)
        return (struct event){ .kind = EVENT_WHEEL, .x = mouse.x, .y = mouse.y, .wheel = -3 };
    if (mouse.bstate & BUTTON5_PRESSED)
        return (struct event){ .kind = EVENT_WHEEL, .x = mouse.x, .y = mouse.y, .wheel = 3 };
    return (struct event){ .kind = EVENT_CLICK, .x = mouse.x, .y = mouse.y };
}

static uint32_t special_key(wint_t code)
{
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return (uint32_t)KEY_IS_F1 + (uint32_t)(code - KEY_F(1));
    for (size_t i = 0; i < ARRAY_SIZE(keys); i++)
        if (keys[i].curses == code)
            return keys[i].key;
    return KEY_NOTHING;
}

#define ANSWER_MOST 64 /* bytes of an OSC */
#define ANSWER_WAIT 20 /* ms for its next byte */

/* Behind ESC ]: the answer to a question of ours, up to BEL or ESC \\. */
static struct event answer_event(void)
{
    struct event event = { .kind = EVENT_NONE };
    char answer[ANSWER_MOST];
    size_t n = 0;
    wint_t next;

    timeout(ANSWER_WAIT);
    while (get_wch(&next) == OK && next != 7 && next != 27)
        if (n < sizeof answer)
            answer[n++] = next < 128 ? (char)next : '?';
    if (n > 0 && next == 27)
        get_wch(&next);
    timeout(0);
    struct slice text = { answer, n };
    if (n == 0) {
        event = (struct event){ .kind = EVENT_KEY, .key = ']' | KEYMOD_ALT };
    } else if (slice_starts(text, SLICE("11;"))) {
        event.background = background_of_answer(text);
        event.kind = event.background != BACKGROUND_UNKNOWN ? EVENT_BACKGROUND : EVENT_KEY;
    } else {
        event.kind = EVENT_KEY; /* of no key: nothing happens */
    }
    return event;
}

/* Takes the ] behind an ESC, if it is there. */
static bool next_is_answer(void)
{
    wint_t next;
    int got = get_wch(&next);

    if (got == ERR)
        return false;
    if (got == OK && next == ']')
        return true;
    if (got == KEY_CODE_YES)
        ungetch((int)next);
    else
        unget_wch((wchar_t)next);
    return false;
}

void terminal_ask_background(struct terminal *t)
{
    static const char *const silent[] = { "linux", "vt", "ansi", "cons", "sun" };
    const char *type = getenv("TERM");

    (void)t;
    for (size_t i = 0; type != NULL && i < ARRAY_SIZE(silent); i++)
        if (slice_starts(slice_of(type), slice_of(silent[i])))
            return;
    printf("\033]11;?\033\\");
    fflush(stdout);
}

/* A key after Esc that came at once is that key with Alt; Esc alone stays Esc. */
static uint32_t after_escape(void)
{
    wint_t next;
    int got = get_wch(&next);

    if (got == ERR)
        return 27;
    if (got == KEY_CODE_YES) {
        ungetch((int)next);
        return 27;
    }
    return (uint32_t)next | KEYMOD_ALT;
}

struct event terminal_event(struct terminal *t)
{
    wint_t code;

    errno = 0;
    int got = get_wch(&code);
    if (got == ERR) {
        /* the far end has gone: read() gives 0 or EIO for ever */
        t->gone = t->gone || errno == EIO;
        return (struct event){ .kind = t->gone ? EVENT_GONE : EVENT_NONE };
    }
    if (got == KEY_CODE_YES) {
        if (code == KEY_RESIZE)
            return (struct event){ .kind = EVENT_RESIZE };
        if (code == KEY_MOUSE)
            return mouse_event();
        return (struct event){ .kind = EVENT_KEY, .key = special_key(code) };
    }
    if (code == 27 && next_is_answer())
        return answer_event();
    if (code == 127)
        return (struct event){ .kind = EVENT_KEY, .key = KEY_IS_BACKSPACE };
    return (struct event){ .kind = EVENT_KEY, .key = code == 27 ? after_escape() : (uint32_t)code };
}

/* The cell as curses has it. A character that the locale cannot show is a question mark: never a
 * raw byte. */
static void put_cell(struct terminal *t, int x, int y, const struct cell *cell)
{
    wchar_t text[2 + CELL_COMBINING] = { 0 };
    size_t n = 0;
    uint32_t character = cell->character ? cell->character : ' ';

    text[n++] = (wchar_t)(!t->utf8 && character > 126 ? '?' : character);
    for (size_t i = 0; t->utf8 && i < CELL_COMBINING && cell->combining[i]; i++)
        text[n++] = (wchar_t)cell->combining[i];
    attr_t attributes = t->attributes[cell->role];
    if (cell->style & STYLE_BOLD)
        attributes |= A_BOLD;
    if (cell->style & STYLE_UNDERLINE)
        attributes |= A_UNDERLINE;
    if (cell->style & STYLE_REVERSE)
        attributes |= A_REVERSE;
    cchar_t out;
    if (setcchar(&out, text, attributes, t->pairs[cell->role], NULL) == OK)
        mvadd_wch(y, x, &out);
}

void terminal_present(struct terminal *t, const struct canvas *canvas)
{
    int width, height, x_focus, y_focus;

    terminal_size(t, &width, &height);
    if (width > canvas_width(canvas))
        width = canvas_width(canvas);
    if (height > canvas_height(canvas))
        height = canvas_height(canvas);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            const struct cell *cell = canvas_cell(canvas, x, y);

            if (!(cell->style & STYLE_CONTINUED))
                put_cell(t, x, y, cell);
        }
    if (canvas_focus(canvas, &x_focus, &y_focus) && x_focus < width && y_focus < height)
        move(y_focus, x_focus);
    refresh();
}

void terminal_redraw(struct terminal *t)
{
    (void)t;
    clearok(curscr, TRUE);
}

void terminal_suspend(struct terminal *t)
{
    (void)t;
    /* curses' own handler for SIGTSTP leaves the terminal in order and redraws when we go on */
    kill(0, SIGTSTP);
}

void terminal_mouse(struct terminal *t, bool on)
{
    (void)t;
    mouseinterval(0);
    mousemask(on ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
}

static void base64(struct text *out, struct slice in)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < in.n; i += 3) {
        size_t left = in.n - i;
        uint32_t bits = (uint32_t)(uint8_t)in.p[i] << 16;

        if (left > 1)
            bits |= (uint32_t)(uint8_t)in.p[i + 1] << 8;
        if (left > 2)
            bits |= (uint8_t)in.p[i + 2];
        text_addc(out, digits[bits >> 18]);
        text_addc(out, digits[bits >> 12 & 63]);
        text_addc(out, left > 1 ? digits[bits >> 6 & 63] : '=');
        text_addc(out, left > 2 ? digits[bits & 63] : '=');
    }
}

bool terminal_clipboard(struct terminal *t, struct slice text)
{
    (void)t;
    if (text.n > CLIPBOARD_MAX)
        return false;
    struct text out = { 0 };
    text_adds(&out, "\033]52;c;");
    base64(&out, text);
    text_adds(&out, "\a");
    fwrite(out.p, 1, out.n, stdout);
    fflush(stdout);
    text_done(&out);
    return true;
}

void terminal_announce(struct terminal *t, enum announce_mode mode, struct slice text)
{
    (void)t;
    switch (mode) {
    case ANNOUNCE_NONE:
        return;
    case ANNOUNCE_BELL:
        printf("\a");
        break;
    case ANNOUNCE_OSC_9:
        printf("\033]9;sipwhy: " SLICE_FMT "\a", SLICE_ARG(text));
        break;
    case ANNOUNCE_OSC_777:
        printf("\033]777;notify;sipwhy;" SLICE_FMT "\a", SLICE_ARG(text));
        break;
    }
    fflush(stdout);
}

const char *terminal_library(void)
{
    return curses_version();
}
