# Unit tests of src/frame/, added to UNIT_TESTS.
UNIT_TESTS += \
	tests/unit/frame/certificate_test \
	tests/unit/frame/dns_test \
	tests/unit/frame/duplicate_test \
	tests/unit/frame/exported_test \
	tests/unit/frame/fragment_test \
	tests/unit/frame/frames_test \
	tests/unit/frame/hep_test \
	tests/unit/frame/icmp_test \
	tests/unit/frame/ip_test \
	tests/unit/frame/keylog_test \
	tests/unit/frame/link_test \
	tests/unit/frame/neighbour_test \
	tests/unit/frame/ppp_test \
	tests/unit/frame/rsa_keys_test \
	tests/unit/frame/sctp_test \
	tests/unit/frame/tcp_reassembly_test \
	tests/unit/frame/tcp_test \
	tests/unit/frame/tls_crypto_test \
	tests/unit/frame/tls_decipher_test \
	tests/unit/frame/tls_test \
	tests/unit/frame/tunnel_test \
	tests/unit/frame/tunnel_udp_test \
	tests/unit/frame/turn_test \
	tests/unit/frame/udp_test \
	tests/unit/frame/vault_test \
	tests/unit/frame/websocket_test
EXTRA_DIST += tests/unit/frame/build.h
