# Unit tests of src/calllog/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/calllog/alert_log_test \
	tests/unit/calllog/call_log_test \
	tests/unit/calllog/table_test
