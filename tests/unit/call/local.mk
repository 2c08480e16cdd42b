# Unit tests of src/call/: one program for each source file, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/call/state_test
EXTRA_DIST += tests/unit/call/sip_maker.h
