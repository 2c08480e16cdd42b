# Unit tests of src/session/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/session/limits_test \
	tests/unit/session/session_test \
	tests/unit/session/threads_test
