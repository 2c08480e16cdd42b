# Unit tests of src/call/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/call/attempts_test \
	tests/unit/call/calls_test \
	tests/unit/call/capture_gap_test \
	tests/unit/call/evict_test \
	tests/unit/call/feed_test \
	tests/unit/call/leap_test \
	tests/unit/call/listeners_test \
	tests/unit/call/media_test \
	tests/unit/call/registrations_test \
	tests/unit/call/state_test \
	tests/unit/call/table_test \
	tests/unit/call/trim_test \
	tests/unit/call/view_test
EXTRA_DIST += tests/unit/call/sip_maker.h
