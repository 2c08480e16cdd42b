/* profile.c - YAML -> profiles. Every entry says where it was read and when; what was not verified
 * is checked like the rest, and then left out. */
#include "config.h"

#include "provider/profile.h"

#include <stdlib.h>
#include <string.h>

#include "base/gettext.h"
#include "base/mem.h"
#include "base/pattern.h"
#include "base/yaml.h"
#include "provider/profiles.h"

/* The facts that every entry must give of itself. */
struct provenance {
    char *source, *date, *note;
    bool verified;
};

#define PROVENANCE(type)                                                                           \
    { "source", yaml_text_field, .offset = offsetof(struct type, from.source), .required = true }, \
        { "date", date_field, .offset = offsetof(struct type, from.date), .required = true },      \
        { "note", yaml_text_field, .offset = offsetof(struct type, from.note) },                   \
    {                                                                                              \
        "verified", yaml_bool_field, .offset = offsetof(struct type, from.verified)                \
    }

static void provenance_done(struct provenance *from)
{
    free(from->source);
    free(from->date);
    free(from->note);
}

/* 2026, 2026-02 or 2026-02-21. */
static bool date_field(const struct yaml *value, const struct yaml_field *field, void *object,
                       struct lint_messages *m)
{
    static const char form[] = "dddd-dd-dd";

    if (!yaml_text_field(value, field, object, m))
        return false;
    size_t n = value->text.n, i = 0;
    while (i < n && i < sizeof form - 1) {
        char c = value->text.p[i];

        if (form[i] == 'd' ? c < '0' || c > '9' : c != form[i])
            break;
        i++;
    }
    if (i == n && (n == 4 || n == 7 || n == 10))
        return true;
    yaml_mistake(m, value, _("'%.*s' is no date; write 2026-02-21, 2026-02 or 2026"),
                 SLICE_ARG(value->text));
    return false;
}

/* --- ranges --- */

struct range_entry {
    struct provenance from;
    char *region;
    unsigned role;
    bool retired;
    uint32_t low, high;
    struct network *networks;
    size_t n_networks;
};

static bool ports_field(const struct yaml *value, const struct yaml_field *field, void *object,
                        struct lint_messages *m)
{
    struct range_entry *entry = object;
    struct slice rest = value->text;
    uint64_t low = 0, high = 0;
    bool pair = slice_chr(rest, '-') < rest.n;
    bool numbers = slice_u64(slice_trim(slice_cut(&rest, '-')), &low);

    (void)field;
    if (numbers && pair)
        numbers = slice_u64(slice_trim(rest), &high);
    else
        high = low;
    if (!numbers || low == 0 || low > high || high > UINT16_MAX) {
        yaml_mistake(m, value, _("'%.*s' is no range of ports; write 5060-5061"),
                     SLICE_ARG(value->text));
        return false;
    }
    entry->low = (uint32_t)low;
    entry->high = (uint32_t)high;
    return true;
}

bool networks_field(const struct yaml *value, const struct yaml_field *field, void *object,
                    struct lint_messages *m)
{
    struct network **networks = (struct network **)(void *)((char *)object + field->offset);
    size_t *count = (size_t *)(void *)((char *)object + field->count);
    const struct yaml *item = value->kind == YAML_LIST ? value->first : value;
    bool good = value->kind != YAML_MAP;

    *networks = xcalloc(value->count + 1, sizeof **networks);
    if (!good)
        yaml_mistake(m, value, _("networks are wanted here, such as 192.0.2.0/24"));
    for (; good && item != NULL; item = value->kind == YAML_LIST ? item->next : NULL) {
        struct network network;

        if (network_parse(item->text, &network)) {
            (*networks)[(*count)++] = network;
            continue;
        }
        yaml_mistake(m, item, _("'%.*s' is no address and no network"), SLICE_ARG(item->text));
        good = false;
    }
    return good;
}

static void add_ranges(struct profile *p, struct range_entry *entry)
{
    p->ranges = xrealloc(p->ranges, (p->n_ranges + entry->n_networks + 1) * sizeof *p->ranges);
    for (size_t i = 0; i < entry->n_networks; i++)
        p->ranges[p->n_ranges++] = (struct range){
            .network = entry->networks[i],
            .region = entry->region != NULL ? xstrdup(entry->region) : NULL,
            .media = entry->role == 1,
            .retired = entry->retired,
            .port_low = (uint16_t)entry->low,
            .port_high = (uint16_t)entry->high,
        };
}

static bool read_ranges(const struct yaml *value, const struct yaml_field *field, void *object,
                        struct lint_messages *m)
{
    static const char *const roles[] = { "signalling", "media", NULL };
    static const struct yaml_field fields[] = {
        { "networks", networks_field, .offset = offsetof(struct range_entry, networks),
          .count = offsetof(struct range_entry, n_networks), .required = true },
        { "region", yaml_text_field, .offset = offsetof(struct range_entry, region) },
        { "role", yaml_enum_field, .offset = offsetof(struct range_entry, role), .names = roles,
          .required = true },
        { "ports", ports_field, .offset = 0, .required = true },
        { "retired", yaml_bool_field, .offset = offsetof(struct range_entry, retired) },
        PROVENANCE(range_entry),
    };

    (void)field;
    bool good = yaml_wants(value, YAML_LIST, m);
    for (const struct yaml *item = good ? value->first : NULL; item != NULL; item = item->next) {
        struct range_entry entry = { .from = { .verified = true } };
        bool read = yaml_read_map(item, fields, ARRAY_SIZE(fields), &entry, m);

        if (read && entry.from.verified)
            add_ranges(object, &entry);
        good &= read;
        free(entry.region);
        free(entry.networks);
        provenance_done(&entry.from);
    }
    return good;
}

/* --- lists of texts: hosts, agents, codecs --- */

struct texts_entry {
    struct provenance from;
    char **texts;
    size_t n;
};

static void free_texts(char **texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(texts[i]);
    free(texts);
}

/* Reads a list of entries whose own key is `name` into the texts that the field names. */
static bool read_texts(const struct yaml *value, const char *name, char ***texts, size_t *n,
                       struct lint_messages *m)
{
    const struct yaml_field fields[] = {
        { name, yaml_texts_field, .offset = offsetof(struct texts_entry, texts),
          .count = offsetof(struct texts_entry, n), .required = true },
        PROVENANCE(texts_entry),
    };
    bool good = yaml_wants(value, YAML_LIST, m);

    for (const struct yaml *item = good ? value->first : NULL; item != NULL; item = item->next) {
        struct texts_entry entry = { .from = { .verified = true } };
        bool read = yaml_read_map(item, fields, ARRAY_SIZE(fields), &entry, m);

        *texts = xrealloc(*texts, (*n + entry.n + 1) * sizeof **texts);
        for (size_t i = 0; read && entry.from.verified && i < entry.n; i++)
            (*texts)[(*n)++] = xstrdup(entry.texts[i]);
        good &= read;
        free_texts(entry.texts, entry.n);
        provenance_done(&entry.from);
    }
    return good;
}

/* Each pattern of the file, compiled: the ones that are verified go to the profile in the same
 * order. */
static bool read_hosts(const struct yaml *value, const struct yaml_field *field, void *object,
                       struct lint_messages *m)
{
    struct profile *p = object;

    (void)field;
    if (!read_texts(value, "pattern", &p->host_patterns, &p->n_host_patterns, m))
        return false;
    bool good = true;
    for (const struct yaml *item = value->first; item != NULL; item = item->next) {
        const struct yaml *source = yaml_get(item, "pattern");

        for (const struct yaml *one = source->kind == YAML_LIST ? source->first : source;
             one != NULL; one = source->kind == YAML_LIST ? one->next : NULL) {
            struct pattern_error problem;
            struct pattern *pattern = pattern_new(one->text, &problem);

            if (pattern == NULL) {
                yaml_mistake_at(m, one, problem.offset, _("faulty regular expression: %s"),
                                problem.message);
                good = false;
            }
            pattern_free(pattern);
        }
    }
    return good;
}

static bool read_agents(const struct yaml *value, const struct yaml_field *field, void *object,
                        struct lint_messages *m)
{
    struct profile *p = object;

    (void)field;
    return read_texts(value, "begins", &p->agents, &p->n_agents, m);
}

static bool read_codecs(const struct yaml *value, const struct yaml_field *field, void *object,
                        struct lint_messages *m)
{
    struct profile *p = object;

    (void)field;
    return read_texts(value, "names", &p->codecs, &p->n_codecs, m);
}

/* Words for people: checked, and not kept. */
static bool read_notes(const struct yaml *value, const struct yaml_field *field, void *object,
                       struct lint_messages *m)
{
    char **texts = NULL;
    size_t n = 0;

    (void)field;
    (void)object;
    bool good = read_texts(value, "text", &texts, &n, m);
    free_texts(texts, n);
    return good;
}

/* --- the call log: headers and columns, by the values that they hold --- */

struct names_entry {
    struct provenance from;
    unsigned value;
    char **names;
    size_t n_names;
};

/* The field says where in the profile they go, and which values there are. */
static bool read_log_names(const struct yaml *value, const struct yaml_field *field, void *object,
                           struct lint_messages *m)
{
    const struct yaml_field fields[] = {
        { "value", yaml_enum_field, .offset = offsetof(struct names_entry, value),
          .names = field->names, .required = true },
        { "names", yaml_texts_field, .offset = offsetof(struct names_entry, names),
          .count = offsetof(struct names_entry, n_names), .required = true },
        PROVENANCE(names_entry),
    };
    struct log_name **list = (struct log_name **)(void *)((char *)object + field->offset);
    size_t *n = (size_t *)(void *)((char *)object + field->count);
    bool good = yaml_wants(value, YAML_LIST, m);

    for (const struct yaml *item = good ? value->first : NULL; item != NULL; item = item->next) {
        struct names_entry entry = { .from = { .verified = true } };
        bool read = yaml_read_map(item, fields, ARRAY_SIZE(fields), &entry, m);

        *list = xrealloc(*list, (*n + entry.n_names + 1) * sizeof **list);
        for (size_t i = 0; read && entry.from.verified && i < entry.n_names; i++)
            (*list)[(*n)++] = (struct log_name){ entry.value, xstrdup(entry.names[i]) };
        good &= read;
        free_texts(entry.names, entry.n_names);
        provenance_done(&entry.from);
    }
    return good;
}

static void free_log_names(struct log_name *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(names[i].name);
    free(names);
}

/* --- settings: single values --- */

struct setting {
    struct provenance from;
    char *error_header, *no_ack_code, *cps_more, *realm, *failover_ends;
    unsigned codes_in;
    bool e164_plus, trunk_by_host, registers, symmetric_rtp;
    double cps, failover, options_least, more_duration, more_brief, more_answered;
    uint32_t concurrent;
};

#define SETTING(name, reader)                                                                      \
    {                                                                                              \
#name, reader, .offset = offsetof(struct setting, name)                                    \
    }

/* A text setting given to the profile, which owns it then. */
static void hand_over(char **to, char **from)
{
    if (*from == NULL)
        return;
    free(*to);
    *to = *from;
    *from = NULL;
}

static void apply_setting(struct profile *p, const struct yaml *map, struct setting *s)
{
    hand_over(&p->error_header, &s->error_header);
    hand_over(&p->no_ack_code, &s->no_ack_code);
    hand_over(&p->cps_more, &s->cps_more);
    hand_over(&p->realm, &s->realm);
    hand_over(&p->failover_ends, &s->failover_ends);
    p->codes_in = yaml_get(map, "codes_in") != NULL ? s->codes_in : p->codes_in;
    p->e164_plus = yaml_get(map, "e164_plus") != NULL ? s->e164_plus : p->e164_plus;
    p->trunk_by_host = yaml_get(map, "trunk_by_host") != NULL ? s->trunk_by_host : p->trunk_by_host;
    p->registers = yaml_get(map, "registers") != NULL ? s->registers : p->registers;
    p->symmetric_rtp = yaml_get(map, "symmetric_rtp") != NULL ? s->symmetric_rtp : p->symmetric_rtp;
    p->cps = yaml_get(map, "cps") != NULL ? s->cps : p->cps;
    p->options_least = yaml_get(map, "options_least") != NULL ? s->options_least : p->options_least;
    p->more_duration = yaml_get(map, "more_duration") != NULL ? s->more_duration : p->more_duration;
    p->more_brief = yaml_get(map, "more_brief") != NULL ? s->more_brief : p->more_brief;
    p->more_answered = yaml_get(map, "more_answered") != NULL ? s->more_answered : p->more_answered;
    p->failover = yaml_get(map, "failover") != NULL ? s->failover : p->failover;
    p->concurrent = yaml_get(map, "concurrent") != NULL ? s->concurrent : p->concurrent;
}

static bool read_settings(const struct yaml *value, const struct yaml_field *field, void *object,
                          struct lint_messages *m)
{
    static const char *const places[] = { "header", "phrase", "warning", "reason", NULL };
    static const struct yaml_field fields[] = {
        SETTING(error_header, yaml_text_field),
        { "codes_in", yaml_enum_field, .offset = offsetof(struct setting, codes_in),
          .names = places },
        SETTING(trunk_by_host, yaml_bool_field),
        SETTING(no_ack_code, yaml_text_field),
        SETTING(cps_more, yaml_text_field),
        SETTING(realm, yaml_text_field),
        SETTING(e164_plus, yaml_bool_field),
        SETTING(registers, yaml_bool_field),
        SETTING(symmetric_rtp, yaml_bool_field),
        SETTING(more_duration, yaml_number_field),
        SETTING(more_brief, yaml_number_field),
        SETTING(more_answered, yaml_number_field),
        SETTING(cps, yaml_number_field),
        SETTING(failover, yaml_number_field),
        SETTING(failover_ends, yaml_text_field),
        SETTING(options_least, yaml_number_field),
        SETTING(concurrent, yaml_u32_field),
        PROVENANCE(setting),
    };

    (void)field;
    bool good = yaml_wants(value, YAML_LIST, m);
    for (const struct yaml *item = good ? value->first : NULL; item != NULL; item = item->next) {
        struct setting setting = { .from = { .verified = true } };
        bool read = yaml_read_map(item, fields, ARRAY_SIZE(fields), &setting, m);

        if (read && setting.from.verified)
            apply_setting(object, item, &setting);
        good &= read;
        free(setting.error_header);
        free(setting.no_ack_code);
        free(setting.cps_more);
        free(setting.realm);
        free(setting.failover_ends);
        provenance_done(&setting.from);
    }
    return good;
}

/* --- error codes --- */

struct errors_entry {
    struct provenance from;
    struct error_code *codes;
    size_t n;
};

static void free_codes(struct error_code *codes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(codes[i].code);
        free(codes[i].meaning);
        free(codes[i].cause);
    }
    free(codes);
}

static bool read_codes(const struct yaml *value, const struct yaml_field *field, void *object,
                       struct lint_messages *m)
{
    static const struct yaml_field fields[] = {
        { "code", yaml_text_field, .offset = offsetof(struct error_code, code), .required = true },
        { "meaning", yaml_text_field, .offset = offsetof(struct error_code, meaning),
          .required = true },
        { "cause", yaml_text_field, .offset = offsetof(struct error_code, cause) },
    };
    struct errors_entry *entry = object;

    (void)field;
    bool good = yaml_wants(value, YAML_LIST, m);
    entry->codes = xcalloc(value->count + 1, sizeof *entry->codes);
    for (const struct yaml *item = good ? value->first : NULL; item != NULL; item = item->next)
        good &= yaml_read_map(item, fields, ARRAY_SIZE(fields), &entry->codes[entry->n++], m);
    return good;
}

static bool read_errors(const struct yaml *value, const struct yaml_field *field, void *object,
                        struct lint_messages *m)
{
    static const struct yaml_field fields[] = {
        { "codes", read_codes, .offset = 0, .required = true },
        PROVENANCE(errors_entry),
    };
    struct profile *p = object;

    (void)field;
    bool good = yaml_wants(value, YAML_LIST, m);
    for (const struct yaml *item = good ? value->first : NULL; item != NULL; item = item->next) {
        struct errors_entry entry = { .from = { .verified = true } };
        bool read = yaml_read_map(item, fields, ARRAY_SIZE(fields), &entry, m);

        if (read && entry.from.verified) {
            p->errors = xrealloc(p->errors, (p->n_errors + entry.n + 1) * sizeof *p->errors);
            for (size_t i = 0; i < entry.n; i++)
                p->errors[p->n_errors++] = entry.codes[i];
            entry.n = 0; /* their texts are the profile's now */
        }
        good &= read;
        free_codes(entry.codes, entry.n);
        provenance_done(&entry.from);
    }
    return good;
}

/* --- the profile --- */

void profile_free(struct profile *p)
{
    for (size_t i = 0; i < p->n_ranges; i++)
        free(p->ranges[i].region);
    free(p->ranges);
    free_texts(p->host_patterns, p->n_host_patterns);
    free_texts(p->agents, p->n_agents);
    free_texts(p->codecs, p->n_codecs);
    free_codes(p->errors, p->n_errors);
    free_log_names(p->headers, p->n_headers);
    free_log_names(p->columns, p->n_columns);
    free_log_names(p->alerts, p->n_alerts);
    free(p->id);
    free(p->name);
    free(p->error_header);
    free(p->no_ack_code);
    free(p->cps_more);
    free(p->failover_ends);
    free(p->realm);
    free(p->file);
    free(p);
}

static int by_code(const void *a, const void *b)
{
    return strcmp(((const struct error_code *)a)->code, ((const struct error_code *)b)->code);
}

static bool check_errors(struct profile *p, const struct yaml *root, struct lint_messages *m)
{
    if (p->n_errors > 1)
        qsort(p->errors, p->n_errors, sizeof *p->errors, by_code);
    for (size_t i = 1; i < p->n_errors; i++)
        if (strcmp(p->errors[i].code, p->errors[i - 1].code) == 0) {
            yaml_mistake(m, yaml_get(root, "errors"), _("code %s stands twice here"),
                         p->errors[i].code);
            return false;
        }
    return true;
}

struct profile *profile_read(const struct yaml *root, struct lint_messages *m)
{
    static const struct yaml_field fields[] = {
        { "id", yaml_text_field, .offset = offsetof(struct profile, id), .required = true },
        { "name", yaml_text_field, .offset = offsetof(struct profile, name), .required = true },
        { "ranges", read_ranges, .offset = 0 },
        { "hosts", read_hosts, .offset = 0 },
        { "agents", read_agents, .offset = 0 },
        { "codecs", read_codecs, .offset = 0 },
        { "settings", read_settings, .offset = 0 },
        { "errors", read_errors, .offset = 0 },
        { "headers", read_log_names, .offset = offsetof(struct profile, headers),
          .count = offsetof(struct profile, n_headers), .names = log_value_names },
        { "call_log", read_log_names, .offset = offsetof(struct profile, columns),
          .count = offsetof(struct profile, n_columns), .names = log_value_names },
        { "alerts", read_log_names, .offset = offsetof(struct profile, alerts),
          .count = offsetof(struct profile, n_alerts), .names = alert_value_names },
        { "notes", read_notes, .offset = 0 },
    };
    struct profile *p = xcalloc(1, sizeof *p);

    p->file = xstrdup(yaml_path(root->file));
    if (yaml_read_map(root, fields, ARRAY_SIZE(fields), p, m) && check_errors(p, root, m))
        return p;
    profile_free(p);
    return NULL;
}

const struct error_code *profile_error(const struct profile *p, struct slice code)
{
    for (size_t i = 0; i < p->n_errors; i++)
        if (slice_eq(slice_of(p->errors[i].code), code))
            return &p->errors[i];
    return NULL;
}

const struct range *profile_range(const struct profile *p, struct addr a, bool media)
{
    for (size_t i = 0; i < p->n_ranges; i++)
        if (p->ranges[i].media == media && !p->ranges[i].retired &&
            network_contains(p->ranges[i].network, a))
            return &p->ranges[i];
    return NULL;
}
