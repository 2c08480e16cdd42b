# Unit tests of src/session/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/session/limits_test \
	tests/unit/session/session_test \
	tests/unit/session/shape_test \
	tests/unit/session/threads_test
tests_unit_session_shape_test_SOURCES = tests/unit/session/shape_test.c $(ONCE_FILES)
tests_unit_session_shape_test_LDFLAGS = $(ONCE_LINK)
