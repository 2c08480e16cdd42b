src_libsipwhy_a_SOURCES += \
	src/frame/dns.c \
	src/frame/dns.h \
	src/frame/duplicate.c \
	src/frame/duplicate.h \
	src/frame/fragment.c \
	src/frame/fragment.h \
	src/frame/frame.h \
	src/frame/frames.c \
	src/frame/icmp.c \
	src/frame/inside.h \
	src/frame/ip.c \
	src/frame/link.c \
	src/frame/order.c \
	src/frame/order.h \
	src/frame/ppp.c \
	src/frame/tcp.c \
	src/frame/tcp.h \
	src/frame/tunnel.c \
	src/frame/udp.c
