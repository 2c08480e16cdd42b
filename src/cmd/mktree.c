/* mktree.c - compiles a YAML file for the program's start (yaml_tree_write()). Not installed.
 *
 *     mktree FILE.yaml OUT.yamlc */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/yaml.h"

int main(int argc, char **argv)
{
    struct lint_messages mistakes = { 0 };
    struct error error = { 0 };

    if (argc != 3) {
        fputs("usage: mktree FILE.yaml OUT.yamlc\n", stderr);
        return 2;
    }
    struct yaml_file *file = yaml_read_file(argv[1], &mistakes);
    if (!lint_messages_to_error(&mistakes, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return 1;
    }
    bool written = yaml_tree_write(file, argv[2]);
    if (!written)
        fprintf(stderr, "%s: %s\n", argv[2], strerror(errno));
    yaml_file_free(file);
    return written ? 0 : 1;
}
