/* cmd_lint.c - `sipwhy lint`: checks what people write. */
#include "config.h"

#include "cmd/lint.h"
#include "cmd/options.h"

int cmd_lint(const struct options *options)
{
    return lint_files(options->arguments, options->n_arguments, stdout);
}
