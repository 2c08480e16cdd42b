# Unit tests of src/packet/: one program for each source file, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/packet/store_test
