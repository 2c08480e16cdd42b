src_libsipwhy_a_SOURCES += \
	src/rtp/arrival.c \
	src/rtp/arrival.h \
	src/rtp/chains.c \
	src/rtp/chains.h \
	src/rtp/packet.c \
	src/rtp/packet.h \
	src/rtp/quality.c \
	src/rtp/stream.c \
	src/rtp/stream.h \
	src/rtp/stream_private.h \
	src/rtp/streams.c \
	src/rtp/stun.c \
	src/rtp/stun.h
