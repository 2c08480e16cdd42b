/* product.c - reads data/products, and finds the settings for a product and a cause. */
#include "config.h"

#include "diagnose/product.h"

#include <stddef.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/pattern.h"
#include "base/yaml.h"

struct setting {
    char *cause, *text;
};

struct product {
    char *name, *version, *seen;
    char **agents, **sources;
    size_t n_agents, n_sources;
    struct pattern **patterns; /* of the agents */
    size_t n_patterns;
    struct setting *settings;
    size_t n_settings, room_settings;
};

struct products {
    struct product *list;
    size_t n, room;
    pthread_mutex_t lock; /* of what follows: several threads may ask */
    uint64_t agent;       /* the last that was asked for, as a hash; 0: none yet */
    size_t of_agent;
};

struct products *products_new(void)
{
    struct products *products = xcalloc(1, sizeof *products);

    pthread_mutex_init(&products->lock, NULL);
    return products;
}

static void free_texts(char **list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        free(list[i]);
    free(list);
}

static void product_done(struct product *p)
{
    for (size_t i = 0; i < p->n_patterns; i++)
        pattern_free(p->patterns[i]);
    for (size_t i = 0; i < p->n_settings; i++) {
        free(p->settings[i].cause);
        free(p->settings[i].text);
    }
    free_texts(p->agents, p->n_agents);
    free_texts(p->sources, p->n_sources);
    free(p->patterns);
    free(p->settings);
    free(p->name);
    free(p->version);
    free(p->seen);
}

static bool read_settings(const struct yaml *value, const struct yaml_field *field, void *object,
                          struct lint_messages *m)
{
    struct product *p = object;

    (void)field;
    if (!yaml_wants(value, YAML_MAP, m))
        return false;
    for (const struct yaml *one = value->first; one != NULL; one = one->next) {
        char *text = yaml_copy_text(one, m);

        if (text == NULL)
            return false;
        VEC_PUSH(p->settings, p->n_settings, p->room_settings) =
            (struct setting){ xstrndup(one->key->text.p, one->key->text.n), text };
    }
    return true;
}

static bool compile(struct product *p, const struct yaml *item, struct lint_messages *m)
{
    p->patterns = xcalloc(p->n_agents + 1, sizeof *p->patterns);
    for (size_t i = 0; i < p->n_agents; i++) {
        struct pattern_error error;
        char *source = xasprintf("^(?:%s)", p->agents[i]);
        struct pattern *pattern = pattern_new(slice_of(source), &error);

        free(source);
        if (pattern == NULL) {
            yaml_mistake(m, yaml_get(item, "agents"), "%s: %s", p->agents[i], error.message);
            return false;
        }
        p->patterns[p->n_patterns++] = pattern;
    }
    return true;
}

static void read_product(struct products *products, const struct yaml *item,
                         struct lint_messages *m)
{
    static const struct yaml_field fields[] = {
        { "product", yaml_text_field, .offset = offsetof(struct product, name), .required = true },
        { "agents", yaml_texts_field, .offset = offsetof(struct product, agents),
          .count = offsetof(struct product, n_agents), .required = true },
        { "version", yaml_text_field, .offset = offsetof(struct product, version),
          .required = true },
        { "source", yaml_texts_field, .offset = offsetof(struct product, sources),
          .count = offsetof(struct product, n_sources), .required = true },
        { "seen", yaml_text_field, .offset = offsetof(struct product, seen), .required = true },
        { "how", read_settings, .required = true },
    };
    struct product p = { .name = NULL };

    if (yaml_read_map(item, fields, ARRAY_SIZE(fields), &p, m) && compile(&p, item, m))
        VEC_PUSH(products->list, products->n, products->room) = p;
    else
        product_done(&p);
}

void products_read_file(struct products *products, const char *path, struct lint_messages *m)
{
    struct yaml_file *file = yaml_read_file(path, m);

    if (file == NULL)
        return;
    const struct yaml *root = yaml_root(file);
    products->agent = 0;
    if (yaml_wants(root, YAML_LIST, m))
        for (const struct yaml *item = root->first; item != NULL; item = item->next)
            read_product(products, item, m);
    yaml_file_free(file);
}

static bool calls_itself(const struct product *p, struct slice agent)
{
    for (size_t i = 0; i < p->n_patterns; i++)
        if (pattern_matches(p->patterns[i], agent))
            return true;
    return false;
}

static const char *how_of(const struct product *p, const char *cause)
{
    for (size_t i = 0; i < p->n_settings; i++)
        if (strcmp(p->settings[i].cause, cause) == 0)
            return p->settings[i].text;
    return NULL;
}

/* One agent after the other is the same. */
static size_t same_or_found(struct products *products, struct slice agent)
{
    uint64_t hash = hash_bytes(agent.p, agent.n) | 1;
    size_t i = 0;

    if (products->agent == hash)
        return products->of_agent;
    while (i < products->n && !calls_itself(&products->list[i], agent))
        i++;
    products->agent = hash;
    return products->of_agent = i;
}

/* Its number, products->n if it is unknown. */
static size_t product_of(struct products *products, struct slice agent)
{
    pthread_mutex_lock(&products->lock);
    size_t i = same_or_found(products, agent);
    pthread_mutex_unlock(&products->lock);

    return i;
}

const char *products_how(struct products *products, struct slice agent, const char *cause,
                         const char **name)
{
    size_t i = agent.n > 0 ? product_of(products, agent) : products->n;

    if (i == products->n)
        return NULL;
    *name = products->list[i].name;
    return how_of(&products->list[i], cause);
}

const char *products_at(const struct products *products, size_t i, const char *cause,
                        const char **name)
{
    *name = i < products->n ? products->list[i].name : NULL;
    return *name != NULL ? how_of(&products->list[i], cause) : NULL;
}

void products_free(struct products *products)
{
    if (products == NULL)
        return;
    for (size_t i = 0; i < products->n; i++)
        product_done(&products->list[i]);
    free(products->list);
    pthread_mutex_destroy(&products->lock);
    free(products);
}
