/* product.h - the remedy of a cause in one product: data, beside the rules.
 *
 * A file of data/products (or ~/.config/sipwhy/products, /etc/sipwhy/products) is a YAML list:
 *
 *   - product: Asterisk (chan_pjsip)
 *     agents: ['Asterisk PBX (1[3-9]|2[0-9])']      # what its User-Agent or Server begins with, as
 *                                                   # regular expressions
 *     version: 13 to 22                             # that the settings were looked up for
 *     source: [https://docs.asterisk.org/…]         # where, and when
 *     seen: 2026-11-28
 *     how:
 *       sdp-private-address: In pjsip.conf, …       # by the cause's id
 *
 * The first product whose agents fit counts. */
#ifndef SIPWHY_DIAGNOSE_PRODUCT_H
#define SIPWHY_DIAGNOSE_PRODUCT_H

#include "base/lint_message.h"
#include "base/slice.h"

struct products;
struct products *products_new(void);
void products_read_file(struct products *, const char *path, struct lint_messages *);
/* The settings by which the product that calls itself `agent` mends the cause, as written; *name is
 * that of the product. NULL: it is not known, or nothing is told of the cause. */
const char *products_how(struct products *, struct slice agent, const char *cause,
                         const char **name);
/* The same of the i-th product, for lists; *name is NULL past the last. */
const char *products_at(const struct products *, size_t i, const char *cause, const char **name);
void products_free(struct products *);

#endif
