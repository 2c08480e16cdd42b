/* mkimage.c - compiles the program's rules for its start (rules_compile()). Not installed.
 *
 *     mkimage FOLDER OUT.image    FOLDER is data/ */
#include "config.h"

#include <stdio.h>

#include "diagnose/rule.h"

int main(int argc, char **argv)
{
    struct error error = { 0 };

    if (argc != 3) {
        fputs("usage: mkimage FOLDER OUT.image\n", stderr);
        return 2;
    }
    if (rules_compile(argv[1], argv[2], &error))
        return 0;
    fprintf(stderr, "%s\n", error.message);
    error_done(&error);
    return 1;
}
