# The messages of RFC 4475 and RFC 5118, see table.
check_PROGRAMS += tests/torture/torture
TESTS += tests/torture/torture
tests_torture_torture_SOURCES = tests/torture/torture.c tests/torture/capture.c tests/torture/capture.h \
	tests/torture/notation.c tests/torture/notation.h tests/torture/reads.c tests/torture/reads.h
EXTRA_DIST += tests/torture/table tests/torture/messages
check_PROGRAMS += tests/torture/variants
TESTS += tests/torture/variants
tests_torture_variants_SOURCES = tests/torture/variants.c tests/torture/notation.c tests/torture/notation.h
