/* dialled.c - reads the number that a caller dialled. */
#include "config.h"

#include "fact/dialled.h"

#include <string.h>

bool dialled_read(struct slice user, struct dialled *out)
{
    bool plus = user.n && user.p[0] == '+';

    *out = (struct dialled){ .n = 0 };
    for (size_t i = plus; i < user.n; i++) {
        char c = user.p[i];

        if (c == ';')
            break;
        if (c == '-' || c == '.' || c == ' ')
            continue;
        if (c < '0' || c > '9' || out->n + 1 >= sizeof out->digits)
            return false;
        out->digits[out->n++] = c;
    }
    if (!plus && out->n > 3 && memcmp(out->digits, "011", 3) == 0)
        out->from = 3;
    else if (!plus && out->n > 2 && memcmp(out->digits, "00", 2) == 0)
        out->from = 2;
    return out->n - out->from >= DIALLED_TAIL;
}
