/* name_addr.c - name-addr and addr-spec with their parameters (RFC 3261 section 20.10). */
#include "config.h"

#include "sip/chars.h"
#include "sip/uri.h"

static struct slice header_params(struct slice rest)
{
    rest = slice_trim(rest);
    if (rest.n == 0 || rest.p[0] != ';')
        return (struct slice){ 0 };
    return slice_sub(rest, 1, rest.n);
}

/* "<" URI ">" and what follows; `open` is the place of the bracket. */
static bool read_bracketed(struct slice value, size_t open, struct name_addr *out)
{
    struct slice rest = slice_sub(value, open + 1, value.n);
    size_t close = slice_chr(rest, '>');

    if (close < rest.n)
        out->params = header_params(slice_sub(rest, close + 1, rest.n));
    return uri_parse(slice_sub(rest, 0, close), &out->uri);
}

bool name_addr_parse(struct slice text, struct name_addr *out)
{
    struct slice value = slice_trim(text);
    size_t quoted = 0, open, end;

    *out = (struct name_addr){ 0 };
    if (value.n > 0 && value.p[0] == '*' && (value.n == 1 || value.p[1] == ';')) {
        out->star = true;
        return true;
    }
    if (value.n > 0 && value.p[0] == '"')
        quoted = chars_quoted_end(value, 0); /* 0: not closed, then the bracket tells */
    open = quoted + slice_chr(slice_sub(value, quoted, value.n), '<');
    if (open < value.n) {
        out->display = chars_unquote(slice_trim(slice_sub(value, 0, open)));
        return read_bracketed(value, open, out);
    }
    /* 20.10: without brackets, parameters are the header's, not the URI's. */
    end = slice_chr(value, ';');
    out->params = header_params(slice_sub(value, end, value.n));
    return uri_parse(slice_sub(value, 0, end), &out->uri);
}

/* Offset of the ';' that ends the parameter beginning at `from`, or s.n; one within quotes does
 * not. */
static size_t param_end(struct slice s, size_t from)
{
    for (size_t i = from; i < s.n; i++) {
        if (s.p[i] == ';')
            return i;
        if (s.p[i] == '"') {
            size_t end = chars_quoted_end(s, i);

            if (end == 0)
                return s.n;
            i = end - 1;
        }
    }
    return s.n;
}

struct slice param_get(struct slice params, struct slice name)
{
    for (size_t at = 0; at < params.n;) {
        size_t end = param_end(params, at);
        struct slice param = slice_trim(slice_sub(params, at, end));
        size_t equals = slice_chr(param, '=');

        if (slice_ieq(slice_trim(slice_sub(param, 0, equals)), name)) {
            if (equals == param.n)
                return slice_sub(param, param.n, param.n);
            return chars_unquote(slice_trim(slice_sub(param, equals + 1, param.n)));
        }
        at = end + 1;
    }
    return (struct slice){ 0 };
}
