/* formats.c - the table of formats. */
#include "config.h"

#include "report/report.h"

#include <string.h>

static const struct report_format *const formats[] = {
    &report_text, &report_ladder,   &report_json, &report_jsonl,
    &report_csv,  &report_markdown, &report_html, &report_svg,
};

size_t report_formats(void)
{
    return ARRAY_SIZE(formats);
}

const struct report_format *report_format_at(size_t i)
{
    return formats[i];
}

const struct report_format *report_format_by_name(const char *name)
{
    for (size_t i = 0; i < ARRAY_SIZE(formats); i++)
        if (strcmp(formats[i]->name, name) == 0)
            return formats[i];
    return NULL;
}
