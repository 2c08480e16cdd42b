/* fuzz.h - one parser under any input. Each NAME_fuzz.c has the function that libFuzzer calls;
 * with --enable-fuzzing (clang) it is linked with libFuzzer, else with replay.c, which gives it
 * the files of tests/fuzz/corpus/NAME/ in `make check`. An input that once broke something
 * belongs there. */
#ifndef SIPWHY_TESTS_FUZZ_H
#define SIPWHY_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
