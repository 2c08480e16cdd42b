# Unit tests of src/sip/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/sip/auth_test \
	tests/unit/sip/framer_test \
	tests/unit/sip/grammar_test \
	tests/unit/sip/header_test \
	tests/unit/sip/hostile_test \
	tests/unit/sip/message_test \
	tests/unit/sip/method_test \
	tests/unit/sip/name_addr_test \
	tests/unit/sip/plain_test \
	tests/unit/sip/sdp_body_test \
	tests/unit/sip/sdp_test \
	tests/unit/sip/tag_test \
	tests/unit/sip/uri_test \
	tests/unit/sip/values_test \
	tests/unit/sip/via_test
