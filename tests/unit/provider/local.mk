# Unit tests of src/provider/: one program for each source file, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/provider/profile_test
