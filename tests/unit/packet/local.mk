# Unit tests of src/packet/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/packet/bytestream_test \
	tests/unit/packet/clock_steps_test \
	tests/unit/packet/file_follow_test \
	tests/unit/packet/file_pcap_test \
	tests/unit/packet/file_pcapng_test \
	tests/unit/packet/file_snoop_test \
	tests/unit/packet/file_test \
	tests/unit/packet/folder_watch_test \
	tests/unit/packet/hep_listen_test \
	tests/unit/packet/ladder_test \
	tests/unit/packet/live_test \
	tests/unit/packet/paths_test \
	tests/unit/packet/recorder_test \
	tests/unit/packet/recording_test \
	tests/unit/packet/scratch_test \
	tests/unit/packet/source_test \
	tests/unit/packet/store_test \
	tests/unit/packet/trace_test \
	tests/unit/packet/unpack_test \
	tests/unit/packet/writer_test
EXTRA_DIST += tests/unit/packet/build.h
