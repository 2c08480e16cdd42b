/* lint_message.c - a list of mistakes. */
#include "config.h"

#include "base/lint_message.h"

#include <stdlib.h>

#include "base/mem.h"

void lint_messages_vadd(struct lint_messages *m, const char *file, unsigned line, unsigned column,
                        const char *format, va_list arguments)
{
    if (m->n == MISTAKES_MAX) {
        m->dropped++;
        return;
    }
    struct text message = { 0 };
    text_vprintf(&message, format, arguments);
    struct lint_message *added = &VEC_PUSH(m->list, m->n, m->room);
    *added = (struct lint_message){
        .file = xstrdup(file), .line = line, .column = column, .message = text_take(&message)
    };
}

void lint_messages_add(struct lint_messages *m, const char *file, unsigned line, unsigned column,
                       const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    lint_messages_vadd(m, file, line, column, format, arguments);
    va_end(arguments);
}

void lint_message_print(struct text *out, const struct lint_message *m)
{
    text_adds(out, m->file);
    if (m->line)
        text_printf(out, ":%u", m->line);
    if (m->line && m->column)
        text_printf(out, ":%u", m->column);
    text_printf(out, ": %s", m->message);
}

bool lint_messages_to_error(struct lint_messages *m, struct error *error)
{
    bool none = m->n == 0;

    if (!none) {
        struct text line = { 0 };

        lint_message_print(&line, &m->list[0]);
        error_set(error, "%s", text_str(&line));
        text_done(&line);
    }
    lint_messages_done(m);
    return none;
}

void lint_messages_done(struct lint_messages *m)
{
    for (size_t i = 0; i < m->n; i++) {
        free(m->list[i].file);
        free(m->list[i].message);
    }
    free(m->list);
    *m = (struct lint_messages){ 0 };
}
