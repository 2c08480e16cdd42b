/* shorthand.c - options -> the expression that they stand for. */
#include "config.h"

#include "cmd/shorthand.h"

#include <ctype.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/moment.h"
#include "base/suggest.h"
#include "diagnose/filter.h"

/* One value of an option as a condition; false if it is none. */
typedef bool write_condition(struct text *, struct slice value);

static bool write_epoch(struct text *out, struct slice value, bool until)
{
    struct moment moment;

    if (!moment_parse(value, true, &moment))
        return false;
    if (until && moment.day) /* that day, too */
        moment.time += 24 * 3600 * NANOS_PER_S;
    text_printf(out, "epoch %s %.6f", until ? "<" : ">=", nanos_seconds(moment.time));
    return true;
}

static bool write_since(struct text *out, struct slice value)
{
    return write_epoch(out, value, false);
}

static bool write_until(struct text *out, struct slice value)
{
    return write_epoch(out, value, true);
}

/* As the inside of a text of the language that holds a regular expression: "*" is anything. */
static void write_pattern(struct text *out, struct slice value)
{
    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i];

        if (c == '*')
            text_adds(out, ".*");
        else if (c == '"' || c == '\\')
            text_printf(out, "\\\\\\%c", c);
        else if (!isalnum((unsigned char)c) && (unsigned char)c < 0x80)
            text_printf(out, "\\\\%c", c);
        else
            text_addc(out, c);
    }
}

static bool is_number(struct slice value)
{
    size_t digits = 0;

    for (size_t i = 0; i < value.n; i++) {
        if (slice_chr(SLICE("0123456789+*#"), value.p[i]) == 13)
            return false;
        digits += value.p[i] >= '0' && value.p[i] <= '9';
    }
    return digits > 0;
}

/* A number with or without its plus; else a part of the header, such as user@host. */
static bool write_party(struct text *out, struct slice value, const char *fact, const char *header)
{
    bool number = is_number(value);

    if (value.n == 0)
        return false;
    if (number && value.p[0] == '+')
        value = slice_sub(value, 1, value.n);
    text_printf(out, "%s ~ \"%s", number ? fact : header, number ? "^\\\\+?" : "");
    write_pattern(out, value);
    text_adds(out, number ? "$\"" : "\"");
    return true;
}

static bool write_from(struct text *out, struct slice value)
{
    return write_party(out, value, "from", "header.From");
}

static bool write_to(struct text *out, struct slice value)
{
    return write_party(out, value, "to", "header.To");
}

/* 486, 4xx, or a word of ours or of a provider's call log. */
static bool write_status(struct text *out, struct slice value)
{
    static const char *const words[] = {
        "trying",   "ringing", "answered",   "completed", "busy",        "cancelled", "canceled",
        "declined", "failed",  "unanswered", "no-answer", "in-progress", "initiated",
    };
    uint64_t code;

    if (slice_u64(value, &code) && code >= 100 && code <= 699) {
        text_printf(out, "status == %u", (unsigned)code);
        return true;
    }
    if (value.n == 3 && value.p[0] >= '1' && value.p[0] <= '6' &&
        slice_ieq(slice_sub(value, 1, 3), SLICE("xx"))) {
        text_printf(out, "status in %c00..%c99", value.p[0], value.p[0]);
        return true;
    }
    for (size_t i = 0; i < ARRAY_SIZE(words); i++)
        if (slice_ieq(value, slice_of(words[i]))) {
            text_printf(out, "(state == \"%s\" or provider_status == \"%s\")", words[i], words[i]);
            return true;
        }
    return false;
}

/* A text of the language, whatever stands in it. */
static void write_text(struct text *out, struct slice value)
{
    text_addc(out, '"');
    for (size_t i = 0; i < value.n; i++) {
        if (value.p[i] == '"' || value.p[i] == '\\')
            text_addc(out, '\\');
        text_addc(out, value.p[i]);
    }
    text_addc(out, '"');
}

/* By its name in trunks.yaml, its name at the provider, or the host that calls go to. */
static bool write_trunk(struct text *out, struct slice value)
{
    static const char *const facts[] = { "trunk", "trunk_sid", "invite.request_uri.host" };

    for (size_t i = 0; i < ARRAY_SIZE(facts); i++) {
        text_printf(out, "%s%s == ", i == 0 ? "(" : " or ", facts[i]);
        write_text(out, value);
    }
    text_addc(out, ')');
    return value.n > 0;
}

static bool write_cause(struct text *out, struct slice value)
{
    write_text(out, value);
    text_adds(out, " in causes");
    return value.n > 0;
}

static const struct {
    enum option_id id;
    write_condition *write;
    const char *wanted; /* N_() */
} shorthands[] = {
    { OPTION_SINCE, write_since, N_("a date or a time, as 2026-01-04 or 2026-01-04T15:04") },
    { OPTION_UNTIL, write_until, N_("a date or a time, as 2026-01-04 or 2026-01-04T15:04") },
    { OPTION_FROM, write_from, N_("a number or a SIP address") },
    { OPTION_TO, write_to, N_("a number or a SIP address") },
    { OPTION_STATUS, write_status, N_("a status code, 4xx, or a word such as busy or no-answer") },
    { OPTION_TRUNK, write_trunk, N_("a trunk") },
    { OPTION_CAUSE, write_cause, N_("a cause") },
};

/* Several values of one option: any of them. */
static bool write_option(struct text *out, const struct options *options, size_t which,
                         struct error *error)
{
    enum option_id id = shorthands[which].id;
    const char *value;

    for (size_t i = 0; (value = option_nth(options, id, i)) != NULL; i++) {
        text_adds(out, i > 0 ? " or " : out->n > 0 ? " and (" : "(");
        if (!shorthands[which].write(out, slice_trim(slice_of(value)))) {
            error_set(error, _("--%s takes %s, not '%s'"), options_at(id)->name,
                      _(shorthands[which].wanted), value);
            return false;
        }
    }
    if (option_given(options, id))
        text_addc(out, ')');
    return true;
}

char *filter_of_options(const struct options *options, struct error *error)
{
    const char *source = option_value(options, OPTION_FILTER);
    struct text out = { 0 }, whole = { 0 };
    struct expr_error mistake = { 0 };

    for (size_t i = 0; i < ARRAY_SIZE(shorthands); i++)
        if (!write_option(&out, options, i, error)) {
            text_done(&out);
            return NULL;
        }
    if (source == NULL || out.n == 0) {
        if (source != NULL)
            text_adds(&out, source);
        return source == NULL && out.n == 0 ? NULL : text_take(&out);
    }
    struct filter *filter = filter_parse(slice_of(source), &mistake);
    if (filter == NULL)
        error_set(error, "--filter: %s", mistake.message);
    else if (filter_text(filter).n > 0)
        error_set(error, _("--filter searches for a text; beside --since, --from and the like it "
                           "has to be an expression"));
    else
        text_printf(&whole, "(%s) and %s", source, text_str(&out));
    filter_free(filter);
    text_done(&out);
    return whole.n > 0 ? text_take(&whole) : NULL;
}

bool causes_exist(const struct options *options, const struct rules *rules, struct error *error)
{
    const char *value;

    for (size_t i = 0; (value = option_nth(options, OPTION_CAUSE, i)) != NULL; i++) {
        struct slice id = slice_trim(slice_of(value));
        struct suggestion near = suggestion_for(id);

        if (rules_by_id(rules, id) != NULL)
            continue;
        for (size_t n = 0; n < rules_count(rules); n++)
            suggestion_try(&near, rules_at(rules, n)->id);
        if (suggestion_best(&near) != NULL)
            error_set(error, _("unknown cause '%s'; did you mean '%s'?"), value,
                      suggestion_best(&near));
        else
            error_set(error, _("unknown cause '%s'; 'sipwhy explain --list' names them all"),
                      value);
        return false;
    }
    return true;
}
