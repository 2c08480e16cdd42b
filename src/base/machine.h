/* machine.h - the machine that the program runs on. */
#ifndef SIPWHY_BASE_MACHINE_H
#define SIPWHY_BASE_MACHINE_H

#include <stdint.h>

/* Bytes of memory that the machine has, or as many as the program's control group (cgroups(7),
 * version 1 or 2) and those above it leave it, where that is less: a container, a service with
 * MemoryMax=. 0: not known. */
uint64_t machine_memory(void);

/* Processors that the program may run on: 1 or more. */
unsigned machine_processors(void);

/* The least limit of memory among the control groups, as the files below `root` tell ("": the
 * machine's); UINT64_MAX: there is none, or it cannot be read. */
uint64_t machine_group_limit(const char *root);

#endif
