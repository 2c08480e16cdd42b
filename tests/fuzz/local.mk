# Fuzz targets, see fuzz.h. With --enable-fuzzing: tests/fuzz/message_fuzz CORPUS-FOLDER
FUZZ_TARGETS = tests/fuzz/alerts_fuzz tests/fuzz/carrier_fuzz tests/fuzz/dns_fuzz tests/fuzz/framer_fuzz tests/fuzz/frames_fuzz tests/fuzz/message_fuzz \
	tests/fuzz/sdp_fuzz tests/fuzz/values_fuzz tests/fuzz/expr_fuzz tests/fuzz/guide_fuzz tests/fuzz/hep_fuzz tests/fuzz/icmp_fuzz tests/fuzz/local_fuzz \
	tests/fuzz/keys_fuzz tests/fuzz/record_fuzz tests/fuzz/redact_fuzz tests/fuzz/report_fuzz tests/fuzz/rtp_fuzz tests/fuzz/saver_fuzz tests/fuzz/stream_fuzz tests/fuzz/tls_fuzz tests/fuzz/tls_keys_fuzz tests/fuzz/trace_fuzz tests/fuzz/unpack_fuzz tests/fuzz/usual_fuzz tests/fuzz/wire_fuzz tests/fuzz/yaml_fuzz
check_PROGRAMS += $(FUZZ_TARGETS)

if FUZZING
FUZZ_MAIN = tests/fuzz/fuzz.h
FUZZ_LINK = -fsanitize=fuzzer
else
FUZZ_MAIN = tests/fuzz/fuzz.h tests/fuzz/replay.c
FUZZ_LINK = $(NO_LTO_LDFLAGS)
TESTS += $(FUZZ_TARGETS)
endif

tests_fuzz_alerts_fuzz_SOURCES = tests/fuzz/alerts_fuzz.c $(FUZZ_MAIN)
tests_fuzz_alerts_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_carrier_fuzz_SOURCES = tests/fuzz/carrier_fuzz.c tests/fuzz/packets.h $(FUZZ_MAIN)
tests_fuzz_carrier_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_dns_fuzz_SOURCES = tests/fuzz/dns_fuzz.c $(FUZZ_MAIN)
tests_fuzz_dns_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_framer_fuzz_SOURCES = tests/fuzz/framer_fuzz.c $(FUZZ_MAIN)
tests_fuzz_framer_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_frames_fuzz_SOURCES = tests/fuzz/frames_fuzz.c $(FUZZ_MAIN)
tests_fuzz_frames_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_message_fuzz_SOURCES = tests/fuzz/message_fuzz.c $(FUZZ_MAIN)
tests_fuzz_message_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_sdp_fuzz_SOURCES = tests/fuzz/sdp_fuzz.c $(FUZZ_MAIN)
tests_fuzz_sdp_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_values_fuzz_SOURCES = tests/fuzz/values_fuzz.c $(FUZZ_MAIN)
tests_fuzz_values_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_expr_fuzz_SOURCES = tests/fuzz/expr_fuzz.c tests/fuzz/pipeline.h tests/fuzz/packets.h tests/fuzz/trace.h $(FUZZ_MAIN)
tests_fuzz_expr_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_guide_fuzz_SOURCES = tests/fuzz/guide_fuzz.c tests/fuzz/no_files.c tests/fuzz/pipeline.h tests/fuzz/packets.h tests/fuzz/trace.h $(FUZZ_MAIN)
tests_fuzz_guide_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_hep_fuzz_SOURCES = tests/fuzz/hep_fuzz.c $(FUZZ_MAIN)
tests_fuzz_hep_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_icmp_fuzz_SOURCES = tests/fuzz/icmp_fuzz.c tests/fuzz/pipeline.h tests/fuzz/packets.h $(FUZZ_MAIN)
tests_fuzz_icmp_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_local_fuzz_SOURCES = tests/fuzz/local_fuzz.c $(FUZZ_MAIN)
tests_fuzz_local_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_keys_fuzz_SOURCES = tests/fuzz/keys_fuzz.c tests/fuzz/no_files.c tests/fuzz/pipeline.h tests/fuzz/packets.h tests/fuzz/trace.h $(FUZZ_MAIN)
tests_fuzz_keys_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_record_fuzz_SOURCES = tests/fuzz/record_fuzz.c $(FUZZ_MAIN)
tests_fuzz_record_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_redact_fuzz_SOURCES = tests/fuzz/redact_fuzz.c $(FUZZ_MAIN)
tests_fuzz_redact_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_report_fuzz_SOURCES = tests/fuzz/report_fuzz.c tests/fuzz/pipeline.h $(FUZZ_MAIN)
tests_fuzz_report_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_rtp_fuzz_SOURCES = tests/fuzz/rtp_fuzz.c tests/fuzz/pipeline.h $(FUZZ_MAIN)
tests_fuzz_rtp_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_saver_fuzz_SOURCES = tests/fuzz/saver_fuzz.c $(FUZZ_MAIN)
tests_fuzz_saver_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_stream_fuzz_SOURCES = tests/fuzz/stream_fuzz.c tests/fuzz/pipeline.h tests/fuzz/packets.h $(FUZZ_MAIN)
tests_fuzz_stream_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_tls_fuzz_SOURCES = tests/fuzz/tls_fuzz.c $(FUZZ_MAIN)
tests_fuzz_tls_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_tls_keys_fuzz_SOURCES = tests/fuzz/tls_keys_fuzz.c $(FUZZ_MAIN)
tests_fuzz_tls_keys_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_trace_fuzz_SOURCES = tests/fuzz/trace_fuzz.c $(FUZZ_MAIN)
tests_fuzz_trace_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_unpack_fuzz_SOURCES = tests/fuzz/unpack_fuzz.c $(FUZZ_MAIN)
tests_fuzz_unpack_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_usual_fuzz_SOURCES = tests/fuzz/usual_fuzz.c $(FUZZ_MAIN)
tests_fuzz_usual_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_wire_fuzz_SOURCES = tests/fuzz/wire_fuzz.c $(FUZZ_MAIN)
tests_fuzz_wire_fuzz_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_yaml_fuzz_SOURCES = tests/fuzz/yaml_fuzz.c tests/fuzz/pipeline.h tests/fuzz/packets.h tests/fuzz/trace.h $(FUZZ_MAIN)
tests_fuzz_yaml_fuzz_LDFLAGS = $(FUZZ_LINK)

# What CI builds before it runs each for a while
fuzz: $(FUZZ_TARGETS)
.PHONY: fuzz

EXTRA_DIST += tests/fuzz/corpus tests/fuzz/dict
