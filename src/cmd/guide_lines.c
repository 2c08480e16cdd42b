/* guide_lines.c - the walk of the guide as numbered lines. */
#include "config.h"

#include "cmd/guide_lines.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/datafile.h"
#include "base/gettext.h"
#include "base/mem.h"
#include "draw/canvas.h"
#include "draw/printable.h"

/* --- words out --- */

/* Wrapped lines of text, made harmless: some of it comes from the network. */
static void print_lines(const struct lines *l, int indent, const char *label, struct slice raw)
{
    struct text safe = { 0 };
    int column = indent + text_width(slice_of(label));

    printable_text(&safe, raw);
    struct slice rest = text_view(&safe);
    printf("%*s%s", indent, "", label);
    for (int at = column;; at = 0) {
        struct slice line = text_wrap(&rest, l->width - column);

        printf("%*s" SLICE_FMT "\n", column - at, "", SLICE_ARG(line));
        if (!rest.n)
            break;
    }
    text_done(&safe);
}

__attribute__((format(printf, 4, 0))) static void print_item(const struct lines *l, int indent,
                                                             const char *label, const char *format,
                                                             va_list arguments)
{
    struct text raw = { 0 };

    text_vprintf(&raw, format, arguments);
    if (!l->silent)
        print_lines(l, indent, label, text_view(&raw));
    text_done(&raw);
}

void lines_say(const struct lines *l, int indent, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    print_item(l, indent, "", format, arguments);
    va_end(arguments);
}

void lines_item(const struct lines *l, int indent, const char *label, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    print_item(l, indent, label, format, arguments);
    va_end(arguments);
}

static const char *sign_of(const struct walk_step *step)
{
    if (step->by == ANSWER_EVIDENCE && step->tried != NULL)
        return _("what was tried says:");
    if (step->by == ANSWER_EVIDENCE)
        return step->recorded ? _("the provider's records say:") : _("the capture says:");
    if (step->overruled)
        return step->recorded ? _("you say, other than the provider's records:")
                              : _("you say, other than the capture:");
    return _("you say:");
}

static void tell_answer(const struct lines *l, const struct walk_step *step)
{
    lines_say(l, 3, "%s %s", sign_of(step), step->answers[step->given].text);
    if (step->value != NULL)
        lines_say(l, 3, "%s %s", _("value:"), step->value);
    if (step->by == ANSWER_EVIDENCE && step->tried != NULL)
        lines_say(l, 3, _("(tried: %s)"), step->tried);
    if (step->evidence.kind == PLACE_SIP)
        lines_say(l, 3, _("(message %u, frame %u, %s)"), step->evidence.message + 1,
                  step->evidence.frame, step->evidence.header);
    else if (step->evidence.kind != PLACE_NONE)
        lines_say(l, 3, _("(frame %u, %s)"), step->evidence.frame, step->evidence.header);
}

static void tell_question(const struct lines *l, const struct walk_step *step)
{
    for (size_t i = 0; i < step->n_answers; i++) {
        char label[24];

        snprintf(label, sizeof label, "%zu) ", i + 1);
        lines_item(l, 3, label, "%s", step->answers[i].text);
    }
    if (step->kind == QUESTION_VALUE)
        lines_say(l, 3, _("or type a value, a plain number with = before it: %s"),
                  step->value_help);
    if (step->command != NULL)
        lines_say(l, 3, _("to be sure: %s"), step->command);
}

static void tell_step(const struct lines *l, size_t i)
{
    const struct walk_step *step = walk_step(l->walk, i);

    if (l->asked != i + 1 || step->given < 0) {
        lines_say(l, 0, "%s", "");
        lines_say(l, 0, "%zu. %s", i + 1, step->question);
        if (step->why != NULL)
            lines_say(l, 3, "%s", step->why);
    }
    if (step->given >= 0)
        tell_answer(l, step);
    else
        tell_question(l, step);
}

void lines_conclusions(const struct lines *l)
{
    const struct conclusion *list;
    size_t n = walk_conclusions(l->walk, &list);

    lines_say(l, 0, "%s", "");
    lines_say(l, 0, "%s", _("Conclusion"));
    for (size_t i = 0; i < n && list[i].status >= CONCLUSION_POSSIBLE; i++) {
        lines_say(l, 3, "%s: %s (%s)", conclusion_status_words(list[i].status), list[i].title,
                  list[i].rule->id);
        if (list[i].status >= CONCLUSION_LIKELY) {
            lines_say(l, 5, "%s", list[i].explain);
            if (list[i].check != NULL && list[i].status < CONCLUSION_PROVEN)
                lines_say(l, 5, "%s %s", _("To be sure:"), list[i].check);
            lines_say(l, 5, "%s %s", _("Fix:"), list[i].fix);
        }
    }
    if (!n || list[0].status < CONCLUSION_POSSIBLE)
        lines_say(l, 3, "%s", _("No cause could be concluded yet."));
}

/* The way may have changed anywhere: what was told is told again from the first difference on,
 * which after an answer is the step itself. */
static void tell_news(struct lines *l)
{
    size_t n = walk_steps(l->walk);

    for (size_t i = l->told; i < n; i++)
        tell_step(l, i);
    l->told = n;
    l->asked = walk_done(l->walk) ? 0 : n;
    if (walk_done(l->walk)) {
        lines_conclusions(l);
        if (l->prompts)
            lines_say(l, 0, "%s", _("No question is left. ? shows what can be typed."));
    }
}

static void tell_help(const struct lines *l)
{
    static const char *const lines[] = {
        N_("a number or an id: that answer; the last one is always \"I don't know\""),
        N_("=VALUE   a value where one is asked for, also a plain number"),
        N_("NUMBER: ANSWER   another answer to an earlier question"),
        N_("b   back: takes your last answer back"),
        N_("r   restart: begins again"),
        N_("c   the conclusions as they are now"),
        N_("s   the summary; m   the same as Markdown"),
        N_("t   what to capture: the tcpdump line"),
        N_("w NAME   writes what was learnt into trunks.yaml; w! NAME replaces a trunk there"),
        N_("q   ends the walk"),
    };

    for (size_t i = 0; i < ARRAY_SIZE(lines); i++)
        lines_say(l, 0, "%s", _(lines[i]));
}

/* --- words in --- */

bool lines_next(struct lines *l, char *line)
{
    if (l->prompts) {
        fputs("> ", stdout);
        fflush(stdout);
    }
    if (fgets(line, LINES_MAX_BYTES, l->in) == NULL)
        return false;
    line[strcspn(line, "\r\n")] = '\0';
    if (l->prompts && !isatty(fileno(l->in)))
        lines_say(l, 0, "%s", line); /* no terminal has shown it */
    return true;
}

static bool refuse(struct lines *l, const char *line)
{
    lines_say(l, 0, _("'%s' is no answer here; ? shows what can be typed"), line);
    l->failed = true;
    return false;
}

static bool give_value(struct lines *l, size_t step, struct slice words)
{
    struct error error = { 0 };

    if (walk_value(l->walk, step, words, &error)) {
        const struct walk_step *now = walk_step(l->walk, step);

        if (now->given < 0)
            lines_say(l, 3, "%s", _("Noted. It does not decide the question by itself."));
        return true;
    }
    lines_say(l, 0, "%s", error.message);
    error_done(&error);
    l->failed = true;
    return false;
}

static bool give_answer(struct lines *l, size_t step, struct slice words)
{
    const struct walk_step *at = walk_step(l->walk, step);
    uint64_t number;

    l->told = step;
    if (at->kind == QUESTION_VALUE && slice_starts(words, SLICE("="))) {
        return give_value(l, step, slice_sub(words, 1, words.n));
    } else if (slice_u64(words, &number) && number >= 1 && number <= at->n_answers) {
        walk_answer(l->walk, step, (size_t)number - 1);
        return true;
    }
    for (size_t i = 0; i < at->n_answers; i++)
        if (slice_eq(words, slice_of(at->answers[i].id))) {
            walk_answer(l->walk, step, i);
            return true;
        }
    if (at->kind == QUESTION_VALUE)
        return give_value(l, step, words);
    l->told = walk_steps(l->walk);
    return refuse(l, words.p);
}

/* "2: yes", "acl-entries: no": an answer to a question that stands further up. */
static bool names_step(const struct lines *l, struct slice line, size_t *step, struct slice *words)
{
    struct slice rest = line, name = slice_cut(&rest, ':');
    uint64_t number;

    if (name.n == line.n)
        return false;
    for (size_t i = 0; i < walk_steps(l->walk); i++)
        if (slice_eq(name, slice_of(walk_step(l->walk, i)->node)) ||
            (slice_u64(name, &number) && number == i + 1)) {
            *step = i;
            *words = slice_trim(rest);
            return true;
        }
    return false;
}

static void do_back(struct lines *l, struct slice rest)
{
    (void)rest;
    if (!walk_back(l->walk))
        lines_say(l, 0, "%s", _("There is no answer of yours to take back."));
    l->told = walk_steps(l->walk) ? walk_steps(l->walk) - 1 : 0;
}

static void do_restart(struct lines *l, struct slice rest)
{
    (void)rest;
    walk_restart(l->walk);
    l->told = 0;
}

static void do_conclusions(struct lines *l, struct slice rest)
{
    (void)rest;
    lines_conclusions(l);
}

void lines_summary(struct lines *l, bool markdown)
{
    struct text text = { 0 }, safe = { 0 };

    walk_summary(l->walk, markdown, &text);
    for (struct slice rest = text_view(&text); rest.n;) {
        printable_text(&safe, slice_cut(&rest, '\n'));
        text_addc(&safe, '\n');
    }
    fwrite(text_str(&safe), 1, safe.n, stdout);
    text_done(&text);
    text_done(&safe);
}

static void do_summary(struct lines *l, struct slice rest)
{
    (void)rest;
    lines_summary(l, false);
}

static void do_markdown(struct lines *l, struct slice rest)
{
    (void)rest;
    lines_summary(l, true);
}

static void do_capture(struct lines *l, struct slice rest)
{
    struct text text = { 0 };

    (void)rest;
    walk_capture_advice(l->walk, &text);
    if (!l->silent)
        printf("%s\n", text_str(&text));
    text_done(&text);
}

static void save(struct lines *l, struct slice name, bool replace)
{
    struct error error = { 0 };
    char *folder = datafile_user_folder();
    char *path = folder != NULL ? xasprintf("%s/trunks.yaml", folder) : NULL;
    char *text = xstrndup(name.n ? name.p : "", name.n);

    if (path == NULL)
        lines_say(l, 0, "%s", _("there is no home folder to keep the trunk in"));
    else if (walk_save_trunk(l->walk, l->saver, path, text, replace, &error))
        lines_say(l, 0, _("Saved in %s."), path);
    else
        lines_say(l, 0, "%s", error.message);
    l->failed = l->failed || path == NULL || error_is_set(&error);
    error_done(&error);
    free(text);
    free(path);
    free(folder);
}

static void do_save(struct lines *l, struct slice rest)
{
    save(l, rest, false);
}

static void do_replace(struct lines *l, struct slice rest)
{
    save(l, rest, true);
}

static void do_quit(struct lines *l, struct slice rest)
{
    (void)rest;
    l->over = true;
}

static void do_help(struct lines *l, struct slice rest)
{
    (void)rest;
    tell_help(l);
}

static const struct {
    const char *word;
    void (*does)(struct lines *, struct slice rest);
} words[] = {
    { "b", do_back },    { "back", do_back },       { "r", do_restart }, { "restart", do_restart },
    { "s", do_summary }, { "m", do_markdown },      { "t", do_capture }, { "c", do_conclusions },
    { "w", do_save },    { "w!", do_replace },      { "q", do_quit },    { "quit", do_quit },
    { "?", do_help },    { "summary", do_summary },
};

static bool do_word(struct lines *l, struct slice line)
{
    struct slice rest = line, word = slice_cut(&rest, ' ');

    for (size_t i = 0; i < ARRAY_SIZE(words); i++)
        if (slice_eq(word, slice_of(words[i].word))) {
            words[i].does(l, slice_trim(rest));
            return true;
        }
    return false;
}

static void take_line(struct lines *l, struct slice line)
{
    struct slice answer;
    size_t step, n = walk_steps(l->walk);
    bool waits = n && walk_step(l->walk, n - 1)->given < 0;

    l->failed = false;
    if (do_word(l, line))
        return;
    if (names_step(l, line, &step, &answer))
        give_answer(l, step, answer);
    else if (waits)
        give_answer(l, n - 1, line);
    else
        refuse(l, line.p);
}

/* A script that cannot be followed ends the replay: what comes after answers other questions. */
bool lines_walk(struct lines *l, struct error *error)
{
    char line[LINES_MAX_BYTES];

    tell_news(l);
    while (!l->over && lines_next(l, line)) {
        struct slice words_typed = slice_trim(slice_of(line));

        if (words_typed.n == 0 || words_typed.p[0] == '#')
            continue;
        line[(size_t)(words_typed.p - line) + words_typed.n] = '\0';
        take_line(l, words_typed);
        if (l->failed && l->replay) {
            error_set(error, _("the answers cannot be followed at '%s'"), words_typed.p);
            return false;
        }
        tell_news(l);
    }
    if (l->prompts && !l->over)
        putchar('\n');
    return true;
}
