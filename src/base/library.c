/* library.c - a shared library that is loaded when it is needed. */
#include "config.h"

#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

bool library_load(const char *library, const struct library_function *functions, size_t n,
                  struct error *error)
{
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    void *found = handle;

    for (size_t i = 0; i < n && found != NULL; i++) {
        found = dlsym(handle, functions[i].name);
        if (found != NULL)
            memcpy(functions[i].to, &found, sizeof found);
    }
    if (found == NULL)
        error_set(error, "%s", dlerror());
    return found != NULL;
}
