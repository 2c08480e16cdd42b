/* token.h - private to expr/: source text -> tokens. */
#ifndef SIPWHY_EXPR_TOKEN_H
#define SIPWHY_EXPR_TOKEN_H

#include "expr/expr.h"

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_TEXT,
    TOKEN_ADDR,
    TOKEN_NETWORK,
    TOKEN_NAME,
    TOKEN_OR,
    TOKEN_AND,
    TOKEN_NOT,
    TOKEN_IN,
    TOKEN_TRUE,
    TOKEN_FALSE,
    TOKEN_EQUAL,
    TOKEN_UNEQUAL,
    TOKEN_LESS,
    TOKEN_AT_MOST,
    TOKEN_MORE,
    TOKEN_AT_LEAST,
    TOKEN_MATCH,
    TOKEN_NO_MATCH,
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_TIMES,
    TOKEN_DIVIDE,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_COMMA,
    TOKEN_RANGE,
    TOKEN_FAULTY /* the error is set */
};

struct token {
    enum token_kind kind;
    size_t offset, length;  /* in the source */
    struct slice text;      /* of a name; of a text without its quotes, escapes still in it */
    double number;          /* in seconds where it has a unit */
    struct network network; /* of TOKEN_ADDR its addr */
};

/* The token at or after `at`. */
struct token token_read(struct slice source, size_t at, struct expr_error *error);
/* Sets the error, unless one is set already. */
void expr_fail(struct expr_error *, size_t offset, size_t length, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
