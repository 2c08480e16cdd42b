/* values.c - the values of a header that has several, one by one (RFC 3261 section 7.3.1). */
#include "config.h"

#include <string.h>

#include "base/text.h"
#include "sip/chars.h"
#include "sip/header.h"
#include "sip/message.h"

/* Offset of the comma that ends the value beginning at `from`, or s.n. A quote or an angle bracket
 * that is not closed takes the rest of the line with it. */
static size_t value_end(struct slice s, size_t from)
{
    for (size_t i = from; i < s.n; i++) {
        if (s.p[i] == ',')
            return i;
        if (s.p[i] == '"') {
            size_t end = chars_quoted_end(s, i);

            if (end == 0)
                return s.n;
            i = end - 1;
        } else if (s.p[i] == '<') {
            const char *end = memchr(s.p + i, '>', s.n - i);

            if (end == NULL)
                return s.n;
            i = (size_t)(end - s.p);
        }
    }
    return s.n;
}

static const struct sip_header *next_header(const struct sip_message *m, enum sip_header_id id,
                                            const struct sip_values *v)
{
    if (v->header != NULL)
        return sip_header_next(m, v->header);
    if (id != HEADER_OTHER)
        return sip_header(m, id);
    for (size_t i = 0; i < m->n_headers; i++)
        if (m->headers[i].id == HEADER_OTHER)
            return &m->headers[i];
    return NULL;
}

bool sip_next_value(const struct sip_message *m, enum sip_header_id id, struct sip_values *v)
{
    for (;;) {
        struct slice line = v->header != NULL ? sip_text(m, v->header->value) : (struct slice){ 0 };

        while (v->next < line.n) {
            size_t end = sip_header_is_list(id) ? value_end(line, v->next) : line.n;
            struct slice value = slice_trim(slice_sub(line, v->next, end));

            v->next = (uint32_t)end + 1;
            if (value.n > 0) {
                v->value = sip_span(m, value);
                return true;
            }
        }
        v->header = next_header(m, id, v);
        v->next = 0;
        if (v->header == NULL)
            return false;
    }
}

void sip_position(const struct sip_message *m, uint32_t offset, uint32_t *line, uint32_t *column)
{
    struct slice before = slice_sub(m->bytes, 0, offset);
    size_t start = 0;

    *line = 1;
    for (const char *lf; before.n > start; start = (size_t)(lf - before.p) + 1) {
        lf = memchr(before.p + start, '\n', before.n - start);
        if (lf == NULL)
            break;
        ++*line;
    }
    *column = (uint32_t)(before.n - start) + 1;
}

void sip_unfold(struct text *to, struct slice value)
{
    size_t i = 0;

    while (i < value.n) {
        size_t blanks = chars_span(value, i, CHAR_LWS);
        size_t words;

        if (blanks > 0) {
            struct slice gap = slice_sub(value, i, i + blanks);

            if (slice_chr(gap, '\n') < gap.n)
                text_addc(to, ' ');
            else
                text_slice(to, gap);
            i += blanks;
        }
        for (words = i; words < value.n && !char_is(value.p[words], CHAR_LWS); words++)
            ;
        text_slice(to, slice_sub(value, i, words));
        i = words;
    }
}
