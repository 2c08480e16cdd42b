# Unit tests of src/rtp/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/rtp/chains_test \
	tests/unit/rtp/packet_test \
	tests/unit/rtp/quality_test \
	tests/unit/rtp/stream_test \
	tests/unit/rtp/streams_test \
	tests/unit/rtp/stun_test
EXTRA_DIST += tests/unit/rtp/rtp_maker.h
