src_libsipwhy_a_SOURCES += \
	src/frame/certificate.c \
	src/frame/certificate.h \
	src/frame/dns.c \
	src/frame/dns.h \
	src/frame/duplicate.c \
	src/frame/duplicate.h \
	src/frame/fragment.c \
	src/frame/fragment.h \
	src/frame/frame.h \
	src/frame/frame_private.h \
	src/frame/frames.c \
	src/frame/icmp.c \
	src/frame/ip.c \
	src/frame/link.c \
	src/frame/neighbour.c \
	src/frame/ppp.c \
	src/frame/tcp.c \
	src/frame/tcp.h \
	src/frame/tcp_reassembly.c \
	src/frame/tcp_reassembly.h \
	src/frame/tls.c \
	src/frame/tls.h \
	src/frame/tls_handshake.c \
	src/frame/tls_names.c \
	src/frame/tunnel.c \
	src/frame/udp.c
