/* number.c - decimal numbers. */
#include "config.h"

#include "base/number.h"

static bool digit_at(struct slice s, size_t i)
{
    return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

size_t number_read(struct slice s, double *value)
{
    size_t i = 0;
    double number = 0, scale = 1;

    for (; digit_at(s, i); i++)
        number = number * 10 + (s.p[i] - '0');
    if (i > 0 && i < s.n && s.p[i] == '.' && digit_at(s, i + 1))
        for (i++; digit_at(s, i); i++) {
            /* Digits beyond a double's precision change nothing. */
            if (scale < 1e15) {
                number = number * 10 + (s.p[i] - '0');
                scale *= 10;
            }
        }
    if (i > 0)
        *value = number / scale;
    return i;
}

const char number_pairs[] = "00010203040506070809101112131415161718192021222324"
                            "25262728293031323334353637383940414243444546474849"
                            "50515253545556575859606162636465666768697071727374"
                            "75767778798081828384858687888990919293949596979899";
