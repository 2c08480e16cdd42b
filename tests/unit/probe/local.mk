# Unit tests of src/probe/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/probe/asked_test \
	tests/unit/probe/channel_test \
	tests/unit/probe/credentials_test \
	tests/unit/probe/judge_test \
	tests/unit/probe/listen_test \
	tests/unit/probe/local_test \
	tests/unit/probe/lookup_test \
	tests/unit/probe/route_test \
	tests/unit/probe/target_test \
	tests/unit/probe/tone_test \
	tests/unit/probe/transactions_test \
	tests/unit/probe/wire_test
