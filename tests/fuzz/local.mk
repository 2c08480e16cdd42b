# Fuzz targets, see fuzz.h. With --enable-fuzzing: tests/fuzz/message_fuzz CORPUS-FOLDER
FUZZ_TARGETS = tests/fuzz/dns_fuzz tests/fuzz/framer_fuzz tests/fuzz/frames_fuzz tests/fuzz/message_fuzz \
	tests/fuzz/sdp_fuzz tests/fuzz/values_fuzz
check_PROGRAMS += $(FUZZ_TARGETS)

if FUZZING
FUZZ_MAIN = tests/fuzz/fuzz.h
FUZZ_LINK = -fsanitize=fuzzer
else
FUZZ_MAIN = tests/fuzz/fuzz.h tests/fuzz/replay.c
FUZZ_LINK =
TESTS += $(FUZZ_TARGETS)
endif

tests_fuzz_dns_fuzz_SOURCES = tests/fuzz/dns_fuzz.c $(FUZZ_MAIN)
tests_fuzz_dns_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_framer_fuzz_SOURCES = tests/fuzz/framer_fuzz.c $(FUZZ_MAIN)
tests_fuzz_framer_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_frames_fuzz_SOURCES = tests/fuzz/frames_fuzz.c $(FUZZ_MAIN)
tests_fuzz_frames_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_message_fuzz_SOURCES = tests/fuzz/message_fuzz.c $(FUZZ_MAIN)
tests_fuzz_message_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_sdp_fuzz_SOURCES = tests/fuzz/sdp_fuzz.c $(FUZZ_MAIN)
tests_fuzz_sdp_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_values_fuzz_SOURCES = tests/fuzz/values_fuzz.c $(FUZZ_MAIN)
tests_fuzz_values_fuzz_LDFLAGS = $(FUZZ_LINK)

EXTRA_DIST += tests/fuzz/corpus
