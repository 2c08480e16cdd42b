/* alerts.c - YAML -> triggers, and where they go. */
#include "config.h"

#include "alert/alerts.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/yaml.h"

#define SECONDS_MOST (366.0 * 24 * 60 * 60) /* of any time in the file */
#define THRESHOLD_MOST 10000u

static const char *const delivery_names[] = {
    [DELIVER_COMMAND] = "command",
    [DELIVER_WEBHOOK] = "webhook",
    [DELIVER_MAIL] = "mail",
};

const char *delivery_name(enum delivery kind)
{
    return delivery_names[kind];
}

/* Values */

/* "10m" -> nanoseconds. */
static bool read_time(struct slice text, nanos_t *out)
{
    static const struct {
        char unit;
        double seconds;
    } units[] = { { 's', 1 }, { 'm', 60 }, { 'h', 3600 }, { 'd', 86400 } };
    double number;
    size_t n = number_read(text, &number);

    for (size_t i = 0; n > 0 && n + 1 == text.n && i < ARRAY_SIZE(units); i++)
        if (text.p[n] == units[i].unit && number * units[i].seconds <= SECONDS_MOST) {
            *out = (nanos_t)(number * units[i].seconds * (double)NANOS_PER_S);
            return true;
        }
    return false;
}

static bool time_field(const struct yaml *value, const struct yaml_field *field, void *object,
                       struct lint_messages *m)
{
    if (!yaml_wants(value, YAML_SCALAR, m))
        return false;
    if (read_time(value->text, (nanos_t *)(void *)((char *)object + field->offset)))
        return true;
    yaml_mistake(m, value, _("a time is wanted here, such as 30s, 10m, 1h or 2d, not '%.*s'"),
                 SLICE_ARG(value->text));
    return false;
}

static bool is_name(struct slice text)
{
    if (text.n == 0 || text.n > TRIGGER_NAME_MOST)
        return false;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
            c != '-' && c != '_')
            return false;
    }
    return true;
}

static bool name_field(const struct yaml *value, const struct yaml_field *field, void *object,
                       struct lint_messages *m)
{
    if (!yaml_text_field(value, field, object, m))
        return false;
    if (is_name(value->text))
        return true;
    yaml_mistake(m, value,
                 _("a name is made of at most %d letters, digits, hyphens and "
                   "underscores"),
                 TRIGGER_NAME_MOST);
    return false;
}

static bool when_field(const struct yaml *value, const struct yaml_field *field, void *object,
                       struct lint_messages *m)
{
    struct expr_error mistake = { 0 };
    struct expr **expr = (struct expr **)(void *)((char *)object + field->offset);

    if (!yaml_wants(value, YAML_SCALAR, m))
        return false;
    *expr = expr_parse(value->text, &mistake);
    if (*expr == NULL)
        yaml_mistake_at(m, value, mistake.offset, "%s", mistake.message);
    return *expr != NULL;
}

/* "5 in 10m", of calls. */
static bool threshold_field(const struct yaml *value, const struct yaml_field *field, void *object,
                            struct lint_messages *m)
{
    struct alert_trigger *trigger = object;
    struct slice rest = slice_trim(value->text);
    struct slice number = slice_cut(&rest, ' ');
    uint64_t n;

    (void)field;
    rest = slice_trim(rest);
    if (!yaml_wants(value, YAML_SCALAR, m))
        return false;
    if (slice_u64(number, &n) && n >= 1 && n <= THRESHOLD_MOST &&
        slice_starts(rest, SLICE("in ")) &&
        read_time(slice_trim(slice_sub(rest, 3, rest.n)), &trigger->within) &&
        trigger->within > 0) {
        trigger->threshold = (uint32_t)n;
        return true;
    }
    yaml_mistake(m, value,
                 _("a number of calls in a time is wanted here, such as 5 in 10m, not '%.*s'"),
                 SLICE_ARG(value->text));
    return false;
}

/* The text begins with one of these, and no blank or control stands in it. */
static bool check_url(const struct yaml *value, const char *one, const char *other,
                      struct lint_messages *m)
{
    struct slice url = value->text;
    size_t head = slice_istarts(url, slice_of(one))     ? strlen(one)
                  : slice_istarts(url, slice_of(other)) ? strlen(other)
                                                        : 0;
    bool good = head > 0 && url.n > head && url.p[head] != '/';

    for (size_t i = 0; i < url.n; i++)
        good = good && (unsigned char)url.p[i] > ' ' && url.p[i] != 0x7f;
    if (!good)
        yaml_mistake(m, value, _("an address that begins with %s or %s is wanted here, not '%.*s'"),
                     one, other, SLICE_ARG(url));
    return good;
}

static bool url_field(const struct yaml *value, const struct yaml_field *field, void *object,
                      struct lint_messages *m)
{
    return yaml_text_field(value, field, object, m) && check_url(value, "https://", "http://", m);
}

static bool server_field(const struct yaml *value, const struct yaml_field *field, void *object,
                         struct lint_messages *m)
{
    return yaml_text_field(value, field, object, m) && check_url(value, "smtps://", "smtp://", m);
}

static const struct yaml *first_text(const struct yaml *value)
{
    return value->kind == YAML_LIST ? value->first : value;
}

static const struct yaml *next_text(const struct yaml *value, const struct yaml *item)
{
    return value->kind == YAML_LIST ? item->next : NULL;
}

/* What ends a line would begin another header. */
static bool check_line(const struct yaml *value, struct lint_messages *m)
{
    for (size_t i = 0; i < value->text.n; i++)
        if ((unsigned char)value->text.p[i] < ' ' || value->text.p[i] == 0x7f) {
            yaml_mistake_at(m, value, i, _("a control character has no place here"));
            return false;
        }
    return true;
}

static bool headers_field(const struct yaml *value, const struct yaml_field *field, void *object,
                          struct lint_messages *m)
{
    if (!yaml_texts_field(value, field, object, m))
        return false;
    for (const struct yaml *item = first_text(value); item != NULL; item = next_text(value, item)) {
        size_t colon = slice_chr(item->text, ':');

        if (!check_line(item, m))
            return false;
        if (colon > 0 && colon < item->text.n && slice_chr(item->text, ' ') > colon)
            continue;
        yaml_mistake(m, item, _("a header is wanted here, such as 'X-Team: voice'"));
        return false;
    }
    return true;
}

static bool check_address(const struct yaml *value, struct lint_messages *m)
{
    size_t at = slice_chr(value->text, '@');
    bool good = at > 0 && at + 1 < value->text.n;

    for (size_t i = 0; i < value->text.n; i++)
        good = good && slice_chr(SLICE(" <>,;\"\t\r\n"), value->text.p[i]) == 9;
    if (!good)
        yaml_mistake(m, value,
                     _("the address of a mailbox is wanted here, such as "
                       "noc@example.com, not '%.*s'"),
                     SLICE_ARG(value->text));
    return good;
}

static bool address_field(const struct yaml *value, const struct yaml_field *field, void *object,
                          struct lint_messages *m)
{
    return yaml_text_field(value, field, object, m) && check_address(value, m);
}

static bool addresses_field(const struct yaml *value, const struct yaml_field *field, void *object,
                            struct lint_messages *m)
{
    if (!yaml_texts_field(value, field, object, m))
        return false;
    for (const struct yaml *item = first_text(value); item != NULL; item = next_text(value, item))
        if (!check_address(item, m))
            return false;
    return true;
}

static bool words_field(const struct yaml *value, const struct yaml_field *field, void *object,
                        struct lint_messages *m)
{
    if (!yaml_texts_field(value, field, object, m))
        return false;
    const struct yaml *program = first_text(value);

    if (program != NULL && program->text.n > 0 && program->text.p[0] == '/')
        return true;
    yaml_mistake(m, program != NULL ? program : value,
                 _("a program is wanted here, by its whole path: no shell looks for it"));
    return false;
}

/* Where alerts go */

#define AT(type, member) .offset = offsetof(struct type, member)
#define LIST(type, member)                                                                         \
    .offset = offsetof(struct type, member), .count = offsetof(struct type, n_##member)

static bool command_field(const struct yaml *value, const struct yaml_field *field, void *object,
                          struct lint_messages *m)
{
    static const struct yaml_field fields[] = {
        { "run", words_field, LIST(alert_command, words), .required = true },
        { "timeout", time_field, AT(alert_command, timeout) },
    };
    struct alert_command *command = xcalloc(1, sizeof *command);

    (void)field;
    ((struct alert_trigger *)object)->command = command;
    command->timeout = 30 * NANOS_PER_S;
    return value->kind == YAML_MAP ? yaml_read_map(value, fields, ARRAY_SIZE(fields), command, m)
                                   : words_field(value, &fields[0], command, m);
}

static bool webhook_field(const struct yaml *value, const struct yaml_field *field, void *object,
                          struct lint_messages *m)
{
    static const struct yaml_field fields[] = {
        { "url", url_field, AT(alert_webhook, url), .required = true },
        { "key_file", yaml_text_field, AT(alert_webhook, key_file) },
        { "ca_file", yaml_text_field, AT(alert_webhook, ca_file) },
        { "headers", headers_field, LIST(alert_webhook, headers) },
        { "timeout", time_field, AT(alert_webhook, timeout) },
    };
    struct alert_webhook *webhook = xcalloc(1, sizeof *webhook);

    (void)field;
    ((struct alert_trigger *)object)->webhook = webhook;
    webhook->timeout = 10 * NANOS_PER_S;
    return yaml_read_map(value, fields, ARRAY_SIZE(fields), webhook, m);
}

static bool mail_field(const struct yaml *value, const struct yaml_field *field, void *object,
                       struct lint_messages *m)
{
    static const struct yaml_field fields[] = {
        { "server", server_field, AT(alert_mail, server), .required = true },
        { "from", address_field, AT(alert_mail, from), .required = true },
        { "to", addresses_field, LIST(alert_mail, to), .required = true },
        { "user", yaml_text_field, AT(alert_mail, user) },
        { "password_file", yaml_text_field, AT(alert_mail, password_file) },
        { "ca_file", yaml_text_field, AT(alert_mail, ca_file) },
        { "plain", yaml_bool_field, AT(alert_mail, plain) },
        { "digest", time_field, AT(alert_mail, digest) },
        { "timeout", time_field, AT(alert_mail, timeout) },
    };
    struct alert_mail *mail = xcalloc(1, sizeof *mail);

    (void)field;
    ((struct alert_trigger *)object)->mail = mail;
    mail->timeout = 30 * NANOS_PER_S;
    return yaml_read_map(value, fields, ARRAY_SIZE(fields), mail, m);
}

static void free_texts(char **texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(texts[i]);
    free(texts);
}

static void command_free(struct alert_command *command)
{
    if (command != NULL)
        free_texts(command->words, command->n_words);
    free(command);
}

static void webhook_free(struct alert_webhook *webhook)
{
    if (webhook == NULL)
        return;
    free_texts(webhook->headers, webhook->n_headers);
    free(webhook->url);
    free(webhook->key_file);
    free(webhook->ca_file);
    free(webhook);
}

static void mail_free(struct alert_mail *mail)
{
    if (mail == NULL)
        return;
    free_texts(mail->to, mail->n_to);
    free(mail->server);
    free(mail->from);
    free(mail->user);
    free(mail->password_file);
    free(mail->ca_file);
    free(mail);
}

static void trigger_free(struct alert_trigger *trigger)
{
    expr_free(trigger->when);
    command_free(trigger->command);
    webhook_free(trigger->webhook);
    mail_free(trigger->mail);
    free(trigger->name);
    free(trigger);
}

/* The file */

static void add_trigger(struct alerts *alerts, const struct yaml *map, struct lint_messages *m)
{
    static const struct yaml_field fields[] = {
        { "name", name_field, AT(alert_trigger, name), .required = true },
        { "when", when_field, AT(alert_trigger, when) },
        { .key = "threshold", .read = threshold_field },
        { "quiet", time_field, AT(alert_trigger, quiet) },
        { .key = "command", .read = command_field },
        { .key = "webhook", .read = webhook_field },
        { .key = "mail", .read = mail_field },
    };
    struct alert_trigger *trigger = xcalloc(1, sizeof *trigger);

    trigger->threshold = 1;
    if (!yaml_read_map(map, fields, ARRAY_SIZE(fields), trigger, m)) {
        trigger_free(trigger);
        return;
    }
    if (alerts_trigger(alerts, slice_of(trigger->name)) != NULL)
        yaml_mistake(m, yaml_get(map, "name"), _("another trigger is called '%s'"), trigger->name);
    alerts->triggers =
        xrealloc(alerts->triggers, (alerts->n_triggers + 1) * sizeof(struct alert_trigger *));
    alerts->triggers[alerts->n_triggers++] = trigger;
}

static bool triggers_field(const struct yaml *value, const struct yaml_field *field, void *object,
                           struct lint_messages *m)
{
    (void)field;
    if (!yaml_wants(value, YAML_LIST, m))
        return false;
    if (value->count > TRIGGERS_MOST) {
        yaml_mistake(m, value, _("more than %u triggers"), TRIGGERS_MOST);
        return false;
    }
    for (const struct yaml *item = value->first; item != NULL; item = item->next)
        add_trigger(object, item, m);
    return true;
}

static bool save_field(const struct yaml *value, const struct yaml_field *field, void *object,
                       struct lint_messages *m)
{
    struct alerts *alerts = object;

    (void)field;
    if (!yaml_wants(value, YAML_SCALAR, m))
        return false;
    alerts->save = slice_eq(value->text, SLICE("failed"));
    if (alerts->save || slice_eq(value->text, SLICE("none")))
        return true;
    yaml_mistake(m, value, _("failed or none is wanted here, not '%.*s'"), SLICE_ARG(value->text));
    return false;
}

static void read_all(struct alerts *alerts, const struct yaml *root, struct lint_messages *m)
{
    static const struct yaml_field fields[] = {
        { "redact", yaml_bool_field, AT(alerts, redact) },
        { "journal", yaml_bool_field, AT(alerts, journal) },
        { "spool", yaml_text_field, AT(alerts, spool) },
        { "spool_mib", yaml_u32_field, AT(alerts, spool_mib) },
        { .key = "save", .read = save_field },
        { "save_folder", yaml_text_field, AT(alerts, save_folder) },
        { "save_mib", yaml_u32_field, AT(alerts, save_mib) },
        { "save_age", time_field, AT(alerts, save_age) },
        { .key = "triggers", .read = triggers_field },
    };

    if (root->kind == YAML_SCALAR && root->text.n == 0)
        return;
    (void)yaml_read_map(root, fields, ARRAY_SIZE(fields), alerts, m);
}

struct alerts *alerts_empty(void)
{
    struct alerts *alerts = xcalloc(1, sizeof *alerts);

    *alerts = (struct alerts){ .folder = xstrdup(""),
                               .spool_mib = 64,
                               .save_mib = 256,
                               .save_age = 30 * 24 * 60 * 60 * NANOS_PER_S };
    return alerts;
}

struct alerts *alerts_read(const char *path, struct lint_messages *m)
{
    struct alerts *alerts = alerts_empty();
    struct yaml_file *file = yaml_read_file(path, m);
    const char *slash = strrchr(path, '/');
    size_t before = m->n + m->dropped;

    if (file != NULL) {
        free(alerts->folder);
        alerts->folder = xstrndup(path, slash != NULL ? (size_t)(slash - path) + 1 : 0);
        read_all(alerts, yaml_root(file), m);
    }
    bool good = file != NULL && m->n + m->dropped == before;

    yaml_file_free(file);
    if (good)
        return alerts;
    alerts_free(alerts);
    return NULL;
}

struct alerts *alerts_load(const char *path, struct error *error)
{
    struct lint_messages mistakes = { 0 };
    struct alerts *alerts = alerts_read(path, &mistakes);

    (void)lint_messages_to_error(&mistakes, error);
    return alerts;
}

void alerts_free(struct alerts *alerts)
{
    if (alerts == NULL)
        return;
    for (size_t i = 0; i < alerts->n_triggers; i++)
        trigger_free(alerts->triggers[i]);
    free(alerts->triggers);
    free(alerts->folder);
    free(alerts->spool);
    free(alerts->save_folder);
    free(alerts);
}

const struct alert_trigger *alerts_trigger(const struct alerts *alerts, struct slice name)
{
    for (size_t i = 0; i < alerts->n_triggers; i++)
        if (slice_eq(slice_of(alerts->triggers[i]->name), name))
            return alerts->triggers[i];
    return NULL;
}

bool trigger_delivers(const struct alert_trigger *trigger, enum delivery kind)
{
    const void *const places[] = {
        [DELIVER_COMMAND] = trigger->command,
        [DELIVER_WEBHOOK] = trigger->webhook,
        [DELIVER_MAIL] = trigger->mail,
    };

    return places[kind] != NULL;
}

bool alerts_deliver(const struct alerts *alerts, enum delivery kind)
{
    for (size_t i = 0; i < alerts->n_triggers; i++)
        if (trigger_delivers(alerts->triggers[i], kind))
            return true;
    return false;
}
