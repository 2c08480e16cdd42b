# Unit tests of src/helper/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/helper/confine_test \
	tests/unit/helper/helper_test \
	tests/unit/helper/probe_test \
	tests/unit/helper/saver_test
