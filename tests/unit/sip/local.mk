# Unit tests of src/sip/: one program for each source file, added to UNIT_TESTS.
UNIT_TESTS += tests/unit/sip/auth_test
UNIT_TESTS += tests/unit/sip/framer_test
UNIT_TESTS += tests/unit/sip/grammar_test
UNIT_TESTS += tests/unit/sip/header_test
UNIT_TESTS += tests/unit/sip/hostile_test
UNIT_TESTS += tests/unit/sip/message_test
UNIT_TESTS += tests/unit/sip/method_test
UNIT_TESTS += tests/unit/sip/name_addr_test
UNIT_TESTS += tests/unit/sip/sdp_body_test
UNIT_TESTS += tests/unit/sip/sdp_test
UNIT_TESTS += tests/unit/sip/uri_test
UNIT_TESTS += tests/unit/sip/values_test
UNIT_TESTS += tests/unit/sip/via_test
