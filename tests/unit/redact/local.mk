# Unit tests of src/redact/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/redact/carriage_test \
	tests/unit/redact/packet_test \
	tests/unit/redact/redact_test \
	tests/unit/redact/reserved_test \
	tests/unit/redact/span_test
