# Unit tests of src/provider/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/provider/log_value_test \
	tests/unit/provider/profile_test \
	tests/unit/provider/trunk_file_test \
	tests/unit/provider/trunk_match_test
