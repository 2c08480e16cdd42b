/* record_fuzz.c - any bytes as a record that comes by the sender's pipe, and what is made of one
 * that is taken for good. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "alert/alert_record.h"
#include "alert/mail.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char *receivers[] = { (char *)(uintptr_t) "a@example.com" };
    static const struct alert_mail mail = { .from = (char *)(uintptr_t) "b@example.com",
                                            .to = receivers,
                                            .n_to = 1 };
    struct slice text = { (const char *)data, size };
    struct error error = { 0 };
    struct alert_record r;

    if (alert_record_read(text, &r, &error)) {
        char *headers[MAIL_HEADERS];
        struct text body = { 0 };

        mail_headers(&mail, &r, 1, alert_id_time(slice_of(r.id)), headers);
        for (size_t i = 0; i < MAIL_HEADERS; i++) {
            if (strpbrk(headers[i], "\r\n") != NULL)
                abort();
            free(headers[i]);
        }
        mail_body(&r, 1, &body);
        text_done(&body);
    }
    alert_record_done(&r);
    error_done(&error);
    return 0;
}
