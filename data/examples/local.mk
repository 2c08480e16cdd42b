# Written by tests/captures/make.py.
dist_examples_DATA = \
	data/examples/account-inactive.pcap \
	data/examples/ack-provider-ip-rewritten.pcap \
	data/examples/ack-ruri-not-remote-target.pcap \
	data/examples/acl-ip-not-allowed.pcap \
	data/examples/callerid-not-verified.pcap \
	data/examples/carrier-session-timer-too-small.pcap \
	data/examples/codec-g711-missing.pcap \
	data/examples/concurrent-call-limit-exceeded.pcap \
	data/examples/contact-private-in-200.pcap \
	data/examples/cps-limit-exceeded.pcap \
	data/examples/destination-blocked.pcap \
	data/examples/dialed-number-not-e164.pcap \
	data/examples/digest-credentials-wrong.pcap \
	data/examples/firewall-blocks-inbound-rtp.pcap \
	data/examples/firewall-blocks-outbound-rtp.pcap \
	data/examples/geo-permission-missing.pcap \
	data/examples/isp-blocks-rtp.pcap \
	data/examples/orig-firewall-blocks-provider.pcap \
	data/examples/pbx-not-responding.pcap \
	data/examples/pbx-session-timer-too-large.pcap \
	data/examples/provider-ip-not-trusted-peer-401.pcap \
	data/examples/provider-ip-not-trusted-peer-407.pcap \
	data/examples/provider-ip-not-trusted-peer-silent.pcap \
	data/examples/rtp-ttl-too-low.pcap \
	data/examples/sdp-private-address.pcap \
	data/examples/term-dns-unresolvable.pcap \
	data/examples/term-firewall-blocks-outbound-sip.pcap \
	data/examples/term-ruri-not-termination-uri.pcap \
	data/examples/via-rewritten-in-200.pcap
