/* choices.c - the words that an option takes. */
#include "config.h"

#include "cmd/choices.h"

#include "base/mem.h"
#include "cmd/options.h"
#include "report/columns.h"
#include "report/report.h"
#include "report/save.h"

const char *format_choice(size_t i)
{
    if (i < report_formats())
        return report_format_at(i)->name;
    i -= report_formats();
    return i <= SAVE_PCAPNG ? save_format_info((enum save_format)i).name : NULL;
}

const char *status_choice(size_t i)
{
    static const char *const words[] = { "completed", "busy",     "no-answer",
                                         "canceled",  "declined", "failed" };

    return i < ARRAY_SIZE(words) ? words[i] : NULL;
}

const char *column_choice(size_t i)
{
    if (i == 0)
        return "all";
    return i <= report_columns() ? report_column_at(i - 1)->name : NULL;
}

void option_completions(const struct option_info *info, struct text *out)
{
    const char *word;

    if (info->completed == NULL)
        option_choices(info, " ", out);
    for (size_t i = 0; info->completed != NULL && (word = info->completed(i)) != NULL; i++)
        text_printf(out, "%s%s", i > 0 ? " " : "", word);
}

void option_choices(const struct option_info *info, const char *between, struct text *out)
{
    struct slice rest = slice_of(info->choices != NULL ? info->choices : "");
    const char *word;

    for (size_t i = 0; rest.n > 0; i++) {
        text_adds(out, i > 0 ? between : "");
        text_slice(out, slice_cut(&rest, ' '));
    }
    for (size_t i = 0; info->choice != NULL && (word = info->choice(i)) != NULL; i++)
        text_printf(out, "%s%s", i > 0 ? between : "", word);
}
